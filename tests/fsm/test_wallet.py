"""A client's cards: theirs alone, marked as they stand, booked with only while they can be used."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.texts import words
from fsm.booking import location
from fsm.booking.draft import covered, takes
from fsm.desk import Rules
from fsm.dialog import advance
from fsm.events import Command, Event, Inbound, Picked, Profile, Typed
from fsm.prompts import Prompt
from fsm.session import Client, Draft, S, Session, Turn
from fsm.step import Chosen, Misfit, Scene
from fsm.wallet import card, listing
from fsm.wallet.own import titled, usable, validity
from fsm.words import Catalogue, Membership, Phone, Wallet
from tests.fsm.cards import ANYTHING, BONUS, ELSEWHERE, FROZEN, HAIR_YEAR, ONCE, TEN, wallet
from tests.fsm.salon import (
    CHAT,
    HAIR,
    HAIRCUT,
    MANICURE,
    MIDTOWN,
    NAILS,
    NOW,
    PEDICURE,
    PODIL,
    SERVICES,
    SOHO,
    Salon,
    at_once,
    take_turn,
)

MARY, OLENA = "+447911123456", "+380501234567"
TODAY = date(2025, 12, 1)
THEIRS = ("membership:4", "gift_card:1", "loyalty_card:1", "membership:999", "membership:", "card:book")


def salon() -> Salon:
    """Mary has a membership, Olena one of everything."""
    return Salon(wallets={MARY: Wallet((TEN,)), OLENA: Wallet((FROZEN,), (ONCE,), (BONUS,))})


def turn(session: Session, event: Event, salon: Salon, now: datetime = NOW) -> Turn:
    return take_turn(session, event, salon, Rules(), now)


def shown(session: Session) -> set[str]:
    assert session.shown
    return {option.id for option in session.shown.options}


def of_mary() -> Session:
    return Session(CHAT, locale="en", client=Client(verified=MARY))


# --- cards of the same title


@pytest.mark.parametrize(
    ("numbers", "labels"),
    [
        (("100077", "100078"), ["Ten for nails · 0077", "Ten for nails · 0078"]),
        (("77", "78"), ["Ten for nails · 77", "Ten for nails · 78"]),
        (("10077", "20077", "10078"), ["Ten for nails · 10077", "Ten for nails · 20077", "Ten for nails · 0078"]),
        (("", "100078"), ["Ten for nails · 3 visits left of 10", "Ten for nails · 0078"]),
        (("100077",), ["Ten for nails"]),
    ],
)
def test_cards_of_the_same_title_are_told_apart(numbers: tuple[str, ...], labels: list[str]) -> None:
    cards = tuple(replace(TEN, id=n, number=number) for n, number in enumerate(numbers))
    assert labels_of(Wallet(cards, (ONCE,), (BONUS,)))[:-2] == labels


def test_a_mark_makes_no_other_title() -> None:
    frozen, unnamed = replace(TEN, id=2, number="0078", frozen=True), replace(TEN, id=3, number="", left=None)
    gift = replace(ONCE, title=TEN.title)
    assert labels_of(Wallet((TEN, frozen, unnamed), (gift,))) == [
        "Ten for nails · 0077",
        "❄️ Ten for nails · 0078",
        "Ten for nails",
        "🔥 Ten for nails · 5501",
    ]


def labels_of(held: Wallet) -> list[str]:
    scene = Scene(Salon(wallets={MARY: held}), Rules(), Client(verified=MARY), NOW, Profile())
    listed = at_once(listing.ask(Draft(), scene))
    assert isinstance(listed, Prompt)
    return [words("en").label(option) for option in listed.options]


# --- as an attacker


@pytest.mark.parametrize("guess", THEIRS)
def test_a_card_of_somebody_else_cannot_be_guessed(guess: str) -> None:
    """The button is refused as an old one; nothing of the other's is shown, in the list or on a card."""
    there = salon()
    at_list = turn(of_mary(), Command("wallet"), there).session
    at_card = turn(at_list, Picked("membership:1", at_list.shown.token if at_list.shown else ""), there).session
    assert at_card.state is S.CARD
    for session in (at_list, at_card):
        assert session.shown
        if session.shown.option(guess):  # "Book with it" is hers
            continue
        after = turn(session, Picked(guess, session.shown.token), there).session
        assert (after.state, after.draft) == (session.state, session.draft)
        assert shown(after) == shown(session)


@pytest.mark.parametrize("guess", THEIRS)
def test_the_steps_themselves_look_among_the_clients_own(guess: str) -> None:
    """As if such a button had been shown, or a draft had come by such a card."""
    scene = Scene(salon(), Rules(), Client(verified=MARY), NOW, Profile())
    listed = at_once(listing.answer(Draft(), Picked(guess, "1"), scene))
    assert isinstance(listed, Prompt)
    assert [option.id for option in listed.options] == ["membership:1"]
    for looked_at in (
        at_once(card.ask(Draft(card=guess), scene)),
        at_once(card.answer(Draft(card=guess), Picked("card:book", "1"), scene)),
    ):
        assert looked_at == card.gone()


@pytest.mark.parametrize("client", [Client(), Client(phone=Phone(OLENA)), Client(phone=Phone(OLENA, own=True))])
def test_a_number_that_was_merely_typed_opens_nothing(client: Client) -> None:
    after = turn(Session(CHAT, locale="en", client=client), Command("wallet"), salon()).session
    assert (after.state, after.draft.aim) == (S.LOGIN_PHONE, S.WALLET)


