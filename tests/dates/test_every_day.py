"""Whatever a window says: each of its days is a candidate or has exactly one reason why not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netplan.dates import Calendar, Candidates, Window, candidates, read_window
from netplan.domain import Problem
from netplan.errors import InputError
from netplan.language import LANGUAGES, Message, Say
from netplan.lint.polls import outside
from phrases_edges import CLOCK_CHANGES, LEAP_DAYS, WEEK_53, YEAR_ENDS
from phrases_months import ANCHORED, MONTHS
from phrases_named import LIMITS, NAMED
from phrases_rhythms import PARTS, RHYTHMS

PLAIN = [
    "weeks 9-10", "June", "June except week 23", "maj, ikke fredage", "Q2", "onsdage i maj", "2027-06-05 and 8 June",
    "late March", "weeks 20-22 and 2027-06-16", "2027-12-20..2027-12-31", "5, 8 and 12 June", "uge 26 undtagen 1. juli",
    "2027-05-17 and Saturdays in May", "slut maj og begyndelsen af juni",
]  # fmt: skip
"""Windows in the season of 2027."""
TABLES = [*MONTHS, *ANCHORED, *RHYTHMS, *PARTS, *NAMED, *LIMITS, *YEAR_ENDS, *WEEK_53, *LEAP_DAYS, *CLOCK_CHANGES]
WINDOWS = [*((text, "2027-01-01", "2027-12-31") for text in PLAIN), *(row[:3] for row in TABLES)]
DAYS = ("", "Mondays", "onsdage", "first Tuesday", "sidste fredag", "weekends",
        "every second Friday from 8 January 2027")  # fmt: skip
PERIODS = ("May", "Q2", "the first half of June", "weeks 20-24", "maj og juni", "April and 2027-06-05",
           "forårsterminen")  # fmt: skip
BOUNDS = ("", "except week 21", "except Whitsun", "undtagen den første mandag i måneden", "before 20 June",
          "except 2027-06-05")  # fmt: skip
"""Parts of windows in the season of 2027, to be put together."""


def _composed() -> Iterator[tuple[str, str, str]]:
    """Yield the windows put together of weekdays, a period and a limit that leave some day."""
    for days, period, limit in product(DAYS, PERIODS, BOUNDS):
        text = " ".join(part for part in (days, "in" if days else "", period, limit) if part)
        try:
            read_window(text, date(2027, 1, 1), date(2027, 12, 31))
        except InputError:
            continue
        yield text, "2027-01-01", "2027-12-31"


COMPOSED = [*_composed()]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOSED = ("06-05", "12-24..12-26", "12-27..01-02", "2027-06-07..2027-06-11", "02-29", "05-01..05-14")


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Draw a problem with one meeting, whose window, closed days, holidays, polls and dates may be any."""
    text, first, last = draw(st.sampled_from(WINDOWS) | st.sampled_from(COMPOSED))
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    window = read_window(text, begin, end)
    near = sorted({day + timedelta(days=apart) for day in window.days[:40] for apart in (-1, 0, 1)})
    days = st.sampled_from([day for day in near if begin <= day <= end]).map(str)
    decided = draw(st.one_of(st.none(), days, days.map(lambda day: {"tentative": day})))
    options = st.tuples(days, st.sampled_from(("", " 09:00-12:00", " 13:00-16:00")))
    asked = st.lists(options, min_size=1, max_size=5, unique=True)
    polls = draw(st.lists(st.tuples(asked, st.booleans()), max_size=2))
    return Problem.model_validate({
        "network": {
            "id": "n", "name": "N", "members": ["Sara"],
            "holidays": draw(st.sampled_from((None, "DK", ["DK", "SE"], "DE-BY"))),
            "closed": draw(st.lists(st.sampled_from(CLOSED), max_size=3, unique=True)),
        },
        "season": {
            "name": "S", "from": first, "to": last,
            "weekdays": draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, unique=True)),
            "meetings": [{"id": "M1", "window": text, **({"date": decided} if decided else {})}],
            "availability": {"polls": [_poll(number, *poll) for number, poll in enumerate(polls)]},
        },
    })  # fmt: skip


