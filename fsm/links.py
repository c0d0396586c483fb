"""Addresses that a client may open, from whoever wrote them: only pages and phone numbers are made into options."""

import re
from typing import Final
from urllib.parse import urlsplit

from fsm.prompts import Option, Value

LONGEST: Final = 2000
HOST: Final = re.compile(r"[^\s@:/.]+(\.[^\s@:/.]+)+(:\d{1,5})?")


def link(name: str, url: str, label: Value = "") -> tuple[Option, ...]:
    """An option that opens a page (http, https); none if `url` is no such address. Without a label it is called by its
    host.
    """
    address = page(url)
    if not address:
        return ()
    return (Option(f"link:{name}", label or urlsplit(address).netloc.removeprefix("www."), kind="link", url=address),)


def call(number: str, label: Value) -> tuple[Option, ...]:
    """An option that calls a number; none if there is none."""
    digits = re.sub(r"[^\d+]", "", number)
    return (Option("link:call", label, kind="link", url=f"tel:{digits}"),) if digits.strip("+") else ()


def page(url: str) -> str:
    """The address of a page or a picture as it may be opened, "" if it is none; without a scheme it is https."""
    text = url.strip()
    whole = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(whole)
    except ValueError:
        return ""
    fits = len(whole) <= LONGEST and whole.isprintable() and " " not in whole
    return whole if fits and parts.scheme in ("http", "https") and HOST.fullmatch(parts.netloc) else ""
