"""netplan changes: what is otherwise in a plan than in an earlier one, and the letters about it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

import netplan
from netplan.cli.guard import guarded
from netplan.cli.options import json_option, language_option, read_given_plan, read_problem
from netplan.cli.printing import show, warn
from netplan.cli.running import make_folder
from netplan.language import Say

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.plan import Plan

__all__ = ["changes"]


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("file", metavar="NEW", type=click.Path(path_type=Path))
@click.option("--letters", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Empty folder for a letter to each person concerned, and a text for everybody.")
@click.option("--sender", metavar="NAME", help="Who signs the letters; the plan's convener otherwise.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY",
              help="Letters list no duty before this day among those that stay.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File: .csv, .md, .html, .json or .yaml.")
@click.option("--problem", "problem_file", type=click.Path(path_type=Path), metavar="FILE",
              help="The season's file, for rotas made by hand.")
@language_option
@json_option
@guarded
def changes(
    file: Path, old: Path, letters: Path | None, sender: str | None, as_of: dt.datetime | None, out: Path | None,
    problem_file: Path | None, language: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Tell what is otherwise in the plan NEW than in the plan OLD, meeting by meeting and for each person.

    OLD and NEW are each a plan.json or a rota made by hand; OLD may also be a calendar that was published before.
    """
    problem = read_problem(problem_file, language) if problem_file else None
    after = _read(file, problem)
    before = _published(old, after) if old.suffix.lower() == ".ics" else _read(old, problem)
    before, after = (_said(one, language) for one in (before, after))
    found = after.changes_from(before, as_of=as_of.date() if as_of else None)
    written = []
    if out is not None:
        written.append(netplan.write(found, out))
    if letters is not None:
        from netplan.io.changes_out import write_letters

        make_folder(letters)
        written += write_letters(found, letters, sender)
    from netplan.display.changes import changes_document

    show(found, changes_document, as_json=as_json)
    if written and not as_json:
        say = Say(found.language)
        click.echo("\n" + say("Written: {names}", names=[str(path) for path in written]))


def _read(file: Path, problem: Problem | None) -> Plan:
    if problem is None:
        return netplan.read_plan(file)
    plan, remarks = read_given_plan(file, problem)
    warn(remarks, problem.say)
    return plan


def _published(file: Path, after: Plan) -> Plan:
    from netplan.io.feeds import read_published

    return read_published(file).whole_plan(after)


def _said(plan: Plan, language: str | None) -> Plan:
    """Return a plan whose changes are told in the language asked for, else in its own."""
    return plan if language is None else plan.model_copy(update={"language": language})
