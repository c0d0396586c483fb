"""Appointments as Altegio shows them: to their client, and to the business."""

from datetime import UTC, datetime, timedelta, timezone

from bot.altegio.sandbox import shapes
from bot.altegio.sandbox.salon import Salon
from bot.altegio.sandbox.shapes import Body, address, person, seconds
from bot.altegio.sandbox.switches import Switches
from bot.altegio.sandbox.world import Client, Record

FIRST_VISIT = 5_000_000
"""A visit has the number of its appointment and this."""


def to_client(record: Record, salon: Salon, switches: Switches) -> Body:
    """An appointment as its client sees it. Offsets have no colon here."""
    staff = salon.member(record.staff_id)
    return _times(record, salon, switches, colon=False) | {
        "id": record.id,
        "services": [_record_service(id_, salon, record.discount) for id_ in record.services],
        "company": address(salon) | {"public_title": salon.title, "logo": shapes.logo(salon), "timezone": "0"},
        "staff": person(staff) if staff else [],
        "clients_count": 1,
        "comment": record.comment,
        "deleted": record.deleted,
        "attendance": record.attendance,
        "visit_attendance": record.attendance,
        "length": seconds(record.length),
        "notify_by_sms": record.notify_by_sms,
        "notify_by_email": record.notify_by_email,
        "master_requested": record.staff_requested,
        "online": record.online,
        "api_id": "" if record.api_id is None else record.api_id,
        "prepaid": record.prepaid,
        "prepaid_confirmed": record.prepaid_confirmed,
        "activity_id": 0,
    }


def to_business(record: Record, salon: Salon, switches: Switches) -> Body:
    """An appointment as the business sees it."""
    staff = salon.member(record.staff_id)
    return _times(record, salon, switches, colon=True) | {
        "id": record.id,
        "company_id": salon.id,
        "staff_id": record.staff_id,
        "services": [_record_service(id_, salon, record.discount) for id_ in record.services],
        "goods_transactions": [],
        "staff": person(staff) | {"api_id": None, "avatar_big": shapes.portrait(staff)} if staff else [],
        "client": _client(record.client, switches) if record.client else None,
        "clients_count": 1,
        "comment": record.comment,
        "online": record.online,
        "visit_attendance": record.attendance,
        "attendance": record.attendance,
        "confirmed": 1,
        "seance_length": seconds(record.length),
        "length": seconds(record.length),
        "sms_before": record.notify_by_sms,
        "sms_remain_hours": record.notify_by_sms,
        "email_remain_hours": record.notify_by_email,
        "master_request": int(record.staff_requested),
        "api_id": "" if record.api_id is None else record.api_id,
        "from_url": "",
        "record_from": "api" if record.online else "",
        "visit_id": record.id + FIRST_VISIT,
        "created_user_id": 0,
        "deleted": record.deleted,
        "paid_full": int(record.prepaid_confirmed),
        "prepaid": record.prepaid,
        "prepaid_confirmed": record.prepaid_confirmed,
        "custom_color": "",
        "record_labels": [],
        "activity_id": 0,
        "custom_fields": record.custom_fields,
        "documents": [],
        "is_mobile": 0,
    }


def _record_service(service_id: int, salon: Salon, discount: int) -> Body:
    """A service of an appointment, whether it is offered still or not; of one that nobody knows, the id.

    `cost` is after the discount, `first_cost` before.
    """
    service = salon.once_offered(service_id)
    if service is None:
        return {"id": service_id}
    cost = service.price_min * (100 - discount) // 100
    return {
        "id": service.id,
        "title": service.title,
        "cost": cost,
        "first_cost": service.price_min,
        "manual_cost": cost,
        "cost_per_unit": service.price_min,
        "price_min": service.price_min,
        "price_max": service.price_max,
        "discount": discount,
        "amount": 1,
        "seance_length": seconds(service.length),
    }


def _client(client: Client, switches: Switches) -> Body:
    return phone_of(client, switches) | {
        "id": client.id,
        "name": client.name,
        "email": client.email,
        "card": client.card,
    }


def phone_of(client: Client, switches: Switches) -> Body:
    """The field `phone` as the business gets to see it; seeing phones is a right of its own."""
    match switches.business_phones:
        case "shown":
            return {"phone": f"+{client.phone}"}
        case "masked":
            return {"phone": f"+{client.phone[:3]}{'*' * (len(client.phone) - 5)}{client.phone[-2:]}"}
        case "empty":
            return {"phone": ""}
        case "missing":
            return {}


def _times(record: Record, salon: Salon, switches: Switches, colon: bool) -> Body:
    """When an appointment is, and was made. `date` is the wall clock; `datetime` may have a wrong offset."""
    starts = record.starts.astimezone(salon.zone)
    shown = starts
    if switches.record_offset == "utc":
        shown = starts.replace(tzinfo=UTC)
    elif switches.record_offset == "winter":
        winter = (starts.utcoffset() or timedelta()) - (starts.dst() or timedelta())
        shown = starts.replace(tzinfo=timezone(winter))
    return {
        "date": starts.isoformat() if switches.record_date == "offset" else f"{starts:%Y-%m-%d %H:%M:%S}",
        "datetime": _stamp(shown, colon),
        "create_date": _stamp(record.created.astimezone(salon.zone), colon=False),
        "last_change_date": _stamp(record.changed.astimezone(salon.zone), colon=False),
    }


def _stamp(moment: datetime, colon: bool) -> str:
    return moment.isoformat(timespec="seconds") if colon else f"{moment:%Y-%m-%dT%H:%M:%S%z}"
