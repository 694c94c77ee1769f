"""Why a plan has this and not that: what decided, what comes next, and the exact price of every other choice."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

from netplan.dates import candidates
from netplan.domain import Problem, SlotKind
from netplan.errors import InputError
from netplan.explain.why_asked import asked_choice, asked_meeting, asked_what, choices_of, slot_of
from netplan.explain.why_judged import Judging
from netplan.explain.why_open import Settled, opened, settled
from netplan.explain.why_said import said
from netplan.plan import Plan, Progress, Why
from netplan.search.forced import proposed
from netplan.search.run import Limits, Stop

__all__ = ["why"]


def why(
    problem: Problem,
    plan: Plan,
    meeting: str,
    what: str,
    choice: str | dt.date | None = None,
    *,
    time_limit: float = 20,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    stop: Stop | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Why:
    """Tell why a plan has a date, a venue or a holder, and what every other choice would cost.

    Parameters
    ----------
    problem, plan
        The plan, made by netplan or by hand, and what it is a plan for.
    meeting
        The meeting, by id or title.
    what
        ``date``, ``venue`` or a role, by key, label or alias.
    choice
        A person, a venue or a date that is asked about; none: all of them alike.
    time_limit
        Seconds in all. What is not proven by then is marked so.
    workers
        Strategies that run side by side; the answer is the same for any number once it is proven.
    progress
        Called with a :class:`Progress` for each choice.
    stop
        Something with ``is_set()``: set it to end the search with what is known.
    clock
        Tells the seconds.

    Returns
    -------
    A :class:`Why`. The price of a choice is exact: the wishes of the best plan that has it, everything else chosen
    anew as far as netplan may choose it, less those of the plan. A wish that gives does so up to the same value with
    every choice. Where people decided, it tells what the prices were if that were open.

    Raises
    ------
    InputError
        When a word names nothing, with "did you mean".
    AuditError
        When a plan fails its audit: netplan's own mistake.
    """
    limits = Limits(time_limit, clock, workers, progress, stop)
    id_, kind = asked_meeting(problem, meeting), asked_what(problem, what)
    propose = proposed(problem, plan)
    slot = None if kind in ("date", "venue") else slot_of(problem, id_, kind, propose)
    choices = choices_of(problem, plan, id_, kind, slot)
    asked = None if choice is None else asked_choice(problem, choices, id_, kind, choice)
    who = settled(problem, id_, kind, slot, asked.name if asked else None)
    open_ = _opened(problem, id_, kind, who)
    if slot is not None and slot.kind is SlotKind.DEFERRED:
        propose = (*propose, kind)
    if slot is not None and open_ is not None:
        slot = slot_of(open_, id_, kind, propose)
    judging = None
    if open_ is not None:
        choices = choices_of(open_, plan, id_, kind, slot)
        if asked is not None and all(one.name != asked.name for one in choices):
            choices = (*choices, asked)
        judging = Judging(open_, plan, propose, (id_, kind), choices, limits)
        judging.judge(asked.name if asked else None)
    return said(problem, plan, (id_, kind), asked, who, judging)


def _opened(problem: Problem, meeting: str, what: str, who: Settled | None) -> Problem | None:
    """Return the problem in which the choice is open; none where netplan never chooses it."""
    if who is None or who.by == "others":
        return problem
    if who.by == "hand":
        return None
    try:
        found = opened(problem, meeting, what, who.names)
        candidates(found)
    except InputError:
        return None  # without what people decided there is nothing to choose from
    return found
