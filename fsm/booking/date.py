"""Choose a day: only those with a free time, month by month (S1-21)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from fsm.booking import category
from fsm.booking.draft import anyone_will_do, at, by, what
from fsm.events import Said, Typed, When
from fsm.prompts import Day, DayAndClock, Month, Option, Prompt, Say
from fsm.session import Draft
from fsm.step import Chosen, Misfit, Scene, picked
from fsm.words import ANY_STAFF, ids, titles


async def ask(draft: Draft, scene: Scene) -> Prompt | Chosen:
    days = await _days(draft, scene)
    if draft.day and (draft.day in days or draft.slot):
        return Chosen(draft, "date_chosen")  # a lost time is told of by the next step, with what is near it
    if not days:
        return _nothing_free(draft, scene)
    wish = draft.wish or When()
    if wish.day and wish.day in days:
        return _chosen(draft, wish.day, wish)
    if len(days) == 1 and not wish.day and (not wish.days or days[0] in wish.days):
        return _chosen(draft, days[0], _clock(wish))
    if wish.days:
        return _among(draft, days, wish.days)
    wanted = draft.day or wish.day
    note = Say("date.not_free", {"day": Day(wanted)}) if wanted else None
    return _month(draft, days, wanted or days[0], note)


async def answer(draft: Draft, said: Said, scene: Scene) -> Chosen | Misfit | Prompt:
    if picked(said, "any:"):
        return Chosen(replace(draft, staff=ANY_STAFF), "staff_chosen")
    if picked(said, "change_"):
        return Chosen(category.forget(draft), "change_service")
    days = await _days(draft, scene)
    if not days:
        return _nothing_free(draft, scene)
    if first := picked(said, "month:") or picked(said, "whole:"):
        return _month(draft, days, date.fromisoformat(f"{first}-01"))
    if chosen := picked(said, "day:"):
        day, wish = date.fromisoformat(chosen), _clock(draft.wish)
        if day in days:
            return _chosen(replace(draft, slot=None, lost=None), day, wish)
    elif isinstance(said, Typed) and said.when and said.when.days:
        return Chosen(replace(forget(draft), wish=said.when), "days_named")
    elif isinstance(said, Typed) and said.when and said.when.day:
        day, wish = said.when.day, said.when
    else:
        return Misfit()
    if day in days:
        return Chosen(replace(draft, day=day, slot=None, lost=None, wish=wish), "date_chosen")
    return _month(draft, days, day, Say("date.not_free", {"day": Day(day)}))


def forget(draft: Draft) -> Draft:
    return replace(draft, day=None, slot=None, lost=None, wish=None)


def near(days: Sequence[date], day: date, count: int) -> list[date]:
    """The days closest to `day`, in order; a later one before an earlier one at the same distance."""
    return sorted(sorted(days, key=lambda other: (abs(other - day), other < day))[:count])


async def _days(draft: Draft, scene: Scene) -> Sequence[date]:
    return await scene.desk.dates(at(draft).id, ids(what(draft)), by(draft))


def _nothing_free(draft: Draft, scene: Scene) -> Prompt:
    """Nothing at all: the ways on are another team member and another service (the shared ones lead back).

    Who moves an appointment has but the ways back.
    """
    others = (Option("any:0", Say("label.any_staff")),) if anyone_will_do(draft, scene.rules) else ()
    another = () if draft.visit else (Option("change_service", Say("label.change_service")),)
    return Prompt(Say("date.none", {"service": titles(what(draft))}), (*others, *another))


def _chosen(draft: Draft, day: date, wish: When | None) -> Chosen:
    """The day, and the time that was wished for before: it is not asked for where it is free, so it is told."""
    at_once = wish.exactly if wish and not draft.visit else None
    note = Say("time.found", {"when": DayAndClock(datetime.combine(day, at_once))}) if at_once else None
    return Chosen(replace(draft, day=day, wish=wish), "date_chosen", note)


def _clock(wish: When | None) -> When | None:
    """What was wished for besides one of several days, or without any: "next week in the evening", "after 5"."""
    clock = replace(wish or When(), days=())
    return None if clock == When() or clock.day else clock


def _among(draft: Draft, days: Sequence[date], named: Sequence[date]) -> Prompt:
    """The free ones among the days that were named; those of another month than the first have words of their own."""
    free = [day for day in days if day in named]
    if not free:
        return _month(draft, days, named[0], Say("date.none_free"))
    month = free[0].replace(day=1)
    here = _in_month(free, month)
    options = [Option(f"day:{day.isoformat()}", Day(day)) for day in here]
    later = [Option(f"day:{day.isoformat()}", Say("label.other_day", {"day": Day(day)})) for day in free[len(here) :]]
    whole = Option(f"whole:{month:%Y-%m}", Say("label.whole_month", {"month": Month(month)}))
    shown = _month(draft, days, month, Say("date.narrowed"))
    turns = tuple(option for option in shown.options if option.kind == "nav")
    return replace(shown, options=(*options, *later, whole, *turns))


def _month(draft: Draft, days: Sequence[date], around: date, note: Say | None = None) -> Prompt:
    """The free days of the month of `around`, or of the nearest month that has any, with ways to those beside it."""
    month = near(days, around, 1)[0].replace(day=1) if not _in_month(days, around) else around.replace(day=1)
    after = [day.replace(day=1) for day in days if day >= (month + timedelta(days=32)).replace(day=1)]
    before = [day.replace(day=1) for day in days if day < month]
    options = [Option(f"day:{day.isoformat()}", Day(day)) for day in _in_month(days, month)]
    turns = [Option(f"month:{other:%Y-%m}", Month(other), kind="nav") for other in (*before[-1:], *after[:1])]
    text = Say("date.text", {"service": titles(what(draft))})
    return Prompt(text, (*options, *turns), layout="calendar", note=note, month=month)


def _in_month(days: Sequence[date], month: date) -> list[date]:
    return [day for day in days if (day.year, day.month) == (month.year, month.month)]
