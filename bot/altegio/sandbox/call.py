"""One call of the API: who calls, and what is asked for."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import partial
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.datastructures import QueryParams

from bot.altegio.sandbox.answer import Answer
from bot.altegio.sandbox.booking import Booking
from bot.altegio.sandbox.refusal import Refusal, invalid, not_found, unauthorized
from bot.altegio.sandbox.salon import Salon
from bot.altegio.sandbox.switches import Switches
from bot.altegio.sandbox.world import Record, World

Model = TypeVar("Model", bound=BaseModel)

JSON = TypeAdapter(Any)
ID = re.compile(r"[0-9]{1,12}")


class Needs(Enum):
    """Whose token an operation asks for, besides the partner's."""

    PARTNER = "partner"
    CLIENT = "the client's or the business's"
    BUSINESS = "the business's"


@dataclass(frozen=True, slots=True)
class Caller:
    """`phone`: whose account it is, with a client's token; `business`: with the business's."""

    phone: str = ""
    business: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    world: World
    switches: Switches
    caller: Caller
    path: dict[str, str]
    query: QueryParams
    body: bytes

    @property
    def salon(self) -> Salon:
        """The location of the path; 404 when there is none, or it is not a number."""
        salon = self.world.salons.get(self.id("location_id"))
        if salon is None:
            raise not_found("Location")
        return salon

    @property
    def rules(self) -> Booking:
        return Booking(self.salon, self.world.busy, self.world.now())

    def rules_without(self, record: Record) -> Booking:
        """The rules, as if this appointment were not in the calendar."""
        return replace(self.rules, calendar=partial(self.world.busy, but=record.id))

    def id(self, name: str) -> int:
        """A number of the path."""
        if not ID.fullmatch(self.path[name]):
            raise not_found(name)
        return int(self.path[name])

    def record(self) -> Record:
        """The appointment of the path, of the path's location if that has one."""
        record = self.world.records.get(self.id("record_id"))
        if record is None or ("location_id" in self.path and record.salon_id != self.salon.id):
            raise not_found("Appointment")
        return record

    def number(self, name: str, default: int = 0) -> int:
        """A number of the query."""
        text = self.query.get(name) or str(default)
        if not ID.fullmatch(text):
            raise invalid(name, "Has to be a number.")
        return int(text)

    def flag(self, name: str) -> bool:
        return self.query.get(name) in ("1", "true")

    def numbers(self, name: str) -> list[int]:
        """An array of the query, which is sent with brackets: name[]=1&name[]=2."""
        key = re.compile(re.escape(name) + r"\[\d*\]")
        values = [value for sent, value in self.query.multi_items() if key.fullmatch(sent)]
        if not all(ID.fullmatch(value) for value in values) or len(values) > 50:
            raise invalid(name, "Has to be a list of numbers.")
        return [int(value) for value in values]

    def day(self, name: str) -> date | None:
        """A day of the query."""
        return read_day(name, self.query[name]) if self.query.get(name) else None

    def read(self, model: type[Model]) -> Model:
        """The body. 400 if it is not JSON, 422 if it does not fit, with what is wrong by field."""
        try:
            said = JSON.validate_json(self.body)
            json.dumps(said, allow_nan=False)  # NaN and Infinity are read, but are not JSON
        except ValueError:
            raise Refusal(400, "The body is not JSON.") from None
        try:
            return model.model_validate(said)
        except ValidationError as error:
            problems = error.errors(include_url=False, include_input=False)
        fields: dict[str, list[str]] = {}
        for problem in problems:
            fields.setdefault(".".join(map(str, problem["loc"])) or "body", []).append(problem["msg"])
        raise Refusal(422, "The request is not valid.", errors=fields)


class Operation(NamedTuple):
    """One call of the contract, under a short name of ours."""

    name: str
    method: str
    path: str
    needs: Needs
    handle: Callable[[Call], Answer]


def read_day(name: str, text: str) -> date:
    """YYYY-MM-DD."""
    try:
        if len(text) != len("2026-01-31"):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise invalid(name, "Has to be a day, YYYY-MM-DD.") from None


def identify(world: World, switches: Switches, authorization: str, partner: str, business: str) -> Caller:
    """Who calls, by "Bearer <partner>" or "Bearer <partner>, User <user>". Refuses a bad token with 401."""
    found = re.fullmatch(r"Bearer ([^\s,]+)(?:, ?User ([^\s,]+))?", authorization.strip())
    if found is None or found[1] != partner:
        raise unauthorized()
    if found[2] is None:
        return Caller()
    if found[2] == business:
        return Caller(business=True)
    phone, since = world.logins.get(found[2], ("", None))
    lifetime = timedelta(seconds=switches.token_lifetime)
    if since is None or (lifetime and world.now() - since >= lifetime):
        raise unauthorized()
    return Caller(phone=phone)
