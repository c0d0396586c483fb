"""Who may ask for what, and how often. Nothing here outlives the process."""

import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

MOST: Final = 20_000
"""The names that one limit remembers; whoever was quiet for longest is forgotten first."""

LONGEST: Final = 261
"""Characters of an origin: https://, a name of 253."""

REFUSED: Final = 50
"""So many sites that were refused are told of: anybody can make up names."""

BUSY: Final = 10.0
"""Seconds after which to try again where nobody knows when a place becomes free."""


class TooMuch(Exception):
    """Over a limit; `after` seconds it may be tried again."""

    def __init__(self, after: float) -> None:
        super().__init__(after)
        self.after = after


class Limit:
    """Token buckets: each name may do `burst` things at once and `per_second` of them in the long run."""

    def __init__(self, burst: int, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst, self._per_second, self._clock = burst, per_second, clock
        self._full_at: OrderedDict[str, float] = OrderedDict()

    def spend(self, name: str) -> None:
        """Count one. Raises TooMuch."""
        now = self._clock()
        full_at = max(self._full_at.get(name, now), now) + 1 / self._per_second
        wait = full_at - now - self._burst / self._per_second
        if wait > 1e-6:
            raise TooMuch(wait)
        self._full_at[name] = full_at
        self._full_at.move_to_end(name)
        if len(self._full_at) > MOST:
            self._full_at.popitem(last=False)


class Seats:
    """How much of something is open at once under each name."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken: Counter[str] = Counter()

    @contextmanager
    def taken(self, name: str = "") -> Iterator[None]:
        """Hold a place. Raises TooMuch."""
        if self._taken[name] >= self._most:
            raise TooMuch(BUSY)
        self._taken[name] += 1
        try:
            yield
        finally:
            self._taken[name] -= 1
            self._taken += Counter()  # who has left is forgotten


class Guard:
    """The widget's limits, and the sites whose pages may use it (`origins`, such as https://salon.example)."""

    def __init__(self, origins: Collection[str] = (), clock: Callable[[], float] = time.monotonic) -> None:
        self.origins = frozenset(origins)
        self._refused: set[str] = set()
        self._sessions = Limit(20, 1 / 30, clock)
        self._reads = Limit(120, 10, clock)
        self._messages = Limit(60, 5, clock)
        self._messages_of_chat = Limit(20, 1, clock)
        self._streams, self._streams_of_address, self._streams_of_chat = Seats(2000), Seats(100), Seats(8)

    def lets_in(self, origin: str, host: str) -> bool:
        """Whether a page of this origin ("" for none: not a page, or our own) may ask the server called `host`."""
        return not origin or origin in self.origins or origin in (f"http://{host}", f"https://{host}")

    def refuses_first(self, origin: str) -> bool:
        """Whether this site is refused for the first time, so that it is worth a word."""
        new = origin not in self._refused and len(self._refused) < REFUSED and len(origin) <= LONGEST
        if new:
            self._refused.add(origin)
        return new

    def session(self, address: str) -> None:
        """One more session is asked for. Raises TooMuch."""
        self._sessions.spend(_network(address))

    def message(self, address: str, chat: str) -> None:
        """One more message came. Raises TooMuch."""
        self._messages.spend(_network(address))
        self._messages_of_chat.spend(chat)

    def read(self, address: str) -> None:
        """Something is looked at once more. Raises TooMuch."""
        self._reads.spend(_network(address))

    @contextmanager
    def stream(self, address: str, chat: str) -> Iterator[None]:
        """A stream, while it is open. Raises TooMuch."""
        with (
            self._streams.taken(),
            self._streams_of_address.taken(_network(address)),
            self._streams_of_chat.taken(chat),
        ):
            yield


def known_network(address: str) -> str:
    """The network of a client on the internet; "" for an address inside, which is that of a proxy, or everybody's."""
    known = _read(address)
    return _network(address) if known and known.is_global else ""


def _network(address: str) -> str:
    """Whom an address belongs to: a whole /64 has one owner. What is none, which a proxy may pass on, is all one."""
    known = _read(address)
    return known.exploded[:19] if isinstance(known, IPv6Address) else str(known or "")


def _read(address: str) -> IPv4Address | IPv6Address | None:
    """An address without its zone ("%eth0"), which `exploded` fails at. Where we listen to IPv6 and IPv4 at once
    (HOST=::), those of IPv4 come within one /64.
    """
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return None
    return known.ipv4_mapped or known if isinstance(known, IPv6Address) else known
