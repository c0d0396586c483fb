"""The profile: who the client is to us, what may be changed of it, and what we keep."""

from dataclasses import replace
from datetime import UTC, datetime

from fsm.desk import TryLater
from fsm.events import Said
from fsm.prompts import MONTH_FIRST, DayAndClock, Option, Prompt, Say, Value
from fsm.session import Client, Draft, S
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.visits.own import own_visits

SAMPLE = DayAndClock(datetime(2026, 12, 5, 17, 30, tzinfo=UTC))
"""Shows how days and times are written."""


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    client = scene.client
    text: dict[str, Value] = {
        "full_name": client.full_name,
        "phone": client.verified,
        "sample": SAMPLE,
        "favourites": ", ".join(await _favourites(scene)),
    }
    return Prompt(Say("profile.text", text), (
        Option("profile:name", Say("label.change_name")),
        Option("profile:phone", Say("label.change_phone" if client.verified else "label.log_in")),
        Option("language", Say("label.language")),
        Option("profile:clock", Say("label.clock_24" if client.style.half_days else "label.clock_12")),
        *(_orders(client) if scene.locale in MONTH_FIRST else ()),
        Option("profile:tell", Say("label.my_data")),
        Option("profile:erase", Say("label.erase")),
        *([Option("profile:log_out", Say("label.log_out"))] if client.verified else []),
        Option("menu", Say("label.menu"), kind="nav"),
    ))  # fmt: skip


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    client, style = scene.client, scene.client.style
    back_here = Draft(aim=S.PROFILE)
    match picked(said, "profile:"):
        case "name":
            return Chosen(back_here, "change_name")
        case "phone":
            return Chosen(back_here, "log_in")
        case "clock":
            changed = replace(style, half_days=not style.half_days)
            return Chosen(Draft(), "profile", client=replace(client, style=changed))
        case "order":
            changed = replace(style, month_first=not style.month_first)
            return Chosen(Draft(), "profile", client=replace(client, style=changed))
        case "tell":
            return Chosen(Draft(), "profile", Say("profile.told"), tells=True)
        case "erase":
            return Chosen(back_here, "erase")
        case "log_out":
            return Chosen(Draft(), "profile", Say("profile.logged_out"), client=Client(style=style))
    return Misfit()


async def _favourites(scene: Scene) -> list[str]:
    """Whom and what the client has marked, by name: the team is known from their visits. As far as it can be read."""
    client = scene.client
    if not (client.favourites or client.favourite_staff):
        return []
    try:
        places = {place.id: place.title for place in await scene.desk.locations()}
        staff = {visit.staff.id: visit.staff.name for visit in (await own_visits(scene, soon=True)).items}
    except TryLater:
        return []
    marked = (*map(staff.get, client.favourite_staff), *map(places.get, client.favourites))
    return [name for name in marked if name]


def _orders(client: Client) -> tuple[Option, ...]:
    return (Option("profile:order", Say("label.day_first" if client.style.month_first else "label.month_first")),)


def forget(draft: Draft) -> Draft:
    return Draft()
