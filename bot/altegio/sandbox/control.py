"""What the sandbox can be told to do, under /__sandbox: look at its phone, turn switches, order faults.

Every body here is plain JSON without an envelope; a mistake is answered 422 {"error": what to change}.
"""

import ipaddress
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from functools import wraps
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.altegio.sandbox.faults import Fault
from bot.altegio.sandbox.ordering import Hint, shown
from bot.altegio.sandbox.orders import ORDERS
from bot.altegio.sandbox.switches import BadSwitch, positions, turned
from bot.altegio.sandbox.world import World
from bot.bounded import body_of

if TYPE_CHECKING:
    from bot.altegio.sandbox.sandbox import Sandbox

PREFIX = "/__sandbox"
BIGGEST_BODY = 64 * 1024
JSON = TypeAdapter(Any)


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
        return [shown(sandbox.world, record) for record in sandbox.records]

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

    def in_world(carry_out: Callable[[World, Any], Any]) -> Callable[[Any], Any]:
        return wraps(carry_out)(lambda order: carry_out(sandbox.world, order))

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
        *((method, path, in_world(carry_out)) for method, path, carry_out in ORDERS),
        ("POST", "/reset", reset),
    ]
    return [Route(PREFIX + path, _endpoint(sandbox, order), methods=[method]) for method, path, order in table]


def _endpoint(sandbox: "Sandbox", carry_out: Callable[[Any], Any]) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        if sandbox.open_to == "loopback" and not _is_local(request):
            return JSONResponse({"error": "this is for the machine that the sandbox runs on"}, 403)
        try:
            body = await body_of(request.stream(), BIGGEST_BODY)
            done = carry_out(JSON.validate_json(body) if body else None)
        except ClientDisconnect:
            return Response(status_code=400)
        except ValidationError as error:
            return JSONResponse({"error": _hint(error)}, 422)
        except (Hint, BadSwitch) as error:
            return JSONResponse({"error": str(error)}, 422)
        return Response(JSON.dump_json(done), media_type="application/json")

    return endpoint


def _is_local(request: Request) -> bool:
    if "x-forwarded-for" in request.headers:
        return False  # a proxy brings it; whom it brings it for, that header may claim freely
    if request.client is None:  # a Unix socket
        return True
    try:
        peer = ipaddress.ip_address(request.client.host)
    except ValueError:
        return False
    return (getattr(peer, "ipv4_mapped", None) or peer).is_loopback


def _hint(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, e['loc'])) or 'body'}: {e['msg']}" for e in error.errors())
