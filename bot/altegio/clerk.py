"""The clerk: carries out what a turn has ordered, and finds out how it ended.

A booking is posted once. When no answer comes back, or the process dies in between, nobody knows whether it was
made; so before anything is posted again the clerk looks for it:

    posted, no answer  ->  look  -> it is there                        -> booked
                                 -> it is not, and cannot come any more -> post once more, then leave it to the client
                                 -> it is not, but still might come     -> look again in a while
                                 -> cannot tell                         -> the client is told so

Where nobody can tell, the client is offered to log in, so that the clerk may look into the client's own
appointments (`Look`).
"""

from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from typing import Final, TypeVar

import structlog

from bot.altegio import wire
from bot.altegio.account import wire as account_wire
from bot.altegio.account.changes import CancelMode, Changes
from bot.altegio.account.reading import Created, Record
from bot.altegio.account.reviews import Reviews
from bot.altegio.client import Altegio
from bot.altegio.desk import AltegioDesk
from bot.altegio.errors import AltegioError, NotAllowed, OutcomeUnknown, Refused, TryLater
from bot.altegio.outcomes import GIVE_UP, LOOK_AGAIN, PATIENCE, SETTLED, WHYS, Again
from bot.altegio.search import Search, Trace, is_of
from bot.texts import words
from fsm import events
from fsm.events import Booked, CodeSent, NotReached, Outcome, SignedIn, Why
from fsm.prompts import Say
from fsm.requests import Book, Cancel, Look, Move, Order, Rate, Request, SendCode, SignIn
from fsm.words import ANYONE, Appointment, Chat, Staff, ids

K = TypeVar("K", bound=Hashable)

CHECKED: Final = timedelta(seconds=60)
"""For so long a time that was free is taken to be free: the check before the SMS serves the booking as well."""

WHO: Final = timedelta(seconds=4)

log = structlog.stdlib.get_logger(__name__)


