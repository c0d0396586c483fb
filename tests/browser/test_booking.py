"""Whole bookings in the widget, with all that may come between."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, expect
from playwright.async_api import Route as Routed
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.texts import words
from bot.web import serving
from fsm.prompts import Say
from tests.browser.site import Site, opened
from tests.browser.visitor import DESKTOP, PHONE, STEPS, Visitor, visitor


@pytest.fixture
async def anna(browser: Browser, site: Site) -> AsyncIterator[Visitor]:
    anna = await visitor(browser, site)
    yield anna
    assert anna.errors == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize("locale", ["en", "uk", "ru"])
async def test_a_booking(browser: Browser, site: Site, size: tuple[int, int], locale: str) -> None:
    anna = await visitor(browser, site, size, locale=locale)
    await anna.opens("/demo" if locale == "en" else "/chat/41000")
    await anna.walk()
    [record] = await site.records()
    assert (record["name"], record["services"], record["staff"]) == ("Anna Lee", [410101], 41001)
    await expect(anna.log).to_contain_text(words(locale).say(Say("booked.text")).split("\n")[0])
    await expect(anna.input).to_have_attribute("placeholder", words(locale).say(Say("widget.placeholder")))
    assert anna.errors == []


async def test_the_calendar_file_can_be_saved(anna: Visitor) -> None:
    await anna.opens()
    await anna.walk()
    async with anna.page.expect_download() as saving:
        await anna.page.locator(".save").click()
    file = await saving.value
    assert file.suggested_filename == "appointment.ics"
    assert "BEGIN:VEVENT" in (await file.path()).read_text()


async def test_the_words_can_be_typed(anna: Visitor) -> None:
    await anna.opens()
    said = {"category": "haircut", "staff": "anyone", "date": "tomorrow", "time": "evening"}
    for step, answer in said.items():
        await anna.sees(step)
        await anna.type(answer)
        if step == "category":
            await expect(anna.page.locator(".service .card")).to_have_count(2)
            await anna.press("service:410102")
    await expect(anna.page.locator(".part")).to_have_count(1)
    await anna.page.locator(".time").last.click()
    await anna.walk(first="full_name")
    assert len(await anna.site.records()) == 1


async def test_ways_out_and_other_months(anna: Visitor) -> None:
    await anna.opens()
    await anna.walk(last="date")
    lines = len(await anna.said())
    await anna.page.locator(".turn").last.click()
    await expect(anna.page.locator("#month")).to_have_text("April 2026")
    assert len(await anna.said()) == lines, "turning a page is no answer"
    await anna.press("back")
    await anna.sees("staff")
    await anna.press("cancel")
    await anna.sees("menu")
    await anna.press("book")
    await anna.sees("location")


async def test_the_language_can_be_changed_on_the_way(anna: Visitor) -> None:
    await anna.opens()
    await anna.walk(last="service")
    await anna.page.get_by_role("button", name="Language").click()
    await anna.press("lang:uk")
    await expect(anna.option("back")).to_have_text("Назад")
    await expect(anna.input).to_have_attribute("placeholder", "Напишіть відповідь…")
    await anna.walk(first="service", last="time")
    await expect(anna.page.locator(".part :first-child").first).to_have_text("Ранок")


# --- what goes wrong


async def test_a_reload_in_the_middle(anna: Visitor) -> None:
    await anna.opens()
    await anna.walk(last="time")
    before = await anna.said()
    await anna.page.reload()
    await anna.sees("time")
    assert await anna.said() == before
    await anna.walk(first="time")
    assert len(await anna.site.records()) == 1


FORBIDDEN = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });"""


@pytest.mark.parametrize("path", ["/demo", "/chat/41000"])
async def test_a_browser_that_keeps_nothing(anna: Visitor, path: str) -> None:
    await anna.page.add_init_script(FORBIDDEN)
    await anna.opens(path)
    await anna.walk(last="staff")


