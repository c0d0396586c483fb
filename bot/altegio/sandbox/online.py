"""Online booking: what is on offer, when, and booking it. Source: openapi.yaml, tag Online booking."""

import calendar
from datetime import date, datetime

from bot.altegio.sandbox import codes, shapes
from bot.altegio.sandbox.answer import Answer
from bot.altegio.sandbox.bodies import BookCheck, BookCode, BookRecord, Item, digits
from bot.altegio.sandbox.booking import Booking, Slot, Wanted, read_moment
from bot.altegio.sandbox.call import Call, Needs, Operation, read_day
from bot.altegio.sandbox.refusal import (
    Refusal,
    blacklisted,
    invalid,
    no_name,
    nobody_free,
    not_found,
    overlap,
    service_gone,
    taken,
)
from bot.altegio.sandbox.salon import Salon, Service, Staff
from bot.altegio.sandbox.salons import CHAIN_BOOKFORM_ID, CHAIN_ID
from bot.altegio.sandbox.world import Record, new_hash


def bookform(call: Call) -> Answer:
    form = call.id("id")
    salons = list(call.world.salons.values())
    if form == CHAIN_BOOKFORM_ID and salons:
        return Answer(shapes.bookform(salons[0], CHAIN_ID))
    for salon in salons:
        if salon.bookform_id == form:
            return Answer(shapes.bookform(salon, chain_id=0))
    raise not_found("Booking form")


def privacy_policy(call: Call) -> Answer:
    return Answer({"agreement": {"content": call.salon.privacy_policy}})


def book_services(call: Call) -> Answer:
    """Services that can be added to those already chosen, of one team member and at one time if asked."""
    rules, staff = call.rules, _staff(call)
    offered = [s for s in rules.offered() if _can_add(call, rules, staff, s)]
    with_length = staff is not None or call.switches.service_length == "always"
    return Answer(
        {
            "events": [],
            "services": [
                shapes.book_service(s, (staff.length_of([s]) if staff else s.length) if with_length else None)
                for s in offered
            ],
            call.switches.category_key: [
                shapes.book_category(category)
                for category in call.salon.categories
                if any(s.category_id == category.id for s in offered)
            ],
        }
    )


def book_staff(call: Call) -> Answer:
    """Team members who do all of these services; with `datetime`, those free at that time."""
    rules, services = call.rules, call.numbers("service_ids")
    able = rules.able(services)
    if text := call.query.get("datetime"):
        moment = _moment(text, call.salon)
        able = [staff for staff in able if rules.slot_at(staff, services, moment)]
    plain = call.flag("without_seances")
    return Answer([_book_staff(rules, staff, services, plain) for staff in able])


def book_dates(call: Call) -> Answer:
    """Days free and days worked, from today: all, of one month (`date`), or of a range."""
    rules, services, staff = call.rules, call.numbers("service_ids"), _staff(call)
    members = [m for m in rules.able(services) if staff is None or m.id == staff.id]
    days = rules.days(*_range(call))
    working = [day for day in days if any(day.weekday() in m.week for m in members)]
    free = [day for day in working if rules.has_free(staff, services, day)]
    return Answer(
        {
            "booking_days": shapes.days(free),
            "booking_dates": [day.isoformat() for day in free],
            "working_days": shapes.days(working),
            "working_dates": [day.isoformat() for day in working],
        }
    )


def book_times(call: Call) -> Answer:
    day = read_day("date", call.path["date"])
    slots = call.rules.free(_staff(call), call.numbers("service_ids"), day)
    return Answer([shapes.seance(slot, call.salon.zone) for slot in slots])


def book_staff_seances(call: Call) -> Answer:
    """The sessions of the nearest day that has any, from a day on."""
    rules, text = call.rules, call.query.get("datetime")
    first = read_day("datetime", text[:10]) if text else None
    day, slots = _nearest(rules, _staff(call), call.numbers("service_ids"), first)
    return Answer(
        {
            "seance_date": day and day.isoformat(),
            "seances": [shapes.seance(slot, call.salon.zone) for slot in slots],
        }
    )


def book_code(call: Call) -> Answer:
    phone = digits(call.read(BookCode).phone)
    codes.send(call.world, call.switches, call.salon, phone)
    return Answer(status=200, other=201, meta={"message": "Accepted"})


def book_check(call: Call) -> Answer:
    _place(call.rules, call.read(BookCheck).appointments)
    return Answer(status=201, other=200)


def book_record(call: Call) -> Answer:
    """Book all items or none. Nothing waits between the check and the keeping, so one of two comes first."""
    wish, salon = call.read(BookRecord), call.salon
    phone, name = _contact(call, wish)
    needs_code = salon.phone_confirmation or wish.code is not None
    if needs_code:
        codes.check(call.world, call.switches, phone, wish.code)
    slots = _place(call.rules, wish.appointments)
    if needs_code:
        codes.spend(call.world, call.switches, phone)
    client = call.world.client(salon.id, phone, name, wish.email)
    now = call.world.now()
    created = []
    for item, slot in zip(wish.appointments, slots, strict=True):
        record = Record(
            id=call.world.new_record_id(),
            hash=new_hash(),
            salon_id=salon.id,
            staff_id=slot.staff.id,
            services=tuple(item.services),
            starts=slot.starts,
            length=slot.length,
            created=now,
            changed=now,
            client=client,
            comment=wish.comment,
            api_id=wish.api_id,
            notify_by_sms=wish.notify_by_sms,
            notify_by_email=wish.notify_by_email,
            online=True,
            staff_requested=item.staff_id != 0,
            custom_fields=item.custom_fields,
        )
        call.world.save(record)
        created.append({"id": item.id, "record_id": record.id, "record_hash": record.hash})
    return Answer(created, status=201)


