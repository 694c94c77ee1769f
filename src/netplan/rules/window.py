"""Meetings lie in their windows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from netplan.dates import Candidates, candidates
from netplan.domain import Measure, Problem, Rule
from netplan.domain.excepted import Price
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Window"]


class Window(Rule):
    """Each meeting lies in its window, on a date that has not fallen away.

    Outside the window each day to its nearest end counts one; a fallen date inside it counts one.
    """

    name: ClassVar[str] = "window"
    called: ClassVar[str] = mark("the window")
    unit: ClassVar[str] = mark("days outside")
    default_price: ClassVar[Price] = 3
    places: ClassVar[frozenset[str]] = frozenset({"rules"})

    def sentence(self, say: Say) -> str:
        return say("each meeting lies in its window, on a possible date")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for meeting in v.problem.meetings:
            possible = candidates(v.problem)
            outside = v.on(meeting.id, lambda one, possible=possible: days_outside(possible, one.meeting, one.day))  # type: ignore[misc]
            yield Measure((meeting.id,), self.unit, (outside,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        possible = candidates(problem)
        for meeting in held_meetings(problem, plan):
            amount = days_outside(possible, meeting.id, meeting.date)
            if not amount:
                continue
            reason = next((one.reason for one in possible.dropped[meeting.id] if one.day == meeting.date), None)
            words = {"meeting": meeting.id, "day": meeting.date, "window": possible.readings[meeting.id]}
            if reason is None:
                said = message("{meeting} on {day} lies outside its window ({window})", **words)
            else:
                said = message("{meeting} cannot be on {day}: {reason}", reason=reason, **words)
            yield exceeded(self, (meeting.id,), amount, said)


def days_outside(possible: Candidates, meeting: str, day: date) -> int:
    """Return how far a day lies outside a meeting's window; 1 for a day in it that has fallen away."""
    if any(one.day == day for one in possible.by_meeting[meeting]):
        return 0
    span = possible.spans[meeting]
    return max(1, min((abs((day - other).days) for other in span), default=1))
