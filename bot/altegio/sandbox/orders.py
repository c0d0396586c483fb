"""What others do meanwhile, by order: book, withdraw a service, come or not come, have been clients for years.

Each takes the world and the body of the order, and gives what to answer; what is wrong is told by a Hint, or by the
model of the order.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from pydantic import Field

from bot.altegio.sandbox import histories, wallets
from bot.altegio.sandbox.ordering import (
    Attendance,
    Hint,
    OneOrSeveral,
    Order,
    Phone,
    Seconds,
    find_member,
    find_salon,
    find_service,
    read_starts,
    shown,
)
from bot.altegio.sandbox.salon import Salon, Staff
from bot.altegio.sandbox.world import Record, World


class Take(Order):
    """`staff` 0 = everyone who is free then; `length` in minutes."""

    location: int
    staff: int = 0
    datetime: str
    length: int = Field(default=60, gt=0, le=24 * 60)


class Withdraw(Order):
    location: int
    service: int


class Add(Order):
    """`service`: one, or several in one visit. `staff` 0 = the first who does all of it."""

    location: int
    phone: Phone
    name: str = "Ann Lee"
    service: OneOrSeveral
    staff: int = 0
    datetime: str
    attendance: Attendance = 0
    deleted: bool = False
    prepaid: bool = False
    prepaid_confirmed: bool = False
    online: bool = False
    comment: str = ""


class Change(Order):
    """What is left out stays as it is."""

    id: int
    datetime: str | None = None
    attendance: Attendance | None = None
    deleted: bool | None = None
    prepaid: bool | None = None
    prepaid_confirmed: bool | None = None


class Live(Order):
    location: int
    phone: Phone
    name: str = "Ann Lee"


class Fill(Live):
    visits: int = Field(default=500, gt=0, le=5000)


class Allow(Order):
    """What is left out stays as it is; delay steps in seconds."""

    location: int
    allow_change_record: bool | None = None
    allow_delete_record: bool | None = None
    allow_change_record_delay_step: Seconds | None = None
    allow_delete_record_delay_step: Seconds | None = None
    phone_confirmation: bool | None = None


def take(world: World, order: Any) -> Any:
    """Somebody else books: {"location", "staff" (0 = everyone), "datetime", "length" in minutes}."""
    said = Take.model_validate(order)
    salon, length = find_salon(world, said.location), timedelta(minutes=said.length)
    starts = read_starts(salon, said.datetime)
    members = [m for m in salon.staff if m.online] if said.staff == 0 else [find_member(salon, said.staff)]
    free = [m for m in members if not _taken(world, salon, m, starts, length)]
    if said.staff and not free:
        raise Hint("this time is taken already")
    now = world.now()
    made = [Record(world.new_record_id(), salon.id, member.id, (), starts, length, now, now) for member in free]
    return [shown(world, world.save(record)) for record in made]


def withdraw(world: World, order: Any) -> Any:
    """Take a service off the price list: {"location", "service"}. What was booked of it stays as it is."""
    said = Withdraw.model_validate(order)
    salon = find_salon(world, said.location)
    gone = find_service(salon, said.service)
    left = tuple(service for service in salon.services if service is not gone)
    world.salons[salon.id] = replace(salon, services=left, withdrawn=(*salon.withdrawn, gone))
    return {"services_left": len(left)}


def add(world: World, order: Any) -> Any:
    """Give a client a visit: {"location", "phone", "name", "service", "staff", "datetime", "attendance", ...}."""
    said = Add.model_validate(order)
    salon, now = find_salon(world, said.location), world.now()
    services = [find_service(salon, id_) for id_ in said.service]
    able = [find_member(salon, said.staff)] if said.staff else [m for m in salon.staff if m.services >= {*said.service}]
    if not able:
        raise Hint("nobody does all of this: say with whom, in staff")
    record = Record(
        id=world.new_record_id(),
        salon_id=salon.id,
        staff_id=able[0].id,
        services=said.service,
        starts=read_starts(salon, said.datetime),
        length=able[0].length_of(services),
        created=now,
        changed=now,
        client=world.client(salon.id, said.phone, said.name),
        **said.model_dump(include={"attendance", "deleted", "prepaid", "prepaid_confirmed", "online", "comment"}),
    )
    return shown(world, world.save(record))


def change(world: World, order: Any) -> Any:
    """Change a visit: {"id", "datetime", "attendance" -1..2, "deleted", "prepaid", "prepaid_confirmed"}."""
    said = Change.model_validate(order)
    record = world.records.get(said.id)
    if record is None:
        raise Hint(f"no appointment {said.id}")
    changes: dict[str, Any] = said.model_dump(exclude={"id", "datetime"}, exclude_none=True)
    if said.datetime is not None:
        changes["starts"] = read_starts(world.salons[record.salon_id], said.datetime)
    return shown(world, world.change(record, **changes))


def live(world: World, order: Any) -> Any:
    """Give a client visits, memberships and cards of every kind: {"location", "phone", "name"}."""
    said = Live.model_validate(order)
    salon = find_salon(world, said.location)
    wallets.fill(world, salon, said.phone)
    return [shown(world, record) for record in histories.live(world, salon, said.phone, said.name)]


def fill(world: World, order: Any) -> Any:
    """Give a client a long past: {"location", "phone", "name", "visits" (500)}."""
    said = Fill.model_validate(order)
    histories.fill(world, find_salon(world, said.location), said.phone, said.name, said.visits)
    return {"visits": sum(1 for _ in world.of_phone(said.phone))}


def allow(world: World, order: Any) -> Any:
    """Change what a location lets its clients do: {"location", "allow_change_record", "..._delay_step", ...}."""
    said = Allow.model_validate(order)
    salon = find_salon(world, said.location)
    sent = said.model_dump(exclude_none=True, exclude={"location"})
    spans = {name: timedelta(seconds=value) for name, value in sent.items() if name.endswith("_delay_step")}
    names = {
        "allow_change_record": "allow_change",
        "allow_delete_record": "allow_delete",
        "allow_change_record_delay_step": "change_until",
        "allow_delete_record_delay_step": "delete_until",
    }
    changes: dict[str, Any] = {names.get(name, name): value for name, value in (sent | spans).items()}
    world.salons[salon.id] = replace(salon, **changes)
    return sent


def log_out(world: World, _: Any) -> Any:
    """Every client has to log in again: their tokens are refused."""
    gone = len(world.logins)
    world.logins.clear()
    return {"logins_dropped": gone}


ORDERS: list[tuple[str, str, Callable[[World, Any], Any]]] = [
    ("POST", "/take", take),
    ("POST", "/withdraw", withdraw),
    ("POST", "/records", add),
    ("PATCH", "/records", change),
    ("POST", "/history", live),
    ("POST", "/fill", fill),
    ("PATCH", "/locations", allow),
    ("DELETE", "/logins", log_out),
]


def _taken(world: World, salon: Salon, member: Staff, starts: datetime, length: timedelta) -> bool:
    busy = world.busy(member.id, starts.astimezone(salon.zone).date())
    return any(starts < until and since < starts + length for since, until in busy)
