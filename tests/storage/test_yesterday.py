"""What a version of yesterday has stored is read by today's: in `yesterday/` as it was written, when a booking was for
one service.
"""

import logging
from pathlib import Path

import pytest

from fsm.events import Booked, Command, Inbound
from fsm.prompts import Prompt, Say
from fsm.requests import Book, Look, Request, SendCode, SignIn
from fsm.session import S, Session
from fsm.words import Appointment, Location, Phone, Service, Staff
from storage.outbox import Saying
from storage.sessions import CODEC, read
from storage.store import Store
from storage.work import Work
from tests.fsm.salon import BEN, CHAT, HAIRCUT, PODIL
from tests.storage import NOW, SECOND, spoil

BODIES = Path(__file__).parent / "yesterday"


def body(name: str) -> str:
    return (BODIES / f"{name}.json").read_text()


def session(name: str, caplog: pytest.LogCaptureFixture) -> Session:
    with caplog.at_level(logging.WARNING):
        found = read(CHAT, 1, 1, "", body(name))
    assert not caplog.messages
    assert CODEC.validate_json(CODEC.dump_json(found)) == found
    return found


@pytest.mark.parametrize(
    ("name", "state", "services"),
    [
        ("session_choosing", S.CATEGORY, ()),
        ("session_review", S.REVIEW, (HAIRCUT,)),
        ("session_placing", S.PLACING, (HAIRCUT,)),
    ],
)
def test_a_booking_goes_on_where_it_was(
    name: str, state: S, services: tuple[Service, ...], caplog: pytest.LogCaptureFixture
) -> None:
    found = session(name, caplog)
    assert (found.state, found.draft.location, found.draft.services) == (state, PODIL, services)


def test_the_words_that_were_shown_stay_as_they_are(caplog: pytest.LogCaptureFixture) -> None:
    shown = session("session_review", caplog).shown
    assert shown
    assert shown.text.params["service"] == "Haircut"


def test_what_was_booked_stays_booked(caplog: pytest.LogCaptureFixture) -> None:
    found = session("session_booked", caplog)
    assert found.shown
    assert found.draft.made == found.shown.appointment
    assert is_the_haircut(found.draft.made)


async def test_an_appointment_stays_the_clients(store: Store) -> None:
    made = Appointment(1, "", Location(1, "", "UTC", ""), (), Staff(1, ""), NOW, SECOND)
    await store.run(lambda work: work.appointments.add(CHAT, "key", made, NOW))
    await store.run(spoil, "update appointments set body = :body", body=body("appointment"))
    [found] = await store.run(lambda work: work.appointments.of(CHAT))
    assert is_the_haircut(found)


@pytest.mark.parametrize(("name", "kind"), [("book", Book), ("look", Look), ("send_code", SendCode)])
async def test_an_order_is_carried_out(store: Store, name: str, kind: type[Request]) -> None:
    await store.run(lambda work: work.outbox.add(CHAT, [], [SignIn("key", Phone(""), "")], NOW))
    await store.run(spoil, "update outbox set body = :body", body=body(f"request_{name}"))
    [entry] = await store.run(lambda work: work.outbox.claim(CHAT, "do", NOW, SECOND))
    assert isinstance(entry.what, kind)
    order = entry.what.check if isinstance(entry.what, SendCode) else getattr(entry.what, "order", None)
    assert order
    assert (order.services, order.staff, order.slot.as_sent) == ((HAIRCUT,), BEN, "2025-12-03T12:30:00+02:00")


async def test_a_calendar_file_is_still_sent(store: Store) -> None:
    await store.run(lambda work: work.outbox.add(CHAT, [Saying(Prompt(Say("x")), "en")], [], NOW))
    await store.run(spoil, "update outbox set body = :body", body=body("saying_booked"))
    [entry] = await store.run(lambda work: work.outbox.claim(CHAT, "say", NOW, SECOND))
    assert isinstance(entry.what, Saying)
    assert is_the_haircut(entry.what.prompt.appointment)


async def test_an_outcome_that_was_noted_is_told(store: Store) -> None:
    def hold(work: Work) -> None:
        work.inbox.hold(Inbound(CHAT, "key10", Command("menu"), NOW), NOW)

    await store.run(hold)
    await store.run(spoil, "update inbox set body = :body", body=body("inbound_booked"))
    [heard] = await store.run(lambda work: work.inbox.held(NOW + SECOND, 1))
    assert isinstance(heard.event, Booked)
    assert is_the_haircut(heard.event.appointment)


def is_the_haircut(made: Appointment | None) -> bool:
    return made is not None and (made.record, made.hash, made.services, made.staff) == (4711, "h4sh", (HAIRCUT,), BEN)
