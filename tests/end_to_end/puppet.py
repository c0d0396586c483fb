"""A bot in a process of its own, on a string: before it commits, and right after, it asks whether it may go on.

This runs in the child. It is forked from a process that has imported everything already, so that it is up in no time.
The bot itself is the ordinary one; only its periods are shorter than in life, and its clock is the world's.
"""

import os
import ssl
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any

import httpx

from bot import __main__, clock, conversation, delivery, wiring
from bot.altegio import clerk
from bot.altegio.account import changes, reviews
from bot.channels.pace import Pace
from bot.texts import LOCALES, words
from fsm.booking import code
from storage import budget
from storage.codes import CodeLimits
from storage.store import Store

AT_WORK = ("anyio._backends._asyncio", "httpcore", "uvicorn.lifespan.off")
"""What libraries import only when they are at work."""

CERTIFICATES, WORDS = httpx.create_ssl_context(), [words(locale) for locale in LOCALES]
"""Read before the first birth, and not in every life."""

UNASKED = {"_session", "_due", "_renew", "<lambda>"}
"""Units of work that change nothing, or nothing that anybody could miss."""


def live(settings: dict[str, str], ahead: timedelta, directory: Path, string: Connection, promptly: float) -> None:
    """Be `altegio-bot run`. The log is appended to `directory`/log."""
    os.chdir(directory)
    os.environ.update(settings)
    log = os.open("log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for stream in (1, 2):
        os.dup2(log, stream)
    for module, name, value in _hurried(promptly, lambda: datetime.now(UTC) + ahead):
        setattr(module, name, value)
    _on_a_string(string)
    sys.exit(__main__.main(["run"]))


def _hurried(promptly: float, now: Callable[[], datetime]) -> list[tuple[object, str, object]]:
    """What takes seconds in life takes a moment, nobody counts how often we ask, and the time is the world's."""
    moment = timedelta(seconds=0.1)
    return [
        (clock, "PERIOD", 0.05),
        (clock, "HELD_FOR", moment),
        (conversation, "LEASE", moment),
        (delivery, "LEASE", moment),
        (conversation, "PROMPTLY", promptly),
        (clerk, "SETTLED", moment),
        (clerk, "LOOK_AGAIN", moment / 2),
        (changes, "LOOK_AGAIN", moment / 2),
        (reviews, "SETTLED", moment),
        (reviews, "LOOK_AGAIN", moment / 2),
        (code, "RESEND", timedelta(0)),
        (wiring, "CodeLimits", partial(CodeLimits, 1000, 1000, timedelta(0))),
        (wiring, "run", partial(wiring.run, now=now)),
        (budget, "PER_SECOND", 1000),
        (budget, "PER_MINUTE", 10_000),
        (budget, "GAP", timedelta(0)),
        (Pace, "turn", at_once),
        (ssl, "create_default_context", lambda **_: CERTIFICATES),
    ]


async def at_once(_: Pace) -> None:
    """A turn that nobody waits for: a messenger here takes as many messages as there are."""


def _on_a_string(string: Connection) -> None:
    """Have every unit of work that is kept ask twice: at its end, and when it is committed."""
    store: Any = Store
    run, upgrade, lock = store.run, store.upgrade, Lock()

    def ask(where: str, what: str) -> None:
        with lock:
            string.send((where, what))
            string.recv()

    async def asking_run(self: Store, work_function: Callable[..., Any], *args: Any, **more: Any) -> Any:
        name = getattr(work_function, "__name__", "")
        if name in UNASKED:
            return await run(self, work_function, *args, **more)

        def asking(*given: Any, **named: Any) -> Any:
            result = work_function(*given, **named)
            ask("commits", name)
            return result

        result = await run(self, asking, *args, **more)
        ask("committed", name)
        return result

    def asking_upgrade(self: Store) -> None:
        ask("commits", "upgrade")
        upgrade(self)
        ask("committed", "upgrade")

    store.run, store.upgrade = asking_run, asking_upgrade