def _poll(number: int, options: list[tuple[str, str]], is_open: bool) -> dict[str, Any]:
    answers = {"Sara": ["yes"] * len(options)}
    return {"name": f"poll {number}", "open": is_open, "options": list(map("".join, options)), "answers": answers}


def _window(problem: Problem) -> Window:
    (meeting,) = problem.meetings
    return read_window(meeting.window or "", problem.season.from_, problem.season.to)


def _expected(problem: Problem) -> set[date]:
    """Return the days that a meeting can be held on, by the words of the design."""
    (meeting,) = problem.meetings
    window, calendar = _window(problem), Calendar(problem.network, problem.season)
    if meeting.date and not meeting.date.tentative:
        return {meeting.date.value}
    polls = [(poll.open, {one.day for one in poll.options} & set(window.days))
             for poll in problem.season.availability.polls]  # fmt: skip
    offered = {day for _, days in polls for day in days}
    hoped = {meeting.date.value} if meeting.date else set()
    if any(days and not is_open for is_open, days in polls):
        return offered | hoped
    free = {day for day in window.days if calendar.reason(day) is None or day in window.explicit}
    return free | offered | hoped


def test_windows_of_many_forms_are_drawn() -> None:
    assert len(WINDOWS) > 300 and len({text for text, *_ in COMPOSED}) == len(COMPOSED) > 150


@given(problem=problems())
@settings(deadline=None, max_examples=120)
def test_every_day_is_a_candidate_or_has_exactly_one_reason(problem: Problem) -> None:
    window = _window(problem)
    span = {*window.days, *(day for day, _ in window.excluded)}
    expected = _expected(problem)
    if not expected:
        _names_each_reason(problem, span)
        return
    found = candidates(problem)
    held = {one.day for one in found.by_meeting["M1"]}
    dropped = [one.day for one in found.dropped["M1"]]
    assert held == expected
    assert dropped == sorted(set(dropped))  # in order, one reason each
    assert not held & set(dropped)
    assert (held & span) | set(dropped) == span == set(found.spans["M1"])
    assert held - span <= {problem.meetings[0].date.value if problem.meetings[0].date else None}
    assert found.window_days("M1") == set(window.days)
    _well_said(found, window)
    _reported(problem, found, window)


def _names_each_reason(problem: Problem, span: set[date]) -> None:
    """A meeting without a date is an error that accounts for every day of its span."""
    with pytest.raises(InputError, match="no date is left for M1") as caught:
        candidates(problem)
    assert isinstance(caught.value.what, Message)
    counts = [int(found) for reason in caught.value.what.values["reasons"]
              for found in re.findall(r"\((\d+)\)$", reason)]  # fmt: skip
    assert sum(counts) == len(span)
    assert caught.value.field == "season.meetings[0].window" and caught.value.hint


def _well_said(found: Candidates, window: Window) -> None:
    """Reasons and notes are sentences in both languages; candidates are in order, and noted where that is unusual."""
    keys = [one.key for one in found.by_meeting["M1"]]
    assert keys == sorted(set(keys))
    assert all(one.note for one in found.by_meeting["M1"] if one.day not in window.days)
    notes = (one.note for one in found.by_meeting["M1"] if one.note)
    for said in {*notes, *(one.reason for one in found.dropped["M1"])}:
        assert isinstance(said, Message)
        for language in LANGUAGES:
            text = Say(language)(said)
            assert text.strip() == text and len(text) > 3 and not set("{}") & set(text)


def _reported(problem: Problem, found: Candidates, window: Window) -> None:
    """Options that the meeting cannot use are reported."""
    usable = {*window.days, *(one.day for one in found.by_meeting["M1"])}
    unused = {poll.name: len({one.day for one in poll.options} - usable)
              for poll in problem.season.availability.polls}  # fmt: skip
    told = {finding.about[0]: finding.amount for finding in outside(problem)}
    assert told == {name: count for name, count in unused.items() if count}
