"""Telegram's updates, spelled as the Bot API spells them, and what we make of them."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.parse import read
from fsm.events import Command, Inbound, Picked, Profile, SharedPhone, Typed, Unreadable
from fsm.words import Chat
from storage.inbox import CODEC
from tests.telegram_api import PHOTO, STICKER, VOICE

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
ANNA = {"id": 42, "is_bot": False, "first_name": "Anna", "last_name": "K.", "language_code": "uk"}
CHAT = {"id": 42, "type": "private", "first_name": "Anna"}
GROUP = {"id": -100, "type": "supergroup", "title": "Friends"}


def message(content: Mapping[str, Any], chat: Mapping[str, Any] = CHAT) -> dict[str, Any]:
    return {"message_id": 5, "date": 1_700_000_000, "chat": chat, "from": ANNA, **content}


def heard(content: Mapping[str, Any], chat: Mapping[str, Any] = CHAT) -> Inbound | None:
    return read({"update_id": 17, "message": message(content, chat)}, NOW, "salon_bot")


def event(content: Mapping[str, Any]) -> object:
    inbound = heard(content)
    return inbound and inbound.event


def press(data: str | None, **change: Any) -> Inbound | None:
    query = {"id": "1", "from": ANNA, "chat_instance": "1", "data": data, "message": message({"text": "?"}), **change}
    return read({"update_id": 18, "callback_query": query}, NOW, "salon_bot")


def test_a_text_is_typed_by_somebody_in_a_message_at_the_time_it_reached_us() -> None:
    assert heard({"text": "tomorrow at 5"}) == Inbound(
        Chat("telegram", "42"), "17", Typed("tomorrow at 5"), NOW, Profile("Anna K.", "uk"), "5"
    )


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/book", Command("book")),
        ("/BOOK@Salon_Bot", Command("book")),
        ("/help me please", Command("help")),
        ("/start loc_123", Command("start", "loc_123")),
        ("/start svc_123_456", Command("start", "svc_123_456")),
        ("/start " + "a" * 64, Command("start", "a" * 64)),
        ("/start " + "a" * 65, Command("start")),
        ("/start loc_1'; drop table", Command("start")),
        ("/start loc_1\n", Command("start", "loc_1")),
        ("/pay", Typed("/pay")),
        ("/", Typed("/")),
        ("/book/now", Typed("/book/now")),
        ("I want to /book", Typed("I want to /book")),
    ],
)
def test_commands_are_those_we_have_and_carry_what_a_link_can(text: str, command: object) -> None:
    assert event({"text": text}) == command


def test_a_contact_is_own_only_if_it_is_the_senders() -> None:
    contact = {"phone_number": "380671234567", "first_name": "Anna"}
    assert event({"contact": {**contact, "user_id": 42}}) == SharedPhone("+380671234567", own=True)
    assert event({"contact": {**contact, "user_id": 43}}) == SharedPhone("+380671234567", own=False)
    assert event({"contact": contact}) == SharedPhone("+380671234567", own=False)


@pytest.mark.parametrize("number", ["4792345678", "+4792345678"])
def test_a_contact_is_a_whole_number_with_a_plus_or_without(number: str) -> None:
    """Of a Norwegian: dialled in New York the same digits are somebody else's."""
    contact = {"phone_number": number, "first_name": "Kari", "user_id": 42}
    assert event({"contact": contact}) == SharedPhone("+4792345678", own=True)


@pytest.mark.parametrize(
    "way",
    [
        {"forward_origin": {"type": "user", "date": 1_600_000_000, "sender_user": ANNA}},
        {"forward_origin": {"type": "hidden_user", "date": 1_600_000_000, "sender_user_name": "Anna"}},
        {"via_bot": {"id": 7, "is_bot": True, "first_name": "Cards", "username": "cards_bot"}},
    ],
)
def test_a_contact_that_is_passed_on_proves_nothing(way: Mapping[str, Any]) -> None:
    """It names the number that its sender had when it was written; somebody else may have that one by now."""
    contact = {"phone_number": "380671234567", "first_name": "Anna", "user_id": 42}
    assert event({"contact": contact, **way}) == SharedPhone("+380671234567", own=False)


@pytest.mark.parametrize("content", [PHOTO, STICKER, VOICE, {"location": {"latitude": 50.4, "longitude": 30.5}}])
def test_what_is_neither_text_nor_contact_is_unreadable(content: Mapping[str, Any]) -> None:
    assert event(content) == Unreadable()


def test_an_album_is_one_thing_said() -> None:
    first, second = heard({**PHOTO, "media_group_id": "9"}), heard({**PHOTO, "media_group_id": "9", "message_id": 6})
    assert first
    assert second
    assert first.id == second.id != "17"


