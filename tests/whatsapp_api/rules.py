"""What the Cloud API takes and what it refuses, in Meta's form. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]

FILE_TYPES = {"text/plain", "application/pdf", "image/jpeg", "image/png", "audio/mpeg", "video/mp4"}
"""Of the documented types, some; text/calendar is not among them."""


class Refusal(Exception):
    """An answer that is not 200."""

    def __init__(self, code: int, message: str, status: int = 400, subcode: int = 0) -> None:
        super().__init__(message)
        self.status = status
        error: dict[str, Any] = {"message": f"(#{code}) {message}", "type": "OAuthException", "code": code}
        if subcode:
            error["error_subcode"] = subcode
        self.body = {"error": {**error, "error_data": {"messaging_product": "whatsapp"}, "fbtrace_id": "A1b2"}}


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as its reader sees it. `options`: the titles of buttons or rows, and their ids; `about`: what stands
    below the title of a row. `asks_phone`: WhatsApp's own button that sends the client's number. `image`: the address
    of a picture.
    """

    text: str = ""
    options: tuple[tuple[str, str], ...] = ()
    about: tuple[str, ...] = ()
    is_list: bool = False
    asks_phone: bool = False
    file: str = ""
    name: str = ""
    image: str = ""


def recipient(message: Json) -> str:
    match message:
        case {"messaging_product": "whatsapp", "recipient_type": "individual", "to": str(to)}:
            return _like(r"\+?[0-9]{5,20}", to, "to")
        case {"messaging_product": "whatsapp", "recipient_type": "individual", "recipient": str(user)}:
            return _like(r"[A-Z]{2}\.[A-Za-z0-9.]{1,128}", user, "recipient")
    raise Refusal(100, "The parameter to is required.")


def shown(message: Json) -> Shown:
    match message:
        case {"type": "text", "text": {"body": str(body)}}:
            return Shown(_text(body, 4096, "text.body"))
        case {"type": "document", "document": {"id": str(file), "filename": str(name)}}:
            return Shown(file=file, name=name)
        case {"type": "image", "image": {"link": str(link)}}:
            return Shown(image=_like(r"https?://\S{1,2000}", link, "image.link"))
        case {"type": "interactive", "interactive": {"type": kind, "body": {"text": str(body)}, "action": action}}:
            return _interactive(str(kind), _text(body, 1024, "interactive.body.text"), action)
    raise Refusal(100, "Invalid parameter")


def _interactive(kind: str, body: str, action: Json) -> Shown:
    match kind, action:
        case "button", {"buttons": list(buttons)}:
            replies = [_button(button) for button in buttons]
            _count(replies, 3, "buttons")
            _distinct([title for title, _ in replies], "button titles")
            _distinct([id for _, id in replies], "button ids")
            return Shown(body, tuple(replies))
        case "list", {"button": str(label), "sections": list(sections)}:
            _text(label, 20, "action.button")
            _count(sections, 10, "sections")
            if len(sections) > 1:
                for section in sections:
                    _text(section.get("title", ""), 24, "section.title")
            rows = [row for section in sections for row in section["rows"]]
            _count(rows, 10, "rows")
            _distinct([row["id"] for row in rows], "row ids")
            options = tuple((_text(row["title"], 24, "row.title"), _text(row["id"], 200, "row.id")) for row in rows)
            below = [row.get("description") for row in rows]
            about = tuple("" if words is None else _text(words, 72, "row.description") for words in below)
            return Shown(body, options, about, is_list=True)
        case "request_contact_info", {"name": "request_contact_info"}:
            return Shown(body, asks_phone=True)
    raise Refusal(100, f"Unsupported Interactive Message type {kind}")


def _button(button: Json) -> tuple[str, str]:
    match button:
        case {"type": "reply", "reply": {"id": str(id), "title": str(title)}}:
            return _text(title, 20, "button.title"), _text(id, 256, "button.id")
    raise Refusal(100, "Invalid button")


def _text(text: str, limit: int, name: str) -> str:
    if not text.strip():
        raise Refusal(131008, f"Required parameter is missing: {name}")
    if len(text.encode("utf-16-le")) > 2 * limit:
        raise Refusal(100, f"Param {name} must be at most {limit} characters long.")
    return text


def _count(things: list[Any], most: int, name: str) -> None:
    if not 1 <= len(things) <= most:
        raise Refusal(131009, f"Parameter value is not valid: {name} must be 1 to {most}")


def _distinct(things: list[str], name: str) -> None:
    if len(set(things)) < len(things):
        raise Refusal(131009, f"Parameter value is not valid: duplicate {name}")


def _like(pattern: str, text: str, name: str) -> str:
    if not re.fullmatch(pattern, text):
        raise Refusal(100, f"Param {name} is not valid.")
    return text.removeprefix("+")
