from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from netplan.dates import AnswerBook
from netplan.domain import Answer, Problem
from netplan.errors import InputError


def book(members: tuple[Any, ...] = (), time: str = "10:00-15:00", **availability: Any) -> AnswerBook:
    season = {
        "name": "2013", "from": "2013-01-01", "to": "2013-12-31",
        "meetings": [{"id": "M1", "window": "weeks 9-10"}], "availability": availability, "time": time,
    }  # fmt: skip
    network = {"id": "n", "name": "N", "members": [*(members or ["Henrik"]), "Sara", "Maria"]}
    return AnswerBook(Problem(network=network, season=season))


def said(answers: AnswerBook, day: str, hours: str = "10:00-15:00", member: str = "Henrik") -> Answer:
    start, end = (datetime.fromisoformat(f"{day} {clock}") for clock in hours.split("-"))
    return answers.of(member, start, end)


def poll(answers: dict[str, list[str]], options: list[str], name: str = "doodle.csv") -> dict[str, Any]:
    return {"name": name, "options": options, "answers": answers}


def test_who_was_not_asked_and_who_did_not_answer() -> None:
    answers = book(polls=[poll({"Henrik": [""]}, ["2013-03-05"])])
    assert said(answers, "2013-03-05") is Answer.NO_ANSWER
    assert said(answers, "2013-03-06") is Answer.NOT_ASKED
    assert said(answers, "2013-03-05", member="Sara") is Answer.NOT_ASKED


def test_a_no_counts_where_it_overlaps_and_a_yes_where_it_covers() -> None:
    options = ["2013-03-05 09:00-12:00", "2013-03-06 09:00-12:00", "2013-03-07 09:00-16:00"]
    answers = book(polls=[poll({"Henrik": ["no", "yes", "yes"]}, options)])
    assert said(answers, "2013-03-05") is Answer.NO
    assert said(answers, "2013-03-05", "12:00-15:00") is Answer.NOT_ASKED
    assert said(answers, "2013-03-06") is Answer.NOT_ASKED
    assert said(answers, "2013-03-06", "10:00-12:00") is Answer.YES
    assert said(answers, "2013-03-07") is Answer.YES


def test_the_strictest_answer_wins() -> None:
    given = {"yes": ["June"], "not_preferred": ["2013-06-02..2013-06-06"], "if_need_be": ["2013-06-04..2013-06-06"],
             "no": ["2013-06-05"]}  # fmt: skip
    answers = book(answers={"Henrik": given})
    assert [said(answers, f"2013-06-0{day}") for day in (1, 3, 4, 5)] == [
        Answer.YES, Answer.NOT_PREFERRED, Answer.IF_NEED_BE, Answer.NO,
    ]  # fmt: skip


def test_an_answer_beats_silence() -> None:
    answers = book(polls=[poll({"Henrik": [""]}, ["2013-03-05"])], answers={"Henrik": {"yes": ["5 March"]}})
    assert said(answers, "2013-03-05") is Answer.YES


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2013-02-25..2013-03-01", "2013-02-28"),
        ("Wednesdays", "2013-03-06"),
        ("onsdage", "2013-03-06"),
        ("uge 9", "2013-03-01"),
        ("2013-03-05 14:00-18:00", "2013-03-05"),
        ("Wednesdays kl. 9.00-11.00", "2013-03-06"),
    ],
)
def test_absences_in_words_count_as_no(text: str, day: str) -> None:
    answers = book(away={"Henrik": [text]})
    assert said(answers, day) is Answer.NO
    assert said(answers, "2013-03-12") is Answer.NOT_ASKED
    assert said(answers, day, member="Sara") is Answer.NOT_ASKED


def test_hours_of_an_absence_leave_the_rest_of_the_day() -> None:
    assert said(book(away={"Henrik": ["2013-03-05 15:00-18:00"]}), "2013-03-05") is Answer.NOT_ASKED


def test_moments_with_a_zone_are_compared_in_local_time() -> None:
    answers = book(answers={"Henrik": {"yes": ["2013-06-04 10:00-15:00"]}})
    start, end = datetime(2013, 6, 4, 8, tzinfo=UTC), datetime(2013, 6, 4, 13, tzinfo=UTC)
    assert answers.of("Henrik", start, end) is Answer.YES
    assert answers.of("Henrik", start.replace(hour=7), end) is Answer.NOT_ASKED


def test_every_wrong_entry_is_reported_with_its_field() -> None:
    answers = {"Sara": {"no": ["2014-01-01"], "yes": ["5 June 25:00-26:00"]}}
    with pytest.raises(InputError) as caught:
        book(away={"Henrik": ["uge 9", "qwerty"]}, answers=answers)
    assert [error.field for error in caught.value.all()] == [
        "season.availability.answers.Sara.yes[0]",
        "season.availability.answers.Sara.no[0]",
        "season.availability.away.Henrik[1]",
    ]


