"""Ask whose account it is: the number that the client books with (S3-23). One that is known is offered."""

from dataclasses import replace

from fsm.booking import phone
from fsm.booking.phone import forget
from fsm.events import Said
from fsm.prompts import Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene
from fsm.words import Phone

__all__ = ["answer", "ask", "forget"]


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    return Prompt(Say("login.text"), phone.offers(_proved_before(scene)), layout="contact")


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    return await phone.answer(await _located(draft, scene), said, _proved_before(scene))


async def _located(draft: Draft, scene: Scene) -> Draft:
    """With a location: it sends the code, its agreement counts, and numbers are read as dialled in its country.

    The one at hand, or where the client has booked last, else the first; as it is now.
    """
    places = await scene.desk.locations()
    wanted = draft.location.id if draft.location else scene.client.location
    return replace(draft, location=next((place for place in places if place.id == wanted), places[0]))


def _proved_before(scene: Scene) -> Scene:
    """Who has to log in once more does so with the same number, not with the one of the last booking."""
    proved = scene.client.verified
    return replace(scene, client=replace(scene.client, phone=Phone(proved))) if proved else scene
