"""A client's cards: memberships, gift cards, loyalty cards, as far as they are good at the configured locations."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TypeVar

from bot.altegio.account import wire as account_wire
from bot.altegio.account.keys import Key, Keys
from bot.altegio.client import Altegio
from bot.altegio.errors import NotAllowed, Refused
from bot.altegio.reading import Company
from bot.altegio.together import together
from bot.altegio.wire import Request
from fsm.desk import LoggedOut
from fsm.words import Chat, GiftCard, LoyaltyCard, Membership, Wallet

T = TypeVar("T")


class Wallets:
    """The cards of all clients, each asked for from a chat with the number (E.164) proved there, "" for none."""

    def __init__(self, client: Altegio, keys: Keys) -> None:
        self._client, self._keys = client, keys

    async def of(self, chat: Chat, phone: str, companies: Sequence[Company]) -> Wallet:
        """All cards that the client holds with these locations and their chains. Raises LoggedOut and AltegioError."""
        for key in await self._keys.of(chat, phone):
            try:
                return await self._wallet(chat, key, companies)
            except NotAllowed as error:
                await self._keys.refused(chat, key, error)
        raise LoggedOut

    async def _wallet(self, chat: Chat, key: Key, companies: Sequence[Company]) -> Wallet:
        """Each location is asked for what is good there: a card that is good in several is told by each of them."""
        chains = {company.chain for company in companies if company.chain}
        return Wallet(
            _memberships(await together(self._memberships(chat, key, company) for company in companies)),
            _gift_cards(await together(self._gift_cards(chat, key, company) for company in companies)),
            tuple(chain.from_iterable(await together(self._loyalty_cards(chat, key, id, companies) for id in chains))),
        )

    async def _memberships(self, chat: Chat, key: Key, company: Company) -> list[Membership]:
        here = company.place.location.id
        found = await self._held(chat, key, account_wire.memberships(here, key.token, key.phone))
        return [replace(one, owner=company.owner, locations=(here,)) for one in found]

    async def _gift_cards(self, chat: Chat, key: Key, company: Company) -> list[GiftCard]:
        location = company.place.location
        found = await self._held(chat, key, account_wire.gift_cards(location.id, key.token, key.phone))
        return [replace(card, owner=company.owner, currency=location.currency) for card in found]

    async def _loyalty_cards(self, chat: Chat, key: Key, id: int, companies: Sequence[Company]) -> list[LoyaltyCard]:
        of_chain = [company for company in companies if company.chain == id]
        asked = account_wire.loyalty_cards(id, of_chain[0].place.location.id, key.token, key.phone)
        currency = _common(company.place.location.currency for company in of_chain)
        found = await self._held(chat, key, asked)
        return [replace(card, owner=card.owner or of_chain[0].owner, currency=currency) for card in found]

    async def _held(self, chat: Chat, key: Key, request: Request[list[T]]) -> list[T]:
        """What there is of one kind. A location that has no such thing, or no licence for it, is no reason to fail."""
        try:
            return await self._client.call(request, chat)
        except Refused:
            return []
        except NotAllowed as error:
            if error.status == 401:
                raise
            await self._keys.refused(chat, key, error)
            return []


def _memberships(found: Iterable[Iterable[Membership]]) -> tuple[Membership, ...]:
    """Each once, with all the locations that told of it."""
    by_id: dict[int, Membership] = {}
    for one in chain.from_iterable(found):
        before = by_id.get(one.id, replace(one, locations=()))
        expires = _earlier(before.expires, one.expires)
        by_id[one.id] = replace(one, expires=expires, locations=before.locations + one.locations)
    return tuple(by_id.values())


def _gift_cards(found: Iterable[Iterable[GiftCard]]) -> tuple[GiftCard, ...]:
    """Each once."""
    by_id: dict[int, GiftCard] = {}
    for card in chain.from_iterable(found):
        before = by_id.get(card.id, card)
        expires, currency = _earlier(before.expires, card.expires), _common([before.currency, card.currency])
        by_id[card.id] = replace(card, expires=expires, currency=currency)
    return tuple(by_id.values())


def _earlier(*days: date | None) -> date | None:
    """The end of a day in one location is the next day in another; who comes on the earlier one is not too late."""
    return min(filter(None, days), default=None)


def _common(currencies: Iterable[str]) -> str:
    """Money comes without a currency, so it is known only where all locations have the same."""
    known = set(currencies)
    return known.pop() if len(known) == 1 else ""
