"""What an older version has stored, as today's reads it.

Sessions carry the number of their schema. Anything else is tried as it is, and upgraded only if it cannot be read.
"""

import json
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")


def read(codec: TypeAdapter[T], body: str) -> T:
    """A body of today's or of yesterday's. Raises ValidationError for any other."""
    try:
        return codec.validate_json(body)
    except ValidationError as error:
        try:
            return codec.validate_json(several_services(body))
        except ValueError:
            raise error from None


def several_services(body: str) -> str:
    """What was booked was one `service`; now it is `services`. Raises ValueError for what is no JSON."""
    return json.dumps(_with_services(json.loads(body)))


def _with_services(value: Any) -> Any:
    match value:
        case list():
            return [_with_services(item) for item in value]
        case {"service": {"category": _} as one, **others}:  # of another kind are the words that are shown of one
            return _with_services({**others, "services": [one]})
        case dict():
            return {name: _with_services(item) for name, item in value.items()}
    return value
