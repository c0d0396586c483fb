"""A client's appointments over the wire: who sees which, with each of the tokens, and at what cost."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, get_args

import pytest

from bot.altegio.clerk import Clerk
from bot.altegio.client import Timeouts
from bot.altegio.sandbox import SANDBOX_PARTNER_TOKEN, Switches, histories
from fsm import desk as fsm_desk
from fsm.events import Booked, Profile, SignedIn
from fsm.requests import Book, SignIn
from fsm.session import Client
from fsm.step import Scene
from fsm.visits.own import own_visits
from fsm.words import Chat, Phone, Status, Visits
from tests.bot.altegio.counter import TOKENS, book, desk, log_in, seen, visit_of
from tests.bot.altegio.salon_api import ANN, BOB, KYIV, LONDON, NEW_YORK
from tests.bot.altegio.shop import CHAT, RULES, TUESDAY, Shop, open_shop

ELSEWHERE = Chat("whatsapp", "2")
ANN_LONGER = ANN + "2"
CUT_IN_KYIV, OLENA = 420101, 42001


@pytest.fixture
async def shop() -> AsyncIterator[Shop]:
    async with open_shop() as shop:
        yield shop


def at(day: date, hour: int = 10) -> datetime:
    """In London, and in winter that is UTC."""
    return datetime.combine(day, datetime.min.time().replace(hour=hour)).replace(tzinfo=LONDON.zone)


def ids(visits: Visits) -> list[int]:
    return [visit.record for visit in visits.items]


# --- who sees what


@pytest.mark.parametrize("tokens", TOKENS)
async def test_the_whole_account_takes_a_login_or_the_business(shop: Shop, tokens: str) -> None:
    other = visit_of(shop, at(date(2026, 1, 20)), KYIV, attendance=1)
    made, _ = await book(shop, phone=ANN)
    visits = await (await desk(shop, tokens)).of(CHAT).visits(ANN)
    assert visits.whole is (tokens != "P")
    assert ids(visits) == ([made.record] if tokens == "P" else [made.record, other.id])
    assert visits.items[0].hash == made.hash


@pytest.mark.parametrize("tokens", TOKENS)
async def test_without_a_proved_number_only_what_was_booked_here(shop: Shop, tokens: str) -> None:
    visit_of(shop, at(date(2026, 1, 20)))
    made, _ = await book(shop)
    await book(shop, 11, chat=ELSEWHERE)
    visits = await (await desk(shop, tokens)).of(CHAT).visits("")
    assert (ids(visits), visits.whole) == ([made.record], False)


async def test_what_was_booked_elsewhere_under_the_same_proved_number(shop: Shop) -> None:
    made, _ = await book(shop, phone=ANN, chat=ELSEWHERE)
    await book(shop, 12, phone=BOB, chat=ELSEWHERE)
    counter = await desk(shop, "P")
    assert ids(await counter.of(CHAT).visits(ANN)) == [made.record]
    assert ids(await counter.of(CHAT).visits("")) == []


@pytest.mark.parametrize("tokens", ["P+C", "P+B"])
async def test_nobody_sees_what_is_anothers(shop: Shop, tokens: str) -> None:
    """Of Bob, and of whoever has a number with Ann's in it."""
    visit_of(shop, at(TUESDAY), phone=BOB)
    visit_of(shop, at(TUESDAY), KYIV, phone=ANN_LONGER)
    assert ids(await (await desk(shop, tokens)).of(CHAT).visits(ANN)) == []


async def test_a_login_with_another_number_opens_nothing(shop: Shop) -> None:
    visit_of(shop, at(TUESDAY), phone=BOB)
    counter = await desk(shop, "P+C", phone=BOB)
    visits = await counter.of(CHAT).visits(ANN)
    assert (ids(visits), visits.whole) == ([], False)
    assert "user_records" not in shop.calls()
    assert ids(await counter.of(CHAT).visits(BOB)) != []


async def test_a_login_is_good_in_its_own_chat(shop: Shop) -> None:
    visit_of(shop, at(TUESDAY))
    counter = await desk(shop, "P+C")
    assert ids(await counter.of(ELSEWHERE).visits(ANN)) == []


