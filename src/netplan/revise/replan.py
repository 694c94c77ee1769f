"""The least change of a plan that stands, when life happened."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from netplan.dates.widened import narrowed, widened
from netplan.domain import Problem
from netplan.domain.seasons import check_own
from netplan.errors import InputError
from netplan.explain.repairs import Repairing
from netplan.language import message
from netplan.plan import Plan, Progress, Repair
from netplan.plan.revision import Revision
from netplan.revise.asked import asked_meetings
from netplan.revise.days import is_over, read_as_of
from netplan.revise.finished import finished_plan
from netplan.revise.frozen import frozen, past_meetings
from netplan.revise.loosened import Loosened
from netplan.revise.mending import Mended, Mending
from netplan.search.run import Limits, Stop
from netplan.search.solve import deferred

__all__ = ["replan"]

FIRST = 0.5
"""At most so much of the time goes into finding what has to give way."""


def replan(
    problem: Problem,
    plan: Plan,
    as_of: dt.date | str,
    *,
    move: Collection[str] | str = (),
    redraw: Collection[str] | str = (),
    time_limit: float = 60,
    seed: int | None = None,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    propose: Collection[str] = (),
    stop: Stop | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Revision:
    """Mend a plan that stands with the least disturbance, and prove that it is the least.

    In strict order: as little as possible of the rules gives way (nothing, where some plan keeps all of them); the
    changes cost as little as possible, by the network's ``change_prices`` and how far each decision had come; the
    season's wishes are granted in their order. What is dated before ``as_of``, or marked as done, stays as it was. Who
    replaces somebody does not stand in: no turn is owed.

    Parameters
    ----------
    problem
        The problem as it is now: what happened stands in it (somebody away or gone, a closed venue, another rule, an
        extra meeting, new answers). What it decides and the plan already had may change, at the price of what people
        accepted; what it decides anew holds.
    plan
        The plan that stands; the states of its decisions (:meth:`netplan.Plan.marked`) set what changing them costs.
    as_of
        The day it is.
    move
        Meetings, by id, title or series, that are to have another date; their people stay. One dated before ``as_of``
        has not taken place then.
    redraw
        Meetings that keep date and venue, and whose people may change for nothing: by the wishes, so that they may
        stay the same.
    time_limit, workers, progress, propose, stop, clock
        As in :func:`netplan.solve`.
    seed
        Seed of the lot; none: the plan's.

    Returns
    -------
    A :class:`Revision`: the plan, audited, and what changed. The same one for any number of workers where the time
    suffices.

    Raises
    ------
    InputError
        When the plan is another network's or season's, a meeting is not in it, one that has taken place is no longer
        listed or is to be moved or filled anew, or the same one is to be both.

    Examples
    --------
    ``netplan.replan(problem, plan, "2027-03-01", move=["M3"])``
    """
    day = read_as_of(as_of)
    check_own(problem, plan)
    moved = asked_meetings(problem, plan, move, "move")
    redrawn = asked_meetings(problem, plan, redraw, "redraw")
    _check(plan, day, moved, redrawn)
    past = past_meetings(problem, plan, day, moved)
    fixed = frozen(problem, plan, past, day)
    loosened = Loosened(fixed, plan, past, day, moved, redrawn, deferred(problem, propose))
    limits = Limits(time_limit, clock, workers, progress, stop)
    return _Replan(loosened, limits, plan.seed if seed is None else seed).revision()


def _check(plan: Plan, as_of: dt.date, move: Collection[str], redraw: Collection[str]) -> None:
    """Refuse what cannot be asked of a meeting."""
    for one in sorted({*move} & {*redraw}):
        raise InputError(
            message("{meeting} is to be moved and filled anew", meeting=one), field="redraw",
            hint=message("a meeting that is moved keeps its people, one that is filled anew its date; ask for one"),
        )
    for planned in plan.meetings:
        if planned.id in move and is_over(planned, None):
            raise InputError(message("{meeting} is marked as done", meeting=planned.id), field="move",
                             hint=message("mark its date as announced if it has not taken place"))  # fmt: skip
        if planned.id in redraw and is_over(planned, as_of):
            raise InputError(
                message("{meeting} was on {day}; what happened stays as it was", meeting=planned.id, day=planned.date),
                field="redraw",
            )


@dataclass
class _Replan:
    """One search for the least change."""

    loosened: Loosened
    limits: Limits
    seed: int

    def revision(self) -> Revision:
        """Return what it comes to."""
        mending = Mending(self.loosened, self.seed)
        mended, repair = mending.found(self.loosened.problem, self.limits), None
        if mended.status == "infeasible":
            repair, mended = self._repaired(mending)
        if mended.choice is None or mended.price is None:
            return self._revision(status=mended.status)
        opened = self.loosened.problem if repair is None else repair.problem
        problem, plan = self._proven(mending, opened, mended)
        proven = mended.price.proven and (repair is None or repair.proven)
        changes = plan.changes_from(self.loosened.plan, as_of=self.loosened.as_of)
        return self._revision(
            status=plan.status if proven else "feasible", plan=plan, problem=problem, changes=changes,
            price=float(mended.price.value), proven=proven,
            unmet=tuple(mending.asked.unmet(problem, plan)),
            broken=() if repair is None else tuple(dict.fromkeys(give.sentence for give in repair.gives)),
        )  # fmt: skip

    def _proven(self, mending: Mending, opened: Problem, mended: Mended) -> tuple[Problem, Plan]:
        """Return the finished plan, and the problem that it is for, with the proof of its wishes.

        A few wishes count what people decided otherwise than what was chosen. Where they have other values once all is
        decided again, the best plan with just these decisions is looked for, so that what is proven holds for it.
        """
        problem, plan = finished_plan(self.loosened, mending, opened, mended)
        if plan.status == mended.status or mended.price is None:
            return problem, plan
        settled = self.loosened.decided_again(opened, plan, searched=True)
        again = mending.found(settled, self.limits)
        if again.status == "optimal" and again.price is not None and again.price.value == mended.price.value:
            return finished_plan(self.loosened, mending, settled, again)
        return problem, plan

    def _repaired(self, mending: Mending) -> tuple[Repair | None, Mended]:
        """Let rules give way by as little as possible, and find the least change then."""
        problem, loosened, known = self.loosened.problem, self.loosened, dict[str, Mended]()
        dates = narrowed(widened(problem), loosened.possible)
        if any(not dates.by_meeting[one.id] for one in problem.meetings if one.id not in problem.optional):
            return None, Mended("infeasible")

        def planner(repaired: Problem, seconds: float) -> Plan | None:
            limits = Limits(seconds, self.limits.clock, self.limits.workers, None, self.limits.stop)
            known[repaired.sha256] = mended = mending.found(repaired, limits)
            return None if mended.choice is None else finished_plan(loosened, mending, repaired, mended, bare=True)[1]

        limits = self._portion(FIRST)
        repairs = Repairing(problem, loosened.propose, limits, 1, None, loosened.possible, planner).found()
        repair = next(iter(repairs), None)
        if repair is None:
            return None, Mended("infeasible" if repairs.complete and repairs.needed else "unknown")
        mended = known.get(repair.problem.sha256)
        if mended is None or mended.status != "optimal":
            mended = mending.found(repair.problem, self._portion(1))
        return repair, mended

    def _portion(self, part: float) -> Limits:
        limits = self.limits
        return Limits(limits.left() * part, limits.clock, limits.workers, limits.progress, limits.stop)

    def _revision(self, **fields: Any) -> Revision:
        network, season = self.loosened.before.network, self.loosened.before.season
        return Revision(
            network=network.id, title=network.name, season=season.name, language=network.language,
            as_of=self.loosened.as_of, seconds=self.limits.spent(), **fields,
        )  # fmt: skip
