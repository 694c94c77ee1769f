"""What the ledger and the record tell of somebody, in plain words: how long ago the last duty was, and the balance."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from netplan.domain import Problem
from netplan.language import Message, message
from netplan.plan import Plan
from netplan.rules.facts import held_meetings, ledger, past_meetings

__all__ = ["Waits", "balance_told"]


class Waits:
    """Who had which duties before one meeting of a plan: at the recorded meetings, then at the plan's earlier ones.

    Duties that a rule gives to somebody do not count.

    Parameters
    ----------
    problem, plan
        The plan and what it is a plan for.
    meeting
        Id of a meeting of the plan.
    """

    def __init__(self, problem: Problem, plan: Plan, meeting: str) -> None:
        self._problem = problem
        here = plan.by_id[meeting]
        before = (one for one in held_meetings(problem, plan) if one.start < here.start)
        earlier = sorted(before, key=lambda one: one.start)
        self._days = [*(one.day for one in past_meetings(problem)), *(one.date for one in earlier)]
        self._held: list[dict[str, set[str]]] = [{} for _ in self._days]
        for held, past in zip(self._held, past_meetings(problem), strict=False):
            for row in past.rows:
                if row.member and row.role and not problem.bound(row.member, row.role):
                    held.setdefault(row.member, set()).add(row.role)
        for held, planned in zip(self._held[len(self._held) - len(earlier) :], earlier, strict=True):
            for role, name, _ in planned.held():
                if not problem.bound(name, role, planned.id):
                    held.setdefault(name, set()).add(role)

    def last(self, name: str, roles: Collection[str]) -> tuple[int, str] | None:
        """Return how many meetings ago somebody last had one of the roles, 1 for the one before, and which."""
        for ago, held in enumerate(reversed(self._held), start=1):
            found = [role for role in roles if role in held.get(name, ())]
            if found:
                return ago, found[0]
        return None

    def told(self, name: str, roles: Collection[str]) -> Message:
        """Say how long ago somebody last had one of the roles."""
        last, say = self.last(name, roles), self._problem.say
        if last is not None:
            ago, role = last
            if ago == 1:
                return message("{name} was {role} at the meeting before", name=name, role=self._problem.label(role))
            words = {"name": name, "role": self._problem.label(role), "count": ago}
            return message("{name} was {role} {count} meetings before", **words)
        words = {"name": name, "role": say.list(say.roles(roles), style="or")}
        if self._came_later(name):
            joined = self._problem.people[name].joined
            return message("{name} joined on {day} and has not been {role} yet", day=joined, **words)
        if not self._days:
            return message("{name} has not been {role} before, as far as is known", **words)
        if len(self._days) == 1:
            return message("{name} was not {role} at the meeting before", **words)
        return message("{name} has not been {role} at any of the {count} meetings before", count=len(self._days),
                       **words)  # fmt: skip

    def told_of(self, names: Sequence[str], roles: Collection[str]) -> list[Message]:
        """Say of several people how long ago they last had one of the roles; at once of those who never had."""
        never = [name for name in names if self.last(name, roles) is None and not self._came_later(name)]
        if len(never) < 2 or not self._days:
            return [self.told(name, roles) for name in names]
        say = self._problem.say
        words = {"names": say.list(never), "role": say.list(say.roles(roles), style="or"), "count": len(self._days)}
        none = (
            message("none of {names} was {role} at the meeting before", **words) if len(self._days) == 1
            else message("none of {names} has been {role} at any of the {count} meetings before", **words)
        )  # fmt: skip
        return [*(self.told(name, roles) for name in names if name not in never), none]

    def _came_later(self, name: str) -> bool:
        """Tell whether somebody became a member after one of the meetings before."""
        member = self._problem.people.get(name)
        joined = None if member is None else member.joined
        return joined is not None and any(day < joined for day in self._days)


def balance_told(problem: Problem, plan: Plan, name: str, role: str) -> Message | None:
    """Say how somebody's duties, this plan's included, compare with a fair share; none where a role does not rotate."""
    if not problem.network.roles[role].rotates or name not in problem.people:
        return None
    account = ledger(problem).account(name, role)
    done = account.past + sum(
        name in meeting.holders(role) and not problem.bound(name, role, meeting.id)
        for meeting in held_meetings(problem, plan)
    )
    return message("{name} has {done} duties as {role}, this plan's included; a fair share is {share}",
                   name=name, done=done, role=problem.label(role), share=account.entitlement)  # fmt: skip
