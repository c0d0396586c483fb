"""What the sandbox can be told under /__sandbox, and by whom."""

import asyncio
from typing import Any

import pytest

from bot.altegio.sandbox import Sandbox, Switches
from tests.bot.altegio.salon_api import ANN, KYIV, LONDON, MONDAY, opened

KYIV_CUT, OLENA, ANDRIY = 420101, 42001, 42002
TUESDAY_10 = "2026-03-03T10:00:00+02:00"


async def test_the_index_tells_of_everything() -> None:
    async with opened() as api:
        index = (await api.tell("GET", "/")).body
    assert {(entry["method"], entry["path"]) for entry in index} == {
        ("GET", "/__sandbox/"),
        ("GET", "/__sandbox/sms"),
        ("GET", "/__sandbox/records"),
        ("GET", "/__sandbox/calls"),
        ("GET", "/__sandbox/switches"),
        ("GET", "/__sandbox/switches/positions"),
        ("PATCH", "/__sandbox/switches"),
        ("GET", "/__sandbox/faults"),
        ("POST", "/__sandbox/faults"),
        ("DELETE", "/__sandbox/faults"),
        ("POST", "/__sandbox/take"),
        ("POST", "/__sandbox/withdraw"),
        ("POST", "/__sandbox/records"),
        ("PATCH", "/__sandbox/records"),
        ("POST", "/__sandbox/history"),
        ("POST", "/__sandbox/fill"),
        ("PATCH", "/__sandbox/locations"),
        ("DELETE", "/__sandbox/logins"),
        ("POST", "/__sandbox/reset"),
    }
    assert all(entry["what"] for entry in index)


async def test_the_sandboxs_phone() -> None:
    async with opened() as api:
        await api.post(f"/book_code/{LONDON.id}", {"phone": ANN})
        api.clock.forward(minutes=1)
        await api.post(f"/book_code/{KYIV.id}", {"phone": "380440000111"})
        first, second = (await api.tell("GET", "/sms")).body
    assert first["phone"] == ANN
    assert first["text"] == f"Confirmation code for Silver Heron Studio: {first['code']}"
    assert first["sent_at"] == "2026-03-02T08:00:00Z"
    assert second["phone"] == "+380440000111"
    assert second["sent_at"] == "2026-03-02T08:01:00Z"


async def test_the_appointments_made_so_far() -> None:
    async with opened(seeded=True) as api:
        made = (await api.book(KYIV, KYIV_CUT, "2026-03-04T11:00:00+02:00", api_id="k-1")).data
        (record,) = (await api.tell("GET", "/records")).body
    assert record["id"] == made[0]["record_id"]
    assert (record["name"], record["phone"], record["api_id"]) == ("Ann Lee", ANN, "k-1")
    assert (record["datetime"], record["length"]) == ("2026-03-04T11:00:00+02:00", 60)
    assert made[0]["record_hash"] not in str(record)


async def test_the_calls_made_so_far_tell_nothing_personal() -> None:
    async with opened() as api:
        await api.book(LONDON, 410101, "2026-03-03T10:00:00+00:00")
        await api.get("/company/1")
        api.strict = False
        await api.get("/loyalty/cards/447700900111/1/1")
        await api.call("DELETE", f"/book_record/{LONDON.id}")
        calls = (await api.tell("GET", "/calls")).body
    assert [(call["method"], call["operation"], call["status"]) for call in calls] == [
        ("POST", "book_code", 200),
        ("POST", "book_record", 201),
        ("GET", "company", 404),
        ("GET", "loyalty_cards", 401),
        ("DELETE", "", 405),
    ]
    assert calls[0]["path"] == f"/api/v1/book_code/{LONDON.id}"
    assert calls[0]["at"] == "2026-03-02T08:00:00Z"
    assert "447700900111" not in str(calls)


async def test_each_switch_explains_itself() -> None:
    async with opened() as api:
        positions = (await api.tell("GET", "/switches/positions")).body
    assert positions.keys() == Switches.model_fields.keys()
    assert all(position["description"] for position in positions.values())
    assert positions["code_use"]["enum"] == ["once", "many"]
    assert "serves again" in positions["code_use"]["description"]
    assert positions["code_length"]["maximum"] == 8


async def test_switches_are_turned_while_it_runs() -> None:
    async with opened() as api:
        before = (await api.tell("GET", "/switches")).body
        after = (await api.tell("PATCH", "/switches", {"code_length": 4, "rate_limit": True})).body
        await api.tell("PATCH", "/switches", {"rate_limit": False})
        await api.post(f"/book_code/{LONDON.id}", {"phone": ANN})
    assert before == Switches().model_dump()
    assert after == {**before, "code_length": 4, "rate_limit": True}
    assert len(api.sandbox.sms[0].code) == 4


@pytest.mark.parametrize(
    ("order", "hint"),
    [
        ({"refusal_code": "body"}, "'meta', 'errors', 'top' or 'message'"),
        ({"code_length": 99}, "8"),
        ({"code_length": "4"}, "integer"),
        ({"nonsense": 1}, "refusal_code"),
        ([], "object"),
        ("on", "object"),
    ],
)
async def test_a_wrong_switch_is_explained_and_turns_nothing(order: Any, hint: str) -> None:
    async with opened() as api:
        reply = await api.tell("PATCH", "/switches", order)
        assert api.sandbox.switches == Switches()
    assert reply.status == 422
    assert hint in reply.body["error"]


