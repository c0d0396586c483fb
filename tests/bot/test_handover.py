"""Links that lead on from the website: whoever has one takes the conversation along, and nobody can make one."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.handover import Handover
from fsm.events import Command, Typed
from fsm.prompts import Say
from fsm.words import Chat
from storage.store import Store
from tests.bot.test_accounts import PHONE, Town

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
CHAT = Chat("widget", "aB3-_aB3-_aB3-_aB3-_aB3-")
HANDOVER = Handover("a key")


def test_a_link_leads_on_for_an_hour() -> None:
    argument = HANDOVER.argument(CHAT, NOW)
    assert len(argument) <= 64
    assert HANDOVER.chat(argument, NOW) == CHAT
    assert HANDOVER.chat(argument, NOW + timedelta(hours=1)) == CHAT
    assert HANDOVER.chat(argument, NOW + timedelta(hours=1, seconds=1)) is None


def test_nobody_makes_a_link() -> None:
    argument = HANDOVER.argument(CHAT, NOW)
    assert Handover("another key").chat(argument, NOW) is None
    for at in range(3, len(argument)):
        forged = argument[:at] + ("0" if argument[at] != "0" else "1") + argument[at + 1 :]
        assert HANDOVER.chat(forged, NOW) is None


@pytest.mark.parametrize("argument", ["", "go_", "loc_1", "go_" + "x" * 54, "go_" + "é" * 54, "\0"])
def test_anything_else_is_no_link(argument: str) -> None:
    assert HANDOVER.chat(argument, NOW) is None


async def test_a_link_that_is_too_old_says_so_when_it_is_sent_as_words(sqlite_store: Store) -> None:
    """As it is in WhatsApp, which has no commands."""
    town = Town(sqlite_store)
    await town.hears(PHONE, Command("menu"), Typed(f" {HANDOVER.argument(CHAT, NOW - timedelta(days=1))}\n"))
    session = await town.sees(PHONE)
    assert session.shown
    assert session.shown.note == Say("link.stale")
