"""Whose account a chat shows: who has proved a number, in one chat or in several, and who has been forgotten."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from bot.conversation import Conversation
from bot.texts import words
from fsm.desk import Desk, Rules
from fsm.events import (
    Booked,
    CodeSent,
    Command,
    Done,
    Event,
    Inbound,
    Picked,
    SharedPhone,
    SignedIn,
    Typed,
)
from fsm.prompts import Style
from fsm.requests import Cancel, Order
from fsm.session import Client, Draft, S, Session
from fsm.words import Appointment, Chat, Service, Visit
from storage.store import Store
from storage.work import Work
from tests.fsm.salon import ANNA, HAIRCUT, HOUR, MANICURE, NOW, PODIL, Salon, made

PHONE, TELEGRAM, LAPTOP = Chat("whatsapp", "1"), Chat("telegram", "2"), Chat("widget", "3")
MARY, JOHN = "+447911123456", "+447911654321"


class Town:
    """A salon, and the chats of several people with it."""

    def __init__(self, store: Store) -> None:
        self.store, self.salon, self.now, self.ids = store, Salon([PODIL]), NOW, count()
        self.rules = Rules(locales=("en", "uk"))
        self.forgotten: list[tuple[Chat, str]] = []

    @property
    def conversation(self) -> Conversation:
        return Conversation(self.store, self, self.rules, "en", lambda: self.now, lambda *_: None)

    def of(self, chat: Chat) -> Desk:
        return self.salon

    def forget_account(self, chat: Chat, phone: str) -> None:
        self.forgotten.append((chat, phone))

    async def hears(self, chat: Chat, *events: Event) -> None:
        for event in events:
            await self.conversation.take(Inbound(chat, f"update {next(self.ids)}", event, self.now))

    async def sees(self, chat: Chat) -> Session:
        """The session as the next turn would find it."""
        session = await self.store.run(lambda work: work.sessions.get(chat))
        assert session
        if session.client.verified:
            known = await self.store.run(lambda work: work.clients.get(session.client.verified)) or Client()
            return Session(chat, session.state, session.draft, known, shown=session.shown, pending=session.pending)
        return session

    async def presses(self, chat: Chat, *options: str) -> None:
        for option in options:
            asked = (await self.sees(chat)).asked
            assert asked
            assert asked.option(option), f"{option} is not among {asked.options}"
            await self.hears(chat, Picked(option, asked.token))

    async def logs_in(self, chat: Chat, phone: str) -> None:
        await self.asks_to_log_in(chat, phone)
        await self.hears(chat, SignedIn((await self.sees(chat)).pending, phone, f"sealed for {chat.id}"))
        assert (await self.sees(chat)).client.verified == phone

    async def asks_to_log_in(self, chat: Chat, phone: str) -> None:
        self.now += timedelta(minutes=2)
        await self.hears(chat, Command("login"), Typed(phone))
        if (await self.sees(chat)).state is S.CONSENT:
            await self.presses(chat, "consent:yes")
        await self.hears(chat, CodeSent((await self.sees(chat)).pending), Typed("01234"))
        assert (await self.sees(chat)).state is S.SIGNING_IN

    async def books(self, chat: Chat, phone: str, name: str = "Mary Jones") -> None:
        """An appointment with Anna, by a code."""
        self.now += timedelta(minutes=2)
        await self.hears(chat, Command("start", "svc_2_21"))
        await self.presses(chat, "staff:101", "day:2025-12-02", "time:10:00")
        await self.hears(chat, Typed(name), Typed(phone))
        await self.hears(chat, CodeSent((await self.sees(chat)).pending), Typed("01234"))
        await self.presses(chat, "review:confirm")
        session = await self.sees(chat)
        await self.hears(chat, Booked(session.pending, made(ordered(session.draft))))

    async def is_called(self, chat: Chat, name: str) -> None:
        await self.hears(chat, Command("profile"))
        await self.presses(chat, "profile:name")
        await self.hears(chat, Typed(name))

    async def erases(self, chat: Chat) -> None:
        await self.hears(chat, Command("profile"))
        await self.presses(chat, "profile:erase", "erase:yes")

    async def login(self, chat: Chat) -> tuple[str, str] | None:
        return await self.store.run(lambda work: work.logins.get(chat))

    async def said(self, chat: Chat) -> list[str]:
        """All that waits to be said in a chat, in words."""
        later = self.now + timedelta(hours=1)
        entries = await self.store.run(lambda work: work.outbox.claim(chat, "say", later, timedelta(0)))
        return [words(entry.what.locale).body(entry.what.prompt) for entry in entries]  # type: ignore[union-attr]


def ordered(draft: Draft) -> Order:
    assert draft.location
    assert draft.services
    assert draft.slot
    assert draft.phone
    return Order(draft.location, draft.services, ANNA, draft.slot, draft.full_name, draft.phone)


VISIT = Visit(5001, PODIL, (MANICURE, HAIRCUT), ANNA, NOW + timedelta(days=2), 2 * HOUR)


@pytest.fixture
def town(store: Store) -> Town:
    return Town(store)


async def test_whoever_proves_a_number_is_one_client_in_all_chats(town: Town) -> None:
    await town.is_called(PHONE, "Mary Jones")
    await town.logs_in(PHONE, MARY)
    await town.logs_in(TELEGRAM, MARY)
    assert (await town.sees(TELEGRAM)).client.full_name == "Mary Jones"
    await town.is_called(TELEGRAM, "Mary Smith")
    assert (await town.sees(PHONE)).client.full_name == "Mary Smith"
    await town.hears(PHONE, Command("profile"))
    await town.presses(PHONE, "profile:clock")
    assert (await town.sees(TELEGRAM)).client == Client("Mary Smith", verified=MARY, style=Style(half_days=True))
    assert await town.login(PHONE) == (MARY, "sealed for 1")
    assert await town.login(TELEGRAM) == (MARY, "sealed for 2")


async def test_who_is_known_elsewhere_is_greeted_so_at_once(town: Town) -> None:
    await town.is_called(PHONE, "Mary Jones")
    await town.logs_in(PHONE, MARY)
    await town.hears(TELEGRAM, Command("profile"))
    await town.presses(TELEGRAM, "profile:phone")
    await town.hears(TELEGRAM, Typed(MARY))
    await town.hears(TELEGRAM, CodeSent((await town.sees(TELEGRAM)).pending), Typed("01234"))
    await town.hears(TELEGRAM, SignedIn((await town.sees(TELEGRAM)).pending, MARY, "sealed"))
    assert "Mary Jones" in (await town.said(TELEGRAM))[-1]


async def test_a_number_that_was_only_typed_is_nobody(town: Town) -> None:
    """Nor does it tell what is known of its owner."""
    await town.is_called(PHONE, "Mary Jones")
    await town.logs_in(PHONE, MARY)
    await town.asks_to_log_in(LAPTOP, MARY)
    for stray in (SignedIn("another", MARY, "guessed"), SignedIn("", MARY, "guessed")):
        await town.hears(LAPTOP, stray)
    session = await town.sees(LAPTOP)
    assert session.client == Client()
    assert await town.login(LAPTOP) is None
    assert "Mary Jones" not in "".join(await town.said(LAPTOP))


async def test_an_outcome_that_comes_late_logs_nobody_in(town: Town) -> None:
    await town.asks_to_log_in(PHONE, MARY)
    signed_in = SignedIn((await town.sees(PHONE)).pending, MARY, "sealed")
    await town.hears(PHONE, signed_in)
    await town.hears(PHONE, Command("profile"))
    await town.presses(PHONE, "profile:log_out")
    await town.hears(PHONE, signed_in)
    assert (await town.sees(PHONE)).client == Client()
    assert await town.login(PHONE) is None


async def test_logging_out_of_one_chat(town: Town) -> None:
    await town.is_called(PHONE, "Mary Jones")
    await town.logs_in(PHONE, MARY)
    await town.logs_in(TELEGRAM, MARY)
    await town.hears(PHONE, Command("profile"))
    await town.presses(PHONE, "profile:log_out")
    assert (await town.sees(PHONE)).client == Client()
    assert await town.login(PHONE) is None
    assert await town.login(TELEGRAM) == (MARY, "sealed for 2")
    assert (await town.sees(TELEGRAM)).client.full_name == "Mary Jones"


async def test_what_was_said_before_logging_out_is_not_kept(town: Town) -> None:
    """A stranger who does the same loses nothing: there is nobody to log out."""

    async def lines() -> list[str]:
        return [line.who for line in await town.store.run(lambda work: work.history.after(LAPTOP, 0))]

    await town.store.run(lambda work: work.history.append(LAPTOP, "bot", "Hello", NOW))
    await town.is_called(LAPTOP, "Mary Jones")
    assert await lines() == ["bot"]
    await town.logs_in(LAPTOP, MARY)
    await town.hears(LAPTOP, Command("profile"))
    assert await lines() == ["bot"]
    await town.presses(LAPTOP, "profile:log_out")
    assert await lines() == ["void"]


async def test_logging_in_with_another_number_is_another_client(town: Town) -> None:
    await town.is_called(PHONE, "Mary Jones")
    await town.logs_in(PHONE, MARY)
    await town.is_called(TELEGRAM, "John Jones")
    await town.logs_in(TELEGRAM, JOHN)
    await town.logs_in(PHONE, JOHN)
    assert (await town.sees(PHONE)).client.full_name == "John Jones"
    assert await town.login(PHONE) == (JOHN, "sealed for 1")
    await town.logs_in(PHONE, MARY)
    assert (await town.sees(PHONE)).client.full_name == "Mary Jones"


@pytest.mark.parametrize("vouched", [False, True])
async def test_who_logs_in_after_another_learns_nothing_of_them(town: Town, vouched: bool) -> None:
    """On a phone that is handed round. Neither here nor in their own chats; but for days and times, as the chat has
    them.
    """
    town.rules = replace(town.rules, knows_phones=vouched)
    await town.is_called(PHONE, "Mary Jones")
    await town.logs_in(PHONE, MARY)
    await town.books(PHONE, MARY)
    await town.hears(PHONE, Command("profile"))
    await town.presses(PHONE, "profile:clock")
    if vouched:
        await town.hears(PHONE, Command("login"), SharedPhone(JOHN, own=True))
    else:
        await town.logs_in(PHONE, JOHN)
    nobody = Client(verified=JOHN, style=Style(half_days=True))
    assert (await town.sees(PHONE)).client == nobody
    await town.logs_in(LAPTOP, JOHN)
    assert (await town.sees(LAPTOP)).client == nobody
    await town.logs_in(PHONE, MARY)
    assert (await town.sees(PHONE)).client.full_name == "Mary Jones"


async def test_what_is_booked_after_a_login_is_the_clients(town: Town) -> None:
    """In all their chats, and in none that has logged out."""
    await town.logs_in(PHONE, MARY)
    await town.books(PHONE, MARY)
    assert len(await town.store.run(lambda work: work.appointments.of(TELEGRAM, MARY))) == 1
    await town.hears(PHONE, Command("profile"))
    await town.presses(PHONE, "profile:log_out")
    assert await town.store.run(lambda work: work.appointments.of(PHONE)) == []


async def test_a_code_that_was_good_for_a_booking_proves_the_number(town: Town) -> None:
    await town.books(PHONE, MARY)
    assert (await town.sees(PHONE)).client.verified == MARY
    await town.books(TELEGRAM, JOHN, "John Jones")
    await town.books(TELEGRAM, MARY, "Mary Jones")
    assert (await town.sees(TELEGRAM)).client.verified == JOHN, "whoever books for a friend goes on as themselves"


async def test_a_code_that_nobody_reads_proves_nothing(town: Town) -> None:
    """CONFIRM_PHONE=always, and a location that does not ask for codes: anything may be typed."""
    town.salon.places = [replace(PODIL, confirms_phone=False)]
    town.rules = replace(town.rules, confirm_phone="always")
    await town.books(PHONE, MARY)
    assert (await town.sees(PHONE)).client.verified == ""
    assert len(await town.store.run(lambda work: work.appointments.of(PHONE))) == 1


async def test_who_is_forgotten_is_a_stranger_everywhere(town: Town) -> None:
    await town.is_called(PHONE, "Mary Jones")
    await town.logs_in(PHONE, MARY)
    await town.logs_in(TELEGRAM, MARY)
    await town.logs_in(LAPTOP, JOHN)
    await town.erases(PHONE)
    for chat in (PHONE, TELEGRAM):
        assert (await town.sees(chat)).client == Client()
        assert await town.login(chat) is None
    assert await town.store.run(lambda work: work.clients.get(MARY)) is None
    assert (await town.sees(LAPTOP)).client.verified == JOHN
    stored = await town.store.run(lambda work: work.sessions.get(PHONE))
    assert "Mary" not in repr(stored)
    assert MARY not in repr(stored)
    await town.logs_in(PHONE, MARY)
    assert (await town.sees(PHONE)).client == Client(verified=MARY)
    assert (await town.sees(TELEGRAM)).client == Client(), "proved here, it says nothing about there"


async def test_all_at_once(town: Town) -> None:
    """A client is forgotten in one chat while others change what is known, log out, and are forgotten, too."""
    for _ in range(5):
        for chat in (PHONE, TELEGRAM, LAPTOP):
            await town.logs_in(chat, MARY)
            await town.hears(chat, Command("profile"))
        await town.presses(PHONE, "profile:erase")
        await town.presses(TELEGRAM, "profile:erase")
        await asyncio.gather(
            town.presses(PHONE, "erase:yes"),
            town.presses(TELEGRAM, "erase:yes"),
            town.presses(LAPTOP, "profile:clock"),
        )
        assert await town.store.run(lambda work: work.clients.get(MARY)) is None
        for chat in (PHONE, TELEGRAM, LAPTOP):
            session = await town.sees(chat)
            assert session.client.verified == ""
            assert await town.login(chat) is None


async def test_a_number_that_is_proved_in_two_chats_at_once(town: Town) -> None:
    chats = (PHONE, TELEGRAM, LAPTOP)
    for chat in chats:
        await town.asks_to_log_in(chat, MARY)
    pending = {chat: (await town.sees(chat)).pending for chat in chats}
    await asyncio.gather(*(town.hears(chat, SignedIn(key, MARY, "sealed")) for chat, key in pending.items()))
    for chat in chats:
        assert (await town.sees(chat)).client == Client(verified=MARY)
        assert await town.login(chat) == (MARY, "sealed")


async def test_what_was_agreed_to_in_one_chat_is_not_asked_in_another(town: Town) -> None:
    await town.logs_in(TELEGRAM, MARY)
    town.salon.places = [replace(PODIL, privacy="We keep your number.")]
    await town.logs_in(PHONE, MARY)
    agreed = (await town.sees(PHONE)).client
    assert agreed.agreed_at is not None
    assert (await town.sees(TELEGRAM)).client == agreed
    await town.hears(TELEGRAM, Command("login"), Typed(MARY))
    assert (await town.sees(TELEGRAM)).state is S.LOGIN_SENDING


async def test_however_much_is_kept_no_message_is_too_long_to_be_sent(town: Town) -> None:
    await town.logs_in(PHONE, MARY)
    service = Service(1, "A service with a title that goes on and on, and then on", 1)
    one = Appointment(0, "h4sh", PODIL, (service,), ANNA, NOW, timedelta(hours=1))
    kept = [replace(one, record=1001 + n, starts=NOW + timedelta(days=n)) for n in range(90)]

    def remember(work: Work) -> None:
        for each in kept:
            work.appointments.add(PHONE, str(each.record), each, NOW, MARY)

    await town.store.run(remember)
    await town.hears(PHONE, Command("profile"))
    await town.presses(PHONE, "profile:tell")
    told = await town.said(PHONE)
    assert max(map(len, told)) < 4096
    numbers = [text for text in "\n".join(told).split("\n") if "no. " in text]
    assert [int(line.rpartition("no. ")[2]) for line in numbers] == [each.record for each in kept]


async def test_a_client_is_told_all_that_is_kept(town: Town) -> None:
    await town.is_called(PHONE, "Mary Jones")
    await town.logs_in(PHONE, MARY)
    await town.is_called(TELEGRAM, "John Jones")
    await town.logs_in(TELEGRAM, JOHN)
    await town.hears(PHONE, Command("places"))
    await town.presses(PHONE, "place:favourite")
    await town.said(PHONE)
    await town.hears(PHONE, Command("profile"))
    await town.presses(PHONE, "profile:tell")
    later = town.now + timedelta(hours=1)
    *_, entry, _ = await town.store.run(lambda work: work.outbox.claim(PHONE, "say", later, timedelta(0)))
    data = json.loads(entry.what.prompt.kept)  # type: ignore[union-attr]
    *_, told, asked = await town.said(PHONE)
    assert (data["name"], data["confirmed_number"], data["has_login"]) == ("Mary Jones", MARY, True)
    assert (data["favourite_locations"], data["appointments"]) == ([PODIL.id], [])
    for fact in ("Mary Jones", MARY, "a key to your account", "English", f"Favourites, by number: {PODIL.id}"):
        assert fact in told
    assert "John" not in told
    assert "sealed" not in told
    assert "Your profile" in asked


async def test_who_is_forgotten_is_told_of_no_appointment(town: Town) -> None:
    """Not in the same breath, either: it is still there while the turn is decided."""
    town.salon.booked_here = [VISIT]
    await town.hears(PHONE, Command("profile"))
    await town.said(PHONE)
    await town.presses(PHONE, "profile:erase", "erase:yes")
    *_, told = await town.said(PHONE)
    assert told.startswith("All forgotten.")
    assert HAIRCUT.title not in told
    assert town.forgotten == [(PHONE, "")], "what was read of their account shall not be shown any more"


# --- what was called off, and by whom


async def test_what_a_client_has_cancelled_they_take_back_in_any_of_their_chats(town: Town) -> None:
    """Nobody else does, though they see it as well; nor whoever logs in after the client, in the same chat."""
    town.salon.visits_of = {MARY: [VISIT], JOHN: [VISIT]}
    for chat, phone in ((PHONE, MARY), (TELEGRAM, MARY), (LAPTOP, JOHN)):
        await town.logs_in(chat, phone)
    await town.hears(PHONE, Command("visits"))
    await town.presses(PHONE, "visit:5001", "visit:cancel", "reason:none")
    key = (await town.sees(PHONE)).pending
    town.salon.carry_out(Cancel(key, VISIT, MARY))
    await town.hears(PHONE, Done(key))
    assert [await offers_undo(town, chat) for chat in (PHONE, TELEGRAM, LAPTOP)] == [True, True, False]
    await town.hears(PHONE, Command("profile"))
    await town.presses(PHONE, "profile:log_out")
    await town.logs_in(PHONE, JOHN)
    assert [await offers_undo(town, chat) for chat in (PHONE, TELEGRAM)] == [False, True]


async def offers_undo(town: Town, chat: Chat) -> bool:
    await town.hears(chat, Command("visits"))
    await town.presses(chat, "visits:cancelled:1", "visit:5001")
    asked = (await town.sees(chat)).asked
    assert asked
    return asked.option("visit:undo") is not None
