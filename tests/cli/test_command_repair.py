"""netplan repair: what it prints, and what it writes into the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import netplan
from commands import BENCHMARK, IMPOSSIBLE, run

AWAY = "  availability:\n    # until week 27\n    away: {Kis: June}\n"
"""Kis is among the planners of the meeting in June."""
FOUND: dict[str, netplan.Repairs] = {}


@pytest.fixture(autouse=True)
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the repairs of one problem be looked for once."""
    search = netplan.repairs

    def repairs(problem: netplan.Problem, **options: Any) -> netplan.Repairs:
        if problem.sha256 not in FOUND:
            FOUND[problem.sha256] = search(problem, **options)
        return FOUND[problem.sha256]

    monkeypatch.setattr(netplan, "repairs", repairs)


@pytest.fixture
def away(tmp_path: Path) -> Path:
    path = tmp_path / "network.yaml"
    path.write_text(Path(BENCHMARK).read_text(encoding="utf-8") + AWAY, encoding="utf-8")
    return path


@pytest.fixture
def duo(tmp_path: Path) -> Path:
    path = tmp_path / "duo.yaml"
    path.write_text(IMPOSSIBLE.format(language="en"), encoding="utf-8")
    return path


def listed(file: Path) -> dict[str, Any]:
    shape: dict[str, Any] = json.loads(run("repair", str(file), "--json").output)
    return shape


def test_repairs_are_listed_and_nothing_is_written(away: Path) -> None:
    before = away.read_bytes()
    done = run("repair", str(away), "--language", "en")
    assert done.exit_code == 3, done.output
    assert "No plan keeps all rules" in done.output
    assert "Kis" in done.output
    assert "Repair 1" in done.output
    command = f"netplan repair {away} --apply 1"
    assert done.output.endswith(f"\nAsk those concerned; then {command} makes change no. 1 in the file.\n")
    assert away.read_bytes() == before


def test_every_repair_can_be_written_and_the_file_then_has_a_plan(away: Path) -> None:
    content = away.read_text(encoding="utf-8")
    count = len(listed(away)["repairs"])
    assert count >= 2
    for number in range(1, count + 1):
        done = run("repair", str(away), "--apply", str(number), "--out", str(away.with_name(f"eased{number}.yaml")))
        assert done.exit_code == 0, done.output
        eased = away.with_name(f"eased{number}.yaml")
        assert netplan.solve(netplan.read(eased), time_limit=20).plan is not None
        gone = [line for line in content.splitlines() if line not in eased.read_text(encoding="utf-8").splitlines()]
        assert len(gone) <= 2
    assert away.read_text(encoding="utf-8") == content


def test_a_repair_is_written_at_its_line_and_shown(away: Path) -> None:
    content = away.read_text(encoding="utf-8")
    number = next(
        number for number, repair in enumerate(listed(away)["repairs"], start=1)
        if [edit["path"][:3] for edit in repair["edits"]] == [["season", "availability", "anyway"]]
    )  # fmt: skip
    done = run("repair", str(away), "--apply", str(number), "--language", "en")
    assert done.exit_code == 0, done.output
    fresh = away.read_text(encoding="utf-8")
    assert fresh.startswith(content)
    assert fresh.removeprefix(content).startswith("    anyway: {Kis: [2013-06-")
    line = content.count("\n") + 1
    assert f"{away}:{line}\n+     anyway: {{Kis: [2013-06-" in done.output
    again = run("repair", str(away), "--apply", str(number), "--language", "en")
    assert again.exit_code == 0
    assert "nothing needs to change" in again.output
    assert away.read_text(encoding="utf-8") == fresh


def test_applied_as_json(duo: Path) -> None:
    text = duo.read_text(encoding="utf-8")
    done = run("repair", str(duo), "--apply", "1", "--json")
    assert done.exit_code == 0, done.output
    shape = json.loads(done.output)
    assert (shape["kind"], shape["applied"], shape["file"]) == ("repairs", 1, str(duo))
    lines = duo.read_text(encoding="utf-8").splitlines()
    for change in shape["changes"]:
        assert lines[change["line"] - 1 :][: len(change["added"])] == change["added"]
        assert all(line in text.splitlines() for line in change["removed"])