def test_a_link_brings_no_membership_along() -> None:
    """Anybody may have opened it."""
    there = replace(of_mary(), state=S.CATEGORY, draft=Draft(location=SOHO, membership=TEN, card="membership:1"))
    heard = Inbound(CHAT, "1", Command("start", "go_on"), NOW)
    after = at_once(advance(Session(CHAT, locale="en"), heard, salon(), Rules(), "key", there)).session
    assert (after.state, after.draft) == (S.CATEGORY, Draft(location=SOHO))


# --- how a card stands


@pytest.mark.parametrize(
    ("days", "mark"), [(-1, ""), (0, "🔥 "), (7, "🔥 "), (8, ""), (None, "")]
)  # fmt: skip
def test_what_ends_within_a_week_is_marked(days: int | None, mark: str) -> None:
    expires = None if days is None else TODAY + timedelta(days)
    assert titled(replace(TEN, expires=expires), TODAY) == f"{mark}Ten for nails"
    assert titled(replace(ONCE, expires=expires), TODAY) == f"{mark}A treat"


def test_the_last_day_still_counts() -> None:
    """For booking it does, too."""
    for held in (replace(TEN, expires=TODAY), replace(ONCE, expires=TODAY)):
        assert validity(held, TODAY).key == "card.until"
        assert validity(held, TODAY + timedelta(1)).key == "card.expired"


def test_frozen_says_more_than_ending_soon() -> None:
    assert titled(replace(FROZEN, expires=TODAY), TODAY) == "❄️ On ice"
    assert titled(BONUS, TODAY) == "Regular"


@pytest.mark.parametrize(
    ("change", "can"),
    [
        ({}, True),
        ({"left": None}, True),
        ({"left": 0}, False),
        ({"frozen": True}, False),
        ({"active": False}, False),
        ({"expires": TODAY}, True),
        ({"expires": TODAY - timedelta(1)}, False),
        ({"expires": None}, True),
    ],
)
def test_it_is_booked_with_while_it_can_be_used(change: dict[str, object], can: bool) -> None:
    there = Salon(wallets={MARY: Wallet((replace(TEN, **change),))})  # type: ignore[arg-type]
    assert usable(there.wallets[MARY].memberships[0], TODAY) is can
    session = turn(of_mary(), Command("wallet"), there).session
    assert session.shown
    session = turn(session, Picked("membership:1", session.shown.token), there).session
    assert ("card:book" in shown(session)) is can


@pytest.mark.parametrize(
    ("place", "still_good"), [(MIDTOWN, True), (SOHO, False)]
)  # fmt: skip
def test_today_is_the_salons(place: object, still_good: bool) -> None:
    """At three in the morning in London it is still the day before in New York."""
    ended = replace(ANYTHING, locations=(), expires=date(2025, 11, 30))
    there = Salon(places=[place], wallets={MARY: Wallet((ended,))})  # type: ignore[list-item]
    session = turn(of_mary(), Command("wallet"), there, datetime(2025, 12, 1, 3, tzinfo=UTC)).session
    assert session.shown
    assert session.shown.options[0].label == ("🔥 " if still_good else "") + ended.title


def test_a_card_for_another_town_only_books_nothing_here() -> None:
    there = Salon(wallets={MARY: wallet(ELSEWHERE.title)})
    session = turn(of_mary(), Command("wallet"), there).session
    session = turn(session, Typed("1", numbered=True), there).session
    assert session.shown
    assert "card:book" not in shown(session)


def test_a_card_books_nothing_where_nothing_is_to_be_booked() -> None:
    there, session = salon(), of_mary()
    session = take_turn(session, Command("wallet"), there, Rules(availability=False)).session
    assert session.shown
    session = take_turn(session, Picked("membership:1", session.shown.token), there, Rules(availability=False)).session
    assert shown(session) == {"copy:number", "back"}


# --- what is booked with it

CATALOGUE = Catalogue((NAILS, HAIR), SERVICES)


@pytest.mark.parametrize(
    ("membership", "services", "categories"),
    [
        (None, SERVICES, (NAILS, HAIR)),
        (TEN, (MANICURE, PEDICURE), (NAILS,)),
        (HAIR_YEAR, (HAIRCUT,), (HAIR,)),
        (ANYTHING, SERVICES, (NAILS, HAIR)),
        (replace(TEN, categories=(HAIR.id,)), (MANICURE, PEDICURE, HAIRCUT), (NAILS, HAIR)),
        (replace(TEN, covers=(999,)), (), ()),
    ],
)
def test_only_what_it_covers_is_offered(membership: Membership | None, services: object, categories: object) -> None:
    found = covered(Draft(membership=membership), CATALOGUE)
    assert (found.services, found.categories) == (services, categories)


def test_it_is_good_where_it_says() -> None:
    assert takes(Draft(), PODIL)
    assert takes(Draft(membership=TEN), SOHO)
    assert not takes(Draft(membership=TEN), PODIL)
    assert takes(Draft(membership=HAIR_YEAR), PODIL)


def test_a_location_that_does_not_take_it_cannot_be_guessed() -> None:
    there = Salon(places=[SOHO, PODIL, MIDTOWN])
    scene = Scene(there, Rules(), Client(), NOW, Profile())
    said = Picked(f"location:{MIDTOWN.id}", "1")
    assert at_once(location.answer(Draft(membership=ANYTHING), said, scene)) == Misfit()
    assert at_once(location.answer(Draft(), said, scene)) == Chosen(Draft(location=MIDTOWN), "location_chosen")
