"""The client's own account in the widget: who has logged in, what is theirs, and how they are rid of it."""

import json
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, expect

from bot.texts import words
from fsm.prompts import Say
from tests.browser.site import Site
from tests.browser.visitor import EMMA, PHONE, Visitor, visitor


@pytest.fixture
async def emma(browser: Browser, site: Site) -> AsyncIterator[Visitor]:
    emma = await visitor(browser, site, PHONE, reduced_motion="reduce")
    await emma.opens()
    await emma.sees("category")
    yield emma
    assert emma.errors == []


# --- what is gone


async def tabs_after(emma: Visitor, *ways: str) -> list[Visitor]:
    """The panel and, beside it, a page that shows the chat and one whose panel is closed, after these presses."""
    context = emma.page.context
    beside, closed = [Visitor(await context.new_page(), emma.site) for _ in range(2)]
    await emma.logs_in()
    await emma.sees_own_visit()
    await beside.opens("/chat/41000")
    await closed.opens()
    for tab in (beside, closed):
        await expect(tab.log).to_contain_text("Amelia Hartley")
    await closed.page.keyboard.press("Escape")
    await emma.type("/profile")
    await emma.sees("profile")
    for way in ways:
        await emma.press(way)
    return [emma, beside, closed]


@pytest.mark.parametrize(
    ("ways", "note"),
    [(["profile:log_out"], "You are logged out."), (["profile:erase", "erase:yes"], "All forgotten.")],
)
async def test_what_was_said_is_gone_from_every_tab(emma: Visitor, ways: list[str], note: str) -> None:
    for tab in (tabs := await tabs_after(emma, *ways)):
        if tab is tabs[2]:
            await expect(tab.log).not_to_contain_text("Amelia Hartley")
            await tab.launcher.click()
        await tab.sees("profile")
        await expect(tab.log).to_contain_text(note)
        for mine in ("Amelia", "900400", "900 400"):
            await expect(tab.log).not_to_contain_text(mine)
        await tab.page.reload()
        await tab.sees("profile")
        greeting, *said = await tab.said()
        assert len(said) == 2, "the note and the question"
        assert "Hello" in greeting


async def test_a_code_is_not_left_to_be_read_on_any_page(emma: Visitor) -> None:
    beside = Visitor(await emma.page.context.new_page(), emma.site)
    await beside.opens("/chat/41000")
    await beside.sees("category")
    await emma.logs_in()
    for tab in (emma, beside):
        await tab.sees("menu")
        await expect(tab.log.locator(".client").last).to_have_text("You: •••")
        await expect(tab.log).not_to_contain_text(await emma.site.code())
        await expect(tab.answers).to_have_attribute("aria-busy", "false")
    before = await emma.said()
    await emma.page.reload()
    await emma.sees("menu")
    assert await emma.said() == before


# --- what can be called


async def test_the_number_of_the_salon_can_be_called_and_not_ones_own(emma: Visitor) -> None:
    await emma.logs_in()
    await emma.sees_own_visit()
    await expect(emma.log).to_contain_text("+447700900400")
    await expect(emma.log.locator("a")).to_have_text(["+44 20 7946 0182"])


# --- what is taken along


async def test_the_calendar_file_of_a_visit_is_handed_over(emma: Visitor) -> None:
    """The card stays as it is, here and in other tabs, and is there once after a reload."""
    await emma.logs_in()
    await emma.sees_own_visit()
    beside = Visitor(await emma.page.context.new_page(), emma.site)
    await beside.opens("/chat/41000")
    await beside.sees("visit")
    said = await beside.said()
    for _ in range(2):
        async with emma.page.expect_download() as saving:
            await emma.press("visit:calendar")
        file = await saving.value
        assert file.suggested_filename == "appointment.ics"
        assert "BEGIN:VEVENT" in (await file.path()).read_text()
        await emma.sees("visit")
        await expect(emma.option("visit:calendar")).to_be_focused()
        assert (await emma.said())[len(said) :] == ["Here is the file for your calendar."]
    assert await beside.said() == said
    await beside.page.reload()
    await beside.sees("visit")
    assert await beside.said() == said
    await beside.press("back")
    await beside.sees("visits")


# --- what is long to look through


async def test_what_is_typed_sifts_a_long_list(emma: Visitor) -> None:
    await emma.logs_in()
    await emma.press("wallet")
    await emma.sees("wallet")
    cards = emma.answers.locator(".card:visible")
    everything = await cards.count()
    assert everything > 8
    await expect(emma.input).to_have_attribute("placeholder", "Search…")
    await emma.input.fill("haircut")
    await expect(cards).to_have_count(1)
    await emma.input.fill("nothing like it")
    await expect(cards).to_have_count(everything)
    await emma.input.fill("COLOUR")
    await cards.first.click()
    await emma.sees("card")
    await expect(emma.log).to_contain_text("Colour")


