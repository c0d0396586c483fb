"""What the business sees of the sandbox: locations, price list, people, appointments."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.bot.altegio.salon_api import ANN, BOB, KYIV, LONDON, NEW_YORK, Api, opened

CUT, AMELIA, TOM = 410101, 41001, 41002
TUESDAY_10 = "2026-03-03T10:00:00+00:00"


def rewrite(**changes: Any) -> dict[str, Any]:
    """A whole appointment, as PUT record wants it."""
    return {
        "staff_id": AMELIA,
        "services": [{"id": CUT, "cost": 58}],
        "client": {"phone": ANN, "name": "Ann Lee", "email": ""},
        "datetime": TUESDAY_10,
        "seance_length": 3600,
        "save_if_busy": False,
        **changes,
    }


async def booked(api: Api, time: str = TUESDAY_10, phone: str = ANN, staff: int = AMELIA, **more: Any) -> int:
    (made,) = (await api.book(LONDON, CUT, time, staff, phone, **more)).data
    return int(made["record_id"])


async def test_locations_one_by_one_and_as_a_chain() -> None:
    async with opened() as api:
        single = (await api.get(f"/bookform/{KYIV.bookform_id}")).data
        chain = (await api.get("/bookform/990")).data
        listed = (await api.get("/companies", f"group_id={chain['group_id']}&forBooking=1")).data
        others = (await api.get("/companies", "group_id=83")).data
        page = (await api.get("/companies", "page=2&count=2")).data
        london = (await api.get(f"/company/{LONDON.id}", "show_groups=1")).data
    assert (single["company_id"], single["group_id"]) == (KYIV.id, 0)
    assert [location["id"] for location in listed] == [LONDON.id, KYIV.id, NEW_YORK.id]
    assert listed[0]["next_slot"] == "2026-03-02T09:30:00+00:00"
    assert listed[2]["next_slot"] == "2026-03-02T09:00:00-05:00"
    assert others == []
    assert [location["id"] for location in page] == [NEW_YORK.id]
    assert london["phone_confirmation"] is True
    assert london["timezone_name"] == "Europe/London"
    assert london["groups"]["4120"]["title"] == "Silver Heron"


async def test_privacy_policy_and_what_is_not_there() -> None:
    async with opened() as api:
        policy = (await api.get(f"/privacy_policy/{NEW_YORK.id}")).data
        assert policy["agreement"]["content"] == NEW_YORK.privacy_policy
        for path in ("/company/1", "/company/London", "/bookform/1", "/book_services/99999999999999"):
            reply = await api.get(path)
            assert (reply.status, reply.body["success"]) == (404, False)


async def test_the_price_list_shows_what_the_booking_hides() -> None:
    """Enough to tell which of the three gates a service is stuck at."""
    async with opened() as api:
        boss = api.business()
        kyiv = {service["id"]: service for service in (await boss.get(f"/company/{KYIV.id}/services")).data}
        london = (await boss.get(f"/company/{LONDON.id}/services", f"staff_id={TOM}")).data
        nails = (await boss.get(f"/company/{LONDON.id}/services", "category_id=410300")).data
        people = {person["id"]: person for person in (await api.get(f"/company/{KYIV.id}/staff")).data}
        categories = (await api.get(f"/company/{KYIV.id}/service_categories")).data
    assert kyiv[420303]["staff"] == []
    assert [staff["id"] for staff in kyiv[420106]["staff"]] == [42005]
    assert people[42005]["schedule_till"] is None
    assert people[42001]["schedule_till"] == "2026-05-01"
    assert people[42006]["hidden"] == 1
    lengths = {s["title"]: st["seance_length"] for s in london for st in s["staff"] if st["id"] == TOM}
    assert lengths["Men's haircut"] == 1800
    assert len(nails) == 3
    assert [category["title"] for category in categories] == [
        "Перукарські послуги", "Манікюр і педикюр", "Масаж",
    ]  # fmt: skip


@pytest.mark.parametrize("path", [f"/records/{LONDON.id}", f"/company/{LONDON.id}/services"])
async def test_the_business_token_is_needed(path: str) -> None:
    async with opened() as api:
        assert (await api.get(path)).status == 401
        assert (await (await api.log_in(ANN)).get(path)).status == 403
        assert (await api.business().get(path)).status == 200
        assert (await api.get("/companies", "my=1")).status == 401


async def test_appointments_by_day_team_member_client_and_change() -> None:
    async with opened() as api:
        ann = await booked(api)
        bob = await booked(api, "2026-03-04T10:00:00+00:00", BOB, TOM)
        api.clock.forward(hours=1)
        late = await booked(api, "2026-03-03T14:00:00+00:00")
        boss, path = api.business(), f"/records/{LONDON.id}"

        async def ids(query: str) -> list[int]:
            return [record["id"] for record in (await boss.get(path, query)).data]

        client = (await boss.get(f"/record/{LONDON.id}/{bob}")).data["client"]["id"]
        assert await ids("") == [ann, late, bob]
        assert await ids("start_date=2026-03-03&end_date=2026-03-03") == [ann, late]
        assert await ids(f"staff_id={TOM}") == await ids(f"team_member_id={TOM}") == [bob]
        assert await ids(f"client_id={client}") == [bob]
        assert await ids("changed_after=2026-03-02T09:00:00%2B00:00") == [late]
        assert await ids("c_start_date=2026-03-02&c_end_date=2026-03-02") == [ann, late, bob]
        assert await ids("c_start_date=2026-03-03") == []
        await boss.delete(f"/record/{LONDON.id}/{late}")
        assert await ids("start_date=2026-03-03&end_date=2026-03-03") == [ann]
        assert await ids("start_date=2026-03-03&end_date=2026-03-03&with_deleted=1") == [ann, late]


async def test_appointments_come_in_pages() -> None:
    async with opened(seeded=True) as api:
        boss, path = api.business(), f"/records/{LONDON.id}"
        first = await boss.get(path)
        second = await boss.get(path, "page=2")
        last = await boss.get(path, "page=1000&count=300")
    assert len(first.data) == 50
    assert not {r["id"] for r in first.data} & {r["id"] for r in second.data}
    assert first.body["meta"]["total_count"] > 300
    assert last.data == []


async def test_looking_for_ones_own_booking_after_a_silence() -> None:
    """No list can be filtered by api_id; the day's appointments show it."""
    async with opened(seeded=True) as api:
        time = (await api.get(f"/book_times/{LONDON.id}/{AMELIA}/2026-03-03", f"service_ids[]={CUT}")).data[0]
        record = await booked(api, time["datetime"], api_id="draft-99")
        found = (
            await api.business().get(
                f"/records/{LONDON.id}", "start_date=2026-03-03&end_date=2026-03-03&api_id=nothing"
            )
        ).data
    assert [one["id"] for one in found if one["api_id"] == "draft-99"] == [record]
    assert len(found) > 1


