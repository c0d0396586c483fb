"""How the widget shows what the bot says, whoever wrote the words."""

import json
from typing import Any

import pytest
from playwright.async_api import Browser, expect
from playwright.async_api import Route as Routed

from tests.browser.site import Site
from tests.browser.visitor import PHONE, Visitor, visitor

PROMPT = {
    "token": "1",
    "step": "place",
    "language": "en",
    "rtl": False,
    "note": "",
    "text": "How can I help?",
    "facts": [],
    "layout": "list",
    "options": [],
    "image": "",
    "awaits": False,
    "deadline": "",
    "progress": None,
}

RUNS_ON = """element => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const box = (node, at) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect();
    };
    const last = nodes[nodes.length - 1];
    return box(nodes[0], 0).left < box(last, last.length - 1).left;
}"""
"""Whether the first letter stands left of the last."""


HELLO = 'event: hello\ndata: {"now": "2026-03-02T08:00:00Z"}\n\n'


def line(seq: int, who: str, body: Any) -> str:
    return f"data: {json.dumps({'seq': seq, 'who': who, 'at': '', 'body': body})}\n\n"


async def told(browser: Browser, site: Site, rtl: bool = False, **prompt: Any) -> Visitor:
    """Somebody to whom the bot has said this, and nothing else; perhaps in a language that runs from right to left."""
    anna = await visitor(browser, site, PHONE)

    async def tell(route: Routed) -> None:
        await route.fulfill(body=line(1, "bot", PROMPT | prompt) + HELLO, content_type="text/event-stream")

    async def turn(route: Routed) -> None:
        answer = await route.fetch()
        await route.fulfill(response=answer, json=await answer.json() | {"rtl": rtl})

    await anna.page.route("**/widget/events", tell)
    await anna.page.route("**/widget/words*", turn)
    await anna.opens("/chat/41000")
    await anna.sees("place")
    return anna


@pytest.mark.parametrize("where", ["text", "fact"])
async def test_numbers_and_addresses_are_links(browser: Browser, site: Site, where: str) -> None:
    """And nothing else is: titles are the salon's, and may hold anything."""
    written = (
        "Call +44 20 7946 0182, see (https://salon.example/a?b=1&c=2). "
        '<img src=x onerror="boom()"> https://x.example/"onmouseover="boom() '
        "javascript:boom() http://plain.example data:text/html,x 0044 20 7946 0182 +12 34 +1234567890123456789"
    )
    anna = await told(browser, site, **({"text": written} if where == "text" else {"facts": [["Phone", written]]}))
    links = anna.log.locator("a")
    await expect(links).to_have_text(["+44 20 7946 0182", "https://salon.example/a?b=1&c=2", "https://x.example/"])
    assert [await link.get_attribute("href") for link in await links.all()] == [
        "tel:+442079460182",
        "https://salon.example/a?b=1&c=2",
        "https://x.example/",
    ]
    assert await links.last.get_attribute("rel") == "noopener noreferrer"
    await expect(anna.log).to_contain_text(written)
    await expect(anna.log.locator("img, [onmouseover]")).to_have_count(0)


async def test_values_keep_together_where_words_run_from_right_to_left(browser: Browser, site: Site) -> None:
    option = {"hints": [["text", "2 Soho Sq."]], "image": "", "kind": "choice", "primary": False, "url": ""}
    anna = await told(
        browser,
        site,
        rtl=True,
        text="14 Exmouth Row, Clerkenwell",
        facts=[["What", how] for how in ("+44 20 7946 0182", "14 Exmouth Row, Clerkenwell", "116 £", "1 hr")],
        options=[option | {"id": "place:1", "label": "3 Herons!"}, option | {"id": "x", "label": "12!", "hints": []}],
    )
    await expect(anna.page.locator("[dir=rtl]").first).to_be_visible()
    values = [*await anna.log.locator("dd").all(), anna.page.locator("#question"), anna.option("x")]
    for value in (*values, anna.answers.locator("b"), anna.answers.locator("small")):
        assert await value.evaluate(RUNS_ON), await value.inner_text()


async def test_what_is_said_twice_can_be_answered(browser: Browser, site: Site) -> None:
    """Another tab has answered what this one was asked, and nothing new is said."""
    anna = await visitor(browser, site, PHONE)
    await anna.page.clock.install(time=0)
    await anna.page.clock.pause_at(1_000)  # so that the page does not lose its patience
    lines = [line(1, "bot", PROMPT), HELLO, line(2, "client", {"id": "x", "text": "Hi"}), line(3, "bot", PROMPT)]

    async def tell(route: Routed) -> None:
        await route.fulfill(body="".join(lines), content_type="text/event-stream")

    await anna.page.route("**/widget/events", tell)
    await anna.opens("/chat/41000")
    await expect(anna.log).to_contain_text("Hi")
    await anna.sees("place")
