"""How far a search has come, on a terminal."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from netplan.language import Say
from netplan.plan import Progress, rounded

__all__ = ["progress_bar"]

Report = Callable[[Progress], None]


@contextmanager
def progress_bar(console: Console, say: Say, task: str = "") -> Iterator[tuple[Report | None, threading.Event]]:
    """Show a bar while a search runs, on a terminal only.

    Parameters
    ----------
    console, say
        Where, and in which language.
    task
        What is looked for; none: a plan, and the bar tells how good it is.

    Yields
    ------
    What to give the search as ``progress`` (none without a terminal) and as ``stop``: the first Ctrl-C sets it.
    """
    stop = threading.Event()
    with _interrupted(stop):
        if not console.is_terminal:
            yield None, stop
            return
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
        with Bar(*columns, console=console, transient=True) as bar:
            line = bar.add_task(task or say("looking for a first plan"), total=None)

            def report(now: Progress) -> None:
                bar.update(line, description=task or _words(now, say), completed=now.step, total=now.steps)

            yield report, stop


def _words(now: Progress, say: Say) -> str:
    if not now.wish:
        return say("looking for a first plan")
    if now.best is None:
        return now.wish
    best, bound = rounded(now.best), None if now.bound is None else rounded(now.bound)
    if bound is None or bound >= best:
        return say("{wish}: {best}", wish=now.wish, best=best)
    return say("{wish}: {best}, not under {bound}", wish=now.wish, best=best, bound=bound)


@contextmanager
def _interrupted(stop: threading.Event) -> Iterator[None]:
    """Let Ctrl-C set the stop, where signals can be heard."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def heard(*_: Any) -> None:
        stop.set()

    before = signal.signal(signal.SIGINT, heard)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
