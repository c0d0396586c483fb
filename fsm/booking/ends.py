"""The states without a booking under way: the menu, a booking made, a booking that has expired."""

from dataclasses import dataclass, replace

from fsm.events import Picked, Said
from fsm.prompts import Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked


@dataclass(frozen=True, slots=True)
class End:
    """A step that offers to begin; `key` is its sentence."""

    key: str

    async def ask(self, draft: Draft, scene: Scene) -> Prompt | Chosen:
        return Prompt(Say(self.key), (Option("book", Say("label.book")), Option("language", Say("label.language"))))

    async def answer(self, draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
        return Chosen(Draft(), "book") if isinstance(said, Picked) and said.option == "book" else Misfit()

    def forget(self, draft: Draft) -> Draft:
        return Draft()


class Expired:
    """A booking that was left alone too long: nothing of it acts any more, what is still true can be taken up
    (N-10).
    """

    async def ask(self, draft: Draft, scene: Scene) -> Prompt | Chosen:
        if draft.service:
            options = (
                Option("expired:resume", Say("label.continue", {"service": draft.service.title})),
                Option("expired:start", Say("label.start_over")),
            )
            return Prompt(Say("expired.text"), options)
        return Prompt(Say("expired.text"), (Option("expired:start", Say("label.start_again")),))

    async def answer(self, draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
        match picked(said, "expired:"):
            case "resume":
                return Chosen(draft, "book")
            case "start":
                return Chosen(Draft() if draft.service else draft, "book")
        return await self.ask(draft, scene)  # whatever was said: it has expired

    def forget(self, draft: Draft) -> Draft:
        return replace(draft, code="", code_sent=None, sent_to="", tries=0, agreed=False)


menu = End("menu.text")
booked = End("menu.text")
expired = Expired()
