"""What is not netplan's to choose: who decided it, and the problem in which it would be open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from netplan.domain import Meeting, Problem, Series, Slot, SlotKind
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
        ids = [one.id for one in entry.meetings()] if isinstance(entry, Series) else [entry.id]
        entries.append(entry.model_copy(update=_changes(problem, entry, what, names)) if meeting in ids else entry)
    return problem.with_(season={"meetings": tuple(entries)})


def _changes(problem: Problem, entry: Meeting | Series, what: str, names: tuple[str, ...]) -> Mapping[str, Any]:
    if what == "venue":
        return {"venue": None}
    if what == "date":
        assert isinstance(entry, Meeting) and entry.date is not None
        season, day = problem.season, entry.date.value
        first, last = max(season.from_, day - AROUND), min(season.to, day + AROUND)
        return {"date": None, "window": entry.window or f"{first}..{last}"}
    given = entry.roles.get(what)
    if given is None:
        return {"roles": {**entry.roles, what: Assignment(fill=True)}}
    kept = tuple(name for name in given.decided if name not in names)
    places = given.open + len(given.decided) - len(kept)
    return {"roles": {**entry.roles, what: Assignment(decided=kept, tentative=given.tentative, open=places)}}
