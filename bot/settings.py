"""Settings: what the operator decides, read from the environment and `.env`. No other module reads either.

`.env` stands in the working directory; the environment wins over it. An empty value means "not set".
`docs/configuration.md` says what each is for; `description` here says what may be given, and is the
complaint when something else was.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from difflib import get_close_matches
from ipaddress import ip_address
from typing import Annotated, Any, Final, Literal, Self
from urllib.parse import urlsplit

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

LONGEST_SHOWN: Final = 60


class SettingsError(Exception):
    """The settings cannot be used. The message lists every mistake and what to do, a line each."""


def _root(url: str) -> str:
    """An address that paths can be put behind."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(url)
    return url.rstrip("/")


def _reachable_by_telegram(url: str) -> str:
    parts = urlsplit(url)
    if parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and _here(parts.hostname))):
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
    """A site as browsers name it."""
    parts = urlsplit(url.strip().rstrip("/"))
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or parts.geturl() != f"{parts.scheme}://{parts.netloc}"
    ):
        raise ValueError(url)
    return parts.geturl().lower()


def _known_locale(tag: str) -> str:
    if tag not in LOCALES:
        raise ValueError(tag)
    return tag


def _listed(value: object) -> object:
    """ "1, 2" as a list, each to be read by itself."""
    return [part for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Token = Annotated[SecretStr, _matches(r"\S+")]
Lower = BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value)
Upper = BeforeValidator(lambda value: value.upper() if isinstance(value, str) else value)
Id = Annotated[int, Field(gt=0)]
YesNo = Annotated[bool, Field(description="give true or false")]


class Settings(BaseSettings):
    """All settings, in the order of `docs/configuration.md`."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8-sig", extra="ignore", frozen=True)

    telegram_token: Annotated[
        Token | None, Field(description="give the token from @BotFather, such as 123456789:AAF..., in one piece")
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
        Token | None, Field(description="give an access token of your app, in one piece, best that of a system user")
    ] = None
    whatsapp_app_secret: Annotated[
        Token | None, Field(description="give the app secret from the app's basic settings, with which Meta signs")
    ] = None
    whatsapp_verify_token: Annotated[
        Token | None,
        Field(description="make up a word without spaces, and enter the same with the webhook in the app's settings"),
    ] = None
    whatsapp_base_url: Annotated[
        str, AfterValidator(_root), Field(description="give the root of the Graph API, https://... or http://...")
    ] = "https://graph.facebook.com"

    altegio_partner_token: Annotated[
        Token | None,
        Field(
            description="give the partner token of your Altegio developer account, in one piece and without the "
            'word "Bearer", or leave it empty for the embedded sandbox'
        ),
    ] = None
    altegio_user_token: Annotated[
        Token | None,
        Field(description='give the user token of your salon, in one piece and without the word "User"'),
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
        Field(description="give sqlite:///<file> or postgresql://<user>:<password>@<host>/<database>"),
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
        return dict.fromkeys(WHATSAPP, "") | filled if filled.keys() & set(WHATSAPP) else filled

    @field_validator("altegio_location_id")
    @classmethod
    def _an_account_has_a_location(cls, ids: tuple[int, ...], known: ValidationInfo) -> tuple[int, ...]:
        if known.data.get("altegio_partner_token") and not ids:
            raise ValueError(ids)
        return ids

    @classmethod
    def load(cls) -> Self:
        """Read the environment and `.env`. Raises SettingsError, with all mistakes at once."""
        try:
            unknown = list(_unknown())
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


def _unknown() -> Iterator[str]:
    """Names in `.env` that look like ours and are not: most likely slips of the pen. Others are not our business."""
    ours = list(Settings.model_fields)
    for name in DotEnvSettingsSource(Settings).env_vars:
        like = get_close_matches(name, ours, n=1, cutoff=0.8)
        if name not in ours and (like or name.startswith(PREFIXES)):
            hint = f"did you mean {like[0].upper()}?" if like else "docs/configuration.md has them all"
            yield f"{name.upper()} in .env is no setting: {hint}"
