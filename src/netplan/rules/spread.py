"""Meetings are spread evenly over the year, the week or the hours of the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from typing import ClassVar, Literal

from netplan.dates import WEEKDAYS, candidates
from netplan.domain import Measure, Problem, Wish, total
from netplan.domain.rule import MeetingRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, meetings_named, narrowed
from netplan.rules.spans import span_of
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Spread"]


class Spread(Wish):
    """Meetings are spread evenly: the sum of squared distances from the mean number of meetings.

    The mean is taken over the months, quarters, weekdays or hours at which at least one of the meetings could be held.

    Source: the CTC of Node.js, whose meetings took turns between three times of the day.
    """

    name: ClassVar[str] = "spread"
    called: ClassVar[str] = mark("meetings spread evenly")
    unit: ClassVar[str] = mark("meetings")
    squared_unit: ClassVar[str] = mark("squared meetings")

    over: Literal["months", "quarters", "weekdays", "times"] = "months"
    """Over what: `months`, `quarters`, `weekdays` or `times` (the hours of the day at which meetings begin)."""
    meetings: MeetingRefs = ()
    """Which meetings or series are counted; empty: all."""

    def squared(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        over = {
            "months": message("months"), "quarters": message("quarters"), "weekdays": message("weekdays"),
            "times": message("times of the day"),
        }  # fmt: skip
        return narrowed(say, say("meetings are spread evenly over the {spans}", spans=over[self.over]), self.meetings)

    def _span(self, start: datetime) -> str:
        if self.over == "weekdays":
            return WEEKDAYS[start.weekday()]
        if self.over == "times":
            return f"{start:%H:%M}"
        return span_of(start.date(), "month" if self.over == "months" else "quarter")

    def _spans(self, problem: Problem) -> tuple[str, ...]:
        """Return the spans in which at least one of the meetings could be held."""
        possible = candidates(problem).by_meeting
        named = meetings_named(problem, self.meetings)
        return tuple(sorted({self._span(one.start) for meeting in named for one in possible[meeting]}))

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        spans, meetings = self._spans(v.problem), meetings_named(v.problem, self.meetings)
        held = total(v.used(meeting) for meeting in meetings)
        for span in spans:
            inside = total(
                v.on(meeting, lambda one, span=span: int(self._span(one.start) == span))  # type: ignore[misc]
                for meeting in meetings
            )
            yield Measure((span,), self.unit, (inside - held * Fraction(1, len(spans)),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        spans = self._spans(problem)
        zone = problem.network.zone
        held = [self._span(meeting.start.astimezone(zone)) for meeting in held_meetings(problem, plan, self.meetings)]
        for span in spans:
            amount = held.count(span) - Fraction(len(held), len(spans))
            if amount:
                said = message("{count} meetings in {span}", count=held.count(span), span=span)
                yield exceeded(self, (span,), amount, said)
