"""One meeting of a plan: when and where it is, who does what, and how far each decision has come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from netplan.errors import InputError
from netplan.language import message
from netplan.plan.states import State, read_state
from netplan.plan.values import Figure, Written

__all__ = ["Attendance", "OpenSlot", "PlannedMeeting"]


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
    states: dict[str, tuple[Annotated[State, BeforeValidator(read_state)], ...]] = {}
    """State of ``date``, ``venue`` and each holder: ``accepted`` (by people, or by a rule of theirs), ``tentative``
    (people hope for it, and it may change), ``proposed`` (by netplan), ``announced`` (people were told), ``done`` (it
    has taken place) or ``declined`` (the holder said no)."""
    because: dict[str, tuple[str, ...]] = {}
    """Beside ``states``: in a few words why netplan chose the date, the venue and each holder; empty texts, or nothing,
    where people or a rule gave it. Compared with plans in which only this one thing is different."""
    instead_of: dict[str, dict[str, str]] = {}
    """By role and holder whose turn it was, where somebody stands in; the turn is owed."""
    superseded: dict[str, tuple[str, ...]] = {}
    """What people had decided in the file, and a later change put aside: of ``date``, ``venue`` and roles. The file may
    say it still, and does not decide it anew."""
    open: tuple[OpenSlot, ...] = ()
    """Roles that stay open."""
    attendance: Attendance | None = None
    """Who can come; none in a rota made by hand."""
    asked: tuple[str, ...] = ()
    """Members who answered no and are to be asked again."""
    number: int | None = None
    """Which meeting of the network it is, counted over the years; none: not known."""
    sequence: int = Field(default=0, ge=0)
    """How often calendars were told of it anew: its time, place or status changed since it was first published."""

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

    def held(self) -> Iterator[tuple[str, str, State]]:
        """Yield each duty that somebody holds: role, holder and state; ``proposed`` where none is given."""
        for role, names in self.roles.items():
            yield from ((role, name, self.state(role, name)) for name in names)

    def state(self, what: str, holder: str | None = None) -> State:
        """Return how far a decision has come; ``proposed`` where that is not given, ``open`` where nothing is decided.

        Parameters
        ----------
        what
            ``date``, ``venue`` or the key of a role.
        holder
            Of a role, whose duty is meant.
        """
        states, names = self.states.get(what), self.roles.get(what, ())
        there = bool(names) if what not in ("date", "venue") else what == "date" or self.venue is not None
        if not there or (holder is not None and holder not in names):
            return "open"
        return states[0 if holder is None else names.index(holder)] if states else "proposed"

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

    def displaced(self, role: str, holder: str) -> str | None:
        """Return whose turn it was, where a holder stands in for somebody."""
        return self.instead_of.get(role, {}).get(holder) if holder in self.holders(role) else None

    def duties(self, person: str) -> tuple[str, ...]:
        """Return the roles that a person holds."""
        return tuple(role for role, names in self.roles.items() if person in names)
