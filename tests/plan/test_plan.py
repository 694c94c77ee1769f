"""What comes out: frames, load, and the file's shape."""

from __future__ import annotations

import json
from typing import Any

import pytest

import netplan
from samples import sample_plan


def test_the_frame_has_one_row_for_each_duty_and_open_slot() -> None:
    plan = sample_plan()
    frame = plan.frame()
    assert list(frame.columns) == ["meeting", "date", "start", "end", "venue", "role", "person", "state"]
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
