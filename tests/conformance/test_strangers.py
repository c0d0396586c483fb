"""Somebody who wants to see or touch what is another's, over each channel's wire."""

import pytest

from bot.altegio.sandbox.world import Record
from fsm.prompts import Say
from tests.conformance.account import Account
from tests.conformance.client import Client
from tests.end_to_end.world import LONDON, World

EMMA = "+447700900400"
HER_WORDS = "For the wedding"


async def emmas(world: World) -> Record:
    """An appointment of somebody who has never been in this chat."""
    who = {"location": LONDON.id, "phone": EMMA, "name": "Emma Clarke", "comment": HER_WORDS}
    made = await world.tells("/records", {**who, "service": 410101, "datetime": "2026-03-07T10:00:00"})
    return world.sandbox.world.records[made["id"]]


def nothing_of_hers(account: Account, hers: Record) -> None:
    """Neither shown nor touched."""
    said = "\n".join(account.client.shown)
    for fact in (HER_WORDS, "Emma", account.when(hers.starts), account.label(hers)):
        assert fact not in said
    assert account.record(hers.id) == hers


@pytest.mark.parametrize("where", ["menu", "list", "card", "cancel"])
async def test_a_forged_button(world: World, channel: type[Client], where: str) -> None:
    """Wherever the client is, a number that is not among their own opens nothing and cancels nothing."""
    async with channel.opened(world) as client:
        account = Account(world, client)
        hers, mine = await emmas(world), await account.has("2026-03-05T11:00:00")
        await account.begins()
        await account.logs_in()
        if where == "list":
            await account.lists()
        elif where != "menu":
            await account.opens(mine)
        if where == "cancel":
            await account.chooses("label.cancel_visit")
            await account.sees("cancel.text")
        await client.forges(f"visit:{hers.id}")
        await client.sees_any(*map(account.part, ("old_menu.text", "misfit.text", "visits.gone")))
        nothing_of_hers(account, hers)
    assert account.record(mine.id) == mine


async def test_a_number_that_was_only_typed(world: World, channel: type[Client]) -> None:
    """Not the right code, no code at all: nothing of the account shows in the meantime or after, although the business
    could look it up.
    """
    async with channel.opened(world, altegio_user_token=world.sandbox.user_token) as client:
        account = Account(world, client)
        hers = await emmas(world)
        await account.begins()
        await client.says("log in")
        await account.begins_with("login.text")
        await client.says(EMMA)
        await account.begins_with("consent.text")
        await account.chooses("label.agree")
        await account.sees("code.text")
        right = await world.code(EMMA)
        for wrong in ("000000", "111111"):
            await client.says(wrong if wrong != right else "222222")
            await client.is_offered(account.words.say(Say("label.new_code")))
        for door in ("my appointments", "my cards", "profile", "book again"):
            await client.says(door)
            await client.sees_any(*map(account.words.say, (Say("label.back"), Say("label.menu"))))
            assert EMMA not in client.screen.text
        nothing_of_hers(account, hers)


async def test_a_booking_under_anothers_number_shows_only_itself(world: World, channel: type[Client]) -> None:
    """S1-25: in Kyiv no code is asked for, so anybody may book under any number; the business could look all up."""
    settings = {"altegio_location_id": "41000,42000", "altegio_user_token": world.sandbox.user_token}
    async with channel.opened(world, **settings) as client:
        account = Account(world, client)
        hers = await emmas(world)
        await account.begins()
        await client.begins("svc_42000_420102")
        await account.picks("Doesn't matter")
        await account.picks(client.day(account.wish.day, account.words))
        await account.picks("11:00")
        await account.says("full_name.text", "Anna Lee")
        await account.sees("phone.text")
        await client.says(EMMA)
        await account.chooses("label.confirm")
        await account.sees("booked.text")
        shown = await account.lists()
        assert not account.on(shown, hers)
        await client.forges(f"visit:{hers.id}")
        await client.sees_any(*map(account.part, ("old_menu.text", "misfit.text", "visits.gone")))
    assert account.record(hers.id) == hers
    assert HER_WORDS not in "\n".join(client.shown)


async def test_old_buttons_after_logging_out(world: World, channel: type[Client]) -> None:
    """Whoever has the phone next sees nothing of it, whichever button is still on the screen."""
    async with channel.opened(world) as client:
        account = Account(world, client)
        mine = await account.has("2026-03-05T11:00:00")
        await account.begins()
        await account.logs_in()
        listed = await account.lists()
        card = await account.opens(mine)
        await client.says("profile")
        await account.chooses("label.log_out")
        await account.sees("profile.logged_out")
        before = len(client.shown)
        for screen, label in ((listed, account.label(mine)), (card, account.words.say(Say("label.cancel_visit")))):
            if client.can("buttons"):
                await client.picks(label, on=screen)
                await account.sees("old_menu.text")
            else:
                await client.says(label)
                await client.is_offered(account.words.say(Say("label.book")))
        await client.forges(f"visit:{mine.id}")
        await client.sees_any(*map(account.part, ("old_menu.text", "misfit.text", "visits.gone")))
        shown = await account.lists()
        assert not account.on(shown, mine)
        said = "\n".join(client.shown[before:])
        assert not [fact for fact in (account.when(mine.starts), client.phone) if fact in said]
    assert account.record(mine.id) == mine
