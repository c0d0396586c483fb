"""The client against a sandbox that misbehaves: what is repeated, what never is, and what each failure is called."""

import asyncio
import gzip
import re
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from prometheus_client import REGISTRY
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send
from structlog.testing import capture_logs

from bot.altegio import wire
from bot.altegio.account import wire as account_wire
from bot.altegio.client import LARGEST, Timeouts
from bot.altegio.errors import AltegioError, NotAllowed, OutcomeUnknown, Refused, TryLater
from bot.altegio.sandbox import SANDBOX_PARTNER_TOKEN, SANDBOX_USER_TOKEN, Switches
from bot.altegio.wire import Request
from bot.web import serving
from fsm.words import Phone
from tests.bot.altegio.salon_api import ANN, LONDON
from tests.bot.altegio.shop import CHAT, IMPATIENT, TUESDAY, Shop, answering, open_shop


@pytest.fixture
async def shop() -> AsyncIterator[Shop]:
    async with open_shop() as shop:
        yield shop


async def fails(shop: Shop, request: Request[Any]) -> AltegioError:
    with pytest.raises(AltegioError) as caught:
        await shop.client().call(request, CHAT)
    return caught.value


async def test_headers(shop: Shop) -> None:
    client = shop.client(SANDBOX_USER_TOKEN)
    await client.call(wire.catalogue(LONDON.id), CHAT)
    await client.call(account_wire.records(LONDON.id, TUESDAY, 1, client.user_token), CHAT)
    partner, business = (request.headers for request in shop.sent)
    assert partner["accept"] == business["accept"] == "application/vnd.api.v2+json"
    assert partner["authorization"] == f"Bearer {SANDBOX_PARTNER_TOKEN}"
    assert business["authorization"] == f"Bearer {SANDBOX_PARTNER_TOKEN}, User {SANDBOX_USER_TOKEN}"


async def test_arrays_go_out_with_brackets(shop: Shop) -> None:
    await shop.client().call(wire.staff(LONDON.id, [410101]), CHAT)
    assert shop.sent[-1].url.params.multi_items() == [("service_ids[]", "410101"), ("without_seances", "1")]


async def test_every_request_says_that_it_is_json(shop: Shop) -> None:
    """A deletion is a write as well, though it has no body."""
    client = shop.client(SANDBOX_USER_TOKEN)
    requests: list[Request[Any]] = [
        wire.check(await shop.order()),
        wire.catalogue(LONDON.id),
        account_wire.cancel_by_hash(1, "0"),
    ]
    for request in requests:
        with suppress(Refused):
            await client.call(request, CHAT)
        assert shop.sent[-1].headers.get_list("content-type") == ["application/json"]


READ_FAULTS: list[dict[str, Any]] = [
    {"kind": "5xx"},
    {"kind": "5xx", "status": 500},
    {"kind": "429"},
    {"kind": "hang"},
    {"kind": "drop"},
    {"kind": "drop", "when": "after"},
    {"kind": "latency", "seconds": 1},
]
IDS = [" ".join(map(str, fault.values())) for fault in READ_FAULTS]


@pytest.mark.parametrize("fault", READ_FAULTS, ids=IDS)
async def test_a_read_is_repeated(shop: Shop, fault: dict[str, Any]) -> None:
    shop.timeouts = IMPATIENT
    shop.fault("book_services", times=2, **fault)
    catalogue = await shop.client().call(wire.catalogue(LONDON.id), CHAT)
    assert catalogue.service(410101)
    assert len(shop.sent) == 3


@pytest.mark.parametrize("fault", READ_FAULTS, ids=IDS)
async def test_a_read_is_not_repeated_for_ever(shop: Shop, fault: dict[str, Any]) -> None:
    shop.timeouts = IMPATIENT
    shop.fault("book_services", times=None, **fault)
    assert isinstance(await fails(shop, wire.catalogue(LONDON.id)), TryLater)
    assert len(shop.sent) == 3


@pytest.mark.parametrize("fault", [fault for fault in READ_FAULTS if fault["kind"] != "429"])
async def test_a_write_that_may_have_arrived_is_never_repeated(shop: Shop, fault: dict[str, Any]) -> None:
    order = await shop.order()
    shop.forget_calls()
    shop.timeouts = IMPATIENT
    writes: list[tuple[Request[Any], str]] = [
        (wire.send_code(LONDON.id, ANN, "Ann Lee"), "book_code"),
        (wire.book(order, "k"), "book_record"),
    ]
    for request, operation in writes:
        shop.fault(operation, **fault)
        assert isinstance(await fails(shop, request), OutcomeUnknown)
    assert [request.url.path.split("/")[3] for request in shop.sent] == ["book_code", "book_record"]


