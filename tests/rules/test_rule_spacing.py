from __future__ import annotations

from netplan.language import Say
from netplan.rules.spacing import Spacing
from tiny import during, errors, fault, held, impossible, make, on, solved

WEEK = (Spacing(at_least=7, at_most=9),)


def test_trivially_fine() -> None:
    assert solved(make(on("M1", "03-05"), rules=WEEK))
    problem = make(on("M1", "03-05"), on("M2", "03-13"), rules=WEEK)
    assert errors(problem, held("M1", "03-05"), held("M2", "03-13")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), on("M2", "03-08"), rules=WEEK)
    assert impossible(problem) == {"spacing"}
    assert fault(problem, held("M1", "03-05"), held("M2", "03-08")) == (
        "spacing", 4, "days", "there are 3 days from M1 to M2",
    )  # fmt: skip


def test_just_inside() -> None:
    for first, last, day in (("03-06", "03-12", 12), ("03-14", "03-19", 14)):
        problem = make(on("M1", "03-05"), during("M2", first, last), rules=WEEK)
        assert solved(problem).by_id["M2"].date.day == day


def test_just_outside() -> None:
    for day, problem in ((day, make(on("M1", "03-05"), on("M2", f"03-{day}"), rules=WEEK)) for day in (11, 15)):
        assert fault(problem, held("M1", "03-05"), held("M2", f"03-{day}"))[:2] == ("spacing", 1)
        assert impossible(problem) == {"spacing"}


def test_reaches_back_into_the_history() -> None:
    past = ("2012-12-20 Odense", "2012-12-31 Odense")
    assert solved(make(on("M1", "01-07"), rules=WEEK, history=past))
    problem = make(on("M1", "01-04"), rules=WEEK, history=past)
    assert fault(problem, held("M1", "01-04"))[1] == 3
    assert impossible(problem) == {"spacing"}


def test_starts_at_the_first_meeting_that_is_held() -> None:
    optional = {"series": "W", "count": "0-1", "window": "2013-01-02..2013-01-03"}
    problem = make(optional, on("M1", "01-04"), rules=WEEK, history=("2012-12-31 Odense",))
    assert fault(problem, held("M1", "01-04")) == (
        "spacing", 3, "days", "there are 4 days from 2012-12-31 to M1",
    )  # fmt: skip
    assert impossible(problem) == {"spacing"}


def test_in_any_order_the_days_have_no_sign() -> None:
    problem = make(on("M1", "03-12"), on("M2", "03-05"), rules=WEEK, any_order=True)
    assert errors(problem, held("M1", "03-12"), held("M2", "03-05")) == []
    assert solved(problem)


def test_of_named_meetings_only() -> None:
    rules = (Spacing(at_least=7, meetings=("M1", "M3")),)
    three = (on("M1", "03-05"), on("M2", "03-06"), on("M3", "03-12"))
    assert solved(make(*three, rules=rules))
    problem = make(*three[:2], on("M3", "03-11"), rules=rules)
    assert fault(problem, held("M1", "03-05"), held("M2", "03-06"), held("M3", "03-11"))[1] == 1
    assert impossible(problem) == {"spacing"}
    assert rules[0].sentence(Say()) == "at least 7 days between meetings, for M1 and M3"


def test_of_named_meetings_only_their_own_history_counts() -> None:
    problem = make(on("M1", "01-04"), rules=(Spacing(at_least=7, meetings=("M1",)),), history=("2012-12-31 Odense",))
    assert solved(problem)
    row = {"date": "2012-12-31", "venue": "Odense", "meeting": "M1"}
    assert impossible(problem.with_(network={"history": [row]})) == {"spacing"}
