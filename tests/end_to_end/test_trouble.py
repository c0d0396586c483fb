"""Altegio is down, slow, or does not know us any more; times and services go while they are being booked."""

import asyncio

import pytest
from sqlalchemy import create_engine, make_url, text

from bot import conversation
from fsm.prompts import Prompt, Say
from fsm.session import S, Session
from fsm.words import Chat
from storage.outbox import Saying
from storage.store import Store
from storage.work import Work
from tests.end_to_end.visit import STEPS, Visit
from tests.end_to_end.world import LONDON, World

READING = ("book", "service", "staff", "date")
"""The steps for which something is read from Altegio."""


@pytest.mark.parametrize(
    ("kind", "more"),
    [("5xx", {}), ("5xx", {"when": "after"}), ("429", {}), ("drop", {}), ("drop", {"when": "after"})],
)
async def test_altegio_is_down_at_every_step(world: World, kind: str, more: dict[str, str]) -> None:
    anna = world.somebody()
    visit = Visit(world, anna)
    async with world.bot():
        for step in STEPS:
            if step == "code":
                await visit.has_a_code()
            if step in READING:
                world.fault("*", kind, times=None, **more)
                await visit.take(step)
                await visit.sees("try_later.text")
                world.sandbox.faults.clear()
                world.time.forward(seconds=60)
                await visit.presses("label.again")
            elif step == "phone":
                world.fault("*", kind, times=None, **more)
                await visit.take(step)
                await visit.sees("code.not_sent" if not world.sandbox.sms else "code.text")
                world.sandbox.faults.clear()
                world.time.forward(seconds=61)
            elif step == "confirm":
                world.fault("*", kind, times=None, **more)
                await visit.take(step)
                await world.passing(lambda: world.calls("book_record") > 0, 0)
                world.sandbox.faults.clear()
                await world.passing(lambda: visit.beginning("placing.text") not in anna.screen.text)
            else:
                await visit.take(step)
        await visit.goes_along()
    [record] = world.records(anna.phone)
    assert (record.client.name, record.services, record.staff_id) == ("Anna Lee", (410101,), 41001)
    assert not [line for line in world.logged() if "exception" in line]


async def test_our_token_is_revoked(world: World) -> None:
    """Clients are told kindly, the operator clearly and once; nothing that was said is lost."""
    visits = [Visit(world, world.somebody(), time=time) for time in ("09:00", "11:00", "14:00")]
    token = world.sandbox.partner_token
    async with world.bot(response_timeout=86_400):
        for visit, last in zip(visits, ("start", "category", "staff"), strict=True):
            await visit.walk(last=last)
        world.sandbox.partner_token = "another one"
        world.time.forward(hours=2)
        for visit, step in zip(visits, ("book", "service", "date"), strict=True):
            await visit.take(step)
            await visit.sees("try_later.text")
            await visit.presses("label.again")
            await visit.sees("try_later.text")
        assert ["ALTEGIO_PARTNER_TOKEN" in line["event"] for line in world.logged("error")] == [True]
        world.sandbox.partner_token = token
        for visit in visits:
            await visit.presses("label.again")
            await visit.goes_along()
            assert len(world.records(visit.client.phone)) == 1


async def test_a_token_revoked_at_the_last_moment(world: World) -> None:
    anna = world.somebody()
    visit = Visit(world, anna)
    async with world.bot():
        await visit.walk(last="code")
        await anna.sees("Confirm")
        token, world.sandbox.partner_token = world.sandbox.partner_token, "another one"
        await anna.presses("Confirm")
        await visit.sees("review.not_reached")
        assert len(world.logged("error")) == 1
        world.sandbox.partner_token = token
        await visit.goes_along()
    assert len(world.records(anna.phone)) == 1


