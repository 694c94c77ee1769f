from __future__ import annotations

from netplan.rules.attendance import Attendance
from tiny import during, held, make, on, solved, value, worth

FOUR = "Anna Bo Carl Dorte"  # nobody asks Dorte
POLL = {"03-05": "Anna=no Bo=if_need_be Carl=yes", "03-06": "Anna=yes Bo= Carl=yes"}


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), wishes=(Attendance(),))
    assert worth(problem, Attendance(), held("M1", "03-05")) == 0
    plan = solved(problem)
    assert value(plan, "attendance") == 0
    assert plan.by_id["M1"].attendance is not None and plan.by_id["M1"].attendance.expected == 3


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), members=FOUR, poll=POLL, wishes=(Attendance(),))
    assert worth(problem, Attendance(), held("M1", "03-05")) == 1.5
    plan = solved(problem)
    assert value(plan, "attendance") == 1.5
    assert plan.by_id["M1"].attendance is not None and plan.by_id["M1"].attendance.expected == 2.5


def test_just_inside() -> None:
    problem = make(during("M1", "03-05", "03-06"), members=FOUR, poll=POLL, wishes=(Attendance(no_answer=1),))
    assert worth(problem, Attendance(no_answer=1), held("M1", "03-06")) == 0
    plan = solved(problem)
    assert (plan.by_id["M1"].date.day, value(plan, "attendance")) == (6, 0)


def test_just_outside() -> None:
    problem = make(during("M1", "03-05", "03-06"), members=FOUR, poll=POLL, wishes=(Attendance(),))
    assert worth(problem, Attendance(), held("M1", "03-06")) == 0.5
    plan = solved(problem)
    assert (plan.by_id["M1"].date.day, value(plan, "attendance")) == (6, 0.5)


def test_the_weights_decide_between_dates() -> None:
    poll = {"03-05": "Anna=if_need_be", "03-06": "Anna="}
    for wish, day in ((Attendance(if_need_be=0.6), 5), (Attendance(no_answer=0.6), 6)):
        plan = solved(make(during("M1", "03-05", "03-06"), poll=poll, wishes=(wish,)))
        assert (plan.by_id["M1"].date.day, value(plan, "attendance")) == (day, 0.4)


def test_rather_not_counts_for_nearly_a_yes() -> None:
    poll = {"03-05": "Anna=not_preferred Bo=not_preferred", "03-06": "Anna=yes Bo=if_need_be"}
    plan = solved(make(during("M1", "03-05", "03-06"), poll=poll, wishes=(Attendance(),)))
    assert (plan.by_id["M1"].date.day, value(plan, "attendance")) == (5, 0.3)
    figures = plan.by_id["M1"].attendance
    assert figures is not None
    assert (figures.not_preferred, figures.not_asked, figures.members, figures.expected) == (2, 1, 3, 2.7)
    plan = solved(make(during("M1", "03-05", "03-06"), poll=poll, wishes=(Attendance(not_preferred=0.7),)))
    assert (plan.by_id["M1"].date.day, value(plan, "attendance")) == (6, 0.5)


def test_who_is_no_member_on_the_day_is_not_missed() -> None:
    members = ["Anna", {"name": "Bo", "joined": "2013-03-06"}]
    problem = make(during("M1", "03-05", "03-06"), members=members, away={"Bo": "03-05 03-06"})
    assert worth(problem, Attendance(), held("M1", "03-05")) == 0
    assert worth(problem, Attendance(), held("M1", "03-06")) == 1
