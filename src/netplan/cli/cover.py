"""netplan cover: who could step in for whom, and which meetings one more absence would leave without a quorum."""

from __future__ import annotations

from pathlib import Path

import click

import netplan
from netplan.cli.guard import guarded
from netplan.cli.options import file_argument, json_option, language_option, read_given_plan, read_problem
from netplan.cli.printing import show, warn

__all__ = ["cover"]


@click.command()
@file_argument
@click.argument("plan_file", metavar="PLAN", type=click.Path(path_type=Path))
@language_option
@json_option
@guarded
def cover(file: Path, plan_file: Path, language: str | None, as_json: bool) -> None:
    """Show how PLAN stands up to absences: deputies for each duty, and how likely each quorum is met."""
    problem = read_problem(file, language)
    plan, remarks = read_given_plan(plan_file, problem)
    warn(remarks, problem.say)
    found = netplan.cover(problem, plan)
    from netplan.display.cover import cover_document

    show(found, cover_document, as_json=as_json)
