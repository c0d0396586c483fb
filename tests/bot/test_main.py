"""The command line: exit codes, and one clear line instead of a traceback."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot import wiring
from bot.__main__ import main

pytestmark = pytest.mark.usefixtures("nothing_set", "logging_as_it_was")

ROOT = Path(__file__).parent.parent.parent


def chat(directory: Path, *more: str, typed: str = "", shell: str = 'exec "$@"') -> tuple[int, str, str]:
    """Exit code, output and errors of `chat` as a process of its own."""
    done = subprocess.run(
        ["/bin/sh", "-c", shell, "sh", sys.executable, "-m", "bot", "chat", *more],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        cwd=directory,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_conversations_at_a_pipe(nothing_set: Path) -> None:
    code, said, errors = chat(nothing_set, typed="Book an appointment\ncancel\nlanguage\nУкраїнська\n")
    assert (code, errors) == (0, "")
    lines = said.splitlines()
    assert "   1. Book an appointment" in lines
    echoed = [line for line in lines if line.startswith(">")]
    assert echoed == ["> Book an appointment", "> cancel", "> language", "> Українська"]
    assert "Book an appointment" not in lines[-2]
    assert (nothing_set / "altegio-bot.sqlite3").exists()
    assert "1. Book an appointment" in chat(nothing_set, "--chat", "other")[1]


def test_a_script_goes_on_while_the_bot_keeps_quiet(nothing_set: Path) -> None:
    code, said, errors = chat(nothing_set, typed="person\nhello\nmenu\nhuman\nthank you\n")
    assert (code, errors) == (0, "")
    quiet, awake = said.index("> hello"), said.index("> menu")
    assert said[quiet:awake].strip() == "> hello"
    assert "1. Book an appointment" in said[awake:]
    assert said.rstrip().endswith("> thank you")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed(nothing_set: Path, closed: str) -> None:
    code, said, errors = chat(nothing_set, typed="cancel\n", shell=f'exec "$@" {closed}')
    assert (code, errors) == (0, "")
    assert ("Book an appointment" in said) is (">&-" not in closed.split())
    assert ("> cancel" in said) is (closed == "2>&-")


def test_who_reads_along_may_go(nothing_set: Path) -> None:
    code, said, errors = chat(
        nothing_set, typed="cancel\n" * 999, shell='{ "$@"; echo "left with $?" >&2; } | head -n 2'
    )
    assert (code, said.splitlines()[1:]) == (0, ["Hello! I can book an appointment for you. It takes about a minute."])
    assert errors == "left with 141\n"


def test_what_nobody_thought_of_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(wiring, "sandbox", None)
    assert main(["sandbox"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("Stopped by an error that should not happen: TypeError")


@pytest.mark.parametrize("command", ["run", "chat", "sandbox", "check", "migrate"])
def test_settings_that_will_not_do(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "many")
    monkeypatch.setenv("LOG_FORMAT", "xml")
    assert main([command]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert [line.split("=")[0] for line in told.err.splitlines()[1:]] == ["PORT", "LOG_FORMAT"]


def test_a_database_that_is_not_there(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///no/such/place.db")
    assert main(["migrate"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("DATABASE_URL names a file in no/such, which does not exist")


def test_the_database_is_brought_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate"]) == 0
    assert capsys.readouterr() == ("The database is up to date.\n", "")


@pytest.mark.parametrize("command", ["run", "sandbox"])
def test_a_port_that_is_taken(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        monkeypatch.setenv("PORT", port)
        assert main([command, "--port", port] if command == "sandbox" else [command]) == 1
    told = capsys.readouterr().err
    assert f"Cannot listen on 127.0.0.1:{port}" in told
    assert "Traceback" not in told


def test_an_address_that_is_not_ours(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("HOST", "192.0.2.1")
    assert main(["run"]) == 1
    assert "set HOST to an address of this machine" in capsys.readouterr().err


def test_a_check_tells_no_password(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "1:a")
    monkeypatch.setenv("TELEGRAM_BASE_URL", "http://me:s3cret@127.0.0.1:9")
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    assert "http://***@127.0.0.1:9 does not answer" in told
    assert "s3cret" not in told


@pytest.mark.parametrize("wrong", ["mysql://a:b@c/d", "sqlite://bot.sqlite3"])
def test_an_example_is_shown_whole(
    wrong: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", wrong)
    assert main(["migrate"]) in {1, 2}
    assert "postgresql://user:password@host/" in capsys.readouterr().err


def test_a_check_that_finds_something(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ALTEGIO_LOCATION_ID", "1")
    assert main(["check"]) == 1
    told = capsys.readouterr()
    assert "✗ location 1: " in told.out
    assert told.err == ""


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--version"], 0, "altegio-bot "),
        (["--help"], 0, "run | chat | sandbox | check | migrate"),
        ([], 2, "required"),
        (["sandbox", "--port", "70000"], 2, "70000 is no number from 0 to 65535"),
    ],
)
def test_the_command_line(arguments: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == code
    assert told in "".join(capsys.readouterr())
