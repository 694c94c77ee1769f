"""netplan check: look a file over, or audit a plan against it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import netplan
from netplan.cli.guard import FOUND, guarded
from netplan.cli.options import file_argument, json_option, language_option, read_problem
from netplan.cli.printing import console, finding_shape

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.plan import Finding

__all__ = ["check"]


@click.command()
@file_argument
@click.argument("plan_file", metavar="[PLAN]", required=False, type=click.Path(path_type=Path))
@language_option
@json_option
@guarded
def check(file: Path, plan_file: Path | None, language: str | None, as_json: bool) -> None:
    """Look FILE over; with a PLAN (plan.json or a rota as CSV), audit the plan against it."""
    problem = read_problem(file, language)
    if plan_file is None:
        findings = netplan.check(problem)
    else:
        findings = netplan.verify(problem, netplan.read_plan(plan_file, problem=problem))
    if as_json:
        click.echo(json.dumps([finding_shape(one, problem.say) for one in findings], ensure_ascii=False, indent=2))
    else:
        _print_findings(findings, problem, with_windows=plan_file is None)
    if any(finding.level != "note" for finding in findings):
        sys.exit(FOUND)


def _print_findings(findings: tuple[Finding, ...], problem: Problem, *, with_windows: bool) -> None:
    from netplan.display.text import FindingsText, WindowsText

    screen = console()
    if with_windows:
        screen.print(WindowsText(problem))
    screen.print(FindingsText(findings, problem.say))
