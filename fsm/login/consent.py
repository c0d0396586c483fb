"""Ask whether the client agrees to what the location does with personal data, before a code is sent (S3-16)."""

from dataclasses import replace
from hashlib import sha256

from fsm.booking.draft import at, calls
from fsm.contact import full_name
from fsm.desk import TryLater
from fsm.events import Said
from fsm.prompts import Option, Prompt, Say
from fsm.session import Client, Draft
from fsm.step import Chosen, Misfit, Scene, picked


async def agreed(scene: Scene) -> bool:
    """Whether a client who has proved a number may be shown what is under it: they have agreed to that (S3-16), or
    there is nothing to agree to. A booking proves a number, and asks for no agreement.
    """
    client = scene.client
    if not client.verified or client.agreed_at:
        return True
    places = await scene.desk.locations()
    return next((place for place in places if place.id == client.location), places[0]).privacy == ""


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    draft, text = await _agreement(draft, scene)
    if not text or scene.client.agreed_to == _digest(text):
        return _agreed(draft, scene)
    options = (Option("consent:yes", Say("label.agree"), primary=True), Option("consent:no", Say("label.decline")))
    return Prompt(Say("consent.text", {"privacy": text}), options)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    match picked(said, "consent:"):
        case "yes":
            draft, text = await _agreement(draft, scene)
            client = replace(scene.client, agreed_to=_digest(text), agreed_at=scene.now)
            return _agreed(draft, replace(scene, client=client))
        case "no":
            return Chosen(Draft(), "declined", Say("consent.declined", {"phone": at(draft).phone}))
    return Misfit(Say("consent.misfit"))


def forget(draft: Draft) -> Draft:
    return draft


async def _agreement(draft: Draft, scene: Scene) -> tuple[Draft, str]:
    """The agreement as it is by now. Without knowing whether there is one nothing can be agreed to."""
    known = {place.id: place for place in await scene.desk.locations()}
    location = known.get(at(draft).id, at(draft))
    if location.privacy is None:
        raise TryLater
    return replace(draft, location=location), location.privacy


def _agreed(draft: Draft, scene: Scene) -> Chosen:
    """A number that the channel vouches for, or that a booking has proved, needs no code, where that is enough to look
    a client up (N-13).
    """
    phone = calls(draft)
    if (phone.own or phone.number == scene.client.verified) and scene.rules.knows_phones:
        return proved(draft, scene, phone.number)
    return Chosen(draft, "consented", client=scene.client)


def proved(draft: Draft, scene: Scene, number: str, name: str = "") -> Chosen:
    """The client is known from here on; what was needed to get there is forgotten.

    What the chat was told goes to whoever proves a number first. Another number may be another person's: of the one
    before they learn nothing. What was agreed to in this chat holds for it. `name` is what Altegio calls them.
    """
    here = scene.client
    another = Client(style=here.style, agreed_to=here.agreed_to, agreed_at=here.agreed_at)
    before = here if here.verified in ("", number) else another
    client = replace(before, verified=number, full_name=before.full_name or full_name(name) or "")
    rest = replace(draft, phone=None, code="", code_sent=None, sent_to="", tries=0) if draft.aim else Draft()
    return Chosen(rest, "signed_in", Say("login.done", {"phone": number}), client)


def _digest(text: str) -> str:
    """Tells one text from another; the client is asked again when it changes."""
    return sha256(text.encode()).hexdigest()
