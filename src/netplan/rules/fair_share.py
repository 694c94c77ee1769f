"""Everybody does a fair share, counted over years."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from netplan.domain import Expression, Ledger, Measure, Number, Problem, Wish, total
from netplan.domain.rule import RoleRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, ledger, rotating
from netplan.rules.vocabulary import Vocabulary

__all__ = ["FairShare"]


class FairShare(Wish):
    """Everybody does a fair share: the sum of squared ledger balances, per role, is as small as can be.

    The balance is duties done less entitlement (:mod:`netplan.domain.ledger`). Squares make one person with two
    duties too many worse than two people with one. Source: proportional targets of parish schedulers, whose
    deficits are carried into the next period.
    """

    name: ClassVar[str] = "fair_share"
    called: ClassVar[str] = mark("fair shares")
    unit: ClassVar[str] = mark("duties")
    squared_unit: ClassVar[str] = mark("squared duties")

    roles: RoleRefs = ()
    """Which roles; empty: all that netplan fills."""
    per_role: bool = True
    """Whether each role is fair by itself; else the total effort of each member is."""

    def squared(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        if self.per_role and not self.roles:
            return say("everybody does a fair share of each role, counted over years")
        if self.per_role:
            return say("everybody does a fair share as {roles}, counted over years", roles=say.roles(self.roles))
        return say("everybody does a fair share in all, counted over years")

    def accounts(self, problem: Problem) -> tuple[tuple[tuple[str, Number], ...], ...]:
        """Return what is judged together: one role at a time, or all with their efforts."""
        roles = [role for role in rotating(problem, self.roles) if problem.network.roles[role].rotates]
        if self.per_role:
            return tuple(((role, 1),) for role in roles)
        outer = [role for role in roles if not any(problem.inside(role, other) for other in roles)]
        return (tuple((role, Fraction(str(problem.network.roles[role].effort))) for role in outer),)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for account in self.accounts(v.problem):
            for name in v.problem.people:
                balance: Expression = total(
                    effort * (v.load(name, role) + _carried(ledger(v.problem), name, role)) for role, effort in account
                )
                yield Measure((name, *(role for role, _ in account)), self.unit, (balance,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        accounts = ledger(problem)
        for account in self.accounts(problem):
            for name in problem.people:
                balance: Number = 0
                for role, effort in account:
                    done = sum(
                        name in meeting.holders(role) and not problem.bound(name, role, meeting.id)
                        for meeting in held_meetings(problem, plan)
                    )
                    balance += effort * (done + _carried(accounts, name, role))
                if balance:
                    said = message("{name} is {balance} duties from a fair share as {roles}", name=name,
                                   balance=balance, roles=[problem.label(role) for role, _ in account])  # fmt: skip
                    yield exceeded(self, (name, *(role for role, _ in account)), balance, said)


def _carried(accounts: Ledger, name: str, role: str) -> Number:
    account = accounts.account(name, role)
    return account.past - account.entitlement
