"""The server: the Bot API's methods over HTTP, and faults on demand."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import HTTP
from typing import Any, Self
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.web import serving
from tests.telegram_api import rules
from tests.telegram_api.bell import Bell
from tests.telegram_api.client import DATE, Shown, TelegramClient
from tests.telegram_api.rules import Markup, Params, Refusal, bad
from tests.telegram_api.updates import Updates

TOKEN = "123456:AAE-a-token-for-tests-of-35-letters0"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot's. `method` is in small letters: the names have no case. `file`: its name and content."""

    method: str
    params: Params
    file: tuple[str, bytes] | None = None


@dataclass(slots=True)
class Fault:
    """What goes wrong with a method, `times` times. Without a `status` there is no answer at all.

    `late`: the method has done its work by then. `containing`: only for texts with this in them.
    """

    method: str
    status: int | None
    times: int = 1
    late: bool = False
    containing: str = ""
    retry_after: int = 1

    def fits(self, call: Call) -> bool:
        return self.times > 0 and self.method == call.method and self.containing in str(call.params.get("text", ""))

    def refusal(self, status: int) -> Refusal:
        match status:
            case 429:
                description = f"Too Many Requests: retry after {self.retry_after}"
                return Refusal(429, description, retry_after=self.retry_after)
            case 401:
                return Refusal(401, "Unauthorized")
            case 403:
                return Refusal(403, "Forbidden: user is deactivated")
            case _:
                return Refusal(status, "Internal Server Error")


