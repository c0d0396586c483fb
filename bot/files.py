"""The file that goes along with a message, in a form that any channel can hand over."""

from dataclasses import dataclass
from datetime import datetime

from bot.calendar_file import calendar_file
from fsm.prompts import Prompt


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content: bytes


def file_of(prompt: Prompt, written: datetime) -> File | None:
    """The appointment as a calendar file, or what is kept of the client; `written` (aware) as in `calendar_file`."""
    if prompt.appointment:
        return File("appointment.ics", calendar_file(prompt.appointment, written))
    return File("my-data.json", prompt.kept.encode()) if prompt.kept else None
