"""As many members as possible can come."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from pydantic import Field

from netplan.dates import Candidate, candidates
from netplan.domain import Answer, Measure, Number, Problem, Wish
from netplan.domain.chances import IF_NEED_BE, NO_ANSWER, NOT_PREFERRED
from netplan.language import Say, mark, message
from netplan.plan import Attendance as Figures
from netplan.plan import Finding, Plan, PlannedMeeting
from netplan.rules.facts import exceeded, held_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Attendance", "counted"]


class Attendance(Wish):
    """As many members as possible can come.

    The expected number is the sum of answer weights: yes and whom nobody asked 1, the others as given.
    The value is the number of members missing, over all meetings.
    """

    name: ClassVar[str] = "attendance"
    called: ClassVar[str] = mark("how many can come")
    unit: ClassVar[str] = mark("members missing")

    not_preferred: float = Field(default=NOT_PREFERRED, ge=0, le=1)
    """How much "yes, but rather not" counts."""
    if_need_be: float = Field(default=IF_NEED_BE, ge=0, le=1)
    """How much "if need be" counts."""
    no_answer: float = Field(default=NO_ANSWER, ge=0, le=1)
    """How much somebody counts who was asked and did not answer."""

    def sentence(self, say: Say) -> str:
        return say("as many members as possible can come")

    @classmethod
    def of(cls, problem: Problem) -> Attendance:
        """Return the network's own wish, with its weights, or the usual one."""
        return next((wish for wish in problem.network.wishes if isinstance(wish, cls)), cls())

    def absence(self, answer: Answer) -> Number:
        """Return how much of a member is missing with this answer."""
        weights = {
            Answer.NOT_PREFERRED: self.not_preferred, Answer.IF_NEED_BE: self.if_need_be,
            Answer.NO_ANSWER: self.no_answer, Answer.NO: 0.0,
        }  # fmt: skip
        return 1 - Fraction(str(weights.get(answer, 1)))

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        absences = {answer: self.absence(answer) for answer in Answer}

        def missing(one: Candidate) -> Number:
            people = (name for name, member in v.problem.people.items() if member.belongs(one.day))
            return sum(absences[v.answer(name, one)] for name in people)

        for meeting in v.problem.meetings:
            yield Measure((meeting.id,), self.unit, (v.on(meeting.id, missing),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        answers = candidates(problem).answers
        for meeting in held_meetings(problem, plan):
            members = [name for name, member in problem.people.items() if member.belongs(meeting.date)]
            missing = sum(self.absence(answers.of(name, meeting.start, meeting.end)) for name in members)
            if missing:
                said = message(
                    "{expected} of {count} members can come to {meeting}",
                    expected=len(members) - missing, count=len(members), meeting=meeting.id,
                )  # fmt: skip
                yield exceeded(self, (meeting.id,), missing, said)


def counted(problem: Problem, meeting: PlannedMeeting) -> Figures:
    """Count who can come to a planned meeting.

    Expected is the sum of the weights that the network's ``attendance`` wish gives the answers.
    """
    answers = candidates(problem).answers
    members = [name for name, member in problem.people.items() if member.belongs(meeting.date)]
    given = [answers.of(name, meeting.start, meeting.end) for name in members]
    missing = sum((Attendance.of(problem).absence(answer) for answer in given), 0)
    counts = {answer.value: given.count(answer) for answer in Answer}
    return Figures(**counts, expected=float(len(members) - missing))
