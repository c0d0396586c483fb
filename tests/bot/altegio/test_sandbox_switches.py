"""Every switch turned: what the documents leave open, both ways, and still within the contract."""

from typing import Any

import pytest

from bot.altegio.sandbox import Switches
from tests.bot.altegio.salon_api import ANN, KYIV, LONDON, Api, opened

KYIV_CUT, OLENA = 420101, 42001
TUESDAY_10, TUESDAY_12 = "2026-03-03T10:00:00+02:00", "2026-03-03T12:00:00+02:00"


def on(**positions: Any) -> Any:
    return opened(switches=Switches(**positions))


async def booked(api: Api, time: str = TUESDAY_10) -> tuple[int, str]:
    (made,) = (await api.book(KYIV, KYIV_CUT, time, OLENA)).data
    return made["record_id"], made["record_hash"]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("meta", {"meta": {"code": 433, "id": 1}}),
        ("errors", {"errors": {"code": 433, "id": 1}}),
        ("top", {"code": 433, "id": 1}),
        ("message", {}),
    ],
)
async def test_where_the_code_of_a_refusal_sits(where: str, expected: dict[str, Any]) -> None:
    async with on(refusal_code=where) as api:
        await booked(api)
        body = (await api.book(KYIV, KYIV_CUT, TUESDAY_10, OLENA)).body
    assert body["meta"].pop("message")
    body.get("errors", {}).pop("message", None)
    assert {k: v for k, v in body.items() if v and k != "success"} == expected


async def test_a_refusal_dressed_as_success() -> None:
    async with on(refusal_status="200") as api:
        await booked(api)
        api.strict = False
        reply = await api.book(KYIV, KYIV_CUT, TUESDAY_10, OLENA)
    assert (reply.status, reply.body["success"], reply.code) == (200, False, 433)


@pytest.mark.parametrize("status", [403, 422])
async def test_how_a_late_change_is_refused(status: Any) -> None:
    async with on(refused_change=status) as api:
        (made,) = (await api.book(LONDON, 410101, "2026-03-03T10:00:00+00:00", 41001)).data
        api.clock.forward(hours=24)
        reply = await api.delete(f"/user/records/{made['record_id']}/{made['record_hash']}")
    assert reply.status == status


@pytest.mark.parametrize("status", [409, 422])
async def test_how_a_taken_time_is_refused_to_the_business(status: Any) -> None:
    async with on(taken_status=status) as api:
        (record, _), _ = await booked(api), await booked(api, TUESDAY_12)
        reply = await api.business().put(
            f"/record/{KYIV.id}/{record}",
            {
                "staff_id": OLENA,
                "services": [],
                "client": {"phone": ANN, "name": "Ann", "email": ""},
                "datetime": TUESDAY_12,
                "seance_length": 3600,
                "save_if_busy": False,
            },
        )
    assert reply.status == status


@pytest.mark.parametrize(("status", "code"), [(401, None), (403, None), (404, None), (422, 432)])
async def test_what_a_wrong_code_is_answered_at_login(status: Any, code: int | None) -> None:
    async with on(wrong_login=status) as api:
        reply = await api.post("/user/auth", {"phone": ANN, "code": "00000"})
    assert (reply.status, reply.code) == (status, code)


async def test_other_statuses() -> None:
    async with on(statuses="other") as api:
        me = await api.log_in(ANN)
        check = {"appointments": [item()]}
        assert (await api.post(f"/book_code/{KYIV.id}", {"phone": ANN})).status == 201
        assert (await api.post(f"/book_check/{KYIV.id}", check)).status == 200
        record, key = await booked(api)
        assert (await me.get("/user/records")).status == 201
        assert (await api.get(f"/user/records/{record}/{key}")).status == 201
        gone = await api.delete(f"/user/records/{record}/{key}")
    assert (gone.status, gone.body) == (200, {"success": True, "data": None, "meta": []})


async def test_envelope_or_bare() -> None:
    async with on(login_body="envelope", details_body="envelope") as api:
        await api.post(f"/book_code/{KYIV.id}", {"phone": ANN})
        login = await api.post("/user/auth", {"phone": ANN, "code": api.sandbox.sms[-1].code})
        record, key = await booked(api)
        details = await api.get(f"/book_record/{KYIV.id}/{record}/{key}")
    assert login.data["user_token"]
    assert details.data["id"] == record


