"""The clients of a location, as the business sees and changes them. Source: openapi.yaml, tag Business."""

from dataclasses import replace
from operator import attrgetter
from typing import Annotated, Any

from pydantic import BaseModel, Field

from bot.altegio.sandbox import client_search
from bot.altegio.sandbox.answer import EMPTY_OBJECT, Answer
from bot.altegio.sandbox.appointments import phone_of
from bot.altegio.sandbox.bodies import Id, Line, Phone, Text, digits
from bot.altegio.sandbox.call import Call, Needs, Operation
from bot.altegio.sandbox.client_search import Known, Search
from bot.altegio.sandbox.refusal import invalid, not_found
from bot.altegio.sandbox.salons import CHAIN_ID, CHAIN_TITLE
from bot.altegio.sandbox.shapes import Body
from bot.altegio.sandbox.world import Client, Record

SEXES = ("Unknown", "Male", "Female")
IMPORTANCES = ("No class", "Bronze", "Silver", "Gold")
LABELS = ((1, "Regular", "#1f1038"), (2, "VIP", "#e8d313"), (3, "Allergies", "#c0392b"))


class ClientWrite(BaseModel):
    """A full replacement: what is not sent goes back to its default."""

    name: Line
    phone: Phone
    email: Line = ""
    sex_id: Annotated[int, Field(ge=0, le=2)] = 0
    importance_id: Annotated[int, Field(ge=0, le=3)] = 0
    discount: Annotated[float, Field(ge=0, le=100)] = 0
    card: Annotated[str, Field(max_length=64)] | int = ""
    birth_date: Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = ""
    comment: Text = ""
    categories: list[Id] = Field(default_factory=list)
    custom_fields: dict[str, Any] | list[Any] = Field(default_factory=list)


def search(call: Call) -> Answer:
    """The id, and of the other fields those that are asked for."""
    wish = call.read(Search)
    found = client_search.found(_known(call), wish)
    start = (wish.page - 1) * wish.page_size
    page = found[start : start + wish.page_size]
    return Answer([_fields(call, known, wish.fields) for known in page], meta={"total_count": len(found)})


def clients(call: Call) -> Answer:
    """The older list: parts of the name, phone and address, or ids."""
    name, email = (call.query.get(key, "").casefold() for key in ("fullname", "email"))
    phone = "".join(filter(str.isdigit, call.query.get("phone", "")))
    ids = {*call.numbers("id"), *filter(None, [call.number("id")])}
    found = [
        known
        for known in _known(call)
        if name in known.client.name.casefold()
        and email in known.client.email.casefold()
        and phone in known.client.phone
        and (not ids or known.client.id in ids)
    ]
    size, page = min(call.number("count", 25), 200) or 25, max(call.number("page", 1), 1)
    shown = [_whole(call, known) for known in found[(page - 1) * size : page * size]]
    return Answer(shown, meta={"page": page, "total_count": len(found)})


def client(call: Call) -> Answer:
    return Answer(_whole(call, _one(call)))


def client_create(call: Call) -> Answer:
    wish, salon = call.read(ClientWrite), call.salon
    phone = digits(wish.phone)
    if (salon.id, phone) in call.world.clients:
        raise invalid("phone", "There is a client with this phone.")
    made = _written(call.world.client(salon.id, phone, wish.name), wish)
    call.world.keep_client(made)
    return Answer(_whole(call, Known(made, (), salon)), status=201, other=200)


def client_update(call: Call) -> Answer:
    wish, salon, before = call.read(ClientWrite), call.salon, _one(call).client
    phone = digits(wish.phone)
    if call.world.clients.get((salon.id, phone), before) is not before:
        raise invalid("phone", "There is another client with this phone.")
    call.world.keep_client(_written(replace(before, phone=phone), wish))
    return Answer(_whole(call, _one(call)))


def labels(call: Call) -> Answer:
    """What clients can be marked with."""
    term = call.query.get("term", "").casefold()
    shown = [
        {"id": id_, "salon_id": call.salon.id, "title": title, "color": color, "icon": "tag", "entity": 1}
        for id_, title, color in LABELS
        if term in title.casefold()
    ]
    return Answer(shown, meta={"page": 1, "total_count": len(shown)})


