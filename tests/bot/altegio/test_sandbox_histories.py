"""Clients with a past: the well-known ones of the seed, and those that are made by order."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot.altegio.sandbox.histories import WELL_KNOWN
from tests.bot.altegio.salon_api import ANN, BOB, KYIV, LONDON, MONDAY, NEW_YORK, Api, opened

KYIV_CUT, OLENA = 420101, 42001
EMMA = "+447700900400"


async def add(api: Api, **more: Any) -> Any:
    order = {"location": KYIV.id, "phone": ANN, "service": KYIV_CUT, "datetime": "2026-02-20T10:00:00", **more}
    return (await api.tell("POST", "/records", order)).body


@pytest.mark.parametrize("salon", [LONDON, KYIV, NEW_YORK], ids=lambda salon: salon.city)
async def test_a_well_known_client_has_visits_of_every_kind(salon: Any) -> None:
    async with opened(seeded=True) as api:
        me = await api.log_in("+" + WELL_KNOWN[salon.id][0])
        visits = [v for v in (await me.get("/user/records")).data if v["company"]["id"] == salon.id]
    now = MONDAY.astimezone(salon.zone).strftime("%Y-%m-%d %H:%M:%S")
    ahead = [v for v in visits if v["date"] > now]
    behind = [v for v in visits if v["date"] <= now]
    assert {v["attendance"] for v in ahead if not v["deleted"]} == {0, 2}
    assert {v["attendance"] for v in behind if not v["deleted"]} == {1, -1}
    assert [v["prepaid_confirmed"] for v in ahead].count(True) == 1
    assert any(v["deleted"] for v in ahead)
    assert any(v["deleted"] for v in behind)
    assert any(v["comment"] for v in ahead)
    for half in (ahead, behind):
        [both] = [v for v in half if len(v["services"]) == 2]
        assert not both["deleted"]
        assert both["length"] == sum(service["seance_length"] for service in both["services"])
    assert all(v["attendance"] == v["visit_attendance"] for v in visits)
    cheaper = next(v["services"][0] for v in behind if v["services"][0]["discount"])
    assert cheaper["cost"] == cheaper["first_cost"] * 80 // 100


async def test_a_visit_tells_all_about_its_location() -> None:
    async with opened() as api:
        await add(api)
        (visit,) = (await (await api.log_in(ANN)).get("/user/records")).data
    company = visit["company"]
    assert company | {
        "title": KYIV.title, "address": KYIV.address, "phones": [KYIV.phone, *KYIV.more_phones],
        "currency_short_title": "₴",
        "allow_change_record": True, "allow_delete_record_delay_step": 0, "coordinate_lat": KYIV.latitude,
    } == company  # fmt: skip
    assert visit["staff"]["name"] == "Олена Ковальчук"


async def test_london_s_client_has_been_everywhere_and_with_someone_who_left() -> None:
    async with opened(seeded=True) as api:
        visits = (await (await api.log_in(EMMA)).get("/user/records")).data
    assert {v["company"]["id"] for v in visits} == {LONDON.id, KYIV.id, NEW_YORK.id}
    assert "Daniel Price" in {v["staff"]["name"] for v in visits}


async def test_seeded_visits_overlap_nothing_and_are_the_same_every_time() -> None:
    async with opened(seeded=True) as api, opened(seeded=True) as twin:
        records = [r for r in api.sandbox.world.records.values() if not r.deleted and r.starts > MONDAY]
        others = {(r.id, r.staff_id, r.starts) for r in twin.sandbox.world.records.values()}
        assert {(r.id, r.staff_id, r.starts) for r in records} <= others
        records.sort(key=lambda r: (r.staff_id, r.starts))
        pairs = pairwise(records)
        assert all(a.ends <= b.starts for a, b in pairs if a.staff_id == b.staff_id)
        assert api.sandbox.records == []


async def test_a_visit_by_order_belongs_to_that_client_alone() -> None:
    async with opened() as api:
        added = await add(api, attendance=-1, prepaid=True, comment="Late")
        mine = await (await api.log_in(ANN)).get(f"/user/records/{added['id']}")
        theirs = await api.log_in(BOB)
        assert (await theirs.get(f"/user/records/{added['id']}")).status == 404
        assert (await theirs.delete(f"/user/records/{added['id']}")).status == 404
        assert (await theirs.get("/user/records")).data == []
        boss = (await api.business().get(f"/record/{KYIV.id}/{added['id']}")).data
    assert (mine.data["attendance"], mine.data["prepaid"], mine.data["prepaid_confirmed"]) == (-1, True, False)
    assert (mine.data["comment"], mine.data["staff"]["id"]) == ("Late", OLENA)
    assert (boss["prepaid"], boss["paid_full"], boss["client"]["phone"]) == (True, 0, ANN)


async def test_a_visit_for_several_services_by_order() -> None:
    """With the first who does all of it, for as long as they take over it."""
    async with opened() as api:
        both = await add(api, service=[420102, 420103], datetime="2026-03-03T10:00:00")
        brief = await add(api, service=[420102, 420103], staff=42002, datetime="2026-03-03T10:00:00")
        (nobody, none) = [await api.tell("POST", "/records", wrong(services)) for services in ([420101, 420201], [])]
        (mine, _) = (await (await api.log_in(ANN)).get("/user/records")).data
    assert (both["services"], both["staff"], both["length"]) == ([420102, 420103], OLENA, 75)
    assert brief["length"] == 60
    assert [service["id"] for service in mine["services"]] == [420102, 420103]
    assert "nobody does all of this" in nobody.body["error"]
    assert "service" in none.body["error"]


def wrong(services: list[int]) -> dict[str, Any]:
    return {"location": KYIV.id, "phone": ANN, "service": services, "datetime": "2026-03-03T10:00:00"}


async def test_a_visit_is_changed_by_order() -> None:
    async with opened() as api:
        added = await add(api, datetime="2026-03-03T10:00:00")
        assert "10:00" not in await api.times(KYIV, KYIV_CUT, "2026-03-03", OLENA)
        order = {"id": added["id"], "datetime": "2026-03-03T12:00:00", "attendance": 2, "prepaid_confirmed": True}
        changed = (await api.tell("PATCH", "/records", order)).body
        times = await api.times(KYIV, KYIV_CUT, "2026-03-03", OLENA)
        gone = (await api.tell("PATCH", "/records", {"id": added["id"], "deleted": True})).body
    assert (changed["datetime"], changed["attendance"]) == ("2026-03-03T12:00:00+02:00", 2)
    assert (changed["prepaid"], changed["prepaid_confirmed"]) == (False, True)
    assert "10:00" in times
    assert "12:00" not in times
    assert (gone["deleted"], gone["attendance"]) == (True, 2)


async def test_a_history_by_order() -> None:
    async with opened() as api:
        await api.tell("POST", "/history", {"location": LONDON.id, "phone": ANN, "name": "Ann Lee"})
        visits = (await (await api.log_in(ANN)).get("/user/records")).data
    assert {v["attendance"] for v in visits} == {-1, 0, 1, 2}
    assert {v["company"]["id"] for v in visits} == {LONDON.id}


async def test_five_hundred_visits() -> None:
    async with opened() as api:
        filled = (await api.tell("POST", "/fill", {"location": LONDON.id, "phone": ANN})).body
        visits = (await (await api.log_in(ANN)).get("/user/records")).data
        assert await api.times(LONDON, 410101, "2026-03-03", 41001)
    assert filled == {"visits": 500}
    assert len({v["id"] for v in visits}) == 500
    assert max(v["date"] for v in visits) < "2026-03-02"
    assert {v["attendance"] for v in visits} == {1, -1}
    assert sum(v["deleted"] for v in visits) == 500 // 11


async def test_what_a_location_allows_is_changed_by_order() -> None:
    async with opened() as api:
        (made,) = (await api.book(KYIV, KYIV_CUT, "2026-03-03T10:00:00+02:00", OLENA)).data
        me = await api.log_in(ANN)
        path = f"/user/records/{made['record_id']}"
        await api.tell("PATCH", "/locations", {"location": KYIV.id, "allow_delete_record": False})
        assert (await me.delete(path)).status == 422
        order = {"location": KYIV.id, "allow_delete_record": True, "allow_delete_record_delay_step": 30 * 3600}
        assert (await api.tell("PATCH", "/locations", order)).status == 200
        company = (await me.get(path)).data["company"]
        assert (await me.delete(path)).status == 422
        api.clock.time = datetime(2026, 3, 2, 1, 59, tzinfo=UTC)
        assert (await me.delete(path)).status == 204
        location = (await api.get(f"/company/{KYIV.id}")).data
    assert (company["allow_delete_record"], company["allow_delete_record_delay_step"]) == (True, 30 * 3600)
    assert (location["allow_change_record"], location["allow_delete_record_delay_step"]) == (True, 30 * 3600)


async def test_all_clients_are_logged_out_by_order() -> None:
    async with opened() as api:
        me = await api.log_in(ANN)
        assert (await api.tell("DELETE", "/logins")).body == {"logins_dropped": 1}
        assert (await me.get("/user/records")).status == 401
        assert (await (await api.log_in(ANN)).get("/user/records")).status == 200


@pytest.mark.parametrize("way", ["move", "cancel"])
async def test_what_is_paid_online_may_be_nobodys_to_change(way: str) -> None:
    async with opened() as api:
        added = await add(api, datetime="2026-03-04T10:00:00", prepaid=True)
        me = await api.log_in(ANN)

        async def change(user: Api) -> int:
            if way == "cancel":
                return (await user.delete(f"/user/records/{added['id']}")).status
            later = {"datetime": "2026-03-04T12:00:00+02:00"}
            return (await user.put(f"/book_record/{KYIV.id}/{added['id']}", later)).status

        await api.tell("PATCH", "/switches", {"prepaid_change": "refused"})
        assert await change(me) == 422
        await api.tell("PATCH", "/switches", {"prepaid_change": "allowed"})
        assert await change(me) in (200, 204)


async def test_one_appointment_may_come_in_a_list() -> None:
    async with opened() as api:
        added = await add(api)
        me = await api.log_in(ANN)
        await api.tell("PATCH", "/switches", {"user_record": "list"})
        (one,) = (await me.get(f"/user/records/{added['id']}")).data
    assert one["id"] == added["id"]


@pytest.mark.parametrize(
    ("method", "path", "order", "hint"),
    [
        ("POST", "/records", {"location": 1, "phone": ANN, "service": 1, "datetime": "2026-01-01T10:00"}, "41000"),
        ("POST", "/records", {"location": 42000, "phone": ANN, "service": 1, "datetime": "2026-01-01"}, "420101"),
        ("POST", "/records", {"location": 42000, "phone": ANN, "service": 420303, "datetime": "2026-01-01"}, "staff"),
        ("POST", "/records", {"location": 42000, "phone": "12", "service": 420101, "datetime": "2026-01-01"}, "+44"),
        ("POST", "/records", {"location": 42000, "phone": ANN, "service": 420101, "datetime": "soon"}, "datetime"),
        ("PATCH", "/records", {"id": 1}, "no appointment 1"),
        ("PATCH", "/records", {"id": 1, "attendance": 3}, "attendance"),
        ("POST", "/fill", {"location": 42000, "phone": ANN, "visits": 10**6}, "visits"),
        ("POST", "/history", {"location": 42000, "phone": ANN, "years": 2}, "years"),
        ("PATCH", "/locations", {"location": 7}, "42000"),
    ],
)
async def test_wrong_orders_are_explained(method: str, path: str, order: Any, hint: str) -> None:
    async with opened() as api:
        reply = await api.tell(method, path, order)
        assert api.sandbox.records == []
    assert reply.status == 422
    assert hint in reply.body["error"]


async def test_everything_moves_with_the_clock() -> None:
    async with opened(MONDAY + timedelta(days=200), seeded=True) as api:
        visits = (await (await api.log_in(EMMA)).get("/user/records")).data
    assert sum(v["date"] > "2026-09-18" for v in visits) == 5
