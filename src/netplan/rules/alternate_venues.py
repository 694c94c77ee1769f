"""Not the same venue twice running."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.domain import Given, Measure, Problem, Rule
from netplan.domain.excepted import Price
from netplan.domain.rule import MeetingRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, narrowed, neighbours, past_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["AlternateVenues"]


class AlternateVenues(Rule):
    """Two consecutive meetings are not at the same venue; reaches back into the history."""

    name: ClassVar[str] = "alternate_venues"
    called: ClassVar[str] = mark("a change of venue")
    unit: ClassVar[str] = mark("meetings")
    default_price: ClassVar[Price] = 3

    meetings: MeetingRefs = ()
    """Which meetings or series it is about, as if there were no others; empty: all. The history then counts as far as
    it is recorded under these names."""

    def in_listed_order(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        return narrowed(say, say("not the same venue twice running"), self.meetings)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        past = past_meetings(v.problem, self.meetings)
        if past and past[-1].venue in v.problem.places:
            for first, conditions in v.opening(self.meetings):
                again = Given(conditions, v.at(first, past[-1].venue))
                yield Measure((str(past[-1].day), first), self.unit, (again,))
        for one, other, conditions in v.consecutive(self.meetings):
            pieces = tuple(Given((*conditions, v.at(one, venue)), v.at(other, venue)) for venue in v.problem.places)
            yield Measure((one, other), self.unit, pieces)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        past = past_meetings(problem, self.meetings)
        first = next(held_meetings(problem, plan, self.meetings), None)
        if past and first and first.venue in problem.places and past[-1].venue == first.venue:
            yield self._same(str(past[-1].day), first.id, first.venue)
        for one, other in neighbours(problem, plan, self.meetings):
            if one.venue in problem.places and one.venue == other.venue:
                yield self._same(one.id, other.id, one.venue)

    def _same(self, one: str, other: str, venue: str | None) -> Finding:
        said = message("{one} and {other} are both in {venue}", one=one, other=other, venue=venue)
        return exceeded(self, (one, other), 1, said)
