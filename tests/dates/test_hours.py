from __future__ import annotations

from datetime import date, time
from time import monotonic

import pytest

from netplan import InputError
from netplan.dates.hours import read_times
from netplan.domain import Answer

FIRST, LAST = date(2027, 3, 1), date(2027, 3, 31)  # from a Monday to a Wednesday
ALL = " ".join(str(number) for number in range(1, 32))
EVEN_WEEKS = "8 9 10 11 12 13 14 22 23 24 25 26 27 28"
MONDAYS, TUESDAYS, WEDNESDAYS, FRIDAYS = "1 8 15 22 29", "2 9 16 23 30", "3 10 17 24 31", "5 12 19 26"


def read(text: str, answer: Answer = Answer.NO) -> tuple[str, str]:
    """Return the days of March and the hours that a text names."""
    found = read_times(text, FIRST, LAST, answer)
    assert all((day.year, day.month) == (2027, 3) for day in found.days)
    return " ".join(str(day.day) for day in found.days), " ".join(map(_said, found.hours))


def _said(hours: tuple[time, time]) -> str:
    start, end = hours
    return f"{start:%H:%M}-{'24:00' if end == time.max else end.strftime('%H:%M')}"


@pytest.mark.parametrize(
    ("text", "days", "hours"),
    [
        ("Wednesdays", WEDNESDAYS, "00:00-24:00"),
        ("2027-03-05..2027-03-07", "5 6 7", "00:00-24:00"),
        ("not before 10", ALL, "00:00-10:00"),
        ("ikke før 10", ALL, "00:00-10:00"),
        ("ikke før kl. 10", ALL, "00:00-10:00"),
        ("Not after 14.30", ALL, "14:30-24:00"),
        ("ikke efter 14", ALL, "14:00-24:00"),
        ("not later than 14:30", ALL, "14:30-24:00"),
        ("ikke senere end kl. 14.30", ALL, "14:30-24:00"),
        ("never before 9 am", ALL, "00:00-09:00"),
        ("before 10", ALL, "00:00-10:00"),
        ("until noon", ALL, "00:00-12:00"),
        ("after 1 pm", ALL, "13:00-24:00"),
        ("from 13:00", ALL, "13:00-24:00"),
        ("not between 11 and 13", ALL, "11:00-13:00"),
        ("ikke mellem 11 og 13", ALL, "11:00-13:00"),
        ("from 9 to 12", ALL, "09:00-12:00"),
        ("9:00-12:00", ALL, "09:00-12:00"),
        ("kl. 9-12", ALL, "09:00-12:00"),
        ("Wednesdays before 12", WEDNESDAYS, "00:00-12:00"),
        ("Wednesdays not before 12", WEDNESDAYS, "00:00-12:00"),
        ("Fridays after 13:00", FRIDAYS, "13:00-24:00"),
        ("Fridays ,  after  13", FRIDAYS, "13:00-24:00"),
        ("after 13 on Fridays", FRIDAYS, "13:00-24:00"),
        ("after 13:00 Fridays", FRIDAYS, "13:00-24:00"),
        ("ikke før kl. 10 om fredagen", FRIDAYS, "00:00-10:00"),
        ("efter kl. 13 hver fredag", FRIDAYS, "13:00-24:00"),
        ("Mondays 9-12", MONDAYS, "09:00-12:00"),
        ("Mondays 10-12", MONDAYS, "10:00-12:00"),
        ("Mondays 09.00–12.30", MONDAYS, "09:00-12:30"),
        ("Mondays at 9-12", MONDAYS, "09:00-12:00"),
        ("Mondays from 9am to 1pm", MONDAYS, "09:00-13:00"),
        ("on Mondays between 9 and 12", MONDAYS, "09:00-12:00"),
        ("om mandagen fra kl. 9 til kl. 12", MONDAYS, "09:00-12:00"),
        ("mandage før kl. 10", MONDAYS, "00:00-10:00"),
        ("mandag kl. 10-12", MONDAYS, "10:00-12:00"),
        ("mandag 9-13", MONDAYS, "09:00-13:00"),
        ("Mondays 18-24", MONDAYS, "18:00-24:00"),
        ("Mondays 18:00-0:00", MONDAYS, "18:00-24:00"),
        ("Mondays and Tuesdays before 12", "1 2 8 9 15 16 22 23 29 30", "00:00-12:00"),
        ("Wednesdays before 12 except week 10", "3 17 24 31", "00:00-12:00"),
        ("onsdage før 12 undtagen uge 10", "3 17 24 31", "00:00-12:00"),
        ("2027-03-05 14:00-18:00", "5", "14:00-18:00"),
        ("2027-03-05 14-18", "5", "14:00-18:00"),
        ("5. marts kl. 14-18", "5", "14:00-18:00"),
        ("5 March before 12:00", "5", "00:00-12:00"),
        ("uge 10 kl. 9.00-11.00", "8 9 10 11 12 13 14", "09:00-11:00"),
        ("weeks 10-11", "8 9 10 11 12 13 14 15 16 17 18 19 20 21", "00:00-24:00"),
        ("March 9-12", "9 10 11 12", "00:00-24:00"),
        ("9-12 March", "9 10 11 12", "00:00-24:00"),
        ("9-12 on Tuesdays", TUESDAYS, "09:00-12:00"),
        ("every second week from week 2", EVEN_WEEKS, "00:00-24:00"),
        ("hver anden uge fra uge 2 før kl. 12", EVEN_WEEKS, "00:00-12:00"),
        ("before 12 every second week from week 2", EVEN_WEEKS, "00:00-12:00"),
        ("Wednesdays in odd weeks before 12:00", "3 17 31", "00:00-12:00"),
        ("the first week of each month", "1 2 3 4 5 6 7", "00:00-24:00"),
        ("den første uge i hver måned kl. 9-12", "1 2 3 4 5 6 7", "09:00-12:00"),
        ("the first Monday of the month 9-12", "1", "09:00-12:00"),
        ("weekdays 9-12 in week 10", "8 9 10 11 12", "09:00-12:00"),
        ("mandage kl. 9-12 i uge 10", "8", "09:00-12:00"),
        ("Mondays 9:00-12:00 in March", MONDAYS, "09:00-12:00"),
        ("Mondays before 12 from week 12", "22 29", "00:00-12:00"),
        ("ikke før 10 i uge 10", "8 9 10 11 12 13 14", "00:00-10:00"),
        ("Mondays in March from 9:00 to 12:00", MONDAYS, "09:00-12:00"),
        ("before 10 March", "1 2 3 4 5 6 7 8 9", "00:00-24:00"),
        ("not before 10 March", "1 2 3 4 5 6 7 8 9", "00:00-24:00"),
        ("ikke før 10. marts", "1 2 3 4 5 6 7 8 9", "00:00-24:00"),
        ("not after 28 March", "29 30 31", "00:00-24:00"),
        ("from 9 to 12 March", "9 10 11 12", "00:00-24:00"),
        ("03-05..03-07", "5 6 7", "00:00-24:00"),
        ("5/3 kl. 14-18", "5", "14:00-18:00"),
        ("March not in week 10", "1 2 3 4 5 6 7 " + ALL[ALL.index("15") :], "00:00-24:00"),
    ],
)
def test_what_people_say_of_when_they_cannot_come(text: str, days: str, hours: str) -> None:
    assert read(text) == (days, hours)
    assert read(f"  {text.upper()} ") == (days, hours)


