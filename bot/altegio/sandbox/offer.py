"""What is on offer, and when. Source: openapi.yaml, tag Online booking."""

import calendar
from datetime import date, datetime

from bot.altegio.sandbox import shapes
from bot.altegio.sandbox.answer import Answer
from bot.altegio.sandbox.booking import Booking, Slot, read_moment
from bot.altegio.sandbox.call import Call, Needs, Operation, read_day
from bot.altegio.sandbox.refusal import invalid, not_found
from bot.altegio.sandbox.salon import Salon, Service, Staff
from bot.altegio.sandbox.salons import CHAIN_BOOKFORM_ID, CHAIN_ID


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
