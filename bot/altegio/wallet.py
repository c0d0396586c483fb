"""A client's cards: memberships, gift cards, loyalty cards, as far as they are good at the configured locations."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from bot.altegio import account_wire
from bot.altegio.client import Altegio
from bot.altegio.errors import NotAllowed, Refused
from bot.altegio.keys import Key, Keys
from bot.altegio.reading import Company
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
        by_chain = {company.chain: company for company in companies if company.chain}
        memberships, gift_cards, loyalty_cards = await asyncio.gather(
            asyncio.gather(*(self._memberships(chat, key, company) for company in companies)),
            asyncio.gather(*(self._gift_cards(chat, key, company) for company in companies)),
            asyncio.gather(*(self._loyalty_cards(chat, key, company) for company in by_chain.values())),
        )
        return Wallet(
            _good_everywhere(memberships),
            tuple({card.id: card for cards in gift_cards for card in cards}.values()),
            tuple({card.id: card for cards in loyalty_cards for card in cards}.values()),
        )

    async def _memberships(self, chat: Chat, key: Key, company: Company) -> list[Membership]:
        here = company.place.location.id
        found = await self._held(chat, key, account_wire.memberships(here, key.token, key.phone))
        return [replace(one, owner=company.owner, locations=(here,)) for one in found]

    async def _gift_cards(self, chat: Chat, key: Key, company: Company) -> list[GiftCard]:
        location = company.place.location
        found = await self._held(chat, key, account_wire.gift_cards(location.id, key.token, key.phone))
        return [replace(card, owner=company.owner, currency=location.currency) for card in found]

    async def _loyalty_cards(self, chat: Chat, key: Key, company: Company) -> list[LoyaltyCard]:
        location = company.place.location
        asked = account_wire.loyalty_cards(company.chain, location.id, key.token, key.phone)
        found = await self._held(chat, key, asked)
        return [replace(card, owner=card.owner or company.owner, currency=location.currency) for card in found]

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


def _good_everywhere(found: Iterable[Iterable[Membership]]) -> tuple[Membership, ...]:
    """Each membership once, with all the locations that told of it."""
    by_id: dict[int, Membership] = {}
    for one in (one for memberships in found for one in memberships):
        before = by_id.get(one.id)
        by_id[one.id] = replace(before, locations=before.locations + one.locations) if before else one
    return tuple(by_id.values())
