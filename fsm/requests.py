"""Orders to the world that a turn leaves behind. Each has a key of its own, and its outcome comes back under it."""

from dataclasses import dataclass
from typing import Literal

from fsm.words import Location, Phone, Service, Slot, Staff


@dataclass(frozen=True, slots=True)
class Order:
    """Everything that a booking needs; the code is empty where none was asked for."""

    location: Location
    service: Service
    staff: Staff
    slot: Slot
    full_name: str
    phone: Phone
    code: str = ""
    email: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class SendCode:
    """Make sure that the time is free, then have an SMS code sent. `check` is off for a login: nothing is to be
    booked then.
    """

    key: str
    order: Order
    check: bool = True
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


Request = SendCode | Book | Look