async def test_a_write_that_was_turned_away_with_429_is_repeated(shop: Shop) -> None:
    shop.fault("book_code", "429", times=2)
    await shop.client().call(wire.send_code(LONDON.id, ANN, "Ann Lee"), CHAT)
    assert len(shop.sandbox.sms) == 1
    assert shop.calls("book_code") == ["book_code"] * 3


async def test_a_write_that_found_nobody_was_surely_not_sent(shop: Shop) -> None:
    """A port that is taken, so that nobody else gets it, and where nobody listens."""
    requests: list[Request[Any]] = [wire.book(await shop.order(), "k"), wire.catalogue(LONDON.id)]
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        client = shop.client(base_url=f"http://127.0.0.1:{silent.getsockname()[1]}")
        for request in requests:
            with pytest.raises(TryLater, match="ConnectError"):
                await client.call(request, CHAT)


@pytest.mark.parametrize("retry_after", [False, True])
async def test_429_slows_everybody_down(shop: Shop, retry_after: bool) -> None:
    shop.sandbox.switches = Switches(retry_after=retry_after)
    shop.fault("book_services", "429")
    client, before = shop.client(), shop.clock()
    await client.call(wire.catalogue(LONDON.id), CHAT)
    assert shop.clock() - before == timedelta(seconds=1 if retry_after else 1.1)


@pytest.mark.parametrize(
    ("told", "pause"), [("7", 7), ("9999", 60), ("Wed, 21 Oct 2026 07:28:00 GMT", 1.1), ("-1", 1.1)]
)
async def test_how_long_altegio_wants_to_be_left_alone(shop: Shop, told: str, pause: float) -> None:
    """An answer of 60 seconds is more than a client waits for: TryLater, without another try."""
    async with answering(429, b"", {"retry-after": told}) as url:
        client, before = shop.client(base_url=url), shop.clock()
        with pytest.raises(TryLater):
            await client.call(wire.catalogue(LONDON.id), CHAT)
    assert client.budget.paused_until >= before + timedelta(seconds=pause)
    assert client.budget.paused_until <= shop.clock() + timedelta(seconds=pause)


@pytest.mark.parametrize(
    ("status", "content"),
    [
        (200, b"<html>We are moving</html>"),
        (201, b'{"success": true, "data": {"record'),
        (201, b'{"success": true, "data": {"record_id": "soon"}}'),
        (201, b""),
        (302, b""),
        (502, b"<html>Bad gateway</html>"),
    ],
)
async def test_an_answer_that_cannot_be_read(shop: Shop, status: int, content: bytes) -> None:
    order = await shop.order()
    async with answering(status, content) as url:
        with pytest.raises(OutcomeUnknown):
            await shop.client(base_url=url).call(wire.book(order, "k"), CHAT)
        with pytest.raises(TryLater):
            await shop.client(base_url=url).call(wire.location(LONDON.id), CHAT)


LOCATION = b'{"success": true, "data": {"id": 41000, "title": "Silver Heron", "timezone": "Europe/London"}}'
TOO_LARGE = LOCATION + b" " * LARGEST


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TOO_LARGE, ""),
        (gzip.compress(TOO_LARGE), "gzip"),
        (gzip.compress(gzip.compress(LOCATION)), "gzip, gzip"),
    ],
    ids=["plain", "compressed", "compressed twice"],
)
async def test_an_answer_that_is_too_large(shop: Shop, content: bytes, encoding: str) -> None:
    """But for its size there is nothing wrong with it."""
    order, headers = await shop.order(), {"content-encoding": encoding} if encoding else {}
    async with answering(200, content, headers) as url:
        with pytest.raises(OutcomeUnknown):
            await shop.client(base_url=url).call(wire.book(order, "k"), CHAT)
        with pytest.raises(OutcomeUnknown):
            await shop.client(base_url=url).call(wire.send_code(LONDON.id, ANN, "Ann Lee"), CHAT)
        with pytest.raises(TryLater):
            await shop.client(base_url=url).call(wire.location(LONDON.id), CHAT)


async def test_an_answer_that_is_large_and_compressed_is_read(shop: Shop) -> None:
    content = gzip.compress(TOO_LARGE[:LARGEST])
    async with answering(200, content, {"content-encoding": "gzip"}) as url:
        location = await shop.client(base_url=url).call(wire.location(LONDON.id), CHAT)
    assert location.id == LONDON.id


