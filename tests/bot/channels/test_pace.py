"""A platform's limit: so many at once, the others evenly."""

import pytest

from bot.channels.pace import Pace


class Waits(list[float]):
    """How long was to be waited; nobody does."""

    async def sleep(self, seconds: float) -> None:
        self.append(seconds)


async def test_messages_are_sent_at_an_even_pace() -> None:
    waits = Waits()
    pace = Pace(per_second=10, sleep=waits.sleep)
    for _ in range(5):
        await pace.turn()
    assert waits == pytest.approx([0.1, 0.2, 0.3, 0.4], abs=0.02)


async def test_a_burst_goes_through_at_once() -> None:
    waits = Waits()
    pace = Pace(per_second=10, sleep=waits.sleep, burst=3)
    for _ in range(5):
        await pace.turn()
    assert waits == pytest.approx([0.1, 0.2], abs=0.02)


async def test_it_tells_how_long_several_would_have_to_wait() -> None:
    pace = Pace(per_second=0.1, sleep=Waits().sleep, burst=3)
    assert [pace.wait(count) for count in (1, 3, 4)] == pytest.approx([0, 0, 10], abs=0.02)
    await pace.turn()
    assert [pace.wait(count) for count in (1, 2, 3)] == pytest.approx([0, 0, 10], abs=0.02)
