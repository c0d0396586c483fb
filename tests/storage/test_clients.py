"""Clients by the number that they have proved, and where they are logged in."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fsm.prompts import Prompt, Say
from fsm.session import Client, Session
from fsm.words import Appointment, Chat, Phone
from storage.clients import CODEC
from storage.errors import SessionMoved
from storage.outbox import Saying
from storage.store import Store
from storage.work import Work
from tests.storage import ANNA, BORYS, NOW, SECOND, look
from tests.storage.test_appointments import CUT
from tests.storage.test_inbox import HEARD

OLENA = Client("Olena Koval", Phone("+380501234567"), verified="+380501234567", location=2)
TARAS = Client("Taras Koval", verified="+380671234567")
YEAR = timedelta(days=365)


def add(work: Work, *clients: Client) -> None:
    for client in clients:
        work.clients.add(client)


def change(work: Work, before: Client, after: Client) -> None:
    work.clients.change(before, after)


def get(work: Work, phone: str) -> Client | None:
    return work.clients.get(phone)


def log_in(work: Work, chat: Chat, phone: str, token: str = "sealed") -> None:
    work.logins.put(chat, phone, token)


def login(work: Work, chat: Chat) -> tuple[str, str] | None:
    return work.logins.get(chat)


@given(st.from_type(Client))
def test_whatever_is_known_of_a_client_comes_back(client: Client) -> None:
    assert CODEC.validate_json(CODEC.dump_json(client)) == client


async def test_a_client_is_known_by_their_number(store: Store) -> None:
    await store.run(add, OLENA, TARAS)
    assert await store.run(get, OLENA.verified) == OLENA
    assert await store.run(get, TARAS.verified) == TARAS
    assert await store.run(get, "+380931234567") is None
    assert await store.run(get, "") is None


async def test_who_is_known_stays_as_known(store: Store) -> None:
    await store.run(add, OLENA, replace(OLENA, full_name="Somebody Else"))
    assert await store.run(get, OLENA.verified) == OLENA


async def test_two_chats_change_different_things_of_one_client(store: Store) -> None:
    """Each has read the client before the other has written."""
    await store.run(add, OLENA)
    await store.run(change, OLENA, replace(OLENA, full_name="Olena Bondar"))
    await store.run(change, OLENA, replace(OLENA, location=3))
    assert await store.run(get, OLENA.verified) == replace(OLENA, full_name="Olena Bondar", location=3)


async def test_all_that_change_at_once_are_kept(store: Store, database_url: str) -> None:
    other = Store.open(database_url)
    await store.run(add, OLENA)
    wanted = [
        replace(OLENA, full_name="Olena Bondar"),
        replace(OLENA, location=3),
        replace(OLENA, agreed_to="digest"),
        replace(OLENA, agreed_at=NOW),
        replace(OLENA, phone=None),
    ]
    await asyncio.gather(*((store, other)[n % 2].run(change, OLENA, after) for n, after in enumerate(wanted)))
    together = Client("Olena Bondar", None, OLENA.verified, 3, agreed_to="digest", agreed_at=NOW)
    assert await store.run(get, OLENA.verified) == together
    await other.close()


async def test_who_was_forgotten_does_not_come_back_by_a_late_change(store: Store) -> None:
    await store.run(add, OLENA)
    await store.run(lambda work: work.clients.forget(OLENA.verified))
    await store.run(change, OLENA, replace(OLENA, location=3))
    assert await store.run(get, OLENA.verified) is None


async def test_a_login_belongs_to_a_chat(store: Store) -> None:
    assert await store.run(login, ANNA) is None
    await store.run(log_in, ANNA, OLENA.verified)
    await store.run(log_in, BORYS, OLENA.verified, "another")
    assert await store.run(login, ANNA) == (OLENA.verified, "sealed")
    await store.run(log_in, ANNA, TARAS.verified, "new")
    assert await store.run(login, ANNA) == (TARAS.verified, "new")
    await store.run(lambda work: work.logins.drop(ANNA))
    assert await store.run(login, ANNA) is None
    assert await store.run(login, BORYS) == (OLENA.verified, "another")


async def test_a_number_is_logged_out_everywhere(store: Store) -> None:
    await store.run(log_in, ANNA, OLENA.verified)
    await store.run(log_in, BORYS, TARAS.verified)
    await store.run(lambda work: work.logins.forget(OLENA.verified))
    assert await store.run(login, ANNA) is None
    assert await store.run(login, BORYS) is not None


def settle_in(work: Work, chat: Chat, client: Client, appointment: Appointment) -> None:
    """All that can be kept of a client in a chat."""
    if client.verified:
        work.clients.add(client)
        work.logins.put(chat, client.verified, "sealed")
    work.sessions.put(Session(chat, client=Client(verified=client.verified), revision=1), NOW)
    work.appointments.add(chat, f"{chat.id} {appointment.record}", appointment, NOW, client.verified)
    work.history.append(chat, "client", "hello", NOW)
    work.history.append(chat, "bot", "good bye", NOW)
    work.inbox.hold(replace(HEARD, chat=chat), NOW)
    work.outbox.add(chat, [Saying(Prompt(Say("x")), "en")], [], NOW)
    given_up = work.outbox.claim(chat, "say", NOW, SECOND)
    work.outbox.dropped([entry.id for entry in given_up], "unreachable")


async def test_who_is_forgotten_leaves_nothing(store: Store) -> None:
    """Of others all stays."""
    await store.run(settle_in, ANNA, OLENA, CUT)
    await store.run(settle_in, BORYS, TARAS, replace(CUT, record=8))
    await store.run(lambda work: work.forget(ANNA, OLENA.verified))
    assert await store.run(look, "select phone from clients") == [(TARAS.verified,)]
    for table in ("logins", "appointments", "outbox"):
        assert await store.run(look, f"select chat from {table}") == [(BORYS.id,)]
    assert await store.run(look, "select who, body from history where chat = '1'") == [("void", "null")]
    assert await store.run(look, "select chat from inbox where body is not null") == [(BORYS.id,)]
    assert await store.run(look, "select phone from sessions where chat = '2'") == [(TARAS.verified,)]


async def test_who_is_forgotten_is_so_in_all_chats(store: Store) -> None:
    await store.run(settle_in, ANNA, OLENA, CUT)
    await store.run(settle_in, BORYS, OLENA, replace(CUT, record=8))
    await store.run(lambda work: work.forget(ANNA, OLENA.verified))
    assert await store.run(login, BORYS) is None
    assert await store.run(lambda work: work.appointments.of(BORYS, OLENA.verified)) == []
    stranger = await store.run(lambda work: work.sessions.get(BORYS))
    assert stranger
    assert stranger.client == Client()
    await store.run(add, OLENA)
    still = await store.run(lambda work: work.sessions.get(BORYS))
    assert still
    assert still.client == Client(), "that the number is proved again in one chat proves nothing in another"
    with pytest.raises(SessionMoved):  # a turn that was decided before, with what was known
        await store.run(lambda work: work.sessions.put(Session(BORYS, client=OLENA, revision=2), NOW))
    await store.run(lambda work: work.sessions.put(replace(still, revision=still.revision + 1), NOW))


async def test_a_stranger_who_is_forgotten_takes_nobody_along(store: Store) -> None:
    await store.run(settle_in, ANNA, Client("Nobody"), CUT)
    await store.run(settle_in, BORYS, TARAS, replace(CUT, record=8))
    await store.run(lambda work: work.forget(ANNA, ""))
    assert await store.run(lambda work: work.appointments.of(ANNA)) == []
    assert await store.run(get, TARAS.verified) == TARAS
    assert await store.run(login, BORYS) is not None
    assert len(await store.run(look, "select * from appointments")) == 1


async def test_numbers_of_lines_go_on(store: Store) -> None:
    """A page that has seen two lines waits for the third; that is how it hears that they are void."""
    await store.run(settle_in, ANNA, OLENA, CUT)
    await store.run(lambda work: work.forget(ANNA, OLENA.verified))
    await store.run(lambda work: work.history.append(ANNA, "bot", "who are you?", NOW))
    lines = await store.run(lambda work: work.history.after(ANNA, 2))
    assert [(line.seq, line.who) for line in lines] == [(3, "void"), (4, "bot")]
    await store.run(lambda work: work.history.forget(BORYS))
    assert await store.run(lambda work: work.history.after(BORYS, 0)) == [], "where nothing was said nothing is void"


async def test_idle_chats_are_purged_with_their_clients(store: Store) -> None:
    """Who still writes somewhere is remembered; an appointment to come is kept, whatever else is gone."""
    ahead = replace(CUT, record=8, starts=NOW + 2 * YEAR)
    await store.run(settle_in, ANNA, OLENA, CUT)
    await store.run(lambda work: work.appointments.add(ANNA, "ahead", ahead, NOW, OLENA.verified))
    await store.run(settle_in, BORYS, TARAS, replace(CUT, record=9))
    lately = Session(BORYS, client=Client(verified=TARAS.verified), revision=2)
    await store.run(lambda work: work.sessions.put(lately, NOW + YEAR))
    await store.run(lambda work: work.purge_idle(NOW))
    assert len(await store.run(look, "select * from sessions")) == 2, "exactly at the limit is in time"
    await store.run(lambda work: work.purge_idle(NOW + YEAR))
    assert await store.run(look, "select chat from sessions") == [(BORYS.id,)]
    assert await store.run(look, "select phone from clients") == [(TARAS.verified,)]
    assert await store.run(look, "select chat from logins") == [(BORYS.id,)]
    assert await store.run(lambda work: work.appointments.of(ANNA, OLENA.verified)) == [ahead]
    assert len(await store.run(look, "select * from appointments")) == 2


async def test_a_client_who_is_known_in_another_chat_is_kept(store: Store) -> None:
    await store.run(settle_in, ANNA, OLENA, CUT)
    await store.run(lambda work: work.sessions.put(Session(BORYS, client=OLENA, revision=1), NOW + YEAR))
    await store.run(lambda work: work.purge_idle(NOW + YEAR))
    assert await store.run(get, OLENA.verified) == OLENA
