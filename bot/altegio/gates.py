"""Why a service cannot be booked online: three gates, all of which it has to pass (N-18).

It has to be on sale online, be given to a team member who is shown online, and that one has to have a schedule ahead.
Clients see only what passed them all.
"""

from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter

from bot.altegio import reading
from bot.altegio.price_list import NOTHING_IS_EMPTY, Offer
from bot.altegio.shapes import Flag, Id
from bot.altegio.wire import Request
from fsm.words import Staff


class Gate(StrEnum):
    """A gate, by what opens it."""

    SALE = "not on sale online; switch online booking on in the service's settings"
    STAFF = "given to no team member who is shown online; assign one to the service"
    SCHEDULE = "done by nobody who has a schedule ahead; fill it in"


class Member(BaseModel):
    """A team member, shown to clients or not."""

    id: Id
    hidden: Flag = None
    fired: Flag = None


def team(location: int) -> Request[list[Member]]:
    read = TypeAdapter(Annotated[list[Member], NOTHING_IS_EMPTY]).validate_python
    return Request("get_company_team_member_list", "GET", f"/company/{location}/staff", read)


def bookable_team(location: int) -> Request[list[Staff]]:
    """Who can be booked at all, whatever for."""
    params: dict[str, Any] = {"without_seances": 1}
    path = f"/book_staff/{location}"
    return Request("get_team_members_available_for_booking", "GET", path, reading.read_staff, params)


def bookable_days(location: int, today: date) -> Request[list[date]]:
    """Days with any free session."""
    read = partial(reading.read_dates, today=today)
    return Request("get_dates_available_for_booking", "GET", f"/book_dates/{location}", read)


def shut(offers: Sequence[Offer], team: Sequence[Member], seen: Collection[int]) -> dict[Gate, list[str]]:
    """The services that clients do not see, by the first gate that keeps them out; `seen` are the ids of the others."""
    shown = {member.id for member in team if not member.hidden and not member.fired}
    kept_out: dict[Gate, list[str]] = {gate: [] for gate in Gate}
    for offer in offers:
        if offer.id not in seen:
            kept_out[_first_shut(offer, shown)].append(offer.title)
    return kept_out


def _first_shut(offer: Offer, shown: set[int]) -> Gate:
    if offer.active is False or offer.is_online is False:
        return Gate.SALE
    if not shown.intersection(person.id for person in offer.staff):
        return Gate.STAFF
    return Gate.SCHEDULE  # it passed the others, so it must be this one
