"""Logs: readable, and without anything that would harm a client or give a key away."""

import io
import json
import logging

import pytest
import structlog
from pydantic import SecretStr

from bot import logs

pytestmark = pytest.mark.usefixtures("logging_as_it_was")

TOKEN = "123456789:AAFexample-token_of-thirty_and-more"


@pytest.mark.parametrize(
    ("said", "logged"),
    [
        ("call +13155550175 now", "call ***75 now"),
        ("13155550175", "***75"),
        ("+1 (315) 555-01-75", "***75"),
        ("tel:044.123.45.67;", "tel:***67;"),
        ("a1b5550175c", "a1b***75c"),
        ("٠٤٤١٢٣٤٥٦٧", "***٦٧"),
        ("location 123456", "location 123456"),
        ("on 2026-12-07 at 10:30:00", "on 2026-12-07 at 10:30:00"),
        ("from 2026-12-07T10:30:00+00:00 on", "from 2026-12-07T10:30:00+00:00 on"),
        (f"POST https://api.telegram.org/bot{TOKEN}/getMe", "POST https://api.telegram.org/bot***/getMe"),
        ("POST http://127.0.0.1:1/bot1:a/getMe", "POST http://127.0.0.1:1/bot***/getMe"),
        (f"the token {TOKEN} is wrong", "the token *** is wrong"),
        ("{'Authorization': 'Bearer abc.def, User xyz'}", "{'Authorization': 'Bearer ***, User ***'}"),
        ("postgresql://bot:hush@localhost/bot", "postgresql://***@localhost/bot"),
    ],
)
def test_what_must_not_be_seen_is_masked(said: str, logged: str) -> None:
    assert logs.masked(said) == logged


def test_json_is_one_object_a_line() -> None:
    stream = io.StringIO()
    logs.start("INFO", "json", stream)
    structlog.get_logger("bot.test").info("kept", chat=42, who=["+13155550175"], token=SecretStr("hush"))
    logging.getLogger("uvicorn.error").warning("Invalid HTTP request received.")
    logging.getLogger("uvicorn.error").error("from %s", "+13155550175")
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert first.pop("timestamp").endswith("Z")
    assert first == {
        "event": "kept",
        "chat": 42,
        "who": ["***75"],
        "token": "SecretStr('**********')",
        "logger": "bot.test",
        "level": "info",
    }
    assert second["event"] == "from ***75"
    assert second["logger"] == "uvicorn.error"


@pytest.mark.parametrize("style", ["text", "json"])
def test_nobody_commands_the_terminal_that_shows_a_log(style: logs.Style) -> None:
    stream = io.StringIO()
    logs.start("INFO", style, stream)
    structlog.get_logger("bot.test").info("asks", origin="https://\x1b[2J\x9b2J\r\x00.example", among=["\x07"])
    logging.getLogger("other").error("\x1b]0;owned\x07, in\ntwo lines")
    told = stream.getvalue()
    assert [mark for mark in "\x1b\x9b\r\0\x07" if mark in told] == []
    assert r"\x1b[2J\x9b2J\r\x00.example" in told.replace("\\\\", "\\")
    assert len(told.splitlines()) == (3 if style == "text" else 2)


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_traceback_is_told_without_what_was_in_it(style: logs.Style) -> None:
    stream = io.StringIO()
    logs.start("INFO", style, stream)
    code = "0" + "417"
    try:
        raise ValueError(f"no such number: +13155550175, {TOKEN}")
    except ValueError:
        structlog.get_logger("bot.test").exception("broken")
        logging.getLogger("other").exception("broken, too")
    told = stream.getvalue()
    assert told.count("test_a_traceback_is_told") == 2
    assert told.count("no such number: ***75, ***") == 2
    assert code not in told


def test_text_is_plain_where_nobody_looks() -> None:
    stream = io.StringIO()
    logs.start("INFO", "text", stream)
    structlog.get_logger("bot.test").warning("busy", seconds=3)
    assert "\x1b" not in stream.getvalue()
    assert "seconds=3" in stream.getvalue()


def test_the_level_holds_and_the_talkative_are_silent() -> None:
    stream = io.StringIO()
    logs.start("WARNING", "text", stream)
    structlog.get_logger("bot.test").info("unimportant")
    assert stream.getvalue() == ""
    logs.start("DEBUG", "text", stream)
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot1:a/getMe")
    logging.getLogger("telegram.Bot").debug("an update with all its words")
    assert stream.getvalue() == ""
    structlog.get_logger("bot.test").debug("important")
    assert "important" in stream.getvalue()


def test_the_sandbox_shows_its_sms() -> None:
    stream = io.StringIO()
    logs.start("INFO", "text", stream)
    logging.getLogger(logs.SMS).info("SMS to +13155550175: Confirmation code: 0417")
    assert "+13155550175: Confirmation code: 0417" in stream.getvalue()


def test_beside_a_conversation_a_phone_buzzes() -> None:
    log, phone = io.StringIO(), io.StringIO()
    logs.start("WARNING", "text", log)
    logs.show_sms(phone)
    logging.getLogger(logs.SMS).info("SMS to +13155550175: Confirmation code: 0417")
    assert phone.getvalue() == "[SMS to +13155550175: Confirmation code: 0417]\n"
    assert log.getvalue() == ""
