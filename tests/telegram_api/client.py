"""A person with Telegram in hand: what they see, what they can do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.telegram_api.rules import Button, Markup, Rows

if TYPE_CHECKING:
    from tests.telegram_api.server import TelegramApi

DATE = 1_700_000_000
"""When everything here is sent, as far as Telegram tells: the bot must go by its own clock."""

_FILE = {"file_id": "f", "file_unique_id": "u"}
PHOTO: Mapping[str, Any] = {"photo": [{**_FILE, "width": 90, "height": 90}], "caption": "My last haircut"}
STICKER: Mapping[str, Any] = {
    "sticker": {**_FILE, "width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
}
VOICE: Mapping[str, Any] = {"voice": {**_FILE, "duration": 3}}


@dataclass(slots=True)
class Shown:
    """A message of the bot in the chat, as it is now. `turn` counts what happened in the chat up to its last change.

    `image` is the address of the picture above the text.
    """

    id: int
    text: str = ""
    inline: Rows = ()
    image: str = ""
    document: tuple[str, bytes] | None = None
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Screen:
    """What the client looks at: the message shown or changed last, and the buttons within reach."""

    message: int
    text: str
    inline: Rows
    reply: Rows = ()

    @property
    def labels(self) -> list[str]:
        return [button.text for row in (*self.inline, *self.reply) for button in row]

    def button(self, label: str) -> Button | None:
        """The button with this label, or with this label before its hint ("Haircut" for "Haircut · £20")."""
        buttons = [button for row in (*self.inline, *self.reply) for button in row]
        exact = (button for button in buttons if button.text == label)
        hinted = (button for button in buttons if button.text.startswith(f"{label} · "))
        return next(exact, None) or next(hinted, None)

    def __str__(self) -> str:
        rows = (" ".join(f"[{button.text}]" for button in row) for row in (*self.inline, *self.reply))
        return "\n".join([self.text, *rows])


@dataclass(eq=False)
class TelegramClient:
    """One person in one chat: their own with the bot, or a group (`group` is its id).

    What they do waits until the bot has shown something, unless `waits` is False. `within` is how long to wait,
    in seconds; then the test fails and tells what the client saw instead.
    """

    api: "TelegramApi"
    id: int
    name: str = "Anna"
    language: str = "en"
    phone: str = ""
    group: int = 0
    within: float = 10.0

    messages: list[Shown] = field(default_factory=list)
    sent: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    keyboard: Rows = ()
    actions: list[str] = field(default_factory=list)
    wrote: bool = False
    blocked: bool = False
    turn: int = 0

    # --- what they do

    async def types(self, text: str, waits: bool = True) -> Screen:
        return await self.sends({"text": text}, waits)

    async def sends(self, content: Mapping[str, Any], waits: bool = True) -> Screen:
        """Send anything: PHOTO, STICKER, {"location": ...}, as the Bot API's Message describes it."""
        self.wrote, before = True, self.turn
        message = self._message(content)
        self.sent[message["message_id"]] = content
        self.api.push({"message": message})
        return await self._answer(before, waits)

    async def edits(self, text: str) -> None:
        """Change what was sent before."""
        self.api.push({"edited_message": {**self._message({"text": text}), "edit_date": DATE}})

    async def presses(self, label: str, on: Screen | None = None, waits: bool = True) -> Screen:
        """Press a button once it is there, or at once on a screen from before."""
        button = on.button(label) if on else await self._button(label)
        assert button, f"there was no [{label}] on\n{on}"
        if button.url or button.copies:
            return on or self.screen  # the app does it, and the bot hears nothing of it
        if button.contact:
            return await self.shares_contact(self.phone, waits=waits)
        if not button.data:
            return await self.types(button.text, waits)
        return await self._presses(button.data, (on or self.screen).message, waits)

    async def presses_data(self, data: str, message: int) -> None:
        """Send what a button would, whether there is one or not."""
        await self._presses(data, message, waits=False)

    async def _presses(self, data: str, message: int, waits: bool) -> Screen:
        before, id = self.turn, self.api.new_id()
        self.api.spinning[str(id)] = self
        shown = {"message_id": message, "date": DATE, "chat": self._chat(), "from": self.api.bot}
        query = {"id": str(id), "from": self._user(), "chat_instance": "1", "message": shown, "data": data}
        self.api.push({"callback_query": query})
        return await self._answer(before, waits)

    async def shares_contact(self, number: str, own: bool = True, waits: bool = True) -> Screen:
        contact = {"phone_number": number, "first_name": self.name, "user_id": self.id if own else self.id + 1}
        return await self.sends({"contact": contact}, waits)

    def blocks(self) -> None:
        self.blocked = True
        member = {"user": self.api.bot, "status": "kicked", "until_date": 0}
        was = {"user": self.api.bot, "status": "member"}
        change = {"chat": self._chat(), "from": self._user(), "date": DATE}
        self.api.push({"my_chat_member": {**change, "old_chat_member": was, "new_chat_member": member}})

    def clears_history(self) -> None:
        """Delete all messages; a screen kept from before can still be pressed."""
        self.messages.clear()
        self.sent.clear()

    # --- what they see

    @property
    def screen(self) -> Screen:
        texts = [message for message in self.messages if message.text]
        if not texts:
            return Screen(0, "", (), self.keyboard)
        last = max(texts, key=lambda message: message.turn)
        return Screen(last.id, last.text, last.inline, self.keyboard)

    @property
    def written(self) -> list[str]:
        """The texts that this client has sent, but for those that were deleted."""
        return [content["text"] for content in self.sent.values() if "text" in content]

    @property
    def spinning(self) -> bool:
        """Whether a button that was pressed still shows that it is at work."""
        return self in self.api.spinning.values()

    @property
    def documents(self) -> list[tuple[str, bytes]]:
        return [message.document for message in self.messages if message.document]

    async def sees(self, part: str) -> Screen:
        """The screen, once `part` is in its text or on one of its buttons."""

        def there() -> bool:
            return part in self.screen.text or any(part in label for label in self.screen.labels)

        await self.api.until(there, lambda: f"{self.name} does not see {part!r} but\n{self.transcript()}", self.within)
        return self.screen

    async def gets_document(self) -> tuple[str, bytes]:
        await self.api.until(lambda: bool(self.documents), lambda: f"no document:\n{self.transcript()}", self.within)
        return self.documents[-1]

    async def is_answered(self) -> None:
        """Wait until no pressed button is spinning."""
        await self.api.until(lambda: not self.spinning, lambda: f"spins:\n{self.transcript()}", self.within)

    def transcript(self) -> str:
        return "\n---\n".join([*(message.text or str(message.document) for message in self.messages), str(self.screen)])

    async def _button(self, label: str) -> Button | None:
        await self.api.until(
            lambda: self.screen.button(label) is not None,
            lambda: f"{self.name} finds no [{label}] on\n{self.transcript()}",
            self.within,
        )
        return self.screen.button(label)

    async def _answer(self, before: int, waits: bool) -> Screen:
        if waits:
            await self.api.until(
                lambda: self.turn > before, lambda: f"{self.name} gets no answer:\n{self.transcript()}", self.within
            )
        return self.screen

    # --- what the server does

    def show(self, message: Shown, markup: Markup) -> None:
        """A message arrives, or one that is here has changed."""
        self.turn += 1
        message.inline, message.turn = markup.inline, self.turn
        if markup.reply or markup.removes:
            self.keyboard = markup.reply
        if message not in self.messages:
            self.messages.append(message)

    def find(self, id: int) -> Shown | None:
        return next((message for message in self.messages if message.id == id), None)

    @property
    def chat_id(self) -> int:
        return self.group or self.id

    def _message(self, content: Mapping[str, Any]) -> dict[str, Any]:
        told = {"message_id": self.api.new_id(), "date": DATE, "chat": self._chat(), "from": self._user()}
        return {**told, **content}

    def _chat(self) -> dict[str, Any]:
        if self.group:
            return {"id": self.group, "type": "group", "title": "Friends"}
        return {"id": self.id, "type": "private", "first_name": self.name}

    def _user(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.language}
