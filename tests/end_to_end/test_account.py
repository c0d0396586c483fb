"""The client's own account in Telegram: with each of the tokens, after many years, after a login has ended."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from fsm.prompts import Say
from tests.conformance.account import Account
from tests.conformance.telegram import TelegramChat
from tests.conformance.widget import WidgetChat
from tests.end_to_end.world import LONDON, World, free_port

TOKENS = ("partner", "partner and client", "partner and business")
"""The situations of S1-26."""

SATURDAY = "2026-03-07T10:00:00"


@pytest.fixture
def world(either_world: World) -> World:
    """What a client changes hangs on who is quicker in the database, so all of it is tried on both."""
    return either_world


@asynccontextmanager
async def at_home(world: World, tokens: str, **settings: object) -> AsyncIterator[Account]:
    """Somebody in Telegram whose number is proved, unless there is nothing but the partner's token to look with."""
    if "business" in tokens:
        settings["altegio_user_token"] = world.sandbox.user_token
    async with world.bot(**settings):
        account = Account(world, TelegramChat(world, "en"))
        await account.begins()
        if tokens != "partner":
            await comes_home(account, by_code="client" in tokens)
        yield account


async def comes_home(account: Account, by_code: bool) -> None:
    """Log in: where the business looks up who calls, Telegram's word for the number is enough (N-13)."""
    if by_code:
        return await account.logs_in()
    await account.client.says("log in")
    await account.picks(account.words.say(Say("label.share_phone")))
    await account.begins_with("consent.text")
    await account.chooses("label.agree")
    await account.sees("login.done", phone=account.client.phone)
    return None


async def has_booked(account: Account) -> int:
    """An appointment made in this chat, on Tuesday at ten; gives its id."""
    await account.world.later(seconds=61)
    await account.walk("book", "time")
    await account.confirms()
    [record] = account.world.records(account.client.phone)
    return int(record.id)


# --- who may do what


@pytest.mark.parametrize("tokens", TOKENS)
async def test_seeing(world: World, tokens: str) -> None:
    async with at_home(world, tokens) as account:
        by_phone = await account.has(SATURDAY)
        here = account.record(await has_booked(account))
        shown = await account.lists()
        assert account.on(shown, here)
        assert account.on(shown, by_phone) == (tokens != "partner")
        card = await account.opens(here)
        assert "Status: booked" in card.text


@pytest.mark.parametrize("tokens", TOKENS)
async def test_cancelling(world: World, tokens: str) -> None:
    async with at_home(world, tokens) as account:
        id = await has_booked(account)
        await account.opens(account.record(id))
        await account.chooses("label.cancel_visit")
        await account.chooses("label.reason_plans")
        await account.sees("cancelled.text", service="Women's haircut", when=account.when(account.record(id).starts))
        assert account.record(id).deleted
        assert not account.on(await account.lists(), account.record(id))


@pytest.mark.parametrize("tokens", TOKENS)
async def test_moving(world: World, tokens: str) -> None:
    """Nobody moves by the partner's token alone: the client logs in, and is back at the card."""
    async with at_home(world, tokens) as account:
        id = await has_booked(account)
        await account.opens(account.record(id))
        await account.chooses("label.move")
        if tokens == "partner":
            await account.sees("move.log_in")
            await world.later(seconds=61)
            await account.picks(account.words.say(Say("label.share_phone")))
            await account.agrees()
            await account.chooses("label.move")
        await account.says("date.text", "friday at 14:30")
        await account.begins_with("move.text")
        await account.chooses("label.move")
        await account.sees("move.done")
        assert account.record(id).starts == datetime(2026, 3, 6, 14, 30, tzinfo=UTC)
    assert world.calls("book_record") == 1


@pytest.mark.parametrize("tokens", TOKENS)
async def test_rating(world: World, tokens: str) -> None:
    """Whoever is not logged in does that first: a review takes their token, or the business's."""
    async with at_home(world, tokens) as account:
        id = await has_booked(account)
        await world.tells("/records", {"id": id, "attendance": 1}, "PATCH")
        await world.later(days=2)
        card = await account.opens(account.record(id), "past")
        rate = account.words.say(Say("label.rate", {"staff": "Amelia Hartley"}))
        assert card.label(rate)
        await account.picks(rate)
        if tokens == "partner":
            await account.sees("rate.log_in")
        else:
            await account.picks("2 ★")
            await account.chooses("label.skip")
            await account.sees("rate.thanks_poor")
    assert world.calls("comment") == (tokens != "partner")


