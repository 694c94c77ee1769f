from __future__ import annotations

import time
from collections import Counter
from importlib import import_module
from itertools import takewhile
from random import Random
from typing import Any

import pytest

import netplan
from everything import errors, every_plan
from netplan.audit import wish_value
from netplan.dates import candidates
from netplan.domain import Problem, Rule
from netplan.plan import Plan
from netplan.rules import AtLeast, AtMost, rules_of, wishes_of
from netplan.rules.distinct import Distinct
from netplan.rules.facts import ledger
from netplan.rules.fair_share import FairShare
from netplan.rules.rest import Rest
from netplan.search.forced import HISTORY, Balances, Forced
from netplan.search.run import Limits
from tiny import held, make, on, planned, solved

THREE = (on("M1", "03-05"), on("M2", "03-12"), on("M3", "03-19"))
ROLES: dict[str, Any] = {"scribe": {}}


def asked(problem: Problem, plan: Plan, member: str, role: str = "scribe") -> Forced:
    return Balances(problem, plan, Limits(30, time.perf_counter)).forced(member, role)


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


def drawn(random: Random) -> Problem:
    """Draw three decided dates, people who are away, recorded years, rules, and wishes around fair shares."""
    people = ["Anna", "Bo", "Carl"]
    rules = [Rest(), AtMost(times=2), AtLeast(times=1)]
    wishes: list[Rule] = [FairShare(), *random.sample([Rest(meetings=2), AtMost(times=1)], random.randint(0, 2))]
    random.shuffle(wishes)
    days = [one["date"][5:] for one in THREE]
    months = random.sample(range(1, 12), random.randint(0, 4))
    return make(
        *THREE, members=" ".join(people), roles=ROLES, wishes=tuple(wishes),
        rules=tuple(random.sample(rules, random.randint(0, 2))),
        history=tuple(f"2012-{month:02}-05 scribe {random.choice(people)}" for month in months),
        away={name: " ".join(random.sample(days, random.choice((0, 0, 1, 2)))) for name in people},
    )  # fmt: skip


def test_what_is_forced_is_so_by_trying_every_plan() -> None:
    """Nothing nearer keeps all; what is named alone forbids it; and without any one of the names it is possible."""
    random, words = Random(2012), Counter[str]()
    while words["forced"] < 7 or words["free"] < 7:
        problem = drawn(random)
        if sum(map(len, problem.season.availability.away.values())) > 1:
            continue  # too many who may be asked again
        plans = [*every_plan(problem, candidates(problem))]
        rules = rules_of(problem)
        sound = [one for one in plans if not any(errors(problem, rules, one))]
        if not sound:
            continue
        plan, member = random.choice(sound), random.choice(list(problem.people))
        earlier = [*takewhile(lambda wish: not isinstance(wish, FairShare), wishes_of(problem)[:-1])]
        bounds = {wish: wish_value(problem, plan, wish) for wish in earlier}
        account = ledger(problem).account(member, "scribe")

        def off(one: Plan, account: Any = account, member: str = member) -> Any:
            done = sum(member in meeting.holders("scribe") for meeting in one.meetings)
            return abs(account.past + done - account.entitlement)

        def broken(one: Plan, problem: Problem = problem, rules: Any = rules, bounds: Any = bounds) -> set[str]:
            worse = {wish.name for wish, value in bounds.items() if wish_value(problem, one, wish) > value}
            return worse | {finding.rule for finding in errors(problem, rules, one)}

        found = asked(problem, plan, member)
        nearer = [broken(one) for one in plans if off(one) < off(plan)]
        words[found.word] += 1
        if found.word == "free":
            assert off(plan) == 0 or set() in nearer, (problem, plan, member)
        elif found.by in ((), (HISTORY,)):
            assert nearer == []
        else:
            assert all(one & {*found.by} for one in nearer), (problem, plan, member, found)
            for name in found.by:
                assert any(one & {*found.by} == {name} for one in nearer), (problem, plan, member, found, name)
    assert words["unknown"] == 0


def test_the_plan_is_audited_once_for_all_balances(monkeypatch: pytest.MonkeyPatch) -> None:
    past = tuple(f"2012-0{month}-05 scribe {'Anna' if month < 5 else 'Bo'}" for month in range(1, 9))
    problem = make(*THREE, members="Anna Bo Carl Dan", roles=ROLES, history=past)
    plan = solved(problem)
    audits: list[Any] = []

    def noted(*given: Any) -> tuple[()]:
        audits.append(given)
        return ()

    monkeypatch.setattr(import_module("netplan.search.forced"), "verify", noted)
    report = netplan.fairness(problem, plan)
    assert sum(bool(row.role) and abs(row.balance) > 1 for row in report.rows) >= 3
    assert len(audits) == 1
