from __future__ import annotations

from netplan.rules.at_most import AtMost
from netplan.rules.together import Together
from tiny import during, errors, fault, held, impossible, make, on, solved, worth

ROLES = {"planner": {"count": 2}}
RULES = (Together(members=("Anna", "Bo"), roles=("planner",)),)
HOMES = [{"name": name, "unit": unit} for name, unit in (("Anna", "H1"), ("Bo", "H1"), ("Carl", "H2"), ("Dorte", None))]


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), members="Anna Bo Carl Dorte", roles=ROLES, rules=RULES)
    assert errors(problem, held("M1", "03-05", planner="Carl Dorte")) == []
    assert errors(problem, held("M1", "03-05", planner="Anna Bo")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), members="Anna Bo", roles={"planner": {}}, rules=RULES)
    assert impossible(problem) == {"together", "filled"}
    assert fault(problem, held("M1", "03-05", planner="Anna")) == (
        "together", 1, "meetings", "M1 has Anna on duty without Bo",
    )  # fmt: skip


def test_just_inside() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES, rules=RULES)  # Carl would need a third
    assert solved(problem).by_id["M1"].roles["planner"] == ("Anna", "Bo")


def test_just_outside() -> None:
    """Bo is away, so Anna cannot serve either."""
    problem = make(on("M1", "03-05"), roles=ROLES, rules=RULES, away={"Bo": "03-05"})
    assert impossible(problem) == {"together", "filled", "present", "answers"}
    assert worth(problem, RULES[0], held("M1", "03-05", planner="Anna Carl")) == 1


def test_households_are_never_split() -> None:
    rules = (Together(by="unit", roles=("planner",)), AtMost(times=1, roles=("planner",)))
    problem = make(on("M1", "03-05"), on("M2", "03-12"), members=HOMES, roles=ROLES, rules=rules)
    plan = solved(problem)
    assert {meeting.roles["planner"] for meeting in plan.meetings} == {("Anna", "Bo"), ("Carl", "Dorte")}
    split = errors(problem, held("M1", "03-05", planner="Anna Carl"), held("M2", "03-12", planner="Bo Dorte"))
    assert [(one.rule, one.about, one.amount) for one in split] == [
        ("together", ("M1", "Anna", "Bo"), 1), ("together", ("M2", "Anna", "Bo"), 1),
    ]  # fmt: skip


def test_who_has_left_or_may_not_serve_is_not_missed() -> None:
    home = [{"name": "Anna", "unit": "H1", "tags": ["adult"]}, {"name": "Bo", "unit": "H1", "left": "2013-03-07",
             "tags": ["adult"]}, {"name": "Carl", "unit": "H1"}]  # fmt: skip
    roles, rules = {"planner": {"count": "1-2", "eligible": "adult"}}, (Together(by="unit"),)
    problem = make(during("M1", "03-05", "03-08"), members=home, roles=roles, rules=rules)
    assert errors(problem, held("M1", "03-08", planner="Anna")) == []
    assert fault(problem, held("M1", "03-06", planner="Anna"))[3] == "M1 has Anna on duty without Bo"
    assert solved(problem).by_id["M1"].roles["planner"] == ("Anna",)  # the aim is one, which is so from 8 March on


def test_a_role_left_to_others_is_not_judged() -> None:
    roles = {"planner": {"count": 2}, "chair": {"within": "planner", "decided_by": "planner"}}
    problem = make(on("M1", "03-05"), roles=roles, rules=(Together(members=("Anna", "Bo"), roles=("chair",)),))
    assert errors(problem, held("M1", "03-05", planner="Anna Bo")) == []
    assert fault(problem, held("M1", "03-05", planner="Anna Bo", chair="Anna"))[0] == "together"


def test_outsiders_come_both_or_not() -> None:
    roles = {"guest": {"count": "1-2", "external": True, "eligible": ["COK", "Metropol", "Anna"]}}
    problem = make(on("M1", "03-05", guest=["COK", "?"]), roles=roles, rules=(Together(members=("COK", "Metropol")),))
    assert solved(problem).by_id["M1"].roles["guest"] == ("COK", "Metropol")
