"""What Meta's refusals mean for who wanted to say something.

The numbers are those of https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes. They come as an
answer to a call, or later in a status of a message that had been accepted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.channels.whatsapp.graph import GraphError

SOON: Final = 1.0
PAIR: Final = 6.0
"""Seconds in which one client may be sent one message, bursts aside."""

MINUTE: Final = 60.0
HOUR: Final = 3600.0


@dataclass(frozen=True, slots=True)
class Meaning:
    """`after`: say it again after so many seconds; None: never. `operator`: what has to be mended, "" if nothing."""

    why: str
    after: float | None = None
    operator: str = ""


TOKEN: Final = Meaning(
    "our access token is refused",
    MINUTE,
    "WhatsApp refuses our access token, it may have expired: set WHATSAPP_TOKEN to a valid one, best that of a system "
    "user with the permission whatsapp_business_messaging",
)
PHONE_ID: Final = Meaning(
    "our phone number is unknown",
    MINUTE,
    "Meta knows no such phone number, or our token does not open it: check WHATSAPP_PHONE_ID (the id, not the number)",
)
REFUSED: Final = Meaning("Meta refuses the message", None, "Meta refuses a message, so it stays unsaid")
TEMPLATE: Final = Meaning(
    "the message template is refused",
    None,
    "Meta refuses a message template (missing, paused or with other parameters): look at it in the WhatsApp Manager",
)
SPAM: Final = Meaning(
    "too many clients have blocked or reported us",
    HOUR,
    "Meta limits our messages because clients have blocked or reported them: see the quality rating of the number",
)
ACCOUNT: Final = Meaning(
    "the WhatsApp account is not in order",
    MINUTE,
    "Meta does not let this number send (locked, unpaid or not registered): see the WhatsApp Manager",
)

MEANINGS: Final[Mapping[int, Meaning]] = {
    # our token and its rights
    0: TOKEN,
    3: TOKEN,
    10: TOKEN,
    190: TOKEN,
    # this client cannot be written to
    131021: Meaning("this is our own number"),
    131026: Meaning("the message cannot be delivered: no WhatsApp there, too old a version, or we are blocked"),
    131030: Meaning("a test number may only write to the numbers listed for it"),
    131047: Meaning("the client last wrote more than 24 hours ago; outside that window only templates are allowed"),
    131050: Meaning("the client wants no such messages"),
    131062: Meaning("this message cannot be sent to a client without a visible number"),
    # later
    4: Meaning("too many calls of our app", MINUTE),
    80007: Meaning("too many calls of our account", MINUTE),
    130429: Meaning("too many messages a second", SOON),
    131056: Meaning("too many messages to this client", PAIR),
    131048: SPAM,
    131049: Meaning("Meta holds back messages to this client for now", HOUR),
    131057: Meaning("the account is under maintenance", MINUTE),
    # our account
    368: ACCOUNT,
    131031: ACCOUNT,
    131042: ACCOUNT,
    131045: ACCOUNT,
    133010: ACCOUNT,
}

TEMPLATES: Final = range(132000, 133000)
RIGHTS: Final = range(200, 300)
TEMPORARY: Final = {1, 2, 131000, 131016}
NO_SUCH_OBJECT: Final = 33


def meaning(error: GraphError) -> Meaning:
    """What is to be done now. Where nothing is known for sure, saying it again is right."""
    if error.code == 100 and error.subcode == NO_SUCH_OBJECT:
        return PHONE_ID
    if error.code and error.code in MEANINGS:
        return MEANINGS[error.code]
    if error.code in TEMPLATES:
        return TEMPLATE
    if error.code in RIGHTS or error.status == 401:
        return TOKEN
    if error.status == 0 or error.status >= 500 or error.code in TEMPORARY:
        return Meaning(str(error), SOON)
    return Meaning("too many calls", MINUTE) if error.status == 429 else REFUSED
