"""What Altegio holds of one client, as it comes: appointments, cards, reviews. Let pass as in `shapes.py`."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field, WrapValidator, field_validator

from bot.altegio.shapes import (
    Flag,
    Id,
    MaybeId,
    Name,
    Number,
    Seconds,
    Service,
    Staff,
    Terms,
    Text,
    Title,
    Weight,
    or_nothing,
)

Count = Weight


class RecordService(Service):
    """A service of an appointment; the contract promises no more than its id."""

    title: Title = ""
    cost: Number = None
    amount: Count = None


class RecordCompany(Terms):
    id: Id


class RecordClient(BaseModel):
    id: MaybeId = None
    name: Text = ""
    phone: Text = ""
    email: Text = ""


class Record(BaseModel):
    id: Id
    company_id: MaybeId = None
    company: Annotated[RecordCompany | None, WrapValidator(or_nothing)] = None
    services: Annotated[list[RecordService] | None, WrapValidator(or_nothing)] = None
    staff: Annotated[Staff | None, WrapValidator(or_nothing)] = None
    client: Annotated[RecordClient | None, WrapValidator(or_nothing)] = None
    date: Text = ""
    datetime: Text = ""
    length: Seconds = None
    seance_length: Seconds = None
    comment: Text = ""
    attendance: Count = None
    visit_attendance: Count = None
    visit_id: MaybeId = None
    api_id: Text = ""
    deleted: Flag = None
    prepaid: Flag = None
    prepaid_confirmed: Flag = None

    @field_validator("api_id", "comment")
    @classmethod
    def _zero_is_none(cls, text: str) -> str:
        return "" if text == "0" else text


class Created(BaseModel):
    record_id: Id
    record_hash: Text = ""


class UserToken(BaseModel):
    user_token: Name


class User(BaseModel):
    name: Text = ""


class Found(BaseModel):
    """A client as the business finds one."""

    id: Id
    phone: Text = ""


class Comment(BaseModel):
    text: Text = ""
    rating: Annotated[int, Field(ge=1, le=5)]
    user_name: Title = ""
    username: Title = ""
    master_id: MaybeId = None
    date: Text = ""


# --- cards


class Covered(BaseModel):
    """`category_id` 1 says that `id` is that of a whole category."""

    id: Id
    category_id: MaybeId = None


class Link(BaseModel):
    count: Count = None
    category: Annotated[Covered | None, WrapValidator(or_nothing)] = None


class Container(BaseModel):
    links: Annotated[list[Link] | None, WrapValidator(or_nothing)] = None


class Balance(BaseModel):
    """What is left of a membership, or what there was at first."""

    balance_container: Annotated[Container | None, WrapValidator(or_nothing)] = None


class MembershipType(Balance):
    """With a united balance all that is covered shares one count."""

    title: Title = ""
    is_united_balance: Flag = None
    united_balance_services_count: Count = None
    allow_freeze: Flag = None
    freeze_limit: Count = None


class CardStatus(BaseModel):
    id: MaybeId = None


class Membership(Balance):
    id: Id
    number: Title = ""
    balance_string: Title = ""
    is_frozen: Flag = None
    expiration_date: Text = ""
    status: Annotated[CardStatus | None, WrapValidator(or_nothing)] = None
    type: Annotated[MembershipType, BeforeValidator(lambda data: data or {})] = MembershipType()


class GiftCardType(BaseModel):
    title: Title = ""
    balance: Number = None
    is_multi: Flag = None
    item_type_id: Count = None


class GiftCard(BaseModel):
    id: Id
    number: Title = ""
    balance: Number = None
    default_balance: Number = None
    expiration_date: Text = ""
    type: Annotated[GiftCardType, BeforeValidator(lambda data: data or {})] = GiftCardType()


class Titled(BaseModel):
    title: Title = ""


class Kind(BaseModel):
    is_discount: Flag = None


class Programme(BaseModel):
    title: Title = ""
    value: Number = None
    loyalty_type: Annotated[Kind | None, WrapValidator(or_nothing)] = None


class LoyaltyCard(BaseModel):
    id: Id
    number: Title = ""
    balance: Number = None
    type: Annotated[Titled | None, WrapValidator(or_nothing)] = None
    salon_group: Annotated[Titled | None, WrapValidator(or_nothing)] = None
    programs: Annotated[list[Programme] | None, WrapValidator(or_nothing)] = None
