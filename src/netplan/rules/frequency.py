"""How many meetings are held in a year, a quarter or a month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

from pydantic import Field, model_validator

from netplan.domain import Measure, Problem, Rule, total
from netplan.domain.rule import MeetingRefs
from netplan.errors import InputError
from netplan.language import Message, Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, meetings_named, narrowed, past_meetings
from netplan.rules.spans import Per, span_of, spans_between
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Frequency"]

_CALLED = {"year": message("year"), "quarter": message("quarter"), "month": message("month")}


class Frequency(Rule):
    """At least and at most so many meetings in each calendar year, quarter or month, the history included.

    `at_most` is asked of every span that has a day in the season, `at_least` only of those that are over with it,
    because a later one can still fill up. Of a span that began before the season, what is recorded counts. Source:
    contracts such as the Danish benchmark network's, "min. tre årlige møder".
    """

    name: ClassVar[str] = "frequency"
    called: ClassVar[str] = mark("meetings in each period")
    unit: ClassVar[str] = mark("meetings")

    at_least: int | None = Field(default=None, ge=0)
    """Fewest meetings in each span."""
    at_most: int | None = Field(default=None, ge=0)
    """Most meetings in each span."""
    per: Per = "year"
    """The calendar span: `year`, `quarter` or `month`."""
    meetings: MeetingRefs = ()
    """Which meetings or series are counted; empty: all. The history then counts as far as it is recorded under these
    names."""

    @model_validator(mode="after")
    def _something(self) -> Frequency:
        if self.at_least is None and self.at_most is None:
            raise InputError(message("frequency says neither at_least nor at_most"),
                             hint=message("write frequency: {{at_least: 3, per: year}}"))  # fmt: skip
        if self.at_least is not None and self.at_most is not None and self.at_most < self.at_least:
            raise InputError(message("frequency cannot be at least {low} and at most {high}",
                                     low=self.at_least, high=self.at_most),
                             hint=message("make at_most larger than at_least"))  # fmt: skip
        return self

    def sentence(self, say: Say) -> str:
        return narrowed(say, self._number(say), self.meetings)

    def _number(self, say: Say) -> str:
        per = _CALLED[self.per]
        if self.at_most is None:
            low = self.at_least or 0
            return say.plural("at least {count} meeting per {per}", "at least {count} meetings per {per}", low, per=per)
        if self.at_least is None:
            high = self.at_most
            return say.plural("at most {count} meeting per {per}", "at most {count} meetings per {per}", high, per=per)
        return say("{low} to {high} meetings per {per}", low=self.at_least, high=self.at_most, per=per)

    def _limits(self, problem: Problem) -> Iterator[tuple[str, int | None, int]]:
        """Yield each span with its lowest number and how many meetings are recorded of it."""
        season, past = problem.season, past_meetings(problem, self.meetings)
        unfinished = span_of(season.to + timedelta(days=1), self.per)
        for span in spans_between(season.from_, season.to, self.per):
            lowest = self.at_least if span != unfinished else None
            yield span, lowest, sum(span_of(one.day, self.per) == span for one in past)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        meetings = meetings_named(v.problem, self.meetings)
        for span, lowest, past in self._limits(v.problem):
            count = past + total(
                v.on(meeting, lambda one, span=span: int(span_of(one.day, self.per) == span))  # type: ignore[misc]
                for meeting in meetings
            )
            low = [] if lowest is None else [lowest - count]
            high = [] if self.at_most is None else [count - self.at_most]
            yield Measure((span,), self.unit, (*low, *high))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        held = [span_of(meeting.date, self.per) for meeting in held_meetings(problem, plan, self.meetings)]
        for span, lowest, past in self._limits(problem):
            count = past + held.count(span)
            short = 0 if lowest is None else lowest - count
            amount = max(0, short, 0 if self.at_most is None else count - self.at_most)
            if amount:
                yield exceeded(self, (span,), amount, self._said(span, count, few=short > 0))

    def _said(self, span: str, count: int, *, few: bool) -> Message:
        words = {"count": count, "span": span, "limit": self.at_least if few else self.at_most}
        if few and count == 1:
            return message("there is {count} meeting in {span}; asked for: at least {limit}", **words)
        if few:
            return message("there are {count} meetings in {span}; asked for: at least {limit}", **words)
        if count == 1:
            return message("there is {count} meeting in {span}; asked for: at most {limit}", **words)
        return message("there are {count} meetings in {span}; asked for: at most {limit}", **words)
