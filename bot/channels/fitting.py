"""Text that fits: into a platform's limits on the way out, into the database on the way in."""


def cut(text: str, limit: int) -> str:
    """At most `limit` UTF-16 units, which is never less than a platform counts; what was cut ends in "…"."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * limit:
        return text
    return units[: 2 * (limit - 1)].decode("utf-16-le", errors="ignore") + "…"


def clean(text: str, limit: int) -> str:
    """At most `limit` characters, without what no database keeps: zero bytes and halves of a character."""
    return text[:limit].replace("\0", "").encode(errors="ignore").decode()
