"""Session tokens: whoever holds one is in its chat, and nobody can make one. Time and the key come in."""

import hmac
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from secrets import token_bytes
from typing import Final

from fsm.words import Chat

NAME: Final = "widget"

MARK: Final = 4
"""The characters of a chat's id that tell where it was begun: 3 bytes."""

VALID: Final = timedelta(days=30)
"""As long as a history is kept: what is forgotten cannot be counted on from."""


def new_id(network: str, key: str) -> str:
    """An id that begins with a mark of the network: it shows what was begun from the same one, and not which that is.

    The rest is chance: 15 bytes. Where the network is not known, all of it is.
    """
    mark = hmac.digest(key.encode(), b"network " + network.encode(), "sha256") if network else token_bytes()
    return urlsafe_b64encode(mark[:3] + token_bytes(15)).decode()


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
