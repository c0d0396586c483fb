"""A world for each test, and periods so short that nobody waits for them."""

from collections.abc import AsyncIterator, Iterator

import pytest
import stamina

from bot import clock, delivery
from bot.altegio.client import ATTEMPTS
from bot.channels.pace import Pace
from storage import budget
from tests.end_to_end.puppet import at_once
from tests.end_to_end.world import World, opened


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What would take the time of people takes none. Altegio's limits and those of messengers are tried elsewhere."""
    monkeypatch.setattr(clock, "PERIOD", 0.02)
    monkeypatch.setattr(delivery, "INSIST", 0.02)
    monkeypatch.setattr(budget, "PER_SECOND", 1000)
    monkeypatch.setattr(budget, "PER_MINUTE", 10_000)
    monkeypatch.setattr(budget, "GAP", budget.GAP * 0)
    monkeypatch.setattr(Pace, "turn", at_once)
    with stamina.set_testing(True, attempts=ATTEMPTS):
        yield


@pytest.fixture
async def world(sqlite_url: str, hurry: None) -> AsyncIterator[World]:
    """A world whose bots keep what they know in SQLite."""
    async with opened(sqlite_url) as world:
        yield world
    world.keeps_secrets()


@pytest.fixture
async def either_world(database_url: str, hurry: None) -> AsyncIterator[World]:
    """A world for each of the two databases."""
    async with opened(database_url) as world:
        yield world
    world.keeps_secrets()


@pytest.fixture
async def shared_world(postgresql_url: str, hurry: None) -> AsyncIterator[World]:
    """A world whose bots may be several."""
    async with opened(postgresql_url) as world:
        yield world
    world.keeps_secrets()
