"""Our side of the counter, wired to a sandbox that really listens. Time stands still unless somebody waits."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import stamina
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.altegio.alarm import Alarm
from bot.altegio.budget import Budget
from bot.altegio.clerk import Clerk
from bot.altegio.client import ATTEMPTS, Altegio, Timeouts
from bot.altegio.desk import AltegioDesk
from bot.altegio.sandbox import SANDBOX_PARTNER_TOKEN, SANDBOX_USER_TOKEN, Fault, Sandbox
from bot.altegio.sandbox.salon import Salon
from bot.altegio.sandbox.world import Record
from bot.web import serving
from fsm.desk import Rules
from fsm.requests import Order
from fsm.words import ANYONE, Chat, Phone, Staff, ids
from storage.engine import connect
from storage.schema import upgrade
from storage.store import Store
from tests.bot.altegio.salon_api import ANN, LONDON, Api, Clock, opened
from tests.contract import validate_request

CHAT = Chat("telegram", "1")
TUESDAY = date(2026, 3, 3)
WOMENS_CUT, MENS_CUT = 410101, 410102
AMELIA, TOM = 41001, 41002
DOES_NOT_MATTER = Staff(ANYONE, "")
RULES = Rules()
IMPATIENT = Timeouts(read=0.5, code=0.5, book=0.5)


@dataclass
class Shop:
    """`complaints` is what the operator was told, `sent` every request that went out since the last `forget_calls`.

    `strict`: it has to be in the contract. `meanwhile` happens once, just before a request of that name (the first
    part of its path) goes out.
    """

    api: Api
    http: httpx.AsyncClient
    base_url: str
    store: Store
    timeouts: Timeouts = field(default_factory=Timeouts)
    strict: bool = True
    complaints: list[str] = field(default_factory=list)
    sent: list[httpx.Request] = field(default_factory=list)
    meanwhile: dict[str, Callable[[], Awaitable[object]]] = field(default_factory=dict)

    @property
    def sandbox(self) -> Sandbox:
        return self.api.sandbox

    @property
    def clock(self) -> Clock:
        return self.api.clock

    def client(self, user_token: str = "", partner_token: str = SANDBOX_PARTNER_TOKEN, base_url: str = "") -> Altegio:
        budget = Budget(None, self.clock, self.wait)
        return Altegio(base_url or self.base_url, partner_token, user_token, budget, self.http, self.timeouts)

    def desk(self, client: Altegio | None = None, *locations: int) -> AltegioDesk:
        alarm = Alarm(self.clock, self.complaints.append)
        return AltegioDesk(
            client or self.client(), locations or (LONDON.id,), self.store, self.clock, RULES.search_days, alarm
        )

    def clerk(self, *, business: bool = False, client: Altegio | None = None) -> Clerk:
        client = client or self.client(SANDBOX_USER_TOKEN if business else "")
        return Clerk(client, self.desk(client), self.clock)

    async def wait(self, seconds: float) -> None:
        """Waiting takes no time, and all the time that was asked for."""
        self.clock.forward(seconds=seconds)
        await asyncio.sleep(0)

    async def order(
        self,
        service: int | tuple[int, ...] = WOMENS_CUT,
        staff: int = AMELIA,
        hour: int = 10,
        salon: Salon = LONDON,
        **more: Any,
    ) -> Order:
        """An order for a real time of Tuesday, as a chat would have gathered it."""
        desk = self.desk(None, salon.id).of(CHAT)
        [location] = await desk.locations()
        wanted = service if isinstance(service, tuple) else (service,)
        chosen = tuple(one for one in (await desk.catalogue(salon.id)).services if one.id in wanted)
        people = [DOES_NOT_MATTER, *await desk.staff(salon.id, wanted)]
        slots = await desk.slots(salon.id, wanted, staff, TUESDAY)
        assert ids(chosen) == wanted
        return Order(
            location=location,
            services=chosen,
            staff=next(person for person in people if person.id == staff),
            slot=next(slot for slot in slots if slot.starts.hour == hour),
            full_name="Ann Lee",
            phone=Phone(ANN),
            **more,
        )

    async def take(self, order: Order, staff: int = 0) -> None:
        """Somebody else gets this time: of one team member, or of all who still have it."""
        wanted = {"location": order.location.id, "staff": staff, "datetime": order.slot.as_sent}
        assert (await self.api.tell("POST", "/take", wanted)).status == 200

    def fault(self, operation: str, kind: str, when: str = "before", times: int | None = 1, **more: Any) -> None:
        order = {"operation": operation, "kind": kind, "when": when, "times": times, **more}
        self.sandbox.faults.add(Fault.model_validate(order))

    def calls(self, *operations: str) -> list[str]:
        """The calls that the sandbox got, of these operations or of all, in order."""
        return [call.operation for call in self.sandbox.calls if not operations or call.operation in operations]

    def forget_calls(self) -> None:
        self.sandbox.calls.clear()
        self.sent.clear()

    async def answered(self) -> None:
        """Wait until the sandbox is through with all that was sent. What was given up on its way never gets there."""
        with suppress(TimeoutError):
            async with asyncio.timeout(20):
                while len(self.sandbox.calls) < len(self.sent):
                    await self.api.tell("GET", "/calls")

    @property
    def booked(self) -> list[Record]:
        """What was booked online and not cancelled, by anybody."""
        return [record for record in self.sandbox.records if record.online and not record.deleted]


@asynccontextmanager
async def open_shop(**sandbox: Any) -> AsyncIterator[Shop]:
    """A shop on Monday morning, with an empty calendar unless `seeded`. What it sends is held against the contract."""
    shop: Shop

    async def holds(request: httpx.Request) -> None:
        if shop.strict:
            body = json.loads(request.content) if request.content else None
            validate_request(request.method, request.url.path, body)
        if happens := shop.meanwhile.pop(request.url.path.removeprefix("/api/v1").split("/")[1], None):
            await happens()
        shop.sent.append(request)

    hooks: dict[str, list[Callable[..., Awaitable[None]]]] = {"request": [holds]}
    async with (
        opened(**sandbox) as api,
        httpx.AsyncClient(verify=False, event_hooks=hooks) as http,
        memory() as store,
    ):
        shop = Shop(api, http, str(api.http.base_url.join("/api/v1")), store)
        with stamina.set_testing(True, attempts=ATTEMPTS):
            yield shop


@asynccontextmanager
async def memory() -> AsyncIterator[Store]:
    """A database of one's own."""
    with TemporaryDirectory() as directory:
        file = Path(directory) / "shop.sqlite3"
        file.write_bytes(empty_database())
        store = Store.open(f"sqlite:///{file}")
        try:
            yield store
        finally:
            await store.close()


@cache
def empty_database() -> bytes:
    """With its tables; made once."""
    with TemporaryDirectory() as directory:
        file = Path(directory) / "empty.sqlite3"
        upgrade(connect(f"sqlite:///{file}"))
        return file.read_bytes()


@asynccontextmanager
async def answering(status: int, content: bytes, headers: dict[str, str] | None = None) -> AsyncIterator[str]:
    """The address of a server that answers everything alike."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await Response(content, status, headers)(scope, receive, send)

    async with serving(app, "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}"
