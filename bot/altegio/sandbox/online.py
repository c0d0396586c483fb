"""Booking: codes, checks, and the booking itself. Source: openapi.yaml, tag Online booking."""

from bot.altegio.sandbox import codes
from bot.altegio.sandbox.answer import Answer
from bot.altegio.sandbox.bodies import BookCheck, BookCode, BookRecord, Item, digits
from bot.altegio.sandbox.booking import Booking, Slot, Wanted, read_moment
from bot.altegio.sandbox.call import Call, Needs, Operation
from bot.altegio.sandbox.refusal import (
    Refusal,
    blacklisted,
    invalid,
    no_name,
    nobody_free,
    overlap,
    service_gone,
    taken,
)
from bot.altegio.sandbox.world import Record, new_hash


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
    Operation("book_code", "POST", "/book_code/{location_id}", Needs.PARTNER, book_code),
    Operation("book_check", "POST", "/book_check/{location_id}", Needs.PARTNER, book_check),
    Operation("book_record", "POST", "/book_record/{location_id}", Needs.PARTNER, book_record),
]


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
    if call.switches.api_id == "unique" and wish.api_id in call.world.api_ids():
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
