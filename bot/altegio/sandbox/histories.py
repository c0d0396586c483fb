"""What well-known clients have behind them and before them: a visit of every kind, seen from the present moment.

Past visits stand where no calendar is asked; of the time ahead they take one session a day, the last that is free.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from bot.altegio.sandbox.booking import Booking
from bot.altegio.sandbox.salon import Salon, Service, Staff
from bot.altegio.sandbox.world import Record, World

WELL_KNOWN: Final = {
    41000: ("447700900400", "Emma Clarke"),
    42000: ("380440000400", "Оксана Ткач"),
    43000: ("12125550140", "James Porter"),
}
"""By location: the phone, digits only, and the name of the client that everybody may try things out with."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of a history: so many days from today, with the location's n-th team member, for their n-th service and
    those that follow, `services` in all.

    `gone`: with somebody who no longer takes bookings online, if the location has such a one.
    """

    days: int
    staff: int = 0
    service: int = 0
    services: int = 1
    attendance: int = 0
    deleted: bool = False
    prepaid: bool = False
    discount: int = 0
    online: bool = True
    gone: bool = False
    comment: str = ""


AHEAD = (
    Visit(1),
    Visit(5, staff=1, service=1, attendance=2, online=False, comment="Window seat"),
    Visit(9, staff=2, prepaid=True),
    Visit(13, staff=1, deleted=True),
    Visit(20, services=2),
)
BEHIND = (
    Visit(-3, attendance=1),
    Visit(-16, staff=1, service=1, attendance=1, discount=20),
    Visit(-24, staff=2, deleted=True),
    Visit(-38, staff=2, service=1, attendance=-1),
    Visit(-45, services=2, attendance=1),
    Visit(-61, staff=0, service=1, attendance=1, online=False),
    Visit(-120, attendance=1, gone=True),
)


def live(world: World, salon: Salon, phone: str, name: str) -> list[Record]:
    """Give a client visits of every kind in a location: ahead, behind, missed, cancelled, paid in advance."""
    planned = ((visit, _place(world, salon, visit)) for visit in (*BEHIND, *AHEAD))
    return [_save(world, salon, phone, name, visit, *place) for visit, place in planned if place]


def visited(world: World, salon: Salon, phone: str, name: str, days: int) -> None:
    """Let a client have been in a location, so many days ago."""
    visit = Visit(-days, attendance=1)
    if place := _place(world, salon, visit):
        _save(world, salon, phone, name, visit, *place)


def fill(world: World, salon: Salon, phone: str, name: str, visits: int) -> None:
    """Give a client a long past: a visit a day, of which every seventh was missed and every eleventh cancelled."""
    for n in range(1, visits + 1):
        attendance = -1 if n % 7 == 0 else 1
        visit = Visit(-n, staff=n, service=n // 3, attendance=attendance, deleted=n % 11 == 0)
        if place := _place(world, salon, visit):
            _save(world, salon, phone, name, visit, *place)


def _place(world: World, salon: Salon, visit: Visit) -> tuple[Staff, list[Service], datetime] | None:
    """With whom, what and when; None where the location has nothing fitting."""
    staff = [m for m in salon.staff if m.week and m.services and m.online != visit.gone]
    if not staff:
        return None
    member = staff[visit.staff % len(staff)]
    offered = [s for s in salon.services if s.id in member.services and s.active and s.prepaid != "required"]
    services = [offered[(visit.service + n) % len(offered)] for n in range(visit.services)]
    rules = Booking(salon, world.busy, world.now())
    day = rules.today + timedelta(days=visit.days)
    starts = _opening(salon, member, day) if visit.days < 0 else _last_free(rules, member, services, day)
    return (member, services, starts) if starts else None


def _opening(salon: Salon, member: Staff, day: date) -> datetime:
    """When they began to work on this day, or on the last one before on which they did."""
    while day.weekday() not in member.week:
        day -= timedelta(days=1)
    return datetime.combine(day, member.week[day.weekday()][0][0], salon.zone).astimezone(UTC)


def _last_free(rules: Booking, member: Staff, services: Sequence[Service], day: date) -> datetime | None:
    """The last free session of the first day, from this one on, that has any."""
    for ahead in rules.days(day):
        if slots := list(rules.slots(member, [service.id for service in services], ahead)):
            return slots[-1].starts
    return None


def _save(
    world: World,
    salon: Salon,
    phone: str,
    name: str,
    visit: Visit,
    member: Staff,
    services: list[Service],
    starts: datetime,
) -> Record:
    made = min(starts, world.now()) - timedelta(days=6)
    return world.save(
        Record(
            id=world.new_seed_id(),
            salon_id=salon.id,
            staff_id=member.id,
            services=tuple(service.id for service in services),
            starts=starts,
            length=member.length_of(services),
            created=made,
            changed=made,
            client=world.client(salon.id, phone, name),
            comment=visit.comment,
            online=visit.online,
            attendance=visit.attendance,
            deleted=visit.deleted,
            prepaid=visit.prepaid,
            prepaid_confirmed=visit.prepaid,
            discount=visit.discount,
            seeded=True,
        )
    )


def seed(world: World) -> None:
    """Put the well-known clients into their salons; London's has been in the others, too."""
    for n, salon in enumerate(world.salons.values()):
        if salon.id in WELL_KNOWN:
            live(world, salon, *WELL_KNOWN[salon.id])
        if WELL_KNOWN.get(salon.id) != WELL_KNOWN[41000]:
            visited(world, salon, *WELL_KNOWN[41000], days=80 + 10 * n)
