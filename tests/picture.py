"""Draws docs/conversation.svg: a real conversation with the sandbox's salon in London, as Telegram shows it.

`python -m tests.picture` draws it anew; a test compares. The bot is whole, only its channel is a sheet of paper, and
the time is always the same.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot import logs
from bot.altegio.budget import Budget
from bot.altegio.clerk import Clerk
from bot.altegio.client import Altegio
from bot.altegio.desk import AltegioDesk
from bot.altegio.sandbox import SALONS, Sandbox
from bot.channels.telegram.render import render
from bot.conversation import Conversation
from bot.delivery import Delivery
from bot.texts import Words, words
from bot.web import serving
from fsm.desk import Rules
from fsm.events import Command, Event, Inbound, Picked, Typed
from fsm.prompts import Prompt
from fsm.words import Chat
from storage.codes import CodeLimits
from storage.store import Store

FILE: Final = Path(__file__).parent.parent / "docs" / "conversation.svg"
NOW: Final = datetime(2026, 11, 2, 9, tzinfo=UTC)
CHAT: Final = Chat("paper", "1")


# --- the conversation

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it is seen. `file`: what it carries instead of words."""

    text: str
    keyboard: Rows = ()
    ours: bool = True
    file: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """The chat at one moment, and the button that is pressed next."""

    caption: str
    messages: tuple[Message, ...]
    pressed: str = ""


@dataclass
class Paper:
    """The channel: messages stand in `messages`, and are changed there as Telegram would do it."""

    name: str = CHAT.channel
    messages: list[Message] = field(default_factory=list)
    prompt: Prompt | None = None

    async def say(self, chat: Chat, prompt: Prompt, words: Words, edit: str) -> None:
        payloads, self.prompt = render(prompt, words), prompt
        if edit and len(payloads) == 1 and payloads[0].editable:
            self.messages.pop()
        for payload in payloads:
            rows = (payload.markup or {}).get("inline_keyboard", ())
            self.messages.append(Message(payload.text, tuple(tuple(button["text"] for button in row) for row in rows)))
        if prompt.appointment:
            self.messages.append(Message("appointment.ics", file=True))


@dataclass
class Client:
    """Who writes to the bot."""

    paper: Paper
    conversation: Conversation
    delivery: Delivery
    ids: Iterator[int] = field(default_factory=count)

    async def presses(self, label: str) -> None:
        prompt = self.paper.prompt
        assert prompt
        option = next(option for option in prompt.options if words("en").label(option) == label)
        await self._does(Picked(option.id, prompt.token), message="1")

    async def types(self, text: str, shown: str = "") -> None:
        self.paper.messages.append(Message(shown or text, ours=False))
        await self._does(Typed(text))

    async def _does(self, event: Event, message: str = "") -> None:
        await self.conversation.take(Inbound(CHAT, str(next(self.ids)), event, NOW, message=message))
        await self.delivery.idle()

    async def starts(self) -> None:
        await self._does(Command("start"))


async def talk() -> list[Panel]:
    """Book a haircut; the moments worth a picture."""
    paper, panels = Paper(), list[Panel]()

    def keep(caption: str, pressed: str = "") -> None:
        panels.append(Panel(caption, tuple(paper.messages), pressed))

    sandbox = Sandbox(now=lambda: NOW)
    async with bot(paper, sandbox) as client:
        await client.starts()
        await client.presses("Book an appointment")
        await client.types("haircut")
        keep("Pick a service, or type it", "Women's haircut")
        await client.presses("Women's haircut")
        await client.presses("Amelia Hartley")
        keep("A day that has free times", "12")
        await client.presses("Thu, 12 Nov")
        keep("Then the time", "15:15")
        await client.presses("15:15")
        await client.types("Anna Kovalenko")
        await client.types("+44 20 7946 0018")
        await client.types(sandbox.sms[-1].code, shown="•••••")
        keep("Everything once more", "Confirm")
        await client.presses("Confirm")
        keep("Booked, calendar file and all")
    return panels


