"""What Telegram shows: prompts become messages with keyboards. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from bot.channels.fitting import cut
from bot.channels.paging import links, ways_out, window
from bot.texts import Words
from fsm.prompts import Clock, Day, Month, Option, Prompt, Say

TEXT: Final = 4096
"""The longest text (sendMessage), counted here in UTF-16 units, which is never less than Telegram counts."""

LABEL: Final = 40
"""The longest label. Telegram names no limit, but a phone shows about as much in a row of one button."""

TIMES: Final = 80
"""The most times in one message: 100 buttons is all that a keyboard holds."""

TIMES_IN_ROW: Final = 4
WAYS_IN_ROW: Final = 3
ROOM_FOR_WAYS: Final = 32
"""The characters that fit in a row of several buttons."""

INERT: Final = "-"
"""The data of a button that does nothing: a weekday, a day without free times."""

# As the Bot API names things. The library's own classes turn a calendar into fifty objects and those into this: half a
# millisecond each way, more than it takes to decide and to keep the whole turn.
Button = dict[str, Any]
Row = list[Button]
Markup = dict[str, Any]

NO_KEYBOARD: Final[Markup] = {"remove_keyboard": True}

NO_PREVIEW: Final = {"is_disabled": True}
"""Else Telegram would put a picture of any page that the text names below it."""


@dataclass(frozen=True, slots=True)
class Payload:
    """One message. The text is plain and sent without a parse mode, so no name in it can break it.

    A picture (`image`, an address) is the preview of a link that is not in the text: where it cannot be had, the text
    stands alone, and a message with one can be changed into one without.
    """

    text: str
    markup: Markup | None = None
    image: str = ""

    @property
    def editable(self) -> bool:
        """Whether a message can be changed into this one (editMessageText takes inline keyboards only)."""
        return self.markup is None or "inline_keyboard" in self.markup

    @property
    def preview(self) -> dict[str, Any]:
        """https://core.telegram.org/bots/api#linkpreviewoptions"""
        if not self.image:
            return NO_PREVIEW
        return {"url": self.image, "prefer_large_media": True, "show_above_text": True}


def render(prompt: Prompt, words: Words) -> list[Payload]:
    """The messages that show a prompt, in their order; the last one is the prompt itself."""
    if prompt.layout == "contact":
        return [Payload(_text(prompt, words), _contact(prompt, words))]
    payload = Payload(_text(prompt, words), _inline(prompt, words), prompt.image)
    if not prompt.ends_contact:
        return [payload]
    if payload.markup is None:
        return [replace(payload, markup=NO_KEYBOARD)]
    # A message has one markup: taking a keyboard away needs a message of its own.
    return [Payload(words.say(Say("contact.thanks")), NO_KEYBOARD), payload]


def _text(prompt: Prompt, words: Words) -> str:
    """The body; below it, where one is too long for its button, all choices that there is more to tell of."""
    body = words.body(prompt)
    if prompt.layout not in ("calendar", "times"):
        full = {_full(option, words): bool(option.hint) for option in window(prompt).options}
        if any(len(line) > LABEL for line in full):
            lines = [line for line, hinted in full.items() if hinted or len(line) > LABEL]
            body = "\n\n".join((body, "\n".join(f"• {line}" for line in lines)))
    return cut(body, TEXT)


def _contact(prompt: Prompt, words: Words) -> Markup:
    """The keyboard that can ask for a phone. Its other buttons send their label, as if it were typed."""
    rows = [[{"text": _label(option, words), "request_contact": option.kind == "contact"}] for option in prompt.options]
    return {"keyboard": rows, "one_time_keyboard": True, "resize_keyboard": True}


def _inline(prompt: Prompt, words: Words) -> Markup | None:
    keyboard = _Keyboard(prompt, words)
    rows = [*keyboard.choices(), *keyboard.links(), *keyboard.ways()]
    return {"inline_keyboard": rows} if rows else None


