"""Messages a second through each channel's adapter: read, answered by one and the same prompt, rendered and sent.

Each works over its own wire in this process, with nothing of the dialog behind it. So does the bare echo that stands
beside them: a webhook that posts what it heard, on the same libraries. What the clients cost is in all of them.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from datetime import timedelta
from io import StringIO
from itertools import count, islice
from time import perf_counter
from typing import Final
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.channels import Channel
from bot.channels.telegram import Telegram, register
from bot.channels.telegram import webhook as telegram_webhook
from bot.channels.telegram.updates import PATH
from bot.channels.terminal import Terminal
from bot.channels.whatsapp import Account, WhatsApp
from bot.channels.whatsapp import webhook as whatsapp_webhook
from bot.channels.whatsapp.webhook import SIGNATURE, signature
from bot.channels.widget import Guard, Widget, api
from bot.texts import words
from bot.web import application, serving
from bot.wiring import LOOPBACK, utc_now
from fsm.events import Inbound
from fsm.prompts import Option, Prompt, Say
from fsm.words import Chat
from storage.store import Store
from tests.bench.crowd import SECRET, TOKEN, Crowd
from tests.bench.databases import Databases
from tests.bench.lines import line, served
from tests.bench.table import Figure
from tests.whatsapp_api import bodies
from tests.whatsapp_api.bodies import PHONE_ID

CHATS: Final = 16
ENGLISH: Final = words("en")
PROMPT: Final = Prompt(
    Say("service.text"),
    (
        *(Option(f"service:{n}", f"Women's haircut {n}") for n in range(1, 9)),
        Option("back", Say("label.back"), kind="nav"),
        Option("cancel", Say("label.cancel"), kind="nav"),
    ),
    layout="list",
    token="1",
)
NEVER_TOO_MUCH: Final = Guard(clock=count(step=1000).__next__)
"""No visitor asks for too much where each question comes a quarter of an hour after the one before."""

Talk = Callable[[int], Awaitable[None]]
"""Say so many messages in each of CHATS chats side by side, each when the one before is answered."""


async def beside_bare_echo(databases: Databases, rounds: int, messages: int) -> AsyncIterator[Figure]:
    """Each adapter and the echo in turn; so many messages in each chat."""
    ways: dict[str, AbstractAsyncContextManager[Talk]] = {
        "echo": echo(),
        "Telegram": telegram(),
        "WhatsApp": whatsapp(),
        "website": website(databases.new("SQLite")),
        "terminal": terminal(),
    }
    async with AsyncExitStack() as stack:
        talks = {name: await stack.enter_async_context(way) for name, way in ways.items()}
        speeds: dict[str, list[float]] = {name: [] for name in talks}
        for talk in talks.values():
            await talk(1)
        for _ in range(rounds):
            for name, talk in talks.items():
                began = perf_counter()
                await talk(messages)
                speeds[name].append(CHATS * messages / (perf_counter() - began))
    echoes = speeds.pop("echo")
    for name, speed in speeds.items():
        yield Figure(f"messages/s : echoes/s ({name} alone)", "", speed, echoes)


def answering(channel: Channel) -> Callable[[Sequence[Inbound]], Awaitable[None]]:
    """What stands in the dialog's place."""

    async def intake(batch: Sequence[Inbound]) -> None:
        for heard in batch:
            await channel.say(heard.chat, PROMPT, ENGLISH, "")

    return intake


@asynccontextmanager
async def hooked(routes: Sequence[BaseRoute]) -> AsyncIterator[str]:
    async with serving(application({}, routes), LOOPBACK, 0) as port:
        yield f"http://{LOOPBACK}:{port}"


@asynccontextmanager
async def echo() -> AsyncIterator[Talk]:
    """Telegram's wire, with no more done about it than has to be."""
    crowd = Crowd()
    async with served(crowd.answer) as server, httpx.AsyncClient() as http:

        async def deliver(request: Request) -> Response:
            update = await request.json()
            message = update.get("message") or update["callback_query"]["message"]
            said = {"chat_id": message["chat"]["id"], "text": message["text"]}
            await http.post(f"{server}/bot{TOKEN}/sendMessage", data=said)
            return Response()

        async with hooked([Route(PATH, deliver, methods=["POST"])]) as root:
            crowd.hook = root + PATH
            yield lambda messages: crowd.talk(CHATS, messages)


