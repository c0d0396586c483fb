"""The trade's words: what a salon offers and what a client ends up with. Frozen values, no behaviour of the wire."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
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
    a booking without the SMS code. `privacy` is its personal data agreement, as much of it as a message
    holds beside our words, None where that could not be read.
    `may_change` and `may_cancel`: clients may do so online, while the visit is more than `change_until` or
    `cancel_until` away (README of the contract, "Booking").
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
    privacy: str | None = ""
    may_change: bool = True
    may_cancel: bool = True
    change_until: timedelta = timedelta(0)
    cancel_until: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Category:
    """A group of services."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class Service:
    """What can be booked. `price_max` is None when the price is exact, `length_max` when it takes everybody the same;
    `length` is None where it is not known.
    """

    id: int
    title: str
    category: int
    price_min: Decimal = Decimal(0)
    price_max: Decimal | None = None
    length: timedelta | None = None
    length_max: timedelta | None = None
    prepaid: bool = False


def ids(services: Iterable[Service]) -> tuple[int, ...]:
    return tuple(service.id for service in services)


def titles(services: Iterable[Service]) -> str:
    """Those that are named; "" if none is."""
    return ", ".join(service.title for service in services if service.title)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What one location sells online, in the order in which it wants it shown."""

    categories: tuple[Category, ...]
    services: tuple[Service, ...]

    def service(self, id: int) -> Service | None:
        return next((service for service in self.services if service.id == id), None)

    def again(self, services: Iterable[Service]) -> tuple[Service, ...]:
        """These as they are offered now; none at all when one of them is gone."""
        now = [self.service(service.id) for service in services]
        found = tuple(service for service in now if service)
        return found if len(found) == len(now) else ()

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
    services: tuple[Service, ...]
    staff: Staff
    starts: datetime
    length: timedelta


class Status(StrEnum):
    """What has become of an appointment (Altegio's `attendance` and `deleted`)."""

    EXPECTED = "expected"
    CONFIRMED = "confirmed"
    CAME = "came"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Visit:
    """An appointment of the client's as Altegio holds it now, whoever made it.

    `visit` is the id under which Altegio keeps its attendance, 0 where it is not told. `cost` is None where it cannot
    be known for sure. `hash` is there for what was booked here, and a secret. `starts` is aware, in the location's
    zone.
    """

    record: int
    location: Location
    services: tuple[Service, ...]
    staff: Staff
    starts: datetime
    length: timedelta
    status: Status = Status.EXPECTED
    cost: Decimal | None = None
    prepaid: bool = False
    comment: str = ""
    visit: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Visits:
    """A client's appointments. `whole`: all of the client's own, not only those that were booked here."""

    items: tuple[Visit, ...]
    whole: bool

    def find(self, record: int) -> Visit | None:
        return next((visit for visit in self.items if visit.record == record), None)


@dataclass(frozen=True, slots=True)
class Review:
    """What a client wrote of a visit: `mark` 1 to 5."""

    name: str
    mark: int
    text: str
    written: datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """What is to be known of a location before one goes there; nothing is "".

    `hours` and `about` are plain text. `directions` is an address of a map, `links` are its pages elsewhere.
    """

    location: Location
    about: str = ""
    hours: str = ""
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    directions: str = ""
    image: str = ""
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """A bundle of visits that was paid for.

    `left` and `total` count visits, None where they are not counted. `expires` is None where it never does.
    `covers` are the ids of the services, `categories` those of categories, that it may be used for; both empty: the
    answer does not tell. `freeze` is how long it may be frozen in all, None where it may not.
    """

    id: int
    number: str
    title: str
    owner: str = ""
    balance: str = ""
    left: int | None = None
    total: int | None = None
    expires: date | None = None
    frozen: bool = False
    freeze: timedelta | None = None
    active: bool = True
    covers: tuple[int, ...] = ()
    categories: tuple[int, ...] = ()
    locations: tuple[int, ...] = ()
    image: str = ""


class PaysFor(StrEnum):
    """What a gift card may be used for (`item_type_id` 0 to 4)."""

    ANYTHING = "anything"
    SERVICES = "services"
    GOODS = "goods"
    SOME_SERVICES = "some_services"
    SOME_SERVICES_AND_GOODS = "some_services_and_goods"


@dataclass(frozen=True, slots=True)
class GiftCard:
    """Money that was given. `balance` is None where the card is used up at once."""

    id: int
    number: str
    title: str
    worth: Decimal
    currency: str = ""
    balance: Decimal | None = None
    expires: date | None = None
    pays_for: PaysFor = PaysFor.ANYTHING
    owner: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class LoyaltyCard:
    """A card that gathers bonuses or gives a discount (per cent); `programmes` are what it promises, in words."""

    id: int
    number: str
    title: str
    balance: Decimal = Decimal(0)
    discount: Decimal | None = None
    currency: str = ""
    programmes: tuple[str, ...] = ()
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Wallet:
    """All that a client holds with the salon."""

    memberships: tuple[Membership, ...] = ()
    gift_cards: tuple[GiftCard, ...] = ()
    loyalty_cards: tuple[LoyaltyCard, ...] = ()
