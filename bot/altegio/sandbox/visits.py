"""Visits: an appointment once it is about coming or not. Source: openapi.yaml, get_visit and update_visit.

A visit holds one appointment here, and is numbered after it.
"""

from typing import Annotated

from pydantic import BaseModel, Field

from bot.altegio.sandbox import appointments
from bot.altegio.sandbox.answer import Answer
from bot.altegio.sandbox.bodies import Text
from bot.altegio.sandbox.call import Call, Needs, Operation
from bot.altegio.sandbox.refusal import not_found
from bot.altegio.sandbox.shapes import Body
from bot.altegio.sandbox.world import Record


class VisitWrite(BaseModel):
    """What is about money and goods is not read."""

    attendance: Annotated[int, Field(ge=-1, le=2)]
    comment: Text


def visit(call: Call) -> Answer:
    return Answer(_shown(call, _record(call)))


def visit_update(call: Call) -> Answer:
    """Tell whether the client came, -1 to 2; the body of the answer is not documented."""
    said, record = call.read(VisitWrite), _record(call)
    if record.id != call.id("record_id") or record.deleted:
        raise not_found("Appointment")
    after = call.world.change(record, attendance=said.attendance, comment=said.comment)
    match call.switches.visit_answer:
        case "visit":
            return Answer(_shown(call, after))
        case "record":
            return Answer(_record_shown(call, after))
        case "nothing":
            return Answer()


OPERATIONS = [
    Operation("visit", "GET", "/visits/{visit_id}", Needs.BUSINESS, visit),
    Operation("visit_update", "PUT", "/visits/{visit_id}/{record_id}", Needs.BUSINESS, visit_update),
]


def _record(call: Call) -> Record:
    record = call.world.records.get(call.id("visit_id") - appointments.FIRST_VISIT)
    if record is None:
        raise not_found("Visit")
    return record


def _shown(call: Call, record: Record) -> Body:
    shown = _record_shown(call, record)
    return {
        "attendance": record.attendance,
        "datetime": shown["datetime"],
        "comment": record.comment,
        "records": [shown],
    }


def _record_shown(call: Call, record: Record) -> Body:
    return appointments.to_business(record, call.world.salons[record.salon_id], call.switches)
