"""What each channel can, as a table in docs/channels.md. test_abilities.py holds every line of it against the wire."""

import re
from pathlib import Path
from typing import Final

from tests.conformance.channels import CHANNELS

PAGE: Final = Path(__file__).parent.parent.parent / "docs" / "channels.md"
BEGIN: Final = "<!-- what each channel can, written by python -m tests.conformance -->"
END: Final = "<!-- so far -->"

ABILITIES: Final = {
    "buttons": "Answers are pressed, and old ones told from new",
    "pages": "Pages of a long list",
    "calendar": "A month as a calendar",
    "numbers": "An answer by its number",
    "editing": "The question changes in place",
    "pictures": "Pictures",
    "contact": "A button that shares the phone",
    "known phone": "The number is known and vouched for",
    "known name": "The name is known",
    "language": "The language is known",
    "photos": "Photos, voice, stickers",
    "work": "Shows that it is at work",
    "file": "The appointment as a calendar file",
    "links": "Links to a location or a service",
    "leads on": "Links take the conversation along",
    "led to": "A conversation from the website goes on here",
    "history": "The conversation is there when the client comes back",
    "codes": "A code does not stay to be read",
    "deadline": "The time left to answer",
    "alarms": "Writes by itself",
    "repeats": "What comes twice counts once",
}


def table() -> str:
    """A row for each ability; a dash stands before what is done instead."""
    rows = [["", *(channel.name for channel in CHANNELS)], ["---"] * (len(CHANNELS) + 1)]
    for ability, title in ABILITIES.items():
        hows = [channel.abilities[ability] for channel in CHANNELS]
        rows.append([title, *(how.words if how.can else f"– ({how.words})" for how in hows)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def written(page: str) -> str:
    """The page with the table as it is now."""
    return re.sub(f"(?s){re.escape(BEGIN)}.*{re.escape(END)}", lambda _: f"{BEGIN}\n{table()}\n{END}", page)
