from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, note, settings

from netplan.audit import verify
from netplan.dates import candidates
from netplan.domain import Problem
from netplan.explain import conflict
from netplan.plan import Level, Plan, rounded
from netplan.rules import RULES, rules_of, wishes_of
from netplan.search import solve
from oracle import Answer, TooLarge, best_plans, decided_by
from worlds import DRAWN, problem_of, worlds

EXAMPLES = 120
LARGEST = 5_000
LISTABLE = tuple(kind.name for kind in RULES if kind.name in DRAWN)


class Sample:
    """What was drawn, counted."""

    def __init__(self) -> None:
        self.listed: Counter[str] = Counter()
        self.features: Counter[str] = Counter()
        self.sizes: list[int] = []
        self.ties: list[int] = []
        self.impossible = 0
        self.skipped = 0

    def add(self, problem: Problem, answer: Answer) -> None:
        network = problem.network
        self.listed.update({rule.name for rule in (*network.rules, *network.wishes)})
        self.features.update(_features(problem))
        self.sizes.append(answer.combinations)
        self.impossible += answer.plan is None
        if answer.plan:
            self.ties.append(len(answer.ties))

    def text(self) -> str:
        count = len(self.sizes)

        def shares(counts: Counter[str], names: tuple[str, ...]) -> str:
            return ", ".join(f"{name} {100 * counts[name] // count} %" for name in names)

        return "\n".join((
            f"{count} problems compared, {self.skipped} more were too large for brute force",
            f"impossible: {100 * self.impossible // count} %; several best plans before the lot: "
            f"{sum(one > 1 for one in self.ties)} of {len(self.ties)}",
            f"combinations: {sum(self.sizes)} in all, at most {max(self.sizes)}",
            f"listed: {shares(self.listed, LISTABLE)}",
            f"with: {shares(self.features, tuple(sorted(self.features)))}",
        ))  # fmt: skip


def test_solve_agrees_with_brute_force(capsys: pytest.CaptureFixture[str]) -> None:
    sample = Sample()

    @settings(
        max_examples=EXAMPLES, derandomize=True, deadline=None, database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )  # fmt: skip
    @given(worlds())
    def compare(world: dict[str, Any]) -> None:
        note(json.dumps(world, indent=1))
        problem = problem_of(world)
        try:
            answer = best_plans(problem, limit=LARGEST)
        except TooLarge:
            sample.skipped += 1
            assume(False)
        sample.add(problem, answer)
        result = solve(problem, workers=1)
        if answer.plan is None:
            assert (result.status, result.plan) == ("infeasible", None)
            _clashing(problem)
        else:
            assert result.status == "optimal"
            assert result.plan is not None
            _same(problem, answer, result.plan)

    compare()
    with capsys.disabled():
        print(f"\n{sample.text()}\n")
    count = len(sample.sizes)
    assert count >= 100
    assert 0.2 <= sample.impossible / count <= 0.5
    assert {name: sample.listed[name] for name in LISTABLE if sample.listed[name] < count / 20} == {}
    assert {name: number for name, number in sample.features.items() if number < count / 20} == {}


def _clashing(problem: Problem) -> None:
    found = conflict(problem, workers=1)
    assert (found.status, found.confirmed, found.irreducible) == ("impossible", True, True)
    assert {*found.rules} <= {rule.name for rule in rules_of(problem)}
    assert found.sentences


def _same(problem: Problem, answer: Answer, plan: Plan) -> None:
    assert [finding for finding in verify(problem, plan) if finding.level is Level.ERROR] == []
    *wishes, _ = wishes_of(problem)
    assert [one.wish for one in plan.wishes[: len(wishes)]] == [wish.name for wish in wishes]
    stated = plan.wishes[: len(wishes)]
    assert [one.value for one in stated] == [rounded(value) for value in answer.value]
    assert [one.best for one in stated] == [rounded(value) for value in answer.best]
    assert all(one.proven for one in plan.wishes)
    assert answer.plan is not None
    assert decided_by(plan) == decided_by(answer.plan)


def _features(problem: Problem) -> set[str]:
    """Return what a drawn problem contains."""
    network, season, meetings = problem.network, problem.season, problem.meetings
    values = [value for meeting in meetings for value in (meeting.date, meeting.venue) if value]
    given = [slot for slot in problem.slots() if slot.decided]
    has = {
        "history": bool(network.history), "polls": bool(season.availability.polls),
        "absences": bool(season.availability.away), "a series of a range": bool(problem.optional),
        "decided dates or venues": any(not value.tentative for value in values),
        "decided holders": bool(given),
        "open holders": any(not slot.complete and not slot.left_open for slot in problem.slots()),
        "tentative values": any(value.tentative for value in values) or any(one.tentative for one in problem.slots()),
        "joiners, leavers, leave": any(one.joined or one.left or one.leave for one in network.members),
        "wishes that give": any(wish.give for wish in network.wishes),
        "deferred or fixed roles": any(one.decided_by or one.holder for one in network.roles.values()),
        "any order": season.any_order,
        "six candidates": any(len(candidates(problem).by_meeting[one.id]) == 6 for one in meetings),
        **{f"{count} meetings": len(meetings) == count for count in (2, 3, 4)},
        **{f"{count} members": len(network.members) == count for count in (3, 4, 5, 6)},
    }  # fmt: skip
    return {name for name, so in has.items() if so}
