"""Sessions are kept as they are, one step at a time, and found when their deadline has passed."""

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fsm.desk import Rules
from fsm.dialog import advance
from fsm.events import FellSilent, Inbound
from fsm.prompts import Clock, Option, Prompt, Say, Value
from fsm.session import S, Session
from fsm.words import Chat
from storage.errors import SessionMoved
from storage.sessions import CODEC, SCHEMA, read
from storage.store import Store
from storage.work import Work
from tests.fsm.salon import Salon, at_once
from tests.storage import ANNA, BORYS, NOW, SECOND, spoil

FIRST = Session(ANNA, S.SERVICE, shown=Prompt(Say("booking.service"), token="1"), deadline=NOW, revision=1)
SECOND_TURN = replace(FIRST, state=S.DATE, shown=Prompt(Say("booking.date"), token="2"), revision=2)


def put(work: Work, *sessions: Session) -> None:
    for session in sessions:
        work.sessions.put(session, NOW)


def get(work: Work, chat: Chat) -> Session | None:
    return work.sessions.get(chat)


def silent(work: Work, now: datetime, limit: int = 9) -> list[tuple[Chat, str]]:
    return work.sessions.silent(now, limit)


@given(st.from_type(Session))
def test_whatever_a_session_holds_comes_back(session: Session) -> None:
    body = CODEC.dump_json(session).decode()
    assert read(session.chat, session.revision, SCHEMA, "", body) == session


@pytest.mark.parametrize("value", ["5", 5, "2026-11-21", Say("5"), Clock(NOW)])
def test_a_value_keeps_its_kind(value: Value) -> None:
    shown = Prompt(Say("x", {"value": value}), (Option("a", value, (value,)),))
    body = CODEC.dump_json(replace(FIRST, shown=shown)).decode()
    back = read(ANNA, 1, SCHEMA, "", body).shown
    assert back
    for found in (back.text.params["value"], back.options[0].label, back.options[0].hint[0]):
        assert (type(found), found) == (type(value), value)


def test_a_time_keeps_its_wall_clock() -> None:
    at = datetime(2026, 10, 25, 3, 30, tzinfo=ZoneInfo("Europe/Kyiv"), fold=1)  # the second 3:30 of that night
    shown = Prompt(Say("x", {"at": Clock(at)}))
    back = read(ANNA, 1, SCHEMA, "", CODEC.dump_json(replace(FIRST, shown=shown)).decode()).shown
    assert back
    clock = back.text.params["at"]
    assert isinstance(clock, Clock)
    assert (clock.at.isoformat(), clock.at.astimezone(UTC)) == (at.isoformat(), at.astimezone(UTC))


async def test_a_session_is_kept(store: Store) -> None:
    assert await store.run(get, ANNA) is None
    await store.run(put, FIRST)
    assert await store.run(get, ANNA) == FIRST
    await store.run(put, SECOND_TURN)
    assert await store.run(get, ANNA) == SECOND_TURN
    assert await store.run(get, BORYS) is None


@pytest.mark.parametrize("late", [FIRST, SECOND_TURN, replace(FIRST, revision=4)])
async def test_only_the_next_revision_follows(store: Store, late: Session) -> None:
    await store.run(put, FIRST, SECOND_TURN)
    with pytest.raises(SessionMoved) as moved:
        await store.run(put, late)
    assert moved.value.chat == ANNA
    assert await store.run(get, ANNA) == SECOND_TURN


async def test_of_many_at_once_one_is_kept(store: Store, database_url: str) -> None:
    other = Store.open(database_url)  # as another process would
    for revision in (1, 2):
        turns = [replace(FIRST, locale=f"{n}", revision=revision) for n in range(12)]
        ends = await asyncio.gather(
            *((store, other)[n % 2].run(put, turn) for n, turn in enumerate(turns)), return_exceptions=True
        )
        kept = [turn for turn, end in zip(turns, ends, strict=True) if end is None]
        assert kept == [await store.run(get, ANNA)]
        assert all(isinstance(end, SessionMoved) for end in ends if end)
    await other.close()


async def test_silence_begins_after_the_deadline(store: Store) -> None:
    await store.run(put, FIRST, replace(FIRST, chat=BORYS, deadline=NOW - SECOND, shown=Prompt(Say("x"), token="7")))
    assert await store.run(silent, NOW - SECOND) == []
    assert await store.run(silent, NOW) == [(BORYS, "7")]
    assert await store.run(silent, NOW + SECOND / 1000) == [(BORYS, "7"), (ANNA, "1")]
    assert await store.run(silent, NOW + SECOND, limit=1) == [(BORYS, "7")]


async def test_no_deadline_is_never_silence(store: Store) -> None:
    await store.run(put, replace(FIRST, deadline=None))
    assert await store.run(silent, datetime.max.replace(tzinfo=UTC)) == []


async def test_the_silent_prompt_is_the_one_looked_at(store: Store) -> None:
    await store.run(put, replace(FIRST, aside=Prompt(Say("language"), token="2")))
    assert await store.run(silent, NOW + SECOND) == [(ANNA, "2")]


@pytest.mark.parametrize(
    ("column", "value", "locale"),
    [
        ("body", '{"chat": {"channel": "telegram", "id": "1"}, "state": "gone", "locale": "uk"}', "uk"),
        ("body", "no JSON at all", ""),
        ("body", "[]", ""),
        ("schema", 99, "uk"),
    ],
)
async def test_what_cannot_be_read_has_expired(
    store: Store, column: str, value: object, locale: str, caplog: pytest.LogCaptureFixture
) -> None:
    await store.run(put, replace(FIRST, locale="uk"))
    await store.run(spoil, f"update sessions set {column} = :value", value=value)
    with caplog.at_level(logging.WARNING):
        found = await store.run(get, ANNA)
    assert found is not None
    assert (found.chat, found.locale, found.revision) == (ANNA, locale, 1)
    alarm = Inbound(ANNA, "silent", FellSilent(found.asked.token if found.asked else ""), NOW)
    told = at_once(advance(found, alarm, Salon(), Rules(), "key"))
    assert told.session.state is S.EXPIRED
    schema = value if column == "schema" else SCHEMA
    assert caplog.messages == [f"a session of telegram (schema {schema}) cannot be read; it expires"]
    await store.run(put, SECOND_TURN)