@pytest.mark.parametrize(("position", "data"), [("null", None), ("list", []), ("object", {}), ("missing", "-")])
async def test_nothing_to_say(position: str, data: Any) -> None:
    async with on(empty_data=position) as api:
        body = (await api.post(f"/book_check/{KYIV.id}", {"appointments": [item()]})).body
    assert body.get("data", "-") == data


@pytest.mark.parametrize(("position", "meta"), [("list", []), ("object", {}), ("missing", "-")])
async def test_empty_meta(position: str, meta: Any) -> None:
    async with on(empty_meta=position) as api:
        body = (await api.get(f"/book_services/{KYIV.id}")).body
        counted = (await api.get(f"/company/{KYIV.id}/staff")).body
    assert body.get("meta", "-") == meta
    assert counted["meta"] == {"total_count": 6}


@pytest.mark.parametrize(("position", "data"), [("list", []), ("null", None), ("missing", "-")])
async def test_empty_lists(position: str, data: Any) -> None:
    async with on(empty_list=position) as api:
        api.strict = position == "list"
        body = (await api.get(f"/book_times/{KYIV.id}/{OLENA}/2026-03-05")).body
    assert body.get("data", "-") == data


@pytest.mark.parametrize(("position", "empty"), [("list", []), ("object", {}), ("null", None)])
async def test_empty_objects(position: str, empty: Any) -> None:
    async with on(empty_object=position) as api:
        staff = {person["name"]: person for person in (await api.get(f"/book_staff/{LONDON.id}")).data}
    assert staff["Grace Whitcombe"]["position"] == empty


async def test_numbers_ids_and_flags_as_text() -> None:
    """All of it is within the contract's loose types, in every body."""
    async with on(ids="string", numbers="string", flags="string") as api:
        services = (await api.get(f"/book_services/{LONDON.id}")).data["services"]
        staff = (await api.get(f"/book_staff/{LONDON.id}")).data[0]
        location = (await api.get(f"/company/{LONDON.id}", "forBooking=1&show_groups=1")).data
        record, key = await booked(api)
        seen = (await api.get(f"/user/records/{record}/{key}")).data
        boss = api.business()
        listed = (await boss.get(f"/records/{KYIV.id}")).data
        for path in ("/companies", f"/company/{KYIV.id}/staff", f"/company/{KYIV.id}/service_categories"):
            assert (await api.get(path)).status == 200
        assert (await boss.get(f"/company/{KYIV.id}/services")).status == 200
        assert (await api.get(f"/bookform/{KYIV.bookform_id}")).data["company_id"] == str(KYIV.id)
        await booked(api, TUESDAY_12)
        taken = await api.book(KYIV, KYIV_CUT, TUESDAY_12, OLENA)
    assert (services[0]["id"], services[0]["price_min"]) == ("410101", "58")
    assert (staff["id"], staff["bookable"], staff["rating"]) == ("41001", "1", "4.92")
    assert (location["phone_confirmation"], location["allow_delete_record_delay_step"]) == ("1", "7200")
    assert (seen["id"], seen["deleted"], seen["length"]) == (record, "0", "3600")
    assert listed[0]["client"]["id"] == "700001"
    assert taken.code == 433  # codes stay numbers


async def test_flags_as_numbers() -> None:
    async with on(flags="number") as api:
        assert (await api.get(f"/company/{LONDON.id}")).data["phone_confirmation"] == 1
        assert (await api.get(f"/company/{KYIV.id}")).body["success"] is True


async def test_names_of_keys_and_values_of_locations() -> None:
    async with on(category_key="categories", service_length="always", timezone="name") as api:
        data = (await api.get(f"/book_services/{LONDON.id}")).data
        location = (await api.get(f"/company/{LONDON.id}")).data
    async with opened() as api:
        usual = (await api.get(f"/company/{KYIV.id}")).data
    assert "category" not in data
    assert data["categories"][0]["title"] == "Cuts & styling"
    assert data["services"][0]["seance_length"] == 3600
    assert location["timezone"] == "Europe/London"
    assert usual["timezone"] == 2


@pytest.mark.parametrize(
    ("positions", "date", "datetime"),
    [
        ({}, "2026-04-07 10:00:00", "2026-04-07T10:00:00+03:00"),
        ({"record_offset": "winter"}, "2026-04-07 10:00:00", "2026-04-07T10:00:00+02:00"),
        ({"record_offset": "utc"}, "2026-04-07 10:00:00", "2026-04-07T10:00:00+00:00"),
        ({"record_date": "offset"}, "2026-04-07T10:00:00+03:00", "2026-04-07T10:00:00+03:00"),
    ],
)
async def test_times_of_appointments_in_summer(positions: dict[str, Any], date: str, datetime: str) -> None:
    async with on(**positions) as api:
        record, _ = await booked(api, "2026-04-07T10:00:00+03:00")
        seen = (await api.business().get(f"/record/{KYIV.id}/{record}")).data
    assert (seen["date"], seen["datetime"]) == (date, datetime)


