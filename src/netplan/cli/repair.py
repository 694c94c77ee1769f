"""netplan repair: what would make a season possible, and one of these changes written into the file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import netplan
from netplan.cli.guard import IMPOSSIBLE, NOTHING_FOUND, guarded
from netplan.cli.impossible import look_for_repairs
from netplan.cli.options import file_argument, json_option, language_option, read_problem
from netplan.cli.printing import console, hunk_shape, print_hunks, quoted
from netplan.errors import InputError, together
from netplan.language import Say, message

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.io.edits import Hunk
    from netplan.plan import Repair, Repairs

__all__ = ["repair"]


@click.command()
@file_argument
@click.option("--apply", "number", type=int, metavar="N", help="Write repair N into FILE; all else in it stays.")
@click.option("--out", type=click.Path(path_type=Path), help="With --apply: write this file, leave FILE as it is.")
@click.option("--time-limit", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds in all.")
@click.option("--workers", type=click.IntRange(min=1), help="Strategies that run side by side.")
@language_option
@json_option
@guarded
def repair(
    file: Path, number: int | None, out: Path | None, time_limit: float, workers: int | None, language: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Tell what would make the season in FILE possible; write one of these changes into it."""
    if out is not None and number is None:
        raise InputError(message("--out is of use with --apply only"), hint=message("add --apply 1"))
    problem = read_problem(file, language)
    found = look_for_repairs(problem, time_limit=time_limit, workers=workers)
    if number is None or not found.needed:
        _print(found, file, as_json=as_json)
        if found.needed is not False:
            sys.exit(IMPOSSIBLE if found.needed else NOTHING_FOUND)
        return
    chosen = _chosen(found, number)
    hunks = _apply(chosen, problem, file, out)
    if as_json:
        shape = {**found.model_dump(mode="json"), "applied": number, "file": str(out or file),
                 "changes": [hunk_shape(one) for one in hunks]}  # fmt: skip
        click.echo(json.dumps(shape, ensure_ascii=False, indent=2))
        return
    click.echo(problem.say("Repair {number}: {sentence}", number=number, sentence=chosen.sentence))
    print_hunks(hunks, out or file)
    said = problem.say("Written to {file}; netplan plan {file} now finds a plan.", file=quoted(out or file))
    click.echo("\n" + said)


def _print(found: Repairs, file: Path, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(found.model_dump(mode="json"), ensure_ascii=False, indent=2))
        return
    from netplan.display.text import RepairsText

    console().print(RepairsText(found))
    if found:
        say = Say(found.language)
        then = say("Ask those concerned; then netplan repair {file} --apply 1 makes change no. 1 in the file.",
                   file=quoted(file))  # fmt: skip
        click.echo(f"\n{then}")


def _chosen(found: Repairs, number: int) -> Repair:
    if not 1 <= number <= len(found):
        none = message("there is no repair {number}: none was found", number=number)
        some = message("there is no repair {number}; those found are 1 to {count}", number=number, count=len(found))
        raise InputError(
            some if found else none,
            hint=message("run netplan repair without --apply, and choose among those listed"),
        )
    return found[number - 1]


def _apply(chosen: Repair, problem: Problem, file: Path, out: Path | None) -> tuple[Hunk, ...]:
    """Write a repair; where it cannot be written, say what is to be written by hand."""
    from netplan.domain.wrong import join_path
    from netplan.io.edits import change_file

    before = netplan.read(file)
    after = chosen.problem.with_(network={"language": before.network.language})
    try:
        return change_file(file, before, after, out)
    except InputError as error:
        by_hand = (
            InputError(
                message("take this out by hand") if edit.value is None
                else message("write this by hand: {value}", value=_shown(edit.value)),
                field=join_path(*edit.path), file=str(file),
            )
            for edit in chosen.edits
        )  # fmt: skip
        raise together((error, *by_hand)) from None


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
