"""The web side over real HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator
from time import perf_counter

import httpx
import pytest
import structlog
from prometheus_client import Counter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot import web
from bot.web import CannotListen, application, serving

VISITS = Counter("test_web_visits", "Counted by the test below")


async def yes() -> bool:
    return True


async def no() -> bool:
    return False


async def broken() -> bool:
    raise ConnectionError("database password is hunter2")


async def stuck() -> bool:
    await asyncio.Event().wait()
    return True


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False) as client:
        yield client


async def test_it_is_healthy_and_counts(client: httpx.AsyncClient) -> None:
    VISITS.inc(3)
    async with serving(application({"database": no}), "127.0.0.1", 0) as port:
        assert (await client.get(f"http://127.0.0.1:{port}/healthz")).text == "ok"
        metrics = await client.get(f"http://127.0.0.1:{port}/metrics")
    assert "test_web_visits_total 3.0" in metrics.text
    assert metrics.headers["content-type"].startswith("text/plain")


async def test_it_is_ready_when_all_say_so(client: httpx.AsyncClient) -> None:
    async with serving(application({"database": yes, "telegram": yes}), "127.0.0.1", 0) as port:
        answer = await client.get(f"http://127.0.0.1:{port}/readyz")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "telegram": True})


async def test_a_check_that_fails_or_hangs_says_no(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "PATIENCE", 0.05)
    checks = {"yes": yes, "no": no, "broken": broken, "stuck": stuck}
    with structlog.testing.capture_logs() as logs:
        async with serving(application(checks), "127.0.0.1", 0) as port:
            answer = await client.get(f"http://127.0.0.1:{port}/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"yes": True, "no": False, "broken": False, "stuck": False}
    assert [(line["check"], line["error"]) for line in logs] == [
        ("broken", "ConnectionError"),
        ("stuck", "TimeoutError"),
    ]
    assert "hunter2" not in answer.text + json.dumps(logs)


async def test_a_port_in_use_is_told_to_the_operator() -> None:
    async with serving(application({}), "127.0.0.1", 0) as port:
        with pytest.raises(CannotListen, match=f"Cannot listen on 127.0.0.1:{port}.*set PORT"):
            async with serving(application({}), "127.0.0.1", port):
                pytest.fail("two servers on one port")


async def test_a_host_that_is_none_is_told_to_the_operator() -> None:
    with pytest.raises(CannotListen, match=r"HOST=256\.0\.0\.1 is no address"):
        async with serving(application({}), "256.0.0.1", 0):
            pytest.fail("served nowhere")


async def test_a_request_under_way_is_answered_before_it_closes(client: httpx.AsyncClient) -> None:
    arrived, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_: Request) -> Response:
        arrived.set()
        await go_on.wait()
        return PlainTextResponse("done")

    async with serving(application({}, [Route("/slow", slow)]), "127.0.0.1", 0) as port:
        asking = asyncio.create_task(client.get(f"http://127.0.0.1:{port}/slow"))
        await arrived.wait()
        asyncio.get_running_loop().call_later(0.05, go_on.set)
    assert (await asking).text == "done"
    with pytest.raises(httpx.ConnectError):
        await client.get(f"http://127.0.0.1:{port}/healthz")


async def test_a_kept_connection_answers_without_delay(client: httpx.AsyncClient) -> None:
    """Without TCP_NODELAY each answer waits for the other side's acknowledgement, some 40 ms; a busy machine delays
    many of them, and never all.
    """
    took = []
    async with serving(application({}), "127.0.0.1", 0) as port:
        for _ in range(100):
            began = perf_counter()
            await client.get(f"http://127.0.0.1:{port}/healthz")
            took.append(perf_counter() - began)
    assert min(took[1:]) < 0.03
