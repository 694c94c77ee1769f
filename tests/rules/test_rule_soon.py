from __future__ import annotations

from netplan.language import Say
from netplan.rules.soon import Late, Soon
from tiny import during, held, make, on, planned, solved, value, worth


def test_trivially_fine() -> None:
    for wish in (Soon(), Late()):
        problem = make(on("M1", "03-05"), wishes=(wish,))
        assert worth(problem, wish, held("M1", "03-05")) == 0
        assert value(solved(problem), wish.name) == 0


def test_forced_violation() -> None:
    both = (during("M1", "03-05", "03-08"), during("M2", "03-05", "03-08"))  # one of them is a day later
    assert value(solved(make(*both, wishes=(Soon(),))), "soon") == 1
    assert value(solved(make(*both, wishes=(Late(),))), "late") == 1


def test_just_inside() -> None:
    assert solved(make(during("M1", "03-05", "03-08"), wishes=(Soon(),))).by_id["M1"].date.day == 5
    assert solved(make(during("M1", "03-05", "03-08"), wishes=(Late(),))).by_id["M1"].date.day == 8


def test_just_outside() -> None:
    problem = make(during("M1", "03-02", "03-10"), wishes=(Soon(), Late()))  # Saturday to Sunday: 4 to 8 March
    assert worth(problem, Soon(), held("M1", "03-05")) == 1
    assert worth(problem, Late(), held("M1", "03-05")) == 3
    assert worth(problem, Soon(), held("M1", "03-02")) == 0  # before the first possible date


def test_of_named_meetings_only() -> None:
    wish = Soon(meetings=("M2",))
    problem = make(during("M1", "03-05", "03-08"), during("M2", "03-06", "03-08"), wishes=(wish, Late()))
    assert worth(problem, wish, held("M1", "03-07"), held("M2", "03-08")) == 2
    plan = solved(problem)
    assert (plan.by_id["M1"].date.day, plan.by_id["M2"].date.day) == (5, 6)
    assert wish.sentence(Say()) == "meetings are as early in their windows as possible, for M2"
    assert Late().sentence(Say()) == "meetings are as late in their windows as possible"


def test_the_findings_say_which_way() -> None:
    problem = make(during("M1", "03-04", "03-08"))
    plan = planned(problem, held("M1", "03-06"))
    assert [str(one.sentence) for one in Soon().check(problem, plan)] == ["M1 could be 2 days earlier"]
    assert [str(one.sentence) for one in Late().check(problem, plan)] == ["M1 could be 2 days later"]
    plan = planned(problem, held("M1", "03-05"))
    assert [str(one.sentence) for one in Soon().check(problem, plan)] == ["M1 could be 1 day earlier"]
