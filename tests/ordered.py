"""When one plan of a small problem is better than another, by brute force."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from netplan.domain import Problem
from netplan.rules import wishes_of
from oracle import Judged

__all__ = ["order_of"]


def order_of(problem: Problem, plans: Iterable[Judged]) -> Callable[[Sequence[Fraction]], tuple[Fraction, ...]]:
    """Return by what the values of plans are sorted, the best plan first.

    Each wish that gives may have a value of so much above its best one among all plans that keep the earlier wishes;
    within that, it only counts once the others are equal.
    """
    *wishes, _ = wishes_of(problem)
    gives = [Fraction(str(wish.give)) for wish in wishes]
    left, most = [one.values for one in plans], list[Fraction]()
    for number, give in enumerate(gives):
        most.append(min(values[number] for values in left) + give)
        left = [values for values in left if values[number] <= most[-1]]

    def key(values: Sequence[Fraction]) -> tuple[Fraction, ...]:
        rest = [value for value, give in zip(values, gives, strict=True) if give]
        first = zip(values, gives, most, strict=True)
        return (*(max(value - free, Fraction(0)) if give else value for value, give, free in first), *rest)

    return key
