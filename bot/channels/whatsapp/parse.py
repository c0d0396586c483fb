"""What WhatsApp tells us: the body of a webhook becomes Inbounds and statuses. Pure; time and our number's id come in.

One body may hold several entries, changes and messages, in any order, and any of them may have come before.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from bot.channels.fitting import clean
from fsm.events import Command, Inbound, Picked, Profile, SharedPhone, Typed, Unreadable
from fsm.words import Chat

CHANNEL: Final = "whatsapp"

TEXT: Final = 4096
ID: Final = 256
NAME: Final = 256

NOT_SAID: Final = {"reaction", "system", "edit", "revoke", "ephemeral"}
"""Kinds of messages that are no words of the client's: a thumb, a new number, what was changed or taken back."""

LATE: Final = Picked("late", "")
"""What stands for a message that is too old: a press in a menu that nobody has."""

_NUMBER: Final = re.compile(r"[0-9]{5,20}")
_BSUID: Final = re.compile(r"[A-Z]{2}(?:\.[A-Z]{2,8})?\.[A-Za-z0-9]{1,128}")

Json = Mapping[str, Any]
Said = Command | Picked | SharedPhone | Typed | Unreadable


@dataclass(frozen=True, slots=True)
class Status:
    """What became of a message of ours: sent, delivered, read, played or failed, the last with Meta's error."""

    message: str
    status: str
    code: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """All that a body holds for us, what clients said in the order in which they said it."""

    heard: tuple[Inbound, ...]
    statuses: tuple[Status, ...]


def parse(body: object, phone_id: str, now: datetime, patience: timedelta) -> Brought:
    """Read a body; what is not for our number, or cannot be read, is left out. Never raises.

    `now` is when it reached us (UTC). Meta delivers for up to seven days after an outage, so a message may be hours
    old. One older than `patience` is not acted on any more: it becomes LATE, which shows the client the current
    question. Of several in one chat, the last one does.
    """
    found = [said for value in _values(body, phone_id) for said in _messages(value, now)]
    found.sort(key=lambda said: said[0])
    last = {inbound.chat: inbound.id for _, inbound in found}
    heard: list[Inbound] = []
    for sent, inbound in found:
        if now - sent <= patience:
            heard.append(inbound)
        elif last[inbound.chat] == inbound.id:
            heard.append(Inbound(inbound.chat, inbound.id, LATE, now, inbound.profile))
    statuses = [status for value in _values(body, phone_id) for status in _statuses(value)]
    return Brought(tuple(heard), tuple(statuses))


def _values(body: object, phone_id: str) -> Iterator[Json]:
    """What is told of our number; an app may have several, and more than messages to tell."""
    for entry in _objects(body, "entry"):
        for change in _objects(entry, "changes"):
            match change:
                case {"field": "messages", "value": {"metadata": {"phone_number_id": id}}} if id == phone_id:
                    yield change["value"]


def _messages(value: Json, now: datetime) -> Iterator[tuple[datetime, Inbound]]:
    for message in _objects(value, "messages"):
        sender = _sender(message, value)
        id = clean(_text(message, "id"), ID)
        if not sender or not id or "group_id" in message:
            continue  # a group reads along, so nothing is booked there
        if event := _event(message, sender.number):
            profile = Profile(sender.name, phone=f"+{sender.number}" if sender.number else "")
            yield _sent(message, now), Inbound(Chat(CHANNEL, sender.id), id, event, now, profile)


# --- who


@dataclass(frozen=True, slots=True)
class _Sender:
    """`number` is "" for who hides it behind a user name."""

    id: str
    number: str
    name: str


def _sender(message: Json, value: Json) -> _Sender | None:
    """Who wrote. The chat's id is the business-scoped user id (BSUID), else the number: the former is always there
    since April 2026, stays when a number gets hidden, and is enough to answer.
    """
    number, user = _text(message, "from"), _text(message, "from_user_id")
    people = list(_objects(value, "contacts"))
    person = next(
        (
            person
            for person in people
            if (number and _text(person, "wa_id") == number) or (user and _text(person, "user_id") == user)
        ),
        people[0] if len(people) == 1 else {},
    )
    number, user = number or _text(person, "wa_id"), user or _text(person, "user_id")
    number = number if _NUMBER.fullmatch(number) else ""
    id = user if _BSUID.fullmatch(user) else number
    return _Sender(id, number, clean(_text(person.get("profile"), "name"), NAME)) if id else None


def is_number(chat: Chat) -> bool:
    """Whether a chat goes by a phone number; else by a BSUID."""
    return _NUMBER.fullmatch(chat.id) is not None


# --- what


def _event(message: Json, number: str) -> Said | None:
    """None for what the client has not said."""
    match message:
        case {"type": "text", "text": {"body": str(text)}}:
            # Not `numbered`: only choices carry a number, and "10" under a list of times is ten o'clock.
            return Typed(clean(text, TEXT))
        case {"type": "interactive", "interactive": {"button_reply": {"id": str(id)}}}:
            return _picked(id)
        case {"type": "interactive", "interactive": {"list_reply": {"id": str(id)}}}:
            return _picked(id)
        case {"type": "button", "button": {"payload": str(payload)}}:
            return _picked(payload)
        case {"type": "contacts"}:
            return _contact(message, number)
        case {"type": "request_welcome"}:
            return Command("start")
        case {"type": str(kind)} if kind not in NOT_SAID:
            return Unreadable()
    return None


def _picked(id: str) -> Picked:
    """A row or button of ours carries "token:option"; anything else is an old menu."""
    token, _, option = clean(id, ID).partition(":")
    return Picked(option, token)


def _contact(message: Json, number: str) -> Said:
    """A card. Of the sender's own, only WhatsApp's number counts: the rest of a card is anybody's writing.

    Whose number is hidden may send any: it is taken as typed, so that a code confirms it where one is needed.
    """
    phones = [phone for card in _objects(message, "contacts") for phone in _objects(card, "phones")]
    if number and any(_text(phone, "wa_id") == number for phone in phones):
        return SharedPhone(f"+{number}", own=True)
    shared = next((shown for phone in phones if (shown := clean(_text(phone, "phone"), 32))), "")
    if not shared:
        return Unreadable()
    return SharedPhone(shared, own=False) if number else Typed(shared)


def _sent(message: Json, now: datetime) -> datetime:
    """When it was sent (UTC); now, if that cannot be read."""
    try:
        return datetime.fromtimestamp(int(_text(message, "timestamp")), UTC)
    except (ValueError, OverflowError, OSError):
        return now


# --- what became of ours


def _statuses(value: Json) -> Iterator[Status]:
    for status in _objects(value, "statuses"):
        match status:
            case {"id": str(id), "status": str(name), "errors": [{"code": int(code), **error}, *_]}:
                yield Status(clean(id, ID), name, code, clean(_text(error, "title"), NAME))
            case {"id": str(id), "status": str(name)}:
                yield Status(clean(id, ID), name)


def _objects(within: object, name: str) -> Iterator[Json]:
    """The objects in a list of that name; nothing, if there is none."""
    items = within.get(name) if isinstance(within, dict) else None
    yield from (item for item in items if isinstance(item, dict)) if isinstance(items, list) else ()


def _text(within: object, name: str) -> str:
    """The string of that name, "" if there is none."""
    text = within.get(name) if isinstance(within, dict) else None
    return text if isinstance(text, str) else ""
