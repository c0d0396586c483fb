"""Who the client is: name, address and phone, as they say themselves. Source: openapi.yaml, booking/user.

Whoever changes the phone sees from then on what belongs to the new one.
"""

from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, Field

from bot.altegio.sandbox import codes
from bot.altegio.sandbox.answer import Answer
from bot.altegio.sandbox.bodies import Line, Phone, digits
from bot.altegio.sandbox.call import Call, Needs, Operation
from bot.altegio.sandbox.refusal import forbidden, not_found
from bot.altegio.sandbox.salons import CHAIN_ID
from bot.altegio.sandbox.shapes import Body
from bot.altegio.sandbox.world import User


class UserWrite(BaseModel):
    """What is not sent stays."""

    name: Line | None = None
    email: Line | None = None
    phone: Phone = None
    confirmation_code: Annotated[str, Field(max_length=40)] | None = None


def user(call: Call) -> Answer:
    return Answer(_shown(_self(call)), bare=call.switches.user_body == "bare")


def user_update(call: Call) -> Answer:
    """A new phone needs the code that was sent to it."""
    before, said = _self(call), call.read(UserWrite)
    phone = digits(said.phone) if said.phone else before.phone
    if phone != before.phone:
        codes.check(call.world, call.switches, phone, said.confirmation_code)
        codes.spend(call.world, call.switches, phone)
    after = replace(before, phone=phone, **said.model_dump(include={"name", "email"}, exclude_none=True))
    call.world.keep_user(before, after)
    if call.switches.user_update == "accepted":
        return Answer(meta={"message": "Accepted"})
    return Answer(_shown(after), bare=call.switches.user_body == "bare")


def phone_code(call: Call) -> Answer:
    """Send a code to the new phone, in the name of a location or of the chain."""
    _self(call)
    salons = call.world.salons
    place = next(iter(salons), 0) if call.number("group_id") == CHAIN_ID else call.number("company_id")
    if place not in salons:
        raise not_found("Location")
    codes.send(call.world, call.switches, salons[place], digits(call.query.get("phone")))
    return Answer(meta={"message": "Accepted"})


OPERATIONS = [
    Operation("user", "GET", "/booking/user/data", Needs.CLIENT, user),
    Operation("user_update", "PUT", "/booking/user", Needs.CLIENT, user_update),
    Operation("phone_code", "GET", "/booking/user/phone_confirmation", Needs.CLIENT, phone_code),
]


def _self(call: Call) -> User:
    """Whose token it is; the business is nobody's client."""
    if not call.caller.phone:
        raise forbidden()
    return call.world.user(call.caller.phone)


def _shown(user: User) -> Body:
    return {
        "id": user.id,
        "name": user.name,
        "phone": f"+{user.phone}",
        "login": user.phone,
        "email": user.email,
        "avatar": "",
        "is_approved": True,
        "is_email_confirmed": False,
    }
