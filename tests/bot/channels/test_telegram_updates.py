"""Updates by polling and by webhook, over HTTP. The echo below stands in the dialog's place."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime

import httpx
import pytest
import structlog

from bot.channels.telegram import Telegram, poll, register, secret_of, webhook
from bot.texts import words
from bot.web import application, serving
from fsm.events import Command, Inbound, Picked, Typed
from fsm.prompts import Option, Prompt, Say
from tests.telegram_api import TelegramApi, TelegramClient

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
SECRET = "s3cret_-"


class Echo:
    """Keeps what it hears; answers with a menu. `fails`: how many times it cannot keep anything."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self.heard: list[Inbound] = []
        self.fails = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def intake(self, batch: Sequence[Inbound]) -> None:
        await self.gate.wait()
        if self.fails:
            self.fails -= 1
            raise ConnectionError("no database")
        self.heard += batch
        for inbound in batch:
            said = inbound.event.text if isinstance(inbound.event, Typed) else type(inbound.event).__name__
            prompt = Prompt(Say("label.continue", {"service": said}), (Option("a", "Again"),), token="1")
            edit = inbound.message if isinstance(inbound.event, Picked) else ""
            await self.telegram.say(inbound.chat, prompt, words("en"), edit)

    @property
    def texts(self) -> list[str]:
        return [inbound.event.text for inbound in self.heard if isinstance(inbound.event, Typed)]


@pytest.fixture
async def api() -> AsyncIterator[TelegramApi]:
    async with TelegramApi() as api:
        yield api


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
async def echo(api: TelegramApi, waits: list[float]) -> AsyncIterator[Echo]:
    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        await asyncio.sleep(0)

    async with Telegram(api.token, api.url, lambda: NOW, per_second=1e6, sleep=sleep) as telegram:
        yield Echo(telegram)


@pytest.fixture
def anna(api: TelegramApi) -> TelegramClient:
    return api.client(42)


@asynccontextmanager
async def polling(echo: Echo) -> AsyncIterator[None]:
    task = asyncio.create_task(poll(echo.telegram, echo.intake))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def listening(echo: Echo) -> AbstractAsyncContextManager[int]:
    routes = webhook(echo.telegram, "http://127.0.0.1/hooks/salon", SECRET, echo.intake)
    return serving(application({}, routes), "127.0.0.1", 0)


@asynccontextmanager
async def hooked(echo: Echo) -> AsyncIterator[str]:
    async with listening(echo) as port:
        url = f"http://127.0.0.1:{port}/hooks/salon"
        await register(echo.telegram, url, SECRET)
        yield url


async def test_polling_hears_and_answers(echo: Echo, anna: TelegramClient, api: TelegramApi) -> None:
    async with polling(echo):
        await anna.types("hello")
        screen = await anna.sees("Continue: hello")
        await anna.presses("Again")
        assert (await anna.sees("Picked")).message == screen.message
        await api.all_confirmed()
    assert [type(inbound.event) for inbound in echo.heard] == [Typed, Picked]
    assert echo.heard[0].time == NOW


async def test_polling_takes_the_place_of_a_webhook_and_keeps_what_waited(
    echo: Echo, anna: TelegramClient, api: TelegramApi
) -> None:
    await register(echo.telegram, "https://gone.example/hook", SECRET)
    await anna.types("early", waits=False)
    async with polling(echo):
        await anna.sees("early")
    assert api.updates.webhook["url"] == ""


async def test_a_pressed_button_stops_spinning_before_anything_is_decided(
    echo: Echo, anna: TelegramClient, api: TelegramApi
) -> None:
    async with polling(echo):
        await anna.types("hello")
        echo.gate.clear()
        await anna.presses("Again", waits=False)
        await anna.is_answered()
        assert len(echo.heard) == 1
        echo.gate.set()
        await anna.sees("Picked")


async def test_a_spinner_that_cannot_be_stopped_stops_nothing_else(
    echo: Echo, anna: TelegramClient, api: TelegramApi
) -> None:
    api.breaks("answerCallbackQuery", 400)
    async with polling(echo):
        await anna.types("hello")
        await anna.presses("Again")
        await anna.sees("Picked")
    assert anna.spinning


async def test_an_update_is_confirmed_only_after_it_is_kept(echo: Echo, anna: TelegramClient, api: TelegramApi) -> None:
    echo.gate.clear()
    async with polling(echo):
        await anna.types("hello", waits=False)
        await api.called("GetUpdates")
    assert len(api.updates.waiting) == 1  # we died before it was kept
    echo.gate.set()
    async with polling(echo):
        await anna.sees("hello")
        await api.all_confirmed()
    assert echo.texts == ["hello"]


async def test_what_could_not_be_kept_comes_again(
    echo: Echo, anna: TelegramClient, api: TelegramApi, waits: list[float]
) -> None:
    echo.fails = 3
    with structlog.testing.capture_logs() as logs:
        async with polling(echo):
            await anna.types("hello")
            await api.all_confirmed()
    assert echo.texts == ["hello"]
    assert waits == [1, 2, 4]
    assert {line["log_level"] for line in logs} == {"error"}
    assert "hello" not in str(logs)


async def test_pauses_are_short_again_after_a_success(
    echo: Echo, anna: TelegramClient, api: TelegramApi, waits: list[float]
) -> None:
    async with polling(echo):
        for text in ("one", "two"):
            echo.fails = 2
            await anna.types(text)
            await anna.sees(text)
    assert waits == [1, 2, 1, 2]


