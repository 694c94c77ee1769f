from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
import yaml

from netplan.accounts import fairness
from netplan.domain import Problem
from netplan.errors import ExportError, InputError
from netplan.io.writer import write
from netplan.plan import OpenSlot, Plan, PlannedMeeting
from samples import sample_plan, sample_problem


def written(plan: Plan, path: Path) -> str:
    assert write(plan, path) == path
    return path.read_bytes().decode()


def cells(plan: Plan, tmp_path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(plan, tmp_path / "plan.csv"))))


def changed(meeting: PlannedMeeting, **fields: object) -> Plan:
    return sample_plan(meetings=(meeting.model_copy(update=fields),))


def test_json_has_every_field_and_reads_back(tmp_path: Path) -> None:
    text = written(sample_plan(), tmp_path / "plan.json")
    data = json.loads(text)
    assert list(data)[:3] == ["netplan", "kind", "network"]
    assert set(data) == {
        "netplan", "kind", "network", "title", "season", "season_from", "language", "timezone", "status", "labels",
        "meetings", "cancelled", "wishes", "load", "subgroups", "notes", "problem_sha256", "seed",
    }  # fmt: skip
    first = data["meetings"][0]
    assert first["start"] == "2013-03-05T10:00:00+01:00"
    assert data["meetings"][1]["start"] == "2013-06-18T10:00:00+02:00"
    assert first["open"] == [{"role": "chair", "by": "planner"}]
    assert first["attendance"]["expected"] == 7.5
    assert "netværk" in text
    assert text.endswith("}\n")
    assert Plan.model_validate(data) == sample_plan()


def test_a_missing_venue_is_null_in_json(tmp_path: Path) -> None:
    data = json.loads(written(changed(sample_plan().meetings[0], venue=None), tmp_path / "plan.json"))
    assert data["meetings"][0]["venue"] is None


def test_yaml_holds_the_same_as_json(tmp_path: Path) -> None:
    as_json = json.loads(written(sample_plan(), tmp_path / "plan.json"))
    assert yaml.safe_load(written(sample_plan(), tmp_path / "plan.yaml")) == as_json


@pytest.mark.parametrize("suffix", [".json", ".yaml", ".yml"])
def test_problem_is_written_in_the_shape_of_its_file(tmp_path: Path, suffix: str) -> None:
    problem = sample_problem()
    text = write(problem, tmp_path / f"network{suffix}").read_text("utf-8")
    data = yaml.safe_load(text)  # JSON is YAML
    assert data.pop("netplan") == 1
    assert data["season"]["meetings"][2]["minute_taker"] == "?"
    assert data["network"]["closed"][0] == "06-05"
    assert Problem.model_validate(data) == problem


def test_problem_yaml_is_fit_for_people(tmp_path: Path) -> None:
    text = write(sample_problem(), tmp_path / "network.yaml").read_text("utf-8")
    assert text.startswith("netplan: 1\nnetwork:\n  id: benchmark\n  name: Nationalt benchmark-netværk\n")
    assert "    - Henrik\n" in text
    assert "minute_taker: '?'\n" in text
    assert "&id" not in text


def test_csv_has_a_row_for_each_duty(tmp_path: Path) -> None:
    rows = cells(sample_plan(), tmp_path)
    assert len(rows) == 18
    assert rows[1] == {
        "meeting": "M1", "date": "2013-03-05", "start": "10:00", "end": "15:00", "venue": "Odense",
        "role": "planner", "person": "Henrik", "state": "accepted",
    }  # fmt: skip
    assert rows[5]["role"] == "chair"
    assert (rows[5]["person"], rows[5]["state"]) == ("", "open")
    assert rows[-2]["state"] == "proposed"


