"""What may be opened, and what may not."""

import pytest

from fsm.links import LONGEST, call, link, page
from fsm.prompts import Option, Say

LABEL = Say("label.site")


@pytest.mark.parametrize(
    ("written", "opened"),
    [
        ("https://glow.example/a?b=c#d", "https://glow.example/a?b=c#d"),
        ("http://glow.example:8080", "http://glow.example:8080"),
        (" www.glow.example ", "https://www.glow.example"),
        ("https://салон.укр/прайс", "https://салон.укр/прайс"),
    ],
)
def test_pages_are_opened(written: str, opened: str) -> None:
    assert page(written) == opened
    assert link("site", written, LABEL) == (Option("link:site", LABEL, kind="link", url=opened),)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "none",
        "javascript:alert(1)",
        "JavaScript://glow.example/%0aalert(1)",
        "data:text/html,x",
        "tel:+442079460001",
        "file:///etc/passwd",
        "tg://resolve?domain=glow",
        "https://glow",
        "https://mary:secret@glow.example",
        "https://glow.example/a b",
        "https://glow.example/\u202eexe",
        "https://[glow.example",
        "https://glow.example/" + "x" * LONGEST,
    ],
)
def test_nothing_else_is(written: str) -> None:
    assert page(written) == ""
    assert link("site", written, LABEL) == ()


def test_a_page_without_a_label_is_called_by_its_host() -> None:
    (option,) = link("page1", "https://www.glow.example/blog")
    assert option.label == "glow.example"


def test_numbers_are_called_as_they_are_dialled() -> None:
    assert call("+44 (20) 7946-0001", LABEL) == (Option("link:call", LABEL, kind="link", url="tel:+442079460001"),)
    assert call("", LABEL) == call("ask for Mary", LABEL) == call("+", LABEL) == ()
