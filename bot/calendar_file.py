"""An appointment as a calendar file that every phone and computer can open (RFC 5545)."""

from datetime import UTC, datetime

from fsm.words import Appointment, titles

LINE = 75
"""The octets of a line without its end; a longer one goes on after a space (RFC 5545, 3.1)."""


def calendar_file(appointment: Appointment, written: datetime) -> bytes:
    """One event, all times in UTC, `written` (aware) being the moment of writing.

    The id is made of the location's and the record's, so a calendar that gets the file twice keeps one event.
    The record's hash is a secret and stays out.
    """
    location = appointment.location
    what = filter(None, [titles(appointment.services), location.title])
    about = [appointment.staff.name, location.title, location.phone, location.site]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//altegio-bot//EN",
        "BEGIN:VEVENT",
        f"UID:altegio-{location.id}-{appointment.record}",
        f"DTSTAMP:{_utc(written)}",
        f"DTSTART:{_utc(appointment.starts)}",
        f"DTEND:{_utc(appointment.starts + appointment.length)}",
        f"SUMMARY:{_text(', '.join(what))}",
        f"LOCATION:{_text(location.address)}",
        f"DESCRIPTION:{_text(chr(10).join(line for line in about if line))}",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11); control characters have no place in it."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(plain, escaped)
    return "".join(letter for letter in value if letter >= " " and letter != "\x7f")


def _folded(line: str) -> bytes:
    """The line with its end, cut between characters where it is too long."""
    folded, width = bytearray(), 0
    for octets in (letter.encode() for letter in line):
        if width + len(octets) > LINE:
            folded += b"\r\n "
            width = 1
        folded += octets
        width += len(octets)
    return bytes(folded + b"\r\n")
