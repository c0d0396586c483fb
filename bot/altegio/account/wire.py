"""What can be asked of Altegio about one client: logins, appointments, cards, reviews. Else as in `wire.py`.

Three tokens open an appointment: its hash, the client's own token, the business's. `user_token` is either of the
last two.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.altegio.account import reading
from bot.altegio.account.reading import Found, Record, Written
from bot.altegio.reading import read_nothing
from bot.altegio.wire import Request, digits
from fsm.words import GiftCard, LoyaltyCard, Membership, Slot

PAGE: Final = 200
"""Appointments a page; what Altegio makes of it differs from page to page of its documents."""

NO_SHOW: Final = -1

KEPT: Final = (
    "staff_id",
    "attendance",
    "api_id",
    "custom_color",
    "custom_fields",
    "clients_count",
    "sms_remain_hours",
    "email_remain_hours",
    "activity_id",
    "technical_break_duration",
)
"""What a changed appointment keeps as it was: of its fields those that may be sent (openapi.yaml, RecordWrite)."""
KEPT_OF_SERVICE: Final = ("id", "first_cost", "discount", "cost", "amount")
KEPT_OF_CLIENT: Final = ("id", "name", "email")


def log_in(phone: str, code: str) -> Request[str]:
    """The client's own token, for a code that may be good for one use only."""
    body = {"phone": digits(phone), "code": code}
    return Request(
        "log_in_with_phone_number_and_code", "POST", "/user/auth", reading.read_user_token, body=body, kind="code"
    )


def user_name(user_token: str) -> Request[str]:
    """What the client is called in their own account."""
    return Request("get_booking_user", "GET", "/booking/user/data", reading.read_user_name, user_token=user_token)


# --- appointments, read


def own_records(user_token: str) -> Request[list[Record]]:
    """All appointments of the client whose token it is: past and deleted ones, too."""
    path = "/user/records"
    return Request("get_user_appointment_list", "GET", path, reading.read_records, user_token=user_token)


def own_record(record: int, user_token: str) -> Request[Record]:
    path = f"/user/records/{record}"
    return Request("get_user_appointment", "GET", path, reading.read_record, user_token=user_token)


def records(location: int, day: date, page: int, user_token: str) -> Request[list[Record]]:
    """The appointments of a day, for the business's token; deleted ones are left out."""
    return _records(location, user_token, {"start_date": day.isoformat(), "end_date": day.isoformat(), "page": page})


def client_records(
    location: int, client: int, since: date, until: date, page: int, user_token: str
) -> Request[list[Record]]:
    """The appointments of a client, deleted ones too, for the business's token. Both days count."""
    span: Mapping[str, int | str] = {"start_date": since.isoformat(), "end_date": until.isoformat()}
    return _records(location, user_token, {**span, "client_id": client, "with_deleted": 1, "page": page})


def record(location: int, record: int, user_token: str) -> Request[Record]:
    path = f"/record/{location}/{record}"
    return Request("get_appointment", "GET", path, reading.read_record, user_token=user_token)


def record_as_sent(location: int, record: int, user_token: str) -> Request[dict[str, Any]]:
    path = f"/record/{location}/{record}"
    return Request("get_appointment", "GET", path, reading.read_as_sent, user_token=user_token)


def clients(location: int, phone: str, user_token: str) -> Request[list[Found]]:
    """Clients whose phone has these digits in it: the search finds more than the one number."""
    body = {
        "page": 1,
        "page_size": PAGE,
        "fields": ["id", "phone"],
        "filters": [{"type": "quick_search", "state": {"value": digits(phone)}}],
    }
    path = f"/company/{location}/clients/search"
    return Request("get_client_list", "POST", path, reading.read_found, body=body, user_token=user_token)


# --- appointments, changed


def cancel_by_hash(record: int, hash: str) -> Request[None]:
    path = f"/user/records/{record}/{quote(hash, safe='')}"
    return Request("delete_user_appointment_by_hash", "DELETE", path, read_nothing, kind="book")


def cancel(record: int, user_token: str) -> Request[None]:
    """For the client's token."""
    path = f"/user/records/{record}"
    return Request("delete_user_appointment", "DELETE", path, read_nothing, user_token=user_token, kind="book")


def delete(location: int, record: int, user_token: str) -> Request[None]:
    """For the business's token."""
    path = f"/record/{location}/{record}"
    return Request("delete_appointment", "DELETE", path, read_nothing, user_token=user_token, kind="book")


