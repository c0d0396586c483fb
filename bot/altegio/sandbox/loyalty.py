"""Memberships, gift cards and loyalty cards: a client's own, or for the business those of any phone.

Source: openapi.yaml, tag Loyalty; one path is spelled in two ways there.
A client's token says whose they are: no number and no phone is taken from them.
"""

from bot.altegio.sandbox import card_shapes
from bot.altegio.sandbox.answer import Answer
from bot.altegio.sandbox.bodies import digits
from bot.altegio.sandbox.call import Call, Needs, Operation
from bot.altegio.sandbox.cards import CARD_TYPES
from bot.altegio.sandbox.refusal import invalid, not_found
from bot.altegio.sandbox.salon import Salon
from bot.altegio.sandbox.salons import CHAIN_ID


def own_loyalty_cards(call: Call) -> Answer:
    return _loyalty_cards(call, call.caller.phone)


def loyalty_cards(call: Call) -> Answer:
    _ = call.salon
    return _loyalty_cards(call, digits(call.path["phone"]))


def client_cards(call: Call) -> Answer:
    id_ = call.id("client_id")
    client = next((client for client in call.world.clients.values() if client.id == id_), None)
    if client is None:
        raise not_found("Client")
    return _loyalty_cards(call, client.phone)


def card_types(call: Call) -> Answer:
    """The kinds of card of a location; for a phone, those that this client does not have yet."""
    _ = call.salon
    phone = digits(call.path["phone"]) if "phone" in call.path else ""
    held = {card.type.id for card in call.world.loyalty_cards if card.phone == phone}
    types = [
        card_shapes.card_type(type_) | {"salon_group": card_shapes.CHAIN}
        for type_ in CARD_TYPES
        if type_.id not in held
    ]
    return Answer(types, bare=call.switches.loyalty_body != "envelope")


def own_memberships(call: Call) -> Answer:
    return _memberships(call, call.caller.phone)


def memberships(call: Call) -> Answer:
    return _memberships(call, digits(call.query.get("phone")))


def own_gift_cards(call: Call) -> Answer:
    return _gift_cards(call, call.caller.phone)


def gift_cards(call: Call) -> Answer:
    return _gift_cards(call, digits(call.query.get("phone")))


OPERATIONS = [
    Operation("user_loyalty_cards", "GET", "/user/loyalty_cards/{chain_id}", Needs.CLIENT, own_loyalty_cards),
    Operation("user_memberships", "GET", "/user/loyalty/abonements", Needs.CLIENT, own_memberships),
    Operation("user_gift_cards", "GET", "/user/loyalty/certificates", Needs.CLIENT, own_gift_cards),
    Operation("loyalty_cards", "GET", "/loyalty/cards/{phone}/{chain_id}/{location_id}", Needs.BUSINESS, loyalty_cards),
    Operation("client_cards", "GET", "/loyalty/client_cards/{client_id}", Needs.BUSINESS, client_cards),
    Operation("card_types", "GET", "/loyalty/card_types/client/{location_id}/{phone}", Needs.BUSINESS, card_types),
    Operation("card_types", "GET", "/loyality/card_types/client/{location_id}/{phone}", Needs.BUSINESS, card_types),
    Operation("location_card_types", "GET", "/loyalty/card_types/salon/{location_id}", Needs.BUSINESS, card_types),
    Operation("memberships", "GET", "/loyalty/abonements", Needs.BUSINESS, memberships),
    Operation("gift_cards", "GET", "/loyalty/certificates", Needs.BUSINESS, gift_cards),
]


def _loyalty_cards(call: Call, phone: str) -> Answer:
    if "chain_id" in call.path and call.id("chain_id") != CHAIN_ID:
        raise not_found("Chain")
    found = [card_shapes.loyalty_card(card, call.switches) for card in call.world.loyalty_cards if card.phone == phone]
    if call.switches.loyalty_body == "single" and found:
        return Answer(found[0], bare=True)
    return Answer(found, bare=call.switches.loyalty_body != "envelope")


def _memberships(call: Call, phone: str) -> Answer:
    salon = _location(call)
    found = [m for m in call.world.memberships if m.phone == phone and salon.id in m.salons]
    return Answer([card_shapes.membership(one, salon, call.switches) for one in found], meta={"count": len(found)})


def _gift_cards(call: Call, phone: str) -> Answer:
    salon = _location(call)
    found = [card for card in call.world.gift_cards if card.phone == phone and salon.id in card.salons]
    return Answer([card_shapes.gift_card(card, salon, call.switches) for card in found], meta={"count": len(found)})


def _location(call: Call) -> Salon:
    """The location of the query, which one page of the documents calls copmany_id."""
    id_ = call.number("company_id") or call.number("copmany_id")
    if id_ == 0:
        raise invalid("company_id", "Required.")
    salon = call.world.salons.get(id_)
    if salon is None:
        raise not_found("Location")
    return salon
