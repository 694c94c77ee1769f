"""Random seasons with a bit of everything: a plan that stands stays, and whatever happens, the audit passes."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest

import netplan
from netplan.domain import Problem
from netplan.plan import Level, Plan, State
from netplan.search import solve
from worlds import problem_of, seeded_world

SEEDS = range(3000, 3056)


def standing(seed: int) -> tuple[Problem, Plan] | None:
    problem = problem_of(seeded_world(seed))
    plan = solve(problem, 20, workers=1, reasons=False).plan
    if plan is None:
        return None
    states: list[State] = ["proposed", "announced", "accepted"]
    return problem, plan.marked(states[seed % 3])


@pytest.mark.parametrize("part", range(4))
def test_where_nothing_happens_nothing_changes_and_where_somebody_falls_ill_the_audit_passes(part: int) -> None:
    seen = 0
    for seed in SEEDS[part::4]:
        stands = standing(seed)
        if stands is None:
            continue
        problem, plan = stands
        random, seen = Random(seed), seen + 1
        as_of = random.choice([dt.date(2013, 3, 1), plan.meetings[0].date + dt.timedelta(days=1)])
        same = netplan.replan(problem, plan, as_of, time_limit=30, workers=1)
        assert same.changes is not None and not same.changes.rows and same.price == 0, (seed, str(same))
        assert sound(same), seed
        meeting = random.choice(plan.meetings)
        held = sorted({name for names in meeting.roles.values() for name in names} & {*problem.people})
        if held:
            away = {random.choice(held): (f"{meeting.date}",)}
            given = problem.season.availability
            known = {**given.shape().get("away", {}), **away}
            ill = problem.with_(season={"availability": {**given.shape(), "away": known}})
            found = netplan.replan(ill, plan, as_of, time_limit=30, workers=1)
            assert found.plan is not None and found.status == "optimal" and sound(found), seed
    assert seen >= 7


def sound(found: netplan.Revision) -> bool:
    assert found.problem is not None
    return not [one for one in netplan.verify(found.problem, found.require_plan()) if one.level is Level.ERROR]
