"""The desk: the read side of Altegio as the dialog knows it, kept for a short while.

What a salon offers changes rarely and is kept for minutes, and for an hour while Altegio is down. Free times are
kept for half a minute at the most (S1-21), and forgotten as soon as one of them is known to be gone.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

import structlog

from bot.altegio import wire
from bot.altegio.cache import Cache
from bot.altegio.client import Altegio
from bot.altegio.errors import AltegioError, NotAllowed, Refused, TryLater
from bot.altegio.wire import Request
from fsm.desk import LoggedOut
from fsm.requests import Order
from fsm.words import ANYONE, Catalogue, Chat, Location, Place, Slot, Staff, Visits, Wallet

T = TypeVar("T")

PLACE: Final = timedelta(minutes=10)
OFFER: Final = timedelta(minutes=5)
DATES: Final = timedelta(seconds=60)
SLOTS: Final = timedelta(seconds=30)
NEVER: Final = timedelta(0)
OUTAGE: Final = timedelta(hours=1)
"""How old what a salon offers may be while Altegio does not answer. Free times are never that old."""

AGAIN: Final = timedelta(minutes=10)
"""After which the operator hears the same complaint once more."""

log = structlog.stdlib.get_logger(__name__)


class Alarm:
    """Tells the operator what to mend: once in a while, not once a chat, nor once for each thing it stops."""

    def __init__(self, now: Callable[[], datetime], tell: Callable[[str], object] | None = None) -> None:
        self._now = now
        self._tell = tell or log.error  # looked up now: at import nobody had said where logs go
        self._told: dict[str, datetime] = {}

    def __call__(self, complaint: str | NotAllowed) -> None:
        what = complaint.cure if isinstance(complaint, NotAllowed) else complaint
        told = self._told.get(what)
        if told is None or self._now() - told >= AGAIN:
            self._told[what] = self._now()
            self._tell(str(complaint))


class AltegioDesk:
    """What the locations offer, shared by all chats; `of(chat)` is a chat's own view of it."""

    def __init__(
        self,
        client: Altegio,
        location_ids: Sequence[int],
        now: Callable[[], datetime],
        alarm: Alarm | None = None,
    ) -> None:
        self.client = client
        self.location_ids = tuple(location_ids)
        self.now = now
        self.alarm = alarm or Alarm(now)
        self.cache = Cache(now)

    def of(self, chat: Chat) -> "ChatDesk":
        return ChatDesk(self, chat)

    def forget_times(self, order: Order, staff: int = ANYONE) -> None:
        """A time of this order is gone: what was read of its day, for its team member and for anyone, is old.

        `staff` is who got the appointment, where the client had left that open.
        """
        location, day = order.location.id, order.slot.starts.date()
        whose = (ANYONE, staff, order.staff.id)
        self.cache.forget(lambda key: key[:2] == ("slots", location) and key[3] in whose and key[4] == day)

    def forget_service(self, order: Order) -> None:
        """The service of this order is not on offer any more: what was read of the location's offer is old."""
        self.cache.forget(lambda key: key[0] != "location" and key[1] == order.location.id)


class ChatDesk:
    """`fsm.desk.Desk` for one chat: its calls take turns with those of other chats."""

    def __init__(self, desk: AltegioDesk, chat: Chat) -> None:
        self.desk = desk
        self.chat = chat

    async def locations(self) -> Sequence[Location]:
        """The configured locations. One that cannot be read is left out, unless none can."""
        answers = await asyncio.gather(*map(self._location, self.desk.location_ids), return_exceptions=True)
        found = [answer for answer in answers if isinstance(answer, Location)]
        failures = [answer for answer in answers if isinstance(answer, BaseException)]
        if failures and not found:
            raise failures[0]
        for failure in failures:
            log.warning("location left out", why=str(failure))
        return found

    async def catalogue(self, location: int) -> Catalogue:
        load = partial(self._ask, wire.catalogue(location))
        return await self._kept(("catalogue", location), load, OFFER, OUTAGE)

    async def staff(self, location: int, service: int) -> Sequence[Staff]:
        load = partial(self._ask, wire.staff(location, service), none=[])
        return await self._kept(("staff", location, service), load, OFFER, OUTAGE)

    async def dates(self, location: int, service: int, staff: int) -> Sequence[date]:
        today = self.desk.now().astimezone(await self._zone(location)).date()
        load = partial(self._ask, wire.dates(location, service, staff, today), none=[])
        days = await self._kept(("dates", location, service, staff), load, DATES)
        return [day for day in days if day >= today]

    async def slots(self, location: int, service: int, staff: int, day: date) -> Sequence[Slot]:
        zone = await self._zone(location)
        load = partial(self._ask, wire.slots(location, service, staff, day, zone), none=[])
        slots = await self._kept(("slots", location, service, staff, day), load, SLOTS)
        return [slot for slot in slots if slot.starts > self.desk.now()]

    async def place(self, location: int) -> Place:
        return Place(await self._location(location))

    async def visits(self, phone: str) -> Visits:
        return Visits((), whole=False)

    async def wallet(self, phone: str) -> Wallet:
        raise LoggedOut

    async def _zone(self, location: int) -> ZoneInfo:
        return ZoneInfo((await self._location(location)).zone)

    async def _location(self, location: int) -> Location:
        return await self._kept(("location", location), partial(self._load_location, location), PLACE, OUTAGE)

    async def _load_location(self, location: int) -> Location:
        """A location with its personal data agreement; not every one has that, and nothing hangs on it."""
        found = await self._ask(wire.location(location))
        try:
            privacy = await self.desk.client.call(wire.privacy(location), self.chat)
        except AltegioError:
            privacy = ""
        return replace(found, privacy=privacy)

    async def _kept(
        self, key: tuple[object, ...], load: Callable[[], Awaitable[T]], fresh: timedelta, stale: timedelta = NEVER
    ) -> T:
        try:
            async with asyncio.timeout(self.desk.client.timeouts.chat):
                return await self.desk.cache.get(key, load, fresh, stale)
        except TimeoutError as error:
            raise TryLater("Altegio is too slow") from error

    async def _ask(self, request: Request[T], none: T | None = None) -> T:
        """Ask Altegio. `none` is the answer where it does not know what it was asked about, such as a service
        that has been withdrawn. What the operator has to mend goes to the alarm; the chat can only try later.
        """
        try:
            return await self.desk.client.call(request, self.chat)
        except NotAllowed as error:
            self.desk.alarm(error)
            raise TryLater(str(error)) from error
        except Refused as error:
            if none is not None and error.status in (404, 422):
                return none
            self.desk.alarm(f"Altegio refused {request.operation} ({error}): check ALTEGIO_LOCATION_ID")
            raise TryLater(str(error)) from error
