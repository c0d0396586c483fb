"""The web side: health, readiness and metrics, what the channels add to them, and the server for it all."""

import asyncio
import errno
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager

import h11
import structlog
import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

log = structlog.stdlib.get_logger(__name__)

Check = Callable[[], Awaitable[bool]]

PATIENCE = 5.0
"""Seconds: what a readiness check may take, and what requests under way may take to end at shutdown."""

HEAD = 10.0
BODY = 30.0
READING = 30.0
"""Seconds that a client has for the whole head of a request, from the moment it is connected or the answer before is
out; for its whole body (3 MB at the most, and Meta's); and for taking in more of an answer that has piled up.
"""


LISTENING = {
    errno.EADDRNOTAVAIL: "set HOST to an address of this machine, or to 0.0.0.0 for all of them",
    errno.EACCES: "set PORT to one above 1023, or let this user have it",
}
"""What helps, where it is not another port."""


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
        http=_Connection,
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


class _Connection(H11Protocol):
    """uvicorn's, which alone would wait for ever: for the rest of a head or a body, or for an answer to be read.

    What a client owes has to be complete in time, however busily it drips. An answer may last as long as it likes.
    """

    _owed = ""
    _end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._look()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._look()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._look()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._look()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._look()

    def send_400_response(self, msg: str) -> None:
        """What follows is no HTTP. An answer that has begun, or was given, cannot be taken back: there is no other, or
        h11 would fail, and the log fill with tracebacks. Whoever is at work on one is told that nobody waits.
        """
        if self.cycle is not None:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            super().send_400_response(msg)
        else:
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._expect("")

    def _look(self) -> None:
        """What is waited for now: a reader, before the connection goes on or closes; a head, a body; or nothing."""
        if self.flow.write_paused or self.transport.is_closing():
            self._expect("reading")
        else:
            self._expect({h11.IDLE: "head", h11.SEND_BODY: "body"}.get(self.conn.their_state, ""))

    def _expect(self, owed: str) -> None:
        """More of what is waited for already buys no more time."""
        if owed == self._owed:
            return
        self._owed = owed
        if self._end:
            self._end.cancel()
            self._end = None
        if owed:
            seconds = {"head": HEAD, "body": BODY, "reading": READING}[owed]
            self._end = self.loop.call_later(seconds, self.transport.abort)


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
        advice = LISTENING.get(error.errno or 0, "set PORT to a free one")
        raise CannotListen(f"Cannot listen on {host}:{port} ({error}): {advice}") from error
    return listener
