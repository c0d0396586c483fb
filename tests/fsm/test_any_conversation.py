"""Any conversation at all: whatever is pressed, typed, repeated or kept silent about, in whatever mood the salon is.

Two habits make this bite. `goes_along` answers properly, so that the walk gets far; presses are drawn from the last
three prompts, so that old menus are pressed as often as in real chats. What was reached is counted at the end.
"""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from fsm.booking.draft import price
from fsm.desk import Rules
from fsm.dialog import LEADS
from fsm.events import (
    Booked,
    CodeSent,
    Command,
    Done,
    Event,
    FellSilent,
    NotReached,
    OutcomeUnknown,
    Picked,
    Refused,
    SharedPhone,
    SignedIn,
    TooManyCodes,
    Typed,
    Unreadable,
    When,
    Why,
)
from fsm.prompts import MORE, DayAndClock, Length, Prompt
from fsm.requests import Book, Cancel, Look, Move, Order, Rate, Request, SendCode, SignIn
from fsm.session import Client, Draft, S, Session, Turn
from fsm.table import ASKING, DOORS
from fsm.visits.allowed import UNDO
from fsm.wallet.own import Card
from fsm.words import Location, Service, Staff, Status, Visit, Wallet, titles
from tests.fsm.cards import CARDS, SOHO_TOLD, wallet
from tests.fsm.salon import (
    ANNA,
    BEN,
    CHAT,
    CLOCKS,
    DAYS,
    HAIRCUT,
    HOUR,
    MANICURE,
    MIDTOWN,
    NOW,
    PODIL,
    SERVICES,
    SOHO,
    Salon,
    made,
    take_turn,
)

RESPONSE_TIMEOUT = Rules().response_timeout
OFTEN = st.sampled_from([False, True, True, True, True, True])
WAITING = {
    S.SENDING: SendCode, S.PLACING: Book, S.LOOKING: Look, S.LOGIN_SENDING: SendCode, S.SIGNING_IN: SignIn,
    S.CANCELLING: Cancel, S.MOVING: Move, S.RATING: Rate,
}  # fmt: skip

TIMES = st.builds(
    When,
    day=st.sampled_from([None, *DAYS, DAYS[0] + timedelta(days=15)]),
    exactly=st.sampled_from([None, *CLOCKS]),
    earliest=st.sampled_from([None, *CLOCKS]),
    latest=st.sampled_from([None, *CLOCKS]),
    days=st.sampled_from([(), (), DAYS[1:], (DAYS[0] + timedelta(days=15), DAYS[0] + timedelta(days=16))]),
)
WORDS = st.builds(Typed, st.sampled_from([
    "", "2", "10:00", "manicure", "manikure", "nothing like it", "Anna Smith", "🦄", "<b>x</b>", "\u202eannA",
    "x" * 5000, "+44 7911 123456", "020 7946 0001", "12", "01-234", "Confirmation code: 01234", "a@example.com",
]), when=st.none() | TIMES)  # fmt: skip
PHONES = st.builds(SharedPhone, st.sampled_from(["+447911123456", "+380501234567", "12"]), st.booleans())
COMMANDS = st.sampled_from([
    *map(Command, ["start", "book", "menu", "cancel", "back", "start_over", "help", "language", "private", "nonsense"]),
    *map(Command, DOORS),
    *(Command("start", link) for link in ("loc_2", "loc_999", "svc_1_11", "svc_1_13", "svc_1_999", "rubbish_")),
    Command("language", "uk"), Command("language", "xx"),
])  # fmt: skip

FRANK = replace(PODIL, privacy="We keep your number.")
MARY, OLENA = "+447911123456", "+380501234567"
"""Two clients; the chat may prove to be of either."""


