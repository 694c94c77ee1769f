"""Dates that cannot all be true, and the single changes that would mend them."""

from __future__ import annotations

from typing import Any

import pytest

import netplan
from looked import named, small


def told(*meetings: dict[str, Any], founded: str | None = None, **season: Any) -> list[str]:
    problem: netplan.Problem = small(founded=founded).with_(season={"meetings": list(meetings), **season})
    return [str(one.sentence) for one in named(problem, "chronology")]


def meeting(name: str, window: str, **fields: Any) -> dict[str, Any]:
    return {"id": name, "window": window, **fields}


def test_meetings_in_order_raise_nothing() -> None:
    assert told(meeting("A", "March"), meeting("B", "March"), meeting("C", "weeks 13-14")) == []
    assert told(meeting("A", "June"), meeting("B", "March"), any_order=True) == []


def test_meetings_that_cannot_be_in_their_order_are_a_warning() -> None:
    (said,) = told(meeting("A", "June"), meeting("B", "March"), meeting("C", "May"))
    assert said == (
        "B (March 2027) is listed after A (June 2027) and cannot be after it and C (May 2027) is listed after A "
        "(June 2027) and cannot be after it; list the meetings in the order in which they take place, or write "
        "any_order: true"
    )


def test_three_meetings_for_which_only_two_days_are_left_in_order() -> None:
    days = [meeting(name, window) for name, window in (("A", "2027-03-10..2027-03-12"), ("B", "2027-03-11..2027-03-12"),
                                                       ("C", "2027-03-09..2027-03-10"))]  # fmt: skip
    assert len(told(*days)) == 1
    assert told(days[0], days[1], {**days[2], "window": "2027-03-09..2027-03-11"}) == []


def test_a_series_after_another_meeting_stands_in_any_order() -> None:
    series = {"series": "W", "count": 1, "window": "March", "after": ["A"]}
    assert len(told(meeting("A", "June"), series, any_order=True)) == 1
    assert told(meeting("A", "February"), series, any_order=True) == []


def test_a_year_that_mends_the_order_is_proposed() -> None:
    season = {"name": "2027/28", "from": "2027-07-01", "to": "2028-06-30"}
    (said,) = told(meeting("A", "March 2028"), meeting("B", "September 2027"), **season)
    assert said.endswith("; any one of these would mend it: A in March 2027 and B in September 2028")
    (said,) = told({"id": "A", "date": "2028-03-01"}, {"id": "B", "date": "2027-09-01"}, **season)
    assert said.endswith("; any one of these would mend it: A on 1 Mar 2027 and B on 1 Sept 2028")


def test_a_meeting_before_the_founding_is_a_warning_unless_it_presents_the_network() -> None:
    (said,) = told(meeting("A", "March 2027"), founded="2027-06-01")
    assert said == (
        "A (March 2027) is before the network was founded, 1 Jun 2027; any one of these would mend it: "
        "founded 1 Jun 2026 (a Monday) and A in March 2028"
    )
    assert told(meeting("A", "March", kind="presentation"), founded="2027-06-01") == []
    assert told(meeting("A", "March"), founded="2027-03-15") == []


@pytest.mark.parametrize("kind", ["start-up", "Opstartsmøde", "opstart", "kick-off", "stiftende møde"])
def test_a_start_up_in_another_year_than_the_founding_is_a_warning(kind: str) -> None:
    (said,) = told(meeting("A", "January 2027", kind=kind), founded="2026-01-17")
    assert said == (
        "A (January 2027) is not when the network was founded, 17 Jan 2026; any one of these would mend it: "
        "founded 17 Jan 2027 (a Sunday) and A in January 2026"
    )


@pytest.mark.parametrize("founded", ["2027-01-17", "2020-01-17", "2026-08-17", None])
def test_a_start_up_that_is_the_founding_or_that_of_a_later_season_raises_nothing(founded: str | None) -> None:
    assert told(meeting("A", "January 2027", kind="start-up"), founded=founded) == []


def test_a_start_up_after_its_presentation_is_that_of_a_later_round() -> None:
    both = meeting("P", "February", kind="præsentation"), meeting("S", "March 2027", kind="opstart")
    assert told(*both, founded="2026-03-17") == []
    early = meeting("S", "January 2027", kind="opstart")
    assert told(both[0], early, any_order=True)[0].startswith("S (January 2027) is before P (February 2027)")
