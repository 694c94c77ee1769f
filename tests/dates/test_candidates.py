from __future__ import annotations

import pickle
from datetime import UTC, date
from typing import Any

import pytest

from netplan.dates import Candidates, candidates
from netplan.domain import Problem
from netplan.errors import InputError


def problem(meetings: list[dict[str, Any]], year: int = 2013, **more: Any) -> Problem:
    network = {
        "id": "benchmark", "name": "Benchmark", "language": "da", "holidays": "DK",
        "closed": ["06-05", "12-24..12-26", "12-31"], "members": ["Sara", "Henrik"],
    }  # fmt: skip
    season = {"name": str(year), "from": f"{year}-01-01", "to": f"{year}-12-31", "meetings": meetings, **more}
    return Problem(network=network, season=season)


def possible(meeting: dict[str, Any], **more: Any) -> Candidates:
    return candidates(problem([{"id": "M1", **meeting}], **more))


def days(found: Candidates) -> list[str]:
    return [f"{one.day:%m-%d}" for one in found.by_meeting["M1"]]


def notes(found: Candidates) -> list[str | None]:
    return [one.note for one in found.by_meeting["M1"]]


def reasons(found: Candidates) -> dict[str, str]:
    return {f"{one.day:%m-%d}": str(one.reason) for one in found.dropped["M1"]}


def polls(*options: str, **more: Any) -> dict[str, Any]:
    answers = {"Sara": ["yes"] * len(options)}
    return {"availability": {"polls": [{"name": "doodle.csv", "options": list(options), "answers": answers, **more}]}}


@pytest.mark.parametrize(("year", "counts"), [(2013, [10, 19, 18]), (2012, [10, 20, 17])])
def test_the_benchmark_network_has_as_many_days_as_the_calendar_gives(year: int, counts: list[int]) -> None:
    windows = [{"id": "M1", "window": "weeks 9-10"}, {"id": "M2", "window": "June"}, {"id": "M3", "window": "December"}]
    found = candidates(problem(windows, year))
    assert [len(found.by_meeting[name]) for name in ("M1", "M2", "M3")] == counts


def test_every_dropped_day_has_its_reason() -> None:
    found = possible({"window": "uge 22-23 except 7 June"})
    assert days(found) == ["05-27", "05-28", "05-29", "05-30", "05-31", "06-03", "06-04", "06-06"]
    assert reasons(found) == {
        "06-01": "Saturday", "06-02": "Sunday", "06-05": "closed on 5 Jun 2013",
        "06-07": "left out by the window: 7 Jun 2013", "06-08": "Saturday", "06-09": "Sunday",
    }  # fmt: skip
    assert found.readings["M1"] == "weeks 22 and 23 of 2013 except 7 Jun 2013"
    assert found.first_days["M1"] == date(2013, 5, 27)
    assert len(found.spans["M1"]) == 14
    assert date(2013, 6, 7) not in found.window_days("M1")


def test_without_a_window_any_time_in_the_season() -> None:
    found = possible({})
    assert len(found.spans["M1"]) == 365
    assert found.readings["M1"] == "any time from 1 Jan 2013 to 31 Dec 2013"


def test_what_the_document_says_is_the_window_where_none_is_written() -> None:
    assert days(possible({"says": "uge 9"}))[0] == "02-25"
    with pytest.raises(InputError, match="two ways") as caught:
        possible({"says": "slut feb./begyndelsen af marts (- uge 9 og 10)"})
    assert caught.value.field == "season.meetings[0].says"
    assert caught.value.hint.startswith("add window:")
    with pytest.raises(InputError, match="no date is left") as caught:
        possible({"says": "Sundays"})
    assert caught.value.field == "season.meetings[0].says"


def test_an_explicit_date_stands_on_a_weekend_or_holiday_with_a_note() -> None:
    found = possible({"window": "2013-06-05, 8 June and 10 June"})
    assert days(found) == ["06-05", "06-08", "06-10"]
    assert notes(found) == ["closed on 5 Jun 2013, as written", "Saturday, as written", None]


def test_a_decided_date_is_the_only_candidate() -> None:
    found = possible({"window": "week 23", "date": "2013-06-08"})
    assert days(found) == ["06-08"]
    assert notes(found) == ["Saturday, as decided"]
    assert set(reasons(found).values()) == {"another date is decided"} and len(reasons(found)) == 6
    outside = possible({"window": "week 23", "date": "2013-06-12"})
    assert (days(outside), notes(outside)) == (["06-12"], ["outside the window, as decided"])
    assert len(outside.dropped["M1"]) == 7


