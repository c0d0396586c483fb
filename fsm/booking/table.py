"""The dialog of a booking, as a table.

Read it from the top as a client meets it. A row says: this happened, here, so it goes on there (if). Of the rows for
the same event in the same state the first whose condition holds wins. Facts are put into the draft before the
trigger fires, so the conditions read the draft as it will be.

A step whose fact is already in the draft, and still true, answers for itself and fires its trigger at once. Three
things follow and need no rows of their own: a step with but one answer is never seen; going back to change one thing
leads forward again past all that still holds; an expired booking, or one begun from a link, is taken up from the
start and stops at the first open question.

Going back runs against the same steps: it forgets the fact of each it enters and runs on over those that would
answer themselves.

SENDING, PLACING and LOOKING wait for the world: an order was left in the outbox when they were entered, and only its
outcome leads out (out of SENDING the client may also turn back: nothing is lost with a code). A code is not right or
wrong until the booking that carries it was sent, so `wrong_code` comes from PLACING, and a new code leads straight
back there: the client has agreed already.

UNSURE is where honesty lives: the booking went out and no answer came. It is never sent again blindly; a look into
the client's own appointments (LOOKING) needs a login by code, hence the way round through PHONE, SENDING and
CODE. Until that look has told, every way but leaving altogether leads back to UNSURE.
"""

from collections.abc import Mapping
from typing import Any, Final

from fsm.booking import (
    call,
    category,
    code,
    comment,
    date,
    email,
    full_name,
    location,
    phone,
    review,
    service,
    staff,
    time,
    unsure,
)
from fsm.booking.draft import at, calls, known_name
from fsm.booking.ends import booked, expired
from fsm.booking.waiting import looking, placing, sending
from fsm.session import Draft, S
from fsm.step import Scene, Step


def asks_staff(draft: Draft, scene: Scene) -> bool:
    """S2-8: off means that anyone will do, throughout."""
    return scene.rules.ask_staff


def asks_full_name(draft: Draft, scene: Scene) -> bool:
    """S2-9: off takes the name that is known; Altegio insists on one, so without any it is asked all the same."""
    return scene.rules.ask_full_name or not (draft.full_name or known_name(scene))


def needs_email(draft: Draft, scene: Scene) -> bool:
    return at(draft).needs_email


def needs_comment(draft: Draft, scene: Scene) -> bool:
    return at(draft).needs_comment


def needs_code(draft: Draft, scene: Scene) -> bool:
    """S4-2, S4-11: auto is what the location asks for."""
    wanted = {"auto": at(draft).confirms_phone, "always": True, "never": False}[scene.rules.confirm_phone]
    return (wanted or outcome_unknown(draft, scene)) and not draft.code


def code_on_its_way(draft: Draft, scene: Scene) -> bool:
    """A code for this very number was ordered less than a minute ago: another would be refused, and is not needed."""
    return not draft.code and draft.sent_to == calls(draft).number and code.wait(draft, scene) > 0


def no_code_was_sent(draft: Draft, scene: Scene) -> bool:
    """Altegio asks for a code although we were told not to (CONFIRM_PHONE=never, or the location has just changed
    its mind).
    """
    return draft.code_sent is None


def moves(draft: Draft, scene: Scene) -> bool:
    """An appointment gets another time: nothing else is asked, and all ways out lead back to it."""
    return draft.visit is not None


def only_shows(draft: Draft, scene: Scene) -> bool:
    """S1-12, S1-13: nothing is booked here, however far a client may have got before that was decided."""
    return not (scene.rules.booking and scene.rules.availability)


def agreed(draft: Draft, scene: Scene) -> bool:
    return draft.agreed


def outcome_unknown(draft: Draft, scene: Scene) -> bool:
    return bool(draft.unknown)


STEPS: Final[Mapping[S, Step]] = {
    S.LOCATION: location,
    S.CATEGORY: category,
    S.SERVICE: service,
    S.STAFF: staff,
    S.DATE: date,
    S.TIME: time,
    S.CALL: call,
    S.FULL_NAME: full_name,
    S.EMAIL: email,
    S.COMMENT: comment,
    S.PHONE: phone,
    S.SENDING: sending,
    S.CODE: code,
    S.REVIEW: review,
    S.PLACING: placing,
    S.UNSURE: unsure,
    S.LOOKING: looking,
    S.BOOKED: booked,
    S.EXPIRED: expired,
}

CHOOSING: Final = [S.LOCATION, S.CATEGORY, S.SERVICE, S.STAFF, S.DATE, S.TIME]
TELLING: Final = [S.FULL_NAME, S.EMAIL, S.COMMENT, S.PHONE]
ASKING: Final = [*CHOOSING, *TELLING, S.CODE, S.REVIEW]
"""A question is open: these fall silent."""
SCREENS: Final = [S.CALL, S.BOOKED, S.EXPIRED]
"""Nothing is asked any more."""
DOORS: Final[Mapping[str, S]] = {}
OWN: Final[list[S]] = []

