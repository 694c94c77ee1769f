"""Who belongs to the network."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field

from netplan.domain.base import Named
from netplan.domain.values import Day, Span, one_or_many

__all__ = ["Member", "Spans", "Texts"]

Texts = Annotated[tuple[str, ...], BeforeValidator(one_or_many)]
"""One text or a list of texts."""
Spans = Annotated[tuple[Span, ...], BeforeValidator(one_or_many)]
"""One span of days or a list of them."""


class Member(Named):
    """A person of the network; in a file a name alone will do."""

    id: str | None = None
    """A short key that files may use for the person."""
    aliases: Texts = ()
    """Other names the person goes by."""
    organisation: str | None = None
    """Where the person works."""
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

    def belongs(self, day: date) -> bool:
        """Tell whether the person is a member on that day and not on leave."""
        return (
            (self.joined is None or self.joined <= day)
            and (self.left is None or day <= self.left)
            and not any(day in span for span in self.leave)
        )

    @property
    def part(self) -> Fraction:
        """The share as an exact number."""
        return Fraction(str(self.share))

    @property
    def first_name(self) -> str:
        """The first word of the name."""
        return self.name.split()[0]