def opened(places: list[Location]) -> Salon:
    """A salon to which both have come, and both will come; and something was booked in the chat as well."""
    wallets = {MARY: wallet("Ten for nails", "On ice", "A treat", "Friend"), OLENA: wallet("Anything goes", "Regular")}
    salon, hour = Salon(places, wallets=wallets, told={SOHO.id: SOHO_TOLD}), timedelta(hours=1)
    both = (HAIRCUT, MANICURE)
    far, long_ago = (NOW + timedelta(days=days, hours=4) for days in (40, -30))
    for first, place, visits in (
        (5000, SOHO, salon.visits_of.setdefault(MARY, [])),
        (6000, FRANK, salon.visits_of.setdefault(OLENA, [])),
        (7000, SOHO, salon.booked_here),
    ):
        early, noon = (datetime.combine(DAYS[0], clock, ZoneInfo(place.zone)) for clock in CLOCKS[:2])
        visits += [
            Visit(first + 1, place, (MANICURE,), ANNA, noon, hour),
            Visit(first + 2, place, (MANICURE, HAIRCUT), BEN, far, 2 * hour, Status.CONFIRMED, prepaid=True),
            Visit(first + 3, place, (MANICURE,), ANNA, long_ago, hour, Status.MISSED),
            Visit(first + 4, place, (), Staff(0, ""), long_ago, hour, Status.CANCELLED),
            *(Visit(first + n, place, both[: n % 2 + 1], BEN, long_ago, hour, Status.CAME) for n in range(5, 9)),
            Visit(first + 9, place, both, ANNA, early, 2 * hour),
        ]
    return salon


Mood = Callable[[Salon], None]


def open_as_usual(salon: Salon) -> None:
    """All is well again."""
    vars(salon).update(vars(opened(salon.places)))


def calendar_down(salon: Salon) -> None:
    salon.down = True


def everyone_taken(salon: Salon) -> None:
    salon.take(CLOCKS[0])
    salon.take(CLOCKS[1])


def anna_taken(salon: Salon) -> None:
    salon.take(CLOCKS[0], ANNA)


def service_gone(salon: Salon) -> None:
    salon.services = [service for service in SERVICES if service != MANICURE]


def nothing_sold(salon: Salon) -> None:
    salon.services = []


def nobody_works(salon: Salon) -> None:
    salon.members = {id: [] for id in salon.members}


def only_ben_works(salon: Salon) -> None:
    salon.members = {id: [BEN] for id in salon.members}


def one_day_left(salon: Salon) -> None:
    salon.days = [DAYS[-1]]


def fully_booked(salon: Salon) -> None:
    salon.days = []


def wallets_emptied(salon: Salon) -> None:
    salon.wallets = {number: Wallet() for number in salon.wallets}


def moves_house(salon: Salon) -> None:
    salon.places = [MIDTOWN, PODIL]


MOODS: list[Mood] = [
    open_as_usual, open_as_usual, open_as_usual, calendar_down, everyone_taken, anna_taken, service_gone, nothing_sold,
    nobody_works, only_ben_works, one_day_left, fully_booked, moves_house, wallets_emptied,
]  # fmt: skip


