"""Ask whose account it is: the number that the client books with (S3-23). One that is known is offered."""

from dataclasses import replace

from fsm import contact
from fsm.booking import phone
from fsm.booking.draft import calls
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
    """Numbers are read as dialled in the country of the location at hand, or where the client has booked last, else of
    the first. Who is known at none goes on with one in the country of their number: it sends the code, and its
    agreement, which is in its language, counts.
    """
    places = await scene.desk.locations()
    wanted = draft.location.id if draft.location else scene.client.location
    known = next((place for place in places if place.id == wanted), None)
    read = await phone.answer(replace(draft, location=known or places[0]), said, _proved_before(scene))
    if known or not isinstance(read, Chosen):
        return read
    country = contact.country(calls(read.draft).number)
    home = next((place for place in places if place.country == country), places[0])
    return replace(read, draft=replace(read.draft, location=home))


def _proved_before(scene: Scene) -> Scene:
    """Who has to log in once more does so with the same number, not with the one of the last booking."""
    proved = scene.client.verified
    return replace(scene, client=replace(scene.client, phone=Phone(proved))) if proved else scene
