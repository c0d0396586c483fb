"""The one place that knows all concrete parts, and the order in which they are opened and closed."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any, Final

import structlog
from pydantic import SecretStr
from starlette.routing import BaseRoute, Mount

from bot.altegio.budget import Budget
from bot.altegio.clerk import Clerk
from bot.altegio.client import Altegio
from bot.altegio.desk import AltegioDesk
from bot.altegio.sandbox import SALONS, Sandbox, Switches
from bot.channels import Channel
from bot.channels.telegram import Intake, Telegram, poll, register, secret_of, webhook
from bot.channels.terminal import Terminal
from bot.channels.whatsapp import Account, WhatsApp
from bot.channels.whatsapp import webhook as whatsapp_webhook
from bot.channels.widget import Guard, Widget, api, pages
from bot.clock import Clock
from bot.conversation import Conversation
from bot.delivery import Delivery
from bot.handover import Handover
from bot.settings import Settings
from bot.texts import LOCALES, words
from bot.web import CannotListen, application, serving
from fsm.words import Chat
from storage.codes import CodeLimits
from storage.store import Store
from storage.work import Work

log = structlog.stdlib.get_logger(__name__)

LOOPBACK: Final = "127.0.0.1"


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot that is up: what its channels hear goes to `conversation`, and the clock is ticking.

    `sandbox` is None when a real Altegio is configured.
    """

    store: Store
    desk: AltegioDesk
    conversation: Conversation
    handover: Handover
    sandbox: Sandbox | None


async def run(settings: Settings, now: Callable[[], datetime] = utc_now) -> None:
    """Serve every configured channel and the web side until a signal ends it. `now` gives the time (UTC).

    Raises StorageError, CannotListen and WrongToken: the operator's to mend.
    """
    await _until_stopped(_serve(settings, now))


async def _serve(settings: Settings, now: Callable[[], datetime]) -> None:
    async with AsyncExitStack() as stack:
        token = secret(settings.telegram_token)
        telegram = Telegram(token, settings.telegram_base_url, now) if token else None
        if telegram:
            await stack.enter_async_context(telegram)
        whatsapp: WhatsApp | None = None
        if settings.whatsapp_token:
            patience = settings.rules().response_timeout
            whatsapp = await stack.enter_async_context(WhatsApp(whatsapp_account(settings), now, patience))
        channels: dict[str, Channel] = {channel.name: channel for channel in (telegram, whatsapp) if channel}
        bot = await stack.enter_async_context(opened(settings, channels, now))
        url, key = settings.telegram_webhook_url, secret(settings.telegram_webhook_secret) or secret_of(token)
        hooks: list[BaseRoute] = []
        if telegram and url:
            hooks += webhook(telegram, url, key, bot.conversation.intake)
        if whatsapp:
            app_secret, verify_token = secret(settings.whatsapp_app_secret), secret(settings.whatsapp_verify_token)
            hooks += whatsapp_webhook(whatsapp, app_secret, verify_token, bot.conversation.intake)
        address = await stack.enter_async_context(_web(settings, bot, channels, hooks, now))
        log.info("up", address=address, channels=sorted(channels))
        if bot.sandbox:
            log.info("see it on a made-up salon's page", demo=f"{address}/demo")
        if whatsapp:
            stack.push_async_callback(_ended, asyncio.create_task(whatsapp.start()))
        if telegram:
            await _telegram(telegram, settings, url, key, bot.conversation.intake)
        else:
            await _for_ever()


@asynccontextmanager
async def _web(
    settings: Settings,
    bot: Bot,
    channels: dict[str, Channel],
    hooks: Sequence[BaseRoute],
    now: Callable[[], datetime] = utc_now,
) -> AsyncIterator[str]:
    """The web side, with the website's chat among the channels; gives its address. Raises CannotListen."""
    widget = await Widget.open(bot.store, bot.conversation.intake, now)

    def elsewhere(chat: Chat) -> dict[str, str]:
        links = {name: channel.link(bot.handover.argument(chat, now())) for name, channel in messengers.items()}
        return {name: link for name, link in links.items() if link}

    messengers = {name: channel for name, channel in channels.items() if isinstance(channel, Telegram | WhatsApp)}
    channels[widget.name] = widget
    demo = locations(settings)[0] if bot.sandbox else None
    routes = [
        *api(widget, Guard(settings.widget_origins), settings.default_locale, elsewhere),
        *pages(settings.widget_origins, demo, settings.default_locale, bot.desk.title),
        *hooks,
        *([Mount("/", bot.sandbox.app)] if bot.sandbox else []),
    ]
    async with serving(application({"database": bot.store.ready}, routes), settings.host, settings.port) as port:
        try:
            yield f"http://{settings.host}:{port}"
        finally:
            widget.close()  # before the server, which would wait for its streams


