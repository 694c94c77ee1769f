"""Years that cannot be planned: what a convener is told names people, dates and amounts, and each repair is sound.

Five are the contract of the benchmark network with small edits, the others are drawn at random as the benchmark does.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import netplan
from netplan.domain import Problem
from netplan.lint.counting import shortages
from netplan.plan import Conflict, ConflictPart, Level, Repairs
from netplan.rules import Spacing
from variants import VARIANTS, variant

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
infeasible_years: Any = import_module("infeasible_years")
random_years: Any = import_module("random_years")

DRAWN = (2, 5, 6, 7, 8)
"""Numbers of random years; more of them, and larger ones, are in the benchmark."""


@cache
def impossible(name: str) -> Problem:
    return variant(name)


@cache
def repairs(name: str) -> Repairs:
    return netplan.repairs(impossible(name))


@cache
def conflict(name: str) -> Conflict:
    return netplan.conflict(impossible(name))


def counted(name: str) -> list[str]:
    return [str(one.sentence) for one in shortages(impossible(name))]


@pytest.mark.parametrize("name", VARIANTS)
def test_it_cannot_be_planned_and_every_repair_is_sound_and_minimal(name: str) -> None:
    problem = impossible(name)
    assert netplan.solve(problem).status == "infeasible"
    assert random_years.is_impossible(problem)
    found = repairs(name)
    assert found and found.needed and found.complete
    for repair in found:
        assert infeasible_years.sound(repair) == []
        assert repair.proven
        for what, smaller in infeasible_years.smaller(problem, repair.problem):
            assert random_years.is_impossible(smaller), f"{repair.sentence}: {what}"
        assert infeasible_years.less_of_the_same(problem, repair) is not False, repair.sentence


@pytest.mark.parametrize("name", VARIANTS)
def test_what_clashes_is_confirmed_and_nothing_of_it_can_be_spared(name: str) -> None:
    found = conflict(name)
    assert found.status == "impossible" and found.confirmed and found.irreducible
    clash = infeasible_years.parts_clash(impossible(name), found)
    assert clash(())
    assert not any(clash((number,)) for number in range(len(found.parts)))
    assert 1 <= len(found.sentences) <= 3  # the five pages are short


def test_a_pigeonhole_of_minute_takers() -> None:
    assert counted("pigeonhole") == [
        "referent of M1, M2 and M3: 3 are needed, and Berit and Elisabeth, who alone may take that and can come, can "
        "take 2 of these duties at most (after a duty as referent a member rests 2 meetings)"
    ]
    rest, open_ = repairs("pigeonhole")[0], repairs("pigeonhole")[1]
    assert rest.rules == ("rest",) and "rests 1 meeting" in rest.sentence
    assert open_.rules == ("filled",) and open_.sentence.startswith("leave the referent of M")


def test_all_of_june_away() -> None:
    assert counted("june_away") == [
        "Sara, Kis, Bente, Elisabeth and Jane have duties at M2 and cannot come on any of its dates"
    ]
    window, asked = repairs("june_away")[0], repairs("june_away")[1]
    assert window.sentence == "hold M2 on Mon 1 Jul 2013, 1 day after its window (June 2013)"
    assert window.plan.by_id["M2"].date.isoformat() == "2013-07-01"
    assert asked.rules == ("answers",) and "ask Sara, Kis, Bente, Elisabeth and Jane to come on" in asked.sentence


def test_a_quorum_that_no_week_reaches() -> None:
    assert counted("no_quorum") == ["quorum: at most 6 of the 8 needed can come to M1 (week 9, Monday 25 Feb 2013)"]
    by_rule = {repair.rules: repair for repair in repairs("no_quorum")}
    assert "6 of the 8 needed can come to M1" in by_rule["quorum",].sentence
    assert by_rule["answers",].sentence == "ask Elisabeth and Jane to come on Fri 8 Mar 2013 after all (M1)"
    assert by_rule["window",].sentence.startswith("hold M1 on Mon 11 Mar 2013, 1 day after its window")


def test_two_rules_that_exclude_each_other() -> None:
    (first, *_) = counted("rules_exclude_each_other")
    assert first == (
        "none of the 10 dates of M1 is possible: no venue that is open holds all who can come, the largest holds 6 "
        "(8 of them) and fewer than the 8 needed can come (2 of them)"
    )
    assert {rule for repair in repairs("rules_exclude_each_other") for rule in repair.rules} == {"capacity", "quorum"}


def test_a_decided_holder_who_is_away() -> None:
    assert counted("holder_away") == ["Elisabeth is referent of M2 and cannot come on any of its dates"]
    cheapest = repairs("holder_away")[0]
    assert cheapest.sentence.startswith("ask Elisabeth to come on") and cheapest.price == 1
    assert any(one.rules == ("decided",) and "instead of Elisabeth" in one.sentence for one in repairs("holder_away"))


@pytest.mark.parametrize("number", DRAWN)
def test_random_years_are_repaired_soundly_and_explained(number: int) -> None:
    (year,) = random_years.impossible_years(count=1, members=8, first=number)
    judged = infeasible_years.judge(year)
    assert judged.wrong == [] and judged.missed == [] and judged.undecided == 0
    assert judged.confirmed and judged.irreducible and judged.unproven == 0
    assert judged.repairs >= 1 and judged.parts >= 1 and judged.sentences >= 1 and judged.checks > judged.repairs


def test_the_same_years_are_drawn_again() -> None:
    one, other = (next(random_years.impossible_years(1, seed=3, members=8)) for _ in range(2))
    assert one.problem.sha256 == other.problem.sha256 and one.turns == other.turns
    assert all(finding.level is Level.ERROR for finding in shortages(one.problem))


def test_what_is_not_proven_is_wrong_while_there_is_time_left_and_missed_after_it() -> None:
    problem, found = impossible("june_away"), conflict("june_away")
    loose = found.model_copy(update={"confirmed": False, "irreducible": False})
    doubted = repairs("june_away")[0].model_copy(update={"proven": False})
    for seconds, wrong, missed in ((1, 3, 0), (infeasible_years.LIMIT, 0, 3)):
        judged = infeasible_years.Judged(0, 9, 3, 1)
        infeasible_years._check_conflict(problem, loose, judged, seconds)
        infeasible_years._check_repair(problem, doubted, judged, seconds)
        assert (len(judged.wrong), len(judged.missed), judged.unproven) == (wrong, missed, 1)
    assert infeasible_years.verdict([judged], judged.missed).startswith("0 wrong, 3 missed, 0 of ")


def test_a_conflict_that_is_none_or_could_be_smaller_is_found_out() -> None:
    problem, found = impossible("holder_away"), conflict("holder_away")
    fewer = found.model_copy(update={"parts": found.parts[1:]})
    (window,) = (part for part in found.parts if part.rule == "window")
    other = window.model_copy(update={"about": ("M1",), "sentence": window.sentence.replace("M2", "M1")})
    more = found.model_copy(update={"parts": (*found.parts, other)})
    for tampered, said in ((fewer, "is no conflict"), (more, "can spare")):
        judged = infeasible_years.Judged(0, 9, 3, 1)
        infeasible_years._check_conflict(problem, tampered, judged, 1)
        assert any(said in one for one in judged.wrong)


def test_a_part_belongs_to_one_rule_even_where_another_begins_with_the_same_words() -> None:
    shape = {"rules": (Spacing(at_least=7), Spacing(at_least=7, meetings=("M1", "M2")))}
    problem = impossible("holder_away").with_(network=shape)
    for rule in problem.network.rules:
        said = problem.say("{sentence}; here it is about {names}", sentence=rule.sentence(problem.say),
                           names=["M1", "M2"])  # fmt: skip
        part = ConflictPart(rule="spacing", about=("M1", "M2"), sentence=said)
        assert infeasible_years.rule_of(problem, part) is rule
    with pytest.raises(ValueError, match="0 rules"):
        infeasible_years.rule_of(problem, part.model_copy(update={"sentence": "at least"}))
