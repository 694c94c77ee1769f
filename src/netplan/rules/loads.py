"""Who does how much: duties by person and role, beside the fair share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from netplan.domain import Problem
from netplan.plan import LoadRow, Plan
from netplan.rules.facts import ledger

__all__ = ["load_rows"]


def load_rows(problem: Problem, plan: Plan) -> Iterator[LoadRow]:
    """Yield what each member does in each role that is used, recorded years included.

    Members without any duty have rows, too, in roles that rotate; roles that are for outsiders only have none.
    """
    accounts = ledger(problem)
    recorded = Counter(
        (row.member, row.role)
        for row in problem.network.history
        if row.member in problem.people and row.role and not problem.bound(row.member, row.role)
    )
    used = {role for _, role in recorded}
    used |= {
        role for meeting in plan.meetings for role, holders in meeting.roles.items()
        if any(name in holders or accounts.account(name, role).entitlement for name in problem.people)
    }  # fmt: skip
    for name in problem.people:
        for role, kind in ((role, kind) for role, kind in problem.network.roles.items() if role in used):
            held = [meeting for meeting in plan.meetings if name in meeting.holders(role)]
            fixed = sum(problem.bound(name, role, meeting.id) for meeting in held)
            done = recorded[name, role] + len(held) - fixed
            if not kind.rotates:
                if done or fixed:
                    yield LoadRow(person=name, role=role, done=done, fixed=fixed)
                continue
            account = accounts.account(name, role)
            yield LoadRow(
                person=name, role=role, done=done, fixed=fixed,
                entitlement=float(account.entitlement), balance=float(done - account.entitlement),
            )  # fmt: skip
