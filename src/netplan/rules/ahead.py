"""At which meeting the holders of a role that is named ahead are to be named (``named_ahead``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from netplan.domain import Problem, Slot
from netplan.language import message
from netplan.plan import Finding, Level
from netplan.rules.facts import past_meetings

__all__ = ["not_named"]


def not_named(
    problem: Problem, days: Mapping[str, date], slots: Mapping[tuple[str, str], Slot],
    named: Mapping[tuple[str, str], int], as_of: date | None,
) -> Iterator[Finding]:  # fmt: skip
    """Yield the roles named ahead that lack holders: a warning once the meeting that names them is over, else a note.

    Parameters
    ----------
    problem
        The problem; its recorded meetings come before the season's.
    days
        The season's meetings in their order, and the day after which each is over.
    slots, named
        What each meeting asks of each role, and how many holders it has, by meeting and role.
    as_of
        The day it is; none: not known, so that nothing is late.
    """
    occasions: list[tuple[str | date, date]] = [(one.day, one.day) for one in past_meetings(problem)]
    first = len(occasions)
    occasions += days.items()
    for number, meeting in enumerate(days, first):
        for role, fields in problem.network.roles.items():
            slot = slots.get((meeting, role))
            if not fields.named_ahead or number < fields.named_ahead or slot is None:
                continue
            missing = max(slot.lowest, slot.aim if slot.left_open else 0) - named.get((meeting, role), 0)
            naming, day = occasions[number - fields.named_ahead]
            if missing > 0:
                words = {"role": problem.label(role), "meeting": meeting, "naming": naming}
                late = as_of is not None and day < as_of
                said = (
                    message("{role} of {meeting} was to be named at {naming} and is not", **words) if late
                    else message("{role} of {meeting} is to be named at {naming}", **words)
                )  # fmt: skip
                level = Level.WARNING if late else Level.NOTE
                yield Finding("not_named_ahead", (meeting, role), missing, "holders", level, said)
