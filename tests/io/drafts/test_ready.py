"""The ready contracts: each one is read, looked over without a warning, and planned."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import netplan
from netplan.cli.init import CONTRACTS
from netplan.io.drafts.ready import contract_text

BOTH = [(name, language) for name in CONTRACTS for language in ("da", "en")]


def written(name: str, language: str, folder: Path, year: int = 2027) -> netplan.Problem:
    file = folder / "network.yaml"
    file.write_text(contract_text(name, language, year, file.name), encoding="utf-8")
    return netplan.read(file)


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_a_contract_is_planned_and_proven(name: str, language: str, tmp_path: Path) -> None:
    problem = written(name, language, tmp_path)
    assert problem.network.language == language
    assert [str(one.sentence) for one in netplan.check(problem) if one.level != "note"] == []
    result = netplan.solve(problem, time_limit=30)
    assert result.status == "optimal"
    plan = result.require_plan()
    assert [str(one.sentence) for one in netplan.verify(problem, plan) if one.level == "error"] == []


@pytest.mark.parametrize(("name", "language"), BOTH)
@pytest.mark.parametrize("year", range(2026, 2034))
def test_a_contract_has_a_day_for_each_meeting_in_any_year(name: str, language: str, year: int, tmp_path: Path) -> None:
    problem = written(name, language, tmp_path, year)
    possible = netplan.candidates(problem).by_meeting
    assert len({one.day for days in possible.values() for one in days}) >= len(possible)
    assert {row.day.year for row in problem.network.history} <= {year - 1}


def test_every_contract_can_be_asked_for() -> None:
    folder = Path(netplan.__file__).parent / "io/drafts/contracts"
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")} == {
        f"{language}/{name}.yaml" for name, language in BOTH
    }


@pytest.mark.parametrize("name", CONTRACTS)
def test_both_languages_say_the_same(name: str) -> None:
    danish, english = (yaml.safe_load(contract_text(name, language, 2027, "a.yaml")) for language in ("da", "en"))
    assert danish["network"]["roles"].keys() == english["network"]["roles"].keys()
    assert danish["network"]["rules"] == english["network"]["rules"]
    assert danish["network"]["wishes"] == english["network"]["wishes"]
    assert len(danish["network"]["members"]) == len(english["network"]["members"])
    assert len(danish["season"]["meetings"]) == len(english["season"]["meetings"])
