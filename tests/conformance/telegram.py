"""Telegram: updates brought to the webhook as JSON, the Bot API's methods called over HTTP."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import date
from typing import Any, ClassVar, Self

from bot.texts import Words
from tests.conformance.client import Client, How, Screen, does, lacks
from tests.end_to_end.world import World
from tests.telegram_api import PHOTO


class TelegramChat(Client):
    name = "Telegram"
    abilities: ClassVar[Mapping[str, How]] = {
        "buttons": does("below the message, 100 at the most"),
        "pages": does("9 in a list, 79 times, and More"),
        "calendar": does("a grid of buttons, ‹ and › to other months"),
        "numbers": does("of a list's choices, in their order"),
        "editing": does("the current question, when it was pressed; a booking stays"),
        "photos": does("answered: only text and buttons can be read"),
        "pictures": lacks("name, title and rating"),
        "contact": does("a button that sends the client's own number"),
        "known phone": lacks("known once it was shared or typed"),
        "known name": does("from the profile"),
        "language": does("of the app"),
        "work": does("“typing…”"),
        "file": does("as a document"),
        "links": does("`t.me/<bot>?start=loc_<id>`"),
        "leads on": lacks("nowhere"),
        "led to": does("by `t.me/<bot>?start=go_…`"),
        "history": does("Telegram keeps it"),
        "codes": does("its message is deleted"),
        "deadline": lacks("told when it has passed"),
        "repeats": does("by the update's id"),
        "alarms": does("at any time"),
    }

    def __init__(self, world: World, language: str) -> None:
        super().__init__(world.telegram.bell)
        self._api = world.telegram
        self._person = world.somebody(language)
        self._last: dict[str, Any] = {}
        self.phone = self._person.phone

    @classmethod
    @asynccontextmanager
    async def opened(cls, world: World, language: str = "en", **settings: Any) -> AsyncIterator[Self]:
        async with world.bot(**world.webhook(), **settings):
            yield cls(world, language)

    async def _begin(self, link: str) -> None:
        await self._say(f"/start {link}".strip())

    async def _say(self, text: str) -> None:
        await self._person.types(text, waits=False)
        self._last = self._api.updates.waiting[-1]

    async def _pick(self, screen: Screen, label: str) -> None:
        await self._person.presses(label, on=screen.source, waits=False)
        self._last = self._api.updates.waiting[-1]

    async def _forge(self, screen: Screen, option: str) -> None:
        shown = screen.source
        token = next(button.data for row in shown.inline for button in row if ":" in button.data).partition(":")[0]
        await self._person.presses_data(f"{token}:{option}", shown.message)

    async def sends_photo(self) -> None:
        self._acts()
        await self._person.sends(PHOTO, waits=False)

    async def repeats(self) -> None:
        assert await self._api.updates.deliver(self._last)

    def day(self, day: date, words: Words) -> str:
        return words.day_number(day)

    @property
    def screen(self) -> Screen:
        seen = self._person.screen
        turn = max((message.turn for message in self._person.messages if message.text), default=0)
        shows = {
            "calendar": any(len(row) == 7 for row in seen.inline),
            "contact": any(button.contact for row in seen.reply for button in row),
        }
        return Screen(turn, seen.text, tuple(seen.labels), frozenset(name for name in shows if shows[name]), seen)

    @property
    def shown(self) -> list[str]:
        return [str(call.params["text"]) for call in self._api.calls if "text" in call.params]

    @property
    def bubbles(self) -> int:
        return sum(bool(message.text) for message in self._person.messages)

    @property
    def saw_work(self) -> bool:
        return bool(self._person.actions)

    async def file(self) -> bytes:
        return (await self._person.gets_document())[1]

    async def comes_back(self) -> str:
        return "\n".join(message.text for message in self._person.messages)

    async def finds(self) -> list[str]:
        return self._person.written
