"""A client's appointments, and who may see them (S1-25, S1-26).

    logged in here, with the number they have proved      -> their own token shows all that is theirs
    a number they have proved, and the business's token    -> the business looks up who has this very number
    neither                                                -> what was booked in this chat, or in another where the
                                                              same number was proved, each by the hash of its booking

Only what belongs to the configured locations is told. How far back and ahead it is shown, the dialog decides (S1-17).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Final
from zoneinfo import ZoneInfo

from bot.altegio import wire
from bot.altegio.account import wire as account_wire
from bot.altegio.account.keys import Key, Keys
from bot.altegio.account.reading import Created, Record
from bot.altegio.client import Altegio
from bot.altegio.errors import NotAllowed, Refused
from bot.altegio.together import together
from fsm.words import Appointment, Chat, Location, Visit, Visits
from storage.store import Store
from storage.work import Work

LIVE: Final = 5
"""How many appointments are looked up one by one; of the others is told what is known from their booking."""

SHORT: Final = 50
"""A page with fewer is the last: it is the smallest page that the documents tell of."""


class OwnVisits:
    """The appointments of all clients, each asked for from a chat with the number (E.164) proved there, "" for none."""

    def __init__(
        self, client: Altegio, keys: Keys, store: Store, search_days: int, now: Callable[[], datetime]
    ) -> None:
        self._client, self._keys, self._store, self._now = client, keys, store, now
        self._search_days = search_days

    async def of(self, chat: Chat, phone: str, locations: Sequence[Location], here: bool = False) -> Visits:
        """The client's appointments, the latest first; `here`: those booked here alone. Raises AltegioError."""
        places = {location.id: location for location in locations}
        booked = [one for one in await self._store.run(_booked, chat, phone) if one.location.id in places]
        for key in [] if here else await self._keys.of(chat, phone):
            try:
                records = await self._records(chat, key, locations)
            except NotAllowed as error:
                await self._keys.refused(chat, key, error)
                continue
            hashes = {one.record: one.hash for one in booked}
            visits = (replace(visit, hash=hashes.get(visit.record, "")) for visit in _at(records, places))
            return Visits(_latest_first(visits), whole=True)
        return Visits(_latest_first(await self._booked_here(chat, booked, places)), whole=False)

    async def _records(self, chat: Chat, key: Key, locations: Sequence[Location]) -> list[Record]:
        """All that a key shows: in one call to a client's own, in two for each location to the business's."""
        if not key.business:
            return await self._client.call(account_wire.own_records(key.token), chat)
        found = await together(self._records_at(chat, key, location) for location in locations)
        return [record for records in found for record in records]

    async def _records_at(self, chat: Chat, key: Key, location: Location) -> list[Record]:
        """What the business finds at one location for the clients with exactly this number.

        Pages are read until one has nothing new: their size is Altegio's choice. To see numbers is a right of its own.
        """
        candidates = await self._client.call(account_wire.clients(location.id, key.phone, key.token), chat)
        if candidates and not any(candidate.phone for candidate in candidates):
            raise NotAllowed(403, "get_client_list, whose phones it does not show")
        today, span = self._now().astimezone(ZoneInfo(location.zone)).date(), timedelta(days=self._search_days)
        found: dict[int, Record] = {}
        for client in {each.id for each in candidates if each.phone == wire.digits(key.phone)}:
            for page in count(1):
                asked = account_wire.client_records(location.id, client, today - span, today + span, page, key.token)
                records = await self._client.call(asked, chat)
                if found.keys() >= {record.id for record in records}:
                    break
                found |= {record.id: replace(record, location=location.id) for record in records}
                if len(records) < SHORT:
                    break
        return list(found.values())

    async def _booked_here(
        self, chat: Chat, booked: Sequence[Appointment], places: Mapping[int, Location]
    ) -> list[Visit]:
        """What was booked here, the next few as Altegio has them now; one that it does not know now is left out."""
        ahead = [one for one in booked if one.starts > self._now() and one.hash][:LIVE]
        looked_up = await together(self._look_up(chat, one, places[one.location.id]) for one in ahead)
        known = [_as_booked(one, places[one.location.id]) for one in booked if one not in ahead]
        return [*known, *filter(None, looked_up)]

    async def _look_up(self, chat: Chat, one: Appointment, location: Location) -> Visit | None:
        try:
            record = await self._client.call(wire.booked(location.id, Created(one.record, one.hash)), chat)
        except Refused:
            return None
        visit = record.at(location)
        return replace(visit, hash=one.hash) if visit else _as_booked(one, location)


def _latest_first(visits: Iterable[Visit]) -> tuple[Visit, ...]:
    return tuple(sorted(visits, key=lambda visit: visit.starts.astimezone(UTC), reverse=True))


def _booked(work: Work, chat: Chat, phone: str) -> list[Appointment]:
    return work.appointments.of(chat, phone)


def _at(records: Iterable[Record], places: Mapping[int, Location]) -> list[Visit]:
    """The appointments at these places; a client's own token shows those of other businesses, too."""
    visits = (record.at(places[record.location]) for record in records if record.location in places)
    return [visit for visit in visits if visit]


def _as_booked(one: Appointment, location: Location) -> Visit:
    """What is known from the booking alone."""
    starts = one.starts.astimezone(ZoneInfo(location.zone))
    return Visit(one.record, location, one.services, one.staff, starts, one.length, hash=one.hash)
