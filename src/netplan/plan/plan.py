"""A plan: dates, venues and holders, with the proof and the load that belong to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from netplan.domain import HistoryRow
from netplan.domain.values import known_zone
from netplan.plan.following import following
from netplan.plan.grouping import Grouping
from netplan.plan.meeting import PlannedMeeting
from netplan.plan.states import State, marked
from netplan.plan.values import Figure, WishValue, Written

if TYPE_CHECKING:
    import pandas as pd

    from netplan.plan.changes import Changes

__all__ = ["LoadRow", "Plan", "Status"]

Status = Literal["optimal", "feasible", "infeasible", "unknown"]
"""``optimal``: every wish is proven; ``feasible``: a plan, not all proven; ``infeasible``: proven impossible."""


class LoadRow(Written):
    """What one person does in one role."""

    person: str
    """The person."""
    role: str
    """Key of the role."""
    done: int
    """Duties in recorded years and this plan, without those bound by rule."""
    entitlement: Figure | None = None
    """Fair share in duties; none for a role that does not rotate."""
    balance: Figure | None = None
    """Done less entitlement."""
    fixed: int = 0
    """Duties of this plan that a rule gives to the person; never counted as unfair."""


class Plan(Written):
    """A year plan.

    Made by :func:`netplan.solve`, read with :func:`netplan.read_plan`, written with :func:`netplan.write`.
    """

    netplan: Literal[1] = 1
    """Version of the format."""
    kind: Literal["plan"] = "plan"
    """Tells this file from others."""
    network: str
    """Id of the network."""
    title: str
    """Name of the network."""
    season: str
    """Name of the season."""
    season_from: dt.date | None = None
    """The season's first day; none: not known."""
    language: str
    """Language of its texts."""
    timezone: str
    """Time zone of its times."""
    status: Status
    """Whether it is proven best."""
    labels: dict[str, str] = {}
    """What each role is called."""
    meetings: tuple[PlannedMeeting, ...]
    """The meetings, by date."""
    cancelled: tuple[PlannedMeeting, ...] = ()
    """Meetings of earlier plans of the season that are not held any more, as they stood then; calendars are told so."""
    wishes: tuple[WishValue, ...] = ()
    """The wishes in order, with their proof."""
    loads: tuple[LoadRow, ...] = Field(default=(), alias="load")
    """Duties by person and role."""
    subgroups: Grouping | None = None
    """The season's groups, where the network asks for them."""
    notes: tuple[str, ...] = ()
    """Sentences worth reading, in the plan's language."""
    problem_sha256: str = ""
    """Fingerprint of the problem it was made for."""
    seed: int = 0
    """Seed of the lot."""

    @cached_property
    def all_meetings(self) -> tuple[PlannedMeeting, ...]:
        """The meetings, and those that were cancelled."""
        return (*self.meetings, *self.cancelled)

    @cached_property
    def holders(self) -> frozenset[str]:
        """All who have a duty at a meeting, or had one at a meeting that was cancelled."""
        return frozenset(name for meeting in self.all_meetings for names in meeting.roles.values() for name in names)

    @cached_property
    def people(self) -> frozenset[str]:
        """All whom the plan names: who have a duty, and whose duties are counted although they have none."""
        return self.holders | {row.person for row in self.loads}

    @cached_property
    def by_id(self) -> dict[str, PlannedMeeting]:
        """The meetings by id."""
        return {meeting.id: meeting for meeting in self.meetings}

    def __repr__(self) -> str:
        return f"<Plan {self.network} {self.season}, {self.status}: {len(self.meetings)} meetings>"

    def __str__(self) -> str:
        lines = [
            f"{meeting.id} {meeting.start:%Y-%m-%d %H:%M}{f' {meeting.venue}' if meeting.venue else ''}: "
            + "; ".join(f"{self.label(role)} {', '.join(names)}" for role, names in meeting.roles.items())
            for meeting in self.meetings
        ]
        groups = enumerate(self.subgroups.groups if self.subgroups else (), start=1)
        return "\n".join([repr(self), *lines, *(f"group {number}: {', '.join(group)}" for number, group in groups)])

    def label(self, role: str) -> str:
        """Return what a role is called."""
        return self.labels.get(role, role.replace("_", " "))

    def history(self) -> tuple[HistoryRow, ...]:
        """Return the plan as the history of later seasons: each duty, and each meeting's venue.

        Whoever stands in is recorded with whose turn it was, so that the turn is owed. People who are only hoped for
        in a role that others fill are left out.
        """
        rows = []
        for meeting in self.meetings:
            day = {"date": str(meeting.date), "meeting": meeting.id}
            left = {slot.role for slot in meeting.open}
            rows += [
                HistoryRow(**day, role=role, member=name, venue=meeting.venue, instead_of=meeting.displaced(role, name))
                for role, name, state in meeting.held() if state != "tentative" or role not in left
            ] or [HistoryRow(**day, venue=meeting.venue)]  # fmt: skip
        return tuple(rows)

    def marked(
        self, state: State, meetings: Collection[str] | str = (), what: Collection[str] | str = (),
        people: Collection[str] | str = (),
    ) -> Plan:  # fmt: skip
        """Return the plan with some decisions marked as that far come.

        Without a selection all decisions that are less settled get the state, and nothing that was declined. With one,
        exactly those selected get it; with people, their duties and neither dates nor venues.

        Parameters
        ----------
        state
            ``tentative``, ``proposed``, ``announced``, ``accepted``, ``done``; or ``declined``, by people.
        meetings
            Ids of meetings.
        what
            ``date``, ``venue`` or roles.
        people
            Holders.

        Raises
        ------
        InputError
            When the plan has no such meeting, role or person, or there is no such state.

        Examples
        --------
        ``plan.marked("announced")``, ``plan.marked("declined", ["M3"], ["minute_taker"], ["Kis"])``
        """
        return marked(self, state, meetings, what, people)

    def following(self, previous: Plan) -> Plan:
        """Return the plan as the one that follows an earlier one of the same season, for calendars.

        A meeting's ``sequence`` is one more than in the earlier plan where its time, its place or its status changed,
        else the same; meetings that are not held any more stand in ``cancelled``, with their grown sequence, and leave
        it, grown again, when they come back.

        Parameters
        ----------
        previous
            The plan that was published last.

        Raises
        ------
        InputError
            When it is another network's or season's.
        """
        return following(self, previous)

    def changes_from(self, old: Plan, as_of: dt.date | None = None) -> Changes:
        """Return what is otherwise than in an earlier plan of the same season, with letters for those concerned.

        Parameters
        ----------
        old
            The earlier plan.
        as_of
            From which day on letters tell people which of their duties stay; none: all that are not done.

        Raises
        ------
        InputError
            When it is another network's or season's.
        """
        from netplan.plan.comparing import changes_between  # compares plans, so it stands on this module

        return changes_between(old, self, as_of)

    def deadlines(self, days: Mapping[str, int]) -> dict[str, dict[str, dt.date]]:
        """Return for each meeting the dates that lie so many days before or after it.

        Parameters
        ----------
        days
            What is due, and how many days after the meeting; before it with a minus: ``{"agenda": -4, "minutes": 8}``.

        Returns
        -------
        For each meeting's id the date of everything that is due, in the order given.
        """
        return {
            meeting.id: {what: meeting.date + dt.timedelta(days=number) for what, number in days.items()}
            for meeting in self.meetings
        }

    def frame(self, timezone: str | None = None) -> pd.DataFrame:
        """Return the plan as a table with one row for each duty; a meeting without any has one row, too.

        Parameters
        ----------
        timezone
            IANA name of the time zone in which start and end are shown, such as a member's own; none: the plan's.

        Returns
        -------
        Columns ``meeting``, ``date`` (datetime64, the day in the plan's time zone), ``start``, ``end``, ``venue``,
        ``role``, ``person`` (missing for an open slot), ``state``, ``because`` (why netplan chose the person; missing
        where it did not).

        Raises
        ------
        InputError
            When there is no such time zone.
        """
        import pandas as pd

        zone = self.timezone if timezone is None else known_zone(timezone, "timezone")
        rows = [
            (meeting.id, pd.Timestamp(meeting.date), meeting.start, meeting.end, meeting.venue, *duty)
            for meeting in self.meetings
            for duty in _duties(meeting)
        ]
        columns = ["meeting", "date", "start", "end", "venue", "role", "person", "state", "because"]
        frame = pd.DataFrame(rows, columns=columns)
        for name in ("start", "end"):
            frame[name] = pd.to_datetime(frame[name], utc=True).dt.tz_convert(zone)
        return frame

    def load(self) -> pd.DataFrame:
        """Return who does how much, a row for each person and role.

        Returns
        -------
        Index ``person``, ``role``; columns ``done`` and ``fixed`` (duties), ``entitlement`` and ``balance``
        (duties; missing where the role does not rotate).
        """
        import pandas as pd

        columns = ["person", "role", "done", "entitlement", "balance", "fixed"]
        rows = [[getattr(row, name) for name in columns] for row in self.loads]
        frame = pd.DataFrame(rows, columns=columns).astype({"entitlement": float, "balance": float})
        return frame.set_index(["person", "role"])

    def _repr_html_(self) -> str:
        from netplan.display.html import plan_html

        return plan_html(self)


def _duties(meeting: PlannedMeeting) -> list[tuple[str | None, str | None, str | None, str | None]]:
    reasons = {(role, name): text for role, name, text in meeting.reasons()}
    held = [(*duty, reasons.get(duty[:2])) for duty in meeting.held()]
    return [*held, *((slot.role, None, "open", None) for slot in meeting.open)] or [(None, None, None, None)]
