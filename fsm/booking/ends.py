"""How a booking ends: it is made, or it was left alone too long."""

from dataclasses import replace

from fsm.booking.draft import price
from fsm.booking.invitation import to_book
from fsm.booking.review import worded
from fsm.events import Said
from fsm.prompts import DayAndClock, Length, Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.words import titles


class Booked:
    """The appointment that was made, with a calendar file of it."""

    async def ask(self, draft: Draft, scene: Scene) -> Prompt | Chosen:
        assert draft.made
        made = draft.made
        text = Say(
            "booked.text",
            {
                "service": titles(made.services),
                "staff": worded(made.staff),
                "when": DayAndClock(made.starts),
                "length": Length(made.length),
                "price": price(made.services, made.location.currency),
                "location": made.location.title,
                "address": made.location.address,
                "phone": made.location.phone,
                "number": str(made.record),
            },
        )
        options = (*to_book(scene.rules), Option("visits", Say("label.visits")))
        return Prompt(text, options, appointment=made)

    async def answer(self, draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
        return Misfit()

    def forget(self, draft: Draft) -> Draft:
        return Draft()


class Expired:
    """What was left alone too long: nothing of it acts any more. Of a booking what is still true can be taken up
    (N-10).
    """

    async def ask(self, draft: Draft, scene: Scene) -> Prompt | Chosen:
        visits = Option("visits", Say("label.visits"))
        if draft.visit:
            return Prompt(Say("expired.visit"), (visits,))
        if draft.aim:
            return Prompt(Say("expired.aside"), (Option("menu", Say("label.menu")),))
        if draft.services:
            options = (
                Option("expired:resume", Say("label.continue", {"service": titles(draft.services)}), primary=True),
                Option("expired:start", Say("label.start_over")),
                visits,
            )
            return Prompt(Say("expired.text"), options)
        return Prompt(Say("expired.text"), (Option("expired:start", Say("label.start_again"), primary=True), visits))

    async def answer(self, draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
        match picked(said, "expired:"):
            case "resume":
                return Chosen(draft, "book")
            case "start":
                return Chosen(Draft() if draft.services else draft, "book")
        return await self.ask(draft, scene)  # whatever was said: it has expired

    def forget(self, draft: Draft) -> Draft:
        if draft.visit:
            return Draft(visit=draft.visit)
        return replace(draft, code="", code_sent=None, sent_to="", tries=0, agreed=False)


booked = Booked()
expired = Expired()
