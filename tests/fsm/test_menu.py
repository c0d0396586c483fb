"""The main menu, and the others, when what is the client's own cannot be read."""

from fsm.events import Command, Picked, Profile, Typed
from fsm.menu import person
from fsm.session import Client, Draft, S, Session
from fsm.step import Misfit, Scene
from fsm.words import Visits
from tests.fsm.salon import CHAT, Salon, at_once, take_turn
from tests.talk import Talk

MARY = "+447911123456"
NEXT = "visit:5001"


class Hurried(Salon):
    """Answers only those who have time."""

    async def visits(self, phone: str, soon: bool = False, anew: bool = False, here: bool = False) -> Visits:
        self.down = soon
        return await super().visits(phone)


def with_an_appointment() -> Talk:
    talk = Talk()
    talk.changed(f"the client has proved to own {MARY}")
    talk.changed(f"{MARY} has Manicure with Anna on 5 December at 10:00")
    list(talk.goes_on("> hi"))
    assert talk.session.asked
    assert talk.session.asked.option(NEXT)
    return talk


def test_the_menu_waits_for_nothing() -> None:
    talk = with_an_appointment()
    hurried = Hurried(visits_of=talk.salon.visits_of)
    asked = take_turn(talk.session, Command("menu"), hurried, talk.rules).session.asked
    assert asked
    assert not asked.option(NEXT)


def test_an_appointment_that_cannot_be_read_now_is_asked_for_again() -> None:
    talk = with_an_appointment()
    assert talk.session.asked
    talk.salon.down = True
    turn = take_turn(talk.session, Picked(NEXT, talk.session.asked.token), talk.salon, talk.rules)
    assert turn.session.state is S.MENU
    assert turn.prompts[0].text.key == "try_later.text"


def test_a_login_that_ended_while_the_calendar_was_down() -> None:
    talk = with_an_appointment()
    talk.salon.down = True
    session = take_turn(talk.session, Command("wallet"), talk.salon, talk.rules).session
    assert session.asked
    talk.salon.down = False  # and opens its cards to nobody
    after = take_turn(session, Picked("again", session.asked.token), talk.salon, talk.rules).session
    assert (after.state, after.draft.aim) == (S.LOGIN_PHONE, S.WALLET)


def test_what_is_said_to_a_person_answers_nothing() -> None:
    """Nor would it if it got there: the dialog keeps it from the step."""
    talk = Talk()
    list(talk.goes_on("> operator"))
    scene = Scene(talk.salon, talk.rules, talk.session.client, talk.now, Profile())
    assert at_once(person.answer(Draft(), Typed("yes"), scene)) == Misfit()


def test_somebody_elses_appointment_is_no_option() -> None:
    """A number in a button is a guess, also one that was typed."""
    talk = with_an_appointment()
    stranger = Session(CHAT, client=Client(verified="+447700900123"), shown=talk.session.shown)
    assert stranger.shown
    for said in (Picked(NEXT, stranger.shown.token), Picked("visit:5002", stranger.shown.token), Typed(NEXT)):
        after = take_turn(stranger, said, talk.salon, talk.rules).session
        assert after.draft.visit is None
        assert after.state is not S.VISIT
