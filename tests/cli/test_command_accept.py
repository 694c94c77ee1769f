"""netplan accept: what it writes into the season's file and the plan, and what it prints."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import netplan
from commands import BENCHMARK, run
from netplan.io.data_out import json_text

FILE = """\
# the contract
netplan: 1
network:
  id: duo
  name: Duo
  members: [Ada Holm, Bo, Cleo]
  roles:
    host: {}         # who opens the door
    writer: {not_with: host}
  venues: [Odense, Vejle]
season:
  name: "2027"
  from: 2027-01-01
  to: 2027-12-31
  meetings:
    # the first of the year
    - id: M1
      window: week 10   # after the holidays
      host: ada
    - {series: W, count: 1-2, window: Q2}   # as many as we need
    - {id: M3, window: week 40, venue: Vejle}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "network.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.fixture
def plan(file: Path) -> Path:
    return netplan.write(netplan.solve(netplan.read(file), workers=1).require_plan(), file.with_name("plan.json"))


def test_everything_is_written_at_its_place_and_nothing_else_changes(file: Path, plan: Path) -> None:
    before = netplan.read_plan(plan)
    done = run("accept", str(plan))
    assert done.exit_code == 0, done.output
    text = file.read_text(encoding="utf-8")
    assert [line for line in FILE.splitlines() if line not in text.splitlines()] == [
        "    - {series: W, count: 1-2, window: Q2}   # as many as we need",
        "    - {id: M3, window: week 40, venue: Vejle}",
    ]
    for comment in ("# the contract", "# who opens the door", "# after the holidays", "# as many as we need"):
        assert comment in text
    assert f"date: {before.by_id['M1'].date}" in text and "host: ada\n" in text
    assert f"+       date: {before.by_id['M1'].date}" in done.output
    assert f"\n{file}:19\n" in done.output
    assert done.output.endswith(f"\nWritten to {file}; from now on this is decided.\n")
    again = netplan.solve(netplan.read(file), workers=1).require_plan()
    assert [(one.date, one.venue, one.roles) for one in again.meetings] == [
        (one.date, one.venue, one.roles) for one in before.meetings
    ]


def test_the_plan_then_says_that_it_is_accepted(file: Path, plan: Path) -> None:
    assert run("accept", str(plan), "M1").exit_code == 0
    marked = netplan.read_plan(plan)
    assert marked.by_id["M1"].state("date") == marked.by_id["M1"].state("writer") == "accepted"
    assert marked.by_id["M3"].state("date") == "proposed"
    assert marked.problem_sha256 == netplan.read(file).sha256
    done = run("accept", str(plan), "M1", "--file", str(file), "--language", "en")
    assert (done.exit_code, done.output) == (0, f"{file} says all of this already.\n")


def test_another_file_can_be_written_and_shown_as_data(file: Path, plan: Path) -> None:
    kept = plan.read_bytes()
    done = run("accept", str(plan), "W", "--out", str(file.with_name("decided.yaml")), "--json")
    shape = json.loads(done.output)
    (change,) = shape["changes"]
    assert shape["file"] == str(file.with_name("decided.yaml"))
    assert change["removed"] == ["    - {series: W, count: 1-2, window: Q2}   # as many as we need"]
    day = netplan.read_plan(plan).by_id["W-1"].date
    assert f"{{series: W, count: 1-2, window: Q2, each: {{1: {{date: {day}, " in change["added"][0]
    assert (file.read_text(encoding="utf-8"), plan.read_bytes()) == (FILE, kept)


def test_the_file_is_found_above_the_plan_or_named_or_asked_for(file: Path, plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    shutil.move(plan, folder / "plan.json")
    assert run("accept", str(folder / "plan.json"), "M1").exit_code == 0
    lone = tmp_path / "far" / "away"
    lone.mkdir(parents=True)
    shutil.copy(folder / "plan.json", lone / "plan.json")
    done = run("accept", str(lone / "plan.json"), "M1")
    assert done.exit_code == 2
    assert "there is no network.yaml beside" in done.output
    assert "maybe name the season's file: --file FILE" in done.output


def test_a_rota_made_by_hand_can_be_accepted(file: Path, tmp_path: Path) -> None:
    rota = tmp_path / "rota.csv"
    rota.write_text("meeting,date,role,person\nM1,2027-03-10,writer,Bo\nM1,2027-03-10,host,Ada\n", encoding="utf-8")
    kept = rota.read_bytes()
    done = run("accept", str(rota), "M1")
    assert done.exit_code == 0, done.output
    said = netplan.read(file).by_id["M1"]
    assert (str(said.date and said.date.value), said.roles["writer"].decided) == ("2027-03-10", ("Bo",))
    assert rota.read_bytes() == kept


def test_what_the_plan_breaks_is_said(file: Path, tmp_path: Path) -> None:
    rota = tmp_path / "rota.csv"
    rota.write_text("meeting,date,role,person\nM1,2027-03-10,writer,Ada\nM1,2027-03-10,host,Ada\n", encoding="utf-8")
    done = run("accept", str(rota), "M1")
    assert done.exit_code == 0, done.output
    assert f"The plan breaks rules; netplan repair {file} tells how they can give way:\n" in done.output
    assert done.output.endswith("give way:\nAda Holm is writer and host of M1.\n")


def test_a_json_file_stays_json(tmp_path: Path) -> None:
    problem = netplan.read(BENCHMARK)
    file = tmp_path / "network.json"
    file.write_text(json_text(problem), encoding="utf-8")
    plan = netplan.write(netplan.solve(problem, time_limit=20).require_plan(), tmp_path / "plan.json")
    assert run("accept", str(plan)).exit_code == 0
    after = netplan.read(file)
    assert {one.id: str(one.date and one.date.value) for one in after.meetings} == {
        one.id: str(one.date) for one in netplan.read_plan(plan).meetings
    }


def test_a_meeting_that_is_not_in_the_plan_is_refused_and_nothing_is_written(file: Path, plan: Path) -> None:
    done = run("accept", str(plan), "M2")
    assert done.exit_code == 2
    assert 'the plan has no "M2"' in done.output
    assert file.read_text(encoding="utf-8") == FILE
