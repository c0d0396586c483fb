"""A client's own appointments: what may be done about them and when, how many are shown, and to whom."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.texts import words
from fsm.desk import Rules
from fsm.events import Command, Picked, Profile, Refused, Typed, Why
from fsm.prompts import Length, Money, Option, Prompt, Say
from fsm.requests import Cancel, Move, Rate
from fsm.session import Client, Draft, S, Session
from fsm.step import Scene
from fsm.table import ASKING
from fsm.visits.allowed import UNDO, by_phone_only, no_cancel, no_move, no_review
from fsm.visits.own import named, own_visits
from fsm.visits.repeat import can_be_as_it_was
from fsm.words import Phone, Slot, Staff, Status, Visit, Visits
from tests.fsm.salon import ANNA, BEN, CHAT, HAIRCUT, MANICURE, NOW, PODIL, SOHO, Salon, at_once, take_turn
from tests.talk import Talk

MARY, OLENA = "+447911123456", "+380501234567"
LONDON = ZoneInfo(SOHO.zone)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)

VISIT = Visit(5001, SOHO, (MANICURE,), ANNA, datetime(2025, 12, 5, 10, tzinfo=LONDON), HOUR)
CAME = replace(VISIT, record=5002, starts=datetime(2025, 11, 7, 10, tzinfo=LONDON), status=Status.CAME)


OWNER = Client(verified=MARY)


def scene(now: datetime = NOW, client: Client = OWNER, salon: Salon | None = None, **rules: object) -> Scene:
    return Scene(salon or Salon(), replace(Rules(), **rules), client, now, Profile())  # type: ignore[arg-type]


# --- how long before


@pytest.mark.parametrize(("left", "allowed"), [("9:00", True), ("8:59", False)])
def test_our_notice_may_be_met_exactly(left: str, allowed: bool) -> None:
    """S2-18."""
    hours, minutes = map(int, left.split(":"))
    now = VISIT.starts.astimezone(UTC) - timedelta(hours=hours, minutes=minutes)
    here = scene(now, cancel_notice=timedelta(hours=9))
    assert (no_cancel(VISIT, here) is None) == allowed
    assert (no_move(VISIT, here) is None) == allowed


def test_altegio_wants_more_than_its_own() -> None:
    visit = replace(VISIT, location=replace(SOHO, cancel_until=timedelta(hours=9), change_until=timedelta(hours=5)))
    exactly = visit.starts.astimezone(UTC) - timedelta(hours=9)
    assert no_cancel(visit, scene(exactly)) == Say("cancel.too_late", {"notice": Length(timedelta(hours=9))})
    assert no_cancel(visit, scene(exactly - timedelta(seconds=1))) is None
    assert no_move(visit, scene(exactly)) is None
    assert no_move(visit, scene(exactly + 4 * HOUR)) == Say("move.too_late", {"notice": Length(timedelta(hours=5))})


@pytest.mark.parametrize(("ours", "theirs"), [(24, 9), (9, 24)])
def test_the_stricter_of_the_two_wins(ours: int, theirs: int) -> None:
    visit = replace(VISIT, location=replace(SOHO, cancel_until=timedelta(hours=theirs)))
    here = scene(visit.starts.astimezone(UTC) - timedelta(hours=10), cancel_notice=timedelta(hours=ours))
    assert no_cancel(visit, here) == Say("cancel.too_late", {"notice": Length(timedelta(hours=24))})


@pytest.mark.parametrize(
    ("day", "elapsed"),
    [(datetime(2025, 10, 26, 10, tzinfo=LONDON), 25), (datetime(2026, 3, 29, 10, tzinfo=LONDON), 23)],
    ids=["the clocks go back", "the clocks go forward"],
)
def test_hours_are_counted_as_they_pass(day: datetime, elapsed: int) -> None:
    """From ten o'clock to ten o'clock it is 25 or 23 hours when the clocks change in between."""
    visit = replace(VISIT, starts=day)
    for now in (day - timedelta(days=1), (day - timedelta(days=1)).astimezone(UTC)):
        assert no_cancel(visit, scene(now, cancel_notice=timedelta(hours=elapsed))) is None
        assert no_cancel(visit, scene(now, cancel_notice=timedelta(hours=elapsed, minutes=1)))
        at_theirs = replace(visit, location=replace(SOHO, cancel_until=timedelta(hours=elapsed)))
        assert no_cancel(at_theirs, scene(now))
        assert no_cancel(replace(at_theirs, starts=day + timedelta(minutes=1)), scene(now)) is None


@pytest.mark.parametrize(
    ("allowed", "told"),
    [
        ({}, "near.neither"),
        ({"may_cancel": False}, "near.no_move"),
        ({"may_change": False}, "near.no_cancel"),
        ({"change_until": timedelta(0)}, "near.no_cancel"),
        ({"may_cancel": False, "may_change": False}, ""),
        ({"change_until": 8 * HOUR, "cancel_until": 8 * HOUR}, ""),
    ],
)
def test_who_takes_a_time_is_told_that_it_cannot_be_changed_afterwards(allowed: dict[str, Any], told: str) -> None:
    """Exactly at Altegio's limit it cannot; what cannot be changed at any time is no news."""
    location = replace(SOHO, **({"change_until": 9 * HOUR, "cancel_until": 9 * HOUR} | allowed))
    starts = (NOW + 9 * HOUR).astimezone(LONDON)
    said = by_phone_only(location, starts, scene())
    assert (said.key if isinstance(said, Say) else said) == told
    assert by_phone_only(location, starts, scene(cancellation=False, reschedule=False)) == ""
    assert by_phone_only(location, starts + timedelta(minutes=1), scene()) == ""
    assert by_phone_only(SOHO, starts, scene(cancel_notice=9 * HOUR)) == "", "ours may be met exactly"