ROWS: Final[list[list[Any]]] = [
    # what happened      where we are             where it leads  if
    ["not_here",         S.LOCATION,              S.MENU],                   # S1-12
    ["service_named",    S.LOCATION,              S.LOCATION],               # in answer to where
    ["location_chosen",  S.LOCATION,              S.CATEGORY],
    ["category_chosen",  S.CATEGORY,              S.SERVICE],
    ["service_chosen",   [S.CATEGORY, S.SERVICE], S.STAFF,        asks_staff],
    ["service_chosen",   [S.CATEGORY, S.SERVICE], S.DATE],
    ["staff_chosen",     [S.STAFF, S.DATE],       S.DATE],
    ["days_named",       [S.DATE, S.TIME],        S.DATE],                   # "next week"
    ["date_chosen",      [S.DATE, S.TIME],        S.TIME],
    ["time_chosen",      S.TIME,                  S.MOVE,         moves],
    ["time_chosen",      S.TIME,                  S.CALL,         only_shows],
    ["time_chosen",      S.TIME,                  S.FULL_NAME,    asks_full_name],
    ["time_chosen",      S.TIME,                  S.EMAIL,        needs_email],
    ["time_chosen",      S.TIME,                  S.COMMENT,      needs_comment],
    ["time_chosen",      S.TIME,                  S.PHONE],
    ["name_given",       S.FULL_NAME,             S.EMAIL,        needs_email],
    ["name_given",       S.FULL_NAME,             S.COMMENT,      needs_comment],
    ["name_given",       S.FULL_NAME,             S.PHONE],
    ["email_given",      S.EMAIL,                 S.COMMENT,      needs_comment],
    ["email_given",      S.EMAIL,                 S.PHONE],
    ["comment_given",    S.COMMENT,               S.PHONE],
    ["phone_given",      S.PHONE,                 S.CODE,         code_on_its_way],
    ["phone_given",      S.PHONE,                 S.SENDING,      needs_code],
    ["phone_given",      S.PHONE,                 S.REVIEW],

    ["code_sent",        S.SENDING,               S.CODE],
    ["too_many_codes",   [S.SENDING, S.PLACING],  S.CODE],
    ["new_code",         S.CODE,                  S.SENDING],
    ["change_number",    S.CODE,                  S.PHONE],
    ["code_given",       S.CODE,                  S.LOOKING,      outcome_unknown],
    ["code_given",       S.CODE,                  S.CALL,         only_shows],
    ["code_given",       S.CODE,                  S.PLACING,      agreed],
    ["code_given",       S.CODE,                  S.REVIEW],
    ["wrong_code",       S.PLACING,               S.SENDING,      no_code_was_sent],
    ["wrong_code",       [S.PLACING, S.LOOKING],  S.CODE],

    ["agreed",           S.REVIEW,                S.CALL,         only_shows],
    ["agreed",           S.REVIEW,                S.PLACING],
    ["change_time",      [S.REVIEW, S.CALL],      S.DATE],
    ["change_service",   [S.REVIEW, S.DATE],      S.CATEGORY],

    ["booked",           [S.PLACING, S.LOOKING],  S.BOOKED],
    ["slot_taken",       [S.SENDING, S.PLACING, S.LOOKING], S.TIME],         # someone was quicker
    ["service_gone",     [S.SENDING, S.PLACING],  S.CATEGORY],
    ["no_name",          [S.SENDING, S.PLACING],  S.FULL_NAME],
    ["bad_phone",        [S.SENDING, S.PLACING],  S.PHONE],
    ["not_welcome",      S.SENDING,               S.UNSURE,       outcome_unknown],
    ["not_welcome",      [S.SENDING, S.PLACING],  S.MENU],
    ["not_reached",      S.SENDING,               S.CODE],                   # offers to order it again
    ["not_reached",      S.PLACING,               S.REVIEW],                 # surely not booked
    ["not_reached",      S.LOOKING,               S.UNSURE],
    ["outcome_unknown",  S.PLACING,               S.UNSURE],                 # sent, and no answer came
    ["look",             S.UNSURE,                S.PHONE],

    ["back",             [S.PHONE, S.SENDING, S.CODE], S.UNSURE,  outcome_unknown],
    ["back",             S.LOCATION,              S.MENU],
    ["back",             S.CATEGORY,              S.LOCATION],
    ["back",             S.SERVICE,               S.CATEGORY],
    ["back",             S.STAFF,                 S.SERVICE],
    ["back",             S.DATE,                  S.VISIT,        moves],
    ["back",             S.DATE,                  S.STAFF,        asks_staff],
    ["back",             S.DATE,                  S.SERVICE],
    ["back",             S.TIME,                  S.DATE],
    ["back",             S.CALL,                  S.TIME],
    ["back",             S.FULL_NAME,             S.TIME],
    ["back",             S.EMAIL,                 S.FULL_NAME,    asks_full_name],
    ["back",             S.EMAIL,                 S.TIME],
    ["back",             S.COMMENT,               S.EMAIL,        needs_email],
    ["back",             S.COMMENT,               S.FULL_NAME,    asks_full_name],
    ["back",             S.COMMENT,               S.TIME],
    ["back",             S.PHONE,                 S.COMMENT,      needs_comment],
    ["back",             S.PHONE,                 S.EMAIL,        needs_email],
    ["back",             S.PHONE,                 S.FULL_NAME,    asks_full_name],
    ["back",             S.PHONE,                 S.TIME],
    ["back",             [S.SENDING, S.CODE, S.REVIEW], S.PHONE],

    ["start_over",       [*ASKING, S.SENDING, S.UNSURE], S.LOCATION],
    ["cancel",           [S.DATE, S.TIME],        S.VISIT,        moves],
    ["cancel",           [*ASKING, S.SENDING, S.UNSURE], S.MENU],
    ["fell_silent",      [S.PHONE, S.CODE],       S.UNSURE,       outcome_unknown],
    ["fell_silent",      ASKING,                  S.EXPIRED],
]  # fmt: skip
