"""What is tentative stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.domain import Measure, Problem, Wish
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, plan_slots, written
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Keep"]


class Keep(Wish):
    """Dates, venues and holders marked tentative stay; the first wish unless listed elsewhere.

    Tentative holders of roles that others fill (deferred, by hand) are theirs to keep.
    """

    name: ClassVar[str] = "keep"
    called: ClassVar[str] = mark("what was hoped for")
    unit: ClassVar[str] = mark("changes")

    def sentence(self, say: Say) -> str:
        return say("what is tentative stays as it is")

    def applies(self, problem: Problem) -> bool:
        return any(written(problem, tentative=True)) or any(
            slot.tentative and not slot.left_open for slot in problem.slots(problem.network.roles)
        )

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for meeting, what, value in written(v.problem, tentative=True):
            yield Measure((meeting, what), self.unit, (v.used(meeting) - v.kept(meeting, value),))
        for slot in (slot for slot in v.slots.values() if not slot.left_open):
            for name in slot.tentative:
                kept = v.serves(name, slot.role, slot.meeting)
                yield Measure((slot.meeting, slot.role, name), self.unit, (v.used(slot.meeting) - kept,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        planned = {meeting.id: meeting for meeting in held_meetings(problem, plan)}
        for meeting, what, value in written(problem, tentative=True):
            if meeting in planned and getattr(planned[meeting], what) != value:
                said = message("{meeting} was meant for {value}", meeting=meeting, value=value)
                yield exceeded(self, (meeting, what), 1, said)
        for slot in (slot for slot in plan_slots(problem, plan).values() if not slot.left_open):
            for name in slot.tentative:
                if slot.meeting in planned and name not in planned[slot.meeting].holders(slot.role):
                    words = {"role": problem.label(slot.role), "meeting": slot.meeting}
                    said = message("{name} was meant as {role} of {meeting}", name=name, **words)
                    yield exceeded(self, (slot.meeting, slot.role, name), 1, said)