# --- the way there


@pytest.mark.parametrize("path", ["/demo", "/chat/41000"])
async def test_the_menu_is_one_press_away(browser: Browser, site: Site, path: str) -> None:
    """A page that names its location begins with a booking."""
    anna = await visitor(browser, site, PHONE)
    await anna.opens(path)
    await anna.walk(last="service")
    await anna.page.get_by_role("button", name="Menu").click()
    await anna.sees("menu")
    await anna.press("visits")
    await anna.sees("visits")
    assert anna.errors == []


# --- what is long


async def test_a_long_answer_is_read_from_its_beginning(emma: Visitor) -> None:
    """The next question stands below it."""
    await emma.logs_in()
    await emma.type("/profile")
    await emma.sees("profile")
    await emma.press("profile:tell")
    answer = emma.log.locator(".bubble", has_text=words("en").say(Say("kept.text")).split("\n")[0])
    await emma.sees("profile")
    await expect(answer).to_be_focused()
    async with emma.page.expect_download() as saving:
        await emma.page.locator(".save").click()
    file = await saving.value
    assert file.suggested_filename == "my-data.json"
    assert json.loads((await file.path()).read_text())["confirmed_number"] == EMMA.replace(" ", "")
    for _ in range(2):
        below = await answer.evaluate("bubble => bubble.offsetTop - bubble.closest('.scroller').scrollTop")
        assert 0 <= below < 40
        await emma.page.reload()
        await emma.sees("profile")


# --- where it stands


UNTIDY = """panel => {
    const room = panel.querySelector(".answers").clientWidth;
    const buttons = [...panel.querySelectorAll("button, .answers a, .links a")].filter((button) => button.offsetParent);
    const rows = new Map();
    for (const button of panel.querySelectorAll(".answers.buttons > *"))
        rows.set(button.offsetTop, (rows.get(button.offsetTop) ?? -8) + 8 + button.offsetWidth);
    return [
        ...buttons.filter((button) => button.offsetHeight < 44).map((button) => `${button.innerText} is small`),
        ...[...rows.values()].filter((width) => Math.abs(width - room) > 2).map((width) => `a row of ${width}`),
    ];
}"""
"""What is too small for a finger, and rows of buttons with a hole beside them."""


async def test_buttons_fill_their_rows_and_can_be_hit(emma: Visitor) -> None:
    screens = [
        ("visits", "visits"),
        ("visits:past:1", "visits"),
        ("visits:upcoming:1", "visits"),
        ("menu", "menu"),
        ("wallet", "wallet"),
        ("menu", "menu"),
        ("places", "places"),
        ("menu", "menu"),
        ("profile", "profile"),
    ]
    await emma.logs_in()
    assert await emma.panel.evaluate(UNTIDY) == []
    for option, step in screens:
        await (emma.type("/menu") if option == "menu" else emma.press(option))
        await emma.sees(step)
        assert await emma.panel.evaluate(UNTIDY) == []
    await emma.type("/menu")
    await emma.sees("menu")
    await emma.sees_own_visit()
    assert await emma.panel.evaluate(UNTIDY) == []
    one_line = await emma.option("visit:cancel").evaluate("button => button.offsetHeight")
    assert one_line < 50


# --- what stands out


async def test_only_what_a_question_is_asked_for_stands_out(emma: Visitor) -> None:
    """Not what comes first: that may cancel an appointment, or give one star."""
    stands_out = emma.answers.locator(".primary")
    await emma.type("/login")
    await emma.sees("login_phone")
    await emma.type(EMMA)
    await emma.sees("consent")
    await expect(stands_out).to_have_text(["I agree"])
    await emma.press("consent:yes")
    await emma.sees("login_code")
    await emma.type(await emma.site.code())
    await emma.sees("menu")
    await expect(stands_out).to_have_text(["Book an appointment"])
    await emma.sees_own_visit()
    await expect(stands_out).to_have_count(0)
    await emma.press("visit:cancel")
    await emma.sees("cancel")
    await expect(stands_out).to_have_count(0)
    await emma.press("reason:ill")
    await emma.sees("cancelled")
    await expect(stands_out).to_have_text(["Undo"])
    await emma.type("/profile")
    await emma.sees("profile")
    await expect(stands_out).to_have_count(0)
    await emma.press("profile:erase")
    await emma.sees("erase")
    await expect(stands_out).to_have_count(0)
