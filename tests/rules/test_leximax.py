"""The numbers of the ranks, the first being the most important, put lists of burdens in the order of sorted lists."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from random import Random

import pytest

from netplan.domain import Number
from netplan.rules.leximax import LARGEST, Rank, ranks


def numbers(found: Sequence[Rank], burdens: Sequence[Number]) -> list[int]:
    return [sum(rank.weight(burden) for burden in burdens) for rank in found]


def from_the_top(burdens: Sequence[Number]) -> list[Number]:
    return sorted(burdens, reverse=True)


def test_equal_people_need_one_rank() -> None:
    (rank,) = ranks([range(4)] * 3, 3)
    assert rank.levels == (1, 2, 3)  # how many have nothing follows
    assert rank.weights == (1, 4, 8)  # three people can have 1, or one 2, or one 3
    assert rank.rises() == (1, 3, 4)
    assert [rank.weight(burden) for burden in (-1, 0, 1, Fraction(3, 2), 2, 3, 4)] == [0, 0, 1, 1, 4, 8, 8]


def test_levels_that_nobody_or_everybody_must_reach_are_left_out() -> None:
    (rank,) = ranks([(2, 3, 4, 5), (2, 3, 4, 5), (9,)], 2)  # 5 would take 3 more than the least, 9 cannot change
    assert (rank.levels, rank.weights) == ((3, 4), (1, 3))
    assert ranks([(1,), (7,)], 0) == ()
    assert ranks([], 0) == ()


@pytest.mark.parametrize("seed", range(40))
def test_the_order_is_that_of_sorted_lists(seed: int) -> None:
    random = Random(seed)
    people = random.randint(2, 4)
    offsets = [Fraction(random.choice((0, 0, 0, 33, 50, 67, -120)), 100) for _ in range(people)]
    attainable = [[offset + step for step in range(random.randint(1, 4))] for offset in offsets]
    most = random.randint(1, 6)
    lists = [
        chosen for chosen in product(*attainable)
        if sum(burden - burdens[0] for burden, burdens in zip(chosen, attainable, strict=True)) <= most
    ]  # fmt: skip
    found = ranks(attainable, most)
    by_rank = sorted(lists, key=lambda one: (numbers(found, one), one))
    assert [from_the_top(one) for one in by_rank] == sorted(map(from_the_top, lists))
    same = {tuple(from_the_top(one)): numbers(found, one) for one in lists}
    assert len({tuple(one) for one in same.values()}) == len(same)  # another order, other numbers


def test_numbers_stay_small_and_many_levels_are_split() -> None:
    attainable = [[Fraction(person, 60) + step for step in range(12)] for person in range(60)]
    found = ranks(attainable, 36)
    assert sum(len(rank.levels) for rank in found) == 60 * 12 - 1
    assert all(60 * rank.weights[-1] <= LARGEST for rank in found)
    assert len(found) <= 32
    tops = [rank.levels[-1] for rank in found]
    assert tops == sorted(tops, reverse=True)
