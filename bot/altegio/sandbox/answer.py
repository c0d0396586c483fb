"""Answers on the wire: the envelope and its moods, as the switches set them."""

import json
from dataclasses import dataclass
from typing import Any, Final

from bot.altegio.sandbox.refusal import Refusal
from bot.altegio.sandbox.switches import Switches

ACCEPT = "application/vnd.api.v2+json"
"""Without it there is no envelope."""

NOTHING: Final = object()
"""The data of an answer that has nothing to say."""
EMPTY_OBJECT: Final = object()
"""An object with nothing in it, which often comes as a list."""


class Here(str):
    """The address of a picture on the sandbox itself, from its root: made whole with the one it was called by."""

    __slots__ = ()


IDS = {
    "id", "company_id", "staff_id", "category_id", "country_id", "city_id", "record_id", "group_id",
    "visit_id", "salon_service_id", "main_group_id", "business_type_id", "created_user_id", "activity_id", "staff",
    "master_id", "user_id", "salon_id", "client_id", "type_id", "status_id", "salon_group_id", "company_group_id",
}  # fmt: skip
AS_SENT = {"api_id", "custom_fields", "timezone"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A yes. `other`: the status that is documented as well; `bare`: without the envelope."""

    data: Any = NOTHING
    status: int = 200
    other: int | None = None
    meta: dict[str, Any] | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """Status, body and extra headers; a body of None is no body at all."""

    status: int
    body: bytes | None
    headers: dict[str, str]


def render(answer: Answer, switches: Switches, accept: str, base: str) -> Rendered:
    """`base`: the address that the sandbox was called by, without a slash at its end."""
    status = answer.other if answer.other and switches.statuses == "other" else answer.status
    if status == 204:
        return Rendered(status, None, {})
    data = _data(answer.data, switches, base)
    if answer.bare or ACCEPT not in accept:
        return _json(status, None if data is NOTHING else data)
    body: dict[str, Any] = {"success": True}
    if data is not NOTHING:
        body["data"] = data
    return _json(status, body | _meta(answer.meta and dress(answer.meta, switches, base), switches))


def render_refusal(refusal: Refusal, switches: Switches, accept: str) -> Rendered:
    where = switches.refusal_code if ACCEPT in accept else "errors"
    meta: dict[str, Any] = {"message": refusal.message}
    body: dict[str, Any] = {"success": False, "data": None, "meta": meta}
    details = {k: v for k, v in (("code", refusal.code), ("id", refusal.item)) if v is not None}
    if refusal.errors:
        meta["errors"] = refusal.errors
    if where == "meta":
        meta |= details
    elif where == "top":
        body |= details
    elif where == "errors" and (details or ACCEPT not in accept):
        body["errors"] = {"code": refusal.status, "message": refusal.message} | details
    unclear = refusal.code is not None and switches.refusal_status == "200"
    return _json(200 if unclear else refusal.status, body)


def dress(value: Any, switches: Switches, base: str, key: str = "") -> Any:
    """The same value with ids, numbers, flags and empty objects written as the switches want them, addresses whole."""
    if value is EMPTY_OBJECT:
        return {"list": [], "object": {}, "null": None}[switches.empty_object]
    if key in AS_SENT:
        return value
    if isinstance(value, dict):
        return {k: dress(v, switches, base, k) for k, v in value.items()}
    if isinstance(value, list):
        return [dress(item, switches, base, key) for item in value]
    if isinstance(value, Here):
        return base + value if switches.pictures else ""
    if isinstance(value, bool):
        return {"boolean": value, "number": int(value), "string": str(int(value))}[switches.flags]
    if isinstance(value, int | float):
        looseness = switches.ids if key in IDS else switches.numbers
        return str(value) if looseness == "string" else value
    return value


def _data(data: Any, switches: Switches, base: str) -> Any:
    if data is NOTHING:
        return {"null": None, "list": [], "object": {}, "missing": NOTHING}[switches.empty_data]
    if data == []:
        return {"list": [], "null": None, "missing": NOTHING}[switches.empty_list]
    return dress(data, switches, base)


def _meta(meta: dict[str, Any] | None, switches: Switches) -> dict[str, Any]:
    if meta:
        return {"meta": meta}
    empty: dict[str, dict[str, Any]] = {"list": {"meta": []}, "object": {"meta": {}}, "missing": {}}
    return empty[switches.empty_meta]


def _json(status: int, body: Any) -> Rendered:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Rendered(status, text.encode(), {"content-type": "application/json; charset=utf-8"})