@pytest.mark.parametrize(
    "value", ["{", "null", "7", "{}", '{"token": "ї", "start": ""}', '{"token": "GOOD", "start": "7"}']
)
async def test_a_session_that_cannot_be_read_begins_anew(anna: Visitor, value: str) -> None:
    await anna.opens("/chat/41000")
    await anna.sees("category")
    good = await (await anna.page.request.post(f"{anna.site.url}/widget/sessions")).json()
    value = value.replace("GOOD", good["token"])
    await anna.page.evaluate("value => localStorage.setItem(Object.keys(localStorage)[0], value)", value)
    await anna.page.reload()
    await anna.walk(last="service")


async def test_another_page_of_the_site(anna: Visitor) -> None:
    """What is booked at the button goes on at the full page: it is one session."""
    await anna.opens()
    await anna.walk(last="staff")
    await anna.page.goto(f"{anna.site.url}/chat/41000")
    await anna.walk(first="staff", last="date")


async def test_the_bot_is_started_anew_in_the_middle(browser: Browser, site: Site) -> None:
    anna = await visitor(browser, site)
    await anna.opens()
    await anna.walk(last="time")
    await site.stop()
    await expect(anna.banner).to_contain_text("No connection")
    await anna.page.locator(".time").first.click()
    await site.start()
    await anna.walk(first="full_name")
    await expect(anna.banner).to_be_hidden()
    assert len(await site.records()) == 1


async def test_no_connection_for_a_while(browser: Browser, site: Site) -> None:
    anna = await visitor(browser, site)
    await anna.opens()
    await anna.sees("category")
    await anna.page.context.set_offline(True)
    await anna.answer("category")
    await expect(anna.banner).to_contain_text("No connection")
    await anna.page.context.set_offline(False)
    await anna.sees("service")
    await expect(anna.banner).to_be_hidden()


async def test_who_presses_again_without_a_connection_waits_for_nothing_more(browser: Browser, site: Site) -> None:
    anna = await visitor(browser, site)
    await anna.opens()
    await anna.sees("category")
    await anna.page.clock.install(time=0)
    await anna.page.clock.pause_at(60_000)
    await anna.page.route("**/widget/messages", lambda route: route.abort())
    await anna.answer("category")
    await expect(anna.banner).to_contain_text("No connection")
    await anna.page.clock.run_for(7_000)
    await expect(anna.answers).to_have_attribute("aria-busy", "true")
    await anna.page.unroute("**/widget/messages")
    await anna.banner.get_by_role("button", name="Try again").click()
    await anna.sees("service")
    assert (await anna.said()).count("You: Cuts & styling") == 1


async def test_a_proxy_that_holds_the_stream_back(browser: Browser, site: Site) -> None:
    anna = await visitor(browser, site)
    await anna.page.clock.install()
    await anna.page.route("**/widget/events", lambda route: None)
    async with anna.page.expect_request("**/widget/events"):
        await anna.opens()
    await anna.page.clock.fast_forward(11_000)
    await anna.page.clock.resume()
    await anna.walk(last="staff")


async def test_who_does_not_want_to_wait_tries_again(browser: Browser, site: Site) -> None:
    anna = await visitor(browser, site)
    await anna.opens()
    await anna.sees("category")
    await anna.page.clock.install(time=0)
    await anna.page.clock.pause_at(60_000)  # so that it does not try again by itself
    await anna.page.route("**/widget/messages", lambda route: route.abort())
    await anna.answer("category")
    await expect(anna.banner).to_contain_text("No connection")
    await anna.page.unroute("**/widget/messages")
    await anna.banner.get_by_role("button", name="Try again").click()
    await anna.sees("service")


async def test_confirm_pressed_twice_books_once(anna: Visitor) -> None:
    sent: list[str] = []
    anna.page.on("request", lambda request: sent.append(request.post_data or ""))
    await anna.opens()
    await anna.walk(last="review")
    # The second click of a real mouse may hit what has moved there meanwhile: here both hit the button.
    await anna.option("review:confirm").evaluate("button => { button.click(); button.click(); }")
    await anna.sees("booked")
    assert sum("review:confirm" in body for body in sent) == 1
    assert (await anna.said()).count("You: Confirm") == 1
    assert len(await anna.site.records()) == 1


