"""The places in Altegio's limits: 5 calls a second and 200 a minute for each IP address, ours all together.

Who wants to call waits for a place here. Bookings and their codes go first; but when both wait, every other place
goes to a read, or else nobody could choose a time while many book. (Tried with 20 clients at once: 9 of them waited
in vain for the times of a day when reads had to wait for all else, and none now.) Within each kind chats take turns,
so one with many reads does not keep the others waiting.

The place itself is reserved outside, in one row that all processes share. Who gets it is decided when its time has
come, so a booking that came last can still go first.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import structlog

from bot.altegio.errors import TryLater
from fsm.words import Chat
from storage.budget import NONSENSE

Reserve = Callable[[datetime], Awaitable[datetime]]
"""Given now, the time of the next free place, which is taken from then on."""

log = structlog.get_logger()


class Waiter:
    """One call that waits for its place until `by`, and not longer."""

    def __init__(self, by: datetime) -> None:
        self.by = by
        self.place: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @property
    def granted(self) -> bool:
        return self.place.done() and not self.place.cancelled() and self.place.exception() is None


class Line:
    """Those who wait, by chat: each chat in turn, its own calls in order."""

    def __init__(self) -> None:
        self.chats: OrderedDict[Chat, deque[Waiter]] = OrderedDict()

    def join(self, chat: Chat, waiter: Waiter) -> None:
        self.chats.setdefault(chat, deque()).append(waiter)

    def leave(self, chat: Chat, waiter: Waiter) -> None:
        waiters = self.chats.get(chat, deque())
        if waiter in waiters:
            waiters.remove(waiter)
        if not waiters:
            self.chats.pop(chat, None)

    def next(self) -> Waiter:
        chat, waiters = next(iter(self.chats.items()))
        waiter = waiters.popleft()
        self.chats.move_to_end(chat)
        self.leave(chat, waiter)
        return waiter

    def drop(self, unfit: Callable[[Waiter], bool]) -> list[Waiter]:
        """Take out those who are unfit to wait any longer."""
        dropped = [(chat, waiter) for chat, waiters in self.chats.items() for waiter in waiters if unfit(waiter)]
        for chat, waiter in dropped:
            self.leave(chat, waiter)
        return [waiter for _, waiter in dropped]


class Budget:
    """One queue for all calls of this process. Without `reserve` there is no limit: for a sandbox of one's own."""

    def __init__(
        self,
        reserve: Reserve | None,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.reserve = reserve
        self.now = now
        self.sleep = sleep
        self.first, self.rest = Line(), Line()
        self.served = self.rest
        self.serving: asyncio.Task[None] | None = None
        self.next_place = self.paused_until = datetime.min.replace(tzinfo=UTC)

    async def turn(self, chat: Chat, by: datetime, *, first: bool = False) -> None:
        """Wait for a place. Raises TryLater as soon as it is known that none comes before `by`.

        A caller that is cancelled leaves its place to the next.
        """
        if self._opens() > by:
            raise TryLater("the limit of calls to Altegio is used up")
        line, waiter = self.first if first else self.rest, Waiter(by)
        line.join(chat, waiter)
        if self.serving is None:
            self.serving = asyncio.create_task(self._serve())
        try:
            await waiter.place
        except asyncio.CancelledError:
            line.leave(chat, waiter)
            if waiter.granted:
                self._give_place()
            self._rest_if_idle()
            raise

    def pause(self, seconds: float) -> None:
        """Leave Altegio alone for so long: it has said 429."""
        self.paused_until = max(self.paused_until, self.now() + timedelta(seconds=seconds))
        self._send_away(self.paused_until)
        self._rest_if_idle()

    async def _serve(self) -> None:
        """Reserve place after place while anyone waits, and give each away when its time has come."""
        try:
            while self._anyone_waits():
                self.next_place = await self.reserve(self.now()) if self.reserve else self.now()
                self._send_away(self.next_place)
                while self._anyone_waits() and (wait := self._until_open()) > 0:
                    await self.sleep(wait)
                self._give_place()
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody may wait for ever
            log.error("altegio_budget_failed", error=type(error).__name__)
            self._send_away(datetime.max.replace(tzinfo=UTC))
        self.serving = None

    def _until_open(self) -> float:
        return (self._opens() - self.now()).total_seconds()

    def _opens(self) -> datetime:
        """When the next call may go out. A clock that was put back has left what no line and no pause can be."""
        now = self.now()
        if max(self.next_place, self.paused_until) > now + NONSENSE:
            self.next_place = self.paused_until = now
        return max(self.next_place, self.paused_until)

    def _anyone_waits(self) -> bool:
        return bool(self.first.chats or self.rest.chats)

    def _rest_if_idle(self) -> None:
        if self.serving and not self._anyone_waits():
            self.serving.cancel()
            self.serving = None

    def _give_place(self) -> None:
        """To the next who still wants it: one that was cancelled a moment ago may stand in the line yet."""
        while self._anyone_waits():
            waiter = self._next_line().next()
            if not waiter.place.done():
                return waiter.place.set_result(None)
        return None

    def _next_line(self) -> Line:
        """Turn about where both wait."""
        rests_turn = self.rest.chats and self.served is self.first
        self.served = self.rest if rests_turn or not self.first.chats else self.first
        return self.served

    def _send_away(self, until: datetime) -> None:
        """Those who do not wait until then need not wait at all."""
        for line in (self.first, self.rest):
            for waiter in line.drop(lambda waiter: waiter.by < until):
                if not waiter.place.done():
                    waiter.place.set_exception(TryLater("the limit of calls to Altegio is used up"))
