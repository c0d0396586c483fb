"""What the business sees and changes: locations, its services and people, its appointments.

Source: openapi.yaml, tag Business. Which calls need the business's token differs from call to call there.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.altegio.sandbox import appointments, shapes
from bot.altegio.sandbox.answer import Answer
from bot.altegio.sandbox.bodies import RecordWrite, digits
from bot.altegio.sandbox.booking import Booking, read_moment
from bot.altegio.sandbox.call import Call, Needs, Operation
from bot.altegio.sandbox.refusal import Refusal, invalid, not_found, unauthorized
from bot.altegio.sandbox.salon import Salon
from bot.altegio.sandbox.salons import CHAIN_ID, CHAIN_TITLE
from bot.altegio.sandbox.world import Record

MOST_PER_PAGE = 300
EVER = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))


def companies(call: Call) -> Answer:
    if call.flag("my") and not call.caller.business:
        raise unauthorized()
    wanted, chain = call.number("id"), call.number("group_id", CHAIN_ID)
    found = [s for s in call.world.salons.values() if chain == CHAIN_ID and wanted in (0, s.id)]
    return Answer([_location(call, salon) for salon in _page(call, found, len(found) or 1)])


def company(call: Call) -> Answer:
    return Answer(_location(call, call.salon))


def service_categories(call: Call) -> Answer:
    salon = call.salon
    return _listed([shapes.category(category, salon) for category in salon.categories])


def services(call: Call) -> Answer:
    salon, staff_id, category_id = call.salon, call.number("staff_id"), call.number("category_id")
    staff = salon.member(staff_id)
    return _listed(
        [
            shapes.service(service, salon)
            for service in salon.services
            if category_id in (0, service.category_id)
            and (staff_id == 0 or (staff is not None and service.id in staff.services))
        ]
    )


def staff(call: Call) -> Answer:
    rules = call.rules
    return _listed(
        [
            shapes.team_member(member, call.salon, max(rules.working(member), default=None))
            for member in call.salon.staff
        ]
    )


def records(call: Call) -> Answer:
    """Appointments of a location, by session."""
    found = sorted(filter(_filters(call), call.world.of_salon(call.salon.id)), key=_order)
    page = _page(call, found, 50)
    return Answer(
        [appointments.to_business(record, call.salon, call.switches) for record in page],
        meta={"page": call.number("page", 1), "total_count": len(found)},
    )


def record(call: Call) -> Answer:
    return Answer(appointments.to_business(call.record(), call.salon, call.switches))


def record_update(call: Call) -> Answer:
    """A full replacement. `save_if_busy` puts it at any time, working or not, taken or not."""
    wish, salon, before = call.read(RecordWrite), call.salon, call.record()
    member = salon.member(wish.staff_id)
    if member is None or before.deleted:
        raise not_found("Team member" if member is None else "Appointment")
    try:
        starts = read_moment(wish.datetime, salon.zone)
    except ValueError:
        raise invalid("datetime", "Has to be ISO 8601.") from None
    length = timedelta(seconds=wish.seance_length)
    if not (wish.save_if_busy or call.rules_without(before).is_open(member, starts, length)):
        raise Refusal(call.switches.taken_status, "The selected time is taken or is not working time.")
    after = call.world.change(
        before,
        staff_id=member.id,
        services=tuple(service.id for service in wish.services),
        starts=starts,
        length=length,
        client=call.world.client(salon.id, digits(wish.client.phone), wish.client.name, wish.client.email),
        comment=wish.comment,
        attendance=wish.attendance,
        notify_by_sms=wish.sms_remain_hours,
        notify_by_email=wish.email_remain_hours,
        api_id=wish.api_id,
        custom_fields=wish.custom_fields,
    )
    return Answer(appointments.to_business(after, salon, call.switches), status=201, other=200)


def record_delete(call: Call) -> Answer:
    if call.record().deleted:
        raise not_found("Appointment")
    call.world.change(call.record(), deleted=True)
    return Answer(status=204, other=200)


OPERATIONS = [
    Operation("companies", "GET", "/companies", Needs.PARTNER, companies),
    Operation("company", "GET", "/company/{location_id}", Needs.PARTNER, company),
    Operation(
        "service_categories",
        "GET",
        "/company/{location_id}/service_categories",
        Needs.PARTNER,
        service_categories,
    ),
    Operation("services", "GET", "/company/{location_id}/services", Needs.BUSINESS, services),
    Operation("staff", "GET", "/company/{location_id}/staff", Needs.PARTNER, staff),
    Operation("records", "GET", "/records/{location_id}", Needs.BUSINESS, records),
    Operation("record", "GET", "/record/{location_id}/{record_id}", Needs.BUSINESS, record),
    Operation("record_update", "PUT", "/record/{location_id}/{record_id}", Needs.BUSINESS, record_update),
    Operation("record_delete", "DELETE", "/record/{location_id}/{record_id}", Needs.BUSINESS, record_delete),
]


def _location(call: Call, salon: Salon) -> shapes.Body:
    """A location; `next_slot` with forBooking=1, `groups` with show_groups=1."""
    body = shapes.location(salon, call.switches, call.world.now())
    if call.flag("forBooking"):
        body["next_slot"] = _next_slot(Booking(salon, call.world.busy, call.world.now()))
    if call.flag("show_groups"):
        body["groups"] = {str(CHAIN_ID): {"id": CHAIN_ID, "title": CHAIN_TITLE}}
    return body


def _next_slot(rules: Booking) -> str | None:
    slots = (slot for day in rules.days() for slot in rules.anybody([], day))
    first = next(slots, None)
    return first.starts.astimezone(rules.salon.zone).isoformat() if first else None


def _listed(items: list[shapes.Body]) -> Answer:
    return Answer(items, meta={"total_count": len(items)})


def _page(call: Call, items: list[Any], default: int) -> list[Any]:
    size = min(call.number("count", default), MOST_PER_PAGE) or default
    start = (max(call.number("page", 1), 1) - 1) * size
    return items[start : start + size]


def _order(record: Record) -> tuple[datetime, int]:
    return record.starts, record.id


def _filters(call: Call) -> Callable[[Record], bool]:
    """The filters of the query. Both ends of a range count."""
    zone, everything = call.salon.zone, call.flag("with_deleted")
    staff_id, client_id = call.number("staff_id") or call.number("team_member_id"), call.number("client_id")
    first, last = call.day("start_date") or date.min, call.day("end_date") or date.max
    made_first, made_last = call.day("c_start_date") or date.min, call.day("c_end_date") or date.max
    after, before = _moment(call, "changed_after", EVER[0]), _moment(call, "changed_before", EVER[1])

    def passes(record: Record) -> bool:
        return (
            (everything or not record.deleted)
            and staff_id in (0, record.staff_id)
            and client_id in (0, record.client.id if record.client else None)
            and first <= record.starts.astimezone(zone).date() <= last
            and made_first <= record.created.astimezone(zone).date() <= made_last
            and after <= record.changed <= before
        )

    return passes


def _moment(call: Call, name: str, default: datetime) -> datetime:
    if not (text := call.query.get(name)):
        return default
    try:
        return read_moment(text, call.salon.zone)
    except ValueError:
        raise invalid(name, "Has to be ISO 8601.") from None
