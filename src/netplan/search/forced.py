"""Whether rules force somebody's balance, proven, and which."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import takewhile
from typing import Literal

from netplan.audit import verify
from netplan.dates import Candidate, Candidates, candidates
from netplan.domain import Linear, Problem, Rule
from netplan.model import Model
from netplan.plan import Level, Plan
from netplan.rules import PlanView, rules_of, wishes_of
from netplan.rules.facts import ledger
from netplan.rules.fair_share import FairShare
from netplan.search.conflict import Guarded
from netplan.search.run import Limits, impossible

__all__ = ["HISTORY", "Forced", "forced", "proposed"]


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


def forced(problem: Problem, plan: Plan, member: str, role: str, limits: Limits) -> Forced:
    """Tell whether a member's balance in a role could be nearer to zero, all else as it is wished for.

    Parameters
    ----------
    problem, plan
        The plan and what it is a plan for; its dates are kept.
    member, role
        Whose balance.
    limits
        Time and workers.

    Notes
    -----
    Kept are the plan's dates, all rules, and the values that the plan has for the wishes listed before the first
    ``fair_share`` of the role, or of all wishes where there is none.
    """
    if any(finding.level is Level.ERROR for finding in verify(problem, plan)):
        return Forced("unknown")
    view = PlanView(problem, candidates(problem), plan)
    done = view.load(member, role)
    assert isinstance(done, int)
    account = ledger(problem).account(member, role)
    balance = account.past + done - account.entitlement
    if balance == 0:
        return Forced("free")
    towards = -1 if balance > 0 else 1
    if abs(balance + towards) >= abs(balance):
        return Forced("forced")  # half a duty off: one more or less is no nearer
    if towards < 0 and done == 0:
        return Forced("forced", (HISTORY,))
    dates = _held(problem, plan)
    earlier = {wish: view.value(wish) for wish in _before_shares(problem, plan, role)}
    model = Model(problem, dates, proposed(problem, plan))
    for rule in rules_of(problem):
        model.require(rule)
    for wish, value in earlier.items():
        model.bind(model.objective(wish), value)
    _nearer(model, member, role, done, towards)
    _as_held(model, plan)
    never = impossible(model.cp, limits)
    if not never:
        return Forced("unknown" if never is None else "free")
    return Forced("forced", _names(problem, plan, dates, earlier, (member, role, done, towards), limits))


def _names(
    problem: Problem, plan: Plan, dates: Candidates, earlier: dict[Rule, Fraction], goal: tuple[str, str, int, int],
    limits: Limits,
) -> tuple[str, ...]:  # fmt: skip
    """Return what keeps the person from coming nearer: rules and earlier wishes."""
    guarded = Guarded(problem, dates, proposed(problem, plan))
    model = guarded.model
    for wish, value in earlier.items():
        objective, guard = model.objective(wish), model.words.literal(guarded.guard(wish))
        if not isinstance(objective.sum, int):
            model.cp.add(objective.sum <= objective.ceiling(value)).only_enforce_if(guard)
    _nearer(model, *goal)
    _as_held(model, plan)
    return tuple(dict.fromkeys(rule.name for rule in guarded.core(limits) or ()))


def _nearer(model: Model, member: str, role: str, done: int, towards: int) -> None:
    """Let the person have at least one duty fewer, or more."""
    load = model.words.load(member, role)
    if not isinstance(load, Linear):
        model.cp.add_bool_or([])  # nothing can be changed about it
    elif towards < 0:
        model.cp.add(model.words.sum(load) <= done - 1)
    else:
        model.cp.add(model.words.sum(load) >= done + 1)


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
