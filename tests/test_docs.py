"""What the documents promise: links lead somewhere, and commands, settings, metrics and orders exist as written."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from prometheus_client import REGISTRY

from bot import delivery  # noqa: F401 - its metrics, and those of all it imports
from bot.__main__ import main
from bot.altegio import client  # noqa: F401 - the same
from bot.altegio.sandbox import Sandbox, Switches
from bot.settings import Settings
from bot.web import serving
from tests import picture

ROOT = Path(__file__).parent.parent
PAGES = {page.relative_to(ROOT).as_posix(): page.read_text() for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))}
SANDBOX = PAGES["docs/sandbox.md"]
OPERATIONS = PAGES["docs/operations.md"]
OURS = r"`(altegio_\w+)`"


def anchors(page: str) -> set[str]:
    """The headings of a page, as a link names them."""
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def broken_links(name: str) -> Iterator[str]:
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", PAGES[name]):
        file, _, anchor = link.partition("#")
        target = (ROOT / name).parent / file if file else ROOT / name
        if not target.is_file() or (anchor and anchor not in anchors(target.read_text())):
            yield link


def code(page: str) -> str:
    """What of a page is to be typed: its indented lines, and whatever stands between backquotes."""
    return "\n".join(map("".join, re.findall(r"^    (.+)$|`([^`\n]+)`", page, re.MULTILINE)))


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    assert list(broken_links(name)) == []


@pytest.mark.parametrize("name", PAGES)
def test_targets_of_make_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", code(PAGES[name]))) - targets == set()


def test_commands_exist(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = set(re.findall(r"^ {4}([a-z]+) ", capsys.readouterr().out, re.MULTILINE))
    typed = {found for page in PAGES.values() for found in re.findall(r"altegio-bot ([a-z]+)", code(page))}
    assert typed == commands == {"run", "chat", "sandbox", "check", "migrate"}


@pytest.mark.parametrize("name", PAGES)
def test_settings_exist(name: str) -> None:
    named = set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", PAGES[name]))
    uvicorns = {"FORWARDED_ALLOW_IPS"}
    assert named - uvicorns - {field.upper() for field in Settings.model_fields} == set()


def test_metrics_are_those_there_are() -> None:
    """As they are exported: counters end in _total."""
    ours = [metric for metric in REGISTRY.collect() if metric.name.startswith("altegio_")]
    exported = {metric.name + "_total" * (metric.type == "counter") for metric in ours}
    assert set(re.findall(OURS, OPERATIONS)) == exported


def test_complaints_are_quoted_as_they_are_logged() -> None:
    source = "".join(file.read_text() for room in ("bot", "storage") for file in (ROOT / room).rglob("*.py"))
    quoted = re.findall(r"`([A-Za-z][\w']+(?: [\w':]+){3,})`", OPERATIONS)
    assert len(quoted) > 5
    assert [line for line in quoted if line not in source] == []


def test_switches_are_those_there_are() -> None:
    table = SANDBOX.partition("## Switches")[2]
    assert set(re.findall(r"`([a-z_]+)`", table)) == set(Switches.model_fields)


async def test_orders_are_those_there_are_and_its_examples_work() -> None:
    sandbox = Sandbox(open_to="all")
    async with serving(sandbox.app, "127.0.0.1", 0) as port, httpx.AsyncClient() as http:
        answer = await http.get(f"http://127.0.0.1:{port}/__sandbox/")
        orders = [(order["method"], order["path"]) for order in answer.json()]
        assert re.findall(r"^\| ([A-Z]+) \| `(/\S+)`", SANDBOX, re.MULTILINE) == orders
        examples = re.findall(r"^ +curl (.+)$", SANDBOX, re.MULTILINE)
        assert examples
        for example in examples:
            request = curl(example.replace("localhost:8090", f"http://127.0.0.1:{port}"))
            assert (await http.send(request)).status_code == 200, example


def curl(arguments: str) -> httpx.Request:
    """What a line of curl would send."""
    words = iter(shlex.split(arguments))
    method, url, body = "", "", None
    for word in words:
        match word:
            case "-X":
                method = next(words)
            case "-d":
                body = next(words)
            case _:
                url = word
    return httpx.Request(method or ("POST" if body else "GET"), url, content=body)


async def test_the_picture_is_of_today() -> None:
    """Else draw it anew: python -m tests.picture."""
    assert picture.FILE.read_text() == picture.draw(await picture.talk())
