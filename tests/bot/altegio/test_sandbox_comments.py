"""Reviews in the sandbox: left by clients, of people and locations, and read by anybody who is logged in."""

from typing import Any

import pytest

from bot.altegio.sandbox import Switches
from tests.bot.altegio.salon_api import ANN, BOB, KYIV, LONDON, NEW_YORK, opened

AMELIA, TOM = 41001, 41002
GOOD = {"mark": 4, "text": "Very good", "name": "Ann"}


async def test_a_review_is_left_and_read() -> None:
    async with opened() as api:
        me = await api.log_in(ANN)
        left = await me.post(f"/comments/{LONDON.id}/{AMELIA}", GOOD)
        (read,) = (await api.business().get(f"/comments/{LONDON.id}")).data
        elsewhere = (await me.get(f"/comments/{KYIV.id}")).data
    assert left.status == 201
    assert left.data == read
    assert (read["type"], read["master_id"], read["rating"], read["text"]) == (1, AMELIA, 4, "Very good")
    assert (read["user_name"], read["date"]) == ("Ann", "2026-03-02 08:00:00")
    assert elsewhere == []


async def test_a_review_of_the_location() -> None:
    async with opened() as api:
        me = await api.log_in(ANN)
        left = (await me.post(f"/comments/{LONDON.id}/0", {**GOOD, "mark": "5"})).data
        me.strict = False
        assert (await me.post(f"/comments/{LONDON.id}", GOOD)).status == 404
    assert (left["type"], left["master_id"], left["rating"]) == (0, 0, 5)


async def test_a_location_may_want_its_reviews_without_a_number() -> None:
    async with opened(switches=Switches(location_review="bare")) as api:
        me = await api.log_in(ANN)
        assert (await me.post(f"/comments/{LONDON.id}/0", GOOD)).status == 404
        me.strict = False
        assert (await me.post(f"/comments/{LONDON.id}", GOOD)).data["type"] == 0


async def test_reviews_by_team_member_mark_and_day() -> None:
    async with opened() as api:
        ann, bob = await api.log_in(ANN), await api.log_in(BOB)
        await ann.post(f"/comments/{LONDON.id}/{AMELIA}", GOOD)
        api.clock.forward(days=1)
        await bob.post(f"/comments/{LONDON.id}/{TOM}", {**GOOD, "mark": 2})

        async def marks(query: str) -> list[int]:
            return [one["rating"] for one in (await ann.get(f"/comments/{LONDON.id}", query)).data]

        assert await marks("") == [2, 4]
        assert await marks(f"staff_id={AMELIA}") == [4]
        assert await marks("rating=2") == [2]
        assert await marks("start_date=2026-03-03") == [2]
        assert await marks("end_date=2026-03-02") == [4]
        first, last = (await ann.get(f"/comments/{LONDON.id}")).data
        assert first["user_id"] != last["user_id"]


async def test_who_may_review() -> None:
    async with opened() as api:
        me = await api.log_in(ANN)
        path = f"/comments/{LONDON.id}/{AMELIA}"
        assert (await api.post(path, GOOD)).status == (await api.get(f"/comments/{LONDON.id}")).status == 401
        assert (await me.post(f"/comments/{LONDON.id}/42001", GOOD)).status == 404
        assert (await me.post(f"/comments/1/{AMELIA}", GOOD)).status == 404
        await api.tell("PATCH", "/switches", {"comments_need": "business"})
        assert (await me.post(path, GOOD)).status == (await me.get(f"/comments/{LONDON.id}")).status == 403
        assert (await api.business().post(path, GOOD)).status == 201
        assert len(api.sandbox.world.comments) == 1


@pytest.mark.parametrize("change", [{"mark": 0}, {"mark": 6}, {"mark": "good"}, {"text": "x" * 6000}, {"name": None}])
async def test_a_review_that_makes_no_sense(change: dict[str, Any]) -> None:
    async with opened() as api:
        me = await api.log_in(ANN)
        me.strict = False
        assert (await me.post(f"/comments/{LONDON.id}/{AMELIA}", {**GOOD, **change})).status == 422
        assert api.sandbox.world.comments == []


async def test_the_author_may_not_be_told() -> None:
    async with opened(switches=Switches(comment_author="null", ids="string", numbers="string")) as api:
        me = await api.log_in(ANN)
        left = (await me.post(f"/comments/{LONDON.id}/{AMELIA}", GOOD)).data
    assert left["user_name"] is None
    assert (left["rating"], left["master_id"], left["type"]) == ("4", str(AMELIA), "1")


@pytest.mark.parametrize("salon", [LONDON, KYIV, NEW_YORK], ids=lambda salon: salon.city)
async def test_others_have_written_before(salon: Any) -> None:
    async with opened(seeded=True) as api:
        reviews = (await api.business().get(f"/comments/{salon.id}")).data
    assert {review["type"] for review in reviews} == {0, 1}
    assert None in {review["user_name"] for review in reviews}
    assert sum(review["user_id"] > 0 for review in reviews) == 1
    assert [review["date"] for review in reviews] == sorted((r["date"] for r in reviews), reverse=True)
