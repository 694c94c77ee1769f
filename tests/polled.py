"""Files of polls, and a network that they are for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import netplan

MEMBERS = [
    {"name": "Anna Holm", "email": "anna@bib-a.example"},
    {"name": "Bo Dam", "email": "bo@bib-b.example"},
    {"name": "Kis Rud", "aliases": ["Kisser"]},
    {"name": "Viggo Lund"},
]


def write(folder: Path, content: str | bytes, name: str = "poll.csv") -> Path:
    """Return the path of a file with this content, byte by byte."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def shape(**season: Any) -> dict[str, Any]:
    """Return a network with one meeting in February or March 2027 and one in the autumn."""
    return {
        "network": {"id": "libraries", "name": "Libraries", "members": MEMBERS},
        "season": {
            "name": "2027", "from": "2027-01-01", "to": "2027-12-31", "time": "09:30-15:00",
            "meetings": [{"id": "spring", "window": "weeks 7-11"}, {"id": "autumn", "window": "October"}],
            **season,
        },
    }  # fmt: skip


def problem(**season: Any) -> netplan.Problem:
    """Return the problem of :func:`shape`."""
    return netplan.problem_from_shape(shape(**season))
