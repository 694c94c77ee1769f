"""Deputies, quorums and chances of a plan."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

import pytest

import netplan
from draws import draw_plan, draw_problem
from netplan.domain import Problem
from netplan.errors import InputError
from netplan.plan import CoveredMeeting, Level
from netplan.revise import cover
from netplan.rules import Quorum, StandIn
from netplan.rules.facts import outermost, plan_slots
from netplan.rules.view import judged
from tiny import held, make, on, planned

ROLES: dict[str, Any] = {
    "planner": {"count": 2}, "chair": {"within": "planner"}, "scribe": {"eligible": ["Anna", "Carl", "Dorte"]},
}  # fmt: skip
MEMBERS = "Anna Bo Carl Dorte Erik"


def only(problem: Problem, *meetings: Any) -> CoveredMeeting:
    (found,) = cover(problem, planned(problem, *meetings)).meetings
    return found


def test_deputies_are_eligible_can_come_and_are_free_the_likeliest_first() -> None:
    problem = make(on("M1", "03-05"), members=MEMBERS, roles=ROLES, away={"Erik": "03-05"},
                   if_need_be={"Carl": "03-05"})  # fmt: skip
    found = cover(problem, planned(problem, held("M1", "03-05", planner="Anna Bo", chair="Bo", scribe="Anna")))
    assert [(one.role, one.person, one.deputies) for one in found.duties] == [
        ("planner", "Anna", ("Dorte", "Carl")), ("planner", "Bo", ("Dorte", "Carl")),
        ("chair", "Bo", ("Anna",)),  # the other planner
        ("scribe", "Anna", ("Dorte", "Carl")),
    ]  # fmt: skip
    assert found.sentences == ("Somebody could step in for each duty.", "No quorum is asked for.")


def test_duties_without_a_deputy_are_said_first() -> None:
    problem = make(on("M1", "03-05"), members=MEMBERS, roles=ROLES, away={"Dorte": "03-05"})
    found = cover(problem, planned(problem, held("M1", "03-05", planner="Anna Bo", chair="Bo", scribe="Carl")))
    assert [one.role for one in found.uncovered] == ["scribe"]
    assert found.sentences[0] == "Nobody could step in for 1 of the 4 duties."


@pytest.mark.parametrize(
    ("away", "able", "critical", "short"),
    [
        ("", 5, (), False),
        ("Bo", 4, (), False),
        ("Bo Erik", 3, ("Anna", "Carl", "Dorte"), False),
        ("Bo Carl Erik", 2, (), True),
    ],
)
def test_one_more_absence(away: str, able: int, critical: tuple[str, ...], short: bool) -> None:
    problem = make(on("M1", "03-05"), members=MEMBERS, rules=(Quorum(at_least="3"),),
                   away=dict.fromkeys(away.split(), "03-05"))  # fmt: skip
    found = only(problem, held("M1", "03-05"))
    assert (found.needed, found.able, found.critical, found.short) == (3, able, critical, short)


def test_who_is_asked_again_counts_as_a_yes() -> None:
    problem = make(on("M1", "03-05"), members="Anna Bo", rules=(Quorum(at_least="2"),), away={"Anna": "03-05"})
    found = only(problem, held("M1", "03-05", asked="Anna"))
    assert (found.able, found.critical, found.chance) == (2, ("Anna", "Bo"), 80.75)  # 0.95 x 0.85


def test_of_a_house_the_only_one_who_can_come_is_the_one_that_matters() -> None:
    members = [{"name": "Anna", "organisation": "North"}, {"name": "Bo", "organisation": "North"},
               {"name": "Carl", "organisation": "South"}]  # fmt: skip
    problem = make(on("M1", "03-05"), members=members, rules=(Quorum(at_least="2", of="organisations"),))
    assert only(problem, held("M1", "03-05")).critical == ("Carl",)


def test_a_chance_is_rounded_down_and_judged_exactly() -> None:
    """Two of three: 93.925 %."""
    for wanted, short in (("93.925%", False), ("93.93%", True)):
        problem = make(on("M1", "03-05"), wishes=(Quorum(at_least="2", chance=wanted),))
        found = only(problem, held("M1", "03-05"))
        assert (found.chance, found.wanted, found.short) == (93.92, float(wanted[:-1]), short)
    said = cover(problem, planned(problem, held("M1", "03-05"))).sentences
    assert said[1:] == (
        "It is not likely enough that the quorum is met at M1.",
        "The chance that enough come is lowest at M1 on 5 Mar 2013: 93.92%.",
    )


@pytest.mark.parametrize("number", range(80))
def test_it_says_what_the_rules_say(number: int) -> None:
    """No deputy where ``stand_in`` finds none; a quorum is missed where ``quorum`` finds so, and after each absence."""
    random = Random(number)
    problem = draw_problem(random)
    rules = (Quorum(at_least=random.choice(("2", "60%", "80%"))), Quorum(at_least="50%", chance="90%"))
    problem = problem.with_(network={"rules": (*problem.network.rules, *rules)})
    plan = judged(problem, draw_plan(random, problem))
    found = cover(problem, plan)
    watched, slots = outermost(problem, problem.rotating()), plan_slots(problem, plan)
    bare = {
        (one.meeting, one.role) for one in found.uncovered
        if one.role in watched and (slot := slots.get((one.meeting, one.role))) and not slot.left_open
    }  # fmt: skip
    assert bare == {one.about for one in StandIn().check(problem, plan) if one.level is Level.ERROR}
    for rule in rules:
        rows = {one.meeting: one for one in found.meetings if one.quorum == rule.sentence(problem.say)}
        broken = {finding.about[0]: finding for finding in rule.check(problem, plan)}
        assert {name for name, one in rows.items() if one.short} == {*broken}
        for one in rows.values():
            less = [name for name in problem.people if _able_without(problem, rule, plan, one.meeting, name)]
            assert list(one.critical) == ([] if one.able < one.needed else less)


def _able_without(problem: Problem, rule: Quorum, plan: netplan.Plan, meeting: str, name: str) -> bool:
    """Tell whether a quorum by heads is missed once somebody is away, too, by the rule's own check."""
    heads = Quorum(at_least=rule.portion)
    days = [str(one.date) for one in plan.meetings if one.id == meeting]
    given = problem.season.availability
    if name in {who for one in plan.meetings if one.id == meeting for who in one.asked}:
        plan = plan.model_copy(update={"meetings": tuple(
            one.model_copy(update={"asked": tuple(who for who in one.asked if who != name)}) for one in plan.meetings
        )})  # fmt: skip
    away = {**given.away, name: (*given.away.get(name, ()), *days)}
    anyway = {who: kept for who, kept in given.anyway.items() if who != name}
    season = {"availability": given.model_copy(update={"away": away, "anyway": anyway})}
    return any(one.about == (meeting,) for one in heads.check(problem.with_(season=season), plan))


