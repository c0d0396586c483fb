"""What the dialog is told of the salon: fresh enough, once for everybody, and honest when Altegio is not there."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, get_args

import pytest

from bot.altegio.client import Timeouts
from bot.altegio.desk import AltegioDesk, ChatDesk
from bot.altegio.price_list import Doer, Offer, lengths
from bot.altegio.sandbox import SANDBOX_USER_TOKEN, Switches
from fsm import desk as fsm_desk
from fsm.words import ANYONE, Chat, Location
from tests.bot.altegio.salon_api import KYIV, LONDON, NEW_YORK
from tests.bot.altegio.shop import AMELIA, CHAT, MENS_CUT, RULES, TOM, TUESDAY, WOMENS_CUT, Shop, open_shop

LONDON_ZONE = "Europe/London"
BLOW_DRY, GLOSS, MANICURE, PRIYA = 410103, 410204, 410301, 41003


@pytest.fixture
async def shop() -> AsyncIterator[Shop]:
    async with open_shop() as shop:
        yield shop


@pytest.fixture
def desk(shop: Shop) -> ChatDesk:
    return shop.desk().of(CHAT)


async def read_all(desk: ChatDesk) -> None:
    """What one client sees on the way to a time."""
    await desk.locations()
    await desk.catalogue(LONDON.id)
    await desk.staff(LONDON.id, [WOMENS_CUT])
    await desk.dates(LONDON.id, [WOMENS_CUT], AMELIA)
    await desk.slots(LONDON.id, [WOMENS_CUT], AMELIA, TUESDAY)


READS = ["company", "privacy_policy", "book_services", "book_staff", "book_dates", "book_times"]


# --- what is told


async def test_a_location(desk: ChatDesk) -> None:
    assert await desk.locations() == [
        Location(
            id=41000,
            title="Silver Heron Studio",
            zone=LONDON_ZONE,
            country="GB",
            currency="£",
            address="14 Exmouth Row, Clerkenwell",
            phone="+44 20 7946 0182",
            site="https://silverheron.example/london",
            confirms_phone=True,
            privacy="We keep your name and phone to hold your appointment, and nothing else.",
            change_until=timedelta(hours=2),
            cancel_until=timedelta(hours=2),
        )
    ]


async def test_the_offer_of_a_location(desk: ChatDesk) -> None:
    catalogue = await desk.catalogue(LONDON.id)
    assert [category.title for category in catalogue.categories] == [c.title for c in LONDON.categories]
    assert catalogue.services[0].title == "Women's haircut"
    assert [member.id for member in await desk.staff(LONDON.id, [WOMENS_CUT])] == [AMELIA, TOM]


async def test_the_price_list_tells_how_long_a_service_takes(shop: Shop) -> None:
    """Of the two who cut men's hair, one is faster. Unless the length of everybody is known, none is told."""
    desk = shop.desk(shop.client(SANDBOX_USER_TOKEN)).of(CHAT)
    services = (await desk.catalogue(LONDON.id)).services
    known = {service.id: (service.length, service.length_max) for service in services}
    assert known[WOMENS_CUT] == (timedelta(hours=1), None)
    assert known[MENS_CUT] == (timedelta(minutes=30), timedelta(minutes=45))
    told = Doer(id=AMELIA, seance_length=1800)
    assert not lengths([Offer(id=1, title="Fringe", staff=[told, Doer(id=TOM)]), Offer(id=2, title="Beard")])


async def test_a_price_list_that_is_not_open_is_missed_by_nobody(shop: Shop) -> None:
    without = await shop.desk().of(CHAT).catalogue(LONDON.id)
    desk = shop.desk(shop.client("a user of another salon")).of(CHAT)
    assert await desk.catalogue(LONDON.id) == without
    assert not shop.complaints


async def test_who_tells_the_lengths_at_once_is_not_asked_for_the_price_list(shop: Shop) -> None:
    shop.sandbox.switches = Switches(service_length="always")
    known = await shop.desk(shop.client(SANDBOX_USER_TOKEN)).of(CHAT).catalogue(LONDON.id)
    assert all(service.length for service in known.services)
    assert shop.calls("company") == []


async def test_free_days_and_times(desk: ChatDesk) -> None:
    """Amelia does not work on Mondays, and works from 9 to 13 and from 14 to 18 on Tuesdays."""
    days = await desk.dates(LONDON.id, [WOMENS_CUT], AMELIA)
    assert days[:2] == [TUESDAY, date(2026, 3, 4)]
    slots = await desk.slots(LONDON.id, [WOMENS_CUT], AMELIA, TUESDAY)
    assert (slots[0].starts.isoformat(), slots[0].length) == ("2026-03-03T09:00:00+00:00", timedelta(hours=1))
    assert str(slots[0].starts.tzinfo) == LONDON_ZONE
    assert slots[0].as_sent == "2026-03-03T09:00:00+00:00"
    assert slots == sorted(slots, key=lambda slot: slot.starts)


