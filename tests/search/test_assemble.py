"""What a plan says about holders, states and loads, whoever chose them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from netplan.audit import verify
from netplan.io import read_plan, write
from netplan.plan import Level, Plan
from netplan.rules.one_duty import OneDuty
from tiny import during, errors, held, make, on, planned, solved

HAND: dict[str, Any] = {"presenter": {"count": "0-9", "fill": "by hand", "external": True}}
CHAIR = {"within": "planner", "decided_by": "planner", "count": "1-2"}
LATER: dict[str, Any] = {"planner": {"count": 2}, "chair": CHAIR}


def opened(plan: Plan, meeting: str = "M1") -> list[tuple[str, str | None]]:
    return [(slot.role, slot.by) for slot in plan.by_id[meeting].open]


def duties(plan: Plan, role: str, meeting: str = "M1") -> list[tuple[str, str]]:
    return [(name, state) for key, name, state in plan.by_id[meeting].held() if key == role]


def test_outsiders_are_not_counted_among_the_duties_that_members_share() -> None:
    roles = {"presenter": {"external": True}}
    decided = on("M1", "03-05", presenter="Guest")
    plan = solved(make(decided, on("M2", "03-12"), members="Anna", roles=roles))
    assert plan.by_id["M1"].holders("presenter") == ("Guest",)
    assert plan.notes == ()
    (said,) = solved(make(decided, on("M2", "03-12"), on("M3", "03-19"), members="Anna", roles=roles)).notes
    assert said.startswith("2 duties (presenter) fall to 1 people")


def test_only_what_must_be_is_forced_by_counting() -> None:
    meetings = (on("M1", "03-05"), on("M2", "03-12"))
    wished = solved(make(*meetings, members="Anna Bo", roles={"planner": {"count": "1-2", "aim": 2}}))
    assert [len(one.holders("planner")) for one in wished.meetings] == [2, 2]
    assert wished.notes == ()
    (said,) = solved(make(*meetings, members="Anna Bo", roles={"planner": {"count": 2}})).notes
    assert said.startswith("4 duties (planner) fall to 2 people")


@pytest.mark.parametrize("rules", [(), (OneDuty(),)])
def test_a_tentative_holder_of_a_role_filled_by_hand_binds_nobody(rules: tuple[Any, ...], tmp_path: Path) -> None:
    roles = {**HAND, "scribe": {}}
    problem = make(
        on("M1", "03-05", presenter={"tentative": "Anna"}, scribe="Anna"), roles=roles, rules=rules,
        away={"Bo": "03-05"},
    )  # fmt: skip
    plan = solved(problem)
    assert (duties(plan, "presenter"), opened(plan)) == ([("Anna", "tentative")], [])
    assert [one.wish for one in plan.wishes] == ["lot"]
    for name in ("plan.json", "plan.csv"):
        assert verify(problem, read_plan(write(plan, tmp_path / name), problem=problem)) == ()
    assert errors(problem, held("M1", "03-05", presenter="Carl", scribe="Anna")) == []


def test_who_is_hoped_for_and_cannot_come_is_a_note() -> None:
    members = [{"name": "Anna"}, {"name": "Bo", "left": "2013-01-31"}, "Carl"]
    tentative = [{"tentative": "Anna"}, {"tentative": "Bo"}]
    problem = make(on("M1", "03-05", presenter=tentative), members=members, roles=HAND, away={"Anna": "03-05"})
    plan = solved(problem)
    assert duties(plan, "presenter") == [("Anna", "tentative"), ("Bo", "tentative")]
    notes = {one.rule: (one.level, str(one.sentence)) for one in verify(problem, plan)}
    assert notes == {
        "present": (Level.NOTE, "Anna cannot come on 5 Mar 2013 but is hoped for as presenter of M1"),
        "eligible": (Level.NOTE, "Bo is no member or on leave on 5 Mar 2013 but is hoped for as presenter of M1"),
    }


def test_a_decided_holder_of_a_role_filled_by_hand_has_to_come() -> None:
    problem = make(on("M1", "03-05", presenter="Anna"), roles=HAND, away={"Anna": "03-05"})
    (finding,) = errors(problem, held("M1", "03-05", presenter="Anna"))
    assert finding.rule == "present"


def test_a_place_left_open_by_hand_is_listed_and_no_wish_counts_it() -> None:
    plan = solved(make(on("M1", "03-05", presenter=["Anna", "?"]), roles=HAND))
    assert (duties(plan, "presenter"), opened(plan)) == ([("Anna", "accepted")], [("presenter", None)])
    assert [one.wish for one in plan.wishes] == ["lot"]
    assert opened(solved(make(on("M1", "03-05", presenter="Anna"), roles=HAND))) == []


@pytest.mark.parametrize(
    ("chair", "shown"),
    [
        ({"tentative": "Anna"}, [("Anna", "tentative")]),
        (["Anna", "?"], [("Anna", "accepted")]),
        (["Anna", {"tentative": "Bo"}], [("Anna", "accepted"), ("Bo", "tentative")]),
    ],
)
def test_what_is_open_in_a_deferred_role_is_left_to_those_who_decide(chair: Any, shown: list[Any]) -> None:
    problem = make(on("M1", "03-05", chair=chair, planner=["Anna", "Carl"]), roles=LATER)
    plan = solved(problem)
    assert (duties(plan, "chair"), opened(plan)) == (shown, [("chair", "planner")])
    assert verify(problem, plan) == ()


def test_a_deferred_role_that_is_proposed_keeps_whom_people_hope_for() -> None:
    problem = make(on("M1", "03-05", chair={"tentative": "Anna"}, planner=["Anna", "Carl"]), roles=LATER)
    plan = solved(problem, propose=("chair",))
    assert (duties(plan, "chair"), opened(plan)) == ([("Anna", "tentative")], [])
    away = make(
        on("M1", "03-05", chair={"tentative": "Bo"}, planner=["Anna", "Carl"]), roles=LATER, away={"Bo": "03-05"}
    )
    ((_, state),) = duties(solved(away, propose=("chair",)), "chair")
    assert state == "proposed"


def test_a_deferred_list_without_room_is_decided() -> None:
    plan = solved(make(on("M1", "03-05", chair="Anna", planner=["Anna", "Carl"]), roles=LATER))
    assert (duties(plan, "chair"), opened(plan)) == ([("Anna", "accepted")], [])


def test_what_was_tentative_and_stays_is_tentative() -> None:
    hopes = {"date": "2013-03-06", "venue": "Vejle", "scribe": "Anna"}
    meeting = during("M1", "03-05", "03-06", **{key: {"tentative": hope} for key, hope in hopes.items()})
    venues, roles = ("Odense", "Vejle"), dict[str, Any](scribe={})
    kept = solved(make(meeting, roles=roles, venues=venues)).by_id["M1"].states
    assert kept == {"date": ("tentative",), "venue": ("tentative",), "scribe": ("tentative",)}
    closed = ("Odense", {"name": "Vejle", "closed": "03-06"})
    given_up = solved(make(meeting, members="Anna Bo", roles=roles, venues=closed, away={"Anna": "03-06"})).by_id["M1"]
    assert (given_up.date.day, given_up.venue, given_up.states["date"]) == (5, "Vejle", ("proposed",))


def test_recorded_years_count_for_roles_that_do_not_rotate() -> None:
    roles = {**HAND, **LATER, "convener": {"holder": "Carl"}}
    history = ("2012-12-04 presenter Anna", "2012-12-04 chair Bo", "2012-12-04 convener Bo", "2012-12-04 convener Carl",
               "2012-12-04 chair Gone")  # fmt: skip
    plan = solved(make(on("M1", "03-05", presenter="Anna"), roles=roles, history=history))
    rows = {(row.person, row.role): (row.done, row.fixed) for row in plan.loads if row.entitlement is None}
    assert rows == {
        ("Anna", "presenter"): (2, 0),
        ("Bo", "chair"): (1, 0),
        ("Bo", "convener"): (1, 0),
        ("Carl", "convener"): (0, 1),
    }


def test_the_season_knows_its_first_day() -> None:
    problem = make(on("M1", "03-05"))
    assert solved(problem).season_from == problem.season.from_
    assert planned(problem, held("M1", "03-05")).season_from is None
