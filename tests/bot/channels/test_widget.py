"""The widget's server over real HTTP: sessions, messages, the history and the stream of what is new."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from bot.channels import NotSaid
from bot.channels.widget import Guard, Widget, api, channel, pages
from bot.channels.widget.guard import REFUSED
from bot.channels.widget.routes import LARGEST
from bot.channels.widget.tokens import VALID
from bot.texts import words
from bot.web import application, serving
from fsm.events import Inbound, Picked, Typed
from fsm.prompts import Month, Option, Prompt, Say
from fsm.words import Chat
from storage.errors import StorageError
from storage.statement import Statement
from storage.store import Store

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
DROP = Statement(text("drop table history"))
SALON = "https://salon.example"
NAMED = {41000: "Heron & Sons"}
CHOICE = Prompt(Say("category.text"), (Option("category:1", "Cuts"), Option("category:2", "Nails")), token="3")


async def title(location: int) -> str:
    return NAMED.get(location, "")


@dataclass
class Ears:
    """Stands where the conversation would: keeps what was heard, and may fail."""

    heard: list[Inbound] = field(default_factory=list)
    error: Exception | None = None

    async def intake(self, batch: Sequence[Inbound]) -> None:
        if self.error:
            raise self.error
        self.heard += batch


class Site:
    """A bot with nothing but the widget, and a page's way to ask it."""

    def __init__(self, widget: Widget, ears: Ears, http: httpx.AsyncClient) -> None:
        self.widget, self.ears, self.http = widget, ears, http
        self.now = NOW

    async def token(self) -> str:
        answer = await self.http.post("/widget/sessions")
        assert answer.status_code == 201
        return str(answer.json()["token"])

    def chat(self, token: str) -> Chat:
        chat = self.widget.chat(token)
        assert chat
        return chat

    async def says(self, token: str, event: Any, id: str = "", **headers: str) -> httpx.Response:
        body = {"id": id or str(uuid4()), "event": event, "language": "en"}
        return await self.http.post("/widget/messages", json=body, headers=bearer(token) | headers)

    async def shows(self, token: str, prompt: Prompt = CHOICE) -> None:
        await self.widget.say(self.chat(token), prompt, words("en"), "")

    async def history(self, token: str, after: int = 0) -> list[Any]:
        answer = await self.http.get("/widget/history", params={"after": after}, headers=bearer(token))
        assert answer.status_code == 200
        return list(answer.json()["lines"])

    @asynccontextmanager
    async def stream(self, token: str, last: str = "") -> "AsyncIterator[Events]":
        headers = bearer(token) | ({"Last-Event-ID": last} if last else {})
        async with self.http.stream("GET", "/widget/events", headers=headers) as answer:
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith("text/event-stream")
            yield Events(answer)


class Events:
    """What comes over a stream."""

    def __init__(self, answer: httpx.Response) -> None:
        self._lines = answer.aiter_lines()

    async def next(self) -> tuple[str, Any]:
        """The next event: its id or its name, and its data."""
        found: dict[str, str] = {}
        async with asyncio.timeout(5):
            async for line in self._lines:
                if line:
                    name, _, value = line.partition(": ")
                    found[name] = value
                elif "data" in found:
                    return found.get("id") or found.get("event", ""), json.loads(found["data"])
        return "end", None

    async def texts(self, count: int) -> list[str]:
        return [(await self.next())[1]["body"]["text"] for _ in range(count)]


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@asynccontextmanager
async def opened(store: Store, **guard: Any) -> AsyncIterator[Site]:
    ears = Ears()
    sites: list[Site] = []
    widget = await Widget.open(store, ears.intake, lambda: sites[0].now)
    guarding = Guard([SALON], **guard)
    routes = api(widget, guarding, "en", lambda chat: {"telegram": f"https://t.me/bot?start={chat.id}"})
    app = application({}, [*routes, *pages([SALON], 41000, "en", title)])
    async with serving(app, "127.0.0.1", 0) as port:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as http:
            sites.append(Site(widget, ears, http))
            yield sites[0]
        widget.close()


@pytest.fixture
async def site(sqlite_store: Store) -> AsyncIterator[Site]:
    async with opened(sqlite_store) as site:
        yield site


# --- sessions


