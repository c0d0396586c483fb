"""The calendar file, read as RFC 5545 says: unfold the lines, split names from values, undo the escapes."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.calendar_file import calendar_file
from fsm.words import Appointment, Location, Service, Staff

NOW = datetime(2026, 6, 1, 12, 30, tzinfo=UTC)
KYIV = Location(
    7,
    "Barber & Co",
    "Europe/Kyiv",
    "UA",
    address="Хрещатик 1; офіс 2, Київ",
    phone="+380441234567",
    site="barber.example",
)
VISIT = Appointment(
    record=555,
    hash="a1b2c3secret",
    location=KYIV,
    services=(Service(1, "Стрижка, борода \\ вуса", 3),),
    staff=Staff(9, "Оленка Дуже-Довге-Прізвище із Закарпаття"),
    starts=datetime(2026, 7, 6, 10, 0, tzinfo=ZoneInfo("Europe/Kyiv")),
    length=timedelta(minutes=90),
)


def fields(content: bytes) -> dict[str, str]:
    unfolded = content.decode().replace("\r\n ", "")
    assert unfolded.endswith("\r\n")
    pairs = (line.split(":", 1) for line in unfolded.split("\r\n")[:-1])
    return {
        name: re.sub(r"\\(.)", lambda escape: {"n": "\n"}.get(escape[1], escape[1]), value) for name, value in pairs
    }


def test_a_visit_is_one_event_in_utc() -> None:
    event = fields(calendar_file(VISIT, NOW))
    assert (event["DTSTART"], event["DTEND"], event["DTSTAMP"]) == (
        "20260706T070000Z",
        "20260706T083000Z",
        "20260601T123000Z",
    )
    assert event["UID"] == "altegio-7-555"
    assert (event["BEGIN"], event["END"]) == ("VEVENT", "VCALENDAR")


def test_words_come_back_as_they_were() -> None:
    event = fields(calendar_file(VISIT, NOW))
    assert event["SUMMARY"] == "Стрижка, борода \\ вуса, Barber & Co"
    assert event["LOCATION"] == "Хрещатик 1; офіс 2, Київ"
    assert event["DESCRIPTION"].split("\n") == [VISIT.staff.name, "Barber & Co", "+380441234567", "barber.example"]


def test_lines_are_folded_between_characters() -> None:
    lines = calendar_file(VISIT, NOW).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    plain = replace(VISIT, services=(replace(VISIT.services[0], title="x" * 200),))
    assert sorted(map(len, calendar_file(plain, NOW).split(b"\r\n")))[-3:] == [75, 75, 75]
    for line in lines:
        line.decode()


def test_control_characters_and_missing_facts_leave_nothing_behind() -> None:
    bare = replace(KYIV, title="A\r\nB\x00C\x7f", address="", phone="", site="")
    event = fields(calendar_file(replace(VISIT, location=bare), NOW))
    assert event["SUMMARY"].endswith(", A\nBC")
    assert event["LOCATION"] == ""
    assert event["DESCRIPTION"] == f"{VISIT.staff.name}\nA\nBC"


def test_the_key_to_the_record_stays_out() -> None:
    assert b"a1b2c3" not in calendar_file(VISIT, NOW)
