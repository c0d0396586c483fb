"""What a client means: typed words become the option they stand for, a command, or a time, where they do."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Final

from rapidfuzz import fuzz

from bot.spoken import alternatives, either, in_digits, plain
from bot.texts import LOCALES, Words, words
from bot.when import is_time_alone, readings
from fsm.events import Command, Picked, Typed, When
from fsm.prompts import MORE, Prompt
from fsm.table import DOORS

COURTESIES: Final = ("hello", "thanks")
"""Said in passing. Where words are asked for they may be the answer: "Thank you!" is a fine remark."""
NAMES: Final = ("full_name", "name")
"""The steps that ask for the client's name,"""
NO_NAMES: Final = ("yes", "ok", "no", *COURTESIES)
"""and what is none."""
COMMANDS: Final = ("cancel", "back", "start_over", "menu", "help", "language", "book", "change_visit", *DOORS)
TO_VISITS: Final = ("change_visit", "visits")
"""The commands that a day may follow: "cancel my appointment tomorrow"."""
QUESTIONS: Final = {"review:confirm": "review:confirm", "move:yes": "move:yes", "consent:yes": "consent:yes"}
DOUBTS: Final = {"erase:yes": "erase:yes", "reason:none": "reason:none"}
"""What takes something away wants a clearer yes than "ok"."""

KEEPS: Final = {"erase:yes": "profile", "move:yes": "cancel", "reason:none": "cancel"}
DRASTIC: Final = ("erase:", "reason:")
"""What these options begin with is never meant by a part of their label: "another time" cancels nothing."""

ANSWERS: Final = {
    "yes": QUESTIONS | DOUBTS,
    "ok": QUESTIONS,
    "no": KEEPS | {"consent:yes": "consent:no"},
    "keep": KEEPS,
    "book_it": {"review:confirm": "review:confirm"},
    "cancel_it": {"reason:none": "reason:none"},
    "ill": {"reason:ill": "reason:ill"},
    "anyone": {"staff:0": "staff:0"},
    "another_time": {"review:time": "review:time", "visit:move": "visit:move"},
    "another_day": {"review:time": "review:time", "visit:move": "visit:move"},
    "prices": {"book": "book"},
    "new_code": {"code:new": "code:new"},
}
"""Words that stand for an option whatever its label says: the catalogs' key, an option that only that question has,
and the option that is meant there.
"""

TIMED: Final = ("day:", "time:")
"""The options that are days and times."""

LONGEST: Final = 300
"""So many characters are listened to; nobody names a button or a time in more."""

ALIKE: Final = 80
"""How alike (0..100) each word must be to one of the label's: a wrong letter in five passes, another word does not."""
CLEARLY: Final = 5
"""How much more alike than the next label; less than that may mean either."""

LATIN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
CYRILLIC: Final = ("йцукенгшщзхїфівапролджєячсмитьбю", "йцукенгшщзхъфывапролджэячсмитьбю")
"""The keys of a keyboard, in the same order."""
GLANCE: Final = 40
"""So many characters are typed before one looks up."""

