"""Meetings are spread evenly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.domain import Given, Measure, Problem, Wish
from netplan.domain.rule import MeetingRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, gap, narrowed, neighbours
from netplan.rules.vocabulary import Vocabulary

__all__ = ["EvenSpacing"]


class EvenSpacing(Wish):
    """The gaps between consecutive meetings of the season are alike: largest less smallest, in days."""

    name: ClassVar[str] = "even_spacing"
    called: ClassVar[str] = mark("even spacing")
    unit: ClassVar[str] = mark("days")

    meetings: MeetingRefs = ()
    """Which meetings or series it is about, as if there were no others; empty: all."""

    def in_listed_order(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        return narrowed(say, say("the time between meetings is the same throughout the season"), self.meetings)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        gaps = [(v.distance(one, other), conditions) for one, other, conditions in v.consecutive(self.meetings)]
        pieces = tuple(
            Given((*given, *also), longer - shorter)
            for first, (longer, given) in enumerate(gaps)
            for second, (shorter, also) in enumerate(gaps)
            if first != second
        )
        if pieces:
            yield Measure((), self.unit, pieces)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        gaps = [gap(problem, one, other) for one, other in neighbours(problem, plan, self.meetings)]
        if gaps and max(gaps) > min(gaps):
            said = message("the gaps between meetings run from {low} to {high} days", low=min(gaps), high=max(gaps))
            yield exceeded(self, (), max(gaps) - min(gaps), said)
