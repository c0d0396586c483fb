"""The sandbox over HTTP: routes, tokens, the rate limit, and faults as they reach the client."""

import asyncio
from typing import TYPE_CHECKING, Literal

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.altegio.sandbox import (
    account,
    business,
    clients,
    comments,
    control,
    loyalty,
    offer,
    online,
    pictures,
    profile,
    visits,
)
from bot.altegio.sandbox.answer import Rendered, render, render_refusal
from bot.altegio.sandbox.call import Call, Needs, Operation, identify
from bot.altegio.sandbox.faults import HANG_AT_MOST, Fault
from bot.altegio.sandbox.refusal import Refusal, forbidden, unauthorized

if TYPE_CHECKING:
    from bot.altegio.sandbox.sandbox import Sandbox

BASE = "/api/v1"
OPERATIONS = [
    *offer.OPERATIONS,
    *online.OPERATIONS,
    *account.OPERATIONS,
    *profile.OPERATIONS,
    *loyalty.OPERATIONS,
    *comments.OPERATIONS,
    *business.OPERATIONS,
    *visits.OPERATIONS,
    *clients.OPERATIONS,
]
BIGGEST_BODY = 64 * 1024
RETRY_AFTER = 1


def application(sandbox: "Sandbox") -> Starlette:
    """The ASGI application of a sandbox."""

    async def no_such_call(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        sandbox.log(request.method, request.url.path, "", error.status_code)
        refusal = Refusal(error.status_code, f"{error.detail}: {request.method} {request.url.path}")
        return _response(render_refusal(refusal, sandbox.switches, _accept(request)))

    names = [operation.name for operation in OPERATIONS]
    app = _App(
        routes=[
            *(Route(BASE + op.path, _Endpoint(sandbox, op), methods=[op.method]) for op in OPERATIONS),
            *control.routes(sandbox, names),
            *pictures.routes(),
        ],
        exception_handlers={HTTPException: no_such_call},
    )
    app.router.redirect_slashes = False
    return app


class _App(Starlette):
    """Knows the connection, so that a fault can close it without an answer: uvicorn's `send` has it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["transport"] = getattr(getattr(send, "__self__", None), "transport", None)
        await super().__call__(scope, receive, send)


class _Gone(Exception):
    """The client gets no answer."""


class _Endpoint:
    """One operation of the API."""

    def __init__(self, sandbox: "Sandbox", operation: Operation) -> None:
        self.sandbox = sandbox
        self.operation = operation

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            rendered = await self._answer(request)
        except ClientDisconnect:
            return
        except _Gone:
            self._log(request, None)
            await _hang_up(request)
            return
        self._log(request, rendered.status)
        await _response(rendered)(scope, receive, send)

    async def _answer(self, request: Request) -> Rendered:
        body = await _body(request)
        spoiled = await self._suffer(request, "before")
        if spoiled is not None:
            return spoiled
        rendered = self._carry_out(request, body)
        return await self._suffer(request, "after") or rendered

    def _carry_out(self, request: Request, body: bytes | None) -> Rendered:
        """Do what is asked, at once: nothing is awaited, so calls cannot get into each other's way."""
        sandbox = self.sandbox
        sandbox.keep_ahead()
        address = request.client.host if request.client else ""
        if sandbox.switches.rate_limit and sandbox.limit.exceeded(address, sandbox.now()):
            return self._too_many(request)
        try:
            answer = self.operation.handle(self._call(request, body))
        except Refusal as refusal:
            return render_refusal(refusal, sandbox.switches, _accept(request))
        return render(answer, sandbox.switches, _accept(request), str(request.base_url).rstrip("/"))

    def _call(self, request: Request, body: bytes | None) -> Call:
        sandbox, needs = self.sandbox, self.operation.needs
        authorization = request.headers.get("authorization", "")
        tokens = (sandbox.partner_token, sandbox.user_token)
        caller = identify(sandbox.world, sandbox.switches, authorization, *tokens)
        if needs is not Needs.PARTNER and not (caller.phone or caller.business):
            raise unauthorized()
        if needs is Needs.BUSINESS and not caller.business:
            raise forbidden()
        if body is None:
            raise Refusal(400, "The body is too large.")
        path = {name: str(value) for name, value in request.path_params.items()}
        return Call(sandbox.world, sandbox.switches, caller, path, request.query_params, body)

    async def _suffer(self, request: Request, when: Literal["before", "after"]) -> Rendered | None:
        """Go through the faults on order; an answer, if one of them is an answer."""
        for fault in self.sandbox.faults.take(self.operation.name, when):
            match fault.kind:
                case "latency":
                    await asyncio.sleep(fault.seconds)
                case "429":
                    return self._too_many(request)
                case "5xx":
                    return self._broken(request, fault)
                case "hang":
                    await _until_left(request)
                    raise _Gone
                case "drop":
                    raise _Gone
        return None

    def _too_many(self, request: Request) -> Rendered:
        switches = self.sandbox.switches
        refusal = Refusal(switches.too_many, "Too many requests.")
        rendered = render_refusal(refusal, switches, _accept(request))
        if switches.retry_after:
            rendered.headers["retry-after"] = str(RETRY_AFTER)
        return rendered

    def _broken(self, request: Request, fault: Fault) -> Rendered:
        refusal = Refusal(fault.status, "Something went wrong.")
        return render_refusal(refusal, self.sandbox.switches, _accept(request))

    def _log(self, request: Request, status: int | None) -> None:
        self.sandbox.log(request.method, request.url.path, self.operation.name, status)


def _accept(request: Request) -> str:
    return request.headers.get("accept", "")


async def _body(request: Request) -> bytes | None:
    """The whole body; None if it is too large (the rest is read, and forgotten)."""
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= BIGGEST_BODY:
            chunks.append(chunk)
    return b"".join(chunks) if size <= BIGGEST_BODY else None


async def _until_left(request: Request) -> None:
    """Wait until the client has closed the connection, or for HANG_AT_MOST seconds."""
    try:
        async with asyncio.timeout(HANG_AT_MOST):
            while (await request.receive())["type"] != "http.disconnect":
                pass
    except TimeoutError:
        pass


async def _hang_up(request: Request) -> None:
    """Close the connection without an answer."""
    transport = request.scope["transport"]
    if transport is None:
        raise ConnectionResetError("dropped, as ordered")
    transport.abort()
    await _until_left(request)


def _response(rendered: Rendered) -> Response:
    return Response(rendered.body, rendered.status, rendered.headers)