@asynccontextmanager
async def bot(paper: Paper, sandbox: Sandbox) -> AsyncIterator[Client]:
    async with AsyncExitStack() as stack:
        directory = stack.enter_context(TemporaryDirectory())
        store = Store.open(f"sqlite:///{directory}/bot.sqlite3")
        stack.push_async_callback(store.close)
        await asyncio.to_thread(store.upgrade)
        port = await stack.enter_async_context(serving(sandbox.app, "127.0.0.1", 0))
        budget = Budget(None, lambda: NOW)
        api = f"http://127.0.0.1:{port}/api/v1"
        altegio = Altegio(api, sandbox.partner_token, sandbox.user_token, budget)
        stack.push_async_callback(altegio.aclose)
        desk = AltegioDesk(altegio, [SALONS[0].id], store, lambda: NOW, Rules().search_days)
        clerk = Clerk(altegio, desk, lambda: NOW)
        delivery = Delivery(store, {paper.name: paper}, clerk, CodeLimits(), lambda: NOW)
        conversation = Conversation(store, desk, Rules(), "en", lambda: NOW, delivery.after_turn)
        delivery.take = conversation.take
        stack.push_async_callback(delivery.close)
        yield Client(paper, conversation, delivery)


# --- the drawing, in pixels

WIDTH, HEIGHT, GAP, TOP = 224, 500, 18, 34
PAD, LINE, BUTTON, BAR = 10, 17, 29, 42

STYLE: Final = """
text { font: 13px -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif }
.caption { font-size: 12.5px; font-weight: 600; fill: #57606a }
.number { font-size: 11px; font-weight: 700; fill: #fff }
.phone { fill: url(#sky); stroke: #c3ccd5 } .high { stop-color: #e6eef5 } .low { stop-color: #d3e0ea }
.bar { fill: #fbfcfd } .line { stroke: #d5dce3 }
.title { font-weight: 600; fill: #1f2328 } .soft { font-size: 11px; fill: #7d8791 }
.ours { fill: #fff } .theirs { fill: #d6f5c8 } .words { fill: #1f2328 }
.button { fill: #5d7893; fill-opacity: .2 } .empty { fill: #5d7893; fill-opacity: .07 }
.label { font-size: 12px; font-weight: 500; fill: #24496e }
.idle { font-size: 10px; fill: #6b7885 }
.accent { fill: #2f7fdb } .chosen { font-size: 12px; font-weight: 600; fill: #fff }
.touch { fill: #1f2328; fill-opacity: .28; stroke: #fff; stroke-opacity: .75; stroke-width: 1.5 }
@media (prefers-color-scheme: dark) {
  .caption { fill: #9aa4af }
  .phone { stroke: #303b48 } .high { stop-color: #131c27 } .low { stop-color: #0c131b }
  .bar { fill: #1a2430 } .line { stroke: #2a3643 }
  .title { fill: #eef2f6 } .soft { fill: #8492a1 }
  .ours { fill: #1d2a38 } .theirs { fill: #2b5f43 } .words { fill: #e9eef3 }
  .button { fill: #8fb2d6; fill-opacity: .17 } .empty { fill: #8fb2d6; fill-opacity: .05 }
  .label { fill: #b8d6f5 }
  .idle { fill: #8492a1 }
  .accent { fill: #3b8ff0 }
}
"""


