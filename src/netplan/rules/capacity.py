"""Everybody who can come fits the venue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.domain import Answer, Given, Measure, Problem, Rule, total
from netplan.domain.excepted import Price
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import comes, exceeded, held_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Capacity"]


class Capacity(Rule):
    """Everybody who can come, and the guests, fit the venue."""

    name: ClassVar[str] = "capacity"
    called: ClassVar[str] = mark("room for everybody")
    unit: ClassVar[str] = mark("people")
    default_price: ClassVar[Price] = 1

    def sentence(self, say: Say) -> str:
        return say("everybody who can come fits the venue")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for meeting in v.problem.meetings:
            coming = {
                one.key: meeting.guests + sum(
                    member.belongs(one.day) and v.answer(name, one) is not Answer.NO
                    for name, member in v.problem.people.items()
                )
                for one in v.dates(meeting.id)
            }  # fmt: skip
            expected = v.on(meeting.id, lambda one, coming=coming: coming[one.key])  # type: ignore[misc]
            again = total(v.again(name, meeting.id) for name in v.problem.people)
            for name, venue in v.problem.places.items():
                if venue.capacity is not None:
                    over = Given((v.at(meeting.id, name),), expected + again - venue.capacity)
                    yield Measure((meeting.id, name), self.unit, (over,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        guests = {meeting.id: meeting.guests for meeting in problem.meetings}
        for meeting in held_meetings(problem, plan):
            venue = problem.places.get(meeting.venue or "")
            if venue is None or venue.capacity is None:
                continue
            coming = sum(comes(problem, meeting, name) for name in problem.people)
            over = coming + guests[meeting.id] - venue.capacity
            if over > 0:
                said = message(
                    "{count} people can come to {meeting}, {venue} holds {capacity}", count=over + venue.capacity,
                    meeting=meeting.id, venue=venue.name, capacity=venue.capacity,
                )  # fmt: skip
                yield exceeded(self, (meeting.id, venue.name), over, said)
