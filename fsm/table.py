"""All flows put together: one machine, and a step for each of its states.

A flow is a folder with a `table.py`: ROWS are its transitions, STEPS its states, ASKING those of them in which a
question is open, SCREENS those in which nothing is, DOORS the ways in from anywhere, OWN the states that show or do
what is the client's alone. What leads everywhere from everywhere is said here, once.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol, cast

from transitions import Machine

from fsm.booking import table as booking
from fsm.login import table as login
from fsm.menu import table as menu
from fsm.places import table as places
from fsm.profile import table as profile
from fsm.session import Draft, S
from fsm.step import Scene, Step
from fsm.visits import table as visits
from fsm.waiting import AtWork
from fsm.wallet import table as wallet


class Flow(Protocol):
    """The `table.py` of a flow."""

    __name__: str
    ROWS: list[list[Any]]
    STEPS: Mapping[S, Step]
    ASKING: list[S]
    SCREENS: list[S]
    DOORS: Mapping[str, S]
    OWN: list[S]


FLOWS: Final = cast(tuple[Flow, ...], (menu, booking, login, visits, places, wallet, profile))

STEPS: Final = {state: step for flow in FLOWS for state, step in flow.STEPS.items()}

ASKING: Final = [state for flow in FLOWS for state in flow.ASKING]
"""A question is open: these fall silent."""

SCREENS: Final = [state for flow in FLOWS for state in flow.SCREENS]
"""Something is shown and nothing is asked: whatever is said next may lead anywhere."""

WAITING: Final = {state: step for state, step in STEPS.items() if isinstance(step, AtWork)}
"""The world is at work."""

DOORS: Final = {name: state for flow in FLOWS for name, state in flow.DOORS.items()}
"""What leads to a screen from wherever the client may leave: options of these ids, commands of these names."""

LEAVABLE: Final = [*SCREENS, *ASKING, S.PERSON, S.SENDING, S.UNSURE, S.LOGIN_SENDING]

OWN: Final = [state for flow in FLOWS for state in flow.OWN]
"""Here a client may have to log in, and here a login leads back to, also one that was not gone through with."""


def aims_at(state: S) -> Callable[[Draft, Scene], bool]:
    """Whether it was this state that wanted the login."""

    def aims(draft: Draft, scene: Scene) -> bool:
        return draft.aim is state

    return aims


ROWS: Final[list[list[Any]]] = [
    *(row for flow in FLOWS for row in flow.ROWS),
    ["book",        SCREENS,    S.LOCATION],
    ["menu",        LEAVABLE,   S.MENU],
    *([name,        LEAVABLE,   state] for name, state in DOORS.items()),
    ["log_in",      OWN,        S.LOGIN_PHONE],
    *(["signed_in", [S.CONSENT, S.SIGNING_IN], state, aims_at(state)] for state in OWN),
    ["signed_in",   [S.CONSENT, S.SIGNING_IN], S.MENU],
    *(["back",      S.LOGIN_PHONE, state, aims_at(state)] for state in OWN),
    ["back",        S.LOGIN_PHONE, S.MENU],
]  # fmt: skip

MACHINE: Final = Machine(model=None, states=S, transitions=ROWS, initial=None, auto_transitions=False)
"""Built once; it moves any object with a `state` (see `fire`) and keeps nothing."""

LEGAL: Final[Mapping[S, frozenset[str]]] = {state: frozenset(MACHINE.get_triggers(state)) for state in S}
"""The triggers that have a row in each state."""


class _Cursor:
    __slots__ = ("state",)

    def __init__(self, state: S) -> None:
        self.state = state


def fire(state: S, trigger: str, draft: Draft, scene: Scene) -> S:
    """The state that `trigger` leads to. Raises transitions' MachineError when the table has no row for it."""
    cursor = _Cursor(state)
    MACHINE.events[trigger].trigger(cursor, draft, scene)
    return cursor.state
