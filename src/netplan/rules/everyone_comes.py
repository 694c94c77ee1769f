"""Each member can come to some of the meetings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from netplan.dates import candidates
from netplan.domain import Answer, Expression, Measure, Problem, Rule, total
from netplan.domain.excepted import Price
from netplan.domain.rule import MeetingRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, meetings_named, narrowed
from netplan.rules.vocabulary import Vocabulary

__all__ = ["EveryoneComes"]


class EveryoneComes(Rule):
    """Each member can come to at least so many of the season's meetings.

    Meetings before joining, after leaving or during a leave do not count; who belongs for fewer meetings
    (judged on the first day of each window) needs only as many.
    """

    name: ClassVar[str] = "everyone_comes"
    called: ClassVar[str] = mark("everybody can come now and then")
    unit: ClassVar[str] = mark("meetings")
    default_price: ClassVar[Price] = 4

    at_least: int = Field(default=1, ge=0)
    """How many meetings."""
    if_need_be: bool = True
    """Whether "if need be" is good enough; "rather not" always is."""
    meetings: MeetingRefs = ()
    """Which meetings or series it is about; empty: all."""

    def seasonal(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        return narrowed(say, self._number(say), self.meetings)

    def _number(self, say: Say) -> str:
        if self.if_need_be:
            return say.plural(
                "everybody can come to at least {count} meeting",
                "everybody can come to at least {count} meetings",
                self.at_least,
            )
        return say.plural(
            "everybody can come to at least {count} meeting without difficulty",
            "everybody can come to at least {count} meetings without difficulty",
            self.at_least,
        )

    def needed(self, problem: Problem, name: str) -> int:
        """Return how many meetings a member must be able to come to."""
        first_days = candidates(problem).first_days
        member = problem.people[name]
        expected = problem.expected.intersection(meetings_named(problem, self.meetings))
        return min(self.at_least, sum(member.belongs(first_days[meeting]) for meeting in expected))

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for name in v.problem.people:
            coming = total(self._comes(v, name, meeting) for meeting in meetings_named(v.problem, self.meetings))
            yield Measure((name,), self.unit, (self.needed(v.problem, name) - coming,))

    def _comes(self, v: Vocabulary, name: str, meeting: str) -> Expression:
        if self.if_need_be:
            return v.comes(name, meeting)
        able = [one for one in v.able(name, meeting) if v.answer(name, one) is not Answer.IF_NEED_BE]
        fitting = [v.held(meeting, one) for one in able if v.problem.people[name].belongs(one.day)]
        return total([*fitting, v.again(name, meeting)])

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        answers = candidates(problem).answers
        for name, member in problem.people.items():
            coming = sum(
                self._able(answers.of(name, meeting.start, meeting.end), name in meeting.asked)
                for meeting in held_meetings(problem, plan, self.meetings) if member.belongs(meeting.date)
            )  # fmt: skip
            needed = self.needed(problem, name)
            if coming < needed:
                said = message(
                    "{name} can come to {count} of the {needed} meetings needed", name=name, count=coming, needed=needed
                )
                yield exceeded(self, (name,), needed - coming, said)

    def _able(self, answer: Answer, asked: bool) -> bool:
        return asked if answer is Answer.NO else self.if_need_be or answer is not Answer.IF_NEED_BE