NUMBER: Final = re.compile(r"(?:no|#)?\s*(\d{1,3})\s*[.)]?")
SLASH: Final = re.compile(r"/([a-z_]+)(?:@\w+)?(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)


def hear(said: Typed, asked: Prompt | None, words: Words, today: date) -> Picked | Typed | Command:
    """The option, the command or the time that was typed; `said` itself where it is none of them.

    `asked` is the prompt that the client looks at, `words` the language it was shown in, `today` the location's day.
    """
    text = said.text[:LONGEST].strip()
    answer = _understood(said, text, asked, words, today)
    if not isinstance(answer, Typed) or answer.when or (asked and asked.layout in ("text", "contact")):
        return answer
    for other in _on_other_keyboards(text):
        meant = _understood(said, other, asked, words, today)
        timed = isinstance(meant, Typed) or (isinstance(meant, Picked) and meant.option.startswith(TIMED))
        if not timed or is_time_alone(other, today):
            return meant
    return answer


def _understood(said: Typed, text: str, asked: Prompt | None, words: Words, today: date) -> Picked | Typed | Command:
    wordy = asked is not None and asked.layout == "text"
    for put in (text,) if wordy else (text, _without_courtesies(text)):
        if asked and (option := _named(put, asked, words)):
            return Picked(option, asked.token)
        if command := _command(put, today):
            return command
    if not asked:
        return _timed(said, text, asked, today)
    if not wordy and (courtesy := _among(COURTESIES, _fold(text)) or _among(COURTESIES, _without_courtesies(text))):
        return courtesy
    number = NUMBER.fullmatch(plain(text))
    option = _numbered(int(number[1]), said, asked) if number else _meant(text, asked, words)
    if option and asked.option(option):
        return Picked(option, asked.token)
    if asked.step in NAMES:
        return _among(NO_NAMES, _fold(text)) or replace(_introduced(said), only_when=is_time_alone(text, today))
    if asked.layout != "calendar" and (option := _counted(text, asked)):
        return Picked(option, asked.token)
    timed = _timed(said, text, asked, today)
    if isinstance(timed, Typed) and not timed.when and (option := _counted(text, asked)):
        return Picked(option, asked.token)
    return timed


def _without_courtesies(text: str) -> str:
    """The text, folded, without what stands around it for politeness: "hello", "please"; all of it if that is all."""
    return _courtesies().fullmatch(_fold(text))["rest"]  # type: ignore[index]  # anything matches


@cache
def _courtesies() -> re.Pattern[str]:
    polite = either(_heard("polite") | _heard("hello"))
    return re.compile(rf"(?:(?:{polite}) )*+(?P<rest>.*?)(?: (?:{polite}))*", re.DOTALL)


def _on_other_keyboards(text: str) -> Iterator[str]:
    """What the same keys give where another alphabet is switched on: "pfdnhf" is «завтра». Who types much notices."""
    for ours, theirs in (*product((LATIN,), CYRILLIC), *product(CYRILLIC, (LATIN,))):
        other = text.casefold().translate(str.maketrans(ours, theirs))
        if len(text) <= GLANCE and other != text.casefold():
            yield other


def _fold(text: str) -> str:
    """Letters and digits only, so that case, punctuation and the dots of ё make no difference."""
    letters = plain(text).replace("'", "").replace("ё", "е")
    return " ".join("".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in letters).split())


# --- by its very name


def _introduced(said: Typed) -> Typed:
    """A name without what is said in front of it: "my name is"."""
    return replace(said, text=_introduction().sub("", said.text, count=1))


@cache
def _introduction() -> re.Pattern[str]:
    return re.compile(rf"\A\s*(?:{either(alternatives('introductions'))})\b[\s:,-]+(?=\S)", re.IGNORECASE)


def _named(text: str, asked: Prompt, words: Words) -> str:
    """The option with exactly this label or id, or one that these words always stand for; "" if none or several."""
    folded = _fold(text)
    found = [
        option.id for option in asked.options if option.id == text.casefold() or _fold(words.label(option)) == folded
    ]
    found += [
        meant
        for key, answers in ANSWERS.items()
        if folded in _heard(key)
        for question, meant in answers.items()
        if asked.option(question) and asked.option(meant)
    ]
    if asked.layout in ("list", "times") and folded in _heard("more"):
        found.append(MORE)
    if asked.layout == "times" and asked.option("back") and folded in _heard("another_day"):
        found.append("back")
    return found[0] if folded and len(set(found)) == 1 else ""


@cache
def _heard(key: str) -> frozenset[str]:
    """The words for a key in all languages: people type that of their keyboard, whichever the bot speaks."""
    return frozenset(_fold(text) for locale in LOCALES for text in words(locale).heard(key))


def _command(text: str, today: date) -> Command | None:
    """A command by its name, or by the words for it: "/visits", "/appointments" and "my appointments" are the same."""
    slash = SLASH.fullmatch(text)
    if slash and (name := slash[1].lower()) in (*COMMANDS, "start"):
        return Command(name, slash[2] or "")
    folded = _fold(slash[1] if slash else text)
    return _among(COMMANDS, folded) or _appointment(folded, today)


def _appointment(folded: str, today: date) -> Command | None:
    """A command for an appointment that is named by its day, or by the one that it is to have: that is chosen there."""
    said = folded.split()
    splits = ((" ".join(said[:n]), " ".join(said[n:])) for n in range(2, len(said)))
    return next(
        (found for head, day in splits if (found := _among(TO_VISITS, head)) and is_time_alone(day, today)), None
    )


def _among(names: Sequence[str], folded: str) -> Command | None:
    return next((Command(name) for name in names if folded in _heard(name)), None)


# --- by its number


