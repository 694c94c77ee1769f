"""Polls of short slots: what they say about a meeting that takes up many of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import netplan
from netplan.dates import candidates
from netplan.domain import Answer
from polled import shape

Y, M, N, O = "yes", "if_need_be", "no", "no_answer"  # noqa: E741


def slotted(days: dict[str, dict[str, list[str]]], people: list[str], **poll: Any) -> netplan.Problem:
    """Return a problem with a poll of quarters from 9:00; for each day the answers of each person."""
    options, answers = [], {name: [] for name in people}  # type: ignore[var-annotated]
    for day, given in days.items():
        for number in range(max(map(len, given.values()))):
            start = datetime.fromisoformat(f"{day} 09:00") + number * timedelta(minutes=15)
            options.append(f"{day} {start:%H:%M}-{start + timedelta(minutes=15):%H:%M}")
            for name in people:
                answers[name].append(given[name][number])
    season = shape(time="09:00-10:00", availability={
        "polls": [{"name": "p", "slots": True, "options": options, "answers": answers, **poll}],
    })  # fmt: skip
    return netplan.problem_from_shape(season)


def answer(problem: netplan.Problem, name: str, day: str, start: str = "09:00", end: str = "10:00") -> Answer:
    first, last = (datetime.fromisoformat(f"{day} {clock}") for clock in (start, end))
    return candidates(problem).answers.of(name, first, last)


def days(problem: netplan.Problem, meeting: str = "spring") -> list[date]:
    return [one.day for one in candidates(problem).by_meeting[meeting]]


def test_the_strictest_of_the_slots_that_a_meeting_takes_up_counts() -> None:
    problem = slotted(
        {"2027-02-24": {"Anna Holm": [Y, Y, Y, Y, N], "Bo Dam": [Y, M, Y, Y, Y], "Kis Rud": [Y, Y, Y, N, Y],
                        "Viggo Lund": [O, O, O, O, O]}},
        ["Anna Holm", "Bo Dam", "Kis Rud", "Viggo Lund"],
    )  # fmt: skip
    names = ("Anna Holm", "Bo Dam", "Kis Rud", "Viggo Lund")
    assert [answer(problem, name, "2027-02-24") for name in names] == [
        Answer.YES, Answer.IF_NEED_BE, Answer.NO, Answer.NO_ANSWER,
    ]  # fmt: skip
    assert answer(problem, "Anna Holm", "2027-02-24", "09:15", "10:15") is Answer.NO


def test_slots_with_a_gap_answer_only_no() -> None:
    half = {"Anna Holm": [Y, Y], "Bo Dam": [Y, N]}
    problem = slotted({"2027-02-24": half}, ["Anna Holm", "Bo Dam"])
    assert answer(problem, "Anna Holm", "2027-02-24") is Answer.NOT_ASKED
    assert answer(problem, "Anna Holm", "2027-02-24", "09:00", "09:30") is Answer.YES
    assert answer(problem, "Bo Dam", "2027-02-24") is Answer.NO


def test_the_days_whose_slots_cover_the_hours_are_the_candidates() -> None:
    whole, half = {"Anna Holm": [Y, Y, Y, Y]}, {"Anna Holm": [Y, Y]}
    asked = {"2027-02-24": whole, "2027-02-25": half, "2027-02-28": whole}  # the last is a Sunday
    problem = slotted(asked, ["Anna Holm"])
    assert days(problem) == [date(2027, 2, 24), date(2027, 2, 28)]
    assert all(one.start.hour == 9 and one.end.hour == 10 for one in candidates(problem).by_meeting["spring"])
    assert len(days(problem, "autumn")) > 10  # nobody was asked about October


def test_an_open_poll_of_slots_leaves_the_other_days_possible() -> None:
    problem = slotted({"2027-02-24": {"Anna Holm": [Y, Y, Y, Y]}}, ["Anna Holm"], open=True)
    assert len(days(problem)) > 10


def test_a_poll_of_slots_is_kept_in_its_shape() -> None:
    problem = slotted({"2027-02-24": {"Anna Holm": [Y]}}, ["Anna Holm"])
    assert netplan.problem_from_shape(problem.shape()) == problem
    assert problem.season.availability.polls[0].slots
