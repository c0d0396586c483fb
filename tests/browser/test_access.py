"""Whoever uses a keyboard or a screen reader can book, too."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]
from playwright.async_api import Browser, expect

from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, NUMBER, PHONE, STEPS, Visitor, visitor

Focused = dict[str, Any]


async def tab_to(anna: Visitor, there: Callable[[Focused], bool]) -> None:
    """Go on with Tab until the focus is where it should be."""
    for _ in range(40):
        if there(await anna.focused()):
            return
        await anna.page.keyboard.press("Tab")
    raise AssertionError("Tab does not lead there")


def on(option: str) -> Callable[[Focused], bool]:
    return lambda focused: bool(focused["option"] == option)


def of(kind: str) -> Callable[[Focused], bool]:
    return lambda focused: kind in focused["kinds"]


async def test_a_booking_with_the_keyboard_alone(browser: Browser, site: Site) -> None:
    anna = await visitor(browser, site)
    keyboard = anna.page.keyboard
    await anna.page.goto(f"{site.url}/demo")
    await expect(anna.launcher).to_be_visible()
    await tab_to(anna, of("launcher"))
    await keyboard.press("Enter")
    for step, option in [("category", "category:410100"), ("service", "service:410101"), ("staff", "staff:41001")]:
        await anna.sees(step)
        await anna.focus_comes("question")
        await tab_to(anna, on(option))
        await keyboard.press("Enter")
    await anna.sees("date")
    await anna.focus_comes("question")
    await tab_to(anna, of("day"))
    first = (await anna.focused())["option"]
    await keyboard.press("ArrowRight")
    assert (await anna.focused())["option"] > first
    await keyboard.press("ArrowLeft")
    assert (await anna.focused())["option"] == first
    await keyboard.press("ArrowDown")
    assert int((await anna.focused())["option"][-2:]) - int(first[-2:]) == 7
    await keyboard.press("PageDown")
    await expect(anna.page.locator("#month")).to_have_text("April 2026")
    await expect(anna.answers).to_have_attribute("aria-busy", "false")
    await keyboard.press("End")
    last = (await anna.focused())["option"]
    assert last.startswith("day:2026-04-"), "after a page is turned, the focus is on its first day"
    await keyboard.press("Home")
    assert (await anna.focused())["option"] < last
    await keyboard.press("Space")
    await anna.sees("time")
    await tab_to(anna, of("time"))
    await keyboard.press("Enter")
    for step, words in [("full_name", "Anna Lee"), ("phone", NUMBER), ("code", "")]:
        await anna.sees(step)
        await anna.focus_comes("input")
        await keyboard.type(words or await site.code())
        await keyboard.press("Enter")
    await anna.sees("review")
    await anna.focus_comes("question")
    await tab_to(anna, on("review:confirm"))
    await keyboard.press("Enter")
    await anna.sees("booked")
    await anna.focus_comes("question")
    assert len(await site.records()) == 1
    await keyboard.press("Escape")
    await expect(anna.panel).to_be_hidden()
    assert of("launcher")(await anna.focused())


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
async def test_the_focus_stays_in_the_panel(browser: Browser, site: Site, key: str) -> None:
    anna = await visitor(browser, site)
    await anna.opens()
    await anna.sees("category")
    seen = []
    for _ in range(30):
        await anna.page.keyboard.press(key)
        seen.append(str(await anna.focused()))
    assert not [place for place in seen if "'body'" in place or "'a'" in place or "launcher" in place]
    stops = 13  # three in the head, the conversation, four categories, three ways out, the line and its button
    assert seen[:stops] == seen[stops : 2 * stops], "it goes round"
    assert len(set(seen[:stops])) == stops - 2, "the three in the head look alike"


async def test_escape_closes_the_panel_wherever_the_focus_is(browser: Browser, site: Site) -> None:
    """What closes what covers a page does so: Back on a phone is the same."""
    anna = await visitor(browser, site)
    await anna.opens()
    await anna.sees("category")
    await anna.page.get_by_role("heading", level=1).click()
    assert (await anna.focused())["name"] == "body"
    await anna.page.keyboard.press("Escape")
    await expect(anna.panel).to_be_hidden()
    await anna.launcher.click()
    await anna.page.keyboard.press("Escape")
    await expect(anna.panel).to_be_hidden()
    assert anna.errors == []


@pytest.mark.parametrize("size", [(844, 390), (640, 400)])
@pytest.mark.parametrize("path", ["/demo", "/chat/41000"])
async def test_a_phone_on_its_side_has_room_for_the_conversation(
    browser: Browser, site: Site, size: tuple[int, int], path: str
) -> None:
    """So has a page that is enlarged to twice its size."""
    anna = await visitor(browser, site, size)
    await anna.opens(path)
    await anna.walk(last="date")
    room = await anna.page.locator(".scroller").evaluate("scroller => scroller.clientHeight")
    assert room > size[1] * 0.65


READ_OUT = """
    window.told = [];
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (how) {
        const root = attach.call(this, how);
        const look = (changes) => setTimeout(() => { // as late as a browser may look
            for (const { target, addedNodes } of changes)
                if (target.getAttribute("aria-live") === "polite")
                    for (const added of addedNodes) told.push(added.textContent);
        }, 50);
        new MutationObserver(look).observe(root, { childList: true, subtree: true });
        return root;
    };
