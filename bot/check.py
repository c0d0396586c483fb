"""`altegio-bot check`: examines the settings and all they lead to, and says what to mend.

One line for each finding: ✓ is fine, ! wants a thought, ✗ has to be mended. Nothing is booked and no SMS is sent; the
database is brought up to date, as `run` would do it.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot import wiring
from bot.altegio import gates, wire
from bot.altegio.client import Altegio
from bot.altegio.errors import AltegioError, NotAllowed, Refused, TryLater
from bot.altegio.price_list import price_list
from bot.altegio.sandbox import Sandbox
from bot.channels.telegram import WrongToken
from bot.channels.telegram.account import Account, NotReached, account
from bot.channels.whatsapp.errors import ACCOUNT, PHONE_ID, TOKEN, meaning
from bot.channels.whatsapp.graph import Graph, GraphError
from bot.logs import without_secrets
from bot.settings import Settings
from fsm.words import Catalogue, Chat, Location
from storage.errors import StorageError
from storage.store import Store

CHAT = Chat("check", "")
MANY_WAITING = 100
NAMED = 10
"""So many services are named in a line; of more, the rest is counted."""

Now = Callable[[], datetime]


class Sign(StrEnum):
    FINE = "✓"
    CARE = "!"
    WRONG = "✗"


class Finding(NamedTuple):
    sign: Sign
    text: str


Findings = AsyncIterator[Finding]


async def run(settings: Settings, now: Now = wiring.utc_now) -> int:
    """Print what is found; 0 if nothing has to be mended, else 1."""
    wrong = False
    async for finding in examine(settings, now):
        print(f"{finding.sign} {without_secrets(finding.text)}", flush=True)
        wrong = wrong or finding.sign is Sign.WRONG
    return int(wrong)


async def examine(settings: Settings, now: Now) -> Findings:
    yield _settings()
    if settings.telegram_token or not settings.whatsapp_token:
        async for finding in _telegram(settings):
            yield finding
    if settings.whatsapp_token:
        yield await _whatsapp(settings)
    try:
        async with wiring.database(settings) as store:
            await store.run(lambda work: work.budget.reserve(now()))  # a real write, the smallest there is
            yield Finding(Sign.FINE, "database: reachable, writable and up to date")
            async for finding in _altegio(settings, store, now):
                yield finding
    except StorageError as error:
        yield Finding(Sign.WRONG, f"database: {error}")
        yield Finding(Sign.CARE, "Altegio: not asked, because its limits are kept in the database; mend that first")


def _settings() -> Finding:
    """Whence they are: who stands in another directory examines another bot."""
    file = Path(".env").absolute()
    whence = f"with those of {file}" if file.is_file() else f"from the environment; there is no {file}"
    return Finding(Sign.FINE, f"settings: all of them can be read, {whence}")


# --- Telegram


async def _telegram(settings: Settings) -> Findings:
    if not settings.telegram_token:
        yield Finding(Sign.CARE, "Telegram: nobody can write to the bot; get a token from @BotFather: TELEGRAM_TOKEN")
        return
    try:
        found = await account(wiring.secret(settings.telegram_token), settings.telegram_base_url)
    except WrongToken as error:
        yield Finding(Sign.WRONG, f"Telegram: {error}")
    except NotReached as error:
        yield Finding(Sign.WRONG, f"Telegram: {error}; check the network and TELEGRAM_BASE_URL")
    else:
        yield Finding(Sign.FINE, f"Telegram: the token is that of @{found.name}")
        for finding in updates(found, settings.telegram_webhook_url):
            yield finding


def updates(found: Account, wanted: str | None) -> Iterator[Finding]:
    """How updates reach us."""
    if wanted and found.webhook == wanted:
        yield Finding(Sign.FINE, "Telegram: the webhook is registered")
    elif wanted:
        yield Finding(Sign.CARE, "Telegram: the webhook is not registered yet; `altegio-bot run` does it")
    elif found.webhook:
        there = urlsplit(found.webhook).hostname
        yield Finding(
            Sign.CARE,
            f"Telegram: updates go to a webhook at {there}; `altegio-bot run` takes it away and fetches them itself, "
            "unless you set TELEGRAM_WEBHOOK_URL",
        )
    else:
        yield Finding(Sign.FINE, "Telegram: updates are fetched (long polling)")
    if found.failed:
        when = f"{found.failed:%Y-%m-%d %H:%M} UTC"
        yield Finding(Sign.CARE, f"Telegram: a delivery to the webhook failed at {when}: {found.failure}")
    if found.waiting > MANY_WAITING:
        yield Finding(Sign.CARE, f"Telegram: {found.waiting} updates wait; is `altegio-bot run` running?")


# --- WhatsApp


async def _whatsapp(settings: Settings) -> Finding:
    """Whose number it is. The webhook and its secret are Meta's to try."""
    async with Graph(wiring.whatsapp_account(settings)) as graph:
        try:
            number = await graph.number()
        except GraphError as error:
            found = meaning(error)
            if found in (TOKEN, PHONE_ID, ACCOUNT):
                return Finding(Sign.WRONG, f"WhatsApp: {found.operator}")
            answer = f"{settings.whatsapp_base_url} does not answer as Meta would ({error})"
            return Finding(Sign.WRONG, f"WhatsApp: {answer}; check the network and WHATSAPP_BASE_URL")
    return Finding(Sign.FINE, f"WhatsApp: the token opens {number.shown} ({number.name or 'without a name'})")


# --- Altegio


