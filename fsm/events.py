"""What happened: facts from the client, from the clock and from the world. Nothing here is an order."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Literal

from fsm.words import Appointment, Chat

# --- from the client


@dataclass(frozen=True, slots=True)
class Picked:
    """An option was pressed, or was meant by what was typed."""

    option: str
    token: str
    kind: Literal["picked"] = "picked"


@dataclass(frozen=True, slots=True)
class When:
    """A day and a time that a client named in words: "Friday after 5". `exactly` beats the bounds; `latest` is
    exclusive. In place of a `day` there may be several `days` of which any will do: "next week".
    """

    day: date | None = None
    exactly: time | None = None
    earliest: time | None = None
    latest: time | None = None
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """Words. `numbered`: the channel had put numbers in front of the options. `when`: the time they name, if any;
    `only_when`: they say nothing else.
    """

    text: str
    numbered: bool = False
    when: When | None = None
    only_when: bool = False
    kind: Literal["typed"] = "typed"


@dataclass(frozen=True, slots=True)
class SharedPhone:
    """A contact was sent. `own`: the channel vouches that it is the sender's."""

    number: str
    own: bool
    kind: Literal["shared_phone"] = "shared_phone"


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its name: start, menu, book, visits, cancel, back, language, help ...; with what followed it.

    `private` stands for any command in a group, where nothing is booked; `hello` and `thanks` for courtesies.
    """

    name: str
    argument: str = ""
    kind: Literal["command"] = "command"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that the dialog has no use for: a photo, a sticker, a voice message."""

    kind: Literal["unreadable"] = "unreadable"


# --- from the clock


@dataclass(frozen=True, slots=True)
class FellSilent:
    """The response timeout of the prompt with this token has passed."""

    token: str
    kind: Literal["fell_silent"] = "fell_silent"


# --- from the world, each the answer to the request with this key


class Why(StrEnum):
    """Altegio's plain no, by what the client can do. The numbers are Altegio's (openapi.yaml, book_record)."""

    BAD_PHONE = "bad_phone"  # 431
    WRONG_CODE = "wrong_code"  # 432
    SLOT_TAKEN = "slot_taken"  # 433, 436, 437
    NOT_WELCOME = "not_welcome"  # 434
    NO_NAME = "no_name"  # 435
    SERVICE_GONE = "service_gone"  # 438
    NOT_ALLOWED = "not_allowed"  # too late, or never online
    GONE = "gone"  # 404: no such appointment any more
    LOGGED_OUT = "logged_out"  # 401: the client has to log in again


@dataclass(frozen=True, slots=True)
class CodeSent:
    """The time is free and an SMS with a code is on its way."""

    key: str
    kind: Literal["code_sent"] = "code_sent"


@dataclass(frozen=True, slots=True)
class TooManyCodes:
    """No code was asked for: this chat or this phone had its share (S4-13). `wait`: seconds until there may be another,
    0 if there may be none today.
    """

    key: str
    wait: int = 0
    kind: Literal["too_many_codes"] = "too_many_codes"


@dataclass(frozen=True, slots=True)
class Booked:
    """Altegio holds the appointment."""

    key: str
    appointment: Appointment
    kind: Literal["booked"] = "booked"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The code was right: the client is who they say. `token` is Altegio's, encrypted: kept, and never read here.

    `name` is the client's as Altegio has it, "" if it did not tell.
    """

    key: str
    phone: str
    token: str
    name: str = ""
    kind: Literal["signed_in"] = "signed_in"


@dataclass(frozen=True, slots=True)
class Done:
    """What was asked for has been done: a visit was cancelled or moved, a review was written."""

    key: str
    kind: Literal["done"] = "done"


@dataclass(frozen=True, slots=True)
class Refused:
    """Altegio said no, so nothing was booked and nothing was sent."""

    key: str
    why: Why
    kind: Literal["refused"] = "refused"


@dataclass(frozen=True, slots=True)
class NotReached:
    """Altegio could not be asked or would not listen (down, busy, our token refused): surely nothing happened."""

    key: str
    kind: Literal["not_reached"] = "not_reached"


@dataclass(frozen=True, slots=True)
class OutcomeUnknown:
    """It was sent, no answer came, and looking did not tell."""

    key: str
    kind: Literal["outcome_unknown"] = "outcome_unknown"


@dataclass(frozen=True, slots=True)
class Delayed:
    """It cannot be told yet what became of the request; it is being seen to."""

    key: str
    kind: Literal["delayed"] = "delayed"


Said = Picked | Typed | SharedPhone | Command | Unreadable
Outcome = CodeSent | TooManyCodes | Booked | SignedIn | Done | Refused | NotReached | OutcomeUnknown
Event = Said | FellSilent | Delayed | Outcome


@dataclass(frozen=True, slots=True)
class Profile:
    """What a channel knows of a client: a name, a language tag ("uk", "en-GB"), a phone that it vouches for (E.164).

    Each may be empty.
    """

    name: str = ""
    language: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Inbound:
    """One event in one chat, with the channel's id of it (unique in that chat) and the time it reached us (UTC).

    `message` names the message that was pressed or typed, for channels that can edit it in place or take it away.
    """

    chat: Chat
    id: str
    event: Event
    time: datetime
    profile: Profile = Profile()
    message: str = ""
