"""Keeping to a platform's limit of messages a second."""

import asyncio
from collections.abc import Awaitable, Callable

Sleep = Callable[[float], Awaitable[None]]


class Pace:
    """Lets so many through in a second, in the order in which they ask: `burst` at once, more of them evenly."""

    def __init__(self, per_second: float, sleep: Sleep, burst: int = 1) -> None:
        self._gap = 1 / per_second
        self._ahead = (burst - 1) * self._gap
        self._free = 0.0
        self._sleep = sleep

    async def turn(self) -> None:
        now = asyncio.get_running_loop().time()
        mine = max(now - self._ahead, self._free)
        self._free = mine + self._gap
        if mine > now:
            await self._sleep(mine - now)

    def wait(self, count: int) -> float:
        """Seconds until `count` turns would be had at once; 0 if they are now. More than the burst never are."""
        now = asyncio.get_running_loop().time()
        last = max(now - self._ahead, self._free) + (count - 1) * self._gap
        return max(last - now, 0.0)
