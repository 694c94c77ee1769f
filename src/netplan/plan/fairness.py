"""The fairness report: who has done how much, beside what a fair share would have been."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import PlainSerializer

from netplan.domain import HistoryRow
from netplan.plan.values import Figure, Written

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Completeness", "Debt", "Fairness", "FairnessRow", "RoleSummary"]

_DTYPES = {
    "person": "str", "role": "str", "label": "str", "done": "float64", "fixed": "float64", "entitlement": "float64",
    "balance": "float64", "last_served": "datetime64[us]", "meetings_ago": "Int64", "times_in_12_months": "int64",
    "longest_wait": "int64", "compared": "bool", "fixed_by": "str", "forced_by": "str",
}  # fmt: skip
_SUMMARY_DTYPES = {
    "role": "str", "label": "str", "people": "int64", "spread": "float64", "most": "float64", "least": "float64",
    "above": "int64", "below": "int64",
}  # fmt: skip


class FairnessRow(Written):
    """What one person has done in one role, or in all."""

    person: str
    """The person."""
    role: str
    """Key of the role; empty: all roles together, each duty weighed by its role's effort."""
    label: str
    """What the role is called."""
    done: Figure
    """Duties done, without those that a rule gives to the person."""
    fixed: Figure = 0
    """Duties that a rule gives to the person; never counted as unfair."""
    entitlement: Figure
    """Fair share in duties."""
    balance: Figure
    """Done less entitlement: above zero is more than a fair share."""
    last_served: dt.date | None = None
    """Day of the last duty that no rule gave; none: never."""
    meetings_ago: int | None = None
    """How many meetings ago that was: 1 is the latest meeting counted; none: never."""
    times_in_12_months: int = 0
    """At how many meetings of the last 12 months the person served."""
    longest_wait: int = 0
    """The most meetings in a row at which others served while the person belonged and did not."""
    compared: bool = True
    """Whether the person is compared with the others: has a share or has served, and has not left for good."""
    fixed_by: tuple[str, ...] = ()
    """What gives the fixed duties: lines of the contract, such as ``convener.holder`` and ``planner.includes``."""
    forced_by: tuple[str, ...] = ()
    """Names of the rules because of which the balance could not be better; empty where nothing is proven."""


class RoleSummary(Written):
    """How evenly one role is shared, or all."""

    role: str
    """Key of the role; empty: all roles together."""
    label: str
    """What the role is called."""
    people: int
    """How many people are compared."""
    spread: Figure
    """The largest balance less the smallest."""
    most: Figure
    """The largest balance."""
    least: Figure
    """The smallest balance."""
    above: dict[str, Figure] = {}
    """Who has done more than a fair share, and by how much; the most first."""
    below: dict[str, Figure] = {}
    """Who has done less than a fair share, and by how much; the most first, people without any duty included."""


class Debt(Written):
    """A turn that is owed to somebody since another took it."""

    person: str
    """To whom it is owed: whose turn it was."""
    role: str
    """Key of the role."""
    label: str
    """What the role is called."""
    date: dt.date
    """When the turn was taken."""
    taken_by: str
    """Who took it."""
    reason: str | None = None
    """Why; none: not recorded."""


class Completeness(Written):
    """How much of the past the history tells."""

    first: dt.date | None = None
    """Day of the first recorded meeting; none: nothing is recorded."""
    last: dt.date | None = None
    """Day of the last recorded meeting."""
    meetings: int = 0
    """How many meetings are recorded."""
    held_before: int | None = None
    """How many meetings were held before the season, where the contract says so."""
    known: dict[str, int] = {}
    """For each role that rotates, at how many of the recorded meetings a holder is known."""
    unlisted: dict[str, int] = {}
    """People no longer listed, and in how many rows they are named; they count on neither side."""
    imprecise: tuple[str, ...] = ()
    """Dates known to the month or quarter only; each counts as the last day of its span."""
    sentences: tuple[str, ...] = ()
    """The same as one sentence for each fact, in the report's language."""


