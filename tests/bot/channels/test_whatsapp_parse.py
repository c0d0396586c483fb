"""WhatsApp's webhooks, spelled as Meta's reference spells them, and what we make of them."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.whatsapp.parse import LATE, Brought, Status, parse
from bot.channels.whatsapp.statuses import MANY, STATUSES, Statuses
from fsm.events import Command, Inbound, Picked, Profile, SharedPhone, Typed, Unreadable
from fsm.words import Chat
from tests.whatsapp_api import bodies
from tests.whatsapp_api.bodies import PHONE_ID, body, card, message, person, text, value

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
SENT = int(NOW.timestamp())
NUMBER = "16505551234"
USER = "US.13491208655302741918"
PROFILE = Profile("Sheena Nelson", phone=f"+{NUMBER}")


def brought(whole: object) -> Brought:
    return parse(whole, PHONE_ID, NOW, timedelta(minutes=30))


def said(content: Mapping[str, Any], number: str = NUMBER, user: str = "", sent: int = SENT) -> list[Inbound]:
    told = message("wamid.1", sent, content, number, user)
    return list(brought(body(value(contacts=[person(number, user)], messages=[told]))).heard)


def event(content: Mapping[str, Any], number: str = NUMBER, user: str = "") -> object:
    heard = said(content, number, user)
    return heard[0].event if heard else None


def test_a_text_is_typed_by_somebody_at_the_time_it_reached_us() -> None:
    assert said(text("tomorrow at 5"), sent=SENT - 60) == [
        Inbound(Chat("whatsapp", NUMBER), "wamid.1", Typed("tomorrow at 5"), NOW, PROFILE)
    ]


@pytest.mark.parametrize(
    ("content", "meant"),
    [
        (bodies.button_reply("7:s1", "Haircut"), Picked("s1", "7")),
        (bodies.list_reply("7:time:10:00", "10:00"), Picked("time:10:00", "7")),
        ({"type": "button", "button": {"payload": "7:back", "text": "Back"}}, Picked("back", "7")),
        (bodies.list_reply("priority_express"), Picked("", "priority_express")),
        ({"type": "request_welcome"}, Command("start")),
        ({"type": "interactive", "interactive": {"type": "nfm_reply", "nfm_reply": {}}}, Unreadable()),
        (bodies.IMAGE, Unreadable()),
        (bodies.STICKER, Unreadable()),
        (bodies.AUDIO, Unreadable()),
        (bodies.VIDEO, Unreadable()),
        (bodies.DOCUMENT, Unreadable()),
        (bodies.LOCATION, Unreadable()),
        (bodies.UNSUPPORTED, Unreadable()),
        ({"type": "something_new"}, Unreadable()),
        ({"type": "text"}, Unreadable()),
        (bodies.REACTION, None),
        (bodies.SYSTEM, None),
        (bodies.EDIT, None),
        (bodies.REVOKE, None),
        ({}, None),
        (text("a\0\ud83d" + "b" * 5000), Typed("a" + "b" * 4093)),
    ],
)
def test_what_was_done(content: Mapping[str, Any], meant: object) -> None:
    assert event(content) == meant


@pytest.mark.parametrize(
    ("shared", "number", "meant"),
    [
        (card("+1 650-555-1234", NUMBER), NUMBER, SharedPhone(f"+{NUMBER}", own=True)),
        (card("+44 7700 900123", NUMBER), NUMBER, SharedPhone(f"+{NUMBER}", own=True)),  # a forged card
        (card("+44 7700 900123", "447700900123"), NUMBER, SharedPhone("+44 7700 900123", own=False)),
        (card("+44 7700 900123"), NUMBER, SharedPhone("+44 7700 900123", own=False)),
        (card("+44 7700 900123", "447700900123"), "", Typed("+44 7700 900123")),
        ({"type": "contacts", "contacts": [{"name": {"formatted_name": "B"}}]}, NUMBER, Unreadable()),
        ({"type": "contacts"}, NUMBER, Unreadable()),
    ],
)
def test_only_a_card_with_the_senders_own_number_is_vouched_for(
    shared: Mapping[str, Any], number: str, meant: object
) -> None:
    assert event(shared, number, USER) == meant


# --- who


@pytest.mark.parametrize(
    ("number", "user", "chat", "phone"),
    [
        (NUMBER, "", NUMBER, f"+{NUMBER}"),
        (NUMBER, USER, USER, f"+{NUMBER}"),
        ("", USER, USER, ""),
        ("", "US.ENT.11815799212886844830", "US.ENT.11815799212886844830", ""),
    ],
)
def test_a_chat_goes_by_the_bsuid_if_there_is_one(number: str, user: str, chat: str, phone: str) -> None:
    [inbound] = said(text("hi"), number, user)
    assert (inbound.chat, inbound.profile.phone) == (Chat("whatsapp", chat), phone)


def test_the_sender_is_found_among_several_contacts() -> None:
    told = [message("wamid.1", SENT, text("hi"), NUMBER), message("wamid.2", SENT, text("hi"), user=USER)]
    people = [person("447700900123", name="Bob"), person("", USER, "Cid"), person(NUMBER, "GB.1", "Anna")]
    heard = brought(body(value(contacts=people, messages=told))).heard
    assert [(inbound.chat.id, inbound.profile.name) for inbound in heard] == [("GB.1", "Anna"), (USER, "Cid")]


@pytest.mark.parametrize(("number", "user"), [("", ""), ("sheena", ""), ("", "'; drop table"), ("1", "")])
def test_who_is_nobody_says_nothing(number: str, user: str) -> None:
    assert said(text("hi"), number, user) == []


def test_nothing_is_booked_in_a_group_or_for_another_number() -> None:
    told = message("wamid.1", SENT, text("hi"), NUMBER)
    grouped = {**told, "group_id": "HBgLMTY1MDM4Nzk0MzkVAgARGBI"}
    assert brought(body(value(contacts=[person(NUMBER)], messages=[grouped]))).heard == ()
    assert brought(body(value("99", contacts=[person(NUMBER)], messages=[told]))).heard == ()
    assert brought(body(value(messages=[told]), field="message_template_status_update")).heard == ()


# --- several at once, late, unreadable


def test_all_messages_of_all_changes_and_entries_count_in_the_order_in_which_they_were_said() -> None:
    def one(id: str, sent: int) -> dict[str, Any]:
        return message(id, sent, text(id), NUMBER)

    first = body(value(messages=[one("c", SENT), one("a", SENT - 9)]), value(messages=[one("d", SENT)]))
    second = body(value(messages=[one("b", SENT - 5)]))
    whole = {**first, "entry": [*first["entry"], *second["entry"]]}
    assert [inbound.id for inbound in brought(whole).heard] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(("ago", "acted_on"), [(0, True), (1800, True), (1801, False), (7 * 86400, False), (-60, True)])
def test_what_is_too_old_shows_the_current_question_instead(ago: int, acted_on: bool) -> None:
    [inbound] = said(bodies.list_reply("7:review:confirm"), sent=SENT - ago)
    assert inbound.event == (Picked("review:confirm", "7") if acted_on else LATE)
    assert (inbound.id, inbound.time) == ("wamid.1", NOW)


def test_of_several_that_are_too_old_one_is_answered() -> None:
    old = [message(f"old{n}", SENT - 9000 + n, text("book"), NUMBER) for n in range(3)]
    assert [inbound.id for inbound in brought(body(value(messages=old))).heard] == ["old2"]
    new = message("new", SENT, text("book"), NUMBER)
    assert [inbound.id for inbound in brought(body(value(messages=[*old, new]))).heard] == ["new"]
    other = message("other", SENT - 9999, text("book"), "447700900123")
    assert [inbound.id for inbound in brought(body(value(messages=[*old, other]))).heard] == ["other", "old2"]


@pytest.mark.parametrize("timestamp", ["", "soon", "9" * 40])
def test_a_time_that_cannot_be_read_is_now(timestamp: str) -> None:
    told = {**message("wamid.1", SENT, text("hi"), NUMBER), "timestamp": timestamp}
    assert [inbound.event for inbound in brought(body(value(messages=[told]))).heard] == [Typed("hi")]


def test_a_message_that_cannot_be_read_takes_no_other_with_it() -> None:
    good = message("wamid.2", SENT, text("hi"), NUMBER)
    odd: list[Any] = [None, 5, "text", [], {}, {"id": 5, "type": "text"}, {**good, "id": "", "from": NUMBER}]
    assert [inbound.id for inbound in brought(body(value(messages=[*odd, good]))).heard] == ["wamid.2"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["entry", "changes", "value", "messages", "statuses", "contacts", "from", "id", "type"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(JSON, st.sampled_from(["whole", "value", "message", "status"]))
def test_nothing_that_comes_can_break_it(odd: Any, place: str) -> None:
    told = message("wamid.1", SENT, text("hi"), NUMBER)
    whole = {
        "whole": odd,
        "value": body(odd),
        "message": body(value(contacts=odd, messages=[{**told, **(odd if isinstance(odd, dict) else {"text": odd})}])),
        "status": body(value(statuses=odd, messages=odd)),
    }[place]
    brought(json.loads(json.dumps(whole)))


# --- statuses


def test_statuses_come_beside_messages() -> None:
    failed = bodies.status("wamid.9", "failed", bodies.error(131026))
    told = message("wamid.1", SENT, text("hi"), NUMBER)
    found = brought(body(value(statuses=[bodies.status("wamid.8", "read"), failed]), value(messages=[told])))
    assert found.statuses == (Status("wamid.8", "read"), Status("wamid.9", "failed", 131026, "Message undeliverable"))
    assert len(found.heard) == 1


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("sent delivered read", "sent delivered read"),
        ("read delivered sent", "read"),
        ("delivered sent delivered read read", "delivered read"),
        ("sent failed failed", "sent failed"),
        ("delivered failed", "delivered"),
        ("failed delivered", "failed"),
        ("sent played", "sent played"),
        ("warning sent", "sent"),
    ],
)
def test_a_message_only_gets_further(told: str, counted: str) -> None:
    statuses = Statuses()
    assert [name for name in told.split() if statuses.note(Status("wamid.1", name, 131026))] == counted.split()


def test_each_message_is_counted_once() -> None:
    before = STATUSES.labels("delivered")._value.get()
    statuses = Statuses()
    for id in ("wamid.1", "wamid.2", "wamid.1"):
        statuses.note(Status(id, "delivered"))
    assert STATUSES.labels("delivered")._value.get() == before + 2


def test_only_so_many_messages_are_remembered() -> None:
    statuses = Statuses()
    for n in range(MANY + 1):
        statuses.note(Status(f"wamid.{n}", "sent"))
    assert statuses.note(Status("wamid.0", "sent"))
    assert not statuses.note(Status(f"wamid.{MANY}", "sent"))


@pytest.mark.parametrize(
    ("code", "level", "told"),
    [
        (131026, "warning", "cannot be delivered"),
        (131047, "warning", "24 hours"),
        (131049, "warning", "holds back"),
        (131042, "error", "WhatsApp Manager"),
        (132015, "error", "template"),
        (131053, "error", "Message undeliverable"),
    ],
)
def test_a_failure_is_told_with_its_meaning(code: int, level: str, told: str) -> None:
    with structlog.testing.capture_logs() as logs:
        Statuses().note(Status("wamid.1", "failed", code, "Message undeliverable"))
    [line] = logs
    assert line["log_level"] == level
    assert told in f"{line['why']} {line.get('mend')}"
