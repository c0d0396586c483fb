"""Whole bookings in WhatsApp: the bot as `altegio-bot run` puts it together, over HTTP on both sides."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.texts import words
from fsm.prompts import Day, Option, Say
from tests.end_to_end.visit import Visit
from tests.end_to_end.world import LONDON, World, free_port
from tests.whatsapp_api import Screen, WhatsAppApi, WhatsAppClient
from tests.whatsapp_api.bodies import IMAGE, body, list_reply, text

TUESDAY = Day(date(2026, 3, 3))
NUMBER = "447911129999"
USER = "GB.13491208655302741918"
PAGES = 20
"""More than any list of the sandbox's salons has."""


class Salon:
    """A world with WhatsApp in it."""

    def __init__(self, world: World, api: WhatsAppApi) -> None:
        self.world, self.api = world, api

    def bot(self, **settings: Any) -> AbstractAsyncContextManager[None]:
        """A bot in WhatsApp, and in Telegram beside it."""
        port = free_port()
        self.api.hook = f"http://127.0.0.1:{port}/whatsapp/webhook"
        return self.world.bot(**(self.api.settings | {"port": port} | settings))

    async def walk(self, anna: WhatsAppClient, locale: str = "en", last: str = "") -> Screen:
        """All steps of a booking up to the one named `last`; gives what the client sees then."""
        language = words(locale)
        labels = {
            "book": language.say(Say("label.book")),
            "category": "Cuts & styling",
            "service": "Women's haircut",
            "staff": "Amelia Hartley",
            "date": language.label(Option("", TUESDAY)),
            "time": "10:00",
        }
        await anna.types("hi")
        for step, label in labels.items():
            await self.presses(anna, label, language.say(Say("label.more")))
            if step == last:
                return anna.screen
        await anna.sees(language.say(Say("full_name.text")))
        await anna.types("Anna Lee")
        await (anna.presses(anna.phone) if anna.number else anna.types(f"+{NUMBER}"))
        await anna.sees(language.say(Say("code.text", {"phone": f"+{NUMBER}"})))
        await anna.types(await self.world.code(f"+{NUMBER}"))
        return await anna.sees(language.say(Say("label.confirm")))

    async def presses(self, anna: WhatsAppClient, label: str, more: str = "More") -> Screen:
        """Press what may be on a later page."""
        for _ in range(PAGES):
            if label in anna.screen.labels or more not in anna.screen.labels:
                return await anna.presses(label)
            await anna.presses(more)
        raise AssertionError(f"no page has {label!r}; the last one: {anna.screen}")

    async def books(self, anna: WhatsAppClient, locale: str = "en") -> Screen:
        language = words(locale)
        await self.walk(anna, locale)
        await anna.presses(language.say(Say("label.confirm")))
        return await anna.sees(language.say(Say("booked.text")).partition("\n")[0])


@pytest.fixture
async def salon(world: World) -> AsyncIterator[Salon]:
    async with WhatsAppApi(lambda: world.time().timestamp()) as api:
        yield Salon(world, api)
    secrets = {value for name, value in api.settings.items() if name.endswith(("token", "secret"))}
    log = world.log.getvalue()
    assert not [secret for secret in secrets if secret in log]
    assert NUMBER not in log


@pytest.fixture
def anna(salon: Salon) -> WhatsAppClient:
    return salon.api.client(NUMBER)


@pytest.mark.parametrize("locale", ["en", "uk", "ru"])
async def test_a_booking(salon: Salon, anna: WhatsAppClient, locale: str) -> None:
    async with salon.bot(default_locale=locale):
        screen = await salon.books(anna, locale)
        await salon.api.bell.until(lambda: bool(anna.documents), 10)
    [record] = salon.world.records(anna.phone)
    assert (record.staff_id, record.services) == (41001, (410101,))
    assert record.starts == datetime(2026, 3, 3, 10, tzinfo=UTC)
    for told in ("Women's haircut", "Amelia Hartley", LONDON.address):
        assert told in screen.text
    [(name, file)] = anna.documents
    assert name == "appointment.ics"
    assert b"DTSTART:20260303T100000Z" in file
    assert salon.api.read
    assert salon.api.typing


async def test_who_hides_their_number_is_asked_for_it(salon: Salon) -> None:
    cid = salon.api.client(user=USER)
    async with salon.bot():
        await salon.books(cid)
    assert cid.asked_for_phone
    assert len(salon.world.records(f"+{NUMBER}")) == 1


async def test_a_booking_in_words_and_numbers(salon: Salon, anna: WhatsAppClient) -> None:
    """The second of the categories, a part of a service's name, a day and a time; Back and More as words, too."""
    async with salon.bot():
        for said in ("book", "2", "back", "cuts", "back", "1", "womens haircut", "amelia", "more", "tomorrow", "10:00"):
            await anna.types(said)
        await anna.sees("full name")
        await anna.types("Anna Lee")
        await anna.types(anna.phone)
        await anna.sees("A code is on its way")
        await anna.types(await salon.world.code(anna.phone))
        await anna.sees("Confirm")
        await anna.types("yes")
        await anna.sees("Booked!")
    assert len(salon.world.records(anna.phone)) == 1


async def test_both_messengers_are_served_at_once(salon: Salon, anna: WhatsAppClient) -> None:
    bob = salon.world.somebody()
    async with salon.bot():
        await salon.books(anna)
        await Visit(salon.world, bob, time="12:00").books()
    assert [len(salon.world.records(phone)) for phone in (anna.phone, bob.phone)] == [1, 1]


async def test_what_comes_twice_counts_once(salon: Salon, anna: WhatsAppClient) -> None:
    async with salon.bot():
        screen = await salon.walk(anna)
        told = body(anna.says(list_reply(dict(screen.shown.options)["Confirm"]), "wamid.confirm"))
        assert [await salon.api.brings(told) for _ in range(3)] == [200] * 3
        await anna.sees("Booked!")
        before = len(anna.messages)
        assert await salon.api.brings(told) == 200
        await anna.sends(IMAGE)
        assert len(anna.messages) <= before + 2  # the calendar file may have come meanwhile
    assert len(salon.world.records(anna.phone)) == 1


async def test_what_was_said_during_an_outage_is_not_acted_on(salon: Salon, anna: WhatsAppClient) -> None:
    async with salon.bot():
        screen = await salon.walk(anna)
    confirm = anna.says(list_reply(dict(screen.shown.options)["Confirm"]))
    hello = salon.api.client("447911129998")
    book = hello.says(text("book"))
    salon.world.time.forward(seconds=1801)
    async with salon.bot():
        assert await salon.api.brings(body(confirm, book)) == 200
        await anna.sees("expired")
        await hello.sees("How can I help?")
    assert salon.world.records() == []


async def test_nothing_is_sent_a_day_after_the_clients_last_word(salon: Salon, anna: WhatsAppClient) -> None:
    async with salon.bot(response_timeout=90_000):
        await salon.walk(anna, last="date")
        before = len(anna.messages)
        salon.world.time.forward(seconds=90_001)
        log = salon.world.logged
        await salon.world.passing(lambda: any("24 hours" in str(line.get("reason")) for line in log()), 0)
        assert len(anna.messages) == before
        await anna.types("hello")
        await anna.sees("expired")
