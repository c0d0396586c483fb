"""A clean table: no settings around, and logging put back as it was."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from bot import logs
from bot.settings import Settings


@pytest.fixture
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty working directory, and none of our settings in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return tmp_path


@pytest.fixture
def logging_as_it_was() -> Iterator[None]:
    root, phone = logging.getLogger(), logging.getLogger(logs.SMS)
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers, phone.handlers, phone.propagate = handlers, [], True
    root.setLevel(level)
    phone.setLevel(logging.NOTSET)
    for name in logs.TALKATIVE:
        logging.getLogger(name).setLevel(logging.NOTSET)
    structlog.reset_defaults()
