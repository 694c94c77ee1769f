"""What all orders of turns share: who is passed over at each duty."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from netplan.domain import Measure, Problem, Rule, Slot, SlotKind
from netplan.domain.rule import RoleRefs
from netplan.language import Message, mark, message
from netplan.plan import Finding, Plan, PlannedMeeting
from netplan.rules.facts import comes, exceeded, given, plan_slots, rotating
from netplan.rules.queues import Queue
from netplan.rules.standings import Standing
from netplan.rules.vocabulary import Vocabulary

__all__ = ["ByTurns", "judged_slot"]


class ByTurns(Rule):
    """Duties go by turns: for each duty, the people passed over are counted.

    Passed over is who is eligible, can come, has no duty in that meeting given by people or a rule, and comes
    before the holder in the order. Who gets one of these roles in the same meeting is not passed over.
    Holders given by people or a rule are not judged; absence keeps the place. Whoever was displaced (`instead_of` in
    the history) is owed the turn: he comes before all others until his next duty. Outsiders have no turns.
    """

    unit: ClassVar[str] = mark("people passed over")

    roles: RoleRefs = ()
    """Which roles, as one queue; empty: all that netplan fills."""

    def in_listed_order(self) -> bool:
        return True

    @abstractmethod
    def standing(self, problem: Problem) -> Standing:
        """Return where everybody stands after the recorded meetings."""

    @abstractmethod
    def queue(self, v: Vocabulary) -> Queue:
        """Return the queue in the words of the vocabulary."""

    @abstractmethod
    def before(self, name: str, others: list[str], role: str, meeting: str) -> Message:
        """Say that somebody comes before the others, who hold a role at a meeting."""

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        queue = self.queue(v)
        for number, meeting in enumerate(v.problem.meetings):
            for role in rotating(v.problem, self.roles):
                slot = v.slots.get((meeting.id, role))
                if slot is not None and judged_slot(slot):
                    for name in v.problem.people:
                        yield Measure((name, role, meeting.id), self.unit, tuple(queue.ahead(name, slot, number)))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        roles, slots = rotating(problem, self.roles), plan_slots(problem, plan)
        standing = self.standing(problem)
        for number, one in enumerate(problem.meetings):
            standing.arrive(number)
            meeting = plan.by_id.get(one.id)
            if meeting is None:
                continue
            served = [name for name in problem.people if _on_duty(problem, meeting, name, roles)]
            for role in roles:
                slot = slots.get((one.id, role))
                if slot is not None and judged_slot(slot):
                    yield from self._passed_over(problem, meeting, slot, standing, served)
            standing.serve(number, served)

    def _passed_over(
        self, problem: Problem, meeting: PlannedMeeting, slot: Slot, standing: Standing, served: list[str]
    ) -> Iterator[Finding]:
        takers = [
            name for name in meeting.holders(slot.role) if name in problem.people and not given(problem, name, slot)
        ]
        for name in problem.people:
            rank = standing.rank(name)
            behind = [other for other in takers if standing.rank(other) > rank]
            if behind and name not in served and _was_free(problem, meeting, name, slot.role):
                role = problem.label(slot.role)
                said = (
                    message("{name} is owed a turn and comes before {others}, {role} of {meeting}", name=name,
                            others=behind, role=role, meeting=meeting.id)
                    if name in standing.owed else self.before(name, behind, role, meeting.id)
                )  # fmt: skip
                yield exceeded(self, (name, slot.role, meeting.id), len(behind), said)


def judged_slot(slot: Slot) -> bool:
    """Tell whether netplan chooses any holder of the slot."""
    return slot.kind is SlotKind.CHOSEN and not slot.complete


def _on_duty(problem: Problem, meeting: PlannedMeeting, name: str, roles: tuple[str, ...]) -> bool:
    return any(role in roles and not problem.bound(name, role, meeting.id) for role in meeting.duties(name))


def _was_free(problem: Problem, meeting: PlannedMeeting, name: str, role: str) -> bool:
    busy = any(slot.meeting == meeting.id and given(problem, name, slot) for slot in problem.slots())
    if busy or not problem.eligible(name, role) or problem.barred(name, role, meeting.id):
        return False
    return comes(problem, meeting, name)