async def test_a_change_replaces_the_whole_appointment() -> None:
    async with opened() as api:
        record = await booked(api, comment="Window seat", notify_by_sms=6)
        path = f"/record/{LONDON.id}/{record}"
        await api.business().put(path, rewrite(staff_id=TOM, attendance=2, seance_length=5400))
        seen = (await api.business().get(path)).data
        free = await api.times(LONDON, CUT, "2026-03-03", AMELIA)
    assert (seen["staff_id"], seen["attendance"], seen["length"]) == (TOM, 2, 5400)
    assert (seen["comment"], seen["sms_remain_hours"]) == ("", 0)
    assert "10:00" in free


async def test_the_business_may_put_it_anywhere_if_it_says_so() -> None:
    async with opened() as api:
        record, _ = await booked(api), await booked(api, "2026-03-03T14:00:00+00:00", BOB)
        path, boss = f"/record/{LONDON.id}/{record}", api.business()
        for time in ("2026-03-03T14:30:00+00:00", "2026-03-03T17:30:00+00:00", "2026-03-02T12:00:00+00:00"):
            assert (await boss.put(path, rewrite(datetime=time))).status == 422
        # Off the grid is fine for the business.
        assert (await boss.put(path, rewrite(datetime="2026-03-03T10:05:00+00:00"))).status == 201
        anyway = rewrite(datetime="2026-03-03T14:30:00+00:00", save_if_busy=True)
        assert (await boss.put(path, anyway)).status == 201


async def test_a_client_is_one_client_however_often_they_come() -> None:
    async with opened() as api:
        first, second = await booked(api), await booked(api, "2026-03-04T10:00:00+00:00", staff=TOM)
        boss = api.business()
        one = (await boss.get(f"/record/{LONDON.id}/{first}")).data["client"]["id"]
        other = (await boss.get(f"/record/{LONDON.id}/{second}")).data["client"]["id"]
    assert one == other


async def test_times_of_a_record_are_the_salons() -> None:
    async with opened(datetime(2026, 3, 29, 12, tzinfo=UTC)) as api:
        made = (await api.book(KYIV, 420101, "2026-03-31T10:00:00+03:00", 42001)).data[0]
        seen = (await api.business().get(f"/record/{KYIV.id}/{made['record_id']}")).data
    assert seen["date"] == "2026-03-31 10:00:00"
    assert seen["datetime"] == "2026-03-31T10:00:00+03:00"
    assert seen["create_date"] == "2026-03-29T15:00:00+0300"


async def test_changes_that_make_no_sense() -> None:
    async with opened() as api:
        record = await booked(api)
        path, boss = f"/record/{LONDON.id}/{record}", api.business()
        assert (await boss.put(path, rewrite(staff_id=1))).status == 404
        assert (await boss.get(f"/records/{LONDON.id}", "changed_after=lately")).status == 422
        assert (await boss.put(path, rewrite(client={"phone": "1", "name": "", "email": ""}))).code == 431
        boss.strict = False
        assert "datetime" in (await boss.put(path, rewrite(datetime="soon"))).body["meta"]["errors"]
        assert (await boss.delete(path)).status == 204
        assert (await boss.delete(path)).status == 404
        assert (await boss.put(path, rewrite())).status == 404


async def test_a_service_withdrawn_since_stays_in_its_appointments() -> None:
    async with opened() as api:
        record = await booked(api)
        path = f"/record/{LONDON.id}/{record}"
        before = (await api.business().get(path)).data
        await api.tell("POST", "/withdraw", {"location": LONDON.id, "service": CUT})
        assert (await api.business().get(path)).data == before
    assert before["services"][0]["title"]
