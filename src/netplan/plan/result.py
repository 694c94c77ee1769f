"""What a solve comes to: a value, never an exception."""

from __future__ import annotations

from dataclasses import dataclass, field

from netplan.errors import NoPlanError
from netplan.language import message
from netplan.plan.plan import Plan, Status

__all__ = ["Progress", "Result"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the search has come.

    Parameters
    ----------
    wish
        The wish that is being improved; empty while a first plan is sought.
    best, bound
        Its best value so far and the value that no plan can beat; none while unknown.
    seconds
        Time since the search began.
    step, steps
        Which wish of how many.
    """

    wish: str
    best: float | None
    bound: float | None
    seconds: float
    step: int
    steps: int


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of :func:`netplan.solve`.

    Parameters
    ----------
    status
        ``optimal``, ``feasible``, ``infeasible`` or ``unknown``.
    plan
        The plan, when there is one.
    seconds
        How long the search took.
    """

    status: Status
    plan: Plan | None = None
    seconds: float = field(default=0.0, compare=False)

    def require_plan(self) -> Plan:
        """Return the plan.

        Raises
        ------
        NoPlanError
            When there is none; it carries this result.
        """
        if self.plan is not None:
            return self.plan
        if self.status == "infeasible":
            said = message(
                "no plan keeps all rules; netplan.repairs(problem) tells what would make one possible, "
                "netplan.conflict(problem) which rules clash"
            )
            raise NoPlanError(said, self)
        raise NoPlanError(message("no plan was found in the time given"), self)
