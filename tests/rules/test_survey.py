"""What a look at a plan shows beside its rules."""

from __future__ import annotations

from typing import Any

from netplan.plan import Break, OpenSlot, Plan, Vacancy
from netplan.rules.loads import load_rows
from netplan.rules.survey import several_roles, shortest_breaks, vacancies
from tiny import during, held, make, on, planned

ROLES: dict[str, Any] = {"chair": {}, "scribe": {}}


def test_the_shortest_rest_of_each_person() -> None:
    problem = make(on("A", "03-05"), on("B", "03-12"), on("C", "03-19"), on("D", "03-28"), roles=ROLES)
    plan = planned(
        problem,
        held("A", "03-05", chair="Anna", scribe="Bo"), held("B", "03-12", chair="Bo", scribe="Bo"),
        held("C", "03-19", chair="Anna", scribe="Carl"), held("D", "03-28", chair="Anna"),
    )  # fmt: skip
    # Bo serves at A and B, a week later; Anna at A, C and D: nine days from C to D; Carl only once
    assert shortest_breaks(problem, plan) == (Break("Bo", 0, 7, "A", "B"), Break("Anna", 0, 9, "C", "D"))


def test_the_history_counts_as_the_earlier_meeting_only() -> None:
    history = ("2012-11-06 chair Anna", "2012-11-13 chair Anna", "2012-12-04 scribe Bo")
    problem = make(on("A", "03-05"), on("B", "03-12"), roles=ROLES, history=history)
    plan = planned(problem, held("A", "03-05", chair="Bo"), held("B", "03-12", chair="Anna"))
    # Anna: 13 November to 12 March, with 4 December and A between; her two evenings in November are long past
    assert shortest_breaks(problem, plan) == (
        Break("Bo", 0, 91, "2012-12-04", "A"), Break("Anna", 2, 119, "2012-11-13", "B"),
    )  # fmt: skip


def test_duties_given_by_rule_and_strangers_do_not_count() -> None:
    problem = make(on("A", "03-05"), on("B", "03-12"), roles={"chair": {"holder": "Anna"}, "scribe": {}})
    plan = planned(
        problem, held("A", "03-05", chair="Anna", scribe="Peer"), held("B", "03-12", chair="Anna", scribe="Peer")
    )
    assert shortest_breaks(problem, plan) == ()


def opened(plan: Plan, *slots: OpenSlot) -> Plan:
    (first, *rest) = plan.meetings
    return plan.model_copy(update={"meetings": (first.model_copy(update={"open": slots}), *rest)})


def test_vacancies_are_what_the_contract_asks_for_and_nobody_holds() -> None:
    roles = {"chair": {"decided_by": "planner"}, "planner": {"count": "2-3", "aim": 3}, "guide": {"count": "0-1"}}
    problem = make(on("A", "03-05"), during("B", "03-11", "03-15", planner=["Anna", "Bo", "?"]), roles=roles)
    plan = planned(problem, held("A", "03-05", planner="Anna"), held("B", "03-12", planner="Anna Bo", chair="Anna"))
    # A: two planners are the fewest, one is there; B: three places are written
    assert vacancies(problem, plan) == (
        Vacancy("A", "chair", 1, "planner"), Vacancy("A", "planner", 1), Vacancy("B", "planner", 1),
    )  # fmt: skip
    with_guide = opened(plan, OpenSlot(role="guide"), OpenSlot(role="planner"))
    assert Vacancy("A", "guide", 1) in vacancies(problem, with_guide)
    assert vacancies(problem, with_guide).count(Vacancy("A", "planner", 1)) == 1


def test_a_full_meeting_and_one_that_the_plan_leaves_out_have_no_vacancies() -> None:
    problem = make(on("A", "03-05"), on("B", "03-12"), roles={"chair": {}})
    assert vacancies(problem, planned(problem, held("A", "03-05", chair="Anna"))) == ()


def test_several_roles_of_one_meeting() -> None:
    roles = {"chair": {}, "scribe": {}, "speaker": {"not_with": "chair"}, "deputy": {"within": "chair"}}
    problem = make(on("A", "03-05"), on("B", "03-12"), on("C", "03-19"), roles=roles)
    plan = planned(
        problem,
        held("A", "03-05", chair="Anna", scribe="Anna", deputy="Anna"),
        held("B", "03-12", chair="Bo", speaker="Bo"),  # a rule forbids it, and finds it
        held("C", "03-19", chair="Carl", deputy="Carl"),  # one duty
    )
    assert [(one.about, one.amount) for one in several_roles(problem, plan)] == [(("A", "Anna"), 1)]


def test_the_load_has_rows_for_people_without_any_duty() -> None:
    problem = make(on("A", "03-05"), roles={"chair": {}}, history=("2012-11-06 chair Anna",))
    plan = planned(problem, held("A", "03-05", chair="Anna"))
    rows = {row.person: (row.done, row.balance) for row in load_rows(problem, plan)}
    assert rows == {"Anna": (2, 1.33), "Bo": (0, -0.67), "Carl": (0, -0.67)}
