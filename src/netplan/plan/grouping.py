"""The season's groups: who is with whom, how well they are mixed, and who met before."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from netplan.domain import Problem
from netplan.domain.people import alike
from netplan.domain.subgroups import pairs_of
from netplan.plan.values import WishValue, Written

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Grouping", "least_pairs", "members_of", "met_before", "pairs_alike"]


class Grouping(Written):
    """The groups of a season, with the proof that belongs to them."""

    groups: tuple[tuple[str, ...], ...]
    """The people of each group, in the order in which members are listed."""
    repeated: tuple[tuple[str, str], ...] = ()
    """Each two people who were in one group in an earlier season, too."""
    wishes: tuple[WishValue, ...] = ()
    """How well the groups are mixed, how many pairs met before, and the lot, with their proof."""

    @property
    def proven(self) -> bool:
        """Whether no better groups exist."""
        return all(one.proven for one in self.wishes)

    def frame(self) -> pd.DataFrame:
        """Return the groups as a table.

        Returns
        -------
        Columns ``group`` (int, from 1) and ``person``, a row for each person.
        """
        import pandas as pd

        rows = [(number, name) for number, group in enumerate(self.groups, start=1) for name in group]
        return pd.DataFrame(rows, columns=["group", "person"])


def members_of(problem: Problem) -> tuple[str, ...]:
    """Return the people who are divided into groups: who belongs to the network when the season begins."""
    return tuple(one.name for one in problem.network.members if one.belongs(problem.season.from_))


def met_before(problem: Problem) -> set[frozenset[str]]:
    """Return each two people who were in one group in an earlier season."""
    wanted = problem.network.subgroups
    return set().union(*(pairs_of(one.groups) for one in wanted.earlier)) if wanted else set()


def pairs_alike(problem: Problem, groups: Iterable[Iterable[str]], kind: str) -> int:
    """Count the pairs of people who are alike and in one group, beyond those that no division can avoid."""
    divided = [set(group) for group in groups]
    people = [problem.people[name] for group in divided for name in group]
    found = 0
    for names in alike(people, kind, 2).values():
        together = sum(len(list(combinations(group & set(names), 2))) for group in divided)
        found += together - least_pairs(len(names), len(divided))
    return found


def least_pairs(people: int, groups: int) -> int:
    """Return how many pairs of so many people share a group however they are divided."""
    low, more = divmod(people, groups)
    return (groups - more) * low * (low - 1) // 2 + more * (low + 1) * low // 2
