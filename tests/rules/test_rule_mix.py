from __future__ import annotations

import pytest

from netplan.errors import InputError
from netplan.io import problem_from_shape
from netplan.lint import check
from netplan.rules.mix import Mix
from tiny import errors, fault, held, impossible, make, on, solved

KL = {"name": "Anna", "organisation": "KL", "tags": ["leader"]}
HK = {"name": "Bo", "organisation": "HK", "tags": ["leader", "new"]}
OTHER = {"name": "Carl", "organisation": "HK", "tags": ["staff"]}
LEADERS = {"leader": {"count": 2}}
PARTIES = Mix(roles=("leader",), at_least={"KL": 1, "HK": 1}, by="organisation")


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), members=[KL, HK], roles=LEADERS, rules=(PARTIES,))
    assert errors(problem, held("M1", "03-05", leader="Anna Bo")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05", leader=["Bo", "Carl"]), members=[KL, HK, OTHER], roles=LEADERS, rules=(PARTIES,))
    assert impossible(problem) == {"mix", "decided"}
    assert fault(problem, held("M1", "03-05", leader="Bo Carl")) == (
        "mix", 1, "holders missing", "M1 has 0 KL as leader; needed: 1",
    )  # fmt: skip


def test_just_inside() -> None:
    """A project of two parties has one leader from each: KL's only one is in, whoever comes from HK."""
    problem = make(on("M1", "03-05"), members=[KL, HK, OTHER], roles=LEADERS, rules=(PARTIES,))
    assert "Anna" in solved(problem).by_id["M1"].roles["leader"]


def test_just_outside() -> None:
    rule = Mix(roles=("planner",), at_least={"staff": 2})
    problem = make(on("M1", "03-05"), members=[KL, HK, OTHER], roles={"planner": {"count": 2}}, rules=(rule,))
    assert impossible(problem) == {"mix"}
    assert fault(problem, held("M1", "03-05", planner="Bo Carl"))[:2] == ("mix", 1)


def test_holders_of_several_roles_count_together_and_each_person_once() -> None:
    rule = Mix(roles=("host", "scribe"), at_least={"leader": 2})
    problem = make(on("M1", "03-05"), members=[KL, HK, OTHER], roles={"host": {}, "scribe": {}}, rules=(rule,))
    assert fault(problem, held("M1", "03-05", host="Anna", scribe="Anna"))[:2] == ("mix", 1)
    assert errors(problem, held("M1", "03-05", host="Anna", scribe="Bo")) == []
    assert {*solved(problem).by_id["M1"].roles.values()} == {("Anna",), ("Bo",)}


def test_what_others_fill_or_nobody_uses_is_not_judged() -> None:
    roles = {"planner": {}, "chair": {"within": "planner", "decided_by": "planner"}, "guide": {"count": "0-1"}}
    rules = (Mix(roles=("chair",), at_least={"staff": 1}), Mix(roles=("guide",), at_least={"staff": 1}))
    problem = make(on("M1", "03-05", planner="Anna"), members=[KL, OTHER], roles=roles, rules=rules)
    assert errors(problem, held("M1", "03-05", planner="Anna")) == []
    assert solved(problem)
    assert fault(problem, held("M1", "03-05", planner="Anna", chair="Anna"))[:2] == ("mix", 1)


def test_is_listed_like_any_rule() -> None:
    shape = make(on("M1", "03-05"), members=[KL, HK], roles=LEADERS, rules=(PARTIES, PARTIES)).shape()
    problem = problem_from_shape(shape)
    assert problem.network.rules == (PARTIES, PARTIES)
    assert "listed_twice" in {finding.rule for finding in check(problem)}
    shape["network"]["rules"][1]["mix"]["at_least"] = {"Kl": 1}
    with pytest.raises(InputError, match='"Kl" is no organisation of any member') as caught:
        problem_from_shape(shape)
    assert (caught.value.field, caught.value.hint) == ("network.rules[1].mix.at_least.Kl", 'you mean "KL"')
    with pytest.raises(InputError, match="too small"):
        Mix(at_least={"leader": 0})
    with pytest.raises(InputError, match="none of the words"):
        Mix(at_least={"leader": 1}, by="region")


def test_somebody_of_two_parties_is_of_each() -> None:
    both = {"name": "Dorte", "organisation": ["HK", "KL"]}
    problem = make(on("M1", "03-05"), members=[both], roles={"leader": {}}, rules=(PARTIES,))
    assert errors(problem, held("M1", "03-05", leader="Dorte")) == []
    assert solved(problem)
