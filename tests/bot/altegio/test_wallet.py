"""A client's cards, and the card of a location, over the wire."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.altegio import wire
from bot.altegio.desk import AltegioDesk
from bot.altegio.sandbox import SANDBOX_USER_TOKEN, Switches, wallets
from fsm.desk import LoggedOut, TryLater
from fsm.words import PaysFor, Wallet
from tests.bot.altegio.counter import desk, log_in
from tests.bot.altegio.salon_api import ANN, BOB, KYIV, LONDON, NEW_YORK
from tests.bot.altegio.shop import AMELIA, CHAT, Shop, answering, open_shop

KEYS = ["C", "B"]


@pytest.fixture
async def shop() -> AsyncIterator[Shop]:
    async with open_shop() as shop:
        wallets.fill(shop.sandbox.world, LONDON, ANN.removeprefix("+"))
        yield shop


async def wallet(shop: Shop, key: str, phone: str = ANN) -> Wallet:
    return await (await desk(shop, key)).of(CHAT).wallet(phone)


# --- who sees it


async def test_a_wallet_takes_a_key(shop: Shop) -> None:
    with pytest.raises(LoggedOut):
        await wallet(shop, "P")
    with pytest.raises(LoggedOut):
        await wallet(shop, "B", phone="")
    with pytest.raises(LoggedOut):
        await wallet(shop, "C", phone=BOB)  # logged in as Ann
    assert "memberships" not in " ".join(shop.calls())


async def test_anothers_wallet_is_empty(shop: Shop) -> None:
    assert await wallet(shop, "B", phone=BOB) == Wallet()
    counter = await desk(shop, "C", phone=BOB)
    assert await counter.of(CHAT).wallet(BOB) == Wallet()


async def test_a_login_that_has_ended(shop: Shop) -> None:
    alone, beside = await desk(shop, "C"), await desk(shop, "C+B")
    shop.sandbox.switches = Switches(token_lifetime=60)
    shop.clock.forward(minutes=2)
    assert (await beside.of(CHAT).wallet(ANN)).memberships != ()
    assert await alone.logins.of(CHAT) is None
    with pytest.raises(LoggedOut):
        await alone.of(CHAT).wallet(ANN)
    assert shop.complaints == []


@pytest.mark.parametrize("key", KEYS)
async def test_only_what_is_good_at_the_configured_locations(shop: Shop, key: str) -> None:
    wallets.fill(shop.sandbox.world, NEW_YORK, ANN.removeprefix("+"))
    found = await wallet(shop, key)
    assert len(found.memberships) == 5 + 1  # of New York only what is good in the whole chain
    assert len(found.gift_cards) == 5 + 1


# --- what is in it


@pytest.mark.parametrize("key", KEYS)
async def test_memberships(shop: Shop, key: str) -> None:
    issued, everywhere, frozen, ending, over = (await wallet(shop, key)).memberships
    first, second = LONDON.categories[:2]
    assert (issued.title, issued.balance) == (f"{first.title} ×10", f"{first.title} (x7)")
    assert (issued.left, issued.total, issued.expires, issued.freeze) == (7, 10, None, None)
    assert (issued.categories, issued.covers, issued.locations) == ((first.id,), (), (LONDON.id,))
    assert (everywhere.left, everywhere.total, everywhere.locations) == (7, 10, (LONDON.id, KYIV.id))
    assert everywhere.freeze == timedelta(days=30)
    assert (frozen.frozen, frozen.categories) == (True, (second.id,))
    assert (ending.covers, ending.left, ending.total) == ((LONDON.services[0].id,), 2, 5)
    assert (ending.expires, over.expires) == (date(2026, 3, 5), date(2026, 2, 10))
    assert {one.owner for one in (issued, everywhere)} == {"Silver Heron"}
    assert all(one.active for one in (issued, everywhere, frozen, ending))


@pytest.mark.parametrize("key", KEYS)
async def test_gift_cards(shop: Shop, key: str) -> None:
    cards = (await wallet(shop, key)).gift_cards
    worth = Decimal(2 * LONDON.services[0].price_min)
    assert {(card.worth, card.owner) for card in cards} == {(worth, "Silver Heron")}
    assert [card.currency for card in cards] == ["", "£", "£", "£", "£"]  # the first is good in Kyiv, too
    assert [card.balance for card in cards] == [worth * 3 // 5, None, None, None, worth * 3 // 5]
    assert cards[0].expires == date(2026, 9, 18)
    assert cards[1].expires is None
    some, more = PaysFor.SOME_SERVICES, PaysFor.SOME_SERVICES_AND_GOODS
    assert [card.pays_for for card in cards] == [PaysFor.ANYTHING, PaysFor.SERVICES, more, some, PaysFor.GOODS]


@pytest.mark.parametrize("key", KEYS)
async def test_loyalty_cards(shop: Shop, key: str) -> None:
    club, bonus = (await wallet(shop, key)).loyalty_cards
    assert (club.title, club.discount, club.balance) == ("Silver Heron Club", Decimal(10), Decimal(0))
    assert (bonus.title, bonus.discount, bonus.balance) == ("Silver Heron Bonus", None, Decimal(340))
    assert (bonus.programmes, bonus.currency, bonus.owner) == (("Silver Heron Bonus",), "", "Silver Heron")
    assert bonus.number.startswith("00145")


LOOSE = [
    {"ids": "string", "numbers": "string", "flags": "string"},
    {"loyalty_body": "bare", "flags": "number", "empty_meta": "missing"},
]


async def test_a_chain_with_one_location_here_has_its_currency(shop: Shop) -> None:
    counter = shop.desk(shop.client(SANDBOX_USER_TOKEN), LONDON.id)
    found = await counter.of(CHAT).wallet(ANN)
    assert {card.currency for card in found.gift_cards} == {card.currency for card in found.loyalty_cards} == {"£"}


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("loose", LOOSE, ids=str)
async def test_every_spelling_reads_alike(shop: Shop, key: str, loose: dict[str, Any]) -> None:
    expected = await wallet(shop, key)
    shop.sandbox.switches = Switches(**loose)
    assert await wallet(shop, key) == expected


@pytest.mark.parametrize("key", KEYS)
async def test_a_card_that_comes_alone_and_numbers_that_have_lost_their_zeros(shop: Shop, key: str) -> None:
    shop.sandbox.switches = Switches(loyalty_body="single", card_numbers="number")
    [card] = (await wallet(shop, key)).loyalty_cards
    assert card.number == "14580001"


# --- what it costs, and what goes wrong


@pytest.mark.parametrize("key", KEYS)
async def test_two_calls_for_a_location_and_one_for_the_chain(shop: Shop, key: str) -> None:
    counter = await desk(shop, key)
    await counter.of(CHAT).locations()
    shop.forget_calls()
    await counter.of(CHAT).wallet(ANN)
    await counter.of(CHAT).wallet(ANN)
    assert len(shop.sent) == 5


@pytest.mark.parametrize("key", KEYS)
async def test_altegio_is_down(shop: Shop, key: str) -> None:
    counter = await desk(shop, key)
    await counter.of(CHAT).locations()
    shop.fault("*", "5xx", times=None)
    with pytest.raises(TryLater):
        await counter.of(CHAT).wallet(ANN)


@pytest.mark.parametrize(("status", "complaints"), [(402, 1), (403, 1), (404, 0)])
async def test_a_location_without_such_cards_is_no_reason_to_fail(shop: Shop, status: int, complaints: int) -> None:
    companies = [await shop.client().call(wire.company(LONDON.id), CHAT)]
    async with answering(status, b'{"success": false, "data": null, "meta": {}}') as nothing:
        counter = shop.desk(shop.client(SANDBOX_USER_TOKEN, base_url=nothing))
        shop.strict = False
        assert await counter.wallets.of(CHAT, ANN, companies) == Wallet()
    assert len(shop.complaints) == complaints


# --- the card of a location


async def test_a_place(shop: Shop) -> None:
    place = await (await desk(shop, "P")).of(CHAT).place(LONDON.id)
    assert place.location.title == LONDON.title
    assert "<" not in place.about
    assert place.about != ""
    assert place.hours == LONDON.schedule
    assert place.phones == (LONDON.phone, *LONDON.more_phones)
    assert place.links[0] == LONDON.site
    assert all(link.startswith("https://") for link in place.links)
    query = f"{LONDON.latitude},{LONDON.longitude}"
    assert place.directions == f"https://www.google.com/maps/search/?api=1&query={query}"
    assert place.reviews == ()


async def test_a_place_costs_no_call_of_its_own(shop: Shop) -> None:
    counter = await desk(shop, "P")
    await counter.of(CHAT).locations()
    shop.forget_calls()
    await counter.of(CHAT).place(LONDON.id)
    assert shop.sent == []


@pytest.mark.parametrize("key", KEYS)
async def test_the_latest_reviews_with_words(shop: Shop, key: str) -> None:
    world, now = shop.sandbox.world, shop.clock()
    for n, (mark, text) in enumerate([(5, "First"), (4, ""), (1, "Last")]):
        world.review(LONDON.id, AMELIA, "", "Bob" if n else None, text, mark, now + timedelta(minutes=n))
    reviews = (await (await desk(shop, key)).of(CHAT).place(LONDON.id)).reviews
    assert [(review.mark, review.text, review.name) for review in reviews] == [(1, "Last", "Bob"), (5, "First", "")]
    assert reviews[0].written == now + timedelta(minutes=2)


async def test_nothing_hangs_on_reviews(shop: Shop) -> None:
    shop.fault("comments", "5xx", times=None)
    assert (await (await desk(shop, "B")).of(CHAT).place(LONDON.id)).reviews == ()
    shop.sandbox.faults.clear()
    shop.sandbox.switches = Switches(comments_need="business")
    assert (await (await desk(shop, "C")).of(CHAT).place(LONDON.id)).reviews == ()
    assert shop.complaints == []


async def test_a_location_that_cannot_be_read_keeps_no_wallet_closed(shop: Shop) -> None:
    await log_in(shop)
    counter: AltegioDesk = shop.desk(shop.client(SANDBOX_USER_TOKEN), LONDON.id, 77777)
    assert len((await counter.of(CHAT).wallet(ANN)).memberships) == 5