async def test_every_session_is_another_chat(site: Site) -> None:
    one, two = await site.token(), await site.token()
    assert site.chat(one) != site.chat(two)
    assert len(site.chat(one).id) >= 24
    await site.shows(one)
    assert [len(await site.history(token)) for token in (one, two)] == [1, 0]


async def test_chats_that_were_begun_from_one_address_have_a_source_in_common(site: Site) -> None:
    """Which address it is, their ids do not tell; of those behind a proxy that keeps it to itself nothing is known."""
    addresses = ["198.51.99.7", "198.51.99.7", "198.51.99.8", "", "", "2a01:4f8:c17::7", "2a01:4f8:c17::8"]
    headers = [{"X-Forwarded-For": address} if address else {} for address in addresses]
    tokens = [(await site.http.post("/widget/sessions", headers=header)).json()["token"] for header in headers]
    chats = [site.chat(token) for token in tokens]
    assert len({chat.id for chat in chats}) == len(chats)
    assert [len(chat.id) for chat in chats] == [24] * len(chats)
    one, same, other, unknown, unknown_too, *network = [site.widget.source(chat) for chat in chats]
    assert one == same
    assert len({one, other, unknown, unknown_too, *network}) == 5


@pytest.mark.parametrize("address", ["fe80::1%eth0", "::ffff:198.51.99.7", "[::1]:80", "somebody", "x" * 8000])
async def test_whatever_address_a_client_has_they_are_served(site: Site, address: str) -> None:
    answer = await site.http.post("/widget/sessions", headers={"X-Forwarded-For": address})
    assert answer.status_code == 201


async def test_a_session_lives_on_in_another_process(store: Store) -> None:
    async with opened(store) as first:
        token = await first.token()
        await first.shows(token)
    async with opened(store) as second:
        assert len(await second.history(token)) == 1


async def test_nobody_gets_in_without_a_good_token(site: Site) -> None:
    good = await site.token()
    old = await site.token()
    site.now += VALID
    forged = good[:-2] + ("AA" if good[-2:] != "AA" else "BB")
    for token in ("x", old, forged):
        for method, path in (("GET", "history"), ("GET", "events"), ("POST", "messages")):
            answer = await site.http.request(method, f"/widget/{path}", headers=bearer(token))
            assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    for headers in ({}, {"Authorization": good}, {"Authorization": f"Basic {good}"}):
        assert (await site.http.get("/widget/history", headers=headers)).status_code == 401
    cookie = await site.http.get("/widget/history", headers={"Cookie": f"token={good}"})
    address = await site.http.get("/widget/history", params={"token": good})
    assert [cookie.status_code, address.status_code] == [401, 401]


async def test_no_answer_sets_a_cookie(site: Site) -> None:
    token = await site.token()
    await site.says(token, {"text": "hi"})
    assert not site.http.cookies


# --- messages


async def test_what_is_said_is_heard_and_remembered(site: Site) -> None:
    token = await site.token()
    await site.shows(token)
    typed, picked = str(uuid4()), str(uuid4())
    assert (await site.says(token, {"text": "hello"}, typed)).status_code == 202
    assert (await site.says(token, {"option": "category:2", "token": "3"}, picked)).status_code == 202
    assert [(heard.id, heard.event) for heard in site.ears.heard] == [
        (typed, Typed("hello")),
        (picked, Picked("category:2", "3")),
    ]
    assert {heard.chat for heard in site.ears.heard} == {site.chat(token)}
    lines = [(line["seq"], line["who"], line["body"]["text"]) for line in await site.history(token)]
    question = "What kind of service would you like?"
    assert lines == [(1, "bot", question), (2, "client", "hello"), (3, "client", "Nails")]
    assert [line["seq"] for line in await site.history(token, after=2)] == [3]


async def test_what_comes_twice_is_shown_once(site: Site) -> None:
    token = await site.token()
    for _ in range(2):
        await site.says(token, {"text": "hello"}, "7f2c2f4e-6d5c-4b7a-9c1d-0123456789ab")
    assert len(await site.history(token)) == 1
    assert len(site.ears.heard) == 2, "the inbox counts it once"