@pytest.mark.parametrize("tokens", TOKENS)
async def test_only_configured_locations_are_shown(shop: Shop, tokens: str) -> None:
    """A client's own token shows all businesses; those of New York are not ours."""
    visit_of(shop, at(TUESDAY), NEW_YORK)
    made, _ = await book(shop, phone=ANN)
    assert ids(await (await desk(shop, tokens)).of(CHAT).visits(ANN)) == [made.record]


@pytest.mark.parametrize("tokens", TOKENS)
@pytest.mark.parametrize(("days", "shown"), [(-366, False), (-365, True), (365, True), (366, False)])
async def test_a_year_back_and_a_year_ahead(shop: Shop, tokens: str, days: int, shown: bool) -> None:
    """S1-17, as the dialog has it. At the last minute of the day, so that it is the day that counts."""
    made, _ = await book(shop, phone=ANN)
    [record] = shop.booked
    when = at(date(2026, 3, 2) + timedelta(days=days), 23)
    shop.sandbox.world.change(record, starts=when)
    moved = replace(made, starts=when)
    await shop.store.run(lambda work: work.appointments.forget(CHAT, ANN))
    await shop.store.run(lambda work: work.appointments.add(CHAT, "moved", moved, shop.clock(), ANN))
    ann = Client(verified=ANN, agreed_at=shop.clock())
    scene = Scene((await desk(shop, tokens)).of(CHAT), RULES, ann, shop.clock(), Profile())
    assert ids(await own_visits(scene)) == ([record.id] if shown else [])


@pytest.mark.parametrize("tokens", ["P+C", "P+B"])
async def test_an_account_that_is_not_to_be_opened_shows_what_was_booked_here(shop: Shop, tokens: str) -> None:
    """S1-16."""
    visit_of(shop, at(date(2026, 1, 20)))
    made, _ = await book(shop, phone=ANN)
    counter = await desk(shop, tokens)
    visits = await counter.of(CHAT).visits(ANN, here=True)
    assert (ids(visits), visits.whole) == ([made.record], False)


# --- what is told of each


@pytest.mark.parametrize("tokens", ["P+C", "P+B"])
async def test_everything_about_a_visit(shop: Shop, tokens: str) -> None:
    record = visit_of(shop, at(TUESDAY, 15), comment="by the window", discount=10, prepaid_confirmed=True)
    [visit] = (await (await desk(shop, tokens)).of(CHAT).visits(ANN)).items
    service = LONDON.services[0]
    assert (visit.record, visit.location.id, visit.location.zone) == (record.id, LONDON.id, "Europe/London")
    assert [(each.id, each.title) for each in visit.services] == [(service.id, service.title)]
    assert (visit.staff.id, visit.staff.name) == (LONDON.staff[0].id, LONDON.staff[0].name)
    assert (visit.starts.isoformat(), str(visit.starts.tzinfo)) == ("2026-03-03T15:00:00+00:00", "Europe/London")
    assert (visit.length, visit.comment, visit.prepaid) == (timedelta(hours=1), "by the window", True)
    assert visit.cost == Decimal(service.price_min * 90 // 100)
    assert visit.location.cancel_until == visit.location.change_until == timedelta(hours=2)
    assert bool(visit.visit) is (tokens == "P+B")


@pytest.mark.parametrize("tokens", TOKENS)
@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, Status.EXPECTED),
        ({"attendance": 2}, Status.CONFIRMED),
        ({"attendance": 1}, Status.CAME),
        ({"attendance": -1}, Status.MISSED),
        ({"deleted": True}, Status.CANCELLED),
        ({"deleted": True, "attendance": 2}, Status.CANCELLED),
    ],
)
async def test_what_became_of_it(shop: Shop, tokens: str, changes: dict[str, Any], status: Status) -> None:
    made, _ = await book(shop, phone=ANN)
    shop.sandbox.world.change(shop.booked[0], **changes)
    assert (await seen(await desk(shop, tokens), made.record)).status is status


LOOSE = [
    {"ids": "string", "numbers": "string", "flags": "string"},
    {"record_date": "offset", "record_offset": "utc", "statuses": "other", "details_body": "envelope"},
    {"record_offset": "winter", "flags": "number", "empty_object": "null", "empty_meta": "missing"},
]