async def test_an_answer_without_an_end_is_given_up_at_once(shop: Shop) -> None:
    """Long before its time is over, and its connection with it."""
    given_up = asyncio.Event()

    async def more() -> AsyncIterator[bytes]:
        try:
            while True:
                yield bytes(1_000_000)
                await asyncio.sleep(0)
        finally:
            given_up.set()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await StreamingResponse(more())(scope, receive, send)

    shop.timeouts = Timeouts(read=60)
    async with serving(app, "127.0.0.1", 0) as port, asyncio.timeout(20):
        with pytest.raises(TryLater, match="larger"):
            await shop.client(base_url=f"http://127.0.0.1:{port}").call(wire.location(LONDON.id), CHAT)
        await given_up.wait()


@pytest.mark.parametrize("where", ["meta", "errors", "top"])
@pytest.mark.parametrize("status", ["documented", "200"])
async def test_a_refusal_keeps_its_code(shop: Shop, where: Any, status: Any) -> None:
    shop.sandbox.switches = Switches(refusal_code=where, refusal_status=status)
    order = replace(await shop.order(), phone=Phone("+447700900666"), code="11111")
    refused = await fails(shop, wire.book(order, "k"))
    assert isinstance(refused, Refused)
    assert refused.code == 434
    assert len(shop.calls("book_record")) == 1


async def test_a_wrong_token_is_the_operators_to_mend(shop: Shop) -> None:
    requests: list[Request[Any]] = [wire.catalogue(LONDON.id), wire.book(await shop.order(), "k")]
    for request in requests:
        with pytest.raises(NotAllowed, match="copy ALTEGIO_PARTNER_TOKEN"):
            await shop.client(partner_token="revoked").call(request, CHAT)
    assert len(shop.calls("book_record")) == 1


async def test_calls_are_counted_and_timed(shop: Shop) -> None:
    def counted(outcome: str) -> float:
        labels = {"operation": "get_location", "outcome": outcome}
        return REGISTRY.get_sample_value("altegio_calls_total", labels) or 0

    before = {outcome: counted(outcome) for outcome in ("ok", "try_later", "refused")}
    shop.fault("company", "5xx")
    await shop.client().call(wire.location(LONDON.id), CHAT)
    await fails(shop, wire.location(1))
    assert {outcome: counted(outcome) - before[outcome] for outcome in before} == {
        "ok": 1,
        "try_later": 1,
        "refused": 1,
    }


async def test_nothing_personal_is_logged(shop: Shop) -> None:
    order, client = await shop.order(code="73921"), shop.client(SANDBOX_USER_TOKEN)
    requests: list[Request[Any]] = [
        wire.send_code(LONDON.id, ANN, "Ann Lee"),
        wire.book(order, "key"),
        account_wire.log_in(ANN, "73921"),
    ]
    with capture_logs() as logs:
        for request in requests:
            for fault in ("5xx", "drop", "429", "latency"):
                shop.fault("*", fault)
                with suppress(AltegioError):
                    await client.call(request, CHAT)
    assert len(logs) >= 12
    assert not re.search(r"7700|73921|Ann|token-|sandbox-", repr(logs))


async def test_a_clients_login_that_has_ended_is_nothing_for_the_operator(shop: Shop) -> None:
    """Every login ends some day, and docs/operations.md would have somebody woken by each."""
    client = shop.client("no-token-of-a-business")
    heard = []
    for token in ("no-token-of-a-client", client.user_token):
        with capture_logs() as logs, pytest.raises(NotAllowed):
            await client.call(account_wire.own_records(token), CHAT)
        heard += [(entry["log_level"], entry["outcome"], "ALTEGIO_USER_TOKEN" in entry["why"]) for entry in logs]
    assert heard == [("info", "refused", False), ("warning", "not_allowed", True)]


async def test_who_is_cancelled_cancels_the_call(shop: Shop) -> None:
    shop.fault("book_services", "hang")
    client = shop.client()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await client.call(wire.catalogue(LONDON.id), CHAT)
    catalogue = await client.call(wire.catalogue(LONDON.id), CHAT)
    assert catalogue.services


async def test_a_closed_client_lets_go_of_its_connections(shop: Shop) -> None:
    client = shop.client()
    await client.call(wire.location(LONDON.id), CHAT)
    await client.aclose()
    assert shop.http.is_closed
