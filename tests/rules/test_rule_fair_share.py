from __future__ import annotations

from typing import Any

from netplan.domain import Number
from netplan.rules.fair_share import FairShare
from tiny import held, make, on, solved, value, worth

TWO = (on("M1", "03-05"), on("M2", "03-12"))
ROLES: dict[str, Any] = {"scribe": {}}
FAIR = FairShare()


def scribes(first: str, second: str, **fields: Any) -> Number:
    problem = make(*TWO, **{"members": "Anna Bo", "roles": ROLES, **fields})
    return worth(problem, FAIR, held("M1", "03-05", scribe=first), held("M2", "03-12", scribe=second))


def test_trivially_fine() -> None:
    assert scribes("Anna", "Bo") == 0  # each is entitled to one duty
    assert value(solved(make(*TWO, members="Anna Bo", roles=ROLES, wishes=(FAIR,))), "fair_share") == 0


def test_forced_violation() -> None:
    problem = make(TWO[0], members="Anna Bo", roles=ROLES, wishes=(FAIR,))
    assert worth(problem, FAIR, held("M1", "03-05", scribe="Anna")) == 0.5  # 0.5² + 0.5²
    assert value(solved(problem), "fair_share") == 0.5
    three = make(TWO[0], roles=ROLES, wishes=(FAIR,))  # entitled to 0.33 each: 0.67² + 2 * 0.33²
    assert value(solved(three), "fair_share") == 0.667


def test_just_inside() -> None:
    history = ("2012-10-02 scribe Anna", "2012-12-04 scribe Bo", "2012-12-11 scribe Anna")
    problem = make(TWO[0], members="Anna Bo", roles=ROLES, wishes=(FAIR,), history=history)
    plan = solved(problem)  # four duties, two each
    assert (plan.by_id["M1"].roles["scribe"], value(plan, "fair_share")) == (("Bo",), 0)


def test_just_outside() -> None:
    assert scribes("Anna", "Anna") == 2  # 1² + 1²
    problem = make(*TWO, members="Anna Bo", roles=ROLES, wishes=(FAIR,), away={"Bo": "03-05 03-12"})
    assert value(solved(problem), "fair_share") == 2  # not being able to come lowers nobody's duty


def test_a_share_of_one_half_is_half_as_many_duties() -> None:
    members = ["Anna", {"name": "Bo", "share": 0.5}]
    plan = solved(make(*TWO, on("M3", "03-19"), members=members, roles=ROLES, wishes=(FAIR,)))
    assert value(plan, "fair_share") == 0
    assert sum(meeting.roles["scribe"] == ("Anna",) for meeting in plan.meetings) == 2


def test_a_newcomer_starts_level() -> None:
    members = ["Anna", {"name": "Bo", "joined": "2013-01-01"}]
    history = tuple(f"2012-{month:02} scribe Anna" for month in range(1, 8))
    assert scribes("Anna", "Bo", members=members, history=history) == 0
    assert scribes("Bo", "Bo", members=members, history=history) == 2


def test_who_left_counts_on_neither_side() -> None:
    assert scribes("Anna", "Bo", history=("2012-10-02 scribe Gunnar",)) == 0


def test_duties_bound_by_rule_count_on_neither_side() -> None:
    roles = {"convener": {"holder": "Anna"}, "planner": {"count": 2, "includes": "convener"}}
    problem = make(*TWO, roles=roles, wishes=(FAIR,))
    assert value(solved(problem), "fair_share") == 0
    meetings = (held(name, day, convener="Anna", planner="Anna Bo") for name, day in (("M1", "03-05"), ("M2", "03-12")))
    assert worth(problem, FAIR, *meetings) == 2  # Bo and Carl are entitled to one each


def test_over_all_roles_the_effort_counts() -> None:
    total = FairShare(per_role=False)
    problem = make(TWO[0], members="Anna Bo", roles={"scribe": {"effort": 2}, "host": {}}, wishes=(total,))
    assert worth(problem, total, held("M1", "03-05", scribe="Anna", host="Anna")) == 4.5  # 1.5² + 1.5²
    assert worth(problem, total, held("M1", "03-05", scribe="Anna", host="Bo")) == 0.5  # 0.5² + 0.5²
    assert value(solved(problem), "fair_share") == 0.5
