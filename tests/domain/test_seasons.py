from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from netplan.domain import Problem
from netplan.domain.seasons import _moved
from netplan.errors import InputError
from tiny import held, make, planned


def problem(*meetings: dict[str, Any], **network: Any) -> Problem:
    made = make(
        *meetings, roles={"scribe": {}, "timekeeper": {"count": "0-1"}, "talk": {"count": "0-2", "fill": "by hand"}},
        venues=("Odense", "Vejle"),
    )  # fmt: skip
    return made.with_(network=network) if network else made


MEETINGS = (
    {"id": "M1", "window": "March", "scribe": "Anna", "timekeeper": "?", "talk": "Bo", "venue": "Odense"},
    {"id": "M2", "date": "2013-06-12", "scribe": ["Bo"]},
    {"id": "M3", "window": "Q4 2013 except 2013-11-15..2013-12-31", "scribe": "none"},
)


def test_the_plan_becomes_history() -> None:
    now = problem(*MEETINGS)
    plan = planned(now, held("M1", "03-05", "Odense", scribe="Anna", talk="Bo"), held("M2", "06-12", "Vejle"))
    rows = now.next_season(plan).network.history
    assert [(row.date, row.meeting, row.role, row.member, row.venue) for row in rows] == [
        ("2013-03-05", "M1", "scribe", "Anna", "Odense"), ("2013-03-05", "M1", "talk", "Bo", "Odense"),
        ("2013-06-12", "M2", None, None, "Vejle"),
    ]  # fmt: skip


def test_windows_come_a_year_later_and_decisions_are_left_behind() -> None:
    now = problem(*MEETINGS)
    after = now.next_season(planned(now)).season
    assert (after.name, after.from_, after.to) == ("2014", dt.date(2014, 1, 1), dt.date(2014, 12, 31))
    first, second, third = after.shape()["meetings"]
    assert first == {"id": "M1", "window": "March", "timekeeper": "?"}
    assert second == {"id": "M2", "window": "2014-06-09..2014-06-15"}  # week 24, as in 2013
    assert third == {"id": "M3", "window": "Q4 2014 except 2014-11-15..2014-12-31", "scribe": "none"}


def test_what_members_always_say_stands() -> None:
    member = {"name": "Anna", "away": ["Wednesdays", "2013-05-01..2013-05-31"]}
    now = problem(*MEETINGS, members=[member, "Bo", "Carl"]).with_(season={"availability": {"away": {"Bo": "March"}}})
    after = now.next_season(planned(now))
    assert (after.people["Anna"].away, after.season.availability.away) == (now.people["Anna"].away, {})


def test_running_numbers_go_on() -> None:
    now = problem(*MEETINGS, meetings_before=13)
    plan = planned(now, held("M1", "03-05"), held("M2", "06-12"))
    assert now.next_season(plan).network.meetings_before == 15
    assert problem(*MEETINGS).next_season(planned(problem(*MEETINGS))).network.meetings_before is None


def test_fields_can_be_replaced() -> None:
    now = problem(*MEETINGS)
    after = now.next_season(planned(now), season={"name": "the next one"}, network={"members": ["Anna", "Dorte"]})
    assert (after.season.name, list(after.people)) == ("the next one", ["Anna", "Dorte"])


@pytest.mark.parametrize(
    ("name", "following"),
    [("2013", "2014"), ("2013/14", "2014/15"), ("2013–2014", "2014–2015"), ("Spring 2013", "Spring 2014"),
     ("1999/00", "2000/01")],
)  # fmt: skip
def test_the_name_counts_on(name: str, following: str) -> None:
    now = problem(*MEETINGS).with_(season={"name": name})
    plan = planned(now)
    assert now.next_season(plan).season.name == following


def test_a_name_without_a_year_is_asked_for() -> None:
    now = problem(*MEETINGS).with_(season={"name": "pilot"})
    with pytest.raises(InputError, match="does not say which year"):
        now.next_season(planned(now))


def test_another_networks_plan_is_refused() -> None:
    now = problem(*MEETINGS)
    with pytest.raises(InputError, match="the plan is for tiny 2012, the problem for tiny 2013"):
        now.next_season(planned(now).model_copy(update={"season": "2012"}))


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("June", "June"), ("weeks 9-10", "weeks 9-10"), ("juni 2013", "juni 2014"),
        ("2013-02-28..2013-03-08", "2014-02-28..2014-03-08"), ("2015-02-28", "2016-02-29"),
        ("2016-02-29", "2017-02-28"), ("Q4 2013 except 2013-12-24", "Q4 2014 except 2014-12-24"),
        ("2013-13-01", "2013-13-01"), ("2013-02", "2014-02"), ("2013-Q2", "2014-Q2"), ("Q2 2013", "Q2 2014"),
    ],
)  # fmt: skip
def test_years_in_windows_move_on(text: str, later: str) -> None:
    assert _moved(text, 1) == later


def test_a_season_of_two_years_is_followed_by_two() -> None:
    now = problem(*MEETINGS).with_(season={"from": "2013-01-01", "to": "2014-12-31", "meetings": [MEETINGS[1]]})
    after = now.next_season(planned(now)).season
    assert (after.from_, after.to) == (dt.date(2015, 1, 1), dt.date(2016, 12, 31))


@pytest.mark.parametrize(
    ("day", "window"),
    [("2013-01-02", "2014-01-01..2014-01-05"), ("2013-12-31", "2014-12-29..2014-12-31"),
     ("2013-06-12", "2014-06-09..2014-06-15")],
)  # fmt: skip
def test_a_date_without_a_window_comes_in_the_same_week(day: str, window: str) -> None:
    now = problem({"id": "M1", "date": day})
    (meeting,) = now.next_season(planned(now)).meetings
    assert meeting.window == window
