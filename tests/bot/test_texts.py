"""The catalogs hold together, and values read as people write them."""

import ast
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bot.channels.telegram.channel import COMMANDS as MENU
from bot.hearing import ANSWERS, COMMANDS, COURTESIES
from bot.texts import CATALOGS, LOCALES, match_locale, placeholders, words
from bot.when import WINDOWS
from fsm.dialog import NAVIGATION
from fsm.prompts import Clock, Day, DayAndClock, Length, Listed, Money, Month, Option, Prompt, Say, Style, Value
from fsm.table import WAITING
from fsm.visits.cancel import REASONS
from fsm.visits.listing import TABS
from fsm.words import PaysFor, Status

ROOT = Path(__file__).parents[2]
SATURDAY = datetime(2026, 12, 5, 9, 5)  # noqa: DTZ001
SPEAKERS = ("Say",)
LISTENERS = ("_phrase", "_any", "_heard", "_forms", "alternatives", "heard")
BUILT = {
    *(f"label.{name}" for name in NAVIGATION),
    *(f"label.lang_{locale}" for locale in LOCALES),
    *(f"command.{name}" for name in MENU),
    *(f"heard.{name}" for name in (*COMMANDS, *COURTESIES, *ANSWERS, *WINDOWS, "in_a_week", "in_days", "in_weeks")),
    *(f"heard.{name}" for name in ("today", "tomorrow", "after_tomorrow", "this_week", "next_week", "next_month")),
    *(f"heard.{name}" for name in ("weekend", "next_weekend", "next", "or")),
    *(step.key for step in WAITING.values()),
    *(f"{group}{tab}" for group in ("visits.", "visits.no_", "label.visits_") for tab in TABS),
    *(f"visit.{status}" for status in Status),
    *(f"card.pays_for_{what}" for what in PaysFor),
    *(f"label.reason_{reason}" for reason in REASONS),
}
"""Keys that the code puts together from names."""


def catalog(locale: str) -> dict[str, tuple[str, ...]]:
    """The forms of every sentence by its key."""
    with (CATALOGS / f"{locale}.po").open("rb") as file:
        po = read_po(file, locale, abort_invalid=True)
    found = {}
    for message in po:
        ids, forms = (part if isinstance(part, tuple | list) else (part,) for part in (message.id, message.string))
        found[str(ids[0])] = tuple(map(str, forms))
    return {key: forms for key, forms in found.items() if key}


CATALOG = {locale: catalog(locale) for locale in LOCALES}


def calls() -> Iterator[ast.Call]:
    for room in ("fsm", "bot"):
        for path in (ROOT / room).rglob("*.py"):
            yield from (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))


def name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def literals(call: ast.Call) -> list[str]:
    """The string constants among the arguments, not those inside of a call or a dict in them."""
    either = (end for arg in call.args for end in ((arg.body, arg.orelse) if isinstance(arg, ast.IfExp) else (arg,)))
    return [arg.value for arg in either if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]


def used() -> set[str]:
    said = {key for call in calls() if name(call) in SPEAKERS for key in literals(call)}
    heard = {f"heard.{key}" for call in calls() if name(call) in LISTENERS for key in literals(call)}
    return said | heard | BUILT


# --- the catalogs


def test_every_key_that_is_used_has_words_and_no_words_lie_idle() -> None:
    assert used() == set(CATALOG["en"])


