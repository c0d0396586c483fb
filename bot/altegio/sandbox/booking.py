"""The rules of booking: who can do what, which times are free, whether a request holds. No state, no I/O."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.altegio.sandbox.salon import HORIZON, Salon, Service, Span, Staff
from bot.altegio.sandbox.world import Busy

Calendar = Callable[[int, date], list[Busy]]
"""When a team member is taken on a day of the salon."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A free session of one team member; `starts` is in UTC."""

    starts: datetime
    length: timedelta
    staff: Staff

    @property
    def ends(self) -> datetime:
        return self.starts + self.length


@dataclass(frozen=True, slots=True)
class Wanted:
    """One item of a booking request; `staff` None = anybody; `starts` is in UTC."""

    number: int
    services: tuple[int, ...]
    staff: Staff | None
    starts: datetime


@dataclass(frozen=True, slots=True)
class Booking:
    """The rules applied to one salon at one moment."""

    salon: Salon
    calendar: Calendar
    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone(self.salon.zone).date()

    @property
    def last_day(self) -> date:
        return self.today + HORIZON

    def days(self, first: date | None = None, last: date | None = None) -> list[date]:
        """Days that can be asked about, within the horizon."""
        start = max(first or self.today, self.today)
        end = min(last or self.last_day, self.last_day)
        return [start + timedelta(days=n) for n in range((end - start).days + 1)]

    def working(self, staff: Staff) -> list[date]:
        """Days with a schedule ahead."""
        return [day for day in self.days() if day.weekday() in staff.week]

    def offered(self) -> list[Service]:
        """Services past the three gates: sold online, given to a team member, who has a schedule ahead."""
        staff = [member for member in self.salon.staff if member.online and self.working(member)]
        done = frozenset().union(*(member.services for member in staff))
        return [s for s in self.salon.services if s.active and s.id in done]

    def able(self, services: Sequence[int]) -> list[Staff]:
        """Team members shown online who do all of these, by weight; nobody, if one is not sold online."""
        wanted = frozenset(services)
        if not wanted <= {service.id for service in self.salon.services if service.active}:
            return []
        able = [staff for staff in self.salon.staff if staff.online and wanted <= staff.services]
        return sorted(able, key=lambda staff: -staff.weight)

    def length(self, staff: Staff, services: Sequence[int]) -> timedelta:
        """How long one team member needs for these; without services, one step of the grid."""
        known = [service for id_ in services if (service := self.salon.service(id_))]
        return staff.length_of(known) or self.salon.grid

    def slots(self, staff: Staff, services: Sequence[int], day: date) -> Iterator[Slot]:
        """Free sessions of one team member on a day, long enough for these services.

        Starts lie on the salon's grid, counted from the beginning of each span of work, at least `lead` from
        now. A wall clock time that the change to summer time skips is not offered; of one that occurs twice,
        the first is.
        """
        if not self.today <= day <= self.last_day:
            return
        length = self.length(staff, services)
        busy = self.calendar(staff.id, day)
        earliest = self.now + self.salon.lead
        for span in staff.week.get(day.weekday(), ()):
            closes = datetime.combine(day, span[1], self.salon.zone).astimezone(UTC)
            for starts in _starts(day, span, self.salon.grid, self.salon.zone):
                ends = starts + length
                if starts >= earliest and ends <= closes and not _overlaps(starts, ends, busy):
                    yield Slot(starts, length, staff)

    def anybody(self, services: Sequence[int], day: date) -> list[Slot]:
        """Free sessions with whoever is free, one per start, by time; of several, the one of most weight."""
        found: dict[datetime, Slot] = {}
        for staff in self.able(services):
            for slot in self.slots(staff, services, day):
                found.setdefault(slot.starts, slot)
        return sorted(found.values(), key=lambda slot: slot.starts)

    def free(self, staff: Staff | None, services: Sequence[int], day: date) -> list[Slot]:
        """Free sessions of a team member, or of anybody (None)."""
        if staff is None:
            return self.anybody(services, day)
        return list(self.slots(staff, services, day)) if staff in self.able(services) else []

    def has_free(self, staff: Staff | None, services: Sequence[int], day: date) -> bool:
        members = self.able(services)
        members = members if staff is None else [m for m in members if m.id == staff.id]
        return any(next(self.slots(member, services, day), None) for member in members)

    def is_open(self, staff: Staff, starts: datetime, length: timedelta) -> bool:
        """Whether a team member works through this time and is not taken: all that binds the salon itself."""
        day, ends = starts.astimezone(self.salon.zone).date(), starts + length
        spans = [
            tuple(datetime.combine(day, wall, self.salon.zone).astimezone(UTC) for wall in span)
            for span in staff.week.get(day.weekday(), ())
        ]
        works = any(opens <= starts and ends <= closes for opens, closes in spans)
        return works and not _overlaps(starts, ends, self.calendar(staff.id, day))

    def slot_at(self, staff: Staff, services: Sequence[int], starts: datetime) -> Slot | None:
        """The free session that begins at this moment."""
        day = starts.astimezone(self.salon.zone).date()
        return next((slot for slot in self.free(staff, services, day) if slot.starts == starts), None)

    def place(self, items: Sequence[Wanted]) -> "list[Slot] | Clash":
        """A real session for each item, in their order; or the first that cannot be had.

        Items that name a team member go first, so "anybody" avoids whoever the others want.
        """
        chosen: dict[int, Slot] = {}
        for n, item in sorted(enumerate(items), key=lambda pair: pair[1].staff is None):
            members = [item.staff] if item.staff else self.able(item.services)
            slots = [slot for m in members if (slot := self.slot_at(m, item.services, item.starts))]
            apart = [slot for slot in slots if not any(_collide(slot, other) for other in chosen.values())]
            if not apart:
                return Clash(item, overlap=bool(slots))
            chosen[n] = apart[0]
        return [chosen[n] for n in range(len(items))]


@dataclass(frozen=True, slots=True)
class Clash:
    """Why an item cannot be had: it `overlap`s another item of the request, or the time is not free."""

    item: Wanted
    overlap: bool


def read_moment(text: str, zone: ZoneInfo) -> datetime:
    """The moment in UTC, from ISO 8601; without an offset it is the wall clock of the salon.

    Raises ValueError for anything else, and for a time that the salon's clock skips.
    """
    moment = datetime.fromisoformat(text)
    try:
        here = moment.replace(tzinfo=moment.tzinfo or zone).astimezone(UTC).astimezone(zone)
    except OverflowError:
        raise ValueError(f"{text} is out of range") from None
    if moment.tzinfo is None and here.replace(tzinfo=None) != moment:
        raise ValueError(f"{text} does not exist in {zone}")
    return here.astimezone(UTC)


def _starts(day: date, span: Span, grid: timedelta, zone: ZoneInfo) -> Iterator[datetime]:
    """The moments of a span that lie on the grid, in UTC."""
    wall, end = datetime.combine(day, span[0]), datetime.combine(day, span[1])
    while wall < end:
        moment = wall.replace(tzinfo=zone).astimezone(UTC)
        if moment.astimezone(zone).replace(tzinfo=None) == wall:
            yield moment
        wall += grid


def _overlaps(starts: datetime, ends: datetime, busy: list[Busy]) -> bool:
    return any(starts < until and since < ends for since, until in busy)


def _collide(one: Slot, other: Slot) -> bool:
    return one.staff.id == other.staff.id and _overlaps(one.starts, one.ends, [(other.starts, other.ends)])
