"""`altegio-bot check`: each thing that can be wrong is found, and what to mend is said."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from pydantic import SecretStr

from bot import check
from bot.altegio.sandbox import SALONS, SANDBOX_PARTNER_TOKEN, SANDBOX_USER_TOKEN, Sandbox, Switches
from bot.altegio.sandbox.salon import Salon
from bot.altegio.sandbox.salons import CHAIN_BOOKFORM_ID
from bot.channels.telegram.account import Account
from bot.settings import Settings
from bot.web import serving
from tests.end_to_end.conftest import hurry
from tests.telegram_api import TelegramApi
from tests.whatsapp_api import WhatsAppApi

__all__ = ["hurry"]

pytestmark = pytest.mark.usefixtures("nothing_set", "hurry")

LONDON, KYIV, NEW_YORK = SALONS
PARTNER, USER = SecretStr(SANDBOX_PARTNER_TOKEN), SecretStr(SANDBOX_USER_TOKEN)
NOWHERE = "http://127.0.0.1:9"


def now() -> datetime:
    return datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@asynccontextmanager
async def account(*salons: Salon, switches: Switches | None = None, **more: Any) -> AsyncIterator[Settings]:
    """Settings for a partner's account at an Altegio with these salons."""
    sandbox = Sandbox(now, salons or SALONS, switches, seeded=False)
    async with serving(sandbox.app, "127.0.0.1", 0) as port:
        given: dict[str, Any] = {
            "altegio_base_url": f"http://127.0.0.1:{port}/api/v1",
            "altegio_partner_token": PARTNER,
            "altegio_location_id": tuple(salon.id for salon in salons or SALONS),
        }
        yield Settings(**given | more)


async def findings(settings: Settings) -> list[str]:
    return [f"{finding.sign} {finding.text}" async for finding in check.examine(settings, now)]


async def about(subject: str, settings: Settings) -> list[str]:
    return [line for line in await findings(settings) if line[2:].startswith(subject)]


async def test_nothing_set_is_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert await check.run(Settings(), now) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "✗" not in {line[0] for line in lines}
    assert lines[0] == f"✓ settings: all of them can be read, from the environment; there is no {Path.cwd()}/.env"
    assert "✓ database: reachable, writable and up to date" in lines
    assert [line.split(",")[0] for line in lines if "prices in" in line] == [
        f"✓ location {salon.id}: {salon.title}" for salon in SALONS
    ]
    sold = [service for service in LONDON.services if service.active]
    assert any(line.startswith(f"✓ location {LONDON.id}: {len(sold)} services, ") for line in lines)


async def test_what_is_wrong_ends_in_an_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    async with account(altegio_location_id=(1,)) as settings:
        assert await check.run(settings, now) == 1
    assert "✗ location 1: Altegio does not know it; check ALTEGIO_LOCATION_ID" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("number", "token", "meant"),
    [
        (LONDON.bookform_id, {}, f"({LONDON.bookform_id} is a booking form, that of location {LONDON.id})"),
        (CHAIN_BOOKFORM_ID, {}, f"that of {LONDON.id} ({LONDON.title}), {KYIV.id} ("),
        (1, {"altegio_user_token": USER}, f"(ALTEGIO_USER_TOKEN opens {LONDON.id} ({LONDON.title}), {KYIV.id} ("),
        (1, {}, "check ALTEGIO_LOCATION_ID"),
        (1, {"altegio_user_token": SecretStr("stale")}, "check ALTEGIO_LOCATION_ID"),
    ],
)
async def test_what_a_wrong_location_may_have_meant(number: int, token: dict[str, Any], meant: str) -> None:
    async with account(altegio_location_id=(number,), **token) as settings:
        (line,) = await about(f"location {number}", settings)
    assert line.startswith("✗")
    assert meant in line
    assert "stale" not in line


