"""Searching the clients of a location: filters, order, pages. Source: openapi.yaml, get_client_list and its example.

A filter that the sandbox does not know is refused with 400: better than to find everybody.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from bot.altegio.sandbox.refusal import Refusal
from bot.altegio.sandbox.salon import Salon
from bot.altegio.sandbox.world import Client, Record

STATUS = {-1: 1, 0: 2, 1: 3, 2: 4}
"""Attendance, as the filter `record` counts it."""
Asked = dict[str, Any]


class Filter(BaseModel):
    type: str
    state: Asked


class Search(BaseModel):
    page: Annotated[int, Field(ge=1)] = 1
    page_size: Annotated[int, Field(ge=1, le=200)] = 25
    fields: list[str] = Field(default_factory=lambda: ["id"])
    order_by: str = "id"
    order_by_direction: str = "ASC"
    operation: Literal["AND", "OR"] = "AND"
    filters: list[Filter] = Field(default_factory=list, max_length=20)


@dataclass(frozen=True)
class Known:
    """A client, and their appointments in the location that are not cancelled."""

    client: Client
    records: tuple[Record, ...]
    salon: Salon

    @cached_property
    def came(self) -> list[Record]:
        return [record for record in self.records if record.attendance == 1]

    @property
    def visits(self) -> int:
        return len(self.came)

    @property
    def sold(self) -> int:
        return spent(self.came, self.salon)

    @property
    def first_visit(self) -> str | None:
        return min(map(self.day, self.came), default=None)

    @property
    def last_visit(self) -> str | None:
        return max(map(self.day, self.came), default=None)

    def day(self, record: Record) -> str:
        return record.starts.astimezone(self.salon.zone).date().isoformat()


def spent(records: Sequence[Record], salon: Salon) -> int:
    """What these cost, after discounts."""
    prices = {service.id: service.price_min for service in salon.services}
    return sum(prices.get(id_, 0) * (100 - r.discount) // 100 for r in records for id_ in r.services)


def found(known: Sequence[Known], wish: Search) -> list[Known]:
    """Who passes the filters, all of them or any, in the order that was asked for."""
    for asked in wish.filters:
        if asked.type not in FILTERS:
            raise Refusal(400, f"No filter {asked.type}.")
    if wish.order_by not in ORDERS:
        raise Refusal(400, f"No order by {wish.order_by}.")
    passes = all if wish.operation == "AND" or not wish.filters else any
    try:
        passed = [one for one in known if passes(FILTERS[asked.type](one, asked.state) for asked in wish.filters)]
    except (TypeError, AttributeError, KeyError, ValueError):
        raise Refusal(400, "A filter is badly formed.") from None
    return sorted(passed, key=ORDERS[wish.order_by], reverse=wish.order_by_direction.upper() == "DESC")


ORDERS: dict[str, Callable[[Known], Any]] = {
    "id": lambda known: known.client.id,
    "name": lambda known: known.client.name,
    "phone": lambda known: known.client.phone,
    "email": lambda known: known.client.email,
    "discount": lambda known: known.client.discount,
    "first_visit_date": lambda known: known.first_visit or "",
    "last_visit_date": lambda known: known.last_visit or "",
    "sold_amount": lambda known: known.sold,
    "visits_count": lambda known: known.visits,
    "visit_count": lambda known: known.visits,
}


def _quick(known: Known, asked: Asked) -> bool:
    """A part of the name, of the phone, or of the card."""
    text = asked["value"].strip()
    number = "".join(filter(str.isdigit, text))
    in_phone = bool(number) and text.strip("+0123456789 ()-") == "" and number in known.client.phone
    return text.casefold() in known.client.name.casefold() or in_phone or (text != "" and text in known.client.card)


def _between(value: Any, asked: Asked) -> bool:
    low, high = asked.get("from"), asked.get("to")
    return (low is None or low <= value) and (high is None or value <= high)


def _one_of(value: Any, asked: Asked) -> bool:
    return value in {int(each) for each in asked["value"]}


def _record(known: Known, asked: Asked) -> bool:
    """Whether they have as many appointments, at least one, for which all of this holds."""
    category = {service.id: service.category_id for service in known.salon.services}
    tests: dict[str, Callable[[Record, Asked], bool]] = {
        "staff": lambda record, part: _one_of(record.staff_id, part),
        "service": lambda record, part: any(_one_of(id_, part) for id_ in record.services),
        "service_category": lambda record, part: any(_one_of(category.get(id_), part) for id_ in record.services),
        "status": lambda record, part: _one_of(STATUS[record.attendance], part),
        "created": lambda record, part: _between(record.created.astimezone(known.salon.zone).date().isoformat(), part),
    }
    fitting = [r for r in known.records if all(test(r, asked[name]) for name, test in tests.items() if name in asked)]
    enough = _between(len(fitting), {"from": 1} | asked.get("records_count", {}))
    return enough and _between(spent(fitting, known.salon), asked.get("sold_amount", {}))


def _client(known: Known, asked: Asked) -> bool:
    of_these = "id" not in asked or _one_of(known.client.id, asked["id"])
    return of_these and ("birthday" not in asked or _birthday(known, asked["birthday"]))


def _birthday(known: Known, asked: Asked) -> bool:
    return known.client.birth_date != "" and _between(known.client.birth_date, asked)


FILTERS: dict[str, Callable[[Known, Asked], bool]] = {
    "id": lambda known, asked: _one_of(known.client.id, asked),
    "quick_search": _quick,
    "birthday": _birthday,
    "gender": lambda known, asked: _one_of(known.client.sex_id, asked),
    "importance": lambda known, asked: _one_of(known.client.importance_id, asked),
    "category": lambda known, asked: any(_one_of(id_, asked) for id_ in known.client.categories),
    "sold_amount": lambda known, asked: _between(known.sold, asked),
    "record": _record,
    "client": _client,
}
