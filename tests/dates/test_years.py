"""Dates without a year: which years they may belong to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import netplan
from netplan.dates import candidate_years
from netplan.dates.days import WrittenDay, read_written_day
from netplan.errors import InputError

COURSE = ("27. august", "29. september", "29. oktober", "15. november", "1. december")
"""Five days of a course whose programme tells no year."""


def fitting(dates: tuple[str, ...], years: range, **options: Any) -> list[int]:
    return [row.year for row in candidate_years(dates, years, **options) if row.fits]


def test_five_dates_of_a_course_fit_one_year_only() -> None:
    assert fitting(COURSE, range(2005, 2021)) == [2010]
    assert fitting(COURSE, range(2011, 2022)) == [2021]  # the next one


def test_the_rows_tell_weekdays_weeks_and_what_speaks_against_a_year() -> None:
    rows = {row.year: row for row in candidate_years(COURSE, range(2009, 2014))}
    assert [str(one.weekday)[:3] for one in rows[2010].days] == ["Fri", "Wed", "Fri", "Mon", "Wed"]
    assert [one.week for one in rows[2010].days] == [34, 39, 43, 46, 48]
    assert rows[2010].days[0].day == date(2010, 8, 27) and rows[2010].reasons == ()
    assert rows[2009].reasons == ("15 Nov 2009: Sunday",)
    assert rows[2011].reasons == ("27 Aug 2011: Saturday", "29 Oct 2011: Saturday")
    assert rows[2012].reasons == ("29 Sept 2012: Saturday", "1 Dec 2012: Saturday")
    assert rows[2013].reasons == ("29 Sept 2013: Sunday", "1 Dec 2013: Sunday")


def test_holidays_closed_days_and_weekdays_count() -> None:
    # 21 April: Tuesday, Wednesday, Maundy Thursday, Saturday
    assert fitting(("21. april",), range(2009, 2013)) == [2009, 2010]
    assert fitting(("21. april",), range(2009, 2013), holidays=None) == [2009, 2010, 2011]
    assert fitting(("21. april",), range(2009, 2013), closed=("04-20..04-22",)) == []
    assert fitting(("21. april",), range(2009, 2013), weekdays=("Wednesday",)) == [2010]
    (row,) = candidate_years(["21. april"], [2011], language="da")
    assert row.reasons == ("21 Apr 2011: public holiday: Skærtorsdag",)


def test_29_february_is_there_in_leap_years_only() -> None:
    rows = candidate_years(["29. februar"], range(2011, 2014))
    assert [row.fits for row in rows] == [False, True, False]
    assert rows[0].days[0].day is None
    assert rows[0].reasons == ("29. februar: there is no 29 February in 2011",)


def test_a_weekday_or_a_year_that_is_written_counts() -> None:
    assert fitting(("onsdag den 5. juni",), range(2010, 2020), holidays=None) == [2013, 2019]
    (row,) = candidate_years(["tirsdag 5. juni"], [2013], holidays=None)
    assert row.reasons == ("5 Jun 2013: Wednesday, and it is written as Tuesday",)
    assert fitting(("6. juni 2012", "5. december"), range(2010, 2020)) == [2012]


def test_no_years_no_rows() -> None:
    assert candidate_years(["1. maj"], []) == ()


@pytest.mark.parametrize(
    ("dates", "options", "what"),
    [
        (["30. februar"], {}, '"30. februar" is no day of the year'),
        (["uge 9"], {}, '"uge 9" is no day of the year'),
        (["1. maj"], {"holidays": "XQ"}, 'no public holidays are known for "XQ"'),
        (["1. maj"], {"weekdays": ["Mandag", "Onzdag"]}, '"Onzdag" is no weekday'),
        (["1. maj"], {"closed": ["june"]}, '"june" is no closed day'),
    ],
)
def test_what_cannot_be_read(dates: list[str], options: dict[str, Any], what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        candidate_years(dates, range(2010, 2012), **options)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "month", "day", "year", "weekday"),
    [
        ("2013-06-05", 6, 5, 2013, None),
        ("2013-6-5", 6, 5, 2013, None),
        ("5.6.2013", 6, 5, 2013, None),
        ("05/06/2013", 6, 5, 2013, None),
        ("5-6-2013", 6, 5, 2013, None),
        ("5.6.13", 6, 5, 2013, None),
        ("5. 6. 2013", 6, 5, 2013, None),
        ("06/25/2013", 6, 25, 2013, None),  # there is no month 25
        *((text, 2, 5, 2013, None) for text in (
            "5/2-13", "5/2 2013", "5/2-2013", "5.2 2013", "5/2 13", "5.2. 2013", "2013/02/05",
        )),
        ("5.6.", 6, 5, None, None),
        ("5/6", 6, 5, None, None),
        ("08-27", 8, 27, None, None),
        ("27-08", 8, 27, None, None),
        ("5. juni 2013", 6, 5, 2013, None),
        ("5. juni", 6, 5, None, None),
        ("5 June 2013", 6, 5, 2013, None),
        ("June 5th, 2013", 6, 5, 2013, None),
        ("29 September", 9, 29, None, None),
        ("1 dec. 13", 12, 1, 2013, None),
        ("Onsdag den 5. juni 2013", 6, 5, 2013, 2),
        ("ons. 5. jun.", 6, 5, None, 2),
        ("tirs. 5/3 kl. 10-15", 3, 5, None, 1),
        ("torsd. 7. febr. 2013", 2, 7, 2013, 3),
        ("Wednesday, 5 June", 6, 5, None, 2),
        ("onsdag d. 5/6", 6, 5, None, 2),
        ("5. juni 2013 kl. 10-15", 6, 5, 2013, None),
        ("2013-06-05 00:00:00", 6, 5, 2013, None),
        ("2013-06-05T10:00", 6, 5, 2013, None),
        ("29.2.", 2, 29, None, None),
    ],
)
def test_days_as_people_write_them(text: str, month: int, day: int, year: int | None, weekday: int | None) -> None:
    assert read_written_day(text) == WrittenDay(month, day, year, weekday)


@pytest.mark.parametrize(
    "text",
    ["", "juni", "uge 9", "31.6.2013", "29.2.2013", "5. juni 6. juli", "5. og 6. juni", "40/50", "maj 2013", "5?6",
     "5. ju"],
)  # fmt: skip
def test_what_is_no_single_day(text: str) -> None:
    assert read_written_day(text) is None


def test_the_function_is_public() -> None:
    assert netplan.candidate_years is candidate_years
