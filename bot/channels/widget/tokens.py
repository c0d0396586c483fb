"""Session tokens: whoever holds one is in its chat, and nobody can make one. Pure; time, chance and the key come in."""

import hmac
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from typing import Final

from fsm.words import Chat

NAME: Final = "widget"

VALID: Final = timedelta(days=30)
"""As long as a history is kept: what is forgotten cannot be counted on from."""


def sign(chat: Chat, now: datetime, key: str) -> str:
    """A token for this chat: its id, the time of issue in seconds, and a HMAC-SHA256 over both."""
    claim = f"{chat.id}.{int(now.timestamp())}"
    return f"{claim}.{_seal(claim, key)}"


def verify(token: str, now: datetime, key: str) -> Chat | None:
    """The chat, or None if the token is not ours or no longer good."""
    claim, _, seal = token.rpartition(".")
    if not hmac.compare_digest(seal.encode(), _seal(claim, key).encode()):
        return None
    id, _, issued = claim.rpartition(".")
    return Chat(NAME, id) if now.timestamp() - int(issued) < VALID.total_seconds() else None


def _seal(claim: str, key: str) -> str:
    return urlsafe_b64encode(hmac.digest(key.encode(), claim.encode(), "sha256")).decode().rstrip("=")
