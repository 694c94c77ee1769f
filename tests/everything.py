"""Every plan of a tiny problem, whatever rule it breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from netplan.dates import Candidates
from netplan.domain import Answer, Problem, Rule
from netplan.plan import Finding, Level, Plan, PlannedMeeting

__all__ = ["errors", "every_plan"]


def every_plan(problem: Problem, dates: Candidates) -> Iterator[Plan]:
    """Yield every plan: all dates given, all members as holders of the one role, and all who could be asked again."""
    (role,) = problem.network.roles
    groups = [names for count in range(len(problem.people) + 1) for names in combinations(problem.people, count)]

    def ways(meeting: str) -> Iterator[PlannedMeeting]:
        for one in dates.by_meeting[meeting]:
            refused = {name for name in problem.people if dates.answers.of(name, one.start, one.end) is Answer.NO}
            for holders, asked in product(groups, [names for names in groups if {*names} <= refused]):
                yield PlannedMeeting.model_construct(
                    id=meeting, title=meeting, date=one.day, start=one.start, end=one.end, venue=None,
                    roles={role: holders} if holders else {}, open=(), asked=asked,
                )  # fmt: skip

    for chosen in product(*(list(ways(meeting.id)) for meeting in problem.meetings)):
        yield Plan.model_construct(
            network=problem.network.id, title=problem.network.name, season=problem.season.name, language="en",
            timezone=problem.network.timezone, status="feasible", problem_sha256=problem.sha256, seed=0,
            meetings=tuple(sorted(chosen, key=lambda one: (one.start, one.id))),
        )  # fmt: skip


def errors(problem: Problem, rules: Iterable[Rule], plan: Plan) -> Iterator[Finding]:
    """Yield what rules find wrong with a plan."""
    return (one for rule in rules for one in rule.check(problem, plan) if one.level is Level.ERROR)
