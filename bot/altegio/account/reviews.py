"""Writing a review, once. Nothing keeps it from being written twice, so before it is sent again it is looked for among
those that are there, and given time to come.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.altegio.account import wire as account_wire
from bot.altegio.account.keys import Key
from bot.altegio.account.reading import REVIEW_LIMIT
from bot.altegio.client import Altegio
from bot.altegio.desk import AltegioDesk
from bot.altegio.errors import NotAllowed, OutcomeUnknown, Refused, TryLater
from bot.altegio.outcomes import GIVE_UP, LOOK_AGAIN, PATIENCE, SETTLED, Again, why_not
from bot.altegio.parts import plain
from fsm import events
from fsm.events import Done, NotReached, Outcome, Why
from fsm.requests import Rate
from fsm.words import Chat


class Reviews:
    """Writes reviews, with the client's own token or the business's: whose is wanted is a setting of the salon's."""

    def __init__(self, client: Altegio, desk: AltegioDesk, now: Callable[[], datetime]) -> None:
        self._client, self._desk, self._now = client, desk, now
        self._posted: dict[str, datetime] = {}
        self._retried: set[str] = set()

    async def write(self, request: Rate, chat: Chat, first_claimed: datetime, seen_before: bool) -> Outcome | Again:
        """Written; or why not; or to come back after a while."""
        try:
            if not seen_before:
                return await self._write(request, chat)
        except OutcomeUnknown as error:
            self._posted[request.key] = self._now() - SETTLED if error.ended else self._now()
        except TryLater:
            return NotReached(request.key)
        outcome = await self._find_out(request, chat, first_claimed)
        if not isinstance(outcome, Again):
            self._posted.pop(request.key, None)
            self._retried.discard(request.key)
        return outcome

    async def _write(self, request: Rate, chat: Chat) -> Outcome:
        """With the first key that is accepted."""
        why = Why.LOGGED_OUT
        for key in await self._desk.keys.of(chat, request.phone):
            try:
                await self._post(request, key, chat)
            except NotAllowed as error:
                await self._desk.keys.refused(chat, key, error)
                why = Why.LOGGED_OUT if error.status == 401 else Why.NOT_ALLOWED
            except Refused as error:
                return events.Refused(request.key, why_not(error))
            else:
                return Done(request.key)
        return events.Refused(request.key, why)

    async def _post(self, request: Rate, key: Key, chat: Chat) -> None:
        """How a review of the location is sent is not documented: with 0 for the team member, or without any."""
        location, by = request.visit.location.id, self._now() + PATIENCE
        about = request.visit.staff.id if request.staff else 0
        for path in (about,) if about else (0, None):
            review = account_wire.review(location, path, request.mark, request.text, request.name, key.token)
            try:
                return await self._client.call(review, chat, by=by, first=True)
            except Refused as error:
                if path != 0 or error.status != 404:
                    raise
        return None

    async def _find_out(self, request: Rate, chat: Chat, first_claimed: datetime) -> Outcome | Again:
        """What became of a review that was sent, by us or by a process that died over it."""
        settled = self._now() - self._posted.setdefault(request.key, self._now()) >= SETTLED
        try:
            match await self._is_there(request, chat, first_claimed):
                case True:
                    return Done(request.key)
                case None:
                    return events.OutcomeUnknown(request.key)
            if settled and request.key in self._retried:
                return NotReached(request.key)
            if settled:
                self._retried.add(request.key)
                return await self._write(request, chat)
        except OutcomeUnknown:
            self._posted[request.key] = self._now()
        except TryLater:
            if self._now() - first_claimed >= GIVE_UP:
                return events.OutcomeUnknown(request.key)
        return Again(LOOK_AGAIN)

    async def _is_there(self, request: Rate, chat: Chat, first_claimed: datetime) -> bool | None:
        """Whether just this review is there; None if nobody may look. Its name may have been lost on the way."""
        location, about = request.visit.location, request.visit.staff.id if request.staff else 0
        text = plain(request.text, REVIEW_LIMIT)  # as it is read
        zone, since = ZoneInfo(location.zone), (first_claimed - timedelta(days=1)).date()
        for key in await self._desk.keys.of(chat, request.phone):
            asked = account_wire.comments(location.id, zone, key.token, about, since)
            try:
                written = await self._client.call(asked, chat, by=self._now() + PATIENCE, first=True)
            except (NotAllowed, Refused):
                continue
            return any(
                one.staff == about
                and (one.review.mark, one.review.text) == (request.mark, text)
                and one.review.name in ("", request.name)
                for one in written
            )
        return None
