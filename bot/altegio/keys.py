"""What opens a client's account: their own token, or the business's together with a number that they have proved."""

from dataclasses import dataclass, field

from bot.altegio.alarm import Alarm
from bot.altegio.errors import NotAllowed
from bot.altegio.logins import Logins
from fsm.words import Chat


@dataclass(frozen=True, slots=True)
class Key:
    """A token. With the business's, which opens all accounts, goes the client's `phone`; with a client's own none."""

    token: str = field(repr=False)
    phone: str = field(default="", repr=False)


class Keys:
    """The keys to all accounts. `business` is the business's token, "" where there is none."""

    def __init__(self, logins: Logins, business: str, alarm: Alarm) -> None:
        self._logins, self._business, self._alarm = logins, business, alarm

    async def of(self, chat: Chat, phone: str) -> list[Key]:
        """What opens the account of who has proved this number (E.164, "" for none) in this chat; the best first.

        A login with another number opens nothing.
        """
        if not phone:
            return []
        login = await self._logins.of(chat)
        own = [Key(login.token)] if login and login.phone == phone else []
        return own + ([Key(self._business, phone)] if self._business else [])

    async def any(self, chat: Chat) -> str:
        """A token for what everybody may read, such as reviews; "" if there is none."""
        if self._business:
            return self._business
        login = await self._logins.of(chat)
        return login.token if login else ""

    async def refused(self, chat: Chat, key: Key, error: NotAllowed) -> None:
        """A key was not accepted. A client's own is thrown away; the business's is the operator's to mend."""
        if key.phone:
            self._alarm(error)
        elif error.status == 401:
            await self._logins.drop(chat)
