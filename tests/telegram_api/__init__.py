"""A Bot API server of our own, and the people on its other side.

    async with TelegramApi() as api:                       # api.url is TELEGRAM_BASE_URL, api.token the token
        anna = api.client(42, name="Anna", language="uk")
        await anna.types("/start")                         # waits until the bot has shown something
        screen = await anna.presses("Book an appointment")
        await anna.sees("Booked")

It speaks HTTP as https://core.telegram.org/bots/api says: long polling with offsets, webhooks with a secret, the
documented limits and the errors as Telegram words them. Nothing in it sleeps: whoever waits is woken by what happens.
"""

from tests.telegram_api.client import PHOTO, STICKER, VOICE, Screen, TelegramClient
from tests.telegram_api.server import TelegramApi

__all__ = ["PHOTO", "STICKER", "VOICE", "Screen", "TelegramApi", "TelegramClient"]
