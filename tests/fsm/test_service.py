"""A service that is named in passing."""

from dataclasses import replace

import pytest

from fsm.booking.service import means_one
from fsm.words import Catalogue
from tests.fsm.salon import HAIRCUT

TITLES = ("Root touch-up", "Brow shape & tint", "Shave", "Manicure")
CATALOGUE = Catalogue((), tuple(replace(HAIRCUT, id=id, title=title) for id, title in enumerate(TITLES, 1)))


@pytest.mark.parametrize("text", ["my roots, please", "brows tomorrow", "a mancure", "do you shave?", "roots"])
def test_a_word_of_a_title_with_an_ending_or_a_wrong_letter_means_it(text: str) -> None:
    assert means_one(CATALOGUE, text)


@pytest.mark.parametrize("text", ["are you a robot?", "robot", "I have time", "who are you"])
def test_a_word_that_only_looks_like_one_does_not(text: str) -> None:
    assert not means_one(CATALOGUE, text)
