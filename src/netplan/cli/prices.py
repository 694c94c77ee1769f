"""netplan prices: what each rule costs, and whom it is worth asking."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

import netplan
from netplan.cli.guard import guarded
from netplan.cli.options import file_argument, json_option, language_option, read_problem
from netplan.cli.printing import show
from netplan.cli.running import with_progress

__all__ = ["prices"]


@click.command()
@file_argument
@click.option("--questions", type=click.IntRange(min=0), default=3, show_default=True, help="How many to show.")
@click.option("--time-limit", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds in all.")
@click.option("--workers", type=click.IntRange(min=1), help="Strategies that run side by side.")
@language_option
@json_option
@guarded
def prices(
    file: Path, questions: int, time_limit: float, workers: int | None, language: str | None, as_json: bool
) -> None:  # fmt: skip
    """Show what each rule in FILE costs in each wish, and the questions to members that are worth most."""
    problem = read_problem(file, language)
    search = partial(netplan.prices, problem, count=questions, time_limit=time_limit, workers=workers)
    found, stopped = with_progress(problem.say, search)
    if stopped:
        click.echo(problem.say("Stopped early; this is what was found so far."), err=True)
    from netplan.display.prices import prices_document

    show(found, prices_document, as_json=as_json)
