from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netplan.dates import Window, days_named, read_window
from netplan.errors import InputError


def in_2013(text: str) -> Window:
    return read_window(text, date(2013, 1, 1), date(2013, 12, 31), "window")


def day(text: str) -> date:
    return date.fromisoformat(f"2013-{text}")


SPANS = [
    ("weeks 9-10", "02-25", "03-10"),
    ("uge 9-10", "02-25", "03-10"),
    ("Uge 9 og 10", "02-25", "03-10"),
    ("week 9 / week 10", "02-25", "03-10"),
    ("uge 9/2013", "02-25", "03-03"),
    ("2013-W09", "02-25", "03-03"),
    ("June", "06-01", "06-30"),
    ("juni", "06-01", "06-30"),
    ("i juni 2013", "06-01", "06-30"),
    ("feb.", "02-01", "02-28"),
    ("2013-02", "02-01", "02-28"),
    ("May-June", "05-01", "06-30"),
    ("maj – juni", "05-01", "06-30"),
    ("May and June", "05-01", "06-30"),
    ("Q4 2013", "10-01", "12-31"),
    ("4. kvartal", "10-01", "12-31"),
    ("2. og 3. kvartal 2013", "04-01", "09-30"),
    ("1st quarter", "01-01", "03-31"),
    ("early March", "03-01", "03-10"),
    ("primo marts", "03-01", "03-10"),
    ("mid-June", "06-11", "06-20"),
    ("midt i juni", "06-11", "06-20"),
    ("slutningen af februar", "02-21", "02-28"),
    ("ultimo maj", "05-21", "05-31"),
    ("slut feb./begyndelsen af marts", "02-21", "03-10"),
    ("late Feb or early March", "02-21", "03-10"),
    ("2013-02-25..2013-03-08", "02-25", "03-08"),
    ("25 Feb - 8 March 2013", "02-25", "03-08"),
    ("fra den 25. feb. til den 8. marts", "02-25", "03-08"),
    ("25-28 February", "02-25", "02-28"),
    ("from 5 March to mid April", "03-05", "04-20"),
]


@pytest.mark.parametrize(("text", "first", "last"), SPANS)
def test_reads_a_span(text: str, first: str, last: str) -> None:
    days = in_2013(text).days
    assert (days[0], days[-1]) == (day(first), day(last))
    assert len(days) == (day(last) - day(first)).days + 1
    assert not in_2013(text).explicit


@pytest.mark.parametrize("text", [span[0] for span in SPANS])
def test_the_reading_means_the_same_as_the_text(text: str) -> None:
    window = in_2013(text)
    assert in_2013(window.reading).days == window.days


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("uge 9-10", "weeks 9 and 10 of 2013"),
        ("uge 9", "week 9 of 2013"),
        ("weeks 7, 9-12 and 20", "weeks 7, 9-12 and 20 of 2013"),
        ("maj-juni", "May 2013 to June 2013"),
        ("late Feb", "late February 2013"),
        ("5. og 6. marts", "5 Mar 2013 and 6 Mar 2013"),
        ("onsdage i juni", "Wednesdays in June 2013"),
        ("juni undtagen uge 24", "June 2013 except week 24 of 2013"),
    ],
)
def test_says_how_it_was_read(text: str, reading: str) -> None:
    assert in_2013(text).reading == reading


@pytest.mark.parametrize(
    "text", ["2013-03-05", "5 March 2013", "March 5, 2013", "5. marts", "Tuesday 5 March", "tirsdag, den 5. marts"]
)
def test_a_single_date_is_explicit(text: str) -> None:
    window = in_2013(text)
    assert window.days == (day("03-05"),)
    assert window.explicit == {day("03-05")}


def test_numbers_share_the_word_they_stand_with() -> None:
    assert in_2013("5., 6. og 7. marts").explicit == {day("03-05"), day("03-06"), day("03-07")}
    assert in_2013("March 5 and 6").explicit == {day("03-05"), day("03-06")}
    assert in_2013("weeks 7 and 9").days == (*in_2013("week 7").days, *in_2013("week 9").days)
    assert in_2013("uge 9 og 10 og 5. april").explicit == {day("04-05")}
    assert in_2013("weeks 9-10 and 5 April").days == (*in_2013("uge 9-10").days, day("04-05"))