# --- after many years


@pytest.mark.parametrize(
    ("tokens", "calls"),
    [("partner and client", ["user_records"]), ("partner and business", ["clients_search", *["records"] * 3])],
)
async def test_five_hundred_appointments(world: World, tokens: str, calls: list[str]) -> None:
    """The first screen takes one call of their own token; the business finds the client first, and reads pages of 200
    until nothing is new. To leaf through them takes none.
    """
    async with at_home(world, tokens) as account:
        who = {"location": LONDON.id, "phone": account.client.phone, "name": "Anna Lee", "visits": 500}
        await world.tells("/fill", who)
        await world.later(seconds=61)
        before = len(world.sandbox.calls)
        await account.lists()
        made = [call.operation for call in list(world.sandbox.calls)[before:]]
        assert made == calls
        await account.lists("past")
        await account.chooses("label.page_after")
        await account.client.sees("Page 2 of")
        assert len(world.sandbox.calls) == before + len(made)


# --- a login that has ended


async def test_a_login_that_ended_in_the_middle_of_cancelling(world: World) -> None:
    async with at_home(world, "partner and client") as account:
        coming = await account.has(SATURDAY)
        await world.later(seconds=61)
        await account.opens(coming)
        await account.chooses("label.cancel_visit")
        await account.sees("cancel.text")
        await world.tells("/logins", method="DELETE")
        await account.chooses("label.reason_ill")
        await account.sees("visit.log_in_again")
        assert not account.record(coming.id).deleted
        await logs_in_again(account)
        await account.client.sees(account.when(coming.starts))
        await account.chooses("label.cancel_visit")
        await account.chooses("label.reason_ill")
        await account.client.is_offered(account.words.say(Say("label.undo")))
        assert account.record(coming.id).deleted


@pytest.mark.parametrize(("door", "back_at"), [("my appointments", "visits.upcoming"), ("my cards", "wallet.text")])
async def test_a_login_that_ended_before_they_came_back(world: World, door: str, back_at: str) -> None:
    async with at_home(world, "partner and client") as account:
        await account.has_a_past()
        await world.tells("/logins", method="DELETE")
        await world.later(seconds=61)
        await account.client.says(door)
        if door == "my appointments":
            await account.chooses("label.log_in_all")
        await account.begins_with("login.text")
        await logs_in_again(account)
        await account.begins_with(back_at)


async def logs_in_again(account: Account) -> None:
    """With the number of before, which is offered; what was agreed to is not asked again."""
    await account.world.later(seconds=61)
    await account.picks(account.client.phone)
    await account.client.says(await account.code())
    await account.sees("login.done", phone=account.client.phone)


# --- in two chats


async def test_who_proves_the_same_number_in_telegram_and_on_the_website_is_one_client(world: World) -> None:
    """N-24: the name, the marked locations; what one has changed is there in the other."""
    port = free_port()
    async with (
        at_home(world, "partner and client", port=port, altegio_location_id="41000,42000") as there,
        WidgetChat.visiting(port) as website,
    ):
        await there.client.says("profile")
        await there.chooses("label.change_name")
        await there.says("full_name.text", "Anna Lee")
        await there.sees("profile.named")
        await favours(there)
        website.phone = there.client.phone
        here = Account(world, website)
        await here.begins()
        await website.says("profile")
        assert "Anna Lee" not in (await here.begins_with("profile.text")).text
        await world.later(seconds=61)
        await here.logs_in()
        await website.says("profile")
        await website.sees("Anna Lee", there.client.phone)
        await website.says("where are you")
        await website.sees(f"★ {LONDON.title}")
        await website.says("profile")
        await here.chooses("label.clock_12")
        await website.sees("5:30 pm")
        await there.client.says("profile")
        await there.client.sees("5:30 pm")


async def favours(account: Account) -> None:
    await account.client.says("where are you")
    await account.sees("places.text")
    await account.picks(LONDON.title)
    await account.chooses("label.favourite")
    await account.client.is_offered(account.words.say(Say("label.not_favourite")))
