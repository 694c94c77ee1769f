"""netplan swap: with whom somebody can swap a duty, and one of these swaps made."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import click

import netplan
from netplan.cli.guard import FOUND, guarded
from netplan.cli.options import file_argument, json_option, language_option, read_given_plan, read_problem
from netplan.cli.printing import show, warn
from netplan.cli.taking import as_of_option, out_option, take, today
from netplan.errors import InputError
from netplan.language import message

__all__ = ["swap"]


@click.command()
@file_argument
@click.argument("plan_file", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("meeting")
@click.argument("role")
@click.argument("person", required=False)
@click.option("--with", "partner", metavar="NAME", help="Swap with NAME: PLAN, and FILE where it had decided, change.")
@click.option("--for", "other", metavar="MEETING", help="At which meeting PERSON takes the duty of NAME in return.")
@click.option("--for-role", metavar="ROLE", help="Which duty there; the same role, or NAME's only one, unless given.")
@out_option
@as_of_option
@language_option
@json_option
@guarded
def swap(
    file: Path, plan_file: Path, meeting: str, role: str, person: str | None, partner: str | None, other: str | None,
    for_role: str | None, out: Path | None, as_of: dt.datetime | None, language: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Tell with whom PERSON can swap the duty as ROLE of MEETING, and for which; or make one of these swaps."""
    if (partner is None) != (other is None):
        raise InputError(message("a swap needs --with and --for"), hint=message("leave out both to see all swaps"))
    if partner is None and (out is not None or for_role is not None):
        raise InputError(message("--out and --for-role are of use with --with only"),
                         hint=message("add --with NAME --for MEETING"))  # fmt: skip
    problem = read_problem(file, language)
    plan, remarks = read_given_plan(plan_file, problem)
    warn(remarks, problem.say)
    if partner is None or other is None:
        found = netplan.swaps(problem, plan, meeting, role, person, as_of=today(as_of))
        from netplan.display.swaps import swaps_document

        show(found, swaps_document, as_json=as_json)
        if not found:
            sys.exit(FOUND)
        return
    one = netplan.swap(problem, plan, meeting, role, person, partner=partner, for_meeting=other, for_role=for_role,
                       as_of=today(as_of))  # fmt: skip
    if not as_json:
        click.echo(one.sentence)
    shape = take(one.problem, one.plan, file, plan_file, out, quiet=as_json)
    if as_json:
        click.echo(json.dumps({**one.model_dump(mode="json"), **shape}, ensure_ascii=False, indent=2))
