"""What was measured, a line each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, TypeVar

T = TypeVar("T")

HEADING: Final = f"{'ratio':>7}  {'spread':>15}  {'what : beside what':<68}  medians"


@dataclass(frozen=True, slots=True)
class Figure:
    """Something and what it is held against, in the same unit, once for each round."""

    what: str
    unit: str
    this: Sequence[float]
    other: Sequence[float]

    def __str__(self) -> str:
        ratios = [this / other for this, other in zip(self.this, self.other, strict=True)]
        spread = f"{min(ratios):.3g}-{max(ratios):.3g}"
        medians = f"{median(self.this):.3g} : {median(self.other):.3g} {self.unit}"
        return f"{median(ratios):>7.3g}  {spread:>15}  {self.what:<68}  {medians}"


def figure(what: str, unit: str, of: Callable[[T], float], this: Sequence[T], other: Sequence[T]) -> Figure:
    """`of` each of these and of those."""
    return Figure(what, unit, list(map(of, this)), list(map(of, other)))
