"""Some of the meetings are not online."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from netplan.domain import Measure, Problem, Rule, total
from netplan.domain.rule import MeetingRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, meetings_named, narrowed
from netplan.rules.vocabulary import Vocabulary

__all__ = ["OnSite"]


class OnSite(Rule):
    """At least so many of the season's meetings are not at an online venue.

    Source: none written; for networks that also meet online.
    """

    name: ClassVar[str] = "on_site"
    called: ClassVar[str] = mark("meetings on site")
    unit: ClassVar[str] = mark("meetings")

    at_least: int = Field(default=1, ge=0)
    """How many meetings of the season."""
    meetings: MeetingRefs = ()
    """Which meetings or series it is about; empty: all."""

    def seasonal(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        said = say.plural(
            "at least {count} meeting is not online", "at least {count} meetings are not online", self.at_least
        )
        return narrowed(say, said, self.meetings)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        online = [name for name, venue in v.problem.places.items() if venue.online]
        meetings = meetings_named(v.problem, self.meetings)
        held = total(v.used(meeting) for meeting in meetings)
        afar = total(v.at(meeting, venue) for meeting in meetings for venue in online)
        yield Measure((), self.unit, (total((self.at_least, -held, afar)),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        places = problem.places
        met = [
            meeting for meeting in held_meetings(problem, plan, self.meetings)
            if not (meeting.venue in places and places[meeting.venue].online)
        ]  # fmt: skip
        if len(met) < self.at_least:
            said = message("{count} of at least {low} meetings are not online", count=len(met), low=self.at_least)
            yield exceeded(self, (), self.at_least - len(met), said)