"""


async def test_what_was_said_before_is_not_read_out_again(browser: Browser, site: Site) -> None:
    anna = await visitor(browser, site)
    await anna.page.add_init_script(READ_OUT)
    await anna.opens("/chat/41000")
    await anna.walk(last="staff")
    await anna.page.reload()
    await anna.sees("staff")
    await expect(anna.log).to_have_attribute("aria-live", "polite")
    assert await anna.page.evaluate("told") == []
    await anna.answer("staff")
    await anna.sees("date")
    await anna.comes_true("told.length > 1")
    assert (await anna.page.evaluate("told"))[0] == "You: Amelia Hartley"


async def test_fields_say_what_they_are_for(browser: Browser, site: Site) -> None:
    anna = await visitor(browser, site, PHONE)
    await anna.opens()
    wanted = {
        "category": ("off", "text"),
        "full_name": ("name", "text"),
        "phone": ("tel", "tel"),
        "code": ("one-time-code", "numeric"),
        "review": ("off", "text"),
    }
    for step in STEPS[:-1]:
        await anna.sees(step)
        if step in wanted:
            await expect(anna.input).to_have_attribute("autocomplete", wanted[step][0])
            await expect(anna.input).to_have_attribute("inputmode", wanted[step][1])
        await anna.answer(step)


@pytest.mark.parametrize(
    ("size", "scheme", "path"),
    [
        (PHONE, "light", "/demo"),
        (PHONE, "dark", "/chat/41000"),
        (DESKTOP, "dark", "/demo"),
        (DESKTOP, "light", "/chat/41000"),
    ],
)
async def test_axe_finds_nothing_in_any_step(
    browser: Browser, site: Site, size: tuple[int, int], scheme: str, path: str
) -> None:
    anna = await visitor(browser, site, size, color_scheme=scheme, reduced_motion="reduce")
    await anna.page.goto(site.url + path)
    if path == "/demo":
        await expect(anna.launcher).to_be_visible()
        assert await faults(anna) == []
        await anna.launcher.click()
    for step in STEPS:
        await anna.sees(step)
        assert (step, await faults(anna)) == (step, [])
        if step != "booked":
            await anna.answer(step)


async def faults(anna: Visitor) -> list[tuple[str, str]]:
    """What axe finds: the rule and the element."""
    found = await Axe().run(anna.page)
    return [(rule["id"], node["html"]) for rule in found.response["violations"] for node in rule["nodes"]]
