"""What a rule gives up: exceptions, and what it costs to let it give way."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from netplan.domain.base import Frozen
from netplan.errors import InputError
from netplan.language import message

__all__ = ["EVERYTHING", "Excepted", "Exceptions", "Price", "cost", "writable"]

EVERYTHING = "all"
"""The word for all that a rule is about."""

Price = Annotated[float, Field(gt=0)] | Literal["never"]
"""What something costs when repairs are ranked; ``never``: it is not to be proposed at all."""


def cost(price: Price) -> Fraction | None:
    """Return a price as an exact number; none where it is not to be had."""
    return None if isinstance(price, str) else Fraction(str(price))


def writable(about: tuple[str, ...]) -> bool:
    """Tell whether a file can say that an exception is about these words: a comma in one would part it in two."""
    return _words(", ".join(about) or EVERYTHING) == about


class Excepted(Frozen):
    """How far a rule may be exceeded where it is about certain people, meetings, roles or venues."""

    about: tuple[str, ...] = ()
    """Words that all belong to what the rule is about; none: everything."""
    by: float = Field(gt=0)
    """How far, in the rule's unit."""

    def covers(self, about: tuple[str, ...]) -> bool:
        """Tell whether it holds for something that the rule is about."""
        return set(self.about) <= set(about)


def _read(value: Any) -> Any:
    """Read ``{M2: 1, "M3, timekeeper": 2}``."""
    if not isinstance(value, Mapping):
        if isinstance(value, (list, tuple)) and all(isinstance(one, Excepted) for one in value):
            return value
        raise InputError(message("exceptions are written as what they are about, and by how much"),
                         hint=message("write allow: {{M2: 1}}"))  # fmt: skip
    return [{"about": _words(key), "by": by} for key, by in value.items()]


def _words(key: Any) -> tuple[str, ...]:
    words = tuple(word.strip() for word in str(key).split(",") if word.strip())
    return () if words == (EVERYTHING,) else words


def _write(value: tuple[Excepted, ...]) -> dict[str, int | float]:
    return {
        ", ".join(one.about) or EVERYTHING: int(one.by) if one.by == int(one.by) else one.by for one in value
    }  # fmt: skip


Exceptions = Annotated[
    tuple[Excepted, ...],
    BeforeValidator(_read),
    PlainSerializer(_write),
    WithJsonSchema({
        "type": "object",
        "additionalProperties": {"type": "number", "exclusiveMinimum": 0},
        "description": "For what, and by how much: M2: 1",
    }),
]  # fmt: skip
"""Exceptions of a rule, in a file a mapping: names of what they are about, and by how much."""