def test_a_press_tells_option_token_and_message() -> None:
    pressed = press("12:time:2026-07-06T10:00")
    assert pressed
    assert pressed.event == Picked("time:2026-07-06T10:00", "12")
    assert (pressed.chat, pressed.message, pressed.id) == (Chat("telegram", "42"), "5", "18")


def test_a_button_of_another_bot_is_an_old_menu() -> None:
    pressed = press("menu_main")
    assert pressed
    assert pressed.event == Picked("", "menu_main")


def test_a_press_on_a_message_that_telegram_no_longer_shows_counts() -> None:
    gone = {"message_id": 5, "date": 0, "chat": CHAT}
    assert press("12:back", message=gone) == press("12:back")


@pytest.mark.parametrize(
    "pressed", [press("-"), press(None, game_short_name="chess"), press("1:a", message=None, inline_message_id="1")]
)
def test_buttons_that_do_nothing_are_nothing(pressed: Inbound | None) -> None:
    assert pressed is None


@pytest.mark.parametrize("text", ["/start", "/book@salon_bot", "/help@SALON_BOT"])
def test_a_command_in_a_group_is_asked_into_private(text: str) -> None:
    inbound = heard({"text": text}, GROUP)
    assert inbound
    assert (inbound.chat, inbound.event) == (Chat("telegram", "-100"), Command("private"))


@pytest.mark.parametrize("text", ["hello", "/start@other_bot", "/cancel", "book"])
def test_a_group_is_otherwise_left_alone(text: str) -> None:
    assert heard({"text": text}, GROUP) is None
    assert press("1:book", message=message({"text": "?"}, GROUP)) is None


@pytest.mark.parametrize(
    "update",
    [
        {"edited_message": {**message({"text": "later"}), "edit_date": 1_700_000_001}},
        {"channel_post": message({"text": "news"}, {"id": -200, "type": "channel", "title": "News"})},
        {"message": message({"pinned_message": message({"text": "pinned"})})},
        {"message": message({"proximity_alert_triggered": {"traveler": ANNA, "watcher": ANNA, "distance": 3}})},
        {"my_chat_member": {"chat": CHAT, "from": ANNA, "date": 1, "old_chat_member": {}, "new_chat_member": {}}},
        {},
    ],
)
def test_what_is_not_said_to_us_is_nothing(update: dict[str, Any]) -> None:
    assert read({"update_id": 1, **update}, NOW, "salon_bot") is None


def test_what_no_database_keeps_is_left_out() -> None:
    raw = json.loads('{"text": "a\\u0000b\\ud800c \\ud83d\\udc4d \\u05e9"}')
    assert event(raw) == Typed("abc 👍 ש")
    assert event({"text": "x" * 5000}) == Typed("x" * 4096)


def test_names_are_taken_as_they_are_and_bounded() -> None:
    odd = {**ANNA, "first_name": "<b>*Robert*</b> \u202e\0" + "x" * 1000, "last_name": None, "language_code": None}
    inbound = heard({"text": "hi", "from": odd})
    assert inbound
    assert inbound.profile.name.startswith("<b>*Robert*</b> \u202ex")
    assert len(inbound.profile.name) <= 256
    assert inbound.profile.language == ""


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        "update",
        7,
        {"message": {}},
        {"update_id": 1, "message": {"text": "secret words"}},
        {"update_id": 1, "message": message({"text": 5})},
        {"update_id": 1, "message": message({"text": "secret words", "date": 10**30})},
        {"update_id": 1, "callback_query": {"id": "1"}},
        {"update_id": 1, "callback_query": 1},
        {"update_id": "\ud800", "message": message({"text": "secret words"})},
        {"update_id": 1, "message": message({"text": "secret words", "message_id": {"secret": 1}})},
        {"update_id": 1, "message": message({"text": "secret words"}, {**CHAT, "id": "\udfff"})},
    ],
)
def test_what_is_no_update_is_nothing_and_leaves_a_line_without_its_words(raw: object) -> None:
    with structlog.testing.capture_logs() as logs:
        assert read(raw, NOW, "salon_bot") is None
    assert len(logs) == 1
    assert "secret" not in str(logs)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text", "x"]), inner),
)


@given(place=st.sampled_from(sorted(message(PHOTO))), junk=JUNK)
def test_junk_anywhere_raises_nothing_and_what_is_read_can_be_kept(place: str, junk: object) -> None:
    for inbound in (
        read({"update_id": 1, "message": {**message(PHOTO), place: junk}}, NOW, "salon_bot"),
        press("1:a", message={**message({"text": "?"}), place: junk}),
    ):
        assert not inbound or CODEC.validate_json(CODEC.dump_json(inbound)) == inbound
