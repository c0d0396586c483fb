"""The sandbox as a whole: its world, its switches, its faults, and what went through it."""

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal

from starlette.applications import Starlette

from bot.altegio.sandbox import comments, histories, wallets
from bot.altegio.sandbox.app import application
from bot.altegio.sandbox.faults import Faults
from bot.altegio.sandbox.limit import RateLimit
from bot.altegio.sandbox.salon import HORIZON, Salon
from bot.altegio.sandbox.salons import SALONS
from bot.altegio.sandbox.seeds import seed
from bot.altegio.sandbox.switches import Switches
from bot.altegio.sandbox.world import Record, Sms, World

SANDBOX_PARTNER_TOKEN: Final = "sandbox-partner-token"  # noqa: S105 - it opens nothing but the sandbox
SANDBOX_USER_TOKEN: Final = "sandbox-user-token"  # noqa: S105 - the same
CALLS_KEPT = 100_000
PRIVATE = re.compile(r"[0-9A-Fa-f]{8,}")


def utcnow() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Logged:
    """One call: nothing personal in it. `status` None = it got no answer, by order of a fault."""

    at: datetime
    method: str
    path: str
    operation: str
    status: int | None


class Sandbox:
    """An Altegio of our own, in memory. `app` speaks the API under /api/v1, and takes orders under /__sandbox.

    `now` is the only clock. `open_to` "loopback": /__sandbox is for peers on this machine only, since it shows
    codes. `seeded`: there are appointments in the calendar already, and
    clients with a history (histories.py).
    """

    def __init__(
        self,
        now: Callable[[], datetime] = utcnow,
        salons: Sequence[Salon] = SALONS,
        switches: Switches | None = None,
        *,
        open_to: Literal["loopback", "all"] = "loopback",
        seeded: bool = True,
        partner_token: str = SANDBOX_PARTNER_TOKEN,
        user_token: str = SANDBOX_USER_TOKEN,
    ) -> None:
        self.now = now
        self.open_to = open_to
        self.partner_token = partner_token
        self.user_token = user_token
        self._salons = tuple(salons)
        self._first_switches = switches or Switches()
        self._seeded = seeded
        self.reset()
        self.app: Starlette = application(self)

    def reset(self) -> None:
        """Forget everything that has happened, and turn the switches back."""
        self.switches = self._first_switches
        self.faults = Faults()
        self.limit = RateLimit()
        self.calls: deque[Logged] = deque(maxlen=CALLS_KEPT)
        self.world = World(self._salons, self.now)
        self._seeded_till: dict[int, date] = {}
        self.keep_ahead()
        if self._seeded:
            histories.seed(self.world)
            comments.seed(self.world)
            wallets.seed(self.world)

    @property
    def sms(self) -> list[Sms]:
        """All SMS sent, oldest first."""
        return self.world.sms

    @property
    def records(self) -> list[Record]:
        """The appointments made since the start or the last reset, oldest first."""
        return self.world.own()

    def keep_ahead(self) -> None:
        """Have appointments in the calendar of every day that has come within the horizon."""
        if not self._seeded:
            return
        for salon in self._salons:
            today = self.now().astimezone(salon.zone).date()
            day = self._seeded_till.get(salon.id, today - timedelta(days=1))
            while day < today + HORIZON:
                day += timedelta(days=1)
                seed(self.world, salon, day)
            self._seeded_till[salon.id] = day

    def log(self, method: str, path: str, operation: str, status: int | None) -> None:
        """Note a call of the API, with phones and hashes left out of its path."""
        self.calls.append(Logged(self.now(), method, PRIVATE.sub("*", path), operation, status))
