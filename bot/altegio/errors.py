"""What can go wrong with Altegio, by what the caller can do about it.

    AltegioError
    ├─ TryLater         busy, or no answer to a read: nothing has changed
    ├─ OutcomeUnknown   a write went out, no answer came back
    ├─ NotAllowed       token, rights, licence (401, 402, 403): the operator's to mend
    └─ Refused          a plain no, with its code 431..438 if it had one

Texts are for the log: no phone, no code, no token is ever in them.
"""

from typing import Final

from fsm import desk


class AltegioError(Exception):
    """Altegio did not do what it was asked."""


class TryLater(AltegioError, desk.TryLater):
    """Busy, or no answer to a read: nothing has changed, so it may be asked again."""


class OutcomeUnknown(AltegioError):
    """A write went out and no good answer came back: it may have been done, or not, or yet be done.

    `ended`: Altegio itself has answered with a failure, so whatever it has done, it does no more.
    """

    def __init__(self, why: str, ended: bool = False) -> None:
        super().__init__(why)
        self.ended = ended


CURES: Final = {
    401: "Altegio does not accept the token: copy ALTEGIO_PARTNER_TOKEN (and ALTEGIO_USER_TOKEN, if you use it) anew "
    "from the developer's account, then start again",
    402: "the location's licence or its SMS balance has run out: top it up in Altegio",
    403: "Altegio does not allow this: connect the application to the location in the marketplace, give its user the "
    "rights, and see that the location's licence has not run out",
}
"""What the operator has to change, by HTTP status."""


class NotAllowed(AltegioError):
    """Altegio does not accept our token, our rights or the location's licence.

    The text tells the operator what to change. 403 to a booking can also be about the client: "not possible
    online" without the code 434.
    """

    def __init__(self, status: int, operation: str) -> None:
        self.status, self.cure = status, CURES[status]
        super().__init__(f"{self.cure} (Altegio answered {status} to {operation})")


class Refused(AltegioError):
    """A plain no: nothing was done. `code` is 431..438, None if the answer had none."""

    def __init__(self, status: int, code: int | None = None) -> None:
        super().__init__(f"refused with HTTP {status}, code {code}")
        self.status = status
        self.code = code
