"""Days and times of day in a client's own words: "Friday after 5", «завтра вранці», "05.12 at 17.30".

The words are those of the catalogs (`heard.*`), of all our languages at once, as people mix them. What they name is
only looked up among free times, so a guess is better than a refusal; but a day that cannot be is not guessed at.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache
from itertools import product
from typing import Final, Literal

from babel.dates import get_month_names

from bot.texts import LOCALES, words
from fsm.events import When

EARLY: Final = 7
"""Up to this hour "at 5" means the afternoon: salons sleep in the small hours."""

WINDOWS: Final = {
    "morning": When(latest=time(12)),
    "afternoon": When(earliest=time(12), latest=time(17)),
    "evening": When(earliest=time(17)),
}
APOSTROPHES: Final = str.maketrans("’ʼ`´‘", "'" * 5)
NUMERIC: Final = re.compile(
    r"(?<![\w.:/-])(?:(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?P<one>\d{1,2})(?P<mark>[./])(?P<two>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d\d))?)(?![\w:/-]|\.\d)"
)
RANGE: Final = re.compile(r"(?<![\w./-])(\d{1,2}(?::\d\d)?)\s*[-–—]\s*(\d{1,2}(?::\d\d)?)(?![\w:/-]|\.\d)")

Half = Literal["am", "pm", ""]


def plain(text: str) -> str:
    """The same words in small letters, with ASCII digits and straight apostrophes."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(APOSTROPHES)
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in folded)


def readings(text: str, today: date, month: date | None = None) -> list[When]:
    """What the words may mean, the likeliest first; empty if they name no time, or one that cannot be.

    `month` is the one that the client looks at (its first day): "the 5th" is a day of it.
    """
    phrase = _Phrase(RANGE.sub(r"from \1 to \2", plain(text)))
    phrase.cut(_phrase("greetings"))
    phrase.text = _phrase("noon").sub("12:00", phrase.text)
    marked = phrase.cut(_hour(), _certain)
    days = _days(phrase, today, max(today, month or today))
    if phrase.cut(_phrase("not")):
        return []
    times = _times(phrase, marked)
    found = times if days is None else [replace(clock, day=day) for day, clock in product(days, times)]
    if days and (dotted := _hour().fullmatch(plain(text).strip())):
        found += [When(exactly=clock) for clock in _clocks(dotted, "")]  # "10.10" is a day and a time
    return [when for when in found if when != When()]


class _Phrase:
    """What is left of a text while its parts are being understood and cut out."""

    def __init__(self, text: str) -> None:
        self.text = text

    def cut(self, pattern: re.Pattern[str], accept: Callable[[re.Match[str]], bool] = bool) -> list[re.Match[str]]:
        found = [match for match in pattern.finditer(self.text) if accept(match)]
        for match in reversed(found):
            self.text = f"{self.text[: match.start()]} {self.text[match.end() :]}"
        return found


# --- days


def _days(phrase: _Phrase, today: date, month: date) -> list[date] | None:
    """The days that may be meant; empty if the named one cannot be, None if none is named."""
    weekdays = _weekdays(phrase, today)
    if numeric := phrase.cut(NUMERIC, _no_clock):
        return _numeric(numeric[0], today)
    if in_month := phrase.cut(_day_of_month()):
        named = in_month[0]
        return _on(int(named["day"] or named["day_"]), _month(named), today, int(named["year"] or 0))
    if ordinal := phrase.cut(_ordinal()):
        return _nth(int(ordinal[0]["day"]), max(month, today))
    return _ahead(phrase, today) or weekdays


def _ahead(phrase: _Phrase, today: date) -> list[date] | None:
    """Tomorrow, in 3 days."""
    for key, days in (("today", 0), ("after_tomorrow", 2), ("tomorrow", 1), ("in_a_week", 7)):
        if phrase.cut(_phrase(key)):
            return [today + timedelta(days=days)]
    for key, days in (("in_days", 1), ("in_weeks", 7)):
        if counted := phrase.cut(_phrase(key)):
            return [today + timedelta(days=days * int(re.sub(r"\D", "", counted[0].group())))]
    return None


def _weekdays(phrase: _Phrase, today: date) -> list[date] | None:
    """The coming one; today and the next one where today is such a day."""
    named = phrase.cut(_weekday())
    if not named:
        return None
    weekday = int((named[0].lastgroup or "").removeprefix("d"))
    first = today + timedelta(days=(weekday - today.weekday()) % 7)
    if first > today:
        return [first]
    later = first + timedelta(days=7)
    return [later] if phrase.cut(_phrase("next")) else [first, later]


def _numeric(match: re.Match[str], today: date) -> list[date]:
    """A date in digits, the day first; with a slash the month may come first, as Americans write it."""
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return _on(day, month, today, year)
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"] or 0)
    year += 2000 if 0 < year < 100 else 0
    turned = _on(two, one, today, year) if match["mark"] == "/" else []
    return list(dict.fromkeys(_on(one, two, today, year) + turned))


def _no_clock(match: re.Match[str]) -> bool:
    """Whether "17.30" is to be read as a date: not if it can only be a time."""
    if match["mark"] != "." or match["year"] or int(match["two"]) in range(1, 13):
        return True
    return len(match["two"]) < 2 or int(match["one"]) > 23 or int(match["two"]) > 59


