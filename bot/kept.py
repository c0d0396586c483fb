"""All that is kept of a client, told to them in words, and as JSON to take along (N-29)."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from fsm.prompts import Day, DayAndClock, Listed, Prompt, Say, Value
from fsm.session import Session
from fsm.words import Appointment, titles
from storage.work import Work

AT_ONCE: Final = 20
"""Appointments that one message tells of: what is longer than 4096 letters would be cut off by the messengers."""


def all_kept(work: Work, session: Session) -> list[Prompt]:
    """What a client may ask for: a message, or some, without any question; a file goes along with the first."""
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
    told = Prompt(Say("kept.text", params), kept=_as_json(work, session, appointments))
    return [told, *(Prompt(_list(more)) for more in others)]


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


def _as_json(work: Work, session: Session, appointments: Sequence[Appointment]) -> str:
    """The same for machines: times as ISO 8601 writes them, lengths in minutes, what is not known as null."""
    client = session.client
    told: dict[str, object] = {
        "name": client.full_name or None,
        "phone_for_bookings": client.phone.number if client.phone else None,
        "confirmed_number": client.verified or None,
        "has_login": work.logins.get(session.chat) is not None,
        "language": session.locale,
        "hours": 12 if client.style.half_days else 24,
        "month_first": client.style.month_first,
        "agreed_at": client.agreed_at.isoformat() if client.agreed_at else None,
        "last_location": client.location or None,
        "favourite_locations": client.favourites,
        "favourite_team": client.favourite_staff,
        "reviewed": client.rated,
        "just_cancelled": [{"number": record, "at": at.isoformat()} for record, at in client.cancelled],
        "lines_of_conversation": work.history.count(session.chat),
        "chat": {"channel": session.chat.channel, "number": session.chat.id},
        "appointments": [
            {
                "number": made.record,
                "starts": made.starts.isoformat(),
                "minutes": made.length // timedelta(minutes=1),
                "services": [service.title for service in made.services],
                "team_member": made.staff.name or None,
                "location": made.location.title,
            }
            for made in appointments
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
