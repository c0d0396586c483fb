"""The house keeps its own order: who may import whom, what tests may not do, what must be written down."""

import ast
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "fsm", "migrations", "storage", "tests")

# Each room, and the rooms it may look into beside itself.
LOOKS_INTO = {
    "bot": {"fsm", "storage"},
    "storage": {"fsm", "migrations"},
    "migrations": {"storage"},
    "fsm": set(),
    "tests": set(ROOMS),
}

# A library with a home is known nowhere else, so that it can be replaced there.
HOMES = {
    "alembic": ("storage/", "migrations/"),
    "h11": ("bot/web.py",),
    "httpx": ("bot/altegio/", "bot/bounded.py", "bot/channels/whatsapp/"),
    "psycopg": ("storage/",),
    "pydantic_settings": ("bot/settings.py",),
    "sqlalchemy": ("storage/", "migrations/"),
    "starlette": ("bot/",),
    "telegram": ("bot/channels/telegram",),
    "transitions": ("fsm/",),
    "uvicorn": ("bot/",),
}

# The parts of the standard library that reach outside, or wait: nothing for a room that only decides.
REACHES_OUT = {"asyncio", "http", "logging", "os", "pathlib", "socket", "subprocess", "threading", "time"}
ASKS_THE_WORLD = {"now", "utcnow", "today", "open", "print", "input"}

