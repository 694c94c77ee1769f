"""Who goes together and who does not: what the two rules about it share."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import model_validator

from netplan.domain import Problem, Rule
from netplan.domain.rule import PersonRefs, RoleRefs
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.rules.facts import alike

__all__ = ["Company"]


class Company(Rule):
    """A rule about people who are on duty at the same meeting."""

    members: PersonRefs = ()
    """Two people or more; none: write `by`."""
    roles: RoleRefs = ()
    """Holders of which roles, together one group; empty: of all that netplan fills."""
    by: Literal["unit", "organisation", "place"] | None = None
    """Instead of members: all who share a `unit` (a household), an `organisation` or a `place`."""

    WORDS: ClassVar[tuple[str, ...]] = (mark("unit"), mark("organisation"), mark("place"))

    @model_validator(mode="after")
    def _about_somebody(self) -> Company:
        if bool(self.members) == bool(self.by):
            raise InputError(message("{name} takes either members or by", name=self.name),
                             hint=message("name two members or more, or write by: unit"))  # fmt: skip
        if len(set(self.members)) == 1:
            raise InputError(message("{name} names only one person", name=self.name), field="members",
                             hint=message("name two members or more"))  # fmt: skip
        return self

    def circles(self, problem: Problem) -> tuple[tuple[str, ...], ...]:
        """Return the people whom the rule is about, group by group."""
        if self.by is None:
            return (self.members,)
        return tuple(alike(problem, self.by, 2).values())

    def whom(self, say: Say) -> str:
        """Say whom the rule is about."""
        if self.by is None:
            return say.list(self.members)
        return say("members of one {by}", by=say(self.by))