# --- what else


def test_what_is_over_stays_as_it_is() -> None:
    for visit in (CAME, replace(VISIT, starts=NOW), *(replace(VISIT, status=status) for status in tuple(Status)[2:])):
        assert no_cancel(visit, scene()) == no_move(visit, scene()) == Say("visit.no_change")
    assert no_cancel(replace(VISIT, status=Status.CONFIRMED), scene()) is None


def test_what_the_salon_has_switched_off() -> None:
    assert no_cancel(VISIT, scene(cancellation=False)) == Say("cancel.off")
    assert no_move(VISIT, scene(reschedule=False)) == no_move(VISIT, scene(availability=False)) == Say("move.off")
    nothing = replace(VISIT, location=replace(SOHO, may_cancel=False, may_change=False))
    assert (no_cancel(nothing, scene()), no_move(nothing, scene())) == (Say("cancel.off"), Say("move.off"))


def test_what_is_paid_for_may_be_moved_but_not_cancelled() -> None:
    paid = replace(VISIT, prepaid=True)
    assert no_cancel(paid, scene()) == Say("cancel.prepaid")
    assert no_cancel(paid, scene(prepaid_guard=False)) is None
    assert no_move(paid, scene()) is None


def test_what_nobody_knows_is_cancelled_but_not_moved() -> None:
    """Of several services it is known how long they take, of none it is not."""
    both, none = (replace(VISIT, services=services) for services in ((MANICURE, HAIRCUT), ()))
    assert (no_move(both, scene()), no_cancel(both, scene())) == (None, None)
    assert (no_move(none, scene()), no_cancel(none, scene())) == (Say("move.untitled"), None)


