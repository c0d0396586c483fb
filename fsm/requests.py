"""Orders to the world that a turn leaves behind. Each has a key of its own, and its outcome comes back under it."""

from dataclasses import dataclass
from typing import Literal

from fsm.words import Location, Phone, Service, Slot, Staff, Visit


@dataclass(frozen=True, slots=True)
class Order:
    """Everything that a booking needs; the code is empty where none was asked for. `membership` is the title and the
    number of the one that the client wants to use, "" for none.
    """

    location: Location
    services: tuple[Service, ...]
    staff: Staff
    slot: Slot
    full_name: str
    phone: Phone
    code: str = ""
    email: str = ""
    comment: str = ""
    membership: str = ""


@dataclass(frozen=True, slots=True)
class SendCode:
    """Have an SMS code sent; first make sure that the time of `check` is free, if something is to be booked."""

    key: str
    location: Location
    phone: Phone
    full_name: str
    check: Order | None = None
    kind: Literal["send_code"] = "send_code"


@dataclass(frozen=True, slots=True)
class Book:
    """Make the appointment, once."""

    key: str
    order: Order
    kind: Literal["book"] = "book"


@dataclass(frozen=True, slots=True)
class Look:
    """Find out what became of the booking `of`: log in with the order's code and look through the client's
    appointments.
    """

    key: str
    order: Order
    of: str
    kind: Literal["look"] = "look"


@dataclass(frozen=True, slots=True)
class SignIn:
    """Log the client in with the code."""

    key: str
    phone: Phone
    code: str
    kind: Literal["sign_in"] = "sign_in"


@dataclass(frozen=True, slots=True)
class Cancel:
    """Take a visit out of the calendar; doing it twice changes nothing. `phone` as in `Desk.visits`."""

    key: str
    visit: Visit
    phone: str
    reason: str = ""
    kind: Literal["cancel"] = "cancel"


@dataclass(frozen=True, slots=True)
class Move:
    """Move a visit to another time, all else as it was; doing it twice changes nothing."""

    key: str
    visit: Visit
    phone: str
    slot: Slot
    kind: Literal["move"] = "move"


@dataclass(frozen=True, slots=True)
class Rate:
    """Write a review of the team member of a visit, or of the location (`staff` off), once."""

    key: str
    visit: Visit
    phone: str
    mark: int
    text: str
    name: str
    staff: bool = True
    kind: Literal["rate"] = "rate"


Request = SendCode | Book | Look | SignIn | Cancel | Move | Rate
