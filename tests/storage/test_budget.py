"""Altegio is called at most 5 times in any second and 200 times in any minute, and without needless waiting."""

import asyncio
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from storage.budget import PER_MINUTE, earliest
from storage.store import Store
from storage.work import Work
from tests.storage import NOW, SECOND

MINUTE = 60 * SECOND


def most_within(window: timedelta, grants: list[datetime]) -> int:
    """The most grants in any sliding window: one of those that begin with a grant."""
    return max(sum(start <= grant < start + window for grant in grants[n : n + 250]) for n, start in enumerate(grants))


def ask(pauses: list[float]) -> list[datetime]:
    """The grants for calls asked for after these pauses, in seconds."""
    now, grants = NOW, list[datetime]()
    for pause in pauses:
        now += pause * SECOND
        grants.append(earliest(grants[-PER_MINUTE:], now))
    return grants


@given(
    st.lists(st.sampled_from([0.0, 0.0, 0.0, 0.1, 0.25, 1.0, 5.0, 50.0]) | st.floats(0, 2), min_size=1, max_size=450)
)
@example([0.0] * 450)
@example([0.25] * 450)
@example([0.0] * 199 + [50.0] + [0.0] * 250)
def test_no_window_holds_too_many(pauses: list[float]) -> None:
    grants = ask(pauses)
    assert grants == sorted(grants)
    assert most_within(SECOND, grants) <= 5
    assert most_within(MINUTE, grants) <= 200


def test_after_a_rest_five_go_at_once() -> None:
    for rest in (0.0, 3.0):
        now = NOW + rest * SECOND
        assert ask([0.0] * 5 + [3.0] + [0.0] * 4)[5 if rest else 0 :][:5] == [now] * 5


def test_a_lone_client_never_waits() -> None:
    pauses = [0.3] * 100
    grants = ask(pauses)
    assert grants == [NOW + (n + 1) * 0.3 * SECOND for n in range(100)]


def test_those_in_line_go_evenly() -> None:
    """So one burst that leaves late does not run into the next."""
    grants = ask([0.0] * 30)
    gaps = {after - before for before, after in pairwise(grants[5:])}
    assert gaps == {timedelta(seconds=0.26)}


def test_the_minute_is_used_up() -> None:
    grants = ask([0.0] * 400)
    assert grants[199] - grants[0] < 60 * SECOND
    assert grants[399] - grants[0] < 120 * SECOND


async def test_processes_share_the_budget(store: Store, database_url: str) -> None:
    def reserve(work: Work, now: datetime) -> datetime:
        return work.budget.reserve(now)

    other = Store.open(database_url)
    grants = sorted(await asyncio.gather(*((store, other)[n % 2].run(reserve, NOW) for n in range(60))))
    assert most_within(SECOND, grants) == 5
    assert len(grants) == 60
    assert grants == ask([0.0] * 60)
    assert await store.run(reserve, NOW + MINUTE) == NOW + MINUTE
    await other.close()


async def test_a_clock_that_was_wrong_does_not_stop_us(store: Store) -> None:
    def reserve(work: Work, now: datetime) -> datetime:
        return work.budget.reserve(now)

    for wrong in (timedelta(days=1), timedelta(hours=1), timedelta(minutes=3)):
        assert await store.run(reserve, NOW + wrong) == NOW + wrong
        assert await store.run(reserve, NOW) == NOW