def test_a_decided_date_needs_no_window() -> None:
    found = possible({"date": "2013-06-12", "says": "before the summer"})
    assert found.first_days["M1"] == date(2013, 6, 12)
    assert notes(found) == [None]


def test_a_tentative_date_is_one_more_candidate() -> None:
    def hoped(day: str) -> Candidates:
        return possible({"window": "week 9", "date": {"tentative": day}})

    assert days(hoped("2013-02-26")) == days(possible({"window": "week 9"}))
    saturday = hoped("2013-03-02")
    assert (days(saturday)[-1], notes(saturday)[-1]) == ("03-02", "Saturday, as hoped for")
    assert list(reasons(saturday)) == ["03-03"]
    assert notes(hoped("2013-03-06"))[-1] == "outside the window, as hoped for"


def test_a_date_outside_the_season_is_an_error() -> None:
    with pytest.raises(InputError, match="M1 is on 5 Mar 2014, outside the season") as caught:
        possible({"date": "2014-03-05"})
    assert caught.value.field == "season.meetings[0].date"


def test_the_options_of_a_poll_are_the_only_candidates() -> None:
    found = possible({"window": "week 9"}, **polls("2013-02-26 13:00-16:00", "2013-03-02", "2013-06-04"))
    assert [one.key for one in found.by_meeting["M1"]] == ["2013-02-26T13:00+01:00", "2013-03-02T10:00+01:00"]
    assert notes(found) == [None, "Saturday, as polled"]
    assert set(reasons(found).values()) == {"not in the poll"} and len(reasons(found)) == 5


def test_an_open_poll_adds_its_options() -> None:
    found = possible({"window": "week 9"}, **polls("2013-02-26 13:00-16:00", "2013-03-02", open=True))
    assert days(found) == ["02-25", "02-26", "02-26", "02-27", "02-28", "03-01", "03-02"]
    assert reasons(found) == {"03-03": "Sunday"}


def test_a_poll_outside_the_window_changes_nothing() -> None:
    assert days(possible({"window": "week 9"}, **polls("2013-06-04"))) == days(possible({"window": "week 9"}))


def test_a_decided_date_keeps_the_hours_of_the_poll() -> None:
    poll = polls("2013-02-26 13:00-16:00", "2013-02-27")
    assert possible({"date": "2013-02-26"}, **poll).by_meeting["M1"][0].start.hour == 13
    assert possible({"date": "2013-02-26", "time": "9-12"}, **poll).by_meeting["M1"][0].start.hour == 9


def test_a_tentative_date_that_was_not_polled_says_so() -> None:
    found = possible({"window": "week 9", "date": {"tentative": "2013-02-27"}}, **polls("2013-02-26"))
    assert notes(found) == [None, "not in the poll, as hoped for"]


def test_two_ends_of_one_option_are_an_error() -> None:
    with pytest.raises(InputError, match="26 Feb 2013 from 10:00 with two ends"):
        possible({"window": "week 9"}, **polls("2013-02-26 10:00-12:00", "2013-02-26"))


def test_a_meeting_without_a_candidate_names_the_reasons() -> None:
    with pytest.raises(InputError) as caught:
        possible({"window": "2013-12-24..2013-12-26"})
    assert "no date is left for M1 in 24 Dec 2013 to 26 Dec 2013" in caught.value.what
    assert "closed from 24 Dec 2013 to 26 Dec 2013 (1), public holiday: Juledag (1)" in caught.value.what
    assert caught.value.hint == (
        "widen the window, or write also: [2013-12-23]; 23 Dec 2013 (a Monday) is the nearest possible date"
    )
    helped = possible({"window": "2013-12-24..2013-12-26", "also": ["2013-12-23"]})
    assert [one.day for one in helped.by_meeting["M1"]] == [date(2013, 12, 23)]
    assert caught.value.field == "season.meetings[0].window"


def test_all_wrong_windows_are_reported_and_a_series_once() -> None:
    series: dict[str, Any] = {"series": "work", "count": 3, "window": "vinterferie"}
    with pytest.raises(InputError) as caught:
        candidates(problem([{"id": "M1", "window": "sommerferie"}, series], availability={"away": {"Sara": ["ferie"]}}))
    assert [error.field for error in caught.value.all()] == [
        "season.meetings[0].window", "season.meetings[1].window", "season.availability.away.Sara[0]",
    ]  # fmt: skip