async def _altegio(settings: Settings, store: Store, now: Now) -> Findings:
    sandbox = None if settings.altegio_partner_token else Sandbox(now=now)
    if sandbox:
        yield Finding(Sign.CARE, "Altegio: no ALTEGIO_PARTNER_TOKEN, so the embedded sandbox is used: nothing is real")
    async with wiring.calendar(settings, store, sandbox) as altegio:
        for number in wiring.locations(settings):
            try:
                async for finding in _location(number, altegio, settings, now):
                    yield finding
            except Refused:
                meant = await _meant(number, altegio)
                yield Finding(
                    Sign.WRONG, f"location {number}: Altegio does not know it; check ALTEGIO_LOCATION_ID{meant}"
                )
            except NotAllowed as error:
                yield Finding(Sign.WRONG, f"location {number}: {error}")
            except TryLater as error:
                yield Finding(
                    Sign.WRONG,
                    f"Altegio: {settings.altegio_base_url} cannot be asked ({error}); check the network and "
                    "ALTEGIO_BASE_URL",
                )
                return


async def _meant(number: int, altegio: Altegio) -> str:
    """What a number may stand for that is no location's: a booking form stands in every link to it. "": not known."""
    with suppress(AltegioError):
        form = await altegio.call(wire.form(number), CHAT)
        if form.location and not form.chain:
            return f" ({number} is a booking form, that of location {form.location})"
        if form.chain:
            return f" ({number} is a booking form, that of {await _known(altegio, form.chain)})"
    with suppress(AltegioError):
        if altegio.user_token:
            return f" (ALTEGIO_USER_TOKEN opens {await _known(altegio)})"
    return ""


async def _known(altegio: Altegio, chain: int = 0) -> str:
    """The locations of a chain, or those of the user token. Raises AltegioError."""
    known = await altegio.call(wire.locations(altegio.user_token, chain), CHAT)
    return _some([f"{location.id} ({location.title})" for location in known])


async def _location(number: int, altegio: Altegio, settings: Settings, now: Now) -> Findings:
    """Raises AltegioError."""
    location = await altegio.call(wire.location(number), CHAT)
    prices = f"prices in {location.currency}" if location.currency else "no currency, so prices are shown bare"
    yield Finding(Sign.FINE, f"location {number}: {location.title}, {location.zone}, {prices}")
    if not location.country:
        yield Finding(Sign.CARE, f"location {number}: its country is unknown, so phones need a country code")
    yield _codes(location, settings)
    catalogue = await altegio.call(wire.catalogue(number), CHAT)
    async for finding in _offer(number, catalogue, altegio, now().astimezone(ZoneInfo(location.zone))):
        yield finding
    if prepaid := [service.title for service in catalogue.services if service.prepaid]:
        yield Finding(
            Sign.CARE, f"location {number}: to be paid in advance, so not bookable in a chat: {_some(prepaid)}"
        )
    if altegio.user_token:
        async for finding in _hidden(number, catalogue, altegio):
            yield finding


def _codes(location: Location, settings: Settings) -> Finding:
    """Whether codes are asked for, and whether they can arrive (S4-3, S4-15)."""
    if settings.confirm_phone == "never" and location.confirms_phone:
        return Finding(
            Sign.WRONG,
            f"location {location.id}: it refuses bookings without an SMS code; set CONFIRM_PHONE=auto, or switch the "
            "confirmation off in Altegio (Online booking, Settings)",
        )
    if settings.confirm_phone != "always" and not location.confirms_phone:
        return Finding(Sign.FINE, f"location {location.id}: no SMS code is asked for")
    if not settings.altegio_partner_token:
        return Finding(Sign.FINE, f"location {location.id}: an SMS code is asked for; the sandbox logs it")
    return Finding(
        Sign.CARE,
        f"location {location.id}: an SMS code is asked for; none arrives unless an SMS provider is connected in "
        "Altegio and has money, which cannot be seen from here",
    )


async def _offer(number: int, catalogue: Catalogue, altegio: Altegio, now: datetime) -> Findings:
    """What a client finds: services, people, days. `now` is in the location's zone."""
    if not catalogue.services:
        yield Finding(
            Sign.WRONG,
            f"location {number}: no service can be booked online. Each needs three things: it is on sale online, given "
            "to a team member who is shown online, and that one has a schedule ahead",
        )
        return
    people = await altegio.call(gates.bookable_team(number), CHAT)
    days = await altegio.call(gates.bookable_days(number, now.date()), CHAT)
    found = f"location {number}: {len(catalogue.services)} services, {len(people)} team members"
    if people and days:
        yield Finding(Sign.FINE, f"{found}, free times on {len(days)} days from {days[0]}")
    else:
        yield Finding(Sign.WRONG, f"{found}, but no free times; fill in the schedules ahead")


async def _hidden(number: int, catalogue: Catalogue, altegio: Altegio) -> Findings:
    """The services that clients do not see, by what keeps them out (N-18). Raises TryLater."""
    try:
        offers = await altegio.call(price_list(number, altegio.user_token), CHAT)
        team = await altegio.call(gates.team(number), CHAT)
    except (NotAllowed, Refused) as error:
        yield Finding(Sign.WRONG, f"location {number}: ALTEGIO_USER_TOKEN does not open its price list: {error}")
        return
    kept_out = gates.shut(offers, team, {service.id for service in catalogue.services})
    for gate in gates.Gate:
        if titles := kept_out[gate]:
            yield Finding(Sign.CARE, f"location {number}: {_some(titles)}: {gate}")
    if not any(kept_out.values()):
        yield Finding(Sign.FINE, f"location {number}: every service of the price list can be booked online")


def _some(titles: list[str]) -> str:
    more = len(titles) - NAMED
    return ", ".join(titles[:NAMED]) + (f" and {more} more" if more > 0 else "")
