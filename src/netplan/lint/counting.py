"""What counting alone proves impossible: no date left, too few people, too little room; without a solver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from netplan.dates import Candidate
from netplan.domain import Answer, Meeting, Number, Problem
from netplan.language import Message, message
from netplan.lint.demands import ABSENT, Demand, Premises
from netplan.lint.distances import too_little_room
from netplan.lint.duties import Staff
from netplan.lint.shortages import decided_too_much, each_too_little, on_each_date, over_the_season
from netplan.plan import Finding, Level
from netplan.rules import EveryoneComes
from netplan.rules.excepted import allowance
from netplan.rules.facts import meetings_named

__all__ = ["shortages", "unheld"]


def shortages(problem: Problem) -> Iterator[Finding]:
    """Yield what counting alone proves impossible; it looks at each thing by itself, so there may be more.

    Every finding has the level ``error`` and says in one sentence what is missing, for whom or which meeting, and how
    much. No finding is no promise that there is a plan.

    Parameters
    ----------
    problem
        The problem.
    """
    known, demands = _demands(problem)
    left: dict[str, Sequence[Candidate]] = {}
    for meeting in problem.meetings:
        possible, asked = known.dates[meeting.id], demands[meeting.id]
        ruled_out = {key for demand in asked for key in demand.short}
        left[meeting.id] = [one for one in possible if one.key not in ruled_out] or possible
        if len(ruled_out) == len(possible) and meeting.id not in problem.optional:
            yield from _no_date(meeting, possible, asked, Level.ERROR)
    yield from too_little_room(known, left)
    staff = Staff(known, left)
    yield from decided_too_much(staff)
    yield from over_the_season(staff)
    yield from each_too_little(staff)
    yield from _seldom(known, left)


def unheld(problem: Problem) -> Iterator[Finding]:
    """Yield for meetings that a series may do without why they cannot be held on any date."""
    known, demands = _demands(problem)
    for meeting in (meeting for meeting in problem.meetings if meeting.id in problem.optional):
        possible, asked = known.dates[meeting.id], demands[meeting.id]
        if len({key for demand in asked for key in demand.short}) == len(possible):
            yield from _no_date(meeting, possible, asked, Level.WARNING)


@lru_cache(maxsize=4)
def _demands(problem: Problem) -> tuple[Premises, Mapping[str, tuple[Demand, ...]]]:
    """Return what is known of a problem, and for each meeting what some of its dates lack."""
    known = Premises(problem)
    anyone = Staff(known, known.dates)
    return known, {
        one.id: (*known.demands(one), *(found for found in on_each_date(anyone, one) if found.short))
        for one in problem.meetings
    }


def _no_date(
    meeting: Meeting, possible: Sequence[Candidate], demands: Sequence[Demand], level: Level
) -> Iterator[Finding]:  # fmt: skip
    """Yield why no date of a meeting is possible: what no date has, or else what together rules all of them out."""
    alone = [demand for demand in demands if len(demand.short) == len(possible)]
    away = [demand for demand in alone if demand.rule == ABSENT]
    if len(away) > 1:
        names = tuple(demand.about[-1] for demand in away)
        said = message("{names} have duties at {meeting} and cannot come on any of its dates", names=names,
                       meeting=meeting.id)  # fmt: skip
        yield Finding(ABSENT, (meeting.id, *names), len(names), "holders", level, said)
    for demand in (demand for demand in alone if demand not in away or len(away) == 1):
        best = min(possible, key=lambda one: (demand.short[one.key], one.start))
        amount = demand.short[best.key]
        yield Finding(demand.rule, demand.about, amount, demand.unit, level, demand.never(best))
    if not alone:
        parts = [message("{what} ({count} of them)", what=one.part, count=len(one.short))
                 for one in _fewest(possible, demands)]  # fmt: skip
        said = message("none of the {count} dates of {meeting} is possible: {parts}",
                       meeting=meeting.id, count=len(possible), parts=parts)  # fmt: skip
        yield Finding("no_date", (meeting.id,), len(possible), "dates", level, said)


def _fewest(possible: Sequence[Candidate], demands: Sequence[Demand]) -> list[Demand]:
    """Return few of the demands that together rule out every date, the one that rules out most first."""
    open_, found = {one.key for one in possible}, []
    while open_:
        most = max(demands, key=lambda demand: len(open_.intersection(demand.short)))
        found.append(most)
        open_ -= {*most.short}
    for one in tuple(found):
        others = [other for other in found if other is not one]
        if {key for other in others for key in other.short} == {one.key for one in possible}:
            found = others
    return found


def _seldom(known: Premises, left: dict[str, Sequence[Candidate]]) -> Iterator[Finding]:
    """Yield members who can come to fewer meetings than each is to be able to come to."""
    for rule in known.of(EveryoneComes):
        for name, member in known.problem.people.items():
            refused = {Answer.NO} if rule.if_need_be else {Answer.NO, Answer.IF_NEED_BE}
            count = sum(
                any(member.belongs(one.day) and known.can_come(name, one, refused) for one in left[meeting])
                for meeting in meetings_named(known.problem, rule.meetings)
            )
            needed: Number = rule.needed(known.problem, name) - allowance(rule, (name,))
            if count < needed:
                said: Message = message("{name} can come to at most {count} of the {needed} meetings needed", name=name,
                                        count=count, needed=needed)  # fmt: skip
                yield Finding(rule.name, (name,), needed - count, rule.unit, Level.ERROR, said)
