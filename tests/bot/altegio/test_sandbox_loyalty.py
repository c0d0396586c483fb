"""What clients own in the sandbox: memberships, gift cards, loyalty cards; and that nobody sees another's."""

from datetime import date
from typing import Any

import pytest

from bot.altegio.sandbox import Switches
from bot.altegio.sandbox.histories import WELL_KNOWN
from tests.bot.altegio.salon_api import ANN, KYIV, LONDON, NEW_YORK, opened

CHAIN = 4120
EMMA, OKSANA = "+447700900400", "+380440000400"
TODAY = date(2026, 3, 2)


def days_left(thing: dict[str, Any]) -> int | None:
    return thing["expiration_date"] and (date.fromisoformat(thing["expiration_date"][:10]) - TODAY).days


@pytest.mark.parametrize("salon", [LONDON, KYIV, NEW_YORK], ids=lambda salon: salon.city)
async def test_memberships_of_every_kind(salon: Any) -> None:
    async with opened(seeded=True) as api:
        me = await api.log_in("+" + WELL_KNOWN[salon.id][0])
        reply = await me.get("/user/loyalty/abonements", f"company_id={salon.id}")
    endless, everywhere, frozen, ending, over = reply.data
    assert reply.body["meta"] == {"count": 5}
    assert [days_left(one) for one in reply.data] == [None, 120, 40, 3, -20]
    assert [one["is_frozen"] for one in reply.data] == [False, False, True, False, False]
    assert (everywhere["type"]["allow_freeze"], everywhere["type"]["freeze_limit"]) == (True, 30)
    assert (frozen["freeze_period"], over["is_frozen"]) == (14, False)
    assert endless["number"].startswith("00")
    (covered,) = endless["balance_container"]["links"]
    (bought,) = endless["type"]["balance_container"]["links"]
    assert (covered["count"], bought["count"]) == (7, 10)
    assert covered["category"] == {"id": salon.categories[0].id, "category_id": 1, "title": salon.categories[0].title}
    (service,) = ending["balance_container"]["links"]
    assert service["category"]["category_id"] == salon.categories[0].id
    assert everywhere["type"]["is_united_balance"] is True


async def test_a_membership_is_good_where_it_says() -> None:
    async with opened(seeded=True) as api:
        me = await api.log_in(EMMA)
        (elsewhere,) = (await me.get("/user/loyalty/abonements", f"company_id={KYIV.id}")).data
        cards = (await me.get("/user/loyalty/certificates", f"company_id={KYIV.id}")).data
    assert {link["category"]["id"] for link in elsewhere["balance_container"]["links"]} == {410100, 420100, 430100}
    assert [card["type"]["item_type_id"] for card in cards] == [0]


async def test_gift_cards_for_each_thing_they_pay_for() -> None:
    async with opened(seeded=True) as api:
        me = await api.log_in(EMMA)
        cards = (await me.get("/user/loyalty/certificates", f"company_id={LONDON.id}")).data
    assert [card["type"]["item_type_id"] for card in cards] == [0, 1, 2, 3, 4]
    assert [card["type"]["is_multi"] for card in cards] == [True, False, False, False, True]
    assert all((card["balance"] < card["default_balance"]) == card["type"]["is_multi"] for card in cards)
    assert [days_left(card) for card in cards] == [200, None, 90, 30, 2]
    assert [card["type"]["expiration_type_id"] for card in cards] == [2, 0, 2, 2, 2]


async def test_loyalty_cards_with_a_discount_and_with_bonuses() -> None:
    async with opened(seeded=True) as api:
        me = await api.log_in(EMMA)
        club, bonus = (await me.get(f"/user/loyalty_cards/{CHAIN}")).data
        assert (await me.get("/user/loyalty_cards/83")).status == 404
    (discount,), (cashback,) = club["programs"], bonus["programs"]
    assert (discount["value"], discount["loyalty_type"]["is_discount"]) == (10, True)
    assert cashback["loyalty_type"]["is_cashback"]
    assert cashback["loyalty_type"]["is_accumulative"]
    assert [(rule["value"], rule["parameter"]) for rule in cashback["rules"]] == [(5, 0), (10, 1000)]
    assert bonus["balance"] == 340
    assert bonus["number"] == "0014580002"


@pytest.mark.parametrize(("body", "form"), [("envelope", dict), ("bare", list), ("single", dict)])
async def test_how_loyalty_cards_are_wrapped(body: Any, form: type[Any]) -> None:
    async with opened(seeded=True, switches=Switches(loyalty_body=body)) as api:
        cards: Any = (await (await api.log_in(EMMA)).get(f"/user/loyalty_cards/{CHAIN}")).body
        types = (await api.business().get(f"/loyalty/card_types/salon/{LONDON.id}")).body
        nothing = (await (await api.log_in(ANN)).get(f"/user/loyalty_cards/{CHAIN}")).body
    assert isinstance(cards, form)
    assert ("success" in cards) == ("success" in types) == (body == "envelope")
    assert ("id" in cards) == (body == "single")
    assert (nothing["data"] if body == "envelope" else nothing) == []


