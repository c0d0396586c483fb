"""What the business sees and changes of its clients and their visits."""

from typing import Any

import pytest

from bot.altegio.sandbox import Switches
from tests.bot.altegio.salon_api import ANN, BOB, KYIV, LONDON, Api, opened

CUT, BALAYAGE, AMELIA, TOM, PRIYA = 410101, 410202, 41001, 41002, 41003
SEARCH = f"/company/{LONDON.id}/clients/search"


async def add(api: Api, phone: str, name: str, **more: Any) -> int:
    order = {"location": LONDON.id, "phone": phone, "name": name, "service": CUT, **more}
    return int((await api.tell("POST", "/records", {"datetime": "2026-02-20T10:00:00", **order})).body["id"])


async def people(api: Api) -> None:
    """Ann came twice, and missed once; Bob is expected; Cleo cancelled."""
    await add(api, ANN, "Ann Lee", attendance=1)
    await add(api, ANN, "Ann Lee", attendance=1, service=BALAYAGE, datetime="2026-02-22T10:00:00")
    await add(api, ANN, "Ann Lee", attendance=-1, datetime="2026-02-24T10:00:00")
    await add(api, BOB, "Bob Stone", staff=TOM, datetime="2026-03-04T12:00:00")
    await add(api, "+447700900777", "Cleo Ray", attendance=1, deleted=True)


async def found(api: Api, *filters: Any, **more: Any) -> list[str]:
    """The names of those found."""
    body = {"fields": ["name"], "filters": [{"type": t, "state": s} for t, s in filters], **more}
    return [one["name"] for one in (await api.business().post(SEARCH, body)).data]


async def test_searching_gives_only_what_was_asked_for() -> None:
    async with opened() as api:
        await people(api)
        boss = api.business()
        ids = (await boss.post(SEARCH, {})).data
        (ann, _, _) = (await boss.post(SEARCH, {"fields": ["id", "phone", "sold_amount", "visits_count", "what"]})).data
        (seen,) = (await boss.post(SEARCH, {"fields": ["first_visit_date", "last_visit_date"], "page_size": 1})).data
    assert all(set(one) == {"id"} for one in ids)
    assert ann == {"id": ids[0]["id"], "phone": ANN, "sold_amount": 58 + 160, "visits_count": 2}
    assert seen == {"id": ids[0]["id"], "first_visit_date": "2026-02-20", "last_visit_date": "2026-02-22"}


@pytest.mark.parametrize(
    ("kind", "state", "names"),
    [
        ("quick_search", {"value": "900111"}, ["Ann Lee"]),
        ("quick_search", {"value": "+44 7700 900-2"}, ["Bob Stone"]),
        ("quick_search", {"value": "447700900"}, ["Ann Lee", "Bob Stone", "Cleo Ray"]),
        ("quick_search", {"value": "LEE"}, ["Ann Lee"]),
        ("quick_search", {"value": "Ann 9"}, []),
        ("id", {"value": ["700002"]}, ["Bob Stone"]),
        ("client", {"id": {"value": [700003]}}, ["Cleo Ray"]),
        ("sold_amount", {"from": 1, "to": 1000}, ["Ann Lee"]),
        ("record", {"status": {"value": [1]}}, ["Ann Lee"]),
        ("record", {"status": {"value": [2]}}, ["Bob Stone"]),
        ("record", {"status": {"value": [3]}, "records_count": {"from": 3}}, []),
        ("record", {"staff": {"value": [TOM]}}, ["Bob Stone"]),
        ("record", {"staff": {"value": [PRIYA]}, "service": {"value": [BALAYAGE]}}, ["Ann Lee"]),
        ("record", {"service_category": {"value": [410200]}}, ["Ann Lee"]),
        ("record", {"created": {"from": "2026-03-02", "to": "2026-03-02"}}, ["Ann Lee", "Bob Stone"]),
        ("record", {"created": {"to": "2026-03-01"}}, []),
        ("record", {"sold_amount": {"from": 200}}, ["Ann Lee"]),
        ("importance", {"value": [1, 2]}, []),
        ("gender", {"value": [0]}, ["Ann Lee", "Bob Stone", "Cleo Ray"]),
        ("birthday", {"from": "1900-01-01", "to": "2030-01-01"}, []),
        ("category", {"value": [1]}, []),
    ],
)
async def test_each_filter(kind: str, state: Any, names: list[str]) -> None:
    async with opened() as api:
        await people(api)
        assert await found(api, (kind, state)) == names


