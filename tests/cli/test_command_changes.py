from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import netplan
from commands import run
from netplan.plan import Plan
from samples import sample_plan


def moved(plan: Plan) -> Plan:
    """Return a plan in which the minutes of M3 are somebody else's."""
    *first, last = plan.meetings
    roles = {**last.roles, "minute_taker": ("Berit",)}
    return plan.model_copy(update={"meetings": (*first, last.model_copy(update={"roles": roles}))})


@pytest.fixture
def plans(tmp_path: Path) -> tuple[str, str]:
    plan = sample_plan()
    files = tmp_path / "old.json", tmp_path / "new.json"
    for file, one in zip(files, (plan, moved(plan)), strict=True):
        netplan.write(one, file)
    return str(files[0]), str(files[1])


def test_it_tells_what_changed_and_whom_it_concerns(plans: tuple[str, str]) -> None:
    ran = run("changes", *plans)
    assert ran.exit_code == 0, ran.output
    assert "Something is changed at 1 meeting; it concerns 2 people." in ran.output
    assert "All meetings are held when and where they were planned." in ran.output
    assert "M3: no longer referent" in ran.output


def test_two_equal_plans_have_no_changes(plans: tuple[str, str], tmp_path: Path) -> None:
    ran = run("changes", plans[0], plans[0], "--letters", str(tmp_path / "letters"))
    assert ran.exit_code == 0, ran.output
    assert "Nothing has changed." in ran.output
    assert not [*(tmp_path / "letters").iterdir()]


def test_letters_are_written_once_and_never_among_old_ones(plans: tuple[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    ran = run("changes", *plans, "--letters", str(folder), "--sender", "Henrik")
    assert ran.exit_code == 0, ran.output
    assert sorted(path.name for path in folder.iterdir()) == ["Berit.txt", "Maria.txt"]
    letter = (folder / "Berit.txt").read_text(encoding="utf-8")
    assert "You have a new task: referent. You take it over from Maria." in letter
    assert letter.endswith("Kind regards\nHenrik\nNationalt benchmark-netværk\n")
    again = run("changes", *plans, "--letters", str(folder))
    assert again.exit_code == 2
    assert "holds letters already" in again.output


def test_as_of_leaves_past_duties_out_of_what_stays(plans: tuple[str, str], tmp_path: Path) -> None:
    for day, told in (("2013-01-01", True), ("2013-04-01", False)):
        folder = tmp_path / day
        assert run("changes", *plans, "--as-of", day, "--letters", str(folder)).exit_code == 0
        assert ("5 March" in (folder / "Berit.txt").read_text(encoding="utf-8")) is told


def test_json_and_files_hold_the_same(plans: tuple[str, str], tmp_path: Path) -> None:
    out = tmp_path / "changes.csv"
    ran = run("changes", *plans, "--json", "--out", str(out))
    data = json.loads(ran.stdout)
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert [(row["kind"], row["person"]) for row in data["rows"]] == [("out", "Maria"), ("in", "Berit")]
    assert [(row["kind"], row["person"]) for row in rows] == [("out", "Maria"), ("in", "Berit")]
    for suffix in (".md", ".html", ".yaml"):
        text = netplan.write(_found(plans), tmp_path / f"changes{suffix}").read_text(encoding="utf-8")
        assert "Berit" in text
        assert "Maria" in text


def _found(plans: tuple[str, str]) -> netplan.Changes:
    old, new = map(netplan.read_plan, plans)
    return new.changes_from(old)


def test_it_is_said_in_the_language_asked_for(plans: tuple[str, str], tmp_path: Path) -> None:
    run("changes", *plans, "--language", "da", "--letters", str(tmp_path / "letters"))
    letter = (tmp_path / "letters" / "Maria.txt").read_text(encoding="utf-8")
    assert "tirsdag den 3. december 2013" in letter


def test_a_rota_and_a_plan_of_another_season(plans: tuple[str, str], tmp_path: Path) -> None:
    rota = tmp_path / "rota.csv"
    netplan.write(netplan.read_plan(plans[1]), rota)
    ran = run("changes", plans[0], str(rota))
    assert ran.exit_code == 0, ran.output
    assert "M3: no longer minute taker" in ran.output
    other = sample_plan(season="2014")
    netplan.write(other, tmp_path / "other.json")
    assert run("changes", str(tmp_path / "other.json"), plans[1]).exit_code == 2


def test_a_published_calendar_is_as_good_as_the_plan_it_was_written_from(tmp_path: Path) -> None:
    old, new = tmp_path / "old.ics", tmp_path / "new.json"
    plan = sample_plan(language="da")
    netplan.write(plan, old)
    netplan.write(moved(plan).model_copy(update={"meetings": moved(plan).meetings[1:]}), new)
    ran = run("changes", str(old), str(new), "--json", "--language", "en")
    assert ran.exit_code == 0, ran.output
    data = json.loads(ran.stdout)
    assert data["sentences"] == [
        "M1 is cancelled; it was to be on Tue 5 Mar 2013", "M3, referent: Berit instead of Maria",
    ]  # fmt: skip
