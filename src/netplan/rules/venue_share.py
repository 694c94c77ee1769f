"""How often each venue is used."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from pydantic import Field, model_validator

from netplan.domain import Expression, Measure, Number, Problem, Rule, total
from netplan.domain.excepted import Price
from netplan.domain.rule import VenueRefs
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, past_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["VenueShare"]


class VenueShare(Rule):
    """Each venue is used at least and at most so often in the season, history included; or all equally often.

    `even` can only be wished for: the sum of squared distances from the mean number of meetings a venue.
    """

    name: ClassVar[str] = "venue_share"
    called: ClassVar[str] = mark("how often each venue")
    unit: ClassVar[str] = mark("meetings")
    default_price: ClassVar[Price] = 3
    squared_unit: ClassVar[str] = mark("squared meetings")

    at_least: int | None = Field(default=None, ge=0)
    """Fewest meetings at each venue."""
    at_most: int | None = Field(default=None, ge=0)
    """Most meetings at each venue."""
    even: bool = False
    """Whether all venues are to be used equally often; instead of the limits."""
    venues: VenueRefs = ()
    """Which venues; empty: all."""

    @model_validator(mode="after")
    def _one_sort(self) -> VenueShare:
        limits = self.at_least is not None or self.at_most is not None
        if limits == self.even:
            raise InputError(
                message("venue_share takes either limits or even: true"),
                hint=message("write venue_share: {{even: true}} or venue_share: {{at_least: 1}}"),
            )
        return self

    def headings(self) -> frozenset[str]:
        return frozenset({"wishes"}) if self.even else self.places

    def squared(self) -> bool:
        return self.even

    def seasonal(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        if self.even:
            return say("all venues are used equally often")
        if self.at_most is None:
            low = self.at_least or 0
            return say.plural("each venue is used at least once", "each venue is used at least {count} times", low)
        if self.at_least is None:
            high = self.at_most
            return say.plural("each venue is used at most once", "each venue is used at most {count} times", high)
        return say("each venue is used {low} to {high} times", low=self.at_least, high=self.at_most)

    def _venues(self, problem: Problem) -> tuple[str, ...]:
        return self.venues or tuple(problem.places)

    def _past(self, problem: Problem, venue: str) -> int:
        return sum(past.venue == venue for past in past_meetings(problem))

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        venues = self._venues(v.problem)
        counts: dict[str, Expression] = {
            venue: self._past(v.problem, venue) + total(v.at(meeting.id, venue) for meeting in v.problem.meetings)
            for venue in venues
        }
        mean = total(counts.values()) * Fraction(1, max(1, len(venues)))
        for venue, count in counts.items():
            if self.even:
                yield Measure((venue,), self.unit, (count - mean,))
            else:
                low = [] if self.at_least is None else [self.at_least - count]
                high = [] if self.at_most is None else [count - self.at_most]
                yield Measure((venue,), self.unit, (*low, *high))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        venues = self._venues(problem)
        visits = [meeting.venue for meeting in held_meetings(problem, plan)]
        counts = {venue: visits.count(venue) + self._past(problem, venue) for venue in venues}
        mean = Fraction(sum(counts.values()), max(1, len(venues)))
        for venue, count in counts.items():
            amount: Number = count - mean
            if not self.even:
                short = 0 if self.at_least is None else self.at_least - count
                amount = max(0, short, 0 if self.at_most is None else count - self.at_most)
            if amount:
                said = message("{venue} is used {count} times", venue=venue, count=count)
                yield exceeded(self, (venue,), amount, said)
