"""Groups that stay together for a whole season: what is wanted of them, and who met whom before."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from netplan.domain.base import Frozen
from netplan.domain.people import Texts
from netplan.domain.values import Count, one_or_many
from netplan.errors import InputError
from netplan.language import message

__all__ = ["EarlierGroups", "Subgroups", "pairs_of"]

Kind = Literal["organisation", "place", "unit", "tags"]


class EarlierGroups(Frozen):
    """The groups of an earlier season."""

    season: str = Field(min_length=1)
    """Which season."""
    groups: tuple[Texts, ...]
    """Who was with whom; people who are no longer members may be named."""


class Subgroups(Frozen):
    """Groups into which the members are divided for the whole season, for work between and at the meetings.

    Source: the network groups of a Danish lesson plan, "et formaliseret rum for erfaringsudveksling gennem hele
    forløbet".
    """

    count: int | None = Field(default=None, ge=1)
    """How many groups; none: as the size asks for."""
    size: Count | None = None
    """How many people in a group, ``4-5``; none: as even as possible."""
    balance: Annotated[tuple[Kind, ...], BeforeValidator(one_or_many)] = ("organisation", "tags")
    """By what the groups are mixed, the most important first: `organisation`, `place`, `unit`, `tags`."""
    earlier: tuple[EarlierGroups, ...] = ()
    """The groups of earlier seasons: people are to meet new people."""

    @model_validator(mode="after")
    def _something(self) -> Subgroups:
        if self.count is None and self.size is None:
            raise InputError(
                message("subgroups say neither how many groups nor how large they are"),
                hint=message("write subgroups: {{size: 4-5}} or subgroups: {{count: 4}}"),
            )
        return self

    def sizes(self, people: int) -> tuple[int, int, int]:
        """Return how many groups there are, and the smallest and largest number of people in one.

        Groups are as even as possible: sizes differ by one at most. Where only the size is given, there are as few
        groups as it allows.

        Raises
        ------
        InputError
            When so many people cannot be divided like this.
        """
        counts = [self.count] if self.count else range(1, people + 1)
        for count in counts:
            low, high = people // count, -(-people // count)
            if low >= 1 and (self.size is None or (self.size.holds(low) and self.size.holds(high))):
                return count, low, high
        raise InputError(
            message("{people} people cannot be divided into such groups", people=people),
            field="network.subgroups",
            hint=message("allow other sizes or another number of groups; sizes differ by one at most"),
        )


def pairs_of(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    """Return each two people who are in one group."""
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}
