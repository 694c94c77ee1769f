"""The second opinion: whatever is changed in a sound plan is found."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import netplan
from netplan.plan import Level

ROOT = Path(__file__).parents[1]


@cache
def solved() -> tuple[netplan.Problem, netplan.Plan]:
    problem = netplan.read(ROOT / "examples/benchmark_network/network.yaml").with_(network={"language": "en"})
    return problem, netplan.solve(problem, workers=1).require_plan()


def found(plan: netplan.Plan) -> list[str]:
    problem, _ = solved()
    return [str(one.sentence) for one in netplan.verify(problem, plan) if one.level is Level.ERROR]


def changed(meeting: str, **fields: Any) -> netplan.Plan:
    """Return the sound plan with one meeting changed; its figures are left out, so that only the change is found."""
    _, plan = solved()
    meetings = [
        one.model_copy(update=fields) if one.id == meeting else one
        for one in (one.model_copy(update={"attendance": None}) for one in plan.meetings)
    ]
    return plan.model_copy(update={"meetings": tuple(meetings), "wishes": ()})


def with_holders(meeting: str, **holders: tuple[str, ...]) -> netplan.Plan:
    _, plan = solved()
    return changed(meeting, roles={**plan.by_id[meeting].roles, **holders})


def test_a_sound_plan_has_no_findings() -> None:
    problem, plan = solved()
    assert netplan.verify(problem, plan) == ()


def test_a_missing_and_an_unknown_meeting() -> None:
    _, plan = solved()
    assert found(plan.model_copy(update={"meetings": plan.meetings[1:], "wishes": ()})) == ["M1 is not in the plan"]
    stranger = plan.meetings[0].model_copy(update={"id": "M9"})
    more = plan.model_copy(update={"meetings": (*plan.meetings, stranger), "wishes": ()})
    assert found(more) == ["the plan has a meeting M9 that the season does not list"]
    twice = plan.model_copy(update={"meetings": (*plan.meetings, plan.meetings[0]), "wishes": ()})
    assert "M1 stands more than once in the plan" in found(twice)


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        (lambda: changed("M1", venue="Aarhus"), 'M1 is in "Aarhus", which is no venue of the network'),
        (lambda: changed("M1", venue=None), "M1 has no venue"),
        (lambda: with_holders("M3", minute_taker=("Xerxes",)), "Xerxes, referent of M3, is no member"),
        (
            lambda: with_holders("M3", minute_taker=("Berrit",)),
            "Berrit, referent of M3, is no member; perhaps Berit is meant",
        ),
        (lambda: with_holders("M3", clown=("Kis",)), 'M3 has an unknown role "clown"'),
        (lambda: with_holders("M3", minute_taker=("Kis", "Kis")), "Kis stands twice as referent of M3"),
        (lambda: with_holders("M1", minute_taker=("Kis",)), "Berit was decided as referent of M1"),
    ],
)
def test_what_makes_a_plan_no_plan(plan: Any, sentence: str) -> None:
    assert sentence in found(plan())


def test_a_rota_by_hand_that_names_no_venue_at_all_gets_one_warning() -> None:
    problem, plan = solved()
    bare = tuple(one.model_copy(update={"venue": None, "attendance": None}) for one in plan.meetings)
    by_hand = plan.model_copy(update={"meetings": bare, "wishes": (), "status": "unknown"})
    (one,) = netplan.verify(problem, by_hand)
    assert (one.level, str(one.sentence), one.amount) == (Level.WARNING, "the plan names no venues", 3)
    partly = by_hand.model_copy(update={"meetings": (plan.meetings[0], *bare[1:])})
    assert found(partly) == ["M2 has no venue", "M3 has no venue"]
    assert "M1 has no venue" in found(by_hand.model_copy(update={"status": "optimal"}))  # netplan never leaves one out


def test_a_date_outside_the_window_and_wrong_hours() -> None:
    _, plan = solved()
    one = plan.by_id["M2"]
    later = dt.timedelta(days=7)
    moved = changed("M2", date=one.date + later, start=one.start + later, end=one.end + later)
    (said,) = (line for line in found(moved) if "window" in line)
    assert said == "M2 on 5 Jul 2013 lies outside its window (June 2013)"
    assert found(changed("M2", end=one.end + dt.timedelta(hours=1))) == ["M2 does not have the hours that were set"]


def test_a_stated_wish_or_attendance_that_is_not_true() -> None:
    _, plan = solved()
    wishes = [one.model_copy(update={"value": 1.0}) if one.wish == "even_spacing" else one for one in plan.wishes]
    assert found(plan.model_copy(update={"wishes": tuple(wishes)})) == [
        "the plan states 1 for even_spacing, its decisions give 34"
    ]
    first = plan.meetings[0]
    assert first.attendance is not None
    figures = first.attendance.model_copy(update={"not_asked": 8})
    rest = (first.model_copy(update={"attendance": figures}), *plan.meetings[1:])
    assert found(plan.model_copy(update={"meetings": rest})) == [
        "the plan's figures for who can come to M1 are wrong"
    ]


def test_a_plan_read_back_is_as_sound(tmp_path: Path) -> None:
    problem, plan = solved()
    for name in ("plan.json", "plan.yaml", "plan.csv"):
        back = netplan.read_plan(netplan.write(plan, tmp_path / name), problem=problem)
        assert netplan.verify(problem, back) == (), name
        assert back.season_from == problem.season.from_


def test_a_plan_of_another_version_of_the_problem_is_noted() -> None:
    problem, plan = solved()
    edited = problem.with_(network={"name": "The network"})
    (note,) = netplan.verify(edited, plan)
    assert (note.level, note.sentence) == (Level.NOTE, "the plan was made from another version of this file")
    assert netplan.verify(edited, plan.model_copy(update={"problem_sha256": ""})) == ()
