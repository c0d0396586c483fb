"""What WhatsApp shows: prompts become texts, reply buttons and lists. Pure.

The limits are those of https://developers.facebook.com/docs/whatsapp/cloud-api/messages: a field that is too long has
the whole message refused, so we cut, and what was cut stands in full in the body.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from bot.channels.fitting import cut
from bot.channels.paging import Window, links, ways_out, window
from bot.texts import Words
from fsm.prompts import Option, Prompt, Say

TEXT: Final = 4096
BODY: Final = 1024
"""The longest text of a message, and of one with buttons or a list."""

BUTTONS: Final = 3
BUTTON: Final = 20
"""The most reply buttons, and the longest title of one. Titles must differ."""

ROWS: Final = 10
ROW: Final = 24
DESCRIPTION: Final = 72
"""The most rows of a list over all its sections, the longest title of a row and what may stand below it."""

WAYS: Final = 5
"""The most ways out in a list: two other months, Back, Start over, Cancel."""

SPARE: Final = "start_over"
"""The way out that gives room to others, since it can be typed at any moment."""

NOTHING: Final = "…"
"""For a text that is not there: Meta refuses an empty one."""

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Payload:
    """What a message is, without to whom. A `courtesy` goes along, before or after: it may fail."""

    content: Content
    courtesy: bool = False


def render(prompt: Prompt, words: Words) -> list[Payload]:
    """The messages that show a prompt, in their order.

    A picture is a message of its own: Meta fetches it after it has taken the message, and one with a header that it
    could not fetch would never arrive.
    """
    answers = tuple(option for option in prompt.options if option.kind in ("choice", "nav"))
    payloads = [
        Payload(content) for content in _question(replace(prompt, options=answers), _links(prompt, words), words)
    ]
    if prompt.image:
        payloads.insert(0, Payload({"type": "image", "image": {"link": prompt.image}}, courtesy=True))
    asks_phone = any(option.kind == "contact" for option in prompt.options)
    if asks_phone and not any(option.kind == "choice" for option in answers):
        payloads.append(Payload(_phone_request(words), courtesy=True))
    return payloads


def _links(prompt: Prompt, words: Words) -> str:
    """Pages stand in the text: no message has room for them beside answers. A number there can be pressed as it is."""
    pages = (option for option in links(prompt) if option.url.startswith("http"))
    return "\n".join(f"{words.label(option)}: {option.url}" for option in pages)


def _question(prompt: Prompt, links: str, words: Words) -> list[Content]:
    """The prompt itself; before it its text, where that is too long to stand above buttons or a list."""
    menu = _Menu(prompt, words)
    body = "\n\n".join(filter(None, (words.body(prompt).strip(), links))) or NOTHING
    action = menu.buttons() or menu.list()
    if not action:
        return [_text(body)]
    whole = body if "buttons" in action else "\n\n".join(filter(None, (body, menu.in_full())))
    if cut(whole, BODY) == whole:
        return [_interactive(whole, action)]
    return [_text(whole), _interactive(cut(body, BODY), action)]


def _text(body: str) -> Content:
    return {"type": "text", "text": {"body": cut(body, TEXT), "preview_url": False}}


def _interactive(body: str, action: Content) -> Content:
    kind = "button" if "buttons" in action else "list"
    return {"type": "interactive", "interactive": {"type": kind, "body": {"text": body}, "action": action}}


def _phone_request(words: Words) -> Content:
    """A button of WhatsApp's own that sends the client's number, for those who hide it behind a user name."""
    body = {"text": cut(words.say(Say("label.share_phone")), BODY)}
    action = {"name": "request_contact_info"}
    return {"type": "interactive", "interactive": {"type": "request_contact_info", "body": body, "action": action}}


@dataclass(frozen=True, slots=True)
class _Menu:
    """The options of one prompt; each is picked with the prompt's token."""

    prompt: Prompt
    words: Words

    def buttons(self) -> Content | None:
        """Reply buttons, where the options are few, short, and need no hint."""
        options = self.prompt.options
        if len(options) > BUTTONS:
            options = tuple(option for option in options if option.id != SPARE)
        titles = _different(map(self._label, options), BUTTON)
        short = all(title == self._label(option) for option, title in zip(options, titles, strict=True))
        if not 0 < len(options) <= BUTTONS or not short or any(map(self._hint, options)):
            return None
        replies = [{"id": self._id(option.id), "title": title} for option, title in zip(options, titles, strict=True)]
        return {"buttons": [{"type": "reply", "reply": reply} for reply in replies]}

    def list(self) -> Content | None:
        """A list that opens: the choices, "More" if they are too many, the ways out."""
        if not self.prompt.options:
            return None
        seen, ways = self._seen(), self._ways()
        more = (seen.more,) if seen.more else ()
        options = (*seen.options, *more, *ways)
        titles = _different(map(self._label, options), ROW)
        rows = [self._row(option, title) for option, title in zip(options, titles, strict=True)]
        return {"button": cut(self.words.say(Say("label.choose")), BUTTON), "sections": [{"rows": rows}]}

    def in_full(self) -> str:
        """What the rows do not show whole: this page's choices with their numbers, or all days or times of a page
        that has more; "" if they show it all. A number, a day or a time can be typed.
        """
        seen = self._seen()
        if self.prompt.layout in ("calendar", "times"):
            choices = (self._label(option) for option in self.prompt.options if option.kind != "nav")
            return " · ".join(choices) if seen.more else ""
        lines = [(self._label(option), self._hint(option)) for option in seen.options]
        whole = all(cut(label, ROW) == label and cut(hint, DESCRIPTION) == hint for label, hint in lines)
        if whole and not seen.more:
            return ""
        return "\n".join(f"{n}. {' · '.join(filter(None, line))}" for n, line in enumerate(lines, seen.first))

    def _row(self, option: Option, title: str) -> Content:
        label, hint = self._label(option), self._hint(option)
        about = hint if title == label else " · ".join(filter(None, (label, hint)))
        row = {"id": self._id(option.id), "title": title}
        return {**row, "description": cut(about, DESCRIPTION)} if about else row

    def _seen(self) -> Window:
        return window(self.prompt, ROWS - len(self._ways()))

    def _ways(self) -> Sequence[Option]:
        """All ways out if there is room for them beside all the choices; Back and Cancel stand last, and stay."""
        ways = ways_out(self.prompt)
        if len(self.prompt.options) > ROWS:
            ways = tuple(way for way in ways if way.id != SPARE)
        return ways[-WAYS:]

    def _label(self, option: Option) -> str:
        return " ".join(self.words.label(option).split()) or NOTHING

    def _hint(self, option: Option) -> str:
        return " ".join(self.words.hint(option).split())

    def _id(self, option: str) -> str:
        return f"{self.prompt.token}:{option}"


def _different(labels: Iterable[str], limit: int) -> list[str]:
    """The labels cut to `limit`, and told apart where they had become the same."""
    titles: list[str] = []
    for label in labels:
        title, n = cut(label, limit), 1
        while title in titles:
            n += 1
            title = cut(label, limit - len(f" ({n})")) + f" ({n})"
        titles.append(title)
    return titles
