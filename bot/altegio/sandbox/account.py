"""The client's account: logging in by code, seeing, moving and cancelling own appointments.

An appointment opens to its client's token, or to its `record_hash`. To anybody else it is not there.
"""

from datetime import datetime, timedelta
from secrets import compare_digest

from bot.altegio.sandbox import appointments, codes
from bot.altegio.sandbox.answer import Answer
from bot.altegio.sandbox.bodies import Login, Move, digits
from bot.altegio.sandbox.booking import read_moment
from bot.altegio.sandbox.call import Call, Needs, Operation
from bot.altegio.sandbox.refusal import Refusal, invalid, not_found, taken, unauthorized
from bot.altegio.sandbox.shapes import Body
from bot.altegio.sandbox.world import Record


def user_auth(call: Call) -> Answer:
    said = call.read(Login)
    phone = digits(said.phone)
    try:
        codes.check(call.world, call.switches, phone, said.code)
    except Refusal as refusal:
        status = call.switches.wrong_login
        raise refusal if status == 422 else Refusal(status, refusal.message) from None
    codes.spend(call.world, call.switches, phone)
    token = {"user_token": call.world.log_in(phone)}
    return Answer(token, status=201, other=200, bare=call.switches.login_body == "bare")


def user_records(call: Call) -> Answer:
    """All of the client's appointments, cancelled ones too, newest session first."""
    own = sorted(call.world.of_phone(call.caller.phone), key=lambda r: r.starts, reverse=True)
    return Answer([_shown(call, record) for record in own], other=201)


def user_record(call: Call) -> Answer:
    return _one(call, _own(call))


def user_record_by_hash(call: Call) -> Answer:
    return _one(call, _hashed(call))


def details(call: Call) -> Answer:
    return Answer(_shown(call, _hashed(call)), bare=call.switches.details_body == "bare")


def cancel(call: Call) -> Answer:
    return _cancelled(call, _own(call))


def cancel_by_hash(call: Call) -> Answer:
    if call.switches.hash_cancel_needs == "user" and not (call.caller.phone or call.caller.business):
        raise unauthorized()
    return _cancelled(call, _hashed(call))


def move(call: Call) -> Answer:
    """Another time, same services and team member."""
    if call.switches.move_needs == "user" and not (call.caller.phone or call.caller.business):
        raise unauthorized()
    wish, salon = call.read(Move), call.salon
    record = call.record() if call.switches.move_needs == "partner" else _own(call)
    _may(call, record, salon.allow_change, salon.change_until)
    starts = _free(call, record, wish.datetime)
    comment = record.comment if wish.comment is None else wish.comment
    return Answer(_shown(call, call.world.change(record, starts=starts, comment=comment)))


OPERATIONS = [
    Operation("user_auth", "POST", "/user/auth", Needs.PARTNER, user_auth),
    Operation("user_records", "GET", "/user/records", Needs.CLIENT, user_records),
    Operation("user_record", "GET", "/user/records/{record_id}", Needs.CLIENT, user_record),
    Operation("user_record_delete", "DELETE", "/user/records/{record_id}", Needs.CLIENT, cancel),
    Operation(
        "user_record_by_hash",
        "GET",
        "/user/records/{record_id}/{record_hash}",
        Needs.PARTNER,
        user_record_by_hash,
    ),
    Operation(
        "user_record_delete_by_hash",
        "DELETE",
        "/user/records/{record_id}/{record_hash}",
        Needs.PARTNER,
        cancel_by_hash,
    ),
    Operation("book_record_get", "GET", "/book_record/{location_id}/{record_id}/{record_hash}", Needs.PARTNER, details),
    # Whose token a move asks for is a switch, so it is asked above.
    Operation("book_record_move", "PUT", "/book_record/{location_id}/{record_id}", Needs.PARTNER, move),
]


def _shown(call: Call, record: Record) -> Body:
    return appointments.to_client(record, call.world.salons[record.salon_id], call.switches)


def _one(call: Call, record: Record) -> Answer:
    shown = _shown(call, record)
    return Answer([shown] if call.switches.user_record == "list" else shown, other=201)


def _own(call: Call) -> Record:
    """The appointment of the path, if it is the caller's; the business may open all."""
    record = call.record()
    theirs = record.client is not None and record.client.phone == call.caller.phone
    if not (theirs or call.caller.business):
        raise not_found("Appointment")
    return record


def _hashed(call: Call) -> Record:
    record, lifetime = call.record(), timedelta(seconds=call.switches.hash_lifetime)
    worn_out = lifetime and call.world.now() - record.created >= lifetime
    if worn_out or not (record.hash and compare_digest(record.hash.encode(), call.path["record_hash"].encode())):
        raise not_found("Appointment")
    return record


def _cancelled(call: Call, record: Record) -> Answer:
    if record.deleted:
        raise not_found("Appointment")
    salon = call.world.salons[record.salon_id]
    _may(call, record, salon.allow_delete, salon.delete_until)
    call.world.change(record, deleted=True)
    return Answer(status=204, other=200)


def _may(call: Call, record: Record, allowed: bool, until: timedelta) -> None:
    """Refuse a change that the location does not allow its clients (any more)."""
    late = record.starts - call.world.now() <= until
    paid = record.prepaid and call.switches.prepaid_change == "refused"
    if not call.caller.business and (late or paid or not allowed):
        raise Refusal(call.switches.refused_change, "This appointment cannot be changed online any more.")


def _free(call: Call, record: Record, text: str) -> datetime:
    """The wanted moment, if the team member is free then but for this appointment. Refuses with 433."""
    if record.deleted:
        raise not_found("Appointment")
    try:
        starts = read_moment(text, call.salon.zone)
    except ValueError:
        raise invalid("datetime", "Has to be the datetime of a free session.") from None
    staff = call.salon.member(record.staff_id)
    if staff is None or call.rules_without(record).slot_at(staff, record.services, starts) is None:
        raise taken()
    return starts
