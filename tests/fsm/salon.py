"""A salon in memory, as a dialog sees it: a Desk that a test can change between two turns."""

from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from fsm.desk import Desk, LoggedOut, Rules, TryLater
from fsm.dialog import advance
from fsm.events import Event, Inbound, Profile
from fsm.requests import Cancel, Move, Order
from fsm.session import Session, Turn
from fsm.words import (
    ANYONE,
    Appointment,
    Catalogue,
    Category,
    Chat,
    Location,
    Place,
    Service,
    Slot,
    Staff,
    Status,
    Visit,
    Visits,
    Wallet,
)

T = TypeVar("T")

NOW: Final = datetime(2025, 12, 1, 8, 0, tzinfo=UTC)
"""A Monday morning."""

CHAT: Final = Chat("test", "7")
CODEC: Final = TypeAdapter(Session)

SOHO: Final = Location(1, "Soho", "Europe/London", "GB", "GBP", "12 Frith Street", "+44 20 7946 0001")
PODIL: Final = Location(
    2, "Podil", "Europe/Kyiv", "UA", "UAH", "5 Sahaidachnoho", "+380 44 123 4567", confirms_phone=True
)
MIDTOWN: Final = Location(
    3,
    "Midtown",
    "America/New_York",
    "US",
    "$",
    phone="+1 212 555 0100",
    needs_email=True,
    needs_comment=True,
    comment_label="Do you have allergies?",
)

NAILS, HAIR, BODY = Category(10, "Nails"), Category(20, "Hair"), Category(30, "Body")
MANICURE: Final = Service(11, "Manicure", 10, Decimal(30), length=timedelta(hours=1))
PEDICURE: Final = Service(12, "Pedicure", 10, Decimal(40), Decimal(55))
PACKAGE: Final = Service(13, "Ten manicures", 10, Decimal(250), prepaid=True)
HAIRCUT: Final = Service(21, "Haircut", 20, Decimal(45), length=timedelta(minutes=30))
MASSAGE: Final = Service(31, "Massage", 30, Decimal(0), length=timedelta(hours=1))

ANNA, BEN, RUTH = Staff(101, "Anna", "Nail artist", Decimal("4.9")), Staff(102, "Ben"), Staff(103, "Ruth", "Masseuse")

SERVICES: Final = (MANICURE, PEDICURE, PACKAGE, HAIRCUT)

DAYS: Final = (date(2025, 12, 2), date(2025, 12, 3), date(2025, 12, 5), date(2026, 1, 8))
CLOCKS: Final = (time(10), time(12, 30), time(17))
HOUR: Final = timedelta(hours=1)


