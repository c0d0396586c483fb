"""Numbers and hours that are said in words, written in digits: "at half past ten" is "at 10:30".

The words are those of the catalogs (`heard.*`), of all our languages at once, as people mix them.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, partial
from typing import Final

from bot.texts import LOCALES, words

APOSTROPHES: Final = str.maketrans("’ʼ`´‘", "'" * 5)
FORMER: Final = r"(?P<former>\d{1,2})"


def plain(text: str) -> str:
    """The same words in small letters, with ASCII digits and straight apostrophes."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(APOSTROPHES)
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in folded)


def in_digits(text: str) -> str:
    """A plain text with its numbers, days of the month and hours in digits: 5, 5th, 10:30."""
    counted = _number().sub(_digits, text)
    for said, minutes in _hours().items():
        counted = said.sub(partial(_clock, minutes=minutes), counted)
    return counted


@cache
def alternatives(key: str) -> frozenset[str]:
    """What a client may type for `key`, plain, of all languages."""
    return frozenset(plain(said) for locale in LOCALES for said in words(locale).heard(key))


def either(said: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(re.escape(text) for text in sorted(said, key=len, reverse=True))


# --- numbers


def _digits(match: re.Match[str]) -> str:
    tens, last = _numerals().get(match["tens"] or "", 0), match["last"]
    nth = _nths().get(last)
    return f"{tens + nth}th" if nth else f"{tens + _numerals()[last]}"


@cache
def _number() -> re.Pattern[str]:
    """ "eleven", "twenty-first", and the eleven of «полодиннадцатого»."""
    tens = either(word for word, number in _numerals().items() if number >= 20)
    units = either(word for word, number in (_numerals() | _nths()).items() if number < 10)
    any_number = either(_numerals() | _nths())
    after_half = "".join(rf"|(?<=\b{re.escape(half)})" for half in alternatives("half"))
    return re.compile(
        rf"(?:(?<!\w){after_half})(?:(?P<tens>{tens})[\s-]+(?=(?:{units})(?!\w)))?(?P<last>{any_number})(?!\w)"
    )


@cache
def _numerals() -> dict[str, int]:
    return _forms("numbers")


@cache
def _nths() -> dict[str, int]:
    return _forms("nths")


def _forms(key: str) -> dict[str, int]:
    """The forms of 1 to 20, 30, 40 and 50, which stand between spaces in the catalogs."""
    numbers = (*range(1, 21), 30, 40, 50)
    said = (zip(numbers, words(locale).heard(key), strict=False) for locale in LOCALES)
    return {form: number for pairs in said for number, forms in pairs for form in plain(forms).split()}


# --- hours


def _clock(match: re.Match[str], minutes: str) -> str:
    """The hour with its minutes added; or, instead of a number of minutes, what stands for the words."""
    if not re.fullmatch(r"[+-]\d*", minutes):
        return minutes
    more = int(minutes) if minutes[1:] else int(f"{minutes}{match['former']}")
    hour, minute = divmod(int(match["latter"]) * 60 + more, 60)
    return f"{hour or 12}:{minute:02}"


@cache
def _hours() -> dict[re.Pattern[str], str]:
    """How an hour is said, the longest first, and the minutes to be added to it: "half past #" and "+30"."""
    said = sorted((text.partition("=") for text in alternatives("clock")), key=lambda parts: -len(parts[0]))
    return {_hour(text): minutes for text, _, minutes in said}


def _hour(said: str) -> re.Pattern[str]:
    """The last # is the hour, one before it the minutes."""
    *before, last = re.escape(said).split(r"\#")
    number = rf"(?P<latter>\d{{1,2}})(?:{either(alternatives('ordinals'))})?"
    pattern = rf"{FORMER.join(before)}{number}{last}" if before else last
    return re.compile(rf"(?<![\w.:/-]){pattern}(?![\w:/-]|\.\d)")
