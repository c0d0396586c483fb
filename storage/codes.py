"""SMS codes cost money and can be ordered to anybody's phone: how many were, and whether one more may be (S4-13)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from fsm.words import Chat
from storage import recent
from storage.connection import Connection


@dataclass(frozen=True, slots=True)
class CodeLimits:
    """How many codes within a day to one phone, from one chat, and from all the chats that one source may have opened;
    and how long between two to one phone.

    `wrong`: how many wrong ones may be typed within a day for one phone, or in one chat.
    """

    per_phone: int = 5
    per_chat: int = 8
    apart: timedelta = timedelta(seconds=60)
    day: timedelta = timedelta(hours=24)
    wrong: int = 10
    per_source: int = 20


class Codes:
    """The codes that were ordered, and the wrong ones that were tried. A phone is known by its digest only."""

    __slots__ = ("connection",)

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def allow(self, chat: Chat, phone: str, now: datetime, limits: CodeLimits, source: str = "") -> bool:
        """Whether one more code may be ordered for this phone (E.164) from this chat; if so it counts from here on.

        `source` names whoever may have opened the chat and others like it, "" where a chat is not had for nothing.
        """
        names = _names(chat, phone, source)
        most = (limits.per_phone, limits.per_chat, limits.per_source)
        ordered = [self._lately(name, now, limits) for name in names]
        if any(len(times) >= limit for times, limit in zip(ordered, most, strict=False)):
            return False
        to_phone = ordered[0]
        if to_phone and now - to_phone[-1] < limits.apart:
            return False
        for name, times in zip(names, ordered, strict=True):
            recent.note(self.connection, name, [*times, now])
        return True

    def wait(self, phone: str, now: datetime, limits: CodeLimits) -> timedelta:
        """How long until the last code to this phone is long enough ago; zero or less if it is already."""
        times = recent.lock(self.connection, _of_phone(phone))
        return times[-1] + limits.apart - now if times else timedelta(0)

    def take_back(self, chat: Chat, phone: str, at: datetime, source: str = "") -> None:
        """The code that was allowed at that moment was not ordered after all, so it does not count."""
        for name in _names(chat, phone, source):
            self._remove(name, at)

    def may_be_tried(self, chat: Chat, phone: str, now: datetime, limits: CodeLimits) -> bool:
        """Whether a code may be tried: not after so many wrong ones that somebody must be guessing.

        If so it counts as a wrong one from here on, until `was_not_wrong`: of many that are tried at once, in as many
        chats, no more are let through than of those that come one by one.
        """
        tried = {name: self._lately(name, now, limits) for name in _wrong(chat, phone)}
        if any(len(times) >= limits.wrong for times in tried.values()):
            return False
        for name, times in tried.items():
            recent.note(self.connection, name, [*times, now])
        return True

    def was_not_wrong(self, chat: Chat, phone: str, at: datetime) -> None:
        """The code that was tried at that moment was right, or nobody has looked at it."""
        for name in _wrong(chat, phone):
            self._remove(name, at)

    def was_wrong(self, chat: Chat, phone: str, now: datetime, limits: CodeLimits) -> None:
        """A code that did not count any more was a wrong one after all."""
        for name in _wrong(chat, phone):
            recent.note(self.connection, name, [*self._lately(name, now, limits), now])

    def _remove(self, name: str, at: datetime) -> None:
        times = recent.lock(self.connection, name)
        if at in times:
            times.remove(at)
            recent.note(self.connection, name, times)

    def _lately(self, name: str, now: datetime, limits: CodeLimits) -> list[datetime]:
        return [time for time in recent.lock(self.connection, name) if now - time < limits.day]

    def purge(self, before: datetime) -> None:
        """Forget phones, chats and sources of which nothing came since then."""
        recent.purge(self.connection, before)


def _names(chat: Chat, phone: str, source: str = "") -> tuple[str, ...]:
    """Always in this order: two that ask at once wait for each other in one direction only."""
    names = _of_phone(phone), f"chat {chat.channel} {chat.id}"
    return (*names, f"source {chat.channel} {source}") if source else names


def _wrong(chat: Chat, phone: str) -> tuple[str, ...]:
    return tuple(f"wrong {name}" for name in _names(chat, phone))


def _of_phone(phone: str) -> str:
    return f"phone {sha256(phone.encode()).hexdigest()}"
