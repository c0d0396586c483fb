"""What the sandbox answers instead of what was asked for."""

from collections.abc import Mapping, Sequence


class Refusal(Exception):
    """A no. `code` is one of 431..438, `item` the number of the item of `appointments` that is to blame."""

    def __init__(
        self,
        status: int,
        message: str,
        code: int | None = None,
        item: int | None = None,
        errors: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.item = item
        self.errors = errors


def unauthorized() -> Refusal:
    return Refusal(401, "Authentication needed.")


def forbidden() -> Refusal:
    return Refusal(403, "You have no rights for this location.")


def not_found(what: str) -> Refusal:
    return Refusal(404, f"{what} not found.")


def invalid(field: str, why: str) -> Refusal:
    return Refusal(422, "The request is not valid.", errors={field: [why]})


def bad_phone() -> Refusal:
    return Refusal(422, "The phone number is badly formed.", 431)


def wrong_code() -> Refusal:
    return Refusal(422, "The confirmation code is wrong.", 432)


def taken(item: int | None = None) -> Refusal:
    return Refusal(422, "The selected time is already taken or is not working time.", 433, item)


def blacklisted() -> Refusal:
    return Refusal(403, "This phone number cannot book online.", 434)


def no_name() -> Refusal:
    return Refusal(422, "The name is missing.", 435)


def nobody_free(item: int) -> Refusal:
    return Refusal(422, "No team member is free at the selected time.", 436, item)


def overlap(item: int) -> Refusal:
    return Refusal(422, "The selected times overlap.", 437, item)


def service_gone(item: int) -> Refusal:
    return Refusal(422, "The service is not available any more.", 438, item)
