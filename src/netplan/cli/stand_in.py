"""netplan stand-in: who can step in for somebody, and taking one of them for good."""

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

__all__ = ["stand_in"]


@click.command("stand-in")
@file_argument
@click.argument("plan_file", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("meeting")
@click.argument("role")
@click.argument("person", required=False)
@click.option("--take", "taken", metavar="NAME", help="Let NAME step in: PLAN, and FILE where it had decided, change.")
@out_option
@as_of_option
@language_option
@json_option
@guarded
def stand_in(
    file: Path, plan_file: Path, meeting: str, role: str, person: str | None, taken: str | None, out: Path | None,
    as_of: dt.datetime | None, language: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Tell who can take the duty of PERSON as ROLE of MEETING, who first, and why others cannot."""
    if out is not None and taken is None:
        raise InputError(message("--out is of use with --take only"), hint=message("add --take NAME"))
    problem = read_problem(file, language)
    plan, remarks = read_given_plan(plan_file, problem)
    warn(remarks, problem.say)
    found = netplan.stand_ins(problem, plan, meeting, role, person, as_of=today(as_of))
    if taken is None:
        from netplan.display.stand_ins import stand_ins_document

        show(found, stand_ins_document, as_json=as_json)
        if not found:
            sys.exit(FOUND)
        return
    fresh, one = found.take(taken), found.of(taken)
    if not as_json:
        click.echo(one.sentence)
    shape = take(one.problem or problem, fresh, file, plan_file, out, quiet=as_json)
    if as_json:
        shape = {**found.model_dump(mode="json"), "taken": one.person, **shape}
        click.echo(json.dumps(shape, ensure_ascii=False, indent=2))
