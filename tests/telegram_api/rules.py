"""What Telegram takes and what it refuses, with its own words. Pure."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

Params = Mapping[str, Any]
"""A call's parameters: strings, as a form brings them, or JSON values."""

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


class Refusal(Exception):
    """An answer that is not ok."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
        if parameters:
            self.body["parameters"] = parameters


def bad(description: str) -> Refusal:
    return Refusal(400, f"Bad Request: {description}")


@dataclass(frozen=True, slots=True)
class Button:
    """A button as the client sees it. `data`: an inline one; `contact`: it shares the client's phone. `url` is what it
    opens, `copies` what it puts into the clipboard: nobody is told of either.
    """

    text: str
    data: str = ""
    contact: bool = False
    url: str = ""
    copies: str = ""


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Markup:
    """The keyboard that came with a message: an inline one, one in the place of the letters, or the latter's end."""

    inline: Rows = ()
    reply: Rows = ()
    removes: bool = False


def value(params: Params, name: str) -> Any:
    """A structured parameter: forms bring it as JSON."""
    given = params.get(name)
    if not isinstance(given, str):
        return given
    try:
        return json.loads(given)
    except ValueError:
        raise bad(f"can't parse {name} JSON object") from None


def text(params: Params) -> str:
    """The text of a message, trimmed as Telegram does."""
    trimmed = str(params.get("text", "")).strip()
    if not trimmed:
        raise bad("message text is empty")
    if len(trimmed) > 4096:
        raise bad("message is too long")
    if params.get("parse_mode"):
        raise AssertionError("we write plain text: with a parse mode, names could break a message")
    return trimmed


def markup(params: Params, private: bool) -> Markup:
    given = value(params, "reply_markup")
    match given:
        case None:
            return Markup()
        case {"inline_keyboard": list(rows)}:
            return Markup(inline=_inline(rows))
        case {"keyboard": list(rows)}:
            return Markup(reply=_reply(rows, private))
        case {"remove_keyboard": True}:
            return Markup(removes=True)
        case _:
            raise bad("object expected as reply markup")


def _inline(rows: list[Any]) -> Rows:
    keyboard = tuple(tuple(_inline_button(button) for button in _row(row)) for row in rows)
    buttons = [button for row in keyboard for button in row]
    if len(buttons) > 100:
        raise bad("reply markup is too long")
    return keyboard


def _row(row: Any) -> list[Any]:
    if not isinstance(row, list):
        raise bad("can't parse inline keyboard row: expected an Array")
    if len(row) > 8:
        raise bad("too many buttons in a row")
    return row


def _inline_button(button: Any) -> Button:
    match button:
        case {"text": str(label), "callback_data": str(data)} if label:
            if not 1 <= len(data.encode()) <= 64:
                raise bad("BUTTON_DATA_INVALID")
            return Button(label, data)
        case {"text": str(label), "url": str(url)} if label:
            return Button(label, url=_url(url))
        case {"text": str(label), "copy_text": {"text": str(copied)}} if label:
            if not 1 <= len(copied) <= 256:
                raise bad("BUTTON_COPY_TEXT_INVALID")
            return Button(label, copies=copied)
        case {"text": str(label)} if label:
            raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
        case _:
            raise bad('can\'t parse inline keyboard button: Field "text" must be a non-empty String')


def _url(url: str) -> str:
    """HTTP or tg:// (InlineKeyboardButton); a host without a dot is none."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https", "tg"):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if (parts.scheme != "tg" and "." not in parts.netloc) or re.search(r"\s", url):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return url


def preview(params: Params) -> str:
    """The picture above a text: the preview of a link that was named for it; "" for none (LinkPreviewOptions)."""
    match value(params, "link_preview_options"):
        case None | {"is_disabled": True}:
            return ""
        case {"url": str(url), "show_above_text": True, "prefer_large_media": True} if _url(url):
            return url
        case given:
            raise AssertionError(f"not how we show a picture: {given}")


def _reply(rows: list[Any], private: bool) -> Rows:
    return tuple(tuple(_reply_button(button, private) for button in _row(row)) for row in rows)


def _reply_button(button: Any, private: bool) -> Button:
    match button:
        case str(label) if label:
            return Button(label)
        case {"text": str(label)} if label:
            contact = bool(button.get("request_contact"))
            if contact and not private:
                raise bad("phone number can be requested in private chats only")
            return Button(label, contact=contact)
        case _:
            raise bad("can't parse keyboard button")


def commands(params: Params) -> dict[str, str]:
    """Names and descriptions of a menu."""
    return dict(_commands(value(params, "commands")))


def _commands(given: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(given, list) or len(given) > 100:
        raise bad("can't parse commands")
    for command in given:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command.get("command", "")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command.get("description", "")) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        yield command["command"], command["description"]


def action(params: Params) -> str:
    if params.get("action") not in ACTIONS:
        raise bad("wrong parameter action in request")
    return str(params["action"])


def secret(params: Params) -> str:
    given = str(params.get("secret_token", ""))
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", given):
        raise bad("secret token contains unallowed characters")
    return given
