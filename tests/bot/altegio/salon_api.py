"""A sandbox that really listens, and a caller that holds every answer against the contract."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import httpx
import uvicorn
from starlette.types import ASGIApp
from uvicorn.server import ServerState

from bot.altegio.sandbox import SALONS, SANDBOX_PARTNER_TOKEN, SANDBOX_USER_TOKEN, Sandbox, Switches
from bot.altegio.sandbox.answer import ACCEPT
from bot.altegio.sandbox.salon import Salon
from tests.contract import validate_request, validate_response

LONDON, KYIV, NEW_YORK = SALONS
ANN, BOB = "+447700900111", "+447700900222"
MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


class Clock:
    """Stands still until told otherwise."""

    def __init__(self, time: datetime = MONDAY) -> None:
        self.time = time

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **spans: float) -> None:
        self.time += timedelta(**spans)


class Reply(NamedTuple):
    """`body` None = none was sent."""

    status: int
    body: Any
    headers: httpx.Headers

    @property
    def data(self) -> Any:
        return self.body["data"]

    @property
    def code(self) -> Any:
        return self.body["meta"].get("code")


class Api:
    """Calls the sandbox as a partner, as a client (`user` = token), or as the business.

    `strict`: requests and answers have to be what the contract says.
    """

    def __init__(self, http: httpx.AsyncClient, sandbox: Sandbox, clock: Clock, user: str = "") -> None:
        self.http = http
        self.sandbox = sandbox
        self.clock = clock
        self.user = user
        self.strict = True

    def business(self) -> "Api":
        return Api(self.http, self.sandbox, self.clock, SANDBOX_USER_TOKEN)

    async def log_in(self, phone: str) -> "Api":
        """The same API, with the token of the client who has this phone."""
        await self.post(f"/book_code/{LONDON.id}", {"phone": phone})
        reply = await self.post("/user/auth", {"phone": phone, "code": self.sandbox.sms[-1].code})
        assert reply.status == (200 if self.sandbox.switches.statuses == "other" else 201), reply
        return Api(self.http, self.sandbox, self.clock, reply.body["user_token"])

    async def get(self, path: str, query: str = "") -> Reply:
        return await self.call("GET", path + (f"?{query}" if query else ""))

    async def post(self, path: str, body: Any) -> Reply:
        return await self.call("POST", path, body)

    async def put(self, path: str, body: Any) -> Reply:
        return await self.call("PUT", path, body)

    async def delete(self, path: str) -> Reply:
        return await self.call("DELETE", path)

    async def call(self, method: str, path: str, body: Any = None) -> Reply:
        if self.strict:
            validate_request(method, path, body)
        user = f", User {self.user}" if self.user else ""
        headers = {"authorization": f"Bearer {SANDBOX_PARTNER_TOKEN}{user}", "accept": ACCEPT}
        response = await self.http.request(method, f"/api/v1{path}", json=body, headers=headers)
        reply = read(response)
        if self.strict:
            validate_response(method, path, reply.status, reply.body)
        return reply

    async def tell(self, method: str, path: str, order: Any = None) -> Reply:
        """An order to the sandbox itself."""
        return read(await self.http.request(method, f"/__sandbox{path}", json=order))

    async def times(self, salon: Salon, service: int, day: str, staff: int = 0) -> list[str]:
        """The free sessions of a day, HH:MM."""
        reply = await self.get(f"/book_times/{salon.id}/{staff}/{day}", f"service_ids[]={service}")
        return [seance["time"] for seance in reply.data]

    async def book(
        self, salon: Salon, service: int, datetime: str, staff: int = 0, phone: str = ANN, **more: Any
    ) -> Reply:
        """Book one service, with a fresh code where one is asked for. None = do not send that field."""
        if salon.phone_confirmation and "code" not in more:
            await self.post(f"/book_code/{salon.id}", {"phone": phone})
            more["code"] = self.sandbox.sms[-1].code
        more = {name: value for name, value in more.items() if value is not None}
        item = {"id": 1, "services": [service], "staff_id": staff, "datetime": datetime}
        return await self.post(
            f"/book_record/{salon.id}",
            {"phone": phone, "fullname": "Ann Lee", "email": "", "appointments": [item], **more},
        )


def read(response: httpx.Response) -> Reply:
    return Reply(response.status_code, response.json() if response.content else None, response.headers)


@asynccontextmanager
async def listening(app: ASGIApp) -> AsyncIterator[int]:
    """Serve with uvicorn's protocol, but without its main loop, which looks only every 0.1 s whether to end."""
    config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", ws="none")
    config.load()
    protocol, state = config.http_protocol_class, ServerState()
    server = await asyncio.get_running_loop().create_server(
        lambda: protocol(config=config, server_state=state, app_state={}),  # type: ignore[call-arg]
        "127.0.0.1",
        0,
    )
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


@asynccontextmanager
async def opened(
    now: datetime = MONDAY,
    salons: Sequence[Salon] = SALONS,
    switches: Switches | None = None,
    seeded: bool = False,
    **more: Any,
) -> AsyncIterator[Api]:
    """A sandbox on a port of its own. Its calendar is empty unless `seeded`."""
    clock = Clock(now)
    sandbox = Sandbox(clock, salons, switches, seeded=seeded, **more)
    async with (
        listening(sandbox.app) as port,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=10, verify=False) as http,
    ):
        yield Api(http, sandbox, clock)
