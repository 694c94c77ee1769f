"""The plans in examples/ are what netplan makes of the files there today."""

from __future__ import annotations

import json
import runpy
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
REGENERATE = runpy.run_path(str(EXAMPLES / "regenerate.py"))
NAMES = ("benchmark_network", "library_network", "polls")


def test_all_examples_are_held() -> None:
    kept = {path.parent.parent.name for path in EXAMPLES.glob("*/plan/plan.json")}
    assert kept == set(NAMES) == set(REGENERATE["EXAMPLES"])


@pytest.mark.parametrize("name", NAMES)
def test_example_yields_what_is_committed(name: str) -> None:
    texts: dict[str, str] = REGENERATE["outcome"](name)
    committed = {path: (EXAMPLES / name / path).read_bytes().decode() for path in texts}
    assert texts == committed, "run: make examples"
    assert {path.name for path in (EXAMPLES / name / "plan").iterdir()} == {
        "plan.json", "plan.csv", "plan.md", "plan.html", "plan.ics"
    }  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_example_is_proven(name: str) -> None:
    plan = _plan(name)
    assert plan["status"] == "optimal"
    assert all(wish["proven"] for wish in plan["wishes"])


def test_library_network_is_as_large_as_it_says() -> None:
    import netplan

    problem = netplan.read(EXAMPLES / "library_network" / "network.yaml")
    network = problem.network
    assert len(network.members) == 20
    assert len({member.organisation for member in network.members}) == 14
    assert len(problem.meetings) == 4
    assert len(network.venues) == 3
    assert len(network.wishes) == 8
    assert {row.day.year for row in network.history} == {2024, 2025, 2026}
    assert netplan.check(problem) == ()


def test_at_least_three_wishes_of_the_library_network_conflict() -> None:
    readme = (EXAMPLES / "library_network" / "README.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in readme.splitlines() if line.startswith("| ") and "`" in line]
    assert len(rows) == 8
    assert sum(float(row[4]) > float(row[3]) for row in rows) >= 3


def _plan(name: str) -> Any:
    return json.loads((EXAMPLES / name / "plan" / "plan.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "day", "answer"),
    [
        ("Bo Dam", "2027-02-24", "if_need_be"),  # Rallly, by his alias
        ("Emil Skov", "2027-03-16", "no"),  # Rallly, by his first name
        ("Freja Brandt", "2027-03-09", "if_need_be"),  # Rallly, by her address
        ("Bo Dam", "2027-11-10", "if_need_be"),  # Framadate, in French
        ("Freja Brandt", "2027-11-23", "no"),
        ("Ditte Krogh", "2027-03-03", "not_asked"),  # every second week, but not on this day
        ("Ditte Krogh", "2027-03-17", "no"),
        ("Ditte Krogh", "2027-09-15", "no"),  # a holiday of whole days
        ("Ditte Krogh", "2027-09-22", "not_asked"),  # a reminder takes no time
        ("Gustav Toft", "2027-03-16", "no"),  # written in UTC
        ("Gustav Toft", "2027-11-10", "no"),  # a conference on London time
        ("Gustav Toft", "2027-09-22", "not_asked"),  # cancelled
        ("Gustav Toft", "2027-11-23", "if_need_be"),  # pencilled in
        ("Henriette Friis", "2027-03-03", "no"),
    ],
)
def test_the_four_sources_of_the_polls_network_are_read_together(name: str, day: str, answer: str) -> None:
    import netplan

    problem = netplan.read(EXAMPLES / "polls" / "network.yaml")
    start, end = (datetime.fromisoformat(f"{day} {clock}") for clock in ("10:00", "15:00"))
    assert netplan.candidates(problem).answers.of(name, start, end) == answer


def test_nothing_of_a_calendar_but_its_times_is_written() -> None:
    texts = REGENERATE["outcome"]("polls").values()
    calendars = (EXAMPLES / "polls" / "calendars").glob("*.ics")
    titles = [line[8:] for path in calendars for line in path.read_text(encoding="utf-8").splitlines()
              if line.startswith("SUMMARY:")]  # fmt: skip
    assert len(titles) == 7
    assert not [title for title in titles for text in texts if title in text]


def test_the_year_that_changes_in_its_middle_changes_as_little_as_its_readme_says() -> None:
    import netplan

    folder = EXAMPLES / "mid_year_change"
    problem, stands = netplan.read(folder / "network.yaml"), netplan.read_plan(folder / "plan.json")
    assert any(finding.level == "error" for finding in netplan.verify(problem, stands))
    revision = netplan.replan(problem, stands, as_of="2027-03-01")
    assert revision.proven and not revision.broken and revision.changes is not None
    assert revision.changes.sentences == (
        "M2, minute-taker: Ida instead of Erik", "M3, planner: Erik instead of Clara", "M4 in Herning instead of Vejle",
    )  # fmt: skip
    assert len(revision.changes.letters()) == 7
    assert [meeting.sequence for meeting in revision.require_plan().meetings] == [0, 0, 0, 1]
