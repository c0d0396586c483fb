"""The salon's locations: only those, with what is the client's own there, and what the client has marked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fsm.desk import Rules
from fsm.events import Picked, Profile
from fsm.places import listing, place
from fsm.prompts import Prompt
from fsm.session import Client, Draft
from fsm.step import Chosen, Misfit, Scene
from fsm.words import Status, Visit
from tests.fsm.cards import SOHO_TOLD
from tests.fsm.salon import ANNA, MANICURE, MIDTOWN, NOW, PODIL, SOHO, Salon, at_once

MARY, OLENA = "+447911123456", "+380501234567"
ELSEWHERE = replace(SOHO, id=77, title="Another business")


def visit(record: int, days: int, location: object = SOHO, status: Status = Status.EXPECTED) -> Visit:
    starts = NOW + timedelta(days)
    return Visit(record, location, (MANICURE,), ANNA, starts, timedelta(hours=1), status)  # type: ignore[arg-type]


def scene(salon: Salon, client: Client | None = None, rules: Rules | None = None) -> Scene:
    return Scene(salon, rules or Rules(), client or Client(verified=MARY), NOW, Profile())


def options(shown: object) -> list[str]:
    assert isinstance(shown, Prompt)
    return [option.id for option in shown.options]


def test_only_the_salons_own_locations_are_shown() -> None:
    """Where else the client goes is known of the same account, and nobody's business here."""
    salon = Salon(places=[SOHO, PODIL, MIDTOWN], visits_of={MARY: [visit(1, -9, ELSEWHERE), visit(2, -9, MIDTOWN)]})
    there = scene(salon, Client(verified=MARY, favourites=(77,)))
    assert options(at_once(listing.ask(Draft(), there))) == ["place:3", "place:1", "place:2"]


@pytest.mark.parametrize("guess", ["place:77", "place:", "place:book", "visit:1"])
def test_a_location_cannot_be_guessed(guess: str) -> None:
    there = scene(Salon(places=[SOHO, PODIL]))
    assert at_once(listing.answer(Draft(), Picked(guess, "1"), there)) == Misfit()


def test_a_location_that_the_salon_has_given_up_is_not_shown_either() -> None:
    there = scene(Salon())
    assert at_once(place.ask(Draft(location=ELSEWHERE), there)) == Chosen(Draft(), "place_gone")
    assert at_once(place.answer(Draft(location=ELSEWHERE), Picked("place:book", "1"), there)) == Chosen(
        Draft(), "place_gone"
    )


def test_a_visit_of_somebody_else_cannot_be_guessed() -> None:
    salon = Salon(visits_of={MARY: [visit(1, 1)], OLENA: [visit(2, 1)]})
    found = at_once(place.answer(Draft(location=SOHO), Picked("visit:2", "1"), scene(salon)))
    assert "visit:1" in options(found)
    assert "visit:2" not in options(found)


def test_who_has_proved_no_number_sees_no_visits_of_it() -> None:
    salon = Salon(visits_of={MARY: [visit(1, 1)]}, booked_here=[visit(3, 2)])
    shown = options(at_once(place.ask(Draft(location=SOHO), scene(salon, Client()))))
    assert [id for id in shown if id.startswith("visit:")] == ["visit:3"]


def test_what_is_to_come_stands_first_then_what_was_last() -> None:
    own = [
        visit(1, -30),
        visit(2, 9),
        visit(3, -2),
        visit(4, 3),
        visit(5, 1, PODIL),
        visit(6, 2, status=Status.CANCELLED),
    ]
    salon = Salon(places=[SOHO, PODIL], visits_of={MARY: own[:1] + own[2:]})
    shown = options(at_once(place.ask(Draft(location=SOHO), scene(salon))))
    assert [id for id in shown if id.startswith("visit:")] == ["visit:4", "visit:6", "visit:3"]


def test_favourites_are_marked_and_taken_back() -> None:
    there = scene(Salon(places=[SOHO, PODIL]), Client(verified=MARY, favourites=(2,)))
    pressed = Picked("place:favourite", "1")
    marked = at_once(place.answer(Draft(location=SOHO), pressed, there))
    assert isinstance(marked, Chosen)
    assert marked.client == replace(there.client, favourites=(2, 1))
    taken_back = at_once(place.answer(Draft(location=PODIL), pressed, there))
    assert isinstance(taken_back, Chosen)
    assert taken_back.client == replace(there.client, favourites=())


def test_only_what_can_be_opened_is_a_link_and_only_a_picture_that_can_be_shown_is_one() -> None:
    salon = Salon(told={SOHO.id: replace(SOHO_TOLD, image="javascript:alert(1)", directions="here")})
    shown = at_once(place.ask(Draft(location=SOHO), scene(salon)))
    assert isinstance(shown, Prompt)
    assert shown.image == ""
    links = [option.url for option in shown.options if option.kind == "link"]
    assert links == [
        "tel:+442079460009",
        "https://www.glow.example",
        "https://instagram.com/glow",
        "https://www.glow.example/blog",
    ]
    assert at_once(place.ask(Draft(location=SOHO), scene(Salon(told={SOHO.id: SOHO_TOLD})))).image  # type: ignore[union-attr]


@pytest.mark.parametrize("link", ["", "not a page"])
def test_nothing_is_sold_where_no_page_is_named(link: str) -> None:
    rules = Rules(memberships_link=link, gift_cards_link=link)
    shown = options(at_once(place.ask(Draft(location=SOHO), scene(Salon(), rules=rules))))
    assert not {"link:memberships", "link:gift_cards"} & set(shown)
