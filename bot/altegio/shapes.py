"""The answers of Altegio as they come, and what is let pass: its names, its many spellings of nothing, its loose types.

Ids and numbers come as numbers or strings, flags as true, 1 or "1", `[]` stands for an empty object. Only what an
answer is useless without has to be readable; a detail that is not is as good as missing.
"""

from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

LONGEST: Final = 200
"""The characters of a title or an address; what is longer is no such thing, and would fill a client's screen."""


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _cut(text: str) -> str:
    """On one line, and not longer than a line may be."""
    line = " ".join(text[: 2 * LONGEST].split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _filled(value: Any) -> Any:
    """Nothing at all has several spellings."""
    return None if value in ("", [], {}) else value


def or_nothing(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """A detail that cannot be read is as good as missing."""
    try:
        return read(_filled(value))
    except ValidationError:
        return None


Text = Annotated[str, BeforeValidator(_text)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Title = Annotated[Text, AfterValidator(_cut)]
Named = Annotated[Name, AfterValidator(_cut)]
Flag = Annotated[bool | None, WrapValidator(or_nothing)]
Number = Annotated[Decimal | None, WrapValidator(or_nothing)]
Weight = Annotated[int | None, WrapValidator(or_nothing)]
Seconds = Annotated[Annotated[int, Field(gt=0, le=366 * 86400)] | None, WrapValidator(or_nothing)]
Id = Annotated[int, Field(gt=0)]
MaybeId = Annotated[int | None, WrapValidator(or_nothing)]


class Position(BaseModel):
    title: Title = ""


class Staff(BaseModel):
    id: Id
    name: Named
    bookable: Flag = True
    specialization: Title = ""
    position: Annotated[Position | None, WrapValidator(or_nothing)] = None
    show_rating: Flag = False
    rating: Number = None
    avatar: Text = ""
    weight: Weight = None


class Category(BaseModel):
    id: Id
    title: Title = ""
    weight: Weight = None


class Service(BaseModel):
    id: Id
    title: Named
    category_id: MaybeId = None
    price_min: Number = None
    price_max: Number = None
    seance_length: Seconds = None
    weight: Weight = None
    prepaid: Text = ""


class Seance(BaseModel):
    datetime: str
    seance_length: Seconds = None
    sum_length: Seconds = None


class Terms(BaseModel):
    """What a location lets its clients do online, and until when."""

    allow_change_record: Flag = None
    allow_delete_record: Flag = None
    allow_change_record_delay_step: Seconds = None
    allow_delete_record_delay_step: Seconds = None


class Chain(BaseModel):
    id: MaybeId = None
    title: Title = ""


class Company(Terms):
    id: Id
    title: Title = ""
    timezone_name: Text = ""
    timezone: Text = ""
    phone: Title = ""
    phones: Annotated[list[Title] | None, WrapValidator(or_nothing)] = None
    address: Title = ""
    site: Title = ""
    currency_short_title: Title = ""
    phone_confirmation: Flag = None
    booking_email_required: Flag = None
    booking_comment_required: Flag = None
    booking_comment_input_name: Title = ""
    description: Text = ""
    short_descr: Text = ""
    schedule: Text = ""
    coordinate_lat: Number = None
    coordinate_lon: Number = None
    social: Annotated[dict[str, Text] | None, WrapValidator(or_nothing)] = None
    logo: Text = ""
    main_group_id: MaybeId = None
    main_group: Annotated[Chain | None, WrapValidator(or_nothing)] = None


class Agreement(BaseModel):
    content: Text = ""


class Privacy(BaseModel):
    agreement: Annotated[Agreement | None, WrapValidator(or_nothing)] = None


class BookForm(BaseModel):
    company_id: MaybeId = None
    group_id: MaybeId = None