class Fairness(Written):
    """The ledger as a report: duties, fair shares, balances, waits, and how complete the history is.

    Shown in notebooks, printed with ``print(report)``, written with :func:`netplan.write`.
    """

    netplan: Literal[1] = 1
    """Version of the format."""
    kind: Literal["fairness"] = "fairness"
    """Tells this file from others."""
    network: str
    """Id of the network."""
    title: str
    """Name of the network."""
    season: str | None = None
    """Name of the season whose plan is counted; none: recorded years only."""
    language: str
    """Language of its texts."""
    as_of: dt.date
    """The day up to which it counts: the plan's last meeting, or the day before the season."""
    rows: tuple[FairnessRow, ...]
    """A row for each role and person, then for all roles together."""
    roles: tuple[RoleSummary, ...]
    """How evenly each role is shared, then all together."""
    debts: tuple[Debt, ...] = ()
    """Turns that are owed."""
    completeness: Completeness = Completeness()
    """How much of the past is known."""
    history: tuple[Annotated[HistoryRow, PlainSerializer(lambda row: row.shape(), return_type=dict)], ...] = ()
    """What is counted, in the shape of a history: the recorded rows, then the plan's settled ones."""

    @cached_property
    def by_key(self) -> dict[tuple[str, str], FairnessRow]:
        """The rows by person and role."""
        return {(row.person, row.role): row for row in self.rows}

    def of(self, role: str) -> tuple[FairnessRow, ...]:
        """Return the rows of one role; of all roles together for an empty text."""
        return tuple(row for row in self.rows if row.role == role)

    def frame(self) -> pd.DataFrame:
        """Return a row for each person and role; the role is empty for all roles together.

        Returns
        -------
        Columns ``person``, ``role``, ``label`` (text), ``done``, ``fixed``, ``entitlement``, ``balance`` (float64, in
        duties), ``last_served`` (datetime64, missing: never), ``meetings_ago`` (Int64, missing: never),
        ``times_in_12_months``, ``longest_wait`` (int64, in meetings), ``compared`` (bool), ``fixed_by``,
        ``forced_by`` (text, divided by commas).
        """
        rows = [
            {**{name: getattr(row, name) for name in _DTYPES}, "fixed_by": ", ".join(row.fixed_by),
             "forced_by": ", ".join(row.forced_by)}
            for row in self.rows
        ]  # fmt: skip
        return _frame(rows, _DTYPES)

    def summary(self) -> pd.DataFrame:
        """Return a row for each role; the role is empty for all roles together.

        Returns
        -------
        Columns ``role``, ``label`` (text), ``people`` (int64, how many are compared), ``spread`` (float64, largest
        less smallest balance), ``most``, ``least`` (float64, these balances), ``above``, ``below`` (int64, how many
        people).
        """
        return _frame([_figures(role) for role in self.roles], _SUMMARY_DTYPES)

    def __repr__(self) -> str:
        return f"<Fairness {self.network} as of {self.as_of}: {len(self.roles)} roles, {len(self.rows)} rows>"

    def __str__(self) -> str:
        from netplan.display.text import fairness_text

        return fairness_text(self)

    def _repr_html_(self) -> str:
        from netplan.display.html import fairness_html

        return fairness_html(self)


def _figures(role: RoleSummary) -> dict[str, Any]:
    figures = {name: getattr(role, name) for name in _SUMMARY_DTYPES}
    return {**figures, "above": len(role.above), "below": len(role.below)}


def _frame(rows: Iterable[dict[str, Any]], dtypes: dict[str, str]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame(list(rows), columns=list(dtypes))
    for name in (name for name, dtype in dtypes.items() if dtype.startswith("datetime")):
        frame[name] = pd.to_datetime(frame[name])
    return frame.astype(dtypes)
