"""Whole bookings in Telegram: the bot as `altegio-bot run` puts it together, over HTTP on both sides."""

import asyncio
from datetime import UTC, datetime

import pytest

from tests.end_to_end.visit import Visit
from tests.end_to_end.world import LONDON, World
from tests.telegram_api import PHOTO, STICKER, VOICE


async def test_a_booking(either_world: World) -> None:
    world, anna = either_world, either_world.somebody()
    async with world.bot():
        screen = await Visit(world, anna).books()
        name, file = await anna.gets_document()
    [record] = world.records(anna.phone)
    assert (record.staff_id, record.services) == (41001, (410101,))
    assert record.starts == datetime(2026, 3, 3, 10, tzinfo=UTC)
    assert record.client.name == "Anna Lee"
    for told in ("Women's haircut", "Amelia Hartley", "Tuesday, 3 March, 10:00", "£58–75", LONDON.address):
        assert told in screen.text
    assert name == "appointment.ics"
    assert b"DTSTART:20260303T100000Z" in file
    assert not anna.spinning


async def test_a_booking_by_webhook(world: World) -> None:
    anna = world.somebody()
    async with world.bot(**world.webhook()):
        await Visit(world, anna).books()
    assert len(world.records(anna.phone)) == 1
    assert not world.telegram.of("getUpdates")


@pytest.mark.parametrize("locale", ["en", "uk", "ru"])
async def test_a_booking_in_the_language_of_the_chat(world: World, locale: str) -> None:
    anna = world.somebody(language=locale)
    async with world.bot():
        await Visit(world, anna, locale).books()
    assert len(world.records(anna.phone)) == 1


async def test_the_language_can_be_changed_on_the_way(world: World) -> None:
    anna = world.somebody()
    async with world.bot():
        await Visit(world, anna).walk(last="staff")
        await anna.types("/language")
        await anna.presses("Українська")
        await Visit(world, anna, "uk").books(first="date")
    assert len(world.records(anna.phone)) == 1


async def test_a_booking_in_words(world: World) -> None:
    """The number is the one that the bot itself gives as an example; the code is pasted with all around it."""
    anna = world.somebody()
    visit = Visit(world, anna)
    async with world.bot():
        for said in ("book", "cuts", "mens haircut", "anyone", "tomorrow", "at 14:30", "Anna Lee"):
            await anna.types(said)
        await visit.types("phone.text", "+44 7700 900123")
        await visit.sees("code.text")
        await anna.types(f"Confirmation code for Silver Heron Studio: {await world.code('+447700900123')}")
        await visit.types("review.text", "yes")
        await visit.sees("booked.text")
    [record] = world.records("+447700900123")
    assert record.starts == datetime(2026, 3, 3, 14, 30, tzinfo=UTC)


async def test_whoever_is_free_is_named_in_the_end(world: World) -> None:
    anna = world.somebody()
    async with world.bot():
        screen = await Visit(world, anna, staff="Doesn't matter", time="13:15").books()
    [record] = world.records(anna.phone)
    assert (record.staff_id, record.staff_requested) == (41002, False)  # Amelia has her lunch then
    assert "Tom Okafor" in screen.text


async def test_a_contact_must_be_the_clients_own(world: World) -> None:
    anna = world.somebody()
    visit = Visit(world, anna)
    async with world.bot():
        await visit.walk(last="name")
        await visit.sees("phone.text")
        await anna.shares_contact("+447911999999", own=False)
        await visit.sees("phone.foreign")
        assert not world.sandbox.sms
        await visit.books(first="phone")
    assert len(world.records(anna.phone)) == 1


async def test_a_second_code_after_a_minute(world: World) -> None:
    anna = world.somebody()
    visit = Visit(world, anna)
    async with world.bot():
        await visit.walk(last="phone")
        await visit.sees("code.text")
        await visit.presses("label.new_code")
        assert len(world.sandbox.sms) == 1
        world.time.forward(seconds=61)
        await visit.presses("label.new_code")
        await visit.sees("code.text")
        assert [sms.phone for sms in world.sandbox.sms] == [anna.phone[1:]] * 2
        await visit.books(first="code")
    assert len(world.records(anna.phone)) == 1


async def test_a_code_too_soon_after_another(world: World) -> None:
    """Two chats, one phone: the second is told how long to wait, and gets its code then."""
    anna, also_anna = world.somebody(), world.somebody()
    also_anna.phone = anna.phone
    first, second = Visit(world, anna), Visit(world, also_anna, time="14:00")
    async with world.bot():
        await first.walk(last="phone")
        await first.sees("code.text")
        world.time.forward(seconds=20)
        await second.walk(last="phone")
        await also_anna.sees("A new code can be sent in")
        assert len(world.sandbox.sms) == 1
        world.time.forward(seconds=41)
        await second.presses("label.new_code")
        await second.books(first="code")


# --- codes do not stay to be read (S4-19)


