"""Each member can come to some of the meetings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from netplan.dates import candidates
from netplan.domain import Answer, Measure, Problem, Rule, total
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["EveryoneComes"]


class EveryoneComes(Rule):
    """Each member can come to at least so many of the season's meetings.

    Meetings before joining, after leaving or during a leave do not count; who belongs for fewer meetings
    (judged on the first day of each window) needs only as many.
    """

    name: ClassVar[str] = "everyone_comes"
    unit: ClassVar[str] = mark("meetings")

    at_least: int = Field(default=1, ge=0)
    """How many meetings."""

    def sentence(self, say: Say) -> str:
        return say.plural(
            "everybody can come to at least {count} meeting",
            "everybody can come to at least {count} meetings",
            self.at_least,
        )

    def needed(self, problem: Problem, name: str) -> int:
        """Return how many meetings a member must be able to come to."""
        first_days = candidates(problem).first_days
        member = problem.people[name]
        return min(self.at_least, sum(member.belongs(first_days[meeting]) for meeting in problem.expected))

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for name in v.problem.people:
            coming = total(v.comes(name, meeting.id) for meeting in v.problem.meetings)
            yield Measure((name,), self.unit, (self.needed(v.problem, name) - coming,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        answers = candidates(problem).answers
        for name, member in problem.people.items():
            coming = sum(
                name in meeting.asked or answers.of(name, meeting.start, meeting.end) is not Answer.NO
                for meeting in held_meetings(problem, plan) if member.belongs(meeting.date)
            )  # fmt: skip
            needed = self.needed(problem, name)
            if coming < needed:
                said = message(
                    "{name} can come to {count} of the {needed} meetings needed", name=name, count=coming, needed=needed
                )
                yield exceeded(self, (name,), needed - coming, said)