def no_show(visit: int, record: int, comment: str, user_token: str) -> Request[None]:
    """The client will not come; the appointment stays in the calendar. For the business's token."""
    path, body = f"/visits/{visit}/{record}", {"attendance": NO_SHOW, "comment": comment}
    return Request("update_visit", "PUT", path, read_nothing, body=body, user_token=user_token, kind="book")


def move(location: int, record: int, slot: Slot, user_token: str) -> Request[None]:
    """To another time, for the client's token. Whatever the answer prints of it is placeholder data."""
    path, body = f"/book_record/{location}/{record}", {"datetime": slot.as_sent}
    operation = "update_online_booking_datetime"
    return Request(operation, "PUT", path, read_nothing, body=body, user_token=user_token, kind="book")


def change_time(location: int, sent: Mapping[str, Any], slot: Slot, phone: str, user_token: str) -> Request[None]:
    """The same for the business's token: a full replacement, so all goes back as `record_as_sent` gave it.

    But for the comment: it may come as a number, 0 for none, and is taken back as text alone. `phone` is the
    client's, for where it is not shown. Times that are taken are refused.
    """
    client = sent.get("client") or {}
    shown = reading.digits(str(client.get("phone") or "")) or digits(phone)
    body = _kept(sent, KEPT) | {
        "services": [_kept(service, KEPT_OF_SERVICE) for service in sent.get("services") or ()],
        "client": _kept(client, KEPT_OF_CLIENT) | {"phone": shown},
        "record_labels": [label["id"] for label in sent.get("record_labels") or ()],
        "comment": str(sent.get("comment") or ""),
        "datetime": slot.as_sent,
        "seance_length": sent.get("seance_length") or sent.get("length"),
        "save_if_busy": False,
        "send_sms": False,
    }
    path = f"/record/{location}/{sent['id']}"
    return Request("update_appointment", "PUT", path, read_nothing, body=body, user_token=user_token, kind="book")


# --- reviews


def comments(
    location: int, zone: ZoneInfo, user_token: str, staff: int = 0, since: date | None = None
) -> Request[list[Written]]:
    """The reviews of a location and its people, or of one of them; either token may read them."""
    params: dict[str, int | str | list[int]] = {}
    if staff:
        params["staff_id"] = staff
    if since:
        params["start_date"] = since.isoformat()
    read = partial(reading.read_comments, zone=zone)
    return Request("get_comments", "GET", f"/comments/{location}", read, params, user_token=user_token)


def review(location: int, about: int | None, mark: int, text: str, name: str, user_token: str) -> Request[None]:
    """A review of a team member; of the location with 0, or None: which of the two is not documented."""
    path = f"/comments/{location}" if about is None else f"/comments/{location}/{about}"
    body = {"mark": mark, "text": text, "name": name}
    return Request("leave_comment", "POST", path, read_nothing, body=body, user_token=user_token, kind="book")


# --- cards: the client's own, or for the business those of a phone


def memberships(location: int, user_token: str, phone: str = "") -> Request[list[Membership]]:
    operation, path, params = _cards("memberships", "abonements", location, phone)
    return Request(operation, "GET", path, reading.read_memberships, params, user_token=user_token)


def gift_cards(location: int, user_token: str, phone: str = "") -> Request[list[GiftCard]]:
    operation, path, params = _cards("gift_cards", "certificates", location, phone)
    return Request(operation, "GET", path, reading.read_gift_cards, params, user_token=user_token)


def loyalty_cards(chain: int, location: int, user_token: str, phone: str = "") -> Request[list[LoyaltyCard]]:
    """The cards of a chain; `location` is any one of it."""
    by_phone = f"/loyalty/cards/{digits(phone)}/{chain}/{location}"
    operation = "get_loyalty_card_list_by_phone" if phone else "get_user_loyalty_cards"
    path = by_phone if phone else f"/user/loyalty_cards/{chain}"
    return Request(operation, "GET", path, reading.read_loyalty_cards, user_token=user_token)


def _cards(what: str, path: str, location: int, phone: str) -> tuple[str, str, dict[str, int | str | list[int]]]:
    if phone:
        return f"get_client_{what}", f"/loyalty/{path}", {"company_id": location, "phone": digits(phone)}
    return f"get_user_{what}", f"/user/loyalty/{path}", {"company_id": location}


def _records(location: int, user_token: str, params: Mapping[str, int | str]) -> Request[list[Record]]:
    path = f"/records/{location}"
    asked = {**params, "count": PAGE}
    return Request("get_appointment_list", "GET", path, reading.read_records, asked, user_token=user_token)


def _kept(data: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: data[name] for name in names if data.get(name) not in (None, [], {})}
