"""Two roles go round together, each person in the other role on the next pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field, model_validator

from netplan.domain import Expression, Given, Measure, Problem, Slot
from netplan.domain.rule import RoleRefs
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.batch import Batch
from netplan.rules.by_turns import judged_slot
from netplan.rules.facts import exceeded, given, held_meetings, past_meetings, plan_slots
from netplan.rules.vocabulary import Vocabulary

__all__ = ["PassSwap"]


class PassSwap(Batch):
    """Two roles go round as one batch, and on the next pass each person gets the other role.

    Counted are, as by `batch`, the people passed over; and each duty in the role that the person had at the last
    meeting with a duty in either, the recorded ones included. Duties given by people or a rule are not judged.
    Source: the teams of the University of California's shared library system.
    """

    name: ClassVar[str] = "pass_swap"
    called: ClassVar[str] = mark("turns")

    roles: RoleRefs = Field()
    """The two roles."""

    @model_validator(mode="after")
    def _two(self) -> PassSwap:
        if len(set(self.roles)) != 2:
            raise InputError(
                message("pass_swap swaps two roles, not {count}", count=len(set(self.roles))),
                hint=message("write pass_swap: [chair, note_taker]"),
            )
        return self

    def sentence(self, say: Say) -> str:
        return say(
            "nobody has another turn as {roles} before everybody has had as many, and then each takes the other role",
            roles=say.list(say.roles(self.roles), style="or"),
        )

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        yield from super().measures(v)
        for name in v.problem.people:
            last: dict[str, Expression] = dict(_last_roles(v.problem, name, self.roles))
            for meeting in v.problem.meetings:
                for role in self.roles:
                    slot = v.slots.get((meeting.id, role))
                    if slot is not None and judged_slot(slot) and not given(v.problem, name, slot):
                        again = (v.serves(name, role, meeting.id), last[role])
                        yield Measure((name, role, meeting.id), self.unit, (Given(again, 1),))
                idle = 1 - v.served(name, self.roles, meeting.id)
                for role in self.roles:
                    if not v.problem.bound(name, role, meeting.id):
                        last[role] = v.any((v.serves(name, role, meeting.id), v.every((last[role], idle))))
                    else:
                        last[role] = v.every((last[role], idle))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        yield from super().check(problem, plan)
        slots = plan_slots(problem, plan)
        for name in problem.people:
            last = {role for role, had in _last_roles(problem, name, self.roles).items() if had}
            for meeting in held_meetings(problem, plan):
                held = [role for role in self.roles if name in meeting.holders(role)]
                for role in held:
                    slot = slots.get((meeting.id, role))
                    if role in last and _chosen(problem, name, slot):
                        said = message("{name} is {role} of {meeting}, the same role as the last time", name=name,
                                       role=problem.label(role), meeting=meeting.id)  # fmt: skip
                        yield exceeded(self, (name, role, meeting.id), 1, said)
                last = {role for role in held if not problem.bound(name, role, meeting.id)} or last


def _last_roles(problem: Problem, name: str, roles: tuple[str, ...]) -> dict[str, int]:
    """Return which of the roles the person had at the last recorded meeting with a duty in either."""
    had: set[str] = set()
    for occasion in past_meetings(problem):
        had = {role for role in occasion.served(name, roles) if not problem.bound(name, role)} or had
    return {role: int(role in had) for role in roles}


def _chosen(problem: Problem, name: str, slot: Slot | None) -> bool:
    return slot is not None and judged_slot(slot) and not given(problem, name, slot)
