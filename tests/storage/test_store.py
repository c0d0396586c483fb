"""The store keeps a unit of work as a whole or not at all, and says what is wrong without giving anything away."""

import asyncio
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, make_url, text
from sqlalchemy.engine.default import DefaultDialect

from fsm.session import Client, Session
from storage.errors import BadDatabaseUrl, SessionMoved, StorageError
from storage.store import Store
from storage.types import UTCDateTime
from storage.work import Work
from tests.conftest import opened
from tests.storage import ANNA, BORYS, LONG, NOW, look, spoil


def put(work: Work, session: Session) -> str:
    work.sessions.put(session, NOW)
    return threading.current_thread().name


def count(work: Work) -> int:
    return len(look(work, "select * from sessions"))


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("sqlite:////tmp/bot.db", "sqlite:////tmp/bot.db"),
        ("sqlite:///bot.db", "sqlite:///bot.db"),
        ("sqlite+aiosqlite:////tmp/bot.db", "sqlite:////tmp/bot.db"),
        ("postgresql://host/bot", "postgresql+psycopg://host/bot"),
        ("postgres://host/bot", "postgresql+psycopg://host/bot"),
        ("postgresql+asyncpg://host/bot", "postgresql+psycopg://host/bot"),
        ("postgresql+psycopg2://u:s3cret@host:5433/bot", "postgresql+psycopg://u:***@host:5433/bot"),
        ("postgresql://u@host/bot?password=s3cret", "postgresql+psycopg://u@host/bot"),
    ],
)
def test_addresses_are_read_and_shown_without_password(url: str, address: str) -> None:
    assert repr(Store.open(url)) == f"Store({address})"


async def test_what_is_deleted_cannot_be_read_in_the_files(sqlite_store: Store, tmp_path: Path) -> None:
    """Neither in pages that are free now nor in the write-ahead log, of whatever a client has told."""
    told = Session(ANNA, client=Client("Zebulon Quarterman"), revision=1)

    def on_disk() -> bool:
        return any(b"Zebulon" in file.read_bytes() for file in tmp_path.iterdir())

    await sqlite_store.run(put, told)
    assert on_disk()
    await sqlite_store.tidy()
    await sqlite_store.run(lambda work: work.sessions.purge(NOW + timedelta(days=1)))
    await sqlite_store.tidy()
    assert not on_disk()


async def test_postgresql_tidies_up_itself(postgresql_url: str) -> None:
    async with opened(postgresql_url) as store:
        await store.run(put, Session(ANNA, revision=1))
        await store.tidy()
        assert await store.run(count) == 1


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "cannot be read"),
        ("bot.db", "cannot be read"),
        ("mysql://u:s3cret@host/bot", "mysql, which is not supported"),
        ("mysql+unheard://u:s3cret@host/bot", "mysql, which is not supported"),
        ("postgresql://u:s3cret@host:port/bot", "cannot be read"),
        ("postgresql://u:pass@s3cret@host/bot", "write %40 for @"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:////no/such/place/bot.db", "/no/such/place, which does not exist"),
    ],
)
def test_a_bad_address_says_what_to_write(url: str, said: str) -> None:
    with pytest.raises(BadDatabaseUrl, match=said) as error:
        Store.open(url)
    assert "s3cret" not in str(error.value)


async def test_a_unit_of_work_is_kept_when_it_returns(store: Store) -> None:
    thread = await store.run(put, session=Session(ANNA, revision=1))
    assert thread.startswith("storage")
    assert await store.run(count) == 1


async def test_a_unit_of_work_that_raises_leaves_nothing(store: Store) -> None:
    def fail(work: Work) -> None:
        work.sessions.put(Session(ANNA, revision=1), NOW)
        raise LookupError

    with pytest.raises(LookupError):
        await store.run(fail)
    with pytest.raises(SessionMoved):
        await store.run(lambda work: (put(work, Session(ANNA, revision=1)), put(work, Session(BORYS, revision=5))))
    assert await store.run(count) == 0


