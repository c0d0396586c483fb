"""From the website into a messenger, by the links that its chat offers (N-24)."""

from typing import Final

import pytest

from fsm.prompts import Say
from tests.conformance.channels import CHANNELS
from tests.conformance.client import Client
from tests.conformance.visit import HAIRCUT, Visit
from tests.conformance.widget import WidgetChat
from tests.end_to_end.world import World

LED_TO: Final = [channel for channel in CHANNELS if channel.can("led to")]

pytestmark = pytest.mark.parametrize("channel", LED_TO, ids=lambda channel: channel.name)


async def test_what_was_chosen_on_the_website_is_not_asked_again(world: World, channel: type[Client]) -> None:
    async with channel.opened(world) as client, WidgetChat.visiting(world.port) as visitor:
        visit = Visit(world, client)
        await client.follows(await link(world, visitor, channel))
        screen = await visit.sees("staff.text")
        assert HAIRCUT.service in screen.text
        await visit.books(first="staff")
    assert [record.services for record in world.records(client.phone)] == [(410101,)]


async def test_a_link_that_is_too_old_or_not_ours_leads_nowhere(world: World, channel: type[Client]) -> None:
    async with channel.opened(world, response_timeout=86_400) as client, WidgetChat.visiting(world.port) as visitor:
        visit = Visit(world, client)
        ours = await link(world, visitor, channel)
        forged = ours[:-1] + ("A" if ours[-1] != "A" else "B")
        beginning = (visit.words.say(Say("label.book")), HAIRCUT.category)
        await client.follows(forged)
        await client.is_offered(*beginning)
        world.time.forward(minutes=61)
        await client.follows(ours)
        await client.is_offered(*beginning)
    assert not any(visit.part("staff.text") in text for text in client.shown)


async def link(world: World, visitor: WidgetChat, channel: type[Client]) -> str:
    """Where the website offers to go on in a channel, when a service has been chosen."""
    there = Visit(world, visitor)
    await there.begins()
    await there.walk(last="service")
    await there.sees("staff.text")
    return (await visitor.links())[channel.name.lower()]
