"""The dialog: one event in, the next session, prompts and requests out.

`advance` decides and does nothing: time and keys come with the call, the desk is the only thing it waits for. What a
client says is read by the step of the current state; commands and shared options (back, start over, cancel,
language, more) are read here, since they mean the same everywhere; outcomes of requests fire the trigger of their
name.
"""

from dataclasses import replace
from datetime import datetime
from typing import Final

from fsm.booking.draft import at
from fsm.booking.location import got_it, named
from fsm.booking.table import STEPS as BOOKING
from fsm.desk import Desk, LoggedOut, Rules, TryLater
from fsm.events import Command, Delayed, FellSilent, Inbound, NotReached, Outcome, Picked, Said, Typed, Unreadable
from fsm.manners import closed, greeting, puzzled
from fsm.prompts import MORE, Option, Prompt, Say
from fsm.requests import Request
from fsm.session import Client, Draft, S, Session, Turn
from fsm.step import Chosen, Misfit, Scene
from fsm.table import ASKING, DOORS, LEGAL, SCREENS, STEPS, WAITING, fire
from fsm.words import Phone

NAVIGATION: Final = ("back", "start_over", "cancel")
"""The shared ways out, in the order shown; each is offered where the table has a row for it."""

LEADS: Final = ("book", "menu", "change_visit", *DOORS)
"""Options that mean the same wherever they are offered."""

JOINT: Final = "·"
"""Stands between the parts of a label: the day of an appointment and its services."""

TRY_LATER: Final = Prompt(Say("try_later.text"), (Option("again", Say("label.again"), primary=True),))


async def advance(
    session: Session, heard: Inbound, desk: Desk, rules: Rules, key: str, elsewhere: Session | None = None
) -> Turn:
    """What follows from `heard`. Gives the same session back, and nothing else, when nothing follows.

    `key` names the request that this turn may leave; it must be new. `elsewhere` is the conversation that a link
    (the command `start`) leads on from. Raises nothing that a client could cause.
    """
    if elsewhere and not session.client.full_name:
        session = replace(session, client=_told(session.client, elsewhere.client))
    scene = Scene(desk, rules, session.client, heard.time, heard.profile, elsewhere, session.locale)
    match heard.event:
        case FellSilent(token=token):
            late = session.asked and session.asked.token == token and _expired(session, heard.time)
            return await _fallen_silent(session, scene, key) if late else Turn(session)
        case Delayed(key=of):
            return await _delayed(session, scene, key) if of == session.pending else Turn(session)
        case outcome if isinstance(outcome, Outcome):
            return await _outcome(session, outcome, scene, key) if outcome.key == session.pending else Turn(session)
        case _ if _expired(session, heard.time):
            return await _fallen_silent(session, scene, key)
        case said:
            return await _after_hours(session, await _said(session, said, scene, key), scene)


async def _fallen_silent(session: Session, scene: Scene, key: str) -> Turn:
    note = Say("person.over") if session.state is S.PERSON else None
    return await _move(session, session.draft, "fell_silent", scene, key, note)


async def _after_hours(session: Session, turn: Turn, scene: Scene) -> Turn:
    """The turn, with a word in front that the salon is closed, if the client is to be told that now."""
    said = turn.prompts if turn.session is not session else ()
    if not said or not (now := await closed(session, scene)):
        return turn
    note = Say("note.both", {"first": now, "second": said[0].note}) if said[0].note else now
    told = replace(turn.session, closed_at=scene.now)
    return replace(turn, session=told, prompts=(replace(said[0], note=note), *said[1:]))


def _told(client: Client, there: Client) -> Client:
    """The client with what may come from another chat by a link, which anybody may have opened: it proves nothing."""
    return replace(client, full_name=there.full_name, phone=client.phone or _unproved(there.phone))


def _unproved(phone: Phone | None) -> Phone | None:
    return Phone(phone.number) if phone else None


# --- what a client says


