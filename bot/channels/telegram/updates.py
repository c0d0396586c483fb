"""How Telegram's updates reach us: we ask for them, or Telegram brings them. Neither way loses one.

An update is confirmed, by the next question's offset or by a 200, only after `intake` has kept what it leads to.
What comes twice is told by its id, further in.
"""

import hashlib
import hmac
import json
from functools import partial
from typing import Any, Final, cast
from urllib.parse import urlsplit

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from telegram.error import Conflict, EndPointNotFound, InvalidToken, TelegramError

from bot.bounded import body_of
from bot.channels.hooks import Intake, taken
from bot.channels.telegram.channel import Telegram, WrongToken, pauses
from bot.channels.telegram.parse import ALLOWED
from storage.errors import surprise

log = structlog.stdlib.get_logger(__name__)

WAIT: Final = 50
"""Seconds that Telegram may keep our question open."""

PATH: Final = "/telegram/webhook"
LARGEST: Final = 1024 * 1024
SECRET: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name (setWebhook)


async def poll(telegram: Telegram, intake: Intake) -> None:
    """Ask for updates for ever, in order; `intake` gets all that came at once. Raises WrongToken at the start."""
    await telegram.insist(telegram.bot.delete_webhook)
    offset, waits = 0, pauses()
    while True:
        try:
            offset = await _ask(telegram, intake, offset)
            waits = pauses()
        except Exception as error:  # noqa: BLE001 - whatever it is, the next update must find us asking
            pause = next(waits)
            _complain(error, pause)
            await telegram.sleep(pause)


async def _ask(telegram: Telegram, intake: Intake, offset: int) -> int:
    """Take in what has come since `offset`, which confirms what came before; gives the next offset.

    Updates are read one by one. `Bot.get_updates` fails for all of them, and logs them whole, when a single one
    is not as it should be; in this spelling, which goes out as getUpdates, it hands them over as they are.
    """
    question = {"offset": offset, "timeout": WAIT, "allowed_updates": ALLOWED}
    answer = await telegram.bot.do_api_request("get_Updates", question, read_timeout=WAIT + 10)
    updates = cast(list[dict[str, Any]], answer)
    heard = [inbound for update in updates if (inbound := telegram.heard(update))]
    if heard:
        await intake(heard)
    return updates[-1]["update_id"] + 1 if updates else offset


def _complain(error: Exception, pause: float) -> None:
    """One line for the operator, with what to do if anything can be done."""
    match error:
        case Conflict():
            log.error("another process takes this bot's updates: stop it, or its webhook", again_in=pause)
        case InvalidToken() | EndPointNotFound():
            log.error(WrongToken.__doc__, again_in=pause)
        case TelegramError():
            log.warning("no updates from Telegram", reason=error.message, again_in=pause)
        case _:
            why, trace = str(error), surprise(error)
            log.error("updates could not be taken in and will come again", reason=why, again_in=pause, exc_info=trace)


async def register(telegram: Telegram, url: str, secret: str) -> None:
    """Have updates brought to `url`. What waits at Telegram stays there for us. Raises WrongToken."""
    await telegram.insist(
        partial(telegram.bot.set_webhook, url, secret_token=secret, allowed_updates=ALLOWED, drop_pending_updates=False)
    )


def secret_of(token: str) -> str:
    """The webhook's secret if the operator names none: every process with this token knows it, nobody else does."""
    return hmac.new(token.encode(), b"webhook secret", hashlib.sha256).hexdigest()


def webhook(telegram: Telegram, url: str, secret: str, intake: Intake) -> list[Route]:
    """The routes by which Telegram brings updates: the path of `url`, and PATH for a proxy that changes paths.

    403 without the secret, 413 over LARGEST, 400 if it is no JSON, 503 if it could not be kept: then
    Telegram brings it again. 200 otherwise, for what we have no use for, too.
    """

    async def deliver(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(SECRET, "").encode(), secret.encode()):
            return PlainTextResponse("wrong secret", 403)
        try:
            body = await body_of(request.stream(), LARGEST)
            if len(body) > LARGEST:
                return PlainTextResponse("too large", 413)
            inbound = telegram.heard(json.loads(body))
        except (ValueError, RecursionError, ClientDisconnect):
            return PlainTextResponse("no JSON", 400)
        return await taken(intake, [inbound]) if inbound else Response()

    paths = dict.fromkeys([urlsplit(url).path or "/", PATH])
    return [Route(path, deliver, methods=["POST"]) for path in paths]
