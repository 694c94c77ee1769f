"""A plan: dates, venues and holders, with the proof and the load that belong to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from netplan.domain import HistoryRow
from netplan.domain.values import known_zone
from netplan.errors import InputError
from netplan.language import message
from netplan.plan.grouping import Grouping
from netplan.plan.values import Figure, WishValue, Written

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Attendance", "LoadRow", "OpenSlot", "Plan", "PlannedMeeting", "Status"]

Status = Literal["optimal", "feasible", "infeasible", "unknown"]
"""``optimal``: every wish is proven; ``feasible``: a plan, not all proven; ``infeasible``: proven impossible."""


class OpenSlot(Written):
    """A role that stays open."""

    role: str
    """Key of the role."""
    by: str | None = None
    """Who decides it later; none: nobody is named."""


class Attendance(Written):
    """How many members answered what for the chosen date."""

    yes: int
    """Can come."""
    not_preferred: int = 0
    """Can come, but would rather not."""
    if_need_be: int
    """Can come if it must be."""
    no: int
    """Cannot come."""
    no_answer: int
    """Were asked and did not answer."""
    not_asked: int
    """Were not asked."""
    expected: Figure
    """Expected number of members present."""

    @property
    def members(self) -> int:
        """How many belong to the network on that day."""
        return self.yes + self.not_preferred + self.if_need_be + self.no + self.no_answer + self.not_asked


class PlannedMeeting(Written):
    """One meeting of a plan."""

    id: str
    """The meeting's id."""
    title: str
    """What it is called."""
    date: dt.date
    """The day."""
    start: dt.datetime
    """Start, with the offset of the time zone."""
    end: dt.datetime
    """End."""
    venue: str | None = None
    """Where; none: no venue."""
    roles: dict[str, tuple[str, ...]] = {}
    """Holders by role, in alphabetical order."""
    states: dict[str, tuple[str, ...]] = {}
    """State of ``date``, ``venue`` and each holder: ``accepted`` (by people, or by a rule of theirs), ``tentative``
    (people hope for it, and it may change) or ``proposed`` (by netplan)."""
    because: dict[str, tuple[str, ...]] = {}
    """Beside ``states``: in a few words why netplan chose the date, the venue and each holder; empty texts, or nothing,
    where people or a rule gave it. Compared with plans in which only this one thing is different."""
    open: tuple[OpenSlot, ...] = ()
    """Roles that stay open."""
    attendance: Attendance | None = None
    """Who can come; none in a rota made by hand."""
    asked: tuple[str, ...] = ()
    """Members who answered no and are to be asked again."""
    number: int | None = None
    """Which meeting of the network it is, counted over the years; none: not known."""

    @model_validator(mode="after")
    def _states_fit(self) -> PlannedMeeting:
        for role, names in self.roles.items():
            states = self.states.get(role)
            if names and states and len(states) != len(names):
                raise InputError(
                    message(
                        "{meeting} has {names} as {role}, but states for {count}",
                        meeting=self.id, names=names, role=role, count=len(states),
                    ),
                    field=f"states.{role}", hint=message("write one state for each holder, or leave the states out"),
                )  # fmt: skip
        return self

    def held(self) -> Iterator[tuple[str, str, str]]:
        """Yield each duty that somebody holds: role, holder and state; ``proposed`` where none is given."""
        for role, names in self.roles.items():
            states = self.states.get(role) or ("proposed",) * len(names)
            yield from ((role, name, state) for name, state in zip(names, states, strict=True))

    def reasons(self) -> Iterator[tuple[str, str | None, str]]:
        """Yield why netplan chose what it chose: ``date``, ``venue`` or the role, its holder, and the reason.

        Left out are reasons of a role whose holders somebody changed in the file so that they do not fit any more.
        """
        for what, texts in self.because.items():
            holders = (None,) if what in ("date", "venue") else self.roles.get(what, ())
            if len(holders) == len(texts):
                yield from ((what, one, text) for one, text in zip(holders, texts, strict=True) if text)

    def holders(self, role: str) -> tuple[str, ...]:
        """Return who holds a role."""
        return self.roles.get(role, ())

    def duties(self, person: str) -> tuple[str, ...]:
        """Return the roles that a person holds."""
        return tuple(role for role, names in self.roles.items() if person in names)


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

        People who are only hoped for in a role that others fill are left out.
        """
        rows = []
        for meeting in self.meetings:
            day = {"date": str(meeting.date), "meeting": meeting.id}
            left = {slot.role for slot in meeting.open}
            rows += [
                HistoryRow(**day, role=role, member=name, venue=meeting.venue)
                for role, name, state in meeting.held() if state != "tentative" or role not in left
            ] or [HistoryRow(**day, venue=meeting.venue)]  # fmt: skip
        return tuple(rows)

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