async def test_numbers_may_have_lost_their_zeros() -> None:
    async with opened(seeded=True, switches=Switches(card_numbers="number")) as api:
        me = await api.log_in(EMMA)
        (card, _) = (await me.get(f"/user/loyalty_cards/{CHAIN}")).data
        gift = (await me.get("/user/loyalty/certificates", f"company_id={LONDON.id}")).data[0]
        membership = (await me.get("/user/loyalty/abonements", f"company_id={LONDON.id}")).data[0]
    assert (card["number"], gift["number"], membership["number"]) == (14580001, 70001, 60001)


async def test_the_business_sees_what_the_client_sees() -> None:
    async with opened(seeded=True) as api:
        me, boss, phone = await api.log_in(EMMA), api.business(), EMMA[1:]
        where = f"company_id={LONDON.id}"
        client = (await boss.get(f"/records/{LONDON.id}", "count=300&end_date=2026-03-01")).data[0]["client"]["id"]
        mine = (await me.get(f"/user/loyalty_cards/{CHAIN}")).data
        assert (await boss.get(f"/loyalty/cards/{phone}/{CHAIN}/{LONDON.id}")).data == mine
        assert (await boss.get(f"/loyalty/client_cards/{client}")).data == mine
        mine = (await me.get("/user/loyalty/abonements", where)).data
        assert (await boss.get("/loyalty/abonements", f"{where}&phone={phone}")).data == mine
        mine = (await me.get("/user/loyalty/certificates", where)).data
        assert (await boss.get("/loyalty/certificates", f"copmany_id={LONDON.id}&phone={phone}")).data == mine
        types = (await boss.get(f"/loyalty/card_types/client/{LONDON.id}/{phone}")).data
        boss.strict = False
        assert (await boss.get(f"/loyality/card_types/client/{LONDON.id}/{phone}")).data == types
        assert [type_["title"] for type_ in types] == ["Bring a friend"]


PATHS = [
    (f"/loyalty/cards/{EMMA[1:]}/{CHAIN}/{LONDON.id}", ""),
    ("/loyalty/client_cards/700001", ""),
    (f"/loyalty/card_types/client/{LONDON.id}/{EMMA[1:]}", ""),
    ("/loyalty/abonements", f"company_id={LONDON.id}&phone={EMMA[1:]}"),
    ("/loyalty/certificates", f"company_id={LONDON.id}&phone={EMMA[1:]}"),
]


@pytest.mark.parametrize(("path", "query"), PATHS, ids=lambda part: part.split("/")[-1][:12])
async def test_no_phone_is_taken_from_a_client(path: str, query: str) -> None:
    async with opened(seeded=True) as api:
        assert (await api.get(path, query)).status == 401
        assert (await (await api.log_in(ANN)).get(path, query)).status == 403
        assert (await (await api.log_in(EMMA)).get(path, query)).status == 403


async def test_with_a_clients_token_only_what_is_their_own() -> None:
    """Whatever phone or number is put beside it."""
    async with opened(seeded=True) as api:
        me = await api.log_in(ANN)
        for kind in ("abonements", "certificates"):
            query = f"company_id={LONDON.id}&phone={EMMA[1:]}&client_id=700001"
            assert (await me.get(f"/user/loyalty/{kind}", query)).data == []
            assert (await api.get(f"/user/loyalty/{kind}", query)).status == 401
        assert (await me.get(f"/user/loyalty_cards/{CHAIN}", f"phone={EMMA[1:]}")).data == []
        assert (await api.get(f"/user/loyalty_cards/{CHAIN}")).status == 401
        assert (await api.business().get(f"/user/loyalty_cards/{CHAIN}")).data == []


async def test_questions_that_make_no_sense() -> None:
    async with opened() as api:
        me, boss = await api.log_in(ANN), api.business()
        assert (await me.get("/user/loyalty/abonements")).status == 422
        assert (await me.get("/user/loyalty/certificates", "company_id=1")).status == 404
        assert (await boss.get("/loyalty/abonements", f"company_id={LONDON.id}")).status == 422
        assert (await boss.get("/loyalty/client_cards/1")).status == 404
        assert (await boss.get(f"/loyalty/cards/12/{CHAIN}/{LONDON.id}")).status == 422
        assert (await boss.get(f"/loyalty/cards/{OKSANA[1:]}/{CHAIN}/1")).status == 404


async def test_a_wallet_by_order() -> None:
    async with opened() as api:
        await api.tell("POST", "/history", {"location": NEW_YORK.id, "phone": ANN})
        me = await api.log_in(ANN)
        assert len((await me.get("/user/loyalty/abonements", f"company_id={NEW_YORK.id}")).data) == 5
        assert len((await me.get(f"/user/loyalty_cards/{CHAIN}")).data) == 2
