from __future__ import annotations

from fractions import Fraction

from netplan.rules import Attendance, EvenSpacing, Soon
from netplan.search.order import Order


def numbers(*values: float) -> tuple[Fraction, ...]:
    return tuple(Fraction(str(value)) for value in values)


def test_without_a_wish_that_gives_the_first_that_differs_decides() -> None:
    order = Order.of((Attendance(), Soon()))
    assert order.key(numbers(1, 5)) == numbers(1, 5)
    assert order.first(numbers(1, 5), numbers(1, 4)) == 1
    assert order.first(numbers(1, 5), numbers(0, 9)) == 0
    assert order.first(numbers(1, 5), numbers(1, 5)) is None


def test_a_wish_that_gives_suffers_for_later_ones_so_far_and_no_further() -> None:
    order = Order.of((Attendance(give=1), Soon(), EvenSpacing(give=0.5)), numbers(2, 0, 0))
    plans = [numbers(2, 4, 0), numbers(3, 4, 0), numbers(3, 3, 9), numbers(3.5, 0, 0), numbers(2, 4, 0.5)]
    assert sorted(plans, key=order.key) == [plans[number] for number in (2, 0, 4, 1, 3)]
    assert order.first(plans[0], plans[2]) == 1  # within what attendance gives
    assert order.first(plans[2], plans[3]) == 0  # beyond it
    assert order.first(plans[0], plans[1]) == 0  # as good in all else
    assert order.first(plans[0], plans[4]) == 2
