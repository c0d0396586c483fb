"""A Telegram with a crowd of clients, made to cost little: whoever measures a bot must not be slower than the bot.

Nothing is checked here; `tests/telegram_api` is the one that checks. What goes to the bot is as whole as Telegram
sends it: a message comes with its keyboard, in the answer to a call as in a press.
"""

import asyncio
import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from time import time_ns
from typing import Any, Final
from urllib.parse import parse_qsl

from tests.bench.lines import line

TOKEN: Final = "123456:AAE-a-token-for-the-bench-of-35-ltrs"
SECRET: Final = "bench"
BOT: Final = {"id": 123456, "is_bot": True, "first_name": "Salon", "username": "salon_bot"}
DATE: Final = 1_700_000_000
FIRST_CHAT: Final = 1_000_000_000

Button = dict[str, str]
Json = dict[str, Any]


def like(pattern: str) -> Callable[[Sequence[Button]], Button | None]:
    """The first button whose label is like this."""
    return lambda buttons: next((button for button in buttons if re.fullmatch(pattern, button["text"])), None)


FIRST, DAY, TIME, BACK = like(".*"), like(r"\d+"), like(r"\d\d:\d\d"), like("Back")

WALK: Final = ("/book", FIRST, "1", FIRST, DAY, TIME, BACK)
"""What a client does, over and over: asks to book; picks a category, a service (in writing), a team member, a day and
a time; is asked for a name and goes back to the times. Every turn has one answer, in one message.
"""


@dataclass(eq=False)
class Chatter:
    """One client in a chat; `shown` is the bot's last message, with what stands under it."""

    id: int
    step: int = 0
    shown: Json = field(default_factory=dict)
    answered: asyncio.Event = field(default_factory=asyncio.Event)

    def moves(self, id: int) -> Json:
        """The update that tells of the client's next move."""
        move = WALK[self.step % len(WALK)]
        self.step += 1
        self.answered.clear()
        user = self.chat | {"is_bot": False, "language_code": "en"}
        if isinstance(move, str):
            told: Json = {"message_id": id, "date": DATE, "chat": self.chat, "from": user, "text": move}
            if move.startswith("/"):
                told["entities"] = [{"type": "bot_command", "offset": 0, "length": len(move)}]
            return {"update_id": id, "message": told}
        rows = self.shown.get("reply_markup", {}).get("inline_keyboard", [])
        button = move([button for row in rows for button in row if button["callback_data"] != "-"])
        data = button["callback_data"] if button else "0:none"  # an echo has no buttons
        query = {"id": str(id), "from": user, "message": self.shown, "chat_instance": "1", "data": data}
        return {"update_id": id, "callback_query": query}

    def sees(self, id: int, text: str, keyboard: str) -> Json:
        """The bot's message, as Telegram tells of it; the client goes on."""
        self.shown = {"message_id": id, "date": DATE, "chat": self.chat, "from": BOT, "text": text}
        if keyboard:
            self.shown["reply_markup"] = json.loads(keyboard)
        self.answered.set()
        return self.shown

    @property
    def chat(self) -> Json:
        return {"id": self.id, "type": "private", "first_name": "Anna", "last_name": "Marsh"}


class Crowd:
    """The clients of one bot. `hook` is where that bot wants its updates; "": it asks for them."""

    def __init__(self) -> None:
        self.hook = ""
        self.ready = asyncio.Event()
        self._chatters: list[Chatter] = []
        self._last_id = time_ns() // 10**6  # new to a bot that has met another crowd
        self._waiting: asyncio.Queue[Json] = asyncio.Queue()

    async def talk(self, chats: int, turns: int) -> None:
        """Let so many clients take so many turns each, side by side."""
        while len(self._chatters) < chats:
            self._chatters.append(Chatter(FIRST_CHAT + len(self._chatters)))
        talks = self._is_told if self.hook else self._asks
        await asyncio.gather(*(talks(chatter, turns) for chatter in self._chatters[:chats]))

    async def _is_told(self, chatter: Chatter, turns: int) -> None:
        async with line(self.hook) as telegram:
            for _ in range(turns):
                update = json.dumps(chatter.moves(self._new_id())).encode()
                await telegram.post(update, f"X-Telegram-Bot-Api-Secret-Token: {SECRET}")
                await chatter.answered.wait()

    async def _asks(self, chatter: Chatter, turns: int) -> None:
        for _ in range(turns):
            self._waiting.put_nowait(chatter.moves(self._new_id()))
            await chatter.answered.wait()

    async def answer(self, path: str, body: bytes) -> bytes:
        """The Bot API, as far as it is needed."""
        result = await self._do(path.rpartition("/")[2].lower(), dict(parse_qsl(body.decode())))
        return json.dumps({"ok": True, "result": result}).encode()

    async def _do(self, method: str, params: dict[str, str]) -> object:
        match method:
            case "getme":
                return BOT
            case "setwebhook":
                self.hook = params["url"]
                self.ready.set()
                return True
            case "getupdates":
                self.ready.set()
                return await self._updates(float(params["timeout"]))
            case "sendmessage" | "editmessagetext":
                id = int(params.get("message_id") or self._new_id())
                chatter = self._chatters[int(params["chat_id"]) - FIRST_CHAT]
                return chatter.sees(id, params["text"], params.get("reply_markup", ""))
            case _:
                return True

    async def _updates(self, patience: float) -> list[Json]:
        """What has come, once something has."""
        updates: list[Json] = []
        with suppress(TimeoutError):
            updates.append(await asyncio.wait_for(self._waiting.get(), patience))
        while not self._waiting.empty():
            updates.append(self._waiting.get_nowait())
        return updates

    def _new_id(self) -> int:
        self._last_id += 1
        return self._last_id
