"""A browser for each test, and a bot on the sandbox for it to visit."""

import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, async_playwright

from tests.browser.site import Site, opened
from tests.conftest import BROWSERS


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return found or pytest.fail(f"no {' or '.join(BROWSERS)} on the PATH: apt-get install chromium")


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        # No sandbox: root may not have one, and the only pages it sees are ours.
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        await browser.close()


@pytest.fixture
async def site(sqlite_url: str) -> AsyncIterator[Site]:
    async with opened(sqlite_url) as site:
        yield site