class AnyConversation(RuleBasedStateMachine):
    """A client, a salon and the clock, each doing as they like."""

    states: ClassVar[Counter[S]] = Counter()
    taken_back: ClassVar[int] = 0
    for_several: ClassVar[Counter[str]] = Counter()
    """What was ordered for several services at once, by its kind."""

    @initialize(
        places=st.sampled_from([[SOHO], [FRANK], [MIDTOWN], [SOHO, FRANK, MIDTOWN]]),
        rules=st.builds(
            Rules,
            ask_staff=st.booleans(),
            offer_any_staff=st.booleans(),
            ask_full_name=st.booleans(),
            confirm_phone=st.sampled_from(["auto", "auto", "always", "never"]),
            locales=st.just(("en", "uk")),
            knows_phones=st.booleans(),
            availability=OFTEN,
            booking=OFTEN,
            person_for=st.just(RESPONSE_TIMEOUT),
        ),
        name=st.sampled_from(["", "Mary Jones"]),
        owner=st.sampled_from(["", MARY, OLENA]),
    )
    def open(self, places: list[Any], rules: Rules, name: str, owner: str) -> None:
        self.salon, self.policy, self.name = opened(places), rules, name
        self.now = self.heard_from = NOW
        self.session = Session(CHAT, locale="en", client=Client(verified=owner, agreed_at=NOW if owner else None))
        self.menus: deque[Prompt] = deque(maxlen=3)
        self.tokens: list[int] = [0]
        self.last: Event = Unreadable()
        self.request: Request | None = None
        self.called_off: dict[int, datetime] = {}
        """When the client has cancelled what, by the record."""
        self.agreed_to: Order | None = None
        """What the client has confirmed, and Altegio has neither booked nor refused but for the code."""
        self.keys = count()

    # --- what can happen

    @rule(event=st.one_of(WORDS, WORDS, COMMANDS, PHONES, st.just(Unreadable())))
    def says(self, event: Event) -> None:
        self.client(event)

    @precondition(lambda self: self.menus)
    @rule(data=st.data())
    def presses(self, data: st.DataObject) -> None:
        menu = data.draw(st.sampled_from(list(self.menus)[::-1]))
        options = [option.id for option in menu.options if option.kind != "contact"]
        self.client(Picked(data.draw(st.sampled_from([*options, MORE])), menu.token))

    @rule(why=st.sampled_from(Why))
    def repeats(self, why: Why) -> None:
        """What the client did last comes again, and the outcome of a request that is not waited for."""
        self.client(self.last)
        for stray in (CodeSent("another"), Refused("another", why), OutcomeUnknown("another")):
            before = self.session
            self.hear(stray)
            assert self.session is before

    @rule(data=st.data(), turns=st.integers(2, 14))
    def goes_along(self, data: st.DataObject, turns: int) -> None:
        """Answers what is asked, and so does Altegio, as a rule."""
        for _ in range(turns):
            if self.request:
                self.hear(data.draw(st.sampled_from(outcomes(self.request))))
            else:
                self.client(self.proper_answer(data))

    @rule(door=st.sampled_from([*DOORS, "visits", "visits", "visits"]), data=st.data(), turns=st.integers(2, 14))
    def comes_for(self, door: str, data: st.DataObject, turns: int) -> None:
        """Enters by a door, and goes along from there."""
        self.client(Command(door))
        self.goes_along(data, turns)

    @precondition(lambda self: self.called_off and not self.request)
    @rule(data=st.data(), turns=st.integers(0, 6))
    def regrets(self, data: st.DataObject, turns: int) -> None:
        """Thinks better of what they have cancelled."""
        self.takes_back()
        self.goes_along(data, turns)

    def takes_back(self) -> None:
        """Looks for what was cancelled, and takes it back if that is offered. Nobody else has taken its time."""
        free = Salon()
        vars(self.salon).update(days=free.days, listed=[], members=free.members, taken=set(), down=False)
        self.client(Command("visits"))
        for wanted in ("visits:cancelled:1", *(f"visit:{record}" for record in self.called_off), "visit:undo"):
            asked = self.session.asked
            if asked and asked.option(wanted):
                self.client(Picked(wanted, asked.token))
                AnyConversation.taken_back += wanted == "visit:undo" and self.session.state is not S.VISIT

    @rule(turns=st.integers(2, 10))
    def waits_for_an_outcome(self, turns: int) -> None:
        """Answers, always the first thing, until Altegio is asked for something; that is left open."""
        for _ in range(turns):
            if not self.request:
                self.client(self.proper_answer())

    @precondition(lambda self: self.request)
    @rule(data=st.data())
    def an_outcome_comes(self, data: st.DataObject) -> None:
        assert self.request
        event = data.draw(st.sampled_from(outcomes(self.request)))
        self.hear(event)
        if self.session.state is S.CANCELLED and data.draw(st.booleans()):
            self.takes_back()

    @rule(silence=st.sampled_from([timedelta(seconds=61), RESPONSE_TIMEOUT, RESPONSE_TIMEOUT + timedelta(seconds=1)]))
    def time_passes(self, silence: timedelta) -> None:
        self.now += silence

    @precondition(lambda self: self.session.asked)
    @rule(late=st.booleans())
    def an_alarm_rings(self, late: bool) -> None:
        """For the prompt that is shown or, late, for one before it."""
        token = int(self.tokens[-1]) - late
        self.hear(FellSilent(str(token)))

    @rule(mood=st.sampled_from(MOODS))
    def the_salon_changes(self, mood: Mood) -> None:
        mood(self.salon)

    # --- what goes along

    def proper_answer(self, data: st.DataObject | None = None) -> Event:
        asked = self.session.asked
        if data and data.draw(st.integers(0, 5)) == 5:
            return Typed("+44 20 7946 0123") if self.session.state in (S.PHONE, S.LOGIN_PHONE) else Command("back")
        match self.session.state:
            case S.FULL_NAME | S.NAME:
                return Typed("Anna Maria Smith")
            case S.EMAIL:
                return Typed("anna@example.com")
            case S.COMMENT:
                return Typed("None")
            case S.PHONE | S.LOGIN_PHONE:
                return SharedPhone("+447911123456", own=True)
            case S.CODE | S.LOGIN_CODE:
                return Typed("01234")
            case S.REVIEW if asked and asked.option("review:confirm"):
                return Picked("review:confirm", asked.token)
        if data and asked and self.session.state is S.VISITS and asked.option("book"):
            ways = [option.id for option in asked.options if option.id.startswith("visit")]
            return Picked(data.draw(st.sampled_from(ways or ["book"])), asked.token)
        if data and asked and self.session.state is S.VISIT and asked.option("visit:rate") and data.draw(st.booleans()):
            return Picked("visit:rate", asked.token)
        if data and self.session.state in (S.MENU, S.BOOKED):
            return Command(data.draw(st.sampled_from(["book", "book", "book", *DOORS])))
        choices = [option.id for option in asked.options if option.kind == "choice"] if asked else []
        if not asked or not choices:
            return Command("book")
        return Picked(data.draw(st.sampled_from(choices)) if data else choices[0], asked.token)

    # --- and what must hold

    def client(self, event: Event) -> None:
        """The client does something, and is answered."""
        before = self.session
        expired = before.state in (*ASKING, S.PERSON) and self.now - self.heard_from > RESPONSE_TIMEOUT
        quiet = before.state is S.PERSON and not ends_silence(event)
        turn = self.hear(event)
        self.last = event
        echo = isinstance(event, Picked) and before.answered == (event.token, event.option)
        assert turn.prompts or ((echo or quiet) and not expired), "left without an answer"
        assert not (turn.prompts and quiet and not expired), "spoke while a person may"
        if expired and before.state is S.REMARK:
            assert self.session.state is S.RATING, "a mark was lost"
        elif expired:
            assert self.session.state in (S.MENU if before.state is S.PERSON else S.EXPIRED, S.UNSURE)
            assert not turn.requests
        elif isinstance(event, Picked) and before.asked and event.token != before.asked.token:
            assert (self.session.state, self.session.draft) == (before.state, before.draft), "an old menu acted"
        if event != Command("private"):
            self.heard_from = self.now

    def hear(self, event: Event) -> Turn:
        before = self.session
        if isinstance(event, Done) and isinstance(self.request, Cancel | Move):
            self.salon.carry_out(self.request)
        if isinstance(self.request, Cancel) and event in (Done(self.request.key), Refused(self.request.key, Why.GONE)):
            self.called_off[self.request.visit.record] = self.now
        turn = take_turn(before, event, self.salon, self.policy, self.now, self.name_of(event), f"key{next(self.keys)}")
        self.session = turn.session
        if self.session is before:
            assert not turn.requests
            assert all(prompt.text.key == "private.text" for prompt in turn.prompts)
            return turn
        assert self.session.revision == before.revision + 1
        self.states[self.session.state] += 1
        if isinstance(event, FellSilent):
            assert self.now - self.heard_from > RESPONSE_TIMEOUT
        if self.request and self.session.pending != self.request.key:
            if isinstance(self.request, Book) and event != Refused(self.request.key, Why.WRONG_CODE):
                self.agreed_to = None
            self.request = None
        if self.session.state not in (S.SENDING, S.CODE, S.PLACING):
            self.agreed_to = None
        self.check_prompts(turn)
        self.check_requests(before, event, turn)
        if turn.prompts:
            self.heard_from = self.now
        return turn

    def name_of(self, event: Event) -> str:
        """Only the client's own doings carry a profile."""
        return self.name if isinstance(event, Picked | Typed | SharedPhone | Command | Unreadable) else ""

    def check_prompts(self, turn: Turn) -> None:
        for prompt in turn.prompts:
            assert int(prompt.token) == self.session.revision > self.tokens[-1], "a token came twice"
            self.tokens.append(int(prompt.token))
            self.menus.append(prompt)
            ids = [option.id for option in prompt.options]
            shown = {int(id.removeprefix("visit:")) for id in ids if id.removeprefix("visit:").isdecimal()}
            assert shown <= self.own(), "somebody else's appointment"
            assert len(shown) <= 8
            assert len(ids) == len(set(ids))
            assert all(id.isascii() and 0 < len(id) <= 32 for id in ids)
            waits = bool(self.session.pending)
            assert prompt.awaits == waits or prompt == self.session.aside
            assert ids or prompt.awaits, "no way out"
            assert self.cards(prompt) <= self.own_cards(), "a card of somebody else's"
            if {"visit:undo", "cancelled:undo"} & set(ids):
                self.check_undo()
            if self.session.state in ASKING and not self.session.aside:
                assert {"cancel", "back"} <= set(ids)

    def cards(self, prompt: Prompt) -> set[str]:
        """The cards that a prompt shows, by their numbers and by their titles."""
        known = {card.number for card in CARDS.values() if card.number}
        shown = {str(prompt.text.params.get("number", "")), *(option.copies for option in prompt.options)} & known
        titles = {str(option.label).removeprefix("❄️ ").removeprefix("🔥 ") for option in prompt.options}
        return shown | (titles & set(CARDS))

    def check_undo(self) -> None:
        assert self.session.draft.visit
        assert self.now - self.called_off[self.session.draft.visit.record] <= UNDO, "too late to take that back"

    def own_cards(self) -> set[str]:
        """Of what was theirs once a button may still be there."""
        held = opened([]).wallets.get(self.session.client.verified, Wallet())
        cards: tuple[Card, ...] = (*held.memberships, *held.gift_cards, *held.loyalty_cards)
        return {card.title for card in cards} | {card.number for card in cards}

    def own(self) -> set[int]:
        """The records of the client's own appointments, or of those booked in this chat if nobody has logged in, or has
        agreed to be shown more.
        """
        client = self.session.client
        home = next((place for place in self.salon.places if place.id == client.location), self.salon.places[0])
        account = client.verified if client.agreed_at or home.privacy == "" else ""
        return {visit.record for visit in self.salon.visits_of.get(account, self.salon.booked_here)}

    def check_requests(self, before: Session, event: Event, turn: Turn) -> None:
        assert len(turn.requests) <= 1
        for request in turn.requests:
            assert isinstance(request, WAITING[self.session.state])
            assert request.key == self.session.pending
            assert self.request is None, "two requests at once"
            self.request = request
            check_order(request)
            if len(services(request)) > 1:
                self.for_several[request.kind] += 1
            if isinstance(request, Cancel | Move | Rate):
                assert request.phone == self.session.client.verified
                assert request.visit.record in self.own()
                assert before.state in (S.CANCEL, S.MOVE, S.REMARK), "nobody has agreed to that"
            if isinstance(request, Book):
                assert self.policy.booking, "booked though that is switched off"
                assert self.policy.availability
                self.check_agreed(before, event, request)

    def check_agreed(self, before: Session, event: Event, book: Book) -> None:
        """A booking follows from its own Confirm, or from a code that was typed after that."""
        facts = replace(book.order, code="")
        if before.state is S.REVIEW:
            assert isinstance(event, Picked)
            assert event.option == "review:confirm"
            assert before.shown
            shown = before.shown.text.params
            assert shown["full_name"] == facts.full_name
            assert shown["phone"] == facts.phone.number
            assert shown["service"] == titles(facts.services)
            assert shown["location"] == facts.location.title
            assert shown["when"] == DayAndClock(facts.slot.starts)
            assert shown["length"] == Length(facts.slot.length)
            assert shown["price"] == price(facts.services, facts.location.currency)
            self.agreed_to = facts
        else:
            assert before.state is S.CODE
            assert isinstance(event, Typed)
            assert book.order.code
            assert self.agreed_to == facts, "booked what was not agreed to"
        assert not before.draft.unknown, "booked once more while nobody knows what became of the first"

    @invariant()
    def only_waiting_states_wait(self) -> None:
        assert bool(self.session.pending) == (self.session.state in WAITING) == bool(self.request)

    @invariant()
    def an_alarm_is_set_only_while_we_ask(self) -> None:
        if self.session.shown:
            assert bool(self.session.deadline) == (self.session.state in (*ASKING, S.PERSON))

    @invariant()
    def what_is_switched_off_is_not_shown(self) -> None:
        if not self.policy.availability:
            assert self.session.state not in (S.CATEGORY, S.SERVICE, S.STAFF, S.DATE, S.TIME, S.CALL)
            assert not (self.session.shown and self.session.shown.option("book"))
        if not self.policy.booking:
            assert self.session.state not in (S.REVIEW, S.SENDING, S.CODE, S.PLACING)

    @invariant()
    def the_end_forgets(self) -> None:
        if self.session.state in (S.MENU, S.BOOKED):
            assert replace(self.session.draft, made=None) == Draft()


