"""People who are never on duty together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from netplan.domain import Given, Measure, Problem
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.company import Company
from netplan.rules.facts import exceeded, held_meetings, rotating
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Apart"]


class Apart(Company):
    """These people are never in one group, the holders of the roles, at the same meeting.

    Source: duty rotas of parishes.
    """

    name: ClassVar[str] = "apart"
    called: ClassVar[str] = mark("people kept apart")
    unit: ClassVar[str] = mark("meetings")

    def sentence(self, say: Say) -> str:
        if self.roles:
            return say("{names} are never {roles} at the same meeting",
                       names=self.whom(say), roles=say.roles(self.roles))  # fmt: skip
        return say("{names} never have duties at the same meeting", names=self.whom(say))

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        roles = rotating(v.problem, self.roles)
        for meeting in v.problem.meetings:
            for names in self.circles(v.problem):
                on_duty = [v.holds(name, roles, meeting.id) for name in names]
                pieces = tuple(Given(pair, 1) for pair in combinations(on_duty, 2))
                yield Measure((meeting.id, *names), self.unit, pieces)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        roles = set(rotating(problem, self.roles))
        for meeting in held_meetings(problem, plan):
            for names in self.circles(problem):
                together = [name for name in names if roles & set(meeting.duties(name))]
                if len(together) > 1:
                    said = message("{names} are on duty together at {meeting}", names=together, meeting=meeting.id)
                    yield exceeded(self, (meeting.id, *names), 1, said)
