"""The tables come to be by migrations alone: each up, down and up again, and in the end what the code expects."""

import asyncio
import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing.synchronize import Barrier
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from storage import schema
from storage.engine import connect
from storage.errors import StorageError
from storage.store import Store
from storage.tables import metadata
from tests.conftest import opened
from tests.storage import LONG

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def connection(bare_database_url: str) -> Iterator[Connection]:
    engine = connect(bare_database_url)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def test_every_revision_goes_up_and_down_and_up(connection: Connection) -> None:
    config = schema.config(connection)
    revisions = list(ScriptDirectory.from_config(config).walk_revisions())
    for revision in reversed(revisions):
        command.upgrade(config, revision.revision)
        command.downgrade(config, "-1")
        command.upgrade(config, revision.revision)
    for _ in revisions:
        command.downgrade(config, "-1")
    assert inspect(connection).get_table_names() == ["alembic_version"]
    command.upgrade(config, "head")


def test_revisions_form_one_line(connection: Connection) -> None:
    script = ScriptDirectory.from_config(schema.config(connection))
    assert len(script.get_heads()) == len(script.get_bases()) == 1


def test_migrations_end_at_the_tables_of_the_code(connection: Connection) -> None:
    command.upgrade(schema.config(connection), "head")
    assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata) == []


def test_who_had_proved_a_number_is_still_known_by_it(connection: Connection) -> None:
    """Their appointments would be hidden else, in the very chat where they were booked."""
    config = schema.config(connection)
    command.upgrade(config, "0003")
    bodies = {
        "anna": '{"client": {"verified": "+447911120001"}}',
        "borys": '{"client": {"verified": ""}}',
        "carol": "{",
    }
    put = text("insert into sessions values ('telegram', :chat, 1, 1, null, '', :body)")
    connection.execute(put, [{"chat": chat, "body": body} for chat, body in bodies.items()])
    command.upgrade(config, "head")
    found = connection.execute(text("select chat, phone from sessions order by chat")).all()
    assert [tuple(row) for row in found] == [("anna", "+447911120001"), ("borys", ""), ("carol", "")]


def test_indexes_hold_the_rows_that_matter(connection: Connection) -> None:
    """Alembic does not compare conditions."""
    command.upgrade(schema.config(connection), "head")
    found = {
        index["name"]: str(index["dialect_options"][f"{connection.dialect.name}_where"]).strip("()").lower()
        for table in metadata.tables
        for index in inspect(connection).get_indexes(table)
        if f"{connection.dialect.name}_where" in index.get("dialect_options", {})
    }
    assert found == {
        "ix_sessions_deadline": "deadline is not null",
        "ix_sessions_phone": "phone != ''" if connection.dialect.name == "sqlite" else "phone <> ''::text",
        "ix_inbox_held": "body is not null",
        "ix_outbox_lane": "given_up is null",
        "ix_outbox_key": found["ix_outbox_key"],
    }
    assert {"given_up is null", "key is not null"} == {
        part.strip("() ") for part in found["ix_outbox_key"].split(" and ")
    }


def upgrade(url: str) -> None:
    Store.open(url).upgrade()


def upgrade_all_at_once(url: str, start: Barrier) -> None:
    start.wait(LONG)
    upgrade(url)


async def test_processes_that_start_together_do_not_collide(bare_database_url: str) -> None:
    spawn = multiprocessing.get_context("spawn")
    start = spawn.Barrier(4)
    args = (bare_database_url, start)
    processes = [spawn.Process(target=upgrade_all_at_once, args=args, daemon=True) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        await asyncio.to_thread(process.join, LONG)
    assert [process.exitcode for process in processes] == [0] * 4
    async with opened(bare_database_url) as store:
        assert await store.ready()


def test_whoever_comes_second_waits(bare_postgresql_url: str, postgresql: Engine) -> None:
    waiting = text("select 1 from pg_locks where locktype = 'advisory' and not granted")
    upgrading = Thread(target=upgrade, args=[bare_postgresql_url], daemon=True)
    with connect(bare_postgresql_url).begin() as connection, postgresql.connect() as watching:
        connection.execute(schema.LOCK)
        upgrading.start()
        until = monotonic() + LONG
        while not (waits := watching.execute(waiting).first()) and upgrading.is_alive() and monotonic() < until:
            pass
    upgrading.join(LONG)
    assert not upgrading.is_alive()
    assert waits


def test_upgrading_again_changes_nothing(database_url: str) -> None:
    upgrade(database_url)


def test_a_newer_version_was_here(database_url: str) -> None:
    """Going back to an older bot is no traceback."""
    engine = connect(database_url)
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StorageError, match=r"'9999'. A newer version of the bot has used this database"):
        upgrade(database_url)


@pytest.mark.parametrize("step", ["upgrade head", "check", "current", "downgrade base"])
def test_alembic_works_by_itself(step: str, sqlite_url: str) -> None:
    run = [sys.executable, "-m", "alembic", "-x", f"url={sqlite_url}", *step.split()]
    ended = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
