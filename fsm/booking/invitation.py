"""What a client is invited to: to book; or, where nothing is booked here, to see what is free (S1-12, S1-13)."""

from typing import Final

from fsm.desk import Rules
from fsm.prompts import Option, Say

SEE_TIMES: Final = Say("label.see_times")


def to_book(rules: Rules) -> tuple[Option, ...]:
    """The option that begins a booking, and promises no more than comes of it; none where not even times are shown."""
    if not rules.availability:
        return ()
    return (Option("book", Say("label.book") if rules.booking else SEE_TIMES),)