def test_a_season_that_can_be_planned_needs_no_repair() -> None:
    done = run("repair", BENCHMARK, "--language", "en")
    assert done.exit_code == 0, done.output
    assert "nothing needs to change" in done.output
    assert json.loads(run("repair", BENCHMARK, "--json").output)["needed"] is False


@pytest.mark.parametrize("number", ["0", "99", "-1"])
def test_a_number_that_is_not_listed_is_an_input_error(duo: Path, number: str) -> None:
    before = duo.read_bytes()
    done = run("repair", str(duo), "--apply", number, "--language", "en")
    assert done.exit_code == 2
    assert f"there is no repair {number}" in done.output
    assert duo.read_bytes() == before


def test_out_alone_is_an_input_error(duo: Path, tmp_path: Path) -> None:
    done = run("repair", str(duo), "--out", str(tmp_path / "out.yaml"))
    assert done.exit_code == 2
    assert "--apply" in done.output
    assert not (tmp_path / "out.yaml").exists()


def test_what_cannot_be_written_is_told_to_be_written_by_hand(duo: Path, tmp_path: Path) -> None:
    """The other folder lacks the poll that the file names."""
    (tmp_path / "poll.csv").write_text("name;2027-03-09\nAda;yes\n", encoding="utf-8")
    text = duo.read_text(encoding="utf-8").replace("{away:", "{polls: [poll.csv], away:")
    duo.write_text(text, encoding="utf-8")
    out = tmp_path / "deep" / "duo.yaml"
    out.parent.mkdir()
    done = run("repair", str(duo), "--apply", "1", "--out", str(out))
    assert done.exit_code == 2
    assert "nothing was changed" in done.output
    assert "by hand" in done.output
    assert not out.exists()


def test_nothing_known_in_time_is_exit_code_4(duo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = netplan.Repairs(network="duo", title="Duo", season="2027", language="en", needed=None, complete=False)
    monkeypatch.setattr(netplan, "repairs", lambda *_, **__: found)
    done = run("repair", str(duo))
    assert done.exit_code == 4
    assert "did not suffice" in done.output


def test_repairs_are_told_in_the_language_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "duo.yaml"
    path.write_text(IMPOSSIBLE.format(language="da"), encoding="utf-8")
    danish = run("repair", str(path)).output
    assert danish != run("repair", str(path), "--language", "en").output
    done = run("repair", str(path), "--apply", "1", "--language", "en")
    assert done.exit_code == 0, done.output
    assert "language: da" in path.read_text(encoding="utf-8")


def test_a_json_file_stays_json(duo: Path, tmp_path: Path) -> None:
    path = netplan.write(netplan.read(duo), tmp_path / "duo.json")
    done = run("repair", str(path), "--apply", "1")
    assert done.exit_code == 0, done.output
    assert json.loads(path.read_text(encoding="utf-8"))["netplan"] == 1
    assert netplan.solve(netplan.read(path), time_limit=20).plan is not None


def test_references_inside_a_file_are_refused(duo: Path) -> None:
    text = duo.read_text(encoding="utf-8").replace("members: [Ada", "members: &all [Ada")
    duo.write_text(text, encoding="utf-8")
    done = run("repair", str(duo), "--apply", "1")
    assert done.exit_code == 2
    assert f'{duo}:7: "&all" marks a place to refer to' in done.output
    assert duo.read_text(encoding="utf-8") == text


def test_a_folder_that_is_not_there_is_said(duo: Path, tmp_path: Path) -> None:
    done = run("repair", str(duo), "--apply", "1", "--out", str(tmp_path / "no" / "duo.yaml"))
    assert done.exit_code == 2
    assert "cannot write" in done.output


def test_names_with_spaces_are_quoted_in_what_to_type_next(duo: Path, tmp_path: Path) -> None:
    out = tmp_path / "a new file.yaml"
    done = run("repair", str(duo), "--apply", "1", "--out", str(out))
    assert f"netplan plan '{out}'" in done.output
