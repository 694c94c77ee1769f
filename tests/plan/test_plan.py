"""What comes out: frames, load, and the file's shape."""

from __future__ import annotations

import json
from typing import Any

import pytest

import netplan
from netplan.plan import Attendance, LoadRow, WishValue
from samples import sample_plan


def test_the_frame_has_one_row_for_each_duty_and_open_slot() -> None:
    plan = sample_plan()
    frame = plan.frame()
    assert list(frame.columns) == ["meeting", "date", "start", "end", "venue", "role", "person", "state", "because"]
    duties = sum(len(names) for meeting in plan.meetings for names in meeting.roles.values())
    opened = sum(len(meeting.open) for meeting in plan.meetings)
    assert len(frame) == duties + opened
    assert frame.loc[frame["state"] == "open", "person"].isna().all()
    assert str(frame["date"].dtype).startswith("datetime64")
    assert str(frame["start"].dt.tz) == plan.timezone
    first = frame.iloc[0]
    assert first["start"].hour == plan.meetings[0].start.hour


def test_a_meeting_without_duties_is_in_the_frame() -> None:
    plan = sample_plan()
    bare = plan.model_copy(update={"meetings": (plan.meetings[0].model_copy(update={"roles": {}, "open": ()}),)})
    assert bare.frame()["meeting"].tolist() == [plan.meetings[0].id]
    assert bare.frame()[["role", "person"]].isna().all(axis=None)


def test_the_load_is_by_person_and_role() -> None:
    plan = sample_plan()
    load = plan.load()
    assert load.index.names == ["person", "role"]
    assert list(load.columns) == ["done", "entitlement", "balance", "fixed"]
    for row in plan.loads:
        assert load.loc[(row.person, row.role), "done"] == row.done


def test_unknown_fields_of_a_newer_netplan_are_passed_over() -> None:
    plan = sample_plan()
    shape: dict[str, Any] = json.loads(json.dumps(plan.model_dump(mode="json", by_alias=True)))
    shape["invented_later"] = 1
    shape["meetings"][0]["invented_later"] = {"a": 1}
    assert netplan.Plan.model_validate(shape) == plan


def test_require_plan_carries_the_result() -> None:
    result = netplan.Result("unknown")
    with pytest.raises(netplan.NoPlanError) as caught:
        result.require_plan()
    assert caught.value.result is result
    assert netplan.Result("optimal", sample_plan()).require_plan() == sample_plan()


def test_a_copy_forgets_what_was_computed_from_the_old_values() -> None:
    plan = sample_plan()
    assert plan.by_id
    fewer = plan.model_copy(update={"meetings": plan.meetings[:1]})
    assert list(fewer.by_id) == [plan.meetings[0].id]


def test_states_are_as_many_as_holders_or_left_out() -> None:
    shape = sample_plan().model_dump(mode="json", by_alias=True)
    meeting = shape["meetings"][0]
    meeting["roles"]["minute_taker"] = ["Berit", "Kis"]
    with pytest.raises(netplan.InputError, match="M1 has Berit and Kis as minute_taker, but states for 1") as caught:
        netplan.Plan.model_validate(shape)
    assert caught.value.field == "meetings[0].states.minute_taker"
    del meeting["states"]["minute_taker"]
    plan = netplan.Plan.model_validate(shape)
    minutes = [duty for duty in plan.meetings[0].held() if duty[0] == "minute_taker"]
    assert minutes == [("minute_taker", "Berit", "proposed"), ("minute_taker", "Kis", "proposed")]
    assert (plan.frame()["person"] == "Kis").sum() == 2


def test_figures_have_three_decimals_at_most() -> None:
    value = WishValue(wish="attendance", unit="members", value=1 / 3, best=2 / 3, bound=0, proven=False)
    assert (value.value, value.best, value.bound) == (0.333, 0.667, 0)
    row = LoadRow(person="Kis", role="planner", done=1, entitlement=2 / 3, balance=-1e-9)
    assert (row.entitlement, str(row.balance)) == (0.667, "0.0")
    attendance = Attendance(yes=1, if_need_be=1, no=0, no_answer=0, not_asked=0, expected=1 + 1 / 3)
    assert (attendance.expected, attendance.not_preferred, attendance.members) == (1.333, 0, 2)
    assert attendance.model_dump(mode="json")["expected"] == 1.333
    assert row.model_dump(mode="json")["balance"] == 0
