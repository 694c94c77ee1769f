"""Meetings take place one after another, in the order listed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import ClassVar

from netplan.domain import Given, Measure, Problem, Rule, Series
from netplan.domain.excepted import Price
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan, PlannedMeeting
from netplan.rules.facts import exceeded, held_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Sequence"]


class Sequence(Rule):
    """Meetings take place in the order listed; with `any_order` only never at the same time.

    Also then the meetings of a series keep their numbering, and a series comes after what it is said to come after.

    Two meetings the wrong way round count the days between them, and one for the same day. A series that may do
    without some of its meetings does without the last ones; one that is held without the one before counts one.
    """

    name: ClassVar[str] = "sequence"
    called: ClassVar[str] = mark("the order of the meetings")
    unit: ClassVar[str] = mark("days")
    default_price: ClassVar[Price] = 20
    structural: ClassVar[bool] = True
    places: ClassVar[frozenset[str]] = frozenset({"rules"})

    def sentence(self, say: Say) -> str:
        return say("meetings take place one after another, in the order listed")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for first, second, ordered in _pairs(v.problem):
            days = Given((v.used(first), v.used(second)), v.day(first) - v.day(second))
            pieces = [days] if ordered else []
            for one in v.dates(first):
                for other in v.dates(second):
                    if one.day == other.day and one.end > other.start and (ordered or other.end > one.start):
                        pieces.append(Given((v.held(first, one), v.held(second, other)), 1))
            yield Measure((first, second), self.unit, tuple(pieces))
        for earlier, later in _optional(v.problem):
            yield Measure((later,), self.unit, (v.used(later) - v.used(earlier),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        planned = {meeting.id: meeting for meeting in held_meetings(problem, plan)}
        for first, second, ordered in _pairs(problem):
            if first in planned and second in planned:
                amount = _disorder(planned[first], planned[second], ordered)
                if amount:
                    said = message(
                        "{first} ({day}) is not over before {second} ({other}) begins",
                        first=first, day=planned[first].date, second=second, other=planned[second].date,
                    )  # fmt: skip
                    yield exceeded(self, (first, second), amount, said)
        for earlier, later in _optional(problem):
            if later in planned and earlier not in planned:
                said = message("{later} is held without {earlier}", later=later, earlier=earlier)
                yield exceeded(self, (later,), 1, said)


def _optional(problem: Problem) -> Iterator[tuple[str, str]]:
    """Yield each two meetings in a row that their series may do without."""
    for entry in problem.season.meetings:
        if isinstance(entry, Series):
            yield from pairwise(meeting.id for meeting in entry.meetings()[entry.count.lowest :])


def _pairs(problem: Problem) -> Iterator[tuple[str, str, bool]]:
    """Yield each two meetings, and whether the first must be over before the second begins."""
    for first, second in combinations([meeting.id for meeting in problem.meetings], 2):
        if (second, first) in problem.ordered:
            yield second, first, True
        else:
            yield first, second, not problem.season.any_order or (first, second) in problem.ordered


def _disorder(first: PlannedMeeting, second: PlannedMeeting, ordered: bool) -> int:
    if not ordered:
        return int(first.start < second.end and second.start < first.end)
    if first.end <= second.start:
        return 0
    return max(1, (first.date - second.date).days)