def ends_silence(event: Event) -> bool:
    return isinstance(event, Picked) or (isinstance(event, Command) and event.name in ("start", *LEADS))


def check_order(request: Request) -> None:
    if isinstance(request, Cancel | Move | Rate):
        assert not isinstance(request, Move) or request.slot.as_sent
        assert not isinstance(request, Rate) or request.mark in range(1, 6)
        return
    if isinstance(request, SignIn):
        assert request.code
    if isinstance(request, SignIn) or (isinstance(request, SendCode) and not request.check):
        assert request.phone.number.startswith("+")
        return
    order = ordered(request)
    assert order.full_name
    assert order.phone.number.startswith("+")
    assert order.slot.as_sent
    assert order.slot.length == len(order.services) * HOUR, "not the time that all of it takes"
    assert bool(order.email) == order.location.needs_email
    assert bool(order.comment) == order.location.needs_comment
    assert not any(service.prepaid for service in order.services)
    if isinstance(request, Look):
        assert order.code
        assert request.of


def services(request: Request) -> tuple[Service, ...]:
    """What a request is about in the end, if anything is done."""
    match request:
        case Book(order=order):
            return order.services
        case Cancel(visit=visit) | Move(visit=visit):
            return visit.services
    return ()


def ordered(request: Request) -> Order:
    match request:
        case Book(order=order) | Look(order=order):
            return order
        case SendCode(check=order) if order:
            return order
    raise AssertionError(request)


