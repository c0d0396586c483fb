"""WhatsApp's webhook over HTTP: who is let in, what is kept before the 200. The list stands in the dialog's place."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
import structlog

from bot.channels.whatsapp import PATH, Account, WhatsApp, webhook
from bot.channels.whatsapp.webhook import LARGEST
from bot.web import application, serving
from fsm.events import Inbound, Typed
from tests.whatsapp_api import WhatsAppApi, WhatsAppClient
from tests.whatsapp_api.bodies import PHONE_ID, body, status, text, value
from tests.whatsapp_api.server import APP_SECRET, TOKEN, VERIFY_TOKEN, signature

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)


class Ear:
    """Keeps what it hears. `fails`: how many times it cannot."""

    def __init__(self) -> None:
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

    @property
    def ids(self) -> list[str]:
        return [inbound.id for inbound in self.heard]


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
async def api(ear: Ear) -> AsyncIterator[WhatsAppApi]:
    """Its webhooks go to the bot's."""
    async with WhatsAppApi(NOW.timestamp) as api:
        account = Account(api.url, PHONE_ID, TOKEN)
        async with WhatsApp(account, lambda: NOW, timedelta(minutes=30)) as whatsapp:
            app = application({}, webhook(whatsapp, APP_SECRET, VERIFY_TOKEN, ear.intake))
            async with serving(app, "127.0.0.1", 0) as port:
                api.hook = f"http://127.0.0.1:{port}{PATH}"
                yield api


@pytest.fixture
def anna(api: WhatsAppApi) -> WhatsAppClient:
    return api.client("16505551234")


# --- the handshake


async def test_the_handshake_repeats_the_challenge(api: WhatsAppApi) -> None:
    answer = await api.asks(mode="subscribe", verify_token=VERIFY_TOKEN, challenge="1158201444")
    assert (answer.status_code, answer.text) == (200, "1158201444")
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"mode": "subscribe", "challenge": "1"},
        {"mode": "subscribe", "verify_token": "", "challenge": "1"},
        {"mode": "subscribe", "verify_token": "guessed", "challenge": "1"},
        {"mode": "subscribe", "verify_token": "\N{SNOWMAN}", "challenge": "1"},
        {"mode": "unsubscribe", "verify_token": VERIFY_TOKEN, "challenge": "1"},
        {"verify_token": VERIFY_TOKEN, "challenge": "1"},
    ],
)
async def test_nobody_else_shakes_hands(api: WhatsAppApi, asked: dict[str, str]) -> None:
    answer = await api.asks(**asked)
    assert (answer.status_code, answer.text) == (403, "wrong token")


# --- the signature


async def test_a_signed_body_is_taken(api: WhatsAppApi, anna: WhatsAppClient, ear: Ear) -> None:
    await anna.types("Привіт 👋", waits=False)
    assert [inbound.event for inbound in ear.heard] == [Typed("Привіт 👋")]


def sha1(content: bytes) -> str:
    return "sha1=" + hmac.new(APP_SECRET.encode(), content, hashlib.sha1).hexdigest()


@pytest.mark.parametrize(
    "headers",
    [
        lambda content: {},
        lambda content: {"X-Hub-Signature-256": ""},
        lambda content: {"X-Hub-Signature-256": "sha256="},
        lambda content: {"X-Hub-Signature-256": signature(content, "another secret")},
        lambda content: {"X-Hub-Signature-256": signature(content, "")},
        lambda content: {"X-Hub-Signature-256": signature(content + b" ")},
        lambda content: {"X-Hub-Signature-256": signature(content).removeprefix("sha256=")},
        lambda content: {"X-Hub-Signature-256": signature(content).upper()},
        lambda content: {"X-Hub-Signature-256": signature(content)[:-1]},
        lambda content: {"X-Hub-Signature-256": sha1(content)},
        lambda content: {"X-Hub-Signature": sha1(content)},
        lambda content: {"X-Hub-Signature": signature(content)},
    ],
)
async def test_a_body_that_is_not_signed_by_meta_is_refused(
    api: WhatsAppApi, anna: WhatsAppClient, ear: Ear, headers: object
) -> None:
    content = json.dumps(body(anna.says(text("book")))).encode()
    assert callable(headers)
    assert (await api.posts(content, headers(content))).status_code == 403
    assert ear.heard == []


