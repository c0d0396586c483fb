"""The states in which the bot is at work and the client waits: an order is out, its outcome will come by itself."""

from dataclasses import dataclass

from fsm.events import Said
from fsm.prompts import Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that says what is being done and takes no answer."""

    key: str

    async def ask(self, draft: Draft, scene: Scene) -> Prompt | Chosen:
        phone = draft.phone.number if draft.phone else ""
        return Prompt(Say(self.key, {"phone": phone}), awaits=True)

    async def answer(self, draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
        return Misfit(Say("waiting.still"))

    def forget(self, draft: Draft) -> Draft:
        return draft


sending = Waiting("sending.text")
placing = Waiting("placing.text")
looking = Waiting("looking.text")
