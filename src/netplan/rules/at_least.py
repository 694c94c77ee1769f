"""Everybody has at least so many duties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.dates import candidates
from netplan.domain import Measure, Problem
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.duty_count import DutyCount
from netplan.rules.facts import exceeded, meetings_named, rotating
from netplan.rules.vocabulary import Vocabulary

__all__ = ["AtLeast"]


class AtLeast(DutyCount):
    """Each person has at least so many duties, in the season or in all recorded years.

    Duties bound by rule count: who always has the role has done it. Who belongs to the network on the first day of
    none of the meetings' windows needs no duty, nor, where no members are named, who may hold none of the roles.
    Source: duty rotas in which everybody has a turn within so many years.
    """

    name: ClassVar[str] = "at_least"
    called: ClassVar[str] = mark("enough duties")
    with_bound: ClassVar[bool] = True

    def sentence(self, say: Say) -> str:
        parts = self.parts(say)
        return say.plural(
            "{who} has at least {count} duty{roles}{meetings} {when}",
            "{who} has at least {count} duties{roles}{meetings} {when}",
            self.times, **parts,
        )  # fmt: skip

    def needed(self, problem: Problem, name: str) -> int:
        """Return how many duties the season must bring."""
        meetings, first_days = meetings_named(problem, self.meetings), candidates(problem).first_days
        member = problem.people.get(name)
        if member is not None and not any(member.belongs(first_days[meeting]) for meeting in meetings):
            return 0
        if member is not None and not self.members and not self._may(problem, name, meetings):
            return 0
        return max(0, self.times - self.past(problem, name))

    def _may(self, problem: Problem, name: str, meetings: tuple[str, ...]) -> bool:
        """Tell whether a member may hold one of the roles at one of the meetings."""
        return any(
            problem.eligible(name, role) and not problem.barred(name, role, meeting)
            for role in rotating(problem, self.roles) for meeting in meetings
        )  # fmt: skip

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for name in self.whom(v.problem):
            yield Measure((name,), self.unit, (self.needed(v.problem, name) - self.duties(v, name),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        for name in self.whom(problem):
            done, needed = self.done(problem, plan, name), self.needed(problem, name)
            if done < needed:
                said = message("{name} has {count} duties in the season; needed: {needed}",
                               name=name, count=done, needed=needed)  # fmt: skip
                yield exceeded(self, (name,), needed - done, said)