async def test_an_answer_that_gets_lost_is_sent_again_and_counts_once(browser: Browser, site: Site) -> None:
    anna = await visitor(browser, site)
    lost: list[str] = []

    async def lose(route: Routed) -> None:
        body = route.request.post_data or ""
        if "review:confirm" in body and not lost:
            await route.fetch()
            lost.append(body)
            await route.abort()
        else:
            await route.continue_()

    await anna.page.route("**/widget/messages", lose)
    await anna.opens()
    await anna.walk()
    assert len(lost) == 1
    assert (await anna.said()).count("You: Confirm") == 1
    assert len(await site.records()) == 1


async def test_two_tabs_agree(anna: Visitor) -> None:
    other = Visitor(await anna.page.context.new_page(), anna.site)
    await anna.opens()
    await anna.sees("category")
    await other.opens()
    for step in STEPS[:5]:
        for tab in (anna, other):
            await tab.sees(step)
        await (anna if STEPS.index(step) % 2 else other).answer(step)
    for tab in (anna, other):
        await tab.sees("full_name")
    assert await anna.said() == await other.said()


async def test_tabs_opened_together_begin_one_conversation(anna: Visitor) -> None:
    other = Visitor(await anna.page.context.new_page(), anna.site)
    await anna.page.goto(f"{anna.site.url}/chat/41000")
    await other.page.goto(f"{anna.site.url}/chat/41000")
    await anna.walk(last="service")
    await other.sees("service")
    assert await anna.said() == await other.said()


async def test_strangers_see_nothing(browser: Browser, site: Site, anna: Visitor) -> None:
    await anna.opens()
    await anna.walk(last="full_name")
    borys = await visitor(browser, site)
    await borys.opens()
    await borys.sees("category")
    assert len(await borys.said()) == 2


async def test_a_session_that_has_ended_begins_anew(browser: Browser, site: Site) -> None:
    anna = await visitor(browser, site)
    await anna.opens()
    await anna.walk(last="staff")
    site.time.forward(days=31)
    await anna.page.reload()
    await anna.sees("category")
    assert len(await anna.said()) == 2


async def test_the_time_left_is_shown_before_it_is_over(browser: Browser, sqlite_url: str) -> None:
    async with opened(sqlite_url, response_timeout=600) as site:
        anna = await visitor(browser, site)
        await anna.opens()
        await anna.walk(last="staff")
        await expect(anna.page.locator(".timer")).to_be_hidden()
        site.time.forward(minutes=8, seconds=30)
        await anna.page.reload()
        await expect(anna.page.locator(".timer")).to_contain_text("Time left to answer: 1:")
        site.time.forward(minutes=2)
        await anna.sees("expired")
        await expect(anna.page.locator(".timer")).to_be_hidden()


# --- on other sites


@asynccontextmanager
async def salon(bot: Site, *locations: int) -> AsyncIterator[str]:
    """A salon's own site, strict about what its pages may do; gives its origin."""
    page = "<title>Salon</title><h1>Salon</h1>" + "".join(
        f'<script src="{bot.url}/widget.js" data-location="{id}" data-title="No. {id}" async></script>'
        for id in locations or (41000,)
    )
    policy = f"default-src 'none'; script-src {bot.url}; connect-src {bot.url}; img-src data: http://127.0.0.1:*"

    async def answer(request: Request) -> Response:
        return Response(page, headers={"Content-Type": "text/html", "Content-Security-Policy": policy})

    async with serving(Starlette(routes=[Route("/", answer)]), "localhost", 0) as port:
        yield f"http://localhost:{port}"


