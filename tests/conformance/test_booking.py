"""Whole bookings."""

from dataclasses import replace

import pytest

from tests.conformance.client import Client
from tests.conformance.visit import HAIRCUT, STRYZHKA, Visit, Wish
from tests.conformance.whatsapp import HiddenWhatsAppChat
from tests.end_to_end.world import World


@pytest.mark.parametrize("locale", ["en", "uk", "ru"])
@pytest.mark.parametrize("wish", [HAIRCUT, STRYZHKA], ids=["with a code", "without"])
async def test_a_booking(world: World, channel: type[Client], wish: Wish, locale: str) -> None:
    async with channel.opened(world, locale, altegio_location_id=str(wish.location)) as client:
        visit = Visit(world, client, locale, wish)
        await visit.begins()
        screen = await visit.books()
        file = await client.file()
    [record] = world.records(client.phone)
    assert record.client.name == "Anna Lee"
    for told in (wish.service, wish.staff, wish.time):
        assert told in screen.text
    assert [sms.phone for sms in world.sandbox.sms] == [client.phone[1:]] * wish.by_code
    assert b"BEGIN:VEVENT" in file


async def test_whoever_is_free(world: World, channel: type[Client]) -> None:
    """Amelia has her lunch then; who does it is named in the end."""
    async with channel.opened(world) as client:
        visit = Visit(world, client, wish=replace(HAIRCUT, staff="Doesn't matter", time="13:15"))
        await visit.begins()
        screen = await visit.books()
    [record] = world.records(client.phone)
    assert (record.staff_id, record.staff_requested) == (41002, False)
    assert "Tom Okafor" in screen.text


async def test_a_link_leads_to_a_place(world: World, channel: type[Client]) -> None:
    async with channel.opened(world, altegio_location_id="41000,42000") as client:
        visit = Visit(world, client, wish=STRYZHKA)
        await visit.begins()
        await visit.take("book")
        await visit.sees("location.text")
        await client.begins("loc_42000")
        await visit.books(first="category")
    assert [record.salon_id for record in world.records(client.phone)] == [42000]


async def test_a_link_leads_to_a_service(world: World, channel: type[Client]) -> None:
    async with channel.opened(world, altegio_location_id="41000,42000") as client:
        visit = Visit(world, client, wish=STRYZHKA)
        await client.begins("svc_42000_420102")
        await visit.books(first="staff")
    assert [record.services for record in world.records(client.phone)] == [(420102,)]


async def test_a_client_without_a_visible_number(world: World) -> None:
    """WhatsApp alone shows a number by itself, so alone it can be missing."""
    async with HiddenWhatsAppChat.opened(world) as client:
        visit = Visit(world, client)
        await visit.begins()
        await visit.walk(last="name")
        screen = await client.is_shown("contact")
        assert not screen.label(client.phone)
        await client.says(client.phone)
        await visit.books(first="code")
    assert len(world.records(client.phone)) == 1
