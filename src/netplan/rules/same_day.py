"""Linked meetings on one day, at one place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from netplan.domain import Given, Measure, Problem, Rule
from netplan.domain.excepted import Price
from netplan.domain.rule import MeetingRefs
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, meetings_named, neighbours
from netplan.rules.vocabulary import Vocabulary

__all__ = ["SameDay"]


class SameDay(Rule):
    """Meetings that belong together are on one day and, where there are venues, at one of them.

    Each two of them that follow each other count the days between them; being at another venue counts as one day
    more. Source: the project description of KL and HK Kommunal, "dagene afholdes som to halve dage".
    """

    name: ClassVar[str] = "same_day"
    called: ClassVar[str] = mark("meetings on one day")
    unit: ClassVar[str] = mark("days apart")
    default_price: ClassVar[Price] = 2

    meetings: MeetingRefs = Field(min_length=1)
    """The meetings or series that belong together; give each of them hours of its own."""

    def check_words(self, problem: Problem, field: str) -> None:
        if len(meetings_named(problem, self.meetings)) < 2:
            raise InputError(message("same_day names only one meeting"), field=f"{field}.meetings",
                             hint=message("name all meetings that belong together"))  # fmt: skip

    def sentence(self, say: Say) -> str:
        return say("on one day and at one place: {meetings}", meetings=self.meetings)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for one, other, conditions in v.consecutive(self.meetings):
            days = v.day(other) - v.day(one)
            pieces = [Given(conditions, days), Given(conditions, -days)]
            for venue in v.problem.places:
                there, elsewhere = (*conditions, v.at(one, venue)), 1 - v.at(other, venue)
                pieces += [Given(there, days + elsewhere), Given(there, elsewhere - days)]
            yield Measure((one, other), self.unit, tuple(pieces))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        for one, other in neighbours(problem, plan, self.meetings):
            elsewhere = one.venue in problem.places and other.venue != one.venue
            amount = abs((other.date - one.date).days) + elsewhere
            if not amount:
                continue
            words = {"one": one.id, "other": other.id, "day": one.date, "later": other.date}
            said = (
                message("{one} is on {day}, {other} on {later}", **words) if one.date != other.date
                else message("{one} and {other} are not at the same venue", **words)
            )  # fmt: skip
            yield exceeded(self, (one.id, other.id), amount, said)
