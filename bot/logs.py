"""Logs: one line for each thing that happened, as text or JSON, without personal data and without secrets.

structlog and the standard library's loggers end in the same handler, so nothing passes by the last step
but one: `_masked`, which takes out whatever looks like a phone number or a key. It is a safety net; code
should not log such things in the first place.
"""

import logging
import re
import sys
from collections.abc import Mapping
from typing import Final, Literal, TextIO

import structlog
from structlog.types import EventDict, Processor, WrappedLogger

Style = Literal["text", "json"]

SMS: Final = "bot.altegio.sandbox.sms"
"""The sandbox's phone: it shows codes and numbers, because nobody else would."""

# They log addresses with tokens in them, whole messages of clients, or what nobody asked for.
TALKATIVE: Final = ("alembic", "httpcore", "httpx", "telegram", "transitions", "uvicorn")

SECRETS: Final = [
    (re.compile(r"(/bot)\d+:[^/\s\"']+"), r"\1***"),  # the Bot API keeps the token in the path
    (re.compile(r"\d+:[\w-]{30,}"), "***"),
    (re.compile(r"\b(Bearer|User) [^\s,'\"]+"), r"\1 ***"),
    (re.compile(r"(://)(?!user:password@)[^/\s@]+@"), r"\1***@"),  # our own example may be seen
]

# 7 digits or more, with the separators of written numbers; a date with dashes is none.
PHONE: Final = re.compile(r"(?<!\d)(?!\d{4}-\d\d-\d\d)\+?\d(?:[\s().-]{0,3}\d){4,}[\s().-]{0,3}(\d[\s().-]{0,3}\d)")

CONTROL: Final = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f]")
"""What moves the cursor of a terminal, or worse; whoever asks for our pages can have some of it logged."""


def without_secrets(text: str) -> str:
    """The text without tokens and passwords."""
    for pattern, instead in SECRETS:
        text = pattern.sub(instead, text)
    return text


def masked(text: str) -> str:
    """The text without tokens, passwords and phone numbers, of which the last two digits stay."""
    return PHONE.sub(r"***\1", without_secrets(text))


def start(level: str = "INFO", style: Style = "text", stream: TextIO | None = None) -> None:
    """Send all logs of this process to `stream` (stderr), from `level` on. Text is coloured on a terminal only."""
    stream = stream or sys.stderr
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            *COMMON,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=COMMON,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *(_json() if style == "json" else _text(stream.isatty())),
            ],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # It prints whatever a server that is not Telegram has answered.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))
    # It warns of everybody who speaks no HTTP, and nobody can do anything about them.
    logging.getLogger("uvicorn").setLevel(max(logging.ERROR, logging.getLogger().level))


def show_sms(stream: TextIO | None = None) -> None:
    """Print the sandbox's SMS on `stream` and nowhere else, as a phone lying beside the keyboard would."""
    phone = logging.getLogger(SMS)
    buzzing = logging.StreamHandler(stream)
    buzzing.setFormatter(logging.Formatter("[%(message)s]"))
    phone.handlers = [buzzing]
    phone.setLevel(logging.INFO)
    phone.propagate = False


COMMON: Final[list[Processor]] = [
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def _text(colours: bool) -> list[Processor]:
    return [
        structlog.processors.format_exc_info,
        _mask,
        structlog.dev.ConsoleRenderer(colors=colours, exception_formatter=structlog.dev.plain_traceback),
    ]


def _json() -> list[Processor]:
    # Without the local variables, which structlog would add: they hold what was typed.
    frames = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    return [
        structlog.processors.ExceptionRenderer(frames),
        _mask,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]


def _mask(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    if event.get("logger") == SMS:
        return event
    return {key: value if key == "timestamp" else _clean(value) for key, value in event.items()}


def _clean(value: object) -> object:
    """The same without what must not be seen; whatever has no plain form is masked as it would be printed."""
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return CONTROL.sub(lambda found: repr(found[0])[1:-1], masked(value))
        case Mapping():
            return {key: _clean(item) for key, item in value.items()}
        case list() | tuple():
            return [_clean(item) for item in value]
        case _:
            return masked(repr(value))
