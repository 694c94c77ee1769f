"""netplan poll: which dates are worth asking about, who has not answered, texts to send, and how polls were read."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import netplan
from netplan.cli.guard import FOUND, IMPOSSIBLE, guarded
from netplan.cli.options import file_argument, json_option, language_option, read_problem
from netplan.cli.printing import console
from netplan.cli.running import make_folder, with_progress

if TYPE_CHECKING:
    from netplan.domain import Problem
    from netplan.plan import PollReading, Questions

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
    """Tell which dates of FILE are worth asking about, who has not answered, and how its polls were read."""
    problem = read_problem(file, language)
    read = _read_again(file, problem)
    found = _look(problem, dates, time_limit)
    if as_json:
        shapes = [_shape(one, problem) for one in read]
        click.echo(json.dumps({**found.model_dump(mode="json"), "polls": shapes}, ensure_ascii=False, indent=2))
    else:
        from netplan.display.text import PollsText, QuestionsText

        console().print(QuestionsText(found), PollsText(read, problem.say))
    if out is not None:
        written = _write_all(found, out)
        if not as_json:
            click.echo("\n" + problem.say("Written to {folder}: {names}", folder=str(out), names=written))
    if not found.possible:
        sys.exit(IMPOSSIBLE)
    if any(one.strangers for one in read):
        sys.exit(FOUND)


def _read_again(file: Path, problem: Problem) -> tuple[PollReading, ...]:
    from netplan.io.polls import polls_named

    return polls_named(file, problem)


def _shape(read: PollReading, problem: Problem) -> dict[str, Any]:
    """Return what was read of a poll as JSON knows it; without addresses."""
    say = problem.say
    return {
        "poll": read.poll.name, "layout": read.layout,
        "people": [{"written": one.written, "member": one.member, "how": one.how} for one in read.people],
        "strangers": list(read.strangers), "unsure": list(read.unsure),
        "options": [{"option": one.option.shape(), "meetings": list(one.meetings)} for one in read.options],
        "outside": [option.shape() for option in read.outside],
        "ignored": [{"what": say.value(one.said), "line": one.line, "column": one.column} for one in read.ignored],
        "notes": [say.value(note) for note in read.notes],
    }  # fmt: skip


def _look(problem: Problem, dates: int | None, time_limit: float) -> Questions:
    """Look for the dates with a progress bar on a terminal; Ctrl-C ends the search with what is known."""
    found, stopped = with_progress(problem.say, partial(netplan.questions, problem, dates, time_limit))
    if stopped:
        click.echo(problem.say("Stopped early; dates that were not looked at count as worth asking about."), err=True)
    return found


def _write_all(found: Questions, out: Path) -> list[str]:
    make_folder(out)
    from netplan.io.safe import safe_write

    safe_write(out / REMINDER, found.reminder().encode())
    return [*(netplan.write(found, out / f"poll{suffix}").name for suffix in WRITTEN), REMINDER]
