"""The widget in a real browser: the time from a click to the next prompt, beside the time of the server's own turn.

A client goes into a category and back, over and over. The browser's time begins in the page with the click and ends
when the next prompt is there to be answered; the server's is what the same turn takes a client that draws nothing.
"""

import json
import shutil
from collections.abc import AsyncIterator, Sequence
from statistics import median
from time import perf_counter
from typing import Final

import httpx
from playwright.async_api import async_playwright

from bot.altegio.sandbox import SALONS
from tests.bench.adapters import visitor
from tests.bench.contenders import Ring
from tests.bench.table import Figure
from tests.conftest import BROWSERS

LONDON: Final = SALONS[0]
CATEGORY: Final = f"category:{LONDON.categories[0].id}"
SIZES: Final = {"phone": (390, 844), "desktop": (1280, 800)}

CLICK: Final = """([option, step]) => new Promise((resolve) => {
    const { shadowRoot } = [...document.querySelectorAll("*")].find((element) => element.shadowRoot);
    const began = performance.now();
    const look = () => {
        if (!shadowRoot.querySelector(`.panel[data-step=${step}] .answers[aria-busy=false] [data-id]`)) return;
        watching.disconnect();
        resolve(performance.now() - began);
    };
    const watching = new MutationObserver(look);
    watching.observe(shadowRoot, { subtree: true, childList: true, attributes: true });
    shadowRoot.querySelector(`[data-id="${option}"]`).click();
})"""
"""Click; gives the milliseconds until the question of that step can be answered."""


async def beside_the_servers_turn(ring: Ring, database: str, rounds: int, times: int) -> AsyncIterator[Figure]:
    """`times`: how often a client goes there and back in a round."""
    program = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    assert program, f"no {' or '.join(BROWSERS)} on the PATH: apt-get install chromium, or leave this section out"
    async with (
        ring.started("website", "webhook", {"DATABASE_URL": database}) as clock,
        async_playwright() as playwright,
    ):
        root = clock.removesuffix("/cpu")
        # No sandbox: root may not have one, and the only pages it sees are ours.
        browser = await playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, (width, height) in SIZES.items():
            page = await browser.new_page(viewport={"width": width, "height": height})
            await page.goto(f"{root}/chat/{LONDON.id}")
            await page.locator(f"[data-id='{CATEGORY}']").wait_for()
            clicks: list[float] = []
            turns: list[float] = []
            for _ in range(rounds + 1):
                there_and_back = [(CATEGORY, "service"), ("back", "category")] * times
                clicks.append(median([await page.evaluate(CLICK, [*click]) for click in there_and_back]))
                turns.append(median(await turns_of(root, times)))
            yield Figure(f"click to next prompt : turn of the server ({name})", "ms", clicks[1:], turns[1:])
            await page.close()
        await browser.close()


async def turns_of(root: str, times: int) -> Sequence[float]:
    """The milliseconds that each turn of the same way takes from the request to its answer in the stream."""
    took: list[float] = []
    async with httpx.AsyncClient() as http:
        token = str((await http.post(f"{root}/widget/sessions")).json()["token"])
    async with visitor(root, token) as says:
        shown = await says({"command": "start", "argument": f"loc_{LONDON.id}"})
        for option in (CATEGORY, "back") * times:
            prompt = json.loads(shown.removeprefix(b"data:"))["body"]
            began = perf_counter()
            shown = await says({"option": option, "token": str(prompt["token"])})
            took.append(1e3 * (perf_counter() - began))
    return took
