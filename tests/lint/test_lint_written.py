"""Days, hours, years and numbers in texts, against what is planned."""

from __future__ import annotations

from typing import Any

import pytest

import netplan
from looked import named, small


def with_meeting(*, language: str = "en", **fields: Any) -> netplan.Problem:
    entry = {"id": "M1", "window": "March", **fields} if "series" not in fields else {"window": "March", **fields}
    if "date" in fields:
        del entry["window"]
    return small(language=language).with_(season={"meetings": [entry]})


def said(problem: netplan.Problem, rule: str) -> list[str]:
    return [str(one.sentence) for one in named(problem, rule)]


def silent(problem: netplan.Problem) -> bool:
    return not [one for one in netplan.check(problem) if one.level == "warning"]


def test_a_weekday_on_which_the_day_does_not_fall_is_a_warning_with_the_days_that_may_be_meant() -> None:
    problem = with_meeting(title="Tirsdag den 6. marts 2027")
    assert said(problem, "weekday") == [
        '"Tirsdag den 6. marts 2027" (M1): 6 Mar 2027 is a Saturday; perhaps 9 Mar 2027 is meant, or 6 March in 2029'
    ]


@pytest.mark.parametrize(
    "title",
    ["Tirsdag den 6. marts", "tir. 6/3", "Tuesday 6 March 2027", "Tue, March 6", "ons d. 09.03.2027", "Fri 2027-03-11"],
)
def test_weekdays_that_are_wrong(title: str) -> None:
    assert len(said(with_meeting(title=title), "weekday")) == 1


@pytest.mark.parametrize(
    "title",
    [
        "Tirsdag den 9. marts 2027", "tir. 9/3", "tors 11. marts", "Tuesday 9 March", "man skal bruge 6 marts",
        "5.-6. marts", "møde nr. 5/6", "fredag den 5.-6. marts", "Tirsdagsmøde 6", "marts 2027",
    ],
)  # fmt: skip
def test_weekdays_that_are_right_or_not_clear(title: str) -> None:
    assert said(with_meeting(title=title), "weekday") == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"date": "2027-03-09", "title": "Møde den 8. marts"}, '"den 8. marts" (M1): the date is 9 Mar 2027'),
        ({"title": "7 April 2027"}, '"7 April 2027" (M1) is none of the dates in March 2027'),
        ({"date": "2027-03-09", "says": "d. 8. marts kl. 10-15"}, '"d. 8. marts" (M1): the date is 9 Mar 2027'),
    ],
)
def test_a_day_on_which_the_meeting_is_not_held(fields: dict[str, Any], sentence: str) -> None:
    assert said(with_meeting(**fields), "written_day") == [sentence]


@pytest.mark.parametrize(
    "fields",
    [
        {"date": "2027-03-09", "title": "Møde den 9. marts"}, {"title": "9. marts"},
        {"date": "2027-03-09", "title": "tilmelding senest den 1. marts"},
        {"date": "2027-03-09", "says": "8. eller 9. marts, kl. 10-15"},
        {"date": "2027-03-09", "title": "Register before 1 March"},
        {"date": "2027-03-09", "title": "Opfølgning på 1. marts og 5. april"},
    ],
)  # fmt: skip
def test_days_that_agree_or_are_others(fields: dict[str, Any]) -> None:
    assert silent(with_meeting(**fields))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "Heldagsmøde kl. 9-15"}, '"kl. 9-15" (M1): the time is 10:00-15:00'),
        ({"title": "Møde 9.30-13.00", "time": "9-13"}, '"9.30-13.00" (M1): the time is 09:00-13:00'),
        ({"says": "10:00 – 16:00, Vejle"}, '"10:00 – 16:00" (M1): the time is 10:00-15:00'),
    ],
)
def test_hours_that_are_not_the_meeting_s(fields: dict[str, Any], sentence: str) -> None:
    assert said(with_meeting(**fields), "written_hours") == [sentence]


