"""The client's account in the sandbox: logging in by code, looking, moving, cancelling."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.bot.altegio.salon_api import ANN, BOB, KYIV, LONDON, NEW_YORK, Api, opened

CUT, AMELIA = 410101, 41001
TUESDAY_10 = "2026-03-03T10:00:00+00:00"
NOON = "2026-03-03T12:00:00+00:00"


async def booked(api: Api, time: str = TUESDAY_10, phone: str = ANN) -> tuple[int, str]:
    (made,) = (await api.book(LONDON, CUT, time, AMELIA, phone)).data
    return made["record_id"], made["record_hash"]


async def test_logging_in_with_the_code_of_ones_own_phone() -> None:
    async with opened() as api:
        await api.post(f"/book_code/{LONDON.id}", {"phone": ANN})
        code = api.sandbox.sms[-1].code
        wrong = await api.post("/user/auth", {"phone": BOB, "code": code})
        right = await api.post("/user/auth", {"phone": ANN, "code": code})
        again = await api.post("/user/auth", {"phone": ANN, "code": code})
    assert (wrong.status, wrong.code) == (again.status, again.code) == (422, 432)
    assert right.status == 201
    assert list(right.body) == ["user_token"]


async def test_a_client_sees_own_appointments_only_in_all_locations() -> None:
    async with opened() as api:
        first, _ = await booked(api)
        await booked(api, NOON, BOB)
        await api.book(KYIV, 420101, "2026-03-04T10:00:00+02:00", 42001)
        me = await api.log_in(ANN)
        mine = (await me.get("/user/records")).data
        one = await me.get(f"/user/records/{first}")
        other = await (await api.log_in(BOB)).get(f"/user/records/{first}")
    assert [record["company"]["city"] for record in mine] == ["Київ", "London"]
    assert [record["date"] for record in mine] == ["2026-03-04 10:00:00", "2026-03-03 10:00:00"]
    assert mine[0]["datetime"] == "2026-03-04T10:00:00+0200"
    assert one.data["id"] == first
    assert other.status == 404


async def test_without_a_good_token_there_is_nothing() -> None:
    async with opened() as api:
        await booked(api)
        nobody = await api.get("/user/records")
        stranger = await Api(api.http, api.sandbox, api.clock, "stolen").get("/user/records")
        boss = await api.business().get("/user/records")
    assert nobody.status == stranger.status == 401
    assert boss.data == []  # the business has no appointments of its own


async def test_moving_to_a_free_time_and_not_to_a_taken_one() -> None:
    async with opened() as api:
        record, _ = await booked(api)
        await booked(api, NOON, BOB)
        me = await api.log_in(ANN)
        taken = await me.put(f"/book_record/{LONDON.id}/{record}", {"datetime": NOON})
        still = (await me.get(f"/user/records/{record}")).data
        # Its own time does not stand in its way.
        moved = await me.put(
            f"/book_record/{LONDON.id}/{record}",
            {"datetime": "2026-03-03T10:30:00+00:00", "comment": "A bit later"},
        )
        times = await api.times(LONDON, CUT, "2026-03-03", AMELIA)
    assert (taken.status, taken.code) == (422, 433)
    assert still["date"] == "2026-03-03 10:00:00"
    assert moved.data["date"] == "2026-03-03 10:30:00"
    assert moved.data["comment"] == "A bit later"
    assert moved.data["staff"]["id"] == AMELIA
    assert "09:30" in times
    assert "10:00" not in times


async def test_who_may_move() -> None:
    async with opened() as api:
        record, _ = await booked(api)
        path, later = f"/book_record/{LONDON.id}/{record}", {"datetime": "2026-03-03T14:00:00+00:00"}
        assert (await api.put(path, later)).status == 401
        assert (await (await api.log_in(BOB)).put(path, later)).status == 404
        assert (await (await api.log_in(ANN)).put(path, later)).status == 200
        assert (await api.business().put(path, {"datetime": TUESDAY_10})).status == 200


async def test_changes_are_refused_when_it_is_too_late() -> None:
    """London wants two hours' notice; the salon itself is not bound by it."""
    async with opened() as api:
        record, key = await booked(api)
        me = await api.log_in(ANN)
        api.clock.time = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)
        moved = await me.put(f"/book_record/{LONDON.id}/{record}", {"datetime": "2026-03-03T16:00:00+00:00"})
        cancelled = await me.delete(f"/user/records/{record}")
        by_hash = await api.delete(f"/user/records/{record}/{key}")
        by_salon = await api.business().delete(f"/user/records/{record}")
    assert [reply.status for reply in (moved, cancelled, by_hash)] == [422, 422, 422]
    assert moved.code is None
    assert by_salon.status == 204


async def test_just_in_time_is_in_time() -> None:
    async with opened() as api:
        record, _ = await booked(api)
        me = await api.log_in(ANN)
        api.clock.time = datetime(2026, 3, 3, 7, 59, 59, tzinfo=UTC)
        assert (await me.delete(f"/user/records/{record}")).status == 204


async def test_where_nothing_may_be_moved() -> None:
    """New York lets clients cancel a day ahead, but not move."""
    async with opened() as api:
        made = (await api.book(NEW_YORK, 430101, "2026-03-05T11:00:00-05:00", 43001)).data[0]
        me = await api.log_in(ANN)
        path = f"{NEW_YORK.id}/{made['record_id']}"
        moved = await me.put(f"/book_record/{path}", {"datetime": "2026-03-05T12:00:00-05:00"})
        seen = (await me.get(f"/user/records/{made['record_id']}")).data["company"]
        cancelled = await me.delete(f"/user/records/{made['record_id']}")
    assert moved.status == 422
    assert (seen["allow_change_record"], seen["allow_delete_record"]) == (False, True)
    assert seen["allow_delete_record_delay_step"] == 24 * 3600
    assert cancelled.status == 204


async def test_where_nothing_may_be_cancelled() -> None:
    strict = replace(LONDON, allow_delete=False)
    async with opened(salons=[strict]) as api:
        record, key = await booked(api)
        assert (await api.delete(f"/user/records/{record}/{key}")).status == 422
        assert (await api.get(f"/user/records/{record}/{key}")).data["deleted"] is False


async def test_cancelling_by_hash_leaves_a_trace() -> None:
    async with opened() as api:
        record, key = await booked(api)
        assert (await api.delete(f"/user/records/{record}/{key[::-1]}")).status == 404
        assert (await api.delete(f"/user/records/{record}/{key}")).status == 204
        assert (await api.delete(f"/user/records/{record}/{key}")).status == 404
        seen = (await api.get(f"/user/records/{record}/{key}")).data
        listed = (await (await api.log_in(ANN)).get("/user/records")).data
        moved = await (await api.log_in(ANN)).put(f"/book_record/{LONDON.id}/{record}", {"datetime": NOON})
    assert seen["deleted"] is True
    assert [one["deleted"] for one in listed] == [True]
    assert moved.status == 404


@pytest.mark.parametrize("time", ["soon", "2026-03-29T01:30:00", "2026-13-01T00:00:00+00:00"])
async def test_moving_to_no_time_at_all(time: str) -> None:
    async with opened() as api:
        record, _ = await booked(api)
        me = await api.log_in(ANN)
        me.strict = False
        reply = await me.put(f"/book_record/{LONDON.id}/{record}", {"datetime": time})
    assert reply.status == 422
    assert "datetime" in reply.body["meta"]["errors"]
