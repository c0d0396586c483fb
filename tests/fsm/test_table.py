"""The table, looked at as a table: whole, connected, and with a way out of everything that is asked."""

import ast
from pathlib import Path

import pytest

import fsm
from fsm.dialog import NAVIGATION
from fsm.events import Why
from fsm.prompts import Option, Prompt
from fsm.session import Draft, S
from fsm.table import ASKING, LEGAL, MACHINE, ROWS, SCREENS, STEPS, WAITING
from tests.fsm.rows import rows
from tests.fsm.salon import ANNA, DAYS, MANICURE, NOW, PODIL

LEAD_ON = {state: {row[2] for row, _ in rows() if row[1] == state.name and row[0] not in NAVIGATION} for state in S}


def reachable(start: S) -> set[S]:
    found, edge = {start}, [start]
    while edge:
        state = edge.pop()
        after = {S[dest] for (_, source, dest), _ in rows() if source == state.name and dest}
        edge += after - found
        found |= after
    return found


@pytest.mark.parametrize("state", S)
def test_every_state_is_reached_and_left(state: S) -> None:
    assert state in reachable(S.MENU)
    assert S.BOOKED in reachable(state), "no way to a booking from here"
    assert S.MENU in reachable(state), "no way to the menu from here"


def test_every_state_has_a_step_and_a_kind() -> None:
    assert list(STEPS) == list(S), "in the order of S, so that the two are read side by side"
    assert sorted([*SCREENS, *ASKING, *WAITING, S.PERSON, S.UNSURE]) == sorted(S)


@pytest.mark.parametrize("state", ASKING)
def test_every_question_has_a_way_out_and_falls_silent(state: S) -> None:
    assert {"back", "cancel", "fell_silent"} <= LEGAL[state]
    assert {"book", "start_over"} & LEGAL[state], "no way to begin anew"
    assert LEAD_ON[state] - {S.EXPIRED.name}, "nothing leads on"


@pytest.mark.parametrize("state", WAITING)
def test_who_waits_for_the_world_does_not_fall_silent(state: S) -> None:
    assert "fell_silent" not in LEGAL[state]
    assert "not_reached" in LEGAL[state]


@pytest.mark.parametrize("why", sorted(set(Why) - {Why.NOT_ALLOWED, Why.GONE, Why.LOGGED_OUT}))
def test_a_booking_may_be_refused_for_any_reason(why: Why) -> None:
    assert why in LEGAL[S.PLACING]


def test_the_last_row_for_an_event_holds_without_condition() -> None:
    """Otherwise an event could lead nowhere, and a draft walk on the spot for ever."""
    last = {(row[0], row[1]): transition for row, transition in rows()}
    assert not [place for place, transition in last.items() if transition.conditions]


def test_no_row_hides_behind_one_without_condition() -> None:
    open_to_all: set[tuple[str, str]] = set()
    for (trigger, source, dest), transition in rows():
        assert (trigger, source) not in open_to_all, f"{trigger} from {source} never gets to {dest}"
        if not transition.conditions:
            open_to_all.add((trigger, source))


def test_every_trigger_that_the_code_names_is_in_the_table() -> None:
    """And the other way round; that every row is really taken shows in test_any_conversation."""
    named = {constant for path in Path(fsm.__path__[0]).rglob("*.py") for constant in texts(path)}
    assert set(MACHINE.events) <= named
    assert {row[0] for row in ROWS} == set(MACHINE.events)


def texts(path: Path) -> set[str]:
    """All strings in a module but for those of the table itself."""
    tree = ast.parse(path.read_text())
    rows_of_table = {id(node) for table in ast.walk(tree) if isinstance(table, ast.List) for node in ast.walk(table)}
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in rows_of_table)
    return {node.value for node in nodes if isinstance(node.value, str)}


FACTS = {
    S.LOCATION: Draft(location=PODIL),
    S.CATEGORY: Draft(category=10),
    S.SERVICE: Draft(services=(MANICURE,)),
    S.STAFF: Draft(staff=ANNA),
    S.DATE: Draft(day=DAYS[0]),
    S.FULL_NAME: Draft(full_name="Mary"),
    S.EMAIL: Draft(email="mary@example.com"),
    S.COMMENT: Draft(comment="None"),
    S.CODE: Draft(code="01234"),
    S.REVIEW: Draft(agreed=True),
    S.EXPIRED: Draft(code="01234", code_sent=NOW, sent_to="+380501234567", tries=2, agreed=True),
    S.MENU: Draft(full_name="Mary"),
    S.BOOKED: Draft(full_name="Mary"),
    S.CALL: Draft(agreed=True),
    S.VISIT: Draft(full_name="Mary"),
    S.RATE: Draft(mark=5),
    S.REMARK: Draft(comment="None"),
    S.PLACES: Draft(location=PODIL),
    S.WALLET: Draft(card="membership:1"),
}
PASSING = [S.PERSON, S.UNSURE, S.CONSENT, S.REPEAT, S.MOVE, S.PLACE, S.CARD, S.NAME, S.ERASE]
KEPT = {state: Draft(full_name="Mary") for state in (*WAITING, *PASSING)}


@pytest.mark.parametrize("state", [*FACTS, *KEPT])
def test_a_step_forgets_its_own_fact(state: S) -> None:
    """One that asks for none forgets none."""
    assert STEPS[state].forget(FACTS.get(state, Draft())) == Draft()
    assert STEPS[state].forget(KEPT.get(state, Draft())) == KEPT.get(state, Draft())


def test_an_option_is_found_by_its_id() -> None:
    one = Option("one", "One")
    prompt = Prompt(None, (one,))  # type: ignore[arg-type]
    assert prompt.option("one") is one
    assert prompt.option("two") is None
