"""What the widget shows: a prompt becomes JSON with all its words in it. Pure."""

import json
from datetime import datetime
from typing import Any, Final

from bot.calendar_file import calendar_file
from bot.texts import Words
from fsm.prompts import Month, Option, Prompt
from fsm.session import S

JOURNEY: Final = (
    *(S.LOCATION, S.CATEGORY, S.SERVICE, S.STAFF, S.DATE, S.TIME),
    *(S.FULL_NAME, S.EMAIL, S.COMMENT, S.PHONE, S.SENDING, S.CODE, S.REVIEW, S.PLACING, S.BOOKED),
)
"""The steps of a booking in their order: how far along the client is."""

SHOWN: Final = ("choice", "nav", "link")
"""A page cannot ask for the visitor's phone; a number to copy is in the text, which can be selected."""

SUMMARIES: Final = (S.REVIEW, S.BOOKED, S.VISIT, S.CARD, S.PROFILE)
"""The steps whose text ends in lines of "what: how", among them and after them whole sentences."""


def render(prompt: Prompt, words: Words, now: datetime) -> str:
    """The prompt as JSON: its texts, its options, and what the page needs to lay them out. `now` (UTC)."""
    text, facts = _text(prompt, words)
    shown: dict[str, Any] = {
        "token": prompt.token,
        "step": prompt.step,
        "language": words.locale,
        "rtl": words.rtl,
        "note": words.say(prompt.note) if prompt.note else "",
        "text": text,
        "facts": facts,
        "layout": prompt.layout,
        "options": [_option(option, words) for option in prompt.options if option.kind in SHOWN],
        "image": prompt.image,
        "awaits": prompt.awaits,
        "deadline": prompt.deadline.isoformat() if prompt.deadline else "",
        "progress": _progress(prompt.step),
    }
    if prompt.month:
        shown["month"] = {
            "first": prompt.month.isoformat(),
            "title": words.label(Option("", Month(prompt.month))),
            "weekdays": words.weekdays(),
            "first_weekday": words.first_weekday,
        }
    if prompt.appointment:
        shown["calendar_file"] = calendar_file(prompt.appointment, now).decode()
    if prompt.kept:
        shown["data_file"] = prompt.kept
    return json.dumps(shown, ensure_ascii=False)


def _option(option: Option, words: Words) -> dict[str, Any]:
    return {
        "id": option.id,
        "label": words.label(option),
        "hints": [[getattr(value, "kind", "text"), hint] for value in option.hint if (hint := words.say(value))],
        "image": option.image,
        "kind": option.kind,
        "primary": option.primary,
        "url": option.url,
    }


def _text(prompt: Prompt, words: Words) -> tuple[str, list[list[str]]]:
    """The text, and apart from it the lines of a summary as pairs of what and how."""
    text = words.say(prompt.text)
    if prompt.step not in SUMMARIES:
        return text, []
    text, _, summary = text.partition("\n\n")
    summary, _, sentences = summary.partition("\n\n")
    lines = summary.split("\n")
    facts = [[what, how] for what, _, how in (line.partition(": ") for line in lines) if how]
    others = "\n".join(line for line in lines if not line.partition(": ")[2])
    return "\n\n".join(filter(None, (text, others, sentences))), facts


def _progress(step: str) -> float | None:
    """How much of the way is behind the client, 0 to 1; None where there is no way."""
    return round(JOURNEY.index(S(step)) / (len(JOURNEY) - 1), 2) if step in JOURNEY else None
