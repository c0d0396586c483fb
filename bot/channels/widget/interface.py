"""The words of the widget itself, around those of the dialog."""

from typing import Final

from bot.texts import Words
from fsm.prompts import Say

SENTENCES: Final = {
    "open": Say("widget.open"),
    "close": Say("widget.close"),
    "title": Say("widget.title"),
    "welcome": Say("menu.welcome"),
    "conversation": Say("widget.conversation"),
    "answers": Say("widget.answers"),
    "placeholder": Say("widget.placeholder"),
    "search": Say("widget.search"),
    "type_day": Say("widget.type_day"),
    "send": Say("widget.send"),
    "menu": Say("label.menu"),
    "change_language": Say("label.language"),
    "waiting": Say("widget.waiting"),
    "progress": Say("widget.progress"),
    "offline": Say("widget.offline"),
    "retry": Say("label.again"),
    "time_left": Say("widget.time_left"),
    "morning": Say("widget.morning"),
    "afternoon": Say("widget.afternoon"),
    "evening": Say("widget.evening"),
    "add_to_calendar": Say("widget.add_to_calendar"),
    "save_data": Say("widget.save_data"),
    "you": Say("widget.you"),
    "go_on": Say("widget.go_on"),
}


def interface(words: Words) -> dict[str, str | bool]:
    """The words by name, with their language and whether it runs from right to left."""
    spoken = {name: words.say(sentence) for name, sentence in SENTENCES.items()}
    return {"language": words.locale, "rtl": words.rtl, **spoken}
