"""A project of two parties shows its results to two guests at one of its last meetings, both at the same.

Source: the project description of KL and HK Kommunal, "2-3 møder ... På et af møderne præsenteres resultaterne for
uddannelsesinstitutioner (COK og Metropol)".
"""

from __future__ import annotations

from pathlib import Path

import pytest

from netplan.audit import verify
from netplan.domain import Problem
from netplan.io import read
from netplan.plan import Level, Plan, PlannedMeeting
from netplan.search import solve

PROJECT = """
netplan: 1
network:
  id: project
  name: Brugerne i fokus
  language: en
  members:
    - {name: Helle Lund, organisation: KL, tags: [leader]}
    - {name: Bettina, organisation: HK Kommunal, tags: [leader]}
    - {name: Jakob, organisation: KL}
    - {name: Helle Dam, organisation: HK Kommunal}
  roles:
    steering: {label: steering group, holder: Fremfærd Bruger, external: true}
    leader: {count: 2, eligible: leader}
    guest: {count: 0-2, external: true, eligible: [COK, Metropol]}
  rules:
    - mix: {roles: leader, at_least: {KL: 1, HK Kommunal: 1}, by: organisation}
    - together: {members: [COK, Metropol], roles: guest}
    - at_least: {times: 1, roles: guest, members: [COK, Metropol], meetings: phase3}
season:
  name: "2014/15"
  from: 2014-10-01
  to: 2015-03-31
  meetings:
    - {series: phase2, count: 2-3, window: Q4 2014}
    - {series: phase3, count: 2-3, window: Q1 2015, after: phase2, guest: maybe}
"""


def project(tmp_path: Path, text: str = PROJECT) -> Problem:
    path = tmp_path / "project.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path)


def with_guests(plan: Plan, **guests: tuple[str, ...]) -> Plan:
    """Return the plan with other guests at the meetings of the third phase."""

    def changed(meeting: PlannedMeeting) -> PlannedMeeting:
        if not meeting.id.startswith("phase3"):
            return meeting
        others = {role: names for role, names in meeting.roles.items() if role != "guest"}
        came = guests.get(meeting.id.replace("-", "_"), ())
        return meeting.model_copy(update={"roles": {**others, **({"guest": came} if came else {})}})

    return plan.model_copy(update={"meetings": tuple(map(changed, plan.meetings)), "wishes": ()})


def broken(problem: Problem, plan: Plan) -> list[str]:
    return [one.rule for one in verify(problem, plan) if one.level is Level.ERROR]


def test_both_guests_come_to_one_meeting_of_the_last_phase(tmp_path: Path) -> None:
    problem = project(tmp_path)
    plan = solve(problem, workers=1).require_plan()
    assert plan.status == "optimal"
    assert [one.id for one in plan.meetings] == ["phase2-1", "phase2-2", "phase3-1", "phase3-2"]
    # nobody asks for guests at more than one meeting, and what may be empty is empty by itself
    came = [meeting.holders("guest") for meeting in plan.meetings]
    assert came[:2] == [(), ()]
    assert sorted(came[2:]) == [(), ("COK", "Metropol")]
    assert {meeting.holders("steering") for meeting in plan.meetings} == {("Fremfærd Bruger",)}
    assert {meeting.holders("leader") for meeting in plan.meetings} == {("Bettina", "Helle Lund")}
    assert {row.role for row in plan.loads} == {"leader"}  # members have no part in what outsiders do
    assert broken(problem, plan) == []


def test_the_audit_catches_guests_who_come_by_themselves_or_not_at_all(tmp_path: Path) -> None:
    problem = project(tmp_path)
    plan = solve(problem, workers=1).require_plan()
    apart = with_guests(plan, phase3_1=("COK",), phase3_2=("Metropol",))
    assert broken(problem, apart) == ["together", "together"]
    assert broken(problem, with_guests(plan)) == ["at_least", "at_least"]
    assert broken(problem, with_guests(plan, phase3_2=("COK", "Metropol"))) == []
    assert broken(problem, with_guests(plan, phase3_1=("COK", "Metropol"), phase3_2=("COK", "Metropol"))) == []


def test_guests_are_none_where_nothing_asks_for_them(tmp_path: Path) -> None:
    free = "".join(line for line in PROJECT.splitlines(keepends=True) if "at_least: {times" not in line)
    plan = solve(project(tmp_path, free), workers=1).require_plan()
    assert not any(meeting.holders("guest") for meeting in plan.meetings)


@pytest.mark.parametrize("day", ["phase3-1", "phase3-2"])
def test_which_meeting_it_is_can_be_decided(tmp_path: Path, day: str) -> None:
    problem = project(tmp_path, PROJECT.replace("meetings: phase3}", f"meetings: {day}}}"))
    plan = solve(problem, workers=1).require_plan()
    assert [one.id for one in plan.meetings if one.holders("guest")] == [day]
