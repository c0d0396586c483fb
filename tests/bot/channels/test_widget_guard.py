"""The widget's limits, with a clock of their own."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest

from bot.channels.widget import guard
from bot.channels.widget.guard import Guard, Limit, Seats, TooMuch


class Seconds:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_limit_fills_up_again_with_time() -> None:
    seconds = Seconds()
    limit = Limit(3, 0.5, seconds)
    for _ in range(3):
        limit.spend("a")
    with pytest.raises(TooMuch) as much:
        limit.spend("a")
    assert much.value.after == pytest.approx(2)
    limit.spend("b")
    seconds.now += 2
    limit.spend("a")
    with pytest.raises(TooMuch):
        limit.spend("a")
    seconds.now += 1000
    for _ in range(3):
        limit.spend("a")
    with pytest.raises(TooMuch):
        limit.spend("a")


def test_trying_in_vain_costs_nothing() -> None:
    seconds = Seconds()
    limit = Limit(1, 1, seconds)
    limit.spend("a")
    for _ in range(100):
        with pytest.raises(TooMuch):
            limit.spend("a")
    seconds.now += 1
    limit.spend("a")


def test_a_limit_remembers_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST", 2)
    limit = Limit(1, 0.001, Seconds())
    for name in ("a", "b", "c"):
        limit.spend(name)
    limit.spend("a")  # forgotten
    with pytest.raises(TooMuch):
        limit.spend("c")


def test_a_place_is_free_again_when_it_is_left() -> None:
    seats = Seats(2)
    with seats.taken("a"), seats.taken("b"):
        with seats.taken("a"), pytest.raises(TooMuch), seats.taken("a"):
            pytest.fail("three sit on two chairs")
        with seats.taken("a"):
            pass
    with seats.taken("a"), seats.taken("a"):
        pass


@pytest.mark.parametrize(
    ("spend", "most"),
    [
        (lambda guard: guard.session("192.0.2.1"), 20),
        (lambda guard: guard.message("192.0.2.1", "chat"), 20),
        (lambda guard: guard.read("192.0.2.1"), 120),
    ],
)
def test_each_address_has_its_share(spend: Callable[[Guard], None], most: int) -> None:
    guarding = Guard(clock=Seconds())
    for _ in range(most):
        spend(guarding)
    with pytest.raises(TooMuch):
        spend(guarding)
    guarding.session("192.0.2.2")
    guarding.message("192.0.2.2", "another")
    guarding.read("192.0.2.2")


def test_many_chats_of_one_address_share() -> None:
    guarding = Guard(clock=Seconds())
    for n in range(60):
        guarding.message("192.0.2.1", f"chat {n}")
    with pytest.raises(TooMuch):
        guarding.message("192.0.2.1", "one more")


def test_a_network_is_one_address() -> None:
    guarding = Guard(clock=Seconds())
    for n in range(20):
        guarding.session(f"2001:db8:1:2::{n:x}")
    with pytest.raises(TooMuch):
        guarding.session("2001:db8:1:2:ffff::1")
    guarding.session("2001:db8:1:3::1")


def test_who_comes_by_ipv4_to_where_ipv6_is_heard_is_no_one_network() -> None:
    """HOST=:: takes both, and shows an address of IPv4 as one of IPv6."""
    guarding = Guard(clock=Seconds())
    for n in range(1, 100):
        guarding.session(f"::ffff:192.0.2.{n}")
    for _ in range(19):
        guarding.session("192.0.2.1")
    with pytest.raises(TooMuch):
        guarding.session("192.0.2.1")


@pytest.mark.parametrize("address", ["", "somewhere", "x" * 60_000, "fe80::1%eth0", "fe80::1%" + "x" * 60_000])
def test_an_address_can_be_anything_and_takes_no_room(address: str) -> None:
    """A proxy may pass on what a client calls itself; and a neighbour's address has a zone."""
    guarding = Guard(clock=Seconds())
    for _ in range(20):
        guarding.session(address)
    with pytest.raises(TooMuch):
        guarding.session(address)
    assert guard.known_network(address) == ""
    assert max(map(len, guarding._sessions._full_at)) < 40


def test_streams_are_counted_while_they_are_open() -> None:
    guarding = Guard(clock=Seconds())
    with ExitStack() as open_streams:
        for n in range(8):
            open_streams.enter_context(guarding.stream(f"192.0.2.{n}", "chat"))
        with pytest.raises(TooMuch), guarding.stream("192.0.2.9", "chat"):
            pytest.fail("a ninth tab")
        with guarding.stream("192.0.2.9", "another"):
            pass
    with guarding.stream("192.0.2.1", "chat"):
        pass


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("198.51.99.7", "198.51.99.7"),
        ("2a01:4f8:c17::7", "2a01:04f8:0c17:0000"),
        ("127.0.0.1", ""),
        ("10.0.0.7", ""),
        ("::1", ""),
        ("::ffff:198.51.99.7", "198.51.99.7"),
        ("::ffff:10.0.0.7", ""),
        ("2a01:4f8:c17::7%eth0", "2a01:04f8:0c17:0000"),
        ("a socket", ""),
        ("", ""),
    ],
)
def test_an_address_inside_is_nobodys_in_particular(address: str, known: str) -> None:
    assert guard.known_network(address) == known


@pytest.mark.parametrize(
    ("origin", "inside"),
    [
        ("", True),
        ("https://bot.example", True),
        ("https://salon.example", True),
        ("https://salon.example:8443", False),
        ("http://salon.example", False),
        ("https://other.example", False),
        ("https://bot.example.evil.example", False),
        ("https://evil.example/bot.example", False),
        ("null", False),
        ("http://[", False),
        ("ftp://bot.example", False),
    ],
)
def test_which_pages_may_use_it(origin: str, inside: bool) -> None:
    assert Guard(["https://salon.example"]).lets_in(origin, "bot.example") is inside
