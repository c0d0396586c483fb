"""Plays a story: a conversation written down as the salon's owner would tell it.

    > [Label]              the client presses a button of the latest menu that has it; two labels: a double tap
    > [Label] in an old menu
    > words                the client types, or (sends a photo), (shares their phone +44…), (shares a contact +44…)
    < words                the bot says, and on the next lines, two spaces in; the buttons stand last, in brackets
    ! 10:00 is taken       something happens at the salon (CHANGES), is set by its operator (ASK_STAFF=false) ...
    ! booked               ... or becomes of what Altegio was asked for (OUTCOMES)
    ~ 30 minutes           time passes; "~ the alarm rings" when the clock notices the silence

"…" stands for any words, on a line of its own for any lines. Back, Start over and Cancel are there to press but not
written down: every question has them. After each turn the session goes to JSON and back, as it does in storage.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from itertools import count, zip_longest
from pathlib import Path
from textwrap import wrap
from typing import Any, Final
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from bot.hearing import hear
from bot.texts import Words, words
from fsm.desk import Rules
from fsm.dialog import NAVIGATION
from fsm.events import (
    Booked,
    CodeSent,
    Command,
    Delayed,
    Done,
    Event,
    FellSilent,
    NotReached,
    Outcome,
    OutcomeUnknown,
    Picked,
    Refused,
    SharedPhone,
    SignedIn,
    TooManyCodes,
    Typed,
    Unreadable,
    Why,
)
from fsm.prompts import Prompt
from fsm.requests import Book, Cancel, Look, Move, Rate, Request, SendCode, SignIn
from fsm.session import S, Session
from fsm.words import Status, Visit
from tests.fsm.cards import SOHO_TOLD, wallet
from tests.fsm.salon import ANNA, BEN, CHAT, HOUR, MIDTOWN, NOW, PODIL, SERVICES, SOHO, Salon, made, take_turn

STORIES: Final = sorted((Path(__file__).parent / "stories").glob("*.story"))
PLACES: Final = {place.title: place for place in (SOHO, PODIL, MIDTOWN)}
PEOPLE: Final = {member.name: member for member in (ANNA, BEN)}
WIDTH: Final = 70


def play(story: Path) -> "Talk":
    """Act the story out; fails with both transcripts side by side where it goes another way."""
    told = [line for line in story.read_text().splitlines() if line and not line.startswith("#")]
    talk = Talk()
    heard = [line for act in told if act[0] in ">!~" for line in talk.goes_on(act)]
    assert re.fullmatch(_pattern(told), "\n".join([*heard, ""])), f"{story.name}:\n{_side_by_side(told, heard)}"
    return talk


class Talk:
    """One chat with one salon; Soho unless the story says otherwise."""

    def __init__(self) -> None:
        self.salon, self.rules, self.now = Salon(), Rules(locales=("en", "uk", "ru")), NOW
        self.session, self.name = Session(CHAT, locale="en"), ""
        self.menus: list[tuple[Prompt, Words]] = []
        self.request: Request | None = None
        self.keys, self.records = count(), count(5001)
        self.reached: dict[S, Session] = {}

    def goes_on(self, act: str) -> Iterator[str]:
        """The act itself, and what the bot says to it."""
        yield act
        mark, what = act[0], act[2:]
        match mark:
            case "~" if what != "the alarm rings":
                amount, unit = what.split()
                self.now += timedelta(**{unit.rstrip("s") + "s": int(amount)})
            case "!" if self.changed(what):
                pass
            case _:
                for event in self.events(mark, what):
                    yield from self.turn(event)

    def changed(self, what: str) -> bool:
        """Whether these words change something at the salon."""
        for pattern, change in CHANGES.items():
            if found := re.fullmatch(pattern, what):
                change(self, *found.groups())
                return True
        return False

    def events(self, mark: str, what: str) -> Iterator[Event]:
        match mark:
            case "~":
                yield FellSilent(self.session.asked.token if self.session.asked else "")
            case "!":
                yield self.outcome(what)
            case _ if what.startswith("["):
                old = what.endswith(" in an old menu")
                yield from self.pressed(re.findall(r"\[(.+?)\]", what), old)
            case _:
                yield self.said(what)

    def pressed(self, labels: list[str], old: bool) -> Iterator[Picked]:
        """Buttons of one menu: the latest that has the first of them, or the latest but the last."""
        for menu, speak in reversed(self.menus[:-1] if old else self.menus):
            ids = {speak.label(option): option.id for option in menu.options}
            if labels[0] in ids:
                yield from [Picked(ids[label], menu.token) for label in labels]
                return
        raise AssertionError(f"nothing says {labels[0]!r}; the last menu: {self.menus[-1:]}")

    def said(self, what: str) -> Event:
        if what == "(sends a photo)":
            return Unreadable()
        if shared := re.fullmatch(r"\(shares (their phone|a contact) (.+)\)", what):
            return SharedPhone(shared[2], own=shared[1] == "their phone")
        if what.startswith("/"):
            name, _, argument = what[1:].partition(" ")
            return Command(name, argument)
        place = self.session.draft.location
        today = self.now.astimezone(ZoneInfo(place.zone if place else "UTC")).date()
        return hear(Typed(what), self.session.asked, self.words, today)

    def outcome(self, what: str) -> Outcome | Delayed:
        """What became of the request that is open."""
        name, _, detail = what.partition(": ")
        if not self.request or not isinstance(self.request, OUTCOMES[name][0]):
            raise AssertionError(f"{what!r} does not answer {self.request}")
        if name == "done" and isinstance(self.request, Cancel | Move):
            self.salon.carry_out(self.request)
        return OUTCOMES[name][1](self.request, detail)

    @property
    def words(self) -> Words:
        return words(self.session.locale, self.session.client.style)

    def turn(self, event: Event) -> Iterator[str]:
        name = "" if isinstance(event, Outcome | FellSilent) else self.name
        key = f"key{next(self.keys)}"
        turn = take_turn(self.session, event, self.salon, self.rules, self.now, name, key)
        self.session = turn.session
        self.reached[self.session.state] = self.session
        self.request = self.request if self.session.pending else None
        for request in turn.requests:
            self.request = request
        for prompt in turn.prompts:
            self.menus.append((prompt, self.words))
            yield from self.shown(prompt)

    def shown(self, prompt: Prompt) -> Iterator[str]:
        speak = self.words
        first, *others = (line for line in speak.body(prompt).splitlines() if line)
        yield f"< {first}"
        yield from (f"  {line}" for line in others)
        if labels := [f"[{speak.label(option)}]" for option in prompt.options if option.id not in NAVIGATION]:
            yield "  " + " ".join(labels)


# --- what can happen at the salon


def _closes(talk: Talk, title: str) -> None:
    talk.salon.places.remove(PLACES[title])


def _only_category(talk: Talk, title: str) -> None:
    talk.salon.categories = [category for category in talk.salon.categories if category.title == title]
    talk.salon.services = [one for one in talk.salon.services if one.category == talk.salon.categories[0].id]


def _withdraws(talk: Talk, title: str) -> None:
    talk.salon.services = [service for service in talk.salon.services if service.title != title]


def _prepaid(talk: Talk, title: str) -> None:
    talk.salon.services = [replace(one, prepaid=one.prepaid or one.title == title) for one in talk.salon.services]


def _wants(talk: Talk, title: str, what: str) -> None:
    wants: dict[str, dict[str, Any]] = {
        "an e-mail": {"needs_email": True},
        "a remark": {"needs_comment": True, "comment_label": "Why?"},
    }
    talk.salon.places = [replace(PLACES[title], **wants[what])]


def _says_of_privacy(talk: Talk, title: str, text: str) -> None:
    privacy = None if text == "(cannot be read)" else text
    told = {title: privacy}
    talk.salon.places = [replace(place, privacy=told.get(place.title, place.privacy)) for place in talk.salon.places]


def _fills_up(talk: Talk, day: str) -> None:
    talk.salon.listed = [other for other in talk.salon.days if f"{other:%-d %B}" == day]


def _leaves(talk: Talk, name: str) -> None:
    for members in talk.salon.members.values():
        if PEOPLE[name] in members:
            members.remove(PEOPLE[name])


def _takes(talk: Talk, clock: str, *names: str) -> None:
    talk.salon.take(time.fromisoformat(clock), *(PEOPLE[name] for name in names))


def _full(talk: Talk, day: str) -> None:
    talk.salon.days = [other for other in talk.salon.days if f"{other:%-d %B}" != day]


def _only(talk: Talk, day: str) -> None:
    talk.salon.days = [other for other in talk.salon.days if f"{other:%-d %B}" == day]


def _has(talk: Talk, whose: str, what: str, name: str, day: str, clock: str, more: str) -> None:
    """An appointment of a number's, or one that was booked in this chat; told of it: its status, "paid", "at Podil"."""
    told = more.split(", ")[1:]
    place = next((PLACES[title] for title in PLACES if f"at {title}" in told), SOHO)
    starts = datetime.strptime(f"{day} 2025 {clock}", "%d %B %Y %H:%M").replace(tzinfo=ZoneInfo(place.zone))
    services = tuple(service for title in what.split(" and ") for service in SERVICES if service.title == title)
    status = next((status for status in Status if status in told), Status.EXPECTED)
    visits = talk.salon.booked_here if whose == "this chat" else talk.salon.visits_of.setdefault(whose, [])
    record = next(talk.records)
    cost = sum((service.price_min for service in services), Decimal(0))
    length = max(1, len(services)) * HOUR
    visits.append(Visit(record, place, services, PEOPLE[name], starts, length, status, cost or None, "paid" in told))


