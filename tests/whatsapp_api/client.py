"""A person with WhatsApp in hand: what they see, what they can do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.whatsapp_api import bodies
from tests.whatsapp_api.rules import Shown

if TYPE_CHECKING:
    from tests.whatsapp_api.server import WhatsAppApi


@dataclass(frozen=True, slots=True)
class Screen:
    """What the client looks at: the last message with words in it."""

    shown: Shown

    @property
    def text(self) -> str:
        return self.shown.text

    @property
    def labels(self) -> list[str]:
        return [title for title, _ in self.shown.options]

    def __str__(self) -> str:
        return "\n".join([self.text, *(f"[{label}]" for label in self.labels)])


@dataclass(eq=False)
class WhatsAppClient:
    """One person, known by their number, by a BSUID (`user`), or both.

    What they do waits until the bot has shown something, unless `waits` is False. `within` is how long to wait, in
    seconds; then the test fails and tells what the client saw instead.
    """

    api: "WhatsAppApi"
    number: str = ""
    user: str = ""
    name: str = "Anna"
    within: float = 10.0

    messages: list[Shown] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    asked_for_phone: int = 0
    wrote: float | None = None
    """When they wrote last, by the server's clock; free messages are taken for 24 hours from then on."""

    @property
    def phone(self) -> str:
        return f"+{self.number}"

    # --- what they do

    async def types(self, text: str, waits: bool = True) -> Screen:
        return await self.sends(bodies.text(text), waits)

    async def presses(self, label: str, on: Screen | None = None, waits: bool = True) -> Screen:
        """Press a button or a row once it is there, or at once on a screen from before."""
        if on is None:
            await self._until(lambda: self._id(label) is not None, f"finds no [{label}]")
        id = self._id(label, on)
        assert id, f"there was no [{label}] on\n{on}"
        reply = bodies.list_reply if (on or self.screen).shown.is_list else bodies.button_reply
        return await self.sends(reply(id, label), waits)

    async def sends(self, content: Mapping[str, Any], waits: bool = True) -> Screen:
        before = len(self.messages)
        status = await self.api.brings(bodies.body(self.says(content)))
        assert status == 200, status
        if waits:
            await self._until(lambda: len(self.messages) > before, "gets no answer")
        return self.screen

    def says(self, content: Mapping[str, Any], id: str = "", sent: int | None = None) -> dict[str, Any]:
        """The value of a webhook for something said, `sent` in Unix seconds (now, by the server's clock)."""
        self.wrote = self.api.time()
        id, sent = id or self.api.new_id(), int(self.wrote) if sent is None else sent
        contacts = [bodies.person(self.number, self.user, self.name)]
        return bodies.value(contacts=contacts, messages=[bodies.message(id, sent, content, self.number, self.user)])

    # --- what they see

    @property
    def screen(self) -> Screen:
        return Screen(next((shown for shown in reversed(self.messages) if shown.text), Shown()))

    @property
    def documents(self) -> list[tuple[str, bytes]]:
        return [(shown.name, self.api.files[shown.file]) for shown in self.messages if shown.file]

    async def sees(self, part: str) -> Screen:
        """The screen, once `part` is in its text or on one of its buttons."""
        await self._until(
            lambda: part in self.screen.text or any(part in label for label in self.screen.labels),
            f"does not see {part!r}",
        )
        return self.screen

    def transcript(self) -> str:
        return "\n---\n".join(str(Screen(shown)) for shown in self.messages)

    def _id(self, label: str, on: Screen | None = None) -> str | None:
        return dict((on or self.screen).shown.options).get(label)

    async def _until(self, true: Any, otherwise: str) -> None:
        if not await self.api.bell.until(true, self.within):
            raise AssertionError(f"{self.name} {otherwise}:\n{self.transcript()}")

    # --- what the server does

    def show(self, shown: Shown) -> None:
        if shown.asks_phone:
            self.asked_for_phone += 1
        elif shown.image:
            self.images.append(shown.image)
        else:
            self.messages.append(shown)
