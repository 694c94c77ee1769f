"""Not the same venue twice running."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.domain import Given, Measure, Problem, Rule
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, neighbours, past_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["AlternateVenues"]


class AlternateVenues(Rule):
    """Two consecutive meetings are not at the same venue; reaches back into the history."""

    name: ClassVar[str] = "alternate_venues"
    unit: ClassVar[str] = mark("meetings")

    def sentence(self, say: Say) -> str:
        return say("not the same venue twice running")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        past = past_meetings(v.problem)
        if past and past[-1].venue in v.problem.places:
            for first, conditions in v.opening():
                again = Given(conditions, v.at(first, past[-1].venue))
                yield Measure((str(past[-1].day), first), self.unit, (again,))
        for one, other, conditions in v.consecutive():
            pieces = tuple(Given((*conditions, v.at(one, venue)), v.at(other, venue)) for venue in v.problem.places)
            yield Measure((one, other), self.unit, pieces)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        past, first = past_meetings(problem), next(held_meetings(problem, plan), None)
        if past and first and first.venue in problem.places and past[-1].venue == first.venue:
            yield self._same(str(past[-1].day), first.id, first.venue)
        for one, other in neighbours(problem, plan):
            if one.venue in problem.places and one.venue == other.venue:
                yield self._same(one.id, other.id, one.venue)

    def _same(self, one: str, other: str, venue: str | None) -> Finding:
        said = message("{one} and {other} are both in {venue}", one=one, other=other, venue=venue)
        return exceeded(self, (one, other), 1, said)
