from __future__ import annotations

from typing import Any

from netplan.revise import cover
from netplan.rules.soon import Soon
from netplan.rules.stand_in import StandIn
from tiny import during, errors, fault, held, impossible, make, on, solved, value, worth

ROLES: dict[str, Any] = {"host": {}, "scribe": {}}
RULES = (StandIn(),)
HERE = on("M1", "03-05")


def test_trivially_fine() -> None:
    problem = make(HERE, roles=ROLES, rules=RULES)
    assert errors(problem, held("M1", "03-05", host="Anna", scribe="Bo")) == []  # Carl may stand in for both
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(HERE, members="Anna Bo", roles={"host": {"count": 2}}, rules=RULES)
    assert impossible(problem) == {"stand_in", "filled"}
    assert fault(problem, held("M1", "03-05", host="Anna Bo")) == (
        "stand_in", 2, "duties without a stand-in", "nobody could step in for Anna and Bo as host of M1",
    )  # fmt: skip


def test_just_inside() -> None:
    """With two members one has both duties, so that the other is free."""
    problem = make(HERE, members="Anna Bo", roles=ROLES, rules=RULES)
    assert errors(problem, held("M1", "03-05", host="Anna", scribe="Anna")) == []
    plan = solved(problem).by_id["M1"]
    assert plan.roles["host"] == plan.roles["scribe"]


def test_just_outside() -> None:
    problem = make(HERE, roles=ROLES, rules=RULES, away={"Carl": "03-05"})
    found = errors(problem, held("M1", "03-05", host="Anna", scribe="Bo"))
    assert [(one.about, one.amount) for one in found] == [(("M1", "host"), 1), (("M1", "scribe"), 1)]
    assert worth(problem, RULES[0], held("M1", "03-05", host="Anna", scribe="Anna")) == 0


def test_who_steps_in_is_eligible_a_member_and_free() -> None:
    members = ["Anna", "Bo", {"name": "Carl", "left": "2013-03-01"}]
    problem = make(HERE, members=members, roles={"host": {"eligible": ["Anna", "Carl"]}})
    assert worth(problem, StandIn(roles=("host",)), held("M1", "03-05", host="Anna")) == 1
    two = make(HERE, members="Anna Bo", roles=ROLES)
    assert worth(two, StandIn(roles=("host",)), held("M1", "03-05", host="Anna", scribe="Bo")) == 1


def test_a_role_inside_another_needs_none_of_its_own() -> None:
    roles = {"planner": {"count": 2}, "chair": {"within": "planner"}}
    problem = make(HERE, members="Anna Bo", roles=roles, wishes=(StandIn(),))
    assert value(solved(problem), "stand_in") == 2  # the planners, not the chair among them


def test_as_a_wish_it_moves_the_meeting_or_the_duty_to_where_somebody_could_step_in() -> None:
    """On 5 March Carl is away and nobody is left; on the 6th he could step in for both."""
    days = during("M1", "03-05", "03-06")
    problem = make(days, roles=ROLES, wishes=(Soon(), StandIn()), away={"Carl": "03-05"})
    early = solved(problem)
    assert early.by_id["M1"].date.day == 5
    assert early.by_id["M1"].roles["host"] == early.by_id["M1"].roles["scribe"]  # one has both, the other is free
    late = solved(make(days, roles={"host": {"not_with": "scribe"}, "scribe": {}}, wishes=(StandIn(), Soon()),
                       away={"Carl": "03-05"}))  # fmt: skip
    assert (late.by_id["M1"].date.day, value(late, "stand_in")) == (6, 0)


def test_as_a_wish_it_counts_the_duties_that_nobody_could_take_over() -> None:
    problem = make(HERE, members="Anna Bo", roles={"host": {"not_with": "scribe"}, "scribe": {}}, wishes=(StandIn(),))
    plan = solved(problem)
    assert value(plan, "stand_in") == 2
    assert len(cover(problem, plan).uncovered) == 2