async def _said(session: Session, said: Said, scene: Scene, key: str) -> Turn:
    match said:
        case Command(name=name) if session.state is S.PERSON and name not in ("start", *LEADS):
            return _awake(session, scene)
        case Command():
            return await _command(session, said, scene, key)
        case Picked(option=option, token=token):
            if not session.asked or token != session.asked.token:
                echo = session.answered == (token, option)
                return _awake(session, scene) if echo else await _again(session, scene, key, Say("old_menu.text"))
            accepted = replace(session, answered=(token, option))
            return await _picked(accepted, said, scene, key)
        case _ if session.state is S.PERSON:
            return _awake(session, scene)
        case Unreadable() if session.state in SCREENS and session.shown:
            return await _puzzled(session, said, Say("unreadable.text"), scene, key)
        case Unreadable():
            return await _again(session, scene, key, Say("unreadable.text"))
        case _:
            return await _answer(session, said, scene, key)


async def _puzzled(session: Session, said: Said, note: Say, scene: Scene, key: str) -> Turn:
    """Nothing was asked, and this is nothing that leads on."""
    if not (answer := puzzled(session, note, scene)):
        return _awake(session, scene)
    told = replace(session, puzzled_at=scene.now)
    if isinstance(said, Typed) and "back" not in LEGAL[session.state]:
        return await _move(told, Draft(), "menu", scene, key, answer)
    return await _again(told, scene, key, answer)


async def _begun(session: Session, said: Typed, scene: Scene, key: str) -> Turn | None:
    """The booking of a service, or for a time, that was named where nothing was asked; None where neither is meant. Who
    has booked before means the same location, if it offers that.
    """
    if not scene.rules.availability or JOINT in said.text:  # a label of ours, typed off an old menu
        return None
    try:
        places = await scene.desk.locations()
        usual = [place for place in places if place.id == scene.client.location]
        wished = Draft(wish=said.when)
        draft = await named(wished, said, usual, scene) or await named(wished, said, places, scene)
    except TryLater:
        return None
    if not draft and said.only_when and session.state is S.MENU:  # elsewhere an appointment may be meant
        return await _move(session, wished, "book", scene, key, got_it(said.text))
    return await _move(session, draft, "book", scene, key) if draft else None


async def _picked(session: Session, said: Picked, scene: Scene, key: str) -> Turn:
    option = said.option
    if option.startswith("lang:"):
        return await _speak(session, option.removeprefix("lang:"), scene, key)
    if option == "language":
        return _show_aside(session, scene)
    if option == MORE and session.shown and not session.aside:
        return _show(session, replace(session.shown, page=session.shown.page + 1, note=None), scene)
    if option == "keep" or option == "again":
        return await _again(session, scene, key) if option == "keep" else await _ask(session, scene, key)
    shown = session.asked.option(option) if session.asked else None
    if session.asked and not shown:
        return await _again(session, scene, key, Say("old_menu.text"))
    if shown and shown.kind in ("link", "copy"):  # typed: what it leads to, in words
        to = shown.copies or shown.url.removeprefix("tel:")
        return await _again(session, scene, key, Say("link.text", {"to": to}))
    if option in NAVIGATION or option in LEADS:
        return await _command(session, Command(option), scene, key)
    return await _answer(session, said, scene, key)


async def _command(session: Session, said: Command, scene: Scene, key: str) -> Turn:
    match said.name:
        case "language" if said.argument:
            return await _speak(session, said.argument.lower(), scene, key)
        case "language":
            return _show_aside(session, scene)
        case "help":
            return await _again(session, scene, key, Say("help.text"))
        case "private":
            return Turn(session, (Prompt(Say("private.text")),))
        case "hello" | "thanks" as courtesy:
            return await _returned(session, courtesy, scene, key)
        case name if name == "start" or name in NAVIGATION or name in LEADS:
            return await _lead(session, name, said.argument, scene, key)
        case _:
            return await _answer(session, said, scene, key)


