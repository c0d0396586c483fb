"""Paging: nine and "More"; the page after the last is the first, and the last one says so."""

from dataclasses import replace

import pytest

from bot.channels.paging import links, ways_out, window
from fsm.prompts import MORE, Option, Prompt, Say

BACK = Option("back", "Back", kind="nav")


def prompt(count: int, page: int = 0) -> Prompt:
    return Prompt(
        Say("service.text"), (*(Option(f"s{n}", f"Service {n}") for n in range(1, count + 1)), BACK), page=page
    )


@pytest.mark.parametrize("count", [0, 1, 10])
def test_what_fits_is_shown_whole(count: int) -> None:
    seen = window(prompt(count))
    assert len(seen.options) == count
    assert (seen.first, seen.more) == (1, None)


def test_the_eleventh_makes_two_pages() -> None:
    first, second = window(prompt(11)), window(prompt(11, page=1))
    assert [option.id for option in first.options] == [f"s{n}" for n in range(1, 10)]
    assert [option.id for option in second.options] == ["s10", "s11"]
    assert (first.first, second.first) == (1, 10)
    assert (first.more, second.more) == (Option(MORE, Say("label.more")), Option(MORE, Say("label.first_page")))


def test_pages_hold_every_option_once_and_go_round() -> None:
    seen = [option.id for page in range(3) for option in window(prompt(27, page)).options]
    assert seen == [f"s{n}" for n in range(1, 28)]
    assert window(prompt(27, page=3)) == window(prompt(27))


def test_ways_out_are_on_every_page() -> None:
    assert {ways_out(replace(prompt(30), page=page)) for page in range(4)} == {(BACK,)}


def test_links_are_no_choices() -> None:
    site = Option("link:site", "Site", kind="link", url="https://glow.example")
    number = Option("copy:number", "Copy", kind="copy", copies="0077")
    whole = prompt(10)
    with_links = replace(whole, options=(site, *whole.options, number))
    assert window(with_links) == window(whole)
    assert links(with_links) == (site, number)
    assert ways_out(with_links) == ways_out(whole)
