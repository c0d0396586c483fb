"""Prompts as WhatsApp messages, kept within what the Cloud API takes."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.whatsapp.render import render
from bot.texts import LOCALES, words
from fsm.prompts import Clock, Day, Money, Month, Option, Prompt, Say
from tests.whatsapp_api import rules
from tests.whatsapp_api.rules import Shown

EN = words("en")
BACK = Option("back", Say("label.back"), kind="nav")
START_OVER = Option("start_over", Say("label.start_over"), kind="nav")
CANCEL = Option("cancel", Say("label.cancel"), kind="nav")
WAYS = (BACK, START_OVER, CANCEL)
SHARE = Option("share", Say("label.share_phone"), kind="contact")
SERVICES = Prompt(Say("service.text"), (Option("s1", "Haircut"), Option("s2", "Beard trim"), *WAYS), token="7")
LONDON = ZoneInfo("Europe/London")
LONG = "Complex colouring, cut, care and styling for long hair"


def all_shown(prompt: Prompt, locale: str = "en") -> list[Shown]:
    return [rules.shown(payload.content) for payload in render(prompt, words(locale))]


def shown(prompt: Prompt) -> Shown:
    (message,) = all_shown(prompt)
    return message


def labels(message: Shown) -> list[str]:
    return [title for title, _ in message.options]


def many(count: int, *ways: Option) -> Prompt:
    return replace(SERVICES, options=(*(Option(f"s{n}", f"Service {n}") for n in range(1, count + 1)), *ways))


def test_three_short_options_are_buttons() -> None:
    message = shown(Prompt(Say("full_name.text"), WAYS, "text", token="7"))
    assert message == Shown(
        EN.say(Say("full_name.text")), (("Back", "7:back"), ("Start over", "7:start_over"), ("Cancel", "7:cancel"))
    )


def test_start_over_gives_way_to_buttons_and_can_be_typed() -> None:
    message = shown(replace(SERVICES, options=(Option("s1", "Haircut"), *WAYS)))
    assert (message.is_list, labels(message)) == (False, ["Haircut", "Back", "Cancel"])


@pytest.mark.parametrize(
    "option", [Option("s1", "x" * 21), Option("s1", "Haircut", (Money(Decimal(20), None, "GBP"),))]
)
def test_what_is_longer_or_has_a_price_is_a_list(option: Option) -> None:
    assert shown(replace(SERVICES, options=(option, BACK))).is_list


def test_a_list_has_the_choices_and_then_the_ways_out() -> None:
    message = shown(SERVICES)
    assert message.is_list
    assert message.text == EN.body(SERVICES)
    assert message.options[1] == ("Beard trim", "7:s2")
    assert labels(message) == ["Haircut", "Beard trim", "Back", "Start over", "Cancel"]


def test_ten_rows_are_all_there_is() -> None:
    assert labels(shown(many(7, *WAYS)))[6:] == ["Service 7", "Back", "Start over", "Cancel"]
    assert labels(shown(many(8, *WAYS)))[6:] == ["Service 7", "Service 8", "Back", "Cancel"]
    assert labels(shown(many(9, *WAYS))) == [*(f"Service {n}" for n in range(1, 8)), "More", "Back", "Cancel"]


def test_every_page_keeps_the_ways_out_and_its_numbers() -> None:
    prompt = many(24, *WAYS)
    pages = [shown(replace(prompt, page=page)) for page in range(4)]
    assert all(labels(page)[-3:] == ["More", "Back", "Cancel"] for page in pages[:-1])
    assert labels(pages[-1])[-3:] == ["First page", "Back", "Cancel"]
    assert [label for page in pages for label in labels(page)[:-3]] == [f"Service {n}" for n in range(1, 25)]
    assert pages[1].text == f"{EN.body(prompt)}\n\n" + "\n".join(f"{n}. Service {n}" for n in range(8, 15))
    assert dict(pages[0].options)["More"] == "7:more"


def test_back_and_cancel_stay_whatever_else_leads_elsewhere() -> None:
    elsewhere = [Option(f"way{n}", f"Way {n}", kind="nav") for n in range(9)]
    assert labels(shown(many(9, *elsewhere, *WAYS)))[-3:] == ["Way 8", "Back", "Cancel"]


def test_hints_stand_below_and_what_was_cut_stands_in_full_in_the_body() -> None:
    price = (Money(Decimal(20), None, "GBP"),)
    message = shown(replace(SERVICES, options=(Option("s1", "Haircut", price), Option("s2", LONG, price), BACK)))
    assert labels(message) == ["Haircut", LONG[:23] + "…", "Back"]
    assert message.about == ("£20", f"{LONG} · £20", "")
    assert message.text == f"{EN.body(SERVICES)}\n\n1. Haircut · £20\n2. {LONG} · £20"
    assert shown(replace(SERVICES, options=(Option("s1", "x" * 24), *WAYS))).text == EN.body(SERVICES)


def test_what_is_the_same_after_the_cut_is_told_apart() -> None:
    options = tuple(Option(f"s{n}", f"{LONG} {n}") for n in range(3))
    assert labels(shown(replace(SERVICES, options=options))) == [
        LONG[:23] + "…",
        LONG[:19] + "… (2)",
        LONG[:19] + "… (3)",
    ]
    twins = (Option("s1", "Haircut"), Option("s2", "Haircut"))
    assert shown(replace(SERVICES, options=twins)).is_list


def test_a_body_too_long_goes_ahead_as_a_message_of_its_own() -> None:
    options = tuple(Option(f"s{n}", f"{n} {LONG * 3}") for n in range(1, 8))
    text, menu = all_shown(replace(SERVICES, options=options))
    assert text.text.endswith(f"7. 7 {LONG * 3}")
    assert (menu.text, len(menu.options)) == (EN.body(SERVICES), 7)
    privacy = Prompt(Say("label.continue", {"service": "x" * 2000}), WAYS, "text")
    text, menu = all_shown(privacy)
    assert text.text == EN.body(privacy)
    assert (len(menu.text), menu.text[-2:], labels(menu)) == (1024, "x…", ["Back", "Start over", "Cancel"])


def test_a_calendar_lists_days_and_months_and_names_all_free_days() -> None:
    days = [Option(f"day:2026-07-{n:02}", Day(date(2026, 7, n))) for n in range(1, 29)]
    months = [Option(f"month:2026-{n:02}", Month(date(2026, n, 1)), kind="nav") for n in (6, 8)]
    prompt = Prompt(Say("date.text"), (*days, *months, *WAYS), "calendar", token="3", month=date(2026, 7, 1))
    message = shown(prompt)
    assert labels(message) == [
        *("Wed, 1 Jul", "Thu, 2 Jul", "Fri, 3 Jul", "Sat, 4 Jul", "Sun, 5 Jul"),
        *("More", "June 2026", "August 2026", "Back", "Cancel"),
    ]
    assert message.text.endswith("Mon, 27 Jul · Tue, 28 Jul")
    few = shown(replace(prompt, options=(*days[:5], *months, *WAYS)))
    assert (len(few.options), few.text) == (10, EN.body(prompt))


def test_times_are_rows_and_all_of_them_are_named() -> None:
    clocks = [Clock(datetime(2026, 7, 6, 10 + n // 4, n % 4 * 15, tzinfo=LONDON)) for n in range(20)]
    times = [Option(f"time:{clock.at:%H:%M}", clock) for clock in clocks]
    message = shown(Prompt(Say("time.text", {"day": Day(date(2026, 7, 6))}), (*times, *WAYS), "times"))
    assert labels(message)[:2] == ["10:00", "10:15"]
    assert labels(message)[-3:] == ["More", "Back", "Cancel"]
    assert message.text.endswith("14:30 · 14:45")


def test_a_number_that_is_known_can_be_confirmed() -> None:
    known = Option("phone:known", "+380501234567")
    message = shown(Prompt(Say("phone.text"), (SHARE, known, *WAYS), "contact", token="7"))
    assert message.options == (("+380501234567", "7:phone:known"), ("Back", "7:back"), ("Cancel", "7:cancel"))


def test_a_number_that_is_hidden_can_be_shared_or_typed() -> None:
    prompt = Prompt(Say("phone.text"), (SHARE, *WAYS), "contact")
    question, request = render(prompt, EN)
    assert labels(rules.shown(question.content)) == ["Back", "Start over", "Cancel"]
    assert rules.shown(request.content) == Shown("Share my phone number", asks_phone=True)
    assert (question.courtesy, request.courtesy) == (False, True)


def test_pages_stand_in_the_text_and_numbers_can_be_pressed_there_as_they_are() -> None:
    links = (
        Option("link:directions", "Directions", kind="link", url="https://maps.example/?q=1,2"),
        Option("link:call", "Call", kind="link", url="tel:+442079460001"),
        Option("link:page1", "instagram.com", kind="link", url="https://instagram.com/glow"),
        Option("copy:number", "Copy the number", kind="copy", copies="0077"),
    )
    message = shown(replace(SERVICES, options=(Option("s1", "Haircut"), *links, BACK)))
    assert (message.is_list, labels(message)) == (False, ["Haircut", "Back"])
    pages = "Directions: https://maps.example/?q=1,2\ninstagram.com: https://instagram.com/glow"
    assert message.text == f"{EN.body(SERVICES)}\n\n{pages}"
    assert not message.asks_phone


def test_a_picture_goes_ahead_as_a_message_of_its_own_that_may_fail() -> None:
    """Meta fetches it later: words that came with it would be lost with it."""
    first, second = render(replace(SERVICES, image="https://glow.example/soho.jpg"), EN)
    assert rules.shown(first.content) == Shown(image="https://glow.example/soho.jpg")
    assert first.courtesy
    assert rules.shown(second.content).text == EN.body(SERVICES)
    assert not second.courtesy


def test_without_options_it_is_plain_text() -> None:
    assert shown(Prompt(Say("placing.text"), awaits=True)) == Shown(EN.say(Say("placing.text")))


def test_a_text_without_words_is_still_a_message() -> None:
    assert shown(Prompt(Say("label.other_staff", {"time": "", "staff": ""}))) == Shown("…")


@pytest.mark.parametrize("locale", LOCALES)
def test_words_of_our_own_fit_uncut(locale: str) -> None:
    language = words(locale)
    [ways] = all_shown(Prompt(Say("full_name.text"), WAYS), locale)
    assert not ways.is_list
    assert len(language.say(Say("label.choose"))) <= 20
    for key in ("book", "any_staff", "new_code", "change_number", "confirm", "again", "check_by_code", "more"):
        assert len(language.label(Option("x", Say(f"label.{key}")))) <= 24


NAMES = st.text(min_size=1, max_size=90)
IDS = st.from_regex(r"[a-z0-9:-]{1,32}", fullmatch=True)
KINDS = st.sampled_from(["choice", "choice", "choice", "nav", "contact"])
OPTIONS = st.lists(
    st.builds(Option, IDS, NAMES, st.lists(NAMES, max_size=2).map(tuple), st.just(""), KINDS),
    max_size=60,
    unique_by=lambda option: option.id,
)
LAYOUTS = st.sampled_from(["list", "times", "text", "contact", "calendar"])


@settings(deadline=None)  # the first words of a language take their time
@given(OPTIONS, LAYOUTS, st.integers(0, 9), st.integers(0, 3), st.text(max_size=1500), st.sampled_from(LOCALES))
def test_whatsapp_takes_whatever_there_is(
    options: list[Option], layout: Any, page: int, ways: int, body: str, locale: str
) -> None:
    prompt = Prompt(
        Say("label.continue", {"service": body or "x"}),
        (*options, *WAYS[:ways]),
        layout,
        token="123456",
        page=page,
        month=date(2026, 7, 1),
    )
    messages = all_shown(prompt, locale)
    last = [message for message in messages if not message.asks_phone][-1]
    assert ways < 3 or {"123456:back", "123456:cancel"} <= {id for _, id in last.options}


@given(st.integers(1, 60), st.integers(0, 3))
def test_paging_reaches_every_choice(count: int, ways: int) -> None:
    prompt = many(count, *WAYS[:ways])
    pages = [all_shown(replace(prompt, page=page))[-1] for page in range(-(-count // 6))]
    seen = {title for page in pages for title in labels(page)}
    assert {f"Service {n}" for n in range(1, count + 1)} <= seen