async def _returned(session: Session, courtesy: str, scene: Scene, key: str) -> Turn:
    """A courtesy is returned. Who leaves a question open for it is asked again, who comes back to a booking that has
    expired may go on with it, else the menu follows.
    """
    if session.state not in SCREENS or session.state is S.EXPIRED:
        return await _again(session, scene, key, Say("thanks.text") if courtesy == "thanks" else None)
    note = Say("thanks.text") if courtesy == "thanks" else greeting(scene.rules)
    return await _move(session, Draft(), "menu", scene, key, note)


async def _lead(session: Session, name: str, argument: str, scene: Scene, key: str) -> Turn:
    """A command that leads elsewhere, from any state that lets go of the client."""
    legal = LEGAL[session.state]
    idle = session.state in (*SCREENS, S.PERSON)
    if name == "back" and "back" in legal:
        return await _move(session, session.draft, "back", scene, key)
    if not idle and "cancel" not in legal:
        return await _again(session, scene, key, Say("waiting.still"))
    if not idle and name == "back":
        return await _again(session, scene, key)
    if name == "change_visit" and session.state is not S.VISIT:
        name = "visits"
    unsure = Say("unsure.text", {"phone": at(session.draft).phone}) if session.draft.unknown else None
    kept = Draft(visit=session.draft.visit)
    if name == "cancel" and session.state is S.VISIT:  # the appointment is meant
        return await _move(session, kept, "cancel_visit", scene, key)
    if name == "change_visit":  # what can be changed, and why not, stands on the card
        return await _again(session, scene, key)
    if not idle and name in ("start_over", "cancel") and fire(session.state, "cancel", kept, scene) is S.VISIT:
        return await _move(session, kept, "cancel", scene, key, Say("visit.unchanged"))
    if name in DOORS:
        return await _move(session, Draft(), name, scene, key, unsure)
    if name in ("book", "start_over") or (name == "start" and argument):
        try:
            draft = await _linked(argument, scene)
            out_of_date = Say("link.stale") if name == "start" and _lost(argument, draft) else None
        except TryLater:
            draft, out_of_date = Draft(), None
        trigger = "start_over" if "start_over" in legal else "book"
        return await _move(session, draft, trigger, scene, key, unsure or out_of_date)
    if idle:
        note = greeting(scene.rules) if name == "start" or not session.shown else None
    else:
        note = unsure or _left(session, name)
    return await _move(session, Draft(), "cancel" if name == "cancel" and not idle else "menu", scene, key, note)


def _left(session: Session, name: str) -> Say | None:
    """What it means to leave a question unanswered, where that might not be clear: something was chosen already, or
    the client says `cancel`.
    """
    draft = session.draft
    if draft.visit:
        return Say("visit.unchanged")
    begun = name == "cancel" or draft != Draft(location=draft.location, named=draft.named, wish=draft.wish)
    return Say("menu.cancelled") if begun and session.state in BOOKING else None


async def _answer(session: Session, said: Said, scene: Scene, key: str) -> Turn:
    """The step of the current state reads it."""
    if not session.shown and isinstance(said, Typed) and (begun := await _begun(session, said, scene, key)):
        return begun
    if session.aside or not session.shown:
        return await _again(session, scene, key)
    wished = _wished(session, said)
    read: Chosen | Misfit | Prompt
    try:
        read = await STEPS[session.state].answer(wished, said, scene)
    except TryLater:
        read = TRY_LATER
    except LoggedOut:
        read = _log_in(session.draft, session.state)
    match read:
        case Chosen():
            return await _chosen(session, read, scene, key)
        case Prompt() as prompt:
            return _show(replace(session, draft=wished), _with_navigation(prompt, session.state), scene)
        case Misfit() if isinstance(said, Typed) and said.only_when and wished is not session.draft:
            return await _again(replace(session, draft=wished), scene, key, got_it(said.text))
        case Misfit(note=note) if session.state in SCREENS and isinstance(said, Typed):
            begun = await _begun(session, said, scene, key)
            return begun or await _puzzled(session, said, note, scene, key)
    return await _again(session, scene, key, read.note)


def _wished(session: Session, said: Said) -> Draft:
    """The draft with a time that is named before its turn has come."""
    early = session.state in (S.LOCATION, S.CATEGORY, S.SERVICE, S.STAFF)
    return replace(session.draft, wish=said.when) if early and isinstance(said, Typed) and said.when else session.draft


