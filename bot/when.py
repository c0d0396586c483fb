"""Days and times of day in a client's own words: "Friday after 5", «завтра вранці», "next week at half past ten".

The words are those of the catalogs (`heard.*`), of all our languages at once, as people mix them. What they name is
only looked up among free times, so a guess is better than a refusal, as long as nothing speaks against it: a day that
cannot be, two of them, a "not", a number that is left over are not guessed at.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache
from itertools import product
from typing import Final, Literal

from babel.dates import get_month_names

from bot.spoken import alternatives, either, in_digits, plain
from bot.texts import LOCALES, words
from fsm.events import When

EARLY: Final = 7
"""Up to this hour "at 5" means the afternoon: salons sleep in the small hours."""
BY_DAY: Final = 8
"""From this hour on "by day" is before noon."""
NIGHT: Final = 6
"""Up to this hour "at night" is before noon."""

WINDOWS: Final = {
    "morning": When(latest=time(12)),
    "afternoon": When(earliest=time(12), latest=time(17)),
    "evening": When(earliest=time(17)),
}
NUMERIC: Final = re.compile(
    r"(?<![\w.:/-])(?:(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?P<one>\d{1,2})(?P<mark>[./])(?P<two>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d\d))?)(?![\w:/-]|\.\d)"
)
RANGE: Final = re.compile(r"(?<![\w./-])(\d{1,2}(?::\d\d)?)\s*[-–—]\s*(\d{1,2}(?::\d\d)?)(?![\w:/-]|\.\d)")
DAY: Final = "\N{CURRENCY SIGN}"
"""Stands where a day was named."""

Days = tuple[date, ...]
"""One day, or several of which any will do: a week, "Friday or Saturday"."""

Half = Literal["am", "pm", ""]


def readings(text: str, today: date, month: date | None = None) -> list[When]:
    """What the words may mean, the likeliest first; empty if they name no time, or one that cannot be.

    `month` is the one that the client looks at (its first day): "the 5th" is a day of it.
    """
    return _read(text, today, month)[0]


def is_time_alone(text: str, today: date) -> bool:
    """Whether the words name a time, and say nothing else."""
    found, alone = _read(text, today, None)
    return bool(found) and alone


def _read(text: str, today: date, month: date | None) -> tuple[list[When], bool]:
    """The readings, and whether nothing else was said."""
    said = plain(text)
    counted = in_digits(said)
    phrase = _Phrase(_pair().sub(r"\1:\2", RANGE.sub(r"from \1 to \2", counted)))
    phrase.cut(_phrase("greetings"))
    ahead = _ahead(phrase, today)
    marked = phrase.cut(_hour(), _certain)
    days = _days(phrase, ahead, today, max(today, month or today))
    windows = [window for key, window in WINDOWS.items() if phrase.cut(_phrase(key))]
    if phrase.cut(_phrase("not")) or _bounded().search(phrase.text):
        return [], False
    times = _times(phrase, marked, windows)
    if phrase.has(str.isdigit) or (counted != said and phrase.has(str.isalpha)):
        return [], False  # a number in words is heard among known words alone: "one of us", "first thing"
    found = times if days is None else [_on_days(clock, named) for named, clock in product(days, times)]
    if days and (dotted := _hour().fullmatch(said.strip())):
        found += [When(exactly=clock) for clock in _clocks(dotted, "")]  # "10.10" is a day and a time
    return [when for when in found if when != When()], not phrase.has(str.isalpha)


class _Phrase:
    """What is left of a text while its parts are being understood and cut out."""

    def __init__(self, text: str) -> None:
        self.text = text

    def cut(
        self, pattern: re.Pattern[str], accept: Callable[[re.Match[str]], bool] = bool, mark: str = ""
    ) -> list[re.Match[str]]:
        found = [match for match in pattern.finditer(self.text) if accept(match)]
        for match in reversed(found):
            self.text = f"{self.text[: match.start()]} {mark} {self.text[match.end() :]}"
        return found

    def has(self, kind: Callable[[str], bool]) -> bool:
        return any(map(kind, self.text))


# --- days


def _on_days(clock: When, days: Days) -> When:
    return replace(clock, day=days[0]) if len(days) == 1 else replace(clock, days=days)


def _days(phrase: _Phrase, ahead: list[list[Days]], today: date, month: date) -> list[Days] | None:
    """The days that may be meant; empty if they cannot be or nobody can tell which, None if none is named.

    `ahead` are those that were found already; a weekday beside a date must be that of the date.
    """
    named = ahead + [_numeric(match, today) for match in phrase.cut(NUMERIC, _no_clock, DAY)]
    for match in phrase.cut(_day_of_month(), mark=DAY):
        named.append(_on(int(match["day"] or match["day_"]), _month(match), today, int(match["year"] or 0)))
    named += [_nth(int(match["day"]), month) for match in phrase.cut(_ordinal(), mark=DAY)]
    weekdays = {int((match.lastgroup or "").removeprefix("d")) for match in phrase.cut(_weekday(), mark=DAY)}
    following, alternative = (bool(phrase.cut(_phrase(key))) for key in ("next", "or"))
    if named and weekdays and (len(weekdays) > 1 or not alternative):
        named = [[kept for days in one if (kept := _of(days, weekdays))] for one in named]
    else:
        named += [_coming(weekday, today, following) for weekday in sorted(weekdays)]
    together = tuple(sorted({day for one in named for days in one for day in days}))
    if alternative:
        return [together] if all(named) and len(together) > 1 else []
    if len(named) > 1:
        return []
    return named[0] if named else None


def _ahead(phrase: _Phrase, today: date) -> list[list[Days]]:
    """Days by their distance: tomorrow, in 3 days, next week, at the weekend."""
    monday, saturday = (today + timedelta(days=day - today.weekday()) for day in (0, 5))
    month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    weekend, next_weekend = _run(saturday, 2), _run(saturday + timedelta(days=7), 2)
    spans = {
        "after_tomorrow": _run(today + timedelta(days=2), 1),
        "today": _run(today, 1),
        "tomorrow": _run(today + timedelta(days=1), 1),
        "in_a_week": _run(today + timedelta(days=7), 1),
        "this_week": _run(monday, 7),
        "next_week": _run(monday + timedelta(days=7), 7),
        "next_weekend": next_weekend if today in weekend else weekend + next_weekend,  # until it comes, either
        "weekend": weekend,
        "next_month": tuple(day for day in _run(month, 31) if day.month == month.month),
    }
    found = [_from(today, days) for key, days in spans.items() if phrase.cut(_phrase(key), mark=DAY)]
    for key, length in (("in_days", 1), ("in_weeks", 7)):
        counted = (int(re.sub(r"\D", "", match.group())) for match in phrase.cut(_phrase(key), mark=DAY))
        found += [_run(today + timedelta(days=length * number), 1) for number in counted]
    return [[days] for days in found]


def _run(first: date, length: int) -> Days:
    return tuple(first + timedelta(days=n) for n in range(length))


def _from(today: date, days: Days) -> Days:
    return tuple(day for day in days if day >= today)


def _of(days: Days, weekdays: set[int]) -> Days:
    return tuple(day for day in days if day.weekday() in weekdays)


def _coming(weekday: int, today: date, following: bool) -> list[Days]:
    """The coming one; where today is such a day, today or the next one. What is "next" may be that of the next week."""
    first = today + timedelta(days=(weekday - today.weekday()) % 7)
    later = first + timedelta(days=7)
    if first == today:
        return [(later,)] if following else [(first,), (later,)]
    return [(first, later)] if following and weekday > today.weekday() else [(first,)]


def _numeric(match: re.Match[str], today: date) -> list[Days]:
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


def _nth(day: int, start: date) -> list[Days]:
    """The next day with this number."""
    ahead = (start + timedelta(days=n) for n in range(62))
    return [(next(other for other in ahead if other.day == day),)] if 1 <= day <= 31 else []


def _on(day: int, month: int, today: date, year: int = 0) -> list[Days]:
    """That day of that year; without a year the coming one. Empty if there is none."""
    for candidate in (year,) if year else (today.year, today.year + 1):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return [(found,)]
    return []


# --- times of day


def _times(phrase: _Phrase, marked: list[re.Match[str]], windows: list[When]) -> list[When]:
    """The times that are named, one reading each; a single empty one if there is none.

    Empty if there is no such time, or more is named than one time or one span.
    """
    marked += phrase.cut(_hour(), lambda match: bool(match["at"] or match["minute"]))
    phrase.cut(_phrase("fillers"))
    if not phrase.has(str.isalpha):
        marked += phrase.cut(_hour())  # nothing else is said: a bare number is an hour
    window = windows[0] if windows else When()
    half: Half = "" if not windows else "am" if not window.earliest else "pm"
    exact: set[tuple[time, ...]] = set()
    after: list[time] = []
    before: list[time] = []
    for match in marked:
        if not (clocks := _clocks(match, half)):
            return []
        if match["after"] or match["before"]:
            (after if match["after"] else before).append(clocks[0])
        else:
            exact.add(tuple(clocks))
    if max(len(windows), len(after), len(before), len(exact) + bool(after or before)) > 1:
        return []
    if exact:
        return [When(exactly=clock) for clock in exact.pop()]
    return [replace(window, earliest=next(iter(after), window.earliest), latest=next(iter(before), window.latest))]


def _certain(match: re.Match[str]) -> bool:
    """Whether a number is an hour, whatever else is said."""
    return bool(match["after"] or match["before"] or match["half"] or ":" in match.group())


def _clocks(match: re.Match[str], half: Half) -> list[time]:
    """The time of day, the likelier one first where it may be before or after noon; empty if there is no such time."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 23 or minute > 59:
        return []
    if hour > 12 or match["hour"].startswith("0"):
        return [time(hour, minute)]
    early, late = time(hour % 12, minute), time(hour % 12 + 12, minute)
    if match["half"]:
        half = _half(match["half"], hour % 12)
    if half:
        return [early if half == "am" else late]
    return [late, early] if hour <= EARLY or hour == 12 else [early, late]