async def test_a_signature_is_that_of_the_bytes_and_not_of_what_they_mean(
    api: WhatsAppApi, anna: WhatsAppClient, ear: Ear
) -> None:
    whole = body(anna.says(text("книга")))
    signed, sent = json.dumps(whole).encode(), json.dumps(whole, ensure_ascii=False).encode()
    assert (await api.posts(sent, {"X-Hub-Signature-256": signature(signed)})).status_code == 403
    assert ear.heard == []


# --- the body


@pytest.mark.parametrize("content", [b"", b"no", b"[" * 100_000, b"\xff\xfe", b'{"entry": NaN'])
async def test_what_is_no_json_is_refused(api: WhatsAppApi, content: bytes) -> None:
    assert (await api.posts(content, {"X-Hub-Signature-256": signature(content)})).status_code == 400


@pytest.mark.parametrize("content", [b"null", b"[]", b"{}", b'{"entry": 5}', b'{"object": "page", "entry": [{}]}'])
async def test_what_is_not_for_us_is_accepted(api: WhatsAppApi, content: bytes) -> None:
    assert (await api.posts(content, {"X-Hub-Signature-256": signature(content)})).status_code == 200


async def test_a_body_may_be_large_but_not_larger_than_metas(api: WhatsAppApi, anna: WhatsAppClient, ear: Ear) -> None:
    whole = json.dumps(body(anna.says(text("hi")))).encode()
    fits = whole + b" " * (LARGEST - len(whole))
    assert (await api.posts(fits, {"X-Hub-Signature-256": signature(fits)})).status_code == 200
    huge = fits + b" "
    assert (await api.posts(huge, {"X-Hub-Signature-256": signature(huge)})).status_code == 413
    assert len(ear.heard) == 1


async def test_all_messages_of_a_body_are_taken_together(api: WhatsAppApi, anna: WhatsAppClient, ear: Ear) -> None:
    bob = api.client("447700900123")
    told = [anna.says(text("one"), "a"), bob.says(text("two"), "b"), value(statuses=[status("x", "read")])]
    assert await api.brings(body(*told, anna.says(text("three"), "c"))) == 200
    assert ear.ids == ["a", "b", "c"]


async def test_the_same_message_keeps_its_id_however_it_comes_again(
    api: WhatsAppApi, anna: WhatsAppClient, ear: Ear
) -> None:
    """It is by the id that the inbox knows it, in whatever body."""
    told, other = anna.says(text("one"), "a"), anna.says(text("two"), "b")
    assert [await api.brings(body(told)), await api.brings(body(other, told))] == [200, 200]
    assert ear.ids == ["a", "b", "a"]
    assert ear.heard[0] == ear.heard[2]


# --- the answer


async def test_what_could_not_be_kept_comes_again(api: WhatsAppApi, anna: WhatsAppClient, ear: Ear) -> None:
    ear.fails = 1
    told = body(anna.says(text("one"), "a"))
    with structlog.testing.capture_logs() as logs:
        assert await api.brings(told) == 503
    assert [line["log_level"] for line in logs] == ["error"]
    assert await api.brings(told) == 200
    assert ear.ids == ["a"]


async def test_it_is_kept_before_the_answer(api: WhatsAppApi, anna: WhatsAppClient, ear: Ear) -> None:
    ear.gate.clear()
    bringing = asyncio.create_task(api.brings(body(anna.says(text("one"), "wamid.a"))))
    assert await api.bell.until(lambda: bool(api.read), 10)
    assert not bringing.done()
    ear.gate.set()
    assert await bringing == 200


async def test_statuses_alone_wake_nobody(api: WhatsAppApi, ear: Ear) -> None:
    ear.fails = 1
    assert await api.brings(body(value(statuses=[status("wamid.1", "delivered")]))) == 200
    assert ear.fails == 1
