"""Every role that a meeting uses has holders enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.domain import Count, Given, Measure, Problem, Rule
from netplan.domain.excepted import Price
from netplan.domain.rule import RoleRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, plan_slots
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Filled"]


class Filled(Rule):
    """Each role that a meeting uses has at least its lowest and at most its highest count of holders.

    Roles that others fill later (deferred, by hand) are left out. Source: contracts such as the Danish benchmark
    network's, "mødelederen, tovholderen og evt. en mere".
    """

    name: ClassVar[str] = "filled"
    called: ClassVar[str] = mark("how many it takes")
    unit: ClassVar[str] = mark("holders")
    default_price: ClassVar[Price] = 5
    places: ClassVar[frozenset[str]] = frozenset({"rules"})

    roles: RoleRefs = ()
    """Which roles; empty: all."""

    def sentence(self, say: Say) -> str:
        if self.roles:
            return say("{roles} are filled at every meeting that uses them", roles=say.roles(self.roles))
        return say("every role is filled at every meeting that uses it")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for slot in v.slots.values():
            if slot.left_open or (self.roles and slot.role not in self.roles):
                continue
            count, used = v.count(slot), v.used(slot.meeting)
            pieces = [Given((used,), slot.lowest - count)]
            if slot.highest is not None:
                pieces.append(Given((used,), count - slot.highest))
            yield Measure((slot.meeting, slot.role), self.unit, tuple(pieces))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        meetings = {meeting.id: meeting for meeting in held_meetings(problem, plan)}
        for slot in plan_slots(problem, plan).values():
            if slot.left_open or slot.meeting not in meetings or (self.roles and slot.role not in self.roles):
                continue
            count = len(meetings[slot.meeting].holders(slot.role))
            amount = max(slot.lowest - count, count - slot.highest if slot.highest is not None else 0)
            if amount > 0:
                said = message(
                    "{meeting} has {count} as {role}; needed: {needed}", meeting=slot.meeting, count=count,
                    role=problem.label(slot.role), needed=str(Count(lowest=slot.lowest, highest=slot.highest).shape()),
                )  # fmt: skip
                yield exceeded(self, (slot.meeting, slot.role), amount, said)

