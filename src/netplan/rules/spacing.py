"""Time between meetings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import ConfigDict, model_validator

from netplan.domain import Expression, Given, Measure, Number, Problem, Rule
from netplan.domain.excepted import Price
from netplan.domain.rule import MeetingRefs
from netplan.domain.values import Days
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, gap, held_meetings, narrowed, neighbours, past_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Spacing"]


class Spacing(Rule):
    """At least and at most so much time between consecutive meetings, reaching back into the history."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["at_least"]}, {"required": ["at_most"]}]})

    name: ClassVar[str] = "spacing"
    called: ClassVar[str] = mark("time between meetings")
    unit: ClassVar[str] = mark("days")
    default_price: ClassVar[Price] = 0.5

    at_least: Days | None = None
    """Shortest time between two meetings, in days; written `6 weeks`."""
    at_most: Days | None = None
    """Longest time between two meetings, in days."""
    meetings: MeetingRefs = ()
    """Which meetings or series it is about, as if there were no others; empty: all. The history then counts as far as
    it is recorded under these names."""

    @model_validator(mode="after")
    def _something(self) -> Spacing:
        if self.at_least is None and self.at_most is None:
            raise InputError(message("spacing says neither at_least nor at_most"),
                             hint=message("write spacing: {{at_least: 6 weeks}}"))  # fmt: skip
        if self.at_least is not None and self.at_most is not None and self.at_most < self.at_least:
            raise InputError(message("spacing cannot be at least {low} and at most {high} days",
                                     low=self.at_least, high=self.at_most),
                             hint=message("make at_most larger than at_least"))  # fmt: skip
        return self

    def in_listed_order(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        return narrowed(say, self._time(say), self.meetings)

    def _time(self, say: Say) -> str:
        if self.at_most is None:
            return say("at least {low} days between meetings", low=self.at_least)
        if self.at_least is None:
            return say("at most {high} days between meetings", high=self.at_most)
        return say("between {low} and {high} days between meetings", low=self.at_least, high=self.at_most)

    def _excesses(self, days: Expression) -> list[Expression]:
        low = [] if self.at_least is None else [self.at_least - days]
        high = [] if self.at_most is None else [days - self.at_most]
        return [*low, *high]

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        past = past_meetings(v.problem, self.meetings)
        if past:
            for first, conditions in v.opening(self.meetings):
                days = v.day(first) + (v.problem.season.from_ - past[-1].day).days
                pieces = tuple(Given(conditions, excess) for excess in self._excesses(days))
                yield Measure((str(past[-1].day), first), self.unit, pieces)
        for one, other, conditions in v.consecutive(self.meetings):
            excesses = self._excesses(v.distance(one, other))
            yield Measure((one, other), self.unit, tuple(Given(conditions, excess) for excess in excesses))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        past = past_meetings(problem, self.meetings)
        first = next(held_meetings(problem, plan, self.meetings), None)
        if past and first:
            yield from self._judge(str(past[-1].day), first.id, (first.date - past[-1].day).days)
        for one, other in neighbours(problem, plan, self.meetings):
            yield from self._judge(one.id, other.id, gap(problem, one, other))

    def _judge(self, one: str, other: str, days: int) -> Iterator[Finding]:
        amounts: list[Number] = [0]
        amounts += [] if self.at_least is None else [self.at_least - days]
        amounts += [] if self.at_most is None else [days - self.at_most]
        if max(amounts) > 0:
            said = message("there are {days} days from {one} to {other}", days=days, one=one, other=other)
            yield exceeded(self, (one, other), max(amounts), said)
