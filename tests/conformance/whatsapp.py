"""WhatsApp: signed webhooks, messages and media over the Graph API."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, ClassVar, Self
from urllib.parse import parse_qs, urlsplit

from tests.conformance.client import WITHIN, Client, How, Screen, does, lacks
from tests.end_to_end.world import World, free_port
from tests.whatsapp_api import WhatsAppApi, WhatsAppClient, bodies

NUMBER = "447911129999"
USER = "GB.13491208655302741918"


class WhatsAppChat(Client):
    name = "WhatsApp"
    abilities: ClassVar[Mapping[str, How]] = {
        "buttons": does("up to 3, else a list of up to 10 rows"),
        "pages": does("as many rows as fit beside Back and Cancel, and More"),
        "calendar": lacks("a list of days; the text has them all, to be typed"),
        "numbers": does("of a list's choices; they stand in the text where the list has pages"),
        "editing": lacks("a new message"),
        "photos": does("answered: only text and buttons can be read"),
        "pictures": lacks("name, title and rating"),
        "contact": does("for who hides their number: WhatsApp's own button"),
        "known phone": does("the number that the client writes from is offered"),
        "known name": does("from the profile"),
        "language": lacks("the default; Language in the menu, or typed"),
        "work": does("“typing…”"),
        "file": does("as a document"),
        "links": does("`wa.me/<number>?text=/start%20loc_<id>`, to be sent by the client"),
        "leads on": lacks("nowhere"),
        "led to": does("by `wa.me/<number>?text=go_…`, to be sent by the client"),
        "history": does("WhatsApp keeps it"),
        "codes": lacks("the client deletes it, or nobody"),
        "deadline": lacks("told when it has passed"),
        "repeats": does("by the message's id"),
        "alarms": does("within 24 hours of the client's last message"),
    }

    def __init__(self, api: WhatsAppApi, person: WhatsAppClient) -> None:
        super().__init__(api.bell)
        self._api, self._person = api, person
        self._last: dict[str, Any] = {}
        self.phone = f"+{NUMBER}"

    @classmethod
    @asynccontextmanager
    async def opened(cls, world: World, language: str = "en", **settings: Any) -> AsyncIterator[Self]:
        async with cls._served(world, settings) as api:
            yield cls(api, api.client(NUMBER, name="Anna"))

    @classmethod
    @asynccontextmanager
    async def _served(cls, world: World, settings: dict[str, Any]) -> AsyncIterator[WhatsAppApi]:
        port = free_port()
        async with WhatsAppApi(lambda: world.time().timestamp()) as api:
            api.hook = f"http://127.0.0.1:{port}/whatsapp/webhook"
            async with world.bot(**(api.settings | {"port": port} | settings)):
                yield api

    async def follows(self, link: str) -> None:
        """What the link says stands in the input, as it is."""
        [[text]] = parse_qs(urlsplit(link).query).values()
        await self.says(text)

    async def _begin(self, link: str) -> None:
        await self._say(f"/start {link}" if link else "Hi!")

    async def _say(self, text: str) -> None:
        await self._send(bodies.text(text))

    async def _pick(self, screen: Screen, label: str) -> None:
        reply = bodies.list_reply if screen.source.is_list else bodies.button_reply
        await self._send(reply(dict(screen.source.options)[label], label))

    async def _forge(self, screen: Screen, option: str) -> None:
        token = screen.source.options[0][1].partition(":")[0]
        await self._send(bodies.list_reply(f"{token}:{option}", "Forged"))

    async def sends_photo(self) -> None:
        self._acts()
        await self._send(bodies.IMAGE)

    async def _send(self, content: Mapping[str, Any]) -> None:
        self._last = bodies.body(self._person.says(content))
        await self.repeats()

    async def repeats(self) -> None:
        assert await self._api.brings(self._last) == 200

    @property
    def screen(self) -> Screen:
        seen = self._person.screen
        turn = max((n for n, shown in enumerate(self._person.messages, 1) if shown.text), default=0)
        shows = frozenset({"contact"} if self._person.asked_for_phone else ())
        return Screen(turn, seen.text, tuple(seen.labels), shows, seen.shown)

    @property
    def shown(self) -> list[str]:
        return [shown.text for shown in self._person.messages]

    @property
    def bubbles(self) -> int:
        return sum(bool(shown.text) for shown in self._person.messages)

    @property
    def saw_work(self) -> bool:
        return bool(self._api.typing)

    async def file(self) -> bytes:
        assert await self._bell.until(lambda: bool(self._person.documents), WITHIN)
        return self._person.documents[-1][1]

    async def comes_back(self) -> str:
        return "\n".join(self.shown)


class HiddenWhatsAppChat(WhatsAppChat):
    """Of a client who hides their number behind a user name."""

    @classmethod
    @asynccontextmanager
    async def opened(cls, world: World, language: str = "en", **settings: Any) -> AsyncIterator[Self]:
        async with cls._served(world, settings) as api:
            yield cls(api, api.client(user=USER, name="Anna"))