async def test_each_gate_is_named() -> None:
    one, other, third, *rest = LONDON.services
    services = (replace(one, active=False), other, third, *rest)
    staff = tuple(
        replace(member, week=MappingProxyType({})) if third.id in member.services else member
        for member in (replace(member, services=member.services - {other.id}) for member in LONDON.staff)
    )
    async with account(replace(LONDON, services=services, staff=staff), altegio_user_token=USER) as settings:
        shut = [line for line in await about(f"location {LONDON.id}", settings) if "; " in line and line[0] == "!"]
    by_gate = {line.rpartition(": ")[2].split("; ")[0]: line for line in shut}
    assert one.title in by_gate["not on sale online"]
    assert other.title in by_gate["given to no team member who is shown online"]
    assert third.title in by_gate["done by nobody who has a schedule ahead"]


async def test_team_members_whom_clients_do_not_see_do_not_count() -> None:
    service = NEW_YORK.services[0]
    hide = {member.id for member in NEW_YORK.staff if service.id in member.services}
    staff = tuple(replace(member, hidden=member.id in hide) for member in NEW_YORK.staff)
    async with account(replace(NEW_YORK, staff=staff), altegio_user_token=USER) as settings:
        (shut,) = (line for line in await findings(settings) if "given to no team member who is shown online" in line)
    assert service.title in shut


async def test_an_open_price_list_is_praised() -> None:
    async with account(NEW_YORK, altegio_user_token=USER) as settings:
        assert f"✓ location {NEW_YORK.id}: every service of the price list can be booked online" in await findings(
            settings
        )


async def test_without_the_business_token_the_price_list_stays_closed() -> None:
    async with account(LONDON) as settings:
        assert "price list" not in "\n".join(await findings(settings))


async def test_what_has_to_be_paid_in_advance_is_named() -> None:
    async with account(NEW_YORK) as settings:
        told = "\n".join(await findings(settings))
    assert f"! location {NEW_YORK.id}: to be paid in advance, so not bookable in a chat: Spa day for two" in told


async def test_nothing_on_sale() -> None:
    closed = replace(LONDON, services=tuple(replace(service, active=False) for service in LONDON.services))
    async with account(closed) as settings:
        assert (await findings(settings))[-1].startswith(f"✗ location {LONDON.id}: no service can be booked online.")


async def test_no_free_times() -> None:
    async with account(replace(LONDON, lead=timedelta(days=500))) as settings:
        told = await about(f"location {LONDON.id}", settings)
    assert any(line[0] == "✗" and "no free times; fill in the schedules" in line for line in told)


@pytest.mark.parametrize(
    ("salon", "confirm", "told"),
    [
        (LONDON, "auto", "!"),
        (LONDON, "never", "✗"),
        (KYIV, "auto", "✓"),
        (KYIV, "always", "!"),
        (KYIV, "never", "✓"),
    ],
)
async def test_codes(salon: Salon, confirm: str, told: str) -> None:
    asking = replace(salon, phone_confirmation=salon is LONDON)
    async with account(asking, confirm_phone=confirm) as settings:
        (line,) = (line for line in await findings(settings) if "SMS code" in line)
    assert line[0] == told


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"altegio_partner_token": SecretStr("stale")}, "ALTEGIO_PARTNER_TOKEN"),
        ({"altegio_user_token": SecretStr("stale")}, "ALTEGIO_USER_TOKEN does not open its price list"),
        ({"altegio_base_url": NOWHERE}, f"Altegio: {NOWHERE} cannot be asked"),
    ],
)
async def test_a_way_to_altegio_that_is_shut(wrong: dict[str, Any], told: str) -> None:
    async with account(LONDON, **wrong) as settings:
        lines = await findings(settings)
    assert [told in line for line in lines if line[0] == "✗"] == [True]
    assert "stale" not in "\n".join(lines)


@pytest.mark.parametrize(
    "spelling", [{"ids": "string", "flags": "string"}, {"empty_object": "null", "flags": "number"}]
)
async def test_loose_answers_are_read(spelling: dict[str, Any]) -> None:
    async with account(LONDON, switches=Switches(**spelling), altegio_user_token=USER) as settings:
        assert any("Ear piercing: not on sale online" in line for line in await findings(settings))


