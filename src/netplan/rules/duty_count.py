"""How many duties somebody has: what the rules about their number share."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from netplan.domain import Expression, Problem, Rule, total
from netplan.domain.rule import MeetingRefs, PersonRefs, RoleRefs
from netplan.language import Say, mark
from netplan.plan import Plan
from netplan.rules.facts import held_meetings, meetings_named, outermost, past_meetings, plan_slots, rotating
from netplan.rules.vocabulary import Vocabulary

__all__ = ["DutyCount"]


class DutyCount(Rule):
    """A rule about the number of somebody's duties; a role inside another of them is no second duty."""

    unit: ClassVar[str] = mark("duties")
    with_bound: ClassVar[bool]
    """Whether duties bound by rule count."""

    times: int = Field(ge=0)
    """How many duties."""
    roles: RoleRefs = ()
    """Duties in which roles, counted together; empty: in all that netplan fills."""
    members: PersonRefs = ()
    """Whose duties, each person's by itself; empty: those of everybody who may hold one of the roles."""
    meetings: MeetingRefs = ()
    """At which meetings, by id or the name of their series; empty: all."""
    per: Literal["season", "record"] = "season"
    """Counted in this `season`, or in all recorded years and this season (`record`)."""

    def seasonal(self) -> bool:
        return self.per == "season"

    def whom(self, problem: Problem) -> tuple[str, ...]:
        """Return whose duties are counted."""
        if self.members:
            return self.members
        outsiders = (name for role in rotating(problem, self.roles) for name in problem.outsiders(role))
        return tuple(dict.fromkeys((*problem.people, *outsiders)))

    def past(self, problem: Problem, name: str) -> int:
        """Return the recorded duties that count."""
        if self.per == "season":
            return 0
        roles = rotating(problem, self.roles)
        occasions = (one.served(name, roles) for one in past_meetings(problem, self.meetings))
        return sum(
            self.with_bound or not problem.bound(name, role)
            for served in occasions for role in outermost(problem, served)
        )  # fmt: skip

    def duties(self, v: Vocabulary, name: str) -> Expression:
        """Return the season's duties that count."""
        wanted, counted = set(rotating(v.problem, self.roles)), []
        for meeting in meetings_named(v.problem, self.meetings):
            for role in outermost(v.problem, wanted & set(v.roles_at(meeting))):
                if self.with_bound or not v.problem.bound(name, role, meeting):
                    counted.append(v.serves(name, role, meeting))
        return total(counted)

    def done(self, problem: Problem, plan: Plan, name: str) -> int:
        """Return the duties of a plan that count."""
        wanted, slots, found = set(rotating(problem, self.roles)), plan_slots(problem, plan), 0
        for meeting in held_meetings(problem, plan, self.meetings):
            used = {role for held_at, role in slots if held_at == meeting.id} | set(meeting.roles)
            for role in outermost(problem, wanted & used):
                bound = problem.bound(name, role, meeting.id)
                found += name in meeting.holders(role) and (self.with_bound or not bound)
        return found

    def parts(self, say: Say) -> dict[str, str]:
        """Return the parts of the sentence: who, which duties, when."""
        roles, meetings, names = say.roles(self.roles), list(self.meetings), say.list(self.members)
        who = say("each of {names}", names=names) if len(self.members) > 1 else names
        return {
            "who": who if self.members else say("everybody"),
            "roles": say(" as {roles}", roles=roles) if roles else "",
            "meetings": say(" at {meetings}", meetings=meetings) if meetings else "",
            "when": say("in the season") if self.per == "season" else say("in all recorded years and the season"),
        }
