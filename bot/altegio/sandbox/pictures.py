"""Portraits of the team and logos of the salons, drawn here: enough to see that pictures are shown, and whose.

An address on the wire is that of the sandbox as it was called (answer.py); anybody may look, as with Altegio.
"""

import struct
import zlib
from colorsys import hls_to_rgb
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

SIDE = 288


class Ellipse(NamedTuple):
    """Centre, half width and half height in per cent of the picture's side; `colour` counts from 0, the background."""

    colour: int
    x: int
    y: int
    width: int
    height: int


PERSON = (Ellipse(1, 50, 104, 40, 38), Ellipse(2, 50, 42, 19, 23))
EMBLEM = (Ellipse(1, 50, 50, 40, 40), Ellipse(0, 50, 50, 33, 33), Ellipse(2, 42, 58, 8, 20), Ellipse(2, 58, 42, 8, 20))
NOBODY = ""


@lru_cache(maxsize=64)
def draw(name: str, shapes: tuple[Ellipse, ...]) -> bytes:
    """A PNG in colours of its own for each name; grey for nobody. Source: www.w3.org/TR/png, chapter 11."""
    rows = [bytearray(SIDE) for _ in range(SIDE)]
    for shape in shapes:
        for y, row in enumerate(rows):
            off = (y * 100 / SIDE - shape.y) / shape.height
            if abs(off) < 1:
                half = shape.width * sqrt(1 - off * off)
                first, last = (max(0, min(SIDE, round(SIDE * (shape.x + end) / 100))) for end in (-half, half))
                row[first:last] = bytes([shape.colour]) * (last - first)
    pixels = b"".join(b"\0" + row for row in rows)
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", header), (b"PLTE", _palette(name)), (b"IDAT", zlib.compress(pixels)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def routes() -> list[Route]:
    return [
        Route("/pictures/staff/{name}.png", _picture),
        Route("/pictures/location/{name}.png", _picture),
        Route("/images/no-master.png", _picture),
    ]


async def _picture(request: Request) -> Response:
    shapes = EMBLEM if "/location/" in request.url.path else PERSON
    return Response(
        draw(request.path_params.get("name", NOBODY), shapes),
        media_type="image/png",
        headers={"cache-control": "max-age=86400"},
    )


def _palette(name: str) -> bytes:
    hue = zlib.crc32(name.encode()) % 360 / 360
    saturation = 0.0 if name == NOBODY else 0.45
    colours = (hls_to_rgb(hue, light, saturation) for light in (0.85, 0.4, 0.65))
    return bytes(round(255 * part) for colour in colours for part in colour)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
