"""What a step is: it asks for one fact and reads the answer. The dialog calls it, the table says what comes next.

A step is a module with

    async def ask(draft, scene) -> Prompt | Chosen     the question, or Chosen when the fact is known (or there is
    but one answer)
    async def answer(draft, said, scene) -> Chosen | Misfit | Prompt
    def forget(draft) -> Draft                         the draft without this step's fact, so that it is asked again

`answer` gives a Misfit to ask the same again with the reason in front, or another Prompt to show instead (a further
month, what a search found). A step sends nothing and keeps nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from fsm.desk import Desk, Rules
from fsm.events import Profile, Said
from fsm.prompts import Prompt, Say
from fsm.session import Client, Draft, Session


@dataclass(frozen=True, slots=True)
class Scene:
    """What a step may look at besides the draft. `now` is aware; `profile` is what the channel knows of the client.

    `elsewhere` is the client's conversation on another channel, when a link leads on from there. `locale` is the
    language that the client is spoken to in.
    """

    desk: Desk
    rules: Rules
    client: Client
    now: datetime
    profile: Profile
    elsewhere: Session | None = None
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The facts are gathered: the draft with them, and the trigger to fire.

    `note` stands in front of the next question. `client` is what is remembered from here on, None for no change.
    `tells` and `forgets` as in `Turn`.
    """

    draft: Draft
    trigger: str
    note: Say | None = None
    client: Client | None = None
    tells: bool = False
    forgets: bool = False


MISFIT = Say("misfit.text")


@dataclass(frozen=True, slots=True)
class Misfit:
    """What was said does not answer the question; `note` says why."""

    note: Say = MISFIT


class Step(Protocol):
    """A module beside the table that it belongs to."""

    async def ask(self, draft: Draft, scene: Scene) -> Prompt | Chosen: ...

    async def answer(self, draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt: ...

    def forget(self, draft: Draft) -> Draft: ...


def picked(said: Said, prefix: str) -> str:
    """What follows `prefix` in the id of the option that was pressed; "" if it was another one, or none."""
    option = getattr(said, "option", "")
    return option.removeprefix(prefix) if option.startswith(prefix) else ""
