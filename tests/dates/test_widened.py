from __future__ import annotations

from netplan.dates import candidates, widened
from tiny import during, make, on


def test_days_beyond_the_window_and_fallen_days_are_added_with_what_stands_against_them() -> None:
    problem = make(during("M1", "03-04", "03-08"), closed=("03-06", "03-13"))
    known = {one.day for one in candidates(problem).by_meeting["M1"]}
    found = {one.day.isoformat(): str(one.note or "") for one in widened(problem, 1).by_meeting["M1"]}
    assert {day for day, note in found.items() if not note} == {day.isoformat() for day in known}
    assert found["2013-03-06"] == "closed on 6 Mar 2013"
    assert found["2013-03-15"] == found["2013-02-25"] == "outside the window"
    # weekends, closed days beyond the window, and what is more than a week away
    assert not {"2013-03-09", "2013-03-13", "2013-03-18", "2013-02-22"} & set(found)


def test_the_season_is_never_left() -> None:
    problem = make(during("M1", "01-07", "01-08"))
    assert min(one.day for one in widened(problem).by_meeting["M1"]).isoformat() == "2013-01-01"


def test_a_decided_date_may_be_moved_inside_its_window_and_near_it() -> None:
    problem = make(on("M1", "03-05", window="2013-03-04..2013-03-06"), on("M2", "03-20"))
    days = {one.day.isoformat() for one in widened(problem, 1).by_meeting["M1"]}
    assert {"2013-03-04", "2013-03-05", "2013-03-06", "2013-03-11"} <= days
    assert "2013-03-20" in {one.day.isoformat() for one in widened(problem, 1).by_meeting["M2"]}
