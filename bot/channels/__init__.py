"""Channels: each turns its platform's updates into `Inbound` and prompts into its platform's messages.

A channel is a module with three things: `parse` (raw update -> Inbound or None, pure), `render` (prompt -> payloads,
pure) and a class with `say`, the only one that sends. The platform's limits live in that module, with their source.
"""

from typing import Protocol, runtime_checkable

from bot.texts import Words
from fsm.prompts import Prompt
from fsm.words import Chat


class Unreachable(Exception):
    """This client cannot be written to any more (blocked the bot, deleted the account): give up quietly."""


class NotSaid(Exception):
    """The message may not have arrived; saying it again after `after` seconds is right."""

    def __init__(self, reason: str, after: float = 1.0) -> None:
        super().__init__(reason)
        self.after = after


class Channel(Protocol):
    """Where a conversation is held."""

    @property
    def name(self) -> str:
        """The channel's name, as in `Chat.channel`."""

    async def say(self, chat: Chat, prompt: Prompt, words: Words, edit: str) -> None:
        """Show a prompt; `edit` names the message whose button was pressed ("" if none), to be changed in place if
        possible.

        Raises Unreachable or NotSaid.
        """


@runtime_checkable
class Open(Protocol):
    """A channel in which anybody may begin as many chats as they like, without an account."""

    def source(self, chat: Chat) -> str:
        """The same for all chats that were begun from one address, as far as addresses can be told apart."""


@runtime_checkable
class Wiping(Protocol):
    """A channel that can take back what a client has sent."""

    async def wipe(self, chat: Chat, message: str) -> None:
        """Take a message of the client's out of the chat. If that fails, it stays; nothing is raised."""
