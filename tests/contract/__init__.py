"""Altegio's OpenAPI contract, and checks of real requests and answers against it.

`openapi.yaml` is OpenAPI 3.1, so its schemas are plain JSON Schema 2020-12. `examples/` holds bodies as they
are printed: `<operationId>.<status>[.variant].json` and `<operationId>.request[.variant].json`.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from jsonschema import Draft202012Validator, ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

HERE = Path(__file__).parent
EXAMPLES = HERE / "examples"
BASE = "/api/v1"
JSON_SCHEMA = ("content", "application/json", "schema")


class Mismatch(AssertionError):
    """The body, or the operation itself, is not what the contract says."""


class Example(NamedTuple):
    """One printed body: `status` is None for a request."""

    operation: str
    status: int | None
    name: str
    body: Any


@cache
def contract() -> dict[str, Any]:
    """The whole document."""
    document: dict[str, Any] = yaml.load(
        (HERE / "openapi.yaml").read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return document


def operation(method: str, path: str) -> tuple[str, dict[str, Any]]:
    """The template and description of one operation.

    `path` is a template ("/book_code/{location_id}") or a real path, with or without "/api/v1" in front.
    Raises Mismatch when there is no such path or method.
    """
    bare = path.partition("?")[0].removeprefix(BASE)
    for template, pattern in _patterns():
        if (bare == template or pattern.fullmatch(bare)) and method.lower() in contract()["paths"][template]:
            return template, contract()["paths"][template][method.lower()]
    raise Mismatch(f"{method} {bare} is not in the contract")


def validate_request(method: str, path: str, body: Any) -> None:
    """Check a request body (parsed JSON; None = none sent). Raises Mismatch."""
    template, described = operation(method, path)
    if "requestBody" not in described:
        if body is not None:
            raise Mismatch(f"{method} {template} takes no body")
        return
    _check(
        f"{method} {template}, request",
        _pointer("paths", template, method.lower(), "requestBody", *JSON_SCHEMA),
        body,
    )


def validate_response(method: str, path: str, status: int, body: Any) -> None:
    """Check an answer (parsed JSON; None = no body, as with 204). Raises Mismatch.

    A refusal whose status the operation does not list (400, 405, 5xx) has to be the common error envelope; a
    success has to be listed.
    """
    template, described = operation(method, path)
    what = f"{method} {template}, {status}"
    response = described["responses"].get(str(status))
    if response is None:
        if status < 400:
            raise Mismatch(f"{what}: the contract has only {sorted(described['responses'])}")
        pointer = _pointer("components", "schemas", "Error")
    elif "$ref" in response:
        name = response["$ref"].rpartition("/")[2]
        pointer = _pointer("components", "responses", name, *JSON_SCHEMA)
    elif "content" in response:
        pointer = _pointer("paths", template, method.lower(), "responses", str(status), *JSON_SCHEMA)
    else:
        return
    _check(what, pointer, body)


def operation_of(name: str) -> tuple[str, str]:
    """Method and path template of an operationId."""
    for template, item in contract()["paths"].items():
        for method, described in item.items():
            if isinstance(described, dict) and described.get("operationId") == name:
                return method.upper(), template
    raise Mismatch(f"no operation {name}")


def examples(operation: str = "") -> list[Example]:
    """The printed bodies, of one operation or of all."""
    found = sorted(EXAMPLES.glob(f"{operation}.*.json" if operation else "*.json"))
    return [_example(file) for file in found]


def _example(file: Path) -> Example:
    name, kind = file.name.split(".")[:2]
    status = None if kind == "request" else int(kind)
    return Example(name, status, file.stem, json.loads(file.read_text("utf-8")))


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Templates as patterns, the more literal ones first (records/partner before records/{location_id})."""
    templates = sorted(contract()["paths"], key=lambda template: template.count("{"))
    return [(t, re.compile(re.sub(r"\{\w+\}", "[^/]+", t))) for t in templates]


@cache
def _validator(pointer: str) -> Draft202012Validator:
    resource = Resource.from_contents(contract(), default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource("urn:altegio", resource)
    return Draft202012Validator({"$ref": f"urn:altegio#{pointer}"}, registry=registry)


def _pointer(*keys: str) -> str:
    """A JSON pointer, written as a URI fragment."""
    escaped = (key.replace("~", "~0").replace("/", "~1") for key in keys)
    return "".join("/" + key.replace("{", "%7B").replace("}", "%7D") for key in escaped)


def _check(what: str, pointer: str, body: Any) -> None:
    error = next(iter(sorted(_validator(pointer).iter_errors(body), key=_depth)), None)
    if error is not None:
        raise Mismatch(f"{what}: {error.json_path}: {error.message}")


def _depth(error: ValidationError) -> int:
    return len(error.absolute_path)
