"""The least value of each wish is the one that trying every choice finds."""

from __future__ import annotations

import time
from functools import cache
from itertools import product

import pytest

from netplan.dates import candidates
from netplan.domain import Problem, Rule
from netplan.model import Model
from netplan.rules import PlanView
from netplan.rules.filled import Filled
from netplan.search.run import Limits, run
from settings import SETTINGS, fits
from tiny import during, held, make, planned

MEMBERS = [
    {"name": "Anna", "organisation": "North", "place": "Skagen", "tags": ["red"]},
    {"name": "Bo", "organisation": "North", "place": "Skagen", "tags": ["red"], "share": 0.5},
    {"name": "Carl", "joined": "2013-01-01", "left": "2013-03-12"},
]
ROLES = {
    "planner": {"count": "2"},
    "chair": {"within": "planner", "eligible": ["Bo"]}, "minute_taker": {"not_with": "planner"},
    "timekeeper": {"count": "0-1"}, "presenter": {"count": "0-9", "fill": "by hand"},
}  # fmt: skip
HISTORY = ("2012-12-04 minute_taker Anna", "2012-12-04 Odense", "2012-12-11 planner Bo", "2012-12-11 Vejle")
DAYS = {"M1": ("03-05", "03-06"), "M2": ("03-12", "03-13")}


@cache
def problem() -> Problem:
    return make(
        during("M1", *DAYS["M1"], planner="none", chair="none", guests=1, minute_taker={"tentative": "Bo"}),
        during("M2", *DAYS["M2"], planner=["Anna", "Carl"], chair="Bo", venue={"tentative": "Vejle"}),
        members=MEMBERS, roles=ROLES, history=HISTORY, away={"Anna": "03-05 03-12 03-13", "Bo": "03-06 03-12"},
        venues=({"name": "Odense", "capacity": 1, "closed": "03-05"}, {"name": "Vejle", "capacity": 2}),
        if_need_be={"Carl": "03-06 03-12"},
    )  # fmt: skip


@cache
def views() -> tuple[PlanView, ...]:
    """Return every way to choose dates, venues and who takes the minutes."""
    names, venues = ("Anna", "Bo", "Carl"), ("Odense", "Vejle")
    return tuple(
        PlanView(problem(), candidates(problem()), planned(
            problem(),
            held("M1", day, venue, minute_taker=name),
            held("M2", later, other, planner="Anna Carl", chair="Bo", minute_taker=second),
        ))
        for day, venue, name, later, other, second in product(DAYS["M1"], venues, names, DAYS["M2"], venues, names)
    )  # fmt: skip


FITTING = tuple(rule for rule in SETTINGS if fits(rule, problem()))
"""The settings that can be about this problem: it has no meeting M0 and nobody called Dorte, for instance."""


def test_most_settings_can_be_about_the_problem() -> None:
    assert len({rule.name for rule in FITTING}) >= 0.8 * len({rule.name for rule in SETTINGS})


@pytest.mark.parametrize("rule", FITTING, ids=[f"{rule.name}-{number}" for number, rule in enumerate(FITTING)])
def test_the_solver_finds_the_least_value(rule: Rule) -> None:
    least = min(
        rule.value(one.plain() if rule.squared() else one.excess() for one in rule.measures(view)) for view in views()
    )
    model = Model(problem(), candidates(problem()))
    model.require(Filled())
    objective = model.objective(rule)
    model.cp.minimize(objective.sum)
    outcome = run(model.cp, model.words.variables, Limits(30, time.perf_counter, workers=1), seconds=30)
    assert outcome.proven
    assert objective.value(outcome.best) == least >= objective.low