def chains(call: Call) -> Answer:
    places = [{"id": salon.id, "title": salon.title} for salon in call.world.salons.values()]
    access = {"clients_access": "1", "loyalty_access": "1", "chain_services_access": "1"}
    return Answer([{"id": CHAIN_ID, "title": CHAIN_TITLE, "companies": places, "access": access}])


def chain_clients(call: Call) -> Answer:
    """Who has this phone, in each location of the chain that knows them."""
    if call.id("chain_id") != CHAIN_ID:
        raise not_found("Chain")
    phone = digits(call.query.get("phone"))
    found = [known for known in call.world.clients.values() if known.phone == phone]
    shown = [{"id": c.id, "company_id": c.salon_id, "name": c.name, "email": c.email} for c in found]
    return Answer({"salon_group_id": CHAIN_ID, "phone": phone, "clients": shown})


OPERATIONS = [
    Operation("clients_search", "POST", "/company/{location_id}/clients/search", Needs.BUSINESS, search),
    Operation("clients", "GET", "/clients/{location_id}", Needs.BUSINESS, clients),
    Operation("client_create", "POST", "/clients/{location_id}", Needs.BUSINESS, client_create),
    Operation("client", "GET", "/client/{location_id}/{client_id}", Needs.BUSINESS, client),
    Operation("client_update", "PUT", "/client/{location_id}/{client_id}", Needs.BUSINESS, client_update),
    Operation("labels", "GET", "/labels/{location_id}/clients", Needs.BUSINESS, labels),
    Operation("chains", "GET", "/groups", Needs.BUSINESS, chains),
    Operation("chain_clients", "GET", "/group/{chain_id}/clients", Needs.BUSINESS, chain_clients),
]


def _known(call: Call) -> list[Known]:
    """The clients of the location with their appointments, by id."""
    salon, records = call.salon, dict[int, list[Record]]()
    for record in call.world.of_salon(salon.id):
        if record.client and not record.deleted:
            records.setdefault(record.client.id, []).append(record)
    found = [c for c in call.world.clients.values() if c.salon_id == salon.id]
    return [Known(c, tuple(records.get(c.id, ())), salon) for c in sorted(found, key=attrgetter("id"))]


def _one(call: Call) -> Known:
    id_ = call.id("client_id")
    known = next((known for known in _known(call) if known.client.id == id_), None)
    if known is None:
        raise not_found("Client")
    return known


def _written(before: Client, wish: ClientWrite) -> Client:
    return replace(
        before,
        **wish.model_dump(exclude={"phone", "card", "categories"}),
        card=str(wish.card),
        categories=tuple(wish.categories),
    )


def _fields(call: Call, known: Known, fields: list[str]) -> Body:
    client = known.client
    all_ = phone_of(client, call.switches) | {
        "id": client.id,
        "name": client.name,
        "email": client.email,
        "discount": client.discount,
        "first_visit_date": known.first_visit,
        "last_visit_date": known.last_visit,
        "sold_amount": known.sold,
        "visits_count": known.visits,
    }
    return {field: all_[field] for field in ("id", *fields) if field in all_}


def _whole(call: Call, known: Known) -> Body:
    client = known.client
    categories = [{"id": id_, "title": title, "color": c} for id_, title, c in LABELS if id_ in client.categories]
    return phone_of(client, call.switches) | {
        "id": client.id,
        "name": client.name,
        "surname": "",
        "email": client.email,
        "categories": categories,
        "sex_id": client.sex_id,
        "sex": SEXES[client.sex_id],
        "discount": client.discount,
        "importance_id": client.importance_id,
        "importance": IMPORTANCES[client.importance_id],
        "card": client.card,
        "birth_date": client.birth_date or "1970-01-01",
        "comment": client.comment,
        "sms_check": 0,
        "sms_not": 0,
        "spent": known.sold,
        "balance": 0,
        "visits": known.visits,
        "last_change_date": f"{call.world.now().astimezone(known.salon.zone):%Y-%m-%dT%H:%M:%S%z}",
        "custom_fields": client.custom_fields or EMPTY_OBJECT,
    }