async def test_somebody_else_books() -> None:
    order = {"location": KYIV.id, "staff": OLENA, "datetime": "2026-03-03T10:00:00", "length": 90}
    async with opened() as api:
        (taken,) = (await api.tell("POST", "/take", order)).body
        assert "10:00" not in await api.times(KYIV, KYIV_CUT, "2026-03-03")
        assert "11:30" in await api.times(KYIV, KYIV_CUT, "2026-03-03")
        again = await api.tell("POST", "/take", order)
        everyone = (await api.tell("POST", "/take", {**order, "staff": 0})).body
        assert (await api.book(KYIV, 420102, TUESDAY_10, ANDRIY)).code == 433
    assert (taken["staff"], taken["online"], taken["length"]) == (OLENA, False, 90)
    assert (again.status, again.body) == (422, {"error": "this time is taken already"})
    assert ANDRIY in {record["staff"] for record in everyone}
    assert OLENA not in {record["staff"] for record in everyone}


@pytest.mark.parametrize(
    ("path", "order", "hint"),
    [
        ("/take", {"location": 1, "datetime": "2026-03-03T10:00:00"}, "41000"),
        ("/take", {"location": KYIV.id, "staff": 7, "datetime": "2026-03-03T10:00:00"}, "42001"),
        ("/take", {"location": KYIV.id, "datetime": "at ten"}, "2026-03-02T10:00:00"),
        ("/take", {"location": KYIV.id, "datetime": "2026-03-03T10:00:00", "length": 0}, "length"),
        ("/take", None, "Take"),
        ("/withdraw", {"location": KYIV.id, "service": 1}, "420101"),
        ("/withdraw", {"location": KYIV.id}, "service"),
    ],
)
async def test_wrong_orders_are_explained(path: str, order: Any, hint: str) -> None:
    async with opened() as api:
        reply = await api.tell("POST", path, order)
    assert reply.status == 422
    assert hint in reply.body["error"]


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[" * 100_000, b'{"code_length": "' + b"4" * 100_000 + b'"}'])
async def test_orders_that_are_not_json(body: bytes) -> None:
    async with opened() as api:
        response = await api.http.patch("/__sandbox/switches", content=body)
    assert response.status_code == 422
    assert response.json()["error"]


async def test_an_order_that_breaks_off_is_none(caplog: pytest.LogCaptureFixture) -> None:
    async with opened() as api:
        reader, writer = await asyncio.open_connection(api.http.base_url.host, api.http.base_url.port)
        writer.write(b"POST /__sandbox/faults HTTP/1.1\r\nHost: sandbox\r\nContent-Length: 100\r\n\r\n{")
        writer.write_eof()
        assert await reader.read() == b""
        writer.close()
        assert (await api.tell("GET", "/faults")).body == []
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


async def test_starting_all_over() -> None:
    async with opened(switches=Switches(code_length=6)) as api:
        await api.tell("PATCH", "/switches", {"code_length": 4})
        await api.tell("POST", "/faults", {"kind": "5xx", "operation": "company", "times": None})
        await api.tell("POST", "/withdraw", {"location": KYIV.id, "service": KYIV_CUT})
        await api.post(f"/book_code/{KYIV.id}", {"phone": ANN})
        await api.book(KYIV, 420102, TUESDAY_10)
        me = await api.log_in(ANN)
        await api.tell("POST", "/reset")
        assert (api.sandbox.sms, api.sandbox.records, list(api.sandbox.calls)) == ([], [], [])
        assert (await me.get("/user/records")).status == 401
        assert (await api.get(f"/company/{KYIV.id}")).status == 200
        assert (await api.book(KYIV, KYIV_CUT, TUESDAY_10)).status == 201
        assert api.sandbox.switches == Switches(code_length=6)


@pytest.mark.parametrize(
    ("peer", "open_to", "status"),
    [
        ("127.0.0.1", "loopback", 200),
        ("::1", "loopback", 200),
        ("::ffff:127.0.0.1", "loopback", 200),
        ("192.0.2.7", "loopback", 403),
        ("::ffff:192.0.2.7", "loopback", 403),
        ("somewhere", "loopback", 403),
        ("192.0.2.7", "all", 200),
    ],
)
async def test_codes_are_shown_on_this_machine_only(peer: str, open_to: Any, status: int) -> None:
    """The peer's address cannot be chosen over a loopback connection, so the application is called itself."""
    sandbox = Sandbox(lambda: MONDAY, seeded=False, open_to=open_to)
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "GET", "path": "/__sandbox/sms", "query_string": b"", "headers": [],
        "client": (peer, 1), "server": ("x", 80), "scheme": "http", "root_path": "", "http_version": "1.1",
    }  # fmt: skip
    await sandbox.app(scope, receive, send)
    assert sent[0]["status"] == status


async def test_codes_are_not_shown_through_a_proxy() -> None:
    """One on this machine that passes on what its client has sent: that may be this machine's address as well."""
    async with opened() as api:
        assert (await api.http.get("/__sandbox/sms")).status_code == 200
        for address in ("127.0.0.1", "198.51.99.7", ""):
            answer = await api.http.get("/__sandbox/sms", headers={"X-Forwarded-For": address})
            assert answer.status_code == 403