def _proves(talk: Talk, number: str) -> None:
    """The client has logged in, before the story begins."""
    talk.session = replace(talk.session, client=replace(talk.session.client, verified=number, agreed_at=talk.now))
    talk.salon.visits_of.setdefault(number, [])


def _holds(talk: Talk, number: str, titles: str) -> None:
    talk.salon.wallets[number] = wallet(*([] if titles == "nothing" else titles.split(", ")))


def _limits(talk: Talk, title: str, **limits: Any) -> None:
    """What a location lets its clients do online, as their appointments tell."""
    for visits in talk.salon.visits_of.values():
        here = [visit.location.title == title for visit in visits]
        visits[:] = [
            replace(visit, location=replace(visit.location, **limits)) if at else visit
            for visit, at in zip(visits, here, strict=True)
        ]


def _notice(talk: Talk, title: str, hours: str) -> None:
    _limits(talk, title, cancel_until=timedelta(hours=int(hours)), change_until=timedelta(hours=int(hours)))


def _set(talk: Talk, name: str, value: str | tuple[str, ...]) -> None:
    """As the environment would set it."""
    rules = TypeAdapter(Rules).dump_python(talk.rules) | {name.lower(): value}
    talk.rules = TypeAdapter(Rules).validate_python(rules)


CHANGES: Final[dict[str, Callable[..., None]]] = {
    r"the only location is (\w+)": lambda talk, title: setattr(talk.salon, "places", [PLACES[title]]),
    r"(\w+) wants (.+)": _wants,
    r"(\w+) says of personal data: (.+)": _says_of_privacy,
    r"Soho tells all about itself": lambda talk: talk.salon.told.update({SOHO.id: SOHO_TOLD}),
    r"(\+\d+) holds (.+)": _holds,
    r"(\+\d+) has been logged out": lambda talk, number: talk.salon.wallets.pop(number),
    r"there are three locations": lambda talk: setattr(talk.salon, "places", list(PLACES.values())),
    r"(\w+) closes": _closes,
    r"the only category is (\w+)": _only_category,
    r"(.+) is no longer offered": _withdraws,
    r"(.+) has to be paid for first": _prepaid,
    r"nothing is offered": lambda talk: setattr(talk.salon, "services", []),
    r"(\w+) has left": _leaves,
    r"nobody is left": lambda talk: talk.salon.members.update({id: [] for id in talk.salon.members}),
    r"(\d\d:\d\d) is taken": _takes,
    r"(\d\d:\d\d) with (\w+) is taken": _takes,
    r"(.+) is fully booked": _full,
    r"(.+) fills up, though it is still listed": _fills_up,
    r"the only day is (.+)": _only,
    r"nothing is free": lambda talk: setattr(talk.salon, "days", []),
    r"the calendar is down": lambda talk: setattr(talk.salon, "down", True),
    r"the calendar is back": lambda talk: setattr(talk.salon, "down", False),
    r"([A-Z_]+)=(.+)": _set,
    r"the salon is closed from (\d\d:\d\d) to (\d\d:\d\d)": lambda talk, *hours: _set(talk, "CLOSED", hours),
    r"the login has ended": lambda talk: talk.salon.visits_of.clear(),
    r"the client has proved to own (\+\d+)": _proves,
    r"(\+\d+|this chat) has (.+?) with (\w+) on (\d+ \w+) at (\d\d:\d\d)(|, .+)": _has,
    r"(\+\d+) has what was booked here": lambda talk, number: talk.salon.visits_of.update(
        {number: talk.salon.booked_here}
    ),
    r"the client came to none of them, says the salon": lambda talk: talk.salon.visits_of.update(
        {number: [replace(one, status=Status.MISSED) for one in own] for number, own in talk.salon.visits_of.items()}
    ),
    r"the client has no appointments any more": lambda talk: talk.salon.visits_of.update(
        {number: [] for number in talk.salon.visits_of}
    ),
    r"(\w+) lets nobody cancel": lambda talk, title: _limits(talk, title, may_cancel=False),
    r"(\w+) lets nobody move": lambda talk, title: _limits(talk, title, may_change=False),
    r"(\w+) lets nothing change in the last (\d+) hours": _notice,
    r"the messenger knows the client as (.+)": lambda talk, name: setattr(talk, "name", name),
}

