"""What opens a client's account: their own token, or the business's together with a number that they have proved."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.altegio.account.logins import Logins
from bot.altegio.alarm import Alarm
from bot.altegio.errors import NotAllowed, TryLater
from fsm.words import Chat, Visit


@dataclass(frozen=True, slots=True)
class Key:
    """A client's own token, or the `business`'s, which opens all accounts and so goes along with the client's phone."""

    token: str = field(repr=False)
    phone: str = field(default="", repr=False)
    business: bool = False


class Keys:
    """The keys to all accounts. `business` is the business's token, "" where there is none.

    `partner_accepted` tells whether Altegio accepts the partner's token, without which no key fits; it raises
    AltegioError where that cannot be told.
    """

    def __init__(
        self, logins: Logins, business: str, alarm: Alarm, partner_accepted: Callable[[Chat], Awaitable[bool]]
    ) -> None:
        self._logins, self._business, self._alarm = logins, business, alarm
        self._partner_accepted = partner_accepted

    async def of(self, chat: Chat, phone: str) -> list[Key]:
        """What opens the account of who has proved this number (E.164, "" for none) in this chat; the best first.

        A login with another number opens nothing.
        """
        if not phone:
            return []
        login = await self._logins.of(chat)
        own = [Key(login.token)] if login and login.phone == phone else []
        return own + ([Key(self._business, phone, business=True)] if self._business else [])

    async def to(self, chat: Chat, phone: str, visit: Visit) -> list[Key]:
        """What opens this visit. Whoever has its hash may have the business change it, too."""
        keys = await self.of(chat, phone)
        if visit.hash and self._business and not phone:
            keys.append(Key(self._business, business=True))
        return keys

    async def any(self, chat: Chat) -> str:
        """A token for what everybody may read, such as reviews; "" if there is none."""
        if self._business:
            return self._business
        login = await self._logins.of(chat)
        return login.token if login else ""

    async def refused(self, chat: Chat, key: Key, error: NotAllowed) -> None:
        """A key was not accepted. A client's own is thrown away; the business's is the operator's to mend.

        So is the partner's, which every call carries: the same 401 may be about that. Then, or if nobody can tell, the
        login stays, and this raises TryLater.
        """
        if key.business:
            self._alarm(error)
        elif error.status == 401:
            if not await self._partner_accepted(chat):
                raise TryLater("it is the partner's token that is not accepted") from error
            login = await self._logins.of(chat)
            if login and login.token == key.token:  # not one that came in the meantime
                await self._logins.drop(chat)
