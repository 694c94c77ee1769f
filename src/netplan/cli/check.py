"""netplan check: look a file over, or audit a plan against it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import netplan
from netplan.cli.guard import FOUND, guarded
from netplan.cli.options import file_argument, json_option, language_option, read_given_plan, read_problem
from netplan.cli.printing import console, finding_shape

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.plan import Finding, Plan

__all__ = ["check"]

@click.command()
@file_argument
@click.argument("plan_file", metavar="[PLAN]", required=False, type=click.Path(path_type=Path))
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day it is: what should be named by then.")
@language_option
@json_option
@guarded
def check(
    file: Path, plan_file: Path | None, as_of: datetime | None, language: str | None, as_json: bool
) -> None:  # fmt: skip
    """Look FILE over; with a PLAN (plan.json or any rota as CSV or Excel), audit the plan against it."""
    problem, day = read_problem(file, language), as_of and as_of.date()
    if plan_file is None:
        findings = netplan.check(problem, day)
        _show(findings, problem, as_json)
    else:
        plan, remarks = read_given_plan(plan_file, problem)
        doubts = (one for one in remarks if one.rule != "unclear_name")  # the audit names each such duty
        findings = (*doubts, *netplan.verify(problem, plan, day))
        _show_audit(findings, plan, problem, as_json)
    if any(finding.level != "note" for finding in findings):
        sys.exit(FOUND)


def _show(findings: tuple[Finding, ...], problem: Problem, as_json: bool) -> None:
    if as_json:
        _echo([finding_shape(one, problem.say) for one in findings])
        return
    from netplan.display.text import FindingsText, WindowsText

    screen = console()
    screen.print(WindowsText(problem))
    screen.print(FindingsText(findings, problem.say))


def _show_audit(findings: tuple[Finding, ...], plan: Plan, problem: Problem, as_json: bool) -> None:
    if as_json:
        from netplan.rules.loads import load_rows
        from netplan.rules.survey import shortest_breaks, vacancies

        _echo({
            "findings": [finding_shape(one, problem.say) for one in findings],
            "load": [row.model_dump(mode="json") for row in load_rows(problem, plan)],
            "rests": [asdict(one) for one in shortest_breaks(problem, plan)],
            "vacancies": [asdict(one) for one in vacancies(problem, plan)],
        })  # fmt: skip
        return
    from netplan.display.text import AuditText

    console().print(AuditText(problem, plan, findings))


def _echo(shape: Any) -> None:
    click.echo(json.dumps(shape, ensure_ascii=False, indent=2))
