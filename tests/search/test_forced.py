from __future__ import annotations

import time
from typing import Any

import netplan
from netplan.domain import Problem
from netplan.plan import Plan
from netplan.rules.distinct import Distinct
from netplan.rules.fair_share import FairShare
from netplan.rules.rest import Rest
from netplan.search.forced import Forced, forced
from netplan.search.run import Limits
from tiny import held, make, on, planned, solved

THREE = (on("M1", "03-05"), on("M2", "03-12"), on("M3", "03-19"))
ROLES: dict[str, Any] = {"scribe": {}}


def asked(problem: Problem, plan: Plan, member: str, role: str = "scribe") -> Forced:
    return forced(problem, plan, member, role, Limits(30, time.perf_counter))


def test_a_lopsided_rota_is_not_forced() -> None:
    problem = make(*THREE, roles=ROLES)
    rota = planned(problem, *(held(one["id"], one["date"][5:], scribe="Anna") for one in THREE))
    assert asked(problem, rota, "Anna") == Forced("free")
    assert asked(problem, rota, "Bo") == Forced("free")


def test_answers_that_leave_one_person_force_it() -> None:
    problem = make(*THREE, members="Anna Bo", roles=ROLES, away={"Bo": "03-05 03-12 03-19"}, wishes=(FairShare(),))
    plan = solved(problem)
    found = asked(problem, plan, "Anna")
    assert found.word == "forced"
    assert set(found.by) == {"filled", "answers", "present"}


def test_the_rules_in_the_way_are_named() -> None:
    members = [{"name": "Anna", "organisation": "North"}, {"name": "Bo", "organisation": "North"}, "Carl", "Dan"]
    roles = {"convener": {"holder": "Anna"}, "planner": {"count": 2, "includes": "convener"}}
    problem = make(*THREE, members=members, roles=roles, rules=(Distinct(roles=("planner",)),), wishes=(FairShare(),))
    plan = solved(problem)
    assert asked(problem, plan, "Bo", "planner") == Forced("forced", ("includes", "distinct"))


def test_earlier_wishes_count_as_held() -> None:
    past = ("2012-03-06 scribe Anna", "2012-06-05 scribe Anna", "2012-12-04 scribe Bo")
    problem = make(*THREE, members="Anna Bo", roles=ROLES, history=past, wishes=(Rest(), FairShare()))
    plan = solved(problem)
    # nobody twice running, after Bo last year: Anna, Bo, Anna; with 4 of 6 duties Anna is one above her share
    assert [one.holders("scribe") for one in plan.meetings] == [("Anna",), ("Bo",), ("Anna",)]
    found = asked(problem, plan, "Anna")
    assert (found.word, set(found.by)) == ("forced", {"filled", "rest"})
    assert asked(problem.with_(network={"wishes": (FairShare(), Rest())}), plan, "Anna") == Forced("free")


def test_recorded_years_alone_are_named_history() -> None:
    past = tuple(f"2012-0{month}-05 scribe Anna" for month in range(1, 5))
    problem = make(*THREE, roles=ROLES, history=past, wishes=(FairShare(),))
    plan = solved(problem)
    assert "Anna" not in {name for one in plan.meetings for name in one.holders("scribe")}
    assert asked(problem, plan, "Anna") == Forced("forced", ("history",))


def test_the_report_names_what_is_forced_and_only_that() -> None:
    members = [{"name": "Anna", "organisation": "North"}, {"name": "Bo", "organisation": "North"}, "Carl", "Dan"]
    roles = {"convener": {"holder": "Anna"}, "planner": {"count": 2, "includes": "convener"}}
    problem = make(*THREE, members=members, roles=roles, rules=(Distinct(roles=("planner",)),), wishes=(FairShare(),),
                   history=("2012-03-06 planner Carl", "2012-06-05 planner Dan"))  # fmt: skip
    report = netplan.fairness(problem, solved(problem))
    forced_by = {row.person: row.forced_by for row in report.rows if row.role == "planner"}
    assert forced_by["Bo"] == ("includes", "distinct")
    assert forced_by["Anna"] == ()
    bare = netplan.fairness(problem, solved(problem), prove=False)
    assert all(row.forced_by == () for row in bare.rows)


def test_a_rota_that_breaks_rules_proves_nothing() -> None:
    problem = make(*THREE, roles=ROLES, away={"Bo": "03-19", "Carl": "03-19"})
    rota = [held(one["id"], one["date"][5:], scribe="Anna") for one in THREE]
    elsewhere = planned(problem, *rota[:2], held("M3", "12-25", scribe="Anna"))
    assert asked(problem, elsewhere, "Anna") == Forced("unknown")
    assert asked(problem, planned(problem, *rota, held("M9", "03-20", scribe="Anna")), "Anna") == Forced("unknown")
    assert asked(problem, planned(problem, *rota), "Anna") == Forced("free")