async def test_filters_together_order_and_pages() -> None:
    async with opened() as api:
        await people(api)
        lee, stone = ("quick_search", {"value": "lee"}), ("quick_search", {"value": "stone"})
        assert await found(api, lee, stone) == []
        assert await found(api, lee, stone, operation="OR") == ["Ann Lee", "Bob Stone"]
        assert await found(api, order_by="name", order_by_direction="desc") == ["Cleo Ray", "Bob Stone", "Ann Lee"]
        assert await found(api, order_by="visit_count", order_by_direction="DESC", page_size=1) == ["Ann Lee"]
        assert await found(api, page_size=2, page=2) == ["Cleo Ray"]
        assert (await api.business().post(SEARCH, {"page_size": 1})).body["meta"] == {"total_count": 3}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"filters": [{"type": "sale", "state": {}}]}, 400),
        ({"filters": [{"type": "id", "state": {}}]}, 400),
        ({"filters": [{"type": "id", "state": {"value": ["x"]}}]}, 400),
        ({"filters": [{"type": "record", "state": {"staff": []}}]}, 400),
        ({"filters": [{"type": "sold_amount", "state": {"from": "much"}}]}, 400),
        ({"order_by": "shoe_size"}, 400),
        ({"page_size": 201}, 422),
    ],
)
async def test_searches_that_make_no_sense(body: Any, status: int) -> None:
    async with opened() as api:
        await people(api)
        boss = api.business()
        boss.strict = False
        assert (await boss.post(SEARCH, body)).status == status


@pytest.mark.parametrize(("position", "phone"), [("masked", "+447*******11"), ("empty", ""), ("missing", None)])
async def test_phones_are_a_right_of_their_own(position: Any, phone: str | None) -> None:
    async with opened(switches=Switches(business_phones=position)) as api:
        await people(api)
        boss = api.business()
        client = (await boss.post(SEARCH, {"fields": ["id", "phone"], "page_size": 1})).data[0]
        whole = (await boss.get(f"/client/{LONDON.id}/{client['id']}")).data
        assert await found(api, ("quick_search", {"value": "900111"})) == ["Ann Lee"]
    assert client.get("phone") == whole.get("phone") == phone


async def test_a_client_is_replaced_as_a_whole() -> None:
    async with opened() as api:
        record = await add(api, ANN, "Ann Lee")
        boss = api.business()
        (client,) = (await boss.get(f"/clients/{LONDON.id}", "phone=900-111&fullname=lee")).data
        path = f"/client/{LONDON.id}/{client['id']}"
        wish = {"name": "Anna Li", "phone": ANN, "comment": "Likes tea", "sex_id": 2, "categories": [2], "card": 77}
        await boss.put(path, {**wish, "birth_date": "1990-05-06", "importance_id": 3})
        full = (await boss.get(path)).data
        seen = (await boss.get(f"/record/{LONDON.id}/{record}")).data["client"]
        await boss.put(path, {"name": "Anna Li", "phone": "447700900112"})
        bare = (await boss.get(path)).data
        assert (await (await api.log_in(ANN)).get("/user/records")).data == []
        assert len((await (await api.log_in("+447700900112")).get("/user/records")).data) == 1
    assert (full["comment"], full["sex"], full["importance"], full["card"]) == ("Likes tea", "Female", "Gold", "77")
    assert [category["title"] for category in full["categories"]] == ["VIP"]
    assert (seen["name"], seen["card"]) == ("Anna Li", "77")
    assert (bare["comment"], bare["birth_date"], bare["categories"]) == ("", "1970-01-01", [])


async def test_a_booking_keeps_what_is_known_of_a_client() -> None:
    async with opened() as api:
        boss = api.business()
        made = await boss.post(f"/clients/{LONDON.id}", {"name": "Ann", "phone": ANN, "comment": "Allergic"})
        await api.book(LONDON, CUT, "2026-03-03T10:00:00+00:00", AMELIA)
        seen = (await boss.get(f"/client/{LONDON.id}/{made.data['id']}")).data
    assert made.status == 201
    assert (seen["name"], seen["comment"]) == ("Ann Lee", "Allergic")


