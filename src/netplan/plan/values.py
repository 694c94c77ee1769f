"""The small values of which plans are made: figures, and how far a wish was granted."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, PlainSerializer

from netplan.domain.base import Frozen

__all__ = ["Figure", "WishValue", "Written", "rounded"]


def rounded(value: Any) -> int | float:
    """Round to three decimals; whole numbers lose their decimals."""
    number = round(float(value), 3)
    return int(number) if number == int(number) else number


Figure = Annotated[
    float, AfterValidator(lambda value: float(rounded(value))), PlainSerializer(rounded, return_type=int | float)
]
"""A number with three decimals at most; a file shows whole numbers without."""


class Written(Frozen):
    """A value of a plan's file: fields are only ever added, so unknown ones come from a newer netplan."""

    model_config = ConfigDict(extra="ignore")


class WishValue(Written):
    """How far a wish was granted."""

    wish: str
    """Name of the wish."""
    sentence: str = ""
    """The wish as a sentence, in the plan's language."""
    unit: str
    """What the value is counted in; 0 is perfect."""
    value: Figure
    """Value in this plan."""
    best: Figure
    """Best value found with the earlier wishes kept."""
    bound: Figure
    """No plan that keeps the earlier wishes has a smaller value than this."""
    proven: bool
    """Whether best and bound meet."""