def test_weekdays_alone_or_within_periods() -> None:
    assert {one.weekday() for one in in_2013("Wednesdays").days} == {2}
    assert len(in_2013("hver onsdag").days) == 52
    assert [one.day for one in in_2013("onsdage i juni").days] == [5, 12, 19, 26]
    assert [one.day for one in in_2013("man. og ons. i uge 9").days] == [25, 27]
    assert in_2013("mandag-onsdag uge 9").days == (day("02-25"), day("02-26"), day("02-27"))
    july = in_2013("Fridays in June and July").days
    assert {one.weekday() for one in july} == {4} and {one.month for one in july} == {6, 7}


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("June except 5 June", ["06-05"]),
        ("juni undtagen den 5. og 6. juni", ["06-05", "06-06"]),
        ("June but not 2013-06-05..2013-06-07", ["06-05", "06-06", "06-07"]),
        ("June, ikke onsdage", ["06-05", "06-12", "06-19", "06-26"]),
        ("June (except 5 June)", ["06-05"]),
        ("June except 5 June except 7 June", ["06-05", "06-07"]),
    ],
)
def test_except_takes_days_out_and_says_so(text: str, gone: list[str]) -> None:
    window = in_2013(text)
    assert [one for one, _ in window.excluded] == [day(one) for one in gone]
    assert all("left out by the window" in reason for _, reason in window.excluded)
    assert len(window.days) == 30 - len(gone) and not {day(one) for one in gone} & set(window.days)


def test_except_alone_takes_out_of_the_whole_season() -> None:
    assert len(in_2013("ikke uge 7").days) == 365 - 7


def test_a_gloss_or_a_minus_is_never_guessed() -> None:
    with pytest.raises(InputError) as caught:
        in_2013("slut feb./begyndelsen af marts (- uge 9 og 10)")
    text = str(caught.value)
    assert "(A) weeks 9 and 10 of 2013, that is 25 Feb 2013 to 10 Mar 2013" in text
    assert "(B) late February 2013 and early March 2013 except weeks 9 and 10 of 2013" in text
    assert "that is 21 Feb 2013 to 24 Feb 2013" in text
    assert caught.value.field == "window"
    assert 'write an explicit window such as "weeks 9-10"' in caught.value.hint


@pytest.mark.parametrize(
    "text", ["slut feb./begyndelsen af marts - uge 9", "June - week 24", "June (weeks 23-25)", "juni (– uge 24)"]
)
def test_other_doubtful_dashes_and_brackets_are_errors(text: str) -> None:
    with pytest.raises(InputError):
        in_2013(text)


def test_brackets_that_say_the_same_are_no_doubt() -> None:
    assert in_2013("25 Feb - 10 March (weeks 9-10)").days == in_2013("weeks 9-10").days


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "names no days"),
        ("June except", "names no days"),
        ("sommerferie", '"sommerferie" is not understood'),
        ("June foo July", '"foo" is not understood'),
        ("5", '"5" cannot stand where it does'),
        ("31/4", '"31/4" is no day of the calendar'),
        ("uge", "ends in the middle"),
        ("June -", "ends in the middle"),
        ("week 60", "no week 60"),
        ("week 53", "there is no week 53 in 2013"),
        ("Q5", "no quarter 5"),
        ("35 June", "no month has a day 35"),
        ("30 February", "does not exist"),
        ("2013-02-30", "is not a date"),
        ("2013-13", "is no month"),
        ("0013-06", "no year to meet in"),
        ("5-3 March", "ends before it begins"),
        ("Q4 2013 - Q1 2013", "ends before it begins"),
        ("June 2014", "outside the season, 1 Jan 2013 to 31 Dec 2013"),
        ("2014-05-05", "outside the season"),
        ("5 March 2013 and 6 March 2014", "6 Mar 2014 is outside the season"),
        ("Wednesday 5 March 2013", "5 Mar 2013 is a Tuesday, not a Wednesday"),
        ("June except July", "lies outside June 2013"),
        ("week 24 except June", "leaves no day"),
        ("late Feb (- weeks 8-9)", "what the dash means"),
        ("weeks 9 and 10 and 5 April", "what the number 10"),
    ],
)
def test_what_cannot_be_read_is_quoted(text: str, part: str) -> None:
    with pytest.raises(InputError) as caught:
        in_2013(text)
    assert part in caught.value.what
    assert caught.value.field == "window" and caught.value.hint


def test_what_occurs_twice_in_the_season_is_ambiguous() -> None:
    with pytest.raises(InputError, match="occurs 2 times in the season: June 2013 and June 2014") as caught:
        read_window("June", date(2013, 6, 1), date(2014, 6, 30))
    assert 'write the year, as in "June 2013"' in caught.value.hint
    assert len(read_window("June 2014", date(2013, 6, 1), date(2014, 6, 30)).days) == 30
    with pytest.raises(InputError, match="week 1 of 2013 and week 1 of 2014"):
        in_2013("week 1")


def test_the_weekday_may_tell_which_year_is_meant() -> None:
    season = date(2013, 1, 1), date(2014, 12, 31)
    assert read_window("Wednesday 5 March", *season).days == (date(2014, 3, 5),)
    with pytest.raises(InputError):
        read_window("5 March", *season)


