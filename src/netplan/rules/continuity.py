"""Some of the last group stay in the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from netplan.domain import Expression, Given, Measure, Problem, Rule, total
from netplan.domain.rule import RoleRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan, PlannedMeeting
from netplan.rules.facts import asked_of, exceeded, held_meetings, last_holders, plan_slots, rotating
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Continuity"]


class Continuity(Rule):
    """At least so many of those who held a role stay when it is next held; the history counts.

    Each role by itself; meetings that do not have it, or leave it to others, are passed by. Who no longer belongs
    to the network, or is on leave, need not stay: of a group with fewer left than are to stay, all of them do.
    Duties bound by rule do not count: a convener who is always there carries nothing on for the others. Source: by-
    laws of library consortia, whose terms of office overlap.
    """

    name: ClassVar[str] = "continuity"
    called: ClassVar[str] = mark("continuity")
    unit: ClassVar[str] = mark("people")

    roles: RoleRefs = ()
    """Which roles; empty: all that netplan fills."""
    keep: int = Field(default=1, ge=1)
    """How many stay."""

    def in_listed_order(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        roles = say.roles(self.roles) or say("any role")
        return say.plural(
            "of the last group as {roles} at least {count} stays in the next",
            "of the last group as {roles} at least {count} stay in the next",
            self.keep, roles=roles,
        )  # fmt: skip

    def recorded(self, problem: Problem, role: str) -> tuple[str, tuple[str, ...]] | None:
        """Return the day and the members of the last recorded group; none where there is none."""
        found = last_holders(problem, role)
        if found is None:
            return None
        day, names = found
        known = (name for name in names if name in problem.people and not problem.bound(name, role))
        return str(day), tuple(dict.fromkeys(known))

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for role in rotating(v.problem, self.roles):
            asked, recorded = asked_of(v.slots, role), self.recorded(v.problem, role)
            if not asked:
                continue
            if recorded:
                day, names = recorded
                group: dict[str, Expression] = dict.fromkeys(names, 1)
                for first, conditions in v.opening(asked):
                    yield self._measure(v, role, day, group, first, conditions)
            for one, other, conditions in v.consecutive(asked):
                group = {
                    name: v.serves(name, role, one)
                    for name in v.problem.people if not v.problem.bound(name, role, one)
                }  # fmt: skip
                yield self._measure(v, role, one, group, other, conditions)

    def _measure(
        self, v: Vocabulary, role: str, last: str, group: dict[str, Expression], meeting: str,
        conditions: tuple[Expression, ...],
    ) -> Measure:  # fmt: skip
        here = total(v.every((held, v.belongs(name, meeting))) for name, held in group.items())
        stay = total(v.every((held, v.serves(name, role, meeting))) for name, held in group.items())
        pieces = (Given((*conditions, v.reaches(here, few)), few - stay) for few in range(1, self.keep + 1))
        return Measure((role, last, meeting), self.unit, tuple(pieces))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        slots = plan_slots(problem, plan)
        for role in rotating(problem, self.roles):
            asked, last = asked_of(slots, role), self.recorded(problem, role)
            for meeting in (one for one in held_meetings(problem, plan) if one.id in asked):
                if last:
                    yield from self._judge(problem, role, *last, meeting)
                known = (name for name in meeting.holders(role) if name in problem.people)
                last = meeting.id, tuple(name for name in known if not problem.bound(name, role, meeting.id))

    def _judge(
        self, problem: Problem, role: str, last: str, group: tuple[str, ...], meeting: PlannedMeeting
    ) -> Iterator[Finding]:
        stay = [name for name in group if name in meeting.holders(role)]
        needed = min(self.keep, sum(problem.people[name].belongs(meeting.date) for name in group))
        if len(stay) < needed:
            said = message(
                "of {names}, {role} at {last}, only {count} of the {needed} needed stay at {meeting}",
                names=list(group), role=problem.label(role), last=last, count=len(stay), needed=needed,
                meeting=meeting.id,
            )  # fmt: skip
            yield exceeded(self, (role, last, meeting.id), needed - len(stay), said)
