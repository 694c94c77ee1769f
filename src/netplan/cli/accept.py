"""netplan accept: what a plan has decided, written into the file at the right lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

import netplan
from netplan.cli.guard import guarded
from netplan.cli.options import json_option, language_option, read_given_plan
from netplan.cli.printing import hunk_shape, print_hunks, quoted, warn
from netplan.errors import InputError
from netplan.language import message

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.plan import Finding

__all__ = ["accept"]

NAMES = ("network.yaml", "network.yml", "network.json")
"""What the file of a problem is usually called."""


@click.command()
@click.argument("plan_file", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("meetings", metavar="[MEETING]...", nargs=-1)
@click.option("--file", type=click.Path(path_type=Path), help="The season's file; else network.yaml near PLAN or here.")
@click.option("--out", type=click.Path(path_type=Path), help="Write this file; the season's file and PLAN stay.")
@language_option
@json_option
@guarded
def accept(
    plan_file: Path, meetings: tuple[str, ...], out: Path | None, language: str | None, as_json: bool,
    file: Path | None = None,
) -> None:  # fmt: skip
    """Write what PLAN has decided into the season's file: dates, venues and holders of all meetings, or of some.

    All else in the file stays, comments and order too. PLAN then says that these decisions are accepted.
    """
    from netplan.io.data_in import DATA_FILES
    from netplan.io.edits import change_file
    from netplan.revise import accepted_plan

    file = _found(plan_file) if file is None else file
    problem = netplan.read(file)
    say = problem.say if language is None else problem.with_(network={"language": language}).say
    plan, remarks = read_given_plan(plan_file, problem)
    warn(remarks, say)
    after = netplan.accepted(problem, plan, meetings)
    done = accepted_plan(after, plan, meetings)
    hunks = change_file(file, problem, after, out)
    if out is None and plan_file.suffix.lower() in DATA_FILES:
        netplan.write(done, plan_file)
    if as_json:
        shape = {"file": str(out or file), "changes": [hunk_shape(one) for one in hunks]}
        click.echo(json.dumps(shape, ensure_ascii=False, indent=2))
        return
    if not hunks:
        click.echo(say("{file} says all of this already.", file=quoted(file)))
        return
    print_hunks(hunks, out or file)
    click.echo("\n" + say("Written to {file}; from now on this is decided.", file=quoted(out or file)))
    broken = [one for one in netplan.verify(after, done) if one.level == "error" and _concerns(one, after, meetings)]
    if broken:
        name = quoted(out or file)
        told = say("The plan breaks rules; netplan repair {file} tells how they can give way:", file=name)
        click.echo(told, err=True)
        warn(broken, say)


def _concerns(finding: Finding, problem: Problem, meetings: tuple[str, ...]) -> bool:
    """Tell whether something is wrong with one of the meetings that are accepted; with all, whatever is wrong."""
    from netplan.rules.facts import meetings_named

    return not meetings or bool({*meetings_named(problem, meetings)} & {*finding.about})


def _found(plan_file: Path) -> Path:
    """Return the season's file: beside a plan, in the folder above, or in the folder where the command was given."""
    folders = dict.fromkeys((plan_file.parent, plan_file.parent.parent, Path()))
    found = next((one for folder in folders for name in NAMES if (one := folder / name).is_file()), None)
    if found is None:
        raise InputError(
            message("there is no network.yaml beside {plan}, none above it and none here", plan=str(plan_file)),
            hint=message("name the season's file: --file FILE"),
        )
    return found
