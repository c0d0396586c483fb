"""The desk: the read side of Altegio as the dialog knows it, kept for a short while.

What a salon offers changes rarely and is kept for minutes, and for an hour while Altegio is down. Free times are
kept for half a minute at the most (S1-21), and forgotten as soon as one of them is known to be gone.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

import structlog

from bot.altegio import wire
from bot.altegio.account import wire as account_wire
from bot.altegio.account.keys import Keys
from bot.altegio.account.logins import Logins
from bot.altegio.account.visits import OwnVisits
from bot.altegio.account.wallet import Wallets
from bot.altegio.alarm import Alarm
from bot.altegio.cache import Cache
from bot.altegio.client import Altegio
from bot.altegio.errors import AltegioError, NotAllowed, Refused, TryLater
from bot.altegio.price_list import lengths, price_list
from bot.altegio.reading import Company
from bot.altegio.wire import Request
from fsm.requests import Order
from fsm.words import ANYONE, Catalogue, Chat, Location, Place, Review, Service, Slot, Staff, Visits, Wallet
from storage.store import Store

T = TypeVar("T")

PLACE: Final = timedelta(minutes=10)
OFFER: Final = timedelta(minutes=5)
DATES: Final = timedelta(seconds=60)
SLOTS: Final = timedelta(seconds=30)
PARTNER: Final = timedelta(seconds=10)
NEVER: Final = timedelta(0)
OUTAGE: Final = timedelta(hours=1)
"""How old what a salon offers may be while Altegio does not answer. Free times are never that old."""

OWN: Final = timedelta(seconds=20)
RECALLED: Final = timedelta(days=1)
"""How old may be what is shown rather than waited for. Whatever is done about it looks anew."""
FEW: Final = 500
"""Accounts that are kept in memory: some clients have a long past."""

REVIEWS: Final = 10

NOBODY: Final = Chat("", "")
"""In whose name is asked what no chat wants to know, but a page."""

log = structlog.stdlib.get_logger(__name__)


class AltegioDesk:
    """What the locations offer, shared by all chats; `of(chat)` is a chat's own view of it."""

    def __init__(
        self,
        client: Altegio,
        location_ids: Sequence[int],
        store: Store,
        now: Callable[[], datetime],
        search_days: int,
        alarm: Alarm | None = None,
    ) -> None:
        """`store` has the logins, and what was booked here. The business looks `search_days` back and ahead."""
        self.client = client
        self.location_ids = tuple(location_ids)
        self.now = now
        self.alarm = alarm or Alarm(now)
        self.cache = Cache(now)
        self.accounts = Cache(now, FEW)
        self.logins = Logins(store, client.partner_token)
        self.keys = Keys(self.logins, client.user_token, self.alarm, self._partner_accepted)
        self.visits = OwnVisits(client, self.keys, store, search_days, now)
        self.wallets = Wallets(client, self.keys)

    def of(self, chat: Chat) -> "ChatDesk":
        return ChatDesk(self, chat)

    async def title(self, location: int) -> str:
        """What a location of ours is called; "" if Altegio does not say so at once. A page waits for it."""
        if location not in self.location_ids:
            return ""
        try:
            async with asyncio.timeout(self.client.timeouts.aside):
                return (await self.of(NOBODY)._company(location)).place.location.title
        except (TimeoutError, TryLater):
            return ""

    async def _partner_accepted(self, chat: Chat) -> bool:
        """Whether Altegio accepts the partner's token: one call for all who want to know. Raises TryLater."""

        async def ask() -> bool:
            try:
                await self.client.call(wire.company(self.location_ids[0]), chat)
            except NotAllowed as error:
                if error.status == 401:
                    self.alarm(error)
                    return False
            except Refused:
                pass  # who is refused a location has been let in
            return True

        return await self.cache.get(("partner", 0), ask, PARTNER)

    def forget_times(self, location: int, day: date, *staff: int) -> None:
        """Times of these team members have changed: what was read of their day, and of anyone's, is old.

        So is which days have times: this one may be full now, or free again.
        """
        whose = (ANYONE, *staff)

        def old(key: Any) -> bool:
            match key:
                case ("slots", of, _, who, when):
                    return of == location and who in whose and when == day
                case ("dates", of, _, who):
                    return of == location and who in whose
            return False

        self.cache.forget(old)

    def forget_account(self, chat: Chat, phone: str = "") -> None:
        """What was read of a client's account is old: in this chat, and wherever they have proved the same number."""
        self.accounts.forget(lambda key: key[1] == chat or (phone != "" and key[2] == phone))

    def forget_service(self, order: Order) -> None:
        """A service of this order is not on offer any more: what was read of the location's offer is old."""
        self.cache.forget(lambda key: key[0] != "location" and key[1] == order.location.id)


