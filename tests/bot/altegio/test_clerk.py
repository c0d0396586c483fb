"""The clerk against a sandbox in every mood: each request has one outcome, and a booking is made once."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any, get_args

import pytest

from bot.altegio.budget import Budget
from bot.altegio.outcomes import Again
from bot.altegio.sandbox import SANDBOX_USER_TOKEN, Switches
from bot.altegio.sandbox.world import Record
from fsm.events import Booked, CodeSent, NotReached, Outcome, OutcomeUnknown, Refused, Why
from fsm.requests import Book, Look, Order, SendCode
from fsm.words import ANYONE, Appointment, Chat, Phone, Service
from tests.bot.altegio.counter import finish
from tests.bot.altegio.salon_api import ANN, KYIV, LONDON
from tests.bot.altegio.shop import AMELIA, CHAT, IMPATIENT, TOM, WOMENS_CUT, Shop, answering, open_shop

CUT_IN_KYIV, STYLING_IN_KYIV, OLENA = 420101, 420105, 42001
CUT_AND_STYLING = (CUT_IN_KYIV, STYLING_IN_KYIV)
KEY = "key-1"


@pytest.fixture
async def shop() -> AsyncIterator[Shop]:
    async with open_shop() as shop:
        yield shop


@pytest.fixture
async def order(shop: Shop) -> Order:
    """In Kyiv, where no code is asked for; two services in one go."""
    return await kyiv(shop, services=CUT_AND_STYLING)


async def kyiv(shop: Shop, staff: int = OLENA, services: tuple[int, ...] = (CUT_IN_KYIV,), **more: Any) -> Order:
    order = await shop.order(services, staff, 15, KYIV, **more)
    shop.forget_calls()
    return order


async def london(shop: Shop, staff: int = AMELIA, **more: Any) -> Order:
    order = await shop.order(WOMENS_CUT, staff, 10, **more)
    shop.forget_calls()
    return order


def send(key: str, order: Order, check: bool = True) -> SendCode:
    return SendCode(key, order.location, order.phone, order.full_name, order if check else None)


async def outcome_of(shop: Shop, request: SendCode | Book | Look, **how: Any) -> Outcome:
    outcome, _ = await finish(shop, shop.clerk(**how), request)
    return outcome


def appointment(record: Record, order: Order, hash: str = "") -> Appointment:
    slot = order.slot
    return Appointment(record.id, hash, order.location, order.services, order.staff, slot.starts, slot.length)


# --- what goes along with a booking


async def test_the_salon_reads_which_membership_a_visit_is_to_be_taken_from(shop: Shop) -> None:
    order = await kyiv(shop, comment="By the window", membership="Манікюр ×10, 0077")
    assert isinstance(await outcome_of(shop, Book(KEY, order)), Booked)
    [record] = shop.booked
    assert record.comment == "By the window\nMembership: Манікюр ×10, 0077"


# --- a code


async def test_a_code_is_sent_when_the_time_is_free(shop: Shop) -> None:
    order = await london(shop)
    assert await outcome_of(shop, send(KEY, order)) == CodeSent(KEY)
    assert shop.calls() == ["book_check", "book_code"]
    assert [sms.phone for sms in shop.sandbox.sms] == [ANN.removeprefix("+")]


async def test_no_sms_is_paid_for_a_time_that_is_gone(shop: Shop) -> None:
    order = await london(shop)
    await shop.take(order)
    assert await outcome_of(shop, send(KEY, order)) == Refused(KEY, Why.SLOT_TAKEN)
    assert shop.sandbox.sms == []


async def test_a_login_checks_no_time(shop: Shop) -> None:
    assert await outcome_of(shop, send(KEY, await london(shop), check=False)) == CodeSent(KEY)
    assert shop.calls() == ["book_code"]


async def test_a_code_that_was_ordered_before_a_crash_is_not_ordered_again(shop: Shop) -> None:
    outcome, _ = await finish(shop, shop.clerk(), send(KEY, await london(shop)), seen_before=True)
    assert outcome == CodeSent(KEY)
    assert shop.sent == []


@pytest.mark.parametrize(("kind", "when"), list(product(["5xx", "drop", "hang", "latency"], ["before", "after"])))
async def test_a_code_that_may_be_under_way_is_not_ordered_again(shop: Shop, kind: str, when: str) -> None:
    order = await london(shop)
    shop.timeouts = IMPATIENT
    shop.fault("book_code", kind, when)
    assert await outcome_of(shop, send(KEY, order)) == CodeSent(KEY)
    await shop.answered()
    assert shop.calls("book_code") == ["book_code"]


@pytest.mark.parametrize(("operation", "kind"), [("book_check", "5xx"), ("book_check", "drop"), ("book_code", "429")])
async def test_a_code_that_surely_was_not_sent(shop: Shop, operation: str, kind: str) -> None:
    shop.fault(operation, kind, times=3)
    assert await outcome_of(shop, send(KEY, await london(shop))) == NotReached(KEY)
    assert shop.sandbox.sms == []


@pytest.mark.parametrize("where", ["meta", "errors", "top"])
async def test_a_bad_phone_gets_no_code(shop: Shop, where: Any) -> None:
    shop.sandbox.switches = Switches(refusal_code=where)
    order = replace(await london(shop), phone=Phone("+1234567"))
    assert await outcome_of(shop, send(KEY, order)) == Refused(KEY, Why.BAD_PHONE)


async def test_a_location_without_sms(shop: Shop) -> None:
    shop.sandbox.switches = Switches(sms="refused")
    assert await outcome_of(shop, send(KEY, await london(shop))) == NotReached(KEY)


async def test_a_token_that_is_revoked_before_a_code(shop: Shop) -> None:
    clerk = shop.clerk(client=shop.client(partner_token="revoked"))
    for check in (True, False):
        outcome, _ = await finish(shop, clerk, send(KEY, await london(shop), check))
        assert outcome == NotReached(KEY)
    assert len(shop.complaints) == 1  # not one for each thing that it stops


# --- a booking, when all goes well


async def test_three_calls_for_a_booking_with_a_code(shop: Shop) -> None:
    order, clerk = await london(shop), shop.clerk()
    await finish(shop, clerk, send("send", order))
    shop.clock.forward(seconds=60)
    order = replace(order, code=shop.sandbox.sms[-1].code, email="ann@example.com", comment="first visit")
    outcome, took = await finish(shop, clerk, Book(KEY, order))
    [record] = shop.booked
    assert outcome == Booked(KEY, appointment(record, order, record.hash))
    assert took == timedelta(0)
    assert shop.calls() == ["book_check", "book_code", "book_record"]
    assert record.client is not None
    assert (record.client.phone, record.client.name, record.client.email) == ("447700900111", "Ann Lee", order.email)
    assert (record.api_id, record.comment, record.notify_by_sms) == (KEY, "first visit", 0)
    assert (record.starts, record.services, record.staff_id) == (order.slot.starts, (WOMENS_CUT,), AMELIA)


async def test_a_check_is_good_for_a_minute_and_for_its_time_only(shop: Shop) -> None:
    clerk = shop.clerk()
    order, other = await london(shop), await london(shop, TOM)
    await finish(shop, clerk, send("send", order))
    await finish(shop, clerk, Book("other", replace(other, code=shop.sandbox.sms[-1].code)))
    shop.clock.forward(seconds=61)
    await finish(shop, clerk, Book(KEY, order))
    assert shop.calls("book_check") == ["book_check"] * 3


async def test_a_check_is_good_for_its_services_only(shop: Shop, order: Order) -> None:
    clerk, one = shop.clerk(), await kyiv(shop)
    for key, each in (("a", one), ("b", order)):
        await finish(shop, clerk, send(key, each))
    shop.forget_calls()
    await finish(shop, clerk, Book(KEY, replace(order, services=order.services[1:])))
    assert shop.calls("book_check", "book_record") == ["book_check", "book_record"]


async def test_the_one_who_was_chosen_for_anyone_is_named(shop: Shop) -> None:
    order = await kyiv(shop, ANYONE)
    outcome = await outcome_of(shop, Book(KEY, order))
    assert isinstance(outcome, Booked)
    assert (outcome.appointment.staff.id, outcome.appointment.staff.name) == (OLENA, "Олена Ковальчук")
    assert shop.calls() == ["book_check", "book_record", "book_record_get"]


async def test_not_knowing_who_was_chosen_spoils_no_booking(shop: Shop) -> None:
    shop.fault("book_record_get", "5xx", times=None)
    order = await kyiv(shop, ANYONE)
    outcome = await outcome_of(shop, Book(KEY, order))
    assert isinstance(outcome, Booked)
    assert outcome.appointment.staff == order.staff
    assert len(shop.booked) == 1


async def test_a_booked_time_is_not_offered_again(shop: Shop, order: Order) -> None:
    clerk = shop.clerk()
    view, day = clerk.desk.of(CHAT), order.slot.starts.date()
    before = [await view.slots(KYIV.id, CUT_AND_STYLING, staff, day) for staff in (OLENA, ANYONE)]
    await finish(shop, clerk, Book(KEY, order))
    after = [await view.slots(KYIV.id, CUT_AND_STYLING, staff, day) for staff in (OLENA, ANYONE)]
    assert [order.slot in slots for slots in before + after] == [True, True, False, False]


async def test_what_books_does_not_wait_behind_what_others_read(shop: Shop, order: Order) -> None:
    async def a_place_a_second(now: datetime) -> datetime:
        return now + timedelta(seconds=1)

    client = shop.client()
    client.budget = Budget(a_place_a_second, shop.clock, shop.wait)
    clerk = shop.clerk(client=client)
    reads = [clerk.desk.of(Chat("telegram", str(n))).catalogue(location) for n, location in enumerate((41000, 42000))]
    await asyncio.gather(*reads, clerk.carry_out(Book(KEY, order), CHAT, shop.clock(), False))
    assert shop.sent[0].url.path.endswith(f"/book_check/{KYIV.id}")
    assert len(shop.booked) == 1


# --- a booking, refused


BOOKING_WHYS = [why for why in Why if why not in (Why.NOT_ALLOWED, Why.GONE, Why.LOGGED_OUT)]


def spoiled(order: Order, why: Why) -> Order:
    match why:
        case Why.BAD_PHONE:
            return replace(order, phone=Phone("+1234567"))
        case Why.WRONG_CODE:
            return replace(order, code="00000")
        case Why.NOT_WELCOME:
            return replace(order, phone=Phone("+447700900666"))
        case Why.NO_NAME:
            return replace(order, full_name=" ")
        case Why.SERVICE_GONE:
            return replace(order, services=(Service(999, "Gone", 1),))
    return order


@pytest.mark.parametrize(
    ("why", "where", "status"), list(product(BOOKING_WHYS, ["meta", "errors", "top"], ["documented", "200"])), ids=str
)
async def test_every_refusal_is_understood_wherever_its_code_sits(
    shop: Shop, why: Why, where: Any, status: Any
) -> None:
    order = spoiled(await london(shop, code="12345"), why)
    if why is Why.SLOT_TAKEN:
        await shop.take(order)
    shop.sandbox.switches = Switches(refusal_code=where, refusal_status=status)
    assert await outcome_of(shop, Book(KEY, order)) == Refused(KEY, why)
    assert shop.booked == []
    assert shop.complaints == []


@pytest.mark.parametrize(("why", "status"), list(product(BOOKING_WHYS, ["documented", "200"])), ids=str)
async def test_a_refusal_in_words_only_offers_other_times(shop: Shop, why: Why, status: Any) -> None:
    """403 says "not possible online"; that might be our rights as well, so the operator hears of it."""
    order = spoiled(await london(shop, code="12345"), why)
    if why is Why.SLOT_TAKEN:
        await shop.take(order)
    shop.sandbox.switches = Switches(refusal_code="message", refusal_status=status)
    not_welcome = why is Why.NOT_WELCOME and status == "documented"
    expected = Why.NOT_WELCOME if not_welcome else Why.SLOT_TAKEN
    assert await outcome_of(shop, Book(KEY, order)) == Refused(KEY, expected)
    assert len(shop.complaints) == not_welcome


async def test_nobody_is_free_any_more(shop: Shop) -> None:
    order = await kyiv(shop, ANYONE)
    await shop.take(order)
    assert await outcome_of(shop, Book(KEY, order)) == Refused(KEY, Why.SLOT_TAKEN)


async def test_a_time_that_goes_between_check_and_booking(shop: Shop, order: Order) -> None:
    shop.meanwhile["book_record"] = lambda: shop.take(order)
    clerk = shop.clerk()
    view, day = clerk.desk.of(CHAT), order.slot.starts.date()
    assert order.slot in await view.slots(KYIV.id, CUT_AND_STYLING, OLENA, day)
    outcome, _ = await finish(shop, clerk, Book(KEY, order))
    assert outcome == Refused(KEY, Why.SLOT_TAKEN)
    assert order.slot not in await view.slots(KYIV.id, CUT_AND_STYLING, OLENA, day)


async def test_a_service_that_goes_while_it_is_booked_is_not_offered_again(shop: Shop, order: Order) -> None:
    clerk = shop.clerk()
    view = clerk.desk.of(CHAT)
    assert (await view.catalogue(KYIV.id)).service(CUT_IN_KYIV)
    await shop.api.tell("POST", "/withdraw", {"location": KYIV.id, "service": CUT_IN_KYIV})
    outcome, _ = await finish(shop, clerk, Book(KEY, order))
    assert outcome == Refused(KEY, Why.SERVICE_GONE)
    assert (await view.catalogue(KYIV.id)).service(CUT_IN_KYIV) is None


async def test_a_token_that_is_revoked_before_a_booking(shop: Shop, order: Order) -> None:
    clerk = shop.clerk(client=shop.client(partner_token="revoked"))
    outcome, _ = await finish(shop, clerk, Book(KEY, order))
    assert outcome == NotReached(KEY)
    assert "copy ALTEGIO_PARTNER_TOKEN" in shop.complaints[0]


@pytest.mark.parametrize(("operation", "kind"), [("book_check", "5xx"), ("book_check", "drop"), ("book_record", "429")])
@pytest.mark.parametrize("business", [False, True])
async def test_a_booking_that_surely_was_not_sent(
    shop: Shop, order: Order, operation: str, kind: str, business: bool
) -> None:
    shop.fault(operation, kind, times=2)
    assert isinstance(await outcome_of(shop, Book("first", order), business=business), Booked)
    shop.sandbox.reset()
    shop.fault(operation, kind, times=3)
    assert await outcome_of(shop, Book(KEY, order), business=business) == NotReached(KEY)
    assert shop.booked == []


# --- a booking without an answer

LOST = list(product(["5xx", "drop", "hang"], ["before", "after"]))


@pytest.mark.parametrize(("kind", "when"), LOST)
@pytest.mark.parametrize("business", [False, True])
async def test_a_booking_without_an_answer(shop: Shop, order: Order, kind: str, when: str, business: bool) -> None:
    """It was not made: it is made in the end. It was made: the business can see that, a partner cannot."""
    shop.timeouts = IMPATIENT
    shop.fault("book_record", kind, when)
    outcome, took = await finish(shop, shop.clerk(business=business), Book(KEY, order))
    [record] = shop.booked
    match when, business:
        case "before", _:
            assert outcome == Booked(KEY, appointment(record, order, record.hash))
            assert took == timedelta(seconds=0 if kind == "5xx" else 45)  # a failure that was told is over
            assert shop.calls("book_record") == ["book_record"] * 2
        case "after", True:
            assert outcome == Booked(KEY, appointment(record, order))
            assert took == timedelta(0)
            assert shop.calls("book_record") == ["book_record"]
        case "after", False:
            assert outcome == OutcomeUnknown(KEY)
            assert took == timedelta(0)
            assert shop.calls("book_record") == ["book_record"]


@pytest.mark.parametrize("business", [False, True])
async def test_every_try_without_an_answer_is_given_its_time(shop: Shop, order: Order, business: bool) -> None:
    shop.fault("book_record", "drop", times=2)
    outcome, took = await finish(shop, shop.clerk(business=business), Book(KEY, order))
    assert outcome == NotReached(KEY)
    assert took == timedelta(seconds=90)
    assert shop.booked == []
    assert shop.calls("book_record") == ["book_record"] * 2


@pytest.mark.parametrize("business", [False, True])
async def test_a_booking_that_arrives_late(shop: Shop, order: Order, business: bool) -> None:
    """We have stopped waiting and looked for it already, and then it is made."""
    shop.timeouts = IMPATIENT
    shop.fault("book_record", "latency", seconds=0.8)
    outcome, _ = await finish(shop, shop.clerk(business=business), Book(KEY, order))
    [record] = shop.booked
    assert outcome == (Booked(KEY, appointment(record, order)) if business else OutcomeUnknown(KEY))
    assert shop.calls("book_record") == ["book_record"]


@pytest.mark.parametrize("business", [False, True])
async def test_after_a_crash_nothing_is_posted_before_it_is_sure(shop: Shop, order: Order, business: bool) -> None:
    """Nothing had been sent; only nobody knows that."""
    outcome, took = await finish(shop, shop.clerk(business=business), Book(KEY, order), seen_before=True)
    [record] = shop.booked
    assert outcome == Booked(KEY, appointment(record, order, record.hash))
    assert took == timedelta(seconds=45)
    first_look, *_ = shop.calls()
    assert first_look in ("records", "book_times")


@pytest.mark.parametrize("business", [False, True])
async def test_after_a_crash_a_booking_is_found_and_not_made_again(shop: Shop, order: Order, business: bool) -> None:
    await finish(shop, shop.clerk(), Book(KEY, order))
    [record] = shop.booked
    outcome, took = await finish(shop, shop.clerk(business=business), Book(KEY, order), seen_before=True)
    assert outcome == (Booked(KEY, appointment(record, order)) if business else OutcomeUnknown(KEY))
    assert took == timedelta(0)
    assert shop.booked == [record]


async def test_a_time_that_is_free_for_one_of_two_services_tells_nothing(shop: Shop, order: Order) -> None:
    """It was not ours, but what is taken could be: the styling after the cut."""
    later = {"location": KYIV.id, "staff": OLENA, "datetime": "2026-03-03T16:00:00"}
    assert (await shop.api.tell("POST", "/take", later)).status == 200
    outcome, _ = await finish(shop, shop.clerk(), Book(KEY, order), seen_before=True)
    assert outcome == OutcomeUnknown(KEY)


async def test_with_anyone_a_free_time_tells_nothing(shop: Shop) -> None:
    """Another team member may be free at the same time, so it must not be booked again."""
    order = await london(shop, ANYONE)
    outcome, took = await finish(shop, shop.clerk(), Book(KEY, order), seen_before=True)
    assert (outcome, took) == (OutcomeUnknown(KEY), timedelta(0))
    assert shop.booked == []


async def test_the_business_sees_who_was_chosen_for_anyone(shop: Shop) -> None:
    order = await kyiv(shop, ANYONE)
    shop.fault("book_record", "drop", "after")
    outcome = await outcome_of(shop, Book(KEY, order), business=True)
    assert isinstance(outcome, Booked)
    assert outcome.appointment.staff.id == OLENA


async def test_a_busy_day_is_looked_through_to_its_end(shop: Shop, order: Order) -> None:
    """Our booking is on the fourth page, and a page is what Altegio makes of it."""
    await finish(shop, shop.clerk(), Book(KEY, order))
    world, [record] = shop.sandbox.world, shop.booked
    for _ in range(901):
        world.save(replace(record, id=world.new_seed_id(), api_id="", seeded=True))
    shop.forget_calls()
    outcome, _ = await finish(shop, shop.clerk(business=True), Book(KEY, order), seen_before=True)
    assert outcome == Booked(KEY, appointment(record, order))
    assert shop.calls() == ["records"] * 5


async def test_a_cancelled_booking_is_no_booking(shop: Shop, order: Order) -> None:
    await finish(shop, shop.clerk(), Book(KEY, order))
    shop.sandbox.world.change(shop.booked[0], deleted=True)
    outcome, took = await finish(shop, shop.clerk(business=True), Book(KEY, order), seen_before=True)
    assert isinstance(outcome, Booked)
    assert took == timedelta(seconds=45)


@pytest.mark.parametrize("deleted", [False, True])
async def test_an_altegio_that_lists_cancelled_bookings(shop: Shop, order: Order, deleted: bool) -> None:
    listed = {"success": True, "data": [{"id": 7, "api_id": KEY, "deleted": int(deleted)}]}
    async with answering(200, json.dumps(listed).encode()) as url:
        clerk = shop.clerk(client=shop.client(SANDBOX_USER_TOKEN, base_url=url))
        outcome = await clerk.carry_out(Book(KEY, order), CHAT, shop.clock(), True)
    assert isinstance(outcome, Again if deleted else Booked)


async def test_a_business_token_without_rights_looks_at_the_free_times(shop: Shop, order: Order) -> None:
    clerk = shop.clerk(client=shop.client("not the business's"))
    outcome, _ = await finish(shop, clerk, Book(KEY, order), seen_before=True)
    assert isinstance(outcome, Booked)
    assert len(shop.booked) == len(shop.complaints) == 1


@pytest.mark.parametrize("business", [False, True])
async def test_it_looks_for_ten_minutes_while_altegio_is_down(shop: Shop, order: Order, business: bool) -> None:
    shop.fault("book_record", "5xx")
    shop.fault("records", "5xx", times=None)
    shop.fault("book_times", "5xx", times=None)
    outcome, took = await finish(shop, shop.clerk(business=business), Book(KEY, order))
    assert (outcome, took) == (OutcomeUnknown(KEY), timedelta(minutes=10))
    assert shop.booked == []


@pytest.mark.parametrize("operation", ["book_check", "book_record"])
@pytest.mark.parametrize("business", [False, True])
async def test_a_time_that_is_taken_at_the_second_try_may_be_taken_by_ourselves(
    shop: Shop, order: Order, operation: str, business: bool
) -> None:
    """Somebody else was quicker here. The business can see that it was not us."""
    shop.fault("book_record", "drop")
    clerk = shop.clerk(business=business)
    assert isinstance(await clerk.carry_out(Book(KEY, order), CHAT, shop.clock(), False), Again)
    shop.clock.forward(seconds=45)
    shop.meanwhile[operation] = lambda: shop.take(order)
    outcome, _ = await finish(shop, clerk, Book(KEY, order), seen_before=True)
    assert outcome == (Refused(KEY, Why.SLOT_TAKEN) if business else OutcomeUnknown(KEY))


async def test_an_altegio_that_knows_our_key_again(shop: Shop, order: Order) -> None:
    """The first booking arrives just before the second: refused, as the key was used, and found."""
    shop.sandbox.switches = Switches(api_id="unique")
    shop.fault("book_record", "drop")
    clerk = shop.clerk(business=True)
    assert isinstance(await clerk.carry_out(Book(KEY, order), CHAT, shop.clock(), False), Again)
    shop.clock.forward(seconds=45)
    shop.meanwhile["book_record"] = lambda: finish(shop, shop.clerk(), Book(KEY, order))
    outcome, _ = await finish(shop, clerk, Book(KEY, order), seen_before=True)
    [record] = shop.booked
    assert outcome == Booked(KEY, appointment(record, order))


FIRST = [("5xx", "before"), ("5xx", "after"), ("drop", "before"), ("drop", "after")]
LOOKS = [0, 3, 9]
SECOND = [None, ("5xx", "before"), ("drop", "after"), ("429", "before")]


@pytest.mark.parametrize("business", [False, True])
async def test_whatever_happens_there_is_one_appointment_at_the_most(shop: Shop, order: Order, business: bool) -> None:
    """Faults of the first try, of the looks and of the second try, with a process that dies in between or not."""
    seen: set[str] = set()
    for first, looks, second, dies in product(FIRST, LOOKS, SECOND, [False, True]):
        shop.sandbox.reset()
        shop.forget_calls()
        shop.fault("book_record", *first)
        for operation in ("records", "book_times"):
            if looks:
                shop.fault(operation, "5xx", times=looks)
        clerk, request, claimed = shop.clerk(business=business), Book(KEY, order), shop.clock()
        outcome = await clerk.carry_out(request, CHAT, claimed, False)
        if second:
            shop.fault("book_record", *second)
        if isinstance(outcome, Again):
            clerk = shop.clerk(business=business) if dies else clerk
            outcome, _ = await finish(shop, clerk, request, seen_before=True)
        seen.add(outcome.kind)
        assert len(shop.booked) <= 1
        assert len(shop.booked) == 1 or not isinstance(outcome, Booked)
        assert not shop.booked or isinstance(outcome, Booked | OutcomeUnknown)
        assert not (business and isinstance(outcome, OutcomeUnknown))
    assert seen == {"booked", "not_reached"} | (set() if business else {"outcome_unknown"})


async def test_two_clients_want_the_same_time(shop: Shop, order: Order) -> None:
    clerk = shop.clerk()
    first, second = Book("a", order), Book("b", replace(order, phone=Phone("+447700900222")))
    outcomes = [(await finish(shop, clerk, request))[0] for request in (first, second)]
    assert isinstance(outcomes[0], Booked)
    assert outcomes[1] == Refused("b", Why.SLOT_TAKEN)
    assert [record.api_id for record in shop.booked] == ["a"]


# --- a look into the client's own appointments


async def look(shop: Shop, order: Order) -> Outcome:
    """Order a code for it, and look with that code."""
    await outcome_of(shop, send("send", order, check=False))
    return await outcome_of(shop, Look("look", replace(order, code=shop.sandbox.sms[-1].code), KEY))


LOOSE = [
    {},
    {"ids": "string", "numbers": "string", "flags": "string", "login_body": "envelope"},
    {"record_date": "offset", "record_offset": "utc", "statuses": "other"},
    {"record_offset": "winter", "flags": "number", "empty_object": "null"},
]


@pytest.mark.parametrize("loose", LOOSE, ids=str)
@pytest.mark.parametrize("staff", [OLENA, ANYONE])
async def test_a_look_finds_what_was_booked(shop: Shop, loose: dict[str, Any], staff: int) -> None:
    shop.clock.time = datetime.fromisoformat("2026-03-01T08:00:00+00:00")
    shop.sandbox.switches = Switches(**loose)
    order = await kyiv(shop, staff)
    booked = await outcome_of(shop, Book(KEY, order))
    assert isinstance(booked, Booked)
    assert await look(shop, order) == Booked("look", replace(booked.appointment, hash=""))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, True),
        ({"api_id": ""}, True),
        ({"api_id": None}, True),
        ({"api_id": 0}, True),
        ({"api_id": "another"}, False),
        ({"deleted": True}, False),
        ({"salon_id": LONDON.id}, False),
        ({"api_id": "", "staff_id": 42002}, False),
        ({"api_id": "", "services": (420102,)}, False),
        ({"api_id": "", "services": (CUT_IN_KYIV,)}, False),
        ({"api_id": "", "services": (STYLING_IN_KYIV, CUT_IN_KYIV, 420102)}, True),
        ({"api_id": "", "starts": datetime.fromisoformat("2026-03-03T14:00:00+00:00")}, False),
    ],
    ids=str,
)
async def test_what_counts_as_the_booking_that_is_looked_for(
    shop: Shop, order: Order, changes: dict[str, Any], found: bool
) -> None:
    await outcome_of(shop, Book(KEY, order))
    shop.sandbox.world.change(shop.booked[0], **changes)
    outcome = await look(shop, order)
    assert isinstance(outcome, Booked) if found else outcome == Refused("look", Why.SLOT_TAKEN)


async def test_a_look_that_finds_nothing(shop: Shop, order: Order) -> None:
    assert await look(shop, order) == Refused("look", Why.SLOT_TAKEN)


@pytest.mark.parametrize("status", get_args(Switches.model_fields["wrong_login"].annotation))
@pytest.mark.parametrize("where", ["meta", "message"])
async def test_a_wrong_code_however_it_is_refused(shop: Shop, order: Order, status: Any, where: Any) -> None:
    shop.sandbox.switches = Switches(wrong_login=status, refusal_code=where)
    request = Look("look", replace(order, code="00000"), KEY)
    assert await outcome_of(shop, request) == Refused("look", Why.WRONG_CODE)
    assert shop.complaints == []


@pytest.mark.parametrize(
    ("operation", "kind", "times"),
    [("user_auth", "5xx", 1), ("user_auth", "drop", 1), ("user_auth", "429", 3), ("user_records", "5xx", 3)],
)
async def test_a_look_that_altegio_does_not_answer(
    shop: Shop, order: Order, operation: str, kind: str, times: int
) -> None:
    shop.fault(operation, kind, times=times)
    assert await look(shop, order) == NotReached("look")
