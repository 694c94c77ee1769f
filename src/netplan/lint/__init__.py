"""A first look at a problem: what is open, probably mistaken, or missing, before anything is planned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from netplan.domain import Problem
from netplan.lint import (
    chronology,
    closures,
    counting,
    counts,
    dates,
    exceptions,
    history,
    people,
    polls,
    roles,
    rules,
    windows,
    written,
)
from netplan.plan import Finding

__all__ = ["CHECKS", "check"]

CHECKS: tuple[Callable[[Problem], Iterator[Finding]], ...] = (
    counting.shortages, counting.unheld,
    roles.open_slots, roles.deferred, roles.unused,
    rules.listed_twice, rules.nothing_to_judge, rules.without_matter, rules.listed_order,
    exceptions.naming_nothing,
    windows.ambiguous, windows.against_what_is_said, chronology.out_of_order, counts.contradictory,
    written.weekdays, written.years, written.days, written.hours, written.polled_hours,
    written.calendar_hours,
    people.never_free,
    polls.outside, polls.strangers, polls.only_no, polls.calendars, polls.contradictions,
    history.former_members, history.strangers_owed, history.strangers_grouped, history.former_venues,
    history.recorded_twice,
    dates.unusual,
    closures.kept_away, closures.guessed, closures.without_days, closures.not_kept_free,
    closures.nobodys_first,
    people.without_organisation, people.without_place,
)  # fmt: skip
"""Everything that is looked for, in the order in which it is told; each yields findings from the problem alone."""


def check(problem: Problem, as_of: date | None = None) -> tuple[Finding, ...]:
    """Look a problem over.

    Parameters
    ----------
    problem
        The problem.
    as_of
        The day it is: roles that were to be named ahead by then (``named_ahead``) and have no holder written are
        warned of.

    Returns
    -------
    Findings: ``error`` for what counting proves impossible, ``warning`` for what is probably a mistake, ``note`` for
    what is worth knowing. Mistakes in the file itself never get this far: reading it raises an ``InputError``.

    Raises
    ------
    InputError
        When a window cannot be read or has no date left.
    """
    late = () if as_of is None else roles.named_late(problem, as_of)
    return (*(finding for look in CHECKS for finding in look(problem)), *late)
