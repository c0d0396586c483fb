"""A bot under test, in a process of its own: `python -m tests.bench.contender ours|echo|website webhook|polling`.

The settings come from the environment, as ever. All serve the web with `bot.web`; ours and the echo speak to Telegram
with python-telegram-bot, `website` is our bot with nothing but its chat there. The echo makes as many calls for an
update as our bot does, and remembers nothing. Once up, a contender prints the address that tells how many seconds of
processor time it has used, all its threads together.
"""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from telegram import Bot, Update
from telegram.request import HTTPXRequest

from bot import logs
from bot.channels import Channel
from bot.channels.telegram import Telegram, poll, register, webhook
from bot.channels.telegram.updates import PATH, WAIT
from bot.channels.widget import Widget, api, pages
from bot.settings import Settings
from bot.texts import words
from bot.web import application, serving
from bot.wiring import LOOPBACK, opened, secret, utc_now
from tests.bench.adapters import NEVER_TOO_MUCH
from tests.bench.crowd import SECRET


async def ours(settings: Settings, updates: str) -> None:
    """What `altegio-bot run` does, without Telegram's limit of 30 messages a second."""
    telegram = Telegram(secret(settings.telegram_token), settings.telegram_base_url, utc_now, per_second=1e9)
    async with telegram, opened(settings, {telegram.name: telegram}) as bot:
        intake = bot.conversation.intake
        async with served(webhook(telegram, f"http://{LOOPBACK}", SECRET, intake)) as root:
            await telegram.start([words("en")])
            if updates == "polling":
                await poll(telegram, intake)
            await register(telegram, root + PATH, SECRET)
            await asyncio.Event().wait()


async def website(settings: Settings, _: str) -> None:
    """What `altegio-bot run` does without a messenger, for visitors who may ask as often as they like."""
    channels: dict[str, Channel] = {}
    async with opened(settings, channels) as bot:
        widget = await Widget.open(bot.store, bot.conversation.intake, utc_now)
        channels[widget.name] = widget
        locale = settings.default_locale
        shown = pages((), None, locale, bot.desk.title)
        async with served([*api(widget, NEVER_TOO_MUCH, locale, lambda _: {}), *shown]):
            await asyncio.Event().wait()


async def echo(settings: Settings, updates: str) -> None:
    """The least that a bot on these libraries can do."""
    server = settings.telegram_base_url
    token = secret(settings.telegram_token)
    telegram = Bot(token, f"{server}/bot", f"{server}/file/bot", HTTPXRequest(64), HTTPXRequest(1))

    async def hear(update: Update | None) -> None:
        if update and (query := update.callback_query) and query.message:
            await telegram.answer_callback_query(query.id)
            await telegram.edit_message_text(query.data or "", query.message.chat.id, query.message.message_id)
        elif update and update.message:
            await telegram.send_message(update.message.chat.id, update.message.text or "")

    async def deliver(request: Request) -> Response:
        await hear(Update.de_json(await request.json(), telegram))
        return Response()

    async with telegram, served([Route(PATH, deliver, methods=["POST"])]) as root:
        if updates == "webhook":
            await telegram.set_webhook(root + PATH, secret_token=SECRET)
            await asyncio.Event().wait()
        offset = 0
        while True:
            batch = await telegram.get_updates(offset, timeout=WAIT)
            await asyncio.gather(*map(hear, batch))
            offset = batch[-1].update_id + 1 if batch else offset


@asynccontextmanager
async def served(routes: Sequence[BaseRoute]) -> AsyncIterator[str]:
    """The web side of a contender; gives its root."""

    async def cpu(_: Request) -> Response:
        return PlainTextResponse(repr(time.process_time()))

    asked = Route("/cpu", cpu, methods=["POST"])
    async with serving(application({}, [*routes, asked]), LOOPBACK, 0) as port:
        root = f"http://{LOOPBACK}:{port}"
        print(f"{root}/cpu", flush=True)
        yield root


if __name__ == "__main__":
    name, updates = sys.argv[1:]
    settings = Settings.load()
    logs.start(settings.log_level, settings.log_format)
    asyncio.run({"ours": ours, "echo": echo, "website": website}[name](settings, updates))
