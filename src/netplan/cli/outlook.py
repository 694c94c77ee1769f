"""netplan outlook: whether everybody can still have a turn in the seasons to come."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import netplan
from netplan.cli.guard import FOUND, guarded
from netplan.cli.options import file_argument, json_option, language_option, read_given_plan, read_problem
from netplan.cli.printing import console, warn

__all__ = ["outlook"]


@click.command()
@file_argument
@click.argument("plan_file", metavar="[PLAN]", required=False, type=click.Path(path_type=Path))
@click.option("--by", type=click.IntRange(1900, 9999), help="The year looked to; else three years after the season.")
@click.option("--role", "roles", multiple=True, metavar="ROLE", help="Only this role; may be given several times.")
@click.option("--time-limit", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds in all.")
@language_option
@json_option
@guarded
def outlook(
    file: Path, plan_file: Path | None, by: int | None, roles: tuple[str, ...], time_limit: float,
    language: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Look ahead from FILE, after a PLAN of its season: can everybody still have each role once?"""
    problem = read_problem(file, language)
    plan, remarks = (None, ()) if plan_file is None else read_given_plan(plan_file, problem)
    warn(remarks, problem.say)
    with console(stderr=True).status(problem.say("Looking ahead ...")):
        found = netplan.outlook(problem, plan, by, roles, time_limit=time_limit)
    if as_json:
        from netplan.io.data_out import json_text

        click.echo(json_text(found), nl=False)
    else:
        from netplan.display.text import OutlookText

        console().print(OutlookText(found))
    if not found.works_out:
        sys.exit(FOUND)
