"""Nobody is counted on against their answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.dates import candidates
from netplan.domain import Answer, Measure, Problem, Rule
from netplan.domain.excepted import Price
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Answers"]


class Answers(Rule):
    """A person counts as present on a date answered "no" only if asked again.

    Shared by every rule that needs people to come; so a repair can say whom to ask.
    """

    name: ClassVar[str] = "answers"
    called: ClassVar[str] = mark("the answers")
    unit: ClassVar[str] = mark("people to ask")
    default_price: ClassVar[Price] = 1
    places: ClassVar[frozenset[str]] = frozenset({"rules"})

    def sentence(self, say: Say) -> str:
        return say("nobody who answered no is counted on")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for meeting in v.problem.meetings:
            for name in v.problem.people:
                if len(v.able(name, meeting.id)) < len(v.dates(meeting.id)):
                    yield Measure((name, meeting.id), self.unit, (v.asked(name, meeting.id),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        given = candidates(problem).answers
        for meeting in held_meetings(problem, plan):
            for name in meeting.asked:
                if name in problem.people and given.of(name, meeting.start, meeting.end) is Answer.NO:
                    said = message(
                        "{name} answered no for {day} and would have to be asked again", name=name, day=meeting.date
                    )
                    yield exceeded(self, (name, meeting.id), 1, said)
