"""Every story, played."""

from pathlib import Path

import pytest

from tests.talk import STORIES, play


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_story(story: Path) -> None:
    play(story)