@asynccontextmanager
async def telegram() -> AsyncIterator[Talk]:
    crowd = Crowd()
    async with (
        served(crowd.answer) as server,
        Telegram(TOKEN, server, utc_now, per_second=1e9) as channel,
        hooked(telegram_webhook(channel, PATH, SECRET, answering(channel))) as root,
    ):
        await register(channel, root + PATH, SECRET)
        yield lambda messages: crowd.talk(CHATS, messages)


@asynccontextmanager
async def whatsapp() -> AsyncIterator[Talk]:
    """A new client for each message: more than 45 to one would have to wait."""
    numbers = map(str, count(447_000_000_000))
    answered: dict[str, asyncio.Event] = {}

    async def graph(_: str, body: bytes) -> bytes:
        if to := json.loads(body).get("to"):
            answered[to].set()
        return b'{"messages": [{"id": "wamid.1"}]}'

    async with (
        served(graph) as server,
        WhatsApp(Account(server, PHONE_ID, "token"), utc_now, timedelta(hours=1), per_second=1e9) as channel,
        hooked(whatsapp_webhook(channel, SECRET, SECRET, answering(channel))) as root,
    ):

        async def talks(messages: int) -> None:
            async with line(f"{root}/whatsapp/webhook") as meta:
                for number in islice(numbers, messages):
                    body = said_in_whatsapp(number)
                    answered[number] = asyncio.Event()
                    await meta.post(body, f"{SIGNATURE}: {signature(body, SECRET)}")
                    await answered.pop(number).wait()

        yield lambda messages: side_by_side(talks, messages)


def said_in_whatsapp(number: str) -> bytes:
    """The body of a webhook for a message just written."""
    message = bodies.message(f"wamid.{number}", int(utc_now().timestamp()), bodies.text("2"), number)
    value = bodies.value(contacts=[bodies.person(number)], messages=[message])
    return json.dumps(bodies.body(value)).encode()


@asynccontextmanager
async def website(database: str) -> AsyncIterator[Talk]:
    """The page's requests and its stream of events, by way of the history: in SQLite, which no other adapter needs."""
    store = Store.open(database)
    widget = await Widget.open(store, lambda batch: answering(widget)(batch), utc_now)
    async with hooked(api(widget, NEVER_TOO_MUCH, "en", lambda _: {})) as root:

        async def talks(messages: int) -> None:
            async with visitor(root, widget.begin()) as says:
                for _ in range(messages):
                    await says({"text": "2"})

        yield lambda messages: side_by_side(talks, messages)
        widget.close()
    await store.close()


Says = Callable[[dict[str, str]], Awaitable[bytes]]
"""Send an event and wait for the bot's next line, as it is in the stream."""


@asynccontextmanager
async def visitor(root: str, token: str) -> AsyncIterator[Says]:
    """A page of the website's chat, as far as it speaks HTTP."""
    address, key = urlsplit(root), f"Authorization: Bearer {token}"
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    writer.write(f"GET /widget/events HTTP/1.1\r\nHost: {address.netloc}\r\n{key}\r\n\r\n".encode())
    async with line(f"{root}/widget/messages") as page:

        async def says(event: dict[str, str]) -> bytes:
            await page.post(json.dumps({"id": str(uuid4()), "event": event}).encode(), key)
            while b'"who":"bot"' not in (told := await reader.readline()):
                assert told, "the stream has ended"
            return told

        yield says
    writer.close()


@asynccontextmanager
async def terminal() -> AsyncIterator[Talk]:
    """There is one terminal: a script says there what all chats would say."""

    async def talk(messages: int) -> None:
        channel = Terminal(StringIO("2\n" * CHATS * messages), StringIO())
        answer = answering(channel)

        async def take(heard: Inbound) -> bool:
            await answer([heard])
            return True

        await channel.converse(Chat(channel.name, "bench"), take)

    yield talk


async def side_by_side(talks: Talk, messages: int) -> None:
    await asyncio.gather(*(talks(messages) for _ in range(CHATS)))