# --- what can become of a request

OUTCOMES: Final[dict[str, tuple[tuple[type[Request], ...], Callable[[Any, str], Outcome | Delayed]]]] = {
    "a code is sent": ((SendCode,), lambda request, _: CodeSent(request.key)),
    "too many codes": ((SendCode, Book, SignIn), lambda request, wait: TooManyCodes(request.key, int(wait or 0))),
    "booked": ((Book, Look), lambda request, name: Booked(request.key, made(request.order, PEOPLE.get(name, ANNA)))),
    "refused": (Request.__args__, lambda request, why: Refused(request.key, Why(why.replace(" ", "_")))),
    "it takes long": (Request.__args__, lambda request, _: Delayed(request.key)),
    "not reached": (Request.__args__, lambda request, _: NotReached(request.key)),
    "done": ((Cancel, Move, Rate), lambda request, _: Done(request.key)),
    "logged in": ((SignIn,), lambda request, _: SignedIn(request.key, request.phone.number, "token")),
    "no answer": ((Book, Cancel, Move, Rate), lambda request, _: OutcomeUnknown(request.key)),
}


# --- comparing


def _pattern(told: list[str]) -> str:
    """Of the whole transcript, with a line end after each line."""
    some = r"(?:.*\n)*?"
    return "".join(some if line.strip() == "…" else re.escape(line).replace("…", ".*") + "\n" for line in told)


def _side_by_side(told: list[str], heard: list[str]) -> str:
    pairs = [("told", "heard"), *zip_longest(_wrapped(told), _wrapped(heard), fillvalue="")]
    return "\n".join(f"{left:{WIDTH}} {' ' if left == right else '|'} {right}" for left, right in pairs)


def _wrapped(lines: list[str]) -> list[str]:
    return [part for line in lines for part in wrap(line, WIDTH, subsequent_indent="    ", drop_whitespace=False)]
