"""What the page sends: a body becomes an event. Pure."""

from datetime import datetime
from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from fsm.events import Command, Inbound, Picked, Profile, Typed
from fsm.words import Chat

LONGEST: Final = 1000
"""The characters of one message; the page's input takes no more."""


class Unfit(ValueError):
    """Not what our page sends."""


# No database keeps a zero byte.
Storable = AfterValidator(lambda text: text.replace("\0", ""))


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Pick(_Strict):
    option: Annotated[str, Field(max_length=64), Storable]
    token: Annotated[str, Field(max_length=20), Storable]

    def event(self) -> Picked:
        return Picked(self.option, self.token)


class _Text(_Strict):
    text: Annotated[str, Field(min_length=1, max_length=LONGEST), Storable]

    def event(self) -> Typed:
        return Typed(self.text)


class _Command(_Strict):
    command: Literal["start", "menu", "book", "cancel", "back", "start_over", "language", "help"]
    argument: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,64}$")] = ""

    def event(self) -> Command:
        return Command(self.command, self.argument)


class _Message(_Strict):
    """`id` is the page's own, so that a message which it sends again counts once."""

    id: UUID
    language: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,35}$")] = ""
    event: _Pick | _Text | _Command


def parse(body: bytes, chat: Chat, now: datetime) -> Inbound:
    """{"id": uuid, "language": tag, "event": {"option", "token"} or {"text"} or {"command", "argument"}}.

    Raises Unfit.
    """
    try:
        message = _Message.model_validate_json(body)
    except ValidationError as error:
        raise Unfit from error
    id, event = str(message.id), message.event.event()
    typed = id if isinstance(event, Typed) else ""
    return Inbound(chat, id, event, now, Profile(language=message.language), message=typed)