async def _linked(argument: str, scene: Scene) -> Draft:
    """What a link names: "loc_7" a location, "svc_7_31" a service there, or all that was chosen elsewhere.

    Anything unknown is no draft at all. A code is left behind, and whatever the client alone may see or do: anybody
    may have opened the link.
    """
    if scene.elsewhere:
        return _booking(scene.elsewhere.draft)
    desk = scene.desk
    match argument.split("_"):
        case ["loc", place] if place.isdecimal():
            wanted = 0
        case ["svc", place, number] if place.isdecimal() and number.isdecimal():
            wanted = int(number)
        case _:
            return Draft()
    for location in await desk.locations():
        if location.id == int(place):
            service = (await desk.catalogue(location.id)).service(wanted) if wanted else None
            if service and not service.prepaid:
                return Draft(location=location, category=service.category, services=(service,))
            return Draft(location=location)
    return Draft()


def _lost(argument: str, draft: Draft) -> bool:
    """Whether a link of ours no longer leads where it was to lead. What else stands in a link promised nothing."""
    match argument.partition("_")[0]:
        case "loc":
            return not draft.location
        case "svc":
            return not draft.services
        case kind:
            return kind == "go"


def _booking(draft: Draft) -> Draft:
    """What may be taken up elsewhere: the facts of a booking that is not made yet."""
    return Draft(
        location=draft.location,
        category=draft.category,
        services=draft.services,
        staff=draft.staff,
        day=draft.day,
        slot=draft.slot,
        full_name=draft.full_name,
        email=draft.email,
        comment=draft.comment,
        phone=_unproved(draft.phone),
        named=draft.named,
        wish=draft.wish,
        lost=draft.lost,
    )


# --- what the world answers


async def _outcome(session: Session, outcome: Outcome, scene: Scene, key: str) -> Turn:
    """What became of the request that the session waits for, read by the step that made it."""
    step = WAITING[session.state]
    read = step.heard(session.draft, outcome, scene)
    if read.trigger not in LEGAL[session.state]:  # a no that makes no sense here: nothing has happened
        read = step.heard(session.draft, NotReached(outcome.key), scene)
    return await _chosen(session, read, scene, key)


async def _delayed(session: Session, scene: Scene, key: str) -> Turn:
    """Say that it takes longer, and whom to call."""
    draft = session.draft
    location = draft.visit.location if draft.visit else draft.location
    return await _again(session, scene, key, Say("waiting.long", {"phone": location.phone if location else ""}))


# --- moving and showing


async def _chosen(session: Session, chosen: Chosen, scene: Scene, key: str) -> Turn:
    """Go on from what a step has gathered."""
    if chosen.client:
        session, scene = replace(session, client=chosen.client), replace(scene, client=chosen.client)
    if chosen.forgets:
        session = _blank(session)
    turn = await _move(session, chosen.draft, chosen.trigger, scene, key, chosen.note)
    return replace(turn, tells=chosen.tells, forgets=chosen.forgets)


def _blank(session: Session) -> Session:
    """The session as if the client had never said anything: its numbers go on, so that old menus stay old."""
    return Session(session.chat, session.state, locale=session.locale, shown=session.shown, revision=session.revision)


def _log_in(draft: Draft, aim: S) -> Chosen:
    return Chosen(replace(draft, aim=aim), "log_in")


async def _move(session: Session, draft: Draft, trigger: str, scene: Scene, key: str, note: Say | None = None) -> Turn:
    """Fire `trigger`, then walk on over the steps that answer themselves, to the first that asks."""
    backwards = trigger == "back"
    state, asked = session.state, None
    while asked is None:
        state = fire(state, trigger, draft, scene)
        step = STEPS[state]
        if backwards or state is S.EXPIRED:
            draft = step.forget(draft)
        try:
            found = await step.ask(draft, scene)
        except TryLater:
            found = TRY_LATER
        except LoggedOut:
            found = _log_in(draft, state)
        if isinstance(found, Prompt):
            asked = found
        elif backwards:
            trigger = "back"
        else:
            draft, trigger, note = found.draft, found.trigger, found.note or note
            scene = replace(scene, client=found.client or scene.client)
    request: Request | None = None
    if state in WAITING:
        draft, request = WAITING[state].order(draft, scene, key)
    after = replace(session, state=state, draft=draft, client=scene.client, pending=request.key if request else "")
    prompt = _with_navigation(replace(asked, note=asked.note or note), state)
    turn = _show(after, prompt, scene)
    return replace(turn, requests=(request,)) if request else turn


