"""Saying things through the Bot API, over HTTP, with all that may go wrong on the way."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import structlog

from bot.calendar_file import calendar_file
from bot.channels import NotSaid, Unreachable
from bot.channels.telegram import Telegram, WrongToken
from bot.channels.telegram.channel import pauses
from bot.texts import LOCALES, words
from fsm.prompts import Option, Prompt, Say
from fsm.words import Appointment, Chat, Location, Service, Staff
from tests.telegram_api import TelegramApi, TelegramClient

# python-telegram-bot announces that waits will be timedeltas one day; both are read.
pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
EN = words("en")
CHAT = Chat("telegram", "42")
BACK = Option("back", Say("label.back"), kind="nav")
SERVICES = Prompt(Say("service.text"), (Option("s1", "Haircut"), Option("s2", "Beard trim"), BACK), token="1")
STAFF = Prompt(Say("staff.text", {"service": "Haircut"}), (Option("p1", "Olena"), BACK), token="2")
SHARE = Option("share", Say("label.share_phone"), kind="contact")
PHONE = Prompt(Say("phone.text"), (SHARE,), "contact", token="3")
HAIRCUT = Service(1, "Haircut", 3)
VISIT = Appointment(
    5, "hash", Location(7, "Barber", "UTC", "GB"), (HAIRCUT,), Staff(9, "Olena"), NOW, timedelta(hours=1)
)


@pytest.fixture
async def api() -> AsyncIterator[TelegramApi]:
    async with TelegramApi() as api:
        yield api


@pytest.fixture
def waits() -> list[float]:
    """How long the channel wanted to wait; it did not have to."""
    return []


@pytest.fixture
async def telegram(api: TelegramApi, waits: list[float]) -> AsyncIterator[Telegram]:
    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        await asyncio.sleep(0)

    async with Telegram(api.token, api.url, lambda: NOW, per_second=1e6, sleep=sleep) as telegram:
        yield telegram


@pytest.fixture
async def anna(api: TelegramApi) -> TelegramClient:
    anna = api.client(42)
    await anna.types("/start", waits=False)
    return anna


async def test_a_prompt_is_a_message_with_buttons(telegram: Telegram, anna: TelegramClient) -> None:
    await telegram.say(CHAT, SERVICES, EN, edit="")
    assert anna.screen.text == EN.body(SERVICES)
    assert anna.screen.labels == ["Haircut", "Beard trim", "Back"]


async def test_the_menu_changes_in_place(telegram: Telegram, anna: TelegramClient) -> None:
    await telegram.say(CHAT, SERVICES, EN, edit="")
    await telegram.say(CHAT, STAFF, EN, edit=str(anna.screen.message))
    assert len(anna.messages) == 1
    assert anna.screen.labels == ["Olena", "Back"]
    await telegram.say(CHAT, Prompt(Say("placing.text")), EN, edit=str(anna.screen.message))
    assert (len(anna.messages), anna.screen.labels) == (1, [])


async def test_a_picture_comes_and_goes_in_place(telegram: Telegram, anna: TelegramClient) -> None:
    await telegram.say(CHAT, SERVICES, EN, edit="")
    await telegram.say(CHAT, replace(SERVICES, image="https://glow.example/a.png"), EN, edit=str(anna.screen.message))
    assert [message.image for message in anna.messages] == ["https://glow.example/a.png"]
    await telegram.say(CHAT, STAFF, EN, edit=str(anna.screen.message))
    assert [message.image for message in anna.messages] == [""]


async def test_a_picture_that_telegram_refuses_takes_no_words_with_it(
    telegram: Telegram, anna: TelegramClient, api: TelegramApi
) -> None:
    api.breaks("sendMessage", 400)
    await telegram.say(CHAT, replace(SERVICES, image="https://glow.example/a.png"), EN, edit="")
    assert [(message.text, message.image) for message in anna.messages] == [(EN.body(SERVICES), "")]


async def test_a_link_is_a_button_that_opens_a_page(telegram: Telegram, anna: TelegramClient) -> None:
    site = Option("link:site", "Website", kind="link", url="https://glow.example")
    await telegram.say(CHAT, replace(SERVICES, options=(*SERVICES.options, site)), EN, edit="")
    button = anna.screen.button("Website")
    assert button
    assert (button.url, button.data) == ("https://glow.example", "")


async def test_saying_the_same_in_place_is_no_news(telegram: Telegram, anna: TelegramClient) -> None:
    await telegram.say(CHAT, SERVICES, EN, edit="")
    await telegram.say(CHAT, SERVICES, EN, edit=str(anna.screen.message))
    assert len(anna.messages) == 1


async def test_a_message_that_is_gone_is_replaced(telegram: Telegram, anna: TelegramClient) -> None:
    await telegram.say(CHAT, SERVICES, EN, edit="")
    before = anna.screen
    anna.clears_history()
    await telegram.say(CHAT, STAFF, EN, edit=str(before.message))
    assert anna.screen.labels == ["Olena", "Back"]


async def test_the_phone_keyboard_comes_and_goes(telegram: Telegram, anna: TelegramClient) -> None:
    await telegram.say(CHAT, SERVICES, EN, edit="")
    await telegram.say(CHAT, PHONE, EN, edit=str(anna.screen.message))
    assert [[button.contact for button in row] for row in anna.keyboard] == [[True]]
    await telegram.say(CHAT, replace(STAFF, ends_contact=True), EN, edit=str(anna.screen.message))
    assert anna.keyboard == ()
    assert [message.text for message in anna.messages][2:] == [EN.say(Say("contact.thanks")), EN.body(STAFF)]


async def test_names_cannot_break_a_message(telegram: Telegram, anna: TelegramClient) -> None:
    odd = "<b>*_`[A](tg://user)</i>&amp; \u202eש 👨‍👩‍👧"
    await telegram.say(CHAT, replace(SERVICES, options=(Option("s1", odd),)), EN, edit="")
    assert anna.screen.labels == [odd]


async def test_who_has_to_wait_sees_us_at_work(telegram: Telegram, anna: TelegramClient, api: TelegramApi) -> None:
    await telegram.say(CHAT, replace(SERVICES, awaits=True), EN, edit="")
    assert anna.actions == ["typing"]
    api.breaks("sendChatAction", 500)
    await telegram.say(CHAT, replace(STAFF, awaits=True), EN, edit="")
    assert anna.screen.text == EN.body(STAFF)


async def test_what_the_client_has_sent_is_wiped(telegram: Telegram, anna: TelegramClient, api: TelegramApi) -> None:
    await anna.types("01234", waits=False)
    await telegram.wipe(CHAT, str(next(reversed(anna.sent))))
    assert anna.written == ["/start"]


@pytest.mark.parametrize("status", [400, 403, 429, 500, None])
async def test_what_cannot_be_wiped_stays_and_holds_nothing_up(
    telegram: Telegram, anna: TelegramClient, api: TelegramApi, status: int | None
) -> None:
    api.breaks("deleteMessage", status)
    with structlog.testing.capture_logs() as logs:
        await telegram.wipe(CHAT, str(next(iter(anna.sent))))
        await telegram.say(CHAT, SERVICES, EN, edit="")
    assert (anna.written, len(anna.messages), logs) == (["/start"], 1, [])


async def test_what_is_kept_of_a_client_comes_as_a_file(telegram: Telegram, anna: TelegramClient) -> None:
    await telegram.say(CHAT, Prompt(Say("kept.text"), kept='{"name": "Ганна"}'), EN, edit="")
    assert anna.documents == [("my-data.json", '{"name": "Ганна"}'.encode())]


async def test_an_appointment_comes_with_its_calendar_file(telegram: Telegram, anna: TelegramClient) -> None:
    await telegram.say(CHAT, Prompt(Say("placing.text"), appointment=VISIT), EN, edit="")
    assert anna.documents == [("appointment.ics", calendar_file(VISIT, NOW))]
    assert [bool(message.document) for message in anna.messages] == [False, True]


@pytest.mark.parametrize("status", [500, 429, 403])
async def test_a_calendar_file_that_fails_is_let_go(
    telegram: Telegram, anna: TelegramClient, api: TelegramApi, status: int
) -> None:
    api.breaks("sendDocument", status)
    with structlog.testing.capture_logs() as logs:
        await telegram.say(CHAT, Prompt(Say("placing.text"), appointment=VISIT), EN, edit="")
    assert [message.text for message in anna.messages] == [EN.say(Say("placing.text"))]
    assert [line["log_level"] for line in logs] == ["warning"]


@pytest.mark.parametrize("edit", [False, True])
async def test_flood_control_names_the_time_to_wait(
    telegram: Telegram, anna: TelegramClient, api: TelegramApi, edit: bool
) -> None:
    await telegram.say(CHAT, SERVICES, EN, edit="")
    api.breaks("editMessageText" if edit else "sendMessage", 429, retry_after=7)
    with pytest.raises(NotSaid) as not_said:
        await telegram.say(CHAT, STAFF, EN, edit=str(anna.screen.message) if edit else "")
    assert not_said.value.after == 7


async def test_what_may_not_have_arrived_is_said_again(
    telegram: Telegram, anna: TelegramClient, api: TelegramApi
) -> None:
    api.breaks("sendMessage", 502)
    with pytest.raises(NotSaid):
        await telegram.say(CHAT, SERVICES, EN, edit="")
    assert anna.messages == []
    api.breaks("sendMessage", 500, late=True)
    with pytest.raises(NotSaid):
        await telegram.say(CHAT, SERVICES, EN, edit="")
    assert len(anna.messages) == 1


async def test_a_server_that_is_not_there_is_not_the_clients_fault() -> None:
    async with Telegram("1:nobody", "http://127.0.0.1:9", lambda: NOW) as telegram:
        with pytest.raises(NotSaid):
            await telegram.say(CHAT, SERVICES, EN, edit="")


async def test_who_blocked_us_or_never_wrote_is_out_of_reach(
    telegram: Telegram, anna: TelegramClient, api: TelegramApi
) -> None:
    api.breaks("sendMessage", 403)
    with structlog.testing.capture_logs() as logs:
        with pytest.raises(Unreachable, match="deactivated"):
            await telegram.say(CHAT, SERVICES, EN, edit="")
        anna.blocks()
        with pytest.raises(Unreachable, match="blocked"):
            await telegram.say(CHAT, SERVICES, EN, edit="1")
        with pytest.raises(Unreachable, match=r"[Cc]hat not found"):
            await telegram.say(Chat("telegram", "43"), SERVICES, EN, edit="")
    assert logs == []


async def test_a_message_that_telegram_will_never_take_is_given_up_loudly(
    telegram: Telegram, anna: TelegramClient
) -> None:
    impossible = replace(SERVICES, options=(Option("x" * 70, "Haircut"),))
    with structlog.testing.capture_logs() as logs, pytest.raises(Unreachable):
        await telegram.say(CHAT, impossible, EN, edit="")
    assert [(line["log_level"], line["reason"]) for line in logs] == [("error", "Button_data_invalid")]


async def test_a_token_taken_back_keeps_messages_for_later(
    telegram: Telegram, anna: TelegramClient, api: TelegramApi
) -> None:
    api.token = "123456:another"
    with structlog.testing.capture_logs() as logs, pytest.raises(NotSaid) as not_said:
        await telegram.say(CHAT, SERVICES, EN, edit="")
    assert not_said.value.after == 30
    assert "TELEGRAM_TOKEN" in logs[0]["event"]


async def test_start_learns_the_bots_name_and_fills_its_menu(telegram: Telegram, api: TelegramApi) -> None:
    await telegram.start([words(locale) for locale in LOCALES])
    assert telegram.me == "salon_bot"
    assert set(api.menus) == {"", *LOCALES}
    assert api.menus[""] == api.menus["en"]
    assert list(api.menus["en"]) == ["book", "appointments", "profile", "person", "cancel", "language", "help"]
    assert api.menus["uk"]["book"] == words("uk").say(Say("command.book"))


async def test_start_waits_for_telegram_but_not_for_the_menu(
    telegram: Telegram, api: TelegramApi, waits: list[float]
) -> None:
    api.breaks("getMe", 502, times=3)
    api.breaks("setMyCommands", 500)
    with structlog.testing.capture_logs() as logs:
        await telegram.start([EN])
    assert waits == [1, 2, 4]
    assert telegram.me == "salon_bot"
    assert len(logs) == 4


async def test_a_wrong_token_ends_the_start_with_advice(api: TelegramApi) -> None:
    async with Telegram("123456:wrong", api.url, lambda: NOW) as telegram:
        with pytest.raises(WrongToken, match="set TELEGRAM_TOKEN"):
            await telegram.start([EN])


def test_pauses_grow_to_half_a_minute() -> None:
    assert [pause for pause, _ in zip(pauses(), range(8), strict=False)] == [1, 2, 4, 8, 16, 30, 30, 30]
