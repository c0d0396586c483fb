"""The Bot API server of the tests keeps Telegram's rules, so that a bot which breaks them is found out."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.telegram_api import TelegramApi, TelegramClient


@pytest.fixture
async def api() -> AsyncIterator[TelegramApi]:
    async with TelegramApi() as api:
        yield api


@pytest.fixture
async def anna(api: TelegramApi) -> TelegramClient:
    anna = api.client(42)
    await anna.types("/start", waits=False)
    return anna


@pytest.fixture
async def http(api: TelegramApi) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"{api.url}/bot{api.token}/", trust_env=False) as http:
        yield http


async def call(http: httpx.AsyncClient, method: str, **params: Any) -> dict[str, Any]:
    answer = await http.post(method, json=params)
    body: dict[str, Any] = answer.json()
    assert answer.status_code == body.get("error_code", 200)
    return body


def inline(*rows: list[Any]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def button(text: str = "A", data: str = "a") -> dict[str, str]:
    return {"text": text, "callback_data": data}


@pytest.mark.parametrize(
    ("text", "markup", "complaint"),
    [
        (" \n", None, "message text is empty"),
        ("x" * 4097, None, "message is too long"),
        ("x", inline([button(data="")]), "BUTTON_DATA_INVALID"),
        ("x", inline([button(data="ж" * 33)]), "BUTTON_DATA_INVALID"),
        ("x", inline([button("")]), "can't parse inline keyboard button"),
        ("x", inline([{"text": "A", "url": "tel:+442079460001"}]), "Unsupported URL protocol"),
        ("x", inline([{"text": "A", "url": "https://glow"}]), "Wrong HTTP URL"),
        ("x", inline([{"text": "A", "url": "https://glow.example/a b"}]), "Wrong HTTP URL"),
        ("x", inline([{"text": "A", "copy_text": {"text": "x" * 257}}]), "BUTTON_COPY_TEXT_INVALID"),
        ("x", inline([{"text": "A"}]), "Text buttons are unallowed"),
        ("x", inline([button()] * 9), "too many buttons in a row"),
        ("x", inline(*[[button()]] * 101), "reply markup is too long"),
        ("x", inline(["A"]), "can't parse inline keyboard button"),
        ("x", "{", "can't parse reply_markup JSON object"),
        ("x", {"keys": []}, "object expected as reply markup"),
    ],
)
async def test_what_breaks_a_limit_is_refused(
    anna: TelegramClient, http: httpx.AsyncClient, text: str, markup: object, complaint: str
) -> None:
    answer = await call(http, "sendMessage", chat_id=42, text=text, reply_markup=markup)
    assert answer["error_code"] == 400
    assert complaint in answer["description"]
    assert anna.messages == []


async def test_what_just_keeps_the_limits_is_taken(anna: TelegramClient, http: httpx.AsyncClient) -> None:
    markup = inline(*[[button(data="ж" * 32)] * 8] * 12, [button()] * 4)
    assert (await call(http, "sendMessage", chat_id=42, text="x" * 4096, reply_markup=markup))["ok"]
    assert len(anna.screen.labels) == 100


async def test_a_form_is_as_good_as_json(anna: TelegramClient, http: httpx.AsyncClient) -> None:
    form = {"chat_id": "42", "text": "Привіт", "reply_markup": json.dumps(inline([button("Так")]))}
    assert (await http.post("SENDMESSAGE", data=form)).json()["ok"]
    assert (anna.screen.text, anna.screen.labels) == ("Привіт", ["Так"])


async def test_a_phone_is_asked_for_in_private_only(api: TelegramApi, http: httpx.AsyncClient) -> None:
    boris = api.client(43, group=-100)
    await boris.types("/start", waits=False)
    keyboard = {"keyboard": [[{"text": "Phone", "request_contact": True}]]}
    answer = await call(http, "sendMessage", chat_id=-100, text="x", reply_markup=keyboard)
    assert "private chats only" in answer["description"]


async def test_a_message_is_changed_only_into_another_and_only_while_it_is_there(
    anna: TelegramClient, http: httpx.AsyncClient
) -> None:
    sent = await call(http, "sendMessage", chat_id=42, text="A", reply_markup=inline([button()]))
    here = {"chat_id": 42, "message_id": sent["result"]["message_id"]}
    same = await call(http, "editMessageText", text="A", reply_markup=inline([button()]), **here)
    assert "message is not modified" in same["description"]
    assert (await call(http, "editMessageText", text="A", **here))["ok"]
    assert anna.screen.labels == []
    keyboard = await call(http, "editMessageText", text="B", reply_markup={"keyboard": [["C"]]}, **here)
    assert "inline keyboard expected" in keyboard["description"]
    assert (await call(http, "deleteMessage", **here))["ok"]
    assert "not found" in (await call(http, "editMessageText", text="B", **here))["description"]


async def test_what_a_client_has_sent_can_be_deleted_in_private(
    api: TelegramApi, anna: TelegramClient, http: httpx.AsyncClient
) -> None:
    group = api.client(42, group=-100)
    for chat in (anna, group):
        await chat.types("hello", waits=False)
        here = {"chat_id": chat.chat_id, "message_id": next(reversed(chat.sent))}
        assert (await call(http, "deleteMessage", **here))["ok"] == (chat is anna)
    assert (anna.written, group.written) == (["/start"], ["hello"])
    assert "not found" in (await call(http, "deleteMessage", chat_id=42, message_id=999))["description"]


async def test_strangers_methods_and_tokens_are_refused(api: TelegramApi, http: httpx.AsyncClient) -> None:
    assert (await call(http, "sendMessage", chat_id=99, text="x"))["description"] == "Bad Request: chat not found"
    assert (await call(http, "sendPigeon"))["error_code"] == 404
    assert (await call(http, f"{api.url}/bot1:wrong/getMe"))["error_code"] == 401
    assert (await call(http, "answerCallbackQuery", callback_query_id="7"))["error_code"] == 400
    assert (await call(http, "sendChatAction", chat_id=42, action="dancing"))["error_code"] == 400
    assert (await call(http, "setMyCommands", commands=[{"command": "Book!", "description": "x"}]))["error_code"] == 400
    assert (await call(http, "setWebhook", url="http://salon.example/"))["error_code"] == 400


async def test_updates_wait_until_an_offset_confirms_them(
    api: TelegramApi, anna: TelegramClient, http: httpx.AsyncClient
) -> None:
    await anna.types("one", waits=False)
    first = (await call(http, "getUpdates"))["result"]
    assert [update["message"]["text"] for update in first] == ["/start", "one"]
    assert (await call(http, "getUpdates"))["result"] == first
    assert (await call(http, "getUpdates", offset=first[0]["update_id"] + 1))["result"] == first[1:]
    assert (await call(http, "getUpdates", offset=first[1]["update_id"] + 1))["result"] == []
    assert api.updates.waiting == []


async def test_who_asks_second_ends_the_firsts_wait(api: TelegramApi, http: httpx.AsyncClient) -> None:
    async def first() -> int:
        return int((await call(http, "getUpdates", timeout=50))["error_code"])

    waiting = asyncio.create_task(first())
    await api.called("getUpdates")
    assert (await call(http, "getUpdates"))["result"] == []
    assert await waiting == 409
    assert (await call(http, "setWebhook", url="https://salon.example/"))["ok"]
    assert (await call(http, "getUpdates"))["error_code"] == 409
    assert (await call(http, "getWebhookInfo"))["result"]["url"] == "https://salon.example/"
