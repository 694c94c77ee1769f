"""The grammar of windows against a table of phrases whose days were written out from the calendar, not by netplan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from netplan.dates import candidates, read_window
from netplan.domain import Problem
from netplan.errors import InputError
from netplan.language import Say
from phrases_combined import COMBINED
from phrases_edges import CLOCK_CHANGES, LEAP_DAYS, WEEK_53, YEAR_ENDS
from phrases_months import ANCHORED, MONTHS
from phrases_named import LIMITS, NAMED
from phrases_rhythms import PARTS, RHYTHMS

EDGES = [*YEAR_ENDS, *WEEK_53, *LEAP_DAYS, *CLOCK_CHANGES]
PHRASES = [*MONTHS, *ANCHORED, *RHYTHMS, *PARTS, *NAMED, *LIMITS, *EDGES, *COMBINED]


def written(days: str) -> Iterator[date]:
    """Yield the days of a row: ``2027-03-01..03-05 04-07``; a year holds until another is written."""
    year = ""

    def day(text: str) -> date:
        nonlocal year
        year = text[:4] if len(text) == 10 else year
        return date.fromisoformat(text if len(text) == 10 else f"{year}-{text}")

    for part in days.split():
        ends = [day(text) for text in part.split("..")]
        yield from (ends[0] + timedelta(days=number) for number in range((ends[-1] - ends[0]).days + 1))


def test_the_table_is_well_formed() -> None:
    assert len({row[:3] for row in PHRASES}) == len(PHRASES) >= 150 and len(EDGES) >= 50
    for text, first, last, days in PHRASES:
        found = list(written(days))
        assert found == sorted(set(found)) and found, text
        assert first <= found[0].isoformat() and found[-1].isoformat() <= last, text


@pytest.mark.parametrize(("text", "first", "last", "days"), PHRASES)
def test_a_phrase_means_its_days(text: str, first: str, last: str, days: str) -> None:
    season = date.fromisoformat(first), date.fromisoformat(last)
    window = read_window(text, *season)
    assert list(window.days) == list(written(days))
    again = read_window(str(window.reading), *season)
    assert again.days == window.days, window.reading
    danish = Say("da").value(window.reading)
    assert read_window(danish, *season).days == window.days, danish


@pytest.mark.parametrize("text", sorted({row[0] for row in PHRASES if row[0].lower() != row[0]}))
def test_capitals_and_spaces_change_nothing(text: str) -> None:
    _, first, last, days = next(row for row in PHRASES if row[0] == text)
    found = read_window(f"  {text.lower()} ", date.fromisoformat(first), date.fromisoformat(last))
    assert list(found.days) == list(written(days))


AMBIGUOUS = [
    ("every second Friday", "2028-01-01", "2028-12-31", ["odd", "even", "7 Jan 2028", "14 Jan 2028"]),
    ("hver anden fredag", "2028-01-01", "2028-12-31", ["odd", "even", "7 Jan 2028", "14 Jan 2028"]),
    ("every other week", "2028-01-03", "2028-12-31", ["odd", "even", "3 Jan 2028", "10 Jan 2028"]),
    ("hver anden uge", "2028-01-03", "2028-12-31", ["odd", "even", "3 Jan 2028", "10 Jan 2028"]),
    ("first Monday in March", "2026-01-01", "2027-12-31", ["2 times", "March 2026", "March 2027"]),
    ("2. tirsdag i marts", "2026-01-01", "2027-12-31", ["2 times", "March 2026", "March 2027"]),
    ("autumn term", "2026-08-01", "2027-12-31", ["2 times", "2026", "2027"]),
    ("efterårssemestret", "2026-08-01", "2027-12-31", ["2 times", "2026", "2027"]),
    ("winter", "2027-01-01", "2027-12-31", ["2 times", "2026", "2027"]),
    ("foråret", "2026-01-01", "2027-12-31", ["2 times", "2026", "2027"]),
    ("first half of March", "2026-01-01", "2027-12-31", ["2 times", "2026", "2027"]),
    ("1. halvår", "2026-01-01", "2027-12-31", ["2 times", "2026", "2027"]),
    ("Easter", "2026-01-01", "2027-12-31", ["2 times", "2026", "2027"]),
    ("Christmas", "2026-01-01", "2027-12-31", ["2 times", "2026", "2027"]),
    ("New Year", "2026-01-01", "2026-12-31", ["2 times", "2025", "2026"]),
    ("Q1", "2026-01-01", "2027-12-31", ["2 times", "quarter 1 of 2026", "quarter 1 of 2027"]),
    ("12/10", "2026-01-01", "2027-12-31", ["2 times", "12 Oct 2026", "12 Oct 2027"]),
    ("29. februar", "2024-01-01", "2028-12-31", ["2 times", "29 Feb 2024", "29 Feb 2028"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last", "readings"), AMBIGUOUS)
def test_an_ambiguous_phrase_lists_its_readings(text: str, first: str, last: str, readings: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        read_window(text, date.fromisoformat(first), date.fromisoformat(last), "window")
    assert all(reading in str(caught.value) for reading in readings)
    assert caught.value.field == "window" and caught.value.hint


REFUSED = [
    ("blursday", '"blursday"'),
    ("first Moonday of the month", '"Moonday"'),
    ("første månedag i måneden", '"månedag"'),
    ("before Ester", '"Ester"'),
    ("før påskelørdagsfest", '"påskelørdagsfest"'),
    ("every purple Friday from 8 January", '"purple"'),
    ("sixth Monday of the month", "sixth"),
    ("fifth Monday in February", "fifth Monday in February"),
    ("every second Friday from 7 January 2027", "Thursday"),
    ("hver anden fredag fra 7. januar 2027", "Thursday"),
    ("onsdag den 6. maj", "6 May 2027 is a Thursday, not a Wednesday"),
    ("mandag 29/2 2028", "29 Feb 2028"),
    ("week 53", "there is no week 53 in 2027"),
    ("29 February", "29 February"),
    ("29/2 2027", "29/2"),
    ("31/4", "31/4"),
    ("12/13", "13"),
    ("3. halvår", "3"),
    ("H3", "3"),
    ("after 31 December", "after 31 December"),
    ("før 1. januar", "før 1. januar"),
    ("Christmas in June", "Christmas in June"),
    ("tirsdage i første halvdel af", "tirsdage i første halvdel af"),
    ("school year 2028/29", "school year 2028/29"),
    ("skoleåret 2026/28", "2026/28"),
    ("first Monday of the month except Tuesdays", "first Monday of the month"),
    ("between 15 April and 1 March", "between 15 April and 1 March"),
    ("except", "except"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quoted"), REFUSED)
def test_what_is_not_understood_or_names_no_day_is_quoted(text: str, quoted: str) -> None:
    with pytest.raises(InputError) as caught:
        read_window(text, date(2027, 1, 1), date(2027, 12, 31), "window")
    assert quoted in caught.value.what
    assert caught.value.field == "window" and caught.value.hint


MOMENTS = [
    ("last Sunday in March", "02:30-04:30", ["2027-03-28T03:30+02:00 2027-03-28T04:30+02:00"]),
    ("last Sunday in March", "02:30-03:15", ["2027-03-28T03:30+02:00 2027-03-28T04:15+02:00"]),
    ("sidste søndag i marts", "10:00-15:00", ["2027-03-28T10:00+02:00 2027-03-28T15:00+02:00"]),
    ("the Saturday before the last Sunday in March", "10:00-15:00",
     ["2027-03-27T10:00+01:00 2027-03-27T15:00+01:00"]),
    ("the day after the last Sunday in March", "02:30-04:30", ["2027-03-29T02:30+02:00 2027-03-29T04:30+02:00"]),
    ("last Sunday in October", "02:30-04:30", ["2027-10-31T02:30+02:00 2027-10-31T04:30+01:00"]),
    ("sidste søndag i oktober", "10:00-15:00", ["2027-10-31T10:00+01:00 2027-10-31T15:00+01:00"]),
    ("lørdagen før den sidste søndag i oktober", "10:00-15:00", ["2027-10-30T10:00+02:00 2027-10-30T15:00+02:00"]),
    ("sidste søndag i marts og oktober", "10:00-15:00",
     ["2027-03-28T10:00+02:00 2027-03-28T15:00+02:00", "2027-10-31T10:00+01:00 2027-10-31T15:00+01:00"]),
    ("every second Sunday from 14 March 2027 until 30 April 2027", "10:00-12:00",
     ["2027-03-14T10:00+01:00 2027-03-14T12:00+01:00", "2027-03-28T10:00+02:00 2027-03-28T12:00+02:00",
      "2027-04-11T10:00+02:00 2027-04-11T12:00+02:00", "2027-04-25T10:00+02:00 2027-04-25T12:00+02:00"]),
]  # fmt: skip
WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@pytest.mark.parametrize(("window", "hours", "moments"), MOMENTS)
def test_a_meeting_on_the_day_of_a_clock_change_starts_and_ends_right(
    window: str, hours: str, moments: list[str]
) -> None:
    network = {"id": "club", "name": "Club", "timezone": "Europe/Copenhagen", "members": ["Anna", "Bo"]}
    season = {
        "name": "2027", "from": "2027-01-01", "to": "2027-12-31", "time": hours, "weekdays": WEEK,
        "meetings": [{"id": "M1", "window": window}],
    }  # fmt: skip
    found = candidates(Problem.model_validate({"network": network, "season": season})).by_meeting["M1"]
    shown = [f"{one.start.isoformat(timespec='minutes')} {one.end.isoformat(timespec='minutes')}" for one in found]
    assert shown == moments
