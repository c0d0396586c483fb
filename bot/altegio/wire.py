"""What can be asked of Altegio: each function gives one request, with the reader of its answer. No I/O.

Names and paths are those of Altegio's OpenAPI contract; `reading.py` has the other half.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Generic, Literal, TypeVar
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.altegio import reading
from bot.altegio.account.reading import Created, Record, read_created, read_record
from bot.altegio.errors import CURES, AltegioError, NotAllowed, Refused, TryLater
from bot.altegio.reading import Company, Form
from fsm.requests import Order
from fsm.words import Catalogue, Location, Slot, Staff, ids

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Request(Generic[T]):
    """One call. `operation` is its name in the contract; `read` makes T of the answer's `data`, or raises ValueError.

    A "read" changes nothing and may be repeated; what has to do with a "code", or writes into the "book", is never
    sent again when it may have arrived. `user_token` goes along with the partner's. What could tell of a person is
    not in repr.
    """

    operation: str
    method: Literal["GET", "POST", "PUT", "DELETE"]
    path: str = field(repr=False)
    read: Callable[[Any], T]
    params: Mapping[str, int | str | list[int]] = field(default_factory=dict, repr=False)
    body: Mapping[str, Any] | None = field(default=None, repr=False)
    user_token: str = field(default="", repr=False)
    kind: Literal["read", "code", "book"] = "read"

    @property
    def once(self) -> bool:
        return self.kind != "read"


# --- what a location offers


def location(location: int) -> Request[Location]:
    return Request("get_location", "GET", f"/company/{location}", reading.read_location)


def company(location: int) -> Request[Company]:
    """The same with all that it tells of itself."""
    return Request("get_location", "GET", f"/company/{location}", reading.read_company)


def locations(user_token: str, chain: int = 0) -> Request[list[Location]]:
    """The locations of a chain; without one, those that the token's user may manage."""
    params: dict[str, int | str | list[int]] = {"group_id": chain} if chain else {"my": 1}
    return Request("get_location_list", "GET", "/companies", reading.read_locations, params, user_token=user_token)


def form(form: int) -> Request[Form]:
    return Request("get_booking_form_config", "GET", f"/bookform/{form}", reading.read_form)


def privacy(location: int) -> Request[str]:
    return Request("get_privacy_policy", "GET", f"/privacy_policy/{location}", reading.read_privacy)


def catalogue(location: int) -> Request[Catalogue]:
    return Request("get_services_available_for_booking", "GET", f"/book_services/{location}", reading.read_catalogue)


def staff(location: int, services: Sequence[int]) -> Request[list[Staff]]:
    """Who can be booked for all of these services. The sessions, which we would throw away, are to be left out."""
    return Request(
        "get_team_members_available_for_booking",
        "GET",
        f"/book_staff/{location}",
        reading.read_staff,
        {"service_ids[]": list(services), "without_seances": 1},
    )


def dates(location: int, services: Sequence[int], staff: int, today: date) -> Request[list[date]]:
    """The days with times free for all of these services, as far ahead as bookings are taken; staff 0 = any."""
    return Request(
        "get_dates_available_for_booking",
        "GET",
        f"/book_dates/{location}",
        partial(reading.read_dates, today=today),
        {"service_ids[]": list(services), "staff_id": staff},
    )


def slots(location: int, services: Sequence[int], staff: int, day: date, zone: ZoneInfo) -> Request[list[Slot]]:
    """The free times of a day, long enough for all of these services; staff 0 = any."""
    return Request(
        "get_time_slots_for_booking",
        "GET",
        f"/book_times/{location}/{staff}/{day.isoformat()}",
        partial(reading.read_slots, zone=zone),
        {"service_ids[]": list(services)},
    )


# --- booking


def send_code(location: int, phone: str, full_name: str) -> Request[None]:
    """An SMS with a code. It costs money, so it is not asked for twice. A name that is not known is left out."""
    return Request(
        "send_booking_verification_code",
        "POST",
        f"/book_code/{location}",
        reading.read_nothing,
        body={"phone": digits(phone)} | ({"fullname": full_name} if full_name else {}),
        kind="code",
    )


