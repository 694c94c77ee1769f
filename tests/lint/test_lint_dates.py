"""Dates that are unusual."""

from __future__ import annotations

import netplan
from looked import small


def test_a_date_decided_on_a_weekend_is_noted() -> None:
    problem = small(roles={"host": {}}).with_(season={"meetings": [{"id": "M1", "date": "2027-03-13"}]})
    (found,) = netplan.check(problem)
    assert found.rule == "unusual_date" and "Saturday" in found.sentence
