"""Reviews over the wire: written once, whatever gets lost on the way."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any

import pytest

from bot.altegio.sandbox import Switches
from bot.altegio.sandbox.world import Comment
from fsm.events import Done, NotReached, OutcomeUnknown, Refused, Why
from fsm.requests import Rate
from fsm.words import Visit
from tests.bot.altegio.counter import clerk, desk, finish, seen, visit_of
from tests.bot.altegio.salon_api import ANN, LONDON
from tests.bot.altegio.shop import AMELIA, CHAT, IMPATIENT, Shop, open_shop

KEY = "key-1"
TEXT = "Lovely <3"


@pytest.fixture
async def shop() -> AsyncIterator[Shop]:
    async with open_shop() as shop:
        yield shop


@pytest.fixture
async def visit(shop: Shop) -> Visit:
    """One that is over."""
    record = visit_of(shop, datetime(2026, 2, 24, 10, tzinfo=LONDON.zone), attendance=1)
    found = await seen(await desk(shop, "C"), record.id)
    await shop.store.run(lambda work: work.logins.drop(CHAT))
    shop.forget_calls()
    return found


def rate(visit: Visit, staff: bool = True) -> Rate:
    return Rate(KEY, visit, ANN, 4, TEXT, "Ann Lee", staff)


def written(shop: Shop) -> list[Comment]:
    return list(shop.sandbox.world.comments)


@pytest.mark.parametrize("key", ["C", "B"])
@pytest.mark.parametrize(("staff", "about"), [(True, AMELIA), (False, 0)])
async def test_a_review(shop: Shop, visit: Visit, key: str, staff: bool, about: int) -> None:
    outcome, took = await finish(shop, await clerk(shop, key), rate(visit, staff))
    assert (outcome, took) == (Done(KEY), timedelta(0))
    [review] = written(shop)
    assert (review.salon_id, review.staff_id, review.mark, review.text) == (LONDON.id, about, 4, TEXT)
    assert review.name == "Ann Lee"


async def test_a_review_of_the_location_however_it_is_sent(shop: Shop, visit: Visit) -> None:
    """The contract tells in words only that there might be such a path."""
    shop.strict = False
    shop.sandbox.switches = Switches(location_review="bare")
    assert await finish(shop, await clerk(shop, "C"), rate(visit, staff=False)) == (Done(KEY), timedelta(0))
    assert [review.staff_id for review in written(shop)] == [0]


async def test_a_review_takes_a_key(shop: Shop, visit: Visit) -> None:
    assert (await finish(shop, await clerk(shop, "P"), rate(visit)))[0] == Refused(KEY, Why.LOGGED_OUT)
    assert shop.sent == []


async def test_a_salon_that_lets_only_the_business_write(shop: Shop, visit: Visit) -> None:
    shop.sandbox.switches = Switches(comments_need="business")
    assert (await finish(shop, await clerk(shop, "C"), rate(visit)))[0] == Refused(KEY, Why.NOT_ALLOWED)
    assert (await finish(shop, await clerk(shop, "C+B"), rate(visit)))[0] == Done(KEY)
    assert len(written(shop)) == 1


async def test_a_login_that_has_ended(shop: Shop, visit: Visit) -> None:
    counter = await clerk(shop, "C")
    shop.sandbox.switches = Switches(token_lifetime=60)
    shop.clock.forward(minutes=2)
    assert (await finish(shop, counter, rate(visit)))[0] == Refused(KEY, Why.LOGGED_OUT)
    assert await counter.desk.logins.of(CHAT) is None


async def test_a_partner_that_is_revoked(shop: Shop, visit: Visit) -> None:
    counter = await clerk(shop, "C")
    shop.sandbox.partner_token = "another"
    assert (await finish(shop, counter, rate(visit)))[0] == NotReached(KEY)
    assert await counter.desk.logins.of(CHAT)


async def test_a_team_member_who_has_left(shop: Shop, visit: Visit) -> None:
    gone = replace(visit, staff=replace(visit.staff, id=999))
    assert (await finish(shop, await clerk(shop, "C"), rate(gone)))[0] == Refused(KEY, Why.GONE)
    assert written(shop) == []


@pytest.mark.parametrize(
    ("key", "kind", "when", "author", "staff"),
    list(product(["C", "B"], ["5xx", "drop", "hang"], ["before", "after"], ["named", "null"], [True, False])),
)
async def test_written_once_though_no_answer_came(
    shop: Shop, visit: Visit, key: str, kind: str, when: str, author: Any, staff: bool
) -> None:
    """What was told to have failed is over; what was not may yet come, and gets the time to."""
    shop.sandbox.switches = Switches(comment_author=author)
    shop.timeouts = IMPATIENT
    shop.fault("comment", kind, when)
    outcome, took = await finish(shop, await clerk(shop, key), rate(visit, staff))
    assert outcome == Done(KEY)
    assert took == timedelta(seconds=0 if kind == "5xx" or when == "after" else 45)
    assert len(written(shop)) == 1


async def test_a_review_that_arrives_late(shop: Shop, visit: Visit) -> None:
    shop.timeouts = IMPATIENT
    shop.fault("comment", "latency", seconds=0.8)
    assert (await finish(shop, await clerk(shop, "C"), rate(visit)))[0] == Done(KEY)
    assert len(written(shop)) == 1


@pytest.mark.parametrize("wrote", [True, False])
async def test_a_crash_over_a_review(shop: Shop, visit: Visit, wrote: bool) -> None:
    """Another process goes on; it does not know whether it was sent."""
    if wrote:
        await finish(shop, await clerk(shop, "C"), rate(visit))
    outcome, took = await finish(shop, await clerk(shop, "C"), rate(visit), seen_before=True)
    assert (outcome, took) == (Done(KEY), timedelta(seconds=0 if wrote else 45))
    assert len(written(shop)) == 1


@pytest.mark.parametrize("other", [{"mark": 5}, {"text": "Other words"}, {"name": "Bob"}, {"staff_id": 41002}], ids=str)
async def test_anothers_review_is_not_taken_for_it(shop: Shop, visit: Visit, other: dict[str, Any]) -> None:
    facts: dict[str, Any] = {"staff_id": AMELIA, "name": "Ann Lee", "text": TEXT, "mark": 4} | other
    shop.sandbox.world.review(
        LONDON.id, facts["staff_id"], "", facts["name"], facts["text"], facts["mark"], shop.clock()
    )
    await finish(shop, await clerk(shop, "C"), rate(visit), seen_before=True)
    assert len(written(shop)) == 2


async def test_a_review_of_a_person_is_none_of_the_location(shop: Shop, visit: Visit) -> None:
    shop.sandbox.world.review(LONDON.id, AMELIA, "", "Ann Lee", TEXT, 4, shop.clock())
    await finish(shop, await clerk(shop, "C"), rate(visit, staff=False), seen_before=True)
    assert [review.staff_id for review in written(shop)] == [AMELIA, 0]


async def test_an_old_review_in_the_same_words_is_not_taken_for_it(shop: Shop, visit: Visit) -> None:
    earlier = shop.clock() - timedelta(days=3)
    shop.sandbox.world.review(LONDON.id, AMELIA, "", "Ann Lee", TEXT, 4, earlier)
    await finish(shop, await clerk(shop, "C"), rate(visit), seen_before=True)
    assert len(written(shop)) == 2


async def test_every_try_without_an_answer_is_given_its_time(shop: Shop, visit: Visit) -> None:
    shop.fault("comment", "drop", times=2)
    outcome, took = await finish(shop, await clerk(shop, "C"), rate(visit))
    assert (outcome, took) == (NotReached(KEY), timedelta(seconds=90))
    assert written(shop) == []


async def test_while_nobody_can_look(shop: Shop, visit: Visit) -> None:
    shop.fault("comment", "drop")
    shop.fault("comments", "5xx", times=None)
    outcome, took = await finish(shop, await clerk(shop, "C"), rate(visit))
    assert outcome == OutcomeUnknown(KEY)
    assert took >= timedelta(minutes=10)


async def test_a_login_that_ends_over_it(shop: Shop, visit: Visit) -> None:
    counter = await clerk(shop, "C")
    await counter.desk.logins.drop(CHAT)
    outcome, _ = await finish(shop, counter, rate(visit), seen_before=True)
    assert outcome == OutcomeUnknown(KEY)


async def test_a_review_that_surely_was_not_sent(shop: Shop, visit: Visit) -> None:
    shop.fault("comment", "429", times=3)
    assert (await finish(shop, await clerk(shop, "C"), rate(visit)))[0] == NotReached(KEY)
    assert written(shop) == []
