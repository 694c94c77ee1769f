"""netplan ledger: what it prints, writes and returns."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import netplan
from commands import BENCHMARK, ROOT, run

LIBRARY = str(ROOT / "examples/library_network/network.yaml")
PLAN = str(ROOT / "examples/library_network/plan/plan.json")
UNPROVEN = ("--time-limit", "0")


def test_ledger_prints_the_recorded_years() -> None:
    done = run("ledger", LIBRARY)
    assert done.exit_code == 0, done.output
    text = " ".join(done.output.split())
    assert "Duties and fair shares of the recorded years, up to 31 Dec 2026." in text
    assert "the history covers 12 meetings, from Feb 2024 to Nov 2026" in text
    assert "Helle Bruun, planner: 12 (convener.holder, planner.includes)" in text
    assert "Gustav Toft 0 1.35 -1.35 –" in text


def test_ledger_counts_a_plan_too() -> None:
    text = " ".join(run("ledger", LIBRARY, PLAN, *UNPROVEN).output.split())
    assert "of the recorded years and of the plan for 2027, up to 15 Nov 2027." in text
    assert "Gustav Toft 0 1.78 -1.78 –" in text
    rota = str(ROOT / "examples/library_network/plan/plan.csv")
    assert " ".join(run("ledger", LIBRARY, rota, *UNPROVEN).output.split()) == text


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json", ".html", ".md"])
def test_ledger_exports_what_it_prints(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"ledger{suffix}"
    done = run("ledger", LIBRARY, PLAN, "--out", str(out), *UNPROVEN)
    assert done.exit_code == 0, done.output
    assert f"Written to {out}" in "".join(done.output.splitlines())
    assert out.stat().st_size > 1000


def test_ledger_json_is_the_file_and_nothing_else(tmp_path: Path) -> None:
    done = run("ledger", LIBRARY, PLAN, "--json", "--out", str(tmp_path / "ledger.json"), *UNPROVEN)
    assert done.output == (tmp_path / "ledger.json").read_text(encoding="utf-8")
    report = netplan.Fairness.model_validate(json.loads(done.output))
    assert report.by_key["Gustav Toft", "planner"].balance == -1.78


def test_ledger_speaks_the_language_asked_for() -> None:
    assert json.loads(run("ledger", LIBRARY, "--json", "--language", "da").output)["language"] == "da"
    assert json.loads(run("ledger", BENCHMARK, "--json").output)["language"] == "da"


def test_wrong_input_is_exit_code_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("ledger", LIBRARY, "--out", str(tmp_path / "ledger.ics"))
    assert done.exit_code == 2
    assert 'a fairness report cannot be written as "ledger.ics"' in done.output
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    done = run("ledger", LIBRARY, "--out", str(tmp_path / "ledger.xlsx"))
    assert done.exit_code == 2
    assert 'pip install "netplan-meetings[excel]"' in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_plan_of_another_network_is_refused() -> None:
    done = run("ledger", BENCHMARK, PLAN, "--language", "en")
    assert done.exit_code == 2
    assert "the plan is for library 2027, the problem for benchmark 2013" in done.output


def test_turns_that_are_owed_are_printed(tmp_path: Path) -> None:
    history = FORCED.replace("{date: 2026-10-13, role: writer, member: Ada}",
                             "{date: 2026-10-13, role: writer, member: Ada, instead_of: Bo, reason: Bo was ill}")
    (tmp_path / "trio.yaml").write_text(history, encoding="utf-8")
    text = " ".join(run("ledger", str(tmp_path / "trio.yaml")).output.split())
    assert "Turns that are owed - Bo is owed a turn as writer: Ada took it on 13 Oct 2026 (Bo was ill)" in text


FORCED = """
netplan: 1
network:
  id: trio
  name: Trio
  members: [Ada, Bo, Cleo]
  roles: {writer: {eligible: [Ada, Bo]}}
  rules: [{rest: {roles: writer, meetings: 1}}]
  history:
    - {date: 2025-11-11, role: writer, member: Ada}
    - {date: 2026-03-10, role: writer, member: Ada}
    - {date: 2026-06-09, role: writer, member: Ada}
    - {date: 2026-10-13, role: writer, member: Ada}
season:
  name: "2027"
  from: 2027-01-01
  to: 2027-12-31
  meetings: [{id: M1, date: 2027-03-09}, {id: M2, date: 2027-06-08}, {id: M3, date: 2027-10-12}]
"""


def test_what_rules_force_is_proven_and_named(tmp_path: Path) -> None:
    (tmp_path / "trio.yaml").write_text(FORCED, encoding="utf-8")
    out = str(tmp_path / "out")
    assert run("plan", str(tmp_path / "trio.yaml"), "--out", out).exit_code == 0
    done = run("ledger", str(tmp_path / "trio.yaml"), f"{out}/plan.json")
    # seven duties for two are 3.5 each; Bo can write at M1 and M3 only, as he rests in between: so Ada has five
    text = " ".join(done.output.split())
    assert "Ada 5 3.5 +1.5" in text and "Bo 2 3.5 -1.5" in text
    assert "forced by" in text and "brings the balance nearer to zero" in text
    data = json.loads(run("ledger", str(tmp_path / "trio.yaml"), f"{out}/plan.json", "--json").output)
    forced = {row["person"]: row["forced_by"] for row in data["rows"] if row["role"]}
    assert "rest" in forced["Ada"] and "rest" in forced["Bo"] and forced["Cleo"] == []
