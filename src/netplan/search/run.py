"""One run of the solver: limits, progress, and stopping from outside."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from ortools.sat.python import cp_model

from netplan.plan import Progress

__all__ = ["Limits", "Outcome", "Stop", "impossible", "run"]

SOLVER_SEED = 20130117
"""The solver's own seed; constant, because the plan must not depend on it."""
WORKERS = 8
"""Strategies that run side by side unless the caller says otherwise.

On two cores as fast as fewer where the proof is easy, and steadier where it is hard.
"""


class Stop(Protocol):
    """What can ask a search to stop, such as :class:`threading.Event`."""

    def is_set(self) -> bool:
        """Tell whether the search is to stop."""


@dataclass(slots=True)
class Limits:
    """What a search may use, and whom it tells how far it has come.

    Parameters
    ----------
    seconds
        Time for everything.
    clock
        Tells the time in seconds.
    workers
        How many strategies run side by side.
    progress
        Called with a :class:`~netplan.Progress` whenever something is known.
    stop
        Asked several times a second whether to stop.
    """

    seconds: float
    clock: Callable[[], float]
    workers: int | None = None
    progress: Callable[[Progress], None] | None = None
    stop: Stop | None = None
    step: int = 0
    steps: int = 1
    began: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.clock()

    def spent(self) -> float:
        """Return the seconds since the search began."""
        return self.clock() - self.began

    def left(self) -> float:
        """Return the seconds that are left; none when the search was stopped."""
        if self.stop is not None and self.stop.is_set():
            return 0.0
        return max(0.0, self.seconds - self.spent())

    def share(self) -> float:
        """Return the seconds that this step may use: half of what is left, and all of it in the last step."""
        return self.left() if self.step >= self.steps else self.left() / 2

    def tell(self, wish: str, best: float | None, bound: float | None) -> None:
        """Report how far one wish has come."""
        if self.progress is not None:
            self.progress(Progress(wish, best, bound, self.spent(), self.step, self.steps))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run of the solver came to.

    Parameters
    ----------
    status
        The solver's word.
    values
        The value of every variable; none without a solution.
    best, bound
        The solver's objective and its bound.
    core
        Of the assumptions made, those that cannot hold together.
    """

    status: str
    values: Sequence[int] | None
    best: int
    bound: int
    core: tuple[int, ...] = ()

    @property
    def impossible(self) -> bool:
        """Whether the solver says that there is no solution."""
        return self.status == "INFEASIBLE"

    @property
    def proven(self) -> bool:
        """Whether the solver says that there is no better solution."""
        return self.status == "OPTIMAL"


def run(
    cp: Any,
    variables: Sequence[Any],
    limits: Limits,
    *,
    seconds: float,
    tell: Callable[[float | None, float], None] | None = None,
    presolve: bool = True,
    workers: int | None = None,
    effort: float | None = None,
    counting: bool = False,
    hint: Sequence[int] | None = None,
) -> Outcome:
    """Run the solver once.

    Parameters
    ----------
    cp
        The CP-SAT model, its objective set.
    variables
        The variables whose values are wanted.
    limits
        Workers, stop and clock.
    seconds
        Time for this run; without any nothing is done.
    tell
        Called with the best objective (none while unknown) and its bound.
    presolve
        Off for a second opinion that shares less code with the first.
    workers
        Instead of those of the limits.
    effort
        How much work at most, in the solver's own measure: the same on every machine, with one worker.
    counting
        Whether to lean on the linear relaxation: without presolve nothing else sees that there are more duties than
        people.
    hint
        Values to begin with, of as many of the variables.
    """
    if seconds <= 0:
        return Outcome("UNKNOWN", None, 0, 0)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.random_seed = SOLVER_SEED
    solver.parameters.num_workers = workers or limits.workers or WORKERS
    solver.parameters.cp_model_presolve = presolve
    if counting:
        solver.parameters.linearization_level = 2
    if effort is not None:
        solver.parameters.max_deterministic_time = effort
    solver.parameters.catch_sigint_signal = False  # the caller decides what Ctrl-C means
    if hint is not None:
        _begin_with(cp, variables, hint)
    callback = _Listener(tell) if tell is not None else None
    if callback is not None:
        solver.best_bound_callback = callback.bounded
    with _Watch(solver, limits.stop):
        status = solver.solve(cp, callback) if callback else solver.solve(cp)
    solved = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Outcome(
        solver.status_name(status),
        [solver.value(variable) for variable in variables] if solved else None,
        round(solver.objective_value) if solved else 0,
        _whole_up(solver.best_objective_bound) if solved else 0,
        tuple(solver.sufficient_assumptions_for_infeasibility()) if status == cp_model.INFEASIBLE else (),
    )


def impossible(cp: Any, limits: Limits) -> bool | None:
    """Tell whether a model has no solution, said twice by different methods; none when the time did not suffice."""
    found = run(cp, (), limits, seconds=limits.left())
    if found.impossible:
        found = run(cp, (), limits, seconds=max(limits.left(), 1.0), presolve=False, workers=1, counting=True)
    return None if found.status == "UNKNOWN" else found.impossible


def _begin_with(cp: Any, variables: Sequence[Any], hint: Sequence[int]) -> None:
    """Hint at all values at once: one by one takes longer than some proofs."""
    cp.clear_hints()
    hints = cp.proto.solution_hint
    hints.vars.extend(variable.index for variable, _ in zip(variables, hint, strict=False))
    hints.values.extend(value for _, value in zip(variables, hint, strict=False))


def _whole_up(bound: float) -> int:
    """Round a bound up: objectives are whole numbers; the margin takes up float noise."""
    return -int(-(bound - 1e-6) // 1)


class _Listener(cp_model.CpSolverSolutionCallback):
    """Tells of each better solution."""

    def __init__(self, tell: Callable[[float | None, float], None]) -> None:
        super().__init__()
        self._tell = tell
        self.best: float | None = None

    def on_solution_callback(self) -> None:
        """Report the solution just found."""
        self.best = self.objective_value
        self._tell(self.best, self.best_objective_bound)

    def bounded(self, bound: float) -> None:
        """Report a better bound."""
        self._tell(self.best, bound)


class _Watch:
    """Stops the solver when the caller asks for it."""

    def __init__(self, solver: Any, stop: Stop | None) -> None:
        self._solver = solver
        self._stop = stop
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> None:
        if self._stop is not None:
            self._thread.start()

    def __exit__(self, *problem: object) -> None:
        self._done.set()
        if self._stop is not None:
            self._thread.join()

    def _look(self) -> None:
        while self._stop is not None and not self._done.wait(0.05):
            if self._stop.is_set():
                self._solver.stop_search()