async def chat(settings: Settings, name: str = "local", web: bool = False) -> None:
    """Hold the conversation `name` in this terminal, until its input ends; with `web`, in browsers, too.

    Then it goes on when nobody speaks at the terminal at all. Raises StorageError and CannotListen.
    """
    terminal = Terminal.standard()
    channels: dict[str, Channel] = {terminal.name: terminal}
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(opened(settings, channels))
        if web:
            page = "demo" if bot.sandbox else f"chat/{locations(settings)[0]}"
            try:
                address = await stack.enter_async_context(_web(settings, bot, channels, []))
                print(f"On a website: {address}/{page}. Here in the terminal:", flush=True)
            except CannotListen as error:
                print(f"No website now: {error}. Here in the terminal:", flush=True)
        spoken = await terminal.converse(Chat(terminal.name, name), bot.conversation.take)
        if web and not spoken:
            await _for_ever()


async def sandbox(host: str, port: int) -> None:
    """Serve the sandbox alone, for bots elsewhere, until a signal ends it. Raises CannotListen."""
    await _until_stopped(_serve_sandbox(host, port))


async def _serve_sandbox(host: str, port: int) -> None:
    async with serving(Sandbox(now=utc_now, open_to="all").app, host, port) as real_port:
        log.info("sandbox up", api=f"http://{host}:{real_port}/api/v1", orders=f"http://{host}:{real_port}/__sandbox/")
        await _for_ever()


@asynccontextmanager
async def opened(
    settings: Settings, channels: Mapping[str, Channel], now: Callable[[], datetime] = utc_now
) -> AsyncIterator[Bot]:
    """Everything behind the channels, which have to stay open longer. Raises StorageError and CannotListen."""
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(database(settings))
        sandbox = None if settings.altegio_partner_token else Sandbox(now, switches=Switches(pictures=True))
        altegio = await stack.enter_async_context(calendar(settings, store, sandbox, now))
        desk = AltegioDesk(altegio, locations(settings), store, now, settings.search_days)
        clerk = Clerk(altegio, desk, now, settings.cancel_mode, settings.default_locale)
        delivery = Delivery(store, channels, clerk, CodeLimits(), now)
        handover = Handover(await store.run(_handover_key, token_hex(32)))
        conversation = Conversation(
            store, desk, settings.rules(), settings.default_locale, now, delivery.after_turn, handover
        )
        delivery.take = conversation.take
        stack.push_async_callback(delivery.close)
        stack.push_async_callback(conversation.close)
        ticking = asyncio.create_task(Clock(store, conversation, delivery, now).run())
        stack.push_async_callback(_ended, ticking)
        yield Bot(store, desk, conversation, handover, sandbox)


@asynccontextmanager
async def database(settings: Settings) -> AsyncIterator[Store]:
    """The store, brought up to date. Raises StorageError."""
    store = Store.open(settings.database_url.get_secret_value())
    try:
        await asyncio.to_thread(store.upgrade)
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def calendar(
    settings: Settings, store: Store, sandbox: Sandbox | None, now: Callable[[], datetime] = utc_now
) -> AsyncIterator[Altegio]:
    """The way to Altegio, within its limits; to the embedded sandbox, over HTTP as well, without any."""
    async with AsyncExitStack() as stack:
        if sandbox:
            port = await stack.enter_async_context(serving(sandbox.app, LOOPBACK, 0))
            log.info("no ALTEGIO_PARTNER_TOKEN: the sandbox stands in", sms=f"http://{LOOPBACK}:{port}/__sandbox/sms")
            api, partner, user = f"http://{LOOPBACK}:{port}/api/v1", sandbox.partner_token, sandbox.user_token
            budget = Budget(None, now)
        else:
            api = settings.altegio_base_url
            partner, user = secret(settings.altegio_partner_token), secret(settings.altegio_user_token)
            budget = Budget(lambda asked: store.run(_reserve, asked), now)
        altegio = Altegio(api, partner, user, budget)
        stack.push_async_callback(altegio.aclose)
        yield altegio


def locations(settings: Settings) -> tuple[int, ...]:
    """Where can be booked: the configured locations, all of the sandbox's by default."""
    return settings.altegio_location_id or tuple(salon.id for salon in SALONS)


def secret(value: SecretStr | None) -> str:
    return value.get_secret_value() if value else ""


def whatsapp_account(settings: Settings) -> Account:
    return Account(settings.whatsapp_base_url, settings.whatsapp_phone_id or "", secret(settings.whatsapp_token))


async def _telegram(telegram: Telegram, settings: Settings, url: str | None, key: str, intake: Intake) -> None:
    """Get updates flowing, and keep them flowing. Raises WrongToken."""
    default = settings.default_locale
    await telegram.start([words(locale) for locale in sorted(LOCALES, key=lambda locale: locale != default)])
    if url:
        await register(telegram, url, key)
        await _for_ever()
    await poll(telegram, intake)


async def _until_stopped(working: Coroutine[Any, Any, object]) -> None:
    """Let it work until SIGINT or SIGTERM comes, or it fails."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    tasks = [asyncio.create_task(stop.wait()), asyncio.create_task(working)]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            await _ended(task)


async def _for_ever() -> None:
    await asyncio.Event().wait()


async def _ended(task: asyncio.Task[Any]) -> None:
    """Cancel a task and see it out."""
    task.cancel()
    await asyncio.wait([task])


def _handover_key(work: Work, fresh: str) -> str:
    return work.secrets.get("handover", fresh)


def _reserve(work: Work, now: datetime) -> datetime:
    return work.budget.reserve(now)
