"""How orders to the sandbox are read and answered: what they name, and what to change in a wrong one."""

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from bot.altegio.sandbox import bodies
from bot.altegio.sandbox.booking import read_moment
from bot.altegio.sandbox.refusal import Refusal
from bot.altegio.sandbox.salon import Salon, Service, Staff
from bot.altegio.sandbox.world import Record, World


class Hint(ValueError):
    """What to change in an order, in words."""


def _digits(phone: str) -> str:
    try:
        return bodies.digits(phone)
    except Refusal:
        raise ValueError("write it with the country code, as +447700900400") from None


Phone = Annotated[str, AfterValidator(_digits)]
Attendance = Annotated[int, Field(ge=-1, le=2)]
OneOrSeveral = Annotated[
    tuple[int, ...],
    BeforeValidator(lambda said: said if isinstance(said, list) else (said,)),
    Field(min_length=1, max_length=20),
]
Seconds = Annotated[int, Field(ge=0, le=31_536_000)]


class Order(BaseModel):
    """An order: nothing in it that is not known."""

    model_config = ConfigDict(extra="forbid")


def shown(world: World, record: Record) -> dict[str, Any]:
    """An appointment as the sandbox itself tells of it."""
    zone = world.salons[record.salon_id].zone
    return {
        "id": record.id,
        "location": record.salon_id,
        "staff": record.staff_id,
        "services": list(record.services),
        "datetime": record.starts.astimezone(zone).isoformat(),
        "length": int(record.length.total_seconds()) // 60,
        "name": record.client and record.client.name,
        "phone": record.client and f"+{record.client.phone}",
        "comment": record.comment,
        "api_id": record.api_id,
        "online": record.online,
        "attendance": record.attendance,
        "prepaid": record.prepaid,
        "prepaid_confirmed": record.prepaid_confirmed,
        "deleted": record.deleted,
        "created": record.created.astimezone(UTC).isoformat(),
    }


def read_starts(salon: Salon, text: str) -> datetime:
    try:
        return read_moment(text, salon.zone)
    except ValueError:
        raise Hint("datetime: write it as 2026-03-02T10:00:00, in the location's time") from None


def find_salon(world: World, id_: int) -> Salon:
    salon = world.salons.get(id_)
    if salon is None:
        raise Hint(f"no location {id_}; there are {list(world.salons)}")
    return salon


def find_member(salon: Salon, id_: int) -> Staff:
    member = salon.member(id_)
    if member is None:
        raise Hint(f"no team member {id_}; there are {[member.id for member in salon.staff]}")
    return member


def find_service(salon: Salon, id_: int) -> Service:
    service = salon.service(id_)
    if service is None:
        raise Hint(f"no service {id_}; there are {[service.id for service in salon.services]}")
    return service
