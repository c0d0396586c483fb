"""The desk: what the dialog may ask of the salon. Reading only, and one way to fail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final, Literal, Protocol

from fsm.words import Catalogue, Location, Place, Slot, Staff, Visits, Wallet


class TryLater(Exception):
    """The salon's calendar cannot be read just now; nothing has changed."""


class LoggedOut(Exception):
    """This is for the client alone, and who is here has not proved to be one, or has to do it again."""


class Desk(Protocol):
    """Every method raises `TryLater`. `staff` 0 means anyone. `services` are the ids of what one visit is for: who and
    when is told for all of them together.

    What is the client's own is asked for with the number (E.164) that this chat has proved to be theirs, "" for none.
    """

    async def locations(self) -> Sequence[Location]: ...

    async def catalogue(self, location: int) -> Catalogue: ...

    async def staff(self, location: int, services: Sequence[int]) -> Sequence[Staff]: ...

    async def dates(self, location: int, services: Sequence[int], staff: int) -> Sequence[date]:
        """The days with a free time, ascending, as far ahead as the location takes bookings."""

    async def slots(self, location: int, services: Sequence[int], staff: int, day: date) -> Sequence[Slot]:
        """The free times of a day, ascending; a length of 0 was not told."""
        ...

    async def place(self, location: int) -> Place: ...

    async def visits(self, phone: str, soon: bool = False, anew: bool = False, here: bool = False) -> Visits:
        """The client's appointments, the latest first; without a login or such a number, those booked here. `here`: no
        others.

        `soon`: as they were a while ago, or else TryLater, rather than let the client wait for more than a second: to
        be shown, not to be acted on. `anew`: as they are now; else they may have been read a little while ago.
        """
        ...

    async def wallet(self, phone: str) -> Wallet:
        """Memberships, gift cards and loyalty cards. Raises LoggedOut."""
        ...


@dataclass(frozen=True, slots=True)
class Rules:
    """What the salon decided about its dialog (the operator's settings).

    `availability` to `existing_appointments` switch abilities off (S1-12 to S1-16). Visits up to `search_days` back and
    ahead are shown. `cancel_notice`: that long before a visit it can still be cancelled. `prepaid_guard`: what was
    paid for cannot be. `knows_phones`: a number that the channel vouches for is enough to look a client up.
    `person_for`: how long the bot stays silent for a person. A link that is "" is not shown.

    `greeting`, `unknown_answer` (to what is not understood, `SILENT` for none, at most once in `unknown_every`) and
    `closed_answer` are the salon's own words in place of ours (P-1, P-2). `closed`: from when until when it is closed
    every day, wall clock of the location; from evening to morning as a rule.
    """

    ask_staff: bool = True
    offer_any_staff: bool = True
    ask_full_name: bool = True
    confirm_phone: Literal["auto", "always", "never"] = "auto"
    response_timeout: timedelta = timedelta(minutes=30)
    locales: tuple[str, ...] = ("en",)
    availability: bool = True
    booking: bool = True
    cancellation: bool = True
    reschedule: bool = True
    existing_appointments: bool = True
    search_days: int = 365
    cancel_notice: timedelta = timedelta(0)
    prepaid_guard: bool = True
    knows_phones: bool = False
    review_link: str = ""
    memberships_link: str = ""
    gift_cards_link: str = ""
    offers: str = ""
    person_for: timedelta = timedelta(hours=2)
    greeting: str = ""
    unknown_answer: str = ""
    unknown_every: timedelta = timedelta(0)
    closed_answer: str = ""
    closed: tuple[time, time] | None = None


SILENT: Final = "off"
"""In place of an answer: none is given."""
