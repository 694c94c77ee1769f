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
from netplan.cli.impossible import impossible_shape, look_for_reasons
from netplan.cli.options import file_argument, json_option, language_option, read_problem
from netplan.cli.printing import console, quoted
from netplan.cli.running import make_folder, with_progress

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.language import Say
    from netplan.plan import Conflict, Plan, Repairs, Result

__all__ = ["plan", "write_all"]

CALENDAR = ".ics"
WRITTEN = (".json", ".csv", ".md", ".html", CALENDAR)


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
    if result.status == "infeasible":
        reasons = look_for_reasons(problem, time_limit - result.seconds, workers, propose)
        _print_impossible(*reasons, file, as_json=as_json)
        sys.exit(IMPOSSIBLE)
    if result.plan is None:
        _print_nothing(problem.say, as_json=as_json)
        sys.exit(NOTHING_FOUND)
    _print_plan(result.plan, as_json=as_json)
    if out is not None:
        written = write_all(result.plan, problem, out)
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


def write_all(plan: Plan, problem: Problem, out: Path, *, follows: bool = False) -> list[str]:
    """Write a plan into a folder in every form; return the names of the files.

    Parameters
    ----------
    plan, problem
        The plan, and what it was made for.
    out
        The folder.
    follows
        Whether it is the next one of a plan that stands: a calendar that the folder holds then counts as published.
    """
    make_folder(out)
    earlier = out / f"plan{CALENDAR}"
    published = {CALENDAR: earlier} if follows and earlier.is_file() else {}
    return [
        netplan.write(plan, out / f"plan{suffix}", problem=problem, previous=published.get(suffix)).name
        for suffix in WRITTEN
    ]


def _print_plan(plan: Plan, *, as_json: bool) -> None:
    if as_json:
        from netplan.io.data_out import json_text

        click.echo(json_text(plan), nl=False)
        return
    from netplan.display.text import PlanText

    console().print(PlanText(plan))


def _print_nothing(say: Say, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"status": "unknown", "conflict": []}, indent=2))
    else:
        click.echo(say("No plan was found in the time given; allow more with --time-limit."))


def _print_impossible(found: Repairs, clash: Conflict, file: Path, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(impossible_shape(found, clash), ensure_ascii=False, indent=2))
        return
    from netplan.display.impossible import impossible_document
    from netplan.display.text import DocumentText

    console().print(DocumentText(impossible_document(found, clash, quoted(file))))
