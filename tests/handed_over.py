"""A duty handed over by hand: in the file's shape and in the plan, judged by the audit alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from random import Random
from typing import Any

from draws import draw_plan, draw_problem
from netplan.audit import verify
from netplan.domain import Problem, Series
from netplan.errors import InputError
from netplan.plan import Plan
from netplan.rules import rules_of
from netplan.rules.excepted import findings
from netplan.rules.view import judged
from netplan.search import solve
from settings import SETTINGS, fits
from worlds import problem_of, seeded_world

__all__ = ["Hand", "breaks", "drawn", "duties", "errors", "solved", "some"]

Hand = tuple[str, str, str, str]
"""Meeting, role, who gives it away, who takes it."""


@cache
def drawn(number: int) -> tuple[Problem, Plan]:
    """Return a problem with a few of all rules and wishes, and a plan that keeps few of them."""
    random = Random(number)
    problem = draw_problem(random)
    plan = draw_plan(random, problem)
    listed = [rule for rule in SETTINGS if rule.headings() and random.random() < 0.12 and fits(rule, problem)]
    rules = [rule for rule in listed if "rules" in rule.headings()]
    wishes = [rule for rule in listed if "wishes" in rule.headings() and rule not in rules]
    return problem.with_(network={"rules": rules, "wishes": wishes}), plan


@cache
def solved(number: int) -> tuple[Problem, Plan] | None:
    """Return a problem with its best plan; none where it has no plan."""
    problem = problem_of(seeded_world(number))
    plan = solve(problem, time_limit=20).plan
    return None if plan is None else (problem, plan)


def duties(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield every duty of a plan: meeting, role and holder."""
    for meeting in plan.meetings:
        for role, names in meeting.roles.items():
            yield from ((meeting.id, role, name) for name in names)


def errors(problem: Problem, plan: Plan) -> Counter[tuple[int, str, tuple[str, ...]]]:
    """Return by how much each rule is broken in what it is about, by the rules' own checks and by the audit in all."""
    found: Counter[tuple[int, str, tuple[str, ...]]] = Counter()
    for number, rule in enumerate(rules_of(problem)):
        for one in findings(rule, problem, judged(problem, plan)):
            if one.level == "error":
                found[number, one.rule, one.about] += one.amount  # type: ignore[assignment]
    for one in verify(problem, plan):
        if one.level == "error":
            found[-1, one.rule, one.about] += one.amount  # type: ignore[assignment]
    return found


def breaks(problem: Problem, plan: Plan, *hands: Hand) -> bool:
    """Tell whether a plan breaks more once duties were handed over; a holder that nobody may write breaks it, too."""
    shape = {"network": problem.shape()["network"], "season": problem.shape()["season"]}
    meetings = {one.id: {role: set(names) for role, names in one.roles.items()} for one in plan.meetings}
    for meeting, role, old, new in hands:
        along = {
            one for one in meetings[meeting]
            if problem.inside(one, role) and old in meetings[meeting][one] and not problem.bound(old, one, meeting)
        }  # fmt: skip
        for one in {role, *along}:
            meetings[meeting][one] = meetings[meeting][one] - {old} | {new}
            _rewrite(problem, shape, meeting, one, old, new)
    try:
        after = Problem.model_validate({**shape, "network": problem.network})
    except InputError:
        return True
    changed = [
        one.model_copy(update={"roles": {role: tuple(sorted(names)) for role, names in meetings[one.id].items()}})
        for one in plan.meetings
    ]
    known = errors(problem, plan)
    bare = plan.model_copy(update={"meetings": tuple(changed), "wishes": (), "loads": ()})
    return any(amount > known.get(key, 0) for key, amount in errors(after, bare).items())


def _rewrite(problem: Problem, shape: dict[str, Any], meeting: str, role: str, old: str, new: str) -> None:
    """Replace a decided name in the shape of a file; nothing where the file decides nothing."""
    for entry, plain in zip(problem.season.meetings, shape["season"]["meetings"], strict=True):
        if isinstance(entry, Series):
            ids = {one.id: number for number, one in enumerate(entry.meetings(), start=1)}
            if meeting not in ids:
                continue
            alone = plain.setdefault("each", {}).setdefault(str(ids[meeting]), {})
        elif entry.id == meeting:
            alone = plain
        else:
            continue
        fixed = problem.network.roles[role].holder
        written = alone.get(role, plain.get(role, list(fixed) if fixed else None))
        names = [written] if isinstance(written, (str, dict)) else list(written or ())
        if old not in names:
            continue
        there = "?" if new in names else new
        fresh = [there if name == old else "?" if name == {"tentative": new} else name for name in names]
        alone[role] = fresh[0] if len(fresh) == 1 else fresh


def some(found: Iterable[Any], number: int, count: int) -> list[Any]:
    """Return a few of many, the same for the same number."""
    listed = list(found)
    return Random(number).sample(listed, min(count, len(listed)))
