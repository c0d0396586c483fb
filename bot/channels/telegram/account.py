"""What Telegram knows of our bot, for whoever examines the settings."""

from dataclasses import dataclass
from datetime import datetime

from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram.channel import WrongToken

PATIENCE = 10.0


class NotReached(Exception):
    """Telegram does not answer, or not as Telegram would."""


@dataclass(frozen=True, slots=True)
class Account:
    """`webhook` is where updates are sent ("": nowhere, they are fetched), `waiting` how many have not been taken,
    `failed` when (UTC) a delivery failed last, and `failure` why.
    """

    name: str
    webhook: str
    waiting: int
    failed: datetime | None
    failure: str


async def account(token: str, server: str) -> Account:
    """Ask Telegram. Raises WrongToken and NotReached."""
    request = HTTPXRequest(connect_timeout=PATIENCE, read_timeout=PATIENCE)
    try:
        async with Bot(token, f"{server}/bot", f"{server}/file/bot", request=request) as bot:
            hook = await bot.get_webhook_info()
            return Account(
                bot.username,
                hook.url,
                hook.pending_update_count,
                hook.last_error_date,
                hook.last_error_message or "",
            )
    except InvalidToken as error:
        raise WrongToken from error
    except TelegramError as error:
        raise NotReached(f"{server} does not answer as Telegram would: {error.message}") from error
