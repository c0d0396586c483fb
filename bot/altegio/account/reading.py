"""Reading what Altegio answers about one client: appointments, cards, reviews. As in `reading.py`, names and units
end here.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.altegio.account import shapes
from bot.altegio.parts import an_object, day, each, listed, plain, readable, wall_clock
from bot.altegio.reading import NAMELESS, as_service, member, on_terms
from bot.altegio.shapes import Terms
from fsm import words
from fsm.words import PaysFor, Status

STATUSES: Final = {-1: Status.MISSED, 1: Status.CAME, 2: Status.CONFIRMED}
"""By `attendance`; 0 is neither."""

PAYS_FOR: Final = {1: PaysFor.SERVICES, 2: PaysFor.SOME_SERVICES_AND_GOODS, 3: PaysFor.SOME_SERVICES, 4: PaysFor.GOODS}
"""By `item_type_id`, as the client's pages of the contract number it."""

USABLE: Final = (None, 1, 2)
"""The `status` of a membership that was issued or activated."""

CATEGORY: Final = 1
"""The `category_id` of what is a whole category itself."""

REVIEW_LIMIT: Final = 500
LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Created:
    """What Altegio tells of a booking it has just made. The hash is told only once."""

    record: int
    hash: str


@dataclass(frozen=True, slots=True)
class Record:
    """An appointment in Altegio's calendar. 0, "" and None stand for what the answer did not tell, a service's title
    among it.

    `starts` is the wall clock of the location. `phone` is the client's as digits: the business sees it. `terms` are
    what its location lets clients do.
    """

    id: int
    location: int
    services: tuple[words.Service, ...]
    staff: words.Staff | None
    starts: datetime | None
    api_id: str
    deleted: bool
    length: timedelta = timedelta(0)
    status: Status = Status.EXPECTED
    cost: Decimal | None = None
    prepaid: bool = False
    comment: str = ""
    visit: int = 0
    phone: str = ""
    terms: Terms | None = None

    def at(self, location: words.Location) -> words.Visit | None:
        """The appointment as its client knows it, at this location; None if it has no time."""
        if self.starts is None:
            return None
        return words.Visit(
            record=self.id,
            location=on_terms(location, self.terms) if self.terms else location,
            services=self.services,
            staff=self.staff or words.ANY_STAFF,
            starts=self.starts.replace(tzinfo=ZoneInfo(location.zone)),
            length=self.length,
            status=Status.CANCELLED if self.deleted else self.status,
            cost=self.cost,
            prepaid=self.prepaid,
            comment=self.comment,
            visit=self.visit,
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A client whom the business has found; `phone` is digits, "" where it is not shown."""

    id: int
    phone: str


@dataclass(frozen=True, slots=True)
class Written:
    """A review and whom it is about: a team member, or 0 for the location."""

    staff: int
    review: words.Review


def read_created(data: Any) -> Created:
    """The booking just made (book_record): a list of one, as one item was sent."""
    created = shapes.Created.model_validate(listed(data)[0] if isinstance(data, list) and data else data)
    return Created(created.record_id, created.record_hash)


def read_user_token(data: Any) -> str:
    """The client's own token (user/auth)."""
    return shapes.UserToken.model_validate(data).user_token


def read_user_name(data: Any) -> str:
    """What the client is called in their own account (booking/user/data)."""
    return shapes.User.model_validate(data).name


def read_records(data: Any) -> list[Record]:
    """Appointments of a client (user/records) or of a location (records)."""
    return readable(listed(data), read_record)


def read_record(data: Any) -> Record:
    """One appointment; in some answers it is the only one of a list."""
    record = shapes.Record.model_validate(data[0] if isinstance(data, list) and data else data)
    attendance = record.attendance if record.attendance is not None else record.visit_attendance
    return Record(
        id=record.id,
        location=record.company_id or (record.company.id if record.company else 0),
        services=tuple(replace(as_service(service, ()), title=service.title) for service in record.services or ()),
        staff=member(record.staff) if record.staff else None,
        starts=wall_clock(record.date or record.datetime),
        api_id=record.api_id,
        deleted=bool(record.deleted),
        length=timedelta(seconds=record.length or record.seance_length or 0),
        status=STATUSES.get(attendance or 0, Status.EXPECTED),
        cost=_cost(record.services or []),
        prepaid=bool(record.prepaid or record.prepaid_confirmed),
        comment=record.comment,
        visit=record.visit_id or 0,
        phone=digits(record.client.phone) if record.client else "",
        terms=record.company,
    )


def read_as_sent(data: Any) -> dict[str, Any]:
    """One appointment letter by letter, for who has to send all of it back."""
    return an_object(data)


def read_found(data: Any) -> list[Found]:
    """Clients (clients/search)."""
    return [Found(client.id, digits(client.phone)) for client in each(data, shapes.Found)]


def read_comments(data: Any, zone: ZoneInfo) -> list[Written]:
    """Reviews, the latest first (comments). `date` is the wall clock of the location, in this zone."""
    written = [_written(comment, zone) for comment in each(data, shapes.Comment)]
    return sorted(written, key=lambda one: one.review.written or LONG_AGO, reverse=True)


def read_memberships(data: Any) -> list[words.Membership]:
    return [_membership(one) for one in each(data, shapes.Membership)]


def read_gift_cards(data: Any) -> list[words.GiftCard]:
    return [_gift_card(card) for card in each(data, shapes.GiftCard)]


def read_loyalty_cards(data: Any) -> list[words.LoyaltyCard]:
    """Loyalty cards; one alone may come without a list around it."""
    alone = isinstance(data, dict) and "id" in data
    return [_loyalty_card(card) for card in each([data] if alone else data, shapes.LoyaltyCard)]


def digits(phone: str) -> str:
    """The digits of a phone; "" if it is masked."""
    return "" if "*" in phone else "".join(filter(str.isdecimal, phone))


def _cost(services: list[shapes.RecordService]) -> Decimal | None:
    """The sum; whether `cost` is that of one piece or of all is not documented, so with several nobody knows."""
    costs = [service.cost if service.amount in (None, 1) else None for service in services]
    known = [cost for cost in costs if cost is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(costs) else None


def _written(comment: shapes.Comment, zone: ZoneInfo) -> Written:
    clock = wall_clock(comment.date)
    written = clock.replace(tzinfo=zone) if clock else None
    name, text = comment.user_name or comment.username, plain(comment.text, REVIEW_LIMIT)
    return Written(comment.master_id or 0, words.Review(name, comment.rating, text, written))


def _membership(one: shapes.Membership) -> words.Membership:
    holder = one.balance_container or one.type.balance_container or shapes.Container()
    covered = [link.category for link in holder.links or () if link.category]
    return words.Membership(
        id=one.id,
        number=one.number,
        title=one.type.title or NAMELESS,
        balance=one.balance_string,
        left=_left(one),
        total=_total(one.type),
        expires=day(one.expiration_date),
        frozen=bool(one.is_frozen),
        freeze=timedelta(days=one.type.freeze_limit or 0) if one.type.allow_freeze else None,
        active=(one.status.id if one.status else None) in USABLE,
        covers=tuple(one.id for one in covered if one.category_id != CATEGORY),
        categories=tuple(one.id for one in covered if one.category_id == CATEGORY),
    )


def _left(one: shapes.Membership) -> int | None:
    """All visits that are left. How a shared count is told is not documented: only where all agree, it is that one."""
    counts = _counts(one)
    if one.type.is_united_balance:
        return counts[0] if len(set(counts)) == 1 else None
    return sum(counts) if counts else None


def _total(type_: shapes.MembershipType) -> int | None:
    """All visits there were at first."""
    counts = _counts(type_)
    if type_.is_united_balance:
        return type_.united_balance_services_count
    return sum(counts) if counts else None


def _counts(balance: shapes.Balance) -> list[int]:
    links = balance.balance_container.links if balance.balance_container else None
    return [link.count for link in links or () if link.count is not None]


def _gift_card(card: shapes.GiftCard) -> words.GiftCard:
    worth = card.default_balance if card.default_balance is not None else card.type.balance
    return words.GiftCard(
        id=card.id,
        number=card.number,
        title=card.type.title or NAMELESS,
        worth=worth or Decimal(0),
        balance=card.balance if card.type.is_multi else None,
        expires=day(card.expiration_date),
        pays_for=PAYS_FOR.get(card.type.item_type_id or 0, PaysFor.ANYTHING),
    )


def _loyalty_card(card: shapes.LoyaltyCard) -> words.LoyaltyCard:
    programmes = card.programs or []
    discounts = [
        each.value for each in programmes if each.loyalty_type and each.loyalty_type.is_discount and each.value
    ]
    return words.LoyaltyCard(
        id=card.id,
        number=card.number,
        title=(card.type.title if card.type else "") or NAMELESS,
        balance=card.balance or Decimal(0),
        discount=max(discounts, default=None),
        programmes=tuple(dict.fromkeys(one.title for one in programmes if one.title)),
        owner=card.salon_group.title if card.salon_group else "",
    )