def test_who_came_rates_once() -> None:
    assert no_review(CAME, scene(), of_place=False) is None
    assert no_review(CAME, scene(client=Client(phone=Phone(MARY))), of_place=False) == Say("rate.not_yet")
    assert no_review(replace(CAME, staff=Staff(0, "")), scene(), of_place=False) == Say("rate.not_yet")
    assert no_review(replace(CAME, staff=Staff(0, "")), scene(), of_place=True) is None
    assert no_review(replace(VISIT, status=Status.CAME), scene(), of_place=True) == Say("rate.not_yet")
    once = Client(verified=MARY, rated=("5002", "place:2"))
    assert no_review(CAME, scene(client=once), of_place=False) == Say("rate.once")
    assert no_review(CAME, scene(client=once), of_place=True) is None
    assert no_review(replace(CAME, location=PODIL), scene(client=once), of_place=True) == Say("rate.once")


# --- how many, and whose


def test_visits_are_shown_a_year_back_and_ahead() -> None:
    """In the location's days, the last one included (S1-17)."""
    today = NOW.astimezone(LONDON)
    salon = Salon(visits_of={MARY: [replace(VISIT, starts=today + timedelta(days)) for days in (-366, -365, 365, 366)]})
    assert [visit.starts for visit in at_once(own_visits(scene(salon=salon))).items] == [
        NOW + timedelta(days=-365), NOW + timedelta(days=365),
    ]  # fmt: skip


def test_five_hundred_visits_are_a_few_at_a_time_and_all_in_reach() -> None:
    later = (replace(VISIT, record=n, starts=VISIT.starts + n * HOUR) for n in range(1, 501))
    talk = talking(MARY, *later)
    seen: list[int] = []
    list(talk.turn(Command("visits")))
    for _ in range(500):
        asked = shown(talk)
        records = [option.id for option in asked.options if option.id.startswith("visit:")]
        assert 0 < len(records) <= 8
        seen += [int(id.removeprefix("visit:")) for id in records]
        turn_on = f"visits:upcoming:{len(seen) // 6 + 1}"
        if not asked.option(turn_on):
            break
        list(talk.turn(Picked(turn_on, asked.token)))
    assert seen == list(range(1, 501))
    list(talk.turn(Picked("visit:500", shown(talk).token)))
    list(talk.turn(Command("back")))
    assert shown(talk).option("visit:499"), "back on the page that the client came from"


@pytest.mark.parametrize("option", ["visit:6001", "visit:1", "visits:past:2", "visits:log_in", "visit:cancel"])
@pytest.mark.parametrize("state", [S.VISITS, S.VISIT, *ASKING])
def test_a_guessed_button_opens_nothing(state: S, option: str) -> None:
    """What is not offered is not pressed, whatever the numbers in it; and what is somebody else's is never offered."""
    talk = talking(MARY, VISIT)
    talk.salon.visits_of[OLENA] = [replace(VISIT, record=6001, location=PODIL)]
    list(talk.turn(Command("visits")))
    there = replace(talk.session, state=state)
    turn = take_turn(there, Picked(option, shown(talk).token), talk.salon, talk.rules)
    assert not turn.requests
    assert turn.session.draft == there.draft
    assert [prompt.note for prompt in turn.prompts] == [Say("old_menu.text")]


@pytest.mark.parametrize("number", ["", OLENA])
@pytest.mark.parametrize(("state", "option", "draft"), [
    (S.VISIT, "visit:move", Draft(visit=VISIT)),
    (S.VISIT, "visit:cancel", Draft(visit=VISIT)),
    (S.CANCEL, "reason:ill", Draft(visit=VISIT)),
    (S.MOVE, "move:yes", Draft(visit=VISIT, slot=Slot(VISIT.starts, HOUR, "x"))),
    (S.REMARK, "remark:skip", Draft(visit=CAME, mark=5)),
])  # fmt: skip
def test_what_is_not_among_the_clients_own_is_not_touched(number: str, state: S, option: str, draft: Draft) -> None:
    """Even when the draft says otherwise: it may be older than the login, or come from another number's."""
    talk = talking(MARY, VISIT, CAME)
    talk.salon.visits_of[OLENA] = []
    list(talk.turn(Command("visits")))
    asked = replace(shown(talk), options=(*shown(talk).options, replace(shown(talk).options[0], id=option)))
    there = replace(talk.session, state=state, draft=draft, shown=asked, client=Client(verified=number))
    turn = take_turn(there, Picked(option, asked.token), talk.salon, talk.rules)
    assert not turn.requests
    assert turn.session.state is S.VISITS
    assert turn.session.draft == Draft()
    assert [prompt.note for prompt in turn.prompts] == [Say("visits.gone")]


