"""When one plan is better than another: wish after wish, each of which may suffer as far as it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from netplan.domain import Rule

__all__ = ["Order", "Step"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step in comparing two plans: how far a wish suffers.

    Parameters
    ----------
    number
        Position of the wish.
    free
        Up to this value, it does not suffer; none: the smaller its value, the better.
    """

    number: int
    free: Fraction | None = None

    def of(self, values: Sequence[Fraction]) -> Fraction:
        """Return by how much the wish suffers in a plan whose wishes have these values."""
        return self.amount(values[self.number])

    def amount(self, value: Fraction) -> Fraction:
        """Return by how much the wish suffers where it has this value."""
        return value if self.free is None else max(value - self.free, Fraction(0))

    def most(self, values: Sequence[Fraction]) -> Fraction:
        """Return the largest value with which the wish suffers no more than in a plan with these values."""
        value = values[self.number]
        return value if self.free is None else max(value, self.free)


@dataclass(frozen=True, slots=True)
class Order:
    """The order of the plans of a problem: what comes first is the plan that netplan chooses, but for the lot.

    A wish that gives may suffer for later ones up to what it gives above its best value. That is one number for all
    plans; up to it the wish only counts once all others are equal.

    Parameters
    ----------
    gives
        Of each wish what it gives; 0 where it does not.
    free
        Of each wish that gives the value that it may have; none for others.
    proven
        Whether these values are known for certain.
    """

    gives: tuple[Fraction, ...]
    free: tuple[Fraction | None, ...]
    proven: bool = True

    @classmethod
    def of(cls, wishes: Sequence[Rule], best: Sequence[Fraction] = (), *, proven: bool = True) -> Order:
        """Return the order by some wishes.

        Parameters
        ----------
        wishes
            The wishes, without the lot.
        best
            The best value of each while the earlier ones are held; need not be known where none gives.
        proven
            Whether that is known for certain.
        """
        gives = tuple(Fraction(str(wish.give)) for wish in wishes)
        if not any(gives):
            return cls(gives, (None,) * len(gives))
        free = tuple(value + give if give else None for value, give in zip(best, gives, strict=True))
        return cls(gives, free, proven)

    def steps(self) -> Iterator[Step]:
        """Yield what is compared, one after the other; two plans are equal where all of it is."""
        yield from (Step(number, free) for number, free in enumerate(self.free))
        yield from (Step(number) for number, free in enumerate(self.free) if free is not None)

    def key(self, values: Sequence[Fraction]) -> tuple[Fraction, ...]:
        """Return by what plans are sorted, the best first.

        Parameters
        ----------
        values
            The value of each wish in a plan.
        """
        return tuple(step.of(values) for step in self.steps())

    def decisive(self, before: Sequence[Fraction], after: Sequence[Fraction]) -> tuple[int, Step] | None:
        """Return the first step, and which it is, in which two plans differ; none: they are equally good."""
        differing = (one for one in enumerate(self.steps()) if one[1].of(before) != one[1].of(after))
        return next(differing, None)

    def first(self, before: Sequence[Fraction], after: Sequence[Fraction]) -> int | None:
        """Return the position of the wish by which one plan is better than another; none: they are equally good."""
        found = self.decisive(before, after)
        return None if found is None else found[1].number
