"""What people's own words say about a window that is written in other words beside them."""

from __future__ import annotations

from collections.abc import Iterator

from netplan.dates import Window, candidates, read_window
from netplan.dates.grammar.readings import TwoWays
from netplan.domain import Problem
from netplan.errors import InputError
from netplan.language import message
from netplan.plan import Finding, Level

__all__ = ["against_what_is_said", "ambiguous"]


def _said(problem: Problem) -> Iterator[tuple[str, str, str, Window | TwoWays | None]]:
    """Yield where words stand beside a window: the name, a meeting's id, the words and how they are read."""
    for entry, name, ids in problem.season.written():
        if entry.says is not None and ids:
            one = next((one for one in ids if problem.by_id[one].date is None), ids[0])
            try:
                yield name, one, entry.says, read_window(entry.says, problem.season.from_, problem.season.to)
            except TwoWays as error:
                yield name, one, entry.says, error
            except InputError:
                yield name, one, entry.says, None  # words for people only


def ambiguous(problem: Problem) -> Iterator[Finding]:
    """Yield words that can be read in two ways, although a window beside them says what is planned."""
    for name, meeting, _, read in _said(problem):
        if isinstance(read, TwoWays):
            said = message("{meeting}: {what}; planned is {window}", meeting=name, what=read.what,
                           window=candidates(problem).readings[meeting])  # fmt: skip
            yield Finding("ambiguous_window", (name,), 1, "windows", Level.WARNING, said)


def against_what_is_said(problem: Problem) -> Iterator[Finding]:
    """Yield windows, and decided dates, that go beyond what the words beside them say."""
    for name, meeting, words, read in _said(problem):
        possible = candidates(problem)
        decided = problem.by_id[meeting].date
        planned = {decided.value} if decided else possible.window_days(meeting)
        if isinstance(read, Window) and planned - {*read.days}:
            what = message("{day}", day=decided.value) if decided else possible.readings[meeting]
            said = message('"{words}" ({meeting}) is {reading}, and planned is {what}', words=words, meeting=name,
                           reading=read.reading, what=what)  # fmt: skip
            yield Finding("window", (name,), len(planned - {*read.days}), "dates", Level.WARNING, said)
