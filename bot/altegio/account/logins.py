"""Who is logged in where: a client's own token for each chat, in the database encrypted only.

The key comes from the partner's token, which every process has and no database: whoever gets hold of the one has not
the other, and a client's token is of no use without the partner's anyway. When the partner's token changes, what was
encrypted before cannot be read, and the client logs in again.
"""

from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Final

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fsm.words import Chat
from storage.store import Store
from storage.work import Work

PURPOSE: Final = b"a client's token, at rest"
"""What the key is for; one for something else would be another key."""


@dataclass(frozen=True, slots=True)
class Login:
    """The number (E.164) with which a client is logged in, and their token."""

    phone: str
    token: str = field(repr=False)


class Logins:
    """The logins of all chats."""

    def __init__(self, store: Store, partner_token: str) -> None:
        self._store = store
        key = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(partner_token.encode())
        self._box = Fernet(urlsafe_b64encode(key))

    def sealed(self, token: str) -> str:
        """A token as it may be kept."""
        return self._box.encrypt(token.encode()).decode()

    async def of(self, chat: Chat) -> Login | None:
        """The login of a chat, if there is one that can be read."""
        kept = await self._store.run(_kept, chat)
        if kept is None:
            return None
        phone, sealed = kept
        try:
            return Login(phone, self._box.decrypt(sealed).decode())
        except InvalidToken:
            return None

    async def drop(self, chat: Chat) -> None:
        """Altegio does not accept the token any more."""
        await self._store.run(_drop, chat)


def _kept(work: Work, chat: Chat) -> tuple[str, str] | None:
    return work.logins.get(chat)


def _drop(work: Work, chat: Chat) -> None:
    work.logins.drop(chat)
