"""Whatever Altegio's documents leave open: a whole booking passes in every position of every switch."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest

from bot.altegio.sandbox import Switches
from tests.end_to_end.visit import Visit
from tests.end_to_end.world import World

NUMBERS = {
    "code_length": (3, 4, 8),
    "code_lifetime": (60,),
    "code_attempts": (1,),
    "code_resend_after": (60,),
    "token_lifetime": (30,),
    "hash_lifetime": (30,),
}
DAYS = [day for day in range(3, 32) if day % 7 not in (1, 2)]
"""Of March 2026, without Sundays and Mondays."""

WITHOUT_CODES = ("lost", "refused")


def positions() -> Iterator[tuple[str, Any]]:
    """Every position but the usual ones; of numbers, those at the edges."""
    usual = Switches()
    for name, field in Switches.model_fields.items():
        if get_origin(field.annotation) is Literal:
            every = get_args(field.annotation)
        elif field.annotation is bool:
            every = (True, False)
        else:
            every = NUMBERS[name]
        yield from ((name, position) for position in every if position != getattr(usual, name))


BOOKABLE = [(name, position) for name, position in positions() if name != "sms"]
PARTS = 4
"""Of the positions, so that several are tried side by side."""


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(
    ("business", "unsure"),
    [(False, False), (False, True), (True, True)],
    ids=["all goes well", "no answer, partner token", "no answer, business token"],
)
async def test_a_booking_in_every_position(world: World, business: bool, unsure: bool, part: int) -> None:
    """One bot sees Altegio change; time passes in between, so that nothing comes from memory."""
    token = {"altegio_user_token": world.sandbox.user_token} if business else {}
    async with world.bot(**token, response_timeout=86_400):
        for number, (name, position) in enumerate(BOOKABLE[part::PARTS]):
            world.turn(**{name: position})
            anna = world.somebody()
            day, time = str(DAYS[number // 3]), ("10:00", "11:00", "15:00")[number % 3]
            visit = Visit(world, anna, staff="Doesn't matter", day=day, time=time)
            await visit.walk(last="code")
            await anna.sees("Confirm")
            if unsure:
                world.fault("book_record", "drop", "after")
            await visit.goes_along()
            assert len(world.records(anna.phone)) == 1, (name, position)
            world.sandbox.switches = Switches(code_length=6)
            world.time.forward(minutes=11)
    assert not [line for line in world.logged() if "exception" in line]


@pytest.mark.parametrize("position", WITHOUT_CODES)
async def test_no_code_comes(world: World, position: str) -> None:
    """Nothing can be booked then, and the client is not left alone with it."""
    world.turn(sms=position)
    anna = world.somebody()
    visit = Visit(world, anna)
    async with world.bot():
        await visit.walk(last="phone")
        await visit.sees("code.text" if position == "lost" else "code.not_sent")
        assert not world.records()
        world.turn(sms="sent")
        world.time.forward(seconds=61)
        await visit.books(first="code")
    assert len(world.records(anna.phone)) == 1
