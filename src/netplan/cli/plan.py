"""netplan plan: plan a season, print it, write it."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import netplan
from netplan.cli.guard import IMPOSSIBLE, NOTHING_FOUND, guarded
from netplan.cli.options import file_argument, json_option, language_option, read_problem
from netplan.cli.printing import console
from netplan.cli.running import make_folder, with_progress

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.language import Say
    from netplan.plan import Conflict, Plan, Result

__all__ = ["plan"]

WRITTEN = (".json", ".csv", ".md", ".html", ".ics")


@click.command()
@file_argument
@click.option("--out", type=click.Path(path_type=Path), help="Folder for plan.json, .csv, .md, .html and .ics.")
@click.option("--time-limit", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds in all.")
@click.option("--workers", type=click.IntRange(min=1), help="Strategies that run side by side.")
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the public lot.")
@click.option("--propose", multiple=True, metavar="ROLE", help="Also propose holders for a role that is decided later.")
@language_option
@json_option
@guarded
def plan(
    file: Path, out: Path | None, time_limit: float, workers: int | None, seed: int, propose: tuple[str, ...],
    language: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Plan the season described in FILE and print the plan."""
    problem = read_problem(file, language)
    result = _solve(problem, time_limit=time_limit, workers=workers, seed=seed, propose=propose)
    impossible = result.status == "infeasible"
    found = netplan.conflict(problem, workers=workers, propose=propose) if impossible else None
    if as_json:
        click.echo(_result_json(result, found), nl=False)
    else:
        _print_result(result, found, problem.say)
    if result.plan is None:
        sys.exit(IMPOSSIBLE if impossible else NOTHING_FOUND)
    if out is not None:
        written = _write_all(result.plan, problem, out)
        if not as_json:
            click.echo("\n" + problem.say("Written to {folder}: {names}", folder=str(out), names=written))


def _solve(problem: Problem, **options: Any) -> Result:
    """Solve with a progress bar on a terminal; Ctrl-C ends the search with the best plan so far."""
    result, stopped = with_progress(problem.say, partial(netplan.solve, problem, **options))
    if stopped:
        if result.plan is None:
            raise KeyboardInterrupt
        click.echo(problem.say("Stopped early; this is the best plan so far."), err=True)
    return result


def _write_all(plan: Plan, problem: Problem, out: Path) -> list[str]:
    make_folder(out)
    return [netplan.write(plan, out / f"plan{suffix}", problem=problem).name for suffix in WRITTEN]


def _print_result(result: Result, found: Conflict | None, say: Say) -> None:
    from netplan.display.text import ConflictText, PlanText

    if result.plan is not None:
        console().print(PlanText(result.plan))
    elif found is not None:
        console().print(ConflictText(found))
    else:
        click.echo(say("No plan was found in the time given; allow more with --time-limit."))


def _result_json(result: Result, found: Conflict | None) -> str:
    from netplan.io.data_out import json_text

    if result.plan is not None:
        return json_text(result.plan)
    clash = [] if found is None else [{"rule": part.rule, "sentence": part.sentence} for part in found.parts]
    return json.dumps({"status": result.status, "conflict": clash}, ensure_ascii=False, indent=2) + "\n"