async def test_a_telegram_out_of_order_is_asked_again(
    echo: Echo, anna: TelegramClient, api: TelegramApi, waits: list[float]
) -> None:
    api.breaks("deleteWebhook", 502)
    api.breaks("getUpdates", 500, times=2)
    api.breaks("getUpdates", 429, retry_after=3)
    with structlog.testing.capture_logs() as logs, pytest.warns(DeprecationWarning, match="retry_after"):
        async with polling(echo):
            await anna.types("hello")
    assert waits == [1, 1, 2, 4]
    assert len(logs) == 4


@pytest.mark.parametrize(("status", "advice"), [(409, "another process"), (401, "TELEGRAM_TOKEN")])
async def test_what_only_the_operator_can_mend_is_told_to_the_operator(
    echo: Echo, anna: TelegramClient, api: TelegramApi, status: int, advice: str
) -> None:
    await echo.telegram.start([words("en")])
    api.breaks("getUpdates", status)
    with structlog.testing.capture_logs() as logs:
        async with polling(echo):
            await anna.types("hello")
    assert [line["log_level"] for line in logs] == ["error"]
    assert advice in logs[0]["event"]


async def test_one_update_that_cannot_be_read_stops_no_other(
    echo: Echo, anna: TelegramClient, api: TelegramApi
) -> None:
    await anna.types("before", waits=False)
    api.push({"message": {"text": "secret words"}})
    api.push({"something_new": {"in": "the Bot API"}})
    await anna.types("after", waits=False)
    with structlog.testing.capture_logs() as logs:
        async with polling(echo):
            await anna.sees("after")
            await api.all_confirmed()
    assert echo.texts == ["before", "after"]
    assert len(logs) == 1
    assert "secret" not in str(logs)


async def test_only_what_we_use_is_asked_for(echo: Echo, anna: TelegramClient, api: TelegramApi) -> None:
    async with polling(echo):
        await api.called("GetUpdates")
        await anna.edits("hello?")
        anna.blocks()
        anna.blocked = False
        await anna.types("hello")
    assert echo.texts == ["hello"]
    assert len(echo.heard) == 1


async def test_a_group_is_answered_in_the_group(echo: Echo, api: TelegramApi) -> None:
    boris = api.client(43, "Boris", group=-100)
    await echo.telegram.start([words("en")])
    async with polling(echo):
        await boris.types("what a day", waits=False)
        await boris.types("/book@salon_bot")
    assert [inbound.event for inbound in echo.heard] == [Command("private")]


async def test_a_webhook_hears_and_answers(echo: Echo, anna: TelegramClient, api: TelegramApi) -> None:
    await anna.types("early", waits=False)
    async with hooked(echo):
        await anna.sees("Continue: early")
        await anna.presses("Again")
        await anna.sees("Picked")
        await api.all_confirmed()
    assert api.updates.webhook["allowed_updates"] == ["message", "callback_query"]


async def test_a_webhook_that_cannot_keep_an_update_gets_it_again(
    echo: Echo, anna: TelegramClient, api: TelegramApi
) -> None:
    echo.fails = 2
    with structlog.testing.capture_logs() as logs:
        async with hooked(echo):
            await anna.types("hello")
            await api.all_confirmed()
    assert echo.texts == ["hello"]
    assert "503" in api.updates.webhook["last_error_message"]
    assert len(logs) == 2


async def test_a_webhook_refuses_who_does_not_know_the_secret(
    echo: Echo, anna: TelegramClient, api: TelegramApi
) -> None:
    update = {
        "update_id": 1,
        "message": {"message_id": 1, "date": 1, "chat": {"id": 42, "type": "private"}, "text": "x"},
    }
    async with hooked(echo) as url, httpx.AsyncClient(trust_env=False) as http:
        assert (await http.post(url, json=update)).status_code == 403
        for guess in ("", "guess", SECRET + "x", "é"):
            headers = {b"X-Telegram-Bot-Api-Secret-Token": guess.encode("latin-1")}
            assert (await http.post(url, json=update, headers=headers)).status_code == 403
    assert echo.heard == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b"1" * 5000, 400),
        (b"null", 200),
        (b"[]", 200),
        (b'"update"', 200),
        (b'{"update_id": 1}', 200),
        (b'{"update_id": 1, "message": {"text": 5}}', 200),
        (b'{"update_id": 1, "callback_query": {"id": []}}', 200),
        (b" " * (1024 * 1024) + b"{}", 413),
    ],
)
async def test_a_webhook_takes_no_harm_from_what_is_no_update(echo: Echo, body: bytes, status: int) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with listening(echo) as port, httpx.AsyncClient(trust_env=False) as http:
        for path in ("/hooks/salon", "/telegram/webhook"):
            answer = await http.post(f"http://127.0.0.1:{port}{path}", content=body, headers=headers)
            assert answer.status_code == status
            assert "Traceback" not in answer.text
        assert (await http.get(f"http://127.0.0.1:{port}/hooks/salon")).status_code == 405
    assert echo.heard == []


async def test_who_hangs_up_in_the_middle_is_no_error(echo: Echo, caplog: pytest.LogCaptureFixture) -> None:
    async with listening(echo) as port:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        head = f"POST /telegram/webhook HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n"
        writer.write(f"{head}Content-Length: 100\r\n\r\n{{".encode())
        await writer.drain()
        writer.close()
        await writer.wait_closed()
    assert echo.heard == []
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []


def test_the_secret_follows_from_the_token_and_does_not_tell_it() -> None:
    assert secret_of("1:a") == secret_of("1:a") != secret_of("1:b")
    assert len(secret_of("1:a")) == 64
    assert secret_of("1:a").isalnum()
