"""Reading what Altegio answers: its names and units end here.

Every `read_*` takes the `data` of an answer (parsed JSON, any shape) and gives the trade's words. What cannot be
read raises ValueError; one item of a list that cannot be read is left out, unless none can.
"""

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar
from urllib.parse import quote
from zoneinfo import ZoneInfo, available_timezones

import phonenumbers
from babel.core import get_global

from bot.altegio import shapes
from bot.altegio.parts import an_object, each, listed, plain, readable
from fsm import words

NAMELESS = "…"
"""The title of what has none: it needs something to press, and this is the same in every language."""

NO_PICTURE = "/no-master"
"""In the address of the picture that stands for a team member's missing one."""

PRIVACY_LIMIT = 3000
"""Characters of a personal data agreement that are kept: a message has 4096, and our own words want room in it."""

ABOUT_LIMIT, HOURS_LIMIT = 1500, 300
"""Characters of what a location says of itself: the rest of the card has to fit, too."""

MAP = "https://www.google.com/maps/search/?api=1&query="
"""An address that opens a map, or the map of the phone (https://developers.google.com/maps/documentation/urls)."""


@dataclass(frozen=True, slots=True)
class Form:
    """A booking form: the location it books into (0: none) and the chain it belongs to (0: none)."""

    location: int
    chain: int


@dataclass(frozen=True, slots=True)
class Company:
    """A location with what is to be known of it, and the chain that it belongs to (0: none).

    `owner` is who issues its cards: the chain, or the location itself.
    """

    place: words.Place
    chain: int
    owner: str


def read_nothing(data: Any) -> None:
    """An answer that says no more than yes (book_check, book_code): whatever it looks like."""


def read_catalogue(data: Any) -> words.Catalogue:
    """Services and their categories, those of most weight first (book_services).

    Categories are called `category` on the wire and `categories` in the tables. `active` 0 says nothing here. A
    service of no known category goes into a nameless last one. `price_max` 0 means that it was not given.
    """
    body = an_object(data)
    categories = each(body.get("category") or body.get("categories"), shapes.Category)
    services = _by_weight(each(body.get("services"), shapes.Service))
    known = {category.id for category in categories}
    groups = [words.Category(category.id, category.title or NAMELESS) for category in _by_weight(categories)]
    used = {service.category_id if service.category_id in known else 0 for service in services}
    return words.Catalogue(
        tuple(group for group in [*groups, words.Category(0, NAMELESS)] if group.id in used),
        tuple(as_service(service, known) for service in services),
    )


def read_staff(data: Any) -> list[words.Staff]:
    """Team members with free sessions, those of most weight first (book_staff)."""
    return [member(staff) for staff in _by_weight(each(data, shapes.Staff)) if staff.bookable is not False]


def read_dates(data: Any, today: date) -> list[date]:
    """Days with free sessions, ascending (book_dates).

    Where an old answer has only `booking_days` ({"9": ["4", "5"]}, no year), they are the next such days from
    `today` on.
    """
    body = an_object(data)
    free = body.get("booking_dates")
    if free is None:
        return sorted(_days_without_year(body.get("booking_days"), today))
    return sorted(set(readable(listed(free), lambda day: date.fromisoformat(str(day)[:10]))))


def read_slots(data: Any, zone: ZoneInfo) -> list[words.Slot]:
    """Free times of a day, ascending (book_times). `as_sent` keeps `datetime` letter by letter.

    The wall clock counts, in the location's zone; the offset only tells the two 2:30s of an autumn night apart. A
    time that the clock skips in spring is left out.
    """

    def slot(item: Any) -> words.Slot:
        seance = shapes.Seance.model_validate(item)
        length = timedelta(seconds=seance.sum_length or seance.seance_length or 0)
        return words.Slot(_moment(seance.datetime, zone), length, seance.datetime)

    return sorted(readable(listed(data), slot), key=lambda slot: slot.starts.astimezone(UTC))


def read_location(data: Any) -> words.Location:
    """A location (company). Without an IANA zone its times mean nothing: ValueError.

    `timezone` can be a number of hours, so only a name counts. The country is that of the zone, else of the phone.
    """
    return _location(shapes.Company.model_validate(data))


def read_locations(data: Any) -> list[words.Location]:
    """Locations (companies); those without a time zone are left out."""
    return readable(listed(data), read_location)


