"""Whether rules force somebody's balance, proven, and which."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import takewhile
from typing import Literal

from netplan.audit import verify
from netplan.dates import Candidate, Candidates, candidates
from netplan.domain import Linear, Number, Problem, Rule
from netplan.model import Model
from netplan.plan import Level, Plan
from netplan.rules import PlanView, rules_of, wishes_of
from netplan.rules.facts import ledger
from netplan.rules.fair_share import FairShare
from netplan.search.conflict import Guarded
from netplan.search.run import Limits, impossible

__all__ = ["HISTORY", "Balances", "Forced", "proposed"]


HISTORY = "history"
"""Said instead of a rule where recorded years alone are the reason."""


@dataclass(frozen=True, slots=True)
class Forced:
    """Whether somebody's balance could be nearer to zero.

    Parameters
    ----------
    word
        ``forced``: no plan with the same dates, rules and earlier wishes brings the person nearer to zero;
        ``free``: one does; ``unknown``: the time did not suffice, or the plan itself breaks a rule.
    by
        Names of rules and wishes that cannot all hold if the person is to come nearer, as few as possible; ``history``
        where the recorded years alone are the reason.
    """

    word: Literal["forced", "free", "unknown"]
    by: tuple[str, ...] = ()


class Balances:
    """Tells whether balances could be nearer to zero, all else as it is wished for.

    Parameters
    ----------
    problem, plan
        The plan and what it is a plan for; its dates are kept.
    limits
        Time and workers.

    Notes
    -----
    Kept are the plan's dates, all rules, and the values that the plan has for the wishes listed before the first
    ``fair_share`` of the role, or of all wishes where there is none.
    """

    def __init__(self, problem: Problem, plan: Plan, limits: Limits) -> None:
        self._problem = problem
        self._plan = plan
        self._limits = limits

    @cached_property
    def _sound(self) -> bool:
        """Whether the plan keeps all rules."""
        return all(finding.level is not Level.ERROR for finding in verify(self._problem, self._plan))

    @cached_property
    def _view(self) -> PlanView:
        return PlanView(self._problem, candidates(self._problem), self._plan)

    @cached_property
    def _given(self) -> tuple[Problem, Candidates, tuple[str, ...]]:
        return self._problem, _held(self._problem, self._plan), tuple(proposed(self._problem, self._plan))

    def forced(self, member: str, role: str) -> Forced:
        """Tell whether a member's balance in a role could be nearer to zero."""
        if not self._sound:
            return Forced("unknown")
        done = self._view.load(member, role)
        assert isinstance(done, int)
        account = ledger(self._problem).account(member, role)
        balance = account.past + done - account.entitlement
        if balance == 0:
            return Forced("free")
        nearer = _nearer(done, balance)
        if not nearer:
            return Forced("forced")  # half a duty off: one more or less is no nearer
        if nearer[-1] < 0:
            return Forced("forced", (HISTORY,))
        earlier = {wish: self._view.value(wish) for wish in _before_shares(self._problem, self._plan, role)}
        model = Model(*self._given)
        for rule in rules_of(self._problem):
            model.require(rule)
        for wish, value in earlier.items():
            model.bind(model.objective(wish), value)
        self._aim(model, member, role, nearer)
        never = impossible(model.cp, self._limits)
        if not never:
            return Forced("unknown" if never is None else "free")
        return Forced("forced", self._names(earlier, member, role, nearer))

    def _names(self, earlier: dict[Rule, Fraction], member: str, role: str, nearer: range) -> tuple[str, ...]:
        """Return what keeps the person from coming nearer: rules and earlier wishes."""
        guarded = Guarded(*self._given)
        model = guarded.model
        for wish, value in earlier.items():
            objective, guard = model.objective(wish), model.words.literal(guarded.guard(wish))
            if not isinstance(objective.sum, int):
                model.cp.add(objective.sum <= objective.ceiling(value)).only_enforce_if(guard)
        self._aim(model, member, role, nearer)
        return tuple(dict.fromkeys(rule.name for rule in guarded.core(self._limits) or ()))

    def _aim(self, model: Model, member: str, role: str, nearer: range) -> None:
        """Let the person have a number of duties that is nearer; meetings that the plan does without stay out."""
        load = model.words.load(member, role)
        if isinstance(load, Linear):
            model.cp.add_linear_constraint(model.words.sum(load), nearer[0], nearer[-1])
        else:
            model.cp.add_bool_or([])  # nothing can be changed about it
        _as_held(model, self._plan)


def _nearer(done: int, balance: Number) -> range:
    """Return the numbers of duties with which a balance is nearer to zero than with so many."""
    if balance > 0:
        return range(math.floor(done - 2 * balance) + 1, done)
    return range(done + 1, math.ceil(done - 2 * balance))


def _as_held(model: Model, plan: Plan) -> None:
    """Let the meetings that the plan does without stay out."""
    for meeting in model.words.problem.optional:
        used = model.words.used(meeting)
        if isinstance(used, Linear):
            model.cp.add(model.words.sum(used) == int(meeting in plan.by_id))


def _held(problem: Problem, plan: Plan) -> Candidates:
    """Return the plan's dates as the only candidates."""
    possible = candidates(problem)
    by_meeting = dict(possible.by_meeting)
    for planned in plan.meetings:
        known = [one for one in by_meeting[planned.id] if (one.start, one.end) == (planned.start, planned.end)]
        by_meeting[planned.id] = tuple(known) or (Candidate(planned.id, planned.start, planned.end, None),)
    return replace(possible, by_meeting=by_meeting)


def _before_shares(problem: Problem, plan: Plan, role: str) -> list[Rule]:
    """Return the wishes that stand before the first wish for fair shares of the role; without one, all of them."""
    *wishes, _ = wishes_of(problem, plan.seed)

    def other(wish: Rule) -> bool:
        shares = isinstance(wish, FairShare) and any(
            role == one for account in wish.accounts(problem) for one, _ in account
        )
        return not shares

    return list(takewhile(other, wishes))


def proposed(problem: Problem, plan: Plan) -> tuple[str, ...]:
    """Return the deferred roles that the plan fills."""
    filled = {role for meeting in plan.meetings for role, names in meeting.roles.items() if names}
    left = {slot.role for meeting in plan.meetings for slot in meeting.open}
    return tuple(key for key, role in problem.network.roles.items() if role.decided_by and key in filled - left)
