"""The widget channel: what is said goes into the history, and from there to every page that shows the chat."""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import datetime
from secrets import token_hex
from typing import Final, Self

from bot.channels import NotSaid
from bot.channels.hooks import Intake
from bot.channels.widget.render import render
from bot.channels.widget.tokens import MARK, NAME, new_id, sign, verify
from bot.texts import Words
from fsm.events import Inbound, Picked, Typed
from fsm.prompts import Prompt
from fsm.words import Chat
from storage.errors import StorageError
from storage.history import Line
from storage.store import Store
from storage.work import Work

POLL: Final = 1.0
"""Seconds after which a page's stream looks for lines that another process has written."""

MENUS: Final = 20
"""So many of the last prompts are searched for the words on a button that was pressed."""

DOTS: Final = "•••"
"""Stands in the history where a client has typed a code."""


class Widget:
    """All chats that are held on web pages. `key` signs their tokens, `now` gives the time (UTC)."""

    name = NAME

    def __init__(self, store: Store, intake: Intake, key: str, now: Callable[[], datetime]) -> None:
        self.now = now
        self._store, self._intake, self._key = store, intake, key
        self._bells: defaultdict[Chat, set[asyncio.Event]] = defaultdict(set)
        self._closed = False

    @classmethod
    async def open(cls, store: Store, intake: Intake, now: Callable[[], datetime]) -> Self:
        """With the key that all processes share. Raises StorageError."""
        return cls(store, intake, await store.run(_key, token_hex(32)), now)

    def close(self) -> None:
        """End all streams; their pages come back by themselves."""
        self._closed = True
        for chat in list(self._bells):
            self._ring(chat)

    # --- sessions

    def begin(self, network: str = "") -> str:
        """A token for a new chat, whose id nobody can guess. `network` says where it is asked for, "" if unknown."""
        return sign(Chat(NAME, new_id(network, self._key)), self.now(), self._key)

    def chat(self, token: str) -> Chat | None:
        """The chat of a token; None if it is forged or too old."""
        return verify(token, self.now(), self._key)

    def source(self, chat: Chat) -> str:
        """What chats have in common that were begun from one network."""
        return chat.id[:MARK]

    # --- both sides of a conversation

    async def say(self, chat: Chat, prompt: Prompt, words: Words, edit: str) -> None:
        """Show a prompt to every page of the chat, now or when it comes back. Raises NotSaid."""
        try:
            await self._store.run(_said, chat, render(prompt, words, self.now()), self.now())
        except StorageError as error:
            raise NotSaid(str(error)) from error
        self._ring(chat)

    async def wipe(self, chat: Chat, message: str) -> None:
        """Put dots in the place of what the client has typed, on the pages that show it, too."""
        with suppress(StorageError):
            await self._store.run(_wiped, chat, message, self.now())
        self._ring(chat)

    async def hear(self, heard: Inbound) -> None:
        """Take in what a client does, and show it to the chat's other pages. Raises StorageError."""
        await self._store.run(_heard, heard)
        self._ring(heard.chat)
        await self._intake([heard])

    # --- the pages

    async def history(self, chat: Chat, after: int) -> list[Line]:
        """The lines after a number. Raises StorageError."""
        return await self._store.run(_after, chat, after)

    async def follow(self, chat: Chat, after: int) -> AsyncIterator[list[Line]]:
        """The lines after a number and those to come, as they come; nothing every now and then, as a sign of life.

        Raises StorageError.
        """
        bell = asyncio.Event()
        self._bells[chat].add(bell)
        try:
            while not self._closed:
                bell.clear()
                lines = await self.history(chat, after)
                yield lines
                after = lines[-1].seq if lines else after
                with suppress(TimeoutError):
                    await asyncio.wait_for(bell.wait(), POLL)
        finally:
            self._bells[chat].discard(bell)
            if not self._bells[chat]:
                del self._bells[chat]

    def _ring(self, chat: Chat) -> None:
        for bell in self._bells.get(chat, ()):
            bell.set()


def _key(work: Work, fresh: str) -> str:
    return work.secrets.get(NAME, fresh)


def _after(work: Work, chat: Chat, seq: int) -> list[Line]:
    return work.history.after(chat, seq)


def _said(work: Work, chat: Chat, body: str, now: datetime) -> None:
    work.history.append(chat, "bot", body, now)


def _wiped(work: Work, chat: Chat, id: str, now: datetime) -> None:
    """Pages that are open have read that line already: it comes once more, and they know it by its id."""
    work.history.change(chat, id, _line(id, DOTS))
    work.history.append(chat, "client", _line(id, DOTS), now)


def _line(id: str, text: str) -> str:
    return json.dumps({"id": id, "text": text}, ensure_ascii=False)


def _heard(work: Work, heard: Inbound) -> None:
    """What the client said, or the words on the button that was pressed. A command leaves no line."""
    match heard.event:
        case Typed(text=text):
            said = text
        case Picked() as picked:
            said = _label(work, heard.chat, picked)
        case _:
            said = ""
    if said:
        work.history.append(heard.chat, "client", _line(heard.id, said), heard.time, key=heard.id)


def _label(work: Work, chat: Chat, picked: Picked) -> str:
    """The words as they were shown; "" if that prompt is long gone, or if another month or a file is all that is asked
    for.
    """
    if picked.option.startswith(("month:", "visit:calendar")):
        return ""
    for line in work.history.latest(chat, "bot", MENUS):
        prompt = json.loads(line.body)
        if prompt["token"] == picked.token:
            return next((str(option["label"]) for option in prompt["options"] if option["id"] == picked.option), "")
    return ""