async def test_clients_that_cannot_be() -> None:
    async with opened() as api:
        await people(api)
        boss = api.business()
        (ann, bob, _) = (await boss.get(f"/clients/{LONDON.id}")).data
        taken = await boss.put(f"/client/{LONDON.id}/{ann['id']}", {"name": "Ann", "phone": BOB})
        twice = await boss.post(f"/clients/{LONDON.id}", {"name": "Bob", "phone": BOB})
        nobody = await boss.get(f"/client/{KYIV.id}/{ann['id']}")
        ids = (await boss.get(f"/clients/{LONDON.id}", f"id[]={bob['id']}&count=1")).body
    assert (taken.status, twice.status, nobody.status) == (422, 422, 404)
    assert [one["name"] for one in ids["data"]] == ["Bob Stone"]
    assert ids["meta"] == {"page": 1, "total_count": 1}


async def test_one_phone_in_the_whole_chain() -> None:
    async with opened() as api:
        await people(api)
        await add(api, ANN, "Анна", location=KYIV.id, service=420101)
        boss = api.business()
        (chain,) = (await boss.get("/groups")).data
        known = (await boss.get(f"/group/{chain['id']}/clients", f"phone={ANN[1:]}")).data
        labels = (await boss.get(f"/labels/{LONDON.id}/clients", "page=1&term=vip")).data
        assert (await boss.get("/group/83/clients", f"phone={ANN[1:]}")).status == 404
    assert {(one["company_id"], one["name"]) for one in known["clients"]} == {(LONDON.id, "Ann Lee"), (KYIV.id, "Анна")}
    assert [label["title"] for label in labels] == ["VIP"]


@pytest.mark.parametrize("answer", ["nothing", "record", "visit"])
async def test_attendance_is_set_on_a_visit(answer: Any) -> None:
    async with opened(switches=Switches(visit_answer=answer)) as api:
        record = await add(api, ANN, "Ann Lee", datetime="2026-03-03T10:00:00")
        boss = api.business()
        visit = (await boss.get(f"/record/{LONDON.id}/{record}")).data["visit_id"]
        reply = await boss.put(f"/visits/{visit}/{record}", {"attendance": 2, "comment": "Confirmed in the chat"})
        whole = (await boss.get(f"/visits/{visit}")).data
        mine = (await (await api.log_in(ANN)).get(f"/user/records/{record}")).data
    assert reply.status == 200
    told = {"nothing": None, "record": record, "visit": [record]}[answer]
    shown = reply.data
    assert (shown and ([r["id"] for r in shown["records"]] if "records" in shown else shown["id"])) == told
    assert (whole["attendance"], whole["records"][0]["id"]) == (2, record)
    assert (mine["attendance"], mine["comment"]) == (2, "Confirmed in the chat")


async def test_visits_that_are_not_there() -> None:
    async with opened() as api:
        record, other = await add(api, ANN, "Ann Lee"), await add(api, BOB, "Bob Stone", deleted=True)
        boss, came = api.business(), {"attendance": 1, "comment": ""}
        visit, gone = (5_000_000 + id_ for id_ in (record, other))
        assert (await boss.put(f"/visits/{visit}/{other}", came)).status == 404
        assert (await boss.put(f"/visits/{gone}/{other}", came)).status == 404
        assert (await boss.get("/visits/1")).status == 404
        boss.strict = False
        assert (await boss.put(f"/visits/{visit}/{record}", {"attendance": 3, "comment": ""})).status == 422


ATTACKS = [
    ("POST", SEARCH, {}),
    ("GET", f"/clients/{LONDON.id}", None),
    ("POST", f"/clients/{LONDON.id}", {"name": "X", "phone": ANN}),
    ("GET", f"/client/{LONDON.id}/700001", None),
    ("PUT", f"/client/{LONDON.id}/700001", {"name": "X", "phone": ANN}),
    ("GET", f"/labels/{LONDON.id}/clients", None),
    ("GET", "/groups", None),
    ("GET", "/group/4120/clients", None),
    ("GET", "/visits/8000001", None),
    ("PUT", "/visits/8000001/3000001", {"attendance": 1, "comment": ""}),
    ("GET", f"/records/{LONDON.id}", None),
    ("DELETE", f"/record/{LONDON.id}/3000001", None),
]


@pytest.mark.parametrize(("method", "path", "body"), ATTACKS, ids=lambda part: str(part)[:24])
async def test_none_of_it_is_for_clients(method: str, path: str, body: Any) -> None:
    async with opened() as api:
        await people(api)
        before = dict(api.sandbox.world.records)
        assert (await api.call(method, path, body)).status == 401
        assert (await (await api.log_in(ANN)).call(method, path, body)).status == 403
        assert api.sandbox.world.records == before
