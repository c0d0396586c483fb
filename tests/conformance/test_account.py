"""The client's own appointments, over each channel's wire."""

from datetime import UTC, date, datetime, timedelta

from fsm.prompts import Say
from tests.conformance.account import Account
from tests.conformance.client import Client
from tests.end_to_end.world import LONDON, World

SATURDAY = "2026-03-07T10:00:00"
SUNDAY_BEFORE = "2026-03-01T10:00:00"
CUT_AND_BLOW_DRY = [410101, 410103]


async def test_appointments_to_come_past_and_cancelled(world: World, channel: type[Client]) -> None:
    """A few at a time, in every channel; the tabs lead from one to another."""
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.has_a_past(visits=20)
        coming, came = await account.has(SATURDAY), await account.has(SUNDAY_BEFORE, attendance=1)
        called_off = await account.has("2026-03-05T10:00:00", deleted=True)
        await account.begins()
        await account.logs_in()
        upcoming = await account.lists()
        past = await account.lists("past")
        assert [account.on(upcoming, each) for each in (coming, came, called_off)] == [True, False, False]
        assert [account.on(past, each) for each in (coming, came, called_off)] == [False, True, False]
        await account.chooses("label.page_after")
        second = await client.sees(account.words.say(Say("visits.page", {"page": "2", "pages": "5"})))
        assert not account.on(second, came)
        await account.chooses("label.visits_cancelled")
        assert account.on(await account.begins_with("visits.cancelled"), called_off)