async def _ask(session: Session, scene: Scene, key: str) -> Turn:
    """Ask the current step anew: what it showed could not be read, or is not there."""
    try:
        found = await STEPS[session.state].ask(session.draft, scene)
    except TryLater:
        found = TRY_LATER
    except LoggedOut:
        found = _log_in(session.draft, session.state)
    if isinstance(found, Chosen):
        return await _chosen(session, found, scene, key)
    return _show(session, _with_navigation(found, session.state), scene)


async def _again(session: Session, scene: Scene, key: str, note: Say | None = None) -> Turn:
    """Show what was asked once more, with the reason in front; the first words in a chat get the menu."""
    if not session.shown:
        return await _move(session, Draft(), "menu", scene, key, greeting(scene.rules))
    once_more = replace(session.shown, note=note, appointment=None, image="")  # one file, one picture is enough
    return _show(replace(session, aside=None), once_more, scene)


async def _speak(session: Session, locale: str, scene: Scene, key: str) -> Turn:
    """Go on in another language; the draft stays as it is. What the profile offers hangs on the language."""
    if locale not in scene.rules.locales:
        return _show_aside(session, scene)
    session, scene, note = replace(session, locale=locale), replace(scene, locale=locale), Say("language.set")
    if session.state is S.PROFILE:
        return await _move(session, session.draft, "profile", scene, key, note)
    return await _again(session, scene, key, note)


def _show_aside(session: Session, scene: Scene) -> Turn:
    languages = tuple(Option(f"lang:{locale}", Say(f"label.lang_{locale}")) for locale in scene.rules.locales)
    keep = Option("keep", Say("label.back"), kind="nav")
    aside = Prompt(Say("language.text"), (*languages, keep))
    turn = _show(session, aside, scene)
    return replace(turn, session=replace(turn.session, shown=session.shown, aside=turn.prompts[0]))


def _show(session: Session, prompt: Prompt, scene: Scene) -> Turn:
    """Put a prompt in front of the client. Its token is the revision, which no other prompt of this chat has."""
    revision = session.revision + 1
    before = session.asked
    ends_contact = bool(before and before.layout == "contact" and prompt.layout != "contact")
    deadline = _deadline(session.state, scene)
    shown = replace(prompt, token=str(revision), ends_contact=ends_contact, step=session.state.value, deadline=deadline)
    return Turn(replace(session, shown=shown, aside=None, revision=revision, deadline=deadline), (shown,))


def _awake(session: Session, scene: Scene) -> Turn:
    """Nothing to say, but the client is there (S2-6: every input resets the timeout)."""
    return Turn(replace(session, revision=session.revision + 1, deadline=_deadline(session.state, scene)))


def _deadline(state: S, scene: Scene) -> datetime | None:
    if state is S.PERSON:
        return scene.now + scene.rules.person_for
    return scene.now + scene.rules.response_timeout if state in ASKING else None


def _expired(session: Session, now: datetime) -> bool:
    """Whether the client was silent for longer than the response timeout; exactly at the limit is still in time
    (S2-6).
    """
    return session.deadline is not None and now > session.deadline


def _with_navigation(prompt: Prompt, state: S) -> Prompt:
    """The prompt with the shared ways out; a step may have worded one of them itself."""
    offered = [name for name in NAVIGATION if name in LEGAL[state] and not prompt.option(name)]
    ways = (Option(name, Say(f"label.{name}"), kind="nav") for name in offered)
    return replace(prompt, options=(*prompt.options, *ways))
