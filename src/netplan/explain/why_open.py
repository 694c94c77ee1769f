"""What is not netplan's to choose: who decided it, and the problem in which it would be open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from netplan.domain import Meeting, Problem, Series, Single, Slot, SlotKind
from netplan.domain.season import Assignment

__all__ = ["Settled", "opened", "settled"]

AROUND = dt.timedelta(weeks=3)
"""So far around a decided date other dates are looked at where no window says which were thought of."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Who decided what netplan does not choose.

    Parameters
    ----------
    by
        ``people``; a ``rule`` of the contract; ``others`` who decide it later; ``hand``: people fill the role.
    names
        What they decided; of ``others`` who they are.
    """

    by: Literal["people", "rule", "others", "hand"]
    names: tuple[str, ...]


def settled(problem: Problem, meeting: str, what: str, slot: Slot | None, asked: str | None) -> Settled | None:
    """Tell who decided a date, a venue or the holders of a role; none where netplan chooses.

    Parameters
    ----------
    problem
        The problem.
    meeting, what
        Id of the meeting; ``date``, ``venue`` or the key of a role.
    slot
        Of a role: what the meeting asks of it.
    asked
        The person asked about, where only one is.
    """
    if slot is None:
        written = getattr(problem.by_id[meeting], what)
        fixed = written is not None and not written.tentative
        return Settled("people", (str(written.value),)) if fixed else None
    if slot.kind is SlotKind.BY_HAND:
        return Settled("hand", slot.decided)
    if slot.kind is SlotKind.FIXED:
        return Settled("rule", slot.decided)
    if slot.kind is SlotKind.DEFERRED:
        by = problem.network.roles[what].decided_by
        return Settled("others", (problem.label(by),) if by else ())
    if asked is not None and asked in slot.decided:
        return Settled("people", (asked,))
    return Settled("people", slot.decided) if slot.complete else None


def opened(problem: Problem, meeting: str, what: str, names: tuple[str, ...]) -> Problem:
    """Return the problem in which what people decided is open.

    Parameters
    ----------
    problem
        The problem.
    meeting, what
        Id of the meeting; ``date``, ``venue`` or the key of a role.
    names
        Of a role: the holders whose places are to be open.
    """
    entries: list[Any] = []
    for entry in problem.season.meetings:
        number = entry.number_of(meeting) if isinstance(entry, Series) else None
        if isinstance(entry, Series) and number is not None:
            alone, now = entry.each.get(number) or Single(), problem.by_id[meeting]
            fresh = alone.model_copy(update=_changes(problem, now, alone, what, names))
            entry = entry.model_copy(update={"each": {**entry.each, number: fresh}})
        elif isinstance(entry, Meeting) and entry.id == meeting:
            entry = entry.model_copy(update=_changes(problem, entry, entry, what, names))
        entries.append(entry)
    return problem.with_(season={"meetings": tuple(entries)})


def _changes(problem: Problem, now: Single, alone: Single, what: str, names: tuple[str, ...]) -> Mapping[str, Any]:
    """Return the changed fields of a meeting, of which something is written alone and something with its series."""
    if what == "venue":
        return {"venue": None}
    if what == "date":
        assert now.date is not None
        season, day = problem.season, now.date.value
        first, last = max(season.from_, day - AROUND), min(season.to, day + AROUND)
        return {"date": None, "window": alone.window if now.window else f"{first}..{last}"}
    given = now.roles.get(what)
    if given is None:
        return {"roles": {**alone.roles, what: Assignment(fill=True)}}
    kept = tuple(name for name in given.decided if name not in names)
    places = given.open + len(given.decided) - len(kept)
    return {"roles": {**alone.roles, what: Assignment(decided=kept, tentative=given.tentative, open=places)}}
