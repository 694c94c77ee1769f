"""What commands say of a season that cannot be planned: what would help, and what clashes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click

import netplan
from netplan.cli.printing import console
from netplan.cli.running import with_progress

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.plan import Conflict, Repair, Repairs

__all__ = ["impossible_shape", "look_for_reasons", "look_for_repairs"]

T = TypeVar("T")
LEAST = 5.0
"""Seconds for saying what would help, even where the time is up: a bare no helps nobody."""


def look_for_repairs(problem: Problem, **options: Any) -> Repairs:
    """Look for repairs; on a terminal with a bar, and the first one told as soon as it is there.

    Ctrl-C ends the search with what is known by then.
    """
    return _told(problem, partial(netplan.repairs, problem, **options))


def _told(problem: Problem, search: Callable[..., T]) -> T:
    """Search with a bar on a terminal, and tell the first repair as soon as it is there."""
    say, on_terminal = problem.say, console(stderr=True).is_terminal
    told: list[str] = []

    def on_repair(repair: Repair) -> None:
        if not told and on_terminal:
            first = say("A plan becomes possible like this: {sentence}", sentence=repair.sentence)
            print(first, file=sys.stderr)  # the bar makes room for what is printed, not for click.echo
        told.append(repair.sentence)

    found, stopped = with_progress(say, partial(search, on_repair=on_repair), say("looking for what would help"))
    if stopped:
        click.echo(say("Stopped early; there may be other repairs, and cheaper ones."), err=True)
    return found


def look_for_reasons(
    problem: Problem, seconds: float, workers: int | None, propose: Collection[str]
) -> tuple[Repairs, Conflict]:
    """Look for repairs and for what clashes, side by side.

    Parameters
    ----------
    problem
        A problem that has no plan.
    seconds
        How much time is left.
    workers, propose
        As for the solve that failed.
    """
    options: dict[str, Any] = {"time_limit": max(seconds, LEAST), "workers": workers, "propose": propose}

    def both(progress: Any, stop: Any, on_repair: Any) -> tuple[Repairs, Conflict]:
        with ThreadPoolExecutor(1) as beside:
            clash = beside.submit(netplan.conflict, problem, stop=stop, **options)
            found = netplan.repairs(problem, progress=progress, stop=stop, on_repair=on_repair, **options)
            return found, clash.result()

    return _told(problem, both)


def impossible_shape(found: Repairs, clash: Conflict) -> dict[str, Any]:
    """Return all that is known of a season that cannot be planned as JSON knows it."""
    repairs, why = found.model_dump(mode="json"), clash.model_dump(mode="json")
    return {
        "status": "infeasible", "checks": repairs["checks"], "repairs": repairs["repairs"],
        "complete": repairs["complete"], "conflict": why["parts"], "sentences": why["sentences"],
        "confirmed": why["confirmed"], "irreducible": why["irreducible"],
    }  # fmt: skip
