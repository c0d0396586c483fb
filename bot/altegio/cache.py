"""A short memory with one flight for each key: many who ask for the same at once cause one load."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

import structlog

from bot.altegio.errors import AltegioError

T = TypeVar("T")

LARGEST: Final = 4096
"""Values kept; those not asked for the longest go first."""

RESPITE: Final = timedelta(seconds=30)
"""How long an old value is good after its load has failed, so that not everybody waits for the next failure."""

log = structlog.stdlib.get_logger(__name__)


@dataclass(slots=True)
class Kept:
    value: Any
    loaded: datetime
    fresh_until: datetime


class Cache:
    """Values by key. A key names its kind first, so that all of a kind can be forgotten."""

    def __init__(self, now: Callable[[], datetime], largest: int = LARGEST) -> None:
        self._now = now
        self._largest = largest
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._flights: dict[Hashable, asyncio.Task[Any]] = {}

    async def get(
        self,
        key: Hashable,
        load: Callable[[], Awaitable[T]],
        fresh: timedelta,
        stale: timedelta = timedelta(0),
    ) -> T:
        """The value, not older than `fresh`; or, if it cannot be loaded, not older than `stale`.

        A load that fails fails all who wait for it, once, and is not kept. It goes on when who began it is
        cancelled.
        """
        kept = self._kept.get(key)
        if kept and self._now() < kept.fresh_until:
            self._kept.move_to_end(key)
            value: T = kept.value
            return value
        flight = self._flights.get(key)
        if flight is None:
            flight = self._flights[key] = asyncio.create_task(self._load(key, load, fresh, stale))
            flight.add_done_callback(lambda done: done.cancelled() or done.exception())
        loaded: T = await asyncio.shield(flight)
        return loaded

    def last(self, key: Hashable, age: timedelta) -> Any:
        """The value as it was loaded last, not longer ago than that; None if there is none. Nothing is asked."""
        kept = self._kept.get(key)
        return kept.value if kept and self._now() - kept.loaded < age else None

    def forget(self, fits: Callable[[Any], bool]) -> None:
        """Forget what has such a key; a load that is under way is not kept, either."""
        for key in [key for key in (*self._kept, *self._flights) if fits(key)]:
            self._kept.pop(key, None)
            self._flights.pop(key, None)

    async def _load(self, key: Hashable, load: Callable[[], Awaitable[T]], fresh: timedelta, stale: timedelta) -> T:
        began = self._now()
        try:
            value = await load()
        except AltegioError as error:
            kept = self._kept.get(key)
            if kept is None or began - kept.loaded >= stale:
                raise
            log.warning("altegio is not there, going on with what it said before", key=str(key), why=str(error))
            kept.fresh_until = self._now() + RESPITE
            remembered: T = kept.value
            return remembered
        else:
            if self._flights.get(key) is asyncio.current_task():
                self._kept[key] = Kept(value, began, began + fresh)
                self._kept.move_to_end(key)
                while len(self._kept) > self._largest:
                    self._kept.popitem(last=False)
            return value
        finally:
            if self._flights.get(key) is asyncio.current_task():
                del self._flights[key]