async def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    lines = await findings(Settings(database_url=SecretStr(f"sqlite:///{tmp_path}/no/such/place.db")))
    assert "✗ database: DATABASE_URL names a file in" in "\n".join(lines)
    assert lines[-1].startswith("! Altegio: not asked")


async def test_no_telegram_yet() -> None:
    assert (await about("Telegram", Settings()))[0].startswith("! Telegram: nobody can write to the bot")


async def test_telegram_by_polling() -> None:
    async with TelegramApi() as api:
        settings = Settings(telegram_token=SecretStr(api.token), telegram_base_url=api.url)
        assert await about("Telegram", settings) == [
            "✓ Telegram: the token is that of @salon_bot",
            "✓ Telegram: updates are fetched (long polling)",
        ]


async def test_telegram_with_a_wrong_token() -> None:
    async with TelegramApi() as api:
        (line,) = await about("Telegram", Settings(telegram_token=SecretStr("1:hush"), telegram_base_url=api.url))
    assert line.startswith("✗ Telegram: ")
    assert "TELEGRAM_TOKEN" in line
    assert "hush" not in line


async def test_telegram_out_of_reach() -> None:
    settings = Settings(telegram_token=SecretStr("1:hush"), telegram_base_url=NOWHERE)
    (line,) = await about("Telegram", settings)
    assert line.startswith(f"✗ Telegram: {NOWHERE} does not answer")
    assert "hush" not in line


# --- WhatsApp


async def whatsapp(**wrong: Any) -> list[str]:
    """What is found about WhatsApp, where only this is wrong."""
    async with WhatsAppApi() as api:
        return await about("WhatsApp", Settings(**(api.settings | wrong)))


async def test_no_whatsapp_is_nothing_to_tell() -> None:
    assert not await about("WhatsApp", Settings())


async def test_whatsapp() -> None:
    """One messenger is enough."""
    async with WhatsAppApi() as api:
        assert not await about("Telegram", Settings(**api.settings))
    assert await whatsapp() == ["✓ WhatsApp: the token opens +1 555-078-3881 (Silver Heron Studio)"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"whatsapp_token": "hush"}, "set WHATSAPP_TOKEN to a valid one"),
        ({"whatsapp_phone_id": "15550783881"}, "check WHATSAPP_PHONE_ID (the id, not the number)"),
        ({"whatsapp_base_url": NOWHERE}, "check the network and WHATSAPP_BASE_URL"),
    ],
)
async def test_a_way_to_whatsapp_that_is_shut(wrong: dict[str, Any], told: str) -> None:
    (line,) = await whatsapp(**wrong)
    assert line.startswith("✗ WhatsApp: ")
    assert told in line
    assert "hush" not in line


async def test_a_whatsapp_that_is_none() -> None:
    """An address that leads to somebody else, such as Telegram."""
    async with TelegramApi() as api:
        (line,) = await whatsapp(whatsapp_base_url=api.url)
    assert line.startswith(f"✗ WhatsApp: {api.url} does not answer as Meta would")


# --- how Telegram brings updates

OURS, OTHERS = "https://bot.example.com/hook", "https://other.example.com/hush"


@pytest.mark.parametrize(
    ("registered", "wanted", "told"),
    [
        (OURS, OURS, "✓ Telegram: the webhook is registered"),
        ("", OURS, "! Telegram: the webhook is not registered yet"),
        (OTHERS, OURS, "! Telegram: the webhook is not registered yet"),
        (OTHERS, None, "! Telegram: updates go to a webhook at other.example.com"),
        ("", None, "✓ Telegram: updates are fetched"),
    ],
)
def test_webhooks(registered: str, wanted: str | None, told: str) -> None:
    (found,) = check.updates(Account("salon_bot", registered, 0, None, ""), wanted)
    assert f"{found.sign} {found.text}".startswith(told)
    assert "hush" not in found.text


def test_a_webhook_that_fails() -> None:
    _, failed, waiting = check.updates(Account("salon_bot", OURS, 500, now(), "Connection refused"), OURS)
    assert failed.text == "Telegram: a delivery to the webhook failed at 2026-03-02 08:00 UTC: Connection refused"
    assert waiting.text.startswith("Telegram: 500 updates wait")
