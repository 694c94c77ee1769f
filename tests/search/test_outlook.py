from __future__ import annotations

from typing import Any

import pytest

from netplan.errors import InputError
from netplan.plan import Outlook
from netplan.rules.away_from import AwayFrom
from netplan.rules.distinct import Distinct
from netplan.rules.everyone_comes import EveryoneComes
from netplan.rules.rest import Rest
from netplan.search import outlook
from tiny import held, make, on, planned

ROLES: dict[str, Any] = {"chair": {}}


def said(found: Outlook) -> list[str]:
    return list(found.sentences)


def test_everybody_can_have_a_turn_when_there_are_turns_enough() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES)
    assert not outlook(problem, by=2014).works_out
    found = outlook(problem, by=2015)
    assert found.works_out
    assert found.seasons == ("2013", "2014", "2015")
    assert said(found) == ["Everybody can still have been chair once by the end of 2015."]


def test_too_few_turns_are_counted() -> None:
    found = outlook(make(on("M1", "03-05"), roles=ROLES), by=2014)
    (row,) = found.rows
    assert (row.without, row.proven, row.cannot) == (1, True, {})
    assert said(found) == [
        "chair: 1 of 3 who wait cannot have a turn by the end of 2014.",
        "there are only 2 duties until 2014 for 3 people.",
    ]


def test_recorded_duties_count_and_those_of_the_plan() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES, history=("2012-03-06 chair Anna",))
    found = outlook(problem, planned(problem, held("M1", "03-05", chair="Bo")), by=2014)
    assert found.rows[0].waiting == ("Carl",)
    assert found.works_out


def test_a_plan_that_leaves_no_turn_to_who_leaves_is_warned_of() -> None:
    members = ["Anna", {"name": "Bo", "left": "2013-12-31"}]
    problem = make(on("M1", "03-05"), members=members, roles=ROLES)
    found = outlook(problem, planned(problem, held("M1", "03-05", chair="Anna")), by=2014)
    (row,) = found.rows
    assert row.waiting == ()  # Bo is no member any more when the next season begins
    assert row.better == 0
    later = make(on("M1", "03-05"), members=["Anna", {"name": "Bo", "left": "2014-02-01"}], roles=ROLES)
    found = outlook(later, planned(later, held("M1", "03-05", chair="Anna")), by=2014)
    (row,) = found.rows
    assert (row.waiting, row.without, row.better) == (("Bo",), 1, 1)
    assert said(found) == [
        "chair: 1 of 1 who wait cannot have a turn by the end of 2014.",
        "Bo leaves on 1 Feb 2014, before a turn comes.",
        "chair: with another plan of this season 1 fewer would go without.",
    ]


def test_a_plan_that_makes_the_next_season_impossible_is_warned_of() -> None:
    members = ["Anna", {"name": "Bo", "left": "2013-12-31"}]
    problem = make(on("M1", "03-05"), members=members, roles=ROLES, rules=(Rest(),))
    good = outlook(problem, planned(problem, held("M1", "03-05", chair="Bo")), by=2014)
    assert good.possible
    bad = outlook(problem, planned(problem, held("M1", "03-05", chair="Anna")), by=2014)
    assert (bad.possible, bad.works_out) == (False, False)
    first, second = said(bad)
    assert first.startswith("After this plan the coming seasons cannot be planned: ")
    assert "rests 1 meeting" in first
    assert second == "Another plan of this season on the same dates would leave them possible."


def test_who_is_kept_by_rules_is_told_which() -> None:
    members = [{"name": "Anna", "organisation": "North"}, {"name": "Bo", "organisation": "North"}, "Carl"]
    roles = {"convener": {"holder": "Anna"}, "planner": {"count": 2, "includes": "convener"}}
    problem = make(on("M1", "03-05"), members=members, roles=roles, rules=(Distinct(roles=("planner",)),))
    (row,) = outlook(problem, by=2015).rows
    assert list(row.cannot) == ["Bo"]
    assert "the same organisation" in row.cannot["Bo"]
    frame = outlook(problem, by=2015).frame()
    assert frame.to_dict("list")["can"] == [False, True]


def test_rules_that_count_within_a_season_are_left_out_and_named() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES, rules=(EveryoneComes(at_least=1),))
    assert outlook(problem, by=2015).left_out == ("everyone_comes",)


def test_what_people_answered_for_the_plans_dates_counts() -> None:
    members = ["Anna", {"name": "Bo", "left": "2014-02-01"}]
    problem = make(on("M1", "03-05"), members=members, roles=ROLES, away={"Bo": "03-05"})
    found = outlook(problem, planned(problem, held("M1", "03-05", chair="Anna")), by=2014)
    assert found.seasons == ("2014",)
    assert (found.rows[0].without, found.rows[0].better) == (1, 0)  # no other plan on that date gives Bo the chair


def test_what_people_always_say_counts_on_the_plans_dates_alone() -> None:
    members = ["Anna", {"name": "Bo", "left": "2014-02-01", "away": "Tuesdays"}]
    problem = make(on("M1", "03-05"), members=members, roles=ROLES)
    found = outlook(problem, planned(problem, held("M1", "03-05", chair="Anna")), by=2014)
    assert (found.rows[0].without, found.rows[0].better) == (1, 0)  # the plan's date is a Tuesday
    stays = make(on("M1", "03-05"), members=["Anna", {"name": "Bo", "away": "not before 16"}], roles=ROLES)
    later = outlook(stays, planned(stays, held("M1", "03-05", chair="Anna")), by=2015)
    assert (later.works_out, later.rows[0].without) == (True, 0)  # later meetings may be at another time


def test_years_and_roles_that_say_nothing_are_refused() -> None:
    roles = {"chair": {}, "note": {"decided_by": "chair"}}
    problem = make(on("M1", "03-05"), roles=roles)
    plan = planned(problem, held("M1", "03-05", chair="Anna"))
    with pytest.raises(InputError, match="the year 2013 does not lie between 2014 and 2064"):
        outlook(problem, plan, by=2013)
    with pytest.raises(InputError, match="the year 9999"):
        outlook(problem, by=9999)
    with pytest.raises(InputError, match="netplan does not choose who is note"):
        outlook(problem, roles="note")
    assert [row.role for row in outlook(problem, roles="chair", by=2013).rows] == ["chair"]


def test_a_window_that_a_later_year_does_not_have_names_the_season() -> None:
    problem = make({"id": "M1", "window": "week 53"}, roles=ROLES).with_(
        season={"name": "2015", "from": "2015-01-01", "to": "2015-12-31"}
    )
    with pytest.raises(InputError, match="the season 2016 cannot be looked at: "):
        outlook(problem, by=2016)


def test_dates_in_words_of_one_season_are_no_matter_of_many() -> None:
    members: list[Any] = [{"name": "Anna", "likes": ["June"]}, "Bo"]
    problem = make(on("M1", "03-05"), members=members, roles=ROLES, rules=(AwayFrom(dates=("week 42",)),)).with_(
        network={"events": {"Fair": ["week 10"]}, "school_holidays": {"Ribe": ["week 7"]}}
    )
    found = outlook(problem, by=2016)
    assert (found.works_out, found.left_out) == (True, ("away_from",))
