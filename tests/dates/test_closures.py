"""Closed organisations and school holidays: whom they keep from coming, and how people write them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from netplan.dates import candidates, known_holidays, school_days
from netplan.domain import Answer, Problem
from netplan.errors import InputError

MEMBERS = [
    {"name": "Sara", "organisation": "Herning Bibliotekerne"}, {"name": "Bo", "organisation": "Odense Bibliotekerne"},
    {"name": "Ea", "organisation": "Herning Bibliotekerne"}, "Kis",
]  # fmt: skip


def problem(year: int = 2027, availability: dict[str, Any] | None = None, **network: Any) -> Problem:
    return Problem.model_validate({
        "network": {"id": "n", "name": "N", "members": MEMBERS, **network},
        "season": {"name": str(year), "from": f"{year}-01-01", "to": f"{year}-12-31",
                   "meetings": [{"id": "M1"}], "availability": availability or {}},
    })  # fmt: skip


def who_cannot(made: Problem, day: str) -> list[str]:
    start, end = (datetime.fromisoformat(f"{day} {clock}") for clock in ("10:00", "15:00"))
    answers = candidates(made).answers
    return [name for name in made.people if answers.of(name, start, end) is Answer.NO]


CLOSED = {"Herning Bibliotekerne": {"closed": ["12-27..12-30", "week 30", "2027-04-02"], "school_holidays": "Herning"}}


@pytest.mark.parametrize("day", ["2027-12-28", "2027-07-28", "2027-04-02", "2027-02-17", "2027-10-20"])
def test_nobody_who_works_there_comes_on_its_closed_days(day: str) -> None:
    assert who_cannot(problem(organisations=CLOSED), day) == ["Sara", "Ea"]


@pytest.mark.parametrize("day", ["2027-11-30", "2027-02-24", "2027-04-01", "2027-09-01"])
def test_on_other_days_they_were_not_asked(day: str) -> None:
    made = problem(organisations=CLOSED)
    assert who_cannot(made, day) == []
    assert candidates(made).answers.of("Sara", *[datetime.fromisoformat(f"{day} 10:00")] * 2) is Answer.NOT_ASKED


def test_closed_days_of_every_year_hold_in_each_season() -> None:
    later = problem(2029, organisations=CLOSED)
    assert who_cannot(later, "2029-12-28") == ["Sara", "Ea"]
    assert who_cannot(later, "2029-04-02") == ["Sara", "Ea"]  # Easter Monday
    assert who_cannot(later, "2029-04-03") == []


def test_the_principal_organisation_of_a_member_counts() -> None:
    two = [{"name": "Sara", "organisation": ["Odense Bibliotekerne", "Herning Bibliotekerne"]},
           {"name": "Ea", "organisation": ["Herning Bibliotekerne", "Odense Bibliotekerne"]}]  # fmt: skip
    assert who_cannot(problem(organisations=CLOSED, members=two), "2027-12-28") == ["Ea"]


def test_a_yes_on_a_closed_day_is_a_contradiction_that_names_the_house() -> None:
    poll = {"name": "doodle.csv", "open": True, "options": ["2027-12-28", "2027-02-17", "2027-09-01"],
            "answers": {"Sara": ["yes", "yes", "yes"]}}  # fmt: skip
    found = candidates(problem(availability={"polls": [poll]}, organisations=CLOSED)).answers.contradictions()
    assert sorted(found) == [
        "Sara says yes in the poll doodle.csv and no in the closed days of Herning Bibliotekerne: 28 Dec 2027",
        "Sara says yes in the poll doodle.csv and no in winter holiday in Herning: 17 Feb 2027",
    ]


def test_an_organisation_of_nobody_is_an_error_with_a_proposal() -> None:
    with pytest.raises(InputError, match='no member works at "Hernin Bibliotekerne"') as caught:
        problem(organisations={"Hernin Bibliotekerne": {"closed": "week 7"}})
    assert caught.value.hint == 'you mean "Herning Bibliotekerne"'
    assert caught.value.field == "network.organisations.Hernin Bibliotekerne"


def test_an_organisation_in_small_letters_is_the_same_and_listed_once() -> None:
    made = problem(organisations={"herning bibliotekerne": {"closed": "week 7"}})
    assert list(made.network.organisations) == ["Herning Bibliotekerne"]
    with pytest.raises(InputError, match="Herning Bibliotekerne is listed twice"):
        problem(organisations={"Herning Bibliotekerne": {"closed": "June"}, "HERNING bibliotekerne": {}})


def test_everything_that_cannot_be_read_comes_out_at_once() -> None:
    wrong = {"Herning Bibliotekerne": {"closed": ["weeek 7", "13-05"], "school_holidays": ["Hernin", "Ribe"]},
             "Odense Bibliotekerne": {"closed": "sommmer"}}  # fmt: skip
    with pytest.raises(InputError) as caught:
        candidates(problem(organisations=wrong, school_holidays={"Ribe": ["week 7", "weeks"], "Atlantis": "known"},
                           holidays=["DK", "DKK"]))  # fmt: skip
    assert {error.field: error.what for error in caught.value.all()} == {
        "network.holidays[1]": 'no public holidays are known for "DKK"',
        "network.organisations.Herning Bibliotekerne.closed[0]": '"weeek" is not understood in "weeek 7"',
        "network.organisations.Herning Bibliotekerne.closed[1]": '"13-05" is no day of the year',
        "network.organisations.Herning Bibliotekerne.school_holidays[0]": 'no school holidays are known for "Hernin"',
        "network.school_holidays.Ribe[1]": '"weeks" ends in the middle',
        "network.organisations.Odense Bibliotekerne.closed[0]": '"sommmer" is not understood in "sommmer"',
        "network.school_holidays.Atlantis[0]": 'no school holidays are known for "Atlantis"',
    }
    assert len(caught.value.all()) == 7  # each once
    assert caught.value.all()[3].hint == 'you mean "Herning"'


@pytest.mark.parametrize(
    "written",
    [
        ["Herning", {"Aarhus": ["week 7", "week 42"]}],
        {"Herning": "known", "Aarhus": ["week 7", "week 42"]},
        {"Herning": "kendt", "Aarhus": ["week 7", "week 42"]},
        {"Herning": None, "Aarhus": ["week 7", "week 42"]},
    ],
)
def test_municipalities_are_known_or_have_dates_of_their_own(written: Any) -> None:
    made = problem(school_holidays=written)
    assert made.network.shape()["school_holidays"] == {"Herning": ["known"], "Aarhus": ["week 7", "week 42"]}
    herning, aarhus = school_days(made, "Herning"), school_days(made, "Aarhus")
    assert herning[date(2027, 2, 13)] == "winter holiday in Herning"
    assert (min(aarhus), len(aarhus)) == (date(2027, 2, 15), 14)
    assert set(aarhus.values()) == {"school holidays in Aarhus"}


def test_own_dates_may_stand_beside_the_known_ones() -> None:
    days = school_days(problem(school_holidays={"Herning": ["known", "2027-05-07"]}), "Herning")
    assert days[date(2027, 5, 7)] == "Ascension holiday in Herning"  # known already
    days = school_days(problem(school_holidays={"Herning": ["known", "2027-05-10"]}), "Herning")
    assert days[date(2027, 5, 10)] == "school holidays in Herning"
    assert date(2027, 2, 17) in days


def test_own_dates_count_in_every_spelling_of_the_municipality() -> None:
    made = problem(school_holidays={"Århus Kommune": "week 8"})
    assert min(school_days(made, "Aarhus")) == date(2027, 2, 22)
    assert known_holidays(made, "Aarhus") == ()


def test_a_municipality_that_is_not_listed_is_known_all_the_same() -> None:
    assert school_days(problem(), "odense")[date(2027, 2, 17)] == "winter holiday in Odense"
    assert [one.holiday for one in known_holidays(problem(), "odense")][:3] == ["christmas", "winter", "easter"]


def test_days_of_other_seasons_are_left_out() -> None:
    days = school_days(problem(), "Herning")
    assert min(days) == date(2027, 1, 1) and max(days) == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("written", "what"),
    [
        (["Herning", "herning"], "herning is listed twice"),
        ([7], "listed by municipality, not as 7"),
        ("ferier.csv", 'the table "ferier.csv" of school holidays is a file that was not read'),
    ],
)
def test_forms_that_cannot_be_meant(written: Any, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        problem(school_holidays=written)
    assert caught.value.field == "network.school_holidays" and caught.value.hint