def test_its_tables() -> None:
    problem = make(on("M1", "03-05"), members=MEMBERS, roles=ROLES, rules=(Quorum(at_least="5"),))
    found = cover(problem, planned(problem, held("M1", "03-05", planner="Anna Bo", chair="Bo", scribe="Carl")))
    assert list(found.frame().columns) == ["meeting", "date", "role", "person", "deputies", "count"]
    assert list(found.frame()["count"]) == [2, 2, 1, 1]
    assert list(found.quorums()["critical"]) == [("Anna", "Bo", "Carl", "Dorte", "Erik")]
    assert found.quorums()["chance"].dtype == float
    assert str(found).splitlines() == list(found.sentences)
    assert "whose absence breaks it" in found._repr_html_()
    empty = cover(problem, planned(problem))
    assert (len(empty.frame()), len(empty.quorums()), empty.brittle) == (0, 0, ())


def test_the_plan_of_another_season_is_refused() -> None:
    problem = make(on("M1", "03-05"))
    with pytest.raises(InputError, match="the plan is for"):
        cover(problem, planned(problem, held("M1", "03-05")).model_copy(update={"season": "2014"}))


def test_chances_of_the_network_itself() -> None:
    problem = make(on("M1", "03-05"), members="Anna Bo", rules=(Quorum(at_least="2"),))
    sure = problem.with_(network={"chances": {"not_asked": 0.9}})
    assert Fraction(str(only(sure, held("M1", "03-05")).chance)) == 81
