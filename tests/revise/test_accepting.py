"""What a plan has decided, decided in its problem."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

import netplan
from draws import draw_problem
from netplan.audit import verify
from netplan.domain import Problem
from netplan.errors import InputError
from netplan.io.edits import change_file
from netplan.plan import Level, OpenSlot, Plan
from netplan.revise import accepted, accepted_plan
from netplan.rules import Quorum
from tiny import during, held, make, planned, solved
from worlds import problem_of, seeded_world

ROLES: dict[str, Any] = {
    "convener": {"holder": "Anna"}, "planner": {"count": "2-3", "includes": "convener"},
    "chair": {"within": "planner", "decided_by": "planner"}, "scribe": {"not_with": "planner"},
    "timer": {"count": "0-1"},
}  # fmt: skip
WORKGROUP = {"series": "W", "count": "1-3", "window": "2013-04-01..2013-04-30"}


def problem(*meetings: dict[str, Any], **more: Any) -> Problem:
    return make(*meetings, members="Anna Bo Carl Dorte", roles=ROLES, venues=("Odense", "Vejle"), **more)


def decided_by(plan: Plan) -> list[Any]:
    return [(one.id, one.start, one.end, one.venue, one.roles) for one in plan.meetings]


def written(problem: Problem, place: int = 0) -> dict[str, Any]:
    shape: dict[str, Any] = problem.season.meetings[place].shape()
    return shape


def test_date_venue_and_holders_are_written_as_people_write_them() -> None:
    before = problem(during("M1", "03-04", "03-08", planner=["Bo", "?"], scribe={"tentative": "Carl"}, timer="maybe"))
    plan = planned(before, held("M1", "03-05", "Vejle", convener="Anna", planner="Anna Bo", scribe="Carl"))
    plan = plan.model_copy(update={"meetings": (
        plan.meetings[0].model_copy(update={"open": (OpenSlot(role="chair", by="planner"),)}),
    )})  # fmt: skip
    assert written(accepted(before, plan)) == {
        "id": "M1", "window": "2013-03-04..2013-03-08", "date": "2013-03-05", "venue": "Vejle",
        "planner": ["Bo", "Anna"], "scribe": "Carl", "timer": "none",
    }  # fmt: skip


def test_the_accepted_problem_has_that_plan_and_no_other() -> None:
    before = problem(during("M1", "03-04", "03-08", timer="maybe"), WORKGROUP, during("M2", "05-06", "05-10"))
    plan = solved(before)
    after = accepted(before, plan)
    again = netplan.solve(after, seed=7, workers=1).require_plan()
    assert decided_by(again) == decided_by(plan)
    assert {state for one in again.meetings for states in one.states.values() for state in states} == {"accepted"}
    assert accepted(after, again) is after


def test_only_the_meetings_named_are_decided_and_the_others_stay_as_they_are() -> None:
    before = problem(during("M1", "03-04", "03-08"), WORKGROUP, during("M2", "05-06", "05-10"))
    plan = solved(before)
    after = accepted(before, plan, ["M2"])
    assert after.season.meetings[:2] == before.season.meetings[:2]
    assert written(after, 2)["date"] == str(plan.by_id["M2"].date)


def test_meetings_of_a_series_are_decided_by_number_and_take_place() -> None:
    before = problem(WORKGROUP)
    plan = planned(before, held("W-1", "04-02", "Odense", planner="Anna Bo", scribe="Carl"),
                   held("W-2", "04-09", "Vejle", planner="Anna Carl", scribe="Bo"))  # fmt: skip
    one = accepted(before, plan, ["W-2"])
    assert written(one)["count"] == "2-3"
    assert written(one)["each"] == {
        "2": {"date": "2013-04-09", "venue": "Vejle", "planner": ["Anna", "Carl"], "scribe": "Bo"}
    }
    assert written(accepted(one, plan, ["W"]))["count"] == "2-3"
    both = accepted(one, plan)
    assert (written(both)["count"], list(written(both)["each"])) == (2, ["1", "2"])
    assert [meeting.id for meeting in solved(both).meetings] == ["W-1", "W-2"]


def test_other_hours_than_the_usual_ones_are_written() -> None:
    before = problem(during("M1", "03-04", "03-08"))
    plan = planned(before, held("M1", "03-05", hours="12:00-13:00", planner="Anna Bo", scribe="Carl"))
    after = accepted(before, plan)
    assert written(after)["time"] == "12:00-13:00"
    (candidate,) = netplan.candidates(after).by_meeting["M1"]
    assert (candidate.start, candidate.end) == (plan.meetings[0].start, plan.meetings[0].end)


def test_whoever_was_to_be_asked_again_comes() -> None:
    before = problem(during("M1", "03-05", "03-06"), rules=(Quorum(at_least="4"),), away={"Bo": "03-05 03-06"})
    plan = planned(before, held("M1", "03-05", "Vejle", asked="Bo", convener="Anna", planner="Anna Carl", scribe="Bo"))
    after = accepted(before, plan)
    assert after.season.availability.anyway == {"Bo": (plan.meetings[0].date,)}
    assert [one.rule for one in verify(before, plan) if one.level is Level.ERROR] == ["answers"]
    assert [one.rule for one in verify(after, plan) if one.level is Level.ERROR] == []
    assert decided_by(netplan.solve(after, workers=1).require_plan()) == decided_by(plan)


def test_a_place_that_somebody_declined_is_open_again() -> None:
    before = problem(during("M1", "03-04", "03-08"), during("M2", "03-11", "03-15"))
    plan = planned(before, held("M1", "03-05", planner="Anna Bo Carl", scribe="Dorte"),
                   held("M2", "03-12", planner="Anna Carl", scribe="Dorte"))  # fmt: skip
    plan = plan.marked("declined", ["M1"], people=["Bo"]).marked("declined", ["M2"], people=["Dorte"])
    after = accepted(before, plan)
    assert written(after, 0)["planner"] == ["Anna", "Carl", "?"]
    assert written(after, 1)["scribe"] == "?"


def test_who_is_only_hoped_for_in_a_role_that_others_fill_stays_so() -> None:
    roles = {"talk": {"count": "0-9", "fill": "by hand"}}
    before = make(during("M1", "03-04", "03-08", talk=[{"tentative": "Anna"}, "?"]), roles=roles)
    plan = solved(before)
    after = accepted(before, plan)
    assert written(after)["talk"] == [{"tentative": "Anna"}, "?"]
    marked = accepted_plan(after, plan)
    assert (marked.meetings[0].state("talk", "Anna"), marked.meetings[0].state("date")) == ("tentative", "accepted")


def test_the_plan_says_that_its_decisions_are_accepted_but_what_is_done_or_declined() -> None:
    before = problem(during("M1", "03-04", "03-08"), during("M2", "03-11", "03-15"))
    plan = solved(before).marked("done", ["M1"])
    scribe = plan.by_id["M2"].holders("scribe")[0]
    plan = plan.marked("declined", ["M2"], ["scribe"], [scribe])
    after = accepted(before, plan, ["M2"])
    marked = accepted_plan(after, plan, ["M2"])
    assert marked.by_id["M1"] == plan.by_id["M1"]
    assert marked.by_id["M2"].state("date") == marked.by_id["M2"].state("planner", "Anna") == "accepted"
    assert marked.by_id["M2"].state("scribe", scribe) == "declined"
    assert marked.problem_sha256 == after.sha256
    assert accepted_plan(before, plan).by_id["M1"].state("date") == "done"


@pytest.mark.parametrize("number", range(40))
def test_whatever_netplan_planned_is_kept_whole(number: int) -> None:
    """Of small problems of any shape: with what their plans decided they have these plans and no others."""
    before = draw_problem(Random(number))
    plan = netplan.solve(before, workers=1).plan
    if plan is None:
        return
    after = accepted(before, plan)
    again = netplan.solve(after, seed=1, workers=1)
    assert again.status == "optimal"
    assert decided_by(again.require_plan()) == decided_by(plan)
    assert [one for one in verify(after, plan) if one.level is Level.ERROR] == []
    assert accepted(after, plan) == after


@pytest.mark.parametrize("number", range(12))
def test_it_can_be_written_into_files_of_any_shape(number: int, tmp_path: Path) -> None:
    file = tmp_path / ("network.json" if number % 2 else "network.yaml")
    netplan.write(problem_of(seeded_world(number)), file)
    before = netplan.read(file)
    plan = netplan.solve(before, time_limit=5, workers=1).plan
    if plan is not None:
        after = accepted(before, plan)
        change_file(file, before, after)
        assert netplan.read(file).sha256 == after.sha256


def test_what_the_season_does_not_have_is_refused() -> None:
    before = problem(during("M1", "03-04", "03-08"))
    plan = planned(before, held("M1", "03-05", planner="Anna Bo", scribe="Carl"))
    with pytest.raises(InputError, match='the plan has no "M7"'):
        accepted(before, plan, ["M7"])
    with pytest.raises(InputError, match='the plan has a meeting "M9", and the season has none'):
        accepted(before, planned(before, held("M9", "03-05")))
    with pytest.raises(InputError, match="the plan is for"):
        accepted(before, plan.model_copy(update={"season": "2014"}))
    with pytest.raises(InputError, match="Kurt"):
        accepted(before, planned(before, held("M1", "03-05", planner="Anna Kurt", scribe="Carl")))


def test_the_next_season_starts_from_what_was_accepted() -> None:
    before = problem(during("M1", "03-04", "03-08"), WORKGROUP)
    plan = solved(before)
    after = accepted(before, plan)
    following = after.next_season(solved(after))
    assert following.network.history == before.next_season(plan).network.history
    assert [(one.date, one.venue, one.roles) for one in following.meetings] == [(None, None, {})] * 2
    assert netplan.solve(following, workers=1).status == "optimal"