@pytest.mark.parametrize("tokens", TOKENS)
@pytest.mark.parametrize("loose", LOOSE, ids=str)
async def test_every_spelling_reads_alike(shop: Shop, tokens: str, loose: dict[str, Any]) -> None:
    await book(shop, phone=ANN)
    histories.live(shop.sandbox.world, LONDON, ANN.removeprefix("+"), "Ann Lee")
    expected = await (await desk(shop, tokens)).of(CHAT).visits(ANN)
    shop.sandbox.switches = Switches(**loose)
    assert await (await desk(shop, tokens)).of(CHAT).visits(ANN) == expected
    assert len(expected.items) == (1 if tokens == "P" else 13)


@pytest.mark.parametrize("tokens", ["P+C", "P+B"])
@pytest.mark.parametrize("nothing", get_args(Switches.model_fields["empty_list"].annotation))
async def test_no_appointments(shop: Shop, tokens: str, nothing: Any) -> None:
    shop.sandbox.switches = Switches(empty_list=nothing)
    assert await (await desk(shop, tokens)).of(CHAT).visits(ANN) == Visits((), whole=True)


@pytest.mark.parametrize("tokens", ["P+C", "P+B"])
async def test_the_latest_come_first(shop: Shop, tokens: str) -> None:
    days = [TUESDAY, date(2026, 1, 5), date(2026, 5, 5), date(2025, 12, 1)]
    made = {day: visit_of(shop, at(day), salon) for day, salon in zip(days, [LONDON, KYIV, LONDON, KYIV], strict=True)}
    expected = [made[day].id for day in sorted(days, reverse=True)]
    assert ids(await (await desk(shop, tokens)).of(CHAT).visits(ANN)) == expected


# --- what was booked here, each by its hash


async def test_the_next_few_are_looked_up_and_the_rest_is_remembered(shop: Shop) -> None:
    made = [await book(shop, hour, phone=ANN) for hour in (9, 10, 11, 12, 14, 15, 16)]
    for record in shop.booked:
        shop.sandbox.world.change(record, attendance=2)
    visits = await (await desk(shop, "P")).of(CHAT).visits(ANN)
    assert shop.calls("book_record_get") == ["book_record_get"] * 5
    assert sorted(ids(visits)) == sorted(one.record for one, _ in made)
    confirmed = [visit for visit in visits.items if visit.status is Status.CONFIRMED]
    assert len(confirmed) == 5
    assert max(visit.starts for visit in confirmed) <= min(v.starts for v in visits.items if v not in confirmed)


async def test_what_is_over_is_told_from_memory(shop: Shop) -> None:
    made, _ = await book(shop, phone=ANN)
    shop.clock.forward(days=2)
    counter = await desk(shop, "P")
    visit = await seen(counter, made.record)
    assert (visit.starts, visit.services, visit.hash) == (made.starts, made.services, made.hash)
    assert shop.calls("book_record_get") == []


async def test_what_altegio_does_not_know_any_more_is_left_out(shop: Shop) -> None:
    await book(shop, phone=ANN)
    shop.sandbox.switches = Switches(hash_lifetime=60)
    shop.clock.forward(minutes=2)
    assert ids(await (await desk(shop, "P")).of(CHAT).visits(ANN)) == []


# --- when a token is not accepted


@pytest.mark.parametrize(("tokens", "whole"), [("P+C", False), ("P+C+B", True)])
async def test_a_login_that_has_ended_is_thrown_away(shop: Shop, tokens: str, whole: bool) -> None:
    record = visit_of(shop, at(date(2026, 1, 20)))
    counter = await desk(shop, tokens)
    shop.sandbox.switches = Switches(token_lifetime=60)
    shop.clock.forward(minutes=2)
    visits = await counter.of(CHAT).visits(ANN)
    assert visits.whole is whole
    assert ids(visits) == ([record.id] if whole else [])
    assert await counter.logins.of(CHAT) is None
    assert shop.complaints == []


async def test_a_business_that_may_not_look_is_the_operators_to_mend(shop: Shop) -> None:
    made, _ = await book(shop, phone=ANN)
    counter = shop.desk(shop.client("wrong"), LONDON.id)
    visits = await counter.of(CHAT).visits(ANN)
    assert (ids(visits), visits.whole) == ([made.record], False)
    assert len(shop.complaints) == 1


