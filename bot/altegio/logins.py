"""Who is logged in where: a client's own token for each chat, in the database encrypted only.

The key comes from the partner's token, which every process has and no database: whoever gets hold of the one has not
the other, and a client's token is of no use without the partner's anyway. When the partner's token changes, what was
encrypted before cannot be read, and the client logs in again.
"""

from base64 import urlsafe_b64encode
from functools import cached_property
from typing import TYPE_CHECKING, Final

from fsm.words import Chat
from storage.store import Store
from storage.work import Work

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

PURPOSE: Final = b"a client's token, at rest"
"""What the key is for; one for something else would be another key."""


class Logins:
    """The logins of all chats."""

    def __init__(self, store: Store, partner_token: str) -> None:
        self._store = store
        self._partner_token = partner_token

    def sealed(self, token: str) -> str:
        """A token as it may be kept."""
        return self._box.encrypt(token.encode()).decode()

    async def token(self, chat: Chat, phone: str) -> str:
        """The token of the client who is logged in here with this number (E.164); "" if none is."""
        from cryptography.fernet import InvalidToken

        login = await self._store.run(_login, chat) if phone else None
        if login is None or login[0] != phone:
            return ""
        try:
            return self._box.decrypt(login[1]).decode()
        except InvalidToken:
            return ""

    async def drop(self, chat: Chat) -> None:
        """Altegio does not accept the token any more."""
        await self._store.run(_drop, chat)

    @cached_property
    def _box(self) -> "Fernet":
        """Made when the first client logs in: importing this takes as long as much of the rest of the start."""
        from cryptography.fernet import Fernet
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        key = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(self._partner_token.encode())
        return Fernet(urlsafe_b64encode(key))


def _login(work: Work, chat: Chat) -> tuple[str, str] | None:
    return work.logins.get(chat)


def _drop(work: Work, chat: Chat) -> None:
    work.logins.drop(chat)
