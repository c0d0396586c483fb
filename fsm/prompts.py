"""What is shown to a client: keys and values, no sentence and no channel.

A prompt is kept in the session as it was shown, so that a press or a typed answer is read against what the client
saw. `bot/texts.py` turns it into words, a channel turns those into its own message.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final, Literal

from fsm.words import Appointment


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day, written in full or short as the place asks; with its `year`, where it may be in another one."""

    date: date
    year: bool = False
    kind: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class Month:
    """A month, by its first day."""

    first: date
    kind: Literal["month"] = "month"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: the wall clock of an aware time, already in the location's zone."""

    at: datetime
    kind: Literal["clock"] = "clock"


@dataclass(frozen=True, slots=True)
class DayAndClock:
    """A day and a time of day together, wall clock of the location."""

    at: datetime
    kind: Literal["day_and_clock"] = "day_and_clock"


@dataclass(frozen=True, slots=True)
class Money:
    """A price or, with `high`, a range of prices; `currency` as in `Location.currency`."""

    low: Decimal
    high: Decimal | None
    currency: str
    kind: Literal["money"] = "money"


@dataclass(frozen=True, slots=True)
class Length:
    """How long a visit takes or, with `most`, from how long to how long."""

    of: timedelta
    most: timedelta | None = None
    kind: Literal["length"] = "length"


@dataclass(frozen=True, slots=True)
class Listed:
    """Some things, one under another."""

    items: "tuple[Value, ...]"
    kind: Literal["listed"] = "listed"


@dataclass(frozen=True, slots=True)
class Style:
    """How a client wants days and times written, where it is not as their language has it (S3-66): 5:30 pm, December 5.

    Our languages count 24 hours and put the day before the month.
    """

    half_days: bool = False
    month_first: bool = False


PLAIN: Final = Style()

MONTH_FIRST: Final = ("en",)
"""The languages that may put the month first. In Ukrainian and Russian the day governs its month: nobody turns them."""


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence by its key in the catalogs, with what goes into it."""

    key: str
    params: "Mapping[str, Value]" = field(default_factory=dict)
    kind: Literal["say"] = "say"


Value = str | int | Day | Month | Clock | DayAndClock | Money | Length | Listed | Say


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be pressed.

    `id` is short (32 ASCII characters at the most: 64 bytes is all that Telegram carries). `hint` and `image` (an
    address) are shown beside the label where there is room. A `nav` option leads elsewhere (back, cancel), a
    `contact` one asks the channel for the client's own phone.

    A `primary` option is what the client came to this question for, such as Confirm: where a channel can make one stand
    out, it does. Never one that takes something away, and never one among equals.

    A `link` opens `url` (http, https, or tel), a `copy` one `copies` a text into the clipboard. Neither is an answer.
    Where a channel cannot show one, it is left out if the text tells as much: a number to call or to copy does.
    """

    id: str
    label: Value
    hint: tuple[Value, ...] = ()
    image: str = ""
    kind: Literal["choice", "nav", "contact", "link", "copy"] = "choice"
    url: str = ""
    copies: str = ""
    primary: bool = False


Layout = Literal["list", "calendar", "times", "contact", "text"]
"""list: pick one. calendar: the days of `month`. times: times of a day. contact: a phone. text: free words."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One message of the bot.

    `token` makes its options good: another token is an old menu. `note` stands in front (why it is asked again).
    `options` holds all of them; a channel shows as many as fit from `page` on and offers `MORE`.
    `ends_contact`: the prompt before asked for a phone, its keyboard may be taken away now.
    `appointment`: a calendar file of it goes along. `kept`, JSON, is what we keep of the client: a file of that, too.
    `image` is the address of a picture above the text, which does without it. `awaits`: the bot is at work and will
    write again by itself.
    `step` is the state that asks, `deadline` (UTC) the time after which an answer comes too late.
    """

    text: Say
    options: tuple[Option, ...] = ()
    layout: Layout = "list"
    note: Say | None = None
    token: str = ""
    page: int = 0
    month: date | None = None
    awaits: bool = False
    step: str = ""
    deadline: datetime | None = None
    ends_contact: bool = False
    appointment: Appointment | None = None
    image: str = ""
    kept: str = ""

    def option(self, id: str) -> Option | None:
        return next((option for option in self.options if option.id == id), None)


MORE = "more"
"""The option that a channel adds when not all options fit; it leads to `page` + 1, and from the last to the first."""
