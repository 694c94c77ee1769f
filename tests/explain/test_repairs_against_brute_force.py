"""Repairs of small random problems against every plan there is: no rule need give way by less."""

from __future__ import annotations

import os
from datetime import date
from fractions import Fraction
from itertools import combinations
from random import Random
from typing import Any

import pytest

import netplan
import oracle
from netplan.dates import candidates
from netplan.domain import Problem, Rule
from netplan.plan import Level, Repairs
from netplan.rules import ALWAYS, rules_of
from netplan.rules.distinct import Distinct
from netplan.rules.excepted import price_of
from netplan.rules.must_attend import MustAttend
from netplan.rules.one_duty import OneDuty
from netplan.rules.quorum import Quorum
from netplan.rules.rest import Rest
from netplan.rules.spacing import Spacing
from netplan.rules.view import judged
from netplan.rules.weekdays import Weekdays
from tiny import during, make

CASES = int(os.environ.get("NETPLAN_BRUTE_FORCE_CASES", "0")) * 10 or 12
NAMES = ("Anna", "Bo", "Carl", "Dorte")
ALL = 100
"""More repairs than there are."""
OWN_WAYS = {"answers", "window", "decided", "filled"}
"""Rules that give way by a change of what they are about, not by an exception that plans can be judged with."""


def draw(random: Random) -> Problem:
    """Return a problem of two meetings on a few days that may be impossible."""
    members = [
        {"name": name, "price": random.choice((1, 1, 2, "never")), "organisation": random.choice("NS")}
        for name in NAMES[: random.randint(2, 4)]
    ]
    names = [str(one["name"]) for one in members]
    rules: list[Rule] = random.sample([
        Quorum(at_least=str(random.randint(2, len(names))), chance=random.choice((None, None, "60%", "90%"))),
        Spacing(at_least=f"{random.randint(5, 12)} days"),
        Rest(meetings=1), OneDuty(), Distinct(), MustAttend(who=(random.choice(names),)),
        Weekdays(only=("Tuesday",)), Spacing(at_most="8 days", price=random.choice((1, 3))),
    ], random.randint(2, 4))  # fmt: skip
    roles: dict[str, Any] = {"scribe": {"eligible": names[:2]} if random.random() < 0.3 else {}}
    if random.random() < 0.6:
        roles["host"] = {"not_with": "scribe"} if random.random() < 0.4 else {}
    written = {"scribe": random.choice(names[:2])} if random.random() < 0.4 else {}
    days = [f"03-{day:02}" for day in range(4, 16)]
    away = {name: " ".join(random.sample(days, random.randint(2, 9))) for name in names}
    return make(
        during("M1", "03-04", "03-05", **written), during("M2", "03-11", random.choice(("03-11", "03-12"))),
        members=members, roles=roles, rules=tuple(rules), away=away,
    )  # fmt: skip


def impossible_problem(number: int) -> Problem:
    """Return the first impossible problem that a number draws."""
    random = Random(number)
    while True:
        problem = draw(random)
        if not plans(problem):
            return problem


def plans(problem: Problem) -> list[netplan.Plan]:
    """Return every plan that keeps all rules."""
    judge = oracle._Judge(problem)
    options = [oracle.options_of(problem, meeting.id) for meeting in problem.meetings]
    return [judge.plan(one) for one in oracle.feasible_plans(problem, options, judge)]


def least_excess(problem: Problem, number: int, monkeypatch: pytest.MonkeyPatch) -> Fraction | None:
    """Return by how much one rule must be exceeded where all others hold; none where that does not help."""
    rule = rules_of(problem)[number]
    monkeypatch.setattr(oracle, "rules_of", lambda one: tuple(r for r in rules_of(one) if r is not rule and r != rule))
    found = plans(problem)
    monkeypatch.undo()
    return min((excess(rule, problem, plan) for plan in found), default=None)


