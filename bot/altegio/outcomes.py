"""How requests end, in the words of the dialog, and how long it is tried to find that out."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.altegio.errors import Refused
from fsm.events import Why

PATIENCE: Final = timedelta(seconds=30)
"""Within which the calls of a request have to go out, counted from its beginning."""

SETTLED: Final = timedelta(seconds=45)
"""After which what was sent and has not come does not come any more: longer than any one call may take."""

GIVE_UP: Final = timedelta(minutes=10)
"""How long it is looked for while Altegio is down."""

LOOK_AGAIN: Final = timedelta(seconds=5)

WHYS: Final = {
    431: Why.BAD_PHONE,
    432: Why.WRONG_CODE,
    433: Why.SLOT_TAKEN,
    434: Why.NOT_WELCOME,
    435: Why.NO_NAME,
    436: Why.SLOT_TAKEN,
    437: Why.SLOT_TAKEN,
    438: Why.SERVICE_GONE,
}


@dataclass(frozen=True, slots=True)
class Again:
    """Nobody can tell yet: come back after a while."""

    after: timedelta


def why_not(error: Refused) -> Why:
    """What a plain no to a change means. How a refused one looks is not documented, but for the codes."""
    if error.code:
        return WHYS[error.code]
    return {404: Why.GONE, 409: Why.SLOT_TAKEN}.get(error.status, Why.NOT_ALLOWED)
