"""A session: what is known of one chat between two turns."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from fsm.events import When
from fsm.prompts import PLAIN, Prompt, Style
from fsm.requests import Request
from fsm.words import Appointment, Chat, Location, Membership, Phone, Service, Slot, Staff, Visit


class S(StrEnum):
    """The states. Those of a step are named for what it asks."""

    MENU = "menu"
    PERSON = "person"
    LOCATION = "location"
    CATEGORY = "category"
    SERVICE = "service"
    STAFF = "staff"
    DATE = "date"
    TIME = "time"
    CALL = "call"
    FULL_NAME = "full_name"
    EMAIL = "email"
    COMMENT = "comment"
    PHONE = "phone"
    SENDING = "sending"
    CODE = "code"
    REVIEW = "review"
    PLACING = "placing"
    UNSURE = "unsure"
    LOOKING = "looking"
    BOOKED = "booked"
    EXPIRED = "expired"
    LOGIN_PHONE = "login_phone"
    CONSENT = "consent"
    LOGIN_SENDING = "login_sending"
    LOGIN_CODE = "login_code"
    SIGNING_IN = "signing_in"
    VISITS = "visits"
    VISIT = "visit"
    REPEAT = "repeat"
    CANCEL = "cancel"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"
    MOVE = "move"
    MOVING = "moving"
    RATE = "rate"
    REMARK = "remark"
    RATING = "rating"
    PLACES = "places"
    PLACE = "place"
    WALLET = "wallet"
    CARD = "card"
    PROFILE = "profile"
    NAME = "name"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Draft:
    """The booking as far as it is known. A step whose fact is here and still true does not ask.

    `named` are the words in which a service was named before a location was chosen.
    `wish` is a time named before its turn came ("Friday after 5"), or days to choose from ("next week"). `lost` is the
    time that has just gone.
    `code` is what the client typed; the last one was ordered at `code_sent` for the number `sent_to`, and there were
    `tries` wrong ones since then.
    `agreed`: the client has pressed Confirm for exactly these facts. `unknown` is the key of a booking that
    went out without an answer. `made` is the appointment that came of it all.

    `visit` is the appointment that the client looks at; with a day and a time beside it, the one that gets another.
    `mark` is the client's, for its location (`of_place`) or for its team member. `card` names
    the card that they look at, `membership` is the one that they book with: only what it covers is offered. `aim` is
    where a login leads.
    """

    location: Location | None = None
    category: int | None = None
    services: tuple[Service, ...] = ()
    staff: Staff | None = None
    day: date | None = None
    slot: Slot | None = None
    full_name: str = ""
    email: str = ""
    comment: str = ""
    phone: Phone | None = None
    code: str = ""
    code_sent: datetime | None = None
    sent_to: str = ""
    tries: int = 0
    agreed: bool = False
    unknown: str = ""
    named: str = ""
    wish: When | None = None
    lost: Slot | None = None
    made: Appointment | None = None
    visit: Visit | None = None
    mark: int = 0
    of_place: bool = False
    card: str = ""
    membership: Membership | None = None
    aim: S | None = None


@dataclass(frozen=True, slots=True)
class Client:
    """What is remembered of a client. `full_name` and `phone` are offered again, so that they need not be typed.

    `verified` is the number (E.164) that this chat has proved to be theirs, by a code or through the channel: whoever
    has proved the same one in another chat is the same client (N-24). Only then does anything of an account show.

    `favourites` are the ids of the locations, `favourite_staff` those of the team members that they have marked.

    `location` is where they have booked last, by its id. `agreed_to` is a digest of the text about personal data that
    they have agreed to, at `agreed_at`. `style` is how they want days and times written. `rated` names what they have
    reviewed, the latest last. `cancelled` are the records that they have just cancelled, and when.
    """

    full_name: str = ""
    phone: Phone | None = None
    verified: str = ""
    location: int = 0
    favourites: tuple[int, ...] = ()
    favourite_staff: tuple[int, ...] = ()
    agreed_to: str = ""
    agreed_at: datetime | None = None
    style: Style = PLAIN
    rated: tuple[str, ...] = ()
    cancelled: tuple[tuple[int, datetime], ...] = ()


def toggled(favourites: tuple[int, ...], id: int) -> tuple[int, ...]:
    """The favourites with this one among them, or no longer (S3-37)."""
    others = tuple(other for other in favourites if other != id)
    return others if id in favourites else (*others, id)


@dataclass(frozen=True, slots=True)
class Session:
    """`revision` counts the turns kept; a prompt's token is the revision that showed it.

    `shown` is the prompt that waits for an answer, `aside` one laid over it for a moment (the choice of language).
    `pending` is the key of the request whose outcome is awaited. `deadline` (UTC): later input finds the booking
    expired. `answered` is the last press that was accepted, so that its echo (a double tap) is told from an old menu.
    `puzzled_at` and `closed_at` (UTC) are when the client was told last that they were not understood, and that the
    salon was closed.
    """

    chat: Chat
    state: S = S.MENU
    draft: Draft = field(default_factory=Draft)
    client: Client = field(default_factory=Client)
    locale: str = ""
    shown: Prompt | None = None
    aside: Prompt | None = None
    pending: str = ""
    deadline: datetime | None = None
    answered: tuple[str, str] = ("", "")
    puzzled_at: datetime | None = None
    closed_at: datetime | None = None
    revision: int = 0

    @property
    def asked(self) -> Prompt | None:
        """The prompt that the client looks at."""
        return self.aside or self.shown


@dataclass(frozen=True, slots=True)
class Turn:
    """What one event leads to: the session to keep, what to say, what to order.

    `tells`: all that is kept of the client is to be told first. `forgets`: it is to be erased, and nothing but this
    session be kept (N-29).
    """

    session: Session
    prompts: tuple[Prompt, ...] = ()
    requests: tuple[Request, ...] = ()
    tells: bool = False
    forgets: bool = False
