"""SMS codes cost money and can be ordered to anybody's phone: how many were, and whether one more may be (S4-13)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from fsm.words import Chat
from storage import recent
from storage.connection import Connection


@dataclass(frozen=True, slots=True)
class CodeLimits:
    """How many codes within a day to one phone and from one chat, and how long between two to one phone.

    `wrong`: how many wrong ones may be typed within a day for one phone, or in one chat.
    """

    per_phone: int = 5
    per_chat: int = 8
    apart: timedelta = timedelta(seconds=60)
    day: timedelta = timedelta(hours=24)
    wrong: int = 10


class Codes:
    """The codes that were ordered. A phone is known by its digest only."""

    __slots__ = ("connection",)

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def allow(self, chat: Chat, phone: str, now: datetime, limits: CodeLimits) -> bool:
        """Whether one more code may be ordered for this phone (E.164) from this chat; if so it counts from here on."""
        names = _names(chat, phone)
        to_phone, from_chat = (self._lately(name, now, limits) for name in names)
        if len(to_phone) >= limits.per_phone or len(from_chat) >= limits.per_chat:
            return False
        if to_phone and now - to_phone[-1] < limits.apart:
            return False
        for name, times in zip(names, (to_phone, from_chat), strict=True):
            recent.note(self.connection, name, [*times, now])
        return True

    def wait(self, phone: str, now: datetime, limits: CodeLimits) -> timedelta:
        """How long until the last code to this phone is long enough ago; zero or less if it is already."""
        times = recent.lock(self.connection, _of_phone(phone))
        return times[-1] + limits.apart - now if times else timedelta(0)

    def take_back(self, chat: Chat, phone: str, at: datetime) -> None:
        """The code that was allowed at that moment was not ordered after all, so it does not count."""
        for name in _names(chat, phone):
            times = recent.lock(self.connection, name)
            recent.note(self.connection, name, [time for time in times if time != at])

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
            times = recent.lock(self.connection, name)
            if at in times:
                times.remove(at)
                recent.note(self.connection, name, times)

    def was_wrong(self, chat: Chat, phone: str, now: datetime, limits: CodeLimits) -> None:
        """A code that did not count any more was a wrong one after all."""
        for name in _wrong(chat, phone):
            recent.note(self.connection, name, [*self._lately(name, now, limits), now])

    def _lately(self, name: str, now: datetime, limits: CodeLimits) -> list[datetime]:
        return [time for time in recent.lock(self.connection, name) if now - time < limits.day]

    def purge(self, before: datetime) -> None:
        """Forget phones and chats that ordered nothing since then."""
        recent.purge(self.connection, before)


def _names(chat: Chat, phone: str) -> tuple[str, str]:
    """Always the phone before the chat: two that ask at once wait for each other in one direction only."""
    return _of_phone(phone), f"chat {chat.channel} {chat.id}"


def _wrong(chat: Chat, phone: str) -> tuple[str, ...]:
    return tuple(f"wrong {name}" for name in _names(chat, phone))


def _of_phone(phone: str) -> str:
    return f"phone {sha256(phone.encode()).hexdigest()}"
