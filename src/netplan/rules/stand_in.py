"""Somebody could step in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.domain import Expression, Given, Measure, Problem, Rule
from netplan.domain.rule import RoleRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import comes, exceeded, held_meetings, outermost, plan_slots, rotating
from netplan.rules.vocabulary import Vocabulary

__all__ = ["StandIn"]


class StandIn(Rule):
    """For each duty a member could step in who is eligible, can come and has no duty at that meeting.

    One member may stand in for several. As a wish: as few duties as can be are without one; :func:`netplan.cover` names
    who they are. Roles inside others of these are left out: their holders come from a group
    in which others can take over; so are roles that others fill later. Source: rotas that name a backup, such as
    those of the Islandora technical advisory group.
    """

    name: ClassVar[str] = "stand_in"
    called: ClassVar[str] = mark("a stand-in")
    unit: ClassVar[str] = mark("duties without a stand-in")

    roles: RoleRefs = ()
    """For which roles; empty: for all that netplan fills."""

    def sentence(self, say: Say) -> str:
        if self.roles:
            return say("somebody could step in for each duty as {roles}", roles=say.roles(self.roles))
        return say("somebody could step in for each duty")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        roles = outermost(v.problem, rotating(v.problem, self.roles))
        for meeting in v.problem.meetings:
            free = {name: self._free(v, name, meeting.id) for name in v.problem.people}
            for role in roles:
                slot = v.slots.get((meeting.id, role))
                if slot is None or slot.left_open:
                    continue
                somebody = v.any(free[name] for name in free if v.problem.eligible(name, role))
                yield Measure((meeting.id, role), self.unit, (Given((1 - somebody,), v.count(slot)),))

    def _free(self, v: Vocabulary, name: str, meeting: str) -> Expression:
        duties = (v.serves(name, role, meeting) for role in v.roles_at(meeting))
        return v.every((v.comes(name, meeting), *(1 - duty for duty in duties)))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        slots = plan_slots(problem, plan)
        for meeting in held_meetings(problem, plan):
            free = [name for name in problem.people if not meeting.duties(name) and comes(problem, meeting, name)]
            for role in outermost(problem, rotating(problem, self.roles)):
                slot, holders = slots.get((meeting.id, role)), meeting.holders(role)
                if slot is None or slot.left_open or not holders:
                    continue
                if not any(problem.eligible(name, role) for name in free):
                    said = message("nobody could step in for {names} as {role} of {meeting}",
                                   names=list(holders), role=problem.label(role), meeting=meeting.id)  # fmt: skip
                    yield exceeded(self, (meeting.id, role), len(holders), said)