class Clerk:
    """Carries out requests. One that was begun before may be given to it again, also to that of another process."""

    def __init__(
        self,
        client: Altegio,
        desk: AltegioDesk,
        now: Callable[[], datetime],
        cancel_mode: CancelMode = "delete",
        locale: str = "en",
    ) -> None:
        self.client = client
        self.desk = desk
        self.now = now
        self._words = words(locale)
        self._changes = Changes(client, desk, now, cancel_mode, locale)
        self._reviews = Reviews(client, desk, now)
        self._search = Search(client, desk.alarm)
        self._checked: dict[Hashable, datetime] = {}
        self._posted: dict[str, datetime] = {}
        self._retried: set[str] = set()

    async def carry_out(
        self, request: Request, chat: Chat, first_claimed: datetime, seen_before: bool
    ) -> Outcome | Again:
        """How the request ended; does not raise. `seen_before`: it was begun already, so it may have been sent.

        It can take a minute and a half when Altegio hangs at every call; nobody else may carry out the same
        request meanwhile.
        """
        match request:
            case SendCode():
                return CodeSent(request.key) if seen_before else await self._send_code(request, chat)
            case Look():
                return await self._look(request, chat)
            case Book():
                if seen_before:
                    return await self._find_out(request, chat, first_claimed)
                outcome = await self._post(request, chat)
                return outcome or await self._find_out(request, chat, first_claimed)
            case SignIn():
                return await self._sign_in(request, chat, seen_before)
            case Cancel():
                return await self._changes.cancel(request, chat, first_claimed, seen_before)
            case Move():
                return await self._changes.move(request, chat, first_claimed, seen_before)
            case Rate():
                return await self._reviews.write(request, chat, first_claimed, seen_before)

    # --- a code

    async def _send_code(self, request: SendCode, chat: Chat) -> Outcome:
        """An SMS is not sent twice: where nobody knows, it is taken for sent, and the client can ask for another."""
        by = self.now() + PATIENCE
        if request.check and (refused := await self._check(request.key, request.check, chat, by)):
            return refused
        code = wire.send_code(request.location.id, request.phone.number, request.full_name)
        try:
            await self.client.call(code, chat, by=by, first=True)
        except OutcomeUnknown:
            return CodeSent(request.key)
        except Refused as error:
            if error.code:
                return events.Refused(request.key, WHYS[error.code])
            log.warning("Altegio sends no SMS: see that the location has an SMS provider", why=str(error))
            return NotReached(request.key)
        except NotAllowed as error:
            self.desk.alarm(error)
            return NotReached(request.key)
        except TryLater:
            return NotReached(request.key)
        return CodeSent(request.key)

    async def _check(self, key: str, order: Order, chat: Chat, by: datetime) -> Outcome | None:
        """None if the time can be had, else what to tell the client."""
        try:
            await self.client.call(wire.check(order), chat, by=by, first=True)
        except AltegioError as error:
            return self._refused(key, order, error)
        self._checked = _since(self._checked, self.now() - CHECKED) | {_time_of(order): self.now()}
        return None

    # --- a booking

    async def _post(self, request: Book, chat: Chat) -> Outcome | None:
        """Book, once. None: it was sent, and no answer came."""
        order, by = request.order, self.now() + PATIENCE
        if _time_of(order) not in _since(self._checked, self.now() - CHECKED):
            refused = await self._check(request.key, order, chat, by)
            if refused:
                return refused
        booking = wire.book(order, request.key, self._comment(order))
        try:
            created = await self.client.call(booking, chat, by=by, first=True)
        except OutcomeUnknown as error:
            self._posted[request.key] = self.now() - SETTLED if error.ended else self.now()
            self._checked.pop(_time_of(order), None)
            return None
        except AltegioError as error:
            return self._refused(request.key, order, error)
        staff = await self._who(order, created, chat) if order.staff.id == ANYONE else order.staff
        return self._booked(request, chat, created, staff)

    def _comment(self, order: Order) -> str:
        """A public booking cannot be paid from a membership: the salon is told which one to take the visit from."""
        return self._words.say(Say("book.membership", {"membership": order.membership})) if order.membership else ""

    async def _who(self, order: Order, created: Created, chat: Chat) -> Staff:
        """Whom Altegio has chosen for a client who did not mind (S2-22)."""
        request = wire.booked(order.location.id, created)
        try:
            record = await self.client.call(request, chat, by=self.now() + WHO, first=True)
        except AltegioError:
            return order.staff
        return record.staff or order.staff

    async def _find_out(self, request: Book, chat: Chat, first_claimed: datetime) -> Outcome | Again:
        """What became of a booking that was sent, by us or by a process that died over it.

        What such a process had sent arrives, if at all, within SETTLED of our first look.
        """
        settled = self.now() - self._posted.setdefault(request.key, self.now()) >= SETTLED
        outcome: Outcome | Again | None
        try:
            match await self._search.booking(request, chat):
                case Record() as record:
                    outcome = self._booked(request, chat, Created(record.id, ""), record.staff)
                case Trace.ABSENT if settled and request.key in self._retried:
                    outcome = NotReached(request.key)  # surely not made; the client decides about a third try
                case Trace.ABSENT if settled:
                    self._retried.add(request.key)
                    outcome = await self._post_again(request, chat)
                case Trace.ABSENT:
                    outcome = None
                case Trace.NO_TELLING:
                    outcome = events.OutcomeUnknown(request.key)
        except AltegioError as error:
            log.warning("cannot look for a booking", why=str(error))
            outcome = events.OutcomeUnknown(request.key) if self.now() - first_claimed >= GIVE_UP else None
        if outcome is None:
            return Again(LOOK_AGAIN)
        self._posted = _since(self._posted, self.now() - 2 * GIVE_UP)
        self._posted.pop(request.key, None)
        self._retried.discard(request.key)
        return outcome

    async def _post_again(self, request: Book, chat: Chat) -> Outcome | None:
        """Book once more what has surely not come. A time that is taken now may have been taken by ourselves."""
        outcome = await self._post(request, chat)
        if outcome != events.Refused(request.key, Why.SLOT_TAKEN):
            return outcome
        match await self._search.booking(request, chat):
            case Record() as record:
                return self._booked(request, chat, Created(record.id, ""), record.staff)
            case Trace.ABSENT:
                return outcome
            case Trace.NO_TELLING:
                return events.OutcomeUnknown(request.key)

    # --- a login

    async def _sign_in(self, request: SignIn, chat: Chat, seen_before: bool) -> Outcome:
        """Any 4xx to a login is taken for a wrong code; if it was sent before, it may have been spent by ourselves."""
        asked = account_wire.log_in(request.phone.number, request.code)
        try:
            token = await self.client.call(asked, chat, by=self.now() + PATIENCE, first=True)
        except (Refused, NotAllowed):
            return NotReached(request.key) if seen_before else events.Refused(request.key, Why.WRONG_CODE)
        except AltegioError:
            return NotReached(request.key)
        self.desk.forget_account(chat, request.phone.number)
        name = await self._name(token, chat)
        return SignedIn(request.key, request.phone.number, self.desk.logins.sealed(token), name)

    async def _name(self, token: str, chat: Chat) -> str:
        """What the client is called, so that nobody need ask; nothing hangs on it."""
        try:
            return await self.client.call(account_wire.user_name(token), chat, by=self.now() + WHO, first=True)
        except AltegioError:
            return ""

    # --- a look into the client's own appointments

    async def _look(self, request: Look, chat: Chat) -> Outcome:
        """Log in with the code, and look. Any 4xx to a login is taken for a wrong code."""
        order, by = request.order, self.now() + PATIENCE
        try:
            token = await self.client.call(account_wire.log_in(order.phone.number, order.code), chat, by=by, first=True)
        except (Refused, NotAllowed):
            return events.Refused(request.key, Why.WRONG_CODE)
        except AltegioError:
            return NotReached(request.key)
        try:
            records = await self.client.call(account_wire.own_records(token), chat, by=by, first=True)
        except AltegioError:
            return NotReached(request.key)
        record = next((record for record in records if is_of(record, order, request.of)), None)
        if record is None:
            return events.Refused(request.key, Why.SLOT_TAKEN)
        return self._booked(request, chat, Created(record.id, ""), record.staff)

    # --- outcomes

    def _booked(self, request: Book | Look, chat: Chat, created: Created, staff: Staff | None) -> Booked:
        """The appointment as the client ordered it, with the team member who has got it."""
        order = request.order
        staff = staff if order.staff.id == ANYONE and staff else order.staff
        slot = order.slot
        self.desk.forget_times(order.location.id, slot.starts.date(), staff.id, order.staff.id)
        self.desk.forget_account(chat, order.phone.number)
        return Booked(
            request.key,
            Appointment(created.record, created.hash, order.location, order.services, staff, slot.starts, slot.length),
        )

    def _refused(self, key: str, order: Order, error: AltegioError) -> Outcome:
        """What a no to book_check or book_record means to the client; what it means for us is seen to.

        Without a code, 403 says that it is not possible online, and anything else that the time cannot be had.
        """
        self._checked.pop(_time_of(order), None)
        why: Why | None = None
        match error:
            case Refused(code=code):
                why = WHYS[code or 433]
            case NotAllowed(status=403):
                why = Why.NOT_WELCOME
        if isinstance(error, NotAllowed):
            self.desk.alarm(error)
        if why is Why.SLOT_TAKEN:
            self.desk.forget_times(order.location.id, order.slot.starts.date(), order.staff.id)
        if why is Why.SERVICE_GONE:
            self.desk.forget_service(order)
        return events.Refused(key, why) if why else NotReached(key)


def _since(times: dict[K, datetime], earliest: datetime) -> dict[K, datetime]:
    return {key: time for key, time in times.items() if time >= earliest}


def _time_of(order: Order) -> Hashable:
    return order.location.id, ids(order.services), order.staff.id, order.slot.as_sent
