"""What dates depend on: all that a problem says, but for who does what."""

from __future__ import annotations

from typing import Any

from netplan.domain import Meeting, Problem, Series

__all__ = ["without_duties"]


def without_duties(problem: Problem) -> Problem:
    """Return the problem with nothing written about roles, so that dates are found once whoever does what."""
    meetings = tuple(entry.model_copy(update=_fields(entry)) for entry in problem.season.meetings)
    if meetings == problem.season.meetings:
        return problem
    return problem.model_copy(update={"season": problem.season.model_copy(update={"meetings": meetings})})


def _fields(entry: Meeting | Series) -> dict[str, Any]:
    if not isinstance(entry, Series):
        return {"roles": {}}
    return {"roles": {}, "each": {number: one.model_copy(update={"roles": {}}) for number, one in entry.each.items()}}
