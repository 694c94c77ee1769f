"""What became of a plan when life happened: the least change that keeps all rules, with its price and its proof."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from pydantic import Field, InstanceOf

from netplan.domain import Problem
from netplan.plan.changes import Changes
from netplan.plan.plan import Plan, Status
from netplan.plan.result import Result
from netplan.plan.values import Figure, Written

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Revision"]


class Revision(Written):
    """A plan that stands, mended with the least disturbance. Made by :func:`netplan.replan`."""

    netplan: Literal[1] = 1
    """Version of the format."""
    kind: Literal["revision"] = "revision"
    """Tells this file from others."""
    network: str
    """Id of the network."""
    title: str
    """Name of the network."""
    season: str
    """Name of the season."""
    language: str
    """Language of its sentences."""
    as_of: dt.date
    """The day it is: what is dated before stays as it was."""
    status: Status
    """``optimal``: everything is proven; ``feasible``: a plan, not all proven; ``infeasible``: no plan, and no rule
    that may give way makes one possible; ``unknown``: none was found in the time given."""
    changes: Changes | None = None
    """What is otherwise than in the plan that stood; none without a plan."""
    price: Figure = 0
    """What the changes cost, by the network's prices."""
    proven: bool = False
    """Whether it is proven that no plan that breaks as little costs less to change to."""
    broken: tuple[str, ...] = ()
    """What had to give way because no plan keeps all rules, as sentences with amounts."""
    unmet: tuple[str, ...] = ()
    """What was asked for and is not possible, as sentences: who said no and stays, because nobody else can; who does
    not stay at a meeting that is moved."""
    seconds: float = Field(default=0, exclude=True)
    """How long it took."""
    plan: Plan | None = None
    """The plan that stands now."""
    problem: InstanceOf[Problem] | None = Field(default=None, exclude=True, repr=False)
    """What it is a plan for: the problem that was given, with what happened decided, and what was decided before
    decided as it now is."""

    def require_plan(self) -> Plan:
        """Return the plan.

        Raises
        ------
        NoPlanError
            When there is none.
        """
        return Result(self.status, self.plan, self.seconds).require_plan()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What there is to say: the price and its proof, what gave way, what could not be done, then each change."""
        from netplan.display.revision import revision_sentences

        return revision_sentences(self)

    def frame(self) -> pd.DataFrame:
        """Return the changes, a row for each; see :meth:`netplan.Changes.frame`. Empty without a plan."""
        import pandas as pd

        return pd.DataFrame() if self.changes is None else self.changes.frame()

    def __str__(self) -> str:
        return "\n".join(self.sentences)

    def _repr_html_(self) -> str:
        from netplan.display.revision import revision_html

        return revision_html(self)
