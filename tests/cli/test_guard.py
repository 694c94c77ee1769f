"""What every command says of errors, and the exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import netplan
from commands import BENCHMARK, IMPOSSIBLE, run


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


def test_python_dash_m_is_the_same_command() -> None:
    done = subprocess.run([sys.executable, "-m", "netplan", "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: python -m netplan")


def test_a_missing_package_is_wrong_input_that_names_the_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    done = run("check", BENCHMARK, str(tmp_path / "rota.xlsx"), "--language", "en")
    assert done.exit_code == 2
    assert 'rota.xlsx is an Excel workbook, for which a package is missing: pip install "' in done.output


def test_a_reader_who_has_read_enough_is_no_mistake() -> None:
    command = [sys.executable, "-m", "netplan", "check", BENCHMARK, "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout is not None and started.stderr is not None
        started.stdout.close()  # as "| head" does, only sooner
        said = started.stderr.read().decode()
    assert started.returncode != 70
    assert "mistake" not in said and "Traceback" not in said
