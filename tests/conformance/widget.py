"""The widget: messages as JSON over HTTP, a stream of server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, ClassVar, Self
from uuid import uuid4

import httpx

from tests.conformance.client import Client, How, Screen, does, lacks
from tests.end_to_end.world import World, free_port
from tests.telegram_api.bell import Bell

PATIENCE = 30.0


class WidgetChat(Client):
    name = "Website"
    abilities: ClassVar[Mapping[str, How]] = {
        "buttons": does("cards, chips and buttons of the page"),
        "pages": lacks("all at once, the page scrolls"),
        "calendar": does("the page draws a month"),
        "numbers": does("of a list's choices, in their order"),
        "editing": lacks("the question moves down, answers stay above it"),
        "photos": lacks("nothing but text can be sent"),
        "pictures": does("of the staff"),
        "contact": lacks("typed; the browser fills it in"),
        "known phone": lacks("known once it was typed"),
        "known name": lacks("asked"),
        "language": does("of the page or the browser"),
        "work": does("dots"),
        "file": does("a button that saves it"),
        "links": does("`/chat/<id>`, or `data-location` in the page"),
        "leads on": does("to Telegram and WhatsApp, for an hour"),
        "led to": lacks("it is here already"),
        "history": does("30 days, in every tab"),
        "codes": does("dots take its place, in every tab"),
        "deadline": does("counted down in the last two minutes"),
        "repeats": does("by the id that the page gives a message"),
        "alarms": does("while a page is open, or when it is opened again"),
    }

    def __init__(self, http: httpx.AsyncClient, language: str) -> None:
        super().__init__(Bell())
        self._http, self._language = http, language
        self._prompts: list[dict[str, Any]] = []
        self._last: dict[str, Any] = {}
        self.phone = "+447911120001"

    @classmethod
    @asynccontextmanager
    async def opened(cls, world: World, language: str = "en", **settings: Any) -> AsyncIterator[Self]:
        port = free_port()
        async with world.bot(**({"port": port} | settings)), cls.visiting(port, language) as client:
            yield client

    @classmethod
    @asynccontextmanager
    async def visiting(cls, port: int, language: str = "en") -> AsyncIterator[Self]:
        """On the website of a bot that is up."""
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}/widget/", trust_env=False) as http:
            session = await http.post("sessions")
            http.headers["Authorization"] = f"Bearer {session.json()['token']}"
            client = cls(http, language)
            listening = asyncio.create_task(client._listen())
            try:
                yield client
            finally:
                listening.cancel()
                await asyncio.wait([listening])

    async def _listen(self) -> None:
        async with self._http.stream("GET", "events", timeout=PATIENCE) as stream:
            async for line in stream.aiter_lines():
                name, _, value = line.partition(": ")
                if name == "data" and (told := json.loads(value)).get("who") == "bot":
                    self._prompts.append(told["body"])
                    self._bell.ring()

    async def links(self) -> Mapping[str, str]:
        links: dict[str, str] = (await self._http.get("elsewhere")).json()
        return links

    async def _begin(self, link: str) -> None:
        await self._send({"command": "start", "argument": link})

    async def _say(self, text: str) -> None:
        await self._send({"text": text})

    async def _pick(self, screen: Screen, label: str) -> None:
        option = next(option["id"] for option in screen.source["options"] if option["label"] == label)
        await self._send({"option": option, "token": screen.source["token"]})

    async def _forge(self, screen: Screen, option: str) -> None:
        await self._send({"option": option, "token": screen.source["token"]})

    async def sends_photo(self) -> None:
        refused = await self._http.post("messages", json={"id": str(uuid4()), "event": {"photo": "…"}})
        assert refused.status_code == 400

    async def _send(self, event: dict[str, str]) -> None:
        self._last = {"id": str(uuid4()), "language": self._language, "event": event}
        await self.repeats()

    async def repeats(self) -> None:
        answer = await self._http.post("messages", json=self._last)
        assert answer.status_code == 202, answer.text

    @property
    def screen(self) -> Screen:
        if not self._prompts:
            return Screen()
        prompt = self._prompts[-1]
        shows = {
            "calendar": "month" in prompt,
            "pictures": any(option["image"] for option in prompt["options"]),
            "contact": any(option["kind"] == "contact" for option in prompt["options"]),
            "deadline": bool(prompt["deadline"]),
        }
        labels = tuple(option["label"] for option in prompt["options"])
        here = frozenset(name for name in shows if shows[name])
        return Screen(len(self._prompts), _text(prompt), labels, here, prompt)

    @property
    def shown(self) -> list[str]:
        return [_text(prompt) for prompt in self._prompts]

    @property
    def bubbles(self) -> int:
        return len(self._prompts)

    @property
    def saw_work(self) -> bool:
        return any(prompt["awaits"] for prompt in self._prompts)

    async def file(self) -> bytes:
        names = ("calendar_file", "data_file")
        files = [str(prompt[name]) for prompt in self._prompts for name in names if name in prompt]
        return files[-1].encode()

    async def comes_back(self) -> str:
        return "\n".join(_text(line["body"]) for line in await self._lines("bot"))

    async def finds(self) -> list[str]:
        return [line["body"]["text"] for line in await self._lines("client")]

    async def _lines(self, who: str) -> list[Any]:
        return [line for line in (await self._http.get("history")).json()["lines"] if line["who"] == who]


def _text(prompt: dict[str, Any]) -> str:
    facts = (f"{what}: {how}" for what, how in prompt["facts"])
    return "\n".join(filter(None, (prompt["note"], prompt["text"], *facts)))
