from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import netplan
from netplan.domain import Problem
from netplan.plan import Level, PlannedMeeting
from tiny import during, held, make, on, planned

ROLES: dict[str, Any] = {"scribe": {"named_ahead": 1, "decided_by": "host"}, "host": {}}
THREE = (on("M1", "03-05"), during("M2", "03-11", "03-13"), on("M3", "03-19"))
PAST = ("2012-12-04 host Bo",)


def checked(problem: Problem, day: str) -> list[str]:
    found = netplan.check(problem, date.fromisoformat(day))
    assert {one.level for one in found if one.rule == "not_named_ahead"} <= {Level.WARNING}
    return [str(one.sentence) for one in found if one.rule == "not_named_ahead"]


def verified(problem: Problem, day: str | None, *meetings: PlannedMeeting) -> list[tuple[str, str]]:
    found = netplan.verify(problem, planned(problem, *meetings), date.fromisoformat(day) if day else None)
    return [(one.level.value, str(one.sentence)) for one in found if one.rule == "not_named_ahead"]


def test_a_file_is_late_once_the_meeting_before_is_over() -> None:
    problem = make(*THREE, roles=ROLES, history=PAST)
    assert checked(problem, "2012-12-04") == []
    assert checked(problem, "2012-12-05") == ["scribe of M1 was to be named at 4 Dec 2012 and is not"]
    assert checked(problem, "2013-03-05") == checked(problem, "2012-12-05")
    second = "scribe of M2 was to be named at M1 and is not"
    assert checked(problem, "2013-03-06")[1:] == checked(problem, "2013-03-13")[1:] == [second]  # M2 may be on the 13th
    assert checked(problem, "2013-03-14")[2:] == ["scribe of M3 was to be named at M2 and is not"]


def test_without_a_day_a_file_is_never_late() -> None:
    problem = make(*THREE, roles=ROLES, history=PAST)
    assert [one for one in netplan.check(problem) if one.rule == "not_named_ahead"] == []


def test_who_is_written_is_named() -> None:
    first, second, third = THREE
    meetings = ({**first, "scribe": "Anna"}, {**second, "scribe": {"tentative": "Bo"}}, {**third, "scribe": "none"})
    problem = make(*meetings, roles=ROLES, history=PAST)
    assert checked(problem, "2013-06-01") == ["scribe of M2 was to be named at M1 and is not"]


def test_two_meetings_ahead() -> None:
    roles = {**ROLES, "scribe": {"named_ahead": 2, "decided_by": "host"}}
    problem = make(*THREE, roles=roles, history=PAST)
    assert checked(problem, "2013-03-06") == [
        "scribe of M2 was to be named at 4 Dec 2012 and is not", "scribe of M3 was to be named at M1 and is not",
    ]  # fmt: skip
    assert checked(make(*THREE, roles=roles), "2012-12-31") == []


def test_an_open_slot_of_a_plan_tells_where_it_is_to_be_named() -> None:
    problem = make(*THREE[:2], roles=ROLES, history=PAST)
    first, second = held("M1", "03-05", host="Anna", scribe="Bo"), held("M2", "03-12", host="Carl")
    assert verified(problem, None, first, second) == [("note", "scribe of M2 is to be named at M1")]
    assert verified(problem, "2013-03-05", first, second) == verified(problem, None, first, second)
    late = [("warning", "scribe of M2 was to be named at M1 and is not")]
    assert verified(problem, "2013-03-06", first, second) == late
    assert verified(problem, "2013-03-06", first, held("M2", "03-12", host="Carl", scribe="Anna")) == []


@pytest.mark.parametrize("fields", [{}, {"named_ahead": 0}])
def test_a_role_that_is_not_named_ahead_is_left_alone(fields: dict[str, Any]) -> None:
    problem = make(*THREE, roles={"scribe": {"decided_by": "host", **fields}, "host": {}}, history=PAST)
    assert checked(problem, "2013-12-31") == []


def test_in_a_free_order_only_a_plan_knows_what_comes_before() -> None:
    problem = make(*THREE[:2], roles=ROLES, any_order=True)
    assert checked(problem, "2013-12-31") == []
    early = held("M2", "03-04", host="Carl", scribe="Bo"), held("M1", "03-05", host="Anna")
    assert verified(problem, None, *early) == [("note", "scribe of M1 is to be named at M2")]
