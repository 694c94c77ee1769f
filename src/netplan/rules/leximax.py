"""Comparing plans by the most burdened first, then the next: ranks in whole numbers, as few as possible.

Of two lists of burdens, sorted from the top, the one is better that is smaller where they first differ. Counted by
level: as few people as possible at the highest level that anybody can reach, then as few as possible at the next one
down, and so on. One whole number holds as many levels as fit, each weighing more than all below it together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from netplan.domain import Number

__all__ = ["Rank", "ranks"]

LARGEST = 1_000_000_000
"""No rank's number grows beyond this, so that the solver's arithmetic stays exact."""


@dataclass(frozen=True, slots=True)
class Rank:
    """Some levels that follow each other, compared as one whole number.

    Parameters
    ----------
    levels
        The burdens, the lowest first.
    weights
        What somebody counts whose burden is at the level, or above it and below the next; 0 below the lowest.
    """

    levels: tuple[Number, ...]
    weights: tuple[int, ...]

    def weight(self, burden: Number) -> int:
        """Return what somebody with this burden counts."""
        return (0, *self.weights)[bisect_right(self.levels, burden)]

    def rises(self) -> tuple[int, ...]:
        """Return by how much the weight grows at each level."""
        return tuple(above - below for below, above in pairwise((0, *self.weights)))


def ranks(attainable: Sequence[Collection[Number]], most: Number) -> tuple[Rank, ...]:
    """Return what is to be made as small as possible, the most important first.

    Parameters
    ----------
    attainable
        The burdens that each person can have.
    most
        How much more than the least that everybody can have they can have all together.
    """
    needed: dict[Number, list[Number]] = defaultdict(list)
    for burdens in map(set, attainable):
        least = min(burdens)
        for burden in burdens if len(burdens) > 1 else ():
            needed[burden].append(burden - least)
    levels = sorted(needed)[1:]  # how many are at the lowest follows from how many are above
    rooms = [(level, _room(needed[level], most)) for level in levels]
    return tuple(_packed([pair for pair in rooms if pair[1]], len(attainable)))


def _room(needed: Sequence[Number], most: Number) -> int:
    """Return how many people can be at a level in one plan, given how much more than the least each needs for it."""
    count = 0
    for more in sorted(needed):
        most -= more
        if most < 0:
            break
        count += 1
    return count


def _packed(rooms: Sequence[tuple[Number, int]], people: int) -> Iterator[Rank]:
    """Put as many levels into one rank as fit, from the top."""
    rest = list(rooms)
    while rest:
        product, first = 1, len(rest) - 1
        while first > 0 and product * (1 + rest[first - 1][1]) * people <= LARGEST:
            first -= 1
            product *= 1 + rest[first][1]
        weights = [1]
        for _, room in rest[first:-1]:
            weights.append(weights[-1] * (1 + room))
        yield Rank(tuple(level for level, _ in rest[first:]), tuple(weights))
        rest = rest[:first]
