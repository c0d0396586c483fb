"""The steps of a booking in which an order is out: a code, the booking itself, a look for a lost one."""

from dataclasses import dataclass, replace

from fsm.booking.code import TRIES
from fsm.booking.draft import at, calls, known_name, order
from fsm.events import Booked, CodeSent, Outcome, OutcomeUnknown, Refused, TooManyCodes, Why
from fsm.prompts import Say
from fsm.requests import Book, Look, Request, SendCode
from fsm.session import Draft
from fsm.step import Chosen, Scene
from fsm.waiting import AtWork
from fsm.words import Phone


@dataclass(frozen=True, slots=True)
class Sending(AtWork):
    """A code is ordered; if it is for a booking, the time is looked at once more before."""

    def order(self, draft: Draft, scene: Scene, key: str) -> tuple[Draft, Request]:
        phone = calls(draft)
        check = order(draft, scene) if draft.slot and not draft.unknown else None
        request = SendCode(key, at(draft), phone, draft.full_name or known_name(scene), check)
        return replace(draft, code_sent=scene.now, sent_to=phone.number, tries=0), request

    def heard(self, draft: Draft, outcome: Outcome, scene: Scene) -> Chosen:
        unsent = replace(draft, code_sent=None)
        match outcome:
            case CodeSent():
                return Chosen(draft, "code_sent")
            case TooManyCodes(wait=wait):
                return too_many_codes(draft, wait)
            case Refused(why=why) if why is not Why.WRONG_CODE:
                return mended(unsent, why)
        return Chosen(replace(unsent, agreed=False), "not_reached", Say("code.not_sent"))


@dataclass(frozen=True, slots=True)
class Placing(AtWork):
    """The booking is out."""

    def order(self, draft: Draft, scene: Scene, key: str) -> tuple[Draft, Request]:
        return draft, Book(key, order(draft, scene))

    def heard(self, draft: Draft, outcome: Outcome, scene: Scene) -> Chosen:
        match outcome:
            case Booked():
                # A code that the location does not ask for (CONFIRM_PHONE=always) goes unread, and proves nothing.
                read = bool(draft.code) and at(draft).confirms_phone
                return booked(draft, outcome, scene, proved=read)
            case OutcomeUnknown(key=key):
                spent = replace(draft, unknown=key, code_sent=None)  # a code may be good only once (S4-22)
                return Chosen(spent, "outcome_unknown")
            case TooManyCodes(wait=wait):
                return too_many_codes(draft, wait)
            case Refused(why=Why.WRONG_CODE):
                return wrong_code(draft)
            case Refused(why=why):
                return mended(draft, why)
        return Chosen(replace(draft, agreed=False), "not_reached", Say("review.not_reached"))


@dataclass(frozen=True, slots=True)
class Looking(AtWork):
    """A booking that got no answer is looked for in the client's own account."""

    def order(self, draft: Draft, scene: Scene, key: str) -> tuple[Draft, Request]:
        return draft, Look(key, order(draft, scene), of=draft.unknown)

    def heard(self, draft: Draft, outcome: Outcome, scene: Scene) -> Chosen:
        match outcome:
            case Booked():
                return booked(draft, outcome, scene, proved=True)  # the code has opened the account
            case Refused(why=Why.WRONG_CODE):
                return wrong_code(draft)
            case Refused(why=Why.SLOT_TAKEN):  # it is not there; whether the time still is shows when it is looked up
                again = replace(draft, unknown="", agreed=False, code="", code_sent=None)
                return Chosen(again, Why.SLOT_TAKEN, Say("looking.absent"))
        return Chosen(replace(draft, agreed=False), "not_reached", Say("try_later.text"))


def booked(draft: Draft, outcome: Booked, scene: Scene, proved: bool) -> Chosen:
    """Altegio holds it; what the client told is remembered for the next time. `proved`: the number is surely theirs.

    Who has proved another one before goes on as that client, whomever they book for.
    """
    facts = order(draft, scene)
    phone = Phone(facts.phone.number)  # that the channel vouches for it is no news for other chats
    client = replace(scene.client, full_name=facts.full_name, phone=phone, location=facts.location.id)
    if (proved or facts.phone.own) and not client.verified:
        client = replace(client, verified=phone.number)
    return Chosen(Draft(made=outcome.appointment), "booked", client=client)


def too_many_codes(draft: Draft, wait: int) -> Chosen:
    """No other code now. `wait`: seconds until there may be one, 0 if there may be none today."""
    many = Say("code.too_many", {"phone": at(draft).phone})
    note = Say("code.wait", {"seconds": wait}) if wait else many
    return Chosen(replace(draft, code="", code_sent=None), "too_many_codes", note)


def wrong_code(draft: Draft) -> Chosen:
    tries = draft.tries + 1
    wrong = Say("code.wrong", {"left": TRIES - tries}) if tries < TRIES else Say("code.too_many_wrong")
    note = wrong if draft.code else None  # it was not wrong but missing
    return Chosen(replace(draft, code="", tries=tries), Why.WRONG_CODE, note)


def mended(draft: Draft, why: Why) -> Chosen:
    """Altegio's no leads to the step that can mend it; all other facts stay."""
    draft, note = replace(draft, agreed=False), None
    match why:
        case Why.SLOT_TAKEN:
            draft = replace(draft, lost=draft.slot, slot=None, unknown="")
        case Why.BAD_PHONE:
            draft, note = replace(draft, phone=None, code=""), Say("phone.refused")
        case Why.NO_NAME:
            draft, note = replace(draft, full_name=""), Say("full_name.misfit")
        case Why.NOT_WELCOME:
            note = Say("not_welcome.text", {"phone": at(draft).phone})
            draft = draft if draft.unknown else Draft()
        case _:  # the service is gone, whatever the catalogue says
            draft, note = replace(draft, category=None, services=()), Say("service.gone")
    return Chosen(draft, why, note)


sending = Sending("sending.text")
placing = Placing("placing.text")
looking = Looking("looking.text")
