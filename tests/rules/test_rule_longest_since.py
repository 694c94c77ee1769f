from __future__ import annotations

from typing import Any

import netplan
from netplan.rules.longest_since import LongestSince
from netplan.rules.one_duty import OneDuty
from tiny import errors, fault, held, impossible, make, on, solved, value, worth

ROLES: dict[str, Any] = {"planner": {}, "scribe": {}}
WISH = LongestSince(roles=("planner", "scribe"))
PAST = ("2012-10-02 planner Anna", "2012-11-06 scribe Bo", "2012-12-04 planner Carl", "2012-12-04 scribe Dorte")
FOUR = "Anna Bo Carl Dorte"  # the order; Carl and Dorte are level


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), members=FOUR, roles=ROLES, rules=(WISH, OneDuty()), history=PAST)
    assert errors(problem, held("M1", "03-05", planner="Bo", scribe="Anna")) == []
    roles = solved(problem).by_id["M1"].roles
    assert {roles["planner"], roles["scribe"]} == {("Anna",), ("Bo",)}


def test_forced_violation() -> None:
    separate = (LongestSince(roles=("planner",)), LongestSince(roles=("scribe",)), OneDuty())
    past = ("2012-10-02 planner Anna", "2012-10-02 scribe Anna")
    problem = make(on("M1", "03-05"), members="Anna Bo", roles=ROLES, rules=separate, history=past)
    assert impossible(problem) == {"filled", "longest_since", "one_duty"}  # Bo is first in both queues
    assert fault(problem, held("M1", "03-05", planner="Bo", scribe="Anna")) == (
        "longest_since", 1, "people passed over", "Bo has waited longer than Anna, scribe of M1",
    )  # fmt: skip


def test_just_inside() -> None:
    problem = make(on("M1", "03-05"), members=FOUR, roles=ROLES, wishes=(WISH,), history=PAST,
                   rules=(OneDuty(),), away={"Anna": "03-05", "Bo": "03-05"})  # fmt: skip
    assert worth(problem, WISH, held("M1", "03-05", planner="Dorte", scribe="Carl")) == 0
    assert value(solved(problem), "longest_since") == 0


def test_just_outside() -> None:
    problem = make(on("M1", "03-05"), members=FOUR, roles=ROLES, history=PAST)
    assert worth(problem, WISH, held("M1", "03-05", planner="Anna", scribe="Carl")) == 1  # Bo
    assert worth(problem, WISH, held("M1", "03-05", planner="Carl", scribe="Dorte")) == 4  # Anna and Bo, twice
    assert worth(problem, WISH, held("M1", "03-05", planner="Anna", scribe="Anna")) == 0  # nobody was before Anna


def test_who_joins_in_the_season_starts_behind_those_who_never_served() -> None:
    problem = netplan.problem_from_shape({
        "network": {
            "id": "n", "name": "N", "members": ["Anna", "Bo", {"name": "Joy", "joined": "2013-04-01"}],
            "roles": {"scribe": {}}, "wishes": ["longest_since"],
        },
        "season": {
            "name": "2013", "from": "2013-01-01", "to": "2013-12-31",
            "meetings": [{"id": "M1", "date": "2013-03-05", "scribe": "Anna"}, {"id": "M2", "date": "2013-05-07"}],
        },
    })  # fmt: skip
    plan = netplan.solve(problem, workers=1).require_plan()
    assert plan.by_id["M2"].holders("scribe") == ("Bo",)
    assert plan.notes == ()  # nothing was left to the lot
