"""The desk: what the dialog may ask of the salon. Reading only, and one way to fail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from fsm.words import Catalogue, Location, Slot, Staff


class TryLater(Exception):
    """The salon's calendar cannot be read just now; nothing has changed."""


class Desk(Protocol):
    """Every method raises `TryLater` and nothing else. `staff` 0 means anyone."""

    async def locations(self) -> Sequence[Location]: ...

    async def catalogue(self, location: int) -> Catalogue: ...

    async def staff(self, location: int, service: int) -> Sequence[Staff]: ...

    async def dates(self, location: int, service: int, staff: int) -> Sequence[date]:
        """The days with a free time, ascending, as far ahead as the location takes bookings."""

    async def slots(self, location: int, service: int, staff: int, day: date) -> Sequence[Slot]: ...


@dataclass(frozen=True, slots=True)
class Rules:
    """What the salon decided about its dialog (the operator's settings)."""

    ask_staff: bool = True
    offer_any_staff: bool = True
    ask_full_name: bool = True
    confirm_phone: Literal["auto", "always", "never"] = "auto"
    response_timeout: timedelta = timedelta(minutes=30)
    locales: tuple[str, ...] = ("en",)
