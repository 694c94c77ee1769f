from __future__ import annotations

from datetime import date

import pytest

from netplan.dates import standing_days
from netplan.errors import InputError


def days(text: str, first: str = "2027-01-01", last: str = "2027-12-31") -> list[str]:
    found = standing_days(text, date.fromisoformat(first), date.fromisoformat(last), "here")
    return [str(day) for day in sorted(found)]


def test_days_of_every_year() -> None:
    assert days("06-05") == ["2027-06-05"]
    assert days("12-30..01-02") == ["2027-01-01", "2027-01-02", "2027-12-30", "2027-12-31"]
    assert days("06-05", "2026-08-01", "2028-07-31") == ["2027-06-05", "2028-06-05"]
    assert days("02-29", "2028-01-01", "2028-12-31") == ["2028-02-29"]


def test_windows_in_words_come_back_every_year() -> None:
    assert (days("week 7")[0], len(days("week 7"))) == ("2027-02-15", 7)
    two = days("uge 7", "2026-08-01", "2028-07-31")
    assert (two[0], two[7], len(two)) == ("2027-02-15", "2028-02-14", 14)


@pytest.mark.parametrize("text", ["New Year", "nytår"])
def test_what_touches_both_ends_of_the_year_means_both(text: str) -> None:
    assert days(text) == ["2027-01-01", "2027-12-31"]


def test_weeks_across_the_turn_of_the_year_are_closed_at_both_of_its_ends() -> None:
    found = days("uge 52-1")  # of 2026 and 2027
    assert (found[0], found[9], found[10], found[-1], len(found)) == (
        "2027-01-01", "2027-01-10", "2027-12-27", "2027-12-31", 15,
    )  # fmt: skip
    assert days("uge 52-1", "2026-08-01", "2027-07-31") == days("2026-12-21..2027-01-10", "2026-08-01", "2027-07-31")


def test_what_is_ambiguous_stays_so() -> None:
    with pytest.raises(InputError, match="two ways"):
        days("late February and March")


def test_what_lies_in_other_seasons_is_left_out() -> None:
    assert days("2026-03-01..2026-03-05") == []
    assert days("2026-12-30..2027-01-02") == ["2027-01-01", "2027-01-02"]


def test_a_season_that_begins_on_a_leap_day_goes_on() -> None:
    assert days("1 March", "2028-02-29", "2030-02-27") == ["2028-03-01", "2029-03-01"]


@pytest.mark.parametrize(
    ("text", "what"), [("13-05", "no day of the year"), ("06-31", "no day of the year"), ("weeek 7", "not understood")]
)
def test_what_cannot_be_read_is_an_error_with_its_field(text: str, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        days(text)
    assert caught.value.field == "here" and caught.value.hint
