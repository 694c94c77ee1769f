"""What dates depend on: all that a problem says, but for who does what."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar

from netplan.domain import Meeting, Problem, Series

__all__ = ["whoever_serves"]

T = TypeVar("T")


def whoever_serves(found: Callable[[Problem], T]) -> Callable[[Problem], T]:
    """Remember what is found for a problem; it is found once for all problems that only differ in who does what."""
    once = lru_cache(maxsize=32)(found)

    @lru_cache(maxsize=64)
    @wraps(found)
    def again(problem: Problem) -> T:
        return once(_without_duties(problem))

    return again


def _without_duties(problem: Problem) -> Problem:
    meetings = tuple(entry.model_copy(update=_fields(entry)) for entry in problem.season.meetings)
    if meetings == problem.season.meetings:
        return problem
    return problem.model_copy(update={"season": problem.season.model_copy(update={"meetings": meetings})})


def _fields(entry: Meeting | Series) -> dict[str, Any]:
    if not isinstance(entry, Series):
        return {"roles": {}}
    return {"roles": {}, "each": {number: one.model_copy(update={"roles": {}}) for number, one in entry.each.items()}}
