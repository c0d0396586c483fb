"""Paging, the same in every channel that shows options: nine of them and "More", or on the last page the way back to
the first.
"""

from dataclasses import dataclass

from fsm.prompts import MORE, Option, Prompt, Say


@dataclass(frozen=True, slots=True)
class Window:
    """What is seen of a prompt's choices. `first` is the number of the first, counted over all pages from 1; `more`
    leads to the next page, or from the last to the first, and says which. None if all are seen.
    """

    options: tuple[Option, ...]
    first: int
    more: Option | None = None


def window(prompt: Prompt, size: int = 10) -> Window:
    """The choices of `prompt.page`: all if `size` or fewer, else pages of `size` - 1 with room for `MORE`.

    The page after the last is the first again. Ways out (kind "nav") and links are no choices: they are always shown.
    """
    choices = tuple(option for option in prompt.options if option.kind in ("choice", "contact"))
    if len(choices) <= size:
        return Window(choices, first=1)
    room = size - 1
    pages = -(-len(choices) // room)
    page = prompt.page % pages
    start = page * room
    more = Option(MORE, Say("label.more" if page < pages - 1 else "label.first_page"))
    return Window(choices[start : start + room], first=start + 1, more=more)


def links(prompt: Prompt) -> tuple[Option, ...]:
    """The options that open or copy something, in their order."""
    return tuple(option for option in prompt.options if option.kind in ("link", "copy"))


def ways_out(prompt: Prompt) -> tuple[Option, ...]:
    """The options that lead elsewhere (back, cancel), in their order."""
    return tuple(option for option in prompt.options if option.kind == "nav")
