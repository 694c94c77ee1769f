"""The division of people into groups as a CP-SAT model."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Any

from ortools.sat.python import cp_model

__all__ = ["Partition"]


class Partition:
    """A model of people divided into groups of about the same size.

    Each division has one form: the first person is in the first group, and a further group begins with the first
    person who is in none before. So two solutions are two divisions.

    Parameters
    ----------
    people
        The people, in the order in which they are listed.
    count, low, high
        How many groups, and the fewest and most people in one.
    """

    def __init__(self, people: Sequence[str], count: int, low: int, high: int) -> None:
        self.cp: Any = cp_model.CpModel()
        self.people = tuple(people)
        self.count = count
        self.inside = {
            (name, group): self.cp.new_bool_var(f"{name} {group}") for name in people for group in range(count)
        }
        for name in people:
            self.cp.add_exactly_one(self.inside[name, group] for group in range(count))
        for group in range(count):
            self.cp.add_linear_constraint(sum(self.inside[name, group] for name in people), low, high)
        self._one_form()
        self._together: dict[frozenset[str], Any] = {}

    def _one_form(self) -> None:
        """Let a group be opened only when the one before it is."""
        for number, name in enumerate(self.people):
            for group in range(1, self.count):
                earlier = [self.inside[other, group - 1] for other in self.people[:number]]
                self.cp.add_bool_or([~self.inside[name, group], *earlier])

    @property
    def variables(self) -> list[Any]:
        """The decisions, person after person."""
        return list(self.inside.values())

    def together(self, pair: frozenset[str]) -> Any:
        """Return a decision that is true when two people share a group."""
        if pair not in self._together:
            first, second = sorted(pair)
            self._together[pair] = self.cp.new_bool_var(f"{first} {second}")
            for group in range(self.count):
                both = [~self.inside[first, group], ~self.inside[second, group]]
                self.cp.add_bool_or([*both, self._together[pair]])
        return self._together[pair]

    def pairs_among(self, names: Collection[str]) -> Any:
        """Return the number of pairs of these people who share a group, in unary steps: the n-th costs n - 1."""
        costs = []
        for group in range(self.count):
            steps = [self.cp.new_bool_var("") for _ in names]
            self.cp.add(sum(steps) == sum(self.inside[name, group] for name in names))
            for step, further in pairwise(steps):
                self.cp.add_implication(further, step)
            costs += [number * step for number, step in enumerate(steps)]
        return sum(costs)

    def groups(self, values: Sequence[int]) -> tuple[tuple[str, ...], ...]:
        """Return a solution as groups."""
        chosen = dict(zip(self.inside, values, strict=True))
        return tuple(
            tuple(name for name in self.people if chosen[name, group]) for group in range(self.count)
        )
