"""Faults to order: what the client gets, and what has happened all the same."""

import asyncio
import logging
from datetime import timedelta
from typing import Any

import httpx
import pytest

from bot.altegio.sandbox import Fault, Switches
from tests.bot.altegio.salon_api import ANN, KYIV, Api, Reply, opened

KYIV_CUT, OLENA = 420101, 42001
TUESDAY_10 = "2026-03-03T10:00:00+02:00"


async def order(api: Api, kind: str, **more: Any) -> None:
    reply = await api.tell("POST", "/faults", {"operation": "book_record", "kind": kind, **more})
    assert reply.status == 200, reply


async def book(api: Api) -> Reply:
    return await api.book(KYIV, KYIV_CUT, TUESDAY_10, OLENA)


@pytest.mark.parametrize(("when", "kept"), [("before", 0), ("after", 1)])
@pytest.mark.parametrize(("kind", "status"), [("429", 429), ("5xx", 503)])
async def test_an_error_before_or_after_the_commit(kind: str, status: int, when: str, kept: int) -> None:
    async with opened() as api:
        await order(api, kind, when=when)
        spoiled = await book(api)
        assert (spoiled.status, spoiled.body["success"]) == (status, False)
        assert len(api.sandbox.records) == kept
        again = await book(api)
    assert again.status == (422 if kept else 201)  # once is once


@pytest.mark.parametrize(("when", "kept"), [("before", 0), ("after", 1)])
async def test_a_dropped_connection(when: str, kept: int, caplog: pytest.LogCaptureFixture) -> None:
    async with opened() as api:
        await order(api, "drop", when=when)
        with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
            await book(api)
        assert len(api.sandbox.records) == kept
        assert [call.status for call in api.sandbox.calls] == [None]
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.parametrize(("when", "kept"), [("before", 0), ("after", 1)])
async def test_a_call_that_hangs_until_the_client_gives_up(
    when: str, kept: int, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened() as api:
        await order(api, "hang", when=when)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await book(api)
        assert (await api.get(f"/privacy_policy/{KYIV.id}")).status == 200  # others are not held up
        assert len(api.sandbox.records) == kept
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_a_late_answer_is_an_answer() -> None:
    async with opened() as api:
        await order(api, "latency", seconds=0.2)
        before = asyncio.get_running_loop().time()
        reply = await book(api)
        took = asyncio.get_running_loop().time() - before
    assert reply.status == 201
    assert took >= 0.2


async def test_faults_come_as_often_as_ordered_and_wait_for_their_operation() -> None:
    async with opened() as api:
        api.sandbox.faults.add(Fault(operation="book_check", kind="5xx", status=502, times=2))
        api.sandbox.faults.add(Fault(operation="*", kind="429", times=None))
        path, check = (
            f"/book_check/{KYIV.id}",
            {"appointments": [{"id": 1, "services": [KYIV_CUT], "staff_id": 0, "datetime": TUESDAY_10}]},
        )
        assert (await api.get(f"/book_services/{KYIV.id}")).status == 429
        assert [(await api.post(path, check)).status for _ in range(3)] == [502, 502, 429]
        left = (await api.tell("GET", "/faults")).body
        await api.tell("DELETE", "/faults")
        assert (await api.post(path, check)).status == 201
    assert [(fault["kind"], fault["times"]) for fault in left] == [("429", None)]


async def test_late_and_then_gone() -> None:
    async with opened() as api:
        await order(api, "latency", seconds=0)
        await order(api, "drop", when="after")
        with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
            await book(api)
        assert len(api.sandbox.records) == 1
        assert (await api.tell("GET", "/faults")).body == []


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ({"operation": "book", "kind": "drop"}, "book_record"),
        ({"kind": "explosion"}, "latency"),
        ({"kind": "drop", "when": "during"}, "before"),
        ({"kind": "5xx", "status": 200}, "500"),
        ({"kind": "drop", "times": 0}, "times"),
        ({"kind": "drop", "often": 3}, "often"),
        (["drop"], "Fault"),
        (None, "Fault"),
    ],
)
async def test_wrong_orders_are_explained(wrong: Any, hint: str) -> None:
    async with opened() as api:
        reply = await api.tell("POST", "/faults", wrong)
        assert api.sandbox.faults.all() == []
    assert reply.status == 422
    assert hint in reply.body["error"]


async def test_the_rate_limit_is_5_a_second_and_200_a_minute() -> None:
    async with opened(switches=Switches(rate_limit=True, retry_after=True)) as api:
        path = f"/privacy_policy/{KYIV.id}"
        assert [(await api.get(path)).status for _ in range(6)] == [200] * 5 + [429]
        api.clock.forward(seconds=1)
        assert (await api.get(path)).status == 200
        statuses = []
        for _ in range(49):
            api.clock.forward(seconds=1)
            statuses += [(await api.get(path)).status for _ in range(4)]
        assert (statuses[:190], set(statuses[193:])) == ([200] * 190, {429})
        refused = await api.get(path)
        api.clock.time += timedelta(minutes=1)
        assert (await api.get(path)).status == 200
    assert refused.headers["retry-after"] == "1"


@pytest.mark.parametrize("status", [429, 403, 503])
async def test_too_many_may_look_different(status: Any) -> None:
    async with opened(switches=Switches(too_many=status)) as api:
        await order(api, "429")
        reply = await book(api)
    assert reply.status == status
    assert "retry-after" not in reply.headers


async def test_somebody_who_leaves_in_mid_sentence() -> None:
    """A body that never ends does no harm."""
    async with opened() as api:
        host, port = api.http.base_url.host, api.http.base_url.port
        _, writer = await asyncio.open_connection(host, port)
        writer.write(b"POST /api/v1/book_code/41000 HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{")
        await writer.drain()
        writer.close()
        await writer.wait_closed()
        assert (await api.post(f"/book_code/{KYIV.id}", {"phone": ANN})).status == 200
    assert len(api.sandbox.sms) == 1
