"""netplan poll: which dates are worth asking about, who has not answered, and texts to send."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import click

import netplan
from netplan.cli.guard import IMPOSSIBLE, guarded
from netplan.cli.options import file_argument, json_option, language_option, read_problem
from netplan.cli.plan import make_folder
from netplan.cli.printing import console

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.plan import Questions

__all__ = ["poll"]

WRITTEN = (".csv", ".ics", ".txt")
REMINDER = "reminder.txt"


@click.command()
@file_argument
@click.option(
    "--out", type=click.Path(path_type=Path),
    help="Folder for poll.csv (to fill in), poll.ics (tentative holds), poll.txt and reminder.txt (texts to send).",
)
@click.option("--dates", type=click.IntRange(min=1), help="Ask about so many dates of each meeting at most.")
@click.option("--time-limit", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds in all.")
@language_option
@json_option
@guarded
def poll(
    file: Path, out: Path | None, dates: int | None, time_limit: float, language: str | None, as_json: bool
) -> None:  # fmt: skip
    """Tell which dates of FILE are worth asking about, and who has not answered."""
    problem = read_problem(file, language)
    found = _look(problem, dates, time_limit)
    if as_json:
        from netplan.io.data_out import json_text

        click.echo(json_text(found), nl=False)
    else:
        from netplan.display.text import QuestionsText

        console().print(QuestionsText(found))
    if out is not None:
        written = _write_all(found, out)
        if not as_json:
            click.echo("\n" + problem.say("Written to {folder}: {names}", folder=str(out), names=written))
    if not found.possible:
        sys.exit(IMPOSSIBLE)


def _look(problem: Problem, dates: int | None, time_limit: float) -> Questions:
    """Look for the dates with a progress bar on a terminal; Ctrl-C ends the search with what is known."""
    from netplan.display.progress import progress_bar

    with progress_bar(console(stderr=True), problem.say) as (progress, stop), ThreadPoolExecutor(1) as pool:
        # signals are heard in the main thread only, which must not sit in the solver
        look = pool.submit(netplan.questions, problem, dates, time_limit, progress=progress, stop=stop)
        found: Questions = look.result()
    if stop.is_set():
        click.echo(problem.say("Stopped early; dates that were not looked at count as worth asking about."), err=True)
    return found


def _write_all(found: Questions, out: Path) -> list[str]:
    make_folder(out)
    from netplan.io.safe import safe_write

    safe_write(out / REMINDER, found.reminder().encode())
    return [*(netplan.write(found, out / f"poll{suffix}").name for suffix in WRITTEN), REMINDER]