async def test_several_services_take_one_time_that_is_long_enough(shop: Shop, desk: ChatDesk) -> None:
    """Who does all of them, and when all of them fit in: half an hour before the shift ends it is too late."""
    both = [WOMENS_CUT, BLOW_DRY]
    one, two = [await desk.slots(LONDON.id, services, AMELIA, TUESDAY) for services in ([WOMENS_CUT], both)]
    assert {slot.length for slot in two} == {timedelta(minutes=90)}
    latest = [max(f"{slot.starts:%H:%M}" for slot in slots if slot.starts.hour < 13) for slots in (one, two)]
    assert latest == ["12:00", "11:30"]
    assert [member.id for member in await desk.staff(LONDON.id, [BLOW_DRY, GLOSS])] == [AMELIA, PRIYA]
    assert [member.id for member in await desk.staff(LONDON.id, [BLOW_DRY])] == [AMELIA, TOM, PRIYA]
    assert await desk.staff(LONDON.id, [WOMENS_CUT, MANICURE]) == []
    assert await desk.dates(LONDON.id, [WOMENS_CUT, MANICURE], ANYONE) == []
    shop.forget_calls()
    assert await desk.slots(LONDON.id, tuple(both), AMELIA, TUESDAY) == two
    assert shop.sent == [], "they are kept, as those of one are"


async def test_a_day_that_is_too_full_for_several(shop: Shop, desk: ChatDesk) -> None:
    """All that is left of Amelia's Tuesday is the hour before one."""
    taken = {"location": LONDON.id, "staff": AMELIA}
    for hour, minutes in ((9, 180), (14, 240)):
        order = {**taken, "datetime": f"2026-03-03T{hour:02}:00:00", "length": minutes}
        assert (await shop.api.tell("POST", "/take", order)).status == 200
    assert TUESDAY in await desk.dates(LONDON.id, [WOMENS_CUT], AMELIA)
    assert TUESDAY not in await desk.dates(LONDON.id, [WOMENS_CUT, BLOW_DRY], AMELIA)
    assert await desk.slots(LONDON.id, [WOMENS_CUT, BLOW_DRY], AMELIA, TUESDAY) == []
    asked = [request.url.params.get_list("service_ids[]") for request in shop.sent]
    assert asked[-2:] == [["410101", "410103"]] * 2


async def test_anyone_is_freer_than_one(desk: ChatDesk) -> None:
    amelia = await desk.slots(LONDON.id, [WOMENS_CUT], AMELIA, TUESDAY)
    anyone = await desk.slots(LONDON.id, [WOMENS_CUT], ANYONE, TUESDAY)
    assert {slot.starts for slot in amelia} < {slot.starts for slot in anyone}


async def test_several_locations_keep_the_order_of_the_settings(shop: Shop) -> None:
    desk = shop.desk(None, NEW_YORK.id, LONDON.id, KYIV.id).of(CHAT)
    assert [location.country for location in await desk.locations()] == ["US", "GB", "UA"]


LOOSE = [
    {"ids": "string", "numbers": "string", "flags": "string"},
    {"flags": "number", "empty_object": "null", "empty_meta": "missing"},
    {"category_key": "categories", "empty_object": "object", "empty_meta": "object"},
    {"timezone": "name", "statuses": "other", "service_length": "always"},
]


@pytest.mark.parametrize("loose", LOOSE, ids=str)
async def test_every_spelling_of_the_wire_reads_alike(shop: Shop, loose: dict[str, Any]) -> None:
    strict, other = shop.desk().of(CHAT), shop.desk().of(CHAT)
    await read_all(strict)
    shop.sandbox.switches = Switches(**loose)
    assert await other.locations() == await strict.locations()
    assert (await other.catalogue(LONDON.id)).categories == (await strict.catalogue(LONDON.id)).categories
    prices = [[replace(s, length=None) for s in (await d.catalogue(LONDON.id)).services] for d in (strict, other)]
    assert prices[0] == prices[1]
    for service in (WOMENS_CUT, MENS_CUT):
        assert await other.staff(LONDON.id, [service]) == await strict.staff(LONDON.id, [service])
    assert await other.dates(LONDON.id, [WOMENS_CUT], 0) == await strict.dates(LONDON.id, [WOMENS_CUT], 0)
    day = (LONDON.id, [WOMENS_CUT], 0, TUESDAY)
    assert await other.slots(*day) == await strict.slots(*day)


@pytest.mark.parametrize("nothing", get_args(Switches.model_fields["empty_list"].annotation))
async def test_nothing_free_is_an_empty_list(shop: Shop, desk: ChatDesk, nothing: Any) -> None:
    shop.sandbox.switches = Switches(empty_list=nothing)
    assert await desk.slots(LONDON.id, [WOMENS_CUT], AMELIA, date(2026, 3, 2)) == []
    assert await desk.staff(LONDON.id, [999]) == []