@pytest.mark.parametrize("locale", LOCALES)
def test_every_catalog_has_every_key_and_nothing_is_empty(locale: str) -> None:
    assert set(CATALOG[locale]) == set(CATALOG["en"])
    assert [key for key, forms in CATALOG[locale].items() if not all(form.strip() for form in forms)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_key_stands_twice(locale: str) -> None:
    """The second sentence would never be said."""
    lines = (CATALOGS / f"{locale}.po").read_text("utf-8").splitlines()
    assert [
        key for key, times in Counter(line for line in lines if line.startswith("msgid ")).items() if times > 1
    ] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_same_values_go_into_a_sentence_in_every_language(locale: str) -> None:
    for key, forms in CATALOG[locale].items():
        assert {frozenset(placeholders(form)) for form in forms} == {frozenset(placeholders(CATALOG["en"][key][0]))}, (
            key
        )


def test_a_sentence_gets_the_values_that_it_wants() -> None:
    for call in calls():
        if name(call) == "Say" and literals(call) and (len(call.args) == 1 or isinstance(call.args[1], ast.Dict)):
            params = call.args[1].keys if len(call.args) > 1 and isinstance(call.args[1], ast.Dict) else []
            given = {key.value for key in params if isinstance(key, ast.Constant)}
            key = literals(call)[0]
            assert placeholders(CATALOG["en"][key][0]) == given, key


def test_there_is_a_catalog_for_each_locale() -> None:
    assert sorted(path.stem for path in CATALOGS.iterdir()) == sorted(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_word_means_one_command_and_one_answer_only(locale: str) -> None:
    """An answer goes before a command: "book" confirms what is to be confirmed."""
    for keys in ((*COMMANDS, *COURTESIES), ANSWERS):
        alternatives = [word for key in keys for word in words(locale).heard(key)]
        assert len(alternatives) == len(set(alternatives))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_week_has_seven_days(locale: str) -> None:
    assert len(words(locale).heard("weekdays")) == 7


@pytest.mark.parametrize("locale", LOCALES)
def test_commands_fit_into_the_menu_of_a_messenger(locale: str) -> None:
    assert all(0 < len(words(locale).say(Say(f"command.{command}"))) <= 256 for command in MENU)


def test_the_words_that_are_promised() -> None:
    promised = {
        "book": "Book an appointment",
        "any_staff": "Doesn't matter",
        "share_phone": "Share my phone number",
        "new_code": "Send a new code",
        "change_number": "Change number",
        "confirm": "Confirm",
        "cancel": "Cancel",
        "back": "Back",
        "start_over": "Start over",
    }
    assert {key: words("en").say(Say(f"label.{key}")) for key in promised} == promised
    assert words("en").say(Say("booked.text", {"service": "Haircut"})).startswith("Booked")
    assert "expired" in words("en").say(Say("expired.text"))


# --- sentences


def test_a_line_with_nothing_to_show_is_left_out() -> None:
    shown: dict[str, Value] = {
        "service": "Haircut",
        "price": Money(Decimal(0), None, "EUR"),
        "staff": Say("staff.anyone"),
    }
    lines = words("en").say(Say("review.text", shown)).split("\n")
    assert lines == ["Is everything right?", "", "Service: Haircut", "With: any team member"]


def test_what_a_client_typed_is_no_template() -> None:
    shown = words("en").say(Say("service.none_found", {"query": "{phone} {0.__class__} %s"}))
    assert "“{phone} {0.__class__} %s”" in shown


@pytest.mark.parametrize(
    ("locale", "left", "expected"),
    [
        ("en", 1, "1 try left"),
        ("en", 2, "2 tries left"),
        ("uk", 1, "1 спроба"),
        ("uk", 2, "2 спроби"),
        ("uk", 5, "5 спроб."),
        ("uk", 21, "21 спроба"),
        ("ru", 1, "1 попытка"),
        ("ru", 3, "3 попытки"),
        ("ru", 11, "11 попыток"),
    ],
)
def test_numbers_choose_the_plural(locale: str, left: int, expected: str) -> None:
    assert expected in words(locale).say(Say("code.wrong", {"left": left}))


def test_a_missing_sentence_is_its_key() -> None:
    assert [words(locale).say(Say("no.such", {"n": 1})) for locale in LOCALES] == ["no.such"] * 3


def test_a_sentence_that_a_translation_lacks_is_said_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    speaker = words("uk")
    monkeypatch.delitem(speaker._catalog._catalog, "menu.text")  # type: ignore[attr-defined]
    assert speaker.say(Say("menu.text")) == words("en").say(Say("menu.text"))


def test_the_body_says_first_why_it_is_asked_again() -> None:
    prompt = Prompt(Say("service.text"), note=Say("service.gone"))
    assert words("en").body(prompt) == (
        "This service is no longer offered. Please choose another one.\n\nWhich service would you like?"
    )
    assert words("en").body(Prompt(Say("service.text"))) == "Which service would you like?"


# --- values


def shown(value: Value) -> list[str]:
    """In all languages, with plain spaces."""
    return [words(locale).say(value).replace("\xa0", " ").replace("\u202f", " ") for locale in LOCALES]


def test_days_and_times() -> None:
    assert shown(Day(SATURDAY.date())) == ["Saturday, 5 December", "субота, 5 грудня", "суббота, 5 декабря"]
    assert shown(Month(SATURDAY.date())) == ["December 2026", "грудень 2026 р.", "декабрь 2026 г."]
    assert shown(Clock(SATURDAY)) == ["09:05"] * 3
    assert shown(DayAndClock(SATURDAY))[0] == "Saturday, 5 December, 09:05"


def test_a_day_may_be_in_any_year() -> None:
    day = Day(SATURDAY.date(), year=True)
    assert shown(day) == ["5 December 2026", "5 грудня 2026 р.", "5 декабря 2026 г."]
    assert words("en").label(Option("x", day)) == "5 Dec 2026"
    assert in_style(day, Style(month_first=True))[0] == "December 5, 2026"


def in_style(value: Value, style: Style) -> list[str]:
    return [words(locale, style).say(value).replace("\u202f", " ") for locale in LOCALES]


def test_a_client_may_want_half_days_and_the_month_first() -> None:
    """Each by itself, where the language has it, on buttons, too (S3-66)."""
    evening = SATURDAY.replace(hour=17)
    assert in_style(Clock(SATURDAY), Style(half_days=True)) == ["9:05 am", "9:05 дп", "9:05 AM"]
    assert in_style(Clock(evening), Style(half_days=True)) == ["5:05 pm", "5:05 пп", "5:05 PM"]
    assert in_style(DayAndClock(evening), Style(half_days=True))[0] == "Saturday, 5 December, 5:05 pm"
    day = Day(SATURDAY.date())
    assert in_style(day, Style(month_first=True)) == ["Saturday, December 5", "субота, 5 грудня", "суббота, 5 декабря"]
    assert in_style(Clock(evening), Style(month_first=True)) == ["17:05"] * 3
    assert words("en", Style(month_first=True)).label(Option("x", day)) == "Sat, Dec 5"
    assert words("en").label(Option("x", day)) == "Sat, 5 Dec"


def test_what_is_listed_stands_one_under_another() -> None:
    assert words("en").say(Listed((Clock(SATURDAY), "nine"))) == "09:05\nnine"
    assert words("en").say(Listed(())) == ""


@pytest.mark.parametrize(
    ("low", "high", "currency", "expected"),
    [
        ("1200", None, "UAH", ["UAH 1,200", "1 200 ₴", "1 200 ₴"]),
        ("30.50", "45", "£", ["£30.50–45", "30,50–45 £", "30,50–45 £"]),
        ("30", "30", "EUR", ["€30", "30 EUR", "30 €"]),
        ("1500", None, "грн", ["грн 1,500", "1 500 грн", "1 500 грн"]),
        ("7", None, "", ["7", "7", "7"]),
        ("0", None, "EUR", ["", "", ""]),
        ("0", "0", "EUR", ["", "", ""]),
        ("0", "50", "$", ["$0–50", "0–50 $", "0–50 $"]),
    ],
)
def test_prices(low: str, high: str | None, currency: str, expected: list[str]) -> None:
    assert shown(Money(Decimal(low), Decimal(high) if high else None, currency)) == expected


def test_lengths() -> None:
    assert shown(Length(timedelta(minutes=90))) == ["1 hr 30 mins", "1 год 30 хв", "1 ч 30 мин"]
    assert shown(Length(timedelta(hours=2))) == ["2 hrs", "2 год", "2 ч"]
    assert shown(Length(timedelta(0))) == ["", "", ""]
    half, three_quarters = timedelta(minutes=30), timedelta(minutes=45)
    assert shown(Length(half, three_quarters)) == ["30–45 mins", "30–45 хв", "30–45 мин"]
    assert shown(Length(three_quarters, timedelta(hours=1))) == ["45 mins – 1 hr", "45 хв – 1 год", "45 мин – 1 ч"]
    assert shown(Length(half * 2, half * 3)) == ["1 hr – 1 hr 30 mins", "1 год – 1 год 30 хв", "1 ч – 1 ч 30 мин"]


def test_labels_are_short_and_begin_with_a_capital() -> None:
    day = Day(SATURDAY.date())
    assert words("ru").label(Option("x", day)) == "Сб, 5 дек."
    assert words("uk").label(Option("x", Say("label.other_day", {"day": day}))) == "Інший день: сб, 5 груд."
    assert words("en").label(Option("x", "iPhone repair")) == "iPhone repair"


def test_hints_stand_side_by_side() -> None:
    option = Option("x", "Cut", (Money(Decimal(0), None, "EUR"), Length(timedelta(minutes=45)), "★ 4.9"))
    assert words("en").hint(option) == "45 mins · ★ 4.9"
    assert words("en").hint(Option("x", "Cut")) == ""


def test_the_calendar_begins_on_monday() -> None:
    assert [words(locale).first_weekday for locale in LOCALES] == [0, 0, 0]
    assert words("uk").weekdays() == ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Нд"]
    assert words("en").day_number(date(2026, 12, 5)) == "5"
    assert not words("en").rtl


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("uk", "uk"), ("uk-UA", "uk"), ("ru_RU", "ru"), ("EN-gb", "en"), ("de", "en"), ("", "en"), ("ukr", "en")],
)
def test_a_language_tag_finds_its_locale(tag: str, locale: str) -> None:
    assert match_locale(tag, "en") == locale
