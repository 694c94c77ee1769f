"""When one plan is better than another in the wishes that count, said to the solver."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from netplan.domain import Number, Rule
from netplan.model import Objective

__all__ = ["not_better"]


def not_better(cp: Any, pairs: Sequence[tuple[Rule, Objective, Objective]]) -> list[Any]:
    """Return a literal that is true only where the second plan is not better than the first in any wish that counts.

    A wish counts while the second plan is no worse in those before it; to be better is to be so by more than the wish
    may give away, so that the first plan cannot be the best one.

    Parameters
    ----------
    cp
        The solver's model of both plans.
    pairs
        The wishes in their order, each with its value in the first plan and in the second.
    """
    further: list[Any] = []
    for wish, first, second in reversed(pairs):
        here = cp.new_bool_var("")
        _at_least(cp, here, first, second, Fraction(str(wish.give)), 0)
        if further:
            worse = cp.new_bool_var("")
            _at_least(cp, worse, first, second, 0, 1)
            cp.add_bool_or([~here, worse, *further])
        further = [here]
    return further


def _at_least(cp: Any, literal: Any, first: Objective, second: Objective, give: Number, more: int) -> None:
    """Let a literal be true only where the second value and what it may give are at least the first, or above it."""
    constant = Fraction(second.offset) / second.scale - Fraction(first.offset) / first.scale + give
    whole = math.lcm(first.scale, second.scale, constant.denominator)
    difference = second.sum * (whole // second.scale) - first.sum * (whole // first.scale)
    if not isinstance(difference, int):
        cp.add(difference + int(constant * whole) >= more).only_enforce_if(literal)
    elif difference + constant * whole < more:
        cp.add(literal == 0)
