from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache
from itertools import combinations, permutations, product
from pathlib import Path
from typing import Any

import pytest

from netplan.audit import verify, wish_value
from netplan.dates import candidates
from netplan.domain import Ledger, Problem
from netplan.io import read
from netplan.plan import Level, Plan, rounded
from netplan.rules import wishes_of
from netplan.search import solve

FILE = Path(__file__).parents[2] / "examples" / "benchmark_network" / "network.yaml"
PEOPLE = ("Sara", "Henrik", "Maria", "Berit", "Kis", "Bente", "Elisabeth", "Jane", "Majbrit")
ROTATING = ["planner", "minute_taker"]


@cache
def contract() -> Problem:
    return read(FILE).with_(network={"language": "en"})


@cache
def plan_of_2013() -> Plan:
    result = solve(contract(), workers=1)
    assert result.status == "optimal"
    return result.require_plan()


def with_meetings(problem: Problem, **changes: dict[str, Any]) -> Problem:
    """Return the problem with other words in some of its meetings; none takes a word out."""
    shapes = [{**meeting.shape(), **changes.get(meeting.id, {})} for meeting in problem.meetings]
    meetings = [{key: value for key, value in shape.items() if value is not None} for shape in shapes]
    return problem.with_(season={"meetings": meetings})


def in_2012() -> Problem:
    return contract().with_(season={"name": "2012", "from": "2012-01-01", "to": "2012-12-31"})


def from_scratch() -> Problem:
    """Return the contract with nobody decided: the convener and two more plan, somebody else takes the minutes."""
    roles = {key: role.shape() for key, role in contract().network.roles.items()}
    roles["planner"]["count"] = 3
    bare = with_meetings(
        contract(), **{name: {"planner": None, "minute_taker": None, "presenter": None} for name in ("M1", "M2", "M3")}
    )
    fair = type(contract().network.wishes[1]).model_validate({"per_role": False, "roles": ROTATING})
    return bare.with_(network={"roles": roles, "wishes": [fair]})


def test_what_people_decided_stays() -> None:
    planned = plan_of_2013().by_id
    assert {name: planned[name].holders("planner") for name in planned} == {
        "M1": ("Henrik", "Maria", "Sara"), "M2": ("Bente", "Kis", "Sara"), "M3": ("Jane", "Majbrit", "Sara"),
    }  # fmt: skip
    assert planned["M1"].holders("minute_taker") == ("Berit",)
    assert planned["M2"].holders("minute_taker") == ("Elisabeth",)
    assert planned["M2"].holders("presenter") == ("Jane", "Sara")
    assert planned["M3"].holders("presenter") == ("Majbrit",)
    assert all(set(planned[name].states["planner"]) == {"accepted"} for name in planned)
    assert planned["M3"].states["minute_taker"] == ("proposed",)
    assert [[slot.role for slot in planned[name].open] for name in planned] == [["chair"]] * 3


def test_four_people_can_take_the_minutes_in_december() -> None:
    forced = {name: with_meetings(contract(), M3={"minute_taker": name}) for name in PEOPLE}
    able = {name for name, problem in forced.items() if solve(problem, workers=1).plan}
    assert able == {"Henrik", "Maria", "Kis", "Bente"}


def test_the_longest_waiting_two_are_equal_and_the_lot_says_so() -> None:
    plan = plan_of_2013()
    (holder,) = plan.by_id["M3"].holders("minute_taker")
    assert holder in {"Henrik", "Maria"}
    (said,) = (note for note in plan.notes if note.startswith("M3: referent"))
    assert "Henrik or Maria" in said
    assert "lot decided" in said
    drawn = {solve(contract(), workers=1, seed=seed).require_plan().by_id["M3"].holders("minute_taker")
             for seed in range(8)}  # fmt: skip
    assert drawn == {("Henrik",), ("Maria",)}


def test_somebody_serves_twice_because_of_the_numbers() -> None:
    plan = plan_of_2013()
    load = plan.load()
    done = load.loc[(slice(None), ROTATING), "done"].groupby("person").sum()
    assert done["Sara"] == 0
    assert done.sum() == 9
    assert done.max() == 2
    assert any(
        note.startswith("9 duties (planlægning and referent) fall to 8 people") and "forced by counting" in note
        for note in plan.notes
    )