def draw(panels: list[Panel]) -> str:
    width = len(panels) * (WIDTH + GAP) - GAP + 2
    size = f'viewBox="0 0 {width} {TOP + HEIGHT + 2}" width="{width}" height="{TOP + HEIGHT + 2}"'
    said = "Booking a haircut in five pictures: " + ", ".join(panel.caption for panel in panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(said)}">',
        f"<style>{STYLE}</style>",
        '<linearGradient id="sky" x2="0" y2="1"><stop class="high"/><stop class="low" offset="1"/></linearGradient>',
        f'<clipPath id="chat"><rect y="{BAR}" width="{WIDTH}" height="{HEIGHT - 2 * BAR}"/></clipPath>',
        f'<clipPath id="round"><rect width="{WIDTH}" height="{HEIGHT}" rx="18"/></clipPath>',
    ]
    for n, panel in enumerate(panels):
        parts += [f'<g transform="translate({1 + n * (WIDTH + GAP)} 1)">', *_panel(n + 1, panel), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def _panel(number: int, panel: Panel) -> Iterator[str]:
    yield f'<circle class="accent" cx="11" cy="14" r="9"/>{_text("number", str(number), 11, 18, "middle")}'
    yield _text("caption", panel.caption, 27, 18)
    yield f'<g transform="translate(0 {TOP})">{_box("phone", 0, 0, WIDTH, HEIGHT, 18)}'
    yield '<g clip-path="url(#chat)">'
    bottom = HEIGHT - BAR - PAD
    for message in reversed(panel.messages):
        if bottom > BAR:
            bottom -= _height(message)
            pressed = panel.pressed if message is panel.messages[-1] else ""
            yield from _message(message, bottom, pressed)
            bottom -= PAD
    yield "</g>"
    yield from _bars()
    yield "</g>"


def _bars() -> Iterator[str]:
    """Who is written to, and where to write."""
    low = HEIGHT - BAR
    yield f'<g clip-path="url(#round)">{_box("bar", 0, 0, WIDTH, BAR, 0)}{_box("bar", 0, low, WIDTH, BAR, 0)}</g>'
    yield from (f'<path class="line" d="M0 {y}.5h{WIDTH}"/>' for y in (BAR, low))
    yield f'<circle class="accent" cx="24" cy="21" r="13"/>{_text("chosen", "S", 24, 25, "middle")}'
    yield _text("title", "Silver Heron", 46, 19) + _text("soft", "bot", 46, 33)
    yield _text("soft", "Message", 16, low + 25)


def _message(message: Message, y: int, pressed: str) -> Iterator[str]:
    lines = _lines(message.text)
    tall = len(lines) * LINE + 14
    if message.file:
        yield _box("ours", PAD, y, 170, tall + 12)
        yield f'<circle class="accent" cx="{PAD + 24}" cy="{y + 21}" r="14"/>'
        yield f'<path d="M{PAD + 24} {y + 14}v12m-5 -5l5 5l5 -5" fill="none" stroke="#fff" stroke-width="1.8"/>'
        yield _text("words", message.text, PAD + 46, y + 19) + _text("soft", "calendar file", PAD + 46, y + 34)
        return
    wide = WIDTH - 2 * PAD if message.keyboard else max(map(_length, lines)) + 22
    x = PAD if message.ours else WIDTH - PAD - wide
    yield _box("ours" if message.ours else "theirs", x, y, wide, tall)
    for n, line in enumerate(lines):
        if line:
            yield _text("words", line, x + 11, y + 20 + n * LINE)
    for n, row in enumerate(message.keyboard):
        yield from _row(row, y + tall + 3 + n * BUTTON, pressed)


def _row(labels: tuple[str, ...], y: int, pressed: str) -> Iterator[str]:
    space = 2 if len(labels) == 7 else 3
    wide = (WIDTH - 2 * PAD + space) / len(labels) - space
    for n, label in enumerate(labels):
        x = PAD + n * (wide + space)
        if pressed and (label == pressed or label.startswith(f"{pressed} · ")):
            yield _box("accent", x, y, wide, BUTTON - 3, 6) + _text("chosen", label, x + wide / 2, y + 17, "middle")
            yield f'<circle class="touch" cx="{x + wide - (16 if wide > 40 else 3):.4g}" cy="{y + 26}" r="8.5"/>'
        elif label.strip():
            look = "idle" if space == 2 and label.isalpha() else "label"
            yield _box("button", x, y, wide, BUTTON - 3, 6) + _text(look, label, x + wide / 2, y + 17, "middle")
        else:
            yield _box("empty", x, y, wide, BUTTON - 3, 6)


def _height(message: Message) -> int:
    return len(_lines(message.text)) * LINE + 14 + 12 * message.file + len(message.keyboard) * BUTTON


def _lines(text: str) -> list[str]:
    """The text in lines that fit into a bubble."""
    return [line for paragraph in text.split("\n") for line in _wrapped(paragraph.split(" "))]


def _wrapped(words: Iterable[str]) -> Iterator[str]:
    line = ""
    for word in words:
        if line and _length(f"{line} {word}") > WIDTH - 2 * PAD - 22:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def _length(text: str) -> int:
    """About how long a text is, in a font that we do not know."""
    return round(sum(4 if letter in "iljtfI.,:;'|! " else 10 if letter in "mwMW" else 7.4 for letter in text))


def _text(look: str, text: str, x: float, y: float, anchor: str = "start") -> str:
    middle = ' text-anchor="middle"' if anchor == "middle" else ""
    return f'<text class="{look}" x="{x:g}" y="{y:g}"{middle}>{escape(text, quote=False)}</text>'


def _box(look: str, x: float, y: float, wide: float, tall: float, round: int = 10) -> str:
    return f'<rect class="{look}" x="{x:.4g}" y="{y:g}" width="{wide:.4g}" height="{tall:g}" rx="{round}"/>'


if __name__ == "__main__":
    logs.start("ERROR")
    FILE.write_text(draw(asyncio.run(talk())))
