"""The bot with its website, which can be stopped and started again, and what its sandbox knows."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import httpx

from bot import wiring
from bot.settings import Settings
from tests.end_to_end.world import Time, free_port


class Site:
    """One bot on its embedded sandbox. Bookings are made in that; a bot started anew has a new one."""

    def __init__(self, http: httpx.AsyncClient, port: int, settings: dict[str, Any]) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.time = Time()
        self._http = http
        self._settings = settings | {"port": port}
        self._running: asyncio.Task[None] | None = None

    async def start(self, **settings: Any) -> None:
        self._running = asyncio.create_task(wiring.run(Settings(**self._settings | settings), self.time))
        for _ in range(500):
            if await self._ready():
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(asyncio.Event().wait(), 0.02)
        raise AssertionError("the bot does not come up")

    async def stop(self) -> None:
        if self._running:
            self._running.cancel()
            await asyncio.wait([self._running])

    async def code(self) -> str:
        """The last code that was sent to anybody."""
        return str((await self.asked("/__sandbox/sms"))[-1]["code"])

    async def records(self) -> list[Any]:
        """The appointments that were made online."""
        return [record for record in await self.asked("/__sandbox/records") if record["online"]]

    async def asked(self, path: str) -> Any:
        answer = await self._http.get(self.url + path)
        assert answer.is_success, answer.text
        return answer.json()

    async def _ready(self) -> bool:
        assert self._running
        assert not self._running.done(), self._running.result()
        try:
            return (await self._http.get(f"{self.url}/readyz")).is_success
        except httpx.TransportError:
            return False


@asynccontextmanager
async def opened(database_url: str, **settings: Any) -> AsyncIterator[Site]:
    async with httpx.AsyncClient(trust_env=False) as http:
        site = Site(http, free_port(), {"database_url": database_url} | settings)
        await site.start()
        try:
            yield site
        finally:
            await site.stop()
