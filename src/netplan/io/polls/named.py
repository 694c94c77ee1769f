"""How the polls that a network's file names were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from netplan.domain import Problem
from netplan.io.data_in import parse_file
from netplan.io.polls.reading import read_poll
from netplan.plan import PollReading

__all__ = ["polls_named"]


def polls_named(path: Path, problem: Problem) -> tuple[PollReading, ...]:
    """Return how each poll was read that a file names; polls written out in it have nothing to tell.

    Parameters
    ----------
    path
        The file, read without an error before.
    problem
        The problem in it.
    """
    return tuple(
        read_poll(path.parent / str(entry["file"]), problem, **{key: entry[key] for key in entry if key != "file"})
        for entry in _entries(path)
    )


def _entries(path: Path) -> Iterator[Mapping[str, Any]]:
    data, _ = parse_file(path)
    given = (data["season"].get("availability") or {}).get("polls") or ()
    for entry in given:
        if isinstance(entry, str):
            yield {"file": entry}
        elif "file" in entry:
            yield entry