def test_csv_keeps_a_meeting_without_duties(tmp_path: Path) -> None:
    rows = cells(changed(sample_plan().meetings[0], roles={}, states={}, open=()), tmp_path)
    assert [(row["meeting"], row["role"]) for row in rows] == [("M1", "")]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_csv_runs_nothing_in_a_spreadsheet(tmp_path: Path, start: str) -> None:
    name = f"{start}HYPERLINK(1)"
    plan = changed(sample_plan().meetings[0], roles={"planner": (name,)}, states={}, venue=name)
    row = cells(plan, tmp_path)[0]
    assert row["person"] == row["venue"] == f"'{name}"


def test_csv_times_are_local(tmp_path: Path) -> None:
    start = dt.datetime(2013, 6, 18, 8, tzinfo=dt.UTC)
    row = cells(changed(sample_plan().meetings[1], start=start, end=start + dt.timedelta(hours=5)), tmp_path)[0]
    assert (row["start"], row["end"]) == ("10:00", "15:00")


def test_markdown_can_be_pasted(tmp_path: Path) -> None:
    text = written(sample_plan(), tmp_path / "plan.md")
    lines = text.splitlines()
    assert lines[0] == "# Nationalt benchmark-netværk, 2013"
    assert (
        "| M3 | Tue 3 Dec 2013\\* | 10:00–15:00 | Odense\\* | Sara | Jane, Majbrit, Sara "
        "| open (decided by planlægning) | Maria\\* | 7.5 of 9 |" in lines
    )
    assert "| 1 | As many as possible can come. | 4.5 | members | proven |" in lines
    assert "- mødeleder at M1, M2 and M3: planlægning decides it later" in lines
    assert "- Nine rotating duties fall to eight people, so somebody must serve twice." in lines


def test_markdown_reads_nothing_into_names(tmp_path: Path) -> None:
    plan = changed(sample_plan().meetings[0], venue="a|b *c* <b>d</b>\n# e")
    assert "| a\\|b \\*c\\* \\<b\\>d\\</b\\> # e" in written(plan, tmp_path / "plan.md")


def test_html_is_a_whole_page(tmp_path: Path) -> None:
    text = written(sample_plan(), tmp_path / "plan.HTML")
    assert text.startswith("<!DOCTYPE html>\n<html lang=\"en\">")


@pytest.mark.parametrize("suffix", [".json", ".yaml", ".csv", ".xlsx", ".md", ".html", ".ics"])
def test_the_same_plan_gives_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    first, second = (write(sample_plan(), tmp_path / f"{name}{suffix}") for name in "ab")
    assert first.read_bytes() == second.read_bytes()
    assert b"\r\n" not in first.read_bytes() or suffix in (".ics", ".xlsx")


def test_an_unknown_suffix_lists_the_known(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        write(sample_plan(), tmp_path / "plan.docx")
    assert str(caught.value) == (
        'a plan cannot be written as "plan.docx"\nmaybe choose a file name that ends in one of '
        ".json, .yaml, .yml, .csv, .xlsx, .md, .html and .ics"
    )
    with pytest.raises(InputError, match="a problem cannot be written"):
        write(sample_problem(), tmp_path / "network.ics")
    with pytest.raises(InputError, match="a fairness report cannot be written"):
        write(fairness(sample_problem()), tmp_path / "ledger.ics")
    assert not list(tmp_path.iterdir())


def test_a_stamp_needs_a_time_zone(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no time zone"):
        write(sample_plan(), tmp_path / "plan.ics", stamp=dt.datetime(2013, 1, 1))


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write(sample_plan(), tmp_path / "nowhere" / "plan.json")


def test_an_open_place_beside_holders_is_kept(tmp_path: Path) -> None:
    plan = changed(
        sample_plan().meetings[0], roles={"planner": ("Kis",)}, states={"planner": ("accepted",)},
        open=(OpenSlot(role="planner"),),
    )  # fmt: skip
    rows = cells(plan, tmp_path)
    assert [(row["person"], row["state"]) for row in rows] == [("Kis", "accepted"), ("", "open")]
    assert "| Kis, ? |" in written(plan, tmp_path / "plan.md")
