"""Days and hours that stand somewhere in a text."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netplan.dates.mentions import days_in, hours_in

DAYS = [
    ("Netværksopstart den 17.01.12 i Odense", "den 17.01.12", (2012, 1, 17, None)),
    ("På Roskilde Bibliotek, salen, d. 6. marts 2009 kl. 9.30-13.00", "d. 6. marts 2009", (2009, 3, 6, None)),
    ("27. august Kl.9-16", "27. august", (None, 8, 27, None)),
    ("Dato: Onsdag den 16. september 2015", "Onsdag den 16. september 2015", (2015, 9, 16, 2)),
    ("kom fre. 5/6!", "fre. 5/6", (None, 6, 5, 4)),
    ("Tuesday, 9 March 2027", "Tuesday, 9 March 2027", (2027, 3, 9, 1)),
    ("on March 9, 2027, at ten", "March 9, 2027", (2027, 3, 9, None)),
    ("the 2nd of June", "the 2nd of June", (None, 6, 2, None)),
    ("(2027-03-09)", "2027-03-09", (2027, 3, 9, None)),
]


@pytest.mark.parametrize(("text", "written", "parts"), DAYS)
def test_a_day_in_a_text(text: str, written: str, parts: tuple[int | None, ...]) -> None:
    (found,) = days_in(text)
    assert (found.text, found.its_own) == (written, True)
    day = found.written
    assert (day.year, day.month, day.day, day.weekday) == parts


@pytest.mark.parametrize(
    "text",
    [
        "5.-6. marts", "5. og 6. marts", "9.-10. marts 2027", "May 9-10", "5/6", "møde 5.6", "uge 9-10", "Q1 2015",
        "slut feb./begyndelsen af marts (- uge 9 og 10)", "2-3 møder", "31. juni", "kl. 10.30", "marts 2027",
        "www.brugbrugerne.dk/5/6", "SAG-2013-07271", "v. 12.345.678",
    ],
)  # fmt: skip
def test_what_is_no_single_day(text: str) -> None:
    assert [one.text for one in days_in(text)] == []


@pytest.mark.parametrize("text", ["senest den 1. marts", "tilmelding inden 1. marts", "register before 1 March",
                                  "frist: 1. marts", "siden mødet den 1. marts", "udsat fra den 1. marts"])  # fmt: skip
def test_a_day_that_is_not_the_meeting_s(text: str) -> None:
    (found,) = days_in(text)
    assert not found.its_own


def test_the_days_that_may_be_meant() -> None:
    (found,) = days_in("den 29. februar")
    assert found.days(date(2026, 8, 1), date(2029, 7, 31)) == (date(2028, 2, 29),)
    assert found.days(date(2026, 8, 1), date(2027, 7, 31)) == ()
    (found,) = days_in("den 29. februar 2028")
    assert found.days(date(2026, 8, 1), date(2027, 7, 31)) == (date(2028, 2, 29),)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Heldagsmøde 10.00 – 15.00", ["10:00-15:00"]), ("kl. 07:00 - 14:00", ["07:00-14:00"]),
        ("27. august Kl.9-16", ["09:00-16:00"]), ("klokken 9 til 12", ["09:00-12:00"]),
        ("09.00-9.30 x 9.30–11.15 y", ["09:00-09:30", "09:30-11:15"]), ("9:30-13:05", ["09:30-13:05"]),
        ("9-16", []), ("5.6-7.6", []), ("05.06-07.06", []), ("12.15-ca. 13.00", []), ("kl. 16-9", []), ("kl. 10", []),
        ("kl. 9-16. marts", []), ("10-15 min.", []), ("2013-10-15", []), ("25:00-26:00", []),
    ],
)  # fmt: skip
def test_hours_in_a_text(text: str, hours: list[str]) -> None:
    assert [str(one.hours.model_dump()) for one in hours_in(text)] == hours


SIGNS = st.sampled_from([*"0123456789 .:-–/,()", "kl. ", "den ", "marts", "tirsdag ", "March ", "2027", "senest "])


@given(st.lists(SIGNS, max_size=40).map("".join) | st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_looked_through(text: str) -> None:
    for day in days_in(text):
        assert day.text in text and day.written.in_year(day.written.year or 2000) is not None
    for span in hours_in(text):
        assert span.text in text and span.hours.start < span.hours.end


@pytest.mark.parametrize("piece", ["5. marts ", "tirsdag den ", "kl. 9-16 ", "1", "a ", "9.00-", "senest a b "])
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    text, begin = piece * (100_000 // len(piece)), time.perf_counter()
    list(days_in(text))
    list(hours_in(text))
    assert time.perf_counter() - begin < 5