@pytest.mark.parametrize("tokens", ["P+C", "P+C+B"])
async def test_nobody_is_logged_out_for_a_revoked_partner(shop: Shop, tokens: str) -> None:
    """What every call carries is refused with the same 401: the operator hears of it, and one call finds it out."""
    record = visit_of(shop, at(date(2026, 1, 20)))
    chats = [Chat("telegram", str(n)) for n in range(2, 12)]
    for chat in chats:
        await log_in(shop, chat=chat)
    counter = await desk(shop, tokens)
    await counter.of(CHAT).locations()
    shop.forget_calls()
    shop.sandbox.partner_token = "another"
    screens = [load for chat in chats for load in (counter.of(chat).visits(ANN), counter.of(chat).wallet(ANN))]
    told = await asyncio.gather(*screens, return_exceptions=True)
    assert all(isinstance(answer, fsm_desk.TryLater) for answer in told), told
    assert [str(sent.url.path).rsplit("/", 2)[-2:] for sent in shop.sent].count(["company", str(LONDON.id)]) == 1
    assert [complaint for complaint in shop.complaints if "PARTNER_TOKEN" in complaint] == shop.complaints[:1]
    assert all([await counter.logins.of(chat) for chat in chats])
    shop.sandbox.partner_token = SANDBOX_PARTNER_TOKEN
    assert ids(await counter.of(chats[0]).visits(ANN)) == [record.id]


@pytest.mark.parametrize("kind", ["5xx", "429", "drop"])
async def test_nobody_is_logged_out_while_it_cannot_be_told_whose_token_is_refused(shop: Shop, kind: str) -> None:
    counter = await desk(shop, "P+C")
    await counter.of(CHAT).locations()
    shop.sandbox.switches = Switches(token_lifetime=60)
    shop.clock.forward(minutes=2)
    shop.fault("company", kind, times=None)
    with pytest.raises(fsm_desk.TryLater):
        await counter.of(CHAT).visits(ANN)
    assert await counter.logins.of(CHAT)
    shop.sandbox.faults.clear()
    assert not (await counter.of(CHAT).visits(ANN)).whole
    assert await counter.logins.of(CHAT) is None


async def test_a_new_login_outlives_the_answer_to_the_one_before(shop: Shop) -> None:
    counter = await desk(shop, "P+C")
    await counter.of(CHAT).locations()
    shop.sandbox.switches = Switches(token_lifetime=60)
    shop.clock.forward(minutes=2)

    async def again() -> None:
        await log_in(shop)

    shop.meanwhile["company"] = again
    await counter.of(CHAT).visits(ANN)
    assert await counter.logins.of(CHAT)


@pytest.mark.parametrize("phones", ["masked", "empty", "missing"])
async def test_a_business_that_sees_no_numbers_finds_nobody(shop: Shop, phones: Any) -> None:
    visit_of(shop, at(TUESDAY))
    shop.sandbox.switches = Switches(business_phones=phones)
    visits = await (await desk(shop, "P+B")).of(CHAT).visits(ANN)
    assert (ids(visits), visits.whole) == ([], False)
    assert "phones" in shop.complaints[0]


async def test_a_revoked_partner_is_the_operators_to_mend(shop: Shop) -> None:
    await book(shop, phone=ANN)
    counter = await desk(shop, "P")
    await counter.of(CHAT).locations()
    counter.client.partner_token = "revoked"
    with pytest.raises(fsm_desk.TryLater):
        await counter.of(CHAT).visits(ANN)
    assert "copy ALTEGIO_PARTNER_TOKEN" in shop.complaints[0]


@pytest.mark.parametrize("tokens", TOKENS)
@pytest.mark.parametrize("kind", ["5xx", "drop", "429"])
async def test_altegio_is_down(shop: Shop, tokens: str, kind: str) -> None:
    await book(shop, phone=ANN)
    counter = await desk(shop, tokens)
    shop.fault("*", kind, times=None)
    for read in (counter.of(CHAT).visits(ANN), *([counter.of(CHAT).wallet(ANN)] if tokens != "P" else [])):
        with pytest.raises(fsm_desk.TryLater):
            await read
    shop.sandbox.faults.clear()
    shop.clock.forward(minutes=2)
    assert ids(await counter.of(CHAT).visits(ANN)) != []


