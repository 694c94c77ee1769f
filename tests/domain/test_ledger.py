"""The ledger: shares, entitlements and balances, computed by hand beside it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import netplan
from netplan.domain import Ledger
from netplan.domain.ledger import Account


def accounts(problem: netplan.Problem, role: str = "writer") -> dict[str, tuple[int, float]]:
    ledger = Ledger(problem, netplan.candidates(problem).first_days)
    found = {name: ledger.account(name, role) for name in problem.people}
    return {name: (account.past, float(account.entitlement)) for name, account in found.items()}


def network(members: list[Any], meetings: int = 1, **fields: Any) -> netplan.Problem:
    weeks = [f"week {10 * number + 10}" for number in range(meetings)]
    return netplan.problem_from_shape({
        "network": {"id": "n", "name": "N", "members": members, "roles": {"writer": {}}, **fields},
        "season": {
            "name": "2027", "from": "2027-01-01", "to": "2027-12-31",
            "meetings": [{"id": f"M{number}", "window": week} for number, week in enumerate(weeks)],
        },
    })  # fmt: skip


def rows(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"date": date, "role": "writer", "member": name} for date, name in pairs]


def test_slots_are_divided_equally() -> None:
    assert accounts(network(["Ada", "Bo", "Cleo"], 3)) == {"Ada": (0, 1.0), "Bo": (0, 1.0), "Cleo": (0, 1.0)}


def test_entitlements_are_rounded_to_a_hundredth_duty() -> None:
    ledger = accounts(network(["Ada", "Bo", "Cleo"], 2))
    assert ledger["Ada"] == (0, 0.67)


def test_the_history_counts_on_both_sides() -> None:
    problem = network(["Ada", "Bo"], 1, history=rows(("2026-03", "Ada"), ("2026-Q4", "Ada")))
    assert accounts(problem) == {"Ada": (2, 1.5), "Bo": (0, 1.5)}


def test_the_season_can_be_left_out() -> None:
    problem = network(["Ada", "Bo"], 3, history=rows(("2026-03", "Ada"), ("2026-Q4", "Ada"), ("2026-11", "Bo")))
    recorded = Ledger(problem)
    assert [recorded.account(name, "writer") for name in problem.people] == [
        Account(2, Fraction(3, 2)), Account(1, Fraction(3, 2))
    ]  # fmt: skip


def test_a_newcomer_starts_level() -> None:
    members = ["Ada", {"name": "Bo", "joined": "2026-06-01"}]
    problem = network(members, 1, history=rows(("2026-03-01", "Ada"), ("2026-09-01", "Ada")))
    assert accounts(problem) == {"Ada": (2, 2.0), "Bo": (0, 1.0)}


def test_leave_and_leaving_take_the_share_away_being_busy_does_not() -> None:
    members = ["Ada", {"name": "Bo", "leave": ["2027-03-01..2027-03-31"]}, {"name": "Cleo", "left": "2026-12-31"}]
    problem = network(members).with_(
        season={"availability": {"away": {"Ada": "2027-03-08..2027-03-11"}}}
    )
    assert accounts(problem) == {"Ada": (0, 1.0), "Bo": (0, 0.0), "Cleo": (0, 0.0)}


def test_individual_shares() -> None:
    assert accounts(network(["Ada", {"name": "Bo", "share": 0.5}], 3)) == {"Ada": (0, 2.0), "Bo": (0, 1.0)}


def test_only_the_eligible_share() -> None:
    members = [{"name": "Ada", "tags": ["senior"]}, "Bo", {"name": "Cleo", "tags": ["senior"]}]
    problem = network(members, 1, roles={"writer": {"eligible": ["senior"]}})
    assert accounts(problem) == {"Ada": (0, 0.5), "Bo": (0, 0.0), "Cleo": (0, 0.5)}


ROLES = {
    "convener": {"holder": "Ada"},
    "planner": {"count": 3, "includes": "convener"},
    "writer": {"not_with": "planner"},
}


def test_slots_taken_by_rule_count_on_neither_side() -> None:
    problem = network(["Ada", "Bo", "Cleo", "Dan", "Ea"], 2, roles=ROLES)
    assert accounts(problem, "planner") == {
        "Ada": (0, 0.0), "Bo": (0, 1.0), "Cleo": (0, 1.0), "Dan": (0, 1.0), "Ea": (0, 1.0)
    }  # fmt: skip


def test_who_is_barred_by_a_fixed_role_does_not_share() -> None:
    problem = network(["Ada", "Bo", "Cleo", "Dan", "Ea"], 2, roles=ROLES)
    assert accounts(problem)["Ada"] == (0, 0.0)
    assert accounts(problem)["Bo"] == (0, 0.5)


def test_past_duties_bound_by_rule_count_on_neither_side() -> None:
    history = [{"date": "2026-03", "role": "planner", "member": name} for name in ("Ada", "Bo", "Cleo")]
    problem = network(["Ada", "Bo", "Cleo"], 1, roles=ROLES, history=history)
    assert accounts(problem, "planner") == {"Ada": (0, 0.0), "Bo": (1, 2.0), "Cleo": (1, 2.0)}


def test_holders_no_longer_listed_are_left_out_and_told() -> None:
    problem = network(["Ada", "Bo"], 1, history=rows(("2026-03", "Gone"), ("2026-04", "Ada")))
    ledger = Ledger(problem, netplan.candidates(problem).first_days)
    assert ledger.unlisted == ["Gone"]
    assert accounts(problem) == {"Ada": (1, 1.0), "Bo": (0, 1.0)}


def test_written_holders_and_aims_set_the_number_of_slots() -> None:
    roles = {"writer": {"count": "1-3", "aim": 2}}
    problem = network(["Ada", "Bo", "Cleo"], 3, roles=roles)
    meetings = [{"id": "M0", "window": "week 10", "writer": ["Ada", "?", "?"]}, {"id": "M1", "window": "week 20"}]
    problem = problem.with_(season={"meetings": [*meetings, {"id": "M2", "window": "week 30", "writer": "Bo"}]})
    assert accounts(problem)["Ada"] == (0, 2.0)  # 3 + 2 + 1 slots on three people


def test_the_entitlement_is_exact_in_hundredths() -> None:
    problem = network(["Ada", "Bo", "Cleo"], 1)
    ledger = Ledger(problem, netplan.candidates(problem).first_days)
    assert ledger.account("Ada", "writer").entitlement == Fraction(33, 100)


def test_a_fixed_role_within_another_is_bound_to_it() -> None:
    roles = {"convener": {"holder": "Ada", "within": "planner"}, "planner": {"count": 2}}
    problem = network(["Ada", "Bo", "Cleo"], 2, roles=roles)
    assert accounts(problem, "planner") == {"Ada": (0, 0.0), "Bo": (0, 1.0), "Cleo": (0, 1.0)}


def test_bonds_go_through_a_third_role() -> None:
    roles = {
        "convener": {"holder": "Ada"},
        "planner": {"count": 2, "includes": "convener"},
        "board": {"count": 3, "includes": "planner"},
    }
    problem = network(["Ada", "Bo", "Cleo", "Dan"], 1, roles=roles)
    assert problem.bound("Ada", "board", "M0") and problem.inside("convener", "board")
    assert accounts(problem, "board") == {"Ada": (0, 0.0), "Bo": (0, 0.67), "Cleo": (0, 0.67), "Dan": (0, 0.67)}


def test_what_an_outsider_does_is_nobody_elses_share() -> None:
    problem = network(["Ada", "Bo"], 2, roles={"writer": {"external": True}})
    meetings = [{"id": "M0", "window": "week 10", "writer": "Guest"}, {"id": "M1", "window": "week 20"}]
    assert accounts(problem.with_(season={"meetings": meetings})) == {"Ada": (0, 0.5), "Bo": (0, 0.5)}
    assert not problem.bound("Guest", "writer", "M0")


def test_an_outsider_who_may_be_chosen_takes_a_full_share() -> None:
    roles = {"writer": {"external": True, "eligible": ["Ada", "Bo", "COK"]}}
    history = rows(("2026-03", "COK"), ("2026-06", "Ada"), ("2026-09", "Gone"))
    problem = network(["Ada", "Bo", "Cleo"], 2, roles=roles, history=history)
    expected = {"Ada": (1, 1.33), "Bo": (0, 1.33), "Cleo": (0, 0.0)}  # four duties among three, COK's too
    assert accounts(problem) == expected
    assert Ledger(problem, netplan.candidates(problem).first_days).unlisted == ["Gone"]
    meetings = [{"id": "M0", "window": "week 10", "writer": "COK"}, {"id": "M1", "window": "week 20"}]
    assert accounts(problem.with_(season={"meetings": meetings})) == expected


def test_a_rule_that_excludes_two_roles_of_one_group_takes_the_share_away() -> None:
    roles = {
        "convener": {"holder": "Ada"}, "planner": {"count": 3, "includes": "convener"}, "chair": {"within": "planner"},
    }  # fmt: skip
    free = network(["Ada", "Bo", "Cleo"], 1, roles=roles, rules=["one_duty"])
    assert accounts(free, "chair")["Ada"] == (0, 0.33)
    barred = network(["Ada", "Bo", "Cleo"], 1, roles=roles, rules=[{"not_with": ["chair", "convener"]}])
    assert accounts(barred, "chair") == {"Ada": (0, 0.0), "Bo": (0, 0.5), "Cleo": (0, 0.5)}


def test_a_history_that_reaches_into_the_season_is_refused() -> None:
    with pytest.raises(netplan.InputError, match="the history goes on to 2027-02-15") as caught:
        network(["Ada", "Bo"], 1, history=rows(("2026-03", "Ada"), ("2027-02-15", "Bo")))
    assert caught.value.field == "network.history[1].date"
