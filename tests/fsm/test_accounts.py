"""What proves that a number is the client's, and what only looks as if it did."""

from dataclasses import replace

import pytest

from fsm.dialog import advance
from fsm.events import Command, Event, Inbound, Picked, Profile, SharedPhone, Typed
from fsm.session import Client, Draft, S, Session
from fsm.words import Chat, Phone
from tests.fsm.salon import CHAT, MANICURE, NOW, PODIL, SOHO, Salon, at_once
from tests.talk import Talk

NUMBER = "+447911123456"
ELSEWHERE = Command("start", "elsewhere")
ON_THE_WAY = ("> /start svc_1_11", "> [Anna]", "> tomorrow at 10:00", "> Mary Jones")


def played(*acts: str | Event, talk: Talk | None = None) -> Talk:
    talk = talk or Talk()
    for act in acts:
        list(talk.goes_on(act) if isinstance(act, str) else talk.turn(act))
    return talk


def booked(*acts: str | Event, talk: Talk | None = None) -> Client:
    """Who the client is after a booking that went like this from the phone on."""
    talk = played(*ON_THE_WAY, *acts, "> [Confirm]", "! booked", talk=talk)
    assert talk.session.state is S.BOOKED
    return talk.session.client


def test_a_number_that_was_typed_proves_nothing() -> None:
    assert booked(f"> {NUMBER}").verified == ""


def test_a_code_proves_it_where_the_location_reads_it() -> None:
    talk = Talk()
    talk.salon.places = [replace(SOHO, confirms_phone=True)]
    assert booked(f"> {NUMBER}", "! a code is sent", "> 01234", talk=talk).verified == NUMBER


def test_a_code_that_the_location_does_not_ask_for_is_not_read() -> None:
    """Any would do there."""
    talk = played("! CONFIRM_PHONE=always")
    assert booked(f"> {NUMBER}", "! a code is sent", "> 01234", talk=talk).verified == ""


def test_where_no_code_is_given_none_is_read() -> None:
    talk = played("! CONFIRM_PHONE=never")
    talk.salon.places = [replace(SOHO, confirms_phone=True)]
    assert booked(f"> {NUMBER}", talk=talk).verified == ""


def test_a_code_that_has_opened_the_account_proves_it() -> None:
    talk = played(*ON_THE_WAY, f"> {NUMBER}", "> [Confirm]", "! no answer")
    talk = played("> [Check by SMS code]", "! a code is sent", "> 01234", "! booked", talk=talk)
    assert talk.session.client.verified == NUMBER


def test_the_channel_vouches_for_what_is_shared() -> None:
    assert booked(SharedPhone(NUMBER, own=True)).verified == NUMBER


def test_who_is_known_stays_who_they_are_when_they_book_for_a_friend() -> None:
    talk = Talk()
    talk.session = replace(talk.session, client=Client(verified="+447911000000"))
    assert booked(SharedPhone(NUMBER, own=True), talk=talk).verified == "+447911000000"


@pytest.mark.parametrize("trusted", [True, False])
def test_a_number_that_the_channel_vouches_for(trusted: bool) -> None:
    """Enough where the salon lets us look clients up by number, else a code is needed all the same."""
    talk = played(f"! KNOWS_PHONES={trusted}", "> /login", SharedPhone(NUMBER, own=True))
    assert talk.session.client.verified == (NUMBER if trusted else "")
    assert talk.session.state is (S.MENU if trusted else S.LOGIN_SENDING)


@pytest.mark.parametrize("said", [SharedPhone(NUMBER, own=False), Typed(NUMBER)])
def test_nobody_vouches_for_a_number_that_was_typed_or_is_a_friends(said: Event) -> None:
    talk = played("! KNOWS_PHONES=true", "> /login", said)
    assert talk.session.client.verified == ""


@pytest.mark.parametrize(("vouched", "verified"), [("", ""), ("+447911000000", ""), (NUMBER, NUMBER)])
def test_for_what_is_remembered_the_channel_vouches_here_and_now(vouched: str, verified: str) -> None:
    """It may have been shared in another chat of the same client."""
    talk = played("! KNOWS_PHONES=true", "> /login")
    talk.session = replace(talk.session, client=Client(phone=Phone(NUMBER, own=True)))
    offered = at_once(advance(talk.session, heard(Command("login"), vouched), talk.salon, talk.rules, "key"))
    pressed = Picked("phone:known", offered.prompts[0].token)
    turn = at_once(advance(offered.session, heard(pressed, vouched), talk.salon, talk.rules, "key"))
    assert turn.session.client.verified == verified


def test_that_a_number_was_shared_is_not_remembered() -> None:
    assert booked(SharedPhone(NUMBER, own=True)).phone == Phone(NUMBER)


def heard(event: Event, vouched: str = "") -> Inbound:
    """In a chat whose channel vouches for this number."""
    return Inbound(CHAT, "1", event, NOW, Profile(phone=vouched))


def test_a_link_carries_no_proof() -> None:
    """Whoever opens another's link goes on with their booking, but not as they."""
    there = played(*ON_THE_WAY, SharedPhone(NUMBER, own=True)).session
    there = replace(there, client=Client("Mary Jones", Phone(NUMBER, own=True), NUMBER))
    talk = Talk()
    here = Session(Chat("telegram", "8"), locale="en")
    turn = at_once(advance(here, heard(ELSEWHERE), talk.salon, talk.rules, "key", there))
    assert turn.session.client == Client("Mary Jones", Phone(NUMBER))
    assert turn.session.draft.phone == Phone(NUMBER)
    talk.session, talk.menus = turn.session, [(turn.prompts[0], talk.words)]
    assert played("> [Confirm]", "! booked", talk=talk).session.client.verified == ""


def test_a_link_takes_nobodys_account_away() -> None:
    talk = Talk()
    mine = Session(CHAT, locale="en", client=Client(verified=NUMBER))
    theirs = Session(Chat("widget", "8"), client=Client("John Jones", verified="+447911000000"))
    turn = at_once(advance(mine, heard(ELSEWHERE), talk.salon, talk.rules, "key", theirs))
    assert turn.session.client == Client("John Jones", verified=NUMBER)


def test_only_what_may_go_over_goes_over_with_a_link() -> None:
    """Not what was booked, with its secret, nor the appointment that is looked at, nor where a login leads."""
    talk = played(*ON_THE_WAY, f"> {NUMBER}", "> [Confirm]", "! booked")
    assert talk.session.draft.made
    draft = replace(talk.session.draft, services=(MANICURE,), code="01234", unknown="key", aim=S.PROFILE, tries=2)
    there = replace(talk.session, draft=draft)
    turn = at_once(advance(Session(CHAT), heard(ELSEWHERE), Salon([SOHO, PODIL]), talk.rules, "key", there))
    assert turn.session.draft == Draft(services=(MANICURE,))
