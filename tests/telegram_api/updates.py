"""The queue of updates, and the two ways out of it: the bot asks (getUpdates), or its webhook gets them."""

import asyncio
import re
from typing import Any

import httpx

from tests.telegram_api import rules
from tests.telegram_api.bell import Bell
from tests.telegram_api.rules import Params, Refusal, bad

RETRY = 0.05
"""Seconds until a webhook that failed is tried again; Telegram takes longer."""

KINDS = {"message", "edited_message", "channel_post", "callback_query", "my_chat_member", "message_reaction"}

Update = dict[str, Any]


class Updates:
    """What waits for the bot, in order, until the bot confirms it."""

    def __init__(self, bell: Bell) -> None:
        self.waiting: list[Update] = []
        self.webhook: dict[str, Any] = {"url": ""}
        self._allowed: list[str] | None = None
        self._polls = 0
        self._bell = bell
        self._closing = False
        self._brought: dict[int, asyncio.Task[None]] = {}

    def push(self, update: Update) -> None:
        """Add an update, if it is of a kind that the bot wants; one of no kind at all is a test's."""
        kinds = KINDS.intersection(update)
        if not kinds or not self._allowed or kinds.intersection(self._allowed):
            self.waiting.append(update)
            self._bell.ring()

    # --- the bot asks

    async def get(self, params: Params) -> list[Update]:
        """Drop what the offset confirms, then wait for more. A second asker ends the first one's wait."""
        if self.webhook["url"]:
            active = "can't use getUpdates method while webhook is active"
            raise Refusal(409, f"Conflict: {active}; use deleteWebhook to delete the webhook first")
        self._polls += 1
        poll, offset = self._polls, int(params.get("offset") or 0)
        self.waiting = [update for update in self.waiting if update["update_id"] >= offset]
        self._allowed = rules.value(params, "allowed_updates") or self._allowed
        self._bell.ring()
        await self._bell.until(
            lambda: bool(self.waiting) or self._polls != poll or self._closing, float(params.get("timeout") or 0)
        )
        if self._polls != poll:
            other = "terminated by other getUpdates request; make sure that only one bot instance is running"
            raise Refusal(409, f"Conflict: {other}")
        return self.waiting[: int(params.get("limit") or 100)]

    # --- the bot has a webhook

    def set_webhook(self, params: Params) -> bool:
        url = str(params.get("url", ""))
        if url and not re.match(r"https://|http://(127\.0\.0\.1|localhost)[:/]", url):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if params.get("drop_pending_updates") in (True, "true"):
            self.waiting.clear()
        self._allowed = rules.value(params, "allowed_updates") or self._allowed
        self.webhook = {"url": url, "secret": rules.secret(params), "allowed_updates": self._allowed}
        return True

    def delete_webhook(self, params: Params) -> bool:
        return self.set_webhook({**params, "url": ""})

    def webhook_info(self) -> dict[str, Any]:
        told = {key: value for key, value in self.webhook.items() if key != "secret"}
        return {**told, "has_custom_certificate": False, "pending_update_count": len(self.waiting)}

    async def bring(self) -> None:
        """Bring what waits to the webhook until `close`: a chat's updates in their order, chats side by side."""
        while not self._closing:
            await self._bell.until(lambda: self._closing or self._next() is not None)
            if update := self._next():
                self._brought[_chat_of(update)] = asyncio.create_task(self._insist(update))
        await asyncio.gather(*self._brought.values())

    def _next(self) -> Update | None:
        """The first update whose chat has none on its way."""
        if not self.webhook["url"]:
            return None
        busy = {chat for chat, task in self._brought.items() if not task.done()}
        return next((update for update in self.waiting if _chat_of(update) not in busy), None)

    async def _insist(self, update: Update) -> None:
        while self.webhook["url"] and not await self.deliver(update):
            await self._bell.until(lambda: self._closing, RETRY)
            if self._closing:
                return
        self.waiting = [other for other in self.waiting if other is not update]
        asyncio.get_running_loop().call_soon(self._bell.ring)  # when this task has ended

    async def deliver(self, update: object) -> bool:
        """Bring one update to the webhook, now; a test may bring one twice. True if it was taken."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook["secret"]}
        try:
            async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
                answer = await client.post(self.webhook["url"], json=update, headers=headers)
        except httpx.HTTPError as error:
            self.webhook["last_error_message"] = str(error)
            return False
        if not answer.is_success:
            self.webhook["last_error_message"] = f"Wrong response from the webhook: {answer.status_code}"
        return answer.is_success

    def close(self) -> None:
        self._closing = True
        self._bell.ring()


def _chat_of(update: Update) -> int:
    """The chat of an update; 0 for one that is in none, or that no bot could read."""
    match update:
        case {"message": {"chat": {"id": int(id)}}}:
            return id
        case {"callback_query": {"message": {"chat": {"id": int(id)}}}}:
            return id
        case _:
            return 0
