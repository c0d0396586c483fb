"""Meta's Graph API over HTTP: sends messages and files for one phone number. What a failure means, `errors` tells."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Final, Self

import httpx

from bot.bounded import answer_of

VERSION: Final = "v24.0"
"""The version of the Graph API whose wire this is. Meta keeps one for two years at least."""

PATIENCE: Final = 10.0
CONNECTIONS: Final = 64

WHOLE: Final = 30.0
LARGEST: Final = 1024 * 1024
"""Seconds and bytes in which an answer has to be complete; it has some hundred bytes. PATIENCE ends only silence."""


class GraphError(Exception):
    """Meta refused, or did not answer (`status` 0). `code` is Meta's own number of the error, 0 if it gave none."""

    def __init__(self, status: int, code: int, reason: str, subcode: int = 0) -> None:
        super().__init__(reason)
        self.status, self.code, self.subcode = status, code, subcode


@dataclass(frozen=True, slots=True)
class Account:
    """Our side of WhatsApp: the root of the Graph API, the phone number's id there, and an app's token."""

    server: str
    phone_id: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Number:
    """What people see of a phone number: "+1 555 078 3881", and the name that Meta has approved for it ("": none)."""

    shown: str
    name: str


class Graph:
    """One phone number at the Graph API. Closed by leaving its context."""

    def __init__(self, account: Account) -> None:
        self._http = httpx.AsyncClient(
            base_url=f"{account.server}/{VERSION}/{account.phone_id}",
            headers={"Authorization": f"Bearer {account.token}"},
            timeout=PATIENCE,
            limits=httpx.Limits(max_connections=CONNECTIONS),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def send(self, message: Mapping[str, Any]) -> None:
        """POST /messages: a message, or what is done about one (read, typing). Raises GraphError."""
        await self._post("/messages", json={"messaging_product": "whatsapp", **message})

    async def upload(self, name: str, content: bytes, kind: str) -> str:
        """POST /media: a file of the MIME type `kind`; gives the id by which messages name it. Raises GraphError."""
        fields = {"messaging_product": "whatsapp", "type": kind}
        match await self._post("/media", data=fields, files={"file": (name, content, kind)}):
            case {"id": str(id)}:
                return id
        raise GraphError(200, 0, "an uploaded file got no id")

    async def number(self) -> Number:
        """GET our phone number. Raises GraphError."""
        us = str(self._http.base_url).rstrip("/")  # httpx would put a slash behind it
        match await self._asked("GET", us, params={"fields": "display_phone_number,verified_name"}):
            case {"display_phone_number": str(shown), **more}:
                return Number(shown, str(more.get("verified_name", "")))
        raise GraphError(200, 0, "the phone number is not told")

    async def _post(self, path: str, **body: Any) -> object:
        return await self._asked("POST", path, **body)

    async def _asked(self, method: str, path: str, **body: Any) -> object:
        try:
            async with asyncio.timeout(WHOLE), self._http.stream(method, path, **body) as response:
                answer = _json(await answer_of(response, LARGEST))
        except (httpx.HTTPError, TimeoutError) as error:
            raise GraphError(0, 0, type(error).__name__) from error
        if response.is_success:
            return answer
        match answer:
            case {"error": {"code": int(code), "message": str(reason), **more}}:
                subcode = more.get("error_subcode")
                raise GraphError(response.status_code, code, reason, subcode if isinstance(subcode, int) else 0)
        raise GraphError(response.status_code, 0, f"status {response.status_code}")


def _json(content: bytes) -> object:
    try:
        answer: object = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return answer