@dataclass(frozen=True, slots=True)
class _Keyboard:
    """The inline buttons of one prompt; each presses for its option with the prompt's token."""

    prompt: Prompt
    words: Words

    def choices(self) -> Iterable[Row]:
        match self.prompt:
            case Prompt(layout="calendar", month=date() as month):
                return self._calendar(month)
            case Prompt(layout="times"):
                return self._times()
            case _:
                return self._list()

    def _list(self) -> Iterable[Row]:
        seen = window(self.prompt)
        yield from ([self._button(option)] for option in seen.options)
        if seen.more:
            yield [self._button(seen.more)]

    def _times(self) -> Iterable[Row]:
        seen = window(self.prompt, TIMES)
        times = [self._button(option) for option in seen.options if isinstance(option.label, Clock)]
        yield from _rows(times, TIMES_IN_ROW)
        yield from ([self._button(option)] for option in seen.options if not isinstance(option.label, Clock))
        if seen.more:
            yield [self._button(seen.more)]

    def _calendar(self, month: date) -> Iterable[Row]:
        """The month's name between the ways to other months, the weekdays, the weeks that have a free day; then
        the other choices."""
        days = {option.label.date: option for option in self.prompt.options if isinstance(option.label, Day)}
        yield self._title(month)
        yield [_inert(name) for name in self.words.weekdays()]
        weeks = _rows([self._day(day, days) for day in _grid(month, self.words.first_weekday)], 7)
        yield from (week for week in weeks if any(button["callback_data"] != INERT for button in week))
        for option in self.prompt.options:
            if option.kind == "choice" and not isinstance(option.label, Day):
                yield [self._button(option)]

    def _title(self, month: date) -> Row:
        to = {option.id: option for option in self.prompt.options if _leads_to_month(option)}
        here = f"month:{month:%Y-%m}"
        return [
            *(self._named("‹", option) for id, option in to.items() if id < here),
            _inert(self.words.say(Month(month))),
            *(self._named("›", option) for id, option in to.items() if id > here),
        ]

    def _day(self, day: date | None, days: dict[date, Option]) -> Button:
        option = days.get(day) if day else None
        return self._named(self.words.day_number(day), option) if day and option else _inert(" ")

    def links(self) -> Iterable[Row]:
        return _side_by_side(_opener(option, _label(option, self.words)) for option in links(self.prompt))

    def ways(self) -> Iterable[Row]:
        return _side_by_side(self._button(option) for option in ways_out(self.prompt) if not _leads_to_month(option))

    def _button(self, option: Option) -> Button:
        return self._named(_label(option, self.words), option)

    def _named(self, label: str, option: Option) -> Button:
        return {"text": label, "callback_data": f"{self.prompt.token}:{option.id}"}


def _leads_to_month(option: Option) -> bool:
    return option.kind == "nav" and option.id.startswith("month:")


def _grid(month: date, first_weekday: int) -> list[date | None]:
    """The days of a month in whole weeks; None stands for a day of another month."""
    first = month.replace(day=1)
    before = (first.weekday() - first_weekday) % 7
    following = (first + timedelta(days=32)).replace(day=1)
    count = (following - first).days
    after = -(before + count) % 7
    return [None] * before + [first + timedelta(days=n) for n in range(count)] + [None] * after


def _rows(buttons: Sequence[Button], size: int) -> Iterable[Row]:
    return (list(buttons[at : at + size]) for at in range(0, len(buttons), size))


def _side_by_side(buttons: Iterable[Button]) -> Iterable[Row]:
    """Several in a row, as far as their words are short."""
    row: Row = []
    for button in buttons:
        room = ROOM_FOR_WAYS - sum(len(other["text"]) for other in row) - len(button["text"])
        if row and (len(row) == WAYS_IN_ROW or room < 0):
            yield row
            row = []
        row.append(button)
    if row:
        yield row


def _opener(option: Option, label: str) -> Button:
    """Opens a page or copies a text. No button calls a number (the Bot API takes http only), so that is copied, too."""
    number = option.url.removeprefix("tel:") if option.url.startswith("tel:") else option.copies
    return {"text": label, "copy_text": {"text": number}} if number else {"text": label, "url": option.url}


def _inert(label: str) -> Button:
    return {"text": label, "callback_data": INERT}


def _full(option: Option, words: Words) -> str:
    return " · ".join(filter(None, (words.label(option), words.hint(option))))


def _label(option: Option, words: Words) -> str:
    """The label with its hint if both fit, else as much of the label as fits."""
    full = _full(option, words)
    if len(full) <= LABEL:
        return full
    label = words.label(option)
    return label if len(label) <= LABEL else label[: LABEL - 1] + "…"
