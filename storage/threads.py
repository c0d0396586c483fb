"""Threads that carry units of work to the database, each with a connection of its own.

`concurrent.futures` would do the same for twice the CPU, and a turn goes there and back three times.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from storage.connection import Connection

T = TypeVar("T")


class Threads:
    """They start with the first unit of work, and with the next one after they were stopped."""

    def __init__(self, number: int, connect: Callable[[], Connection]) -> None:
        self._number, self._connect = number, connect
        self._jobs: SimpleQueue[Callable[[Connection], None] | None] = SimpleQueue()
        self._threads: list[Thread] = []

    async def run(self, unit: Callable[[Connection], T]) -> T:
        """Have the function called in a thread that is free, and give or raise what it does."""
        if not self._threads:
            self._start()
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()

        def job(connection: Connection) -> None:
            try:
                tell = partial(answer.set_result, unit(connection))
            except BaseException as error:  # noqa: BLE001 - raised where it is waited for
                tell = partial(answer.set_exception, error)
            with suppress(RuntimeError):  # the loop is gone, and with it whoever waited
                loop.call_soon_threadsafe(lambda: answer.cancelled() or tell())

        self._jobs.put(job)
        return await answer

    def stop(self) -> None:
        """Finish what was asked for, then end the threads and their connections. Blocks."""
        for _ in self._threads:
            self._jobs.put(None)
        while self._threads:
            self._threads.pop().join()

    def _start(self) -> None:
        # Daemons: a process that ends without `stop` does not wait; what is not committed is rolled back.
        self._threads = [Thread(target=self._serve, name="storage", daemon=True) for _ in range(self._number)]
        for thread in self._threads:
            thread.start()

    def _serve(self) -> None:
        connection = self._connect()
        while job := self._jobs.get():
            job(connection)
        connection.close()
