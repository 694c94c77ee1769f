"""netplan ledger: who has done how much over the years, printed and exported."""

from __future__ import annotations

from pathlib import Path

import click

import netplan
from netplan.cli.guard import guarded
from netplan.cli.options import file_argument, json_option, language_option, read_given_plan, read_problem
from netplan.cli.printing import console, warn

__all__ = ["ledger"]


@click.command()
@file_argument
@click.argument("plan_file", metavar="[PLAN]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False),
    help="File to write: .xlsx (history, balances, debts), .csv (balances), .json, .html or .md.",
)  # fmt: skip
@click.option(
    "--time-limit", type=click.FloatRange(min=0), default=60.0, show_default=True,
    help="Seconds to prove which balances of the PLAN rules force; 0: prove nothing.",
)  # fmt: skip
@language_option
@json_option
@guarded
def ledger(
    file: Path, plan_file: Path | None, out: Path | None, time_limit: float, language: str | None, as_json: bool
) -> None:
    """Report duties, fair shares and balances of the years recorded in FILE, and of a PLAN for its season."""
    problem = read_problem(file, language)
    plan, remarks = (None, ()) if plan_file is None else read_given_plan(plan_file, problem)
    warn(remarks, problem.say)
    with console(stderr=True).status(problem.say("Proving what rules force ...")):
        report = netplan.fairness(problem, plan, prove=time_limit > 0, time_limit=time_limit)
    if out is not None:
        netplan.write(report, out)
    if as_json:
        from netplan.io.data_out import json_text

        click.echo(json_text(report), nl=False)
        return
    from netplan.display.text import FairnessText

    console().print(FairnessText(report))
    if out is not None:
        click.echo("\n" + problem.say("Written to {file}", file=str(out)))
