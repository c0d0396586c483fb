"""What several services cost and take together."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from fsm.booking.draft import order, price, timed
from fsm.desk import Rules
from fsm.events import Profile
from fsm.prompts import Money
from fsm.session import Client, Draft
from fsm.step import Scene
from fsm.words import Catalogue, Phone, Service, Slot
from tests.fsm.salon import HAIRCUT, MANICURE, NAILS, NOW, PACKAGE, PEDICURE, SOHO, Salon

MINUTE = timedelta(minutes=1)
FREE = replace(MANICURE, price_min=Decimal(0))


@pytest.mark.parametrize(
    ("services", "together"),
    [
        ([MANICURE], Money(Decimal(30), None, "GBP")),
        ([PEDICURE], Money(Decimal(40), Decimal(55), "GBP")),
        ([MANICURE, HAIRCUT], Money(Decimal(75), None, "GBP")),
        ([MANICURE, PEDICURE], Money(Decimal(70), Decimal(85), "GBP")),
        ([PEDICURE, PEDICURE], Money(Decimal(80), Decimal(110), "GBP")),
        ([FREE, HAIRCUT], Money(Decimal(45), None, "GBP")),
    ],
)
def test_a_price_is_that_of_all(services: list[Service], together: Money) -> None:
    assert price(services, "GBP") == together


@pytest.mark.parametrize(
    ("told", "services", "length"),
    [
        (80, [MANICURE, HAIRCUT], 80),
        (0, [MANICURE, HAIRCUT], 90),
        (0, [MANICURE], 60),
        (0, [MANICURE, PEDICURE], 0),
        (0, [MANICURE, replace(HAIRCUT, length_max=45 * MINUTE)], 0),
    ],
    ids=["told", "of all", "of one", "not known of all", "depends on who does it"],
)
def test_a_length_that_is_not_told_is_that_of_all(told: int, services: list[Service], length: int) -> None:
    slot = Slot(NOW, told * MINUTE, "x")
    assert timed(slot, services) == replace(slot, length=length * MINUTE)


def test_an_order_tells_how_long_all_of_it_takes() -> None:
    draft = Draft(SOHO, services=(MANICURE, HAIRCUT), slot=Slot(NOW, 0 * MINUTE, "x"), phone=Phone("+447911123456"))
    scene = Scene(Salon(), Rules(), Client("Mary Jones"), NOW, Profile())
    assert order(draft, scene).slot.length == 90 * MINUTE


def test_what_was_chosen_is_offered_again_as_it_is_now_or_not_at_all() -> None:
    dearer = replace(MANICURE, price_min=Decimal(35))
    catalogue = Catalogue((NAILS,), (dearer, PEDICURE, PACKAGE))
    assert catalogue.again([PEDICURE, MANICURE]) == (PEDICURE, dearer)
    assert catalogue.again([MANICURE, HAIRCUT]) == ()
    assert catalogue.again([]) == ()
