from __future__ import annotations

import pytest

from netplan.errors import InputError
from netplan.plan import PlannedMeeting
from netplan.rules.venue_share import VenueShare
from tiny import errors, fault, held, impossible, make, on, solved, value, worth

THREE = (on("M1", "03-05"), on("M2", "03-12"), on("M3", "03-19"))
VENUES = ("Odense", "Vejle")


def at(first: str, second: str, third: str) -> tuple[PlannedMeeting, ...]:
    return held("M1", "03-05", first), held("M2", "03-12", second), held("M3", "03-19", third)


def test_trivially_fine() -> None:
    problem = make(*THREE, rules=(VenueShare(at_least=0, at_most=3),), venues=VENUES)
    assert errors(problem, *at("Odense", "Odense", "Odense")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(*THREE, rules=(VenueShare(at_most=1),), venues=VENUES)
    assert impossible(problem) == {"venue_share"}
    assert fault(problem, *at("Odense", "Vejle", "Odense")) == (
        "venue_share", 1, "meetings", "Odense is used 2 times",
    )  # fmt: skip
    problem = make(*THREE, rules=(VenueShare(at_least=2),), venues=VENUES)
    assert impossible(problem) == {"venue_share"}


def test_just_inside() -> None:
    fixed = (on("M1", "03-05", venue="Odense"), on("M2", "03-12", venue="Odense"), on("M3", "03-19"))
    assert solved(make(*fixed, rules=(VenueShare(at_most=2),), venues=VENUES)).by_id["M3"].venue == "Vejle"


def test_just_outside() -> None:
    past = ("2012-12-04 Odense",)
    fixed = (on("M1", "03-05", venue="Odense"), on("M2", "03-12", venue="Odense"), on("M3", "03-19"))
    problem = make(*fixed, rules=(VenueShare(at_most=2),), venues=VENUES, history=past)
    assert fault(problem, *at("Odense", "Odense", "Vejle"))[1] == 1
    assert "venue_share" in impossible(problem)


def test_even_use_is_wished_for() -> None:
    wish = VenueShare(even=True)
    problem = make(*THREE, wishes=(wish,), venues=VENUES)
    assert worth(problem, wish, *at("Odense", "Odense", "Odense")) == 4.5  # 1.5² + 1.5²
    assert value(solved(problem), "venue_share") == 0.5  # 0.5² + 0.5²
    past = make(on("M1", "03-05"), wishes=(wish,), venues=VENUES, history=("2012-12-04 Odense",))
    plan = solved(past)
    assert (plan.by_id["M1"].venue, value(plan, "venue_share")) == ("Vejle", 0)
    with pytest.raises(InputError, match="venue_share can only be wished for"):
        make(*THREE, rules=(wish,), venues=VENUES)


def test_one_venue_is_always_even() -> None:
    series = {"series": "W", "count": "1-2", "aim": 2, "window": "2013-03-05..2013-03-06"}
    assert value(solved(make(series, wishes=(VenueShare(even=True),), venues=("Odense",))), "venue_share") == 0