def test_all_windows_without_a_candidate_come_out_at_once_each_with_its_reasons() -> None:
    meetings: list[dict[str, Any]] = [
        {"id": "M1", "window": "2013-12-24..2013-12-26"}, {"id": "M2", "window": "week 9"},
        {"series": "work", "count": 3, "window": "Saturdays in May"},
        {"id": "M3", "window": "5 and 6 June except 6 June"},
        {"id": "M4", "window": "2013-06-05..2013-06-05"},
    ]  # fmt: skip
    with pytest.raises(InputError) as caught:
        candidates(problem(meetings))
    assert [error.field for error in caught.value.all()] == [
        "season.meetings[0].window", "season.meetings[2].window", "season.meetings[4].window",
    ]  # fmt: skip
    assert all(error.what.startswith("no date is left for") and error.hint for error in caught.value.all())
    assert "work-1 in" in caught.value.all()[1].what and "Saturday (4)" in caught.value.all()[1].what


def test_the_meetings_of_a_series_share_their_window() -> None:
    found = candidates(problem([{"series": "work", "count": "2-3", "window": "week 9"}]))
    assert set(found.by_meeting) == {"work-1", "work-2", "work-3"}
    assert {len(one) for one in found.by_meeting.values()} == {5}


def test_hours_are_right_on_both_days_of_the_clock_change() -> None:
    spring = possible({"date": "2013-03-31", "time": "01:00-05:00"}).by_meeting["M1"][0]
    assert (spring.end.astimezone(UTC) - spring.start.astimezone(UTC)).seconds == 3 * 3600
    autumn = possible({"date": "2013-10-27", "time": "01:00-05:00"}).by_meeting["M1"][0]
    assert (autumn.end.astimezone(UTC) - autumn.start.astimezone(UTC)).seconds == 5 * 3600
    assert possible({"date": "2013-10-27", "time": "02:30-05:00"}).by_meeting["M1"][0].key == "2013-10-27T02:30+02:00"


def test_a_start_that_the_clocks_skip_moves_on() -> None:
    skipped = possible({"date": "2013-03-31", "time": "02:30-03:15"}).by_meeting["M1"][0]
    assert skipped.key == "2013-03-31T03:30+02:00"
    assert f"{skipped.end:%H:%M}" == "04:15"


def test_candidates_are_worked_out_once_and_travel_to_other_processes() -> None:
    one = problem([{"id": "M1", "window": "week 9"}])
    assert candidates(one) is candidates(problem([{"id": "M1", "window": "week 9"}]))
    assert pickle.loads(pickle.dumps(candidates(one))).by_meeting == candidates(one).by_meeting


def test_who_does_what_changes_no_date() -> None:
    def hosted(window: str, host: str) -> Candidates:
        meetings = [
            {"id": "M1", "window": window, "host": host},
            {"series": "S", "count": 2, "window": "July", "each": {1: {"date": "2013-07-02", "host": host}}},
        ]
        network = {"id": "b", "name": "B", "members": ["Sara", "Henrik"], "roles": {"host": {}}}
        season = {"name": "2013", "from": "2013-01-01", "to": "2013-12-31", "meetings": meetings}
        return candidates(Problem.model_validate({"network": network, "season": season}))

    found = hosted("June", "?")
    assert hosted("June", "Sara") is found
    assert hosted("May", "Sara") != found
    assert [one.day for one in found.by_meeting["S-1"]] == [date(2013, 7, 2)]


def test_a_day_may_be_allowed_whatever_stands_against_it() -> None:
    found = possible({"window": "week 23", "also": ["2013-06-05", "2013-06-20"]})
    assert days(found) == ["06-03", "06-04", "06-05", "06-06", "06-07", "06-20"]
    assert [str(note) for note in notes(found) if note] == [
        "closed on 5 Jun 2013, allowed all the same", "outside the window, allowed all the same",
    ]  # fmt: skip
    assert "06-05" not in reasons(found)
    polled = possible({"window": "week 23", "also": "2013-06-04"}, **polls("2013-06-03 09:00-12:00"))
    assert days(polled) == ["06-03", "06-04"]


def test_a_day_outside_the_season_cannot_be_allowed() -> None:
    with pytest.raises(InputError, match="lies outside the season") as error:
        possible({"window": "week 23", "also": "2014-06-05"})
    assert error.value.field == "season.meetings[0].also[0]"
