from __future__ import annotations

from netplan.rules.even_spacing import EvenSpacing
from tiny import during, held, make, on, solved, value, worth

WISH = EvenSpacing()



def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), on("M2", "03-12"), wishes=(WISH,))
    assert worth(problem, WISH, held("M1", "03-05"), held("M2", "03-12")) == 0
    assert value(solved(problem), "even_spacing") == 0


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), on("M2", "03-08"), on("M3", "03-19"), wishes=(WISH,))
    assert worth(problem, WISH, held("M1", "03-05"), held("M2", "03-08"), held("M3", "03-19")) == 8  # 11 less 3
    assert value(solved(problem), "even_spacing") == 8


def test_just_inside() -> None:
    problem = make(on("M1", "03-05"), during("M2", "03-07", "03-13"), on("M3", "03-19"), wishes=(WISH,))
    plan = solved(problem)
    assert (plan.by_id["M2"].date.day, value(plan, "even_spacing")) == (12, 0)


def test_just_outside() -> None:
    problem = make(on("M1", "03-05"), during("M2", "03-07", "03-12"), on("M3", "03-15"), wishes=(WISH,))
    for day, amount in (("03-07", 6), ("03-08", 4), ("03-11", 2), ("03-12", 4)):
        assert worth(problem, WISH, held("M1", "03-05"), held("M2", day), held("M3", "03-15")) == amount
    plan = solved(problem)
    assert (plan.by_id["M2"].date.day, value(plan, "even_spacing")) == (11, 2)


def test_the_history_does_not_count() -> None:
    problem = make(on("M1", "03-05"), on("M2", "03-12"), wishes=(WISH,), history=("2012-12-31 Odense",))
    assert value(solved(problem), "even_spacing") == 0


def test_of_named_meetings_only() -> None:
    wish = EvenSpacing(meetings=("M1", "M3", "M4"))
    four = (on("M1", "03-05"), on("M2", "03-06"), on("M3", "03-12"), during("M4", "03-18", "03-20"))
    plan = (held("M1", "03-05"), held("M2", "03-06"), held("M3", "03-12"))
    problem = make(*four, wishes=(wish,))
    assert worth(problem, wish, *plan, held("M4", "03-20")) == 1
    assert solved(problem).by_id["M4"].date.day == 19
