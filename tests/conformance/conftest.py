"""A world for each conversation, and each of them in every channel."""

from pathlib import Path

import pytest

from tests.conformance.channels import CHANNELS
from tests.conformance.client import Client
from tests.end_to_end.conftest import either_world, hurry, world

__all__ = ["either_world", "hurry", "world"]


@pytest.fixture(params=CHANNELS, ids=lambda channel: channel.name)
def channel(request: pytest.FixtureRequest) -> type[Client]:
    chosen: type[Client] = request.param
    return chosen


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal saves calendar files where it is started."""
    monkeypatch.chdir(tmp_path)