async def test_what_was_typed_can_be_wiped(site: Site) -> None:
    """It is wiped by what the page called it, and stays so when it comes once more."""
    token = await site.token()
    for typed in ("hello", "01234"):
        await site.says(token, {"text": typed})
    await site.says(token, {"option": "category:2", "token": "3"})
    hello, code, picked = site.ears.heard
    assert (code.message, picked.message) == (code.id, "")
    await site.widget.wipe(code.chat, code.message)
    await site.says(token, {"text": "01234"}, code.id)
    dots = {"id": code.id, "text": "•••"}
    lines = await site.history(token)
    assert [line["body"] for line in lines] == [{"id": hello.id, "text": "hello"}, dots, dots]
    assert [line["who"] for line in lines] == ["client"] * 3, "pages that have read the code are told of the dots"


async def test_presses_without_words_leave_no_line(site: Site) -> None:
    token = await site.token()
    options = (Option("month:2026-04", Month(NOW.date()), kind="nav"), Option("visit:calendar", "Add to calendar"))
    await site.shows(token, Prompt(Say("menu.text"), options, token="3"))
    for event in (
        {"option": "category:2", "token": "2"},
        {"option": "gone", "token": "3"},
        {"option": "month:2026-04", "token": "3"},
        {"option": "visit:calendar", "token": "3"},
        {"command": "language"},
    ):
        assert (await site.says(token, event)).status_code == 202
    assert len(site.ears.heard) == 5
    assert len(await site.history(token)) == 1


async def test_what_no_page_sends_is_refused(site: Site) -> None:
    token = await site.token()
    assert (await site.says(token, {"text": "x" * 1001})).status_code == 400
    assert (await site.says(token, {"text": "x" * LARGEST})).status_code == 413
    assert site.ears.heard == []
    assert await site.history(token) == []


async def test_what_cannot_be_kept_is_sent_again(site: Site) -> None:
    token = await site.token()
    for error in (StorageError("the disk is full"), RuntimeError("a slip")):
        site.ears.error = error
        answer = await site.says(token, {"text": "hello"}, "7f2c2f4e-6d5c-4b7a-9c1d-0123456789ab")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
        assert "disk" not in answer.text
    site.ears.error = None
    assert (await site.says(token, {"text": "hello"}, "7f2c2f4e-6d5c-4b7a-9c1d-0123456789ab")).status_code == 202
    assert len(await site.history(token)) == 1


async def test_a_prompt_that_cannot_be_kept_is_said_again(store: Store) -> None:
    async with opened(store) as site:
        token = await site.token()
        await store.run(lambda work: work.connection.write(DROP))
        with pytest.raises(NotSaid):
            await site.shows(token)
        await site.widget.wipe(site.chat(token), "k")  # this can wait for ever
        assert (await site.http.get("/widget/history", headers=bearer(token))).status_code == 503
        async with site.stream(token) as events:
            assert await events.next() == ("end", None)


# --- the stream


async def test_a_stream_tells_what_was_and_what_comes(site: Site) -> None:
    token = await site.token()
    await site.shows(token)
    async with site.stream(token) as events:
        assert (await events.next())[0] == "1"
        assert await events.next() == ("hello", {"now": NOW.isoformat()})
        await site.says(token, {"text": "hello"})
        id, line = await events.next()
        assert (id, line["who"], line["body"]["text"], line["at"]) == ("2", "client", "hello", NOW.isoformat())
        await site.shows(token)
        id, line = await events.next()
        assert (id, line["who"], line["body"]["options"][0]["label"]) == ("3", "bot", "Cuts")


async def test_a_stream_goes_on_where_it_broke_off(site: Site) -> None:
    token = await site.token()
    await site.shows(token)
    async with site.stream(token) as events:
        id, _ = await events.next()
    await site.says(token, {"text": "hello"})
    async with site.stream(token, last=id) as events:
        assert [(await events.next())[0] for _ in range(2)] == ["2", "hello"]
    async with site.stream(token, last="1 or 1=1") as events:
        assert (await events.next())[0] == "1"


async def test_all_tabs_agree(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "POLL", 60)  # no need to look: they are told
    token, other = await site.token(), await site.token()
    async with site.stream(token) as one, site.stream(token) as two, site.stream(other) as stranger:
        assert [(await events.next())[0] for events in (one, two, stranger)] == ["hello"] * 3
        await site.says(token, {"text": "hello"})
        await site.shows(token)
        said = ["hello", "What kind of service would you like?"]
        assert await one.texts(2) == await two.texts(2) == said
        await site.says(other, {"text": "mine"})
        assert await stranger.texts(1) == ["mine"]


