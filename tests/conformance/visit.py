"""A client's way through a whole booking, the same in every channel."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from bot.texts import Words, words
from fsm.prompts import Say
from tests.conformance.client import Client, Screen
from tests.end_to_end.world import World

STEPS: Final = ("book", "category", "service", "staff", "date", "time", "name", "phone", "code", "confirm")
FILLED_IN: Final = ("phone", "service", "day", "time", "staff", "query", "label")
TUESDAY: Final = date(2026, 3, 3)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants. `by_code`: the location has phones confirmed by SMS."""

    location: int
    category: str
    service: str
    staff: str
    day: date
    time: str
    by_code: bool = False


HAIRCUT: Final = Wish(41000, "Cuts & styling", "Women's haircut", "Amelia Hartley", TUESDAY, "10:00", by_code=True)
STRYZHKA: Final = Wish(42000, "Перукарські послуги", "Чоловіча стрижка", "Андрій Гнатюк", TUESDAY, "11:00")


@dataclass
class Visit:
    """`locale`: the language in which the client is spoken to."""

    world: World
    client: Client
    locale: str = "en"
    wish: Wish = HAIRCUT

    async def begins(self) -> None:
        """Come, and be spoken to in the right language: that of the device where it is known, else the chosen one."""
        await self.client.begins()
        if self.locale != "en" and not self.client.can("language"):
            english = words("en")
            await self.client.picks(english.say(Say("label.language")))
            await self.client.picks(english.say(Say(f"label.lang_{self.locale}")))
        await self.sees("menu.text")

    async def walk(self, first: str = "book", last: str = "confirm") -> None:
        """Take the steps from the first to the last."""
        for step in STEPS[STEPS.index(first) : STEPS.index(last) + 1]:
            await self.take(step)

    async def books(self, first: str = "book") -> Screen:
        """Take all the steps, and see the booking made."""
        await self.walk(first)
        return await self.sees("booked.text")

    async def take(self, step: str) -> None:
        ways: dict[str, Callable[[], Awaitable[None]]] = {
            "book": lambda: self.chooses("label.book"),
            "category": lambda: self.picks(self.wish.category),
            "service": lambda: self.picks(self.wish.service),
            "staff": lambda: self.picks(self.wish.staff),
            "date": lambda: self.picks(self.client.day(self.wish.day, self.words)),
            "time": lambda: self.picks(self.wish.time),
            "name": lambda: self.says("full_name.text", "Anna Lee"),
            "phone": self.gives_phone,
            "code": self.types_code,
            "confirm": lambda: self.chooses("label.confirm"),
        }
        await ways[step]()

    # --- a step at a time

    async def picks(self, label: str) -> None:
        """Pick it, on whichever page it is."""
        more = self.words.say(Say("label.more"))
        for _ in range(10):
            screen = await self.client.is_offered(label, more)
            if screen.label(label):
                break
            await self.client.picks(more)
        await self.client.picks(label)

    async def chooses(self, key: str) -> None:
        """Pick what has these words; type them where the channel has no room for them."""
        label = self.words.say(Say(key))
        await (self.picks(label) if self.client.screen.label(label) else self.client.says(label))

    async def says(self, when_asked: str, text: str) -> None:
        await self.sees(when_asked)
        await self.client.says(text)

    async def gives_phone(self) -> None:
        await self.hands_over(await self.sees("phone.text"))

    async def hands_over(self, screen: Screen) -> None:
        """The number is there to be picked, a button shares it, or it is typed."""
        share = self.words.say(Say("label.share_phone"))
        label = screen.label(self.client.phone) or screen.label(share)
        await (self.client.picks(label) if label else self.client.says(self.client.phone))

    async def types_code(self) -> None:
        if self.wish.by_code:
            await self.says_code(await self.code())

    async def code(self) -> str:
        """The code that came by SMS."""
        await self.sees("code.text")
        return await self.world.code(self.client.phone)

    async def says_code(self, code: str) -> None:
        await self.client.says(code)
        await self.sees("review.text")

    # --- what is said

    async def sees(self, key: str, **params: Any) -> Screen:
        """Wait for a sentence of the bot's: as it is with `params`, else by what of it never changes."""
        return await self.client.sees(self.words.say(Say(key, params)) if params else self.part(key))

    async def begins_with(self, key: str) -> Screen:
        """The first line of what is said: the others are there only if there is something to tell."""
        return await self.client.sees(self.words.say(Say(key)).split("\n")[0])

    def part(self, key: str) -> str:
        """The longest part of a sentence that is not filled in."""
        whole = self.words.say(Say(key, dict.fromkeys(FILLED_IN, "|")))
        return max(re.split(r"[|\n]", whole), key=len).strip()

    @property
    def words(self) -> Words:
        return words(self.locale)
