"""The web side over real HTTP."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from time import perf_counter

import httpx
import pytest
import structlog
from prometheus_client import Counter
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
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


# --- clients that do not go on

GET = b"GET /healthz HTTP/1.1\r\nHost: bot\r\n\r\n"
POST = b"POST /heard HTTP/1.1\r\nHost: bot\r\nContent-Length: 1000000\r\n\r\n"
UNWANTED = POST.replace(b"/heard", b"/nowhere")
ENDLESS = UNWANTED.replace(b"Content-Length: 1000000", b"Transfer-Encoding: chunked")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for what in ("HEAD", "BODY", "READING"):
        monkeypatch.setattr(web, what, 0.2)


async def heard(request: Request) -> Response:
    try:
        return PlainTextResponse(str(len(await request.body())))
    except ClientDisconnect:
        return PlainTextResponse("incomplete", 400)


async def asked(port: int, *pieces: bytes) -> bytes:
    """All that is answered to these pieces, each sent when the one before has been looked at, until the end."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        async with asyncio.timeout(20):
            answer = b""
            for piece in pieces:
                writer.write(piece)
                with suppress(TimeoutError):
                    answer += await asyncio.wait_for(reader.read(1000), 0.05)
            return answer + await reader.read()
    finally:
        writer.close()


async def dripped(port: int, first: bytes, drop: bytes) -> bytes:
    """All that is answered to who sends something and then a drop every now and then, until they are cut off."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answer = b""
    try:
        async with asyncio.timeout(20):
            writer.write(first)
            with suppress(ConnectionError):
                while not reader.at_eof():
                    with suppress(TimeoutError):
                        answer += await asyncio.wait_for(reader.read(1000), 0.01)
                    writer.write(drop)
    finally:
        writer.close()
    return answer


@pytest.mark.parametrize(
    ("first", "drop", "answers"),
    [
        (b"", b"", []),
        (b"", b"G", []),
        (b"", b"\r\n", [400]),
        (b"GET /healthz HTTP/1.1\r\n", b"A: b\r\n", []),
        (GET, b"G", [200]),
        (GET, b"\r\n", [200, 400]),
        (GET + GET, b"G", [200, 200]),
        (POST, b"", []),
        (POST, b"x", []),
        (UNWANTED, b"x", [404]),
        (ENDLESS, b"1\r\nx\r\n", [404]),
        (ENDLESS + b"0\r\n\r\n", b"", [404]),
    ],
    ids=repr,
)
@pytest.mark.usefixtures("impatient")
async def test_who_does_not_get_on_with_a_request_is_cut_off(first: bytes, drop: bytes, answers: list[int]) -> None:
    routes = [Route("/heard", heard, methods=["POST"])]
    async with serving(application({}, routes), "127.0.0.1", 0) as port:
        answer = await dripped(port, first, drop)
    assert [int(line[:3]) for line in answer.split(b"HTTP/1.1 ")[1:]] == answers


@pytest.mark.parametrize("pieces", [1, 2, 3])
@pytest.mark.parametrize("path", ["healthz", "nowhere", "heard", "stream"])
async def test_what_is_no_http_is_no_error_of_ours(caplog: pytest.LogCaptureFixture, path: str, pieces: int) -> None:
    """Whenever it comes: before an answer, within one, or after it."""
    left = asyncio.Event()

    async def ticks() -> AsyncIterator[bytes]:
        try:
            yield b"first"
            await asyncio.Event().wait()
        finally:
            left.set()

    async def stream(_: Request) -> Response:
        return StreamingResponse(ticks())

    head = GET.replace(b"healthz", path.encode()).replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n")
    sent = [[head + b"1\r\nx\r\nno HTTP\r\n"], [head, b"no HTTP\r\n"], [head, b"1\r\nx\r\n", b"no HTTP\r\n"]]
    async with serving(application({}, [Route("/heard", heard), Route("/stream", stream)]), "127.0.0.1", 0) as port:
        answer = await asked(port, *sent[pieces - 1])
        if b"first" in answer:
            await left.wait()
    answers_first = pieces > 1 and path != "heard"
    assert answer.count(b"HTTP/1.1 ") == 1
    assert (b"HTTP/1.1 400" in answer) is not answers_first
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


@pytest.mark.usefixtures("impatient")
async def test_who_does_not_read_is_cut_off() -> None:
    """Whatever they have asked for, once or a thousand times."""
    over = asyncio.Event()

    async def more() -> AsyncIterator[bytes]:
        try:
            while True:
                yield bytes(100_000)
                await asyncio.sleep(0)
        finally:
            over.set()

    async def endless(_: Request) -> Response:
        return StreamingResponse(more())

    routes = [Route("/endless", endless)]
    async with serving(application({}, routes), "127.0.0.1", 0) as port, asyncio.timeout(20):
        with socket.create_connection(("127.0.0.1", port)) as deaf:
            deaf.sendall(GET.replace(b"healthz", b"endless"))
            await over.wait()


@pytest.mark.usefixtures("impatient")
async def test_an_answer_lasts_as_long_as_it_likes() -> None:
    """Longer than any request may: the website's chat is a stream that is open for hours."""
    enough = asyncio.Event()

    async def ticks() -> AsyncIterator[bytes]:
        yield b"first"
        await enough.wait()
        yield b"last"

    async def stream(_: Request) -> Response:
        return StreamingResponse(ticks())

    async with serving(application({}, [Route("/stream", stream)]), "127.0.0.1", 0) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(GET.replace(b"healthz", b"stream"))
        await reader.readuntil(b"first")
        asyncio.get_running_loop().call_later(0.5, enough.set)
        await reader.readuntil(b"last")
        writer.close()


@pytest.mark.usefixtures("impatient")
async def test_a_connection_that_is_used_is_kept(client: httpx.AsyncClient) -> None:
    """The time is that of a request, not of a connection."""
    async with serving(application({}, [Route("/heard", heard, methods=["POST"])]), "127.0.0.1", 0) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        began = perf_counter()
        while perf_counter() - began < 0.5:
            for piece in (b"POST /heard HTTP/1.1\r\nHost: bot\r\n", b"Content-Length: 4\r\n\r\nhe", b"ar"):
                writer.write(piece)
                await writer.drain()
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200")
            assert await reader.readexactly(1) == b"4"
        writer.close()
