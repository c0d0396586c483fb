"""Whatever is sent to the account, the reviews, the clients and the visits: an answer that fits the contract."""

import asyncio
import json
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.altegio.sandbox import SANDBOX_PARTNER_TOKEN, SANDBOX_USER_TOKEN, Sandbox, histories
from bot.altegio.sandbox.answer import ACCEPT
from tests.bot.altegio.salon_api import ANN, BOB, LONDON, MONDAY, opened
from tests.contract import validate_response

CLIENT, RECORD, VISIT = 700001, 2000001, 7000001
PATHS = [
    f"POST /comments/{LONDON.id}/0",
    f"POST /clients/{LONDON.id}",
    f"PUT /client/{LONDON.id}/{CLIENT}",
    f"PUT /visits/{VISIT}/{RECORD}",
    f"POST /company/{LONDON.id}/clients/search",
    "PUT /booking/user",
]
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just(ANN),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
states = st.dictionaries(
    st.sampled_from(["value", "from", "to", "staff", "status", "created", "records_count", "id", "birthday"]),
    values | st.fixed_dictionaries({"value": st.lists(values, max_size=2)}),
)
kinds = st.sampled_from(["id", "quick_search", "birthday", "gender", "category", "sold_amount", "record", "client"])
filters = st.fixed_dictionaries({"type": kinds, "state": states})
bodies = values | st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(["phone", "email", "card", "sex_id", "discount", "birth_date", "categories", "fields"], values),
        **dict.fromkeys(["confirmation_code", "order_by", "page", "page_size", "custom_fields"], values),
        **{name: values | st.just("x") for name in ("name", "text", "comment")},
        "mark": values | st.just("5"),
        "attendance": values | st.just(1),
        "filters": values | st.lists(filters, max_size=3),
    },
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=bodies, path=st.sampled_from(PATHS))
def test_whatever_is_sent_the_answer_fits_the_contract(body: Any, path: str) -> None:
    method, path = path.split()
    response = asyncio.run(ask(method, path, body))
    assert response.status_code < 500
    validate_response(method, path, response.status_code, response.json())


async def ask(method: str, path: str, body: Any) -> httpx.Response:
    """One call of a fresh sandbox with one client in it, without a network between."""
    sandbox = Sandbox(lambda: MONDAY, seeded=False)
    histories.visited(sandbox.world, LONDON, ANN[1:], "Ann Lee", days=3)
    user = sandbox.world.log_in(ANN[1:]) if "user" in path else SANDBOX_USER_TOKEN
    headers = {"authorization": f"Bearer {SANDBOX_PARTNER_TOKEN}, User {user}", "accept": ACCEPT}
    transport = httpx.ASGITransport(sandbox.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as client:
        return await client.request(method, f"/api/v1{path}", content=json.dumps(body), headers=headers)


QUERIES = {
    f"/comments/{LONDON.id}?staff_id=all": 422,
    f"/comments/{LONDON.id}?start_date=lately": 422,
    f"/clients/{LONDON.id}?page=0&count=0": 200,
    f"/clients/{LONDON.id}?id[]=x": 422,
    "/client/41000/x": 404,
    "/visits/99999999999999": 404,
    "/group/4120/clients": 422,
    "/loyalty/abonements?company_id=x&phone=447700900111": 422,
    "/loyalty/client_cards/-1": 404,
    "/loyalty/cards/%20/4120/41000": 422,
}


@pytest.mark.parametrize(("path", "status"), QUERIES.items())
async def test_queries_that_make_no_sense(path: str, status: int) -> None:
    async with opened() as api:
        reply = await api.business().get(path)
    assert reply.status == status


GUESSES = [
    ("GET", "/user/records/{}", None),
    ("DELETE", "/user/records/{}", None),
    ("GET", "/user/records/{}/0123456789abcdef", None),
    ("DELETE", "/user/records/{}/0123456789abcdef", None),
    ("GET", f"/book_record/{LONDON.id}/{{}}/", None),
    ("GET", f"/book_record/{LONDON.id}/{{}}/0123456789abcdef", None),
    ("PUT", f"/book_record/{LONDON.id}/{{}}", {"datetime": "2026-03-05T10:00:00+00:00"}),
]


@pytest.mark.parametrize(("method", "path", "body"), GUESSES, ids=lambda part: str(part)[:30])
async def test_a_guessed_number_opens_nothing(method: str, path: str, body: Any) -> None:
    """Not even of an appointment that never had a hash."""
    async with opened() as api:
        order = {"location": LONDON.id, "phone": ANN, "service": 410101, "datetime": "2026-03-05T12:00:00"}
        record = (await api.tell("POST", "/records", order)).body["id"]
        before = api.sandbox.records
        bob = await api.log_in(BOB)
        bob.strict = False
        for id_ in (record, record + 1, 0):
            assert (await bob.call(method, path.format(id_), body)).status == 404
        assert api.sandbox.records == before