@dataclass
class Salon:
    """Sells nails and hair in every location but Midtown, which sells one massage.

    Everybody works on DAYS at CLOCKS, unless that time is `taken`: (team member, day, clock). A service takes an hour,
    and at the last of CLOCKS there is no time for several. A day that is only `listed` has no free time any more, but
    the list of days is older than that.
    """

    places: list[Location] = field(default_factory=lambda: [SOHO])
    categories: list[Category] = field(default_factory=lambda: [NAILS, HAIR])
    services: list[Service] = field(default_factory=lambda: list(SERVICES))
    members: dict[int, list[Staff]] = field(
        default_factory=lambda: {11: [ANNA, BEN], 12: [ANNA], 13: [ANNA], 21: [ANNA, BEN], 31: [RUTH]}
    )
    days: list[date] = field(default_factory=lambda: list(DAYS))
    listed: list[date] = field(default_factory=list)
    taken: set[tuple[int, date, time]] = field(default_factory=set)
    down: bool = False
    visits_of: dict[str, list[Visit]] = field(default_factory=dict)
    booked_here: list[Visit] = field(default_factory=list)
    wallets: dict[str, Wallet] = field(default_factory=dict)
    told: dict[int, Place] = field(default_factory=dict)
    read: list[int] = field(default_factory=list)
    """The locations whose catalogues were read."""

    async def locations(self) -> Sequence[Location]:
        self._answer()
        return self.places

    async def catalogue(self, location: int) -> Catalogue:
        self._answer()
        self.read.append(location)
        if location == MIDTOWN.id:
            return Catalogue((BODY,), (MASSAGE,))
        return Catalogue(tuple(self.categories), tuple(self.services))

    async def staff(self, location: int, services: Sequence[int]) -> Sequence[Staff]:
        self._answer()
        return self._able(services)

    async def dates(self, location: int, services: Sequence[int], staff: int) -> Sequence[date]:
        self._answer()
        return [day for day in self.days if self._free(services, staff, day) or day in self.listed]

    async def slots(self, location: int, services: Sequence[int], staff: int, day: date) -> Sequence[Slot]:
        self._answer()
        zone = next(ZoneInfo(place.zone) for place in (SOHO, PODIL, MIDTOWN) if place.id == location)
        starts = [datetime.combine(day, clock, zone) for clock in self._free(services, staff, day)]
        return [Slot(start, len(services) * HOUR, start.isoformat()) for start in starts]

    async def place(self, location: int) -> Place:
        self._answer()
        return self.told.get(location) or Place(next(place for place in (SOHO, PODIL, MIDTOWN) if place.id == location))

    async def visits(self, phone: str, soon: bool = False, anew: bool = False, here: bool = False) -> Visits:
        """Those of the number, or those that were booked in the chat."""
        self._answer()
        known = phone in self.visits_of and not here
        return Visits(tuple(self.visits_of[phone] if known else self.booked_here), whole=known)

    async def wallet(self, phone: str) -> Wallet:
        self._answer()
        if phone not in self.wallets:
            raise LoggedOut
        return self.wallets[phone]

    def take(self, clock: time, *members: Staff) -> None:
        """Somebody else has booked this time, on every day: with these team members, or with everybody."""
        self.taken |= {(member.id, day, clock) for member in members or (ANNA, BEN, RUTH) for day in self.days}

    def carry_out(self, order: Cancel | Move) -> None:
        """What Altegio has done shows in the list of appointments."""
        for visits in (self.booked_here, *self.visits_of.values()):
            for place, visit in enumerate(visits):
                if visit.record == order.visit.record:
                    moved = isinstance(order, Move) and replace(visit, starts=order.slot.starts)
                    visits[place] = moved or replace(visit, status=Status.CANCELLED)

    def _answer(self) -> None:
        if self.down:
            raise TryLater

    def _able(self, services: Sequence[int]) -> list[Staff]:
        """Those who do all of these."""
        first, *others = services
        return [member for member in self.members[first] if all(member in self.members[id] for id in others)]

    def _free(self, services: Sequence[int], staff: int, day: date) -> list[time]:
        who = [member.id for member in self._able(services) if staff in (ANYONE, member.id)]
        if day not in self.days or day in self.listed:
            return []
        clocks = CLOCKS if len(services) == 1 else CLOCKS[:-1]
        return [clock for clock in clocks if any((member, day, clock) not in self.taken for member in who)]


def take_turn(
    session: Session, event: Event, desk: Desk, rules: Rules, now: datetime = NOW, name: str = "", key: str = "key"
) -> Turn:
    """One turn of the dialog, from a session as it comes out of the storage to one that goes in again unharmed."""
    heard = Inbound(session.chat, "1", event, now, Profile(name))
    turn = at_once(advance(session, heard, desk, rules, key))
    assert CODEC.validate_json(CODEC.dump_json(turn.session)) == turn.session
    return turn


def at_once(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine gives that waits for nothing but a ready desk: it needs no event loop, or it cheats."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    coroutine.close()
    raise AssertionError("the dialog waits for something else than the desk")


def made(order: Order, member: Staff = ANNA) -> Appointment:
    """The appointment that Altegio holds after `order` was booked."""
    staff = order.staff if order.staff.id != ANYONE else member
    return Appointment(4711, "h4sh", order.location, order.services, staff, order.slot.starts, order.slot.length)
