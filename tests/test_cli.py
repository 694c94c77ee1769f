"""The command line: what it prints, writes and returns."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import netplan
from netplan import cli

ROOT = Path(__file__).parents[1]
BENCHMARK = str(ROOT / "examples/benchmark_network/network.yaml")

IMPOSSIBLE = """
netplan: 1
network:
  id: duo
  name: Duo
  language: {language}
  members: [Ada, Bo]
  roles: {{host: {{}}, writer: {{not_with: host}}}}
season:
  name: "2027"
  from: 2027-01-01
  to: 2027-12-31
  meetings:
    - {{id: M1, date: 2027-03-09}}
  availability: {{away: {{Bo: 2027-03-09}}}}
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments)


@pytest.fixture
def impossible(tmp_path: Path) -> str:
    path = tmp_path / "duo.yaml"
    path.write_text(IMPOSSIBLE.format(language="en"), encoding="utf-8")
    return str(path)


def test_plan_prints_a_table_and_writes_five_files(tmp_path: Path) -> None:
    done = run("plan", BENCHMARK, "--language", "en", "--out", str(tmp_path / "deep" / "out"))
    assert done.exit_code == 0, done.output
    assert "Every wish is proven: no better plan exists." in done.output
    assert "referent: Henrik" in done.output or "referent: Maria" in done.output
    written = {path.name for path in (tmp_path / "deep" / "out").iterdir()}
    assert written == {"plan.json", "plan.csv", "plan.md", "plan.html", "plan.ics"}


def test_plan_speaks_the_language_of_the_file() -> None:
    assert "Det er bevist for alle ønsker: der findes ingen bedre plan." in run("plan", BENCHMARK).output


def test_plan_json_is_the_file_and_nothing_else(tmp_path: Path) -> None:
    done = run("plan", BENCHMARK, "--json", "--out", str(tmp_path))
    assert done.exit_code == 0
    assert done.output == (tmp_path / "plan.json").read_text(encoding="utf-8")
    assert json.loads(done.output)["status"] == "optimal"


def test_plan_proposes_deferred_roles_when_asked() -> None:
    done = run("plan", BENCHMARK, "--json", "--propose", "chair")
    meetings = json.loads(done.output)["meetings"]
    assert all(meeting["roles"]["chair"][0] in meeting["roles"]["planner"] for meeting in meetings)
    assert run("plan", BENCHMARK, "--propose", "chiar").exit_code == 2


def test_an_impossible_year_is_exit_code_3_and_names_the_rules(impossible: str) -> None:
    done = run("plan", impossible)
    assert done.exit_code == 3
    assert "this is proven" in done.output
    assert "nobody holds two of writer and host in one meeting" in done.output
    answer = json.loads(run("plan", impossible, "--json").output)
    assert answer["status"] == "infeasible"
    assert {"not_with", "present", "filled"} <= {one["rule"] for one in answer["conflict"]}


def test_nothing_found_in_time_is_exit_code_4(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(netplan, "solve", lambda *_, **__: netplan.Result("unknown"))
    done = run("plan", BENCHMARK, "--language", "en")
    assert done.exit_code == 4
    assert "--time-limit" in done.output
    assert json.loads(run("plan", BENCHMARK, "--json").output)["status"] == "unknown"


def test_stopped_before_there_is_a_plan_is_exit_code_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, stop: threading.Event, **__: object) -> netplan.Result:
        stop.set()
        return netplan.Result("unknown")

    monkeypatch.setattr(netplan, "solve", stopped)
    done = run("plan", BENCHMARK, "--language", "en")
    assert done.exit_code == 130
    assert "stopped" in done.output


def test_ctrl_c_ends_the_search_with_the_best_plan_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    solve = netplan.solve

    def interrupted(*arguments: Any, stop: threading.Event, **options: Any) -> netplan.Result:
        result = solve(*arguments, stop=stop, **options)
        signal.raise_signal(signal.SIGINT)
        return result

    monkeypatch.setattr(netplan, "solve", interrupted)
    done = run("plan", BENCHMARK, "--language", "en")
    assert done.exit_code == 0
    assert "Stopped early" in done.output
    assert "referent" in done.output


