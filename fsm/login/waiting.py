"""The step of a login in which Altegio reads the code."""

from dataclasses import dataclass, replace

from fsm.booking.draft import calls
from fsm.booking.waiting import too_many_codes, wrong_code
from fsm.events import Outcome, Refused, SignedIn, TooManyCodes, Why
from fsm.login.consent import proved
from fsm.prompts import Say
from fsm.requests import Request, SignIn
from fsm.session import Draft
from fsm.step import Chosen, Scene
from fsm.waiting import AtWork


@dataclass(frozen=True, slots=True)
class SigningIn(AtWork):
    """The code is spent on the account: it may be good only once (S4-22)."""

    def order(self, draft: Draft, scene: Scene, key: str) -> tuple[Draft, Request]:
        return draft, SignIn(key, calls(draft), draft.code)

    def heard(self, draft: Draft, outcome: Outcome, scene: Scene) -> Chosen:
        match outcome:
            case SignedIn(phone=phone, name=name):
                return proved(draft, scene, phone, name)
            case TooManyCodes(wait=wait):
                return too_many_codes(draft, wait)
            case Refused(why=Why.WRONG_CODE):
                return wrong_code(draft)
            case Refused(why=Why.BAD_PHONE):
                return Chosen(replace(draft, phone=None, code=""), Why.BAD_PHONE, Say("phone.refused"))
        return Chosen(replace(draft, code=""), "not_reached", Say("login.not_reached"))


signing_in = SigningIn("login.signing_in")
