"""What is served as it is: the script, the page that is nothing but the chat, a salon's page to try it on."""

import re
from collections.abc import Awaitable, Callable, Collection
from gzip import compress
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.texts import match_locale, words
from fsm.prompts import Say

TITLE: Final = Say("widget.title")

STATIC: Final = Path(__file__).parent / "static"

NUMBER: Final = re.compile(r"[0-9]{1,20}")
"""A location in an address; there are people who try what a longer one does."""

NOSNIFF: Final = {"X-Content-Type-Options": "nosniff"}

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' https: data:",  # the pictures of the staff are with Altegio
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors",
    )
)
"""For our own pages; who may frame them comes last."""

SANDBOX: Final = "http://127.0.0.1:*"
"""Where the pictures of the sandbox are."""

TELEGRAM: Final = "https://web.telegram.org"
"""Its pages frame what a menu button opens (https://core.telegram.org/bots/webapps)."""


class File:
    """One file of `static`, with a tag for caches, also compressed."""

    def __init__(self, name: str, kind: str, **blanks: str) -> None:
        text = (STATIC / name).read_text("utf-8")
        for blank, filling in blanks.items():
            text = text.replace(f"{{{blank}}}", filling)
        self._plain = text.encode()
        self._compressed = compress(self._plain, mtime=0)
        self._headers = {
            **NOSNIFF,
            "Content-Type": f"{kind}; charset=utf-8",
            "Cache-Control": "public, max-age=300",
            "ETag": f'"{sha256(self._plain).hexdigest()[:16]}"',
            "Vary": "Accept-Encoding",
        }

    def answer(self, request: Request, **headers: str) -> Response:
        headers = self._headers | {name.replace("_", "-"): value for name, value in headers.items()}
        if self._headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(self._compressed, headers={**headers, "Content-Encoding": "gzip"})
        return Response(self._plain, headers=headers)


Title = Callable[[int], Awaitable[str]]
"""What a location is called, "" if that is not known."""


def pages(origins: Collection[str], demo: int | None, default_locale: str, title: Title) -> list[Route]:
    """GET /widget.js, /chat/{location} and, if `demo` is a location, /demo.

    404 for what is nearly that (/, /chat, /chat/x): where people see it, with a word to them.
    """
    script = File("widget.js", "text/javascript")
    style = File("page.css", "text/css")
    policy = POLICY.replace("https:", f"https: {SANDBOX}") if demo else POLICY
    framed = " ".join((policy, "'self'", TELEGRAM, *sorted(origins)))

    async def widget(request: Request) -> Response:
        return script.answer(request, Cross_Origin_Resource_Policy="cross-origin")

    async def chat(request: Request) -> Response:
        location = request.path_params["location"]
        if not NUMBER.fullmatch(location):
            return await lost(request)
        known = escape(await title(int(location)))
        heading = known or escape(words(default_locale).say(TITLE))
        page = File("page.html", "text/html", location=location, heading=heading, title=known)
        return page.answer(request, Content_Security_Policy=framed, Referrer_Policy="no-referrer")

    async def lost(request: Request) -> Response:
        if "text/html" not in request.headers.get("accept", ""):
            return PlainTextResponse("Not Found", 404, headers=NOSNIFF)
        tag = request.headers.get("accept-language", "").split(",")[0].split(";")[0]
        spoken = words(match_locale(tag, default_locale))
        root = "../" * (request.url.path.count("/") - 1)
        direction = "rtl" if spoken.rtl else "ltr"
        blanks = {"title": escape(spoken.say(TITLE)), "text": escape(spoken.say(Say("widget.lost")))}
        page = File("lost.html", "text/html", language=spoken.locale, direction=direction, root=root, **blanks)
        answer = page.answer(request, Content_Security_Policy=f"{policy} 'none'", Referrer_Policy="no-referrer")
        answer.status_code = 404
        answer.headers["Cache-Control"] = "no-store"
        return answer

    async def page_style(request: Request) -> Response:
        return style.answer(request)

    found = [
        Route("/widget.js", widget),
        Route("/widget/page.css", page_style),
        *(Route(path, lost) for path in ("/", "/chat", "/chat/")),
        Route("/chat/{location}", chat),
    ]
    return found + (_demo(demo, policy) if demo else [])


def _demo(location: int, policy: str) -> list[Route]:
    page = File("demo.html", "text/html", location=str(location))
    style = File("demo.css", "text/css")

    async def demo(request: Request) -> Response:
        return page.answer(request, Content_Security_Policy=f"{policy} 'none'", Referrer_Policy="no-referrer")

    async def demo_style(request: Request) -> Response:
        return style.answer(request)

    return [Route("/demo", demo), Route("/demo.css", demo_style)]
