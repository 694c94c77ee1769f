"""Holders of each kind in one meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from netplan.domain import Given, Measure, Problem, Rule, total
from netplan.domain.rule import RoleRefs
from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import alike, exceeded, held_meetings, plan_slots, rotating, settled_roles
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Mix"]


class Mix(Rule):
    """Each meeting has at least so many holders of each kind: a leader, a newcomer, one of each party.

    The holders of all the roles count together, each person once. Meetings that use none of the roles, or leave one
    of them to others, are not judged. Source: project descriptions such as that of KL and HK Kommunal with one
    leader from each party.
    """

    name: ClassVar[str] = "mix"
    called: ClassVar[str] = mark("a mix of holders")
    unit: ClassVar[str] = mark("holders missing")

    roles: RoleRefs = ()
    """Which roles; empty: all that netplan fills."""
    at_least: dict[Annotated[str, Field(min_length=1)], Annotated[int, Field(ge=1)]] = Field(min_length=1)
    """How many holders of each kind: `{leader: 1, newcomer: 1}`."""
    by: Literal["tag", "organisation", "place"] = "tag"
    """What the kinds are: `tag`, `organisation` or `place` of the members."""

    def __hash__(self) -> int:
        return hash((self.roles, frozenset(self.at_least.items()), self.by, self.give))

    def check_words(self, problem: Problem, field: str) -> None:
        known = tuple(alike(problem, self.by))
        for kind in (kind for kind in self.at_least if kind not in known):
            raise InputError(message('"{word}" is no {by} of any member', word=kind, by=self.by),
                             field=f"{field}.at_least.{kind}", hint=did_you_mean(kind, known))  # fmt: skip

    def sentence(self, say: Say) -> str:
        parts = [say("{count} {kind}", count=count, kind=kind) for kind, count in self.at_least.items()]
        if not self.roles:
            return say("each meeting has among its holders at least {parts}", parts=parts)
        return say("each meeting has as {roles} at least {parts}", roles=say.roles(self.roles), parts=parts)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        kinds, wanted = alike(v.problem, self.by), rotating(v.problem, self.roles)
        for meeting in v.problem.meetings:
            roles = settled_roles(v.slots.values(), wanted, meeting.id)
            for kind, count in self.at_least.items() if roles else ():
                holders = total(v.holds(name, roles, meeting.id) for name in kinds.get(kind, ()))
                yield Measure((meeting.id, kind), self.unit, (Given((v.used(meeting.id),), count - holders),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        slots, wanted = plan_slots(problem, plan).values(), rotating(problem, self.roles)
        for meeting in held_meetings(problem, plan):
            roles = settled_roles(slots, wanted, meeting.id)
            holders = {name for role in roles for name in meeting.holders(role) if name in problem.people}
            for kind, count in self.at_least.items() if roles else ():
                found = sum(self._is(problem, name, kind) for name in holders)
                if found < count:
                    said = message("{meeting} has {found} {kind} as {roles}; needed: {count}", meeting=meeting.id,
                                   found=found, kind=kind, count=count,
                                   roles=[problem.label(role) for role in roles])  # fmt: skip
                    yield exceeded(self, (meeting.id, kind), count - found, said)

    def _is(self, problem: Problem, name: str, kind: str) -> bool:
        return kind in problem.people[name].shares("tags" if self.by == "tag" else self.by)
