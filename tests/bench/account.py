"""What a client's account costs: calls to Altegio for each of its screens, messages of a client's to each goal.

All of it goes through Telegram to the sandbox, with a bot in this process.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from unittest.mock import patch

from fsm.prompts import Say
from storage import budget
from tests.bench.databases import Databases
from tests.conformance.account import Account
from tests.conformance.telegram import TelegramChat
from tests.end_to_end.goals import Goal, goals
from tests.end_to_end.world import LONDON, World, opened

COLD: Final = 3700
"""Seconds after which nothing that was read is used any more."""

Shows = Callable[[Account], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Calls:
    """Calls to Altegio for one screen: when nothing is known, and when the client comes back to it at once."""

    screen: str
    cold: int
    warm: int
    where: str

    def __str__(self) -> str:
        return f"{self.cold:>7}  calls for the {self.screen}, {self.warm} for it once more ({self.where})"


async def calls_per_screen(databases: Databases) -> AsyncIterator[Calls]:
    """With each of the two tokens that open an account, at one location and at three."""
    for token in ("client's", "business's"):
        for ids in ("41000", "41000,42000,43000"):
            # Calls are counted, so none waits for its turn: a menu leaves out what takes more than a second.
            with patch.multiple(budget, PER_SECOND=1000, PER_MINUTE=10_000, GAP=timedelta(0)):
                async with opened(databases.new("SQLite")) as world, at_home(world, token, ids) as account:
                    for screen, shows in SCREENS.items():
                        cold = await calls(world, account, shows, COLD)
                        warm = await calls(world, account, shows, 0)
                        yield Calls(screen, cold, warm, f"{token} token, locations: {ids.count(',') + 1}")


@asynccontextmanager
async def at_home(world: World, token: str, ids: str) -> AsyncIterator[Account]:
    """Somebody who has one of everything, with a bot for these locations."""
    business = {"altegio_user_token": world.sandbox.user_token} if token == "business's" else {}
    async with world.bot(altegio_location_id=ids, **business):
        account = Account(world, TelegramChat(world, "en"))
        await account.has_a_past()
        await account.begins()
        await logs_in(account, by_code=not business)
        yield account


async def calls(world: World, account: Account, shows: Shows, after: int) -> int:
    """How many it takes to show this, so many seconds after all else."""
    world.time.forward(seconds=after)
    before = len(world.sandbox.calls)
    await shows(account)
    return len(world.sandbox.calls) - before


async def logs_in(account: Account, by_code: bool) -> None:
    if by_code:
        return await account.logs_in()
    await account.client.says("log in")
    await account.picks(account.words.say(Say("label.share_phone")))
    await account.client.picks(account.words.say(Say("label.agree")))
    await account.sees("login.done", phone=account.client.phone)
    return None


async def shows_menu(account: Account) -> None:
    await account.client.says("menu")
    await account.client.sees("Your next appointment")


async def shows_visits(account: Account) -> None:
    await account.client.says("my appointments")
    await account.begins_with("visits.upcoming")


async def shows_visit(account: Account) -> None:
    """By way of the list."""
    await shows_visits(account)
    await account.client.picks(account.client.screen.labels[0])
    await account.client.sees("Status:")


async def shows_wallet(account: Account) -> None:
    await account.client.says("my cards")
    await account.begins_with("wallet.text")


async def shows_place(account: Account) -> None:
    """By way of the list, where there are several."""
    await account.client.says("where are you")
    card = account.words.say(Say("label.book_here"))
    screen = await account.client.is_offered(card, LONDON.title)
    if not screen.label(card):
        await account.client.picks(LONDON.title)
        await account.client.is_offered(card)


SCREENS: Final[dict[str, Shows]] = {
    "menu": shows_menu,
    "appointments": shows_visits,
    "appointments and one of them": shows_visit,
    "memberships and cards": shows_wallet,
    "locations and one of them": shows_place,
}


async def messages_per_goal(databases: Databases) -> list[Goal]:
    async with opened(databases.new("SQLite")) as world:
        return await goals(world)
