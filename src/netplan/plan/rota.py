"""A rota as people keep it, and what a look at a plan shows beside its rules."""

from __future__ import annotations

from dataclasses import dataclass

from netplan.plan.finding import Finding
from netplan.plan.plan import Plan

__all__ = ["Break", "Rota", "Vacancy"]


@dataclass(frozen=True, slots=True)
class Rota:
    """A rota made by hand, read as a plan.

    Parameters
    ----------
    plan
        The plan that the rota amounts to; misspelt names are replaced by those that are probably meant, and a remark
        tells each of them.
    remarks
        How the rota was read: warnings where something was doubtful or could not be used, notes for the rest.
    """

    plan: Plan
    remarks: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """The shortest rest of one person between two meetings at which they have duties.

    Parameters
    ----------
    person
        Who.
    meetings
        How many meetings lie between.
    days
        How many days lie from the one to the other.
    earlier, later
        The two meetings by id; a recorded one by its date.
    """

    person: str
    meetings: int
    days: int
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A place that the contract asks for and that nobody holds.

    Parameters
    ----------
    meeting, role
        Id of the meeting and key of the role.
    missing
        How many holders are missing.
    by
        The role or group that decides it later; none: nobody is named.
    """

    meeting: str
    role: str
    missing: int
    by: str | None = None