async def test_a_card_tells_all(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.begins()
        coming = await account.has(SATURDAY, comment="By the window")
        await account.logs_in()
        card = await account.opens(coming)
        for fact in ("Women's haircut", "Amelia Hartley", "£58", "By the window", "Silver Heron Studio", "booked"):
            assert fact in card.text
        await account.chooses("label.add_to_calendar")
        await account.sees("visit.calendar")
        assert b"DTSTART:20260307T100000Z" in await client.file()


async def test_cancelled_for_a_reason_and_taken_back(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.begins()
        coming = await account.has(SATURDAY)
        await account.logs_in()
        await account.cancels(coming, "ill")
        assert account.record(coming.id).deleted
        await account.chooses("label.undo")
        await account.confirms()
    [again] = world.records(client.phone)
    assert (again.starts, again.services, again.staff_id) == (coming.starts, coming.services, coming.staff_id)


async def test_taken_back_from_its_card(either_world: World, channel: type[Client]) -> None:
    """The client has looked at something else in between."""
    async with channel.opened(either_world) as client:
        account = Account(either_world, client)
        await account.begins()
        coming = await account.has(SATURDAY)
        await account.logs_in()
        await account.cancels(coming, "none")
        await account.opens(coming, "cancelled")
        await account.chooses("label.undo")
        await account.confirms()
        card = await account.opens(coming, "cancelled")
        assert not card.label(account.words.say(Say("label.undo")))
    [again] = either_world.records(client.phone)
    assert (again.starts, again.services, again.staff_id) == (coming.starts, coming.services, coming.staff_id)


async def test_several_services_are_cancelled_and_taken_back(world: World, channel: type[Client]) -> None:
    """As one appointment, for the price and the time of all of them; and the calendar file names them."""
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.begins()
        coming = await account.has(SATURDAY, service=CUT_AND_BLOW_DRY)
        await account.logs_in()
        await account.cancels(coming, "none")
        await account.chooses("label.undo")
        booked = await account.confirms()
        for fact in ("Women's haircut, Blow-dry", "£90–107", "1 hr 30 min"):
            assert fact in booked.text
        assert b"SUMMARY:Women's haircut\\, Blow-dry" in await client.file()
    [again] = world.records(client.phone)
    assert (again.starts, again.services, again.length) == (coming.starts, (410101, 410103), timedelta(minutes=90))


async def test_several_services_are_moved(world: World, channel: type[Client]) -> None:
    """Only to where there is time for all of them: Amelia has her break at one."""
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.begins()
        coming = await account.has(SATURDAY, service=CUT_AND_BLOW_DRY)
        await account.logs_in()
        await account.opens(coming)
        await account.chooses("label.move")
        await account.says("date.text", "tuesday at 12:00")
        await account.begins_with("time.not_offered")
        await account.says("time.text", "11:30")
        await account.begins_with("move.text")
        await account.chooses("label.move")
        await account.sees("move.done")
    after = account.record(coming.id)
    assert (after.starts, after.services) == (datetime(2026, 3, 3, 11, 30, tzinfo=UTC), (410101, 410103))


async def test_several_services_again(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.begins()
        came = await account.has(SUNDAY_BEFORE, service=CUT_AND_BLOW_DRY, attendance=1)
        await account.logs_in()
        await account.opens(came, "past")
        await account.chooses("label.book_again")
        await account.says("time.text", "wednesday at 11:00")
        await account.confirms()
    [again] = world.records(client.phone)
    assert (again.services, again.staff_id) == (came.services, came.staff_id)
    assert again.starts == datetime(2026, 3, 4, 11, tzinfo=UTC)


async def test_whoever_keeps_an_appointment_has_it(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.begins()
        coming = await account.has(SATURDAY)
        await account.logs_in()
        await account.opens(coming)
        await account.chooses("label.cancel_visit")
        await account.chooses("label.keep_visit")
        await account.sees("visit.unchanged")
    assert not account.record(coming.id).deleted


async def test_moved_to_a_day_that_is_typed(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.begins()
        coming = await account.has(SATURDAY)
        await account.logs_in()
        await account.opens(coming)
        await account.chooses("label.move")
        await account.says("date.text", "tuesday at 14:30")
        await account.begins_with("move.text")
        await account.chooses("label.move")
        await account.sees("move.done")
    assert account.record(coming.id).starts == datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
    assert world.records(client.phone) == []


async def test_the_same_again(world: World, channel: type[Client]) -> None:
    """Only the time is asked, since all else is known; who is not known by name says it."""
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.begins()
        came = await account.has(SUNDAY_BEFORE, attendance=1)
        await account.logs_in()
        await account.opens(came, "past")
        await account.chooses("label.book_again")
        await account.says("time.text", "wednesday at 11:00")
        await account.confirms()
    [again] = world.records(client.phone)
    assert (again.services, again.staff_id) == (came.services, came.staff_id)
    assert again.starts == datetime(2026, 3, 4, 11, tzinfo=UTC)


async def test_a_visit_is_rated_once(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.begins()
        came = await account.has(SUNDAY_BEFORE, attendance=1)
        before = len(world.sandbox.world.comments)
        await account.logs_in()
        await account.opens(came, "past")
        rate = account.words.say(Say("label.rate", {"staff": "Amelia Hartley"}))
        await account.picks(rate)
        await account.picks("5 ★")
        await account.says("remark.text", "Lovely, as always")
        card = await account.sees("rate.thanks_good")
        assert not card.label(rate)
    [written] = world.sandbox.world.comments[before:]
    assert (written.mark, written.text, written.staff_id) == (5, "Lovely, as always", 41001)


async def test_what_the_salon_forbids_is_not_offered(world: World, channel: type[Client]) -> None:
    """Nor done when it is typed, or pressed on an older card."""
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.begins()
        coming = await account.has(SATURDAY)
        await account.logs_in()
        before = await account.opens(coming)
        forbidden = {"allow_delete_record": False, "allow_change_record": False}
        await world.tells("/locations", {"location": LONDON.id, **forbidden}, "PATCH")
        world.time.forward(seconds=700)
        card = await account.opens(coming)
        for way in ("label.cancel_visit", "label.move"):
            label = account.words.say(Say(way))
            assert (bool(before.label(label)), bool(card.label(label))) == (True, False)
            await client.says(label)
            await client.is_offered(account.words.say(Say("label.book_again")))
            await account.opens(coming)
    assert account.record(coming.id) == coming


async def test_what_was_booked_here_needs_no_login(world: World, channel: type[Client]) -> None:
    """What was booked in this chat is there without any login, and can be called off."""
    async with channel.opened(world) as client:
        account = Account(world, client)
        await account.begins()
        await account.books()
        [record] = world.records(client.phone)
        assert record.starts.date() == date(2026, 3, 3)
        await account.cancels(record, "none")
    assert account.record(record.id).deleted
