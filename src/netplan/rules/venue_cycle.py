"""Venues take turns in a stated order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from pydantic import field_validator

from netplan.domain import Expression, Given, Measure, Problem, Rule, total
from netplan.domain.rule import MeetingRefs, VenueRefs
from netplan.domain.values import each_once
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, meetings_named, narrowed, past_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["VenueCycle"]


class VenueCycle(Rule):
    """Venues take turns in a stated order, which continues over year-ends and after a postponement where it stopped.

    What comes next follows the last of these meetings that was at a venue of the order, a recorded one included;
    where none is recorded, the order begins with its first venue. Source: the spring meetings of the Midwest
    popular-culture library consortium.
    """

    name: ClassVar[str] = "venue_cycle"
    called: ClassVar[str] = mark("the order of venues")
    unit: ClassVar[str] = mark("meetings")

    order: VenueRefs = ()
    """The venues in their order; empty: all, as the network lists them."""
    meetings: MeetingRefs = ()
    """Which meetings or series go round, as if there were no others; empty: all. The history then counts as far as it
    is recorded under these names."""

    @field_validator("order")
    @classmethod
    def _each_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return each_once(value)

    def in_listed_order(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        if self.order:
            said = say("the venues take turns in the order {venues}", venues=list(self.order))
        else:
            said = say("the venues take turns in the order listed")
        return narrowed(say, said, self.meetings)

    def following(self, problem: Problem) -> dict[str, str]:
        """Return the venue that comes after each venue of the order."""
        order = self.order or tuple(problem.places)
        return dict(zip(order, (*order[1:], *order[:1]), strict=True))

    def opening(self, problem: Problem) -> str:
        """Return the venue whose turn it is when the season begins."""
        following = self.following(problem)
        past = [one.venue for one in past_meetings(problem, self.meetings) if one.venue in following]
        return following[past[-1]] if past and past[-1] else next(iter(following))

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        following = self.following(v.problem)
        if following:
            meetings = meetings_named(v.problem, self.meetings)
            for number, meeting in enumerate(meetings):
                pieces = tuple(self._pieces(v, following, meetings[:number], meeting))
                yield Measure((meeting,), self.unit, pieces)

    def _pieces(
        self, v: Vocabulary, following: Mapping[str, str], earlier: tuple[str, ...], meeting: str
    ) -> Iterator[Given]:
        """Yield, for each meeting that may be the last one before, that the next venue of the order is missed."""
        conditions: tuple[Expression, ...] = (v.used(meeting),)
        for last in reversed(earlier):
            for venue, after in following.items():
                yield Given((*conditions, v.at(last, venue)), 1 - v.at(meeting, after))
            elsewhere = total(v.at(last, venue) for venue in v.problem.places if venue not in following)
            passed = total((1 - v.used(last), elsewhere))
            if passed == 0:
                return
            conditions = (*conditions, passed)
        yield Given(conditions, 1 - v.at(meeting, self.opening(v.problem)))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        following = self.following(problem)
        due: str | None = self.opening(problem) if following else None
        for meeting in held_meetings(problem, plan, self.meetings):
            if due is not None and meeting.venue != due:
                said = message(
                    "{meeting} is in {venue}, and it is the turn of {due}",
                    meeting=meeting.id, venue=meeting.venue or "-", due=due,
                )  # fmt: skip
                yield exceeded(self, (meeting.id,), 1, said)
            if meeting.venue in following:
                due = following[meeting.venue]
            elif meeting.venue not in problem.places:
                due = None  # nobody knows where it was
