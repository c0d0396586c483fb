"""What the page asks for: sessions, messages, the history and what is new, over HTTP.

A session's token comes in the header Authorization: an address would show it in logs, and a cookie would travel
by itself. All answers are for the allowed sites only, by CORS.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import ExitStack
from typing import Final

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.bounded import body_of
from bot.channels.widget.channel import Widget
from bot.channels.widget.guard import Guard, TooMuch, known_network
from bot.channels.widget.interface import interface
from bot.channels.widget.pages import NOSNIFF
from bot.channels.widget.parse import Unfit, parse
from bot.texts import match_locale, words
from fsm.words import Chat
from storage.errors import StorageError, surprise
from storage.history import Line

log = structlog.stdlib.get_logger(__name__)

LARGEST: Final = 8 * 1024
QUIET: Final = 15
"""After so many looks without news a stream shows that it is alive, before a proxy takes it for dead."""

FOR_PAGES: Final = {
    "Access-Control-Allow-Headers": "authorization, content-type, last-event-id",
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Expose-Headers": "retry-after",
    "Access-Control-Max-Age": "7200",
}

Answer = Callable[[Request], Awaitable[Response]]


class _No(Exception):
    """Not for this request: the status of the answer, and why."""

    def __init__(self, status: int, why: str, **headers: str) -> None:
        super().__init__(status, why)
        self.status, self.why, self.headers = status, why, headers


Elsewhere = Callable[[Chat], Mapping[str, str]]
"""Where a chat can go on: addresses by the name of the channel."""


def api(widget: Widget, guard: Guard, default_locale: str, elsewhere: Elsewhere) -> list[Route]:
    """GET /widget/words?language=, POST /widget/sessions, POST /widget/messages, GET /widget/history?after=,
    GET /widget/elsewhere (addresses by channel), GET /widget/events (a stream of server-sent events, from the header
    Last-Event-ID on).

    403 for other sites, 401 without a good token, 400 and 413 for what our page does not send, 429 with Retry-After
    for too much, 503 when nothing can be kept.
    """
    desk = _Counter(widget, guard, default_locale, elsewhere)
    table: list[tuple[str, str, Answer]] = [
        ("GET", "words", desk.words),
        ("POST", "sessions", desk.sessions),
        ("POST", "messages", desk.messages),
        ("GET", "history", desk.history),
        ("GET", "elsewhere", desk.elsewhere),
        ("GET", "events", desk.events),
    ]
    return [Route(f"/widget/{name}", _guarded(guard, do), methods=[method, "OPTIONS"]) for method, name, do in table]


class _Counter:
    """Answers the page."""

    def __init__(self, widget: Widget, guard: Guard, default_locale: str, elsewhere: Elsewhere) -> None:
        self._widget, self._guard, self._default_locale = widget, guard, default_locale
        self._elsewhere = elsewhere

    async def words(self, request: Request) -> Response:
        self._guard.read(_address(request))
        locale = match_locale(request.query_params.get("language", ""), self._default_locale)
        return JSONResponse(interface(words(locale)), headers={"Cache-Control": "max-age=300"})

    async def sessions(self, request: Request) -> Response:
        address = _address(request)
        self._guard.session(address)
        return JSONResponse({"token": self._widget.begin(known_network(address))}, 201)

    async def messages(self, request: Request) -> Response:
        chat = self._chat(request)
        self._guard.message(_address(request), chat.id)
        try:
            heard = parse(await _body(request), chat, self._widget.now())
        except Unfit as error:
            raise _No(400, "not what our page sends") from error
        await self._widget.hear(heard)
        return Response(status_code=202)

    async def history(self, request: Request) -> Response:
        self._guard.read(_address(request))
        lines = await self._widget.history(self._chat(request), _number(request.query_params.get("after", "")))
        now = self._widget.now().isoformat()
        body = f'{{"now":"{now}","lines":[{",".join(map(_json, lines))}]}}'
        return Response(body, media_type="application/json")

    async def elsewhere(self, request: Request) -> Response:
        self._guard.read(_address(request))
        return JSONResponse(self._elsewhere(self._chat(request)))

    async def events(self, request: Request) -> Response:
        self._guard.read(_address(request))
        chat = self._chat(request)
        after = _number(request.headers.get("last-event-id", ""))
        with ExitStack() as stack:
            stack.enter_context(self._guard.stream(_address(request), chat.id))
            return _Stream(self._events(chat, after), stack.pop_all())

    async def _events(self, chat: Chat, after: int) -> AsyncGenerator[str, None]:
        """The lines so far; the time, so that a page whose clock is wrong knows how long is left; then what comes."""
        quiet = -1
        try:
            async for lines in self._widget.follow(chat, after):
                if lines:
                    yield "".join(f"id: {line.seq}\ndata: {_json(line)}\n\n" for line in lines)
                if quiet < 0:
                    yield f'event: hello\ndata: {{"now":"{self._widget.now().isoformat()}"}}\n\n'
                quiet = 0 if lines else quiet + 1
                if quiet == QUIET:
                    quiet = 0
                    yield ":\n\n"
        except StorageError as error:
            log.warning("a page's stream ends early, it will come back", reason=str(error))

    def _chat(self, request: Request) -> Chat:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        chat = self._widget.chat(token) if scheme.lower() == "bearer" else None
        if not chat:
            raise _No(401, "no session, or one that has ended", **{"WWW-Authenticate": "Bearer"})
        return chat


class _Stream(StreamingResponse):
    """A stream of server-sent events that gives its place back, however it ends."""

    media_type = "text/event-stream"

    def __init__(self, events: AsyncGenerator[str, None], place: ExitStack) -> None:
        super().__init__(events, headers={"X-Accel-Buffering": "no"})
        self._events, self._place = events, place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._place:
            try:
                await super().__call__(scope, receive, send)
            finally:
                await self._events.aclose()


def _guarded(guard: Guard, do: Answer) -> Answer:
    """The answer, for pages of allowed sites; a refusal is an answer, too."""

    async def endpoint(request: Request) -> Response:
        origin = request.headers.get("origin", "")
        if not guard.lets_in(origin, request.headers.get("host", "")):
            if guard.refuses_first(origin):
                log.warning("another site asks for the chat: if it is yours, add it to WIDGET_ORIGINS", origin=origin)
            return JSONResponse({"error": "not for this site"}, 403, headers=NOSNIFF | {"Vary": "Origin"})
        answer = Response(status_code=204) if request.method == "OPTIONS" else await _answer(do, request)
        answer.headers.setdefault("Cache-Control", "no-store")
        answer.headers.update({**NOSNIFF, "Vary": "Origin"})
        if origin:
            answer.headers.update({"Access-Control-Allow-Origin": origin, **FOR_PAGES})
        return answer

    return endpoint


async def _answer(do: Answer, request: Request) -> Response:
    try:
        return await do(request)
    except TooMuch as much:
        return _refusal(429, "too much at once", {"Retry-After": str(int(much.after) + 1)})
    except _No as no:
        return _refusal(no.status, no.why, no.headers)
    except ClientDisconnect:
        return Response(status_code=400)
    except Exception as error:
        why, trace = str(error), surprise(error)
        log.error("a page's request could not be served and will come again", reason=why, exc_info=trace)
        return _refusal(503, "not now", {"Retry-After": "1"})


def _refusal(status: int, why: str, headers: dict[str, str]) -> Response:
    return JSONResponse({"error": why}, status, headers=headers)


async def _body(request: Request) -> bytes:
    body = await body_of(request.stream(), LARGEST)
    if len(body) > LARGEST:
        raise _No(413, "too large")
    return body


def _json(line: Line) -> str:
    return f'{{"seq":{line.seq},"who":"{line.who}","at":"{line.at.isoformat()}","body":{line.body}}}'


def _number(text: str) -> int:
    """The number of a line; whatever else comes means from the beginning."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
