"""How a plan stands up to absences: who could step in, and how near each meeting is to missing its quorum."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from netplan.plan.values import Figure, Written

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Cover", "CoveredDuty", "CoveredMeeting"]


class CoveredDuty(Written):
    """One duty of a plan, and who could step in."""

    meeting: str
    """Id of the meeting."""
    date: dt.date
    """Its day."""
    role: str
    """Key of the role."""
    person: str
    """Who holds it."""
    deputies: tuple[str, ...] = ()
    """Who could step in, the likeliest to come first."""


class CoveredMeeting(Written):
    """One meeting of a plan, and how near it is to missing one quorum."""

    meeting: str
    """Id of the meeting."""
    date: dt.date
    """Its day."""
    quorum: str
    """The quorum as a sentence."""
    of: str
    """Of whom: ``members``, ``organisations`` or the key of a role."""
    whole: int
    """How many they are on that day."""
    needed: int
    """How many are needed."""
    able: int
    """How many have not said no, or are to be asked again."""
    critical: tuple[str, ...] = ()
    """Whose absence alone breaks the quorum, by heads; nobody where it is broken already."""
    chance: Figure
    """How likely enough come, in percent with two decimals, rounded down."""
    wanted: Figure | None = None
    """How likely it is to be, in percent; none: the quorum asks for no chance."""
    short: bool = False
    """Whether the quorum is missed, by heads or, where one is asked for, by the chance."""


class Cover(Written):
    """How a plan stands up to absences.

    Made by :func:`netplan.cover`.
    """

    netplan: Literal[1] = 1
    """Version of the format."""
    kind: Literal["cover"] = "cover"
    """Tells this file from others."""
    title: str
    """Name of the network."""
    season: str
    """Name of the season."""
    language: str
    """Language of its sentences."""
    labels: dict[str, str] = {}
    """What each role is called."""
    duties: tuple[CoveredDuty, ...]
    """Every duty, by meeting and role."""
    meetings: tuple[CoveredMeeting, ...] = ()
    """Every meeting that a quorum is about, quorum by quorum."""
    sentences: tuple[str, ...] = ()
    """What there is to say, the most important first."""

    @property
    def uncovered(self) -> tuple[CoveredDuty, ...]:
        """The duties for which nobody could step in."""
        return tuple(one for one in self.duties if not one.deputies)

    @property
    def brittle(self) -> tuple[CoveredMeeting, ...]:
        """The meetings at which one more absence breaks the quorum."""
        return tuple(one for one in self.meetings if one.critical)

    def label(self, role: str) -> str:
        """Return what a role is called."""
        return self.labels.get(role, role.replace("_", " "))

    def frame(self) -> pd.DataFrame:
        """Return who could step in, a row for each duty.

        Returns
        -------
        Columns ``meeting``, ``date`` (datetime64), ``role``, ``person``, ``deputies`` (a tuple of names, the likeliest
        to come first), ``count`` (of these).
        """
        import pandas as pd

        columns = ["meeting", "date", "role", "person", "deputies", "count"]
        rows = [
            (one.meeting, pd.Timestamp(one.date), one.role, one.person, one.deputies, len(one.deputies))
            for one in self.duties
        ]
        return pd.DataFrame(rows, columns=columns)

    def quorums(self) -> pd.DataFrame:
        """Return how near each meeting is to missing a quorum, a row for each meeting and quorum.

        Returns
        -------
        Columns ``meeting``, ``date`` (datetime64), ``quorum`` (its sentence), ``whole``, ``needed``, ``able`` (people
        or organisations), ``critical`` (a tuple of names), ``chance`` and ``wanted`` (percent; missing where none is
        asked for), ``short``.
        """
        import pandas as pd

        columns = ["meeting", "date", "quorum", "whole", "needed", "able", "critical", "chance", "wanted", "short"]
        rows = [
            (one.meeting, pd.Timestamp(one.date), *(getattr(one, name) for name in columns[2:]))
            for one in self.meetings
        ]
        return pd.DataFrame(rows, columns=columns).astype({"chance": float, "wanted": float, "short": bool})

    def __str__(self) -> str:
        return "\n".join(self.sentences)

    def _repr_html_(self) -> str:
        from netplan.display.cover import cover_html

        return cover_html(self)
