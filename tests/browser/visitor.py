"""A client in front of a browser: presses what is to be pressed, types what is to be typed, a step at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.site import Site

PHONE: Final = (390, 844)
DESKTOP: Final = (1280, 800)

STEPS: Final = ("category", "service", "staff", "date", "time", "full_name", "phone", "code", "review", "booked")

NUMBER: Final = "+44 7700 900123"

EMMA: Final = "+44 7700 900400"
"""Of a client whom the sandbox's salon knows well."""

expect.set_options(timeout=10_000)

FOCUSED: Final = """() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const { id, localName: name, className: kinds } = element;
    return { name, id, option: element.dataset.id || "", kinds: String(kinds).split(" ") };
}"""


class Visitor:
    """One page. `errors` is all that its console complained about."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page, self.site = page, site
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.launcher = page.locator(".launcher")
        self.panel = page.locator(".panel")
        self.answers = page.locator(".answers")
        self.log = page.locator(".log")
        self.banner = page.get_by_role("alert")
        self.input = page.locator("input[name=answer]")

    async def opens(self, path: str = "/demo") -> None:
        await self.page.goto(self.site.url + path)
        if path == "/demo":
            await self.launcher.click()

    async def sees(self, step: str) -> None:
        """Wait for a question, ready to be answered."""
        await expect(self.panel).to_have_attribute("data-step", step)
        await expect(self.answers).to_have_attribute("aria-busy", "false")

    async def walk(self, first: str = "category", last: str = "booked") -> None:
        """Answer from the first step on, and see the last."""
        for step in STEPS[STEPS.index(first) : STEPS.index(last)]:
            await self.sees(step)
            await self.answer(step)
        await self.sees(last)

    async def answer(self, step: str) -> None:
        ways: dict[str, Callable[[], Awaitable[None]]] = {
            "category": lambda: self.press("category:410100"),
            "service": lambda: self.press("service:410101"),
            "staff": lambda: self.press("staff:41001"),
            "date": lambda: self.page.locator(".day").first.click(),
            "time": lambda: self.page.locator(".time").first.click(),
            "full_name": lambda: self.type("Anna Lee"),
            "phone": lambda: self.type(NUMBER),
            "code": self._type_the_code,
            "review": lambda: self.press("review:confirm"),
        }
        await ways[step]()

    async def logs_in(self) -> None:
        """As somebody who has been to the salon before, from a question on."""
        await self.type("/login")
        await self.sees("login_phone")
        await self.type(EMMA)
        await self.sees("consent")
        await self.press("consent:yes")
        await self.sees("login_code")
        await self._type_the_code()
        await self.sees("menu")

    async def sees_own_visit(self) -> None:
        """The next one, from the menu on."""
        await self.press("visits")
        await self.sees("visits")
        await self.answers.locator(".card").first.click()
        await self.sees("visit")

    def option(self, id: str) -> Locator:
        return self.page.locator(f"[data-id='{id}']")

    async def press(self, option: str) -> None:
        await self.option(option).click()

    async def type(self, text: str) -> None:
        await self.input.fill(text)
        await self.input.press("Enter")

    async def _type_the_code(self) -> None:
        await self.type(await self.site.code())

    async def said(self) -> list[str]:
        """All lines of the conversation, in order, each on one line."""
        return [" ".join(text.split()) for text in await self.log.locator(".bubble").all_inner_texts()]

    async def focused(self) -> dict[str, Any]:
        """What has the focus: its name, id, option and kinds."""
        found: dict[str, Any] = await self.page.evaluate(FOCUSED)
        return found

    async def focus_comes(self, name: str) -> None:
        """Wait until the focus has moved by itself to what has this id or name."""
        await self.comes_true(f"name => Object.values(({FOCUSED})()).includes(name)", name)

    async def comes_true(self, expression: str, arg: Any = None) -> None:
        """Wait until it is so on the page. It is asked from here, again and again: within the page its policy lets
        nothing be evaluated.
        """
        async with asyncio.timeout(15):
            while not await self.page.evaluate(expression, arg):
                await self.page.evaluate("() => new Promise((done) => setTimeout(done, 20))")


async def visitor(browser: Browser, site: Site, size: tuple[int, int] = DESKTOP, **more: Any) -> Visitor:
    """Somebody with a browser of their own, that has no memory yet."""
    width, height = size
    context = await browser.new_context(viewport={"width": width, "height": height}, **{"locale": "en-GB"} | more)
    return Visitor(await context.new_page(), site)