def test_a_number_that_was_merely_typed_shows_nothing() -> None:
    """S1-25."""
    talk = talking("", VISIT)
    talk.salon.visits_of = {MARY: [VISIT]}
    talk.session = replace(talk.session, client=Client("Mary Jones", Phone(MARY, own=True)))
    list(talk.turn(Command("visits")))
    assert shown(talk).text == Say("visits.none_here")
    list(talk.turn(Command("repeat")))
    assert shown(talk).note == Say("repeat.nothing")


def test_what_somebody_has_rated_goes_no_further_back_than_a_hundred() -> None:
    talk = talking(MARY, CAME)
    talk.session = replace(talk.session, client=Client(verified=MARY, rated=tuple(map(str, range(100)))))
    for act in ("> /visits", "> [Past]", "> 1", "> [Rate Anna]", "> 4", "> [Skip]"):
        list(talk.goes_on(act))
    assert talk.request == Rate("key5", CAME, MARY, 4, "", "", staff=True)
    list(talk.goes_on("! done"))
    assert talk.session.client.rated == (*map(str, range(1, 100)), "5002")


@pytest.mark.parametrize(("mark", "words"), [(1, "poor"), (3, "poor"), (4, "good"), (5, "good")])
def test_there_are_kind_words_for_any_mark(mark: int, words: str) -> None:
    talk = talking(MARY, CAME)
    for act in ("> /visits", "> [Past]", "> 1", "> [Rate Anna]", f"> {mark}", "> [Skip]", "! done"):
        list(talk.goes_on(act))
    assert shown(talk).note == Say(f"rate.thanks_{words}")


def test_of_a_move_that_was_left_alone_nothing_is_kept_but_the_visit() -> None:
    talk = talking(MARY, VISIT)
    for act in ("> /visits", "> 1", "> [Move]", "> [Wed, 3 Dec]", "~ 31 minutes", "~ the alarm rings"):
        list(talk.goes_on(act))
    assert talk.session.state is S.EXPIRED
    assert talk.session.draft == Draft(visit=VISIT)
    assert not [option for option in shown(talk).options if option.id.startswith("expired:")]


# --- what is ordered


def test_the_reason_goes_along_in_one_word() -> None:
    for label, reason in (("My plans changed", "plans"), ("I am ill", "ill"), ("No reason", "")):
        talk = talking(MARY, VISIT)
        for act in ("> /visits", "> 1", "> [Cancel appointment]", f"> [{label}]"):
            list(talk.goes_on(act))
        assert talk.request == Cancel("key3", VISIT, MARY, reason)


def test_a_visit_is_moved_to_the_time_as_altegio_spells_it() -> None:
    talk = talking(MARY, VISIT)
    for act in ("> /visits", "> 1", "> [Move]", "> [Wed, 3 Dec]", "> 12:30", "> [Move]"):
        list(talk.goes_on(act))
    starts = datetime(2025, 12, 3, 12, 30, tzinfo=LONDON)
    assert talk.request == Move("key5", VISIT, MARY, Slot(starts, HOUR, starts.isoformat()))


def test_who_moves_a_visit_keeps_their_staff() -> None:
    talk = talking(MARY, VISIT)
    talk.salon.take(time(10), ANNA)
    for act in ("> /visits", "> 1", "> [Move]", "> [Wed, 3 Dec]", "> 10:00"):
        list(talk.goes_on(act))
    assert not [option for option in shown(talk).options if option.id.startswith("any:")]


