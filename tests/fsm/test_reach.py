"""How the salon is reached: whatever its locations tell of themselves, the sentence about it is a whole one."""

from dataclasses import replace

import pytest

from bot.texts import LOCALES, words
from fsm.desk import Rules
from fsm.events import Profile
from fsm.menu import person
from fsm.prompts import Prompt
from fsm.reach import not_here, reach
from fsm.session import Client, Draft
from fsm.step import Scene
from fsm.words import Location
from tests.fsm.salon import NOW, PODIL, SOHO, Salon, at_once

SITE = "https://glow.example"
SILENT_SOHO, SILENT_PODIL = replace(SOHO, phone=""), replace(PODIL, phone="")
WAYS = [
    ([SOHO], "+44 20 7946 0001"),
    ([replace(SOHO, site=SITE)], f"+44 20 7946 0001, {SITE}"),
    ([replace(SILENT_SOHO, site=SITE)], SITE),
    ([SILENT_SOHO], ""),
    ([], ""),
    ([SOHO, PODIL], "\nSoho: +44 20 7946 0001\nPodil: +380 44 123 4567"),
    ([SILENT_SOHO, PODIL], "Podil: +380 44 123 4567"),
    ([SILENT_SOHO, SILENT_PODIL], ""),
]


def scene(places: list[Location], booked_last: int = 0) -> Scene:
    return Scene(Salon(places=places), Rules(), Client(location=booked_last), NOW, Profile())


@pytest.mark.parametrize(("places", "ways"), WAYS)
def test_what_the_locations_tell(places: list[Location], ways: str) -> None:
    assert at_once(reach(scene(places))) == ways


@pytest.mark.parametrize(
    ("places", "ways"),
    [
        ([SOHO, PODIL], "+380 44 123 4567"),
        ([SOHO, SILENT_PODIL], "Soho: +44 20 7946 0001"),
        ([SILENT_SOHO, SILENT_PODIL], ""),
        ([SILENT_PODIL], ""),
    ],
)
def test_where_the_client_has_booked_last(places: list[Location], ways: str) -> None:
    """Its own numbers alone; those of the others where it has none."""
    assert at_once(reach(scene(places, PODIL.id))) == ways


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("places", "ways"), WAYS)
def test_the_sentence_is_whole_or_not_there(places: list[Location], ways: str, locale: str) -> None:
    there = scene(places)
    quiet = at_once(person.ask(Draft(), there))
    assert isinstance(quiet, Prompt)
    for said in (words(locale).say(quiet.text), words(locale).say(at_once(not_here(there)))):
        lines = said.splitlines()
        assert [line for line in lines if line != line.strip()] == []
        promises = [n for n, line in enumerate(lines) if line.endswith(":")]
        assert all(lines[n + 1] in ways for n in promises)
        assert len(promises) == ways.startswith("\n")
        assert all(way in said for way in ways.split("\n"))
