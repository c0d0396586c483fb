"""Reading what Altegio answers: its names and units end here.

Every `read_*` takes the `data` of an answer (parsed JSON, any shape) and gives the trade's words. What cannot be
read raises ValueError; one item of a list that cannot be read is left out, unless none can.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from html import unescape
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, available_timezones

import phonenumbers
from babel.core import get_global
from pydantic import BaseModel

from bot.altegio import shapes
from fsm import words

T = TypeVar("T")

NAMELESS = "…"
"""The title of what has none: it needs something to press, and this is the same in every language."""

NO_PICTURE = "/no-master"
"""In the address of the picture that stands for a team member's missing one."""

PRIVACY_LIMIT = 3000
"""Characters of a personal data agreement that are kept: it shall fit into one message."""


@dataclass(frozen=True, slots=True)
class Form:
    """A booking form: the location it books into (0: none) and the chain it belongs to (0: none)."""

    location: int
    chain: int


@dataclass(frozen=True, slots=True)
class Created:
    """What Altegio tells of a booking it has just made. The hash is told only once."""

    record: int
    hash: str


@dataclass(frozen=True, slots=True)
class Record:
    """An appointment in Altegio's calendar, as far as it takes to know one's own again.

    `starts` is the wall clock of the location; None, 0 and "" stand for what the answer did not tell.
    """

    id: int
    location: int
    services: tuple[int, ...]
    staff: words.Staff | None
    starts: datetime | None
    api_id: str
    deleted: bool


def read_nothing(data: Any) -> None:
    """An answer that says no more than yes (book_check, book_code): whatever it looks like."""


def read_catalogue(data: Any) -> words.Catalogue:
    """Services and their categories, those of most weight first (book_services).

    Categories are called `category` on the wire and `categories` in the tables. `active` 0 says nothing here. A
    service of no known category goes into a nameless last one. `price_max` 0 means that it was not given.
    """
    body = _object(data)
    categories = _each(body.get("category") or body.get("categories"), shapes.Category)
    services = _by_weight(_each(body.get("services"), shapes.Service))
    known = {category.id for category in categories}
    groups = [words.Category(category.id, category.title or NAMELESS) for category in _by_weight(categories)]
    used = {service.category_id if service.category_id in known else 0 for service in services}
    return words.Catalogue(
        tuple(group for group in [*groups, words.Category(0, NAMELESS)] if group.id in used),
        tuple(_service(service, known) for service in services),
    )


def read_staff(data: Any) -> list[words.Staff]:
    """Team members with free sessions, those of most weight first (book_staff)."""
    return [_member(staff) for staff in _by_weight(_each(data, shapes.Staff)) if staff.bookable is not False]


def read_dates(data: Any, today: date) -> list[date]:
    """Days with free sessions, ascending (book_dates).

    Where an old answer has only `booking_days` ({"9": ["4", "5"]}, no year), they are the next such days from
    `today` on.
    """
    body = _object(data)
    listed = body.get("booking_dates")
    if listed is None:
        return sorted(_days_without_year(body.get("booking_days"), today))
    return sorted(set(_readable(_list(listed), lambda day: date.fromisoformat(str(day)[:10]))))


def read_slots(data: Any, zone: ZoneInfo) -> list[words.Slot]:
    """Free times of a day, ascending (book_times). `as_sent` keeps `datetime` letter by letter.

    The wall clock counts, in the location's zone; the offset only tells the two 2:30s of an autumn night apart. A
    time that the clock skips in spring is left out.
    """

    def slot(item: Any) -> words.Slot:
        seance = shapes.Seance.model_validate(item)
        length = timedelta(seconds=seance.sum_length or seance.seance_length or 0)
        return words.Slot(_moment(seance.datetime, zone), length, seance.datetime)

    return sorted(_readable(_list(data), slot), key=lambda slot: slot.starts.astimezone(UTC))


def read_location(data: Any) -> words.Location:
    """A location (company). Without an IANA zone its times mean nothing: ValueError.

    `timezone` can be a number of hours, so only a name counts. The country is that of the zone, else of the phone.
    """
    company = shapes.Company.model_validate(data)
    zone = next((name for name in (company.timezone_name, company.timezone) if name in _zones()), "")
    if not zone:
        raise ValueError(f"location {company.id} has no time zone: set one in Altegio, in the location's settings")
    phone = company.phone or next(filter(None, company.phones or []), "")
    return words.Location(
        id=company.id,
        title=company.title or NAMELESS,
        zone=zone,
        country=_country(zone, phone),
        currency=company.currency_short_title,
        address=company.address,
        phone=phone,
        site=company.site,
        confirms_phone=bool(company.phone_confirmation),
        needs_email=bool(company.booking_email_required),
        needs_comment=bool(company.booking_comment_required),
        comment_label=company.booking_comment_input_name,
    )


def read_locations(data: Any) -> list[words.Location]:
    """Locations (companies); those without a time zone are left out."""
    return _readable(_list(data), read_location)


def read_privacy(data: Any) -> str:
    """The personal data agreement as plain text, cut where a message would not hold it."""
    agreement = shapes.Privacy.model_validate(data).agreement
    text = _plain(agreement.content) if agreement else ""
    return text if len(text) <= PRIVACY_LIMIT else f"{text[: PRIVACY_LIMIT - 1].rstrip()}…"


