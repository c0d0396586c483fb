"""Draws the table of the dialog into docs/architecture.md: `python -m tests.diagram`."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Final

from fsm.booking.table import ROWS
from fsm.dialog import NAVIGATION
from fsm.session import S

PAGE: Final = Path(__file__).parent.parent / "docs" / "architecture.md"
BEGIN: Final = "<!-- the table of the dialog, drawn by python -m tests.diagram -->"
END: Final = "<!-- so far -->"
SHARED: Final = (*NAVIGATION, "menu", "fell_silent")
"""Rows that lead from nearly everywhere to the same places: in a picture they would hide the others."""


def diagram() -> str:
    """The table as a Mermaid diagram, with what it leaves out told below."""
    edges: dict[tuple[S, S], list[str]] = defaultdict(list)
    for event, sources, leads_to, *condition in ROWS:
        if event not in SHARED:
            for source in sources if isinstance(sources, list) else [sources]:
                edges[source, leads_to].append(" ".join([event, *(f"[{guard.__name__}]" for guard in condition)]))
    lines = [f"    {source} --> {leads_to}: {', '.join(events)}" for (source, leads_to), events in edges.items()]
    return "\n".join([
        "```mermaid",
        "stateDiagram-v2",
        f"    [*] --> {S.MENU}",
        *lines,
        "```",
        "",
        "A condition stands in brackets; the first row that fits wins. Not drawn: `back` to the question before,",
        "`start_over` and `cancel` from every question, `menu` from every end, and `fell_silent` from every question",
        f"to `{S.EXPIRED}`, or to `{S.UNSURE}` where a booking went out unanswered.",
    ])  # fmt: skip


def drawn(page: str) -> str:
    """The page with the diagram as it is now."""
    return re.sub(f"(?s){BEGIN}.*{END}", lambda _: f"{BEGIN}\n{diagram()}\n{END}", page)


if __name__ == "__main__":
    PAGE.write_text(drawn(PAGE.read_text()))
