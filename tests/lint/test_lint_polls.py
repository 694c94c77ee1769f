"""Polls for another season, and contradicting answers."""

from __future__ import annotations

import netplan
from looked import by_rule, small


def test_contradicting_answers_are_a_warning() -> None:
    problem = small(roles={"host": {}})
    given = {"answers": {"Ada": {"yes": "2027-03-09"}}, "away": {"Ada": "2027-03-09"}}
    found = by_rule(netplan.check(problem.with_(season={"availability": given})))
    assert [one.level for one in found["contradiction"]] == ["warning"]
    assert "Ada" in found["contradiction"][0].sentence


def test_a_poll_of_another_year_is_a_warning_and_a_stray_date_a_note() -> None:
    def polled(*options: str) -> list[tuple[str, str]]:
        answers = {"Ada": ["yes"] * len(options)}
        poll = {"name": "poll.csv", "open": True, "options": list(options), "answers": answers}
        problem = small(roles={"host": {}}).with_(season={"availability": {"polls": [poll]}})
        return [(one.rule, one.level) for one in netplan.check(problem)]

    assert polled("2026-03-09", "2026-03-10") == [("poll", "warning")]
    assert polled("2027-03-09", "2027-10-05") == [("poll", "note")]
    assert polled("2027-03-09", "2027-03-10") == []


def test_a_decided_meeting_without_a_window_does_not_make_every_date_one_of_the_season() -> None:
    poll = {"name": "poll.csv", "open": True, "options": ["2027-10-05"], "answers": {"Ada": ["yes"]}}
    problem = small(roles={"host": {}})
    meetings = (*problem.season.meetings, {"id": "M9", "date": "2027-09-07"})
    problem = problem.with_(season={"meetings": meetings, "availability": {"polls": [poll]}})
    assert [one.rule for one in netplan.check(problem)] == ["poll"]
