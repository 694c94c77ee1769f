"""What commands say of a season that cannot be planned: what would help, and what clashes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

import netplan
from netplan.cli.printing import console
from netplan.cli.running import with_progress

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.plan import Repair, Repairs

__all__ = ["look_for_repairs"]


def look_for_repairs(problem: Problem, **options: Any) -> Repairs:
    """Look for repairs; on a terminal with a bar, and the first one told as soon as it is there.

    Ctrl-C ends the search with what is known by then.
    """
    say, screen = problem.say, console(stderr=True)
    told: list[str] = []

    def on_repair(repair: Repair) -> None:
        if not told and screen.is_terminal:
            click.echo(say("A plan becomes possible like this: {sentence}", sentence=repair.sentence), err=True)
        told.append(repair.sentence)

    found, stopped = with_progress(say, partial(netplan.repairs, problem, on_repair=on_repair, **options))
    if stopped:
        click.echo(say("Stopped early; there may be other repairs, and cheaper ones."), err=True)
    return found