async def test_the_past_is_not_offered(shop: Shop) -> None:
    """What is kept may be a little older than it is true. Here our clock is a day ahead of Altegio's."""
    on_tuesday_at_ten = shop.clock() + timedelta(days=1, hours=2)
    desk = AltegioDesk(shop.client(), [LONDON.id], shop.store, lambda: on_tuesday_at_ten, RULES.search_days).of(CHAT)
    monday = date(2026, 3, 2)
    assert await shop.desk().of(CHAT).slots(LONDON.id, [WOMENS_CUT], TOM, monday) != []
    assert await desk.slots(LONDON.id, [WOMENS_CUT], TOM, monday) == []
    assert (await desk.slots(LONDON.id, [WOMENS_CUT], AMELIA, TUESDAY))[0].starts.isoformat(" ") > "2026-03-03 10:00"
    assert (await shop.desk().of(CHAT).dates(LONDON.id, [WOMENS_CUT], TOM))[0] == monday
    assert (await desk.dates(LONDON.id, [WOMENS_CUT], TOM))[0] == TUESDAY


async def test_today_is_where_the_location_is(shop: Shop) -> None:
    """Tuesday evening in New York is Wednesday in UTC."""
    evening = datetime.fromisoformat("2026-03-04T00:30:00+00:00")
    desk = AltegioDesk(shop.client(), [NEW_YORK.id], shop.store, lambda: evening, RULES.search_days).of(CHAT)
    service = NEW_YORK.services[0].id
    assert (await desk.dates(NEW_YORK.id, [service], ANYONE))[0] == TUESDAY


# --- how often Altegio is asked


async def test_a_second_client_costs_no_call(shop: Shop) -> None:
    desk = shop.desk()
    await read_all(desk.of(CHAT))
    assert sorted(shop.calls()) == sorted(READS)
    await read_all(desk.of(Chat("telegram", "2")))
    assert len(shop.calls()) == len(READS)


async def test_twenty_clients_at_once_cost_no_more(shop: Shop) -> None:
    desk = shop.desk()
    await asyncio.gather(*(read_all(desk.of(Chat("telegram", str(n)))) for n in range(20)))
    assert sorted(shop.calls()) == sorted(READS)


@pytest.mark.parametrize(
    ("after", "read_again"),
    [
        (timedelta(seconds=29), set()),
        (timedelta(seconds=30), {"book_times"}),
        (timedelta(seconds=60), {"book_times", "book_dates"}),
        (timedelta(minutes=5), {"book_times", "book_dates", "book_staff", "book_services"}),
        (timedelta(minutes=10), set(READS)),
    ],
)
async def test_how_long_things_are_kept(shop: Shop, desk: ChatDesk, after: timedelta, read_again: set[str]) -> None:
    await read_all(desk)
    shop.forget_calls()
    shop.clock.time += after
    await read_all(desk)
    assert set(shop.calls()) == read_again


async def test_a_time_that_has_gone_is_not_offered_again(shop: Shop) -> None:
    """Amelia's and anyone's times of that day are read anew; Tom's, and other days, are not."""
    desk, order = shop.desk(), await shop.order(hour=10)
    chat, wednesday = desk.of(CHAT), date(2026, 3, 4)
    views = [(AMELIA, TUESDAY), (ANYONE, TUESDAY), (TOM, TUESDAY), (AMELIA, wednesday)]
    for staff, day in views:
        await chat.slots(LONDON.id, [WOMENS_CUT], staff, day)
    await shop.take(order)
    desk.forget_times(LONDON.id, TUESDAY, AMELIA)
    shop.forget_calls()
    after = [await chat.slots(LONDON.id, [WOMENS_CUT], staff, day) for staff, day in views]
    assert [order.slot in slots for slots in after] == [False, False, True, False]
    assert [request.url.path.split("/")[-2:] for request in shop.sent] == [
        [str(AMELIA), "2026-03-03"],
        ["0", "2026-03-03"],
    ]


async def test_which_days_have_times_is_read_anew_when_one_has_gone(shop: Shop) -> None:
    """The last time of a day may have been the one; Tom's days stay as they are."""
    desk = shop.desk()
    chat = desk.of(CHAT)
    for staff in (AMELIA, TOM):
        await chat.dates(LONDON.id, [WOMENS_CUT], staff)
    desk.forget_times(LONDON.id, TUESDAY, AMELIA)
    shop.forget_calls()
    for staff in (AMELIA, TOM):
        await chat.dates(LONDON.id, [WOMENS_CUT], staff)
    assert [request.url.params["staff_id"] for request in shop.sent] == [str(AMELIA)]