async def test_nobody_waits_for_ever(shop: Shop) -> None:
    shop.timeouts = Timeouts(chat=0.2)
    counter = await desk(shop, "P+C")
    shop.fault("user_records", "latency", seconds=0.5)
    with pytest.raises(fsm_desk.TryLater, match="too slow"):
        await counter.of(CHAT).visits(ANN)


# --- how often Altegio is asked


async def test_nobody_waits_for_what_they_have_not_asked_for(shop: Shop) -> None:
    """It is read all the same, and there the next time."""
    shop.timeouts = Timeouts(aside=0.1)
    chat = (await desk(shop, "P+C")).of(CHAT)
    await chat.locations()
    shop.fault("user_records", "latency", seconds=0.4)
    with pytest.raises(fsm_desk.TryLater, match="too slow"):
        await chat.visits(ANN, soon=True)
    visits = await chat.visits(ANN)
    assert await chat.visits(ANN, soon=True) is visits
    assert len(shop.calls("user_records")) == 1


async def test_what_was_known_a_while_ago_is_shown_rather_than_waited_for(shop: Shop) -> None:
    """To whoever saw it, that is, for a day at the most, and not once they have changed it."""
    shop.timeouts = Timeouts(aside=0.1)
    record = visit_of(shop, at(TUESDAY, 12))
    counter = await desk(shop, "P+C")
    chat = counter.of(CHAT)
    before = await chat.visits(ANN)
    shop.clock.forward(hours=1)
    shop.fault("user_records", "latency", seconds=0.4, times=None)
    assert await chat.visits(ANN, soon=True) is before
    for nobodys in (chat.visits(BOB, soon=True), counter.of(ELSEWHERE).visits(ANN, soon=True)):
        assert ids(await nobodys) == []  # neither has a login: nothing is asked, nothing is shown
    await shop.answered()
    assert ids(await chat.visits(ANN)) == [record.id]
    counter.forget_account(CHAT, ANN)
    with pytest.raises(fsm_desk.TryLater):
        await chat.visits(ANN, soon=True)
    await chat.visits(ANN)
    shop.clock.forward(hours=24)
    with pytest.raises(fsm_desk.TryLater):
        await chat.visits(ANN, soon=True)


async def test_locations_that_are_known_are_not_asked_for_while_a_menu_waits(shop: Shop) -> None:
    record = visit_of(shop, at(TUESDAY, 12))
    chat = (await desk(shop, "P+C")).of(CHAT)
    await chat.locations()
    shop.clock.forward(hours=2)
    shop.forget_calls()
    assert ids(await chat.visits(ANN, soon=True)) == [record.id]
    assert shop.calls() == ["user_records"]
    shop.forget_calls()
    shop.clock.forward(minutes=1)
    await chat.visits(ANN)
    assert shop.calls("company") == ["company"] * 2


async def test_five_hundred_appointments_are_one_call(shop: Shop) -> None:
    histories.fill(shop.sandbox.world, LONDON, ANN.removeprefix("+"), "Ann Lee", 500)
    counter = await desk(shop, "P+C")
    await counter.of(CHAT).locations()
    shop.forget_calls()
    visits = await counter.of(CHAT).visits(ANN)
    assert shop.calls() == ["user_records"]
    assert len(visits.items) > 300
    assert visits.items[0].starts > visits.items[-1].starts


async def test_the_business_reads_page_after_page(shop: Shop) -> None:
    histories.fill(shop.sandbox.world, LONDON, ANN.removeprefix("+"), "Ann Lee", 300)
    visits = await (await desk(shop, "P+B")).of(CHAT).visits(ANN)
    assert len(visits.items) == len(list(shop.sandbox.world.of_phone(ANN.removeprefix("+"))))
    assert len(shop.calls("records")) == 3


