from __future__ import annotations

import pytest

from netplan.errors import InputError
from tiny import during, errors, fault, held, make, solved

PROBLEM = make(during("M1", "03-05", "03-07"), closed=("03-06",))


def test_trivially_fine() -> None:
    assert errors(PROBLEM, held("M1", "03-05")) == []
    assert solved(PROBLEM).by_id["M1"].date.day in (5, 7)


def test_forced_violation() -> None:
    with pytest.raises(InputError, match="no date is left for M1 in 5 Mar 2013 to 7 Mar 2013"):
        solved(make(during("M1", "03-05", "03-07"), closed=("03-05..03-08",)))


def test_just_inside() -> None:
    assert errors(PROBLEM, held("M1", "03-07")) == []
    away = make(during("M1", "03-05", "03-07"), closed=("03-05..03-06",))
    assert solved(away).by_id["M1"].date.day == 7


def test_just_outside() -> None:
    assert fault(PROBLEM, held("M1", "03-08")) == (
        "window", 1, "days outside", "M1 on 8 Mar 2013 lies outside its window (5 Mar 2013 to 7 Mar 2013)",
    )  # fmt: skip
    assert fault(PROBLEM, held("M1", "03-01"))[1] == 4
    assert fault(PROBLEM, held("M1", "03-06")) == (
        "window", 1, "days outside", "M1 cannot be on 6 Mar 2013: closed on 6 Mar 2013",
    )  # fmt: skip