async def test_altegio_is_slow(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes longer than a platform would wait is noted, and decided in its own time."""
    monkeypatch.setattr(conversation, "PROMPTLY", 0.05)
    world.fault("*", "latency", times=None, seconds=0.15)
    anna, boris = world.somebody(), world.somebody()
    async with world.bot():
        await asyncio.gather(Visit(world, anna).books(), Visit(world, boris, time="14:00").books())
    assert len(world.records(anna.phone)) == len(world.records(boris.phone)) == 1


@pytest.mark.parametrize("staff", ["Amelia Hartley", "Doesn't matter"])
@pytest.mark.parametrize("before", STEPS[STEPS.index("time") :])
async def test_the_time_is_taken_by_somebody_else(world: World, before: str, staff: str) -> None:
    """Everything else is kept, and what is near is offered in the same message."""
    anna = world.somebody()
    visit = Visit(world, anna, staff=staff)
    async with world.bot():
        await visit.walk(last=STEPS[STEPS.index(before) - 1])
        if before == "confirm":
            await anna.sees("Confirm")
        await world.tells("/take", {"location": LONDON.id, "datetime": "2026-03-03T10:00:00"})
        visit.time = "11:00"
        if before == "time":
            world.time.forward(seconds=31)
            await anna.presses("10:00")
        await visit.goes_along()
    [record] = world.records(anna.phone)
    assert (record.client.name, f"{record.starts:%H:%M}") == ("Anna Lee", "11:00")
    assert "10:00 has just gone" in world.said()


@pytest.mark.parametrize("before", STEPS[STEPS.index("service") :])
async def test_the_service_is_withdrawn(world: World, before: str) -> None:
    anna = world.somebody()
    visit = Visit(world, anna)
    async with world.bot():
        await visit.walk(last=STEPS[STEPS.index(before) - 1])
        if before == "code":
            await visit.sees("code.text")  # what is on its way must not age by what follows
        if before == "confirm":
            await anna.sees("Confirm")
        await world.tells("/withdraw", {"location": LONDON.id, "service": 410101})
        world.time.forward(minutes=6)
        visit.service = "Men's haircut"
        await visit.goes_along()
    [record] = world.records(anna.phone)
    assert record.services == (410102,)
    assert not world.logged("error")


# --- ourselves


@pytest.mark.parametrize("hours", [-3, -1, 1])
async def test_the_clock_is_put_right(either_world: World, hours: int) -> None:
    """As when a machine was started with the wrong time, and has just learned the right one."""
    world, anna = either_world, either_world.somebody()
    visit = Visit(world, anna)
    async with world.bot(response_timeout=86_400):
        await visit.walk(last="category")
        world.time.forward(hours=hours)
        await visit.walk("service", "confirm")
        await visit.goes_along()
    assert len(world.records(anna.phone)) == 1
    assert not world.logged("error")


async def test_the_database_is_away_when_the_answer_comes(either_world: World) -> None:
    """An outcome that cannot be kept is known to nobody but the process that got it: it insists."""
    world, anna = either_world, either_world.somebody()
    visit = Visit(world, anna)
    engine = create_engine(make_url(str(world.settings["database_url"])).set(drivername=world.driver))
    async with world.bot():
        await visit.walk(last="code")
        await anna.sees("Confirm")
        world.fault("book_record", "latency", "after", seconds=0.5)
        await anna.presses("Confirm")
        await world.passing(lambda: bool(world.records(anna.phone)), 0)
        with engine.begin() as connection:
            connection.execute(text("alter table outbox rename to away"))
        await world.passing(lambda: any("cannot be kept" in line["event"] for line in world.logged("error")), 0)
        with engine.begin() as connection:
            connection.execute(text("alter table away rename to outbox"))
        await world.passing(lambda: anna.screen.text.startswith("Booked"))
    engine.dispose()
    assert world.calls("book_record") == 1


@pytest.mark.parametrize("brought", [False, True])
async def test_the_database_is_away_when_somebody_writes(either_world: World, brought: bool) -> None:
    """Nothing of it is lost, and the operator is told what the database said: a line each, no traceback."""
    world, anna = either_world, either_world.somebody()
    visit = Visit(world, anna)
    engine = create_engine(make_url(str(world.settings["database_url"])).set(drivername=world.driver))
    async with world.bot(**(world.webhook() if brought else {})):
        await visit.take("start")
        with engine.begin() as connection:
            connection.execute(text("alter table sessions rename to away"))
        await visit.client.presses("Book an appointment", waits=False)
        await world.passing(lambda: any("will come again" in line["event"] for line in world.logged("error")), 0)
        with engine.begin() as connection:
            connection.execute(text("alter table away rename to sessions"))
        await visit.take("category")
    engine.dispose()
    told = [line for line in world.logged("error") if "will come again" in line["event"]]
    assert {"sessions" in line["reason"] for line in told} == {True}
    assert not [line for line in world.logged() if "exception" in line]


async def test_a_session_that_cannot_go_on_holds_up_nobody(world: World) -> None:
    """Whatever its client says, the dialog fails; the update is taken all the same, and the others are served."""
    anna, boris = world.somebody(), world.somebody()
    store = Store.open(str(world.settings["database_url"]))
    asked = Prompt(Say("menu.text"), token="1")
    broken = Session(Chat("telegram", str(anna.id)), S.PHONE, locale="en", shown=asked, revision=1)

    def keep(work: Work) -> None:
        work.sessions.put(broken, world.time())

    async with world.bot():
        await store.run(keep)
        await anna.types("what now?")
        await Visit(world, anna).sees("misfit.text")
        await Visit(world, boris).books()
        await world.telegram.all_confirmed()
    await store.close()
    assert len(world.records(boris.phone)) == 1
    assert ["the dialog failed" in line["event"] for line in world.logged("error")] == [True]


async def test_a_message_that_cannot_be_put_together_does_not_block_its_chat_for_ever(world: World) -> None:
    anna = world.somebody()
    store = Store.open(str(world.settings["database_url"]))

    def leave(work: Work) -> None:
        saying = Saying(Prompt(Say("menu.text")), "a language that nobody speaks")
        work.outbox.add(Chat("telegram", str(anna.id)), [saying], [], world.time())

    async with world.bot():
        await store.run(leave)
        await anna.types("/start", waits=False)
        await world.passing(lambda: bool(anna.messages))
        await Visit(world, anna).books(first="book")
    await store.close()
    assert world.logged("error")[-1]["event"] == "message dropped after many tries"
