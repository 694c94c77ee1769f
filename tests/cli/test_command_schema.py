"""netplan schema."""

from __future__ import annotations

import json
from pathlib import Path

from commands import run


def test_schema_is_printed_or_written(tmp_path: Path) -> None:
    printed = run("schema")
    assert json.loads(printed.output)["$schema"].endswith("2020-12/schema")
    assert run("schema", "--out", str(tmp_path / "schema.json")).exit_code == 0
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == printed.output