OPERATIONS = [
    Operation("bookform", "GET", "/bookform/{id}", Needs.PARTNER, bookform),
    Operation("privacy_policy", "GET", "/privacy_policy/{location_id}", Needs.PARTNER, privacy_policy),
    Operation("book_services", "GET", "/book_services/{location_id}", Needs.PARTNER, book_services),
    Operation("book_staff", "GET", "/book_staff/{location_id}", Needs.PARTNER, book_staff),
    Operation("book_dates", "GET", "/book_dates/{location_id}", Needs.PARTNER, book_dates),
    Operation("book_times", "GET", "/book_times/{location_id}/{team_member_id}/{date}", Needs.PARTNER, book_times),
    Operation(
        "book_staff_seances",
        "GET",
        "/book_staff_seances/{location_id}/{team_member_id}",
        Needs.PARTNER,
        book_staff_seances,
    ),
    Operation("book_code", "POST", "/book_code/{location_id}", Needs.PARTNER, book_code),
    Operation("book_check", "POST", "/book_check/{location_id}", Needs.PARTNER, book_check),
    Operation("book_record", "POST", "/book_record/{location_id}", Needs.PARTNER, book_record),
]


def _staff(call: Call) -> Staff | None:
    """The team member of the path or the query; None = any. 404 for one that clients cannot see."""
    id_ = call.id("team_member_id") if "team_member_id" in call.path else call.number("staff_id")
    if id_ == 0:
        return None
    staff = call.salon.member(id_)
    if staff is None or not staff.online:
        raise not_found("Team member")
    return staff


def _can_add(call: Call, rules: Booking, staff: Staff | None, service: Service) -> bool:
    services = [*call.numbers("service_ids"), service.id]
    members = [m for m in rules.able(services) if staff is None or m.id == staff.id]
    if not (text := call.query.get("datetime")):
        return bool(members)
    moment = _moment(text, call.salon)
    return any(rules.slot_at(member, services, moment) for member in members)


def _book_staff(rules: Booking, staff: Staff, services: list[int], plain: bool) -> shapes.Body:
    day, slots = _nearest(rules, staff, services)
    body = shapes.book_staff(staff, bookable=day is not None)
    if day is None or plain:
        return body
    return body | {
        "seance_date": day.isoformat(),
        "seances": [shapes.seance(slot, rules.salon.zone) for slot in slots],
    }


def _nearest(
    rules: Booking, staff: Staff | None, services: list[int], first: date | None = None
) -> tuple[date | None, list[Slot]]:
    for day in rules.days(first):
        if rules.has_free(staff, services, day):
            return day, rules.free(staff, services, day)
    return None, []


def _range(call: Call) -> tuple[date | None, date | None]:
    """`date_from` and `date_to`, else the month of `date`, else no limits."""
    first, last, month = call.day("date_from"), call.day("date_to"), call.day("date")
    if first or last:
        return first, last
    if month is None:
        return None, None
    return month.replace(day=1), month.replace(day=calendar.monthrange(month.year, month.month)[1])


def _moment(text: str, salon: Salon) -> datetime:
    try:
        return read_moment(text, salon.zone)
    except ValueError:
        raise invalid("datetime", "Has to be ISO 8601.") from None


def _contact(call: Call, wish: BookRecord) -> tuple[str, str]:
    """The phone's digits and the name, once all about the client is in order."""
    salon, phone, name = call.salon, digits(wish.phone), (wish.fullname or "").strip()
    if not name:
        raise no_name()
    if phone in salon.blacklist:
        raise blacklisted()
    if salon.comment_required and not wish.comment.strip():
        raise invalid("comment", "Required.")
    if salon.email_required and not wish.email.strip():
        raise invalid("email", "Required.")
    twice = wish.api_id is not None and any(r.api_id == wish.api_id for r in call.world.own())
    if twice and call.switches.api_id == "unique":
        raise invalid("api_id", "Has been used.")
    return phone, name


def _place(rules: Booking, items: list[Item]) -> list[Slot]:
    """Real sessions for the items of a request, or the refusal with its number."""
    wanted = [_wanted(rules, item) for item in items]
    placed = rules.place(wanted)
    if isinstance(placed, list):
        return placed
    number = placed.item.number
    if placed.item.staff is None:
        raise nobody_free(number)
    raise overlap(number) if placed.overlap else taken(number)


def _wanted(rules: Booking, item: Item) -> Wanted:
    salon = rules.salon
    offered = {service.id: service for service in rules.offered()}
    if not all(id_ in offered for id_ in item.services):
        raise service_gone(item.id)
    if any(offered[id_].prepaid == "required" for id_ in item.services):
        raise Refusal(422, "This service has to be paid online, in the booking form.")
    staff = salon.member(item.staff_id)
    if item.staff_id and (staff is None or not staff.online):
        raise taken(item.id)
    try:
        starts = read_moment(item.datetime, salon.zone)
    except ValueError:
        raise invalid("datetime", "Has to be the datetime of a free session.") from None
    return Wanted(item.id, tuple(item.services), staff, starts)
