"""Settings: what the operator decides, read from the environment and `.env`. No other module reads either.

`.env` stands in the working directory; the environment wins over it. An empty value means "not set".
`docs/configuration.md` says what each is for; `description` here says what may be given, and is the
complaint when something else was.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import time, timedelta
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self
from urllib.parse import SplitResult, urlsplit

from dotenv.parser import parse_stream
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, DotEnvSettingsSource, NoDecode, SettingsConfigDict

from bot.logs import without_secrets
from bot.texts import LOCALES
from fsm.desk import Rules

SECRETS: Final = {
    "telegram_token",
    "telegram_webhook_secret",
    "whatsapp_token",
    "whatsapp_app_secret",
    "whatsapp_verify_token",
    "altegio_partner_token",
    "altegio_user_token",
    "database_url",
}
PREFIXES: Final = ("telegram_", "whatsapp_", "altegio_", "widget_")
WHATSAPP: Final = ("whatsapp_phone_id", "whatsapp_token", "whatsapp_app_secret", "whatsapp_verify_token")
"""All of them or none: with some alone nothing works."""
HOURS: Final = ("closed_from", "closed_to")
"""Both or none, and both for the answer to be given then."""

LONGEST_SHOWN: Final = 60

logging.getLogger("dotenv").setLevel(logging.ERROR)  # it warns of lines that it cannot read; we refuse them


class SettingsError(Exception):
    """The settings cannot be used. The message lists every mistake and what to do, a line each."""


def _root(url: str) -> str:
    """An address that paths can be put behind."""
    parts = _split(url)
    if parts.scheme not in {"http", "https"} or parts.query or parts.fragment:
        raise ValueError(url)
    return url.rstrip("/")


def _split(url: str) -> SplitResult:
    """An address with a host, a port that there can be, and nothing that no address has."""
    parts = urlsplit(url)
    if not parts.hostname or parts.port == 0 or not re.fullmatch(r"[!-~]+", url):
        raise ValueError(url)
    return parts


def _reachable_by_telegram(url: str) -> str:
    parts = _split(url)
    if parts.scheme == "https" or (parts.scheme == "http" and _here(parts.hostname or "")):
        return url
    raise ValueError(url)


def _here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _matches(pattern: str) -> AfterValidator:
    def check(secret: SecretStr) -> SecretStr:
        if not re.fullmatch(pattern, secret.get_secret_value()):
            raise ValueError(pattern)
        return secret

    return AfterValidator(check)


def _origin(url: str) -> str:
    """A site as browsers name it: letters that are not Latin are spelled in ASCII there."""
    scheme, _, host = url.strip().rstrip("/").lower().partition("://")
    if scheme not in {"http", "https"} or not re.fullmatch(r"[\w.:\[\]-]+", host):
        raise ValueError(url)
    return _split(f"{scheme}://{host.encode('idna').decode()}").geturl()


def _known_locale(tag: str) -> str:
    if tag not in LOCALES:
        raise ValueError(tag)
    return tag


def _clock(text: str) -> time:
    """A time of day on a wall clock, such as 09:00."""
    if not re.fullmatch(r"\d\d?:\d\d", text):
        raise ValueError(text)
    return time.fromisoformat(text.zfill(5))


def _listed(value: object) -> object:
    """ "1, 2" as a list, each to be read by itself."""
    return [part for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Token = Annotated[SecretStr, _matches(r"[!#-&(-~]+")]
"""What can stand in a header of HTTP, but for quotes: whoever passes settings on as they are passes these on, too."""
Lower = BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value)
Upper = BeforeValidator(lambda value: value.upper() if isinstance(value, str) else value)
Id = Annotated[int, Field(gt=0)]
YesNo = Annotated[bool, Field(description="give true or false")]
Link = Annotated[
    Annotated[str, Field(pattern=r"^https?://[^\s/]\S*$", max_length=500)] | None,
    Field(description="give the address of a page, https://... or http://..., of 500 characters at the most"),
]
Text = Annotated[str, Field(max_length=700, description="give a text of 700 characters at the most")]
ClockTime = Annotated[
    Annotated[time, BeforeValidator(_clock)] | None,
    Field(description="give a time of day, such as 20:00; CLOSED_FROM and CLOSED_TO go together and differ"),
]


class Settings(BaseSettings):
    """All settings, in the order of `docs/configuration.md`."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8-sig", extra="ignore", frozen=True)

    telegram_token: Annotated[
        Token | None,
        Field(description="give the token from @BotFather, such as 123456789:AAF..., in one piece, without quotes"),
    ] = None
    telegram_base_url: Annotated[
        str,
        AfterValidator(_root),
        Field(description="give the root of a Bot API server, https://... or http://..., without bot<token>"),
    ] = "https://api.telegram.org"
    telegram_webhook_url: Annotated[
        Annotated[str, AfterValidator(_reachable_by_telegram)] | None,
        Field(
            description="give the public address of this bot, https://... (http:// is for this machine only), "
            "or leave it empty for long polling"
        ),
    ] = None
    telegram_webhook_secret: Annotated[
        Annotated[SecretStr, _matches(r"[A-Za-z0-9_-]{1,256}")] | None,
        Field(description="use 1 to 256 of A-Z, a-z, 0-9, _ and -, which is all that Telegram takes"),
    ] = None

    whatsapp_phone_id: Annotated[
        Annotated[str, Field(pattern=r"^[0-9]+$")] | None,
        Field(description="give the id of your phone number (digits, not the number itself) from the app's API setup"),
    ] = None
    whatsapp_token: Annotated[
        Token | None,
        Field(description="give an access token of your app, as it is, without quotes, best that of a system user"),
    ] = None
    whatsapp_app_secret: Annotated[
        Token | None, Field(description="give the app secret from the app's basic settings, as it is, without quotes")
    ] = None
    whatsapp_verify_token: Annotated[
        Token | None,
        Field(description="make up a word of a-z and 0-9, and enter the same with the webhook in the app's settings"),
    ] = None
    whatsapp_base_url: Annotated[
        str, AfterValidator(_root), Field(description="give the root of the Graph API, https://... or http://...")
    ] = "https://graph.facebook.com"

    altegio_partner_token: Annotated[
        Token | None,
        Field(
            description="give the partner token of your Altegio developer account, in one piece, without quotes "
            'and without the word "Bearer", or leave it empty for the embedded sandbox'
        ),
    ] = None
    altegio_user_token: Annotated[
        Token | None,
        Field(description='give the user token of your salon, in one piece, without quotes and the word "User"'),
    ] = None
    altegio_application_id: Annotated[
        Id | None, Field(description="give the number of your application in the Altegio marketplace")
    ] = None
    altegio_location_id: Annotated[
        tuple[Id, ...],
        NoDecode,
        BeforeValidator(_listed),
        Field(
            description="give the number of your location in Altegio, or several with commas: 4564, 4565",
        ),
    ] = ()
    altegio_base_url: Annotated[
        str, AfterValidator(_root), Field(description="give the root of the API, https://... or http://...")
    ] = "https://api.alteg.io/api/v1"

    widget_origins: Annotated[
        tuple[Annotated[str, AfterValidator(_origin)], ...],
        NoDecode,
        BeforeValidator(_listed),
        Field(
            description="give the sites that show the widget, with commas: https://salon.example, https://www.salon.example"
        ),
    ] = ()

    database_url: Annotated[
        SecretStr,
        _matches(r"(sqlite|postgres(ql)?)(\+\w+)?://.*"),
        Field(description="give sqlite:///<file> or postgresql://user:password@host/database"),
    ] = SecretStr("sqlite:///altegio-bot.sqlite3")

    host: Annotated[
        str,
        Field(
            pattern=r"^\S+$",
            description="give an address or a name of this machine; 0.0.0.0 is all of its addresses",
        ),
    ] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, description="give a number from 0 to 65535; 0 takes any free port")] = (
        8080
    )

    response_timeout: Annotated[
        int, Field(ge=1, le=30 * 86400, description="give seconds, from 1 to 2592000 (30 days), such as 1800")
    ] = 1800
    ask_staff: YesNo = True
    offer_any_staff: YesNo = True
    ask_full_name: YesNo = True
    confirm_phone: Annotated[
        Literal["auto", "always", "never"], Lower, Field(description="give auto, always or never")
    ] = "auto"
    default_locale: Annotated[
        str, AfterValidator(_known_locale), Field(description=f"give one of {', '.join(LOCALES)}")
    ] = "en"

    availability_enabled: YesNo = True
    booking_enabled: YesNo = True
    cancellation_enabled: YesNo = True
    reschedule_enabled: YesNo = True
    existing_appointments_enabled: YesNo = True
    search_days: Annotated[int, Field(ge=1, le=3650, description="give days, from 1 to 3650, such as 365")] = 365
    cancel_mode: Annotated[
        Literal["delete", "no_show"],
        Lower,
        Field(description="give delete, or no_show, which needs ALTEGIO_USER_TOKEN"),
    ] = "delete"
    cancel_notice_hours: Annotated[
        float, Field(ge=0, le=8760, description="give hours, from 0 to 8760 (a year), such as 9 or 1.5")
    ] = 0
    prepaid_guard: YesNo = True

    review_link: Link = None
    memberships_link: Link = None
    gift_cards_link: Link = None
    offers: Text = ""

    person_hours: Annotated[
        float, Field(gt=0, le=720, description="give hours, more than 0 and up to 720 (30 days), such as 2")
    ] = 2
    greeting: Text = ""
    unknown_answer: Text = ""
    unknown_minutes: Annotated[
        int, Field(ge=0, le=525600, description="give minutes, from 0 (every time) to 525600; 1440 is once a day")
    ] = 0
    closed_answer: Text = ""
    closed_from: ClockTime = None
    closed_to: ClockTime = None

    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"],
        Upper,
        Field(description="give DEBUG, INFO, WARNING, ERROR or CRITICAL"),
    ] = "INFO"
    log_format: Annotated[Literal["text", "json"], Lower, Field(description="give text or json")] = "text"

    @model_validator(mode="before")
    @classmethod
    def _empty_is_not_set(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Trimmed, and without the empty ones; before the fields, so that each falls back to its default.

        Of what is needed together, the missing ones stay empty, which no field takes.
        """
        trimmed = {key: value.strip() if isinstance(value, str) else value for key, value in given.items()}
        filled = {key: value for key, value in trimmed.items() if value != ""}
        for together, wanted in ((WHATSAPP, WHATSAPP), (HOURS, (*HOURS, "closed_answer"))):
            if filled.keys() & set(wanted):
                filled = dict.fromkeys(together, "") | filled
        return filled

    @field_validator("altegio_location_id")
    @classmethod
    def _an_account_has_a_location(cls, ids: tuple[int, ...], known: ValidationInfo) -> tuple[int, ...]:
        if known.data.get("altegio_partner_token") and not ids:
            raise ValueError(ids)
        return tuple(dict.fromkeys(ids))

    @field_validator("cancel_mode")
    @classmethod
    def _only_the_business_marks_visits(cls, mode: str, known: ValidationInfo) -> str:
        """S2-14. The sandbox has such a token of its own."""
        if mode == "no_show" and known.data.get("altegio_partner_token") and not known.data.get("altegio_user_token"):
            raise ValueError(mode)
        return mode

    @field_validator("closed_to")
    @classmethod
    def _closed_hours_have_a_length(cls, to: time | None, known: ValidationInfo) -> time | None:
        if to is not None and to == known.data.get("closed_from"):
            raise ValueError(to)
        return to

    @property
    def acts_for_the_business(self) -> bool:
        """Whether there is a token of a user of the salon; on the sandbox there is."""
        return bool(self.altegio_user_token) or not self.altegio_partner_token

    @classmethod
    def load(cls) -> Self:
        """Read the environment and `.env`. Raises SettingsError, with all mistakes at once."""
        try:
            unknown = [*_unread(), *_unknown()]
            settings = cls()
        except ValidationError as error:
            wrong = {detail["loc"][0]: _complaint(detail) for detail in error.errors()}
            raise SettingsError("\n".join([*wrong.values(), *unknown])) from None
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f".env cannot be read ({error}): make it a UTF-8 text file") from error
        if unknown:
            raise SettingsError("\n".join(unknown))
        return settings

    def rules(self) -> Rules:
        return Rules(
            ask_staff=self.ask_staff,
            offer_any_staff=self.offer_any_staff,
            ask_full_name=self.ask_full_name,
            confirm_phone=self.confirm_phone,
            response_timeout=timedelta(seconds=self.response_timeout),
            locales=LOCALES,
            availability=self.availability_enabled,
            booking=self.booking_enabled,
            cancellation=self.cancellation_enabled,
            reschedule=self.reschedule_enabled,
            existing_appointments=self.existing_appointments_enabled,
            search_days=self.search_days,
            cancel_notice=timedelta(hours=self.cancel_notice_hours),
            prepaid_guard=self.prepaid_guard,
            knows_phones=self.acts_for_the_business,
            review_link=self.review_link or "",
            memberships_link=self.memberships_link or "",
            gift_cards_link=self.gift_cards_link or "",
            offers=self.offers,
            person_for=timedelta(hours=self.person_hours),
            greeting=self.greeting,
            unknown_answer=self.unknown_answer,
            unknown_every=timedelta(minutes=self.unknown_minutes),
            closed_answer=self.closed_answer,
            closed=(self.closed_from, self.closed_to) if self.closed_from and self.closed_to else None,
        )


def _complaint(detail: Mapping[str, Any]) -> str:
    """One line: which setting, what was given unless that is a secret, what to do."""
    name = str(detail["loc"][0])
    advice = Settings.model_fields[name].description
    if detail["input"] in ((), ""):
        return f"{name.upper()} is not set: {advice}"
    if name in SECRETS:
        return f"{name.upper()} will not do: {advice}"
    return f"{name.upper()}={_shown(str(detail['input']))} will not do: {advice}"


def _shown(value: str) -> str:
    value = without_secrets(value)
    return value if len(value) <= LONGEST_SHOWN else value[:LONGEST_SHOWN] + "..."


def _unread() -> Iterator[str]:
    """Lines of `.env` that set nothing. Left out, they might have the sandbox stand in for an account."""
    with suppress(FileNotFoundError, IsADirectoryError), Path(".env").open(encoding="utf-8-sig") as file:
        for line in parse_stream(file):
            if line.error or (line.key and line.value is None):
                text = line.original.string
                number = line.original.line + text[: len(text) - len(text.lstrip())].count("\n")
                yield f"line {number} of .env cannot be read: write NAME=value, and quotes in pairs"


def _unknown() -> Iterator[str]:
    """Names in `.env` that look like ours and are not: most likely slips of the pen. Others are not our business."""
    ours = list(Settings.model_fields)
    for name in DotEnvSettingsSource(Settings).env_vars:
        like = get_close_matches(name, ours, n=1, cutoff=0.8)
        if name not in ours and (like or name.startswith(PREFIXES)):
            hint = f"did you mean {like[0].upper()}?" if like else "docs/configuration.md has them all"
            yield f"{name.upper()} in .env is no setting: {hint}"
