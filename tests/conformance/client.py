"""A client in any channel: what they do, what they see, and what their channel can.

Nobody sleeps: whoever waits is woken by what comes over the wire.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final, Self
from urllib.parse import parse_qs, urlsplit

from bot.texts import Words
from fsm.prompts import Day, Option
from tests.end_to_end.world import World
from tests.telegram_api.bell import Bell

WITHIN: Final = 10.0
"""Seconds after which whatever is waited for does not come any more."""


@dataclass(frozen=True, slots=True)
class How:
    """How a channel does something, or what is done instead where it cannot."""

    words: str
    can: bool


def does(words: str) -> How:
    return How(words, can=True)


def lacks(words: str) -> How:
    return How(words, can=False)


@dataclass(frozen=True, slots=True)
class Screen:
    """What a client looks at. `turn` counts what was shown in this chat; `labels` can be pressed, or typed by their
    number; `shows` are the ABILITIES that can be seen on it; `source` is the channel's own.
    """

    turn: int = 0
    text: str = ""
    labels: tuple[str, ...] = ()
    shows: frozenset[str] = frozenset()
    source: Any = None

    def label(self, wanted: str) -> str:
        """The label that says this: in full, before its hint, or cut short; "" if there is none."""
        for label in self.labels:
            cut = label.endswith("…") and wanted.startswith(label[:-1])
            if label == wanted or label.startswith(f"{wanted} · ") or cut:
                return label
        return ""

    def says(self, part: str) -> bool:
        return part in self.text or bool(self.label(part))

    def __str__(self) -> str:
        return "\n".join([self.text, *(f"[{label}]" for label in self.labels)])


class Client(ABC):
    """One person in one chat, with a bot of their own. `language` is that of their device."""

    name: ClassVar[str]
    abilities: ClassVar[Mapping[str, How]]
    phone: str

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._acted = 0
        self._said: list[str] = []

    @classmethod
    @abstractmethod
    def opened(cls, world: World, language: str = "en", **settings: Any) -> AbstractAsyncContextManager[Self]:
        """A client whose bot is up; `settings` are the bot's."""

    @classmethod
    def can(cls, ability: str) -> bool:
        return cls.abilities[ability].can

    # --- what they do; the answer is waited for by what is looked for next

    async def begins(self, link: str = "") -> None:
        """Come for the first time, or by a link that says this."""
        self._acts()
        await self._begin(link)

    async def says(self, text: str) -> None:
        self._acts()
        self._said.append(text)
        await self._say(text)

    async def picks(self, label: str, on: Screen | None = None) -> None:
        """Press it, or type its number, once it is there; or at once, on a screen from before."""
        screen = on or await self.is_offered(label)
        self._acts()
        await self._pick(screen, screen.label(label))

    async def forges(self, option: str) -> None:
        """Press a button that was never shown, as whoever speaks the channel's wire can."""
        self._acts()
        await self._forge(self.screen, option)

    async def links(self) -> Mapping[str, str]:
        """Where the channel offers to go on: addresses by the names of the channels there."""
        return {}

    async def follows(self, link: str) -> None:
        """Open such an address, and send what it has ready to be sent."""
        [[argument]] = parse_qs(urlsplit(link).query).values()
        await self.begins(argument)

    @abstractmethod
    async def sends_photo(self) -> None:
        """Send a photo, or try to."""

    @abstractmethod
    async def repeats(self) -> None:
        """What was said last arrives once more; where that cannot be, it is said again."""

    def day(self, day: date, words: Words) -> str:
        """The words on the button of a day."""
        return words.label(Option("", Day(day)))

    # --- what they see

    @property
    @abstractmethod
    def screen(self) -> Screen: ...

    @property
    @abstractmethod
    def shown(self) -> list[str]:
        """Every text that was ever shown, also what is not seen any more."""

    @property
    @abstractmethod
    def bubbles(self) -> int:
        """The messages of the bot that stand in the chat now."""

    @property
    @abstractmethod
    def saw_work(self) -> bool:
        """Whether the channel has ever shown that the bot is at work."""

    @abstractmethod
    async def file(self) -> bytes:
        """The file that came last."""

    @abstractmethod
    async def comes_back(self) -> str:
        """What of the conversation is there after everything was closed and opened again."""

    async def finds(self) -> list[str]:
        """What of their own words is there then: all of them, unless the channel takes some back."""
        return self._said

    async def sees(self, *parts: str) -> Screen:
        """The first screen since they last did something that has all of this in its text or on its labels."""
        return await self._until(lambda screen: all(map(screen.says, parts)), f"does not see {parts}")

    async def sees_any(self, *parts: str) -> Screen:
        """The first such screen that has any of this."""
        return await self._until(lambda screen: any(map(screen.says, parts)), f"sees none of {parts}")

    async def is_offered(self, *labels: str) -> Screen:
        """The first such screen with any of these labels."""
        return await self._until(lambda screen: any(map(screen.label, labels)), f"is not offered {labels}")

    async def is_shown(self, ability: str) -> Screen:
        """The first such screen that shows one of the ABILITIES."""
        return await self._until(lambda screen: ability in screen.shows, f"is not shown {ability}")

    def _acts(self) -> None:
        """What is looked for from now on is an answer."""
        self._acted = self.screen.turn

    async def _until(self, true: Callable[[Screen], bool], otherwise: str) -> Screen:
        seen = [Screen()]

        def looks() -> bool:
            seen[0] = self.screen
            return seen[0].turn > self._acted and true(seen[0])

        if not await self._bell.until(looks, WITHIN):
            raise AssertionError(f"in {self.name} the client {otherwise} but\n{self.screen}\nAll:\n{self.shown}")
        return seen[0]

    # --- how the channel does it

    @abstractmethod
    async def _begin(self, link: str) -> None: ...

    @abstractmethod
    async def _say(self, text: str) -> None: ...

    @abstractmethod
    async def _pick(self, screen: Screen, label: str) -> None: ...

    @abstractmethod
    async def _forge(self, screen: Screen, option: str) -> None: ...