def _nth(day: int, start: date) -> list[date]:
    """The next day with this number."""
    ahead = (start + timedelta(days=n) for n in range(62))
    return [next(other for other in ahead if other.day == day)] if 1 <= day <= 31 else []


def _on(day: int, month: int, today: date, year: int = 0) -> list[date]:
    """That day of that year; without a year the coming one. Empty if there is none."""
    for candidate in (year,) if year else (today.year, today.year + 1):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return [found]
    return []


# --- times of day


def _times(phrase: _Phrase, marked: list[re.Match[str]]) -> list[When]:
    """The times that are named, one reading each; a single empty one if there is none."""
    marked += phrase.cut(_hour(), lambda match: bool(match["at"] or match["minute"]))
    window = next((window for key, window in WINDOWS.items() if phrase.cut(_phrase(key))), When())
    phrase.cut(_phrase("fillers"))
    if not any(char.isalpha() for char in phrase.text):
        marked += phrase.cut(_hour())  # nothing else is said: a bare number is an hour
    half: Half = "" if window == When() else "am" if not window.earliest else "pm"
    for match in marked:
        clocks = _clocks(match, half)
        if clocks and match["after"]:
            window = replace(window, earliest=clocks[0])
        elif clocks and match["before"]:
            window = replace(window, latest=clocks[0])
        elif clocks:
            return [When(exactly=clock) for clock in clocks]
    return [window]


def _certain(match: re.Match[str]) -> bool:
    """Whether a number is an hour, whatever else is said."""
    return bool(match["after"] or match["before"] or match["half"] or ":" in match.group())


def _clocks(match: re.Match[str], half: Half) -> list[time]:
    """The time of day, the likelier one first where it may be before or after noon; empty if there is no such time."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 23 or minute > 59:
        return []
    if match["half"]:
        half = "am" if _phrase("am").fullmatch(match["half"]) else "pm"
    early, late = time(hour % 12, minute), time(hour % 12 + 12, minute)
    if hour > 12 or match["hour"].startswith("0"):
        return [time(hour, minute)]
    if half:
        return [early if half == "am" else late]
    return [late, early] if hour <= EARLY or hour == 12 else [early, late]


# --- patterns, each built once from the catalogs


def _any(*keys: str) -> str:
    said = {plain(text) for key in keys for locale in LOCALES for text in words(locale).heard(key)}
    return "|".join(re.escape(text) for text in sorted(said, key=len, reverse=True))


@cache
def _phrase(key: str) -> re.Pattern[str]:
    """The words for `key`, whole; # in them is a number."""
    return re.compile(rf"(?<!\w)(?:{_any(key)})(?!\w)".replace(r"\#", r"\d{1,3}"))


@cache
def _hour() -> re.Pattern[str]:
    """An hour with what marks it: "after 5", "at 10:30", "5pm"; but not the number of a day or a part of a date."""
    return re.compile(
        rf"(?<![\w.:/-])(?:(?P<after>{_any('after')})\s*|(?P<before>{_any('before')})\s*|(?P<at>{_any('at')})\s*)?"
        rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?(?:\s*(?P<half>{_any('am', 'pm')}))?"
        rf"(?![\w:/-]|\.\d|\s*(?:{'|'.join(_months())})(?!\w)|{_any('ordinals')})"
    )


@cache
def _months() -> dict[str, int]:
    """The names of the months as they stand beside a day, in full and short."""
    names: dict[str, int] = {}
    for locale in LOCALES:
        for number in range(1, 13):
            for name in (
                get_month_names("wide", "format", locale)[number],
                get_month_names("wide", "stand-alone", locale)[number],
                get_month_names("abbreviated", "format", locale)[number].rstrip("."),
            ):
                names |= {plain(name): number, plain(name)[:3]: number}
    return dict(sorted(names.items(), key=lambda item: -len(item[0])))


@cache
def _day_of_month() -> re.Pattern[str]:
    """ "5 December", "the 5th of December", "December 5", with or without a year."""
    month, ordinals = "|".join(_months()), _any("ordinals")
    return re.compile(
        rf"(?<![\w.:/-])(?:(?P<day>\d{{1,2}})(?:{ordinals})?\s*(?:of\s+)?(?P<month>{month})\b"
        rf"|(?P<month_>{month})\.?\s+(?P<day_>\d{{1,2}})(?:{ordinals})?(?![\w:]))"
        rf"(?:\.?,?\s+(?P<year>20\d\d))?"
    )


def _month(named: re.Match[str]) -> int:
    return _months()[named["month"] or named["month_"]]


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.:/-])(?P<day>\d{{1,2}})(?:{_any('ordinals')})(?!\w)")


@cache
def _weekday() -> re.Pattern[str]:
    """One group for each day, d0 is Monday. Any ending may follow a stem of five letters."""
    stems: list[list[str]] = [[] for _ in range(7)]
    for locale in LOCALES:
        for day, forms in enumerate(words(locale).heard("weekdays")):
            stems[day] += (stem + r"\w*" if len(stem) >= 5 else stem for stem in plain(forms).split())
    groups = (rf"(?P<d{day}>{'|'.join(forms)})" for day, forms in enumerate(stems))
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")
