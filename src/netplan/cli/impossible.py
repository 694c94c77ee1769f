"""What commands say of a season that cannot be planned: what would help, and what clashes."""

from __future__ import annotations

import sys
import time
from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING, Any

import click

import netplan
from netplan.cli.printing import console
from netplan.cli.running import with_progress

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.plan import Conflict, Repair, Repairs

__all__ = ["impossible_shape", "look_for_reasons", "look_for_repairs"]

LEAST = 5.0
"""Seconds for saying what would help, even where the time is up: a bare no helps nobody."""
SHARE = 0.7
"""How much of the time that is left goes to the repairs; the rest is for what clashes."""


def look_for_repairs(problem: Problem, **options: Any) -> Repairs:
    """Look for repairs; on a terminal with a bar, and the first one told as soon as it is there.

    Ctrl-C ends the search with what is known by then.
    """
    say, on_terminal = problem.say, console(stderr=True).is_terminal
    told: list[str] = []

    def on_repair(repair: Repair) -> None:
        if not told and on_terminal:
            first = say("A plan becomes possible like this: {sentence}", sentence=repair.sentence)
            print(first, file=sys.stderr)  # the bar makes room for what is printed, not for click.echo
        told.append(repair.sentence)

    search = partial(netplan.repairs, problem, on_repair=on_repair, **options)
    found, stopped = with_progress(say, search, say("looking for what would help"))
    if stopped:
        click.echo(say("Stopped early; there may be other repairs, and cheaper ones."), err=True)
    return found


def look_for_reasons(
    problem: Problem, seconds: float, workers: int | None, propose: Collection[str]
) -> tuple[Repairs, Conflict]:
    """Look for repairs and for what clashes, each in its share of the time that is left.

    Parameters
    ----------
    problem
        A problem that has no plan.
    seconds
        How much time is left for both.
    workers, propose
        As for the solve that failed.
    """
    begun, seconds = time.perf_counter(), max(seconds, LEAST)
    found = look_for_repairs(problem, time_limit=SHARE * seconds, workers=workers, propose=propose)
    left = max(begun + seconds - time.perf_counter(), (1 - SHARE) * seconds)
    search = partial(netplan.conflict, problem, time_limit=left, workers=workers, propose=propose)
    clash, _ = with_progress(problem.say, search, problem.say("looking for what clashes"))
    return found, clash


def impossible_shape(found: Repairs, clash: Conflict) -> dict[str, Any]:
    """Return all that is known of a season that cannot be planned as JSON knows it."""
    repairs, why = found.model_dump(mode="json"), clash.model_dump(mode="json")
    return {
        "status": "infeasible", "checks": repairs["checks"], "repairs": repairs["repairs"],
        "complete": repairs["complete"], "conflict": why["parts"], "sentences": why["sentences"],
        "confirmed": why["confirmed"], "irreducible": why["irreducible"],
    }  # fmt: skip
