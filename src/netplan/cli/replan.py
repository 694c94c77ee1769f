"""netplan replan: mend a plan that stands with the least change."""

from __future__ import annotations

import datetime as dt
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

import netplan
from netplan.cli.guard import FOUND, IMPOSSIBLE, NOTHING_FOUND, guarded
from netplan.cli.options import file_argument, json_option, language_option, read_given_plan, read_problem
from netplan.cli.plan import write_all
from netplan.cli.printing import show, warn
from netplan.cli.running import make_folder, with_progress
from netplan.cli.taking import as_of_option, today

if TYPE_CHECKING:
    from netplan.plan import Changes

__all__ = ["replan"]


@click.command()
@file_argument
@click.argument("plan_file", metavar="PLAN", type=click.Path(path_type=Path))
@as_of_option
@click.option("--move", multiple=True, metavar="MEETING", help="Find another date for a meeting; its people stay.")
@click.option("--redraw", multiple=True, metavar="MEETING",
              help="Let a meeting's people change for nothing; its date stays.")
@click.option("--out", type=click.Path(path_type=Path), help="Folder for plan.json, .csv, .md, .html and .ics.")
@click.option("--letters", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Empty folder for a letter to each person concerned, and a text for everybody.")
@click.option("--time-limit", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds in all.")
@click.option("--workers", type=click.IntRange(min=1), help="Strategies that run side by side.")
@click.option("--propose", multiple=True, metavar="ROLE", help="Also propose holders for a role that is decided later.")
@language_option
@json_option
@guarded
def replan(
    file: Path, plan_file: Path, as_of: dt.datetime | None, move: tuple[str, ...], redraw: tuple[str, ...],
    out: Path | None, letters: Path | None, time_limit: float, workers: int | None, propose: tuple[str, ...],
    language: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Change PLAN as little as FILE, as it is now, asks for; what it decides anew holds, what is past stays."""
    problem = read_problem(file, language)
    if letters is not None:
        _prepare(letters)
    plan, remarks = read_given_plan(plan_file, problem)
    warn(remarks, problem.say)
    search = partial(
        netplan.replan, problem, plan, today(as_of), move=move, redraw=redraw, time_limit=time_limit,
        workers=workers, propose=propose,
    )  # fmt: skip
    found, stopped = with_progress(problem.say, search)
    if stopped:
        click.echo(problem.say("Stopped early; this is what was found so far."), err=True)
    from netplan.display.revision import revision_document

    show(found, revision_document, as_json=as_json)
    if found.plan is None:
        sys.exit(IMPOSSIBLE if found.status == "infeasible" else NOTHING_FOUND)
    if out is not None:
        written = write_all(found.plan, found.problem or problem, out, follows=True)
        if not as_json:
            click.echo("\n" + problem.say("Written to {folder}: {names}", folder=str(out), names=written))
    if letters is not None and found.changes is not None:
        sent = _write_letters(found.changes, letters)
        if sent and not as_json:
            click.echo("\n" + problem.say("Written to {folder}: {names}", folder=str(letters), names=sent))
    if found.broken or found.unmet:
        sys.exit(FOUND)


def _prepare(folder: Path) -> None:
    from netplan.io.changes_out import refuse_old_letters

    make_folder(folder)
    refuse_old_letters(folder)


def _write_letters(changes: Changes, folder: Path) -> list[str]:
    from netplan.io.changes_out import write_letters

    return [path.name for path in write_letters(changes, folder)]