def test_contradictions_name_the_person_the_sources_and_the_days() -> None:
    answers = book(
        polls=[poll({"Henrik": ["yes", "yes"], "Sara": ["yes", "no"]}, ["2013-03-05", "2013-03-06"])],
        away={"Henrik": ["Wednesdays"]},
    )
    assert said(answers, "2013-03-06") is Answer.NO
    assert answers.contradictions() == (
        "Henrik says yes in the poll doodle.csv and no in the list of absences: 6 Mar 2013",
    )
    assert book(answers={"Sara": {"yes": ["June"], "no": ["5 June"]}}).contradictions() == ()


def calendars(**spans: list[str]) -> AnswerBook:
    return book(calendars={"Henrik": {"name": "henrik.ics", **spans}})


def test_a_calendar_says_no_where_it_is_taken_and_nothing_elsewhere() -> None:
    answers = calendars(busy=["2013-03-05 09:00..2013-03-05 10:30", "2013-03-06 15:00..2013-03-06 16:00"])
    assert said(answers, "2013-03-05") is Answer.NO
    assert said(answers, "2013-03-05", "10:30-15:00") is Answer.NOT_ASKED
    assert said(answers, "2013-03-06") is Answer.NOT_ASKED
    assert said(answers, "2013-03-05", member="Sara") is Answer.NOT_ASKED


def test_a_calendar_taken_over_midnight_counts_on_each_day_that_it_touches() -> None:
    answers = calendars(busy=["2013-03-05 22:00..2013-03-07 10:00", "2013-03-12 00:00..2013-03-13 00:00"])
    assert [said(answers, f"2013-03-{day:02}") for day in (5, 6, 7)] == ["not_asked", "no", "not_asked"]
    assert said(answers, "2013-03-07", "09:00-15:00") is Answer.NO
    assert [said(answers, f"2013-03-{day:02}") for day in (11, 12, 13)] == ["not_asked", "no", "not_asked"]


def test_what_is_pencilled_in_counts_as_if_need_be_where_it_overlaps() -> None:
    answers = calendars(tentative=["2013-03-05 14:00..2013-03-05 18:00"], busy=["2013-03-06 14:00..2013-03-06 18:00"])
    assert said(answers, "2013-03-05") is Answer.IF_NEED_BE
    assert said(answers, "2013-03-06") is Answer.NO


def test_whoever_can_come_if_need_be_and_is_busy_is_reported_too() -> None:
    options = ["2013-03-05 10:00-15:00", "2013-03-06 10:00-15:00"]
    answers = book(
        polls=[poll({"Henrik": ["if need be", "rather not"]}, options)],
        calendars={"Henrik": {"name": "henrik.ics", "busy": ["2013-03-05 09:00..2013-03-06 11:00"]}},
    )
    assert answers.contradictions() == (
        'Henrik says "if need be" in the poll doodle.csv and no in the calendar henrik.ics: 5 Mar 2013',
        'Henrik says "rather not" in the poll doodle.csv and no in the calendar henrik.ics: 6 Mar 2013',
    )
    pencilled = {"name": "henrik.ics", "tentative": ["2013-03-05 09:00..2013-03-06 11:00"]}
    both = book(polls=[poll({"Henrik": ["no", "no"]}, options)], calendars={"Henrik": pencilled})
    assert both.contradictions() == ()


def test_a_yes_in_a_poll_against_a_taken_calendar_is_reported() -> None:
    options = ["2013-03-05 10:00-15:00", "2013-03-06 10:00-15:00"]
    answers = book(
        polls=[poll({"Henrik": ["yes", "yes"]}, options)],
        calendars={"Henrik": {"name": "henrik.ics", "busy": ["2013-03-06 14:30..2013-03-06 18:00"]}},
    )
    assert [said(answers, f"2013-03-{day:02}") for day in (5, 6)] == ["yes", "no"]
    assert answers.contradictions() == (
        "Henrik says yes in the poll doodle.csv and no in the calendar henrik.ics: 6 Mar 2013",
    )  # fmt: skip


def test_a_calendar_far_longer_than_the_season_is_cut_to_it() -> None:
    answers = calendars(busy=["0001-01-01 00:00..9999-12-31 23:59"])
    assert said(answers, "2013-12-31") is Answer.NO


def test_hours_stand_with_days_in_every_list() -> None:
    away = {"Henrik": ["not before 10", "Fridays after 13"]}
    answers = book(away=away, answers={"Henrik": {"yes": ["March 9:00-16:00"]}})
    assert said(answers, "2013-03-05") is Answer.YES
    assert said(answers, "2013-03-05", "09:30-15:00") is Answer.NO
    assert [said(answers, "2013-03-08", hours) for hours in ("10:00-13:00", "10:00-13:15")] == ["yes", "no"]


def test_rather_not_counts_wherever_a_meeting_touches_it() -> None:
    answers = book(answers={"Henrik": {"yes": ["March"], "not_preferred": ["Fridays after 13"]}})
    assert said(answers, "2013-03-08") is Answer.NOT_PREFERRED
    assert said(answers, "2013-03-08", "10:00-13:00") is Answer.YES
    assert said(answers, "2013-03-07") is Answer.YES


