"""What the history tells that the network does not know."""

from __future__ import annotations

import netplan
from looked import named, small
from netplan.plan import Finding


def test_a_former_member_in_the_history_is_reported_once() -> None:
    rows = [{"date": date, "role": "host", "member": "Cleo"} for date in ("2026-03", "2026-Q4")]
    (found,) = netplan.check(small(roles={"host": {}}, history=rows))
    assert (found.rule, found.about, found.amount, found.level) == ("former_member", ("Cleo",), 2, "note")


def test_a_former_venue_in_the_history_is_reported_once() -> None:
    given = {"2026-03": "x", "2026-Q3": "Old", "2026-Q4": "Old"}
    rows = [{"date": date, "venue": venue} for date, venue in given.items()]
    (found,) = named(small(venues=["X"], history=rows), "former_venue")
    assert (found.about, found.amount, found.level) == (("Old",), 2, "note")


def test_a_duty_that_the_history_has_twice_is_a_warning() -> None:
    def looked_at(*rows: dict[str, str]) -> list[Finding]:
        return named(small(roles={"writer": {"label": "referent"}}, history=list(rows)), "recorded_twice")

    one = {"date": "2026-03-10", "role": "writer", "member": "Bo"}
    (found,) = looked_at(one, {**one, "meeting": "M1"}, {**one, "date": "2026-03-11"})
    assert (found.about, found.amount, found.level) == (("Bo", "writer"), 1, "warning")
    assert found.sentence == "Bo is recorded 2 times as referent on 10 Mar 2026, and each counts"
    in_a_month = {**one, "date": "2026-03"}
    assert looked_at(in_a_month, in_a_month) == []  # may well be two meetings
