"""What goes wrong at the salon is told, and mended, the same everywhere."""

from datetime import UTC, datetime

from fsm.prompts import Clock, Say
from tests.conformance.client import Client
from tests.conformance.visit import HAIRCUT, Visit
from tests.end_to_end.world import World

TEN = datetime(2026, 3, 3, 10, tzinfo=UTC)


async def test_a_lost_time_and_another(world: World, channel: type[Client]) -> None:
    """Somebody was quicker: the same time with somebody else is offered, and takes nothing else to be told again."""
    async with channel.opened(world) as client:
        visit = Visit(world, client)
        await visit.begins()
        await visit.walk(last="code")
        await visit.sees("review.text")
        await world.tells("/take", {"location": HAIRCUT.location, "staff": 41001, "datetime": "2026-03-03T10:00:00"})
        await visit.take("confirm")
        await visit.sees("time.gone", time="10:00")
        await visit.picks(visit.words.say(Say("label.other_staff", {"time": Clock(TEN), "staff": Say("staff.anyone")})))
        await visit.sees("review.text")
        await visit.take("confirm")
        await visit.sees("booked.text")
    [record] = world.records(client.phone)
    assert (record.staff_id, record.starts) == (41002, TEN)


async def test_altegio_is_down_for_a_while(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        visit = Visit(world, client)
        await visit.begins()
        await visit.walk(last="category")
        await visit.sees("service.text")
        world.fault("*", "5xx", times=None)
        await visit.take("service")
        await visit.sees("try_later.text")
        world.sandbox.faults.clear()
        world.time.forward(seconds=60)
        await visit.chooses("label.again")
        await visit.books(first="staff")
    assert len(world.records(client.phone)) == 1
    assert not [line for line in world.logged() if "exception" in line]
