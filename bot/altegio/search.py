"""Looking for a booking that went out without an answer.

With a business's token the day's appointments are looked through for our key (`api_id`). Without one only the free
times tell: if the time is still free with its team member, the booking was not made. If it is not, somebody else
may have it; and when anyone would do, the next one may be free: then nobody can tell.
"""

from enum import Enum
from zoneinfo import ZoneInfo

from bot.altegio import wire
from bot.altegio.account import wire as account_wire
from bot.altegio.account.reading import Record
from bot.altegio.alarm import Alarm
from bot.altegio.client import Altegio
from bot.altegio.errors import NotAllowed
from fsm.requests import Book, Order
from fsm.words import ANYONE, Chat, ids


class Trace(Enum):
    """What looking for a booking gave, when it was not the booking itself."""

    ABSENT = "absent"
    NO_TELLING = "no telling"


class Search:
    """The eyes of the clerk. What they see may be a moment old, but never comes from a cache."""

    def __init__(self, client: Altegio, alarm: Alarm) -> None:
        self._client = client
        self._alarm = alarm

    async def booking(self, request: Book, chat: Chat) -> Record | Trace:
        """The appointment that a request has made, as far as can be told. Raises AltegioError."""
        if self._client.user_token:
            try:
                return await self._in_calendar(request, chat) or Trace.ABSENT
            except NotAllowed as error:
                self._alarm(error)
        return Trace.ABSENT if await self._still_free(request.order, chat) else Trace.NO_TELLING

    async def _in_calendar(self, request: Book, chat: Chat) -> Record | None:
        """The appointment with this key. Pages are read until one has nothing new: their size is Altegio's choice."""
        location, day = request.order.location.id, request.order.slot.starts.date()
        seen, page = set[int](), 1
        while True:
            asked = account_wire.records(location, day, page, self._client.user_token)
            records = await self._client.call(asked, chat, first=True)
            for record in records:
                if record.api_id == request.key and not record.deleted:
                    return record
            if seen.issuperset(record.id for record in records):
                return None
            seen.update(record.id for record in records)
            page += 1

    async def _still_free(self, order: Order, chat: Chat) -> bool:
        """Whether this very time can still be booked, asked afresh."""
        if order.staff.id == ANYONE:
            return False
        day, zone = order.slot.starts.date(), ZoneInfo(order.location.zone)
        asked = wire.slots(order.location.id, ids(order.services), order.staff.id, day, zone)
        return any(slot.starts == order.slot.starts for slot in await self._client.call(asked, chat, first=True))


def is_of(record: Record, order: Order, key: str) -> bool:
    """Whether an appointment is what was ordered under this key; if it has no key, whether it looks the same."""
    if record.deleted or record.location != order.location.id:
        return False
    if record.api_id:
        return record.api_id == key
    same_staff = order.staff.id == ANYONE or record.staff is None or record.staff.id == order.staff.id
    same_start = record.starts == order.slot.starts.replace(tzinfo=None)
    same_services = {*ids(order.services)} <= {*ids(record.services)}
    return same_staff and same_start and same_services
