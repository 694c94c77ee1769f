"""The solve: from a problem to an audited plan, or to the word that there is none."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection

from netplan.dates import candidates
from netplan.domain import Problem
from netplan.domain.names import Names
from netplan.domain.wrong import did_you_mean
from netplan.errors import AuditError, InputError
from netplan.language import message
from netplan.model import Model
from netplan.plan import Progress, Result, Status
from netplan.rules import rules_of, wishes_of
from netplan.rules.lot import Lot
from netplan.search.because import because
from netplan.search.finish import audited
from netplan.search.order import Order
from netplan.search.partition import divide
from netplan.search.run import Limits, Stop
from netplan.search.ties import Ties, draw
from netplan.search.wishes import Search

__all__ = ["solve"]


def solve(
    problem: Problem,
    time_limit: float = 60,
    seed: int = 0,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    propose: Collection[str] = (),
    *,
    stop: Stop | None = None,
    clock: Callable[[], float] = time.perf_counter,
    reasons: bool = True,
) -> Result:
    """Find the best plan of a problem and prove it wish by wish.

    Parameters
    ----------
    problem
        The problem.
    time_limit
        Seconds for all wishes together. A wish stopped early keeps its value; later ones are proven given it.
    seed
        Seed of the lot that decides between equally good plans.
    workers
        Strategies that run side by side; the plan is the same for any number once its status is ``optimal``.
    progress
        Called with a :class:`Progress` whenever something new is known.
    propose
        Deferred roles for which holders are to be proposed.
    stop
        Something with ``is_set()``, such as a ``threading.Event``: set it to end the search with what it has.
    clock
        Tells the seconds.
    reasons
        Whether the plan is to say for each choice in a few words why it was made.

    Returns
    -------
    A :class:`Result`; an impossible problem is a status, not an exception. Every plan was audited.

    Raises
    ------
    InputError
        When a window cannot be read or has no date left, or ``propose`` names no deferred role.
    AuditError
        When a plan fails its audit: netplan's own mistake.
    """
    propose = deferred(problem, propose)
    limits = Limits(time_limit, clock, workers, progress, stop)
    disagree = AuditError(message("the solver's values are not those of its plan, with presolve on and off"))
    try:
        result = _attempt(problem, propose, seed, limits, presolve=True, reasons=reasons)
    except AuditError as error:  # the solver may be wrong where the model is right: presolve has known faults
        result, disagree = None, error
    if result is None:
        result = _attempt(problem, propose, seed, limits, presolve=False, reasons=reasons)
        if result is None or result.plan is None:
            raise disagree
    return result


def deferred(problem: Problem, propose: Collection[str]) -> tuple[str, ...]:
    """Return the keys of the deferred roles that are to be proposed; they may be named by key, label or alias."""
    if isinstance(propose, str):
        propose = (propose,)
    deferred = tuple(key for key, role in problem.network.roles.items() if role.decided_by)
    keys = Names(problem.network, problem.season).roles
    for word in propose:
        if keys.get(word.lower()) not in deferred:
            raise InputError(
                message('"{role}" is no role that is decided later', role=word),
                field="propose",
                hint=did_you_mean(word, deferred) or message("give the role decided_by, or propose none"),
            )
    return tuple(dict.fromkeys(keys[word.lower()] for word in propose))


def _attempt(
    problem: Problem, propose: Collection[str], seed: int, limits: Limits, *, presolve: bool,
    reasons: bool,
) -> Result | None:
    """Solve once; none when the solver's values do not agree with the plan."""
    dates = candidates(problem)
    model = Model(problem, dates, propose)
    for rule in rules_of(problem):
        model.require(rule)
    *wishes, lot = wishes_of(problem, seed)
    assert isinstance(lot, Lot)
    limits.step, limits.steps = 0, len(wishes) + 1
    limits.tell("", None, None)
    search = Search(model, limits, presolve=presolve)
    first = search.start()
    if search.values is None:
        return Result("infeasible" if first.impossible else "unknown", None, limits.spent())
    granted = search.grant_all(wishes)
    order = Order.of(wishes, [one.best for one in granted])
    ties = Ties(search)
    limits.step += 1
    granted += draw(search, lot, ties)
    if not search.agrees:
        return None
    sentences = ties.sentences(problem, problem.say)
    plan = audited(search, search.read_off(granted), seed, sentences)
    if reasons:
        plan = because(problem, plan, ties, order)
    if problem.network.subgroups is not None:
        groups = divide(problem, limits, seed)  # nothing ties them to dates and duties
        status: Status = plan.status if groups.proven else "feasible"
        plan = plan.model_copy(update={"subgroups": groups, "status": status})
    return Result(plan.status, plan, limits.spent())
