"""What people decided stays decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.domain import Expression, Measure, Problem, Rule, Slot, total
from netplan.domain.excepted import Price
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, plan_slots, written
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Decided"]


class Decided(Rule):
    """Dates, venues and holders that people decided on stay; a complete list gets nobody added."""

    name: ClassVar[str] = "decided"
    called: ClassVar[str] = mark("what people decided")
    unit: ClassVar[str] = mark("decisions changed")
    default_price: ClassVar[Price] = 12
    places: ClassVar[frozenset[str]] = frozenset({"rules"})

    def sentence(self, say: Say) -> str:
        return say("what people decided stays decided")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for name, what, value in written(v.problem, tentative=False):
            yield Measure((name, what), self.unit, (v.used(name) - v.kept(name, value),))
        for meeting in v.problem.meetings:
            for role in (role for role, given in meeting.roles.items() if given.unused):
                held = total(v.serves(name, role, meeting.id) for name in v.choosable(role))
                yield Measure((meeting.id, role), self.unit, (held,))
        for slot in v.slots.values():
            yield from self._slot(v, slot, v.used(slot.meeting))

    def _slot(self, v: Vocabulary, slot: Slot, used: Expression) -> Iterator[Measure]:
        for name in slot.decided:
            kept = v.serves(name, slot.role, slot.meeting)
            yield Measure((slot.meeting, slot.role, name), self.unit, (used - kept,))
        if slot.complete:
            others = [name for name in v.choosable(slot.role) if name not in slot.decided]
            added = total(v.serves(name, slot.role, slot.meeting) for name in others)
            yield Measure((slot.meeting, slot.role), self.unit, (added,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        planned = {meeting.id: meeting for meeting in held_meetings(problem, plan)}
        for name, what, value in written(problem, tentative=False):
            if name in planned and getattr(planned[name], what) != value:
                said = message("{meeting} was decided for {value}", meeting=name, value=value)
                yield exceeded(self, (name, what), 1, said)
        for meeting in (meeting for meeting in problem.meetings if meeting.id in planned):
            now = planned[meeting.id]
            for role in (role for role, given in meeting.roles.items() if given.unused):
                free = {*problem.people, *problem.outsiders(role)}
                added = [name for name in now.holders(role) if name in free]
                yield from self._added(problem, meeting.id, role, added)
        for slot in plan_slots(problem, plan).values():
            if slot.meeting in planned:
                yield from self._check_slot(problem, slot, planned[slot.meeting].holders(slot.role))

    def _check_slot(self, problem: Problem, slot: Slot, holders: tuple[str, ...]) -> Iterator[Finding]:
        words = {"role": problem.label(slot.role), "meeting": slot.meeting}
        for name in slot.decided:
            if name not in holders:
                said = message("{name} was decided as {role} of {meeting}", name=name, **words)
                yield exceeded(self, (slot.meeting, slot.role, name), 1, said)
        if slot.complete:
            free = {*problem.people, *problem.outsiders(slot.role)}
            added = [name for name in holders if name in free and name not in slot.decided]
            yield from self._added(problem, slot.meeting, slot.role, added)

    def _added(self, problem: Problem, meeting: str, role: str, added: list[str]) -> Iterator[Finding]:
        if added:
            said = message(
                "the list of {role} of {meeting} was complete, and now has {names}, too",
                names=added, role=problem.label(role), meeting=meeting,
            )  # fmt: skip
            yield exceeded(self, (meeting, role), len(added), said)
