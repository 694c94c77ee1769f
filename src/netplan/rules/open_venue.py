"""Venues are open on the day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.domain import Given, Measure, Problem, Rule
from netplan.domain.excepted import Price
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["OpenVenue"]


class OpenVenue(Rule):
    """The venue is open on the day of the meeting.

    Nothing keeps two meetings of the network out of the same room: they never overlap (rule `sequence`).
    """

    name: ClassVar[str] = "open_venue"
    called: ClassVar[str] = mark("opening days")
    unit: ClassVar[str] = mark("clashes")
    default_price: ClassVar[Price] = 20
    structural: ClassVar[bool] = True
    places: ClassVar[frozenset[str]] = frozenset({"rules"})

    def sentence(self, say: Say) -> str:
        return say("venues are open on the day")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for meeting in v.problem.meetings:
            for name, venue in v.problem.places.items():
                shut = {one.day for one in v.dates(meeting.id) if any(days.covers(one.day) for days in venue.closed)}
                if shut:
                    closed = Given((v.at(meeting.id, name),), v.among(meeting.id, shut))
                    yield Measure((meeting.id, name), self.unit, (closed,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        for meeting in held_meetings(problem, plan):
            venue = problem.places.get(meeting.venue or "")
            if venue and any(days.covers(meeting.date) for days in venue.closed):
                said = message(
                    "{venue} is closed on {day}, the day of {meeting}",
                    venue=venue.name, day=meeting.date, meeting=meeting.id,
                )  # fmt: skip
                yield exceeded(self, (meeting.id, venue.name), 1, said)
