"""Prompts as Telegram messages, kept within what the Bot API takes."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.render import Payload, render
from bot.texts import LOCALES, words
from fsm.prompts import Clock, Day, Money, Month, Option, Prompt, Say
from tests.telegram_api import rules

EN = words("en")
BACK = Option("back", Say("label.back"), kind="nav")
START_OVER = Option("start_over", Say("label.start_over"), kind="nav")
CANCEL = Option("cancel", Say("label.cancel"), kind="nav")
WAYS = (BACK, START_OVER, CANCEL)
SERVICES = Prompt(Say("service.text"), (Option("s1", "Haircut"), Option("s2", "Beard trim"), *WAYS), token="7")
LONDON = ZoneInfo("Europe/London")


def shown(prompt: Prompt) -> Payload:
    (payload,) = render(prompt, EN)
    return payload


def wire(payload: Payload) -> dict[str, Any]:
    return payload.markup or {}


def labels(payload: Payload) -> list[list[str]]:
    given = wire(payload)
    return [[button["text"] for button in row] for row in given.get("inline_keyboard") or given.get("keyboard", [])]


def data(payload: Payload) -> dict[str, str]:
    rows = wire(payload)["inline_keyboard"]
    return {button["text"]: button["callback_data"] for row in rows for button in row if button["callback_data"] != "-"}


def test_a_list_has_an_option_in_each_row_and_the_ways_out_below() -> None:
    payload = shown(SERVICES)
    assert payload.text == EN.body(SERVICES)
    assert labels(payload) == [["Haircut"], ["Beard trim"], ["Back", "Start over", "Cancel"]]
    assert data(payload)["Beard trim"] == "7:s2"
    assert payload.editable


def test_a_long_list_is_paged() -> None:
    many = replace(SERVICES, options=(*(Option(f"s{n}", f"Service {n}") for n in range(1, 25)), BACK))
    assert labels(shown(many)) == [*([f"Service {n}"] for n in range(1, 10)), ["More"], ["Back"]]
    assert data(shown(many))["More"] == "7:more"
    assert data(shown(replace(many, page=2)))["First page"] == "7:more"
    assert labels(shown(replace(many, page=2)))[0] == ["Service 19"]


def test_hints_stand_beside_the_label_where_there_is_room() -> None:
    price = (Money(Decimal(20), None, "GBP"),)
    long = "Complex colouring, cut, care and styling for long hair"
    payload = shown(replace(SERVICES, options=(Option("s1", "Haircut", price), Option("s2", long, price))))
    assert labels(payload) == [["Haircut · £20"], [long[:39] + "…"]]
    assert payload.text.endswith(f"\n\n• Haircut · £20\n• {long} · £20")
    assert labels(shown(replace(SERVICES, options=(Option("s1", "x" * 40),)))) == [["x" * 40]]


def test_ways_out_with_long_words_take_more_rows() -> None:
    many = (*WAYS, Option("a", "A way out with many words", kind="nav"), Option("b", "Help", kind="nav"))
    assert labels(shown(replace(SERVICES, options=many))) == [
        ["Back", "Start over", "Cancel"],
        ["A way out with many words", "Help"],
    ]


def test_a_calendar_shows_the_month_and_only_free_days_act() -> None:
    days = tuple(Option(f"day:2026-07-{n:02}", Day(date(2026, 7, n))) for n in (6, 15, 31))
    months = tuple(
        Option(f"month:{first:%Y-%m}", Month(first), kind="nav") for first in (date(2026, 6, 1), date(2026, 8, 1))
    )
    nearest = Option("nearest", "The nearest time")
    prompt = Prompt(Say("date.text"), (*days, nearest, *months, BACK), "calendar", token="3", month=date(2026, 7, 1))
    payload = shown(prompt)
    assert labels(payload) == [
        ["‹", "July 2026", "›"],
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        ["6", *[" "] * 6],
        [" ", " ", "15", *[" "] * 4],
        [" ", " ", " ", " ", "31", " ", " "],
        ["The nearest time"],
        ["Back"],
    ]
    assert data(payload) == {
        "‹": "3:month:2026-06",
        "›": "3:month:2026-08",
        "6": "3:day:2026-07-06",
        "15": "3:day:2026-07-15",
        "31": "3:day:2026-07-31",
        "The nearest time": "3:nearest",
        "Back": "3:back",
    }


@pytest.mark.parametrize("month", [date(2026, 2, 1), date(2028, 2, 1), date(2026, 8, 1), date(2027, 2, 1)])
@pytest.mark.parametrize("locale", LOCALES)
def test_each_day_stands_below_its_weekday(month: date, locale: str) -> None:
    language = words(locale)
    free = [month.replace(day=n) for n in range(1, 32) if n <= 28 or month.month == 8]
    options = tuple(Option(f"day:{day}", Day(day)) for day in free)
    (payload,) = render(Prompt(Say("date.text"), options, "calendar", month=month), language)
    _, _, *weeks = labels(payload)
    assert [len(week) for week in weeks] == [7] * len(weeks)
    column = {label: at for week in weeks for at, label in enumerate(week)}
    assert all(column[str(day.day)] == (day.weekday() - language.first_weekday) % 7 for day in free)


def test_times_stand_four_in_a_row_others_below() -> None:
    clocks = [Clock(datetime(2026, 7, 6, 10 + n // 4, n % 4 * 15, tzinfo=LONDON)) for n in range(6)]
    times = tuple(Option(f"time:{clock.at:%H:%M}", clock) for clock in clocks)
    other = Option("other", "With another master")
    payload = shown(Prompt(Say("time.text"), (*times, other, BACK), "times"))
    assert labels(payload) == [
        ["10:00", "10:15", "10:30", "10:45"],
        ["11:00", "11:15"],
        ["With another master"],
        ["Back"],
    ]


def test_a_day_of_five_minute_slots_still_fits_a_keyboard() -> None:
    clocks = [Clock(datetime(2026, 7, 6, n // 12, n % 12 * 5, tzinfo=LONDON)) for n in range(288)]
    times = tuple(Option(f"time:{clock.at:%H:%M}", clock) for clock in clocks)
    prompt = Prompt(Say("time.text"), (*times, *WAYS), "times")
    seen = [label for page in range(4) for label in chain(*labels(shown(replace(prompt, page=page)))) if ":" in label]
    assert seen == [f"{clock.at:%H:%M}" for clock in clocks]
    assert len(list(chain(*labels(shown(prompt))))) <= 100


def test_a_phone_is_asked_for_with_a_keyboard_of_its_own() -> None:
    share = Option("share", Say("label.share_phone"), kind="contact")
    payload = shown(Prompt(Say("phone.text"), (share, BACK), "contact"))
    assert wire(payload) == {
        "keyboard": [
            [{"text": "Share my phone number", "request_contact": True}],
            [{"text": "Back", "request_contact": False}],
        ],
        "one_time_keyboard": True,
        "resize_keyboard": True,
    }
    assert not payload.editable


def test_the_phone_keyboard_goes_away_with_a_message_of_its_own() -> None:
    first, second = render(replace(SERVICES, ends_contact=True), EN)
    assert wire(first) == {"remove_keyboard": True}
    assert first.text == EN.say(Say("contact.thanks"))
    assert labels(second) == labels(shown(SERVICES))


def test_without_buttons_the_message_itself_takes_the_keyboard_away() -> None:
    payload = shown(Prompt(Say("sending.text"), ends_contact=True))
    assert payload.text == EN.say(Say("sending.text"))
    assert wire(payload) == {"remove_keyboard": True}


def test_free_words_are_asked_for_with_ways_out_only() -> None:
    assert labels(shown(Prompt(Say("full_name.text"), WAYS, "text"))) == [["Back", "Start over", "Cancel"]]
    assert shown(Prompt(Say("full_name.text"), (), "text")).markup is None


def test_links_stand_side_by_side_between_the_choices_and_the_ways_out() -> None:
    """However many choices there are. What cannot be opened from a button can be copied."""
    links = (
        Option("link:directions", "Directions", kind="link", url="https://maps.example/?q=1,2"),
        Option("link:call", "Call", kind="link", url="tel:+442079460001"),
        Option("link:site", "A website with a name of its own", kind="link", url="https://glow.example"),
        Option("copy:number", "Copy the number", kind="copy", copies="0077"),
    )
    many = replace(SERVICES, options=(*(Option(f"s{n}", f"Service {n}") for n in range(1, 25)), *links, BACK))
    assert labels(shown(many))[-5:] == [
        ["More"],
        ["Directions", "Call"],
        ["A website with a name of its own"],
        ["Copy the number"],
        ["Back"],
    ]
    rows = wire(shown(many))["inline_keyboard"]
    assert [button for row in rows[-4:-1] for button in row] == [
        {"text": "Directions", "url": "https://maps.example/?q=1,2"},
        {"text": "Call", "copy_text": {"text": "+442079460001"}},
        {"text": "A website with a name of its own", "url": "https://glow.example"},
        {"text": "Copy the number", "copy_text": {"text": "0077"}},
    ]


def test_a_picture_is_the_preview_of_a_link_above_the_text() -> None:
    """So the message stays one of text, which can be changed in place; without a picture no page has a preview."""
    pictured = shown(replace(SERVICES, image="https://glow.example/soho.jpg"))
    assert pictured.preview == {
        "url": "https://glow.example/soho.jpg",
        "prefer_large_media": True,
        "show_above_text": True,
    }
    assert pictured.editable
    assert shown(SERVICES).preview == {"is_disabled": True}
    (_, last) = render(replace(SERVICES, image="https://glow.example/soho.jpg", ends_contact=True), EN)
    assert last.image


@pytest.mark.parametrize("letter", ["x", "👍"])
def test_a_text_too_long_is_cut(letter: str) -> None:
    whole = shown(Prompt(Say("label.continue", {"service": letter * 2000}), (), "text")).text
    assert whole == "Continue: " + letter * 2000
    cut = shown(Prompt(Say("label.continue", {"service": letter * 5000}), (), "text")).text
    assert 4095 <= len(cut.encode("utf-16-le")) // 2 <= 4096
    assert cut.endswith(letter + "…")


NAMES = st.text(min_size=1, max_size=90)
OPTIONS = st.lists(st.builds(Option, st.from_regex(r"[a-z0-9:-]{1,32}", fullmatch=True), NAMES), max_size=120)


@given(OPTIONS, st.sampled_from(["list", "times", "text", "contact", "calendar"]), st.integers(0, 9), st.booleans())
def test_telegram_takes_whatever_there_is(options: list[Option], layout: Any, page: int, ends: bool) -> None:
    prompt = Prompt(
        Say("service.text"),
        (*options, *WAYS),
        layout,
        token="123456",
        page=page,
        month=date(2026, 7, 1),
        ends_contact=ends,
    )
    for payload in render(prompt, EN):
        rules.text({"text": payload.text})
        rules.markup({"reply_markup": wire(payload)} if payload.markup else {}, private=True)
        assert max(map(len, chain(*labels(payload))), default=0) <= 40
