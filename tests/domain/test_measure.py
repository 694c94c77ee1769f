"""Linear expressions and measures."""

from __future__ import annotations

from fractions import Fraction

import pytest

from netplan.domain import Given, Linear, Measure, total


def test_expressions_add_up_term_by_term() -> None:
    x, y = Linear({"x": 1}), Linear({"y": 1})
    sum_ = 2 * x + 3 - (y - x) * Fraction(1, 2)
    assert (sum_.terms, sum_.constant) == ({"x": Fraction(5, 2), "y": Fraction(-1, 2)}, 3)


def test_a_total_without_decisions_is_a_plain_number() -> None:
    x = Linear({"x": 1})
    assert total([x, 2, -1 * x]) == 2


def test_the_excess_is_the_largest_piece_that_applies() -> None:
    assert Measure((), "days", (-4, -2)).excess() == 0
    assert Measure((), "days", (Given((1, 1), 5), Given((1, 0), 9))).excess() == 5
    assert Measure((), "days", (-4,)).plain() == -4


def test_an_open_decision_is_no_number() -> None:
    with pytest.raises(TypeError):
        Measure((), "days", (Linear({"x": 1}),)).excess()
