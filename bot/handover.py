"""Going on elsewhere: a link that takes a conversation from the website into a messenger (N-24).

Both know nothing of each other, so the link says it all: which chat, since when, and a seal. It fits into what
Telegram lets a link carry: 64 of A-Z, a-z, 0-9, _ and - (https://core.telegram.org/bots/features#deep-linking).
"""

import hmac
import re
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from typing import Final

from fsm.words import Chat

FROM: Final = "widget"
"""The channel whose conversations can be taken along; its ids have 24 characters."""

VALID: Final = timedelta(hours=1)
"""A link is followed at once, or kept for the evening by somebody who should not have it."""

ARGUMENT: Final = re.compile(r"go_([\w-]{24})([0-9a-f]{8})([\w-]{22})", re.ASCII)


class Handover:
    """Makes such links with a key that all processes share."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def argument(self, chat: Chat, now: datetime) -> str:
        """What a link carries that leads on from this chat, for an hour from now."""
        claim = f"{chat.id}{int(now.timestamp()):08x}"
        return f"go_{claim}{self._seal(claim)}"

    def chat(self, argument: str, now: datetime) -> Chat | None:
        """The chat that a link leads on from; None if we did not make it, or too long ago."""
        if not (found := ARGUMENT.fullmatch(argument)):
            return None
        id, made, seal = found.groups()
        if not hmac.compare_digest(seal, self._seal(id + made)):
            return None
        return Chat(FROM, id) if now.timestamp() - int(made, 16) <= VALID.total_seconds() else None

    def _seal(self, claim: str) -> str:
        """16 bytes of a HMAC-SHA256, in 22 characters."""
        digest = hmac.digest(self._key, b"handover " + claim.encode(), "sha256")
        return urlsafe_b64encode(digest[:16]).decode().rstrip("=")
