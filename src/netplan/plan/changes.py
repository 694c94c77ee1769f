"""What is otherwise in a plan than in an earlier one: meeting by meeting, and for each person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from netplan.plan.plan import Plan
from netplan.plan.states import State
from netplan.plan.values import Written

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Change", "ChangeKind", "Changes"]

ChangeKind = Literal[
    "added", "restored", "cancelled", "moved", "hours", "venue", "in", "out", "opened", "closed"
]  # fmt: skip
"""``added`` (a new meeting), ``restored`` (one that was cancelled is held after all), ``cancelled``; ``moved`` (to
another day), ``hours`` (the same day, at other hours), ``venue``; ``in`` and ``out`` (somebody gets or loses a duty),
``opened`` and ``closed`` (a place in a role is open, or no longer)."""
OF_MEETINGS: tuple[ChangeKind, ...] = ("added", "restored", "cancelled", "moved", "hours", "venue")
"""What concerns everybody who has a duty at the meeting."""


class Change(Written):
    """One thing that is otherwise."""

    meeting: str
    """Id of the meeting."""
    what: str
    """``meeting``, ``date``, ``venue``, or the key of a role."""
    kind: ChangeKind
    """What happened to it."""
    person: str | None = None
    """Whose duty it is; none: of a meeting, or of a place that nobody holds."""
    before: str = ""
    """What it was: day and hours in the plan's time zone, the venue, the holder, or for an open place who was to
    decide it; empty: nothing."""
    after: str = ""
    """What it is now."""
    state: State = "open"
    """How far the decision had come that does not stand any more; ``open``: there was none."""

    @property
    def of_meeting(self) -> bool:
        """Whether it concerns all who have a duty at the meeting, not one person or place alone."""
        return self.kind in OF_MEETINGS


class Changes(Written):
    """What is otherwise in a plan than in an earlier one of the same season.

    Made by :meth:`netplan.Plan.changes_from`; goes round like a list of :class:`Change`, meeting by meeting.
    """

    netplan: Literal[1] = 1
    """Version of the format."""
    kind: Literal["changes"] = "changes"
    """Tells this file from others."""
    network: str
    """Id of the network."""
    title: str
    """Name of the network."""
    season: str
    """Name of the season."""
    language: str
    """Language of its sentences."""
    rows: tuple[Change, ...]
    """What is otherwise, by meeting: the meeting itself, its date, its venue, its roles."""
    sentences: tuple[str, ...] = ()
    """The same in words; who comes and who goes in a role is one sentence."""
    as_of: dt.date | None = None
    """From which day on people are told about duties that stay; none: all that are not done."""
    before: Plan = Field(exclude=True, repr=False)
    """The earlier plan."""
    after: Plan = Field(exclude=True, repr=False)
    """The plan that stands now."""

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, place: int) -> Change:
        return self.rows[place]

    def __iter__(self) -> Iterator[Change]:  # type: ignore[override]
        return iter(self.rows)

    @property
    def meetings(self) -> tuple[str, ...]:
        """The ids of the meetings at which something is otherwise, by date; cancelled ones where they stood."""
        return tuple(dict.fromkeys(one.meeting for one in self.rows))

    @property
    def people(self) -> tuple[str, ...]:
        """Whom the changes concern: whose duties changed, or a meeting at which they have or had a duty."""
        known = dict.fromkeys(row.person for row in self.after.loads)
        known |= dict.fromkeys(name for plan in (self.after, self.before) for name in _holders(plan))
        return tuple(name for name in known if self.for_person(name))

    def for_meeting(self, meeting: str) -> tuple[Change, ...]:
        """Return what is otherwise at one meeting, by its id."""
        return tuple(one for one in self.rows if one.meeting == meeting)

    def for_person(self, name: str) -> tuple[Change, ...]:
        """Return what concerns one person: own duties, and meetings at which the person has or had a duty."""
        there = {
            meeting.id for plan in (self.before, self.after) for meeting in plan.meetings if meeting.duties(name)
        }  # fmt: skip
        return tuple(
            one for one in self.rows if one.person == name or (one.of_meeting and one.meeting in there)
        )  # fmt: skip

    def letters(self, sender: str | None = None) -> dict[str, str]:
        """Return a letter for each person concerned, in the plan's language; nobody else gets one.

        Parameters
        ----------
        sender
            Who signs; none: the convener, where the plan says who that is.
        """
        from netplan.display.letters import letters

        return letters(self, sender)

    def notice(self, sender: str | None = None) -> str:
        """Return one text for everybody: meetings that are added, cancelled, moved, or held in another place.

        Empty where nothing of that kind changed.

        Parameters
        ----------
        sender
            Who signs; none: the convener, where the plan says who that is.
        """
        from netplan.display.letters import notice

        return notice(self, sender)

    def frame(self) -> pd.DataFrame:
        """Return what is otherwise, a row for each change.

        Returns
        -------
        Columns ``meeting``, ``what`` (meeting, date, venue or a role), ``kind`` (see :class:`Change`), ``person``
        (missing where it is nobody's duty), ``before``, ``after``, ``state`` (how far the old decision had come).
        """
        import pandas as pd

        columns = ["meeting", "what", "kind", "person", "before", "after", "state"]
        rows = [[getattr(one, name) for name in columns] for one in self.rows]
        return pd.DataFrame(rows, columns=columns)

    def __str__(self) -> str:
        return "\n".join(self.sentences)

    def _repr_html_(self) -> str:
        from netplan.display.changes import changes_html

        return changes_html(self)


def _holders(plan: Plan) -> Iterator[str]:
    return (name for meeting in plan.meetings for _, name, _ in meeting.held())
