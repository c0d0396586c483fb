"""The Telegram channel: says prompts, and reads what `updates` brings."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Final, Self, TypeVar

import structlog
from telegram import Bot, BotCommand
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.channels import NotSaid, Unreachable
from bot.channels.pace import Pace, Sleep
from bot.channels.telegram.parse import read
from bot.channels.telegram.render import Payload, render
from bot.files import File, file_of
from bot.texts import Words
from fsm.events import Inbound
from fsm.prompts import Prompt, Say
from fsm.words import Chat

log = structlog.stdlib.get_logger(__name__)

SERVER: Final = "https://api.telegram.org"

PER_SECOND: Final = 30.0
"""The messages that a bot may send in a second, all chats together (https://core.telegram.org/bots/faq)."""

CONNECTIONS: Final = 64
COMMANDS: Final = ("book", "appointments", "profile", "person", "cancel", "language", "help")
LONGEST_PAUSE: Final = 30.0

T = TypeVar("T")


class WrongToken(Exception):
    """Telegram does not know this token: set TELEGRAM_TOKEN to the one that @BotFather shows."""

    def __init__(self) -> None:
        super().__init__(WrongToken.__doc__)


class Request(HTTPXRequest):
    """HTTP as the library does it, but for one thing: a message that we have sent comes back without its keyboard.

    We know that, and making objects of a calendar takes longer than deciding what to answer.
    """

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        answer = HTTPXRequest.parse_json_payload(payload)
        match answer:
            case {"result": {"reply_markup": _}}:
                del answer["result"]["reply_markup"]
        return answer


class Telegram:
    """One bot. Closed by leaving its context.

    `server` is the root of a Bot API server, `now` gives the time (UTC), `per_second` how many messages may be
    sent in a second, `sleep` waits. `me` is the bot's user name, known after `start`.
    """

    name = "telegram"

    def __init__(
        self,
        token: str,
        server: str,
        now: Callable[[], datetime],
        per_second: float = PER_SECOND,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._http = Request(CONNECTIONS, read_timeout=10, write_timeout=10, pool_timeout=10)
        self.bot = Bot(token, f"{server}/bot", f"{server}/file/bot", self._http, get_updates_request=self._http)
        self.sleep = sleep
        self.me = ""
        self._now = now
        self._pace = Pace(per_second, sleep)
        self._aside: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._aside:
            task.cancel()
        await asyncio.gather(*self._aside, return_exceptions=True)
        await self._http.shutdown()  # Bot.shutdown would leave it open if Telegram was never reached

    async def start(self, languages: Sequence[Words]) -> None:
        """Get acquainted with Telegram, however long it takes, and fill the bot's menu, the first language
        being that of everybody else. Raises WrongToken."""
        await self.insist(self.bot.initialize)
        self.me = self.bot.username
        try:
            await self._list_commands(languages)
        except TelegramError as error:
            log.warning("the bot's menu of commands is not up to date", reason=str(error))

    async def _list_commands(self, languages: Sequence[Words]) -> None:
        await self.bot.set_my_commands(_commands(languages[0]))
        for words in languages:
            await self.bot.set_my_commands(_commands(words), language_code=words.locale)

    async def insist(self, call: Callable[[], Awaitable[T]]) -> T:
        """What `call` gives, tried again until Telegram answers. Raises WrongToken."""
        for pause in pauses():
            try:
                return await call()
            except InvalidToken as error:
                raise WrongToken from error
            except TelegramError as error:
                log.warning("Telegram does not help us yet", reason=str(error), again_in=pause)
            await self.sleep(pause)
        raise AssertionError("pauses never end")

    def link(self, argument: str) -> str:
        """The address that opens this bot and sends it `/start argument`; "" as long as its name is not known."""
        return f"https://t.me/{self.me}?start={argument}" if self.me else ""

    def heard(self, raw: object) -> Inbound | None:
        """Read an update. A button that was pressed stops spinning at once, whatever it leads to."""
        match raw:
            case {"callback_query": {"id": str() as id}}:
                task = asyncio.create_task(self._stop_spinning(id))
                self._aside.add(task)
                task.add_done_callback(self._aside.discard)
        return read(raw, self._now(), self.me)

    async def _stop_spinning(self, id: str) -> None:
        """Too late, or no connection: it stops by itself in the end."""
        with suppress(TelegramError):
            await self.bot.answer_callback_query(id)

    async def wipe(self, chat: Chat, message: str) -> None:
        """Delete what the client has sent: in private chats a bot may for 48 hours (deleteMessage)."""
        with suppress(TelegramError):
            await self.bot.delete_message(chat.id, int(message))

    async def say(self, chat: Chat, prompt: Prompt, words: Words, edit: str) -> None:
        """Show a prompt, in the message `edit` if it can be. Raises Unreachable or NotSaid.

        Once the prompt is there, what goes along with it is a courtesy and no reason to say it again.
        """
        try:
            await self._show(chat.id, render(prompt, words), edit)
        except TelegramError as error:
            raise _meaning(error) from error
        if file := file_of(prompt, self._now()):
            await self._send_file(chat.id, file)
        if prompt.awaits:
            with suppress(TelegramError):
                await self.bot.send_chat_action(chat.id, ChatAction.TYPING)

    async def _show(self, chat: str, payloads: Sequence[Payload], edit: str) -> None:
        if edit and len(payloads) == 1 and payloads[0].editable and await self._edited(chat, payloads[0], edit):
            return
        for payload in payloads:
            await self._send(chat, payload)

    async def _send(self, chat: str, payload: Payload) -> None:
        """A picture that Telegram will not have is left out: the words are what counts (S3-50)."""
        await self._pace.turn()
        try:
            await self.bot.send_message(chat, payload.text, api_kwargs=_how(payload))
        except BadRequest:
            if not payload.image:
                raise
            await self._send(chat, replace(payload, image=""))

    async def _edited(self, chat: str, payload: Payload, edit: str) -> bool:
        """False if that message cannot be changed any more (deleted, too old): a new one is needed."""
        await self._pace.turn()
        try:
            await self.bot.edit_message_text(payload.text, chat, int(edit), api_kwargs=_how(payload))
        except BadRequest as error:
            return "not modified" in error.message.lower()  # said before, by a press that came twice
        return True

    async def _send_file(self, chat: str, file: File) -> None:
        await self._pace.turn()
        try:
            await self.bot.send_document(chat, file.content, filename=file.name, disable_notification=True)
        except TelegramError as error:
            log.warning("a file was not sent", file=file.name, reason=str(error))


def pauses() -> Iterator[float]:
    """How long to wait after the first failure, the second, and so on, in seconds."""
    pause = 1.0
    while True:
        yield pause
        pause = min(2 * pause, LONGEST_PAUSE)


def _how(payload: Payload) -> dict[str, Any]:
    markup = {"reply_markup": payload.markup} if payload.markup else {}
    return {"link_preview_options": payload.preview, **markup}


def _commands(words: Words) -> list[BotCommand]:
    return [BotCommand(name, words.say(Say(f"command.{name}"))) for name in COMMANDS]


def _meaning(error: TelegramError) -> NotSaid | Unreachable:
    """What a failure means for who wanted to say something."""
    match error:
        case RetryAfter(retry_after=pause):
            seconds = pause.total_seconds() if isinstance(pause, timedelta) else pause
            return NotSaid("Telegram wants us to slow down", after=seconds)
        case Forbidden() | ChatMigrated():
            return Unreachable(error.message)
        case BadRequest():
            if "not found" not in error.message:
                log.error("Telegram refuses a message, so it stays unsaid", reason=error.message)
            return Unreachable(error.message)
        case InvalidToken():
            log.error(WrongToken.__doc__)
            return NotSaid(error.message, after=LONGEST_PAUSE)
        case _:
            return NotSaid(error.message)