# Needed though no line imports them: SQLAlchemy loads the one, zoneinfo the other.
LOADED_BY_NAME = {"psycopg", "tzdata"}


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that the code imports, at the top or within a function, by its full name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write imports in full: they are read more often than moved"
            yield node.module or ""


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call by the last part of its name: `sleep` for `asyncio.sleep(1)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Attribute(attr=name) | ast.Name(id=name):
                    yield name, node


def looks_the_wrong_way(path: str, tree: ast.AST) -> Iterator[str]:
    room = path.partition("/")[0]
    for module in imports(tree):
        top = module.partition(".")[0]
        if top in ROOMS and top != room and top not in LOOKS_INTO[room]:
            yield f"imports {module}"


def takes_a_library_from_its_home(path: str, tree: ast.AST) -> Iterator[str]:
    for module in imports(tree):
        homes = HOMES.get(module.partition(".")[0])
        if homes and not path.startswith((*homes, "tests/")):
            yield f"imports {module}, whose home is {' and '.join(homes)}"


def reads_the_environment(path: str, tree: ast.AST) -> Iterator[str]:
    """`bot/settings.py` reads it for everyone; a tests' database may be named from outside."""
    if path.startswith("tests/") or path == "bot/settings.py":
        return
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name) | ast.alias(name=name) if name in {"environ", "getenv"}:
                yield f"reads the environment: {name}"


def does_more_than_decide(path: str, tree: ast.AST) -> Iterator[str]:
    """`fsm/` reaches for nothing and knows no clock: what it needs to know, it is told."""
    if not path.startswith("fsm/"):
        return
    yield from (f"imports {module}" for module in imports(tree) if module.partition(".")[0] in REACHES_OUT)
    yield from (f"calls {name}()" for name, _ in calls(tree) if name in ASKS_THE_WORLD)


def sleeps_or_skips(path: str, tree: ast.AST) -> Iterator[str]:
    """A test that needs a nap to be right is wrong sometimes; one that is skipped proves nothing."""
    if not path.startswith("tests/"):
        return
    for name, call in calls(tree):
        match name, call.args:
            case "sleep", [ast.Constant(value=0)]:
                pass  # gives way, does not wait
            case "sleep", _:
                yield "sleeps"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"skip", "skipif", "xfail", "importorskip"}:
            yield f"may not run: {node.attr}"


Rule = Callable[[str, ast.AST], Iterator[str]]
RULES: list[Rule] = [
    looks_the_wrong_way,
    takes_a_library_from_its_home,
    reads_the_environment,
    does_more_than_decide,
    sleeps_or_skips,
]


def house() -> Iterator[tuple[str, ast.AST]]:
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*.py")):
            yield file.relative_to(ROOT).as_posix(), ast.parse(file.read_bytes())


@pytest.mark.parametrize("rule", RULES)
def test_every_file_keeps_the_rule(rule: Rule) -> None:
    assert [f"{path} {fault}" for path, tree in house() for fault in rule(path, tree)] == []


@pytest.mark.parametrize(
    ("path", "line", "broken"),
    [
        ("fsm/dialog.py", "from storage.sessions import Sessions", looks_the_wrong_way),
        ("fsm/dialog.py", "import bot", looks_the_wrong_way),
        ("storage/inbox.py", "def f():\n    import bot.web", looks_the_wrong_way),
        ("bot/conversation.py", "import httpx", takes_a_library_from_its_home),
        ("bot/channels/terminal.py", "from telegram.error import Forbidden", takes_a_library_from_its_home),
        ("bot/delivery.py", "from sqlalchemy import select", takes_a_library_from_its_home),
        ("bot/wiring.py", "import os\nport = os.environ['PORT']", reads_the_environment),
        ("storage/store.py", "from os import getenv", reads_the_environment),
        ("fsm/dialog.py", "import asyncio", does_more_than_decide),
        ("fsm/booking/date.py", "today = date.today()", does_more_than_decide),
        ("tests/test_turn.py", "await asyncio.sleep(0.1)", sleeps_or_skips),
        ("tests/test_turn.py", "@pytest.mark.skipif(True)\ndef test(): ...", sleeps_or_skips),
    ],
)
def test_a_broken_rule_is_noticed(path: str, line: str, broken: Rule) -> None:
    tree = ast.parse(line)
    assert [rule for rule in RULES if list(rule(path, tree))] == [broken]


def test_nothing_else_stands_at_the_top() -> None:
    packages = {file.parent.name for file in ROOT.glob("*/*.py")}
    assert packages == set(ROOMS)


def wanted(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=]", requirement)[0] for requirement in requirements}


def pins(lock: str) -> dict[str, str]:
    found = re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==(\S+)", (ROOT / lock).read_text(), re.MULTILINE)
    return dict(found)


@pytest.fixture(scope="module")
def project() -> dict[str, set[str]]:
    """What pyproject.toml asks for, by the lock that must answer it."""
    written = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = written["dependency-groups"]
    dev = [line for line in groups["dev"] if isinstance(line, str)]
    return {
        "requirements.txt": wanted(written["project"]["dependencies"]) | wanted(groups["build"]),
        "requirements-dev.txt": wanted(dev),
        "requirements-uv.txt": wanted(groups["installer"]),
    }


def test_what_is_wanted_is_locked(project: dict[str, set[str]]) -> None:
    assert {lock for lock, names in project.items() if names - pins(lock).keys()} == set()


def test_tests_run_on_what_runs_in_the_salon() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_locks_name_no_package_host(project: dict[str, set[str]]) -> None:
    assert [lock for lock in project if "://" in (ROOT / lock).read_text()] == []


def test_what_is_imported_is_what_is_wanted(project: dict[str, set[str]]) -> None:
    """Nothing is borrowed from another package's requirements, nothing installed that no line needs."""
    tops = {
        module.partition(".")[0] for path, tree in house() if not path.startswith("tests/") for module in imports(tree)
    }
    outside = tops - sys.stdlib_module_names - set(ROOMS)
    providers = packages_distributions()
    imported = {name.lower().replace("_", "-") for top in outside for name in providers[top]}
    assert imported | LOADED_BY_NAME | {"hatchling"} == project["requirements.txt"]


@pytest.mark.parametrize(
    ("page", "naming"),
    [(".env.example", r"^#? ?([A-Z_]+)="), ("docs/configuration.md", r"^(?:\||-|#+) *`([A-Z_]+)`")],
)
def test_settings_are_documented(page: str, naming: str) -> None:
    named = re.findall(naming, (ROOT / page).read_text(), re.MULTILINE)
    assert sorted(named) == sorted(field.upper() for field in Settings.model_fields)
