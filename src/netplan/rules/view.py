"""The vocabulary read off a finished plan: every word is a plain number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from netplan.dates import Candidate, Candidates
from netplan.domain import Expression, Linear, Number, Problem
from netplan.plan import Plan, PlannedMeeting
from netplan.rules.vocabulary import Vocabulary

__all__ = ["PlanView"]


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
        self.plan = plan
        deferred = {role for role in problem.network.roles if problem.network.roles[role].decided_by}
        propose = deferred & {role for meeting in plan.meetings for role in meeting.roles}
        super().__init__(problem, _with_planned(candidates, plan), propose)

    def held(self, meeting: str, candidate: Candidate) -> int:
        planned = self.plan.by_id.get(meeting)
        return int(planned is not None and _same(planned, candidate))

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

    def size(self, expression: Expression) -> Number:
        if isinstance(expression, Linear):
            raise TypeError("a plan leaves no decision open")
        return expression if expression >= 0 else -expression

    def every(self, conditions: Iterable[Expression]) -> int:
        return int(all(condition == 1 for condition in conditions))


def _same(planned: PlannedMeeting, candidate: Candidate) -> bool:
    return (planned.start, planned.end) == (candidate.start, candidate.end)


def _with_planned(candidates: Candidates, plan: Plan) -> Candidates:
    by_meeting = dict(candidates.by_meeting)
    for planned in plan.meetings:
        known = by_meeting.get(planned.id, ())
        if not any(_same(planned, one) for one in known):
            by_meeting[planned.id] = (*known, Candidate(planned.id, planned.start, planned.end, None))
    return replace(candidates, by_meeting=by_meeting)
