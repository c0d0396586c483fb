"""The price list of a location: all of its services, sold online or not, and who does each. Open to the business alone.

Clients are offered what `book_services` names, which tells how long a service takes only where a team member is chosen;
the price list tells it for each of them.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, TypeAdapter

from bot.altegio.shapes import Flag, Id, Name, Seconds
from bot.altegio.wire import Request

NOTHING_IS_EMPTY = BeforeValidator(lambda data: data or [])


class Doer(BaseModel):
    """A team member who does the service, and how long it takes them."""

    id: Id
    seance_length: Seconds = None


class Offer(BaseModel):
    """A service of the price list."""

    id: Id
    title: Name
    active: Flag = None
    is_online: Flag = None
    staff: Annotated[list[Doer], NOTHING_IS_EMPTY] = []


def price_list(location: int, user_token: str) -> Request[list[Offer]]:
    """All services with who does them; for the business's token."""
    read = TypeAdapter(Annotated[list[Offer], NOTHING_IS_EMPTY]).validate_python
    path = f"/company/{location}/services"
    return Request("get_company_service_list", "GET", path, read, user_token=user_token)


def lengths(offers: Sequence[Offer]) -> dict[int, tuple[timedelta, timedelta]]:
    """How long each service takes, by its id: whoever is the fastest, and the slowest. Left out where it is not known
    of everybody.
    """
    found = {}
    for offer in offers:
        known = [timedelta(seconds=doer.seance_length) for doer in offer.staff if doer.seance_length]
        if known and len(known) == len(offer.staff):
            found[offer.id] = (min(known), max(known))
    return found
