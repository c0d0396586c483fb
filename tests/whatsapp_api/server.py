"""The server: messages and media over HTTP, webhooks signed as Meta signs them, and faults on demand."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import HTTP
from typing import Any, Self

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.web import serving
from tests.telegram_api.bell import Bell
from tests.whatsapp_api import rules
from tests.whatsapp_api.bodies import PHONE_ID
from tests.whatsapp_api.client import WhatsAppClient
from tests.whatsapp_api.rules import Json, Refusal

TOKEN = "EAAJB-a-token-for-tests"
APP_SECRET = "a2f5c7-app-secret"
VERIFY_TOKEN = "we-know-each-other"
DAY = 24 * 3600.0


@dataclass(slots=True)
class Fault:
    """What goes wrong with messages of a type, `times` times. `late`: it has been done by then."""

    type: str
    status: int
    code: int
    times: int = 1
    late: bool = False
    subcode: int = 0


class WhatsAppApi:
    """The Cloud API for one number; open while its context is. `calls` are the messages that were asked for, in order;
    `read` and `typing` the client's messages that were marked as read, or as being answered.

    `hook` is where webhooks go; `time` gives the server's own time, in Unix seconds.
    """

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self.url, self.hook = "", ""
        self.token = TOKEN
        self.time = now
        self.calls: list[Json] = []
        self.files: dict[str, bytes] = {}
        self.read: list[str] = []
        self.typing: list[str] = []
        self.bell = Bell()
        self._clients: list[WhatsAppClient] = []
        self._faults: list[Fault] = []
        self._id = 0
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        app = Starlette(
            routes=[
                Route("/{version}/{phone_id}", self._endpoint, methods=["GET"]),
                Route("/{version}/{phone_id}/messages", self._endpoint, methods=["POST"]),
                Route("/{version}/{phone_id}/media", self._endpoint, methods=["POST"]),
            ]
        )
        port = await self._stack.enter_async_context(serving(app, "127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{port}"
        self._http = await self._stack.enter_async_context(httpx.AsyncClient(trust_env=False, timeout=30))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    @property
    def settings(self) -> dict[str, Any]:
        return {
            "whatsapp_phone_id": PHONE_ID,
            "whatsapp_token": TOKEN,
            "whatsapp_app_secret": APP_SECRET,
            "whatsapp_verify_token": VERIFY_TOKEN,
            "whatsapp_base_url": self.url,
        }

    # --- what a test does with it

    def client(self, number: str = "", user: str = "", name: str = "Anna") -> WhatsAppClient:
        client = WhatsAppClient(self, number, user, name)
        self._clients.append(client)
        return client

    def breaks(self, type: str, code: int, status: int = 400, **how: Any) -> None:
        """Have the next message of a type refused with an error of Meta's; `how`: other fields of a Fault."""
        self._faults.append(Fault(type, status, code, **how))

    async def brings(self, body: object) -> int:
        """Bring a body to the webhook, signed; gives the status of the answer."""
        content = json.dumps(body, ensure_ascii=False).encode()
        return (await self.posts(content, {"X-Hub-Signature-256": signature(content)})).status_code

    async def posts(self, content: bytes, headers: dict[str, str]) -> httpx.Response:
        return await self._http.post(self.hook, content=content, headers=headers)

    async def asks(self, **parameters: str) -> httpx.Response:
        """The handshake, or an attempt at one."""
        return await self._http.get(self.hook, params={f"hub.{name}": given for name, given in parameters.items()})

    def new_id(self) -> str:
        self._id += 1
        return f"wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0Rg{self._id:04}"

    # --- HTTP

    async def _endpoint(self, request: Request) -> Response:
        try:
            if request.headers.get("authorization") != f"Bearer {self.token}":
                raise Refusal(190, "Error validating access token", 401)
            if request.path_params["phone_id"] != PHONE_ID:
                raise Refusal(100, "Unsupported post request. Object does not exist", subcode=33)
            answer: Json
            if request.method == "GET":
                answer = _fields(request.query_params.get("fields", ""))
            elif request.url.path.endswith("/media"):
                answer = self._media(await _parts(request))
            else:
                answer = await self._do(request)
        except Refusal as refusal:
            return JSONResponse(refusal.body, refusal.status)
        finally:
            self.bell.ring()
        return JSONResponse(answer)

    async def _do(self, request: Request) -> Json:
        message = await request.json()
        self.calls.append(message)
        kind = message.get("type", "status")
        fault = next((fault for fault in self._faults if fault.times > 0 and fault.type == kind), None)
        if fault is None or fault.late:
            answer = self._status(message) if kind == "status" else self._message(message)
        if fault:
            fault.times -= 1
            raise Refusal(fault.code, "Something went wrong", fault.status, fault.subcode)
        return answer

    def _status(self, message: Json) -> Json:
        """A message of a client's is read; "typing" is shown to them until we write."""
        match message:
            case {"messaging_product": "whatsapp", "status": "read", "message_id": str(id)} if id.startswith("wamid."):
                (self.typing if "typing_indicator" in message else self.read).append(id)
                return {"success": True}
        raise Refusal(100, "Invalid parameter")

    def _message(self, message: Json) -> Json:
        to, shown = rules.recipient(message), rules.shown(message)
        client = next((client for client in self._clients if to in (client.number, client.user)), None)
        if client is None:
            raise Refusal(131026, "Message undeliverable")
        if client.wrote is None or self.time() - client.wrote > DAY:
            raise Refusal(131047, "Re-engagement message")
        client.show(shown)
        known = {"input": to, "wa_id": client.number} if client.number else {"input": to, "user_id": client.user}
        return {"messaging_product": "whatsapp", "contacts": [known], "messages": [{"id": self.new_id()}]}

    def _media(self, parts: dict[str, Any]) -> Json:
        name, kind, content = parts.get("file", ("", "", b""))
        fault = next((fault for fault in self._faults if fault.times > 0 and fault.type == "media"), None)
        if fault:
            fault.times -= 1
            raise Refusal(fault.code, "Something went wrong", fault.status)
        if parts.get("messaging_product") != "whatsapp" or parts.get("type") != kind or kind not in rules.FILE_TYPES:
            raise Refusal(100, f"Param file must be a file with one of the following types, and not {kind}: {name}")
        id = str(1_000_000 + len(self.files))
        self.files[id] = content
        return {"id": id}


def _fields(wanted: str) -> Json:
    """Of our number as much as is asked for, and always its id."""
    known = {"display_phone_number": "+1 555-078-3881", "verified_name": "Silver Heron Studio"}
    return {name: told for name, told in known.items() if name in wanted.split(",")} | {"id": PHONE_ID}


def signature(content: bytes, secret: str = APP_SECRET) -> str:
    return "sha256=" + hmac.new(secret.encode(), content, hashlib.sha256).hexdigest()


async def _parts(request: Request) -> dict[str, Any]:
    """A form in parts: fields, and files as name, type and content."""
    head = b"Content-Type: " + request.headers.get("content-type", "").encode() + b"\r\n\r\n"
    parts: dict[str, Any] = {}
    for part in message_from_bytes(head + await request.body(), policy=HTTP).iter_parts():
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        name = str(part.get_param("name", header="content-disposition"))
        file = part.get_filename()
        parts[name] = (file, part.get_content_type(), content) if file else content.decode()
    return parts
