"""Meetings are held in every region, or change region each time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from netplan.domain import Expression, Given, Measure, Problem, Rule, total
from netplan.domain.rule import MeetingRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan, PlannedMeeting
from netplan.rules.facts import exceeded, held_meetings, meetings_named, narrowed, neighbours, past_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Regions"]


class Regions(Rule):
    """So many meetings of the season are in each region that the venues have; or never two running in the same one.

    Changing region reaches back into the history. A venue without a region is in none. Source: the "øst/vest"
    meetings of Danish associations, and such a workshop of KL and HK Kommunal.
    """

    name: ClassVar[str] = "regions"
    called: ClassVar[str] = mark("regions in turn")
    unit: ClassVar[str] = mark("meetings")

    each: int | None = Field(default=None, ge=0)
    """How many meetings in each region; none: 1, or no matter how many where they alternate."""
    alternate: bool = False
    """Whether two meetings in a row are never in the same region."""
    meetings: MeetingRefs = ()
    """Which meetings or series it is about, as if there were no others; empty: all. The history then counts as far as
    it is recorded under these names."""

    @property
    def least(self) -> int:
        """How many meetings there are to be in each region."""
        return int(not self.alternate) if self.each is None else self.each

    def seasonal(self) -> bool:
        return self.each is not None or not self.alternate

    def in_listed_order(self) -> bool:
        return self.alternate

    def sentence(self, say: Say) -> str:
        often = say.plural("at least {count} meeting in each region", "at least {count} meetings in each region",
                           self.least)  # fmt: skip
        said = say("never the same region twice running") if self.alternate else often
        if self.alternate and self.least:
            said = say("{first}, and {second}", first=often, second=said)
        return narrowed(say, said, self.meetings)

    def regions(self, problem: Problem) -> dict[str, list[str]]:
        """Return the venues of each region, the regions in the order in which the network lists their first venues."""
        found: dict[str, list[str]] = {}
        for name, venue in problem.places.items():
            if venue.region:
                found.setdefault(venue.region, []).append(name)
        return found

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        regions = self.regions(v.problem)

        def inside(meeting: str, region: str) -> Expression:
            return total(v.at(meeting, venue) for venue in regions[region])

        for region in regions:
            held = total(inside(meeting, region) for meeting in meetings_named(v.problem, self.meetings))
            yield Measure((region,), self.unit, (self.least - held,))
        if not self.alternate:
            return
        past = past_meetings(v.problem, self.meetings)
        before = self._region(v.problem, past[-1].venue) if past else None
        if before:
            for first, conditions in v.opening(self.meetings):
                again = Given(conditions, inside(first, before))
                yield Measure((str(past[-1].day), first), self.unit, (again,))
        for one, other, conditions in v.consecutive(self.meetings):
            both = (inside(one, region) + inside(other, region) - 1 for region in regions)
            yield Measure((one, other), self.unit, tuple(Given(conditions, piece) for piece in both))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        held = list(held_meetings(problem, plan, self.meetings))
        visited = [self._region(problem, meeting.venue) for meeting in held]
        for region in self.regions(problem):
            count = visited.count(region)
            if count < self.least:
                said = message("{count} of at least {low} meetings are in the region {region}",
                               count=count, low=self.least, region=region)  # fmt: skip
                yield exceeded(self, (region,), self.least - count, said)
        if not self.alternate:
            return
        past = past_meetings(problem, self.meetings)
        if past and held:
            yield from self._same(problem, str(past[-1].day), past[-1].venue, held[0])
        for one, other in neighbours(problem, plan, self.meetings):
            yield from self._same(problem, one.id, one.venue, other)

    def _same(self, problem: Problem, one: str, venue: str | None, other: PlannedMeeting) -> Iterator[Finding]:
        region = self._region(problem, venue)
        if region and region == self._region(problem, other.venue):
            said = message("{one} and {other} are both in the region {region}", one=one, other=other.id, region=region)
            yield exceeded(self, (one, other.id), 1, said)

    def _region(self, problem: Problem, venue: str | None) -> str | None:
        known = problem.places.get(venue or "")
        return known.region if known else None
