"""A bell: rung whenever anything has happened, so that nobody needs to sleep and look again."""

import asyncio
from collections.abc import Callable


class Bell:
    """Rings for all who wait at that moment."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()
        self._rung = asyncio.Event()

    async def until(self, true: Callable[[], bool], within: float | None = None) -> bool:
        """Wait until something is true, `within` seconds at most; whether it is."""
        try:
            async with asyncio.timeout(within):
                while not true():
                    await self._rung.wait()
        except TimeoutError:
            return true()
        return True
