"""Reading data files: YAML or JSON, whatever they are about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from netplan.io.json_reader import parse_json
from netplan.io.places import Places
from netplan.io.text import read_text
from netplan.io.yaml_reader import parse_yaml

__all__ = ["DATA_FILES", "parse_file"]

DATA_FILES = (".json", ".yaml", ".yml")
"""Suffixes of files that hold data, not a table."""


def parse_file(path: Path) -> tuple[Any, Places]:
    """Return what a YAML or JSON file says, and where each value stands."""
    parse = parse_json if path.suffix.lower() == ".json" else parse_yaml
    return parse(read_text(path), str(path))
