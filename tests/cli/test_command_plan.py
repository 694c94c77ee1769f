"""netplan plan: what it prints, writes and returns."""

from __future__ import annotations

import json
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

import netplan
from commands import BENCHMARK, IMPOSSIBLE, run


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
    assert "Nobody holds two of writer and host in one meeting" in done.output
    assert "Bo is away on all dates of M1" in done.output
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


def test_roles_to_propose_go_by_any_of_their_names() -> None:
    done = run("plan", BENCHMARK, "--json", "--propose", "mødeleder")
    assert "chair" in json.loads(done.output)["meetings"][0]["roles"]


def test_an_unwritable_folder_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, no folder", encoding="utf-8")
    done = run("plan", BENCHMARK, "--language", "en", "--out", str(tmp_path / "out"))
    assert done.exit_code == 2
    assert "cannot make the folder" in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
