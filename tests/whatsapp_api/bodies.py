"""Bodies of webhooks, in the form of Meta's webhook reference."""

from collections.abc import Mapping
from typing import Any

PHONE_ID = "106540352242922"
DISPLAY = "15550783881"

Json = Mapping[str, Any]


def body(*values: Json, field: str = "messages") -> dict[str, Any]:
    """One entry with a change for each value."""
    changes = [{"value": value, "field": field} for value in values]
    return {"object": "whatsapp_business_account", "entry": [{"id": "102290129340398", "changes": changes}]}


def value(phone_id: str = PHONE_ID, **fields: Any) -> dict[str, Any]:
    metadata = {"display_phone_number": DISPLAY, "phone_number_id": phone_id}
    return {"messaging_product": "whatsapp", "metadata": metadata, **fields}


def person(number: str = "", user: str = "", name: str = "Sheena Nelson") -> dict[str, Any]:
    """An entry of `contacts`: who has written. Either id may be missing."""
    known = {"wa_id": number, "user_id": user}
    return {"profile": {"name": name}, **{key: given for key, given in known.items() if given}}


def message(id: str, timestamp: int, content: Json, number: str = "", user: str = "") -> dict[str, Any]:
    """An entry of `messages`. `content` is its type and what belongs to it."""
    known = {"from": number, "from_user_id": user}
    sender = {key: given for key, given in known.items() if given}
    return {**sender, "id": id, "timestamp": str(timestamp), **content}


def text(words: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": words}}


def button_reply(id: str, title: str = "") -> dict[str, Any]:
    reply = {"type": "button_reply", "button_reply": {"id": id, "title": title}}
    return {"type": "interactive", "context": {"from": DISPLAY, "id": "wamid.menu"}, "interactive": reply}


def list_reply(id: str, title: str = "") -> dict[str, Any]:
    reply = {"type": "list_reply", "list_reply": {"id": id, "title": title, "description": "Next Day"}}
    return {"type": "interactive", "context": {"from": DISPLAY, "id": "wamid.menu"}, "interactive": reply}


def card(phone: str, number: str = "") -> dict[str, Any]:
    shown = {"phone": phone, "type": "CELL", **({"wa_id": number} if number else {})}
    name = {"first_name": "Barbara", "formatted_name": "Barbara J. Johnson"}
    return {"type": "contacts", "contacts": [{"name": name, "phones": [shown]}]}


def status(id: str, name: str, *errors: Json) -> dict[str, Any]:
    known = {"id": id, "status": name, "timestamp": "1750263773", "recipient_id": "16505551234"}
    return {**known, "errors": list(errors)} if errors else known


def error(code: int, title: str = "Message undeliverable") -> dict[str, Any]:
    return {"code": code, "title": title, "message": title, "error_data": {"details": "…"}}


ATTACHED = {"mime_type": "image/jpeg", "sha256": "SfInY0gGKTsJlUWbwxC1k", "id": "1003383421387256"}
IMAGE = {"type": "image", "image": {**ATTACHED, "caption": "My last haircut"}}
STICKER = {"type": "sticker", "sticker": {**ATTACHED, "animated": False}}
AUDIO = {"type": "audio", "audio": {**ATTACHED, "voice": True}}
VIDEO = {"type": "video", "video": ATTACHED}
DOCUMENT = {"type": "document", "document": {**ATTACHED, "filename": "list.pdf"}}
LOCATION = {"type": "location", "location": {"latitude": 37.44216251868683, "longitude": -122.16153582049394}}
REACTION = {"type": "reaction", "reaction": {"message_id": "wamid.menu", "emoji": "👍"}}
UNSUPPORTED = {
    "type": "unsupported",
    "errors": [{"code": 131051, "title": "Message type unknown", "message": "Message type unknown"}],
}
SYSTEM = {
    "type": "system",
    "system": {"body": "User changed from 16505551234 to 12195555358", "type": "user_changed_number"},
}
EDIT = {"type": "edit", "edit": {"original_message_id": "wamid.1", "message": {"type": "text", "text": {"body": "no"}}}}
REVOKE = {"type": "revoke", "revoke": {"original_message_id": "wamid.1"}}
