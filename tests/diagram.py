"""Draws the tables of the dialog into docs/architecture.md: `python -m tests.diagram`."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from fsm.dialog import LEADS, NAVIGATION
from fsm.session import S
from fsm.table import FLOWS

PAGE: Final = Path(__file__).parent.parent / "docs" / "architecture.md"
BEGIN: Final = "<!-- the tables of the dialog, drawn by python -m tests.diagram -->"
END: Final = "<!-- so far -->"
SHARED: Final = (*NAVIGATION, *LEADS, "log_in", "signed_in", "fell_silent")
"""Rows that lead from nearly everywhere to the same places: in a picture they would hide the others."""


def diagrams() -> str:
    """The table of each flow that has one as a Mermaid diagram, with what they leave out told below."""
    return "\n\n".join([
        *(f"### {name}\n\n{drawing}" for name, rows in _tables().items() if (drawing := diagram(rows))),
        ("A condition stands in brackets; the first row that fits wins. Not drawn: `back` to the question before,\n"
        "`start_over` and `cancel` from every question, `book`, `menu` and the doors from every screen, `log_in` from\n"
        "whatever is the client's alone and `signed_in` back to it, and `fell_silent` from every question to\n"
        f"`{S.EXPIRED}`, but to `{S.UNSURE}` where a booking went out unanswered, and from `{S.REMARK}` to\n"
        f"`{S.RATING}`: the mark counts."),
    ])  # fmt: skip


def diagram(rows: list[list[Any]]) -> str:
    """Rows as a Mermaid diagram; "" if there is nothing to draw."""
    edges: dict[tuple[str, S], list[str]] = defaultdict(list)
    for event, sources, leads_to, *condition in rows:
        if event not in SHARED:
            for source in sources if isinstance(sources, list) else [sources]:
                edges[source, leads_to].append(" ".join([event, *(f"[{guard.__name__}]" for guard in condition)]))
    lines = [f"    {source} --> {leads_to}: {', '.join(events)}" for (source, leads_to), events in edges.items()]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"]) if lines else ""


def drawn(page: str) -> str:
    """The page with the diagrams as they are now."""
    return re.sub(f"(?s){BEGIN}.*{END}", lambda _: f"{BEGIN}\n{diagrams()}\n{END}", page)


def _tables() -> dict[str, list[list[Any]]]:
    """By flow; its doors are drawn as ways in."""
    doors = {flow: [[f"{name} (door)", "[*]", state] for name, state in flow.DOORS.items()] for flow in FLOWS}
    return {flow.__name__.split(".")[1]: [*doors[flow], *flow.ROWS] for flow in FLOWS}


if __name__ == "__main__":
    PAGE.write_text(drawn(PAGE.read_text()))
