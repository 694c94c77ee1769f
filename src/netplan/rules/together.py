"""People who are on duty together or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import ClassVar

from netplan.domain import Expression, Given, Measure, Problem
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.company import Company
from netplan.rules.facts import exceeded, held_meetings, plan_slots, rotating, settled_roles
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Together"]


class Together(Company):
    """These people are always in one group, the holders of the roles, at the same meeting, or none of them is.

    ``by: unit`` keeps every household whole. Who does not belong to the network on that day is not missed, nor, with
    ``by``, who may hold none of the roles. Meetings that leave one of the roles to others are not judged.
    Source: house groups of Danish co-housing, where households are never split.
    """

    name: ClassVar[str] = "together"
    called: ClassVar[str] = mark("people kept together")
    unit: ClassVar[str] = mark("meetings")

    def sentence(self, say: Say) -> str:
        if self.roles:
            return say("{names} are {roles} at the same meeting or not at all",
                       names=self.whom(say), roles=say.roles(self.roles))  # fmt: skip
        return say("{names} have duties at the same meeting or not at all", names=self.whom(say))

    def _counted(self, problem: Problem, names: tuple[str, ...], roles: tuple[str, ...]) -> tuple[str, ...]:
        """Return who of a circle counts: those named, or those who may hold one of the roles."""
        if self.by is None:
            return names
        return tuple(name for name in names if any(problem.eligible(name, role) for role in roles))

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        wanted = rotating(v.problem, self.roles)
        for meeting in v.problem.meetings:
            roles = settled_roles(v.slots.values(), wanted, meeting.id)
            for names in self.circles(v.problem) if roles else ():
                counted = self._counted(v.problem, names, roles)
                pieces = tuple(self._pieces(v, counted, roles, meeting.id))
                yield Measure((meeting.id, *names), self.unit, pieces)

    def _pieces(
        self, v: Vocabulary, names: tuple[str, ...], roles: tuple[str, ...], meeting: str
    ) -> Iterator[Expression | Given]:
        duty = {name: v.holds(name, roles, meeting) for name in names}
        if all(self._always_belongs(v, name, meeting) for name in names):
            for name, other in zip(names, (*names[1:], *names[:1]), strict=True):  # round: who is split, is split here
                yield duty[name] - duty[other]
            return
        for name, other in permutations(names, 2):
            yield Given((duty[name],), v.belongs(other, meeting) - duty[other])

    def _always_belongs(self, v: Vocabulary, name: str, meeting: str) -> bool:
        member = v.problem.people.get(name)
        return member is None or all(member.belongs(one.day) for one in v.dates(meeting))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        slots, wanted = plan_slots(problem, plan).values(), rotating(problem, self.roles)
        for meeting in held_meetings(problem, plan):
            roles = settled_roles(slots, wanted, meeting.id)
            for names in self.circles(problem) if roles else ():
                counted = self._counted(problem, names, roles)
                on_duty = [name for name in counted if set(roles) & set(meeting.duties(name))]
                missing = [
                    name for name in counted if name not in on_duty
                    and (name not in problem.people or problem.people[name].belongs(meeting.date))
                ]  # fmt: skip
                if on_duty and missing:
                    said = message("{meeting} has {names} on duty without {others}", names=on_duty,
                                   others=missing, meeting=meeting.id)  # fmt: skip
                    yield exceeded(self, (meeting.id, *names), 1, said)