def test_own_mistake_is_exit_code_70_without_a_stack_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> netplan.Result:
        raise netplan.AuditError("the plan fails its audit")

    monkeypatch.setattr(netplan, "solve", fail)
    done = run("plan", BENCHMARK, "--language", "en")
    assert done.exit_code == 70
    assert "netplan made a mistake: the plan fails its audit" in done.output
    assert "Traceback" not in done.output


def test_an_unforeseen_error_is_exit_code_70_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> netplan.Result:
        raise KeyError("Guest")

    monkeypatch.setattr(netplan, "solve", fail)
    done = run("plan", BENCHMARK, "--language", "en")
    assert done.exit_code == 70
    assert "netplan made a mistake: KeyError: 'Guest'" in done.output and "Traceback" not in done.output
    monkeypatch.setenv("NETPLAN_DEBUG", "1")
    assert isinstance(run("plan", BENCHMARK).exception, KeyError)


def test_roles_to_propose_go_by_any_of_their_names() -> None:
    done = run("plan", BENCHMARK, "--json", "--propose", "mødeleder")
    assert "chair" in json.loads(done.output)["meetings"][0]["roles"]


@pytest.mark.parametrize("command", ["plan", "check"])
def test_wrong_input_is_exit_code_2_with_line_field_and_hint(command: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(IMPOSSIBLE.format(language="en").replace("away: {Bo", "away: {Adda"), encoding="utf-8")
    done = run(command, str(path))
    assert done.exit_code == 2
    assert 'wrong.yaml:15: no member "Adda" (season.availability.away.Adda)' in done.output
    assert 'maybe you mean "Ada"' in done.output
    (error,) = json.loads(run(command, str(path), "--json").output)["errors"]
    assert (error["line"], error["field"]) == (15, "season.availability.away.Adda")


def test_errors_speak_the_language_of_a_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "forkert.yaml"
    text = IMPOSSIBLE.format(language="da").replace("members: [Ada, Bo]", "members: [Ada, Ada]")
    path.write_text(text, encoding="utf-8")
    assert "to deltagere" in run("check", str(path)).output.lower()


def test_a_missing_file_is_an_input_error() -> None:
    done = run("plan", "no-such-file.yaml")
    assert done.exit_code == 2
    assert "no-such-file.yaml" in done.output


def test_an_unwritable_folder_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, no folder", encoding="utf-8")
    done = run("plan", BENCHMARK, "--language", "en", "--out", str(tmp_path / "out"))
    assert done.exit_code == 2
    assert "cannot make the folder" in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_check_finds_what_the_contract_leaves_open() -> None:
    done = run("check", BENCHMARK, "--language", "en")
    assert done.exit_code == 1  # the timekeeper is declared and never used
    assert "the role tidsholder is declared and never used" in done.output
    assert "weeks 9 and 10 of 2013" in done.output
    levels = [one["level"] for one in json.loads(run("check", BENCHMARK, "--json").output)]
    assert sorted(levels) == ["note"] * 5 + ["warning"]


def test_check_audits_a_plan_and_finds_what_was_changed(tmp_path: Path) -> None:
    run("plan", BENCHMARK, "--out", str(tmp_path))
    for name in ("plan.json", "plan.csv"):
        assert run("check", BENCHMARK, str(tmp_path / name)).exit_code == 0, name
    rota = tmp_path / "plan.csv"
    changed = rota.read_text(encoding="utf-8").replace("minute_taker,Berit", "minute_taker,Henrik")
    rota.write_text(changed, encoding="utf-8")
    done = run("check", BENCHMARK, str(rota), "--language", "en")
    assert done.exit_code == 1
    assert "Berit was decided as referent of M1" in done.output
    assert "Henrik" in done.output


def test_schema_is_printed_or_written(tmp_path: Path) -> None:
    printed = run("schema")
    assert json.loads(printed.output)["$schema"].endswith("2020-12/schema")
    assert run("schema", "--out", str(tmp_path / "schema.json")).exit_code == 0
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == printed.output


def test_python_dash_m_is_the_same_command() -> None:
    done = subprocess.run([sys.executable, "-m", "netplan", "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: python -m netplan")
