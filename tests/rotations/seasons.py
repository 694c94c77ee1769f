"""Seasons planned one after another, for the acceptance tests of rotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import netplan
from netplan.audit import verify
from netplan.domain import Problem
from netplan.io import problem_from_shape
from netplan.plan import Finding, Level, Plan
from netplan.search import solve

__all__ = ["broken", "holders", "network", "play", "swapped"]


def network(season: dict[str, Any], **fields: Any) -> Problem:
    """Return a problem in the file's shape; the season lasts the year that names it unless said otherwise."""
    year = season.get("name", "2021")
    whole = {"name": year, "from": f"{year}-01-01", "to": f"{year}-12-31"}
    return problem_from_shape({
        "network": {"id": "rotation", "name": "Rotation", **fields}, "season": {**whole, **season},
    })  # fmt: skip


def play(problem: Problem, seasons: int = 2, **options: Any) -> Iterator[tuple[Problem, Plan]]:
    """Yield each season's problem with its proven plan, carrying on from one to the next."""
    for number in range(seasons):
        result = solve(problem, workers=1, **options)
        assert result.status == "optimal", str(netplan.conflict(problem))
        plan = result.require_plan()
        yield problem, plan
        if number < seasons - 1:
            problem = problem.next_season(plan)


def holders(plan: Plan, role: str) -> list[str]:
    """Return who holds a role at each meeting, by date; several with a comma between."""
    return [", ".join(meeting.holders(role)) for meeting in plan.meetings]


def swapped(plan: Plan, meeting: str, role: str, *names: str) -> Plan:
    """Return the plan with other holders of one role at one meeting: a rota that somebody changed by hand."""
    def changed(one: Any) -> Any:
        if one.id != meeting:
            return one
        return one.model_copy(update={
            "roles": {**one.roles, role: tuple(sorted(names))},
            "states": {**one.states, role: ("proposed",) * len(names)},
        })  # fmt: skip

    return plan.model_copy(update={"meetings": tuple(map(changed, plan.meetings)), "wishes": (), "loads": ()})


def broken(problem: Problem, plan: Plan) -> list[tuple[str, str]]:
    """Return what an audit finds wrong with a plan: the rule and the sentence of each error."""
    found: tuple[Finding, ...] = verify(problem, plan)
    return [(one.rule, str(one.sentence)) for one in found if one.level is Level.ERROR]
