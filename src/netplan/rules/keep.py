"""What is tentative stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.domain import Measure, Problem, Wish
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import found, held_meetings, plan_slots
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Keep"]


class Keep(Wish):
    """Dates, venues and holders marked tentative stay; the first wish unless listed elsewhere."""

    name: ClassVar[str] = "keep"
    unit: ClassVar[str] = mark("changes")

    def sentence(self, say: Say) -> str:
        return say("what is tentative stays as it is")

    def applies(self, problem: Problem) -> bool:
        given = [value for meeting in problem.meetings for value in (meeting.date, meeting.venue) if value]
        return any(value.tentative for value in given) or any(slot.tentative for slot in problem.slots())

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for meeting in v.problem.meetings:
            used = v.used(meeting.id)
            if meeting.date and meeting.date.tentative:
                yield Measure((meeting.id, "date"), self.unit, (used - v.among(meeting.id, {meeting.date.value}),))
            if meeting.venue and meeting.venue.tentative:
                yield Measure((meeting.id, "venue"), self.unit, (used - v.at(meeting.id, meeting.venue.value),))
        for slot in v.slots.values():
            for name in slot.tentative:
                kept = v.serves(name, slot.role, slot.meeting)
                yield Measure((slot.meeting, slot.role, name), self.unit, (v.used(slot.meeting) - kept,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        planned = {meeting.id: meeting for meeting in held_meetings(problem, plan)}
        for meeting in problem.meetings:
            if meeting.id not in planned:
                continue
            now = planned[meeting.id]
            for what, given, value in (("date", meeting.date, now.date), ("venue", meeting.venue, now.venue)):
                if given and given.tentative and given.value != value:
                    said = message("{meeting} was meant for {value}", meeting=meeting.id, value=given.value)
                    yield found(self, (meeting.id, what), 1, said)
        for slot in plan_slots(problem, plan).values():
            for name in slot.tentative:
                if slot.meeting in planned and name not in planned[slot.meeting].holders(slot.role):
                    words = {"role": problem.label(slot.role), "meeting": slot.meeting}
                    said = message("{name} was meant as {role} of {meeting}", name=name, **words)
                    yield found(self, (slot.meeting, slot.role, name), 1, said)
