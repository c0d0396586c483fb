"""What a client does about their own appointments, as a table.

The list leads to a card, the card to whatever is allowed now. What a button names is only where to look: the visit is
read anew among the client's own whenever something is chosen about it, and before anything is done. If it is not there,
`visit_gone` leads back to the list.

Cancelling and reviewing ask what they need and leave an order. Moving borrows the day and the time from the booking:
a draft that has a visit in it moves that one (the rows for it stand in the booking's table, before the others). Booking
again is a booking that begins with all that is known; nothing of the visit goes along.

Whatever becomes of an order, the client is back at the card, which shows how things stand.
"""

from collections.abc import Mapping
from typing import Any, Final

from fsm.session import S
from fsm.step import Step
from fsm.visits import cancel, cancelled, card, listing, move, rate, remark, repeat
from fsm.visits.waiting import cancelling, moving, rating

STEPS: Final[Mapping[S, Step]] = {
    S.VISITS: listing,
    S.VISIT: card,
    S.REPEAT: repeat,
    S.CANCEL: cancel,
    S.CANCELLING: cancelling,
    S.CANCELLED: cancelled,
    S.MOVE: move,
    S.MOVING: moving,
    S.RATE: rate,
    S.REMARK: remark,
    S.RATING: rating,
}
ASKING: Final = [S.CANCEL, S.MOVE, S.RATE, S.REMARK]
SCREENS: Final = [S.VISITS, S.VISIT, S.REPEAT, S.CANCELLED]
DOORS: Final[Mapping[str, S]] = {"visits": S.VISITS, "repeat": S.REPEAT}
OWN: Final = [S.VISITS, S.VISIT]

WORKING: Final = [S.CANCELLING, S.MOVING, S.RATING]

ROWS: Final[list[list[Any]]] = [
    # what happened      where we are                                where it leads
    ["visit_chosen",     S.VISITS,                                   S.VISIT],
    ["visit_gone",       [S.VISIT, S.CANCEL, S.MOVE, S.MOVING, S.REMARK], S.VISITS],
    ["not_allowed",      [S.VISIT, *ASKING, *WORKING],               S.VISIT],

    ["cancel_visit",     S.VISIT,                                    S.CANCEL],
    ["agreed",           S.CANCEL,                                   S.CANCELLING],
    ["cancelled",        S.CANCELLING,                               S.CANCELLED],

    ["move",             S.VISIT,                                    S.DATE],
    ["agreed",           S.MOVE,                                     S.MOVING],
    ["slot_taken",       S.MOVING,                                   S.TIME],
    ["moved",            S.MOVING,                                   S.VISIT],

    ["marked",           S.VISIT,                                    S.VISIT],  # as a favourite
    ["rate",             S.VISIT,                                    S.RATE],
    ["marked",           S.RATE,                                     S.REMARK],
    ["remark_given",     S.REMARK,                                   S.RATING],
    ["rated",            S.RATING,                                   S.VISIT],

    ["not_reached",      WORKING,                                    S.VISIT],
    ["log_in",           [S.CANCEL, S.MOVE, *WORKING],               S.LOGIN_PHONE],

    ["back",             S.VISITS,                                   S.MENU],
    ["back",             S.VISIT,                                    S.VISITS],
    ["back",             [S.CANCEL, S.RATE],                         S.VISIT],
    ["back",             S.CANCELLED,                                S.VISITS],
    ["back",             S.MOVE,                                     S.TIME],
    ["back",             S.REMARK,                                   S.RATE],
    ["cancel",           ASKING,                                     S.VISIT],
    ["book",             ASKING,                                     S.LOCATION],
    ["fell_silent",      S.REMARK,                                   S.RATING],  # the mark counts
    ["fell_silent",      [S.CANCEL, S.MOVE, S.RATE],                 S.EXPIRED],
]  # fmt: skip