# --- what a page is headed with


async def test_a_location_is_named(shop: Shop) -> None:
    desk = shop.desk()
    assert await desk.title(LONDON.id) == "Silver Heron Studio"
    shop.forget_calls()
    assert await desk.title(7) == "", "it is not ours"
    assert shop.sent == []


@pytest.mark.parametrize("kind", ["5xx", "hang"])
async def test_a_location_whose_name_cannot_be_read_has_none(shop: Shop, kind: str) -> None:
    shop.fault("*", kind, times=None)
    assert await shop.desk().title(LONDON.id) == ""


# --- when Altegio is not there


@pytest.mark.parametrize("kind", ["5xx", "drop", "429"])
async def test_the_dialog_hears_try_later_and_nothing_else(shop: Shop, desk: ChatDesk, kind: str) -> None:
    shop.fault("*", kind, times=None)
    for read in (
        desk.locations(),
        desk.catalogue(LONDON.id),
        desk.staff(LONDON.id, [WOMENS_CUT]),
        desk.dates(LONDON.id, [WOMENS_CUT], 0),
        desk.slots(LONDON.id, [WOMENS_CUT], 0, TUESDAY),
    ):
        with pytest.raises(fsm_desk.TryLater):
            await read


async def test_what_a_location_offers_survives_an_outage_and_its_times_do_not(shop: Shop, desk: ChatDesk) -> None:
    await read_all(desk)
    before = [await desk.locations(), await desk.catalogue(LONDON.id), await desk.staff(LONDON.id, [WOMENS_CUT])]
    shop.fault("*", "5xx", times=None)
    shop.clock.forward(minutes=59)
    after = [await desk.locations(), await desk.catalogue(LONDON.id), await desk.staff(LONDON.id, [WOMENS_CUT])]
    assert after == before
    with pytest.raises(fsm_desk.TryLater):
        await desk.dates(LONDON.id, [WOMENS_CUT], AMELIA)
    with pytest.raises(fsm_desk.TryLater):
        await desk.slots(LONDON.id, [WOMENS_CUT], AMELIA, TUESDAY)
    shop.clock.forward(minutes=1)
    with pytest.raises(fsm_desk.TryLater):
        await desk.catalogue(LONDON.id)


async def test_a_location_that_cannot_be_read_is_left_out(shop: Shop) -> None:
    desk = shop.desk(None, LONDON.id, 77777, KYIV.id).of(CHAT)
    assert [location.id for location in await desk.locations()] == [LONDON.id, KYIV.id]
    assert len(shop.complaints) == 1
    assert "check ALTEGIO_LOCATION_ID" in shop.complaints[0]


async def test_an_agreement_that_cannot_be_read_keeps_no_location_closed(shop: Shop, desk: ChatDesk) -> None:
    shop.fault("privacy_policy", "5xx", times=None)
    [location] = await desk.locations()
    assert location.privacy is None, "whether there is one is not known"


async def test_a_service_that_has_been_withdrawn_has_no_times(shop: Shop, desk: ChatDesk) -> None:
    assert await desk.dates(LONDON.id, [999], ANYONE) == []
    assert await desk.slots(LONDON.id, [WOMENS_CUT], 999, TUESDAY) == []  # 404
    assert shop.complaints == []


async def test_a_revoked_token_is_told_to_the_operator_once(shop: Shop) -> None:
    desk = shop.desk(shop.client(partner_token="revoked"))
    for chat in range(3):
        for read in (desk.of(Chat("telegram", str(chat))).locations, desk.of(CHAT).locations):
            with pytest.raises(fsm_desk.TryLater):
                await read()
    assert len(shop.complaints) == 1
    assert "copy ALTEGIO_PARTNER_TOKEN" in shop.complaints[0]
    shop.clock.forward(minutes=10)
    with pytest.raises(fsm_desk.TryLater):
        await desk.of(CHAT).locations()
    assert len(shop.complaints) == 2


async def test_a_client_does_not_wait_for_ever(shop: Shop) -> None:
    shop.timeouts = Timeouts(chat=0.2)
    shop.fault("book_services", "latency", seconds=0.5)
    with pytest.raises(fsm_desk.TryLater, match="too slow"):
        await shop.desk().of(CHAT).catalogue(LONDON.id)


async def test_who_gives_up_waiting_leaves_the_answer_to_others(shop: Shop, desk: ChatDesk) -> None:
    shop.fault("book_services", "latency", seconds=0.3)
    first = asyncio.create_task(desk.catalogue(LONDON.id))
    await asyncio.sleep(0)
    second = asyncio.create_task(desk.catalogue(LONDON.id))
    await asyncio.sleep(0)
    first.cancel()
    assert (await second).service(WOMENS_CUT)
    assert shop.calls() == ["book_services"]
