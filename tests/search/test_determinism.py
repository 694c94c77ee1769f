from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from netplan.io import read
from netplan.io.data_out import json_text
from netplan.plan import Plan
from netplan.search import solve
from oracle import Answer, TooLarge, best_plans, decided_by
from worlds import problem_of, tied_world

EXAMPLES = Path(__file__).parents[2] / "examples"
COUNT = 30
LEAST = 4
SMALL = 1_500


@cache
def tied() -> tuple[tuple[dict[str, Any], Answer], ...]:
    """Return problems of which each has at least four equally good plans before the lot."""

    def search() -> Iterator[tuple[dict[str, Any], Answer]]:
        for seed in range(10 * COUNT):
            shape = tied_world(seed)
            try:
                answer = best_plans(problem_of(shape), limit=SMALL)
            except TooLarge:
                continue
            if len(answer.ties) >= LEAST:
                yield shape, answer

    return tuple(one for _, one in zip(range(COUNT), search(), strict=False))


def planned(shape: dict[str, Any], workers: int, **options: Any) -> Plan:
    result = solve(problem_of(shape), workers=workers, **options)
    assert result.status == "optimal"
    return result.require_plan()


@pytest.mark.parametrize("name", ["benchmark_network", "library_network"])
def test_an_example_has_one_plan_with_any_number_of_workers(name: str) -> None:
    problem = read(EXAMPLES / name / "network.yaml")
    texts = {json_text(solve(problem, workers=workers).require_plan()) for workers in (1, 2, 8, 8)}
    assert len(texts) == 1


def test_thirty_problems_have_four_best_plans_or_more_before_the_lot() -> None:
    assert len(tied()) == COUNT
    assert min(len(answer.ties) for _, answer in tied()) >= LEAST
    assert max(len({str(decided_by(plan)) for plan in answer.ties}) for _, answer in tied()) >= 50


@pytest.mark.parametrize("number", range(COUNT))
def test_a_tied_problem_has_one_plan_with_any_number_of_workers(number: int) -> None:
    shape, answer = tied()[number]
    plans = [planned(shape, workers) for workers in (1, 2, 8, 8)]
    assert len({json_text(plan) for plan in plans}) == 1
    assert answer.plan is not None
    assert decided_by(plans[0]) == decided_by(answer.plan)


@pytest.mark.parametrize("number", range(0, COUNT, 3))
def test_the_order_of_members_and_venues_decides_nothing(number: int) -> None:
    shape, _ = tied()[number]
    assert decided_by(planned(turned(shape), 1)) == decided_by(planned(shape, 1))


def test_another_seed_draws_another_lot() -> None:
    shape, _ = max(tied(), key=lambda one: len(one[1].ties))
    drawn = {str(decided_by(planned(shape, 1, seed=seed))) for seed in range(4)}
    assert len(drawn) > 1
    third = best_plans(problem_of(shape), seed=3).plan
    assert third is not None
    assert decided_by(planned(shape, 1, seed=3)) == decided_by(third)


def test_without_the_lot_the_plan_is_an_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("netplan.search.solve"), "draw", lambda *_: [])
    accidents = 0
    for shape, answer in tied()[:10]:
        plans = [planned(one, workers) for one in (shape, turned(shape)) for workers in (1, 2)]
        decided = [decided_by(plan) for plan in plans]
        assert all(one in map(decided_by, answer.ties) for one in decided)
        accidents += len({str(one) for one in decided}) > 1
    assert accidents >= 5


def turned(shape: dict[str, Any]) -> dict[str, Any]:
    """Return the same problem with its members and venues listed the other way round."""
    network = shape["network"]
    back = {"members": network["members"][::-1], "venues": network["venues"][::-1]}
    return {**shape, "network": {**network, **back}}