def henrik(away: Any, timezone: str | None = None) -> AnswerBook:
    return book(members=({"name": "Henrik", "away": away, "timezone": timezone},))


def test_what_a_member_always_says_counts_in_every_season() -> None:
    answers = henrik(["Wednesdays", "Mondays before 12", "2012-03-05", "2014-06-01..2014-06-07"])
    assert [said(answers, f"2013-03-0{day}") for day in (4, 5, 6)] == ["no", "not_asked", "no"]
    assert said(answers, "2013-03-04", "12:00-15:00") is Answer.NOT_ASKED
    assert said(answers, "2013-03-06", member="Sara") is Answer.NOT_ASKED


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Wednesdays", [2, 9, 16, 23, 30]),
        ("every second week from week 40 of 2012", [7, 8, 9, 10, 11, 21, 22, 23, 24, 25]),
        ("even weeks", [7, 8, 9, 10, 11, 21, 22, 23, 24, 25]),
        ("the first week of each month", [7, 8, 9, 10, 11]),
        ("den sidste fredag i hver måned før kl. 11", [25]),
        ("01-07..01-09", [7, 8, 9]),
        ("uge 2", [7, 8, 9, 10, 11]),
        ("except Wednesdays", [1, 3, 4, 7, 8, 10, 11, 14, 15, 17, 18, 21, 22, 24, 25, 28, 29, 31]),
        ("2012-05-01..2012-05-31", []),
    ],
)
def test_what_comes_back_in_january_2013(text: str, days: list[int]) -> None:
    answers = henrik(text)
    working = [day for day in range(1, 32) if datetime(2013, 1, day).weekday() < 5]
    assert [day for day in working if said(answers, f"2013-01-{day:02}") is Answer.NO] == days


def test_hours_alone_are_those_of_every_day() -> None:
    answers = henrik("not before 10")
    days = [f"2013-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 28)]
    assert {said(answers, day) for day in days} == {Answer.NOT_ASKED}
    assert {said(answers, day, "09:59-12:00") for day in days} == {Answer.NO}


def test_a_member_elsewhere_means_the_days_and_hours_there() -> None:
    answers = henrik(["not before 9", "Saturdays"], "America/New_York")  # 6 hours behind, 5 in the weeks between
    assert [said(answers, "2013-03-05", hours) for hours in ("14:00-16:00", "15:00-16:00")] == ["no", "not_asked"]
    assert [said(answers, "2013-03-12", hours) for hours in ("13:30-16:00", "14:00-16:00")] == ["no", "not_asked"]
    assert [said(answers, "2013-03-05", hours) for hours in ("05:00-06:00", "06:00-07:00")] == ["not_asked", "no"]
    assert [said(answers, "2013-03-09", hours) for hours in ("05:00-06:00", "16:00-17:00")] == ["not_asked", "no"]
    assert said(answers, "2013-03-10", "05:00-06:00") is Answer.NO  # Saturday there until midnight
    ahead = henrik("Wednesdays", "Asia/Tokyo")  # 8 hours ahead: Wednesday 1 January 2014 begins on the 31st at 16:00
    assert [said(ahead, "2013-12-31", hours) for hours in ("15:00-16:00", "16:00-17:00")] == ["not_asked", "no"]


def test_a_wrong_entry_of_a_member_is_reported_with_its_field() -> None:
    with pytest.raises(InputError) as caught:
        henrik(["Wednesdays", "not Fridays"])
    assert caught.value.field == "network.members[0].away[1]"


def test_a_yes_against_what_a_member_always_says_is_reported() -> None:
    polls = [poll({"Henrik": ["yes", "yes"]}, ["2013-03-05", "2013-03-06"])]
    always: Any = ({"name": "Henrik", "away": ["Wednesdays", "not before 10"]},)
    answers = book(members=always, polls=polls)
    assert [said(answers, day) for day in ("2013-03-05", "2013-03-06")] == ["yes", "no"]
    assert answers.contradictions() == (
        "Henrik says yes in the poll doodle.csv and no in the standing absences: 6 Mar 2013",
    )  # fmt: skip
    assert book(members=always, polls=polls, time="9:30-15:00").contradictions() == (
        "Henrik says yes in the poll doodle.csv and no in the standing absences: 5 Mar 2013 and 6 Mar 2013",
    )  # fmt: skip


def test_who_comes_anyway_can_come_whatever_was_said() -> None:
    answers = book(
        ({"name": "Henrik", "away": "Tuesdays"},),
        polls=[poll({"Henrik": ["no"]}, ["2013-03-05"])], anyway={"Henrik": "2013-03-05"},
    )  # fmt: skip
    assert said(answers, "2013-03-05") is Answer.YES
    assert said(answers, "2013-03-12") is Answer.NO
    assert said(book(anyway={"Sara": ["2013-03-05"]}), "2013-03-05", member="Sara") is Answer.YES
