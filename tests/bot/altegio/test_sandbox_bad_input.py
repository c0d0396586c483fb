"""Bad requests get a 4xx in the envelope: never a 5xx, never a traceback, and nothing is kept."""

import asyncio
import json
from typing import Any

import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.altegio.sandbox import SANDBOX_PARTNER_TOKEN, Sandbox
from bot.altegio.sandbox.answer import ACCEPT
from tests.bot.altegio.salon_api import ANN, KYIV, LONDON, MONDAY, Api, opened
from tests.contract import validate_response

GOOD: dict[str, Any] = {
    "phone": ANN,
    "fullname": "Ann Lee",
    "appointments": [{"id": 1, "services": [420101], "staff_id": 0, "datetime": "2026-03-03T10:00:00+02:00"}],
}
PARTNER = f"Bearer {SANDBOX_PARTNER_TOKEN}"


async def post(api: Api, path: str, body: bytes, authorization: str = PARTNER) -> Any:
    headers = {"authorization": authorization, "accept": ACCEPT, "content-type": "application/json"}
    return await api.http.post(f"/api/v1{path}", content=body, headers=headers)


BODIES: list[tuple[bytes, int]] = [
    (b"", 400),
    (b"{", 400),
    (b"\xff\xfe", 400),
    (b'{"phone": "\\ud800"}', 400),
    (b'{"appointments": NaN}', 400),
    (b"[" * 60_000, 400),
    (b'"' + b"x" * 70_000 + b'"', 400),
    (b"[]", 422),
    (b"null", 422),
    (b"{}", 422),
    (b'{"appointments": []}', 422),
    (b'{"appointments": {"id": 1}}', 422),
    (json.dumps({**GOOD, "appointments": GOOD["appointments"] * 21}).encode(), 422),
]
FIELDS: list[tuple[str, Any]] = [
    ("fullname", "x" * 256),
    ("comment", "x" * 5001),
    ("notify_by_sms", -1),
    ("notify_by_email", "never"),
    ("phone", {"a": 1}),
    ("code", [1]),
]
ITEM_FIELDS: list[tuple[str, Any]] = [
    ("services", []),
    ("services", ["cut"]),
    ("services", [-1]),
    ("services", [420101] * 21),
    ("services", None),
    ("staff_id", "Olena"),
    ("staff_id", 10**40),
    ("datetime", ""),
    ("datetime", "tomorrow"),
    ("datetime", "0001-01-01T00:00:00+14:00"),
    ("datetime", "9999-12-31T23:59:59-12:00"),
    ("datetime", "2026-03-03T10:00:00+02:00" * 9),
    ("datetime", 1772524800),
    ("id", None),
    ("custom_fields", "x"),
]


async def test_bodies_that_make_no_sense() -> None:
    async with opened() as api:
        for path in ("/book_record/42000", "/book_check/42000"):
            for body, status in BODIES:
                response = await post(api, path, body)
                assert response.status_code == status, (path, body[:60])
                assert response.json()["meta"]["message"]
                validate_response("POST", path, status, response.json())
    assert api.sandbox.records == []


async def test_fields_that_make_no_sense() -> None:
    (item,) = GOOD["appointments"]
    async with opened() as api:
        for field, value in FIELDS:
            response = await post(api, "/book_record/42000", json.dumps({**GOOD, field: value}).encode())
            assert response.status_code == 422, field
            assert any(name.startswith(field) for name in response.json()["meta"]["errors"])
        for field, value in ITEM_FIELDS:
            body = json.dumps({**GOOD, "appointments": [{**item, field: value}]}).encode()
            for path in ("/book_record/42000", "/book_check/42000"):
                response = await post(api, path, body)
                assert response.status_code == 422, (field, value)
                assert "errors" in response.json()["meta"] or response.json()["meta"]["code"] == 433
    assert api.sandbox.records == []


async def test_tokens_that_open_nothing() -> None:
    wrong = [
        "", "Bearer", "Bearer wrong", PARTNER.removeprefix("Bearer "), f"Basic {PARTNER}", f"{PARTNER}, User",
        f"{PARTNER}, User nobody", f"{PARTNER} User sandbox-user-token", f"{PARTNER}x",
    ]  # fmt: skip
    async with opened() as api:
        for authorization in wrong:
            response = await post(api, "/book_record/42000", json.dumps(GOOD).encode(), authorization)
            assert response.status_code == 401, authorization
            assert response.json()["success"] is False
    assert api.sandbox.records == []