@pytest.mark.parametrize(
    "title",
    [
        "Heldagsmøde 10.00 – 15.00", "kl. 10-15", "09.00-09.30 Ankomst, 09.30-11.00 Oplæg", "9-15 deltagere",
        "5.6-7.6", "12.15-ca. 13.00 frokost", "1.-2. marts", "10-15 min. til hver", "2-3 møder",
    ],
)  # fmt: skip
def test_hours_that_agree_or_are_none(title: str) -> None:
    assert said(with_meeting(title=title), "written_hours") == []


@pytest.mark.parametrize(
    ("zone", "date", "time", "title", "off"),
    [
        ("Europe/Copenhagen", "2027-07-07", "9-16", "7:00-14:00", "exactly 2 hours early"),
        ("Europe/Copenhagen", "2027-02-03", "9-16", "8:00-15:00", "exactly one hour early"),
        ("America/New_York", "2027-02-03", "9-16", "14:00-21:00", "exactly 5 hours late"),
        ("Asia/Kolkata", "2027-02-03", "9-16", "3:30-10:30", "exactly 5.5 hours early"),
    ],
)
def test_hours_in_utc_are_recognised_in_every_zone(zone: str, date: str, time: str, title: str, off: str) -> None:
    meeting = {"id": "M1", "date": date, "time": time, "title": title}
    problem = small(timezone=zone).with_(season={"meetings": [meeting]})
    (found,) = said(problem, "time_zone")
    assert f"is {off} against the time 09:00-16:00: these are the times in UTC" in found
    assert said(problem, "written_hours") == []


@pytest.mark.parametrize(
    ("date", "title"),
    [("2027-02-03", "7:00-14:00"), ("2027-07-07", "8:00-15:00"), ("2027-07-07", "7:00-15:00")],
)
def test_hours_that_are_off_by_something_else_are_no_slip_of_the_zone(date: str, title: str) -> None:
    meeting = {"id": "M1", "date": date, "time": "9-16", "title": title}
    problem = small().with_(season={"meetings": [meeting]})
    assert said(problem, "time_zone") == [] and len(said(problem, "written_hours")) == 1


def test_an_agenda_or_hours_that_nobody_set_are_no_slip_of_the_zone() -> None:
    agenda = "08.00-09.00 Ankomst, 09.00-10.00 Oplæg, 10.00-10.15 Pause"
    meeting = {"id": "M1", "date": "2027-02-03", "time": "9-10", "says": agenda}
    assert silent(small().with_(season={"meetings": [meeting]}))
    unset = with_meeting(date="2027-02-03", title="kl. 9-14")  # an hour before the default hours
    assert said(unset, "time_zone") == [] and len(said(unset, "written_hours")) == 1


def test_hours_that_a_poll_offers_are_the_meeting_s() -> None:
    poll = {"name": "poll.csv", "options": ["2027-03-09 09:00-14:00"], "answers": {"Ada": ["yes"]}}
    entry = {"id": "M1", "window": "March", "title": "Møde kl. 9-14"}
    assert silent(small().with_(season={"meetings": [entry], "availability": {"polls": [poll]}}))
    entry["title"] = "Møde kl. 10-15"
    polled = small().with_(season={"meetings": [entry], "availability": {"polls": [poll]}})
    assert said(polled, "written_hours") == ['"kl. 10-15" (M1): the time is 09:00-14:00']


def test_a_poll_in_utc_is_recognised() -> None:
    def polled(*options: str, time: str = "09:00-16:00") -> list[str]:
        poll = {"name": "poll.csv", "options": list(options), "answers": {"Ada": ["yes"] * len(options)}}
        problem = small().with_(season={"time": time, "availability": {"polls": [poll]}})
        return said(problem, "time_zone")

    winter = ("2027-03-09 08:00-15:00", "2027-03-10 08:00-15:00")
    assert polled(*winter) == [
        "poll.csv: 08:00-15:00 is exactly one hour early against the time 09:00-16:00: these are the times in UTC"
    ]
    assert polled(winter[0], "2027-03-10 09:00-16:00") == polled("2027-03-09 07:00-14:00") == []


