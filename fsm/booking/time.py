"""Choose a time: the free slots of the chosen day; when the chosen one has gone, what is near it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from fsm.booking.date import near
from fsm.booking.draft import anyone_will_do, at, by, on, what
from fsm.events import Said, Typed, When
from fsm.prompts import Clock, Day, Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.words import ANY_STAFF, ANYONE, Slot, ids, titles


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    slots = await _slots(draft, scene)
    if draft.slot:
        if same := _at(slots, draft.slot.starts.time()):
            return Chosen(replace(draft, slot=same, lost=None), "time_chosen")
        return await _gone(draft, slots, draft.slot.starts.time(), scene)
    if draft.lost:
        return await _gone(draft, slots, draft.lost.starts.time(), scene)
    if not slots:
        return await _others(draft, slots, Say("time.none", {"day": Day(on(draft))}), scene)
    if draft.wish == When():  # the day is our proposal: others are in reach
        return await _others(draft, slots, None, scene)
    if draft.wish:
        return await _wished(draft, slots, draft.wish, scene)
    return _times(draft, slots)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    if day := picked(said, "day:"):
        return Chosen(replace(forget(draft), day=date.fromisoformat(day)), "date_chosen")
    if clock := picked(said, "any:"):
        wanted = replace(draft, staff=ANY_STAFF)
    elif clock := picked(said, "time:"):
        wanted = draft
    else:
        return await _named(draft, said, scene)
    if slot := _at(await _slots(wanted, scene), time.fromisoformat(clock)):
        return Chosen(replace(wanted, slot=slot, lost=None, wish=None), "time_chosen")
    return await _gone(draft, await _slots(draft, scene), time.fromisoformat(clock), scene)


def forget(draft: Draft) -> Draft:
    return replace(draft, slot=None, lost=None, wish=None)


async def _named(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    """A time in words: another day leads there, a time of this one picks or narrows."""
    if not isinstance(said, Typed) or not said.when:
        return Misfit()
    if said.when.days:
        return Chosen(replace(forget(draft), day=None, wish=said.when), "days_named")
    if said.when.day and said.when.day != draft.day:
        days = await scene.desk.dates(at(draft).id, ids(what(draft)), by(draft))
        if said.when.day not in days:
            return Misfit(Say("date.not_free", {"day": Day(said.when.day)}))
        return Chosen(replace(forget(draft), day=said.when.day, wish=said.when), "date_chosen")
    return await _wished(draft, await _slots(draft, scene), said.when, scene)


async def _wished(draft: Draft, slots: Sequence[Slot], when: When, scene: Scene) -> Chosen | Prompt:
    if when.exactly and (slot := _at(slots, when.exactly)):
        return Chosen(replace(draft, slot=slot, lost=None, wish=None), "time_chosen")
    earliest, latest = when.earliest or time.min, when.latest or time.max
    fitting = [slot for slot in slots if earliest <= slot.starts.time() < latest]
    if when.exactly or not fitting:
        named = when.exactly or when.earliest or when.latest
        note = Say("time.not_offered", {"time": _clock(draft, named)}) if named else None
        return await _others(draft, slots, note, scene, when.exactly)
    return _times(draft, fitting, Say("time.narrowed") if len(fitting) < len(slots) else None)


async def _gone(draft: Draft, slots: Sequence[Slot], lost: time, scene: Scene) -> Prompt:
    note = Say("move.gone" if draft.visit else "time.gone", {"time": _clock(draft, lost)})
    return await _others(draft, slots, note, scene, lost)


async def _others(
    draft: Draft, slots: Sequence[Slot], note: Say | None, scene: Scene, wanted: time | None = None
) -> Prompt:
    """The times of the day, and beside them the same time with somebody else and the nearest other days (N-2)."""
    location, services, day = at(draft).id, ids(what(draft)), on(draft)
    options: list[Option] = []
    if wanted and anyone_will_do(draft, scene.rules):
        with_others = await scene.desk.slots(location, services, ANYONE, day)
        if same := _at(with_others, wanted):
            label = Say("label.other_staff", {"time": Clock(same.starts), "staff": Say("staff.anyone")})
            options.append(Option(f"any:{same.starts:%H:%M}", label))
    days = [other for other in await scene.desk.dates(location, services, by(draft)) if other != day]
    others = near(days, day, 2)
    options += [Option(f"day:{other.isoformat()}", Say("label.other_day", {"day": Day(other)})) for other in others]
    if not slots and not options:
        return Prompt(Say("date.none", {"service": titles(what(draft))}), layout="times")
    prompt = _times(draft, slots, note)
    return replace(prompt, options=(*prompt.options, *options))


def _times(draft: Draft, slots: Sequence[Slot], note: Say | None = None) -> Prompt:
    clocks = {f"time:{slot.starts:%H:%M}": Clock(slot.starts) for slot in slots}
    options = (Option(id, clock) for id, clock in clocks.items())
    return Prompt(Say("time.text", {"day": Day(on(draft))}), tuple(options), layout="times", note=note)


async def _slots(draft: Draft, scene: Scene) -> Sequence[Slot]:
    return await scene.desk.slots(at(draft).id, ids(what(draft)), by(draft), on(draft))


def _clock(draft: Draft, clock: time) -> Clock:
    return Clock(datetime.combine(on(draft), clock))


def _at(slots: Sequence[Slot], clock: time) -> Slot | None:
    return next((slot for slot in slots if f"{slot.starts:%H:%M}" == f"{clock:%H:%M}"), None)