def check(order: Order) -> Request[None]:
    """Would this be accepted? Reserves nothing, so it may be repeated."""
    return check_time(order.location.id, ids(order.services), order.staff.id, order.slot)


def check_time(location: int, services: Sequence[int], staff: int, slot: Slot) -> Request[None]:
    path, body = f"/book_check/{location}", {"appointments": [_item(services, staff, slot)]}
    return Request("validate_booking_params", "POST", path, reading.read_nothing, body=body)


def book(order: Order, key: str, comment: str = "") -> Request[Created]:
    """Book. Not idempotent: `key` is kept with the record as `api_id`, and nobody checks that it is new. `comment` is
    what the salon reads beside what the client has noted.
    """
    return Request(
        "create_online_booking",
        "POST",
        f"/book_record/{order.location.id}",
        read_created,
        body={
            "phone": digits(order.phone.number),
            "fullname": order.full_name,
            "email": order.email,
            **({"code": order.code} if order.code else {}),
            "comment": "\n".join(filter(None, (order.comment, comment))),
            "notify_by_sms": 0,
            "notify_by_email": 0,
            "api_id": key,
            "appointments": [_item(ids(order.services), order.staff.id, order.slot)],
        },
        kind="book",
    )


def booked(location: int, created: Created) -> Request[Record]:
    """One booking by its hash, which takes the place of a login."""
    path = f"/book_record/{location}/{created.record}/{quote(created.hash, safe='')}"
    return Request("get_online_booking_details", "GET", path, read_record)


# --- the answer as a whole


def read_answer(request: Request[T], status: int, body: bytes) -> T:
    """What the request asked for.

    Success is 2xx and `success` not false. Raises Refused, NotAllowed or TryLater for a no; ValueError for
    what cannot be read (for a `once` request nobody knows then what happened).
    """
    if status == 429:
        raise TryLater("HTTP 429")
    if status >= 500 or status < 200 or 300 <= status < 400:
        raise ValueError(f"HTTP {status}")
    parsed = _parsed(body, strict=status < 300)
    envelope = parsed if isinstance(parsed, dict) else {}
    if status < 300 and envelope.get("success") is not False:
        return request.read(envelope.get("data") if "success" in envelope else parsed)
    raise _refusal(request, status, refusal_code(parsed))


def _refusal(request: Request[Any], status: int, code: int | None) -> AltegioError:
    if code is None and status in CURES:
        return NotAllowed(status, request.operation)
    return Refused(status, code)


def refusal_code(body: Any) -> int | None:
    """431..438, wherever it sits: in `meta`, in `errors` of either kind, at the top; a number or digits.

    Where is not documented; other numbers that are called `code` mean something else.
    """
    top = body if isinstance(body, dict) else {}
    meta = top.get("meta")
    errors = meta.get("errors") if isinstance(meta, dict) else None
    for place in (meta, errors, top.get("errors"), top):
        for part in place if isinstance(place, list) else [place]:
            code = part.get("code") if isinstance(part, dict) else None
            if not isinstance(code, bool) and re.fullmatch(r"43[1-8]", str(code)):
                return int(str(code))
    return None


def digits(phone: str) -> str:
    """A phone as Altegio takes it: digits with the country code."""
    return re.sub(r"\D", "", phone)


def _item(services: Sequence[int], staff: int, slot: Slot) -> dict[str, Any]:
    """The one appointment of a request of ours. The time goes back as `book_times` gave it."""
    return {"id": 1, "services": list(services), "staff_id": staff, "datetime": slot.as_sent}


def _parsed(body: bytes, strict: bool) -> Any:
    """The JSON of a body; None for an empty one. Anything else: ValueError if `strict`, else None, too."""
    try:
        return json.loads(body) if body.strip() else None
    except (ValueError, RecursionError):
        if strict:
            raise ValueError("not JSON") from None
        return None
