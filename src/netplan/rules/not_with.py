"""Roles that nobody holds together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from netplan.domain import Measure, Problem, Rule, total
from netplan.domain.rule import RoleRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["NotWith"]


class NotWith(Rule):
    """Nobody holds two of these roles in one meeting."""

    name: ClassVar[str] = "not_with"
    called: ClassVar[str] = mark("roles that exclude each other")
    unit: ClassVar[str] = mark("duties")

    roles: RoleRefs = Field(min_length=2)
    """The roles."""

    def sentence(self, say: Say) -> str:
        return say("nobody holds two of {roles} in one meeting", roles=say.roles(self.roles))

    def excludes(self, problem: Problem, first: str, second: str) -> bool:
        return first != second and {first, second} <= set(self.roles)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for meeting in v.problem.meetings:
            for name in v.problem.everybody:
                duties = total(v.serves(name, role, meeting.id) for role in dict.fromkeys(self.roles))
                yield Measure((name, meeting.id), self.unit, (duties - 1,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        for meeting in held_meetings(problem, plan):
            for name in problem.everybody:
                duties = [problem.label(role) for role in meeting.duties(name) if role in self.roles]
                if len(duties) > 1:
                    said = message("{name} is {roles} of {meeting}", name=name, roles=duties, meeting=meeting.id)
                    yield exceeded(self, (name, meeting.id), len(duties) - 1, said)