@pytest.mark.parametrize("tokens", TOKENS)
async def test_what_was_read_is_good_for_a_little_while(shop: Shop, tokens: str) -> None:
    await book(shop, phone=ANN)
    counter = await desk(shop, tokens)
    first = await counter.of(CHAT).visits(ANN)
    shop.forget_calls()
    shop.clock.forward(seconds=19)
    assert await counter.of(CHAT).visits(ANN) is first
    assert shop.calls() == []
    shop.clock.forward(seconds=1)
    await counter.of(CHAT).visits(ANN)
    assert shop.calls() != []


@pytest.mark.parametrize("tokens", TOKENS)
async def test_a_visit_that_is_to_be_changed_is_read_anew(shop: Shop, tokens: str) -> None:
    """What the salon has just changed counts: that it was paid for, say (S2-27)."""
    booked, _ = await book(shop, phone=ANN)
    chat = (await desk(shop, tokens)).of(CHAT)
    await chat.visits(ANN)
    [record] = [record for record in shop.booked if record.id == booked.record]
    shop.sandbox.world.change(record, prepaid=True)
    assert [visit.prepaid for visit in (await chat.visits(ANN)).items] == [False]
    assert [visit.prepaid for visit in (await chat.visits(ANN, anew=True)).items] == [True]
    assert [visit.prepaid for visit in (await chat.visits(ANN)).items] == [True]


async def test_what_was_read_for_one_is_not_shown_to_another(shop: Shop) -> None:
    """In the same chat, after logging out and in again; and to who has proved nothing."""
    mine, theirs = visit_of(shop, at(TUESDAY)), visit_of(shop, at(TUESDAY, 12), phone=BOB)
    counter = await desk(shop, "P+C")
    assert ids(await counter.of(CHAT).visits(ANN)) == [mine.id]
    assert ids(await counter.of(CHAT).visits("")) == []
    await log_in(shop, BOB)
    assert ids(await counter.of(CHAT).visits(BOB)) == [theirs.id]


async def test_what_was_read_is_forgotten_in_all_chats_of_the_client(shop: Shop) -> None:
    counter = await desk(shop, "P+C")
    await log_in(shop, ANN, ELSEWHERE)
    for chat in (CHAT, ELSEWHERE):
        await counter.of(chat).visits(ANN)
    made = visit_of(shop, at(TUESDAY))
    counter.forget_account(CHAT, ANN)
    for chat in (CHAT, ELSEWHERE):
        assert ids(await counter.of(chat).visits(ANN)) == [made.id]


async def test_what_was_read_without_a_number_is_forgotten_in_its_chat(shop: Shop) -> None:
    counter = await desk(shop, "P")
    assert ids(await counter.of(CHAT).visits("")) == []
    made, _ = await book(shop)
    counter.forget_account(CHAT)
    assert ids(await counter.of(CHAT).visits("")) == [made.record]


async def test_a_login_shows_the_whole_account_at_once(shop: Shop) -> None:
    counter, record = await desk(shop, "P"), visit_of(shop, at(TUESDAY))
    assert ids(await counter.of(CHAT).visits(ANN)) == []
    await shop.api.post(f"/book_code/{LONDON.id}", {"phone": ANN})
    request = SignIn("key", Phone(ANN), shop.sandbox.sms[-1].code)
    outcome = await Clerk(counter.client, counter, shop.clock).carry_out(request, CHAT, shop.clock(), False)
    assert isinstance(outcome, SignedIn)
    await shop.store.run(lambda work: work.logins.put(CHAT, outcome.phone, outcome.token))
    assert ids(await counter.of(CHAT).visits(ANN)) == [record.id]


async def test_two_questions_at_once_are_one_call(shop: Shop) -> None:
    counter = await desk(shop, "P+C")
    await asyncio.gather(counter.of(CHAT).visits(ANN), counter.of(CHAT).visits(ANN))
    assert shop.calls("user_records") == ["user_records"]


async def test_a_booking_shows_at_once(shop: Shop) -> None:
    counter = await desk(shop, "P+C")
    assert ids(await counter.of(CHAT).visits(ANN)) == []
    order = await shop.order(CUT_IN_KYIV, OLENA, 15, KYIV)
    booked = await Clerk(counter.client, counter, shop.clock).carry_out(Book("key", order), CHAT, shop.clock(), False)
    assert isinstance(booked, Booked)
    assert ids(await counter.of(CHAT).visits(ANN)) == [booked.appointment.record]
