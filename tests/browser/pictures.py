"""Pictures for docs/widget: every step of a booking, and the account. `python -m tests.browser.pictures` draws them.

The bookings in them are really made.
"""

import asyncio
import tempfile
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import which
from typing import Final

from playwright.async_api import Browser, async_playwright

from storage.store import Store
from tests.browser.site import opened
from tests.browser.visitor import DESKTOP, PHONE, STEPS, Visitor, visitor

DOCS: Final = Path(__file__).parents[2] / "docs" / "widget"
SIZES: Final = {"phone": PHONE, "desktop": DESKTOP}
IN_ROW: Final = {"phone": 5, "desktop": 3}


async def main() -> None:
    DOCS.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        for size in SIZES:
            for scheme in ("light", "dark"):
                pictures = [picture async for picture in walk(browser, size, scheme)]
                await sheet(browser, pictures, IN_ROW[size], DOCS / f"{size}-{scheme}.png")
            pictures = [picture async for picture in account(browser, size)]
            await sheet(browser, pictures, IN_ROW[size], DOCS / f"account-{size}.png")
        await browser.close()


async def walk(browser: Browser, size: str, scheme: str) -> AsyncIterator[bytes]:
    """A picture of the salon's page, then of each step."""
    async with bot_visited(browser, size, scheme) as anna:
        await anna.page.goto(f"{anna.site.url}/demo")
        await anna.launcher.wait_for()
        yield await anna.page.screenshot()
        await anna.launcher.click()
        for step in STEPS:
            await anna.sees(step)
            yield await picture_of(anna)
            if step != "booked":
                await anna.answer(step)


async def account(browser: Browser, size: str) -> AsyncIterator[bytes]:
    """A picture of each screen of a client whom the salon knows."""
    async with bot_visited(browser, size, "light") as emma:
        await emma.opens()
        await emma.sees("category")
        await emma.logs_in()
        yield await picture_of(emma)

        def press(option: str) -> Callable[[], Awaitable[None]]:
            return lambda: emma.press(option)

        def first(kind: str) -> Callable[[], Awaitable[None]]:
            return lambda: emma.page.locator(kind).first.click()

        def menu() -> Awaitable[None]:
            return emma.page.get_by_role("button", name="Menu").click()

        ways: list[tuple[Callable[[], Awaitable[None]], str]] = [
            (press("visits"), "visits"),
            (first(".answers .card"), "visit"),
            (press("visit:move"), "date"),
            (first(".day"), "time"),
            (first(".time"), "move"),
            (press("move:yes"), "visit"),
            (press("visit:cancel"), "cancel"),
            (press("reason:ill"), "cancelled"),
            (menu, "menu"),
            (press("places"), "places"),
            (press("place:41000"), "place"),
            (menu, "menu"),
            (press("wallet"), "wallet"),
            (first(".answers [data-id]"), "card"),
            (menu, "menu"),
            (press("profile"), "profile"),
        ]
        for go, step in ways:
            await go()
            await emma.sees(step)
            if step not in ("menu", "date", "time"):  # the one was there, and these look as they do in a booking
                yield await picture_of(emma)


async def picture_of(anna: Visitor) -> bytes:
    await anna.page.mouse.move(5, 5)
    return await anna.page.screenshot(animations="disabled")


@asynccontextmanager
async def bot_visited(browser: Browser, size: str, scheme: str) -> AsyncIterator[Visitor]:
    with tempfile.TemporaryDirectory() as directory:
        url = f"sqlite:///{directory}/bot.sqlite3"
        Store.open(url).upgrade()
        async with opened(url) as site:
            yield await visitor(browser, site, SIZES[size], color_scheme=scheme, reduced_motion="reduce")


async def sheet(browser: Browser, pictures: list[bytes], in_row: int, file: Path) -> None:
    """All pictures on one sheet, at half their size."""
    shown = "".join(f'<img src="data:image/png;base64,{b64encode(picture).decode()}">' for picture in pictures)
    page = await browser.new_page(viewport={"width": 1400, "height": 600})
    await page.set_content(
        f"<style>body{{margin:0;padding:10px;background:#cfd6d4;display:grid;gap:10px;"
        f"grid-template-columns:repeat({in_row},1fr)}}img{{width:100%;border-radius:8px}}</style>{shown}"
    )
    await page.screenshot(path=file, full_page=True)
    await page.close()


if __name__ == "__main__":
    asyncio.run(main())
