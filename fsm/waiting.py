"""What all steps have in common in which the bot is at work and the client waits.

Entering one leaves an order, and only what becomes of it leads out.
"""

from abc import abstractmethod
from dataclasses import dataclass

from fsm.events import Outcome, Said
from fsm.prompts import Prompt, Say
from fsm.requests import Request
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene


@dataclass(frozen=True, slots=True)
class AtWork:
    """A step that says what is being done and takes no answer; `key` is its sentence."""

    key: str

    async def ask(self, draft: Draft, scene: Scene) -> Prompt | Chosen:
        phone = draft.phone.number if draft.phone else ""
        return Prompt(Say(self.key, {"phone": phone}), awaits=True)

    async def answer(self, draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
        return Misfit(Say("waiting.still"))

    @abstractmethod
    def order(self, draft: Draft, scene: Scene, key: str) -> tuple[Draft, Request]:
        """The request, and the draft as it is once that was made."""

    @abstractmethod
    def heard(self, draft: Draft, outcome: Outcome, scene: Scene) -> Chosen: ...

    def forget(self, draft: Draft) -> Draft:
        return draft
