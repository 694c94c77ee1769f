"""Somebody from the venue's organisation is there to receive the others."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import ClassVar

from netplan.domain import Given, Measure, Problem, Rule, Slot, total
from netplan.domain.rule import MeetingRefs, RoleRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import comes, exceeded, held_meetings, meetings_named, narrowed, plan_slots
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Host"]


class Host(Rule):
    """Somebody from the venue's organisation holds one of the roles; without roles: can come.

    A venue without an organisation asks for nothing, nor does a meeting at which none of the roles is used or
    others still decide one of them. An organisation that is itself a member, or holds a role as an outsider, counts
    by its name. Source: the Midwest popular-culture library consortium, where the host takes the minutes.
    """

    name: ClassVar[str] = "host"
    called: ClassVar[str] = mark("a host from the venue")
    unit: ClassVar[str] = mark("meetings")

    roles: RoleRefs = ()
    """Which roles; empty: no role, somebody from there can come."""
    meetings: MeetingRefs = ()
    """Which meetings or series it is about; empty: all."""

    def sentence(self, say: Say) -> str:
        if self.roles:
            said = say("somebody from the venue's organisation is {roles}",
                       roles=say.list(say.roles(self.roles), style="or"))  # fmt: skip
        else:
            said = say("somebody from the venue's organisation can come")
        return narrowed(say, said, self.meetings)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for meeting in meetings_named(v.problem, self.meetings):
            slots = [v.slots[meeting, role] for role in self.roles if (meeting, role) in v.slots]
            if not self._asks(slots):
                continue
            for name, venue in v.problem.places.items():
                if venue.organisation:
                    people = _people(v.problem, venue.organisation)
                    there = (
                        total(v.serves(one, role, meeting) for one in people for role in self.roles) if self.roles
                        else total(v.comes(one, meeting) for one in people if one in v.problem.people)
                    )  # fmt: skip
                    yield Measure((meeting, name), self.unit, (Given((v.at(meeting, name),), 1 - there),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        slots = plan_slots(problem, plan)
        for meeting in held_meetings(problem, plan, self.meetings):
            venue = problem.places.get(meeting.venue or "")
            used = [slots[meeting.id, role] for role in self.roles if (meeting.id, role) in slots]
            if venue is None or not venue.organisation or not self._asks(used):
                continue
            people = _people(problem, venue.organisation)
            words = {"organisation": venue.organisation, "meeting": meeting.id, "venue": venue.name}
            if self.roles and not any(name in people for role in self.roles for name in meeting.holders(role)):
                labels = [problem.label(role) for role in self.roles]
                said = message("nobody from {organisation} is {roles} of {meeting} in {venue}", roles=labels, **words)
                yield exceeded(self, (meeting.id, venue.name), 1, said)
            elif not self.roles and not any(comes(problem, meeting, name) for name in people if name in problem.people):
                said = message("nobody from {organisation} can come to {meeting} in {venue}", **words)
                yield exceeded(self, (meeting.id, venue.name), 1, said)

    def _asks(self, slots: Collection[Slot]) -> bool:
        """Tell whether the roles used at a meeting ask for a host: any does when none is named."""
        return not self.roles or (bool(slots) and not any(slot.left_open for slot in slots))


def _people(problem: Problem, organisation: str) -> tuple[str, ...]:
    """Return who is from an organisation, the organisation itself included."""
    members = (name for name, member in problem.people.items() if organisation in member.organisations)
    return tuple(dict.fromkeys((*members, organisation)))