async def test_the_message_with_a_code_is_deleted_and_no_other(world: World) -> None:
    """A wrong one, too, and one that is pasted with all around it."""
    anna = world.somebody()
    visit = Visit(world, anna)
    async with world.bot():
        await visit.walk(last="phone")
        await visit.types("code.text", "what code?")
        right = await world.code(anna.phone)
        await visit.types("code.text", "99999" if right != "99999" else "11111")
        await visit.presses("label.confirm")
        await anna.sees("That code is not right")
        await anna.types(f"Confirmation code for Silver Heron Studio: {right}")
        await visit.sees("booked.text")
        await world.telegram.called("deleteMessage", times=2)
    assert anna.written == ["/start", "Anna Lee", "what code?"]
    assert len(world.telegram.of("deleteMessage")) == 2


async def test_the_code_of_a_login_is_deleted(world: World) -> None:
    anna = world.somebody()
    visit = Visit(world, anna)
    async with world.bot():
        await anna.types("log in")
        await visit.presses("label.share_phone")
        await visit.presses("label.agree")
        await visit.sees("code.text")
        await anna.types(await world.code(anna.phone))
        await visit.sees("login.done")
        await world.telegram.called("deleteMessage")
    assert anna.written == ["log in"]


async def test_a_code_that_cannot_be_deleted_is_no_trouble(world: World) -> None:
    anna = world.somebody()
    world.telegram.breaks("deleteMessage", 400)
    async with world.bot():
        await Visit(world, anna).books()
        await world.telegram.called("deleteMessage")
    texts = [message.text for message in anna.messages if message.text]
    assert len(texts) == len(set(texts))
    assert len(anna.written) == 3
    assert not world.logged("error") + world.logged("warning")


# --- silence


async def test_an_expired_booking_books_nothing(either_world: World) -> None:
    world, anna = either_world, either_world.somebody()
    visit = Visit(world, anna)
    async with world.bot(response_timeout=600):
        await visit.walk(last="code")
        review = await anna.sees("Confirm")
        world.time.forward(seconds=601)
        await visit.sees("expired.text")
        await anna.presses("Confirm", on=review)
        assert "expired" in anna.screen.text
        await anna.types("yes")
        assert "expired" in anna.screen.text
        assert not world.records()
        await anna.presses("Continue: Women's haircut")
        await visit.books(first="code")
    assert len(world.records(anna.phone)) == 1


async def test_a_press_that_comes_too_late_finds_it_expired(world: World) -> None:
    """Also where the clock has not looked yet: the bot was not even running when the time was up."""
    anna = world.somebody()
    async with world.bot():
        await Visit(world, anna).walk(last="date")
        times = await anna.sees("10:00")
    world.time.forward(seconds=1801)
    await anna.presses("10:00", on=times, waits=False)
    async with world.bot():
        await anna.sees("expired")


async def test_a_client_who_is_still_there_does_not_expire(world: World) -> None:
    anna = world.somebody()
    async with world.bot():
        await Visit(world, anna).walk(last="date")
        for _ in range(3):
            world.time.forward(seconds=1790)
            await anna.types("hm")
            assert "expired" not in anna.screen.text


# --- what comes twice, too late, or in the wrong order


async def test_old_buttons_do_nothing(world: World) -> None:
    anna = world.somebody()
    visit = Visit(world, anna)
    async with world.bot():
        services = await visit.walk(last="category")
        staff = await visit.walk("service", "service")
        await anna.presses("Fringe trim", on=services)
        await anna.sees("out of date")
        await anna.presses("Amelia Hartley")
        await anna.presses("Tom Okafor", on=staff)
        await anna.sees("out of date")
        await visit.walk("date", "code")
        review = await anna.sees("Confirm")
        await anna.presses("Confirm")
        await visit.sees("booked.text")
        await anna.presses("Confirm", on=review)
        await anna.is_answered()
    [record] = world.records(anna.phone)
    assert (record.staff_id, record.services) == (41001, (410101,))


async def test_taps_in_a_row_are_one(world: World) -> None:
    anna = world.somebody()
    visit = Visit(world, anna)
    async with world.bot():
        await visit.walk(last="code")
        review = await anna.sees("Confirm")
        for _ in range(3):
            await anna.presses("Confirm", on=review, waits=False)
        await visit.sees("booked.text")
        await world.telegram.all_confirmed()
        await anna.is_answered()
    assert world.calls("book_record") == 1
    assert len(world.records(anna.phone)) == 1
    assert sum("Booked" in message.text for message in anna.messages) == 1


async def test_every_update_twice(world: World) -> None:
    """Telegram brings an update again when it saw no answer to the first time."""
    anna = world.somebody()
    updates, once = world.telegram.updates, world.telegram.updates.deliver

    async def twice(update: object) -> bool:
        return all(await asyncio.gather(once(update), once(update)))

    updates.deliver = twice  # type: ignore[method-assign]
    async with world.bot(**world.webhook()):
        await Visit(world, anna).books()
    assert len(world.records(anna.phone)) == 1
    assert sum("Booked" in message.text for message in anna.messages) == 1
    assert [sms.phone for sms in world.sandbox.sms] == [anna.phone[1:]]


