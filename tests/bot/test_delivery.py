"""Requests on their way from the outbox to Altegio, and their outcomes back: what the clerk alone does not see to."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime

import pytest
from structlog.testing import capture_logs

from bot.altegio.clerk import Clerk
from bot.altegio.sandbox.world import Record
from bot.channels.terminal import Terminal
from bot.delivery import Delivery
from bot.texts import Words
from fsm.events import (
    Booked,
    CodeSent,
    Delayed,
    Inbound,
    NotReached,
    Outcome,
    OutcomeUnknown,
    Refused,
    SignedIn,
    TooManyCodes,
    Why,
)
from fsm.prompts import Prompt
from fsm.requests import Book, Cancel, Request, SendCode, SignIn
from fsm.words import Chat, Phone, ids
from storage.codes import CodeLimits
from storage.outbox import REQUEST
from storage.work import Work
from tests.bot.altegio.counter import desk, seen, visit_of
from tests.bot.altegio.salon_api import ANN, BOB, KYIV, LONDON
from tests.bot.altegio.shop import CHAT, Shop, open_shop
from tests.storage import spoil

WRONG = "00000"


class Counter:
    """Delivery with a clerk behind it; `outcomes` are what a conversation would have been told."""

    def __init__(self, shop: Shop, clerk: Clerk) -> None:
        self.shop, self.clerk = shop, clerk
        self.outcomes: list[Outcome] = []
        self.delayed: list[str] = []
        channels = {CHAT.channel: Terminal.standard()}
        self.delivery = Delivery(shop.store, channels, clerk, CodeLimits(), shop.clock)
        self.delivery.take = self.take
        self.count = 0

    async def take(self, heard: Inbound) -> None:
        if isinstance(heard.event, Delayed):
            self.delayed.append(heard.id)
            return
        assert isinstance(heard.event, Outcome)
        self.outcomes.append(heard.event)
        key = heard.event.key
        await self.shop.store.run(lambda work: work.outbox.settle(key))

    async def carry_out(self, request: Request, chat: Chat = CHAT) -> Outcome:
        await self.shop.store.run(lambda work: work.outbox.add(chat, [], [request], self.shop.clock()))
        self.delivery.after_turn(chat, [], requests=True)
        await self.delivery.idle()
        return self.outcomes[-1]

    async def sign_in(self, code: str, phone: str = ANN, chat: Chat = CHAT) -> Outcome:
        self.count += 1
        return await self.carry_out(SignIn(f"key-{self.count}", Phone(phone), code), chat)


@pytest.fixture
async def shop() -> AsyncIterator[Shop]:
    async with open_shop() as shop:
        yield shop


@pytest.fixture
async def counter(shop: Shop) -> Counter:
    behind = await desk(shop, "P")
    return Counter(shop, Clerk(behind.client, behind, shop.clock))


async def code(shop: Shop) -> str:
    await shop.api.post(f"/book_code/{LONDON.id}", {"phone": ANN})
    shop.forget_calls()
    return shop.sandbox.sms[-1].code


# --- a login


async def test_the_right_code_logs_in(shop: Shop, counter: Counter) -> None:
    outcome = await counter.sign_in(await code(shop))
    assert isinstance(outcome, SignedIn)
    assert outcome.phone == ANN
    [token] = shop.sandbox.world.logins
    assert token not in outcome.token
    await shop.store.run(lambda work: work.logins.put(CHAT, ANN, outcome.token))
    login = await (await desk(shop, "P")).logins.of(CHAT)
    assert login is not None
    assert (login.phone, login.token) == (ANN, token)


async def test_ten_wrong_codes_a_day_and_no_more(shop: Shop, counter: Counter) -> None:
    """Then not even the right one is tried: not for this number, nor in this chat (S4-13)."""
    right = await code(shop)
    for _ in range(10):
        assert await counter.sign_in(WRONG) == Refused(counter.outcomes[-1].key, Why.WRONG_CODE)
    assert len(shop.calls("user_auth")) == 10
    for phone, chat in ((ANN, CHAT), (ANN, Chat(CHAT.channel, "another")), (BOB, CHAT)):
        assert await counter.sign_in(right, phone, chat) == Refused(counter.outcomes[-1].key, Why.WRONG_CODE)
    assert len(shop.calls("user_auth")) == 10
    shop.clock.forward(hours=24)
    assert isinstance(await counter.sign_in(await code(shop)), SignedIn)


async def test_ten_wrong_codes_and_no_more_from_many_chats_at_once(shop: Shop, counter: Counter) -> None:
    """All are ordered before the first answer: as many chats as somebody likes to open in the website."""
    await code(shop)
    for n in range(40):
        guesser, guess = Chat(CHAT.channel, f"guesser {n}"), SignIn(f"guess-{n}", Phone(ANN), WRONG)
        await shop.store.run(_ordered, guesser, guess, shop.clock())
        counter.delivery.wake(guesser, "do")
    await counter.delivery.idle()
    assert len(counter.outcomes) == 40
    assert len(shop.calls("user_auth")) == 10


@pytest.mark.parametrize(
    ("kind", "when"), [("5xx", "before"), ("drop", "before"), ("drop", "after"), ("429", "before")]
)
async def test_a_code_that_was_not_looked_at_does_not_count(shop: Shop, counter: Counter, kind: str, when: str) -> None:
    shop.fault("user_auth", kind, when, times=None)
    for _ in range(11):
        assert isinstance(await counter.sign_in(WRONG), NotReached)
    shop.sandbox.faults.clear()
    assert isinstance(await counter.sign_in(await code(shop)), SignedIn)


async def test_a_code_that_a_crash_may_have_spent_is_not_called_wrong(shop: Shop) -> None:
    clerk, right = shop.clerk(), await code(shop)
    request = SignIn("key", Phone(ANN), right)
    assert isinstance(await clerk.carry_out(request, CHAT, shop.clock(), False), SignedIn)
    assert await clerk.carry_out(request, CHAT, shop.clock(), True) == NotReached("key")


async def test_no_log_tells_a_code_a_number_or_a_token(shop: Shop, counter: Counter) -> None:
    right = await code(shop)
    with capture_logs() as logs:
        await counter.sign_in(WRONG)
        await counter.sign_in(right)
    [token] = shop.sandbox.world.logins
    told = str(logs)
    assert logs
    assert not any(secret in told for secret in (WRONG, right, token, ANN.removeprefix("+")))


# --- an SMS


class Street:
    """A channel in which anybody begins chat after chat; those of one house have their first letter in common."""

    name = "street"

    async def say(self, chat: Chat, prompt: Prompt, words: Words, edit: str) -> None:
        """Nobody listens."""

    def source(self, chat: Chat) -> str:
        return chat.id[:1]


async def test_one_source_orders_twenty_codes_a_day_and_no_more(shop: Shop, counter: Counter) -> None:
    """However many chats somebody begins, and however many phones there are to order codes to."""
    counter.delivery = Delivery(shop.store, {"street": Street()}, counter.clerk, CodeLimits(), shop.clock)
    counter.delivery.take = counter.take
    [place, *_] = await (await desk(shop, "P")).of(CHAT).locations()
    for n in range(25):
        request = SendCode(f"code-{n}", place, Phone(f"+4477009001{n:02}"), "")
        outcome = await counter.carry_out(request, Chat("street", f"a{n}"))
        assert isinstance(outcome, CodeSent if n < 20 else TooManyCodes)
    assert isinstance(await counter.carry_out(replace(request, key="next"), Chat("street", "b")), CodeSent)
    assert len(shop.sandbox.sms) == 21


# --- a visit


async def test_an_order_of_yesterday_is_carried_out(shop: Shop, counter: Counter) -> None:
    """It was stored when a booking was for one service, before the bot was brought up to date."""
    order = await shop.order(420101, 42001, salon=KYIV)
    stored = REQUEST.dump_python(Book("key", order), mode="json")
    [stored["order"]["service"]] = stored["order"].pop("services")
    await shop.store.run(lambda work: work.outbox.add(CHAT, [], [Book("key", order)], shop.clock()))
    await shop.store.run(spoil, "update outbox set body = :body", body=json.dumps(stored))
    counter.delivery.wake(CHAT, "do")
    await counter.delivery.idle()
    [outcome] = counter.outcomes
    assert isinstance(outcome, Booked)
    assert outcome.appointment.services == order.services
    assert [record.services for record in shop.booked] == [ids(order.services)]


async def lost_cancellation(shop: Shop, counter: Counter) -> tuple[Record, Outcome]:
    """Altegio has been silent for longer than we wait."""
    record = visit_of(shop, datetime(2026, 3, 3, 10, tzinfo=LONDON.zone))
    visit = await seen(await desk(shop, "C"), record.id)
    shop.fault("user_record_delete", "drop", times=None)
    await shop.store.run(lambda work: work.outbox.add(CHAT, [], [Cancel("key", visit, ANN, "ill")], shop.clock()))
    for _ in range(100):
        counter.delivery.wake(CHAT, "do")
        await counter.delivery.idle()
        if counter.outcomes:
            return record, counter.outcomes[-1]
        shop.clock.forward(seconds=30)
    raise AssertionError(f"no outcome; delayed: {counter.delayed}")


async def test_a_cancellation_nobody_knows_of_is_told_to_the_salon(shop: Shop, counter: Counter) -> None:
    with capture_logs() as logs:
        record, outcome = await lost_cancellation(shop, counter)
    assert outcome == OutcomeUnknown("key")
    assert set(counter.delayed) == {"delayed:key"}, "the client is told that it takes long, by one event"
    [line] = [line for line in logs if "please look into the calendar" in line["event"]]
    assert (line["request"], line["location"], line["record"]) == ("cancel", LONDON.id, record.id)
    assert await shop.store.run(_waiting) == []


def _ordered(work: Work, chat: Chat, request: Request, now: datetime) -> None:
    work.outbox.add(chat, [], [request], now)


def _waiting(work: Work) -> list[str]:
    return [chat.id for chat, _ in work.outbox.waiting(datetime.max.replace(tzinfo=LONDON.zone), 10)]
