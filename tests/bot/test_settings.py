"""Settings: what is read, what is refused, and that a refusal says everything at once and no secret."""

import re
from datetime import time, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import SECRETS, WHATSAPP, Settings, SettingsError
from bot.texts import LOCALES
from fsm.desk import SILENT, Rules

pytestmark = pytest.mark.usefixtures("nothing_set")

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = re.findall(r"^#? ?([A-Z_]+=.*)$", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE)


def write(*lines: str) -> None:
    Path(".env").write_text("\n".join(lines), encoding="utf-8")


def complaints() -> list[str]:
    with pytest.raises(SettingsError) as refused:
        Settings.load()
    return str(refused.value).splitlines()


def test_nothing_need_be_set() -> None:
    settings = Settings.load()
    assert settings.telegram_token is None
    assert settings.altegio_partner_token is None
    assert settings.altegio_location_id == ()
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert settings.telegram_base_url == "https://api.telegram.org"
    assert settings.altegio_base_url == "https://api.alteg.io/api/v1"
    assert settings.database_url.get_secret_value().startswith("sqlite:///")
    assert settings.rules() == Rules(locales=LOCALES, knows_phones=True)


def test_env_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    write("PORT=9000", 'ALTEGIO_LOCATION_ID="4564, 4565"', "CONFIRM_PHONE=Always", "ASK_STAFF=false")
    monkeypatch.setenv("PORT", "0")
    settings = Settings.load()
    assert settings.port == 0
    assert settings.altegio_location_id == (4564, 4565)
    assert settings.rules() == Rules(ask_staff=False, confirm_phone="always", locales=LOCALES, knows_phones=True)


def test_empty_is_not_set_and_hides_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    write("ALTEGIO_PARTNER_TOKEN=secret", "RESPONSE_TIMEOUT=", "ASK_STAFF=  ")
    monkeypatch.setenv("ALTEGIO_PARTNER_TOKEN", "")
    settings = Settings.load()
    assert settings.altegio_partner_token is None
    assert settings.rules() == Rules(response_timeout=timedelta(minutes=30), locales=LOCALES, knows_phones=True)


def test_every_mistake_is_named_at_once() -> None:
    wrong = {
        "TELEGRAM_BASE_URL": "api.telegram.org",
        "TELEGRAM_WEBHOOK_URL": "http://example.com/hook",
        "ALTEGIO_APPLICATION_ID": "mine",
        "ALTEGIO_LOCATION_ID": "12,x",
        "PORT": "65536",
        "RESPONSE_TIMEOUT": "0",
        "ASK_STAFF": "maybe",
        "CONFIRM_PHONE": "sometimes",
        "DEFAULT_LOCALE": "xx",
        "LOG_LEVEL": "LOUD",
        "LOG_FORMAT": "xml",
        "HOST": "my host",
        "BOOKING_ENABLED": "perhaps",
        "SEARCH_DAYS": "0",
        "CANCEL_MODE": "hide",
        "CANCEL_NOTICE_HOURS": "-1",
        "REVIEW_LINK": "salon.example",
        "OFFERS": "x" * 701,
        "PERSON_HOURS": "0",
        "UNKNOWN_MINUTES": "nan",
        "CLOSED_FROM": "8 pm",
        "CLOSED_TO": "24:00",
    }
    write(*(f'{name}="{value}"' for name, value in wrong.items()))
    found = complaints()
    assert {line.partition("=")[0] for line in found} == wrong.keys()
    assert "PORT=65536 will not do: give a number from 0 to 65535; 0 takes any free port" in found
    assert any(line.startswith("ALTEGIO_LOCATION_ID=x will not do:") for line in found)


@pytest.mark.parametrize("name", sorted(SECRETS))
def test_a_wrong_secret_is_not_repeated(name: str) -> None:
    write(f'{name.upper()}="hush hush, nobody knows"')
    (line,) = (line for line in complaints() if line.startswith(name.upper()))
    assert "will not do: " in line
    assert "hush" not in line


def test_all_secrets_are_known_as_such() -> None:
    kept = {name for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)}
    assert kept == SECRETS
    assert "hush" not in repr(Settings(telegram_token=SecretStr("1:hush")))


def test_a_token_within_an_address_is_not_repeated() -> None:
    write("TELEGRAM_BASE_URL=api.telegram.org/bot123:hush/x")
    assert "hush" not in complaints()[0]


def test_a_long_value_is_cut() -> None:
    write("DEFAULT_LOCALE=" + "x" * 5000)
    assert len(complaints()[0]) < 150


