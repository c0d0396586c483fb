"""Words: keys and values become sentences in a client's language.

The sentences are in `locales/*.po`, by key; dates, numbers and units come from CLDR through Babel. A line of
a sentence whose placeholder has nothing to show is left out: "Address: {address}" needs no key for "no address".
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Final

from babel import Locale
from babel.dates import format_date, format_skeleton, get_day_names
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, get_currency_symbol
from babel.units import format_unit

from fsm.prompts import (
    MONTH_FIRST,
    PLAIN,
    Clock,
    Day,
    DayAndClock,
    Length,
    Listed,
    Money,
    Month,
    Option,
    Prompt,
    Say,
    Style,
    Value,
)

LOCALES: Final = ("en", "uk", "ru")
CATALOGS: Final = Path(__file__).parent / "locales"

# English without a country means the international one: the day before the month, weeks from Monday.
CLDR: Final = {"en": "en_GB"}

SPACE_AT_THE_END: Final = re.compile(r" +$", re.MULTILINE)
"""Left where a value begins on a line of its own."""

Formatted = Day | Month | Money | Length
"""What Babel writes."""


def match_locale(tag: str, default: str) -> str:
    """The locale for a language tag such as "uk-UA"; `default` for a language that we do not speak."""
    language = tag.replace("_", "-").partition("-")[0].lower()
    return language if language in LOCALES else default


@cache
def words(locale: str, style: Style = PLAIN) -> "Words":
    return Words(locale, style)


class Words:
    """One language, and one way to write days and times in it, as far as the language has it. `locale` is one of
    LOCALES.
    """

    def __init__(self, locale: str, style: Style = PLAIN) -> None:
        self.locale = locale
        self._half_days, self._month_first = style.half_days, style.month_first and locale in MONTH_FIRST
        self._cldr = Locale.parse(CLDR.get(locale, locale))
        self._catalog = _catalog(locale)

    @property
    def rtl(self) -> bool:
        return self._cldr.text_direction == "rtl"

    @property
    def first_weekday(self) -> int:
        """The day that a week begins with, 0 for Monday."""
        return self._cldr.first_week_day

    def weekdays(self) -> list[str]:
        """The days of a week, short, in their order."""
        names = get_day_names("abbreviated", "stand-alone", self._cldr)
        return [_capital(names[(self.first_weekday + n) % 7]) for n in range(7)]

    def day_number(self, day: date) -> str:
        return str(day.day)

    def body(self, prompt: Prompt) -> str:
        """The message itself, plain text: why it is asked again, then what is asked."""
        return "\n\n".join(self.say(part) for part in (prompt.note, prompt.text) if part)

    def label(self, option: Option) -> str:
        """The words on a button, dates in short."""
        words = self._say(option.label, short=True)
        return words if isinstance(option.label, str) else _capital(words)

    def hint(self, option: Option) -> str:
        return " · ".join(filter(None, (self._say(value, short=True) for value in option.hint)))

    def heard(self, key: str) -> list[str]:
        """What a client may type to mean `key`; the alternatives stand between bars in the catalog."""
        return self._catalog.gettext(f"heard.{key}").split("|")

    def say(self, value: Value) -> str:
        """The words for a value; empty where there is nothing to show (no price, no length)."""
        return self._say(value, short=False)

    def _say(self, value: Value, short: bool) -> str:
        match value:
            case Say(key, params):
                shown = {name: self._say(param, short) for name, param in params.items()}
                return self._sentence(key, shown, params)
            case Clock(at):
                return self._clock(at)
            case DayAndClock(at):
                return f"{self._say(Day(at.date()), short)}, {self._clock(at)}"
            case Listed(items):
                return "\n".join(self._say(item, short) for item in items)
            case Day() | Month() | Money() | Length():
                return _formatted(self, value, short)
            case _:
                return str(value)

    def formatted(self, value: Formatted, short: bool) -> str:
        """As CLDR has it for this language."""
        match value:
            case Day(day, year=True):
                return self._of_year(day, short)
            case Day(day):
                return self._day(day, short)
            case Month(first):
                return format_skeleton("yMMMM", first, locale=self._cldr)
            case Money():
                return self._money(value)
            case Length():
                return self._length(value)

    def _sentence(self, key: str, shown: Mapping[str, str], params: Mapping[str, Value]) -> str:
        lines = self._template(key, params).split("\n")
        said = (line.format_map(shown) for line in lines if all(map(shown.get, placeholders(line))))
        return SPACE_AT_THE_END.sub("", "\n".join(said)).strip("\n")

    def _template(self, key: str, params: Mapping[str, Value]) -> str:
        """The sentence as it is in the catalog; the first whole number decides on singular and plural."""
        number = next((param for param in params.values() if isinstance(param, int)), None)
        counted = key if number is None else self._catalog.ngettext(key, key, number)
        return self._catalog.gettext(key) if counted == key else counted

    def _of_year(self, day: date, short: bool) -> str:
        """A day that may be in any year: "5 December 2026"."""
        if self._month_first:
            return format_date(day, "MMM d, y" if short else "MMMM d, y", locale=self._cldr)
        return format_date(day, "medium" if short else "long", locale=self._cldr)

    def _day(self, day: date, short: bool) -> str:
        """A weekday and a day of the month: "Friday, 5 December". No booking is far enough ahead to need the year."""
        weekday, month = ("EEE", "MMM") if short else ("EEEE", "MMMM")
        if self._month_first:  # ours is the international English, so CLDR has no pattern to look up
            return format_date(day, f"{weekday}, {month} d", locale=self._cldr)
        in_month = format_skeleton(f"{month}d", day, locale=self._cldr)
        return f"{format_date(day, weekday, locale=self._cldr)}, {in_month}"

    def _clock(self, at: datetime) -> str:
        return format_skeleton("hm", at, locale=self._cldr) if self._half_days else f"{at:%H:%M}"

    def _money(self, money: Money) -> str:
        """A price or a range of prices, with the symbol on the side where the language puts it."""
        low, high = money.low, money.high or money.low
        if not high:
            return ""
        amount = self._number(high) if low == high else f"{self._number(low)}–{self._number(high)}"
        symbol = get_currency_symbol(money.currency, locale=self._cldr)
        if not symbol:
            return amount
        if self._cldr.currency_formats["standard"].pattern.startswith("¤"):
            return f"{symbol}\N{NO-BREAK SPACE}{amount}" if symbol[-1].isalpha() else f"{symbol}{amount}"
        return f"{amount}\N{NO-BREAK SPACE}{symbol}"

    def _number(self, amount: Decimal) -> str:
        whole = amount == amount.to_integral_value()
        return format_decimal(amount, "#,##0" if whole else "#,##0.00", locale=self._cldr)

    def _length(self, length: Length) -> str:
        """How long, or from how long to how long: "30–45 mins", "45 mins – 1 hr"."""
        low, high = length.of, length.most
        if not high:
            return self._time(low)
        if high < timedelta(hours=1):
            return f"{low // timedelta(minutes=1)}–{self._time(high)}"
        return f"{self._time(low)} – {self._time(high)}"

    def _time(self, of: timedelta) -> str:
        hours, minutes = divmod(of // timedelta(minutes=1), 60)
        parts = (("duration-hour", hours), ("duration-minute", minutes))
        return " ".join(format_unit(n, unit, "short", locale=self._cldr) for unit, n in parts if n)


@lru_cache(maxsize=4096)
def _formatted(words: Words, value: Formatted, short: bool) -> str:
    """Kept, because a salon's prices, lengths and days are few, and Babel takes 20 to 40 µs for each."""
    return words.formatted(value, short)


@cache
def placeholders(template: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _catalog(locale: str) -> GNUTranslations:
    """One language's sentences, read straight from its .po file; what it lacks is said in English."""
    compiled = BytesIO()
    with (CATALOGS / f"{locale}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale, abort_invalid=True))
    compiled.seek(0)
    catalog = GNUTranslations(compiled)
    if locale != "en":
        catalog.add_fallback(_catalog("en"))
    return catalog
