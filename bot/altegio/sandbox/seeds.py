"""Appointments that were in the calendar before anybody came, so that availability looks alive.

The same salon, team member and day always give the same ones: nothing here is left to chance.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zlib import crc32

from bot.altegio.sandbox.salon import Salon, Service, Staff
from bot.altegio.sandbox.world import Client, Record, World

TAKEN_OF_100 = 42
REGULARS: dict[str, tuple[str, ...]] = {
    "en-GB": ("Olivia Marsh", "Noah Bennett", "Isla Grant", "Arthur Doyle", "Freya Lowe"),
    "uk-UA": ("Софія Мельник", "Максим Шевчук", "Дарина Поліщук", "Богдан Кравець", "Злата Романюк"),
    "en-US": ("Ava Sullivan", "Mason Rivera", "Chloe Park", "Ethan Brooks", "Nora Haddad"),
}


def seed(world: World, salon: Salon, day: date) -> None:
    """Put a day's earlier appointments into the calendar of a salon."""
    for record in _records(world, salon, day):
        world.save(record)


def _records(world: World, salon: Salon, day: date) -> Iterator[Record]:
    for staff in salon.staff:
        offered = [s for s in salon.services if s.id in staff.services and s.active]
        if not (staff.online and offered):
            continue
        made = datetime.combine(day, datetime.min.time(), salon.zone).astimezone(UTC) - timedelta(days=9)
        for starts, service, chance in _times(salon, staff, offered, day):
            yield Record(
                id=world.new_seed_id(),
                salon_id=salon.id,
                staff_id=staff.id,
                services=(service.id,),
                starts=starts,
                length=staff.length_of([service]),
                created=made,
                changed=made,
                client=_regular(world, salon, chance),
                seeded=True,
            )


def _times(salon: Salon, staff: Staff, offered: list[Service], day: date) -> Iterator[tuple[datetime, Service, int]]:
    """Start, service and a number to draw a client with."""
    number = crc32(f"{staff.id} {day}".encode())
    for opens, closes in staff.week.get(day.weekday(), ()):
        at, end = datetime.combine(day, opens, salon.zone), datetime.combine(day, closes, salon.zone)
        while at < end:
            number = crc32(number.to_bytes(4, "big"))
            service = offered[number % len(offered)]
            length = staff.length_of([service])
            taken = (number >> 8) % 100 < TAKEN_OF_100 and at + length <= end
            if taken:
                yield at.astimezone(UTC), service, number >> 16
            at += -(-(length if taken else 2 * salon.grid) // salon.grid) * salon.grid


def _regular(world: World, salon: Salon, number: int) -> Client:
    """One of the salon's regulars; their phones end in 08x0."""
    names = REGULARS.get(salon.locale, REGULARS["en-GB"])
    n = number % len(names)
    digits = "".join(filter(str.isdigit, salon.phone))
    return world.client(salon.id, f"{digits[:-4]}08{n}0", names[n])