def test_an_account_needs_a_location() -> None:
    write("ALTEGIO_PARTNER_TOKEN=abc")
    assert complaints()[0].startswith("ALTEGIO_LOCATION_ID is not set: give the number of your location")


@pytest.mark.parametrize("given", WHATSAPP)
def test_whatsapp_needs_its_four_settings_together(given: str) -> None:
    write(f"{given.upper()}=123", "WHATSAPP_BASE_URL=")
    missing = [f"{name.upper()} is not set: " for name in WHATSAPP if name != given]
    assert [line.partition(": ")[0] + ": " for line in complaints()] == missing
    write(*(f"{name.upper()}=123" for name in WHATSAPP))
    assert Settings.load().whatsapp_phone_id == "123"


def test_what_clients_can_do_and_what_they_are_told() -> None:
    write(
        "AVAILABILITY_ENABLED=false", "BOOKING_ENABLED=no", "CANCELLATION_ENABLED=0", "RESCHEDULE_ENABLED=off",
        "EXISTING_APPOINTMENTS_ENABLED=False", "SEARCH_DAYS=90", "CANCEL_NOTICE_HOURS=1.5", "PREPAID_GUARD=false",
        "REVIEW_LINK=https://a.example/r", "MEMBERSHIPS_LINK=http://a.example", "GIFT_CARDS_LINK=https://a.example/g?x=1",
        r'OFFERS="Tuesdays\n-20 %"', "PERSON_HOURS=0.5", "GREETING=Welcome!", "UNKNOWN_ANSWER=off",
        "UNKNOWN_MINUTES=1440", "CLOSED_ANSWER=Good night", "CLOSED_FROM=20:00", "CLOSED_TO=9:00",
    )  # fmt: skip
    assert Settings.load().rules() == Rules(
        locales=LOCALES,
        availability=False,
        booking=False,
        cancellation=False,
        reschedule=False,
        existing_appointments=False,
        search_days=90,
        cancel_notice=timedelta(minutes=90),
        prepaid_guard=False,
        knows_phones=True,
        review_link="https://a.example/r",
        memberships_link="http://a.example",
        gift_cards_link="https://a.example/g?x=1",
        offers="Tuesdays\n-20 %",
        person_for=timedelta(minutes=30),
        greeting="Welcome!",
        unknown_answer=SILENT,
        unknown_every=timedelta(days=1),
        closed_answer="Good night",
        closed=(time(20), time(9)),
    )


def test_only_a_business_token_marks_visits_as_missed_and_looks_up_phones() -> None:
    account = ["ALTEGIO_PARTNER_TOKEN=abc", "ALTEGIO_LOCATION_ID=1"]
    write(*account)
    assert not Settings.load().rules().knows_phones
    write(*account, "CANCEL_MODE=No_show")
    assert complaints() == ["CANCEL_MODE=No_show will not do: give delete, or no_show, which needs ALTEGIO_USER_TOKEN"]
    write(*account, "CANCEL_MODE=no_show", "ALTEGIO_USER_TOKEN=def")
    assert Settings.load().cancel_mode == "no_show"
    assert Settings.load().rules().knows_phones
    write("CANCEL_MODE=no_show")
    assert Settings.load().cancel_mode == "no_show", "the sandbox has such a token"


@pytest.mark.parametrize("given", ["CLOSED_ANSWER=Good night", "CLOSED_FROM=20:00", "CLOSED_TO=09:00"])
def test_closed_hours_go_together(given: str) -> None:
    write(given)
    missing = {"CLOSED_FROM", "CLOSED_TO"} - {given.partition("=")[0]}
    assert {line.partition(" is not set: ")[0] for line in complaints()} == missing
    write("CLOSED_FROM=20:00", "CLOSED_TO=20:00")
    assert [line.partition(":")[0] for line in complaints()] == ["CLOSED_TO=20"]


def test_the_id_of_a_number_is_not_the_number() -> None:
    write("WHATSAPP_PHONE_ID=+1 555 078 3881", *(f"{name.upper()}=x" for name in WHATSAPP[1:]))
    assert [line.partition(":")[0] for line in complaints()] == ["WHATSAPP_PHONE_ID=+1 555 078 3881 will not do"]


def test_a_slip_of_the_pen_is_noticed() -> None:
    write("ALTEGIO_LOCATON_ID=1", "TELEGRAM_COLOUR=red", "RESPONSE_TIME_OUT=60", "POSTGRES_DB=x", "PORT=x")
    found = complaints()
    assert found[0].startswith("PORT=x")
    assert found[1:] == [
        "ALTEGIO_LOCATON_ID in .env is no setting: did you mean ALTEGIO_LOCATION_ID?",
        "TELEGRAM_COLOUR in .env is no setting: docs/configuration.md has them all",
        "RESPONSE_TIME_OUT in .env is no setting: did you mean RESPONSE_TIMEOUT?",
    ]