@pytest.mark.parametrize(
    ("text", "days", "hours"),
    [
        ("not before 10", ALL, "10:00-24:00"),
        ("ikke efter 14", ALL, "00:00-14:00"),
        ("not between 11 and 13", ALL, "00:00-11:00 13:00-24:00"),
        ("Wednesdays but not before 12", WEDNESDAYS, "12:00-24:00"),
        ("onsdage, dog ikke efter kl. 12", WEDNESDAYS, "00:00-12:00"),
        ("not in week 10", "1 2 3 4 5 6 7 " + ALL[ALL.index("15") :], "00:00-24:00"),
        ("Mondays before 12", MONDAYS, "00:00-12:00"),
        ("not before 28 March", "28 29 30 31", "00:00-24:00"),
    ],
)
def test_what_people_say_of_when_they_can(text: str, days: str, hours: str) -> None:
    assert read(text, Answer.YES) == (days, hours)


@pytest.mark.parametrize(
    ("answer", "text", "meant"),
    [
        (Answer.NO, "not Wednesdays", "Wednesdays"),
        (Answer.NO, "ikke i uge 10", "i uge 10"),
        (Answer.NO, "not Wednesdays before 12", "Wednesdays before 12"),
        (Answer.NO, "Wednesdays but not before 12", "Wednesdays before 12"),
        (Answer.NO, "but not before 10", "before 10"),
        (Answer.YES, "not Wednesdays before 12", "Wednesdays before 12"),
        (Answer.IF_NEED_BE, "not before 10", "before 10"),
        (Answer.NOT_PREFERRED, "not after 14", "after 14"),
        (Answer.NOT_PREFERRED, "not in week 10", "in week 10"),
    ],
)
def test_not_is_no_guessing_matter(answer: Answer, text: str, meant: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text, answer)
    assert caught.value.what == f'"{text}" may mean this time, {meant}, or all other times'
    assert f'write "{meant}"' in caught.value.hint


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("not before 12.10", "12.10"),
        ("Wednesdays before 9.10", "9.10"),
        ("Mondays 9.10-10.05", "9.10-10.05"),
        ("mandag 10-12", "10-12"),
        ("Mondays 9-12 in March", "9-12"),
        ("Wednesdays before 12 in March", "12"),
        ("Monday 09-12", "09-12"),
    ],
)
def test_what_may_be_hours_or_a_date(text: str, hours: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    assert caught.value.what == f'"{hours}" in "{text}" may be hours or a date'


@pytest.mark.parametrize("text", ["before 12:10", "before kl. 12.10", "Mondays 9.10-10.45", "Mondays 9:10-10.05"])
def test_a_colon_a_word_or_other_minutes_make_it_clear(text: str) -> None:
    assert read(text)[1] != "00:00-24:00"


@pytest.mark.parametrize(
    ("text", "what", "hint"),
    [
        ("Mondays 22-6", "end before they begin", "two entries"),
        ("Mondays 12-12", "end before they begin", "earlier end first"),
        ("before 0:00", "end before they begin", "earlier end first"),
        ("before 10:00 on Mondays and nonsense", "nonsense", "weeks"),
        ("Mondays 25-26", '"25" is not a time of day', "10:00"),
        ("after 24", '"24" is not a time of day', "10:00"),
        ("Mondays 9-12 and Wednesdays 13-15", "Mondays 9-12 and Wednesdays", "an entry for each"),
        ("9-12", "9-12", "9:00-12:00"),
        ("June until 12", "June until 12", "9:00-12:00"),
        ("Qwertys before 12", '"Qwertys" is not understood', "weeks"),
        ("qwerty 9:00-12:00", '"qwerty" is not understood', "weeks"),
        ("2028-03-05 9-12", "outside the season", "year"),
        ("", "names no days", "weeks"),
    ],
)
def test_what_is_wrong_is_explained(text: str, what: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        read_times(text, FIRST, LAST, field="away[0]")
    assert caught.value.field == "away[0]"
    assert what in caught.value.what
    assert hint in caught.value.hint


def test_what_stands_may_lie_in_other_seasons() -> None:
    assert read_times("2028-03-05 9-12", FIRST, LAST, standing=True).days == ()
    assert read_times("Mondays 9-12", FIRST, LAST, standing=True) == read_times("Mondays 9-12", FIRST, LAST)
    with pytest.raises(InputError, match="qwerty"):
        read_times("qwerty 9:00-12:00", FIRST, LAST, standing=True)


@pytest.mark.parametrize("text", ["a ", " ,", "1 ", "9-", "not ", "before 12 ", "Mondays 9-12 and ", "from from "])
def test_long_nonsense_is_refused_at_once(text: str) -> None:
    begin = monotonic()
    with pytest.raises(InputError):
        read(f"{text * 2000}x")
    assert monotonic() - begin < 2


def test_every_stretch_lies_within_its_day() -> None:
    spans = list(read_times("not between 9 and 12 on Mondays", FIRST, LAST, Answer.YES).spans())
    assert [f"{start:%d %H:%M}/{end:%d %H:%M}" for start, end in spans[:3]] == [
        "01 00:00/01 09:00", "01 12:00/01 23:59", "08 00:00/08 09:00",
    ]  # fmt: skip
    assert len(spans) == 10


@pytest.mark.parametrize("text", ["onsdag formiddag", "Wednesday mornings", "om aftenen", "Friday afternoons in May"])
def test_for_parts_of_the_day_hours_are_asked_for(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_times(text, date(2027, 1, 1), date(2027, 12, 31))
    assert "write hours with a colon, as 9:00-12:00 or before 12:00" in caught.value.hint