def test_the_last_monday_of_the_year_lies_in_week_one_of_the_next() -> None:
    assert read_window("week 1 2013", date(2012, 1, 1), date(2013, 12, 31)).days[0] == date(2012, 12, 31)
    assert read_window("week 1 2014", date(2013, 1, 1), date(2013, 12, 31)).days == (day("12-30"), day("12-31"))


def test_ranges_over_new_year_need_a_season_over_new_year() -> None:
    season = date(2013, 8, 1), date(2014, 7, 31)
    assert read_window("uge 51-2", *season).days[0] == date(2013, 12, 16)
    assert read_window("uge 51-2", *season).days[-1] == date(2014, 1, 12)
    assert read_window("december-januar", *season).reading == "December 2013 to January 2014"
    assert read_window("Nov-Jan 2014", *season).days[0] == date(2013, 11, 1)
    for text in ("uge 51-2", "December-February"):
        with pytest.raises(InputError, match="occurs 2 times"):
            in_2013(text)


def test_a_window_partly_outside_is_cut_and_says_so() -> None:
    window = read_window("weeks 9-10", date(2013, 3, 1), date(2013, 6, 30))
    assert window.days[0] == date(2013, 3, 1)
    assert window.reading == "weeks 9 and 10 of 2013, as far as it lies between 1 Mar 2013 and 30 Jun 2013"


WORDS = st.sampled_from(
    [
        "uge", "week", "June", "juni", "feb.", "9", "10", "5.", "2013", "2014", "-", "..", ",", "/", "og", "and", "to",
        "(", ")", "except", "ikke", "Wednesdays", "onsdag", "late", "slut", "Q", "4", "kvartal", "2013-03-05", "x",
    ]
)


@given(st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=8).map(" ".join)))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        window = in_2013(text)
    except InputError as error:
        assert error.field == "window" and error.hint
        return
    assert window.days and all(one.year == 2013 for one in window.days)
    assert list(window.days) == sorted(set(window.days))
    assert window.explicit <= set(window.days)
    assert not {one for one, _ in window.excluded} & set(window.days)


@given(st.dates(date(2013, 1, 1), date(2013, 12, 31)), st.integers(1, 60))
def test_written_spans_are_exact(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), date(2013, 12, 31))
    assert len(in_2013(f"{first}..{last}").days) == (last - first).days + 1


def in_2027(text: str) -> Window:
    return read_window(text, date(2027, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize("text", ["week 53", "weeks 52-53", "weeks 53-2", "week 53 2027", "weeks 52-53 2027"])
def test_a_week_53_is_not_taken_from_the_year_before(text: str) -> None:
    with pytest.raises(InputError, match="there is no week 53 in 2027"):
        in_2027(text)


def test_a_week_53_counts_with_its_year_or_in_a_season_that_has_it() -> None:
    assert len(in_2027("week 53 2026").days) == len(in_2027("2026-W53").days) == 3
    assert read_window("week 53", date(2026, 8, 1), date(2027, 7, 31)).reading == "week 53 of 2026"
    assert len(read_window("weeks 53-2", date(2026, 8, 1), date(2027, 7, 31)).days) == 21


@pytest.mark.parametrize("text", ["end of Feb and March", "slut feb og marts", "slut feb./marts", "late Feb, March"])
def test_a_month_after_a_part_of_another_can_be_read_in_two_ways(text: str) -> None:
    with pytest.raises(InputError) as caught:
        in_2027(text)
    assert "two ways: (A) late February 2027 and late March 2027, that is 21 Feb" in caught.value.what
    assert "(B) late February 2027 and March 2027, that is 21 Feb 2027 to 31 Mar 2027" in caught.value.what


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("late Feb and early March", 18), ("early and mid March", 20), ("late Feb and 5 March", 9),
        ("March and late April", 41),
    ],
)
def test_a_month_with_its_own_words_is_clear(text: str, count: int) -> None:
    assert len(in_2027(text).days) == count


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2014-09-16", 0),
        ("16 September 2014", 0),
        ("2013-09-16, 2014-09-15", 1),
        ("16 September", 1),
        ("uge 7", 7),
        ("week 7 2014", 0),
        ("Q1 2014", 0),
        ("June 2013 except 2014-06-05", 30),
        ("week 23 except 2013-06-05", 6),
        ("2013-12-30..2014-01-03", 2),
    ],
)
def test_days_of_other_seasons_are_left_out_where_texts_stand_for_many_seasons(text: str, days: int) -> None:
    assert len(days_named(text, date(2013, 1, 1), date(2013, 12, 31))) == days


@pytest.mark.parametrize("text", ["week 77", "Jule", "late February and March", ""])
def test_what_is_not_understood_is_an_error_in_every_season(text: str) -> None:
    with pytest.raises(InputError) as caught:
        days_named(text, date(2013, 1, 1), date(2013, 12, 31), "network.events.Fair[0]")
    assert caught.value.field == "network.events.Fair[0]" and caught.value.hint
