"""netplan alternatives: other good plans, and how free each decision is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

import netplan
from netplan.cli.guard import guarded
from netplan.cli.options import file_argument, json_option, language_option, read_given_plan, read_problem
from netplan.cli.printing import show, warn
from netplan.cli.running import with_progress

__all__ = ["alternatives"]


@click.command()
@file_argument
@click.argument("plan_file", metavar="[PLAN]", required=False, type=click.Path(path_type=Path))
@click.option("--count", type=click.IntRange(min=1), help="How many; 3 unless given, or 50 with --equal.")
@click.option("--equal", is_flag=True, help="All plans that are as good in every wish but the lot.")
@click.option("--time-limit", type=click.FloatRange(min=0.1), default=30.0, show_default=True, help="Seconds in all.")
@click.option("--workers", type=click.IntRange(min=1), help="Strategies that run side by side.")
@language_option
@json_option
@guarded
def alternatives(
    file: Path, plan_file: Path | None, count: int | None, equal: bool, time_limit: float, workers: int | None,
    language: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Show good plans for FILE that differ from PLAN (else from the best one), and what each costs."""
    problem = read_problem(file, language)
    plan, remarks = (None, ()) if plan_file is None else read_given_plan(plan_file, problem)
    warn(remarks, problem.say)
    search = partial(
        netplan.alternatives, problem, plan, count, equal=equal, time_limit=time_limit, workers=workers
    )
    found, stopped = with_progress(problem.say, search)
    if stopped:
        click.echo(problem.say("Stopped early; this is what was found so far."), err=True)
    from netplan.display.alternatives import alternatives_document

    show(found, alternatives_document, as_json=as_json)