async def test_an_abandoned_unit_of_work_is_finished(store: Store) -> None:
    """Whoever waits for it may be cancelled; the database is not left half way."""
    began, go_on = threading.Event(), threading.Event()
    faults: list[dict[str, object]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, fault: faults.append(fault))

    def slow(work: Work) -> None:
        began.set()
        go_on.wait(LONG)
        work.sessions.put(Session(ANNA, revision=1), NOW)

    waiting = asyncio.create_task(store.run(slow))
    await asyncio.to_thread(began.wait, LONG)
    waiting.cancel()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await store.close()
    assert await store.run(count) == 1
    assert faults == []


async def test_the_loop_goes_on_meanwhile(store: Store) -> None:
    go_on = threading.Event()
    waiting = asyncio.create_task(store.run(lambda work: go_on.wait(LONG)))
    await asyncio.sleep(0)
    go_on.set()
    assert await waiting


async def test_closing_waits_for_what_is_under_way(database_url: str) -> None:
    store = Store.open(database_url)
    puts = [asyncio.create_task(store.run(put, Session(ANNA, revision=n))) for n in range(1, 9)]
    await asyncio.sleep(0)
    await store.close()
    ended = await asyncio.gather(*puts, return_exceptions=True)
    assert sum(isinstance(one, str) for one in ended) >= 1
    again = Store.open(database_url)
    assert await again.run(count) == 1
    await again.close()


async def test_ready_is_a_database_with_tables(bare_database_url: str) -> None:
    store = Store.open(bare_database_url)
    assert not await store.ready()
    await asyncio.to_thread(store.upgrade)
    assert await store.ready()
    await store.close()


async def test_a_schema_that_is_missing_says_what_to_do(bare_database_url: str) -> None:
    store = Store.open(bare_database_url)
    with pytest.raises(StorageError, match="altegio-bot migrate"):
        await store.run(put, Session(ANNA, revision=1))
    await store.close()


async def test_what_is_stored_is_not_told_in_errors(store: Store) -> None:
    with pytest.raises(StorageError) as error:
        await store.run(
            spoil, "insert into sessions (channel, chat, revision, token) values ('telegram', 's3cret', 1, '')"
        )
    assert "s3cret" not in str(error.value)
    assert error.value.__suppress_context__
    assert await store.run(count) == 0


async def test_naive_times_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="naive"):
        await store.run(put, Session(ANNA, revision=1, deadline=NOW.replace(tzinfo=None)))
    assert await store.run(count) == 0


def test_times_come_out_in_utc() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=5)))
    stored = UTCDateTime().process_bind_param(there, DefaultDialect())
    assert (stored, stored and stored.tzinfo) == (NOW, UTC)
    for found in (NOW.replace(tzinfo=None), there):
        back = UTCDateTime().process_result_value(found, DefaultDialect())
        assert (back, back and back.tzinfo) == (NOW, UTC)


async def test_times_of_any_zone_compare_as_moments(store: Store) -> None:
    deadline = datetime(2026, 11, 21, 23, 0, tzinfo=timezone(timedelta(hours=11)))  # 12:00 UTC
    await store.run(put, Session(ANNA, revision=1, deadline=deadline))
    west = NOW.astimezone(timezone(timedelta(hours=-8)))
    assert await store.run(lambda work: work.sessions.silent(west, 9)) == []
    assert await store.run(lambda work: work.sessions.silent(west + timedelta(seconds=1), 9)) == [(ANNA, "")]


# --- SQLite


async def test_sqlite_survives_power_cuts_and_readers(sqlite_store: Store) -> None:
    found = [await sqlite_store.run(look, f"PRAGMA {name}") for name in ("journal_mode", "synchronous", "foreign_keys")]
    assert found == [[("wal",)], [(2,)], [(1,)]]


async def test_a_file_that_somebody_holds(sqlite_url: str, sqlite_store: Store) -> None:
    await sqlite_store.run(look, "PRAGMA busy_timeout=0")
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match=r"locked.* PostgreSQL"):
            await sqlite_store.run(put, Session(ANNA, revision=1))
        assert await sqlite_store.run(count) == 0  # reading goes on
    await sqlite_store.run(put, Session(ANNA, revision=1))


