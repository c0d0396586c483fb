"""Altegio's patience: 5 calls a second and 200 a minute for one IP address, shared by all processes behind it.

The last grants stand in one row. A call gets the earliest time that keeps the limits, in the order of asking; the
caller waits for it outside of any transaction.
"""

from datetime import datetime, timedelta

from storage import recent
from storage.connection import Connection

A_SECOND = timedelta(seconds=1.3)
A_MINUTE = timedelta(seconds=61)
"""More than their names say: a call that leaves late, because its process was busy, must not run into the next ones.
The minute's limit is the tighter one in the long run, so this costs nothing."""
PER_SECOND = 5
PER_MINUTE = 200
GAP = A_SECOND / PER_SECOND
"""Between calls that wait in line. Were they let go in bursts, one late burst would run into the next."""
NONSENSE = timedelta(minutes=2)
"""No line is as long as this, since each process holds one place in it and a minute's limit is a minute's wait: a
grant so far ahead was made by a clock that was wrong, and has been put back since."""


class Budget:
    """When the next call to Altegio may go out."""

    __slots__ = ("connection",)

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def reserve(self, now: datetime) -> datetime:
        """The earliest time for one more call, which counts from here on. At once for the first few after a rest."""
        granted = [time for time in recent.lock(self.connection, "altegio") if time < now + NONSENSE]
        grant = earliest(granted, now)
        recent.note(self.connection, "altegio", [*granted, grant][-PER_MINUTE:])
        return grant


def earliest(granted: list[datetime], now: datetime) -> datetime:
    """The earliest time from now on that keeps the limits beside these, which are ascending."""
    times = [now]
    if granted and granted[-1] > now:
        times.append(granted[-1] + GAP)
    if len(granted) >= PER_SECOND:
        times.append(granted[-PER_SECOND] + A_SECOND)
    if len(granted) >= PER_MINUTE:
        times.append(granted[-PER_MINUTE] + A_MINUTE)
    return max(times)
