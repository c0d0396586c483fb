"""The parts that all readers are made of: lists of which some can be read, clocks on a wall, HTML as text."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from html import unescape
from typing import Any, TypeVar

from pydantic import BaseModel

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


def an_object(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise ValueError("an object was expected")
    return data


def listed(data: Any) -> list[Any]:
    """A list; nothing, in any spelling, is an empty one."""
    if data is None or data == {}:
        return []
    if not isinstance(data, list):
        raise ValueError("a list was expected")
    return data


def readable(items: Sequence[Any], read: Callable[[Any], T]) -> list[T]:
    """The items that can be read; if there are items and none can, it is no list of these: ValueError."""
    found: list[T] = []
    error: Exception | None = None
    for item in items:
        try:
            found.append(read(item))
        except (ValueError, OverflowError) as unreadable:
            error = unreadable
    if error and not found:
        raise ValueError("none of the list can be read") from error
    return found


def each(data: Any, model: type[M]) -> list[M]:
    return readable(listed(data), model.model_validate)


def wall_clock(written: str) -> datetime | None:
    """The first 19 characters; offsets can be wrong. None if they cannot be read."""
    try:
        return datetime.fromisoformat(written[:19]).replace(tzinfo=None)
    except ValueError:
        return None


def day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def plain(html: str, limit: int) -> str:
    """HTML as text: what ends a line in a browser ends one here. What is longer than `limit` is cut."""
    html = re.sub(r"(?is)<(script|style)\b.*?(</\1\s*>|$)", "", html)
    lines = re.sub(r"(?i)<br\b[^<>]*>|</(p|div|li|tr|h[1-6])\s*>", "\n", re.sub(r"\s+", " ", html))
    text = unescape(re.sub(r"<[^<>]*>", "", lines))
    text = re.sub(r"\s*\n\s*", "\n", re.sub(r"[ \t]+", " ", text)).strip()
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
