"""The world around a bot: Telegram and its people, a salon with its phone, a clock, and all that was logged."""

import asyncio
import json
import logging
import os
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import count
from typing import Any

import httpx
import structlog

from bot import logs, wiring
from bot.altegio.sandbox import SALONS, SANDBOX_PARTNER_TOKEN, SANDBOX_USER_TOKEN, Fault, Sandbox, Switches
from bot.settings import Settings
from bot.web import serving
from storage.store import Store
from storage.work import Work
from tests.telegram_api import TelegramApi, TelegramClient

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
LONDON = SALONS[0]
PORTS = count()
NUMBERS = {"timestamp", "address", "ms", "revision"}
"""What is said to count, to measure or to be reached, and may look like a code by chance."""
SERVICE_IDS = {str(service.id) for salon in SALONS for service in salon.services}


class Time:
    """Runs as real time does, from Monday morning on, and is put forward when a test has no time to wait."""

    def __init__(self) -> None:
        self.ahead = MONDAY - datetime.now(UTC)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def forward(self, **spans: float) -> None:
        self.ahead += timedelta(**spans)


class World:
    """Everything outside of the bot. `altegio` is the root of the sandbox's server, `port` the bot's own."""

    def __init__(self, database_url: str, telegram: TelegramApi, sandbox: Sandbox, altegio: str, now: Time) -> None:
        self.telegram, self.sandbox, self.altegio, self.time = telegram, sandbox, altegio, now
        self.settings: dict[str, Any] = {
            "telegram_token": telegram.token,
            "telegram_base_url": telegram.url,
            "altegio_partner_token": SANDBOX_PARTNER_TOKEN,
            "altegio_location_id": str(LONDON.id),
            "altegio_base_url": f"{altegio}/api/v1",
            "database_url": database_url,
            "port": 0,
        }
        self.log = StringIO()
        self.port = 0
        self._ids = iter(range(1, 1000))

    @property
    def driver(self) -> str:
        return "sqlite" if self.settings["database_url"].startswith("sqlite") else "postgresql+psycopg"

    def said(self) -> str:
        """All that the bot has ever said."""
        calls = [*self.telegram.of("sendMessage"), *self.telegram.of("editMessageText")]
        return "\n".join(str(call.params["text"]) for call in calls)

    # --- the salon

    def fault(self, operation: str, kind: str, when: str = "before", times: int | None = 1, **more: Any) -> None:
        order = {"operation": operation, "kind": kind, "when": when, "times": times, **more}
        self.sandbox.faults.add(Fault.model_validate(order))

    def turn(self, **switches: Any) -> None:
        self.sandbox.switches = Switches(**(self.sandbox.switches.model_dump() | switches))

    async def tells(self, path: str, order: dict[str, Any] | None = None, method: str = "POST") -> Any:
        """Give the sandbox an order."""
        return await self._control(method, path, order)

    async def code(self, phone: str) -> str:
        """The last code that came to a phone, read from the sandbox's own: the bot never knows it. "": none came."""
        texts = await self._control("GET", "/sms")
        return str(next((sms["code"] for sms in reversed(texts) if sms["phone"] == phone), ""))

    def records(self, phone: str = "") -> list[Any]:
        """The appointments made online, of one client or of all."""
        made = [record for record in self.sandbox.records if record.online and not record.deleted]
        return [record for record in made if not phone or (record.client and f"+{record.client.phone}" == phone)]

    def calls(self, operation: str) -> int:
        return sum(call.operation == operation for call in self.sandbox.calls)

    async def _control(self, method: str, path: str, order: dict[str, Any] | None = None) -> Any:
        async with httpx.AsyncClient(trust_env=False) as http:
            answer = await http.request(method, f"{self.altegio}/__sandbox{path}", json=order)
        assert answer.is_success, answer.text
        return answer.json()

    async def later(self, **spans: float) -> None:
        """Put the clock forward once all that was said is kept as said: else it is taken for lost, and comes twice."""
        await nothing_is_left(self.settings["database_url"], self)
        self.time.forward(**spans)

    async def passing(self, true: Callable[[], bool], seconds: float = 5.0, most: int = 400) -> None:
        """Let time pass quickly until something is true."""
        for _ in range(most):
            if await self.telegram.bell.until(true, 0.02):
                return
            self.time.forward(seconds=seconds)
        raise AssertionError("it does not come true")

    # --- people

    def somebody(self, language: str = "en") -> TelegramClient:
        """A new client, with a phone of their own."""
        number = next(self._ids)
        return self.telegram.client(1000 + number, "Anna", language, f"+44791112{number:04}")

    # --- the bot

    @asynccontextmanager
    async def bot(self, **settings: Any) -> AsyncIterator[None]:
        """A bot that is up: it asks for updates, or its webhook is set."""
        known = Settings(**(self.settings | settings))
        self.port = known.port
        ready = self._at_work
        before = ready()
        running = asyncio.create_task(wiring.run(known, self.time))
        try:
            for _ in range(1200):
                if await self.telegram.bell.until(lambda: ready() > before or running.done(), 0.05):
                    break
            assert not running.done(), running.result()
            assert ready() > before, self.log.getvalue()[-4000:]
            yield
        finally:
            running.cancel()
            _, endless = await asyncio.wait([running], timeout=60)
            assert not endless, running.get_stack()

    def _at_work(self) -> int:
        return len(self.telegram.of("getUpdates")) + len(self.telegram.of("setWebhook"))

    def webhook(self) -> dict[str, Any]:
        """The settings of a bot that has its updates brought."""
        port = free_port()
        return {"port": port, "telegram_webhook_url": f"http://127.0.0.1:{port}/telegram/webhook"}

    @property
    def secret(self) -> str:
        return str(self.telegram.updates.webhook["secret"])

    async def posts(self, url: str, body: Any, secret: str = "") -> int:
        """Bring something to a webhook as Telegram would, or somebody else; gives the status of the answer."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        async with httpx.AsyncClient(trust_env=False) as http:
            return (await http.post(url, content=content, headers=headers)).status_code

    # --- what was logged

    def logged(self, level: str = "") -> list[dict[str, Any]]:
        """All lines of the log, as they were meant for a machine; of one level, if it is given."""
        lines = [json.loads(line) for line in self.log.getvalue().splitlines()]
        return [line for line in lines if not level or line["level"] == level]

    def keeps_secrets(self) -> None:
        """No code, whole phone or token stands in any line; the sandbox's own phone may show its codes."""
        secrets = {SANDBOX_PARTNER_TOKEN, SANDBOX_USER_TOKEN, self.telegram.token}
        for sms in self.sandbox.sms:
            secrets |= {sms.code, sms.phone} - SERVICE_IDS
        for line in self.logged():
            if line["logger"] != logs.SMS:
                told = json.dumps({key: value for key, value in line.items() if key not in NUMBERS})
                assert not [secret for secret in secrets if secret in told], told


