"""What clients say about themselves in the sandbox: name, and a phone that is changed by code."""

import pytest

from bot.altegio.sandbox import Switches
from tests.bot.altegio.salon_api import ANN, BOB, LONDON, opened

NEW = "+447700900333"


async def test_a_name_is_changed() -> None:
    async with opened() as api:
        await api.book(LONDON, 410101, "2026-03-03T10:00:00+00:00")
        me, other = await api.log_in(ANN), await api.log_in(BOB)
        before = (await me.get("/booking/user/data")).body
        after = (await me.put("/booking/user", {"name": "Anna Lee"})).body
        assert (await me.get("/booking/user/data")).body == after == {**before, "name": "Anna Lee"}
        assert (await other.get("/booking/user/data")).body["name"] == ""
    assert (before["name"], before["phone"]) == ("Ann Lee", ANN)


async def test_a_phone_is_changed_by_the_code_that_was_sent_to_it() -> None:
    async with opened() as api:
        await api.book(LONDON, 410101, "2026-03-03T10:00:00+00:00", phone=NEW)
        me = await api.log_in(ANN)
        await me.get("/booking/user/phone_confirmation", f"company_id={LONDON.id}&phone={NEW[1:]}")
        sms = api.sandbox.sms[-1]
        wrong = await me.put("/booking/user", {"phone": NEW, "confirmation_code": "no"})
        assert (await me.get("/user/records")).data == []
        right = await me.put("/booking/user", {"phone": NEW, "confirmation_code": sms.code})
        assert len((await me.get("/user/records")).data) == 1
    assert sms.phone == NEW[1:]
    assert (wrong.status, wrong.code) == (422, 432)
    assert right.body["phone"] == NEW


async def test_nobody_takes_anothers_phone_without_their_code() -> None:
    async with opened() as api:
        me = await api.log_in(ANN)
        for code in (None, "", "12345"):
            body = {"phone": BOB, "name": "Bob"} | ({} if code is None else {"confirmation_code": code})
            assert (await me.put("/booking/user", body)).code == 432
        await api.post(f"/book_code/{LONDON.id}", {"phone": ANN})
        own = {"phone": BOB, "confirmation_code": api.sandbox.sms[-1].code}
        assert (await me.put("/booking/user", own)).code == 432
        assert (await me.get("/booking/user/data")).body["phone"] == ANN


async def test_who_has_no_account() -> None:
    async with opened() as api:
        for user, status in ((api, 401), (api.business(), 403)):
            assert (await user.get("/booking/user/data")).status == status
            assert (await user.put("/booking/user", {"name": "X"})).status == status
            assert (await user.get("/booking/user/phone_confirmation", "company_id=41000")).status == status
        me = await api.log_in(ANN)
        assert (await me.get("/booking/user/phone_confirmation", f"company_id=1&phone={NEW[1:]}")).status == 404
        assert (await me.get("/booking/user/phone_confirmation", f"group_id=4120&phone={NEW[1:]}")).status == 200
        assert (await me.get("/booking/user/phone_confirmation", "group_id=4120&phone=1")).code == 431


@pytest.mark.parametrize("answer", ["user", "accepted"])
async def test_what_a_change_answers(answer: str) -> None:
    switches = Switches(user_update=answer, user_body="envelope")  # type: ignore[arg-type]
    async with opened(switches=switches) as api:
        me = await api.log_in(ANN)
        reply = await me.put("/booking/user", {"name": "Anna"})
        assert (await me.get("/booking/user/data")).data["name"] == "Anna"
    assert (reply.data or {}).get("name") == ("Anna" if answer == "user" else None)
