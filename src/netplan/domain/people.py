"""Who belongs to the network."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, field_validator

from netplan.domain.base import Named
from netplan.domain.excepted import Price, cost
from netplan.domain.times import Times
from netplan.domain.values import Day, Span, known_zone, one_or_many

__all__ = ["Member", "Spans", "Texts", "alike"]

Texts = Annotated[tuple[str, ...], BeforeValidator(one_or_many)]
"""One text or a list of texts."""
Affiliations = Annotated[
    Texts,
    PlainSerializer(lambda words: words[0] if len(words) == 1 else list(words), return_type=Any),
]
"""One organisation, or a list with the principal one first; written as it is read."""
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")

Spans = Annotated[tuple[Span, ...], BeforeValidator(one_or_many)]
"""One span of days or a list of them."""


class Member(Named):
    """A person of the network; in a file a name alone will do."""

    id: str | None = None
    """A short key that files may use for the person."""
    aliases: Texts = ()
    """Other names the person goes by."""
    organisations: Affiliations = Field(default=(), alias="organisation")
    """Where the person works; of several the principal one first."""
    email: str | None = None
    """Address for calendar files; written nowhere else."""
    joined: Day | None = None
    """First day of membership; none: from the beginning."""
    left: Day | None = None
    """Last day of membership; none: still a member."""
    leave: Spans = ()
    """Spans on leave: no duties, and none is owed."""
    share: float = Field(default=1, gt=0, le=100)
    """Part of the duties the person takes, 1 for a full share."""
    tags: Texts = ()
    """Words that rules and roles can refer to."""
    place: str | None = None
    """Where the person travels from."""
    unit: str | None = None
    """The household, or other unit, that rules can keep together."""
    timezone: str | None = None
    """IANA name of the person's own time zone, where it is not the network's."""
    away: Times = ()
    """When the person can never come, in words: ``Wednesdays``, ``every second week from week 2``, ``not before 10``.
    It stands from season to season; days and hours are those of the person's own time zone."""
    price: Price = 1
    """What it costs, when repairs are ranked, to ask the person about a date already refused; ``never``: the person is
    not to be asked again."""
    likes: Texts = ()
    """Roles, venues and dates in words that the person likes."""
    dislikes: Texts = ()
    """Roles, venues and dates in words that the person would rather not have."""

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str | None) -> str | None:
        return value and known_zone(value)

    @field_validator("organisations")
    @classmethod
    def _named(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, value)))

    @property
    def organisation(self) -> str | None:
        """The principal organisation."""
        return self.organisations[0] if self.organisations else None

    def shares(self, by: str) -> tuple[str, ...]:
        """Return what the person may share with others: every ``organisation``, ``place``, ``unit`` or ``tags``."""
        if by == "organisation":
            return self.organisations
        return tuple(dict.fromkeys(self.tags if by == "tags" else filter(None, [getattr(self, by)])))

    def belongs(self, day: date) -> bool:
        """Tell whether the person is a member on that day and not on leave."""
        return (
            (self.joined is None or self.joined <= day)
            and (self.left is None or day <= self.left)
            and not any(day in span for span in self.leave)
        )

    @property
    def cost(self) -> Fraction | None:
        """What it costs to ask the person once more; none where that is not to be."""
        return cost(self.price)

    @property
    def part(self) -> Fraction:
        """The share as an exact number."""
        return Fraction(str(self.share))

    @property
    def first_name(self) -> str:
        """The first word of the name."""
        return self.name.split()[0]

    @property
    def plain_name(self) -> str:
        """The name without what stands in brackets behind it to tell the person from another."""
        return _IN_BRACKETS.sub("", self.name) or self.name


def alike(members: Iterable[Member], by: str, least: int = 1) -> dict[str, tuple[str, ...]]:
    """Return the names of those who share something, by what they share, both in the order of the members.

    Parameters
    ----------
    members
        The people.
    by
        What they share: ``organisation``, ``place``, ``unit`` or ``tags``.
    least
        How many must share it.
    """
    found: dict[str, list[str]] = {}
    for member in members:
        for word in member.shares(by):
            found.setdefault(word, []).append(member.name)
    return {word: tuple(names) for word, names in found.items() if len(names) >= least}
