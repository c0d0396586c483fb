"""The wallet of a well-known client: every kind of membership, gift card and loyalty card, of the present moment."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import count

from bot.altegio.sandbox import histories
from bot.altegio.sandbox.cards import (
    ACTIVATED,
    CARD_TYPES,
    DAY,
    ISSUED,
    MONTH,
    Covered,
    GiftCard,
    LoyaltyCard,
    Membership,
)
from bot.altegio.sandbox.salon import Salon
from bot.altegio.sandbox.world import World


def seed(world: World) -> None:
    """Give the well-known clients their wallets."""
    for salon in world.salons.values():
        if salon.id in histories.WELL_KNOWN:
            fill(world, salon, histories.WELL_KNOWN[salon.id][0])


def fill(world: World, salon: Salon, phone: str) -> None:
    """Give a client one of everything, bought in this location."""
    world.memberships += _memberships(world, salon, phone, count(60_001 + len(world.memberships)))
    world.gift_cards += _gift_cards(world, salon, phone, count(70_001 + len(world.gift_cards)))
    world.loyalty_cards += _loyalty_cards(phone, count(80_001 + len(world.loyalty_cards)))


def _memberships(world: World, salon: Salon, phone: str, ids: Iterator[int]) -> Iterator[Membership]:
    """Without an end; good in the whole chain, and may be frozen; frozen; about to end; over."""
    first, second = (_category(salon, n) for n in (0, 1))
    service = next(s for s in salon.services if s.active)
    single = Covered(service.id, service.category_id, service.title, 5, 2)
    chain = tuple(_category(each, 0) for each in world.salons.values())
    here, everywhere = frozenset({salon.id}), frozenset(world.salons)

    def one(
        title: str,
        covers: tuple[Covered, ...],
        days: int | None,
        *,
        salons: frozenset[int] = here,
        status: tuple[int, str] = ACTIVATED,
        period: tuple[int, int] = (6, MONTH),
        united: bool = False,
        freeze_days: int = 0,
        frozen_days: int = 0,
    ) -> Membership:
        expires = None if days is None else _end_of_day(world, salon, days)
        id_ = next(ids)
        return Membership(
            id_, phone, f"00{id_}", title, salons, covers, status, expires, period, united, freeze_days, frozen_days
        )

    yield one(f"{first.title} ×10", (first,), None, status=ISSUED, period=(9999, MONTH))
    yield one("Silver Heron ×10", chain, 120, salons=everywhere, united=True, freeze_days=30)
    yield one(f"{second.title} ×10", (second,), 40, freeze_days=30, frozen_days=14)
    yield one(f"{service.title} ×5", (single,), 3, period=(90, DAY))
    yield one(f"{first.title} ×10", (first,), -20)


def _category(salon: Salon, n: int) -> Covered:
    """The n-th category of a location, ten times, of which seven are left."""
    category = salon.categories[n % len(salon.categories)]
    return Covered(category.id, 1, category.title, 10, 7)


def _gift_cards(world: World, salon: Salon, phone: str, ids: Iterator[int]) -> Iterator[GiftCard]:
    """For each thing that a gift card may pay for; the first and the last are good for more than one visit."""
    nominal = 2 * next(s.price_min for s in salon.services if s.active)
    ends = (200, None, 90, 30, 2)
    for pays_for, (id_, days) in enumerate(zip(ids, ends, strict=False)):
        multi = pays_for in (0, 4)
        yield GiftCard(
            id=id_,
            phone=phone,
            number=f"000{id_}",
            title=f"{salon.title} {nominal} {salon.currency}",
            salons=frozenset(world.salons) if pays_for == 0 else frozenset({salon.id}),
            nominal=nominal,
            balance=nominal * 3 // 5 if multi else nominal,
            multi=multi,
            pays_for=pays_for,
            created=world.now() - timedelta(days=30),
            expires=None if days is None else _end_of_day(world, salon, days),
        )


def _loyalty_cards(phone: str, ids: Iterator[int]) -> Iterator[LoyaltyCard]:
    club, bonus = CARD_TYPES[:2]
    for type_, balance, points in ((club, 0, 0), (bonus, 340, 12)):
        id_ = next(ids)
        yield LoyaltyCard(id_, phone, f"00145{id_}", type_, balance, points, paid=640, visits=9)


def _end_of_day(world: World, salon: Salon, days: int) -> datetime:
    day = world.now().astimezone(salon.zone).date() + timedelta(days=days)
    return datetime.combine(day, time(23, 59, 59), salon.zone)
