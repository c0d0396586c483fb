"""The rate limit: 5 calls a second and 200 a minute from one IP address."""

from collections import defaultdict, deque
from datetime import datetime, timedelta

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
PER_MINUTE, PER_SECOND = 200, 5


class RateLimit:
    """Counts the calls of the last minute by address; those that were refused count, too."""

    def __init__(self) -> None:
        self._calls: defaultdict[str, deque[datetime]] = defaultdict(deque)

    def exceeded(self, address: str, now: datetime) -> bool:
        """Note a call; True if it is one too many."""
        calls = self._calls[address]
        while calls and now - calls[0] >= MINUTE:
            calls.popleft()
        calls.append(now)
        in_a_second = sum(now - call < SECOND for call in list(calls)[-PER_SECOND - 1 :])
        return len(calls) > PER_MINUTE or in_a_second > PER_SECOND
