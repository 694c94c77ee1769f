"""The vocabulary read off a finished plan: every word is a plain number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from netplan.dates import Candidate, Candidates
from netplan.domain import Expression, Linear, Number, Problem, Rule, Slot, total
from netplan.plan import Plan, PlannedMeeting
from netplan.rules.facts import plan_slots
from netplan.rules.vocabulary import Vocabulary

__all__ = ["PlanView", "judged"]


class PlanView(Vocabulary):
    """Answers the words of the rules with the numbers of one plan.

    Parameters
    ----------
    problem
        The problem the plan is for.
    candidates
        Its possible dates; a planned date that is none of them is added.
    plan
        The plan.
    """

    def __init__(self, problem: Problem, candidates: Candidates, plan: Plan) -> None:
        self.plan = judged(problem, plan)
        super().__init__(problem, _with_planned(candidates, plan))

    def value(self, wish: Rule) -> Fraction:
        """Return the value that a wish has in the plan, by the wish's own measures."""
        amounts = [one.plain() if wish.squared() else one.excess() for one in wish.measures(self)]
        return Fraction(wish.value(amounts))

    @cached_property
    def slots(self) -> dict[tuple[str, str], Slot]:
        return plan_slots(self.problem, self.plan)

    def roles_at(self, meeting: str) -> tuple[str, ...]:
        planned = self.plan.by_id.get(meeting)
        unasked = [role for role in planned.roles if role in self.problem.network.roles] if planned else []
        return tuple(dict.fromkeys((*super().roles_at(meeting), *unasked)))

    def holders(self, slot: Slot) -> tuple[str, ...]:
        planned = self.plan.by_id.get(slot.meeting)
        return tuple(dict.fromkeys((*super().holders(slot), *(planned.holders(slot.role) if planned else ()))))

    def held(self, meeting: str, candidate: Candidate) -> int:
        planned = self.plan.by_id.get(meeting)
        return int(planned is not None and _same(planned, candidate))

    def on(self, meeting: str, number: Callable[[Candidate], Number]) -> Expression:
        return total(number(one) for one in self.dates(meeting) if self.held(meeting, one))  # the others count nothing

    def used(self, meeting: str) -> int:
        return int(meeting in self.plan.by_id)

    def at(self, meeting: str, venue: str) -> int:
        planned = self.plan.by_id.get(meeting)
        return int(planned is not None and planned.venue == venue)

    def serves(self, member: str, role: str, meeting: str) -> int:
        planned = self.plan.by_id.get(meeting)
        return int(planned is not None and member in planned.holders(role))

    def asked(self, member: str, meeting: str) -> int:
        planned = self.plan.by_id.get(meeting)
        if planned is None or member not in planned.asked:
            return 0
        return int(not any(self.held(meeting, one) for one in self.able(member, meeting)))

    def reaches(self, expression: Expression, number: Number) -> int:
        if isinstance(expression, Linear):
            raise TypeError("a plan leaves no decision open")
        return int(expression >= number)

    def size(self, expression: Expression) -> Number:
        if isinstance(expression, Linear):
            raise TypeError("a plan leaves no decision open")
        return expression if expression >= 0 else -expression

    def shared(self, expression: Expression, most: int | None = None) -> Expression:
        return expression

    def every(self, conditions: Iterable[Expression]) -> int:
        return int(all(condition == 1 for condition in conditions))


def judged(problem: Problem, plan: Plan) -> Plan:
    """Return the plan as rules see it.

    Left out are roles that the network does not have, and tentative holders of roles that netplan leaves to others:
    the plan names them, but their duty is only hoped for.
    """
    slots = plan_slots(problem, plan)

    def sure(meeting: str, role: str, names: tuple[str, ...]) -> tuple[str, ...]:
        slot = slots.get((meeting, role))
        return tuple(one for one in names if one not in slot.tentative) if slot and slot.left_open else names

    meetings = [
        meeting.model_copy(update={
            "roles": {
                role: sure(meeting.id, role, names)
                for role, names in meeting.roles.items() if role in problem.network.roles
            }
        })
        for meeting in plan.meetings
    ]  # fmt: skip
    return plan.model_copy(update={"meetings": tuple(meetings)})


def _same(planned: PlannedMeeting, candidate: Candidate) -> bool:
    return (planned.start, planned.end) == (candidate.start, candidate.end)


def _with_planned(candidates: Candidates, plan: Plan) -> Candidates:
    by_meeting = dict(candidates.by_meeting)
    for planned in plan.meetings:
        known = by_meeting.get(planned.id, ())
        if not any(_same(planned, one) for one in known):
            by_meeting[planned.id] = (*known, Candidate(planned.id, planned.start, planned.end, None))
    return replace(candidates, by_meeting=by_meeting)