async def test_queries_that_make_no_sense() -> None:
    queries = {
        f"/book_times/{LONDON.id}/0/tomorrow": 422,
        f"/book_times/{LONDON.id}/0/20260303": 422,
        f"/book_times/{LONDON.id}/0/2026-02-30": 422,
        f"/book_times/{LONDON.id}/-1/2026-03-03": 404,
        f"/book_times/{LONDON.id}/0/0001-01-01": 200,
        f"/book_times/{LONDON.id}/0/9999-12-31": 200,
        f"/book_dates/{LONDON.id}?date=9999-12-31": 200,
        f"/book_dates/{LONDON.id}?date_from=2026-05-01&date_to=2026-03-01": 200,
        f"/book_dates/{LONDON.id}?date=March": 422,
        f"/book_dates/{LONDON.id}?staff_id=all": 422,
        f"/book_dates/{LONDON.id}?service_ids[]=cut": 422,
        f"/book_dates/{LONDON.id}?" + "&".join(["service_ids[]=1"] * 51): 422,
        f"/book_staff/{LONDON.id}?datetime=noon": 422,
        f"/book_staff/{LONDON.id}?datetime=0001-01-01T00:00:00%2B05:00": 422,
        f"/book_services/{LONDON.id}?datetime=9999-12-31T23:59:59-12:00": 422,
        f"/book_staff_seances/{LONDON.id}/0?datetime=1": 422,
        "/companies?page=-1": 422,
        "/book_services/%F0%9F%92%87": 404,
        "/book_services/41000/": 404,
        "//book_services/41000": 404,
    }
    headers = {"authorization": PARTNER, "accept": ACCEPT}
    async with opened() as api:
        for path, status in queries.items():
            response = await api.http.get(f"/api/v1{path}", headers=headers)
            assert response.status_code == status, path
            assert response.json()["success"] is (status == 200)


async def test_without_the_v2_header_there_is_no_envelope() -> None:
    async with opened() as api:
        plain = {"authorization": PARTNER}
        times = await api.http.get(f"/api/v1/book_times/{KYIV.id}/0/2026-03-03", headers=plain)
        refused = await api.http.get("/api/v1/company/1", headers=plain)
    assert times.json()[0]["datetime"] == "2026-03-03T09:00:00+02:00"
    assert refused.json()["errors"] == {"code": 404, "message": "Location not found."}


async def test_arrays_without_brackets_are_overlooked() -> None:
    """As by PHP: the last value alone would be left, and no list."""
    async with opened() as api:
        everybody = (await api.get(f"/book_staff/{LONDON.id}", "service_ids=410301")).data
        one = (await api.get(f"/book_staff/{LONDON.id}", "service_ids[0]=410301&service_ids[1]=410302")).data
    assert len(everybody) == 5
    assert [staff["name"] for staff in one] == ["Zofia Lis"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
items = st.fixed_dictionaries(
    {},
    optional={
        "id": json_values | st.integers(0, 3),
        "services": json_values | st.lists(st.sampled_from([420101, 420102, "420103", 1]), max_size=3),
        "staff_id": json_values | st.sampled_from([0, 42001, "42002", 42006]),
        "datetime": json_values | st.datetimes().map(str) | st.just("2026-03-03T10:00:00+02:00"),
        "custom_fields": json_values,
    },
)
bodies = json_values | st.fixed_dictionaries(
    {},
    optional={
        "phone": json_values | st.just(ANN),
        "fullname": json_values | st.text(min_size=1),
        "appointments": json_values | st.lists(items, max_size=3),
        "code": json_values,
        "comment": json_values,
        "email": json_values,
        "notify_by_sms": json_values,
        "api_id": json_values,
        "datetime": json_values,
    },
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    body=bodies,
    path=st.sampled_from(
        ["POST /book_record/42000", "POST /book_check/42000", "POST /book_code/42000", "POST /user/auth"]
    ),
)
def test_whatever_is_sent_the_answer_fits_the_contract(body: Any, path: str) -> None:
    method, path = path.split()
    response = asyncio.run(ask(method, path, body))
    assert response.status_code < 500
    validate_response(method, path, response.status_code, response.json())


async def ask(method: str, path: str, body: Any) -> httpx.Response:
    """One call of a fresh sandbox, without a network between."""
    transport = httpx.ASGITransport(Sandbox(lambda: MONDAY, seeded=False).app)
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as client:
        headers = {"authorization": PARTNER, "accept": ACCEPT}
        return await client.request(method, f"/api/v1{path}", content=json.dumps(body), headers=headers)
