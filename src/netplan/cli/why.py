"""netplan why: why a plan has this and not that, and what every other choice would cost."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

import netplan
from netplan.cli.guard import IMPOSSIBLE, NOTHING_FOUND, guarded, no_plan
from netplan.cli.options import TABLES, file_argument, json_option, language_option, read_given_plan, read_problem
from netplan.cli.printing import show, warn
from netplan.cli.running import with_progress

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.plan import Plan

__all__ = ["why"]


@click.command()
@file_argument
@click.argument("words", metavar="[PLAN] MEETING WHAT [CHOICE]", nargs=-1, required=True)
@click.option("--time-limit", type=click.FloatRange(min=0.1), default=20.0, show_default=True, help="Seconds in all.")
@click.option("--workers", type=click.IntRange(min=1), help="Strategies that run side by side.")
@language_option
@json_option
@guarded
def why(
    file: Path, words: tuple[str, ...], time_limit: float, workers: int | None, language: str | None, as_json: bool
) -> None:
    """Tell why MEETING has its date, venue or role (WHAT), and what every other choice, or CHOICE, would cost.

    PLAN is a plan.json or a rota made by hand; without it, FILE is planned first.
    """
    given, asked = _divided(words)
    problem = read_problem(file, language)
    plan = _planned(problem, file, time_limit, workers, as_json=as_json) if given is None else _read(given, problem)
    search = partial(netplan.why, problem, plan, *asked, time_limit=time_limit, workers=workers)
    found, stopped = with_progress(problem.say, search)
    if stopped:
        click.echo(problem.say("Stopped early; what is not proven is marked so."), err=True)
    from netplan.display.why import why_document

    show(found, why_document, as_json=as_json)
    if not any(one.possible for one in found.choices) and found.choices:
        sys.exit(IMPOSSIBLE if found.proven else NOTHING_FOUND)


def _divided(words: tuple[str, ...]) -> tuple[Path | None, tuple[str, ...]]:
    """Tell the plan from what is asked: a plan is a file, or a name that ends as one."""
    from netplan.io.data_in import DATA_FILES

    first = Path(words[0])
    is_plan = len(words) > 2 and (first.suffix.lower() in (*TABLES, *DATA_FILES) or first.is_file())
    asked = words[1:] if is_plan else words
    if not 2 <= len(asked) <= 3:
        raise click.UsageError("give a meeting, what is asked about (date, venue or a role) and perhaps a choice")
    return (first if is_plan else None), asked


def _read(file: Path, problem: Problem) -> Plan:
    plan, remarks = read_given_plan(file, problem)
    warn(remarks, problem.say)
    return plan


def _planned(problem: Problem, file: Path, time_limit: float, workers: int | None, *, as_json: bool) -> Plan:
    """Return netplan's own plan; without one, say so and end."""
    solve = partial(netplan.solve, problem, time_limit=time_limit, workers=workers)
    result, _ = with_progress(problem.say, solve)
    if result.plan is None:
        no_plan(result.status, file, problem.say, as_json=as_json)
    return result.plan

