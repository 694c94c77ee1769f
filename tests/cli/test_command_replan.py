"""netplan replan: what it prints, writes and ends with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import netplan
from commands import run

NETWORK = """\
netplan: 1
network:
  id: circle
  name: Reading circle
  language: en
  members: [Ane, Bo, Carl]
  roles: {host: {}}
  rules: [{rest: {roles: host, meetings: 1}}]
season:
  name: "2027"
  from: 2027-01-01
  to: 2027-12-31
  meetings:
    - {id: M1, window: 2027-03-02..2027-03-03, host: Ane}
    - {id: M2, window: 2027-04-06..2027-04-07, host: Bo}
    - {id: M3, window: 2027-05-04..2027-05-05, host: Ane}
"""


@pytest.fixture
def stands(tmp_path: Path) -> tuple[str, str]:
    file = tmp_path / "network.yaml"
    file.write_text(NETWORK, encoding="utf-8")
    plan = netplan.solve(netplan.read(file), workers=1).require_plan().marked("announced")
    netplan.write(plan, tmp_path / "plan.json")
    return str(file), str(tmp_path / "plan.json")


def changed(file: str, old: str, new: str) -> None:
    Path(file).write_text(NETWORK.replace(old, new), encoding="utf-8")


ILL = '  name: "2027"\n', '  name: "2027"\n  availability: {away: {Bo: ["2027-04-06..2027-04-07"]}}\n'


def test_it_prints_the_changes_the_price_and_the_plan(stands: tuple[str, str], tmp_path: Path) -> None:
    file, plan = stands
    changed(file, *ILL)
    result = run("replan", file, plan, "--as-of", "2027-03-10", "--out", str(tmp_path / "new"),
                 "--letters", str(tmp_path / "letters"))  # fmt: skip
    assert result.exit_code == 0, result.output
    words = " ".join(result.output.split())
    assert "One thing changes, at a price of 9; it is proven that no plan changes less." in words
    assert "M2 host Bo Carl" in words
    assert words.count("Written") == 2
    assert len([*(tmp_path / "letters").iterdir()]) == 2, "Bo and Carl, and nobody else, get a letter"
    new = netplan.read_plan(tmp_path / "new" / "plan.json")
    assert new.by_id["M2"].holders("host") == ("Carl",) and new.by_id["M1"].state("host", "Ane") == "done"
    assert (tmp_path / "new" / "plan.ics").is_file()


def test_danish_is_whole_and_nothing_to_do_is_said(stands: tuple[str, str]) -> None:
    result = run("replan", *stands, "--as-of", "2027-03-10", "--language", "da")
    assert result.exit_code == 0, result.output
    assert "Reading circle" in result.output and "M1" in result.output


def test_it_gives_data(stands: tuple[str, str]) -> None:
    file, plan = stands
    changed(file, *ILL)
    result = run("replan", file, plan, "--as-of", "2027-03-10", "--json")
    data = json.loads(result.output)
    assert (data["kind"], data["price"], data["proven"], data["status"]) == ("revision", 9, True, "optimal")
    assert data["plan"]["kind"] == "plan" and data["changes"]["kind"] == "changes"


def test_a_meeting_is_moved(stands: tuple[str, str]) -> None:
    result = run("replan", *stands, "--as-of", "2027-03-10", "--move", "M2", "--json")
    rows = json.loads(result.output)["changes"]["rows"]
    assert [(row["meeting"], row["kind"]) for row in rows] == [("M2", "moved")]


def test_rules_that_give_way_are_said_and_end_with_1(stands: tuple[str, str]) -> None:
    file, plan = stands
    changed(file, "members: [Ane, Bo, Carl]", "members: [{name: Ane}, {name: Bo, left: 2027-03-20}, "
            "{name: Carl, left: 2027-03-20}]")  # fmt: skip
    result = run("replan", file, plan, "--as-of", "2027-03-21")
    assert result.exit_code == 1, result.output
    assert "What had to give way, because no plan keeps all rules" in " ".join(result.output.split())


def test_no_plan_at_all_ends_with_3(stands: tuple[str, str]) -> None:
    file, plan = stands
    firm = ", ".join(f"{{{rule}: {{price: never}}}}" for rule in ("filled", "present", "answers", "window", "eligible"))
    text = NETWORK.replace("rules: [", f"rules: [{firm}, ").replace("members: [Ane, Bo, Carl]", "members: [Ane, Bo]")
    Path(file).write_text(text.replace(ILL[0], ILL[1]).replace("rest: {roles: host, meetings: 1}",
                          "rest: {roles: host, meetings: 1, price: never}"), encoding="utf-8")  # fmt: skip
    result = run("replan", file, plan, "--as-of", "2027-03-10")
    assert result.exit_code == 3, result.output
    assert "no rule that may give way makes one possible" in " ".join(result.output.split())


def test_what_cannot_be_used_ends_with_2(stands: tuple[str, str]) -> None:
    for wrong in (("--as-of", "soon"), ("--as-of", "2027-03-10", "--move", "M9")):
        result = run("replan", *stands, *wrong)
        assert result.exit_code == 2, result.output


def test_letters_go_to_those_concerned_alone(stands: tuple[str, str], tmp_path: Path) -> None:
    file, plan = stands
    changed(file, *ILL)
    folder = tmp_path / "letters"
    ran = run("replan", file, plan, "--as-of", "2027-03-15", "--workers", "1", "--letters", str(folder))
    assert ran.exit_code == 0, ran.output
    assert [path.stem for path in sorted(folder.iterdir())] == ["Bo", "Carl"]
    assert "Carl will take it over." in (folder / "Bo.txt").read_text(encoding="utf-8")
    assert run("replan", file, plan, "--as-of", "2027-03-15", "--letters", str(folder)).exit_code == 2
