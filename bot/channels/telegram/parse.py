"""What Telegram tells us: its updates become Inbound. Pure; time and our own name come in."""

import re
from datetime import datetime
from typing import Final

import structlog
from telegram import CallbackQuery, Message, Update, User

from bot.channels.fitting import clean
from bot.channels.telegram.render import INERT
from fsm.events import Command, Inbound, Picked, Profile, SharedPhone, Typed, Unreadable
from fsm.words import Chat

log = structlog.stdlib.get_logger(__name__)

ALLOWED: Final = ["message", "callback_query"]
"""The kinds of updates that we ask for. Edited messages and what happens to chats lead nowhere here."""

TEXT: Final = 4096
"""The longest text of a message (sendMessage); what is longer has not come through Telegram."""

NAME: Final = 256
TAG: Final = 35

_COMMAND: Final = re.compile(r"/(\w{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)
_COMMANDS: Final = {"start", "book", "cancel", "language", "help", "menu", "back", "start_over"}
_GREETINGS: Final = {"start", "book", "help"}
_ARGUMENT: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What a deep link can carry (https://core.telegram.org/bots/features#deep-linking)."""


def read(raw: object, now: datetime, me: str) -> Inbound | None:
    """`parse` for an update as it was sent: whatever cannot be read is nothing for us. Never raises."""
    try:
        update = Update.de_json(_lean(raw), None)  # type: ignore[arg-type]  # what else it may be, the next line tells
        return parse(update, now, me)
    except (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError) as error:
        log.warning("Telegram sent an update that cannot be read", error=type(error).__name__)
        return None


def _lean(raw: object) -> object:
    """The update without the keyboard under a button that was pressed: it is ours, and takes long to be read."""
    match raw:
        case {"callback_query": {"message": {"reply_markup": _, **message}, **query}, **update}:
            return update | {"callback_query": query | {"message": message}}
        case _:
            return raw


def parse(update: Update, now: datetime, me: str) -> Inbound | None:
    """One update as an event in its chat, or None if it is nothing for us.

    `now` is when it reached us (UTC): `Message.date` is when it was sent, and may be hours old after an
    outage. `me` is the bot's user name, to which commands in groups may be addressed.
    """
    if update.callback_query:
        return _pressed(_number(update.update_id), update.callback_query, now)
    if not update.message:
        return None
    if update.message.chat.type != update.message.chat.PRIVATE:
        return _said_in_group(_number(update.update_id), update.message, now, me)
    return _said(_number(update.update_id), update.message, now)


def _said(id: str, message: Message, now: datetime) -> Inbound | None:
    event = _event(message)
    if event is None:
        return None
    if message.media_group_id:
        # Ten photos at once are ten updates but one thing said, and so one answer.
        id = f"album-{clean(message.media_group_id, 64)}"
    chat, profile = _chat(message.chat.id), _profile(message.from_user)
    return Inbound(chat, id, event, now, profile, message=_number(message.message_id))


def _event(message: Message) -> Command | Typed | SharedPhone | Unreadable | None:
    """None for what the client has not said: something was pinned, a timer was set."""
    if message.text:
        return _command(message.text) or Typed(clean(message.text, TEXT))
    if contact := message.contact:
        sender = message.from_user
        # One that is passed on may be the sender's of long ago, under a number that is somebody else's by now.
        own = sender is not None and contact.user_id == sender.id and not (message.forward_origin or message.via_bot)
        return SharedPhone(_international(clean(contact.phone_number, 32)), own)
    return Unreadable() if message.effective_attachment else None


def _international(phone: str) -> str:
    """Telegram knows its people by their whole numbers, and gives them with a plus or without: never one as dialled at
    home. Read as dialled in the location's country, it may well be somebody else's.
    """
    return phone if phone.startswith("+") else f"+{phone}"


def _command(text: str) -> Command | None:
    """A command that we know. What follows it stays if it could have come in a link; else it is left out."""
    found = _COMMAND.fullmatch(text)
    if not found or found[1].lower() not in _COMMANDS:
        return None
    argument = (found[3] or "").strip()
    return Command(found[1].lower(), argument if _ARGUMENT.fullmatch(argument) else "")


def _said_in_group(id: str, message: Message, now: datetime, me: str) -> Inbound | None:
    """A group reads along, so nothing is asked there: a command to us is answered with "write to me"."""
    found = _COMMAND.fullmatch(message.text or "")
    if not found or found[1].lower() not in _GREETINGS or (found[2] or me).lower() != me.lower():
        return None
    return Inbound(_chat(message.chat.id), id, Command("private"), now, _profile(message.from_user))


def _pressed(id: str, query: CallbackQuery, now: datetime) -> Inbound | None:
    """A button of ours carries "token:option". Another one, of a bot that had our token before, is an old menu."""
    if not query.message or not query.data or query.data == INERT:
        return None
    if query.message.chat.type != query.message.chat.PRIVATE:
        return None
    token, _, option = clean(query.data, 64).partition(":")
    return Inbound(
        _chat(query.message.chat.id),
        id,
        Picked(option, token),
        now,
        _profile(query.from_user),
        message=_number(query.message.message_id),
    )


def _chat(id: int) -> Chat:
    return Chat("telegram", _number(id))


def _number(id: int) -> str:
    """An id as text. Raises TypeError for one that is no number: the library reads whatever stands there."""
    if not isinstance(id, int):
        raise TypeError(id)
    return str(id)


def _profile(user: User | None) -> Profile:
    if user is None:
        return Profile()
    return Profile(clean(user.full_name, NAME), clean(user.language_code or "", TAG))
