"""The command line: `altegio-bot run | chat | sandbox | check | migrate`.

Exit codes: 0 when all went well, 1 when something is in the way, 2 when the settings or the command line are wrong.
As in a shell, 130 tells of Ctrl-C, and 141 of an output that nobody reads any more.
"""

import argparse
import asyncio
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import version
from typing import Final

import structlog

from bot import check, logs, wiring
from bot.altegio.errors import AltegioError
from bot.channels.telegram import WrongToken
from bot.channels.terminal import columns, wrapped
from bot.settings import Settings, SettingsError
from bot.web import CannotListen
from storage.errors import StorageError
from storage.store import Store

log = structlog.stdlib.get_logger(__name__)

IN_THE_WAY: Final = (StorageError, CannotListen, WrongToken, AltegioError)
"""What an operator can mend; the message says how."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; no traceback leaves here."""
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows a ?, and the bot goes on
    chosen = _command_line().parse_args(arguments)
    try:
        return int(chosen.do(chosen))
    except SettingsError as error:
        return _stop(f"These settings will not do (docs/configuration.md):\n{error}", 2)
    except IN_THE_WAY as error:
        return _stop(str(error), 1)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # the last resort: one line for the operator, the rest for who asks
        log.debug("stopped", exc_info=error)
        return _stop(f"Stopped by an error that should not happen: {error!r}. LOG_LEVEL=DEBUG tells where.", 1)


def run(chosen: argparse.Namespace) -> int:
    settings = Settings.load()
    _start_logs(settings)
    asyncio.run(wiring.run(settings))
    return 0


def chat(chosen: argparse.Namespace) -> int:
    settings = Settings.load()
    _start_logs(settings, "ERROR")  # warnings are for whoever runs a bot, and would break into the conversation
    logs.show_sms()
    person = sys.stdin.isatty() and sys.stdout.isatty()
    if person:
        places = ", ".join(map(str, settings.altegio_location_id))
        where = f"location {places} in Altegio" if settings.altegio_partner_token else "a sandbox, nothing is real"
        hint = f"altegio-bot chat: {where}. Type a number or words; /help helps, Ctrl-D leaves."
        print(wrapped(hint, columns(sys.stdout)))
    try:
        with suppress(KeyboardInterrupt):  # Ctrl-C is a way to leave, not a failure
            asyncio.run(wiring.chat(settings, chosen.chat, chosen.web))
    except BrokenPipeError:  # who read along has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still to be printed at the end, too
        return 141
    if person:
        print()
    return 0


def sandbox(chosen: argparse.Namespace) -> int:
    settings = Settings.load()
    _start_logs(settings)
    asyncio.run(wiring.sandbox(chosen.host, chosen.port))
    return 0


def examine(chosen: argparse.Namespace) -> int:
    settings = Settings.load()
    _start_logs(settings, "CRITICAL")  # what is wrong is said in the lines of the check
    return asyncio.run(check.run(settings))


def migrate(chosen: argparse.Namespace) -> int:
    settings = Settings.load()
    _start_logs(settings)
    store = Store.open(settings.database_url.get_secret_value())
    store.upgrade()
    asyncio.run(store.close())
    print("The database is up to date.")
    return 0


def _open_streams() -> None:
    """Have all three standard streams: nothing comes from those that were closed, and nobody sees what goes there.

    In their order, so that each gets its own number, and no file that is opened later takes its place.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _start_logs(settings: Settings, otherwise: str = "INFO") -> None:
    """Logs as the operator wants them; from the level `otherwise` on if LOG_LEVEL is not set."""
    logs.start(settings.log_level if "log_level" in settings.model_fields_set else otherwise, settings.log_format)


def _command_line() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser("altegio-bot", description="A chatbot that books appointments in Altegio.")
    whole.epilog = "Settings come from the environment and from .env; .env.example describes them."
    whole.add_argument("--version", action="version", version=f"altegio-bot {version('altegio-bot')}")
    commands = whole.add_subparsers(title="commands", required=True, metavar="run | chat | sandbox | check | migrate")

    commands.add_parser("run", help="answer clients in every channel, until stopped").set_defaults(do=run)
    talk = commands.add_parser("chat", help="talk to the bot in this terminal, or from a script through a pipe")
    talk.add_argument("--chat", default="local", metavar="NAME", help="which conversation to go on with (%(default)s)")
    talk.add_argument("--web", action="store_true", help="serve the website's chat beside it, at HOST:PORT/demo")
    talk.set_defaults(do=chat)
    salon = commands.add_parser("sandbox", help="serve an Altegio of its own, for trying things out")
    salon.add_argument("--host", default="127.0.0.1", help="where to listen (%(default)s)")
    salon.add_argument("--port", default=8090, type=_port, help="0 is any free one (%(default)s)")
    salon.set_defaults(do=sandbox)
    commands.add_parser("check", help="examine the settings and all they lead to").set_defaults(do=examine)
    commands.add_parser("migrate", help="bring the database up to date (run and chat do so, too)").set_defaults(
        do=migrate
    )
    return whole


def _port(text: str) -> int:
    if text.isdecimal() and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is no number from 0 to 65535")


def _stop(why: str, code: int) -> int:
    print(logs.without_secrets(why), file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
