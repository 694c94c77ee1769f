from __future__ import annotations

from pathlib import Path

import pytest

from netplan.io.reader import read
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
