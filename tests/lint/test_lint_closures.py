"""What closes days: dates that are kept free, and school holidays that nobody has published."""

from __future__ import annotations

from typing import Any

import netplan
from looked import small
from netplan.domain import Problem
from netplan.plan import Finding
from netplan.rules import AwayFrom


def findings(rule: str, *rules: AwayFrom, window: str = "2027-02-15..2027-02-24", **network: Any) -> list[Finding]:
    problem: Problem = small(roles={"host": {}}).with_(
        network={"rules": rules, **network}, season={"meetings": [{"id": "M1", "window": window}]}
    )
    return [one for one in netplan.check(problem) if one.rule == rule]


def test_the_dates_that_a_rule_takes_are_told_with_what_lies_there() -> None:
    rule = AwayFrom(events=True, school_holidays=("København",))
    (found,) = findings("away_from", rule, events={"Fair": ["2027-02-22"], "Camp": ["2026-02-22"]})
    assert (found.level, found.amount, found.about) == ("note", 6, ("M1",))
    assert found.sentence == (
        "M1 loses 6 of its 8 dates to winter holiday in København "
        "(15 Feb 2027 to 19 Feb 2027) and Fair (22 Feb 2027)"
    )


def test_a_rule_that_takes_all_dates_is_an_error() -> None:
    (found,) = findings("away_from", AwayFrom(dates=("February",)))
    assert (found.level, found.amount, found.unit) == ("error", 1, "meetings")
    assert found.sentence.startswith("M1 has no date that keeps away from February (15 Feb 2027")


def test_a_rule_that_takes_nothing_says_nothing() -> None:
    assert findings("away_from", AwayFrom(dates=("March",))) == []


def test_school_holidays_without_a_published_plan_are_noted() -> None:
    (found,) = findings("school_holidays", AwayFrom(school_holidays=("Herning",)))
    assert (found.level, found.about) == ("note", ("Herning",))
    assert found.sentence.endswith(
        "no published plan is known: winter holiday in Herning 13 Feb 2027 to 21 Feb 2027"  # the others touch no window
    )
    assert findings("school_holidays", AwayFrom(school_holidays=("Herning",)), window="2027-03-01..2027-03-12") == []
    own = {"Herning": "week 7"}
    assert findings("school_holidays", AwayFrom(school_holidays=("Herning",)), school_holidays=own) == []


def test_school_holidays_of_other_years_are_warned_of() -> None:
    old = {"Ribe": ["2025-02-08..2025-02-16"]}
    (found,) = findings("school_holidays", AwayFrom(school_holidays=("Ribe",)), school_holidays=old)
    assert (found.level, found.sentence) == ("warning", "none of the school holidays in Ribe lies in the season")


def test_what_nothing_keeps_away_from_is_noted() -> None:
    (found,) = findings("event", events={"Fair": ["2027-02-22"]})
    assert (found.level, found.sentence) == ("note", "nothing keeps away from Fair; a rule away_from would")
    assert findings("event", AwayFrom(events=("Fair",)), events={"Fair": ["2027-02-22"]}) == []
    (found,) = findings("school_holidays", school_holidays={"Herning": ["week 7"]})
    assert found.sentence == "nothing keeps away from the school holidays in Herning; a rule away_from would"
    rule = AwayFrom(school_holidays=("Århus",))
    assert findings("school_holidays", rule, school_holidays={"Aarhus Kommune": ["week 7"]}) == []


def test_closed_days_of_an_organisation_that_is_nobodys_first_are_warned_of() -> None:
    members = [{"name": "Ada", "organisation": ["A", "C"]}, {"name": "Bo", "organisation": "B"}]
    listed = {name: {"closed": "week 7"} for name in "ABC"}
    (found,) = findings("organisation", members=members, organisations=listed)
    assert (found.level, found.about) == ("warning", ("C",))
    assert "nobody's principal organisation" in found.sentence
