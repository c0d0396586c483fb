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
    service=Service(2, "Cut", 3),
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
