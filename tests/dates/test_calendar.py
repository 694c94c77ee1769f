from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from netplan.dates import Calendar
from netplan.domain import Network, Season
from netplan.errors import InputError


def calendar(weekdays: list[str] | None = None, **network: Any) -> Calendar:
    season: dict[str, Any] = {"name": "2013", "from": "2013-01-01", "to": "2013-12-31", "meetings": [{"id": "M1"}]}
    if weekdays:
        season["weekdays"] = weekdays
    fields = {"id": "n", "name": "N", "members": ["Sara"], **network}
    return Calendar(Network(**fields), Season(**season))


def test_monday_to_friday_are_meeting_days() -> None:
    year = calendar()
    assert year.reason(date(2013, 6, 7)) is None
    assert year.reason(date(2013, 6, 8)) == "Saturday"
    assert year.reason(date(2013, 6, 9)) == "Sunday"


@pytest.mark.parametrize("word", ["Tuesday", "tirsdag", "tuesdays", "Tirsdage", "tue"])
def test_weekdays_in_danish_and_english(word: str) -> None:
    year = calendar(weekdays=[word])
    assert year.reason(date(2013, 6, 4)) is None
    assert year.reason(date(2013, 6, 5)) == "Wednesday"


def test_a_weekday_that_is_none_is_an_error() -> None:
    with pytest.raises(InputError, match='"Tusday" is no weekday') as caught:
        calendar(weekdays=["Monday", "Tusday"])
    assert caught.value.field == "season.weekdays"
    assert caught.value.hint == 'you mean "Tuesday"'


@pytest.mark.parametrize(
    ("language", "name"), [("da", "public holiday: Store bededag"), ("en", "public holiday: Great Prayer Day")]
)
def test_public_holidays_are_named_in_the_language_of_the_network(language: str, name: str) -> None:
    assert calendar(holidays="DK", language=language).reason(date(2013, 4, 26)) == name


def test_holidays_of_another_country_are_named_in_english() -> None:
    assert calendar(holidays="DE", language="da").reason(date(2013, 10, 3)) == "public holiday: German Unity Day"


def test_without_a_country_there_are_no_holidays() -> None:
    assert calendar().reason(date(2013, 12, 25)) is None


@pytest.mark.parametrize("code", ["DKK", "Denmark"])
def test_an_unknown_country_is_an_error(code: str) -> None:
    with pytest.raises(InputError, match=code) as caught:
        calendar(holidays=code)
    assert caught.value.field == "network.holidays"
    assert caught.value.hint


def test_closed_days_every_year_or_once() -> None:
    year = calendar(closed=["06-05", "12-24..01-02", "2013-07-01..2013-07-05"])
    assert year.reason(date(2013, 6, 5)) == "closed on 5 Jun 2013"
    assert year.reason(date(2013, 12, 31)) == "closed from 24 Dec 2013 to 2 Jan 2014"
    assert year.reason(date(2013, 1, 1)) == "closed from 24 Dec 2012 to 2 Jan 2013"
    assert year.reason(date(2013, 7, 5)) == "closed from 1 Jul 2013 to 5 Jul 2013"
    assert year.reason(date(2013, 1, 3)) is None
