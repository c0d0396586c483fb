"""What clients say, and in what words."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fsm.prompts import Say
from tests.conformance.client import Client
from tests.conformance.visit import HAIRCUT, STRYZHKA, Visit
from tests.end_to_end.world import World

TYPED = {
    "en": (HAIRCUT, ("book", "fringe", "2", "tomorrow", "at 14:30"), datetime(2026, 3, 3, 14, 30, tzinfo=UTC)),
    "uk": (STRYZHKA, ("записатися", "чоловіча", "2", "у середу", "о 16:30"), datetime(2026, 3, 4, 14, 30, tzinfo=UTC)),
    "ru": (STRYZHKA, ("записаться", "чоловіча", "2", "завтра", "в 16:30"), datetime(2026, 3, 3, 14, 30, tzinfo=UTC)),
}
"""What is typed where, and the time that is meant by it."""


@pytest.mark.parametrize("locale", TYPED)
async def test_everything_can_be_typed(world: World, channel: type[Client], locale: str) -> None:
    """A part of a service's name, a number of the list, a day, a time; "2" is the first after "Doesn't matter"."""
    wish, said, meant = TYPED[locale]
    asked = ("menu.text", "category.text", "staff.text", "date.text", "time.text")
    async with channel.opened(world, locale, altegio_location_id=str(wish.location)) as client:
        visit = Visit(world, client, locale, wish)
        await visit.begins()
        for question, answer in zip(asked, said, strict=True):
            await visit.says(question, answer)
        await visit.books(first="name")
    [record] = world.records(client.phone)
    assert (record.starts, record.staff_id) == (meant, wish.location + 1)


async def test_what_is_not_understood_is_asked_again(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        visit = Visit(world, client)
        await visit.begins()
        await visit.walk(last="service")
        await visit.says("staff.text", "the one with the hat")
        await visit.sees("misfit.text")
        await visit.books(first="staff")


async def test_a_photo_is_no_answer(world: World, channel: type[Client]) -> None:
    """Where none can be sent, nothing is asked anew, or what came of it is as good as any other word."""
    async with channel.opened(world) as client:
        visit = Visit(world, client)
        await visit.begins()
        await visit.walk(last="staff")
        await visit.sees("date.text")
        await client.sends_photo()
        if client.can("photos"):
            await visit.sees("unreadable.text")
        await visit.books(first="date")
    assert len(world.records(client.phone)) == 1


async def test_a_wrong_code_then_the_right_one(world: World, channel: type[Client]) -> None:
    """Whether a code is right shows when it is used."""
    async with channel.opened(world) as client:
        visit = Visit(world, client)
        await visit.begins()
        await visit.walk(last="phone")
        code = await visit.code()
        await visit.says_code("000000" if code != "000000" else "111111")
        await visit.take("confirm")
        await visit.sees("code.wrong", left=2)
        await client.says(code)
        await visit.sees("booked.text")
    assert len(world.records(client.phone)) == 1


async def test_the_language_changes_on_the_way(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client:
        visit = Visit(world, client)
        await visit.begins()
        await visit.walk(last="staff")
        await visit.says("date.text", "language")
        await visit.picks(visit.words.say(Say("label.lang_uk")))
        visit.locale = "uk"
        await visit.sees("language.set")
        await visit.books(first="date")
    assert len(world.records(client.phone)) == 1


async def test_a_known_client_types_nothing(world: World, channel: type[Client]) -> None:
    """The second time, name and phone are there to be picked."""
    async with channel.opened(world) as client:
        visit = Visit(world, client)
        await visit.begins()
        await visit.books()
        visit.wish = replace(HAIRCUT, time="14:00")
        await visit.walk(last="time")
        await client.picks("Anna Lee")
        phone = await visit.sees("phone.text")
    assert phone.label(client.phone)
