"""Logging in, and what a client may do with their own data, over each channel's wire."""

import json
from datetime import datetime

from fsm.prompts import Say
from tests.conformance.account import Account
from tests.conformance.client import Client, Screen
from tests.conformance.visit import STRYZHKA, Visit
from tests.end_to_end.world import World


async def profile(visit: Visit) -> Screen:
    await visit.client.says("/profile")
    return await visit.begins_with("profile.text")


async def is_told(visit: Visit) -> str:
    """All that is kept of the client; their profile follows it."""
    await visit.chooses("label.my_data")
    await visit.sees("profile.told")
    first_line = visit.words.say(Say("kept.text")).split("\n")[0]
    return next(text for text in reversed(visit.client.shown) if first_line in text)


async def test_a_client_logs_in_and_out(either_world: World, channel: type[Client]) -> None:
    async with channel.opened(either_world, altegio_location_id="41000") as client:
        visit = Account(either_world, client)
        await visit.begins()
        await profile(visit)
        await visit.chooses("label.log_in")
        await visit.hands_over(await visit.begins_with("login.text"))
        await visit.agrees()
        assert client.phone in (await profile(visit)).text
        await visit.chooses("label.log_out")
        screen = await visit.sees("profile.logged_out")
        assert client.phone not in screen.text
    assert either_world.records(client.phone) == []


async def test_whoever_does_not_agree_gets_no_code(world: World, channel: type[Client]) -> None:
    async with channel.opened(world, altegio_location_id="41000") as client:
        visit = Visit(world, client)
        await visit.begins()
        await client.says("/login")
        await visit.begins_with("login.text")
        await client.says(client.phone)
        await visit.begins_with("consent.text")
        await visit.chooses("label.decline")
        await visit.begins_with("consent.declined")
    assert world.sandbox.sms == []


async def test_a_wrong_code_opens_nothing(world: World, channel: type[Client]) -> None:
    async with channel.opened(world, altegio_location_id="41000") as client:
        visit = Visit(world, client)
        await visit.begins()
        await client.says("/login")
        await visit.begins_with("login.text")
        await client.says(client.phone)
        await visit.begins_with("consent.text")
        await visit.chooses("label.agree")
        right = await visit.code()
        await client.says(f"{(int(right) + 1) % 10 ** len(right):0{len(right)}}")
        await visit.sees("code.wrong", left=2)
        await client.says(right)
        await visit.sees("login.done", phone=client.phone)


async def test_a_client_is_told_what_is_kept_and_forgotten(either_world: World, channel: type[Client]) -> None:
    async with channel.opened(either_world, altegio_location_id="42000") as client:
        visit = Visit(either_world, client, wish=STRYZHKA)
        await visit.begins()
        await visit.books()
        await profile(visit)
        told = await is_told(visit)
        for fact in ("Anna Lee", client.phone, visit.wish.service):
            assert fact in told
        data = json.loads(await client.file())
        assert (data["name"], data["phone_for_bookings"]) == ("Anna Lee", client.phone)
        [appointment] = data["appointments"]
        assert appointment["services"] == [visit.wish.service]
        assert datetime.fromisoformat(appointment["starts"]).hour == 11
        await client.says("my appointments")
        await visit.begins_with("visits.upcoming")
        await profile(visit)
        await visit.chooses("label.erase")
        await visit.begins_with("erase.text")
        await visit.chooses("label.erase_all")
        await visit.begins_with("erase.done")
        await profile(visit)
        nothing = await is_told(visit)
        for fact in ("Anna Lee", client.phone, visit.wish.service):
            assert fact not in nothing
        await client.says("my appointments")
        await visit.begins_with("visits.none_here")
    assert len(either_world.records(client.phone)) == 1, "the salon's calendar is the salon's"
