"""Why somebody cannot come is nobody else's business: it is read, and shown nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

import netplan
from commands import run
from netplan.errors import InputError

SECRET = "chemo"
FILE = f"""
netplan: 1
network:
  id: n
  name: N
  members:
    - {{name: Anna, away: [{{when: Wednesdays, reason: {SECRET}}}, {{when: not before 10, reason: {SECRET}}}]}}
    - {{name: Bo, away: {{when: week 10, reason: {SECRET}}}}}
    - Carl
  roles: {{scribe: {{}}}}
  rules: [quorum: 1]
  wishes: [attendance, fair_share]
season:
  name: "2013"
  from: 2013-01-01
  to: 2013-12-31
  meetings: [{{id: M1, window: week 10}}, {{id: M2, window: week 11}}]
  availability:
    away: {{Carl: [{{when: 2013-03-05..2013-03-12, reason: {SECRET}}}]}}
    answers:
      Carl: {{yes: [{{when: 2013-03-11, reason: {SECRET}}}], not_preferred: {{when: Thursdays, reason: {SECRET}}}}}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "network.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_no_file_and_no_screen_shows_a_reason(file: Path, tmp_path: Path) -> None:
    problem = netplan.read(file)
    plan = netplan.solve(problem).require_plan()
    assert {one.sentence for one in netplan.check(problem)} >= {
        "Carl says yes in the list of answers and no in the list of absences: 11 Mar 2013"
    }
    for suffix in ("json", "yaml", "csv", "md", "html", "ics", "xlsx"):
        netplan.write(plan, tmp_path / f"plan.{suffix}")
    for suffix in ("json", "yaml"):
        netplan.write(problem, tmp_path / f"problem.{suffix}")
    commands = (("plan", str(file), "--out", str(tmp_path / "out")), ("check", str(file)), ("ledger", str(file)))
    shown = [run(*command).output for command in commands]
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path != file]
    assert len(written) >= 12
    assert not any(SECRET.encode() in content for content in written)
    assert not any(SECRET in text for text in (*shown, repr(problem), repr(plan), plan._repr_html_()))
    assert netplan.read(tmp_path / "problem.yaml") == problem


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("when: not before 10", "when: not befor 10"),
        ("when: Thursdays", "wen: Thursdays"),
        ("when: week 10", "when: week 60"),
        ("    away: {Carl", "    aways: {Carl"),
        ("    away: {Carl: [", "    away: {Karla: ["),
        ("    away: {Carl: [{when: 2013-03-05..2013-03-12, reason: chemo}]}",
         "    away: [{when: 2013-03-05..2013-03-12, reason: chemo}]"),
        ("{id: M2, window: week 11}", f"{{id: M2, away: [{{when: x, reason: {SECRET}}}]}}"),
        ("{id: M2, window: week 11}", f"{{id: M2, scribe: [{{when: x, reason: {SECRET}}}]}}"),
        ("rules: [quorum: 1]", f"rules: [{{when: x, reason: {SECRET}}}]"),
        ("rules: [quorum: 1]", f"rules: [[{{when: x, reason: {SECRET}}}]]"),
        ("    - Carl", f"    - [{{when: x, reason: {SECRET}}}]"),
    ],
)  # fmt: skip
def test_no_error_shows_a_reason(file: Path, old: str, new: str) -> None:
    assert old in FILE
    file.write_text(FILE.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        netplan.solve(netplan.read(file))
    assert SECRET not in "".join(str(error) + str(error.hint) for error in caught.value.all())