def test_a_no_without_meaning_changes_nothing() -> None:
    """A refusal that has nothing to do with an appointment leads back to the card all the same."""
    for why in set(Why) - {Why.GONE, Why.LOGGED_OUT, Why.SLOT_TAKEN}:
        talk = talking(MARY, VISIT)
        for act in ("> /visits", "> 1", "> [Move]", "> [Wed, 3 Dec]", "> 12:30", "> [Move]"):
            list(talk.goes_on(act))
        list(talk.turn(Refused(talk.session.pending, why)))
        assert talk.session.state is S.VISIT
        assert shown(talk).note == Say("move.refused", {"phone": SOHO.phone})


# --- what is shown


def test_a_card_tells_only_what_is_known() -> None:
    talk = talking(MARY, replace(VISIT, services=(), staff=Staff(0, ""), cost=None, location=replace(SOHO, address="")))
    said = [line for act in ("> /visits", "> 1") for line in talk.goes_on(act)]
    assert "  [Fri, 5 Dec, 10:00 · appointment] [Book an appointment]" in said
    assert not [line for line in said if "Price" in line or "With" in line or "Address" in line or "None" in line]


def test_who_is_marked_as_missing_before_the_visit_has_cancelled_it() -> None:
    """A setting has it that a visit that is cancelled stays in the calendar, marked so (S2-12)."""
    missing = replace(VISIT, record=5009, status=Status.MISSED)
    talk = talking(MARY, missing, replace(CAME, status=Status.MISSED))
    list(talk.turn(Command("visits")))
    told = {}
    for tab in ("upcoming", "past", "cancelled"):
        list(talk.turn(Picked(f"visits:{tab}:1", shown(talk).token)))
        told[tab] = [option.hint[-1] for option in shown(talk).options if option.id.startswith("visit:")]
    assert told == {"upcoming": [], "past": [Say("visit.missed")], "cancelled": [Say("visit.cancelled")]}
    list(talk.turn(Picked("visit:5009", shown(talk).token)))
    assert shown(talk).text.params["status"] == Say("visit.cancelled")


@pytest.mark.parametrize(
    ("known", "told"), [((), "appointment"), (("",), "appointment"), (("", ""), "appointment"), (("", "Cut"), "Cut")]
)
def test_a_visit_is_called_by_what_is_known_of_it(known: tuple[str, ...], told: str) -> None:
    services = tuple(replace(MANICURE, title=title) for title in known)
    assert words("en").say(named(replace(VISIT, services=services))) == told


def test_the_price_is_told_when_it_is_sure() -> None:
    talk = talking(MARY, replace(VISIT, cost=Decimal(30)))
    for act in ("> /visits", "> 1"):
        list(talk.goes_on(act))
    assert shown(talk).text.params["price"] == Money(Decimal(30), None, "GBP")


def test_the_calendar_file_comes_once() -> None:
    talk = talking(MARY, replace(VISIT, services=(MANICURE, HAIRCUT), hash="secret"))
    for act in ("> /visits", "> 1", "> [Add to calendar]"):
        list(talk.goes_on(act))
    file = shown(talk).appointment
    assert file
    assert (file.record, file.services) == (5001, (MANICURE, HAIRCUT))
    assert (file.starts, file.length) == (VISIT.starts, HOUR)
    assert not file.hash
    list(talk.turn(Typed("")))
    assert not shown(talk).appointment


# --- booking again, and taking back


def test_undo_is_there_for_ten_minutes() -> None:
    """N-20; and never for what cannot be booked here."""
    for minutes, rules, visit, offered in (
        (10, {}, VISIT, True),
        (11, {}, VISIT, False),
        (0, {"booking": False}, VISIT, False),
        (0, {"availability": False}, VISIT, False),
        (10, {}, replace(VISIT, services=(MANICURE, HAIRCUT)), True),
        (0, {}, replace(VISIT, services=()), False),
        (6, {}, replace(VISIT, starts=NOW + timedelta(minutes=5)), False),
    ):  # fmt: skip
        talk = talking(MARY, visit)
        for act in ("> /visits", "> 1", "> [Cancel appointment]", "> [No reason]", "! done"):
            list(talk.goes_on(act))
        had = bool(shown(talk).option("cancelled:undo"))
        talk.now += timedelta(minutes=minutes)
        talk.rules = replace(talk.rules, **rules)  # type: ignore[arg-type]
        list(talk.goes_on("> [Undo]") if had else [])
        assert talk.session.state is (S.FULL_NAME if offered else S.CANCELLED)


