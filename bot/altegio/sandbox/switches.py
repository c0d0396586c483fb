"""One switch for each thing that Altegio's documents leave open, with what we take for likely as default.

PATCH /__sandbox/switches turns them at run time; a client of the API should live through any position.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Seconds = Annotated[int, Field(ge=0, le=31_536_000)]


class Switches(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)

    # refusals
    refusal_code: Literal["meta", "errors", "top", "message"] = "meta"
    """Where 431..438 and the item's `id` sit; "message": nowhere, there is only a text."""
    refusal_status: Literal["documented", "200"] = "documented"
    """"200": refused with HTTP 200 and success false."""
    refused_change: Literal[403, 422] = 422
    """How a move or a cancellation is refused when the salon does not allow it (any more)."""
    prepaid_change: Literal["allowed", "refused"] = "allowed"
    """Whether a client may move or cancel what is paid online."""
    taken_status: Literal[409, 422] = 422
    """How the business's own change to a taken time is refused."""
    wrong_login: Literal[401, 403, 404, 422] = 422
    """What user/auth answers to a wrong code; 422 carries 432."""

    # success
    statuses: Literal["usual", "other"] = "usual"
    """"other": 200 where 201 is usual and the reverse, 200 for 204, wherever the contract has both."""
    login_body: Literal["bare", "envelope"] = "bare"
    """user/auth."""
    details_body: Literal["bare", "envelope"] = "bare"
    """GET book_record."""
    loyalty_body: Literal["envelope", "bare", "single"] = "envelope"
    """Loyalty cards and their types; "single": of several cards the first, bare and in no list, as it is printed."""
    user_body: Literal["bare", "envelope"] = "bare"
    """booking/user."""
    user_update: Literal["user", "accepted"] = "user"
    """PUT booking/user: who they are now, or that it has been done."""
    user_record: Literal["object", "list"] = "object"
    """`data` of GET user/records with a number: the appointment, or a list with nothing else in it."""
    empty_data: Literal["null", "list", "object", "missing"] = "null"
    """`data` of an answer that has nothing to say."""
    empty_meta: Literal["list", "object", "missing"] = "list"
    """`meta` when there is nothing to count."""
    empty_list: Literal["list", "null", "missing"] = "list"
    """`data` of a list with nothing in it."""
    empty_object: Literal["list", "object", "null"] = "list"
    """Position of a team member without one, and the like."""

    visit_answer: Literal["nothing", "record", "visit"] = "nothing"
    """`data` of PUT visits."""

    # values
    ids: Literal["number", "string"] = "number"
    """17969 or "17969"."""
    numbers: Literal["number", "string"] = "number"
    """The same for lengths, prices, weights and counts."""
    flags: Literal["boolean", "number", "string"] = "boolean"
    """true, 1 or "1"."""
    category_key: Literal["category", "categories"] = "category"
    """Where book_services keeps the categories."""
    service_length: Literal["with_staff", "always"] = "with_staff"
    """When book_services tells `seance_length`."""
    timezone: Literal["hours", "name"] = "hours"
    """`timezone` of a location; `timezone_name` is always there."""
    record_date: Literal["local", "offset"] = "local"
    """`date` of an appointment: wall clock, or with an offset."""
    record_offset: Literal["right", "winter", "utc"] = "right"
    """The offset in `datetime` of an appointment: right; that of winter; or +0000 on the wall clock."""
    business_phones: Literal["shown", "masked", "empty", "missing"] = "shown"
    """Clients' phones in answers to a business token."""

    card_numbers: Literal["text", "number"] = "text"
    """Numbers of memberships and cards: text, or a number that has lost its leading zeros."""
    comment_author: Literal["named", "null"] = "named"
    """`user_name` of a review left through the API: the name that was sent, or null."""
    location_review: Literal["zero", "bare"] = "zero"
    """How a review of the location itself is sent: team member 0, or a path that ends before it."""

    pictures: bool = False
    """Whether the team have portraits and the salons logos: the sandbox serves them over plain http."""

    # codes and tokens
    code_length: Annotated[int, Field(ge=3, le=8)] = 5
    """Digits of a code."""
    code_lifetime: Seconds = 600
    """Seconds for which a code is good."""
    code_attempts: Annotated[int, Field(ge=1, le=100)] = 5
    """After so many wrong ones even the right code is refused."""
    code_resend_after: Seconds = 0
    """A second code to the same phone is refused so long; 0 = never."""
    code_on_resend: Literal["new", "same"] = "new"
    """Whether a second SMS brings another code."""
    code_use: Literal["once", "many"] = "once"
    """Whether a code that has served (to book or to log in) serves again."""
    sms: Literal["sent", "lost", "refused"] = "sent"
    """"lost": book_code says yes, and nothing comes; "refused": there is no provider."""
    token_lifetime: Seconds = 0
    """Of a client's token; 0 = for ever."""
    hash_lifetime: Seconds = 0
    """Of record_hash; 0 = for ever."""
    hash_cancel_needs: Literal["partner", "user"] = "partner"
    """Whose token DELETE user/records with a hash asks for."""
    move_needs: Literal["user", "partner"] = "user"
    """Whose token PUT book_record asks for."""
    api_id: Literal["kept", "unique"] = "kept"
    """"unique": a second booking with the same api_id is refused."""

    comments_need: Literal["user", "business"] = "user"
    """Whose token comments ask for: the client's, too, or only the business's."""

    # limits
    rate_limit: bool = False
    """Whether 5 calls a second and 200 a minute are enforced, by IP address."""
    too_many: Literal[429, 403, 503] = 429
    """How a call over the limit is refused."""
    retry_after: bool = False
    """Whether it tells when to come back."""


def positions() -> dict[str, Any]:
    """What each switch is for, and its positions, as JSON Schema."""
    properties: dict[str, Any] = Switches.model_json_schema()["properties"]
    return properties


class BadSwitch(ValueError):
    """A switch that does not exist, or a position it does not have; the text says which there are."""


def turned(switches: Switches, changes: dict[str, Any]) -> Switches:
    """The switches after some changes. Raises BadSwitch."""
    if unknown := sorted(changes.keys() - Switches.model_fields.keys()):
        raise BadSwitch(f"no switch {', '.join(unknown)}; there are {', '.join(Switches.model_fields)}")
    try:
        return Switches(**(switches.model_dump() | changes))
    except ValidationError as error:
        wrong = (f"{first['loc'][0]}: {first['msg']}" for first in error.errors())
        raise BadSwitch("; ".join(wrong)) from None