def _numbered(number: int, said: Typed, asked: Prompt) -> str:
    """The option that a bare number means, as `asked` was laid out; "" if none."""
    match asked.layout:
        case "calendar" if asked.month:
            return f"day:{asked.month:%Y-%m}-{number:02}"
        case "times" if not said.numbered and asked.option(f"time:{number:02}:00"):
            return f"time:{number:02}:00"
    options = [option for option in asked.options if option.kind in ("choice", "nav")]
    if not said.numbered:
        choices = asked.layout not in ("text", "contact")
        options = [option for option in options if choices and option.kind == "choice"]
    return options[number - 1].id if 0 < number <= len(options) else ""


# --- by a part of its label, or nearly


def _meant(text: str, asked: Prompt, words: Words) -> str:
    """The one choice of a list whose label the typed words are part of, or nearly; "" if several may be meant."""
    typed = _without_courtesies(text).split()
    if asked.layout != "list" or len("".join(typed)) < 3 or len(typed) > 8:
        return ""
    choices = [option for option in asked.options if option.kind == "choice" and not option.id.startswith(DRASTIC)]
    alike = [(_likeness(typed, _fold(words.label(option)).split()), option.id) for option in choices]
    best = max(alike, default=(0.0, ""))
    ahead = all(score < best[0] - CLEARLY for score, id in alike if id != best[1])
    return best[1] if best[0] >= ALIKE and ahead else ""


def _likeness(typed: list[str], label: list[str]) -> float:
    """How well the worst of the typed words fits a word of the label or the beginning of one, 0 to 100."""
    return min(max((_closeness(word, other) for other in label), default=0.0) for word in typed)


def _closeness(word: str, other: str) -> float:
    """A word of two letters is like too many: "Tom" is no "to"."""
    return 100.0 if other.startswith(word) else fuzz.ratio(word, other) if len(other) > 2 else 0.0


# --- by a day or a time


def _timed(said: Typed, text: str, asked: Prompt | None, today: date) -> Picked | Typed:
    """The day or the time that the words name and `asked` offers, else the words with what they name."""
    if not asked or asked.layout == "list":
        found = [] if NUMBER.fullmatch(in_digits(plain(text))) else readings(text, today)
        alone = any(is_time_alone(put, today) for put in (text, _without_courtesies(text)))
        return replace(said, when=found[0], only_when=alone) if found else said
    if asked.layout not in ("calendar", "times"):
        return said
    if _without_courtesies(text) in _heard("earliest"):
        first = next((option.id for option in asked.options if option.id.startswith(TIMED)), "")
        return Picked(first, asked.token) if first else said
    found = _shown_day(text, asked, today) or readings(text, today, asked.month)
    offered = [_option(when) for when in found if asked.option(_option(when))]
    if len([option for option in offered if option.startswith("time:")]) > 1:
        return said  # 7:00 or 19:00
    if offered:
        return Picked(offered[0], asked.token)
    return replace(said, when=found[0]) if found else said


def _counted(text: str, asked: Prompt) -> str:
    """The option that is meant by its place: "the first one"; "" where what is asked has no equals to count."""
    place = _places().get(_without_courtesies(text))
    kinds = {"calendar": "day:", "times": "time:", "list": ""}
    if not place or asked.layout not in kinds or any(asked.option(option) for option in (*QUESTIONS, *DOUBTS)):
        return ""
    counted = [
        option.id for option in asked.options if option.kind == "choice" and option.id.startswith(kinds[asked.layout])
    ]
    place -= place > 0
    return counted[place] if place < len(counted) and counted else ""


@cache
def _places() -> dict[str, int]:
    """ "first one" is 1, "last one" -1."""
    said = (text.partition("=") for locale in LOCALES for text in words(locale).heard("places_in_list"))
    return {_fold(text): int(place) for text, _, place in said}


def _shown_day(text: str, asked: Prompt, today: date) -> list[When]:
    """A bare number under a calendar: that day of the month that is shown, of the next one if it is over."""
    number = NUMBER.fullmatch(plain(text))
    if not number or not asked.month or asked.layout != "calendar":
        return []
    for month in (asked.month, (asked.month + timedelta(days=31)).replace(day=1)):
        with suppress(ValueError):
            if (day := month.replace(day=int(number[1]))) >= today:
                return [When(day=day)]
    return []


def _option(when: When) -> str:
    """The id of the option that offers exactly this; "" if a day comes with a time, or a time is not exact."""
    if when == When(exactly=when.exactly) and when.exactly:
        return f"time:{when.exactly:%H:%M}"
    return f"day:{when.day}" if when == When(day=when.day) else ""