@pytest.mark.parametrize("instead", ["", "copy"])
async def test_a_file_that_is_taken_away(instead: str, sqlite_store: Store, tmp_path: Path) -> None:
    """SQLite would go on in the file without a name, and all of that would be gone with the process."""
    await sqlite_store.run(put, Session(ANNA, revision=1))
    file = tmp_path / "bot.sqlite3"
    if instead:
        shutil.copy(file, tmp_path / instead)
        (tmp_path / instead).replace(file)
    else:
        file.unlink()
    for unit in (count, lambda work: put(work, Session(BORYS, revision=1))):
        with pytest.raises(StorageError, match="deleted or replaced"):
            await sqlite_store.run(unit)
    assert not await sqlite_store.ready()


async def test_a_full_disk(sqlite_store: Store) -> None:
    [(pages,)] = await sqlite_store.run(look, "PRAGMA page_count")
    await sqlite_store.run(look, f"PRAGMA max_page_count={pages}")
    with pytest.raises(StorageError, match="disk is full"):
        await sqlite_store.run(put, Session(ANNA, revision=1, locale="x" * 100_000))
    assert await sqlite_store.run(count) == 0
    await sqlite_store.run(look, "PRAGMA max_page_count=100000")
    await sqlite_store.run(put, Session(ANNA, revision=1, locale="x" * 100_000))


async def test_a_file_that_is_something_else(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_text("Dear diary, " * 1000)
    store = Store.open(f"sqlite:///{tmp_path / 'bot.db'}")
    with pytest.raises(StorageError, match="something else"):
        store.upgrade()
    assert not await store.ready()
    await store.close()


# --- PostgreSQL


async def test_a_server_that_is_not_there() -> None:
    store = Store.open("postgresql://bot:s3cret@127.0.0.1:1/bot")
    assert not await store.ready()
    for failing in (store.run(count), asyncio.to_thread(store.upgrade)):
        with pytest.raises(StorageError, match="Does PostgreSQL run") as error:
            await failing
        assert "s3cret" not in str(error.value)
    await store.close()


@pytest.fixture
def guest(postgresql: Engine) -> Iterator[str]:
    """A user without any rights of their own."""
    name = f"guest_{uuid4().hex}"
    with postgresql.connect() as connection:
        connection.execute(text(f"create role {name} login"))
        yield name
        connection.execute(text(f"drop role {name}"))


def test_a_server_that_does_not_let_us(bare_postgresql_url: str, guest: str) -> None:
    address = make_url(bare_postgresql_url)
    for wrong, said in (
        (address.set(username="nobody"), "Mend the user and the password in DATABASE_URL"),
        (address.set(database="nowhere"), "Create that database"),
        (address.set(username=guest), "Let the user in DATABASE_URL own that database"),
        (address.update_query_dict({"options": "-c default_transaction_read_only=on"}), "leads to a copy"),
    ):
        with pytest.raises(StorageError, match=said):
            Store.open(wrong.render_as_string(hide_password=False)).upgrade()


def end_connections(server: Engine, url: str) -> None:
    with server.connect() as connection:
        connection.execute(
            text("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name"),
            {"name": make_url(url).database},
        )


@pytest.mark.parametrize("first", [count, lambda work: put(work, Session(BORYS, revision=1))])
async def test_a_lost_connection_is_made_again(
    postgresql_url: str, postgresql: Engine, first: Callable[[Work], object]
) -> None:
    """Nobody notices that the server was started anew, whether reading comes first or writing."""
    async with opened(postgresql_url) as store:
        await store.run(put, Session(ANNA, revision=1))
        end_connections(postgresql, postgresql_url)
        await store.run(first)
        assert await store.run(count) >= 1


async def test_a_connection_lost_half_way_leaves_nothing(postgresql_url: str, postgresql: Engine) -> None:
    def half(work: Work) -> None:
        put(work, Session(ANNA, revision=1))
        end_connections(postgresql, postgresql_url)
        put(work, Session(BORYS, revision=1))

    async with opened(postgresql_url) as store:
        with pytest.raises(StorageError):
            await store.run(half)
        assert await store.run(count) == 0
