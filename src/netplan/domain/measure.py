"""How a rule says by how much it is exceeded, without knowing the solver.

Expressions are linear in yes/no decisions (and day numbers); their keys belong to whoever made them.
Read off a finished plan, the same formulas give plain numbers, because every word then is a number.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

__all__ = ["Expression", "Given", "Linear", "Measure", "Number", "may_be", "total", "worth"]

Number: TypeAlias = int | Fraction


class Linear:
    """A constant plus numbers times decisions.

    Parameters
    ----------
    terms
        Factor of each decision.
    constant
        What is added.

    Examples
    --------
    >>> x = Linear({"x": 1})
    >>> 2 * x - (1 - x)
    Linear({'x': 3}, -1)
    """

    __slots__ = ("constant", "terms")

    def __init__(self, terms: Mapping[Hashable, Number] | None = None, constant: Number = 0) -> None:
        self.terms: dict[Hashable, Number] = dict(terms or {})
        self.constant = constant

    def __add__(self, other: Expression) -> Linear:
        if not isinstance(other, Linear):
            return Linear(self.terms, self.constant + other)
        terms = dict(self.terms)
        for key, factor in other.terms.items():
            terms[key] = terms.get(key, 0) + factor
        return Linear(terms, self.constant + other.constant)

    __radd__ = __add__

    def __neg__(self) -> Linear:
        return self * -1

    def __sub__(self, other: Expression) -> Linear:
        return self + -other

    def __rsub__(self, other: Number) -> Linear:
        return -self + other

    def __mul__(self, factor: Number) -> Linear:
        return Linear({key: value * factor for key, value in self.terms.items()}, self.constant * factor)

    __rmul__ = __mul__

    def __repr__(self) -> str:
        return f"Linear({self.terms!r}, {self.constant!r})"

    def simple(self) -> Expression:
        """Return the number this is when no decision is left in it, else itself without zero terms."""
        terms = {key: factor for key, factor in self.terms.items() if factor}
        return Linear(terms, self.constant) if terms else self.constant


Expression: TypeAlias = Linear | Number


def total(parts: Iterable[Expression]) -> Expression:
    """Add many expressions up in one pass.

    Examples
    --------
    >>> total([1, Linear({"x": 2}), Linear({"x": 1, "y": 1}, 3)])
    Linear({'x': 3, 'y': 1}, 4)
    >>> total([1, 2])
    3
    """
    terms: dict[Hashable, Number] = {}
    constant: Number = 0
    for part in parts:
        if isinstance(part, Linear):
            constant += part.constant
            for key, factor in part.terms.items():
                terms[key] = terms.get(key, 0) + factor
        else:
            constant += part
    return Linear(terms, constant).simple()


def worth(expression: Expression, values: Any) -> Number:
    """Return the number that an expression has when every decision in it has a value.

    Parameters
    ----------
    expression
        The expression.
    values
        The value of each decision, by its key.

    Examples
    --------
    >>> worth(Linear({"x": 2, "y": -1}, 3), {"x": 1, "y": 4})
    1
    >>> worth(Linear({0: 5}), [7])
    35
    """
    if not isinstance(expression, Linear):
        return expression
    terms: Iterable[Number] = (factor * values[key] for key, factor in expression.terms.items() if factor)
    return sum(terms, expression.constant)


def may_be(condition: Expression) -> bool:
    """Tell whether something is so, or hangs on decisions and may still be."""
    return isinstance(condition, Linear) or condition != 0


@dataclass(frozen=True, slots=True)
class Given:
    """A piece that applies only when all its conditions are so.

    Parameters
    ----------
    conditions
        Decisions, or ``1 - decision``; numbers 0 and 1 are allowed.
    then
        The excess when they all are so.
    """

    conditions: tuple[Expression, ...]
    then: Expression


@dataclass(frozen=True, slots=True)
class Measure:
    """By how much one thing is exceeded.

    The excess is the largest piece that applies, and never below zero (a wish that adds up squares
    uses its one piece as it is).

    Parameters
    ----------
    about
        Whom, what or when it concerns: names of members, ids of meetings, roles.
    unit
        What the excess is counted in.
    pieces
        Expressions, or :class:`Given` ones.
    """

    about: tuple[str, ...]
    unit: str
    pieces: tuple[Expression | Given, ...]

    def excess(self) -> Number:
        """Return the excess when every piece is a plain number.

        Examples
        --------
        >>> Measure(("M1",), "days", (-3, Given((1, 0), 9), 2)).excess()
        2
        """
        return max((0, *_applying(self.pieces)))

    def plain(self) -> Number:
        """Return the one piece's number as it is, for squares."""
        (piece,) = self.pieces
        return _number(piece)


def _applying(pieces: Iterable[Any]) -> Iterable[Number]:
    for piece in pieces:
        if not isinstance(piece, Given):
            yield _number(piece)
        elif all(_number(condition) == 1 for condition in piece.conditions):
            yield _number(piece.then)


def _number(expression: Any) -> Number:
    if isinstance(expression, Linear):
        raise TypeError("this measure still has decisions in it")
    assert isinstance(expression, (int, Fraction))
    return expression
