"""Saying things through the Cloud API, over HTTP, with all that may go wrong on the way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import structlog
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from bot.calendar_file import calendar_file
from bot.channels import NotSaid, Unreachable
from bot.channels.whatsapp import Account, WhatsApp, graph
from bot.channels.whatsapp.channel import BURST
from bot.texts import words
from bot.web import serving
from fsm.prompts import Option, Prompt, Say
from fsm.words import Appointment, Chat, Location, Service, Staff
from tests.whatsapp_api import WhatsAppApi, WhatsAppClient
from tests.whatsapp_api.bodies import PHONE_ID, body, text
from tests.whatsapp_api.server import DAY, TOKEN

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
EN = words("en")
NUMBER, USER = "16505551234", "US.13491208655302741918"
CHAT = Chat("whatsapp", NUMBER)
BACK = Option("back", Say("label.back"), kind="nav")
SERVICES = Prompt(Say("service.text"), (Option("s1", "Haircut"), Option("s2", "Beard trim"), BACK), token="1")
SHARE = Option("share", Say("label.share_phone"), kind="contact")
PHONE = Prompt(Say("phone.text"), (SHARE, BACK), "contact", token="3")
PLACING = Prompt(Say("placing.text"), awaits=True)
HAIRCUT = Service(1, "Haircut", 3)
VISIT = Appointment(
    5, "hash", Location(7, "Barber", "UTC", "GB"), (HAIRCUT,), Staff(9, "Olena"), NOW, timedelta(hours=1)
)


class Time:
    """Stands still until it is put forward."""

    def __init__(self) -> None:
        self.seconds = NOW.timestamp()

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
async def api(time: Time) -> AsyncIterator[WhatsAppApi]:
    async with WhatsAppApi(time) as api:
        yield api


@pytest.fixture
def waits() -> list[float]:
    """How long the channel wanted to wait; it did not have to."""
    return []


@pytest.fixture
async def whatsapp(api: WhatsAppApi, waits: list[float]) -> AsyncIterator[WhatsApp]:
    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        await asyncio.sleep(0)

    account = Account(api.url, PHONE_ID, TOKEN)
    async with WhatsApp(account, lambda: NOW, timedelta(minutes=30), per_second=1e6, sleep=sleep) as whatsapp:
        yield whatsapp


@pytest.fixture
def anna(api: WhatsAppApi, whatsapp: WhatsApp) -> WhatsAppClient:
    """She has written a moment ago."""
    anna = api.client(NUMBER)
    anna.says(text("hi"))
    return anna


async def test_a_prompt_is_a_message_with_buttons(whatsapp: WhatsApp, anna: WhatsAppClient) -> None:
    await whatsapp.say(CHAT, SERVICES, EN, edit="")
    assert anna.screen.text == EN.body(SERVICES)
    assert anna.screen.labels == ["Haircut", "Beard trim", "Back"]


async def test_who_hides_their_number_is_written_to_all_the_same(whatsapp: WhatsApp, api: WhatsAppApi) -> None:
    cid = api.client(user=USER)
    cid.says(text("hi"))
    await whatsapp.say(Chat("whatsapp", USER), SERVICES, EN, edit="")
    assert cid.screen.labels == ["Haircut", "Beard trim", "Back"]
    assert (api.calls[-1].get("to"), api.calls[-1].get("recipient")) == (None, USER)


async def test_the_number_is_asked_for_with_whatsapps_own_button(whatsapp: WhatsApp, anna: WhatsAppClient) -> None:
    await whatsapp.say(CHAT, PHONE, EN, edit="")
    assert (anna.screen.text, anna.asked_for_phone) == (EN.body(PHONE), 1)


async def test_a_button_that_whatsapp_does_not_know_is_let_go(
    whatsapp: WhatsApp, anna: WhatsAppClient, api: WhatsAppApi
) -> None:
    await whatsapp.say(CHAT, replace(PHONE, options=(SHARE,)), EN, edit="")
    api.breaks("interactive", 100)
    await whatsapp.say(CHAT, replace(PHONE, options=(SHARE,)), EN, edit="")
    assert ([shown.text for shown in anna.messages], anna.asked_for_phone) == ([EN.body(PHONE)] * 2, 1)


async def test_a_picture_that_fails_is_let_go(whatsapp: WhatsApp, anna: WhatsAppClient, api: WhatsAppApi) -> None:
    pictured = replace(PLACING, image="https://glow.example/soho.jpg", awaits=False)
    await whatsapp.say(CHAT, pictured, EN, edit="")
    api.breaks("image", 131053)
    await whatsapp.say(CHAT, pictured, EN, edit="")
    assert (anna.screen.text, anna.images) == (EN.body(PLACING), ["https://glow.example/soho.jpg"])
    assert [shown.text for shown in anna.messages] == [EN.body(PLACING)] * 2


async def test_what_is_kept_of_a_client_comes_as_a_file(whatsapp: WhatsApp, anna: WhatsAppClient) -> None:
    await whatsapp.say(CHAT, Prompt(Say("kept.text"), kept='{"name": "Ганна"}'), EN, edit="")
    assert anna.documents == [("my-data.json", '{"name": "Ганна"}'.encode())]


async def test_an_appointment_comes_with_its_calendar_file(whatsapp: WhatsApp, anna: WhatsAppClient) -> None:
    await whatsapp.say(CHAT, Prompt(Say("menu.text"), appointment=VISIT), EN, edit="")
    assert anna.documents == [("appointment.ics", calendar_file(VISIT, NOW))]
    assert [shown.text for shown in anna.messages] == [EN.say(Say("menu.text")), ""]


@pytest.mark.parametrize("what", ["media", "document"])
async def test_a_calendar_file_that_fails_is_let_go(
    whatsapp: WhatsApp, anna: WhatsAppClient, api: WhatsAppApi, what: str
) -> None:
    api.breaks(what, 131053, 500)
    with structlog.testing.capture_logs() as logs:
        await whatsapp.say(CHAT, Prompt(Say("menu.text"), appointment=VISIT), EN, edit="")
    assert [shown.text for shown in anna.messages] == [EN.say(Say("menu.text"))]
    assert [line["log_level"] for line in logs] == ["warning"]


async def test_what_was_written_is_read_and_who_waits_sees_us_at_work(
    whatsapp: WhatsApp, anna: WhatsAppClient, api: WhatsAppApi
) -> None:
    await whatsapp.say(CHAT, PLACING, EN, edit="")
    assert api.typing == []  # nothing to answer is known yet
    whatsapp.heard(body(anna.says(text("one"), "wamid.1"), anna.says(text("two"), "wamid.2")))
    await api.bell.until(lambda: bool(api.read), 10)
    assert api.read == ["wamid.2"]
    await whatsapp.say(CHAT, PLACING, EN, edit="")
    assert api.typing == ["wamid.2"]
    api.breaks("status", 100)
    await whatsapp.say(CHAT, PLACING, EN, edit="")
    assert len(anna.messages) == 3


# --- what goes wrong


@pytest.mark.parametrize(
    ("code", "status", "after"),
    [
        (131056, 400, 6),
        (130429, 400, 1),
        (80007, 400, 60),
        (4, 400, 60),
        (131048, 400, 3600),
        (131049, 400, 3600),
        (131000, 500, 1),
        (131016, 500, 1),
        (2, 503, 1),
        (99, 429, 60),
        (99, 500, 1),
    ],
)
async def test_what_meta_does_not_take_now_is_said_later(
    whatsapp: WhatsApp, anna: WhatsAppClient, api: WhatsAppApi, code: int, status: int, after: float
) -> None:
    api.breaks("interactive", code, status)
    with pytest.raises(NotSaid) as not_said:
        await whatsapp.say(CHAT, SERVICES, EN, edit="")
    assert (not_said.value.after, anna.messages) == (after, [])


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (131026, "cannot be delivered"),
        (131047, "24 hours"),
        (131050, "wants no"),
        (131021, "our own number"),
        (131030, "test number"),
        (131062, "visible number"),
    ],
)
async def test_who_cannot_be_written_to_is_out_of_reach(
    whatsapp: WhatsApp, anna: WhatsAppClient, api: WhatsAppApi, code: int, why: str
) -> None:
    api.breaks("interactive", code)
    with structlog.testing.capture_logs() as logs, pytest.raises(Unreachable, match=why):
        await whatsapp.say(CHAT, SERVICES, EN, edit="")
    assert logs == []


async def test_a_day_after_the_clients_last_message_the_window_is_closed(
    whatsapp: WhatsApp, anna: WhatsAppClient, time: Time
) -> None:
    time.seconds += DAY
    await whatsapp.say(CHAT, SERVICES, EN, edit="")
    time.seconds += 1
    with pytest.raises(Unreachable, match="24 hours"):
        await whatsapp.say(CHAT, SERVICES, EN, edit="")
    anna.says(text("hello again"))
    await whatsapp.say(CHAT, SERVICES, EN, edit="")


async def test_what_may_not_have_arrived_is_said_again(
    whatsapp: WhatsApp, anna: WhatsAppClient, api: WhatsAppApi
) -> None:
    api.breaks("interactive", 131000, 500, late=True)
    with pytest.raises(NotSaid):
        await whatsapp.say(CHAT, SERVICES, EN, edit="")
    assert len(anna.messages) == 1


async def test_a_server_that_is_not_there_is_not_the_clients_fault() -> None:
    account = Account("http://127.0.0.1:9", PHONE_ID, TOKEN)
    async with WhatsApp(account, lambda: NOW, timedelta(minutes=30)) as whatsapp:
        with pytest.raises(NotSaid):
            await whatsapp.say(CHAT, SERVICES, EN, edit="")


@pytest.mark.parametrize("status", [200, 400])
@pytest.mark.parametrize("drips", [False, True])
async def test_an_answer_without_an_end_is_given_up(monkeypatch: pytest.MonkeyPatch, status: int, drips: bool) -> None:
    """What floods us, by its size: its status tells what there is to know. What drips, when its time is over."""
    monkeypatch.setattr(graph, "WHOLE", 0.3 if drips else 60)
    given_up = asyncio.Event()

    async def more() -> AsyncIterator[bytes]:
        try:
            while True:
                yield b"x" if drips else bytes(100_000)
                with suppress(TimeoutError):
                    await asyncio.wait_for(given_up.wait(), 0.01 if drips else 0)
        finally:
            given_up.set()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await StreamingResponse(more(), status)(scope, receive, send)

    async with serving(app, "127.0.0.1", 0) as port, asyncio.timeout(20):
        account = Account(f"http://127.0.0.1:{port}", PHONE_ID, TOKEN)
        async with WhatsApp(account, lambda: NOW, timedelta(minutes=30)) as whatsapp:
            said = status == 200 and not drips
            with nullcontext() if said else pytest.raises(NotSaid if drips else Unreachable):
                await whatsapp.say(CHAT, SERVICES, EN, edit="")
            await given_up.wait()


@pytest.mark.parametrize(("code", "told"), [(132001, "template"), (132015, "template"), (100, "refuses a message")])
async def test_a_message_that_meta_will_never_take_is_given_up_loudly(
    whatsapp: WhatsApp, anna: WhatsAppClient, api: WhatsAppApi, code: int, told: str
) -> None:
    api.breaks("interactive", code)
    with structlog.testing.capture_logs() as logs, pytest.raises(Unreachable):
        await whatsapp.say(CHAT, SERVICES, EN, edit="")
    [line] = logs
    assert (line["log_level"], line["code"]) == ("error", code)
    assert told in line["event"]


async def test_a_token_that_has_expired_is_told_once_and_keeps_messages_for_later(
    whatsapp: WhatsApp, anna: WhatsAppClient, api: WhatsAppApi
) -> None:
    with structlog.testing.capture_logs() as logs:
        for token in ("another", "another", TOKEN, "another"):
            api.token = token
            with nullcontext() if token == TOKEN else pytest.raises(NotSaid, match="token"):
                await whatsapp.say(CHAT, SERVICES, EN, edit="")
    assert len(anna.messages) == 1
    assert ["WHATSAPP_TOKEN" in line["event"] for line in logs] == [True, True]
    assert TOKEN not in str(logs)


async def test_a_wrong_phone_id_is_told(api: WhatsAppApi, anna: WhatsAppClient) -> None:
    async with WhatsApp(Account(api.url, "99", TOKEN), lambda: NOW, timedelta(minutes=30)) as whatsapp:
        with structlog.testing.capture_logs() as logs, pytest.raises(NotSaid):
            await whatsapp.say(CHAT, SERVICES, EN, edit="")
    assert "WHATSAPP_PHONE_ID" in logs[0]["event"]


@pytest.mark.parametrize("code", [368, 131031, 131042, 133010, 200, 10])
async def test_what_the_operator_can_mend_waits_for_it(
    whatsapp: WhatsApp, anna: WhatsAppClient, api: WhatsAppApi, code: int
) -> None:
    api.breaks("interactive", code, 403)
    with structlog.testing.capture_logs() as logs, pytest.raises(NotSaid) as not_said:
        await whatsapp.say(CHAT, SERVICES, EN, edit="")
    assert not_said.value.after == 60
    assert [line["log_level"] for line in logs] == ["error"]


async def test_one_client_is_not_flooded_and_the_others_need_not_wait(
    whatsapp: WhatsApp, anna: WhatsAppClient, api: WhatsAppApi, waits: list[float]
) -> None:
    for _ in range(BURST):
        await whatsapp.say(CHAT, PLACING, EN, edit="")
    with pytest.raises(NotSaid) as not_said:
        await whatsapp.say(CHAT, PLACING, EN, edit="")
    assert 0 < not_said.value.after <= 6
    assert len(anna.messages) == BURST
    bob = api.client("447700900123")
    bob.says(text("hi"))
    await whatsapp.say(Chat("whatsapp", bob.number), PLACING, EN, edit="")
    assert len(bob.messages) == 1
    assert all(wait < 0.01 for wait in waits)


async def test_two_messages_of_one_prompt_are_not_torn_apart(whatsapp: WhatsApp, anna: WhatsAppClient) -> None:
    for _ in range(BURST - 1):
        await whatsapp.say(CHAT, PLACING, EN, edit="")
    long = Prompt(Say("label.continue", {"service": "x" * 2000}), (BACK,), "text")
    with pytest.raises(NotSaid):
        await whatsapp.say(CHAT, long, EN, edit="")
    assert len(anna.messages) == BURST - 1


async def test_a_link_opens_the_chat_with_us(api: WhatsAppApi, whatsapp: WhatsApp) -> None:
    assert whatsapp.link("go_1") == "", "our number is not known yet"
    await whatsapp.start()
    assert whatsapp.link("go_1") == "https://wa.me/15550783881?text=go_1"


async def test_there_is_no_link_to_a_number_that_meta_does_not_tell(api: WhatsAppApi) -> None:
    async with WhatsApp(Account(api.url, PHONE_ID, "stolen"), lambda: NOW, timedelta(minutes=30)) as whatsapp:
        await whatsapp.start()
        assert whatsapp.link("go_1") == ""
