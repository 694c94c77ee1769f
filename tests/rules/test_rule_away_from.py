from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import netplan
from netplan.domain import Problem
from netplan.errors import InputError
from netplan.language import Say
from netplan.rules.away_from import AwayFrom
from tiny import during, errors, fault, held, impossible, make, on, solved

EVENTS = {"Library fair": ["2013-03-05..2013-03-06", "2014-03-04"], "Conference": ["16 September 2015"]}
HOLIDAYS = {"Herning": ["uge 7", "uge 42"]}


def with_events(problem: Problem, *rules: AwayFrom, **network: Any) -> Problem:
    return problem.with_(network={"events": EVENTS, "school_holidays": HOLIDAYS, "rules": rules, **network})


def test_trivially_fine() -> None:
    problem = with_events(make(on("M1", "03-07")), AwayFrom(events=True), AwayFrom(dates=("week 42",)))
    assert errors(problem, held("M1", "03-07")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = with_events(make(on("M1", "03-05")), AwayFrom(events=("library FAIR",)))
    assert fault(problem, held("M1", "03-05")) == (
        "away_from", 1, "meetings", "M1 on 5 Mar 2013 falls on Library fair",
    )  # fmt: skip
    assert impossible(problem) == {"away_from"}
    problem = with_events(make(on("M1", "02-13")), AwayFrom(school_holidays=("herning",)))
    assert fault(problem, held("M1", "02-13"))[3] == "M1 on 13 Feb 2013 falls on school holidays in Herning"
    assert impossible(problem) == {"away_from"}


def test_just_inside() -> None:
    problem = with_events(make(during("M1", "03-04", "03-08")), AwayFrom(events=True, dates=("Mondays", "7 March")))
    assert solved(problem).by_id["M1"].date.day == 8
    problem = with_events(make(during("M1", "03-04", "03-09")), AwayFrom(events=True, days=1))
    assert solved(problem).by_id["M1"].date.day == 8


def test_just_outside() -> None:
    problem = with_events(make(on("M1", "03-08")), AwayFrom(events=True, days=2))
    assert fault(problem, held("M1", "03-08"))[3] == "M1 on 8 Mar 2013 is too near to Library fair (6 Mar 2013)"
    assert impossible(problem) == {"away_from"}


def test_of_named_meetings_only() -> None:
    problem = with_events(make(on("M1", "03-05"), on("M2", "03-12")), AwayFrom(events=True, meetings=("M2",)))
    assert solved(problem)


def test_what_lies_in_other_seasons_is_left_out() -> None:
    rule = AwayFrom(events=("Conference",), dates=("2012-06-01", "week 10 2014"))
    assert solved(with_events(make(on("M1", "03-05")), rule))


def test_says_what_it_means() -> None:
    rule = AwayFrom(events=True, school_holidays="Herning", dates="week 8", days=2)
    assert rule.sentence(Say()) == "no meeting within 2 days of week 8, all events and school holidays in Herning"
    assert AwayFrom(events="Fair").sentence(Say()) == "no meeting on Fair"
    with pytest.raises(InputError, match="away_from names nothing to keep away from"):
        AwayFrom(events=False)


FILE = """\
netplan: 1
network:
  id: n
  name: N
  members: [Anna]
  events: {Library fair: [2013-03-05]}
  school_holidays: {Herning: [week 7]}
  rules:
    - away_from: {events: true}
    - away_from:
        EDIT
season: {name: "2013", from: 2013-01-01, to: 2013-12-31, meetings: [{id: M1, window: March}]}
"""


@pytest.mark.parametrize(
    ("edit", "said", "field"),
    [
        ("events: Librry fair", 'no event "Librry fair"', "events"),
        ("school_holidays: [Hernin]", 'no school holidays are known for "Hernin"', "school_holidays[0]"),
        ("dates: [week 7, weeek 8]", '"weeek" is not understood in "weeek 8"', "dates[1]"),
        ("events: Library fair", None, ""),
    ],
)
def test_words_that_mean_nothing_are_errors_with_their_place(
    tmp_path: Path, edit: str, said: str | None, field: str
) -> None:
    path = tmp_path / "network.yaml"
    path.write_text(FILE.replace("EDIT", edit), encoding="utf-8")
    if said is None:
        assert netplan.read(path)
        return
    with pytest.raises(InputError) as caught:
        netplan.read(path)
    assert (caught.value.what, caught.value.line) == (said, 11)
    assert caught.value.field.startswith(f"network.rules[1].away_from.{field}") and caught.value.hint


def test_events_are_read_also_where_no_rule_names_them(tmp_path: Path) -> None:
    path = tmp_path / "network.yaml"
    text = FILE.replace("EDIT", "events: true").replace("[2013-03-05]", "[2013-03-05, 2013-13-05]")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        netplan.read(path)
    assert (caught.value.field, caught.value.line) == ("network.events.Library fair[1]", 6)


def test_too_near_is_a_year_at_most() -> None:
    assert AwayFrom(dates=("2013-03-05",), days=366).days == 366
    with pytest.raises(InputError, match="9000000 days are too many"):
        AwayFrom(dates=("2013-03-05",), days=9_000_000)