def _half(said: str, hour: int) -> Half:
    """The half of the day that the word behind an hour (0 to 11) names."""
    if _phrase("by_day").fullmatch(said):
        return "am" if hour >= BY_DAY else "pm"
    if _phrase("at_night").fullmatch(said):
        return "am" if hour < NIGHT else "pm"
    return "am" if _phrase("am").fullmatch(said) else "pm"


# --- patterns, each built once from the catalogs


def _any(*keys: str) -> str:
    """Any of the words for these keys; the numbers in them are in digits, as they are in what was typed."""
    return either(in_digits(said) for key in keys for said in alternatives(key))


@cache
def _phrase(key: str) -> re.Pattern[str]:
    """The words for `key`, whole; # in them is a number."""
    return re.compile(rf"(?<!\w)(?:{_any(key)})(?!\w)".replace(r"\#", r"\d{1,3}"))


@cache
def _hour() -> re.Pattern[str]:
    """An hour with what marks it: "after 5", "at 10:30", "5pm"; but not the number of a day or a part of a date."""
    return re.compile(
        rf"(?<![\w.:/-])(?:(?P<after>{_any('after')})\s*|(?P<before>{_any('before')})\s*|(?P<at>{_any('at')})\s*)?"
        rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?(?:\s*(?:{_any('oclock')})(?!\w))?"
        rf"(?:\s*(?P<half>{_any('am', 'pm', 'by_day', 'at_night')}))?{_no_day()}"
    )


