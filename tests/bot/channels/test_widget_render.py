"""Prompts as the page gets them, and what the page sends as events. No server needed."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.channels.widget.interface import interface
from bot.channels.widget.parse import LONGEST, Unfit, parse
from bot.channels.widget.render import JOURNEY, render
from bot.channels.widget.tokens import VALID, sign, verify
from bot.texts import LOCALES, words
from fsm.booking.table import STEPS
from fsm.events import Command, Event, Picked, Profile, Typed
from fsm.prompts import Day, DayAndClock, Length, Money, Month, Option, Prompt, Say
from fsm.session import S
from fsm.words import Appointment, Chat, Location, Service, Staff

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
CHAT = Chat("widget", "someone")
ID = "7f2c2f4e-6d5c-4b7a-9c1d-0123456789ab"


def shown(prompt: Prompt, locale: str = "en") -> Any:
    return json.loads(render(prompt, words(locale), NOW))


# --- prompts


def test_a_list_comes_with_all_its_words() -> None:
    price, length = Money(Decimal(58), Decimal(75), "£"), Length(timedelta(minutes=45))
    options = (
        Option("service:1", "Haircut", (price, length)),
        Option("share", Say("label.share_phone"), kind="contact"),
        Option("back", Say("label.back"), kind="nav"),
    )
    found = shown(Prompt(Say("service.text"), options, note=Say("service.gone"), token="7", step="service"), "uk")
    assert (found["token"], found["step"], found["language"], found["rtl"]) == ("7", "service", "uk", False)
    assert found["text"] == words("uk").say(Say("service.text"))
    assert found["note"] == words("uk").say(Say("service.gone"))
    assert [option["id"] for option in found["options"]] == ["service:1", "back"], "a page has no phone to share"
    assert found["options"][0]["hints"] == [["money", words("uk").say(price)], ["length", words("uk").say(length)]]
    assert found["options"][1]["label"] == "Назад"


def test_a_member_of_staff_comes_with_a_picture() -> None:
    option = Option("staff:5", "Amelia Hartley", ("Senior stylist", "★ 4.9"), "https://pictures.example/5.jpg")
    [found] = shown(Prompt(Say("staff.text", {"service": "Haircut"}), (option,), step="staff"))["options"]
    assert found["image"] == "https://pictures.example/5.jpg"
    assert found["hints"] == [["text", "Senior stylist"], ["text", "★ 4.9"]]


def test_links_and_a_picture_come_with_their_addresses() -> None:
    options = (
        Option("place:book", "Book here"),
        Option("link:call", "Call", kind="link", url="tel:+442079460001"),
        Option("copy:number", "Copy the number", kind="copy", copies="0077"),
    )
    found = shown(Prompt(Say("places.text"), options, image="https://pictures.example/soho.jpg", step="place"))
    assert found["image"] == "https://pictures.example/soho.jpg"
    assert [(option["kind"], option["url"]) for option in found["options"]] == [
        ("choice", ""),
        ("link", "tel:+442079460001"),
    ]


def test_what_stands_out_is_told() -> None:
    options = (Option("review:confirm", "Confirm", primary=True), Option("review:time", "Another time"))
    found = shown(Prompt(Say("review.text"), options, step="review"))["options"]
    assert [option["primary"] for option in found] == [True, False]


def test_a_calendar_comes_with_its_month() -> None:
    days = tuple(Option(f"day:2026-03-0{n}", Day(date(2026, 3, n))) for n in (3, 4))
    further = Option("month:2026-04", Month(date(2026, 4, 1)), kind="nav")
    text = Say("date.text", {"service": "Haircut"})
    prompt = Prompt(text, (*days, further), "calendar", month=date(2026, 3, 1), step="date")
    found = shown(prompt)
    assert found["month"] == {
        "first": "2026-03-01",
        "title": "March 2026",
        "weekdays": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        "first_weekday": 0,
    }
    assert [option["label"] for option in found["options"]] == ["Tue, 3 Mar", "Wed, 4 Mar", "April 2026"]
    assert "month" not in shown(replace(prompt, layout="list", month=None))


def test_a_summary_comes_in_pairs() -> None:
    text = Say("review.text", {"service": "Cut: short", "when": DayAndClock(NOW), "full_name": "Anna Lee"})
    found = shown(Prompt(text, step="review"))
    assert found["text"] == "Is everything right?"
    assert found["facts"] == [["Service", "Cut: short"], ["When", "Monday, 2 March, 08:00"], ["Name", "Anna Lee"]]
    reason = Say("cancel.off")
    visit = shown(Prompt(Say("visit.text", {"service": "Cut", "status": "x", "no_cancel": reason}), step="visit"))
    assert (visit["text"], visit["facts"]) == (f"Cut\n\n{words('en').say(reason)}", [["Status", "x"]])
    membership = Say("card.membership", {"title": "Cuts ×10", "visits": Say("card.no_end"), "services": "Cuts"})
    card = shown(Prompt(membership, step="card"))
    assert (card["text"], card["facts"]) == ("Cuts ×10\n\nNo end date", [["Covers", "Cuts"]])
    profile = shown(Prompt(Say("profile.text", {"full_name": "Anna", "sample": DayAndClock(NOW)}), step="profile"))
    assert (profile["text"], [what for what, _ in profile["facts"]]) == ("Your profile", ["Name", "Days and times"])
    later = shown(Prompt(Say("try_later.text"), step="review"))
    assert (later["text"], later["facts"]) == (words("en").say(Say("try_later.text")), [])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", ["review.text", "booked.text", "visit.text"])
def test_no_line_of_a_summary_is_lost(key: str, locale: str) -> None:
    names = ("service", "staff", "when", "length", "price", "location", "address", "full_name", "phone", "comment")
    text = Say(key, {**dict.fromkeys(names, "x"), "number": "x", "status": "x"})
    lines = words(locale).say(text).partition("\n\n")[2].split("\n")
    found = shown(Prompt(text, step="review"), locale)["facts"]
    assert [": ".join(pair) for pair in found] == lines
    assert len(lines) > 8


def test_a_booking_comes_with_its_calendar_file() -> None:
    location = Location(1, "Silver Heron", "Europe/London", "GB")
    cut, amelia = Service(1, "Cut", 1), Staff(1, "Amelia")
    appointment = Appointment(7, "secret", location, (cut,), amelia, NOW, timedelta(hours=1))
    found = shown(Prompt(Say("booked.text", {}), appointment=appointment, step="booked"))
    assert "DTSTART:20260302T080000Z\r\n" in found["calendar_file"]
    assert "secret" not in json.dumps(found)


def test_what_is_kept_comes_as_a_file_and_nothing_else_does() -> None:
    assert shown(Prompt(Say("kept.text"), kept='{"name": "Anna"}'))["data_file"] == '{"name": "Anna"}'
    assert not {"data_file", "calendar_file"} & shown(Prompt(Say("menu.text"))).keys()


def test_the_deadline_is_told() -> None:
    prompt = Prompt(Say("menu.text"), step="category", deadline=NOW + timedelta(minutes=30), awaits=True)
    assert (shown(prompt)["deadline"], shown(prompt)["awaits"]) == ("2026-03-02T08:30:00+00:00", True)
    assert shown(Prompt(Say("menu.text")))["deadline"] == ""


def test_a_booking_goes_forward_all_the_way() -> None:
    """Each step of the table has its place, but for those that lead to no booking, or nobody knows when."""
    assert set(STEPS) - set(JOURNEY) == {S.CALL, S.UNSURE, S.LOOKING, S.EXPIRED}
    parts = [shown(Prompt(Say("menu.text"), step=step))["progress"] for step in JOURNEY]
    assert parts == sorted(parts)
    assert (parts[0], parts[-1]) == (0, 1)
    assert shown(Prompt(Say("menu.text"), step="menu"))["progress"] is None


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_of_the_page(locale: str) -> None:
    spoken = interface(words(locale))
    assert (spoken["language"], spoken["rtl"]) == (locale, False)
    assert spoken["open"] != "widget.open"


# --- events


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"option": "service:1", "token": "7"}, Picked("service:1", "7")),
        ({"text": "Anna\0 Lee"}, Typed("Anna Lee")),
        ({"text": "x" * LONGEST}, Typed("x" * LONGEST)),
        ({"command": "start", "argument": "loc_41000"}, Command("start", "loc_41000")),
        ({"command": "language"}, Command("language")),
    ],
)
def test_what_a_page_sends(event: Any, expected: Event) -> None:
    heard = parse(json.dumps({"id": ID, "language": "uk-UA", "event": event}).encode(), CHAT, NOW)
    assert (heard.chat, heard.id, heard.event, heard.time) == (CHAT, ID, expected, NOW)
    assert heard.profile == Profile(language="uk-UA")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"id": "%s", "event": {"text": "\\ud800"}}' % ID.encode(),
        b'{"id": "%s", "event": {"text": "\xff"}}' % ID.encode(),
        *(
            json.dumps(body).encode()
            for body in (
                {"event": {"text": "hi"}},
                {"id": "outcome:1", "event": {"text": "hi"}},
                {"id": ID},
                {"id": ID, "event": {}},
                {"id": ID, "event": {"text": ""}},
                {"id": ID, "event": {"text": "x" * (LONGEST + 1)}},
                {"id": ID, "event": {"text": 7}},
                {"id": ID, "event": {"option": "x", "token": 7}},
                {"id": ID, "event": {"option": "x" * 65, "token": "7"}},
                {"id": ID, "event": {"option": "x", "token": "7", "text": "hi"}},
                {"id": ID, "event": {"command": "private"}},
                {"id": ID, "event": {"command": "start", "argument": "a b"}},
                {"id": ID, "event": {"number": "+447700900123", "own": True}},
                {"id": ID, "event": {"text": "hi"}, "time": "2020-01-01"},
                {"id": ID, "event": {"text": "hi"}, "language": "x" * 36},
            )
        ),
    ],
)
def test_what_no_page_of_ours_sends(body: bytes) -> None:
    with pytest.raises(Unfit):
        parse(body, CHAT, NOW)


# --- tokens


def test_a_token_opens_its_chat_for_a_while() -> None:
    token = sign(CHAT, NOW, "key")
    assert verify(token, NOW + VALID - timedelta(seconds=1), "key") == CHAT
    assert verify(token, NOW + VALID, "key") is None


@pytest.mark.parametrize("token", ["", ".", "..", "a.b", "a.1.x", "someone.1772438400.", "é.1.é", "x" * 10_000])
def test_what_we_did_not_sign_opens_nothing(token: str) -> None:
    assert verify(token, NOW, "key") is None


def test_no_part_of_a_token_can_be_changed() -> None:
    token = sign(CHAT, NOW, "key")
    assert verify(token, NOW, "another key") is None
    for at in range(len(token)):
        changed = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
        assert verify(changed, NOW, "key") is None