async def test_a_site_that_is_not_allowed_gets_no_button(browser: Browser, site: Site) -> None:
    anna = await visitor(browser, site)
    async with salon(site) as origin:
        async with anna.page.expect_event("requestfailed") as refused:
            await anna.page.goto(origin)
        assert "/widget/words" in (await refused.value).url
        await expect(anna.launcher).to_have_count(0)


async def test_a_page_of_an_allowed_site_books(browser: Browser, site: Site) -> None:
    anna = await visitor(browser, site)
    async with salon(site) as origin:
        await site.stop()
        await site.start(widget_origins=origin)
        await anna.page.goto(origin)
        await anna.launcher.click()
        await anna.walk()
        assert len(await site.records()) == 1
        assert [error for error in anna.errors if "favicon" not in error] == []


STRONG = """
* { margin: 9px; padding: 9px; opacity: .3; font: 30px/3 cursive !important; letter-spacing: 3px; text-align: center }
div, section, button, p { display: none; color: red; transform: rotate(3deg) }
"""


async def test_what_a_page_does_to_its_own_things_does_not_reach_in(browser: Browser, site: Site) -> None:
    """Neither by name nor by what reaches everything and is inherited."""
    anna = await visitor(browser, site, bypass_csp=True, reduced_motion="reduce")
    looks = "bubble => ['font', 'letterSpacing', 'textAlign', 'color'].map((it) => getComputedStyle(bubble)[it])"
    seen = []
    for style in ("p {}", STRONG):
        await anna.opens()
        await anna.sees("category")
        await anna.page.add_style_tag(content=style)
        seen.append((await anna.log.locator("p").last.evaluate(looks), await anna.panel.bounding_box()))
        assert await anna.page.locator("altegio-chat").evaluate("host => getComputedStyle(host).opacity") == "1"
        await anna.page.keyboard.press("Escape")
    assert seen[0] == seen[1]


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
async def test_two_of_them_on_one_page(browser: Browser, site: Site, size: tuple[int, int]) -> None:
    anna = await visitor(browser, site, size)
    async with salon(site, 41000, 42000) as origin:
        await site.stop()
        await site.start(widget_origins=origin)
        await anna.page.goto(origin)
        await expect(anna.launcher).to_have_count(2)
        boxes = [await launcher.bounding_box() for launcher in await anna.launcher.all()]
        low, high = sorted(box["y"] for box in boxes if box)
        assert high - low > 62, "one above the other"
        for id in (41000, 42000):
            await anna.page.get_by_role("button", name=f"Book online: No. {id}").click()
            panel = anna.page.get_by_role("dialog", name=f"No. {id}")
            await expect(panel).to_have_attribute("data-step", "category")
            await panel.get_by_role("button", name="Close").click()
            await expect(panel).to_be_hidden()


@pytest.mark.parametrize("there", [True, False])
async def test_a_location_is_shown_with_its_picture_and_the_ways_to_it(
    browser: Browser, site: Site, there: bool
) -> None:
    """The sandbox's pictures come over plain http, which our pages' policy does not let in."""
    anna = await visitor(browser, site, bypass_csp=True)
    if not there:
        await anna.page.route("**/pictures/**", lambda route: route.abort())
    answer = await anna.page.request.patch(f"{site.url}/__sandbox/switches", data={"pictures": True})
    assert answer.ok, await answer.text()
    await anna.opens()
    await anna.sees("category")
    await anna.type("/places")
    await anna.sees("places")
    await anna.press("place:41000")
    await anna.sees("place")
    await expect(anna.log).to_contain_text("Phone:")
    picture = anna.page.locator(".picture")
    await (expect(picture).to_be_visible() if there else expect(picture).to_have_count(0))
    directions, call = (anna.answers.get_by_role("link", name=name) for name in ("Directions", "Call"))
    await expect(directions).to_have_attribute("target", "_blank")
    await expect(directions).to_have_attribute("rel", "noopener")
    assert str(await directions.get_attribute("href")).startswith("https://")
    assert str(await call.get_attribute("href")).startswith("tel:+")
    await anna.press("place:book")
    await anna.sees("category")
