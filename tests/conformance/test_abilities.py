"""What docs/channels.md says that a channel can is what its wire shows, in one long conversation."""

import pytest

from bot.altegio.sandbox import shapes
from bot.altegio.sandbox.salon import Staff
from bot.texts import words
from fsm.prompts import Say
from tests.conformance.client import Client
from tests.conformance.table import ABILITIES, PAGE, written
from tests.conformance.test_links import LED_TO
from tests.conformance.test_ways import long_list
from tests.conformance.visit import Visit
from tests.conformance.whatsapp import HiddenWhatsAppChat, WhatsAppChat
from tests.end_to_end.world import World


async def test_a_channel_can_what_it_says(world: World, channel: type[Client], monkeypatch: pytest.MonkeyPatch) -> None:
    plain = shapes.person
    monkeypatch.setattr(shapes, "person", lambda staff: plain(staff) | {"avatar": picture(staff)})
    long_list(world)
    found: dict[str, bool] = {}
    async with channel.opened(world, "uk", altegio_location_id="41000,42000") as client:
        visit = Visit(world, client)
        more = visit.words.say(Say("label.more"))

        await client.begins()
        greeting = await client.is_offered(*(words(locale).say(Say("label.book")) for locale in ("en", "uk")))
        found["language"] = words("uk").say(Say("menu.text")) in greeting.text
        await client.says("/language en")
        await client.begins("loc_41000")
        found["links"] = bool(await visit.sees("category.text"))
        await visit.take("category")
        services = await visit.sees("service.text")
        found["pages"] = bool(services.label(more))
        before = client.bubbles
        await visit.take("service")
        staff = await visit.sees("staff.text")
        found["editing"] = client.bubbles == before
        found["pictures"] = "pictures" in staff.shows

        await client.picks("Style 03", on=services)
        again = await visit.sees("staff.text")
        found["buttons"] = visit.part("old_menu.text") in again.text
        await client.says("2")
        days = await visit.sees("date.text")
        found["numbers"] = True
        found["calendar"], found["deadline"] = "calendar" in days.shows, "deadline" in days.shows
        await client.sends_photo()
        await visit.walk("date", "time")
        found["photos"] = any(visit.part("unreadable.text") in text for text in client.shown)

        found["known name"] = bool((await visit.sees("full_name.text")).label("Anna"))
        await visit.take("name")
        await visit.sees("phone.text")
        await client.repeats()
        phone = await visit.sees("phone.text")
        found["repeats"] = not any(visit.part("phone.misfit") in text for text in client.shown)
        found["known phone"] = bool(phone.label(client.phone))
        found["contact"] = "contact" in phone.shows
        await visit.books(first="phone")
        found["work"] = client.saw_work
        found["file"] = b"BEGIN:VEVENT" in await client.file()
        await visit.take("book")
        await visit.sees("location.text")
        world.time.forward(seconds=1801)
        found["leads on"] = bool(await client.links())
        found["alarms"] = bool(await visit.sees("expired.text"))
        code = await world.code(client.phone)
        found["codes"] = code not in await client.finds()
        found["history"] = visit.part("booked.text") in await client.comes_back()
    if channel is WhatsAppChat:
        found["contact"] = HiddenWhatsAppChat.can("contact")  # asked of those alone: test_booking.py has one
    found["led to"] = channel in LED_TO  # from elsewhere: test_links.py leads there
    assert found == {name: how.can for name, how in channel.abilities.items()}


def picture(staff: Staff) -> str:
    return f"https://salon.example/{staff.id}.jpg"


def test_every_channel_tells_of_every_ability(channel: type[Client]) -> None:
    assert channel.abilities.keys() == ABILITIES.keys()


def test_the_page_is_up_to_date() -> None:
    """Else write it anew: python -m tests.conformance."""
    page = PAGE.read_text()
    assert page == written(page)
