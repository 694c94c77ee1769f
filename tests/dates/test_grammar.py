"""The grammar of windows where the table of phrases does not reach: doubt, errors, readings, any text at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import netplan
from netplan.dates import Window, candidates, days_named, read_window
from netplan.domain import Problem
from netplan.errors import InputError
from netplan.language import Say

YEAR = date(2027, 1, 1), date(2027, 12, 31)
SCHOOL_YEAR = date(2026, 8, 1), date(2027, 7, 31)


def in_2027(text: str) -> Window:
    return read_window(text, *YEAR, "window")


def dates(text: str, season: tuple[date, date] = YEAR) -> str:
    """Return the days that a text names, as ``03-01 03-02``."""
    return " ".join(f"{day:%m-%d}" for day in read_window(text, *season).days)


READINGS = [
    ("første mandag i måneden", "first Monday of each month"),
    ("2. tirsdag i marts", "second Tuesday in March 2027"),
    ("first and third Wednesday", "first and third Wednesday of each month"),
    ("next to last Friday in odd months", "next to last Friday in odd months"),
    ("Sunday after the first Saturday in odd months", "Sunday after first Saturday in odd months"),
    ("to dage efter den første mandag i måneden", "2 days after first Monday of each month"),
    ("the day after Easter", "the day after Easter 2027"),
    ("første tirsdag eller onsdag i måneden på skift",
     "first Tuesday and Wednesday of each month, rolling from January 2027"),
    ("hver anden fredag fra 8. januar", "every second Friday from 8 Jan 2027"),
    ("hver tredje uge fra uge 2", "every third week from week 2 of 2027"),
    ("hver 14. dag fra 5. januar", "every 14. day from 5 Jan 2027"),
    ("onsdage i ulige uger", "Wednesdays in odd weeks"),
    ("winter 2027", "winter 2027/28, as far as it lies between 1 Jan 2027 and 31 Dec 2027"),
    ("forårsterminen", "spring term 2027"),
    ("1. halvår", "half-year 1 of 2027"),
    ("anden halvdel af maj", "second half of May 2027"),
    ("first half of each month", "first half of each month"),
    ("mindst 8 dage før jul", "at least 8 days before Christmas 2027"),
    ("within 3 weeks after Easter", "the 3 weeks after Easter 2027"),
    ("at most 1 week after Easter", "the 7 days after Easter 2027"),
    ("ugen efter påske", "the week after Easter 2027"),
    ("tirsdage i marts før påske", "Tuesdays in March 2027 before Easter 2027"),
    ("onsdage mellem 1. marts og 15. april", "Wednesdays from 1 Mar 2027 to 15 Apr 2027"),
    ("hverdage i maj", "working days in May 2027"),
    ("sidste hverdag i måneden", "last working day of each month"),
    ("before the end of May", "until late May 2027"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reading"), READINGS)
def test_says_how_it_was_read(text: str, reading: str) -> None:
    window = in_2027(text)
    assert window.reading == reading
    assert in_2027(reading).days == window.days and in_2027(reading).reading == reading


MORE = [
    ("every first Monday of the month in Q2", "04-05 05-03 06-07"),
    ("hver første mandag i kvartalet", "01-04 04-05 07-05 10-04"),
    ("first Monday after Easter", "04-05"),
    ("the second Monday after Easter", "04-12"),
    ("last Friday before Christmas", "12-17"),
    ("the last week before Christmas", "12-13 12-14 12-15 12-16 12-17 12-18 12-19"),
    ("second week after Easter", "04-05 04-06 04-07 04-08 04-09 04-10 04-11"),
    ("first day after Easter", "03-30"),
    ("two weeks after Christmas", "01-09"),
    ("mandag den 4. januar - onsdag den 6. januar", "01-04 01-05 01-06"),
    ("tirsdag, den 2. marts - 3/3", "03-02 03-03"),
    ("from Monday 4 January to 5 January", "01-04 01-05"),
    ("Tuesdays 1 March - 12 March", "03-02 03-09"),
    ("til og med 2. januar", "01-01 01-02"),
    ("first working day after Easter", "03-30"),
    ("last day of each quarter", "03-31 06-30 09-30 12-31"),
    ("sidste hverdag i oktober", "10-29"),
    ("first weekend of August", "08-07 08-08"),
    ("the day after the day after Easter", "03-31"),
    ("3 months before Christmas", "09-24"),
    ("3 måneder efter 30. november 2026", "02-28"),
    ("mellem jul og nytår", "12-27 12-28 12-29 12-30"),
    ("between the first Monday in March and 3 March", "03-01 03-02 03-03"),
    ("from the last Monday in March to 1 April", "03-29 03-30 03-31 04-01"),
    ("5-7/10", "10-05 10-06 10-07"),
    ("1.-3/3 og 12.10.", "03-01 03-02 03-03 10-12"),
    ("10-12 March", "03-10 03-11 03-12"),
    ("03-10", "03-10"),
    ("before 3 January or after 29 December", "01-01 01-02 12-30 12-31"),
    ("before 3 January and after 29 December", "01-01 01-02 12-30 12-31"),
    ("after 1 March and before 4 March", "03-02 03-03"),
    ("Tuesdays before 10 January and after 20 December", "01-05 12-21 12-28"),
    ("Mondays in May and Good Friday", "03-26 05-03 05-10 05-17 05-24 05-31"),
    ("Mondays and the first Tuesday in March", "03-01 03-02 03-08 03-15 03-22 03-29"),
    ("Good Friday and Mondays in May", "03-26 05-03 05-10 05-17 05-24 05-31"),
    ("Wednesdays every second week from week 50", "12-15 12-29"),
    ("every second Tuesday and Thursday from 7 December", "12-07 12-09 12-21 12-23"),
    ("every other Friday from 26 November to 24 December", "11-26 12-10 12-24"),
    ("first Monday of each month from March to May", "03-01 04-05 05-03"),
    ("the week after week 9", "03-08 03-09 03-10 03-11 03-12 03-13 03-14"),
    ("Mondays in the two weeks before Easter", "03-15 03-22"),
    ("Jul 5", "07-05"),
    ("before Wednesday 3 January 2029 and after 30 December", "12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), MORE)
def test_further_phrases_mean_their_days(text: str, days: str) -> None:
    assert dates(text) == days
    assert in_2027(in_2027(text).reading).days == in_2027(text).days


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("Tuesdays in March except week 10 and Thursdays in April",
         "Thursdays in April 2027 and Tuesdays in March 2027"),
        ("weeks 9-10 except Monday and week 12", "week 12 of 2027 and weeks 9 and 10 of 2027 except Mondays"),
        ("marts undtagen uge 10 og april", "April 2027 and March 2027 except week 10 of 2027"),
        ("tirsdage i marts undtagen uge 10 og torsdage i marts", "Thursdays in March 2027 and Tuesdays in March 2027"),
    ],
)
def test_what_an_except_cannot_take_out_may_be_meant_to_be_added(text: str, added: str) -> None:
    with pytest.raises(InputError) as caught:
        in_2027(text)
    assert "can be read in two ways" in caught.value.what and f"(B) {added}" in caught.value.what


def test_a_limit_behind_a_comma_holds_for_all_that_stands_before_it() -> None:
    assert in_2027("november og december, mindst 14 dage før jul").days == in_2027("1/11-10/12").days
    assert in_2027("tirsdage i marts og april, ikke før 15. marts").days == in_2027("tirsdage 15/3-30/4").days



@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Jun-Jul", "June to July"), ("in Jul", "July"), ("5 Jul", "5 July"), ("before Jul", "before July"),
        ("May and Jul", "May and July"), ("jul", "Christmas"), ("før jul", "before Christmas"), ("Jul 2027",
         "Christmas"),
    ],
)  # fmt: skip
def test_jul_is_july_in_english_and_christmas_in_danish(text: str, same: str) -> None:
    assert in_2027(text).days == in_2027(same).days


TWO_WAYS = [
    ("first Monday in March-May", "(A) first Monday of each month from March 2027 to May 2027",
     "(B) first Monday in March 2027 to May 2027, that is 1 Mar 2027"),
    ("March and before Easter", "(A) March 2027 before Easter 2027, that is 1 Mar 2027 to 24 Mar 2027",
     "(B) March 2027 or before Easter 2027, that is 1 Jan 2027 to 31 Mar 2027"),
    ("first half of March and April", "(A) first half of March 2027 and first half of April 2027",
     "(B) first half of March 2027 and April 2027"),
    ("hver anden mandag i måneden", "Mondays in odd weeks (4 Jan 2027 and 18 Jan 2027 ...)",
     "second Monday of each month (11 Jan 2027 and 8 Feb 2027 ...)"),
    ("every second Friday", "Fridays in odd weeks (1 Jan 2027 and 15 Jan 2027 ...)",
     "Fridays in even weeks (15 Jan 2027 and 29 Jan 2027 ...)"),
    ("every third week", "in 3 ways: every third week from 1 Jan 2027", "every third week from 11 Jan 2027"),
    ("marts, hverdage", "(A) working days in March 2027", "(B) March 2027 and working days"),
    ("Wednesdays, week 7", "(A) Wednesdays in week 7 of 2027", "(B) Wednesdays and week 7 of 2027"),
    ("every 2 weeks from 8 January", "(A) every second Friday from 8 Jan 2027", "(B) every second week from week 1 of"),
    ("hver anden måned", "odd months (1 Jan 2027", "even months (1 Feb 2027"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "second"), TWO_WAYS)
def test_doubt_lists_the_readings(text: str, first: str, second: str) -> None:
    with pytest.raises(InputError) as caught:
        in_2027(text)
    assert first in caught.value.what and second in caught.value.what
    assert caught.value.field == "window" and caught.value.hint


WRONG = [
    ("before the first Monday", 'does not say which "first Monday of each month" is meant'),
    ("Monday 4 January - Thursday 8 January", "8 Jan 2027 is a Friday, not a Thursday"),
    ("last Friday after Easter", '"after" cannot stand'),
    ("every 999999 weeks from 5 January", '"999999" cannot stand'),
    ("hver 14. dag", "in 14 ways"),
    ("before Tuesday 5 May", "5 May 2027 is a Wednesday, not a Tuesday"),
    ("first Tuesday, rolling", '"rolling" cannot stand'),
    ("2 Monday in March", '"2" cannot stand'),
    ("first first of May", '"first" cannot stand'),
    ("at least before Easter", '"before" cannot stand'),
    ("at least 0 days before Easter", '"0" cannot stand'),
    ("within 8 days", "ends in the middle"),
    ("between Easter", "ends in the middle"),
    ("before March to May", '"to" cannot stand'),
    ("every second purple", '"purple" is not understood'),
    ("every second quarter", '"quarter" cannot stand'),
    ("uge 7 og 9/10", "what the number 9/10"),
    ("12/13", '"12/13" is no day of the calendar'),
    ("02-30", '"02-30" is no day of the calendar'),
    ("autumn term 2026/27", '"2026/27" cannot stand'),
    ("winter 2026/28", '"2026/28" are not two years'),
    ("the first half of week 9", '"week" cannot stand'),
    ("term", '"term" cannot stand'),
    ("the year", "ends in the middle"),
    ("Tuesdays in", "ends in the middle"),
    ("first Monday of the month and before Easter", '"before" cannot stand'),
    ("every second Friday from the first Monday", "is to begin with first Monday of each month"),
    ("the day after " * 12 + "Easter", "cannot stand"),
    ("weekends in week 9 except weekends", "leaves no day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part"), WRONG)
def test_what_cannot_be_meant_is_quoted(text: str, part: str) -> None:
    with pytest.raises(InputError) as caught:
        in_2027(text)
    assert part in caught.value.what
    assert caught.value.field == "window" and caught.value.hint


def test_a_word_that_is_nearly_right_is_proposed() -> None:
    with pytest.raises(InputError) as caught:
        in_2027("first Mondey of the month")
    assert caught.value.hint == 'you mean "monday"'


def test_weekdays_are_shortened_as_people_and_polls_do() -> None:
    assert in_2027("tors. i uge 10").days == in_2027("Thursday in week 10").days
    assert in_2027("tirs. og tors. i marts").days == in_2027("Tuesdays and Thursdays in March").days


@pytest.mark.parametrize("text", ["inden sommerferien", "ikke i skoleferien", "after the winter holidays"])
def test_for_school_holidays_the_rule_is_proposed(text: str) -> None:
    with pytest.raises(InputError) as caught:
        in_2027(text)
    assert "away_from: {school_holidays: ...}" in caught.value.hint


def test_days_that_are_written_stand_also_on_weekends_but_what_is_counted_does_not() -> None:
    assert in_2027("grundlovsdag").explicit == {date(2027, 6, 5)}
    assert in_2027("5/6 eller Sankt Hans").explicit == {date(2027, 6, 5), date(2027, 6, 23)}
    for text in ("Easter", "first Saturday of the month", "the day before Christmas", "before 5 June", "Saturdays"):
        assert not in_2027(text).explicit


def test_a_feast_may_be_taken_out_in_years_in_which_it_takes_nothing() -> None:
    assert dates("Mondays in March except Christmas") == "03-01 03-08 03-15 03-22 03-29"
    assert dates("1 January and 31 December and 30 December except New Year") == "12-30"
    assert in_2027("Mondays except Christmas").reading == "Mondays except Christmas 2027"
    with pytest.raises(InputError, match="lies outside"):
        in_2027("March except July")


def test_the_year_is_found_by_the_season() -> None:
    assert dates("before Easter", (date(2027, 1, 1), date(2027, 1, 3))) == "01-01 01-02 01-03"
    assert dates("after Christmas", (date(2027, 1, 1), date(2027, 1, 3))) == "01-01 01-02 01-03"
    assert dates("2 days after New Year", SCHOOL_YEAR) == "01-03"
    assert dates("every second Friday from 4 December", (date(2027, 1, 1), date(2027, 1, 31))) == "01-01 01-15 01-29"
    with pytest.raises(InputError, match="5 Dec 2026 is a Saturday"):
        dates("every second Friday from 5 December", (date(2027, 1, 1), date(2027, 1, 31)))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Easter 2026", 0), ("first Monday in March 2026", 0), ("before 1 March 2026", 0), ("Mondays except Easter",
         22),
        ("every second Wednesday from 2 June 2027", 11), ("Good Friday", 0), ("2. påskedag 2028", 0), ("forår", 0),
        ("ulige uger", 77), ("first week of each month", 35),
    ],
)  # fmt: skip
def test_texts_that_stand_for_many_seasons_may_name_no_day(text: str, days: int) -> None:
    assert len(days_named(text, date(2027, 8, 1), date(2027, 12, 31))) == days


def test_a_window_explains_itself() -> None:
    window = netplan.read_window("first week of June except Constitution Day and 7 June", *YEAR)
    assert window.explain().splitlines() == [
        '"first week of June except Constitution Day and 7 June" is read as '
        "first week in June 2027 except Constitution Day 2027 and 7 Jun 2027",
        "6 dates: 8 Jun 2027 to 13 Jun 2027",
        "fell away (left out by the window: Constitution Day 2027 and 7 Jun 2027): 7 Jun 2027",
    ]


def test_a_meeting_explains_its_dates() -> None:
    network = {"id": "club", "name": "Club", "holidays": "DK", "members": ["Anna", "Bo"]}
    season = {"name": "2027", "from": "2027-01-01", "to": "2027-12-31", "time": "10:00-12:00",
              "meetings": [{"id": "M1", "window": "påskeugen undtagen tirsdage"}, {"id": "M2"}]}  # fmt: skip
    possible = candidates(Problem.model_validate({"network": network, "season": season}))
    assert possible.explain("M1", Say("en")).splitlines() == [
        '"påskeugen undtagen tirsdage" is read as Holy Week 2027 except Tuesdays',
        "2 dates: 22 Mar 2027 and 24 Mar 2027",
        "fell away (left out by the window: Tuesdays): 23 Mar 2027",
        "fell away (public holiday: Maundy Thursday): 25 Mar 2027",
        "fell away (public holiday: Good Friday): 26 Mar 2027",
        "fell away (Saturday): 27 Mar 2027",
        "fell away (Sunday): 28 Mar 2027",
    ]
    assert possible.explain("M2", Say("en")).startswith("any time from 1 Jan 2027 to 31 Dec 2027\n")


# --- any text

WEEKDAYS = st.sampled_from(["Monday", "onsdag", "Fridays", "torsdage", "hverdage", "weekends", "Tuesday or Thursday"])
ORDINALS = st.sampled_from(["first", "2.", "third", "sidste", "næstsidste", "fifth", "1st and 3rd"])
PERIODS = st.sampled_from(
    ["March", "uge 7", "Q2", "2. halvår", "first half of May", "the spring term", "efteråret", "weeks 40-42",
     "June-July",
     "Easter", "late April", "2027", "week 53 2026", "påskeugen", "maj og juni", "each month", "ulige måneder",
     "lige uger",
     "every quarter", "the first week of each month", "every second month from February", "May to September"]
)  # fmt: skip
DAYS = st.sampled_from(["5 March", "Easter", "1. juni", "Christmas", "31/12", "week 9", "the end of May", "nytår",
                        "the first Monday in March", "29. februar", "Whit Monday", "2027-05-04"])  # fmt: skip
LIMITS = st.builds(
    "{} {}".format,
    st.sampled_from(["before", "efter", "from", "senest", "at least 2 weeks before", "mindst 3 dage efter",
    "not before"]),
    DAYS,
)  # fmt: skip
NEAR = st.builds(
    "{} {} {}".format,
    st.sampled_from(["Sunday", "the day", "2 dage", "ugen", "the two weeks", "at most 10 days", "second Monday"]),
    st.sampled_from(["before", "efter"]),
    DAYS,
)  # fmt: skip
GROUPS = st.one_of(
    PERIODS, LIMITS, NEAR, DAYS,
    st.builds("{} in {}".format, WEEKDAYS, PERIODS),
    st.builds("{} {}".format, WEEKDAYS, LIMITS),
    st.builds("{} {} of {}".format, ORDINALS, WEEKDAYS, PERIODS),
    st.builds("{} {} in {} {}".format, ORDINALS, WEEKDAYS, PERIODS, LIMITS),
    st.builds("every second {} from {}".format, WEEKDAYS, DAYS),
    st.builds("first Monday or Thursday of {}, rolling".format, PERIODS),
    st.builds("{} in {} in {}".format, WEEKDAYS, PERIODS, PERIODS),
    st.builds("{} or {}".format, LIMITS, LIMITS),
)  # fmt: skip
TEXTS = st.builds(
    lambda groups, joined, out: joined.join(groups) + (f" except {out}" if out else ""),
    st.lists(GROUPS, min_size=1, max_size=3), st.sampled_from([" and ", ", ", " eller "]), st.none() | GROUPS,
)  # fmt: skip
SEASONS = st.sampled_from([YEAR, SCHOOL_YEAR, (date(2024, 2, 1), date(2024, 6, 30)), (date(2026, 12, 1), date(2027,
                           1, 15)),
                           (date(2026, 1, 1), date(2027, 12, 31))])  # fmt: skip


def check_read(text: str, season: tuple[date, date]) -> None:
    try:
        window = read_window(text, *season, "window")
    except InputError as error:
        assert error.field == "window" and error.hint
        return
    days = list(window.days)
    assert days and days == sorted(set(days)) and season[0] <= days[0] and days[-1] <= season[1]
    assert window.explicit <= set(days)
    assert not {day for day, _ in window.excluded} & set(days)
    again = read_window(str(window.reading), *season)
    assert again.days == window.days, window.reading
    assert again.reading == window.reading.removeprefix("any time from ")


@settings(max_examples=300, deadline=None)
@given(TEXTS, SEASONS)
def test_any_phrase_is_refused_or_its_reading_means_the_same(text: str, season: tuple[date, date]) -> None:
    check_read(text, season)


@pytest.mark.parametrize(
    "text",
    [
        " or ".join(["before 1 March"] * 400), " and ".join(["before 1 March", "after 2 May"] * 300), "in March " * 500,
        "the day after " * 300 + "Easter", "1/2-" * 2000, "first " * 2000, "x " * 5000, "-" * 3000, "(" * 3000,
        "except March " * 50, "every second Friday from 1 January 1900",
    ],
)  # fmt: skip
def test_endless_texts_are_refused_at_once(text: str) -> None:
    with pytest.raises(InputError):
        in_2027(text)


WORDS = st.sampled_from(
    ["first", "last", "sidste", "every", "hver", "anden", "second", "other", "Monday", "Fridays", "week", "uger",
     "odd", "month",
     "måneden", "the", "before", "efter", "from", "fra", "until", "til", "between", "and", "or", ",", "-", "to",
     "March",
     "Easter", "jul", "2", "5.", "2027", "12/10", "05-01", "days", "dage", "at least", "within", "half", "quarter",
     "term",
     "autumn", "year", "rolling", "except", "in", "of", "early", "as far as it lies", "8"]
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(WORDS, max_size=9).map(" ".join), SEASONS)
def test_any_words_are_read_or_refused(text: str, season: tuple[date, date]) -> None:
    check_read(text, season)
