"""How many messages of theirs clients need to get what they came for, as they really went through Telegram."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from tests.conformance.client import Screen
from tests.conformance.telegram import TelegramChat
from tests.end_to_end.world import World

KYIV: Final = 42000
"""Where a booking takes no code."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a client came for, and all they said or pressed until they had it."""

    what: str
    said: tuple[str, ...]

    def __str__(self) -> str:
        words = " → ".join(f"“{one}”" for one in self.said)
        return f"{len(self.said):>7}  messages: {self.what}\n         {words}"


class Walker(TelegramChat):
    """A client whose words are counted."""

    def __init__(self, world: World) -> None:
        super().__init__(world, "en")
        self._counted: list[str] = []

    @contextmanager
    def counted(self) -> Iterator[list[str]]:
        """What is said from here on."""
        self._counted = []
        yield self._counted

    async def _say(self, text: str) -> None:
        self._counted.append(text)
        await super()._say(text)

    async def _pick(self, screen: Screen, label: str) -> None:
        self._counted.append(label)
        await super()._pick(screen, label)


async def goals(world: World) -> list[Goal]:
    """A new client with a code, by words and by buttons; and one who comes back."""
    async with world.bot():
        in_words = Goal("a new client books, in words, with a code by SMS", await books_in_words(world))
    async with world.bot(altegio_location_id=str(KYIV)):
        client = Walker(world)
        by_buttons = Goal("a new client books, by buttons alone", await books_by_buttons(client))
        again = Goal("a client who comes back books the same", await books_again(client))
    return [in_words, by_buttons, again]


async def books_in_words(world: World) -> tuple[str, ...]:
    client = Walker(world)
    with client.counted() as said:
        for asked, words in (
            ("", "book"),
            ("kind of service", "women's haircut"),
            ("Whom", "amelia"),
            ("Which day", "tomorrow at 10:00"),
            ("full name", "Anna Lee"),
        ):
            if asked:
                await client.sees(asked)
            await client.says(words)
        await client.picks("Share my phone number")
        await client.sees("A code is on its way")
        await client.says(await world.code(client.phone))
        await client.picks("Confirm")
        await client.sees("Booked!")
    return tuple(said)


async def books_by_buttons(client: Walker) -> tuple[str, ...]:
    with client.counted() as said:
        await client.begins()
        for label in ("Book an appointment", "Перукарські послуги", "Чоловіча стрижка", "Андрій Гнатюк", "3", "11:00"):
            await client.picks(label)
        await client.sees("full name")
        await client.says("Anna Lee")
        await client.picks("Share my phone number")
        await client.picks("Confirm")
        await client.sees("Booked!")
    return tuple(said)


async def books_again(client: Walker) -> tuple[str, ...]:
    await client.says("menu")
    with client.counted() as said:
        for label in ("Book again", "16:00", "Confirm"):
            await client.picks(label)
        await client.sees("Booked!")
    return tuple(said)
