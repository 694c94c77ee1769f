from __future__ import annotations

from pathlib import Path

import pytest

from netplan.io.reader import problem_from_shape, read
from netplan.io.writer import write
from samples import sample_problem

MISREAD = [
    "yes", "no", "?x", "1_000", "0x1F", "12:30", "2013-01-01", "# h", "null", "~", "a: b",
    "1e5", "0o7", ".5", "[x]",
]  # fmt: skip


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_words_that_yaml_could_misread_come_back_as_they_were(tmp_path: Path, suffix: str) -> None:
    problem = sample_problem().with_(season={"name": "1e3", "time": "09:00-15:30"}, network={"venues": MISREAD})
    again = read(write(problem, tmp_path / f"network{suffix}"))
    assert again == problem
    assert again.sha256 == problem.sha256


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
@pytest.mark.parametrize("hours", ["10:00-15:00", "09:30-15:00", None])
def test_hours_that_people_set_are_still_theirs_when_written_and_read(
    tmp_path: Path, suffix: str, hours: str | None
) -> None:
    shape = sample_problem().shape()
    shape["season"] = {**{key: value for key, value in shape["season"].items() if key != "time"},
                       **({"time": hours} if hours else {})}  # fmt: skip
    problem = problem_from_shape(shape)
    again = read(write(problem, tmp_path / f"network{suffix}"))
    assert ("time" in again.season.model_fields_set) == bool(hours)
    assert again.season.time == problem.season.time
    assert again.sha256 == problem.sha256