def test_undo_is_there_while_the_time_is_free() -> None:
    """A no-show may still take it up, and somebody else may be quicker; what cannot be read may be free."""
    called_off = scene(client=replace(OWNER, cancelled=((VISIT.record, NOW),)), salon=(salon := Salon()))
    assert at_once(can_be_as_it_was(VISIT, called_off))
    salon.take(VISIT.starts.time(), ANNA)
    assert not at_once(can_be_as_it_was(VISIT, called_off))
    salon.down = True
    assert at_once(can_be_as_it_was(VISIT, called_off))


def test_only_who_has_cancelled_it_takes_it_back() -> None:
    """On a card that both can see: one has cancelled it, the other is logged in to another account."""
    gone = replace(VISIT, status=Status.CANCELLED)
    for client, offered in (
        (Client(verified=MARY, cancelled=((5001, NOW - UNDO),)), True),
        (Client(verified=MARY, cancelled=((5001, NOW - UNDO - SECOND),)), False),
        (Client(verified=MARY, cancelled=((5002, NOW),)), False),
        (Client(verified=OLENA), False),
    ):
        talk = talking(client.verified, gone)
        talk.session = replace(talk.session, client=client)
        for act in ("> /visits", "> [Cancelled]", "> 1"):
            list(talk.goes_on(act))
        assert bool(shown(talk).option("visit:undo")) == offered


@pytest.mark.parametrize(
    ("other", "offered"),
    [
        (replace(VISIT, record=5003), False),
        (replace(VISIT, record=5003, status=Status.CANCELLED), True),
        (replace(VISIT, record=5003, staff=BEN), True),
        (replace(VISIT, record=5003, starts=VISIT.starts + HOUR), True),
    ],
    ids=["the same again", "called off as well", "somebody else", "another time"],
)
def test_what_was_taken_back_is_not_taken_back_twice(other: Visit, offered: bool) -> None:
    talk = talking(MARY, replace(VISIT, status=Status.CANCELLED), other)
    talk.session = replace(talk.session, client=Client(verified=MARY, cancelled=((5001, NOW),)))
    for act in ("> /visits", "> [Cancelled]"):
        list(talk.goes_on(act))
    list(talk.turn(Picked("visit:5001", shown(talk).token)))
    assert bool(shown(talk).option("visit:undo")) == offered


def test_what_the_salon_restores_is_not_taken_back() -> None:
    talk = talking(MARY, VISIT)
    talk.session = replace(talk.session, client=Client(verified=MARY, cancelled=((5001, NOW),)))
    for act in ("> /visits", "> 1"):
        list(talk.goes_on(act))
    assert not shown(talk).option("visit:undo")


def test_nothing_is_remembered_of_what_was_cancelled_longer_ago() -> None:
    talk = talking(MARY, VISIT)
    before = ((4001, NOW - UNDO - SECOND), (4002, NOW - UNDO))
    talk.session = replace(talk.session, client=Client(verified=MARY, cancelled=before))
    for act in ("> /visits", "> 1", "> [Cancel appointment]", "> [No reason]", "! done"):
        list(talk.goes_on(act))
    assert talk.session.client.cancelled == ((4002, NOW - UNDO), (5001, NOW))


def test_undo_is_booked_only_after_a_word() -> None:
    """The review shows what is booked anew: a price may have changed, and nothing is booked that was not agreed to."""
    talk = talking(MARY, VISIT)
    talk.session = replace(talk.session, client=Client("Mary Jones", verified=MARY))
    for act in ("> /visits", "> 1", "> [Cancel appointment]", "> [No reason]", "! done", "> [Undo]"):
        list(talk.goes_on(act))
    assert talk.session.state is S.REVIEW
    assert not talk.request


