"""Counts, spans, hours, closed days and lengths of time, as people write them."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from pydantic import TypeAdapter

from netplan import InputError
from netplan.domain import Closed, Count, Hours, Span
from netplan.domain.values import Days


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [(2, 2, 2), ("2", 2, 2), ("2-3", 2, 3), ("2 – 3", 2, 3), ("2..3", 2, 3), ("3+", 3, None), ("0-1", 0, 1)],
)
def test_counts(text: Any, low: int, high: int | None) -> None:
    count = Count.model_validate(text)
    assert (count.lowest, count.highest) == (low, high)
    assert Count.model_validate(count.shape()) == count


@pytest.mark.parametrize("text", ["two", "3-2", "-1", True, "1-", ""])
def test_wrong_counts(text: Any) -> None:
    with pytest.raises(InputError):
        Count.model_validate(text)


def test_a_count_tells_what_it_holds() -> None:
    assert [Count.model_validate("2-3").holds(number) for number in (1, 2, 3, 4)] == [False, True, True, False]
    assert Count.model_validate("3+").holds(1000)


def test_spans_include_both_ends() -> None:
    span = Span.model_validate("2013-02-25..2013-03-01")
    assert date(2013, 2, 25) in span and date(2013, 3, 1) in span and date(2013, 3, 2) not in span
    assert len(list(span.days())) == 5
    assert Span.model_validate("2013-03-05").shape() == "2013-03-05"
    with pytest.raises(InputError, match="ends before it begins"):
        Span.model_validate("2013-03-01..2013-02-25")


@pytest.mark.parametrize("text", ["10:00-15:00", "10.00 – 15.00", "kl. 10-15", "10 til 15", "10 to 15:00"])
def test_hours(text: str) -> None:
    hours = Hours.model_validate(text)
    assert (hours.start, hours.end) == (time(10), time(15))
    assert hours.shape() == "10:00-15:00"


@pytest.mark.parametrize("text", ["15:00-10:00", "10:00", "25:00-26:00", "10:75-11:00"])
def test_wrong_hours(text: str) -> None:
    with pytest.raises(InputError):
        Hours.model_validate(text)


def test_closed_days_of_every_year_and_over_new_year() -> None:
    assert Closed.model_validate("06-05").covers(date(2013, 6, 5))
    assert not Closed.model_validate("06-05").covers(date(2013, 6, 6))
    turn = Closed.model_validate("12-30..01-02")
    covered = [date(2012, 12, 29), date(2012, 12, 30), date(2013, 1, 2), date(2013, 1, 3)]
    assert [turn.covers(day) for day in covered] == [False, True, True, False]
    once = Closed.model_validate("2013-07-01..2013-07-31")
    assert once.covers(date(2013, 7, 31)) and not once.covers(date(2014, 7, 31))
    assert Closed.model_validate("02-29").covers(date(2024, 2, 29))


def test_closed_days_that_begin_in_one_year_and_end_in_the_next() -> None:
    once = Closed.model_validate("2012-12-20..2013-01-10")
    assert once.covers(date(2013, 1, 10)) and not once.covers(date(2014, 1, 10))


@pytest.mark.parametrize(("text", "days"), [("8 weeks", 56), ("8 uger", 56), ("1 week", 7), ("56 days", 56), (10, 10)])
def test_lengths_of_time(text: Any, days: int) -> None:
    assert TypeAdapter(Days).validate_python(text) == days


@pytest.mark.parametrize("text", [-5, "-5", "-5 days"])
def test_no_length_of_time_is_negative(text: Any) -> None:
    with pytest.raises(ValueError, match="-5"):
        TypeAdapter(Days).validate_python(text)
