"""How many are passed over in a queue, in the words of the vocabulary."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from itertools import pairwise

from netplan.domain import Expression, Given, Linear, Slot, may_be, total
from netplan.rules.facts import given
from netplan.rules.standings import Batch, Standing
from netplan.rules.vocabulary import Vocabulary

__all__ = ["BatchQueue", "CountQueue", "LastServedQueue", "Queue"]

Rung = tuple[int, Expression]
"""A rank that somebody may have, and whether he has it or one behind it."""


class Queue(ABC):
    """Who comes before whom, as it stands at each meeting.

    Parameters
    ----------
    v
        The vocabulary.
    standing
        Where everybody stands after the recorded meetings.
    """

    def __init__(self, v: Vocabulary, standing: Standing) -> None:
        self._v = v
        self._standing = standing
        self._roles = standing.roles
        self._ids = [meeting.id for meeting in v.problem.meetings]
        self._names = tuple(v.problem.people)
        self._ladders: dict[tuple[str, int], list[Rung]] = {}
        self._numbers: dict[Slot, dict[int, Expression]] = {}

    @abstractmethod
    def climb(self, name: str, number: int) -> Iterator[Rung]:
        """Yield the ranks that somebody may have before a meeting, the smallest first."""

    def ahead(self, name: str, slot: Slot, number: int) -> Iterator[Given]:
        """Yield, for each rank that somebody may have, how many take the slot from behind it.

        Counted by who waits, not by who serves: the solver then sees few holders, not many who wait. Where his rank
        is smaller than the one at hand, more are behind it, so that the largest number is the right one.
        """
        free = self._v.free(name, slot.role, slot.meeting)
        waits = self._v.every((free, 1 - self._v.served(name, self._roles, slot.meeting)))
        if may_be(waits):
            for (rank, _), (_, further) in pairwise((*self._ladder(name, number), (0, 0))):
                yield Given((waits, 1 - further), self._behind(slot, number)[rank])

    def _behind(self, slot: Slot, number: int) -> Mapping[int, Expression]:
        """Return for each rank how many take the slot who stand behind it, each as a step from the next rank.

        Whoever waits does not take it, so that the number need not leave him out and is the same for all.
        """
        if slot not in self._numbers:
            at: dict[int, list[Expression]] = {}
            for name in self._names:
                ladder = self._ladder(name, number)
                takes = [self._takes(name, slot, reached) for _, reached in ladder]
                for (rank, _), here, behind in zip(ladder, takes, (*takes[1:], 0), strict=True):
                    at.setdefault(rank, []).append(here - behind)
            so_far: Expression = 0
            self._numbers[slot] = {}
            for rank in sorted(at, reverse=True):
                self._numbers[slot][rank] = so_far
                so_far = self._v.shared(total((so_far, *at[rank])), most=len(self._names))
        return self._numbers[slot]

    def _takes(self, name: str, slot: Slot, reached: Expression) -> Expression:
        """Say whether somebody takes the slot from a rank or from behind it."""
        serves = 0 if given(self._v.problem, name, slot) else self._v.serves(name, slot.role, slot.meeting)
        always = not isinstance(reached, Linear) and reached == 1
        return serves if always else self._v.every((serves, reached))

    def _ladder(self, name: str, number: int) -> list[Rung]:
        key = (name, number)
        if key not in self._ladders:
            self._ladders[key] = [rung for rung in self.climb(name, number) if may_be(rung[1])]
        return self._ladders[key]


class LastServedQueue(Queue):
    """Whose last duty lies furthest back comes first."""

    def climb(self, name: str, number: int) -> Iterator[Rung]:
        first, debt = self._standing.ranks[name], self._standing.owed.get(name)
        duties = [self._v.served(name, self._roles, one) for one in self._ids[:number]]
        if debt is not None:
            yield debt, 1
        yield first, 1 if debt is None else self._v.any(duties)
        for last in range(number):
            place = len(self._standing.past) + last
            if place > first:
                yield place, self._v.any(duties[last:])


class CountQueue(Queue):
    """Who has had the fewest turns, or whose turn is next in a cycle, comes first: each duty is a step."""

    def climb(self, name: str, number: int) -> Iterator[Rung]:
        first, debt, step = self._standing.ranks[name], self._standing.owed.get(name), self._standing.step(name)
        own, turns = self._own(name, number), self._turns(name, number)
        if debt is not None:
            yield debt, 1
        for count in range(2 * number + 1 if step else 1):
            reached = self._v.reaches(turns, count)
            if debt is not None:
                reached = self._v.every((self._v.reaches(own, 1), reached))
            yield first + step * count, reached

    def _own(self, name: str, number: int) -> Expression:
        """Return somebody's duties in the plan before a meeting."""
        return total(self._v.served(name, self._roles, one) for one in self._ids[:number])

    def _turns(self, name: str, number: int) -> Expression:
        """Return by how many turns somebody stands further back than when the season began."""
        return self._own(name, number)


class BatchQueue(CountQueue):
    """As by counts; who joins in the season starts at the lowest count of that day."""

    def __init__(self, v: Vocabulary, standing: Batch) -> None:
        super().__init__(v, standing)
        self._pools = {name: standing.pools[name] for name in standing.first}
        self._first = standing.first

    def _turns(self, name: str, number: int) -> Expression:
        return total((self._own(name, number), self._raised(name, min(number, self._first.get(name, 0)))))

    def _raised(self, name: str, number: int) -> Expression:
        """Return by how much the lowest count of the others has risen before a meeting."""
        start, others = self._standing.ranks, self._pools.get(name)
        if not others:
            return 0
        return total(
            self._v.every(
                self._v.reaches(self._turns(other, number), start[name] + rise - start[other]) for other in others
            )
            for rise in range(1, number + 1)
        )
