"""Telegram, through the Bot API (https://core.telegram.org/bots/api).

Of python-telegram-bot only the client and its types are used: the dialog, its memory and its clock are ours.
"""

from bot.channels.hooks import Intake
from bot.channels.telegram.channel import SERVER, Telegram, WrongToken
from bot.channels.telegram.updates import poll, register, secret_of, webhook

__all__ = ["SERVER", "Intake", "Telegram", "WrongToken", "poll", "register", "secret_of", "webhook"]
