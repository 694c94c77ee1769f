from __future__ import annotations

import pytest

from netplan.errors import InputError
from netplan.language import Say
from netplan.rules.venue_cycle import VenueCycle
from tiny import errors, fault, held, impossible, make, on, solved, value

RULE = VenueCycle()
THREE = (on("M1", "03-05"), on("M2", "03-12"), on("M3", "03-19"))
VENUES = ("Odense", "Vejle", "Ribe")


def test_trivially_fine() -> None:
    problem = make(*THREE, rules=(RULE,), venues=VENUES)
    assert [one.venue for one in solved(problem).meetings] == ["Odense", "Vejle", "Ribe"]
    assert solved(make(*THREE, rules=(RULE,)))  # without venues nothing goes round


def test_forced_violation() -> None:
    fixed = (on("M1", "03-05", venue="Ribe"), *THREE[1:])
    problem = make(*fixed, rules=(RULE,), venues=VENUES)
    assert impossible(problem) == {"venue_cycle", "decided"}
    at = (held("M1", "03-05", "Ribe"), held("M2", "03-12", "Odense"), held("M3", "03-19", "Vejle"))
    assert fault(problem, *at) == ("venue_cycle", 1, "meetings", "M1 is in Ribe, and it is the turn of Odense")
    assert value(solved(make(*fixed, wishes=(RULE,), venues=VENUES)), "venue_cycle") == 1


def test_just_inside() -> None:
    fixed = (*THREE[:2], on("M3", "03-19", venue="Odense"))
    problem = make(*fixed, rules=(VenueCycle(order=("Odense", "Ribe")),), venues=VENUES)
    assert [one.venue for one in solved(problem).meetings] == ["Odense", "Ribe", "Odense"]


def test_just_outside() -> None:
    fixed = (*THREE[:2], on("M3", "03-19", venue="Odense"))
    assert "venue_cycle" in impossible(make(*fixed, rules=(RULE,), venues=VENUES))


def test_goes_on_after_the_last_recorded_venue_of_the_order() -> None:
    past = ("2012-10-02 Vejle", "2012-12-04 Elsewhere")
    problem = make(THREE[0], rules=(RULE,), venues=VENUES, history=past)
    assert solved(problem).by_id["M1"].venue == "Ribe"


def test_only_the_named_meetings_go_round_and_only_their_history_counts() -> None:
    rows = (
        {"date": "2012-03-06", "meeting": "M2", "venue": "Ribe"},
        {"date": "2012-10-02", "meeting": "M1", "venue": "Vejle"},
    )
    rule = VenueCycle(order=("Vejle", "Ribe"), meetings=("M2", "M3"))
    fixed = (on("M1", "03-05", venue="Odense"), *THREE[1:])
    problem = make(*fixed, rules=(rule,), venues=VENUES).with_(network={"history": rows})
    assert [one.venue for one in solved(problem).meetings] == ["Odense", "Vejle", "Ribe"]
    assert rule.sentence(Say("en")) == "the venues take turns in the order Vejle and Ribe, for M2 and M3"


def test_a_meeting_that_is_not_held_keeps_its_venue_for_the_next() -> None:
    series = {"series": "W", "count": "0-1", "aim": 0, "window": "2013-03-12..2013-03-14"}
    problem = make(THREE[0], series, THREE[2], rules=(RULE,), venues=VENUES)
    assert [(one.id, one.venue) for one in solved(problem).meetings] == [("M1", "Odense"), ("M3", "Vejle")]


def test_a_venue_outside_the_order_breaks_it_once_and_the_turn_is_kept() -> None:
    problem = make(*THREE, rules=(VenueCycle(order=("Odense", "Vejle")),), venues=VENUES)
    at = (held("M1", "03-05", "Odense"), held("M2", "03-12", "Ribe"), held("M3", "03-19", "Vejle"))
    assert fault(problem, *at)[1] == 1
    assert len(errors(problem, *at[:2], held("M3", "03-19", "Odense"))) == 2


def test_a_venue_stands_once_in_the_order() -> None:
    with pytest.raises(InputError, match="odense stands twice in the order"):
        VenueCycle(order=("odense", "Vejle", "Odense"))
