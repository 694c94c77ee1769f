from __future__ import annotations

from datetime import date

import pytest

from netplan.dates.easter import easter

SUNDAYS = """
    1818-03-22 1886-04-25 1900-04-15 1943-04-25 1954-04-18 1981-04-19 2000-04-23 2008-03-23 2011-04-24 2012-04-08
    2013-03-31 2014-04-20 2016-03-27 2019-04-21 2020-04-12 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16
    2035-03-25 2038-04-25 2049-04-18 2076-04-19 2100-03-28
"""
"""Easter Sundays as almanacs print them, among them the earliest, the latest and the two exceptions of Gauss's rule."""


@pytest.mark.parametrize("sunday", SUNDAYS.split())
def test_easter_is_where_almanacs_have_it(sunday: str) -> None:
    day = date.fromisoformat(sunday)
    assert easter(day.year) == day
    assert day.weekday() == 6