def outcomes(request: Request) -> list[Event]:
    """All that can become of it, the good end most often."""
    key = request.key
    match request:
        case SendCode(check=check):
            no = [Why.BAD_PHONE, Why.NOT_WELCOME]
            no += [Why.SLOT_TAKEN, Why.SERVICE_GONE, Why.NO_NAME] if check else []
            others: list[Event] = [*[CodeSent(key)] * 6, TooManyCodes(key)]
        case Book(order=order):
            no = [why for why in Why if why not in (Why.NOT_ALLOWED, Why.GONE, Why.LOGGED_OUT)]
            others = [*[Booked(key, made(order))] * 6, OutcomeUnknown(key), OutcomeUnknown(key)]
        case SignIn(phone=phone):
            no = [Why.WRONG_CODE, Why.BAD_PHONE]
            others = [SignedIn(key, phone.number, "token"), TooManyCodes(key)]
        case Cancel() | Move() | Rate():
            no = list(Why)
            others = [*[Done(key)] * 16, OutcomeUnknown(key)]
        case Look(order=order):
            no = [Why.WRONG_CODE, Why.SLOT_TAKEN]
            others = [Booked(key, made(order))]
    return [*others, NotReached(key), *(Refused(key, why) for why in no)]


@pytest.mark.timeout(400)
def test_any_conversation() -> None:
    """The same walks each time. Shrinking one that fails would take minutes: its steps are printed as they are."""
    run_state_machine_as_test(
        AnyConversation,
        settings=settings(
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            report_multiple_bugs=False,
            max_examples=240,
            stateful_step_count=40,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert set(AnyConversation.states) == set(S)
    assert set(AnyConversation.for_several) == {"book", "cancel", "move"}
    assert AnyConversation.taken_back