@cache
def _pair() -> re.Pattern[str]:
    """ "10 30", "ten thirty": there are not so many months."""
    return re.compile(rf"(?<![\w.:/-])(\d|1\d|2[0-3])\s+(1[3-9]|[2-5]\d){_no_day()}")


@cache
def _no_day() -> str:
    """What must not follow an hour: that which makes it the number of a day, or a part of a date."""
    return rf"(?![\w:/-]|\.\d|\s*(?:{either(_months())})(?!\w)|{_any('ordinals')})"


@cache
def _bounded() -> re.Pattern[str]:
    """A day with a bound, which may be any day: "after Friday"."""
    return re.compile(rf"(?<!\w)(?:{_any('after', 'before')})\s+(?:(?:{_any('fillers')})\s+)*{DAY}")


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
    month, ordinals = either(_months()), _any("ordinals")
    return re.compile(
        rf"(?<![\w.:/-])(?:(?P<day>\d{{1,2}})(?:{ordinals})?\s*(?:of\s+)?(?P<month>{month})\b"
        rf"|(?P<month_>{month})\.?\s+(?:the\s+)?(?P<day_>\d{{1,2}})(?:{ordinals})?(?![\w:]))"
        rf"(?:\.?,?\s+(?P<year>20\d\d))?"
    )


def _month(named: re.Match[str]) -> int:
    return _months()[named["month"] or named["month_"]]


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.:/-])(?P<day>\d{{1,2}})(?:{_any('ordinals')})(?!\w)")


@cache
def _weekday() -> re.Pattern[str]:
    """One group for each day, d0 is Monday. An asterisk stands for any ending."""
    stems: list[list[str]] = [[] for _ in range(7)]
    for locale in LOCALES:
        for day, forms in enumerate(words(locale).heard("weekdays")):
            stems[day] += (stem.replace("*", r"\w*") for stem in plain(forms).split())
    groups = (rf"(?P<d{day}>{'|'.join(forms)})" for day, forms in enumerate(stems))
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")
