"""A stage for a bot that may die at any point, and is started again: Telegram and Altegio outlive it.

A point is where the bot is about to commit or has just committed, calls somebody or is answered. At each the stage
decides whether the bot lives on.
"""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.altegio.sandbox import Sandbox, Switches
from bot.web import serving
from tests.end_to_end import puppet
from tests.end_to_end.world import Time, World
from tests.telegram_api import TelegramApi
from tests.telegram_api.bell import Bell

NURSERY = get_context("forkserver")
NURSERY.set_forkserver_preload([puppet.__name__, *puppet.AT_WORK])


class Point(NamedTuple):
    """`where`: commits, committed, calls, answered. `what`: a unit of work or an operation. `nth`: of those alike."""

    step: str
    where: str
    what: str
    nth: int

    def __str__(self) -> str:
        return f"{self.step}: {self.where} {self.what} ({self.nth})"


Fate = Callable[[Point], bool]
"""Whether the bot is struck at this point."""


def spared(_: Point) -> bool:
    return False


class Stage:
    """The one bot, its life and its deaths. `step` tells where in the conversation we are."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.settings: dict[str, str] = {}
        self.promptly = 1.0
        self.ahead = timedelta(0)
        self.fate: Fate = spared
        self.blow = signal.SIGKILL
        self.step = ""
        self.met: list[Point] = []
        self.struck: list[Point] = []
        self.life = 0
        self.bell = Bell()
        self._counted: Counter[tuple[str, str, str]] = Counter()
        self._process: Any = None
        self._over = False
        self._doomed = self._up = 0

    # --- points

    def begin(self, step: str, fate: Fate = spared) -> None:
        """A part of the conversation begins: points are counted anew."""
        self.step, self.fate = step, fate
        self._counted.clear()
        self.met.clear()

    def passes(self, where: str, what: str) -> bool:
        """The bot is at a point. False: it is dead."""
        self._counted[self.step, where, what] += 1
        point = Point(self.step, where, what, self._counted[self.step, where, what])
        self.met.append(point)
        if what == "getupdates":
            self._up = self.life
        self.bell.ring()
        if self._process is None or self._doomed == self.life or not self.fate(point):
            return True
        self.struck.append(point)
        self._doomed = self.life
        os.kill(self._process.pid, self.blow)
        return self.blow is not signal.SIGKILL

    async def quiet(self) -> None:
        """Wait until what was said last is kept as said."""

        def kept() -> bool:
            commits = [point for point in self.met if point.where in ("commits", "committed")]
            return bool(commits) and commits[-1][1:3] == ("committed", "_done_and_claim")

        assert await self.bell.until(kept, 60), self.met

    # --- life and death

    @asynccontextmanager
    async def alive(self) -> AsyncIterator[None]:
        """The bot lives, and is born again whenever it dies. In the end it is told to stop, and does so properly."""
        keeper = asyncio.create_task(self._keep_alive())
        try:
            yield
        finally:
            self.fate = spared
            assert await self.bell.until(lambda: self._up == self.life or keeper.done(), 60)
            self._over = True
            self._process.terminate()
            await asyncio.wait([keeper], timeout=60)
            self._process.kill()  # for one that does not stop: its keeper tells
            await keeper

    async def _keep_alive(self) -> None:
        while not self._over:
            process = await self._born()
            await asyncio.to_thread(process.join)
            killed = self._doomed == self.life and self.blow is signal.SIGKILL
            assert process.exitcode == (-signal.SIGKILL if killed else 0), (process.exitcode, self.log()[-4000:])

    async def _born(self) -> Any:
        ours, theirs = NURSERY.Pipe()
        args = (self.settings, self.ahead, self.directory, theirs, self.promptly)
        self._process = process = NURSERY.Process(target=puppet.live, args=args, daemon=True)
        self.life += 1
        process.start()
        theirs.close()
        loop, number = asyncio.get_running_loop(), ours.fileno()

        def asked() -> None:
            try:
                where, what = ours.recv()
                if self.passes(where, what):
                    ours.send(True)
            except (EOFError, OSError):
                loop.remove_reader(number)
                ours.close()

        loop.add_reader(number, asked)
        return process

    def log(self) -> str:
        file = self.directory / "log"
        return file.read_text() if file.exists() else ""


class Telegram(TelegramApi):
    """A Telegram whose every call is a point."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.stage = stage

    async def _endpoint(self, request: Request) -> Response:
        life, method = self.stage.life, str(request.path_params["method"]).lower()
        if not self.stage.passes("calls", method):
            return Response()
        answer = await super()._endpoint(request)
        alive = life == self.stage.life and self.stage.passes("answered", method)
        return answer if alive else Response()


def watched(app: ASGIApp, stage: Stage) -> ASGIApp:
    """An Altegio whose every call is a point."""

    async def watch(scope: Scope, receive: Receive, send: Send) -> None:
        *_, api, name = scope["path"].split("/")[:4]
        if api != "v1":
            return await app(scope, receive, send)
        operation = f"{scope['method']} {name}"
        answer: list[Message] = []

        async def keep(message: Message) -> None:
            answer.append(message)

        if stage.passes("calls", operation):
            await app(scope, receive, keep)
            if stage.passes("answered", operation):
                for message in answer:
                    await send(message)
                return None
        return await Response()(scope, receive, send)

    return watch


@asynccontextmanager
async def opened(
    database_url: str, directory: Path, business: bool = True, promptly: float = 1.0
) -> AsyncIterator[tuple[World, Stage]]:
    """A world with a stage in it. `business`: the bot has the salon's own token, too."""
    stage = Stage(directory)
    now = Time()
    stage.ahead = now.ahead
    sandbox = Sandbox(now, switches=Switches(code_length=6), seeded=False)
    async with Telegram(stage) as telegram, serving(watched(sandbox.app, stage), "127.0.0.1", 0) as port:
        world = World(database_url, telegram, sandbox, f"http://127.0.0.1:{port}", now)
        user = {"altegio_user_token": sandbox.user_token} if business else {}
        more = {"log_level": "DEBUG", "log_format": "json"}
        stage.settings = {name.upper(): str(value) for name, value in (world.settings | user | more).items()}
        stage.promptly = promptly
        yield world, stage
        world.log.write(stage.log())
    world.keeps_secrets()