def read_form(data: Any) -> Form:
    """A booking form (bookform)."""
    form = shapes.BookForm.model_validate(data)
    return Form(form.company_id or 0, form.group_id or 0)


def read_created(data: Any) -> Created:
    """The booking just made (book_record): a list of one, as one item was sent."""
    created = shapes.Created.model_validate(_list(data)[0] if isinstance(data, list) and data else data)
    return Created(created.record_id, created.record_hash)


def read_records(data: Any) -> list[Record]:
    """Appointments of a client (user/records) or of a location (records)."""
    return _readable(_list(data), read_record)


def read_record(data: Any) -> Record:
    """One appointment. The first 19 characters of `date` are the wall clock; offsets can be wrong."""
    record = shapes.Record.model_validate(data)
    return Record(
        id=record.id,
        location=record.company_id or (record.company.id if record.company else 0),
        services=tuple(service.id for service in record.services or ()),
        staff=_member(record.staff) if record.staff else None,
        starts=_clock(record.date or record.datetime),
        api_id=record.api_id,
        deleted=bool(record.deleted),
    )


def read_user_token(data: Any) -> str:
    """The client's own token (user/auth)."""
    return shapes.UserToken.model_validate(data).user_token


# --- the parts


def _object(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise ValueError("an object was expected")
    return data


def _list(data: Any) -> list[Any]:
    """A list; nothing, in any spelling, is an empty one."""
    if data is None or data == {}:
        return []
    if not isinstance(data, list):
        raise ValueError("a list was expected")
    return data


def _readable(items: Sequence[Any], read: Callable[[Any], T]) -> list[T]:
    """The items that can be read; if there are items and none can, it is no list of these: ValueError."""
    found: list[T] = []
    error: Exception | None = None
    for item in items:
        try:
            found.append(read(item))
        except (ValueError, OverflowError) as unreadable:
            error = unreadable
    if error and not found:
        raise ValueError("none of the list can be read") from error
    return found


M = TypeVar("M", bound=BaseModel)
W = TypeVar("W", shapes.Staff, shapes.Category, shapes.Service)


def _each(data: Any, model: type[M]) -> list[M]:
    return _readable(_list(data), model.model_validate)


def _by_weight(items: list[W]) -> list[W]:
    return sorted(items, key=lambda item: -(item.weight or 0))


def _service(service: shapes.Service, categories: set[int]) -> words.Service:
    low = service.price_min or Decimal(0)
    high = service.price_max or Decimal(0)
    return words.Service(
        id=service.id,
        title=service.title,
        category=service.category_id if service.category_id in categories else 0,
        price_min=low,
        price_max=high if high > low else None,
        length=timedelta(seconds=service.seance_length) if service.seance_length else None,
        prepaid=service.prepaid == "required",
    )


def _member(staff: shapes.Staff) -> words.Staff:
    title = staff.specialization or (staff.position.title if staff.position else "")
    shown = staff.show_rating and staff.rating is not None and 0 < staff.rating <= 5
    image = "" if NO_PICTURE in staff.avatar else staff.avatar
    return words.Staff(staff.id, staff.name, title, staff.rating if shown else None, image)


def _days_without_year(months: Any, today: date) -> set[date]:
    def next_such(written: tuple[str, str]) -> date:
        month, day = map(int, written)
        return date(today.year + ((month, day) < (today.month, today.day)), month, day)

    days = [(month, str(day)) for month, days in _object(months or {}).items() for day in _list(days)]
    return set(_readable(days, next_such))


def _moment(written: str, zone: ZoneInfo) -> datetime:
    """The moment of a wall clock, read from its first 19 characters. ValueError if the zone skips it."""
    wall = datetime.fromisoformat(written[:19])
    offset = datetime.fromisoformat(written).utcoffset()
    folds = [wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
    moment = next((fold for fold in folds if fold.utcoffset() == offset), folds[0])
    if moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall:
        raise ValueError(f"{written[:19]} does not exist in {zone}")
    return moment


def _clock(written: str) -> datetime | None:
    """The wall clock of an appointment; None if it cannot be read: the appointment is there all the same."""
    try:
        return datetime.fromisoformat(written[:19]).replace(tzinfo=None)
    except ValueError:
        return None


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _country(zone: str, phone: str) -> str:
    """The ISO 3166 code of a zone's country; of the phone's, where a zone belongs to none; "" if neither tells."""
    known = get_global("zone_territories").get(get_global("zone_aliases").get(zone, zone), "")
    if known in phonenumbers.SUPPORTED_REGIONS:
        return str(known)
    try:
        number = phonenumbers.parse("+" + re.sub(r"\D", "", phone))
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.region_code_for_number(number) or ""


def _plain(html: str) -> str:
    """HTML as text: what ends a line in a browser ends one here."""
    html = re.sub(r"(?is)<(script|style)\b.*?(</\1\s*>|$)", "", html)
    lines = re.sub(r"(?i)<br\b[^<>]*>|</(p|div|li|tr|h[1-6])\s*>", "\n", re.sub(r"\s+", " ", html))
    text = unescape(re.sub(r"<[^<>]*>", "", lines))
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"[ \t]+", " ", text)).strip()
