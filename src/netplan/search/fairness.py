"""The fairness report, with a proof of what rules force."""

from __future__ import annotations

import time
from collections.abc import Callable

from netplan.accounts import fairness as counted
from netplan.domain import Problem
from netplan.plan import Fairness, FairnessRow, Plan
from netplan.search.forced import Balances
from netplan.search.run import Limits

__all__ = ["fairness"]

TOLERATED = 1
"""Balances within so many duties of zero need no explanation."""


def fairness(
    problem: Problem,
    plan: Plan | None = None,
    *,
    prove: bool = True,
    time_limit: float = 60,
    workers: int | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Fairness:
    """Report who has done how much beside a fair share, over all recorded years and the plan.

    Parameters
    ----------
    problem
        The problem.
    plan
        A plan that counts too, made by netplan or by hand; none: recorded years only.
    prove
        Whether to prove, for each balance of a role that is more than one duty off, that no plan with the same dates,
        rules and earlier wishes brings that person nearer to zero; ``forced_by`` then names the rules (``history``
        where the recorded years alone are the reason).
    time_limit, workers, clock
        As in :func:`netplan.solve`; what is not proven in time names no rules.
    """
    report = counted(problem, plan)
    if plan is None or not prove:
        return report
    limits = Limits(time_limit, clock, workers)
    balances = Balances(problem, plan, limits)

    def judged(row: FairnessRow) -> FairnessRow:
        if not row.role or abs(row.balance) <= TOLERATED or limits.left() <= 0:
            return row
        return row.model_copy(update={"forced_by": balances.forced(row.person, row.role).by})

    return report.model_copy(update={"rows": tuple(map(judged, report.rows))})
