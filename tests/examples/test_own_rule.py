"""A user's own rule is read, solved, audited, described and named in a conflict like a built-in one."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import netplan
from netplan.errors import InputError
from netplan.rules import known_rules

FOLDER = Path(__file__).parents[2] / "examples" / "own_rule"
BeforeSummer: Any = runpy.run_path(str(FOLDER / "own_rule.py"))["BeforeSummer"]


def problem(**network: Any) -> netplan.Problem:
    read = netplan.read(FOLDER / "network.yaml", rules=[BeforeSummer])
    return read.with_(network=network) if network else read


def early(plan: netplan.Plan) -> list[str]:
    return [meeting.id for meeting in plan.meetings if meeting.date.month < 7]


def test_the_example_is_as_short_as_promised() -> None:
    assert len((FOLDER / "own_rule.py").read_text(encoding="utf-8").splitlines()) < 40


def test_it_runs_as_a_script() -> None:
    ran = subprocess.run([sys.executable, FOLDER / "own_rule.py"], capture_output=True, text=True, check=True)
    assert "findings: []" in ran.stdout


def test_it_holds_under_rules_and_is_proven_under_wishes() -> None:
    assert len(early(netplan.solve(problem()).require_plan())) <= 1
    soon = problem(rules=(), wishes=(BeforeSummer(at_most=0),))
    plan = netplan.solve(soon).require_plan()
    assert (early(plan), plan.wishes[0].sentence) == ([], "at most 0 meetings before the summer")
    assert (plan.wishes[0].wish, plan.wishes[0].value, plan.wishes[0].proven) == ("before_summer", 0, True)


def test_it_is_audited_and_takes_part_in_conflicts() -> None:
    free = netplan.solve(problem(rules=())).require_plan()
    day = {"first": "2027-05-10", "second": "2027-06-14"}
    meetings = [{"id": name, "date": date} for name, date in day.items()]
    fixed = problem().with_(season={"meetings": [*meetings, {"id": "third", "window": "November"}]})
    assert netplan.solve(fixed).status == "infeasible"
    assert {*netplan.conflict(fixed).rules} == {"before_summer", "window"}
    plan = netplan.solve(fixed.with_(network={"rules": ()})).require_plan()
    (finding,) = [one for one in netplan.verify(fixed, plan) if one.level == "error"]
    assert (finding.rule, finding.amount, str(finding.sentence)) == (
        "before_summer", 1, "first, second are all before the summer",
    )  # fmt: skip
    assert netplan.verify(problem(rules=()), free) == ()


def test_the_problem_can_be_written_and_read_again() -> None:
    again = netplan.problem_from_shape(problem().shape(), rules=[BeforeSummer])
    assert again == problem()
    with pytest.raises(InputError, match='no rule "before_summer"'):
        netplan.problem_from_shape(problem().shape())


def test_names_that_are_taken_are_refused() -> None:
    class Rest(netplan.Rule):
        """Another rule by a name that is taken."""

        name = "rest"

    with pytest.raises(InputError, match='two rules are called "rest"'):
        known_rules((Rest,))
    with pytest.raises(InputError, match="is no class of rules"):
        known_rules((3,))


def test_an_installed_package_offers_it_to_everybody(tmp_path: Path) -> None:
    (tmp_path / "own_rule.py").write_bytes((FOLDER / "own_rule.py").read_bytes())
    info = tmp_path / "own_rule-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: own-rule\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        "[netplan.rules]\nbefore_summer = own_rule:BeforeSummer\n", encoding="utf-8"
    )
    paths = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": paths}

    def run(*words: str) -> str:
        command = [sys.executable, "-m", "netplan", *words]
        return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout

    plan = json.loads(run("plan", str(FOLDER / "network.yaml"), "--json"))
    assert plan["status"] == "optimal"
    schema = json.loads(run("schema"))
    described = schema["$defs"]["entry_of_rules"]["anyOf"][1]["properties"]["before_summer"]
    assert described["description"].startswith("At most so many meetings take place before 1 July")
