"""What the sandbox can be told to do, under /__sandbox: look at its phone, turn switches, order faults.

Every body here is plain JSON without an envelope; a mistake is answered 422 {"error": what to change}.
"""

import ipaddress
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.altegio.sandbox.booking import read_moment
from bot.altegio.sandbox.faults import Fault
from bot.altegio.sandbox.salon import Salon, Staff
from bot.altegio.sandbox.switches import BadSwitch, positions, turned
from bot.altegio.sandbox.world import Record

if TYPE_CHECKING:
    from bot.altegio.sandbox.sandbox import Sandbox

PREFIX = "/__sandbox"
JSON = TypeAdapter(Any)


class Hint(ValueError):
    """What to change in an order, in words."""


class Take(BaseModel):
    """Somebody else books: `staff` 0 = everyone who is free then; `length` in minutes."""

    model_config = ConfigDict(extra="forbid")

    location: int
    staff: int = 0
    datetime: str
    length: int = Field(default=60, gt=0, le=24 * 60)


class Withdraw(BaseModel):
    """A service is taken off the price list."""

    model_config = ConfigDict(extra="forbid")

    location: int
    service: int


def routes(sandbox: "Sandbox", operations: Sequence[str]) -> list[Route]:
    """The routes under /__sandbox; `operations` are the names that a fault can be ordered for."""

    def index(_: Any) -> Any:
        """This list."""
        return [{"method": m, "path": PREFIX + p, "what": " ".join((f.__doc__ or "").split())} for m, p, f in table]

    def sms(_: Any) -> Any:
        """The SMS sent, newest last."""
        return [{**asdict(sms), "phone": f"+{sms.phone}"} for sms in sandbox.sms]

    def records(_: Any) -> Any:
        """The appointments made since the start, newest last."""
        return [_record(sandbox, record) for record in sandbox.records]

    def calls(_: Any) -> Any:
        """The calls of the API, newest last."""
        return [asdict(call) for call in sandbox.calls]

    def switches(_: Any) -> Any:
        """The switches, and how they stand."""
        return sandbox.switches.model_dump()

    def switch_positions(_: Any) -> Any:
        """What each switch is for, and the positions it has."""
        return positions()

    def turn(order: Any) -> Any:
        """Turn switches: {name: position, ...}."""
        if not isinstance(order, dict):
            raise Hint('send an object: {"name of a switch": "position"}')
        sandbox.switches = turned(sandbox.switches, order)
        return sandbox.switches.model_dump()

    def faults(_: Any) -> Any:
        """The faults still on order."""
        return [fault.model_dump() for fault in sandbox.faults.all()]

    def order_fault(order: Any) -> Any:
        """Order a fault: {"operation", "kind": latency|429|5xx|hang|drop, "when", "seconds", "times", "status"}."""
        fault = Fault.model_validate(order)
        if fault.operation not in ("*", *operations):
            raise Hint(f"no operation {fault.operation}; there are *, {', '.join(operations)}")
        sandbox.faults.add(fault)
        return faults(None)

    def clear_faults(_: Any) -> Any:
        """Forget the faults on order."""
        sandbox.faults.clear()
        return faults(None)

    def take(order: Any) -> Any:
        """Somebody else books: {"location", "staff" (0 = everyone), "datetime", "length" in minutes}."""
        return [_record(sandbox, record) for record in _take(sandbox, Take.model_validate(order))]

    def withdraw(order: Any) -> Any:
        """Take a service off the price list: {"location", "service"}."""
        return _withdraw(sandbox, Withdraw.model_validate(order))

    def reset(_: Any) -> Any:
        """Forget everything."""
        sandbox.reset()
        return {}

    table: list[tuple[str, str, Callable[[Any], Any]]] = [
        ("GET", "/", index),
        ("GET", "/sms", sms),
        ("GET", "/records", records),
        ("GET", "/calls", calls),
        ("GET", "/switches", switches),
        ("GET", "/switches/positions", switch_positions),
        ("PATCH", "/switches", turn),
        ("GET", "/faults", faults),
        ("POST", "/faults", order_fault),
        ("DELETE", "/faults", clear_faults),
        ("POST", "/take", take),
        ("POST", "/withdraw", withdraw),
        ("POST", "/reset", reset),
    ]
    return [Route(PREFIX + path, _endpoint(sandbox, order), methods=[method]) for method, path, order in table]


def _endpoint(sandbox: "Sandbox", carry_out: Callable[[Any], Any]) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        if sandbox.open_to == "loopback" and not _is_local(request):
            return JSONResponse({"error": "this is for the machine that the sandbox runs on"}, 403)
        body = await request.body()
        try:
            done = carry_out(JSON.validate_json(body) if body else None)
        except ValidationError as error:
            return JSONResponse({"error": _hint(error)}, 422)
        except (Hint, BadSwitch) as error:
            return JSONResponse({"error": str(error)}, 422)
        return Response(JSON.dump_json(done), media_type="application/json")

    return endpoint


def _is_local(request: Request) -> bool:
    if request.client is None:  # a Unix socket
        return True
    try:
        peer = ipaddress.ip_address(request.client.host)
    except ValueError:
        return False
    return (getattr(peer, "ipv4_mapped", None) or peer).is_loopback


def _take(sandbox: "Sandbox", order: Take) -> list[Record]:
    salon = _salon(sandbox, order.location)
    try:
        starts = read_moment(order.datetime, salon.zone)
    except ValueError:
        raise Hint("datetime: write it as 2026-03-02T10:00:00, in the location's time") from None
    length = timedelta(minutes=order.length)
    members = [m for m in salon.staff if m.online] if order.staff == 0 else [_member(salon, order.staff)]
    free = [m for m in members if not _taken(sandbox, salon, m, starts, length)]
    if order.staff and not free:
        raise Hint("this time is taken already")
    now = sandbox.now()
    return [
        sandbox.world.save(Record(sandbox.world.new_record_id(), salon.id, member.id, (), starts, length, now, now))
        for member in free
    ]


def _withdraw(sandbox: "Sandbox", order: Withdraw) -> dict[str, int]:
    salon = _salon(sandbox, order.location)
    if salon.service(order.service) is None:
        raise Hint(f"no service {order.service}; there are {[service.id for service in salon.services]}")
    left = tuple(service for service in salon.services if service.id != order.service)
    sandbox.world.salons[salon.id] = replace(salon, services=left)
    return {"services_left": len(left)}


def _taken(sandbox: "Sandbox", salon: Salon, member: Staff, starts: datetime, length: timedelta) -> bool:
    busy = sandbox.world.busy(member.id, starts.astimezone(salon.zone).date())
    return any(starts < until and since < starts + length for since, until in busy)


def _salon(sandbox: "Sandbox", id_: int) -> Salon:
    salon = sandbox.world.salons.get(id_)
    if salon is None:
        raise Hint(f"no location {id_}; there are {list(sandbox.world.salons)}")
    return salon


def _member(salon: Salon, id_: int) -> Staff:
    member = salon.member(id_)
    if member is None:
        raise Hint(f"no team member {id_}; there are {[member.id for member in salon.staff]}")
    return member


def _record(sandbox: "Sandbox", record: Record) -> dict[str, Any]:
    zone = sandbox.world.salons[record.salon_id].zone
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
        "deleted": record.deleted,
        "created": record.created.astimezone(UTC).isoformat(),
    }


def _hint(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, e['loc'])) or 'body'}: {e['msg']}" for e in error.errors())
