"""What a salon is: its services, its people and their weeks, its rules for booking online."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from types import MappingProxyType
from typing import Literal
from zoneinfo import ZoneInfo

HORIZON = timedelta(days=60)
"""How far ahead schedules are drawn up."""

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

Span = tuple[time, time]
"""From and to, wall clock of the salon, within one day."""

Week = Mapping[int, tuple[Span, ...]]
"""Working hours by weekday, Monday = 0. A day off is missing; a break is a gap between two spans."""


@dataclass(frozen=True, slots=True)
class Category:
    id: int
    title: str
    weight: int


@dataclass(frozen=True, slots=True)
class Service:
    """`price_max` 0 = not given; `active` False = not sold online."""

    id: int
    category_id: int
    title: str
    length: timedelta
    price_min: int
    price_max: int = 0
    weight: int = 0
    comment: str = ""
    active: bool = True
    prepaid: Literal["forbidden", "allowed", "required"] = "forbidden"


@dataclass(frozen=True, slots=True)
class Staff:
    """A team member. `own_lengths`: services this one does faster or slower than the price list says."""

    id: int
    name: str
    specialization: str
    services: frozenset[int]
    week: Week
    position: tuple[int, str] | None = None
    weight: int = 0
    rating: float = 0
    votes: int = 0
    comments: int = 0
    information: str = ""
    own_lengths: Mapping[int, timedelta] = field(default_factory=lambda: MappingProxyType({}))
    pictured: bool = True
    hidden: bool = False
    fired: bool = False

    @property
    def online(self) -> bool:
        """Shown to clients. Says nothing about a schedule."""
        return not (self.hidden or self.fired)

    def length_of(self, services: list[Service]) -> timedelta:
        """How long these take together."""
        return sum((self.own_lengths.get(s.id, s.length) for s in services), timedelta())


@dataclass(frozen=True, slots=True)
class Salon:
    """A location. `grid`: session starts; `lead`: the least time between booking and the session.

    `change_until`, `delete_until`: how long before the session a client may still move or cancel (0 = until
    it starts), while `allow_change` and `allow_delete`. `blacklist`: phones, digits only.
    `social`: addresses, by network. `withdrawn`: services of the past, whose appointments still name them.
    """

    id: int
    bookform_id: int
    title: str
    short_descr: str
    description: str
    country_id: int
    country: str
    city_id: int
    city: str
    address: str
    zip: str
    latitude: float
    longitude: float
    zone: ZoneInfo
    phone: str
    email: str
    site: str
    schedule: str
    locale: str
    currency: str
    categories: tuple[Category, ...]
    services: tuple[Service, ...]
    staff: tuple[Staff, ...]
    privacy_policy: str
    phone_confirmation: bool = False
    comment_required: bool = False
    email_required: bool = False
    shows_privacy_policy: bool = False
    grid: timedelta = timedelta(minutes=30)
    lead: timedelta = timedelta(hours=1)
    allow_change: bool = True
    allow_delete: bool = True
    change_until: timedelta = timedelta()
    delete_until: timedelta = timedelta()
    blacklist: frozenset[str] = frozenset()
    more_phones: tuple[str, ...] = ()
    social: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    withdrawn: tuple[Service, ...] = ()

    def service(self, service_id: int) -> Service | None:
        return next((s for s in self.services if s.id == service_id), None)

    def once_offered(self, service_id: int) -> Service | None:
        """A service of the price list, or one that stood there until it was withdrawn."""
        return next((s for s in (*self.services, *self.withdrawn) if s.id == service_id), None)

    def member(self, staff_id: int) -> Staff | None:
        return next((s for s in self.staff if s.id == staff_id), None)


def week(text: str) -> Week:
    """Read a week as a salon would put it on its door: "Mon-Thu 9:00-13:00 14:00-18:00; Sat 10:00-15:00"."""
    hours: dict[int, tuple[Span, ...]] = {}
    for part in filter(None, text.split("; ")):
        days, *spans = part.split()
        first, _, last = days.partition("-")
        for day in range(DAYS.index(first), DAYS.index(last or first) + 1):
            hours[day] = tuple(_span(span) for span in spans)
    return MappingProxyType(hours)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def _span(text: str) -> Span:
    from_hour, from_minute, to_hour, to_minute = map(int, re.split("[:-]", text))
    return time(from_hour, from_minute), time(to_hour, to_minute)
