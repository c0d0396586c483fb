"""Which rows of the table were taken: a row that no conversation takes is dead."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from transitions import Transition

from fsm.table import MACHINE

Row = tuple[str, str, str | None]


class Taken(set[Row]):
    def missing(self) -> set[Row]:
        return {row for row, _ in rows()} - self


def rows() -> Iterator[tuple[Row, Transition]]:
    """Trigger, source and destination of every transition, a list of sources spelled out."""
    for trigger in MACHINE.events:
        for transition in MACHINE.get_transitions(trigger):
            yield (trigger, transition.source, transition.dest), transition


@contextmanager
def rows_taken() -> Iterator[Taken]:
    """Notes each transition that the machine makes meanwhile."""
    taken = Taken()
    watched = list(rows())

    def note(row: Row, *_: Any) -> None:
        taken.add(row)

    for row, transition in watched:
        transition.after.append(partial(note, row))
    yield taken
    for _, transition in watched:
        transition.after.pop()
