"""Faults to order: an answer that is late, wrong or never comes, before or after the call has had its effect."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

HANG_AT_MOST = 120.0
"""Seconds a hanging call stays open if its client stays, too."""


class Fault(BaseModel):
    """What goes wrong with an operation ("*" = any), and how often (null = until removed).

    latency: `seconds` of waiting; 429 and 5xx: an error, the latter with `status`; hang: no answer until the
    client leaves; drop: the connection closes without an answer. "after" = what was asked for has been done.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    operation: str = "*"
    kind: Literal["latency", "429", "5xx", "hang", "drop"]
    when: Literal["before", "after"] = "before"
    seconds: Annotated[float, Field(ge=0, le=600, strict=False)] = 1.0
    times: Annotated[int, Field(ge=1)] | None = 1
    status: Annotated[int, Field(ge=500, le=599)] = 503


class Faults:
    """The faults on order, in the order they were made."""

    def __init__(self) -> None:
        self._orders: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._orders.append(fault)

    def clear(self) -> None:
        self._orders.clear()

    def all(self) -> list[Fault]:
        """What is still on order, with the times that are left."""
        return list(self._orders)

    def take(self, operation: str, when: str) -> list[Fault]:
        """The faults of this moment, each used up by one: any delays, and at most one that ends the call."""
        due: list[Fault] = []
        for fault in list(self._orders):
            if fault.operation in ("*", operation) and fault.when == when:
                due.append(fault)
                self._use(fault)
                if fault.kind != "latency":
                    break
        return due

    def _use(self, fault: Fault) -> None:
        place = next(n for n, order in enumerate(self._orders) if order is fault)
        if fault.times is None:
            return
        if fault.times == 1:
            del self._orders[place]
        else:
            self._orders[place] = fault.model_copy(update={"times": fault.times - 1})
