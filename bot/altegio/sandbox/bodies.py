"""What requests say, as far as the sandbox reads it. Ids and numbers may come as strings."""

import re
from typing import Annotated, Any

from pydantic import BaseModel, Field

from bot.altegio.sandbox.refusal import bad_phone

Id = Annotated[int, Field(ge=0, le=10**12)]
Hours = Annotated[int, Field(ge=0, le=24 * 365)]
Line = Annotated[str, Field(max_length=255)]
Text = Annotated[str, Field(max_length=5000)]
Phone = Annotated[str | int | None, Field(union_mode="left_to_right")]
ApiId = Annotated[str, Field(max_length=255)] | int | None


class Item(BaseModel):
    """One appointment of a request: these services, with this team member (0 = any), at this time."""

    id: Id
    services: list[Id] = Field(min_length=1, max_length=20)
    staff_id: Id
    datetime: Annotated[str, Field(max_length=40)]
    custom_fields: dict[str, Any] | list[Any] = Field(default_factory=list)


class BookCheck(BaseModel):
    appointments: list[Item] = Field(min_length=1, max_length=20)


class BookRecord(BookCheck):
    """`phone` and `fullname` may be missing here: that has codes of its own, 431 and 435."""

    phone: Phone = None
    fullname: Line | None = None
    email: Line = ""
    code: Annotated[str, Field(max_length=40)] | int | None = None
    comment: Text = ""
    notify_by_sms: Hours = 0
    notify_by_email: Hours = 0
    api_id: ApiId = None


class BookCode(BaseModel):
    phone: Phone = None
    fullname: Line | None = None


class Login(BaseModel):
    phone: Phone = None
    code: Annotated[str, Field(max_length=40)] | int


class Move(BaseModel):
    datetime: Annotated[str, Field(max_length=40)]
    comment: Text | None = None


class RecordService(BaseModel):
    id: Id


class RecordClient(BaseModel):
    phone: Phone = None
    name: Line = ""
    email: Line = ""


class RecordWrite(BaseModel):
    """A full replacement of an appointment: what is not sent goes back to its default."""

    staff_id: Id
    services: list[RecordService] = Field(max_length=20)
    client: RecordClient
    datetime: Annotated[str, Field(max_length=40)]
    seance_length: Annotated[int, Field(gt=0, le=24 * 3600)]
    save_if_busy: bool
    comment: Text = ""
    attendance: Annotated[int, Field(ge=-1, le=2)] = 0
    sms_remain_hours: Hours = 0
    email_remain_hours: Hours = 0
    api_id: ApiId = None
    custom_fields: dict[str, Any] | list[Any] = Field(default_factory=list)


def digits(phone: str | int | None) -> str:
    """The digits of a phone with its country code, 8 to 15 of them. Refuses with 431."""
    text = str(phone or "").strip()
    found = re.sub(r"[ ()./-]", "", text).removeprefix("+")
    if not re.fullmatch(r"[1-9][0-9]{7,14}", found):
        raise bad_phone()
    return found