def test_the_conveners_planning_is_reported_as_fixed() -> None:
    rows = {(row.person, row.role): row for row in plan_of_2013().loads if row.role in ROTATING}
    sara = rows["Sara", "planner"]
    assert (sara.fixed, sara.done, sara.balance) == (3, 0, 0)
    assert [one for one, row in rows.items() if row.fixed] == [("Sara", "planner")]


def test_the_windows_of_two_years() -> None:
    for problem, counts in ((contract(), [10, 19, 18]), (in_2012(), [10, 20, 17])):
        assert [len(candidates(problem).by_meeting[name]) for name in ("M1", "M2", "M3")] == counts


@pytest.mark.parametrize("year", [2012, 2013])
def test_gaps_of_the_year_differ_by_34_days_at_least(year: int) -> None:
    problem = in_2012() if year == 2012 else contract()
    days = [[one.day for one in candidates(problem).by_meeting[name]] for name in ("M1", "M2", "M3")]
    uneven = {triple: abs((triple[1] - triple[0]) - (triple[2] - triple[1])).days for triple in product(*days)}
    assert min(uneven.values()) == 34
    if year == 2012:
        assert uneven[dt.date(2012, 2, 27), dt.date(2012, 6, 29), dt.date(2012, 12, 3)] == 34
    plan = solve(problem, workers=1).require_plan()
    (even,) = (one for one in plan.wishes if one.wish == "even_spacing")
    assert (even.value, even.bound, even.proven) == (34, 34, True)
    first, second, third = plan.meetings
    assert uneven[first.date, second.date, third.date] == 34


@cache
def loads_from_scratch() -> Counter[tuple[int, ...]]:
    """Count every assignment of planners and minute-takers from scratch, by the loads that it gives (sorted).

    Eight people share what the convener does not do. Who takes the minutes first, second and third only renames
    the people, so each of the 336 orders has the same loads as the first, counted once for each.
    """
    orders = list(permutations(range(8), 3))
    pairs = [[pair for pair in combinations(range(8), 2) if minutes not in pair] for minutes in orders[0]]
    loads: Counter[tuple[int, ...]] = Counter()
    for planning in product(*pairs):
        times = Counter((*orders[0], *(person for pair in planning for person in pair)))
        loads[tuple(sorted(times[person] for person in range(8)))] += len(orders)
    return loads


def test_from_scratch_two_duties_are_the_smallest_maximum() -> None:
    loads = loads_from_scratch()
    assert loads.total() == 3_111_696
    assert min(max(one) for one in loads) == 2
    assert sum(count for one, count in loads.items() if max(one) == 2 and min(one) >= 1) == 120_960


def test_from_scratch_fair_share_is_the_true_optimum() -> None:
    problem = from_scratch()
    ledger = Ledger(problem, candidates(problem).first_days)
    entitled = {sum(ledger.account(name, role).entitlement for role in ROTATING) for name in PEOPLE[1:]}
    (fair,) = entitled
    result = solve(problem, workers=1)
    plan = result.require_plan()
    least = min(sum((load - fair) ** 2 for load in one) for one in loads_from_scratch())
    assert result.status == "optimal"
    assert wish_value(problem, plan, wishes_of(problem)[0]) == least
    assert plan.wishes[0].value == rounded(least)
    times = Counter(
        name for meeting in plan.meetings for role in ROTATING for name in meeting.holders(role) if name != "Sara"
    )
    assert sorted(times.values()) == [1] * 7 + [2]
    assert all("Sara" in meeting.holders("planner") for meeting in plan.meetings)
    assert all(not set(meeting.holders("planner")) & set(meeting.holders("minute_taker")) for meeting in plan.meetings)
    assert len({meeting.holders("minute_taker") for meeting in plan.meetings}) == 3


def test_every_plan_of_the_network_passes_its_audit() -> None:
    for problem in (contract(), in_2012(), from_scratch()):
        plan = solve(problem, workers=1).require_plan()
        assert [finding for finding in verify(problem, plan) if finding.level is Level.ERROR] == []