@pytest.mark.parametrize(
    "line", ["ALTEGIO_PARTNER_TOKEN: hush", 'ALTEGIO_PARTNER_TOKEN="hush', "ALTEGIO_PARTNER_TOKEN"]
)
def test_a_line_that_sets_nothing_is_not_passed_over(line: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Without its token the bot would have stood on the sandbox, and clients booked nowhere."""
    write("# the salon", "", "PORT=x", "", line)
    assert complaints()[1:] == ["line 5 of .env cannot be read: write NAME=value, and quotes in pairs"]
    assert capfd.readouterr() == ("", "")


def test_an_unreadable_file_is_no_traceback() -> None:
    Path(".env").write_bytes(b"TELEGRAM_TOKEN=\xff\xfe")
    assert complaints()[0].startswith(".env cannot be read")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "sqlite:///bot.db"),
        ("DATABASE_URL", "postgresql://u:p@localhost/bot"),
        ("DATABASE_URL", "postgresql+psycopg://u:p@localhost/bot"),
        ("DATABASE_URL", "postgres://u:p@localhost/bot"),
        ("TELEGRAM_WEBHOOK_URL", "https://example.com/telegram"),
        ("TELEGRAM_WEBHOOK_URL", "http://127.0.0.1:8080/telegram"),
        ("TELEGRAM_WEBHOOK_URL", "http://localhost/telegram"),
        ("TELEGRAM_WEBHOOK_SECRET", "a-B_9"),
        ("RESPONSE_TIMEOUT", "2592000"),
        ("WIDGET_ORIGINS", "https://salon.example:8443, http://[::1]:80"),
    ],
)
def test_what_is_right_is_taken(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    Settings.load()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://localhost/bot"),
        ("TELEGRAM_BASE_URL", "ftp://example.com"),
        ("TELEGRAM_BASE_URL", "https://"),
        ("TELEGRAM_BASE_URL", "https://[::1"),
        ("TELEGRAM_TOKEN", "\N{CYRILLIC SMALL LETTER TE}oken"),
        ("TELEGRAM_TOKEN", '"123456:AAF"'),
        ("TELEGRAM_WEBHOOK_URL", "https://bot.example.com:84430/telegram"),
        ("ALTEGIO_BASE_URL", "https://api.example:port/api/v1"),
        ("ALTEGIO_BASE_URL", "https://an api.example/api/v1"),
        ("WIDGET_ORIGINS", "https://*.salon.example"),
        ("WIDGET_ORIGINS", "https://salon.example/page"),
        ("TELEGRAM_WEBHOOK_URL", "http://127.0.0.1.example.com/"),
        ("TELEGRAM_WEBHOOK_SECRET", "a b"),
        ("ALTEGIO_LOCATION_ID", "-1"),
        ("ALTEGIO_PARTNER_TOKEN", "Bearer abc"),
        ("RESPONSE_TIMEOUT", "2592001"),
        ("PORT", "-1"),
    ],
)
def test_what_is_wrong_is_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    assert any(line.startswith(name) for line in complaints())


def test_roots_lose_their_last_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALTEGIO_BASE_URL", "http://127.0.0.1:5000/api/v1/")
    assert Settings.load().altegio_base_url == "http://127.0.0.1:5000/api/v1"


def test_sites_are_named_as_browsers_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "WIDGET_ORIGINS",
        "HTTPS://Salon.example/, https://\u043f\u0440\u0438\u043a\u043b\u0430\u0434.\u0443\u043a\u0440",
    )
    assert Settings.load().widget_origins == ("https://salon.example", "https://xn--80aikifvh.xn--j1amh")


def test_a_location_that_is_named_twice_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALTEGIO_LOCATION_ID", "2, 1,2")
    assert Settings.load().altegio_location_id == (2, 1)


def test_the_example_holds_the_defaults() -> None:
    """Whoever copies `.env.example` and takes out every # has changed nothing."""
    defaults = Settings.load()
    write(*EXAMPLE)
    assert Settings.load() == defaults


def test_the_page_tells_the_defaults() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([A-Z_]+)` \| (?:`([^`]*)`)?", page, re.MULTILINE))
    assert told == {line.split("=")[0]: line.partition("=")[2] for line in EXAMPLE}
