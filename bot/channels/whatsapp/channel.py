"""The WhatsApp channel: says prompts, and reads what `webhook` brings."""

import asyncio
import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Final, Self

import structlog

from bot.channels import NotSaid, Unreachable
from bot.channels.pace import Pace, Sleep
from bot.channels.whatsapp.errors import meaning
from bot.channels.whatsapp.graph import Account, Graph, GraphError
from bot.channels.whatsapp.parse import CHANNEL, is_number, parse
from bot.channels.whatsapp.render import Content, Payload, render
from bot.channels.whatsapp.statuses import Statuses
from bot.files import File, file_of
from bot.texts import Words
from fsm.events import Inbound
from fsm.prompts import Prompt
from fsm.words import Chat

log = structlog.stdlib.get_logger(__name__)

PER_SECOND: Final = 40.0
"""Half of the 80 messages a second that a number may handle: those that come in count, too."""

PAIR: Final = 1 / 6
BURST: Final = 45
"""One client may be sent a message every 6 seconds, and 45 at once on credit."""

CHATS: Final = 20_000
"""So many clients are remembered who were lately written to, or wrote."""

COURTESIES: Final = 200
"""The most ticks that may be on their way at once; beyond, messages look unread."""

FILE_KIND: Final = "text/plain"
"""Meta stores neither text/calendar nor JSON. Phones go by the file's name."""


@dataclass(slots=True)
class Talk:
    """What is known of a chat in this process: how fast it is written to, and the client's last message."""

    pace: Pace
    last: str = ""


class WhatsApp:
    """One phone number. Closed by leaving its context.

    `now` gives the time (UTC); what a client wrote more than `patience` ago is not acted on. `sleep` waits.

    Free messages are allowed within 24 hours of the client's last one. Whether that is so, Meta alone knows for
    certain, whichever of our processes heard the client: we ask, and its refusal (131047) is final.
    """

    name = CHANNEL

    def __init__(
        self,
        account: Account,
        now: Callable[[], datetime],
        patience: timedelta,
        per_second: float = PER_SECOND,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._graph, self._phone_id = Graph(account), account.phone_id
        self._now, self._patience, self._sleep = now, patience, sleep
        self._pace = Pace(per_second, sleep)
        self._talks: OrderedDict[Chat, Talk] = OrderedDict()
        self._statuses = Statuses()
        self._ticks: set[asyncio.Task[None]] = set()
        self._complaint = ""
        self._number = ""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._ticks:
            task.cancel()
        await asyncio.gather(*self._ticks, return_exceptions=True)
        await self._graph.__aexit__(kind, error, trace)

    async def start(self) -> None:
        """Learn our own number. It may be unknown: then there are no links to it."""
        try:
            self._number = re.sub(r"\D", "", (await self._graph.number()).shown)
        except GraphError as error:
            log.warning("WhatsApp does not tell our number", reason=str(error))

    def link(self, argument: str) -> str:
        """The address that opens this chat with `argument` ready to be sent; "" as long as our number is not known."""
        return f"https://wa.me/{self._number}?text={argument}" if self._number else ""

    def heard(self, body: object) -> Sequence[Inbound]:
        """Read what a webhook brought. Clients see at once that their messages were read."""
        brought = parse(body, self._phone_id, self._now(), self._patience)
        for status in brought.statuses:
            self._statuses.note(status)
        for inbound in brought.heard:
            self._talk(inbound.chat).last = inbound.id
        for id in {inbound.chat: inbound.id for inbound in brought.heard}.values():  # those before it are read with it
            if len(self._ticks) < COURTESIES:
                task = asyncio.create_task(self._courtesy({"status": "read", "message_id": id}))
                self._ticks.add(task)
                task.add_done_callback(self._ticks.discard)
        return brought.heard

    async def say(self, chat: Chat, prompt: Prompt, words: Words, edit: str) -> None:
        """Show a prompt; WhatsApp changes no message in place. Raises Unreachable or NotSaid.

        Once the prompt is there, what goes along with it is a courtesy and no reason to say it again.
        """
        payloads = render(prompt, words)
        file = file_of(prompt, self._now())
        talk = self._talk(chat)
        if wait := talk.pace.wait(len(payloads) + (file is not None)):
            raise NotSaid("too many messages to this client", after=wait)
        for payload in payloads:
            with suppress(NotSaid, Unreachable) if payload.courtesy else nullcontext():
                await self._say(chat, payload)
        if file:
            await self._send_file(chat, file)
        if prompt.awaits and talk.last:
            typing = {"status": "read", "message_id": talk.last, "typing_indicator": {"type": "text"}}
            await self._courtesy(typing)

    async def _say(self, chat: Chat, payload: Payload) -> None:
        await self._talk(chat).pace.turn()
        await self._pace.turn()
        try:
            await self._graph.send(_addressed(chat, payload.content))
        except GraphError as error:
            raise self._meant(error) from error
        self._complaint = ""

    def _meant(self, error: GraphError) -> NotSaid | Unreachable:
        """What a failure means for who wanted to say something; the operator hears once what to mend."""
        found = meaning(error)
        if found.operator and found.operator != self._complaint:
            log.error(found.operator, code=error.code, reason=str(error))
        self._complaint = found.operator
        return Unreachable(found.why) if found.after is None else NotSaid(found.why, after=found.after)

    async def _send_file(self, chat: Chat, file: File) -> None:
        try:
            id = await self._graph.upload(file.name, file.content, FILE_KIND)
            await self._say(chat, Payload({"type": "document", "document": {"id": id, "filename": file.name}}))
        except (GraphError, NotSaid, Unreachable) as error:
            log.warning("a file was not sent", file=file.name, reason=str(error))

    async def _courtesy(self, content: Content) -> None:
        with suppress(GraphError):
            await self._graph.send(content)

    def _talk(self, chat: Chat) -> Talk:
        talk = self._talks.get(chat)
        if talk is None:
            talk = self._talks[chat] = Talk(Pace(PAIR, self._sleep, BURST))
        self._talks.move_to_end(chat)
        if len(self._talks) > CHATS:
            self._talks.popitem(last=False)
        return talk


def _addressed(chat: Chat, content: Content) -> Content:
    """A message to a number goes `to` it, one to a BSUID to a `recipient`."""
    return {"recipient_type": "individual", "to" if is_number(chat) else "recipient": chat.id, **content}
