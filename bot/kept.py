"""All that is kept of a client, told to them in words (N-29)."""

from collections.abc import Sequence
from typing import Final

from fsm.prompts import Day, DayAndClock, Listed, Prompt, Say, Value
from fsm.session import Session
from fsm.words import Appointment, titles
from storage.work import Work

AT_ONCE: Final = 20
"""Appointments that one message tells of: what is longer than 4096 letters would be cut off by the messengers."""


def all_kept(work: Work, session: Session) -> list[Prompt]:
    """What a client may ask for: a message, or some, without any question."""
    client = session.client
    appointments = work.appointments.of(session.chat, client.verified)
    first, *others = [appointments[n : n + AT_ONCE] for n in range(0, len(appointments), AT_ONCE)] or [[]]
    params: dict[str, Value] = {
        "full_name": client.full_name,
        "phone": client.phone.number if client.phone else "",
        "verified": client.verified,
        "login": Say("kept.login") if work.logins.get(session.chat) else "",
        "language": Say(f"label.lang_{session.locale}"),
        "agreed": Day(client.agreed_at.date(), year=True) if client.agreed_at else "",
        "location": str(client.location or ""),
        "favourites": ", ".join(map(str, (*client.favourites, *client.favourite_staff))),
        "reviews": ", ".join(client.rated),
        "appointments": _list(first) if first else "",
        "lines": str(work.history.count(session.chat) or ""),
        "chat": session.chat.id,
    }
    return [Prompt(Say("kept.text", params)), *(Prompt(_list(more)) for more in others)]


def _list(appointments: Sequence[Appointment]) -> Say:
    return Say("kept.appointments", {"lines": Listed(tuple(map(_line, appointments)))})


def _line(made: Appointment) -> Say:
    return Say(
        "kept.appointment",
        {
            "when": DayAndClock(made.starts),
            "service": titles(made.services),
            "staff": made.staff.name,
            "location": made.location.title,
            "number": str(made.record),
        },
    )
