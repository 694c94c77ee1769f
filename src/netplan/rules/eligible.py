"""Holders may hold the role and are members on that day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.domain import Given, Measure, Problem, Rule
from netplan.domain.excepted import Price
from netplan.language import Say, mark, message
from netplan.plan import Finding, Level, Plan
from netplan.rules.facts import exceeded, held_meetings, hoped_for
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Eligible"]


class Eligible(Rule):
    """Holders are eligible for the role, belong to the network on that day, and are not on leave."""

    name: ClassVar[str] = "eligible"
    called: ClassVar[str] = mark("who may hold the role")
    unit: ClassVar[str] = mark("duties")
    default_price: ClassVar[Price] = 20
    structural: ClassVar[bool] = True
    places: ClassVar[frozenset[str]] = frozenset({"rules"})

    def sentence(self, say: Say) -> str:
        return say("holders are eligible and are members on that day")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        duties = [(meeting.id, role) for meeting in v.problem.meetings for role in v.roles_at(meeting.id)]
        for meeting, role in duties:
            for name, member in v.problem.people.items():
                serves = v.serves(name, role, meeting)
                if not v.problem.eligible(name, role):
                    yield Measure((name, role, meeting), self.unit, (serves,))
                elif not all(member.belongs(one.day) for one in v.dates(meeting)):
                    away = v.on(meeting, lambda one, member=member: int(not member.belongs(one.day)))  # type: ignore[misc]
                    yield Measure((name, role, meeting), self.unit, (Given((serves,), away),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        for meeting, role, name in hoped_for(problem, plan):
            if not problem.people[name].belongs(meeting.date):
                said = message("{name} is no member or on leave on {day} but is hoped for as {role} of {meeting}",
                               name=name, role=problem.label(role), meeting=meeting.id, day=meeting.date)  # fmt: skip
                yield Finding(self.name, (name, role, meeting.id), 0, self.unit, Level.NOTE, said)
        for meeting in held_meetings(problem, plan):
            for role, holders in meeting.roles.items():
                for name in (name for name in holders if name in problem.people):
                    words = {"name": name, "role": problem.label(role), "meeting": meeting.id, "day": meeting.date}
                    if not problem.eligible(name, role):
                        said = message("{name} is {role} of {meeting} without being eligible", **words)
                    elif not problem.people[name].belongs(meeting.date):
                        said = message("{name} is no member or on leave on {day} but is {role} of {meeting}", **words)
                    else:
                        continue
                    yield exceeded(self, (name, role, meeting.id), 1, said)
