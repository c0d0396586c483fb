"""What `advance` promises beyond what the stories tell."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from fsm.desk import Rules
from fsm.dialog import LEADS, NAVIGATION, advance
from fsm.events import (
    CodeSent,
    Command,
    Event,
    FellSilent,
    Inbound,
    Picked,
    Refused,
    SharedPhone,
    Typed,
    Unreadable,
    When,
    Why,
)
from fsm.prompts import MORE, Day, Length, Money, Prompt
from fsm.requests import SendCode
from fsm.session import Client, Draft, S, Session
from fsm.table import ASKING, LEGAL, OWN
from fsm.words import Chat, Location, Phone
from tests.fsm.rows import rows_taken
from tests.fsm.salon import CHAT, DAYS, HAIRCUT, MANICURE, MIDTOWN, NOW, PODIL, SOHO, Salon, at_once, take_turn
from tests.talk import STORIES, Talk, play

EVERYTHING = replace(PODIL, needs_email=True, needs_comment=True, comment_label="Why?", privacy="We keep your number.")

# What a client does, and where that leads.
BOOKING = {
    "> /book": S.LOCATION,
    "> [Podil]": S.CATEGORY,
    "> [Hair]": S.SERVICE,
    "> [Haircut]": S.STAFF,
    "> [Ben]": S.DATE,
    "> [Tue, 2 Dec]": S.TIME,
    "> [10:00]": S.FULL_NAME,
    "> Mary Jones": S.EMAIL,
    "> mary@example.com": S.COMMENT,
    "> In a hurry": S.PHONE,
    "> 0501234567": S.SENDING,
    "! a code is sent": S.CODE,
    "> 01234": S.REVIEW,
}
LOGIN = {
    "> /profile": S.PROFILE,
    "> [Log in]": S.LOGIN_PHONE,
    "> 0501234567": S.CONSENT,
    "> [I agree]": S.LOGIN_SENDING,
    "! a code is sent": S.LOGIN_CODE,
    "> 01234": S.SIGNING_IN,
}
NAMED = {"> /profile": S.PROFILE, "> [Change my name]": S.NAME}
FORGOTTEN = {"> /profile": S.PROFILE, "> [Forget me]": S.ERASE}
OWNER = {
    "! the client has proved to own +447911123456": S.MENU,
    "! +447911123456 has Manicure with Anna on 5 December at 10:00": S.MENU,
    "! +447911123456 has Manicure with Anna on 7 November at 10:00, came": S.MENU,
    "> /visits": S.VISITS,
}
MOVING = OWNER | {
    "> [Fri, 5 Dec, 10:00 · Manicure]": S.VISIT,
    "> [Move]": S.DATE,
    "> [Tue, 2 Dec]": S.TIME,
    "> [10:00]": S.MOVE,
}
CANCELLING = OWNER | {"> [Fri, 5 Dec, 10:00 · Manicure]": S.VISIT, "> [Cancel appointment]": S.CANCEL}
RATING = OWNER | {
    "> [Past]": S.VISITS,
    "> [Fri, 7 Nov, 10:00 · Manicure]": S.VISIT,
    "> [Rate Anna]": S.RATE,
    "> [5 ★]": S.REMARK,
}
ALL = (MOVING, CANCELLING, RATING, BOOKING, NAMED, FORGOTTEN, LOGIN)
WALKS = {state: walk for walk in ALL for state in walk.values()}
"""To each state that is met on a walk, the walk."""
LEAVABLE = [state for state in WALKS if {"cancel", "start_over"} <= LEGAL[state]]


def walked_to(state: S) -> Talk:
    """A conversation that has come as far as this."""
    talk = Talk()
    talk.salon.places = [EVERYTHING, SOHO]
    for act, leads_to in WALKS[state].items():
        list(talk.goes_on(act))
        assert talk.session.state is leads_to
        if leads_to is state:
            break
    return talk


def test_the_walks_meet_every_question() -> None:
    assert set(ASKING) <= set(WALKS)


@pytest.mark.parametrize("state", LEAVABLE)
@pytest.mark.parametrize(("command", "leads_to"), [("cancel", S.MENU), ("start_over", S.LOCATION)])
def test_leaving(state: S, command: str, leads_to: S) -> None:
    """From everywhere, and nothing is kept; an answer of the world that comes later changes nothing."""
    talk = walked_to(state)
    pending = talk.session.pending
    list(talk.turn(Command(command)))
    assert talk.session.state is leads_to
    assert talk.session.draft == Draft()
    assert not talk.session.pending
    left = talk.session
    assert not list(talk.turn(CodeSent(pending or "key")))
    assert talk.session is left


@pytest.mark.parametrize("state", ASKING)
def test_silence(state: S) -> None:
    """Exactly at the limit is in time; later the alarm, or whatever the client does, finds the booking expired."""
    talk = walked_to(state)
    asked = talk.session.asked
    assert asked
    assert talk.session.deadline == talk.now + Rules().response_timeout
    talk.now += Rules().response_timeout
    assert not list(talk.turn(FellSilent(asked.token)))
    in_time: list[Event] = [Typed("10:00"), Picked(asked.options[0].id, asked.token), Unreadable(), Command("help")]
    for event in in_time:
        assert answered(talk, event).state is not S.EXPIRED
    talk.now += timedelta(seconds=1)
    too_late: list[Event] = [Picked(option.id, asked.token) for option in asked.options]
    too_late += [Typed("10:00"), Unreadable(), Command("cancel"), FellSilent(asked.token)]
    for event in too_late:
        late = answered(talk, event)
        assert late.state is (S.RATING if state is S.REMARK else S.EXPIRED), "a mark that was given counts"
        assert bool(late.pending) == (state is S.REMARK)
        assert not late.draft.agreed
        assert not late.draft.code
        assert late.deadline is None
    assert not list(talk.turn(FellSilent(str(int(asked.token) - 1))))


def answered(talk: Talk, event: Event) -> Session:
    """The session as it would be after this event; the talk stays where it is."""
    return take_turn(talk.session, event, talk.salon, talk.rules, talk.now).session


def test_no_row_of_the_table_is_dead() -> None:
    """Each is taken by a story, or by leaving from somewhere on the walk."""
    with rows_taken() as taken:
        reached: dict[S, Session] = {}
        for story in STORIES:
            reached |= play(story).reached
        for session in (*reached.values(), *(walked_to(state).session for state in WALKS)):
            for command in (*NAVIGATION, *LEADS):
                take_turn(session, Command(command), Salon(), Rules())
            take_turn(session, Unreadable(), Salon(), Rules(), NOW + timedelta(days=999))
        for aim in (*OWN, None):
            take_turn(on_the_way_to(aim).session, Command("back"), Salon(), Rules())
            for own in (True, False):
                logged_in(aim, own)
    assert not taken.missing()


def logged_in(aim: S | None, own: bool) -> Session:
    """Who has logged in on the way to `aim`: by a code, or at once as the `own`er of their number."""
    talk = on_the_way_to(aim)
    talk.rules = replace(talk.rules, knows_phones=True)
    list(talk.turn(SharedPhone("+380501234567", own=True) if own else Typed("0501234567")))
    for act in ("> [I agree]",) if own else ("> [I agree]", "! a code is sent", "> 01234", "! logged in"):
        list(talk.goes_on(act))
    return talk.session


def on_the_way_to(aim: S | None) -> Talk:
    """Who has to log in for it."""
    talk = walked_to(S.LOGIN_PHONE)
    talk.session = replace(talk.session, draft=replace(talk.session.draft, aim=aim))
    return talk


@pytest.mark.parametrize(
    ("aim", "back_at"),
    [(S.PROFILE, S.PROFILE), (S.VISITS, S.VISITS), (S.WALLET, S.MENU), (S.CARD, S.MENU), (None, S.MENU)],
)
def test_who_would_rather_not_log_in_is_back_where_they_were(aim: S | None, back_at: S) -> None:
    """If that shows without a login."""
    talk = on_the_way_to(aim)
    list(talk.goes_on("> back"))
    assert talk.session.state is back_at


@pytest.mark.parametrize("state", ASKING)
def test_every_question_has_its_ways_out(state: S) -> None:
    asked = walked_to(state).session.asked
    assert asked
    ways = {option.id for option in asked.options if option.kind == "nav"}
    assert {way for way in NAVIGATION if way in LEGAL[state]} <= ways
    assert {"back", "cancel"} <= ways


@pytest.mark.parametrize("state", ASKING)
def test_going_back_and_on_again(state: S) -> None:
    """Back from each question, then the same answers: it ends where it was, with the same facts."""
    talk = walked_to(state)
    there = talk.session
    list(talk.turn(Command("back")))
    assert talk.session.state is not state
    states = list(WALKS[state].values())
    done = 0 if talk.session.state is S.MENU else states.index(talk.session.state) + 1
    for act in list(WALKS[state])[done:]:
        if talk.session.state is not state:
            list(talk.goes_on(act))
    assert talk.session.state is state
    assert replace(talk.session.draft, wish=None) == replace(there.draft, wish=None)


def waiting_in(state: S) -> Talk:
    """A conversation in which the bot is at work."""
    talk = walked_to(S.PHONE if state is S.SENDING else S.REVIEW)
    acts = {S.SENDING: ["> 0501234567"], S.PLACING: ["> [Confirm]"]}
    looking = ["> [Confirm]", "! no answer", "> [Check by SMS code]", "! a code is sent", "> 01234"]
    for act in acts.get(state, looking):
        list(talk.goes_on(act))
    assert talk.session.state is state
    return talk


@pytest.mark.parametrize("why", Why)
@pytest.mark.parametrize("state", [S.PLACING, S.LOOKING, S.SENDING])
def test_every_no_is_answered(state: S, why: Why) -> None:
    """Also one that the documents do not name here: it is no worse than no answer."""
    talk = waiting_in(state)
    after = answered(talk, Refused(talk.session.pending, why))
    assert after.state is not state or why is Why.WRONG_CODE
    assert after.shown
    assert after.shown.options or after.shown.awaits


@pytest.mark.parametrize("state", [S.PLACING, S.LOOKING, S.SENDING])
def test_who_waits_is_told_so(state: S) -> None:
    talk = waiting_in(state)
    for event in (Typed("well?"), Command("nonsense"), Command("menu" if state is not S.SENDING else "yes")):
        assert answered(talk, event).shown.note.key == "waiting.still"  # type: ignore[union-attr]
        assert answered(talk, event).pending == talk.session.pending
    talk.now += timedelta(days=1)
    assert answered(talk, Unreadable()).state is state, "the world may take its time"


def test_a_code_for_a_booking_is_sent_if_the_time_is_free() -> None:
    """One for a login is sent whether it is or not."""
    talk = walked_to(S.SENDING)
    assert isinstance(talk.request, SendCode)
    assert talk.request.check is not None
    for act in ("! a code is sent", "> 01234", "> [Confirm]", "! no answer", "> [Check by SMS code]"):
        list(talk.goes_on(act))
    assert isinstance(talk.request, SendCode)
    assert talk.request.check is None


def test_a_calendar_file_comes_once() -> None:
    talk = walked_to(S.REVIEW)
    list(talk.goes_on("> [Confirm]"))
    list(talk.goes_on("! booked"))
    assert talk.session.shown
    assert talk.session.shown.appointment
    again = answered(talk, Unreadable()).shown
    assert again
    assert again.text == talk.session.shown.text
    assert not again.appointment


def test_more_turns_the_page_and_keeps_the_question() -> None:
    talk = walked_to(S.SERVICE)
    asked = talk.session.asked
    assert asked
    for page in (1, 2):
        assert talk.session.asked
        list(talk.turn(Picked(MORE, talk.session.asked.token)))
        assert talk.session.asked == replace(
            asked, page=page, token=talk.session.asked.token, deadline=talk.session.deadline
        )


def test_a_contact_keyboard_is_taken_away_once() -> None:
    talk = walked_to(S.PHONE)
    assert talk.session.shown
    assert talk.session.shown.layout == "contact"
    refused = answered(talk, Typed("12"))
    assert refused.shown
    assert not refused.shown.ends_contact
    list(talk.goes_on("> 0501234567"))
    assert talk.session.shown.ends_contact
    list(talk.goes_on("! a code is sent"))
    assert not talk.session.shown.ends_contact


@pytest.mark.parametrize(
    "option", ["time:25:99", "day:rubbish", "service:x", "location:", "expired:resume", "", "x" * 99]
)
@pytest.mark.parametrize("state", ASKING)
def test_an_option_that_was_never_shown(state: S, option: str) -> None:
    talk = walked_to(state)
    assert talk.session.asked
    after = answered(talk, Picked(option, talk.session.asked.token))
    assert (after.state, after.draft) == (state, talk.session.draft)
    assert after.shown
    assert after.shown.note
    assert after.shown.note.key == "old_menu.text"


@pytest.mark.parametrize(
    "link", ["loc_", "svc_1_", "svc__", "loc_²", "loc_٢", "loc_-1", "loc_" + "9" * 4000, "_", "🦄" * 64]
)
def test_a_bad_link_leads_to_the_first_question(link: str) -> None:
    turn = take_turn(Session(CHAT), Command("start", link), Salon([EVERYTHING, SOHO]), Rules())
    known = link == "loc_٢"  # Arabic digits are digits
    assert turn.session.state is (S.CATEGORY if known else S.LOCATION)


def test_a_press_in_a_chat_that_we_know_nothing_of() -> None:
    """Its session is gone, but the old keyboard still hangs there."""
    turn = take_turn(Session(CHAT), Picked("time:10:00", "12"), Salon(), Rules())
    assert turn.session.state is S.MENU
    assert turn.prompts[0].note
    assert turn.prompts[0].note.key == "menu.welcome"


def test_what_stands_beside_the_names() -> None:
    """Price and length of a service, title and stars of a team member; what is not known is left out."""
    talk = Talk()
    assert hints(talk, "> /start svc_1_11") == {
        "staff:0": (), "staff:101": ("Nail artist", "★ 4.9"), "staff:102": ()
    }  # fmt: skip
    list(talk.goes_on("> /book"))
    assert hints(talk, "> [Nails]") == {
        "service:11": (Money(Decimal(30), None, "GBP"), Length(timedelta(hours=1))),
        "service:12": (Money(Decimal(40), Decimal(55), "GBP"),),
        "service:13": (Money(Decimal(250), None, "GBP"),),
    }
    half, whole = timedelta(minutes=30), timedelta(hours=1)
    talk.salon.services = [MANICURE, replace(HAIRCUT, length=half, length_max=whole)]
    list(talk.goes_on("> /book"))
    assert hints(talk, "> [Hair]") == {"service:21": (Money(Decimal(45), None, "GBP"), Length(half, whole))}


def hints(talk: Talk, act: str) -> dict[str, tuple[object, ...]]:
    list(talk.goes_on(act))
    assert talk.session.asked
    return {option.id: option.hint for option in talk.session.asked.options if option.kind == "choice"}


def test_a_long_agreement_is_cut_where_the_phone_is_asked_for() -> None:
    talk = Talk()
    talk.salon.places = [replace(SOHO, privacy="We keep your data. " * 100)]
    for act in ("> /start svc_1_21", "> [Ben]", "> tomorrow at 10", "> Mary Jones"):
        list(talk.goes_on(act))
    assert talk.session.asked
    assert len(str(talk.session.asked.text.params["privacy"])) == 600


def test_a_wish_without_a_time_shows_the_day() -> None:
    """What bot.hearing does not make of words, another channel may."""
    talk = walked_to(S.TIME)
    same_day = take_turn(talk.session, Typed("that day", when=When(day=DAYS[0])), talk.salon, talk.rules, NOW)
    assert same_day.prompts[0].text.params["day"] == Day(DAYS[0])
    assert not same_day.prompts[0].note


def test_groups_are_asked_to_write_in_private() -> None:
    talk = walked_to(S.REVIEW)
    turn = take_turn(talk.session, Command("private"), talk.salon, talk.rules, talk.now)
    assert turn.session is talk.session
    assert [prompt.text.key for prompt in turn.prompts] == ["private.text"]
    assert isinstance(turn.prompts[0], Prompt)


@pytest.mark.parametrize("there", [S.STAFF, S.TIME, S.PHONE, S.CODE, S.REVIEW])
def test_a_link_leads_on_from_elsewhere(there: S) -> None:
    """Nothing is asked twice; only a code is asked for anew, since it came to the other conversation."""
    elsewhere = walked_to(there)
    here = Session(Chat("telegram", "7"), locale="uk")
    heard = Inbound(here.chat, "1", Command("start", "elsewhere"), elsewhere.now)
    turn = at_once(advance(here, heard, elsewhere.salon, elsewhere.rules, "key", elsewhere.session))
    expected = S.SENDING if there in (S.CODE, S.REVIEW) else there
    assert turn.session.state is expected
    assert turn.session.chat == here.chat
    assert turn.session.draft.full_name == elsewhere.session.draft.full_name
    assert turn.session.draft.code == ""


def test_a_link_tells_who_one_is() -> None:
    known = replace(walked_to(S.REVIEW).session, client=Client("Mary Jones", Phone("+447700900123")))
    heard = Inbound(CHAT, "1", Command("start", "elsewhere"), NOW)
    assert at_once(advance(Session(CHAT), heard, Salon(), Rules(), "key", known)).session.client == known.client


@pytest.mark.parametrize(
    ("usual", "words", "asked"),
    [(MIDTOWN, "a massage", S.DATE), (SOHO, "a haircut", S.STAFF), (MIDTOWN, "a haircut", S.LOCATION)],
)
def test_who_has_booked_before_means_the_same_location(usual: Location, words: str, asked: S) -> None:
    """If it offers what they want. The others are asked for as they are of a stranger."""
    salon = Salon([SOHO, PODIL, MIDTOWN])
    session = take_turn(
        Session(CHAT, client=Client(location=usual.id)), Typed(f"I want {words}"), salon, Rules()
    ).session
    assert session.state is asked
    assert session.draft.location == (usual if asked is not S.LOCATION else None)


@pytest.mark.parametrize(("words", "asked"), [("I want a massage", S.LOCATION), ("good heavens", S.MENU)])
def test_of_many_locations_only_some_are_looked_through(words: str, asked: S) -> None:
    """One that offers it need not be the only one."""
    branches = [replace(SOHO, id=id) for id in range(MIDTOWN.id, 100)]
    salon = Salon(branches)
    assert take_turn(Session(CHAT), Typed(words), salon, Rules()).session.state is asked
    assert salon.read == [branch.id for branch in branches[:5]]