async def test_updates_in_the_wrong_order(world: World) -> None:
    """A press overtaken by the next one: the menu that is pressed first has not been shown yet as far as we know."""
    anna = world.somebody()
    visit = Visit(world, anna)
    async with world.bot(**world.webhook()):
        services = await visit.walk(last="category")
        staff = await visit.walk("service", "service")
        await anna.presses("Back")
        for screen, label in ((staff, "Amelia Hartley"), (services, "Men's haircut")):
            await anna.presses(label, on=screen)
            await anna.sees("out of date")
        await visit.books(first="service")
    assert len(world.records(anna.phone)) == 1


# --- what should not come at all


async def test_a_webhook_with_a_wrong_secret(world: World) -> None:
    settings = world.webhook()
    anna = world.somebody()
    async with world.bot(**settings):
        await Visit(world, anna).walk(last="code")
        await anna.sees("Confirm")
        await anna.presses("Confirm", waits=False)
        press = world.telegram.updates.waiting[-1]
        world.telegram.updates.waiting.clear()
        url = settings["telegram_webhook_url"]
        assert await world.posts(url, press, secret="guessed") == 403
        assert await world.posts(url, press) == 403
        for garbage in (b"", b"{", b"null", b'"text"', b"[1]", b'{"update_id": "x"}', b"\xff\xfe", b"[" * 100_000):
            assert await world.posts(url, garbage, secret=world.secret) in (200, 400)
        assert await world.posts(url, b" " * 2_000_000, secret=world.secret) == 413
        assert not world.records()
        assert await world.posts(url, press, secret=world.secret) == 200
        await anna.sees("Booked")
    assert not [line for line in world.logged() if "exception" in line]


async def test_anything_else_that_people_send(world: World) -> None:
    anna = world.somebody()
    visit = Visit(world, anna)
    async with world.bot():
        await visit.walk(last="time")
        await visit.sees("full_name.text")
        for content in (PHOTO, STICKER, VOICE, {"location": {"latitude": 1.0, "longitude": 2.0}}):
            await anna.sends(content)
            await visit.sees("full_name.text")
        for text in ("   ", "x" * 4000, "🙂🙂", "/nonsense", "\u202e\u200f", "12345"):
            await anna.types(text)
            await visit.sees("full_name.text")
        await anna.edits("Bob")
        await anna.types("<b>Анна</b> *O'Neil* _שָׁלוֹם_ [x](http://x) 🙂")
        await visit.sees("phone.text")
        await visit.books(first="phone")
    [record] = world.records(anna.phone)
    assert record.client.name == "<b>Анна</b> *O'Neil* _שָׁלוֹם_ [x](http://x) 🙂"
    assert not world.logged("error")


async def test_a_group_is_asked_to_write_in_private(world: World) -> None:
    group = world.telegram.client(42, group=-100)
    async with world.bot():
        await group.types("hello", waits=False)
        await group.types("/book@salon_bot")
        await group.sees("in private")
        assert len(group.messages) == 1


# --- Telegram itself


async def test_a_client_who_has_blocked_the_bot(world: World) -> None:
    anna, boris = world.somebody(), world.somebody()
    async with world.bot():
        await Visit(world, anna).walk(last="time")
        anna.blocks()
        await anna.types("Anna Lee", waits=False)
        await Visit(world, boris).books()
    assert not world.logged("error")


async def test_telegram_wants_us_to_slow_down(world: World) -> None:
    anna = world.somebody()
    visit = Visit(world, anna)
    async with world.bot():
        await visit.walk(last="code")
        await anna.sees("Confirm")
        for method in ("editMessageText", "sendMessage"):
            world.telegram.breaks(method, 429, times=2, retry_after=5)
        await anna.presses("Confirm", waits=False)
        await world.passing(lambda: any("Booked" in message.text for message in anna.messages))
    assert sum("Booked" in message.text for message in anna.messages) == 1


async def test_telegram_is_away_for_a_while(world: World) -> None:
    """Nothing is lost: what could not be said is said when it can be, in order."""
    anna = world.somebody()
    visit = Visit(world, anna)
    async with world.bot():
        await visit.walk(last="code")
        await anna.sees("Confirm")
        for method in ("editMessageText", "sendMessage"):
            world.telegram.breaks(method, 502, times=6)
        await anna.presses("Confirm", waits=False)
        await world.passing(lambda: any("Booked" in message.text for message in anna.messages))
    texts = [message.text for message in anna.messages]
    assert texts.index("Booking it for you…") < next(n for n, text in enumerate(texts) if "Booked" in text)
