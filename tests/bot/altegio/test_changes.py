"""Visits cancelled and moved over the wire: with each of the keys, once, and never somebody else's."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.altegio.sandbox import Switches
from bot.altegio.sandbox.world import Record
from fsm.events import Done, NotReached, OutcomeUnknown, Refused, Why
from fsm.requests import Cancel, Move
from fsm.words import Slot, Visit
from tests.bot.altegio.counter import book, clerk, desk, finish, seen, visit_of
from tests.bot.altegio.salon_api import ANN, BOB, KYIV, LONDON
from tests.bot.altegio.shop import AMELIA, CHAT, IMPATIENT, TUESDAY, WOMENS_CUT, Shop, open_shop

KEY = "key-1"
BLOW_DRY = 410103
WEDNESDAY = date(2026, 3, 4)
KEYS = ["hash", "C", "B"]
"""What opens the visit: its hash, the client's token, the business's."""
LOST = list(product(["5xx", "drop", "hang", "latency"], ["before", "after"]))


@pytest.fixture
async def shop() -> AsyncIterator[Shop]:
    async with open_shop() as shop:
        yield shop


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LONDON.zone)


async def visit(shop: Shop, key: str, starts: datetime | None = None, **more: Any) -> tuple[Visit, Record]:
    """A visit as a client sees it who has this key, and as it is."""
    if key == "hash":
        made, _ = await book(shop)
        shop.sandbox.world.change(shop.booked[0], **more, **({"starts": starts} if starts else {}))
        record = made.record
    else:
        record = visit_of(shop, starts or at(TUESDAY, 10), **more).id
    found = await seen(await desk(shop, key), record, phone(key))
    assert bool(found.hash) is (key == "hash")
    shop.forget_calls()
    return found, shop.sandbox.world.records[record]


def phone(key: str) -> str:
    """With the hash alone, no number was proved."""
    return "" if key == "hash" else ANN


def now(shop: Shop, record: Record) -> Record:
    return shop.sandbox.world.records[record.id]


# --- a visit is cancelled

DELETES = {"hash": "user_record_delete_by_hash", "C": "user_record_delete", "B": "record_delete"}


@pytest.mark.parametrize("key", KEYS)
async def test_cancelled(shop: Shop, key: str) -> None:
    before, record = await visit(shop, key)
    outcome, took = await finish(shop, await clerk(shop, key), Cancel(KEY, before, phone(key)))
    assert (outcome, took) == (Done(KEY), timedelta(0))
    assert now(shop, record).deleted
    assert shop.calls(*DELETES.values()) == [DELETES[key]]


async def test_cancelling_takes_a_key(shop: Shop) -> None:
    before, record = await visit(shop, "C")
    outcome, _ = await finish(shop, await clerk(shop, "P"), Cancel(KEY, before, ""))
    assert outcome == Refused(KEY, Why.LOGGED_OUT)
    assert shop.sent == []
    assert not now(shop, record).deleted


@pytest.mark.parametrize("key", ["C", "B"])
async def test_somebody_elses_visit_is_not_there(shop: Shop, key: str) -> None:
    """However its number got into the request."""
    before, mine = await visit(shop, key)
    theirs = visit_of(shop, at(TUESDAY, 14), phone=BOB)
    guessed = replace(before, record=theirs.id)
    free = Slot(at(WEDNESDAY, 10), timedelta(hours=1), at(WEDNESDAY, 10).isoformat())
    for request in (Cancel(KEY, guessed, ANN), Move(KEY, guessed, ANN, free)):
        outcome, _ = await finish(shop, await clerk(shop, key), request)
        assert outcome == Refused(KEY, Why.GONE)
    assert now(shop, theirs) == theirs
    assert not now(shop, mine).deleted


@pytest.mark.parametrize(("key", "fault"), list(product(KEYS, LOST)))
async def test_cancelled_once_though_no_answer_came(shop: Shop, key: str, fault: tuple[str, str]) -> None:
    before, record = await visit(shop, key)
    shop.timeouts = IMPATIENT
    kind, when = fault
    shop.fault(DELETES[key], kind, when)
    outcome, took = await finish(shop, await clerk(shop, key), Cancel(KEY, before, phone(key)))
    assert (outcome, took) == (Done(KEY), timedelta(0))
    assert now(shop, record).deleted


@pytest.mark.parametrize("key", KEYS)
async def test_cancelled_before_a_crash(shop: Shop, key: str) -> None:
    before, record = await visit(shop, key)
    request, counter = Cancel(KEY, before, phone(key)), await clerk(shop, key)
    assert await finish(shop, counter, request) == (Done(KEY), timedelta(0))
    after = now(shop, record)
    assert await finish(shop, counter, request, seen_before=True) == (Done(KEY), timedelta(0))
    assert now(shop, record) == after


@pytest.mark.parametrize("key", KEYS)
async def test_cancelled_by_somebody_before_us(shop: Shop, key: str) -> None:
    before, record = await visit(shop, key)
    shop.sandbox.world.change(record, deleted=True)
    outcome, _ = await finish(shop, await clerk(shop, key), Cancel(KEY, before, phone(key)))
    assert outcome == Refused(KEY, Why.GONE)


@pytest.mark.parametrize("key", KEYS)
async def test_a_cancellation_that_surely_was_not_sent(shop: Shop, key: str) -> None:
    before, record = await visit(shop, key)
    shop.fault("*", "429", times=3)
    outcome, _ = await finish(shop, await clerk(shop, key), Cancel(KEY, before, phone(key)))
    assert outcome == NotReached(KEY)
    assert not now(shop, record).deleted


@pytest.mark.parametrize("key", KEYS)
async def test_while_altegio_is_down_we_come_back(shop: Shop, key: str) -> None:
    before, record = await visit(shop, key)
    counter = await clerk(shop, key)
    shop.fault(DELETES[key], "drop", times=None)
    outcome, took = await finish(shop, counter, Cancel(KEY, before, phone(key)))
    assert outcome == OutcomeUnknown(KEY)
    assert took >= timedelta(minutes=10)
    assert not now(shop, record).deleted


@pytest.mark.parametrize("key", ["hash", "C"])
@pytest.mark.parametrize("status", [403, 422])
async def test_too_late_is_too_late_with_any_key(shop: Shop, key: str, status: Any) -> None:
    """The business could do it all the same; a client may not."""
    before, record = await visit(shop, key, at(date(2026, 3, 2), 9))
    shop.sandbox.switches = Switches(refused_change=status)
    outcome, _ = await finish(shop, await clerk(shop, f"{key}+B"), Cancel(KEY, before, phone(key)))
    assert outcome == Refused(KEY, Why.NOT_ALLOWED)
    assert now(shop, record) == record


@pytest.mark.parametrize("spoiled", [{"hash_cancel_needs": "user"}, {"hash_lifetime": 60}], ids=str)
async def test_a_hash_that_opens_nothing_leaves_it_to_the_next_key(shop: Shop, spoiled: dict[str, Any]) -> None:
    before, record = await visit(shop, "hash")
    shop.sandbox.switches = Switches(**spoiled)
    shop.clock.forward(minutes=2)
    outcome, _ = await finish(shop, await clerk(shop, "P"), Cancel(KEY, before, ""))
    assert outcome == Refused(KEY, Why.LOGGED_OUT if "hash_cancel_needs" in spoiled else Why.GONE)
    outcome, _ = await finish(shop, await clerk(shop, "C"), Cancel(KEY, before, ANN))
    assert outcome == Done(KEY)
    assert now(shop, record).deleted


@pytest.mark.parametrize("kind", ["cancel", "move"])
async def test_a_login_that_has_ended_asks_for_another(shop: Shop, kind: str) -> None:
    before, record = await visit(shop, "C")
    counter = await clerk(shop, "C")
    slot = await free(shop)
    shop.sandbox.switches = Switches(token_lifetime=60)
    shop.clock.forward(minutes=2)
    request = Cancel(KEY, before, ANN) if kind == "cancel" else Move(KEY, before, ANN, slot)
    outcome, _ = await finish(shop, counter, request)
    assert outcome == Refused(KEY, Why.LOGGED_OUT)
    assert await counter.desk.logins.of(CHAT) is None
    assert now(shop, record) == record
    assert shop.complaints == []


@pytest.mark.parametrize("kind", ["cancel", "move"])
async def test_a_partner_that_is_revoked_logs_nobody_out(shop: Shop, kind: str) -> None:
    before, record = await visit(shop, "C")
    counter = await clerk(shop, "C")
    slot = await free(shop)
    shop.sandbox.partner_token = "another"
    request = Cancel(KEY, before, ANN) if kind == "cancel" else Move(KEY, before, ANN, slot)
    outcome, _ = await finish(shop, counter, request)
    assert outcome == NotReached(KEY)
    assert await counter.desk.logins.of(CHAT)
    assert now(shop, record) == record
    assert len(shop.complaints) == 1


async def test_what_was_cancelled_shows_as_such_and_its_time_is_free(shop: Shop) -> None:
    before, _ = await visit(shop, "C")
    counter = await clerk(shop, "C")
    view = counter.desk.of(CHAT)
    assert at(TUESDAY, 10) not in {slot.starts for slot in await view.slots(LONDON.id, [WOMENS_CUT], AMELIA, TUESDAY)}
    await view.visits(ANN)
    await finish(shop, counter, Cancel(KEY, before, ANN))
    assert (await seen(counter.desk, before.record)).status.value == "cancelled"
    assert at(TUESDAY, 10) in {slot.starts for slot in await view.slots(LONDON.id, [WOMENS_CUT], AMELIA, TUESDAY)}


async def test_the_salon_reads_what_a_client_has_done_and_no_more(shop: Shop) -> None:
    before, _ = await visit(shop, "C")
    counter = await clerk(shop, "C")
    with capture_logs() as logs:
        await finish(shop, counter, Cancel(KEY, before, ANN, "ill"))
    [line] = [line for line in logs if "cancelled" in line["event"]]
    assert (line["location"], line["record"], line["reason"]) == (LONDON.id, before.record, "ill")
    told = str(logs)
    assert ANN.removeprefix("+") not in told
    assert not any(token in told for token in shop.sandbox.world.logins)


# --- or marked as a client who will not come


@pytest.mark.parametrize("key", ["hash+B", "B", "C+B"])
async def test_a_no_show_keeps_everything_else(shop: Shop, key: str) -> None:
    opens = "hash" if "hash" in key else "B"
    before, record = await visit(shop, opens, comment="by the window", discount=10)
    counter = await clerk(shop, key, cancel_mode="no_show")
    outcome, _ = await finish(shop, counter, Cancel(KEY, before, phone(opens), "ill"))
    assert outcome == Done(KEY)
    after = now(shop, record)
    assert after == replace(record, attendance=-1, comment="by the window\nI am ill", changed=after.changed)


@pytest.mark.parametrize("fault", LOST)
async def test_a_no_show_is_told_once(shop: Shop, fault: tuple[str, str]) -> None:
    before, record = await visit(shop, "B")
    shop.timeouts = IMPATIENT
    shop.fault("visit_update", *fault)
    counter = await clerk(shop, "B", cancel_mode="no_show")
    outcome, _ = await finish(shop, counter, Cancel(KEY, before, ANN, "ill"))
    await shop.answered()
    assert outcome == Done(KEY)
    assert (now(shop, record).attendance, now(shop, record).comment) == (-1, "I am ill")
    assert await finish(shop, counter, Cancel(KEY, before, ANN, "ill"), seen_before=True) == (Done(KEY), timedelta(0))
    assert now(shop, record).comment == "I am ill"


async def test_a_no_show_of_somebody_else(shop: Shop) -> None:
    before, _ = await visit(shop, "B")
    theirs = visit_of(shop, at(TUESDAY, 14), phone=BOB)
    counter = await clerk(shop, "B", cancel_mode="no_show")
    outcome, _ = await finish(shop, counter, Cancel(KEY, replace(before, record=theirs.id), ANN))
    assert outcome == Refused(KEY, Why.GONE)
    assert now(shop, theirs) == theirs


# --- a visit is moved

MOVES = {"C": "book_record_move", "B": "record_update"}


async def free(shop: Shop, hour: int = 11, day: date = WEDNESDAY) -> Slot:
    slots = await shop.desk().of(CHAT).slots(LONDON.id, [WOMENS_CUT], AMELIA, day)
    shop.forget_calls()
    return next(slot for slot in slots if slot.starts.hour == hour)


@pytest.mark.parametrize("key", ["C", "B", "hash+B", "C+B"])
async def test_moved(shop: Shop, key: str) -> None:
    """To the new time, all else as it was (S1-24, S1-30)."""
    opens = key.split("+")[0]
    more: dict[str, Any] = {
        "comment": "by the window",
        "attendance": 2,
        "api_id": "k",
        "notify_by_sms": 3,
        "custom_fields": {"x": "1"},
    }
    before, record = await visit(shop, opens, **more)
    slot = await free(shop)
    outcome, took = await finish(shop, await clerk(shop, key), Move(KEY, before, phone(opens), slot))
    assert (outcome, took) == (Done(KEY), timedelta(0))
    after = now(shop, record)
    assert after == replace(record, starts=slot.starts, changed=after.changed)
    assert shop.calls("book_check") == ["book_check"]


@pytest.mark.parametrize("key", ["C", "B"])
async def test_several_services_move_together(shop: Shop, key: str) -> None:
    """To a time that is long enough for all of them, and to no other."""
    both, length = (WOMENS_CUT, BLOW_DRY), timedelta(minutes=90)
    before, record = await visit(shop, key, services=both, length=length, api_id="k")
    short, whole = [await free(shop, hour) for hour in (12, 10)]
    outcome, _ = await finish(shop, await clerk(shop, key), Move(KEY, before, phone(key), short))
    assert outcome == Refused(KEY, Why.SLOT_TAKEN), "Amelia has her break at one"
    assert now(shop, record) == record
    outcome, _ = await finish(shop, await clerk(shop, key), Move(KEY, before, phone(key), whole))
    assert outcome == Done(KEY)
    after = now(shop, record)
    assert after == replace(record, starts=whole.starts, changed=after.changed)
    sent = [json.loads(request.content) for request in shop.sent if "book_check" in request.url.path]
    assert [body["appointments"][0]["services"] for body in sent] == [list(both)] * 2


async def test_a_hash_moves_nothing(shop: Shop) -> None:
    before, record = await visit(shop, "hash")
    outcome, _ = await finish(shop, await clerk(shop, "P"), Move(KEY, before, "", await free(shop)))
    assert outcome == Refused(KEY, Why.LOGGED_OUT)
    assert shop.sent == []
    assert now(shop, record) == record


@pytest.mark.parametrize("key", ["C", "B"])
async def test_a_time_that_is_taken_leaves_the_old_one(shop: Shop, key: str) -> None:
    before, record = await visit(shop, key)
    slot = await free(shop)
    visit_of(shop, slot.starts, phone=BOB)
    counter = await clerk(shop, key)
    outcome, _ = await finish(shop, counter, Move(KEY, before, phone(key), slot))
    assert outcome == Refused(KEY, Why.SLOT_TAKEN)
    assert shop.calls(*MOVES.values()) == []
    assert now(shop, record) == record


@pytest.mark.parametrize(("key", "where", "status"), list(product(["C", "B"], ["meta", "message"], [409, 422])))
async def test_a_time_that_goes_after_the_check(shop: Shop, key: str, where: Any, status: Any) -> None:
    """The old time is untouched, and the new one is not offered again."""
    before, record = await visit(shop, key)
    shop.sandbox.switches = Switches(refusal_code="meta" if key == "C" else where, taken_status=status)
    slot, counter = await free(shop), await clerk(shop, key)
    view = counter.desk.of(CHAT)
    assert slot in await view.slots(LONDON.id, [WOMENS_CUT], AMELIA, WEDNESDAY)

    async def quicker() -> None:
        visit_of(shop, slot.starts, phone=BOB)

    shop.meanwhile["book_record" if key == "C" else "record"] = quicker
    outcome, _ = await finish(shop, counter, Move(KEY, before, phone(key), slot))
    assert outcome == Refused(KEY, Why.SLOT_TAKEN)
    assert now(shop, record) == record
    assert slot not in await view.slots(LONDON.id, [WOMENS_CUT], AMELIA, WEDNESDAY)


@pytest.mark.parametrize(("key", "fault"), list(product(["C", "B"], LOST)))
async def test_moved_once_though_no_answer_came(shop: Shop, key: str, fault: tuple[str, str]) -> None:
    before, record = await visit(shop, key)
    slot = await free(shop)
    shop.timeouts = IMPATIENT
    shop.fault(MOVES[key], *fault)
    outcome, took = await finish(shop, await clerk(shop, key), Move(KEY, before, phone(key), slot))
    await shop.answered()
    assert (outcome, took) == (Done(KEY), timedelta(0))
    assert now(shop, record).starts == slot.starts
    if fault[1] == "after":
        assert shop.calls(*MOVES.values()) == [MOVES[key]]


@pytest.mark.parametrize("key", ["C", "B"])
async def test_moved_before_a_crash(shop: Shop, key: str) -> None:
    before, record = await visit(shop, key)
    request, counter = Move(KEY, before, phone(key), await free(shop)), await clerk(shop, key)
    await finish(shop, counter, request)
    after = now(shop, record)
    shop.forget_calls()
    assert await finish(shop, counter, request, seen_before=True) == (Done(KEY), timedelta(0))
    assert shop.calls(*MOVES.values()) == []
    assert now(shop, record) == after


@pytest.mark.parametrize("key", ["C", "B"])
async def test_claimed_before_a_crash_and_never_sent(shop: Shop, key: str) -> None:
    before, record = await visit(shop, key)
    slot = await free(shop)
    request = Move(KEY, before, phone(key), slot)
    assert await finish(shop, await clerk(shop, key), request, seen_before=True) == (Done(KEY), timedelta(0))
    assert now(shop, record).starts == slot.starts


@pytest.mark.parametrize("status", [403, 422])
async def test_too_late_to_be_moved(shop: Shop, status: Any) -> None:
    before, record = await visit(shop, "C", at(date(2026, 3, 2), 9))
    shop.sandbox.switches = Switches(refused_change=status)
    outcome, _ = await finish(shop, await clerk(shop, "C+B"), Move(KEY, before, ANN, await free(shop)))
    assert outcome == Refused(KEY, Why.NOT_ALLOWED)
    assert now(shop, record) == record


@pytest.mark.parametrize("key", ["C", "B"])
async def test_a_move_that_surely_was_not_sent(shop: Shop, key: str) -> None:
    before, record = await visit(shop, key)
    slot = await free(shop)
    shop.fault("book_check", "drop", times=3)
    outcome, _ = await finish(shop, await clerk(shop, key), Move(KEY, before, phone(key), slot))
    assert outcome == NotReached(KEY)
    assert now(shop, record) == record


@pytest.mark.parametrize("phones", ["masked", "empty", "missing"])
async def test_a_client_whose_number_is_not_shown_keeps_it(shop: Shop, phones: Any) -> None:
    """Everything goes back when the business moves a visit; a number with stars in it must not."""
    before, record = await visit(shop, "hash")
    slot, counter = await free(shop), await clerk(shop, "B")
    shop.sandbox.switches = Switches(business_phones=phones)
    outcome, _ = await finish(shop, counter, Move(KEY, before, ANN, slot))
    assert outcome == Done(KEY)
    assert now(shop, record).client == record.client


async def test_what_was_moved_shows_as_such(shop: Shop) -> None:
    before, _ = await visit(shop, "C")
    slot, counter = await free(shop), await clerk(shop, "C")
    view = counter.desk.of(CHAT)
    await view.visits(ANN)
    days = (TUESDAY, WEDNESDAY)
    for day in days:
        await view.slots(LONDON.id, [WOMENS_CUT], AMELIA, day)
    await finish(shop, counter, Move(KEY, before, ANN, slot))
    assert (await seen(counter.desk, before.record)).starts == slot.starts
    old, new = [{each.starts for each in await view.slots(LONDON.id, [WOMENS_CUT], AMELIA, day)} for day in days]
    assert before.starts in old
    assert slot.starts not in new


async def test_a_visit_elsewhere_is_moved_in_its_own_zone(shop: Shop) -> None:
    """Kyiv is two hours ahead; the day of the move is one on which its clocks change."""
    record = visit_of(shop, datetime(2026, 3, 28, 11, tzinfo=KYIV.zone), KYIV)
    counter = await clerk(shop, "C")
    view = counter.desk.of(CHAT)
    before = await seen(counter.desk, record.id)
    service, staff = KYIV.services[0], KYIV.staff[0]
    [slot, *_] = await view.slots(KYIV.id, [service.id], staff.id, date(2026, 3, 31))
    shop.fault("book_record_move", "drop", "after")
    assert await finish(shop, counter, Move(KEY, before, ANN, slot)) == (Done(KEY), timedelta(0))
    assert now(shop, record).starts == slot.starts


# --- when keys end, or Altegio stumbles again


async def test_a_move_is_looked_for_with_whatever_still_opens_the_visit(shop: Shop) -> None:
    """The login ends between the change and the look; the hash of the booking shows it all the same."""
    before, record = await visit(shop, "hash")
    slot, counter = await free(shop), await clerk(shop, "C")
    shop.fault("book_record_move", "drop", "after")

    async def the_login_ends() -> None:
        shop.sandbox.switches = Switches(token_lifetime=1)
        shop.clock.forward(minutes=1)

    shop.meanwhile["user"] = the_login_ends
    outcome, _ = await finish(shop, counter, Move(KEY, before, ANN, slot))
    assert outcome == Done(KEY)
    assert now(shop, record).starts == slot.starts


async def test_a_crash_and_no_key_left(shop: Shop) -> None:
    before, record = await visit(shop, "C")
    slot, counter = await free(shop), await clerk(shop, "P")
    await counter.desk.logins.drop(CHAT)
    outcome, _ = await finish(shop, counter, Move(KEY, before, ANN, slot), seen_before=True)
    assert outcome == Refused(KEY, Why.LOGGED_OUT)
    assert now(shop, record) == record


@pytest.mark.parametrize("key", KEYS)
async def test_lost_once_and_busy_then(shop: Shop, key: str) -> None:
    before, record = await visit(shop, key)
    shop.fault(DELETES[key], "drop")
    shop.fault(DELETES[key], "429", times=5)
    outcome, _ = await finish(shop, await clerk(shop, key), Cancel(KEY, before, phone(key)))
    assert outcome == Done(KEY)
    assert now(shop, record).deleted


async def test_a_revoked_partner_is_the_operators_to_mend(shop: Shop) -> None:
    before, record = await visit(shop, "B")
    counter = await clerk(shop, "B")
    counter.client.partner_token = "revoked"
    outcome, _ = await finish(shop, counter, Move(KEY, before, ANN, await free(shop)))
    assert outcome == NotReached(KEY)
    assert "copy ALTEGIO_PARTNER_TOKEN" in shop.complaints[0]
    assert now(shop, record) == record
