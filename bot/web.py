"""The web side: health, readiness and metrics, what the channels add to them, and the server for it all."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager

import structlog
import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

log = structlog.stdlib.get_logger(__name__)

Check = Callable[[], Awaitable[bool]]

PATIENCE = 5.0
"""Seconds: what a readiness check may take, and what requests under way may take to end at shutdown."""


class CannotListen(Exception):
    """The address is taken, not ours, or not to be had."""


def application(checks: Mapping[str, Check], routes: Sequence[BaseRoute] = ()) -> Starlette:
    """The web application: `routes`, and beside them

    GET /healthz: 200 while the process answers at all.
    GET /readyz: 200 if every check says True, else 503; the answers by name as JSON.
    GET /metrics: what `prometheus_client` counted in this process.
    """

    async def ready(_: Request) -> Response:
        answers = await asyncio.gather(*(_passes(name, check) for name, check in checks.items()))
        found = dict(zip(checks, answers, strict=True))
        return JSONResponse(found, status_code=200 if all(answers) else 503)

    return Starlette(
        routes=[
            Route("/healthz", _healthy),
            Route("/readyz", ready),
            Route("/metrics", _metrics),
            *routes,
        ]
    )


async def _healthy(_: Request) -> Response:
    return PlainTextResponse("ok")


async def _metrics(_: Request) -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


async def _passes(name: str, check: Check) -> bool:
    """A check that fails or takes too long says no; the reason is the operator's to read in the log."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await check()
    except Exception as error:  # noqa: BLE001 - whatever it is, we are not ready
        log.warning("readiness check failed", check=name, error=type(error).__name__)
        return False


@asynccontextmanager
async def serving(app: ASGIApp, host: str, port: int) -> AsyncIterator[int]:
    """Serve `app` in the running loop while the context is open; gives the port (0 chooses a free one).

    Connections are taken from the first moment on. Signals stay with the caller. Raises CannotListen.
    """
    listener = _listener(host, port)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=int(PATIENCE),
    )
    server = _Server(config)
    running = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        await running


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers: who opened the server also closes it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _listener(host: str, port: int) -> socket.socket:
    """A listening socket that names its protocol: asyncio sets TCP_NODELAY only on those, and without it
    each answer on a kept connection waits some 40 ms for the other side's acknowledgement."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise CannotListen(f"HOST={host} is no address to listen on: {error}") from error
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
        listener.setblocking(False)
    except OSError as error:
        listener.close()
        raise CannotListen(f"Cannot listen on {host}:{port} ({error}): set PORT to a free one") from error
    return listener
