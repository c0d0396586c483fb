"""Ways out, ways back, and what comes too late or twice."""

from dataclasses import replace

from bot.altegio.sandbox.salon import Service, minutes
from fsm.prompts import Say
from tests.conformance.client import Client
from tests.conformance.visit import HAIRCUT, Visit
from tests.end_to_end.world import LONDON, World

STYLES = tuple(Service(410900 + n, 410100, f"Style {n:02}", minutes(30), 20, weight=20) for n in range(1, 21))
"""More than any channel shows at once, but the website."""


async def test_back_start_over_and_cancel(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        visit = Visit(world, client)
        await visit.begins()
        await visit.walk(last="service")
        for way, leads_to, on in (
            ("label.back", "service.text", "service"),
            ("label.start_over", "category.text", "category"),
        ):
            await visit.sees("staff.text")
            await visit.chooses(way)
            await visit.sees(leads_to)
            await visit.walk(on, "service")
        await visit.walk("staff", "date")
        await visit.sees("time.text")
        await visit.chooses("label.cancel")
        await visit.sees("menu.cancelled")
        await visit.take("book")
        await visit.sees("category.text")
    assert not world.records()


async def test_ways_out_can_be_typed_where_there_is_no_room_for_them(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        visit = Visit(world, client)
        await visit.begins()
        await visit.walk(last="date")
        await visit.says("time.text", "start over")
        await visit.sees("category.text")
        await visit.books(first="category")


async def test_a_long_list(world: World, channel: type[Client]) -> None:
    """It has pages or is there at once; Back leads out of any page, and then it begins at the first again."""
    long_list(world)
    async with channel.opened(world) as client:
        visit = Visit(world, client, wish=replace(HAIRCUT, service="Style 20"))
        more = visit.words.say(Say("label.more"))
        await visit.begins()
        await visit.walk(last="category")
        screen = await visit.sees("service.text")
        assert bool(screen.label(more)) == client.can("pages")
        assert bool(screen.label("Style 20")) != client.can("pages")
        if client.can("pages"):
            await client.picks(more)
            second = await client.is_offered(more, visit.words.say(Say("label.first_page")))
            assert not second.label("Women's haircut")
        await visit.chooses("label.back")
        await visit.sees("category.text")
        await visit.take("category")
        await client.sees("Women's haircut")
        await visit.take("service")
        await visit.books(first="date")
    assert [record.services for record in world.records(client.phone)] == [(410920,)]


async def test_a_number_counts_over_all_pages(world: World, channel: type[Client]) -> None:
    long_list(world)
    async with channel.opened(world) as client:
        visit = Visit(world, client)
        await visit.begins()
        await visit.walk(last="category")
        await visit.says("service.text", "24")
        await visit.books(first="date")
    assert [record.services for record in world.records(client.phone)] == [(410920,)]


async def test_an_old_menu(world: World, channel: type[Client]) -> None:
    """It is told from the current one; where only words are typed, they fit no answer of today's question."""
    async with channel.opened(world) as client:
        visit = Visit(world, client)
        await visit.begins()
        await visit.walk(last="category")
        services = await visit.sees("service.text")
        await visit.take("service")
        await visit.sees("staff.text")
        if client.can("buttons"):
            await client.picks("Fringe trim", on=services)
            await visit.sees("old_menu.text")
        else:
            await client.says("Fringe trim")
            await visit.sees("misfit.text")
        await visit.books(first="staff")
    assert [record.services for record in world.records(client.phone)] == [(410101,)]


async def test_the_same_update_twice(world: World, channel: type[Client]) -> None:
    """A name that came twice is no phone number. Where each line is a new one, it is read as one, and asked again."""
    async with channel.opened(world) as client:
        visit = Visit(world, client)
        await visit.begins()
        await visit.walk(last="name")
        await visit.sees("phone.text")
        await client.repeats()
        await visit.take("phone")
        await visit.take("code")
        await visit.take("confirm")
        await visit.sees("booked.text")
        await client.repeats()
        misunderstood = [text for text in client.shown if visit.part("phone.misfit") in text]
        booked = [text for text in client.shown if visit.part("booked.text") in text]
    assert len(misunderstood) == (0 if client.can("repeats") else 1)
    assert len(booked) == 1
    assert len(world.records(client.phone)) == 1


async def test_a_booking_stays_to_be_read(world: World, channel: type[Client]) -> None:
    """Whatever is pressed on it, now or later; the terminal's window keeps it, but not from one start to the next."""
    async with channel.opened(world) as client:
        visit = Visit(world, client)
        await visit.begins()
        booked = await visit.books()
        await visit.walk("book", "category")
        await visit.sees("service.text")
        if client.can("buttons"):
            await client.picks(visit.words.say(Say("label.book")), on=booked)
            await visit.sees("old_menu.text")
        assert (booked.text in await client.comes_back()) == client.can("history")


async def test_silence_then_going_on(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        visit = Visit(world, client)
        await visit.begins()
        await visit.walk(last="staff")
        await visit.sees("date.text")
        world.time.forward(seconds=1801)
        await visit.sees("expired.text")
        await visit.picks(visit.words.say(Say("label.continue", {"service": HAIRCUT.service})))
        await visit.books(first="date")
    assert len(world.records(client.phone)) == 1


def long_list(world: World) -> None:
    """Have 24 services in one category; Amelia does them all."""
    amelia, *others = LONDON.staff
    knows_all = replace(amelia, services=amelia.services | {style.id for style in STYLES})
    longer = replace(LONDON, services=(*LONDON.services, *STYLES), staff=(knows_all, *others))
    world.sandbox.world.salons[LONDON.id] = longer