def excess(rule: Rule, problem: Problem, plan: netplan.Plan) -> Fraction:
    checked = rule.check(problem, judged(problem, plan))
    return sum((Fraction(one.amount) for one in checked if one.level is Level.ERROR), Fraction())


def smaller_changes(problem: Problem, rule: Rule, price: Fraction) -> list[Problem]:
    """Return the problems with a change of the same kind that costs less."""
    if rule.name == "answers":
        asks = [(name, one.day) for name in problem.people for some in candidates(problem).by_meeting.values()
                for one in some]  # fmt: skip
        return [
            asked(problem, several) for count in (1, 2) for several in combinations(dict.fromkeys(asks), count)
            if sum(problem.people[name].cost or 99 for name, _ in several) < price
        ]  # fmt: skip
    if rule.name == "window":
        return [opened(problem, place, day) for place in range(2) for day in (1, 6, 7, 8, 13, 14, 15)
                if 3 * outside(problem, place, day) < price]  # fmt: skip
    return [unfilled(problem, place, role) for place in range(2) for role in problem.network.roles if price > 5]


def asked(problem: Problem, several: Any) -> Problem:
    days = {name: tuple(day for other, day in several if other == name) for name, _ in several}
    availability = problem.season.availability.model_copy(update={"anyway": days})
    return problem.with_(season={"availability": availability})


def outside(problem: Problem, place: int, day: int) -> int:
    first, last = (4, 5) if place == 0 else (11, candidates(problem).spans["M2"][-1].day)
    return max(first - day, day - last, 0) or 99


def opened(problem: Problem, place: int, day: int) -> Problem:
    meetings = list(problem.season.meetings)
    meetings[place] = meetings[place].model_copy(update={"also": (date(2013, 3, day),)})
    return problem.with_(season={"meetings": meetings})


def unfilled(problem: Problem, place: int, role: str) -> Problem:
    meetings = [one.shape() for one in problem.season.meetings]
    if role not in meetings[place]:
        meetings[place][role] = "maybe"
    return problem.with_(season={"meetings": meetings})


def single(found: Repairs, problem: Problem, number: int) -> Any:
    """Return the repair in which one rule alone gives way."""
    rule = rules_of(problem)[number]
    place = number - len(rules_of(problem)) + len(problem.network.rules)
    for repair in found:
        if repair.rules == (rule.name,):
            paths = {edit.path for edit in repair.edits if edit.path[:2] == ("network", "rules")}
            if not paths or place < 0 or paths == {("network", "rules", place)}:
                return repair
    return None


def dearest(problem: Problem, rule: Rule, cost: Fraction) -> Fraction:
    """Return what a rule costs at most: no more than dropping it, where it is listed and can be dropped."""
    listed = any(rule is one for one in problem.network.rules) and type(rule) not in ALWAYS
    return 10 * cost / Fraction(str(rule.default_price)) if listed else Fraction(10**6)


@pytest.mark.parametrize("number", range(CASES))
def test_no_rule_need_give_way_by_less(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = impossible_problem(number)
    found = netplan.repairs(problem, count=ALL, time_limit=60, workers=1)
    assert found.complete
    assert all(repair.proven for repair in found)
    for repair in found:
        assert not [one for one in netplan.verify(repair.problem, repair.plan) if one.level is Level.ERROR]
    for place, rule in enumerate(rules_of(problem)):
        repair, cost = single(found, problem, place), price_of(rule)
        if cost is None:  # it never gives way
            assert repair is None
            assert rule.name == "present"
        elif rule.name not in OWN_WAYS:
            least = least_excess(problem, place, monkeypatch)
            assert (repair is None) == (least is None), rule
            if least is not None:
                assert Fraction(str(repair.price)) == min(least * cost, dearest(problem, rule, cost))
                assert {give.unit for give in repair.gives} == {"rules"} or (
                    sum(Fraction(str(give.amount)) for give in repair.gives) == least
                )
        elif repair is not None and rule.name != "decided":
            assert not [one for one in smaller_changes(problem, rule, Fraction(str(repair.price))) if plans(one)]
