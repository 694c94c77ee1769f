from __future__ import annotations

from fractions import Fraction

from netplan.language import Say
from netplan.rules.spread import Spread
from tiny import during, held, make, on, solved, value, worth

MONTHS = Spread()


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), on("M2", "04-02"), wishes=(MONTHS,))
    assert worth(problem, MONTHS, held("M1", "03-05"), held("M2", "04-02")) == 0
    assert value(solved(problem), "spread") == 0


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), on("M2", "03-12"), on("M3", "04-02"), wishes=(MONTHS,))
    plan = (held("M1", "03-05"), held("M2", "03-12"), held("M3", "04-02"))
    assert worth(problem, MONTHS, *plan) == Fraction(1, 2)  # 2 and 1, half a meeting from the mean each
    assert solved(problem).wishes[0].unit == "squared meetings"


def test_just_inside() -> None:
    problem = make(on("M1", "03-05"), during("M2", "03-28", "04-02"), wishes=(MONTHS,))
    assert solved(problem).by_id["M2"].date.month == 4
    weekly = make(on("M1", "03-05"), during("M2", "03-12", "03-13"), wishes=(Spread(over="weekdays"),))
    assert solved(weekly).by_id["M2"].date.day == 13
    quarters = make(on("M1", "03-05"), during("M2", "03-28", "04-02"), wishes=(Spread(over="quarters"),))
    assert solved(quarters).by_id["M2"].date.month == 4


def test_just_outside() -> None:
    problem = make(on("M1", "03-05"), during("M2", "03-28", "04-02"), wishes=(MONTHS,))
    assert worth(problem, MONTHS, held("M1", "03-05"), held("M2", "03-28")) == 2  # 2 and 0: one from the mean each


def test_times_of_the_day_take_turns() -> None:
    both = ("16:00-17:00", "20:00-21:00")
    times = {f"03-{day:02} {hours}": "Anna=yes Bo=yes" for day in (5, 12, 19) for hours in both}
    wish = Spread(over="times")
    problem = make(*(during(f"M{day}", f"03-{day:02}", f"03-{day:02}") for day in (5, 12, 19)),
                   members="Anna Bo", wishes=(wish,), poll=times)  # fmt: skip
    plan = solved(problem)
    starts = [meeting.start.hour for meeting in plan.meetings]
    assert sorted([starts.count(16), starts.count(20)]) == [1, 2]
    assert value(plan, "spread") == 0.5
    late = [held(f"M{day}", f"03-{day:02}", hours="20:00-21:00") for day in (5, 12, 19)]
    assert worth(problem, wish, *late) == Fraction(9, 2)


def test_of_named_meetings_with_those_that_are_held() -> None:
    wish = Spread(meetings=("W",))
    problem = make(on("M1", "03-05"), {"series": "W", "count": "1-2", "aim": 2, "window": "March to April"},
                   wishes=(wish,))  # fmt: skip
    months = {meeting.date.month for meeting in solved(problem).meetings if meeting.id != "M1"}
    assert months == {3, 4}
    assert worth(problem, wish, held("M1", "03-05"), held("W-1", "03-12")) == Fraction(1, 2)
    assert wish.sentence(Say()) == "meetings are spread evenly over the months, for W"
