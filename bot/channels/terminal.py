"""The terminal: the same conversation as lines of text. At a pipe, one answer a line, a whole booking can be scripted.

What has a number is picked by it, what stands in brackets by its words; any other answer is typed as elsewhere.
"""

import asyncio
import os
import sys
import unicodedata
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from textwrap import wrap
from threading import Thread
from typing import Final, TextIO

from bot.channels import Unreachable
from bot.channels.paging import links, ways_out, window
from bot.files import File, file_of
from bot.texts import Words
from fsm.events import Command, Inbound, Typed
from fsm.prompts import Day, Option, Prompt
from fsm.words import Appointment, Chat

NAME: Final = "terminal"
PAGE: Final = 20
LONGEST: Final = 4096
"""What is longer was hardly typed; the rest of the line is dropped, as other channels drop it."""

PATIENCE: Final = 120.0
"""Seconds after which a script goes on without an answer, so that it ends some day."""

Take = Callable[[Inbound], Awaitable[bool]]
"""Takes what was said in, and tells whether it will be answered."""


def parse(line: str, chat: Chat, counter: int, time: datetime) -> Inbound | None:
    """One line as an event, None if it is blank. The id is new even after a restart: it holds `time` (aware)."""
    text = line.strip()[:LONGEST]
    if not text:
        return None
    event: Command | Typed = Typed(text, numbered=True)
    if text.startswith("/") and (words := text[1:].split(maxsplit=1)):
        event = Command(words[0].lower(), words[1] if words[1:] else "")
    return Inbound(chat, f"{time:%Y%m%d%H%M%S%f}-{counter}", event, time)


def render(prompt: Prompt, words: Words) -> str:
    """The prompt as text; of its options, 20 at a time."""
    options = _calendar if prompt.layout == "calendar" else _list
    lines = [words.body(prompt), *options(prompt, words), *_pages(prompt, words)]
    return "".join(letter for letter in "\n".join(lines) if letter == "\n" or unicodedata.category(letter) != "Cc")


def _calendar(prompt: Prompt, words: Words) -> Iterator[str]:
    """A day's number is the day's number; months and the ways out go by their words."""
    for option in prompt.options:
        if isinstance(option.label, Day):
            yield _numbered(option.label.date.day, option, words)
    yield from _typed([words.label(option) for option in prompt.options if not isinstance(option.label, Day)])


def _list(prompt: Prompt, words: Words) -> Iterator[str]:
    """An option's number is its place among all, on whichever page. No phone can be shared from here."""
    seen = window(prompt, PAGE)
    answers = [option for option in prompt.options if option.kind in ("choice", "nav")]
    numbers = {option.id: number for number, option in enumerate(answers, 1)}
    yield from (_numbered(numbers[option.id], option, words) for option in seen.options if option.id in numbers)
    if seen.more:
        yield from _typed([words.label(seen.more)])
    yield from (_numbered(numbers[option.id], option, words) for option in ways_out(prompt))


def _pages(prompt: Prompt, words: Words) -> Iterator[str]:
    """What can be opened, to be copied by hand; numbers to call stand in the text."""
    for option in links(prompt):
        if option.url.startswith("http"):
            yield f"      {words.label(option)}: {option.url}"


def _numbered(number: int, option: Option, words: Words) -> str:
    hint = words.hint(option)
    return f"{number:>4}. {words.label(option)}" + (f"  ({hint})" if hint else "")


def _typed(labels: list[str]) -> Iterator[str]:
    if labels:
        yield " " * 6 + " ".join(f"[{label}]" for label in labels)


def columns(writing: TextIO) -> int:
    """How wide the terminal is at this moment; 0 where it does not tell, and at a pipe."""
    with suppress(OSError):
        return os.get_terminal_size(writing.fileno()).columns
    return 0


def wrapped(text: str, columns: int) -> str:
    """The text broken at its words, where a terminal would break it inside them; what is numbered stays set in."""
    if not columns:
        return text
    return "\n".join(broken for line in text.splitlines() for broken in _broken(line, columns) or [""])


def _broken(line: str, columns: int) -> list[str]:
    """An address longer than a line stays whole, to be copied."""
    further = " " * 6 if line.startswith(" ") else ""
    return wrap(line, columns, subsequent_indent=further, break_long_words=False, break_on_hyphens=False)


class Terminal:
    """One person at a keyboard, or a script at a pipe."""

    name = NAME

    def __init__(
        self, reading: TextIO, writing: TextIO, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._reading, self._writing, self._now = reading, writing, now
        self._answered = asyncio.Event()
        self.interactive = reading.isatty() and writing.isatty()

    @classmethod
    def standard(cls) -> "Terminal":
        """On standard input and output. Python cannot end while a thread reads `sys.stdin`: hence another."""
        return cls(open(0, encoding="utf-8", errors="replace", closefd=False), sys.stdout)

    async def say(self, chat: Chat, prompt: Prompt, words: Words, edit: str) -> None:
        try:
            self._print(f"\n{wrapped(render(prompt, words), columns(self._writing))}\n")
        except BrokenPipeError as error:
            self._answered.set()  # to let the next line find out, too
            raise Unreachable("nobody reads along any more") from error
        if self.interactive and (file := file_of(prompt, self._now())):
            await self._save(file, prompt.appointment)
        if not prompt.awaits:
            self._invite()
            self._answered.set()

    async def converse(self, chat: Chat, take: Take) -> bool:
        """Show the menu, then take line after line until the input ends. False if there was none."""
        line = "/start"
        for counter in count():
            if heard := parse(line, chat, counter, self._now()):
                await self._hear(heard, take)
            else:
                self._invite()
            if not (line := await self._line()):
                return counter > 0
        raise AssertionError("count does not end")

    async def _hear(self, heard: Inbound, take: Take) -> None:
        """Hand on what was said. A script says its next line when this one is answered, or when the bot keeps quiet;
        a person says it whenever they like.
        """
        self._answered.clear()
        if await take(heard) and not self.interactive:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._answered.wait(), PATIENCE)

    async def _line(self) -> str:
        """The next line, "" at the end of the input, echoed where nobody sees it typed.

        A thread for each line, and one that nobody waits for: it may sit there until a key is pressed, and must
        not hold up the way out.
        """
        loop = asyncio.get_running_loop()
        read: asyncio.Future[str] = loop.create_future()

        def settle(line: str) -> None:
            if not read.done():
                read.set_result(line)

        def wait() -> None:
            line = self._reading.readline()
            with suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(settle, line)

        Thread(target=wait, daemon=True, name="terminal").start()
        line = await read
        if line.strip() and not self.interactive:
            self._print(f"> {line.strip()[:LONGEST]}\n")
        return line

    async def _save(self, file: File, appointment: Appointment | None) -> None:
        path = Path(f"appointment-{appointment.record}.ics" if appointment else file.name)
        with suppress(OSError):  # it is an extra: a directory that cannot be written to takes nothing from the booking
            await asyncio.to_thread(path.write_bytes, file.content)
            self._print(f"\n({'A calendar entry' if appointment else 'The same as data'} is in {path}.)\n")

    def _invite(self) -> None:
        if self.interactive:
            self._print("\n> ")

    def _print(self, text: str) -> None:
        self._writing.write(text)
        self._writing.flush()