@asynccontextmanager
async def opened(database_url: str) -> AsyncIterator[World]:
    """A world on Monday morning, with an empty calendar. Its log takes everything from DEBUG on."""
    now = Time()
    sandbox = Sandbox(now, switches=Switches(code_length=6), seeded=False)
    async with TelegramApi() as telegram, serving(sandbox.app, "127.0.0.1", 0) as port:
        world = World(database_url, telegram, sandbox, f"http://127.0.0.1:{port}", now)
        with logged_to(world.log):
            yield world


@contextmanager
def logged_to(stream: StringIO) -> Iterator[None]:
    """All logs go to a stream, and afterwards where they went before."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    logs.start("DEBUG", "json", stream)
    try:
        yield
    finally:
        root.handlers = handlers
        root.setLevel(level)
        for name in logs.TALKATIVE:
            logging.getLogger(name).setLevel(logging.NOTSET)
        structlog.reset_defaults()


def free_port() -> int:
    """A port that nobody has, below those that outgoing connections are given. Each process of the suite has its own
    ones, so that no other test takes it before the bot does.
    """
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    for _ in range(1000):
        port = 20_000 + 1_200 * (worker % 10) + next(PORTS) % 1_200
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError("no port is free")


async def nothing_is_left(database_url: str, world: World) -> None:
    """Sooner or later nothing is to be said, to be done or to be decided any more."""
    store = Store.open(database_url)
    try:
        for _ in range(200):
            if not await store.run(_open):
                return
            await world.telegram.bell.until(lambda: False, 0.05)
        raise AssertionError(await store.run(_open))
    finally:
        await store.close()


def _open(work: Work) -> list[object]:
    ever = datetime(2100, 1, 1, tzinfo=UTC)
    return [*work.outbox.waiting(ever, 100), *work.inbox.held(ever, 100)]