class TelegramApi:
    """The Bot API for one bot; open while its context is. `calls` are all that the bot asked for, in order."""

    def __init__(self) -> None:
        self.token = TOKEN
        self.bot = {"id": 123456, "is_bot": True, "first_name": "Salon", "username": "salon_bot"}
        self.url = ""
        self.calls: list[Call] = []
        self.menus: dict[str, dict[str, str]] = {}
        self.spinning: dict[str, TelegramClient] = {}
        self.bell = Bell()
        self.updates = Updates(self.bell)
        self._clients: dict[int, list[TelegramClient]] = {}
        self._faults: list[Fault] = []
        self._closed = asyncio.Event()
        self._id = 0
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        app = Starlette(routes=[Route("/bot{token}/{method}", self._endpoint, methods=["GET", "POST"])])
        port = await self._stack.enter_async_context(serving(app, "127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{port}"
        self._bringing = asyncio.create_task(self.updates.bring())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closed.set()
        self.updates.close()
        await self._bringing
        await self._stack.aclose()

    # --- what a test does with it

    def client(
        self, id: int, name: str = "Anna", language: str = "en", phone: str = "", group: int = 0
    ) -> TelegramClient:
        client = TelegramClient(self, id, name, language, phone, group)
        self._clients.setdefault(client.chat_id, []).append(client)
        return client

    def push(self, content: dict[str, Any]) -> int:
        """Let something have happened, whatever it is; gives the update's id."""
        id = self.new_id()
        self.updates.push({"update_id": id, **content})
        return id

    def breaks(self, method: str, status: int | None, **how: Any) -> None:
        """Have the next call of a method answered with an error, or never; `how`: other fields of a Fault."""
        self._faults.append(Fault(method.lower(), status, **how))

    def of(self, method: str) -> list[Call]:
        """The calls of a method so far."""
        return [call for call in self.calls if call.method == method.lower()]

    async def called(self, method: str, times: int = 1, within: float = 10.0) -> list[Call]:
        """The calls of a method, once there are so many."""
        await self.until(lambda: len(self.of(method)) >= times, lambda: f"{method}: {self.of(method)}", within)
        return self.of(method)

    async def all_confirmed(self, within: float = 10.0) -> None:
        """Wait until the bot has confirmed every update."""
        waiting = self.updates.waiting
        await self.until(lambda: not self.updates.waiting, lambda: f"not confirmed: {waiting}", within)

    async def until(self, true: Callable[[], bool], otherwise: Callable[[], str], within: float) -> None:
        """Wait for something to come true; else the test fails and says `otherwise`."""
        if not await self.bell.until(true, within):
            raise AssertionError(otherwise())

    def new_id(self) -> int:
        self._id += 1
        return self._id

    # --- HTTP

    async def _endpoint(self, request: Request) -> Response:
        call = await _call(request)
        self.calls.append(call)
        self.bell.ring()
        try:
            if request.path_params["token"] != self.token:
                raise Refusal(401, "Unauthorized")
            result = await self._answer(call)
        except Refusal as refusal:
            return JSONResponse(refusal.body, refusal.body["error_code"])
        return JSONResponse({"ok": True, "result": result})

    async def _answer(self, call: Call) -> Any:
        fault = next((fault for fault in self._faults if fault.fits(call)), None)
        if fault is None:
            return await self._do(call)
        fault.times -= 1
        if fault.late:
            await self._do(call)
        if fault.status is None:
            await self._closed.wait()
        raise fault.refusal(fault.status or 500)

    async def _do(self, call: Call) -> Any:
        if call.method == "getupdates":
            return await self.updates.get(call.params)
        method = self._methods().get(call.method)
        if method is None:
            raise Refusal(404, "Not Found")
        result = method(call)
        self.bell.ring()
        return result

    def _methods(self) -> dict[str, Callable[[Call], Any]]:
        return {
            "getme": lambda _: self.bot,
            "setwebhook": lambda call: self.updates.set_webhook(call.params),
            "deletewebhook": lambda call: self.updates.delete_webhook(call.params),
            "getwebhookinfo": lambda _: self.updates.webhook_info(),
            "sendmessage": self._send_message,
            "senddocument": self._send_document,
            "editmessagetext": self._edit_message_text,
            "deletemessage": self._delete_message,
            "answercallbackquery": self._answer_callback_query,
            "sendchataction": self._send_chat_action,
            "setmycommands": self._set_my_commands,
        }

    # --- messages

    def _chat(self, call: Call) -> list[TelegramClient]:
        """Who sees a chat. Nobody can be written to who has not written first."""
        clients = self._clients.get(_number(call.params, "chat_id"), [])
        if not any(client.wrote for client in clients):
            raise bad("chat not found")
        if any(client.blocked for client in clients):
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        return clients

    def _message(self, call: Call, refused: str) -> tuple[list[TelegramClient], Shown]:
        clients = self._chat(call)
        shown = clients[0].find(_number(call.params, "message_id"))
        if shown is None:
            raise bad(refused)
        return clients, shown

    def _send_message(self, call: Call) -> dict[str, Any]:
        clients = self._chat(call)
        shown = Shown(self.new_id(), rules.text(call.params), image=rules.preview(call.params))
        return self._show(clients, shown, rules.markup(call.params, private=not clients[0].group))

    def _send_document(self, call: Call) -> dict[str, Any]:
        clients = self._chat(call)
        if call.file is None:
            raise bad("there is no document in the request")
        return self._show(clients, Shown(self.new_id(), document=call.file), Markup())

    def _edit_message_text(self, call: Call) -> dict[str, Any]:
        clients, shown = self._message(call, "message to edit not found")
        if not shown.text:
            raise bad("there is no text in the message to edit")
        text, markup = rules.text(call.params), rules.markup(call.params, private=not clients[0].group)
        if markup.reply or markup.removes:
            raise bad("inline keyboard expected")
        image = rules.preview(call.params)
        if (text, markup.inline, image) == (shown.text, shown.inline, shown.image):
            raise bad(
                "message is not modified: specified new message content and reply markup are exactly the same "
                "as a current content and reply markup of the message"
            )
        shown.text, shown.image = text, image
        return self._show(clients, shown, markup)

    def _show(self, clients: list[TelegramClient], shown: Shown, markup: Markup) -> dict[str, Any]:
        for client in clients:
            client.show(shown, markup)
        kind = "group" if clients[0].group else "private"
        chat = {"id": clients[0].chat_id, "type": kind, "first_name": clients[0].name}
        return {"message_id": shown.id, "date": DATE, "chat": chat, "from": self.bot, "text": shown.text}

    def _delete_message(self, call: Call) -> bool:
        """The bot's own messages, and in private chats the client's, too; who is no administrator of a group deletes
        nobody else's there (https://core.telegram.org/bots/api#deletemessage).
        """
        clients, id = self._chat(call), _number(call.params, "message_id")
        for author in clients:
            if id in author.sent:
                if author.group:
                    raise bad("message can't be deleted")
                del author.sent[id]
                return True
        clients, shown = self._message(call, "message to delete not found")
        for client in clients:
            client.messages.remove(shown)
        return True

    def _answer_callback_query(self, call: Call) -> bool:
        if self.spinning.pop(str(call.params.get("callback_query_id")), None) is None:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        return True

    def _send_chat_action(self, call: Call) -> bool:
        action = rules.action(call.params)
        for client in self._chat(call):
            client.actions.append(action)
        return True

    def _set_my_commands(self, call: Call) -> bool:
        self.menus[str(call.params.get("language_code", ""))] = rules.commands(call.params)
        return True


def _number(params: Params, name: str) -> int:
    try:
        return int(params.get(name, 0))
    except ValueError:
        return 0


async def _call(request: Request) -> Call:
    """What a request asks for: with parameters in the address, as a form, as JSON, or in parts with a file."""
    method = request.path_params["method"].lower()
    body, kind = await request.body(), request.headers.get("content-type", "")
    params: dict[str, Any] = dict(request.query_params)
    if kind.startswith("multipart/form-data"):
        return _parts(method, params, b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    if kind.startswith("application/json"):
        return Call(method, params | await request.json())
    return Call(method, params | dict(parse_qsl(body.decode(), keep_blank_values=True)))


def _parts(method: str, params: dict[str, Any], whole: bytes) -> Call:
    file = None
    for part in message_from_bytes(whole, policy=HTTP).iter_parts():
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        if name := part.get_filename():
            file = name, content
        else:
            params[str(part.get_param("name", header="content-disposition"))] = content.decode()
    return Call(method, params, file)
