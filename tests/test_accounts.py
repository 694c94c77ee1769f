"""The fairness report, with figures worked out by hand beside each test."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from draws import draw_plan, draw_problem
from netplan.accounts import fairness
from netplan.audit import wish_value
from netplan.domain import Problem
from netplan.plan import Fairness, FairnessRow
from netplan.rules import FairShare, Turns
from tiny import held, make, on, planned, solved

MEMBERS = [
    "Anna", {"name": "Bo", "joined": "2012-06-01"}, {"name": "Carl", "left": "2012-10-31"},
    {"name": "Dina", "leave": ["2012-04-01..2012-06-30"]}, {"name": "Ea", "share": 0.5},
]  # fmt: skip
HISTORY = ("2012-02-07 scribe Anna", "2012-05-08 scribe Carl", "2012-Q3 scribe Anna", "2012-12-04 scribe Bo")


def comings_and_goings(**fields: Any) -> Problem:
    meetings = on("M1", "03-05"), on("M2", "09-03")
    return make(*meetings, members=MEMBERS, roles={"scribe": {}}, history=HISTORY, **fields)


def figures(report: Fairness, role: str, *names: str) -> dict[str, tuple[Any, ...]]:
    return {row.person: tuple(getattr(row, name) for name in names) for row in report.of(role)}


def test_who_joins_leaves_pauses_or_takes_half_a_share_is_entitled_so() -> None:
    # Feb: Anna, Carl, Dina 2/7, Ea 1/7; May: Anna, Carl 2/5, Ea 1/5; Q3: four 2/9, Ea 1/9; Dec: three 2/7, Ea 1/7
    assert figures(fairness(comings_and_goings()), "scribe", "done", "entitlement", "balance") == {
        "Anna": (2, 1.19, 0.81), "Bo": (1, 0.51, 0.49), "Carl": (1, 0.91, 0.09),
        "Dina": (0, 0.79, -0.79), "Ea": (0, 0.6, -0.6),
    }  # fmt: skip


def test_last_service_and_waits_are_counted_in_meetings() -> None:
    report = fairness(comings_and_goings())
    assert report.as_of == dt.date(2012, 12, 31)
    # while Dina paused and before Bo joined nobody waited; Carl, who left, waits no more
    assert figures(report, "scribe", "last_served", "meetings_ago", "times_in_12_months", "longest_wait") == {
        "Anna": (dt.date(2012, 9, 30), 2, 2, 1), "Bo": (dt.date(2012, 12, 4), 1, 1, 1),
        "Carl": (dt.date(2012, 5, 8), 3, 1, 1), "Dina": (None, None, 0, 3), "Ea": (None, None, 0, 4),
    }  # fmt: skip


def test_the_summary_names_those_above_and_below_and_leaves_out_who_has_left() -> None:
    (summary, together) = fairness(comings_and_goings()).roles
    assert (summary.role, summary.people, summary.spread) == ("scribe", 4, 1.6)
    assert (summary.most, summary.least) == (0.81, -0.79)
    assert list(summary.above.items()) == [("Anna", 0.81), ("Bo", 0.49)]
    assert list(summary.below.items()) == [("Dina", 0.79), ("Ea", 0.6)]  # without any duty, and included
    assert (together.role, together.label, together.spread) == ("", "all roles", 1.6)


def test_a_plan_is_counted_with_the_recorded_years() -> None:
    problem = comings_and_goings()
    plan = planned(problem, held("M1", "03-05", scribe="Dina"), held("M2", "09-03", scribe="Ea"))
    report = fairness(problem, plan)
    # two more slots, of which Anna, Bo and Dina are entitled to 2/7 each and Ea to 1/7
    assert figures(report, "scribe", "done", "entitlement", "balance") == {
        "Anna": (2, 1.77, 0.23), "Bo": (1, 1.08, -0.08), "Carl": (1, 0.91, 0.09),
        "Dina": (1, 1.37, -0.37), "Ea": (1, 0.88, 0.12),
    }  # fmt: skip
    assert (report.season, report.as_of) == ("2013", dt.date(2013, 9, 3))
    assert figures(report, "scribe", "meetings_ago", "times_in_12_months")["Anna"] == (4, 1)
    assert [row.member for row in report.history] == ["Anna", "Carl", "Anna", "Bo", "Dina", "Ea"]


def test_the_report_says_what_the_plan_says_of_its_load() -> None:
    problem = comings_and_goings()
    plan = solved(problem)
    report = fairness(problem, plan)
    assert plan.loads
    for load in plan.loads:
        row = report.by_key[load.person, load.role]
        assert (row.done, row.entitlement, row.balance) == (load.done, load.entitlement, load.balance)


ROLES = {
    "convener": {"holder": "Anna"}, "planner": {"count": 2, "includes": "convener"}, "chair": {"within": "planner"},
    "scribe": {"effort": 2},
}  # fmt: skip
DUTIES = tuple(
    f"2012-03-06 {duty}"
    for duty in ("convener Anna", "planner Anna", "planner Bo", "chair Bo", "scribe Carl")
)  # fmt: skip


def with_convener(**fields: Any) -> Fairness:
    return fairness(make(on("M1", "03-05"), roles=ROLES, history=DUTIES, **fields))


def test_what_a_rule_gives_stands_apart_with_the_lines_that_give_it() -> None:
    report = with_convener()
    fixed = report.by_key["Anna", "planner"]
    assert (fixed.done, fixed.fixed, fixed.entitlement, fixed.balance) == (0, 1, 0, 0)
    assert fixed.fixed_by == ("convener.holder", "planner.includes")
    assert not fixed.compared and fixed.last_served is None and fixed.longest_wait == 0
    assert report.roles[0].below == {"Carl": 0.5} and report.roles[0].above == {"Bo": 0.5}
    assert report.by_key["Bo", "planner"].fixed_by == ()
    assert all(row.forced_by == () for row in report.rows)


def test_in_all_weighs_each_role_and_counts_none_inside_another_again() -> None:
    report = with_convener()
    assert [summary.role for summary in report.roles] == ["planner", "chair", "scribe", ""]
    # planning: Bo and Carl 1/2 each; minutes: 2 times 0.33 each; the chair is one of the planners
    assert figures(report, "", "done", "fixed", "entitlement", "balance") == {
        "Anna": (0, 1, 0.66, -0.66), "Bo": (1, 0, 1.16, -0.16), "Carl": (2, 0, 1.16, 0.84),
    }  # fmt: skip
    assert report.by_key["Anna", ""].fixed_by == ("convener.holder",)


def test_a_role_bound_through_a_third_names_every_line() -> None:
    roles = {
        "convener": {"holder": "Anna", "within": "planner"}, "planner": {"count": 2},
        "board": {"count": 3, "includes": "planner"},
    }  # fmt: skip
    problem = make(on("M1", "03-05"), roles=roles, history=("2012-03-06 board Anna",))
    row = fairness(problem).by_key["Anna", "board"]
    assert (row.fixed, row.fixed_by) == (1, ("convener.holder", "convener.within", "board.includes"))


def test_who_may_not_hold_a_role_is_listed_and_not_compared() -> None:
    problem = make(on("M1", "03-05"), roles={"scribe": {"eligible": ["Anna", "Bo"]}}, history=("2012-03 scribe Anna",))
    report = fairness(problem)
    assert figures(report, "scribe", "compared", "longest_wait") == {
        "Anna": (True, 0), "Bo": (True, 1), "Carl": (False, 0)
    }  # fmt: skip


def test_a_meeting_at_which_nobody_is_known_to_have_served_is_no_wait() -> None:
    report = fairness(make(on("M1", "03-05"), roles={"scribe": {}}, history=(
        "2012-01-10 scribe Anna", "2012-03-06 Odense", "2012-06-05 scribe Bo",
    )))  # fmt: skip
    assert figures(report, "scribe", "meetings_ago", "longest_wait") == {
        "Anna": (3, 1), "Bo": (1, 1), "Carl": (None, 2)
    }  # fmt: skip


def test_twelve_months_back_from_a_leap_day() -> None:
    problem = make(on("M1", "03-05"), roles={"scribe": {}}, history=("2011-02-28 scribe Anna", "2011-03 scribe Bo"))
    problem = problem.with_(season={
        "from": "2012-01-01", "to": "2012-12-31", "meetings": [{"id": "M1", "date": "2012-02-29"}],
    })  # fmt: skip
    meeting = held("M1", "03-05", scribe="Carl").model_copy(update={"date": dt.date(2012, 2, 29)})
    report = fairness(problem, planned(problem, meeting))
    assert figures(report, "scribe", "times_in_12_months") == {"Anna": (0,), "Bo": (1,), "Carl": (1,)}


def test_how_complete_the_history_is() -> None:
    history = ("2011-06-14 scribe Gone", "2011-06-14 scribe Anna", "2012-03 scribe Bo", "2012-Q3 Odense",
               "2012-12-04 scribe Gone")  # fmt: skip
    known = fairness(make(on("M1", "03-05"), roles={"scribe": {"label": "referent"}}, history=history)).completeness
    assert (known.first, known.last, known.meetings) == (dt.date(2011, 6, 14), dt.date(2012, 12, 4), 4)
    assert (known.known, known.unlisted, known.imprecise) == ({"scribe": 3}, {"Gone": 2}, ("2012-03", "2012-Q3"))
    assert known.sentences == (
        "the history covers 4 meetings, from Jun 2011 to Dec 2012",
        "referent is known at 3 of 4",
        "2 dates are known to the month or quarter only and count as its last day: 2012-03 and 2012-Q3",
        "2 rows name people who are no longer listed and count on neither side: Gone",
    )


def test_meetings_held_before_and_not_recorded_are_told() -> None:
    problem = make(on("M1", "03-05"), roles={"scribe": {}}, history=("2012-03-06 scribe Bo",))
    known = fairness(problem.with_(network={"meetings_before": 13})).completeness
    assert known.sentences[:2] == (
        "the history covers 1 meeting, in Mar 2012",
        "by the contract 13 meetings were held before this season; the history has 1",
    )  # fmt: skip
    assert known.held_before == 13


def test_without_a_history_everybody_is_level_and_it_is_said() -> None:
    report = fairness(make(on("M1", "03-05"), roles={"scribe": {}}))
    assert report.completeness.sentences == ("nothing is recorded of earlier seasons",)
    assert [summary.people for summary in report.roles] == [0, 0]
    assert all(isinstance(row, FairnessRow) and row.balance == 0 for row in report.rows)


def test_a_network_in_which_nothing_rotates_has_no_rows() -> None:
    report = fairness(make(on("M1", "03-05"), roles={"scribe": {"holder": "Anna"}}))
    assert (report.rows, report.roles) == ((), ())


def swapping(*rules: Any) -> Problem:
    roles = {"scribe": {"label": "referent"}, "host": {}}
    problem = make(on("M1", "03-05"), on("M2", "09-03"), roles=roles, rules=rules)
    return problem.with_(network={"history": [
        {"date": "2012-03", "role": "scribe", "member": "Anna"},
        {"date": "2012-06-05", "role": "scribe", "member": "Carl", "instead_of": "Bo", "reason": "ill"},
        {"date": "2012-09-04", "role": "host", "member": "Bo"},
    ]})  # fmt: skip


def test_a_turn_is_owed_until_the_person_serves() -> None:
    problem = swapping()
    (debt,) = fairness(problem).debts
    assert (debt.person, debt.role, debt.label, debt.taken_by) == ("Bo", "scribe", "referent", "Carl")
    assert (debt.date, debt.reason) == (dt.date(2012, 6, 5), "ill")
    given = planned(problem, held("M1", "03-05", scribe="Bo"), held("M2", "09-03", scribe="Anna"))
    assert fairness(problem, given).debts == ()
    passed_over = planned(problem, held("M1", "03-05", scribe="Carl", host="Bo"), held("M2", "09-03", scribe="Anna"))
    assert fairness(problem, passed_over).debts == (debt,)


def test_roles_that_go_by_turns_together_give_a_turn_back_together() -> None:
    # Bo was host in September: in one queue of both roles that gave the turn back
    assert fairness(swapping(Turns(roles=("scribe", "host")))).debts == ()
    assert len(fairness(swapping(Turns(roles=("scribe",)))).debts) == 1


@pytest.mark.parametrize(("before", "first"), [(None, 4), (13, 14), (0, 1)])
def test_meetings_are_numbered_over_the_years(before: int | None, first: int) -> None:
    problem = make(on("M2", "09-03"), on("M1", "03-05"), any_order=True, history=(
        "2012-01-10 Odense", "2012-03-06 Odense", "2012-06-05 Odense",
    )).with_(network={"meetings_before": before})  # fmt: skip
    plan = solved(problem)
    assert [(meeting.id, meeting.number) for meeting in plan.meetings] == [("M1", first), ("M2", first + 1)]
    following = problem.next_season(plan)
    assert solved(following).meetings[0].number == first + 2


def test_without_any_word_of_earlier_meetings_there_are_no_numbers() -> None:
    (meeting,) = solved(make(on("M1", "03-05"))).meetings
    assert meeting.number is None


@pytest.mark.parametrize("seed", range(40))
def test_balances_are_those_that_the_wish_for_a_fair_share_squares(seed: int) -> None:
    random = Random(seed)
    problem = draw_problem(random)
    plan = draw_plan(random, problem)
    report = fairness(problem, plan)
    for wish, rows in (
        (FairShare(), [row for row in report.rows if row.role]),
        (FairShare(per_role=False), list(report.of(""))),
    ):
        squares = sum(Fraction(str(row.balance)) ** 2 for row in rows)
        assert float(squares) == pytest.approx(float(wish_value(problem, plan, wish)), abs=1e-2)
