"""Writing a plan in which duties changed hands, and the file where it had decided them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import netplan
from netplan.cli.plan import write_all
from netplan.cli.printing import hunk_shape, print_hunks, quoted
from netplan.cli.running import make_folder
from netplan.errors import InputError
from netplan.language import message

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.io.edits import Hunk
    from netplan.plan import Plan

__all__ = ["as_of_option", "out_option", "take", "today"]

as_of_option = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="What is dated before stays as it was; today unless given."
)
out_option = click.option(
    "--out", type=click.Path(path_type=Path), help="Folder to write to; PLAN and FILE stay as they are."
)


def today(as_of: dt.datetime | None) -> dt.date:
    """Return the day it is, or is said to be."""
    return dt.date.today() if as_of is None else as_of.date()


def take(
    problem: Problem, plan: Plan, file: Path, plan_file: Path, out: Path | None, *, quiet: bool
) -> dict[str, Any]:  # fmt: skip
    """Write a plan in which duties changed hands, and the season's file where it had decided them.

    Parameters
    ----------
    problem, plan
        The plan, and what it is a plan for.
    file, plan_file
        The season's file, and the file of the plan that stood.
    out
        The folder to write to; none: both files are changed.
    quiet
        Whether nothing is to be printed.

    Returns
    -------
    What was written, as data.
    """
    from netplan.io.data_in import DATA_FILES
    from netplan.io.edits import change_file

    say, before = problem.say, netplan.read(file)
    if out is None and plan_file.suffix.lower() not in DATA_FILES:
        raise InputError(message("{file} cannot be written as it is", file=str(plan_file)),
                         hint=message("name a folder with --out"))  # fmt: skip
    after = problem.with_(network={"language": before.network.language})
    changed = file
    if out is not None:
        make_folder(out)
        changed = out / file.name
    hunks: tuple[Hunk, ...] = () if after == before else change_file(file, before, after, out and changed)
    plan = plan.model_copy(update={"problem_sha256": after.sha256})
    if out is None:
        written = [str(netplan.write(plan, plan_file))]
    else:
        written = [str(out / name) for name in write_all(plan, problem, out, follows=True)]
    if hunks:
        written.append(str(changed))
    if not quiet:
        print_hunks(hunks, changed)
        click.echo("\n" + say("Written: {files}.", files=[quoted(Path(one)) for one in written]))
    return {"written": written, "changes": [hunk_shape(one) for one in hunks]}