@pytest.mark.parametrize(
    ("position", "phone"),
    [("shown", "+447700900111"), ("masked", "+447*******11"), ("empty", ""), ("missing", "-")],
)
async def test_phones_as_the_business_sees_them(position: str, phone: str) -> None:
    async with on(business_phones=position) as api:
        record, _ = await booked(api)
        seen = (await api.business().get(f"/record/{KYIV.id}/{record}")).data
    assert seen["client"].get("phone", "-") == phone


async def test_codes_long_and_short_lived() -> None:
    async with on(code_length=4, code_lifetime=30, code_attempts=1, code_resend_after=60) as api:
        path, body = f"/book_code/{LONDON.id}", {"phone": ANN}
        await api.post(path, body)
        code = api.sandbox.sms[-1].code
        soon = await api.post(path, body)
        assert (len(code), soon.status, len(api.sandbox.sms)) == (4, 422, 1)
        api.clock.forward(seconds=30)
        assert (await api.post("/user/auth", {"phone": ANN, "code": code})).code == 432
        api.clock.forward(seconds=30)
        assert (await api.post(path, body)).status == 200
        fresh = api.sandbox.sms[-1].code
        assert (await api.post("/user/auth", {"phone": ANN, "code": "no"})).code == 432
        assert (await api.post("/user/auth", {"phone": ANN, "code": fresh})).code == 432


async def test_one_code_for_everything() -> None:
    async with on(code_use="many", code_on_resend="same") as api:
        await api.post(f"/book_code/{KYIV.id}", {"phone": ANN})
        await api.post(f"/book_code/{KYIV.id}", {"phone": ANN})
        first, second = (sms.code for sms in api.sandbox.sms)
        assert first == second
        assert (await api.book(KYIV, KYIV_CUT, TUESDAY_10, OLENA, code=first)).status == 201
        assert (await api.post("/user/auth", {"phone": ANN, "code": first})).status == 201


@pytest.mark.parametrize(("position", "status"), [("lost", 200), ("refused", 422)])
async def test_sms_that_do_not_come(position: str, status: int) -> None:
    async with on(sms=position) as api:
        assert (await api.post(f"/book_code/{KYIV.id}", {"phone": ANN})).status == status
        assert api.sandbox.sms == []


async def test_tokens_and_hashes_that_run_out() -> None:
    async with on(token_lifetime=60, hash_lifetime=60) as api:
        record, key = await booked(api)
        me = await api.log_in(ANN)
        api.clock.forward(seconds=59)
        assert (await me.get("/user/records")).status == 200
        assert (await api.get(f"/user/records/{record}/{key}")).status == 200
        api.clock.forward(seconds=1)
        assert (await me.get("/user/records")).status == 401
        assert (await api.get(f"/user/records/{record}/{key}")).status == 404


async def test_whose_token_a_change_needs() -> None:
    async with on(hash_cancel_needs="user", move_needs="partner") as api:
        record, key = await booked(api)
        assert (await api.put(f"/book_record/{KYIV.id}/{record}", {"datetime": TUESDAY_12})).status == 200
        assert (await api.delete(f"/user/records/{record}/{key}")).status == 401
        me = await api.log_in(ANN)
        assert (await me.delete(f"/user/records/{record}/{key}")).status == 204


async def test_an_api_id_is_good_once() -> None:
    async with on(api_id="unique") as api:
        assert (await api.book(KYIV, KYIV_CUT, TUESDAY_10, OLENA, api_id="a")).status == 201
        assert (await api.book(KYIV, KYIV_CUT, TUESDAY_12, OLENA, api_id="a")).status == 422
        assert (await api.book(KYIV, KYIV_CUT, TUESDAY_12, OLENA, api_id="b")).status == 201
        assert (await api.book(KYIV, KYIV_CUT, "2026-03-03T15:00:00+02:00", OLENA)).status == 201


def item() -> dict[str, Any]:
    return {"id": 1, "services": [KYIV_CUT], "staff_id": 0, "datetime": TUESDAY_10}