def test_a_meeting_that_stands_in_a_calendar_in_utc_is_recognised() -> None:
    def taken(span: str, kind: str = "busy") -> list[str]:
        given = {"calendars": {"Ada": [{"name": "ada.ics", kind: [span]}]}}
        meetings = [{"id": "M1", "date": "2027-09-15", "time": "9-16"}, {"id": "M2", "window": "October"}]
        return said(small().with_(season={"meetings": meetings, "availability": given}), "time_zone")

    for kind in ("busy", "tentative"):
        assert taken("2027-09-15 07:00..2027-09-15 14:00", kind) == [
            "ada.ics (Ada, M1): 07:00-14:00 is exactly 2 hours early against the time 09:00-16:00: these are the "
            "times in UTC"
        ]
    assert taken("2027-09-15 07:00..2027-09-15 13:00") == taken("2027-09-16 07:00..2027-09-16 14:00") == []
    assert taken("2027-09-15 09:00..2027-09-15 16:00") == taken("2027-09-15 11:00..2027-09-15 18:00") == []


@pytest.mark.parametrize(
    ("says", "window", "sentence"),
    [
        ("juni", "July", '"juni" (M1) is June 2027, and planned is July 2027'),
        ("uge 9-10", "weeks 9-11", '"uge 9-10" (M1) is weeks 9 and 10 of 2027, and planned is weeks 9-11 of 2027'),
    ],
)
def test_a_window_that_goes_beyond_the_words_beside_it(says: str, window: str, sentence: str) -> None:
    assert said(with_meeting(says=says, window=window), "window") == [sentence]


@pytest.mark.parametrize(
    ("says", "window"),
    [("juni", "June"), ("juni", "June except week 24"), ("efter påskeferien", "April"), ("ca. uge 9", "week 9")],
)
def test_a_window_that_the_words_allow_or_that_they_do_not_tell(says: str, window: str) -> None:
    assert silent(with_meeting(says=says, window=window))


def test_a_decided_day_outside_the_words_beside_it() -> None:
    assert said(with_meeting(date="2027-07-07", says="juni"), "window") == [
        '"juni" (M1) is June 2027, and planned is 7 Jul 2027'
    ]
    assert silent(with_meeting(date="2027-06-08", says="juni"))


def counted(text: str, count: Any, **fields: Any) -> list[str]:
    problem = with_meeting(language="da", series="Workshop", count=count, says=text, **fields)
    return [str(one.about[0]) for one in named(problem, "count")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("de to efterfølgende workshops", "1-2"), ("3 møder i arbejdsgruppen", 2), ("2-3 møder", 2),
        ("min. tre årlige møder", 2), ("two workshops, then 1-2 workshops", 2), ("mindst 3 workshopper", "3-4"),
    ],
)  # fmt: skip
def test_a_number_that_is_not_the_count_is_a_warning(text: str, count: Any) -> None:
    assert counted(text, count) == ["Workshop"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1-2 workshops", "1-2"), ("de to workshops", 2), ("mindst 3 workshops", "3+"), ("to halve dage", "1-2"),
        ("2 timers møde", 3), ("en workshop om ledelse", 3), ("3. møde", 2), ("5 deltagere pr. workshop", 2),
        ("3 rapporter", 2), ("10 minutters oplæg", 2),
    ],
)  # fmt: skip
def test_numbers_that_agree_or_count_something_else(text: str, count: Any) -> None:
    assert counted(text, count) == []


def test_the_english_to_is_no_number() -> None:
    problem = with_meeting(series="Workshop", count=3, says="we invite guests to workshops")
    assert said(problem, "count") == []
