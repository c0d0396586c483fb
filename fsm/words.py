"""The trade's words: what a salon offers and what a client ends up with. Frozen values, no behaviour of the wire."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

ANYONE: Final = 0
"""The id of "any team member", in our words and on the wire (features S2-22)."""


@dataclass(frozen=True, slots=True)
class Chat:
    """Where a conversation takes place: the channel's name and the channel's own id of the chat."""

    channel: str
    id: str


@dataclass(frozen=True, slots=True)
class Location:
    """A salon, clinic or studio with an address.

    `zone` is an IANA name, `country` an ISO 3166 code (the default region of typed phone numbers),
    `currency` an ISO 4217 code or a symbol as the location writes it. `confirms_phone`: Altegio refuses
    a booking without the SMS code.
    """

    id: int
    title: str
    zone: str
    country: str
    currency: str = ""
    address: str = ""
    phone: str = ""
    site: str = ""
    confirms_phone: bool = False
    needs_email: bool = False
    needs_comment: bool = False
    comment_label: str = ""
    privacy: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A group of services."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class Service:
    """What can be booked. `price_max` is None when the price is exact; `length` is None when it depends on who does
    it.
    """

    id: int
    title: str
    category: int
    price_min: Decimal = Decimal(0)
    price_max: Decimal | None = None
    length: timedelta | None = None
    prepaid: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What one location sells online, in the order in which it wants it shown."""

    categories: tuple[Category, ...]
    services: tuple[Service, ...]

    def service(self, id: int) -> Service | None:
        return next((service for service in self.services if service.id == id), None)

    def within(self, category: int) -> tuple[Service, ...]:
        return tuple(service for service in self.services if service.category == category)


@dataclass(frozen=True, slots=True)
class Staff:
    """A team member; `ANYONE` (id 0) stands for whoever is free. `rating` is 0 to 5, None when it is not shown."""

    id: int
    name: str
    title: str = ""
    rating: Decimal | None = None
    image: str = ""


ANY_STAFF: Final = Staff(ANYONE, "")


@dataclass(frozen=True, slots=True)
class Slot:
    """A free time. `starts` is aware, in the location's zone; `as_sent` is Altegio's own spelling of it.

    Booking sends `as_sent` back letter by letter (openapi.yaml, book_times).
    """

    starts: datetime
    length: timedelta
    as_sent: str


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in E.164 with its plus. `own`: the channel vouches that it belongs to the person who writes."""

    number: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Appointment:
    """A visit that Altegio holds. `hash` opens and cancels it without a login: a secret."""

    record: int
    hash: str
    location: Location
    service: Service
    staff: Staff
    starts: datetime
    length: timedelta
