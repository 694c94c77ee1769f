"""Counts are what they aim at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.domain import Expression, Given, Measure, Problem, Series, Wish, total
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, plan_slots
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Aim"]


class Aim(Wish):
    """Roles and series have as many holders and meetings as they aim at; the second wish unless listed elsewhere.

    A range without an aim aims at its lowest number.
    """

    name: ClassVar[str] = "aim"
    called: ClassVar[str] = mark("how many are aimed at")
    unit: ClassVar[str] = mark("holders or meetings off")

    def sentence(self, say: Say) -> str:
        return say("roles and series have the numbers they aim at")

    def applies(self, problem: Problem) -> bool:
        slots = problem.slots(problem.network.roles)
        return any(_ranges(problem)) or any(one.lowest != one.highest and not one.left_open for one in slots)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for series in _ranges(v.problem):
            held: Expression = total(v.used(meeting.id) for meeting in series.meetings())
            wanted = _wanted(series)
            yield Measure((series.series,), self.unit, (wanted - held, held - wanted))
        for slot in v.slots.values():
            if slot.lowest != slot.highest and not slot.left_open:
                count, used = v.count(slot), v.used(slot.meeting)
                pieces = (Given((used,), slot.aim - count), Given((used,), count - slot.aim))
                yield Measure((slot.meeting, slot.role), self.unit, pieces)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        for series in _ranges(problem):
            held = sum(meeting.id in plan.by_id for meeting in series.meetings())
            if held != _wanted(series):
                said = message("{series} has {count} meetings and aims at {aim}",
                               series=series.series, count=held, aim=_wanted(series))  # fmt: skip
                yield exceeded(self, (series.series,), abs(held - _wanted(series)), said)
        planned = {meeting.id: meeting for meeting in held_meetings(problem, plan)}
        for slot in plan_slots(problem, plan).values():
            if slot.lowest == slot.highest or slot.left_open or slot.meeting not in planned:
                continue
            count = len(planned[slot.meeting].holders(slot.role))
            if count != slot.aim:
                said = message("{meeting} has {count} as {role} and aims at {aim}", meeting=slot.meeting,
                               count=count, role=problem.label(slot.role), aim=slot.aim)  # fmt: skip
                yield exceeded(self, (slot.meeting, slot.role), abs(count - slot.aim), said)


def _ranges(problem: Problem) -> Iterator[Series]:
    for entry in problem.season.meetings:
        if isinstance(entry, Series) and entry.count.lowest != entry.count.highest:
            yield entry


def _wanted(series: Series) -> int:
    return series.count.lowest if series.aim is None else series.aim