async def test_what_another_process_says_is_heard_soon(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "POLL", 0.02)
    async with opened(store) as here, opened(store) as there:
        token = await here.token()
        async with here.stream(token) as events:
            assert (await events.next())[0] == "hello"
            await there.shows(token)
            assert (await events.next())[0] == "1"


async def test_a_quiet_stream_shows_that_it_lives(sqlite_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "POLL", 0.01)
    async with opened(sqlite_store) as site:
        token = await site.token()
        async with site.http.stream("GET", "/widget/events", headers=bearer(token)) as answer, asyncio.timeout(5):
            lines = answer.aiter_lines()
            while await anext(lines) != ":":
                pass


async def test_streams_end_when_the_bot_does(site: Site) -> None:
    token = await site.token()
    async with site.stream(token) as events:
        await events.next()
        site.widget.close()
        assert await events.next() == ("end", None)


# --- limits


async def test_there_are_so_many_sessions_for_one_address(site: Site) -> None:
    answers = [await site.http.post("/widget/sessions") for _ in range(21)]
    assert [answer.status_code for answer in answers] == [201] * 20 + [429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 31


async def test_there_are_so_many_messages_in_one_chat(sqlite_store: Store) -> None:
    async with opened(sqlite_store, clock=lambda: 0.0) as site:
        token, other = await site.token(), await site.token()
        statuses = [(await site.says(token, {"text": "hello"})).status_code for _ in range(21)]
        assert statuses == [202] * 20 + [429]
        assert len(site.ears.heard) == 20
        assert (await site.says(other, {"text": "hello"})).status_code == 202


async def test_there_are_so_many_streams_of_one_chat(site: Site) -> None:
    token = await site.token()
    async with AsyncExitStack() as tabs:
        for _ in range(8):
            await tabs.enter_async_context(site.stream(token))
        ninth = await site.http.get("/widget/events", headers=bearer(token))
        assert ninth.status_code == 429


# --- other sites, and our own pages


async def test_allowed_sites_may_ask(site: Site) -> None:
    token = await site.token()
    asked = await site.http.options("/widget/messages", headers={"Origin": SALON})
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-headers"] == "authorization, content-type, last-event-id"
    said = await site.says(token, {"text": "hello"}, Origin=SALON)
    for answer in (asked, said, await site.http.get("/widget/history", headers={"Origin": SALON})):
        assert answer.headers["access-control-allow-origin"] == SALON
        assert answer.headers["vary"] == "Origin"
        assert "access-control-allow-credentials" not in answer.headers


async def test_other_sites_may_not(site: Site) -> None:
    token = await site.token()
    stranger = {"Origin": "https://other.example"}
    answers = [
        await site.http.options("/widget/messages", headers=stranger),
        await site.says(token, {"text": "hello"}, **stranger),
        await site.http.post("/widget/sessions", headers=stranger),
        await site.http.get("/widget/events", headers=bearer(token) | stranger),
    ]
    assert [answer.status_code for answer in answers] == [403] * 4
    assert not any("access-control-allow-origin" in answer.headers for answer in answers)
    assert site.ears.heard == []


async def test_the_owner_is_told_which_site_was_refused(site: Site) -> None:
    """Once for each, and not without end: anybody can make up names."""
    with capture_logs() as logs:
        for n in (0, 0, *range(REFUSED + 1)):
            await site.http.get("/widget/words", headers={"Origin": f"https://salon-{n}.example"})
        await site.http.get("/widget/words", headers={"Origin": "https://" + "x" * 300})
    told = [entry for entry in logs if "WIDGET_ORIGINS" in entry["event"]]
    assert [entry["origin"] for entry in told] == [f"https://salon-{n}.example" for n in range(REFUSED)]
    assert {entry["log_level"] for entry in told} == {"warning"}


async def test_our_own_pages_may(site: Site) -> None:
    own = {"Origin": str(site.http.base_url).rstrip("/")}
    assert (await site.http.post("/widget/sessions", headers=own)).status_code == 201


@pytest.mark.parametrize(("tag", "locale"), [("uk-UA", "uk"), ("de", "en"), ("", "en")])
async def test_the_words_come_in_the_pages_language(site: Site, tag: str, locale: str) -> None:
    answer = await site.http.get("/widget/words", params={"language": tag})
    assert (answer.json()["language"], answer.headers["cache-control"]) == (locale, "max-age=300")


async def test_the_script_is_small_and_kept_by_caches(site: Site) -> None:
    script = await site.http.get("/widget.js")
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert (script.headers["content-encoding"], int(script.headers["content-length"]) < 20_000) == ("gzip", True)
    again = await site.http.get("/widget.js", headers={"If-None-Match": script.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    plain = await site.http.get("/widget.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == script.text


@pytest.mark.parametrize(
    ("path", "framed"), [("/demo", "'none'"), ("/chat/41000", f"'self' https://web.telegram.org {SALON}")]
)
async def test_our_pages_run_nothing_but_our_script(site: Site, path: str, framed: str) -> None:
    page = await site.http.get(path)
    rules = dict(rule.split(" ", 1) for rule in page.headers["content-security-policy"].split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == framed
    assert page.headers["x-content-type-options"] == "nosniff"
    assert 'data-location="41000"' in page.text
    assert "<style" not in page.text
    assert " style=" not in page.text
    assert page.text.count("<script") == page.text.count("<script src=") == 1


@pytest.mark.parametrize(
    ("path", "name", "shown"),
    [("/chat/41000", "Heron &amp; Sons", "Heron &amp; Sons"), ("/chat/7", "Online booking", "")],
)
async def test_the_page_bears_the_name_of_the_location(site: Site, path: str, name: str, shown: str) -> None:
    page = (await site.http.get(path)).text
    assert f"<title>{name}</title>" in page
    assert f'data-title="{shown}"' in page


async def test_every_answer_says_what_it_is(site: Site) -> None:
    token = await site.token()
    answers = [
        await site.http.get("/widget.js"),
        await site.http.get("/demo.css"),
        await site.http.get("/widget/page.css"),
        await site.http.get("/widget/history", headers=bearer(token)),
        await site.http.get("/widget/history"),
    ]
    assert [answer.headers["x-content-type-options"] for answer in answers] == ["nosniff"] * 5
    assert [answer.headers["cache-control"] for answer in answers[-2:]] == ["no-store"] * 2


async def test_without_a_sandbox_there_is_no_demo(sqlite_store: Store) -> None:
    async with (
        serving(application({}, pages([], None, "en", title)), "127.0.0.1", 0) as port,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as http,
    ):
        found = [(await http.get(path)).status_code for path in ("/demo", "/demo.css", "/chat/7", "/chat/x")]
        endless = (await http.get("/chat/" + "9" * 5000)).status_code
    assert (found, endless) == ([404, 404, 200, 404], 404)


LOST = ["", "chat", "chat/", "chat/abc", "chat/" + "1" * 21, "chat/" + "9" * 5000, "chat/²"]


@pytest.mark.parametrize("path", LOST)
async def test_who_gets_lost_is_told_so(site: Site, path: str) -> None:
    """People are, in their language; programs get no page."""
    person = {"Accept": "text/html,*/*;q=0.8", "Accept-Language": "uk-UA,uk;q=0.9"}
    page = await site.http.get(f"/{path}", headers=person)
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert words("uk").say(Say("widget.lost")) in page.text
    assert 'lang="uk"' in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    style = re.search('href="([^"]+css)"', page.text)
    assert style
    assert (await site.http.get(str(page.url.join(style[1])))).status_code == 200
    program = await site.http.get(f"/{path}")
    assert (program.status_code, program.text) == (404, "Not Found")


async def test_a_chat_can_go_on_elsewhere(site: Site) -> None:
    """The link is the chat's own, and only for who is in it."""
    token = await site.token()
    links = (await site.http.get("/widget/elsewhere", headers=bearer(token))).json()
    chat = site.widget.chat(token)
    assert chat
    assert links == {"telegram": f"https://t.me/bot?start={chat.id}"}
    assert (await site.http.get("/widget/elsewhere")).status_code == 401
