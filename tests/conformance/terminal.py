"""The terminal: lines through a pseudo-terminal, as if somebody sat at the keyboard."""

import asyncio
import os
import re
import termios
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, ClassVar, Self, TextIO

from bot import wiring
from bot.channels import Channel
from bot.channels.terminal import Terminal
from bot.settings import Settings
from fsm.words import Chat
from tests.conformance.client import Client, How, Screen, does, lacks
from tests.end_to_end.world import World
from tests.telegram_api.bell import Bell

INVITED = "\n> "
END_OF_INPUT = b"\x04"


class TerminalChat(Client):
    name = "Terminal"
    abilities: ClassVar[Mapping[str, How]] = {
        "buttons": lacks("numbers, and words in brackets, to be typed"),
        "pages": does("19 and More, numbered throughout"),
        "calendar": lacks("a list of days, each by its own number"),
        "numbers": does("of everything, Back and Cancel included"),
        "editing": lacks("new lines"),
        "photos": lacks("whatever is typed is text"),
        "pictures": lacks("name, title and rating"),
        "contact": lacks("typed"),
        "known phone": lacks("known once it was typed"),
        "known name": lacks("asked"),
        "language": lacks("the default; Language in the menu, or typed"),
        "work": lacks("told in words"),
        "file": does("saved in the working directory; not in a script"),
        "links": does("`/start loc_<id>`"),
        "leads on": lacks("nowhere"),
        "led to": lacks("begun anew"),
        "history": lacks("what the window keeps"),
        "codes": lacks("what the window keeps"),
        "deadline": lacks("told when it has passed"),
        "repeats": lacks("each line is said once"),
        "alarms": does("while it runs"),
    }

    def __init__(self, keyboard: int, comes_again: "Callable[[], AbstractAsyncContextManager[TerminalChat]]") -> None:
        super().__init__(Bell())
        self._keyboard, self._comes_again = keyboard, comes_again
        self._output = b""
        self._last = ""
        self.phone = "+447911120002"

    @classmethod
    @asynccontextmanager
    async def opened(cls, world: World, language: str = "en", **settings: Any) -> AsyncIterator[Self]:
        channels: dict[str, Channel] = {}
        known = Settings(**(world.settings | settings))
        async with (
            wiring.opened(known, channels, world.time) as bot,
            cls._seated(bot, channels, world) as client,
        ):
            yield client

    @classmethod
    @asynccontextmanager
    async def _seated(cls, bot: wiring.Bot, channels: dict[str, Channel], world: World) -> AsyncIterator[Self]:
        """Somebody at a keyboard; in the end they press Ctrl-D."""
        loop = asyncio.get_running_loop()
        with _line() as (keyboard, reading, writing):
            terminal = Terminal(reading, writing, world.time)
            channels[terminal.name] = terminal
            client = cls(keyboard, lambda: cls._seated(bot, channels, world))
            loop.add_reader(keyboard, client._reads)
            talking = asyncio.create_task(terminal.converse(Chat(terminal.name, "anna"), bot.conversation.take))
            try:
                await client.sees("1.")
                yield client
            finally:
                os.write(keyboard, END_OF_INPUT)
                await talking
                loop.remove_reader(keyboard)

    def _reads(self) -> None:
        self._output += os.read(self._keyboard, 65536)
        self._bell.ring()

    async def _begin(self, link: str) -> None:
        """The terminal has said /start itself."""
        if link:
            await self._say(f"/start {link}")
        else:
            self._acted = 0

    async def _say(self, text: str) -> None:
        self._last = text
        os.write(self._keyboard, f"{text}\n".encode())

    async def _pick(self, screen: Screen, label: str) -> None:
        await self._say(screen.source[label])

    async def _forge(self, screen: Screen, option: str) -> None:
        """There is nothing but words."""
        await self._say(option)

    async def sends_photo(self) -> None:
        self._acts()
        os.write(self._keyboard, b"\xff\xd8\xff\xe0\x10JFIF\n")

    async def repeats(self) -> None:
        self._acts()
        await self._say(self._last)

    @property
    def screen(self) -> Screen:
        """What stands before the last invitation to type."""
        shown = self.shown
        if not shown:
            return Screen()
        numbered = re.findall(r"^ +(\d+)\. (.+?)(?:  \(.*\))?$", shown[-1], re.MULTILINE)
        bracketed = re.findall(r"(?<=[ ]\[)[^\]\n]+(?=\])", shown[-1])
        typed = {label: number for number, label in numbered} | {label: label for label in bracketed}
        return Screen(len(shown), shown[-1], tuple(typed), source=typed)

    @property
    def shown(self) -> list[str]:
        return self._output.decode(errors="ignore").split(INVITED)[:-1]

    @property
    def bubbles(self) -> int:
        return len(self.shown)

    @property
    def saw_work(self) -> bool:
        return False

    async def file(self) -> bytes:
        *_, name = re.findall(r"appointment-\d+\.ics|my-data\.json", "".join(self.shown))
        return await asyncio.to_thread(Path(name).read_bytes)

    async def comes_back(self) -> str:
        async with self._comes_again() as again:
            return "\n".join(again.shown)


@contextmanager
def _line() -> Iterator[tuple[int, TextIO, TextIO]]:
    """A keyboard (and what its window shows), and the two ends of it that a process has.

    Lines go through as they are: nothing of what is typed is echoed, nothing of what is printed is changed.
    """
    keyboard, line = os.openpty()
    mode = termios.tcgetattr(line)
    mode[1] &= ~termios.OPOST
    mode[3] &= ~(termios.ECHO | termios.ISIG | termios.IEXTEN)
    termios.tcsetattr(line, termios.TCSANOW, mode)
    reading = os.fdopen(line, encoding="utf-8", errors="replace", closefd=False)
    with reading, os.fdopen(line, "w", encoding="utf-8") as writing:
        yield keyboard, reading, writing
    os.close(keyboard)
