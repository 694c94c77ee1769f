from __future__ import annotations

from netplan.rules.alternate_venues import AlternateVenues
from tiny import errors, fault, held, impossible, make, on, solved, value

RULE = AlternateVenues()
TWO = (on("M1", "03-05"), on("M2", "03-12"))


def test_trivially_fine() -> None:
    problem = make(*TWO, rules=(RULE,), venues=("Odense", "Vejle"))
    assert errors(problem, held("M1", "03-05", "Odense"), held("M2", "03-12", "Vejle")) == []
    plan = solved(problem)
    assert plan.by_id["M1"].venue != plan.by_id["M2"].venue
    assert solved(make(*TWO, rules=(RULE,)))  # without venues nothing repeats


def test_forced_violation() -> None:
    problem = make(*TWO, rules=(RULE,), venues=("Odense",))
    assert impossible(problem) == {"alternate_venues"}
    assert fault(problem, held("M1", "03-05", "Odense"), held("M2", "03-12", "Odense")) == (
        "alternate_venues", 1, "meetings", "M1 and M2 are both in Odense",
    )  # fmt: skip
    assert value(solved(make(*TWO, wishes=(RULE,), venues=("Odense",))), "alternate_venues") == 1


def test_just_inside() -> None:
    fixed = (on("M1", "03-05", venue="Odense"), on("M2", "03-12"), on("M3", "03-19", venue="Odense"))
    assert solved(make(*fixed, rules=(RULE,), venues=("Odense", "Vejle"))).by_id["M2"].venue == "Vejle"


def test_just_outside() -> None:
    fixed = (on("M1", "03-05", venue="Odense"), on("M2", "03-12"), on("M3", "03-19", venue="Vejle"))
    assert impossible(make(*fixed, rules=(RULE,), venues=("Odense", "Vejle"))) >= {"alternate_venues"}


def test_reaches_back_into_the_history() -> None:
    past = ("2012-10-02 Odense", "2012-12-04 Vejle")
    problem = make(on("M1", "03-05"), rules=(RULE,), venues=("Odense", "Vejle"), history=past)
    assert solved(problem).by_id["M1"].venue == "Odense"
    assert fault(problem, held("M1", "03-05", "Vejle"))[:2] == ("alternate_venues", 1)


def test_of_named_meetings_only() -> None:
    rule = AlternateVenues(meetings=("M1", "M3"))
    three = (on("M1", "03-05"), on("M2", "03-12"), on("M3", "03-19"))
    problem = make(*three, rules=(rule,), venues=("Odense", "Vejle"), history=("2012-12-04 Odense",))
    towns = ("Odense", "Odense", "Vejle")
    days = ("03-05", "03-12", "03-19")
    assert errors(problem, *(held(f"M{n + 1}", days[n], towns[n]) for n in range(3))) == []
    assert fault(problem, *(held(f"M{n + 1}", days[n], "Vejle") for n in range(3)))[3] == "M1 and M3 are both in Vejle"
