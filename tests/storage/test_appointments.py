"""What was booked here is kept with its secret, once."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from fsm.words import Appointment, Chat, Location, Service, Staff
from storage.appointments import CODEC
from storage.store import Store
from storage.work import Work
from tests.storage import ANNA, BORYS, NOW, SECOND

CUT = Appointment(
    record=7_000_000_000,
    hash="secret",
    location=Location(1, "Salon", "Europe/Kyiv", "UA"),
    services=(Service(2, "Cut", 3), Service(4, "Beard", 3)),
    staff=Staff(4, "Olha"),
    starts=NOW + timedelta(days=2),
    length=timedelta(hours=1),
)


def add(work: Work, key: str, appointment: Appointment, chat: Chat = ANNA) -> None:
    work.appointments.add(chat, key, appointment, NOW)


def of(work: Work, chat: Chat) -> list[Appointment]:
    return work.appointments.of(chat)


@given(st.from_type(Appointment))
def test_whatever_an_appointment_holds_comes_back(appointment: Appointment) -> None:
    assert CODEC.validate_json(CODEC.dump_json(appointment)) == appointment


async def test_a_chat_has_its_own_in_order(store: Store) -> None:
    sooner = replace(CUT, record=8, starts=CUT.starts - SECOND)
    await store.run(add, "a", CUT)
    await store.run(add, "b", sooner)
    await store.run(add, "c", replace(CUT, record=9), BORYS)
    assert await store.run(of, ANNA) == [sooner, CUT]


async def test_the_same_key_counts_once(store: Store) -> None:
    await store.run(add, "a", CUT)
    await store.run(add, "a", replace(CUT, record=8))
    assert await store.run(of, ANNA) == [CUT]


async def test_what_was_booked_under_a_number_is_shown_to_its_client_only(store: Store) -> None:
    """In all their chats; not to whoever logs in, or is logged out, in a chat where it was made (S3-67)."""

    def book(work: Work, chat: Chat, key: str, record: int, phone: str) -> None:
        work.appointments.add(chat, key, replace(CUT, record=record), NOW, phone)

    def records(work: Work, chat: Chat, phone: str) -> list[int]:
        return sorted(made.record for made in work.appointments.of(chat, phone))

    mine, other = "+380501234567", "+380671234567"
    await store.run(book, ANNA, "a", 1, "")
    await store.run(book, ANNA, "b", 2, mine)
    await store.run(book, BORYS, "c", 3, mine)
    await store.run(book, BORYS, "d", 4, other)
    assert await store.run(records, ANNA, mine) == [1, 2, 3]
    assert await store.run(records, ANNA, "") == [1]
    assert await store.run(records, ANNA, other) == [1, 4]
    assert await store.run(records, BORYS, mine) == [2, 3]
    assert await store.run(records, Chat("widget", "1"), "") == []