def read_company(data: Any) -> Company:
    """A location with all that it tells of itself (company). Descriptions are HTML there, and plain text here."""
    company = shapes.Company.model_validate(data)
    place = words.Place(
        _location(company),
        about=plain(company.description or company.short_descr, ABOUT_LIMIT),
        hours=plain(company.schedule, HOURS_LIMIT),
        phones=_phones(company),
        links=tuple(filter(None, map(_link, [company.site, *(company.social or {}).values()]))),
        directions=_directions(company),
        image=company.logo,
    )
    chain = company.main_group or shapes.Chain()
    return Company(place, company.main_group_id or chain.id or 0, chain.title or place.location.title)


def read_privacy(data: Any) -> str:
    """The personal data agreement as plain text, cut where a message would not hold it."""
    agreement = shapes.Privacy.model_validate(data).agreement
    return plain(agreement.content, PRIVACY_LIMIT) if agreement else ""


def read_form(data: Any) -> Form:
    """A booking form (bookform)."""
    form = shapes.BookForm.model_validate(data)
    return Form(form.company_id or 0, form.group_id or 0)


# --- the parts


W = TypeVar("W", shapes.Staff, shapes.Category, shapes.Service)


def _by_weight(items: list[W]) -> list[W]:
    return sorted(items, key=lambda item: -(item.weight or 0))


def as_service(service: shapes.Service, categories: Container[int]) -> words.Service:
    """A service; its category counts if it is one of these."""
    low = service.price_min or Decimal(0)
    high = service.price_max or Decimal(0)
    return words.Service(
        id=service.id,
        title=service.title or NAMELESS,
        category=service.category_id if service.category_id and service.category_id in categories else 0,
        price_min=low,
        price_max=high if high > low else None,
        length=timedelta(seconds=service.seance_length) if service.seance_length else None,
        prepaid=service.prepaid == "required",
    )


def _location(company: shapes.Company) -> words.Location:
    zone = next((name for name in (company.timezone_name, company.timezone) if name in _zones()), "")
    if not zone:
        raise ValueError(f"location {company.id} has no time zone: set one in Altegio, in the location's settings")
    phone = next(iter(_phones(company)), "")
    location = words.Location(
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
    return on_terms(location, company)


def on_terms(location: words.Location, terms: shapes.Terms) -> words.Location:
    """The location with what it lets its clients change online; what is not told stays as it was. Steps are seconds."""
    if terms.allow_change_record is None and terms.allow_delete_record is None:
        return location
    return replace(
        location,
        may_change=terms.allow_change_record is not False,
        may_cancel=terms.allow_delete_record is not False,
        change_until=timedelta(seconds=terms.allow_change_record_delay_step or 0),
        cancel_until=timedelta(seconds=terms.allow_delete_record_delay_step or 0),
    )


def _phones(company: shapes.Company) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, [company.phone, *(company.phones or [])])))


def _link(written: str) -> str:
    """The address of a page; "" for what is none, such as a bare name or a number."""
    if re.match(r"https?://\S+$", written):
        return written
    return (
        f"https://{written}"
        if re.match(r"[\w-]+(\.[\w-]+)+(/\S*)?$", written) and re.search(r"[^\W\d]", written)
        else ""
    )


def _directions(company: shapes.Company) -> str:
    """To the coordinates, else to the address; 0, 0 is in the ocean, and stands for none."""
    if company.coordinate_lat and company.coordinate_lon:
        return f"{MAP}{company.coordinate_lat},{company.coordinate_lon}"
    return MAP + quote(company.address) if company.address else ""


def member(staff: shapes.Staff) -> words.Staff:
    title = staff.specialization or (staff.position.title if staff.position else "")
    shown = staff.show_rating and staff.rating is not None and 0 < staff.rating <= 5
    image = "" if NO_PICTURE in staff.avatar else staff.avatar
    return words.Staff(staff.id, staff.name, title, staff.rating if shown else None, image)


def _days_without_year(months: Any, today: date) -> set[date]:
    def next_such(written: tuple[str, str]) -> date:
        month, day = map(int, written)
        return date(today.year + ((month, day) < (today.month, today.day)), month, day)

    days = [(month, str(day)) for month, days in an_object(months or {}).items() for day in listed(days)]
    return set(readable(days, next_such))


def _moment(written: str, zone: ZoneInfo) -> datetime:
    """The moment of a wall clock, read from its first 19 characters. ValueError if the zone skips it."""
    wall = datetime.fromisoformat(written[:19])
    offset = datetime.fromisoformat(written).utcoffset()
    folds = [wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
    moment = next((fold for fold in folds if fold.utcoffset() == offset), folds[0])
    if moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall:
        raise ValueError(f"{written[:19]} does not exist in {zone}")
    return moment


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
