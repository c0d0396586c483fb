"""The picture in the documents is that of the table."""

import re

from fsm.session import S
from fsm.table import MACHINE
from tests.diagram import BEGIN, END, PAGE, SHARED, diagrams, drawn


def test_the_diagram_is_current() -> None:
    page = PAGE.read_text()
    assert BEGIN in page
    assert END in page
    assert drawn(page) == page, "the table has changed: run python -m tests.diagram"


def test_it_shows_every_state_and_event() -> None:
    assert all(re.search(rf"\b{state}\b", diagrams()) for state in S)
    assert all(event in diagrams() for event in MACHINE.events if event not in SHARED)
