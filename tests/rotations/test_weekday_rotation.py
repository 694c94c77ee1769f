"""Weekdays take turns, so that nobody's choir evening falls on every meeting.

Sources: Danish school boards, whose meetings change weekday; the co-housing Lysningen, which meets on changing days
from Monday to Thursday: no weekday twice running, and none used more than once more often than another.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise
from pathlib import Path

import netplan
from netplan.plan import Plan, PlannedMeeting
from netplan.search import solve
from seasons import broken, network, play

HOUSE = """
netplan: 1
network:
  id: lysningen
  name: Lysningen
  language: da
  holidays: DK
  members: [Astrid, Bjarne, Cilla, Ditte]
  roles: {ordstyrer: {}}
  rules:
    - weekdays: {only: [mandag, tirsdag, onsdag, torsdag], vary: true, not_running: true}
    - rest: {roles: ordstyrer, meetings: 1}
  wishes:
    - even_spacing
  history:
    - {date: 2024-12-04, role: ordstyrer, member: Astrid}
season:
  name: "2025"
  from: 2025-01-01
  to: 2025-12-31
  time: 19:30-22:00
  meetings:
    - {id: M1, window: uge 5}
    - {id: M2, window: uge 14}
    - {id: M3, window: uge 23}
    - {id: M4, window: uge 34}
    - {id: M5, window: uge 41}
    - {id: M6, window: uge 50}
"""


def weekdays(plan: Plan) -> list[str]:
    return [f"{meeting.date:%a}" for meeting in plan.meetings]


def on_weekdays(plan: Plan, *numbers: int) -> Plan:
    """Return the plan with each meeting moved to another weekday of its week, Monday is 0."""
    def moved(meeting: PlannedMeeting, number: int) -> PlannedMeeting:
        away = dt.timedelta(days=number - meeting.date.weekday())
        return meeting.model_copy(update={
            "date": meeting.date + away, "start": meeting.start + away, "end": meeting.end + away,
        })  # fmt: skip

    meetings = tuple(moved(meeting, number) for meeting, number in zip(plan.meetings, numbers, strict=True))
    return plan.model_copy(update={"meetings": meetings, "wishes": (), "loads": ()})


def test_four_weekdays_take_turns_over_two_years(tmp_path: Path) -> None:
    path = tmp_path / "lysningen.yaml"
    path.write_text(HOUSE, encoding="utf-8")
    (_, first), (_, second) = play(netplan.read(path), seasons=2)
    for plan in (first, second):
        counts = Counter(weekdays(plan))
        # six meetings on four weekdays: two are used twice and two once
        assert set(counts) == {"Mon", "Tue", "Wed", "Thu"} and sorted(counts.values()) == [1, 1, 2, 2]
    # 4 December 2024 was a Wednesday; and over the turn of the year, too, the weekday changes
    assert all(one != other for one, other in pairwise(["Wed", *weekdays(first), *weekdays(second)]))


def test_a_year_plan_that_forgets_the_turns_is_caught(tmp_path: Path) -> None:
    path = tmp_path / "lysningen.yaml"
    path.write_text(HOUSE, encoding="utf-8")
    problem = netplan.read(path)
    plan = solve(problem, workers=1).require_plan()
    assert broken(problem, on_weekdays(plan, 0, 1, 2, 3, 0, 1)) == []
    assert broken(problem, on_weekdays(plan, 2, 1, 0, 3, 0, 1)) == [
        ("weekdays", "2024-12-04 and M1 are both on a Wednesday"),
    ]  # fmt: skip
    assert broken(problem, on_weekdays(plan, 0, 0, 2, 3, 1, 2)) == [("weekdays", "M1 and M2 are both on a Monday")]
    # Mondays three times and Wednesdays never: two more than the difference of one that is allowed
    assert broken(problem, on_weekdays(plan, 0, 1, 0, 3, 0, 3)) == [
        ("weekdays", "Mondays are used 3 times and Wednesdays 0 times"),
    ]  # fmt: skip
    assert ("weekdays", "M6 on 12 Dec 2025 is on a Friday") in broken(problem, on_weekdays(plan, 0, 1, 2, 3, 0, 4))


def test_a_school_board_with_as_many_meetings_as_weekdays_uses_each_once() -> None:
    """Five weekdays, five meetings, and Fie sings on Tuesdays: she misses one meeting, not five."""
    season = {
        "name": "2026", "time": "17:00-19:00", "availability": {"away": {"Fie": ["Tuesdays"]}},
        "meetings": [{"id": f"M{number}", "window": f"week {6 + 9 * number}"} for number in range(1, 6)],
    }  # fmt: skip
    board = network(season, members=["Fie", "Gry", "Hans"], rules=[{"weekdays": {"vary": True}}], wishes=["attendance"])
    plan = solve(board, workers=1).require_plan()
    assert sorted(weekdays(plan)) == ["Fri", "Mon", "Thu", "Tue", "Wed"]
    assert [one.value for one in plan.wishes if one.wish == "attendance"] == [1]
    without = board.with_(network={"rules": []})
    assert "Tue" not in weekdays(solve(without, workers=1).require_plan())
