from __future__ import annotations

from typing import Any

from netplan.rules.debts import debts
from netplan.rules.longest_since import LongestSince
from netplan.rules.turns import Turns
from tiny import held, make, on, solved, worth

ROLES: dict[str, Any] = {"chair": {}, "notes": {}, "host": {"holder": "Anna"}}


def owed(*history: str, roles: tuple[str, ...] = ("chair", "notes")) -> list[str]:
    """Return who is owed a turn after a history, by whom."""
    problem = make(on("M1", "03-05"), roles=ROLES, history=history)
    return [f"{debt.owed} by {debt.by} as {debt.role}" for debt in debts(problem, roles)]


def test_a_turn_taken_by_somebody_else_is_owed() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES, history=("2012-10-02 chair Carl", "2012-11-06 chair Bo Anna ill"))
    (debt,) = debts(problem)
    assert (debt.owed, debt.by, debt.role, str(debt.day), debt.meeting, debt.reason) == (
        "Anna", "Bo", "chair", "2012-11-06", 1, "ill",
    )  # fmt: skip


def test_the_next_duty_gives_it_back() -> None:
    taken = ("2012-10-02 chair Bo Anna", "2012-10-09 chair Carl Anna")
    assert owed(*taken) == ["Anna by Bo as chair", "Anna by Carl as chair"]
    assert owed(*taken, "2012-11-06 notes Anna") == []
    assert owed(*taken, "2012-11-06 notes Anna", roles=("chair",)) == ["Anna by Bo as chair", "Anna by Carl as chair"]
    assert owed("2012-09-04 chair Anna", *taken[:1]) == ["Anna by Bo as chair"]  # an earlier duty does not


def test_a_swap_owes_nothing_once_both_have_served() -> None:
    assert owed("2012-10-02 chair Bo Anna", "2012-11-06 chair Anna Bo") == []


def test_who_takes_the_turn_of_somebody_else_still_owes_it() -> None:
    assert owed("2012-10-02 chair Bo Anna", "2012-11-06 chair Anna Carl") == ["Carl by Anna as chair"]


def test_who_has_another_of_the_roles_at_that_meeting_is_owed_nothing() -> None:
    assert owed("2012-10-02 chair Bo Anna", "2012-10-02 notes Anna Bo") == []
    assert owed("2012-10-02 chair Bo Anna", "2012-10-02 notes Anna Bo", roles=("chair",)) == ["Anna by Bo as chair"]


def test_a_duty_bound_by_a_rule_gives_nothing_back() -> None:
    assert owed("2012-10-02 chair Bo Anna", "2012-11-06 host Anna", roles=("chair", "host")) == ["Anna by Bo as chair"]


def test_nothing_is_owed_to_who_is_no_member_or_was_displaced_by_nobody() -> None:
    assert owed("2012-10-02 chair Bo Gunnar", "2012-10-09 chair Gunnar Anna") == ["Anna by Gunnar as chair"]
    assert owed("2012-10-02 chair Anna Anna") == []


def test_the_oldest_debt_goes_first() -> None:
    days = {"M1": "03-05", "M2": "03-12", "M3": "03-19"}
    rows = ("2012-10-02 chair Anna", "2012-10-09 chair Carl Bo", "2012-10-16 chair Carl Anna")
    for rule in (LongestSince(roles=("chair",)), Turns(roles=("chair",), by="fewest"),
                 Turns(roles=("chair",), by="cyclic"), Turns(roles=("chair",), by="batch")):  # fmt: skip
        problem = make(*(on(*day) for day in days.items()), roles={"chair": {}}, rules=(rule,), history=rows)
        chairs = [one.roles["chair"][0] for one in solved(problem).meetings]
        assert chairs[:2] == ["Bo", "Anna"], rule
        assert worth(problem, rule, held("M1", "03-05", chair="Anna")) == 1, rule
        assert worth(problem, rule, held("M1", "03-05", chair="Carl")) == 2, rule