def test_another_time_is_booked_in_place_of_the_cancelled_one() -> None:
    talk = talking(MARY, CAME, replace(VISIT, services=(HAIRCUT,), staff=BEN))
    for act in ("> /visits", "> 1", "> [Cancel appointment]", "> [No reason]", "! done", "> [Book another time]"):
        list(talk.goes_on(act))
    assert talk.session.state is S.TIME
    assert (talk.session.draft.services, talk.session.draft.staff) == ((HAIRCUT,), BEN)
    assert not talk.session.draft.visit, "a booking of its own, no move"


def test_the_last_visit_is_repeated() -> None:
    visits = [
        replace(CAME, record=1, services=(HAIRCUT,), staff=BEN, starts=CAME.starts - HOUR),
        CAME,
        replace(CAME, record=2, services=(HAIRCUT,), staff=BEN, starts=CAME.starts + HOUR, status=Status.CANCELLED),
        replace(VISIT, services=(HAIRCUT,), staff=BEN),
    ]
    talk = talking(MARY, *visits)
    list(talk.turn(Command("repeat")))
    assert (talk.session.draft.services, talk.session.draft.staff) == ((MANICURE,), ANNA)


def test_whom_nobody_knows_is_not_repeated() -> None:
    talk = talking(MARY, replace(CAME, staff=Staff(0, "")))
    list(talk.turn(Command("repeat")))
    assert talk.session.state is S.STAFF


def test_a_returning_client_books_in_three_messages() -> None:
    talk = talking(MARY, CAME)
    talk.session = replace(talk.session, client=Client("Mary Jones", verified=MARY))
    for act in ("> /repeat", "> [12:30]", "> [Confirm]", "! booked"):
        list(talk.goes_on(act))
    assert talk.session.state is S.BOOKED


class Remembers(Salon):
    """Shows appointments as they were when they were first read, except to who wants them anew."""

    def __init__(self, *before: Visit) -> None:
        super().__init__(visits_of={MARY: list(before)})
        self.before = Visits(before, whole=True)

    async def visits(self, phone: str, soon: bool = False, anew: bool = False, here: bool = False) -> Visits:
        return await super().visits(phone) if anew else self.before


@pytest.mark.parametrize(("state", "option"), [(S.CANCEL, "reason:ill"), (S.MOVE, "move:yes")])
@pytest.mark.parametrize(
    "by_now", [replace(VISIT, prepaid=True), *(replace(VISIT, starts=NOW + hours * HOUR) for hours in (1, 9)), None]
)
def test_what_has_changed_since_it_was_read_counts(state: S, option: str, by_now: Visit | None) -> None:
    """A visit is read anew before anything is done to it: it may have been paid for, moved or cancelled (S2-27)."""
    salon = Remembers(VISIT)
    salon.visits_of[MARY] = [by_now] if by_now else []
    draft = Draft(visit=VISIT, slot=Slot(VISIT.starts, HOUR, "x"))
    asked = Prompt(Say("cancel.text"), (Option(option, "x"),), token="1")
    session = Session(CHAT, state, draft, OWNER, locale="en", shown=asked)
    turn = take_turn(session, Picked(option, "1"), salon, Rules(cancel_notice=2 * HOUR))
    paid = bool(by_now and by_now.prepaid)
    assert [type(request) for request in turn.requests] == ([Move] if paid and state is S.MOVE else [])


def talking(number: str, *visits: Visit) -> Talk:
    """A chat that has proved to own `number`, with these appointments under it; "" has proved nothing."""
    talk = Talk()
    talk.salon.visits_of = {number: list(visits)} if number else {}
    talk.session = Session(CHAT, locale="en", client=Client(verified=number))
    return talk


def shown(talk: Talk) -> Prompt:
    assert talk.session.shown
    return talk.session.shown
