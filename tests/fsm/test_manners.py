"""When the salon is closed, and by whose clock."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from fsm.desk import Rules
from fsm.events import Typed
from fsm.session import Client, Session
from tests.fsm.salon import CHAT, MIDTOWN, PODIL, SOHO, Salon, take_turn

NIGHT, LUNCH = (time(20), time(9)), (time(13), time(14))


def told(closed: tuple[time, time], now: datetime, session: Session, salon: Salon | None = None) -> bool:
    rules = Rules(closed=closed, closed_answer="We are closed.")
    return take_turn(session, Typed("hi"), salon or Salon(), rules, now).session.closed_at == now


@pytest.mark.parametrize(
    ("closed", "clock", "expected"),
    [
        (NIGHT, "19:59", False),
        (NIGHT, "20:00", True),
        (NIGHT, "00:00", True),
        (NIGHT, "08:59", True),
        (NIGHT, "09:00", False),
        (LUNCH, "12:59", False),
        (LUNCH, "13:00", True),
        (LUNCH, "13:59", True),
        (LUNCH, "14:00", False),
    ],
)
def test_closed_from_the_first_minute_to_the_last(closed: tuple[time, time], clock: str, expected: bool) -> None:
    winter_in_london = datetime.combine(datetime(2025, 12, 1, tzinfo=UTC), time.fromisoformat(clock), UTC)
    assert told(closed, winter_in_london, Session(CHAT)) == expected


def test_told_once_in_a_night_though_midnight_passes() -> None:
    before, after = datetime(2025, 12, 1, 23, 59, tzinfo=UTC), datetime(2025, 12, 2, 0, 1, tzinfo=UTC)
    session = Session(CHAT, closed_at=before)
    assert not told(NIGHT, after, session)
    assert told(NIGHT, after, replace(session, closed_at=datetime(2025, 12, 1, 8, 59, tzinfo=UTC)))


@pytest.mark.parametrize(("location", "expected"), [(0, False), (MIDTOWN.id, True), (999, False)])
def test_the_clock_is_that_of_the_location_where_the_client_was_last(location: int, expected: bool) -> None:
    lunch_in_new_york = datetime(2025, 12, 1, 18, 30, tzinfo=UTC)
    session = Session(CHAT, client=Client(location=location))
    assert told(LUNCH, lunch_in_new_york, session, Salon([SOHO, PODIL, MIDTOWN])) == expected


def test_without_a_location_there_is_no_clock() -> None:
    assert not told(NIGHT, datetime(2025, 12, 1, 23, tzinfo=UTC), Session(CHAT), Salon([]))