class ChatDesk:
    """`fsm.desk.Desk` for one chat: its calls take turns with those of other chats."""

    def __init__(self, desk: AltegioDesk, chat: Chat) -> None:
        self.desk = desk
        self.chat = chat

    async def locations(self) -> Sequence[Location]:
        """The configured locations. One that cannot be read is left out, unless none can."""
        return [company.place.location for company in await self._companies()]

    async def catalogue(self, location: int) -> Catalogue:
        return await self._kept(("catalogue", location), partial(self._load_catalogue, location), OFFER, OUTAGE)

    async def staff(self, location: int, services: Sequence[int]) -> Sequence[Staff]:
        load = partial(self._ask, wire.staff(location, services), none=[])
        return await self._kept(("staff", location, tuple(services)), load, OFFER, OUTAGE)

    async def dates(self, location: int, services: Sequence[int], staff: int) -> Sequence[date]:
        today = self.desk.now().astimezone(await self._zone(location)).date()
        load = partial(self._ask, wire.dates(location, services, staff, today), none=[])
        days = await self._kept(("dates", location, tuple(services), staff), load, DATES)
        return [day for day in days if day >= today]

    async def slots(self, location: int, services: Sequence[int], staff: int, day: date) -> Sequence[Slot]:
        zone = await self._zone(location)
        load = partial(self._ask, wire.slots(location, services, staff, day, zone), none=[])
        slots = await self._kept(("slots", location, tuple(services), staff, day), load, SLOTS)
        return [slot for slot in slots if slot.starts > self.desk.now()]

    async def place(self, location: int) -> Place:
        company = await self._company(location)
        return replace(company.place, reviews=await self._reviews(company.place.location))

    async def visits(self, phone: str, soon: bool = False, anew: bool = False, here: bool = False) -> Visits:
        async def load() -> Visits:
            recalled = self._recalled() if soon else []
            return await self.desk.visits.of(self.chat, phone, recalled or await self.locations(), here)

        mine, timeouts = ("visits", self.chat, phone, here), self.desk.client.timeouts
        if anew:
            self.desk.accounts.forget(lambda key: key == mine)
        try:
            return await self._own(mine, load, timeouts.aside if soon else timeouts.chat)
        except TryLater:
            before: Visits | None = self.desk.accounts.last(mine, RECALLED) if soon else None
            if before is None:
                raise
            return before

    async def wallet(self, phone: str) -> Wallet:
        async def load() -> Wallet:
            return await self.desk.wallets.of(self.chat, phone, await self._companies())

        return await self._own(("wallet", self.chat, phone), load, self.desk.client.timeouts.chat)

    async def _zone(self, location: int) -> ZoneInfo:
        return ZoneInfo((await self._location(location)).zone)

    async def _location(self, location: int) -> Location:
        return (await self._company(location)).place.location

    async def _companies(self) -> list[Company]:
        answers = await asyncio.gather(*map(self._company, self.desk.location_ids), return_exceptions=True)
        found = [answer for answer in answers if isinstance(answer, Company)]
        failures = [answer for answer in answers if isinstance(answer, BaseException)]
        if failures and not found:
            raise failures[0]
        for failure in failures:
            log.warning("location left out", why=str(failure))
        return found

    def _recalled(self) -> list[Location]:
        """All locations as they were known last; none if one is not known."""
        companies = [self.desk.cache.last(("location", id), RECALLED) for id in self.desk.location_ids]
        return [company.place.location for company in companies] if all(companies) else []

    async def _company(self, location: int) -> Company:
        return await self._kept(("location", location), partial(self._load_company, location), PLACE, OUTAGE)

    async def _load_company(self, location: int) -> Company:
        """A location with its personal data agreement; not every one has that. Only a login hangs on it."""
        found = await self._ask(wire.company(location))
        privacy: str | None
        try:
            privacy = await self.desk.client.call(wire.privacy(location), self.chat)
        except (Refused, NotAllowed):
            privacy = ""
        except AltegioError:
            privacy = None
        place = replace(found.place, location=replace(found.place.location, privacy=privacy))
        return replace(found, place=place)

    async def _load_catalogue(self, location: int) -> Catalogue:
        """What is sold online. How long it takes stands in the price list, if that is open to us."""
        offered, token = await self._ask(wire.catalogue(location)), self.desk.client.user_token
        if not token or all(service.length for service in offered.services):
            return offered
        try:
            offers = await self.desk.client.call(price_list(location, token), self.chat)
        except AltegioError as error:
            log.info("it is not known how long services take", why=str(error))
            return offered
        known = lengths(offers)
        return replace(offered, services=tuple(_timed(service, known.get(service.id)) for service in offered.services))

    async def _reviews(self, location: Location) -> tuple[Review, ...]:
        """The latest reviews that have words. To read them takes a token; nothing hangs on them."""
        token = await self.desk.keys.any(self.chat)
        if not token:
            return ()
        asked = account_wire.comments(location.id, ZoneInfo(location.zone), token)
        try:
            load = partial(self.desk.client.call, asked, self.chat)
            written = await self._kept(("reviews", location.id), load, OFFER, OUTAGE)
        except AltegioError as error:
            log.info("no reviews", why=str(error))
            return ()
        return tuple(one.review for one in written if one.review.text)[:REVIEWS]

    async def _own(self, key: tuple[object, ...], load: Callable[[], Awaitable[T]], seconds: float) -> T:
        """What is one client's alone, kept for a short while. Loading goes on when it takes longer than `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                return await self.desk.accounts.get(key, load, OWN)
        except TimeoutError as error:
            raise TryLater("Altegio is too slow") from error
        except NotAllowed as error:  # the partner's token, then: the others are seen to where they are used
            self.desk.alarm(error)
            raise TryLater(str(error)) from error
        except Refused as error:
            raise TryLater(str(error)) from error

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


def _timed(service: Service, lengths: tuple[timedelta, timedelta] | None) -> Service:
    """A service with how long it takes whom, unless it tells that itself."""
    if service.length or not lengths:
        return service
    low, high = lengths
    return replace(service, length=low, length_max=high if high > low else None)
