"""The earlier, or the later, in its window a meeting is the better."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from netplan.dates import candidates
from netplan.domain import Measure, Problem, Wish
from netplan.domain.rule import MeetingRefs
from netplan.language import Message, Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, meetings_named, narrowed
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Late", "Soon"]


class Soon(Wish):
    """Each meeting is as early as its window allows: the days since its first possible date.

    Source: meeting finders, which offer the earliest date first.
    """

    name: ClassVar[str] = "soon"
    called: ClassVar[str] = mark("as early as possible")
    unit: ClassVar[str] = mark("days")

    meetings: MeetingRefs = ()
    """Which meetings or series it is about; empty: all."""

    def sentence(self, say: Say) -> str:
        return narrowed(say, say("meetings are as early in their windows as possible"), self.meetings)

    def _off(self, problem: Problem, meeting: str, day: date) -> int:
        """Return how many days the meeting could be nearer to the end of its window that is wished for."""
        return max(0, (day - candidates(problem).by_meeting[meeting][0].day).days)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for meeting in meetings_named(v.problem, self.meetings):
            off = v.on(meeting, lambda one: self._off(v.problem, one.meeting, one.day))
            yield Measure((meeting,), self.unit, (off,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        for meeting in held_meetings(problem, plan, self.meetings):
            off = self._off(problem, meeting.id, meeting.date)
            if off:
                yield exceeded(self, (meeting.id,), off, self._said(meeting.id, off))

    def _said(self, meeting: str, off: int) -> Message:
        if off == 1:
            return message("{meeting} could be {count} day earlier", meeting=meeting, count=off)
        return message("{meeting} could be {count} days earlier", meeting=meeting, count=off)


class Late(Soon):
    """Each meeting is as late as its window allows: the days to its last possible date."""

    name: ClassVar[str] = "late"
    called: ClassVar[str] = mark("as late as possible")

    def sentence(self, say: Say) -> str:
        return narrowed(say, say("meetings are as late in their windows as possible"), self.meetings)

    def _off(self, problem: Problem, meeting: str, day: date) -> int:
        return max(0, (candidates(problem).by_meeting[meeting][-1].day - day).days)

    def _said(self, meeting: str, off: int) -> Message:
        if off == 1:
            return message("{meeting} could be {count} day later", meeting=meeting, count=off)
        return message("{meeting} could be {count} days later", meeting=meeting, count=off)
