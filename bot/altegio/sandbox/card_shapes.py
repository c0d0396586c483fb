"""Memberships, gift cards and loyalty cards as Altegio shows them. Source: openapi.yaml's schemas of these names.

What a gift card pays for is numbered as on the client's pages; the chain's pages number 2 to 4 in another way.
"""

from bot.altegio.sandbox.cards import ACTIVATED, CardType, Covered, GiftCard, LoyaltyCard, Membership
from bot.altegio.sandbox.salon import Salon
from bot.altegio.sandbox.salons import CHAIN_ID, CHAIN_TITLE
from bot.altegio.sandbox.shapes import Body
from bot.altegio.sandbox.switches import Switches

CHAIN = {"id": CHAIN_ID, "title": CHAIN_TITLE}
PAYS_FOR = ("Everything", "Services", "Some services and all products", "Some services", "Products")
KINDS = {"discount": (1, "Discount"), "cashback": (7, "Cashback")}


def _number(text: str, switches: Switches) -> str | int:
    """Some bodies print the number of a card as a number: then its leading zeros are gone."""
    return int(text) if switches.card_numbers == "number" else text


def membership(one: Membership, salon: Salon, switches: Switches) -> Body:
    period, unit = one.period
    status, title = one.status
    return {
        "id": one.id,
        "number": _number(one.number, switches),
        "balance_string": ", ".join(f"{each.title} (x{each.left})" for each in one.covers),
        "is_frozen": one.frozen,
        "freeze_period": one.frozen_days,
        "period": period,
        "period_unit_id": unit,
        "expiration_date": one.expires and one.expires.astimezone(salon.zone).isoformat(),
        "status": {"id": status, "title": title, "extended_title": title},
        "balance_container": _links(one.covers, left=True),
        "type": {
            "id": 97_000 + one.id,
            "salon_group_id": CHAIN_ID,
            "title": one.title,
            "period": period,
            "period_unit_id": unit,
            "allow_freeze": one.freeze_days > 0,
            "freeze_limit": one.freeze_days,
            "is_allow_empty_code": False,
            "is_united_balance": one.united,
            "united_balance_services_count": one.covers[0].count if one.united else 0,
            "balance_container": _links(one.covers, left=False),
        },
    }


def _links(covers: tuple[Covered, ...], left: bool) -> Body:
    return {
        "links": [
            {
                "count": each.left if left else each.count,
                "category": {"id": each.id, "category_id": each.category_id, "title": each.title},
            }
            for each in covers
        ]
    }


def gift_card(card: GiftCard, salon: Salon, switches: Switches) -> Body:
    status, title = ACTIVATED
    type_id = 27_000 + card.id
    return {
        "id": card.id,
        "number": _number(card.number, switches),
        "balance": card.balance,
        "default_balance": card.nominal,
        "type_id": type_id,
        "status_id": status,
        "created_date": card.created.astimezone(salon.zone).isoformat(timespec="seconds"),
        "expiration_date": card.expires and card.expires.astimezone(salon.zone).isoformat(),
        "type": {
            "id": type_id,
            "title": card.title,
            "balance": card.nominal,
            "is_multi": card.multi,
            "company_group_id": CHAIN_ID,
            "item_type_id": card.pays_for,
            "expiration_type_id": 2 if card.expires else 0,
            "expiration_date": None,
            "expiration_timeout": 365 if card.expires else 0,
            "expiration_timeout_unit_id": 1,
            "is_allow_empty_code": False,
            "item_type": {"id": card.pays_for, "title": PAYS_FOR[card.pays_for]},
        },
        "status": {"id": status, "title": title},
    }


def card_type(type_: CardType) -> Body:
    return {"id": type_.id, "title": type_.title, "salon_group_id": CHAIN_ID}


def loyalty_card(card: LoyaltyCard, switches: Switches) -> Body:
    return {
        "id": card.id,
        "balance": card.balance,
        "points": card.points,
        "paid_amount": card.paid,
        "sold_amount": card.paid,
        "visits_count": card.visits,
        "number": _number(card.number, switches),
        "type_id": card.type.id,
        "salon_group_id": CHAIN_ID,
        "type": card_type(card.type),
        "salon_group": CHAIN,
        "programs": [_program(card.type)],
    }


def _program(type_: CardType) -> Body:
    id_, title = KINDS[type_.kind]
    return {
        "id": 18_000 + type_.id,
        "title": type_.title,
        "value": type_.value,
        "loyalty_type_id": id_,
        "item_type_id": 0,
        "value_unit_id": 1,
        "group_id": CHAIN_ID,
        "loyalty_type": {
            "id": id_,
            "title": title,
            "is_discount": type_.kind == "discount",
            "is_cashback": type_.kind == "cashback",
            "is_static": len(type_.rules) == 1,
            "is_accumulative": len(type_.rules) > 1,
        },
        "rules": [
            {
                "id": 72_000 + 10 * type_.id + n,
                "loyalty_program_id": 18_000 + type_.id,
                "loyalty_type_id": id_,
                "value": value,
                "parameter": spent,
            }
            for n, (value, spent) in enumerate(type_.rules)
        ],
    }
