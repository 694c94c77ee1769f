from __future__ import annotations

from netplan.language import Say
from netplan.rules.regions import Regions
from tiny import errors, fault, held, impossible, make, on, solved, value

EAST, WEST, ALSO_EAST = (
    {"name": name, "region": region} for name, region in (("Køge", "east"), ("Ribe", "west"), ("Greve", "east"))
)
VENUES = (EAST, WEST, ALSO_EAST, "Odense")
TWO = (on("M1", "03-05"), on("M2", "03-12"))
ALTERNATE = Regions(alternate=True)


def test_trivially_fine() -> None:
    problem = make(*TWO, rules=(Regions(),), venues=VENUES)
    assert {one.venue for one in solved(problem).meetings} in ({"Køge", "Ribe"}, {"Greve", "Ribe"})
    assert solved(make(*TWO, rules=(Regions(each=1, alternate=True),), venues=("Odense",)))  # there are no regions


def test_forced_violation() -> None:
    assert impossible(make(*TWO, rules=(Regions(),), venues=(EAST, WEST, {"name": "Ry", "region": "middle"}))) == {
        "regions"
    }
    problem = make(*TWO, rules=(Regions(),), venues=VENUES)
    assert fault(problem, held("M1", "03-05", "Køge"), held("M2", "03-12", "Greve")) == (
        "regions", 1, "meetings", "0 of at least 1 meetings are in the region west",
    )  # fmt: skip
    assert value(solved(make(TWO[0], wishes=(Regions(),), venues=VENUES)), "regions") == 1


def test_just_inside() -> None:
    fixed = (on("M1", "03-05", venue="Køge"), TWO[1])
    assert solved(make(*fixed, rules=(Regions(),), venues=VENUES)).by_id["M2"].venue == "Ribe"
    assert solved(make(*fixed, rules=(ALTERNATE,), venues=(EAST, ALSO_EAST, WEST))).by_id["M2"].venue == "Ribe"


def test_just_outside() -> None:
    fixed = (on("M1", "03-05", venue="Køge"), on("M2", "03-12", venue="Greve"))
    assert impossible(make(*fixed, rules=(ALTERNATE,), venues=VENUES)) == {"regions", "decided"}
    problem = make(*TWO, rules=(ALTERNATE,), venues=VENUES)
    assert fault(problem, held("M1", "03-05", "Køge"), held("M2", "03-12", "Greve")) == (
        "regions", 1, "meetings", "M1 and M2 are both in the region east",
    )  # fmt: skip


def test_changing_region_reaches_back_into_the_history_and_each_does_not() -> None:
    past = ("2012-12-04 Greve",)
    problem = make(TWO[0], rules=(ALTERNATE,), venues=(EAST, WEST, ALSO_EAST), history=past)
    assert solved(problem).by_id["M1"].venue == "Ribe"
    assert fault(problem, held("M1", "03-05", "Køge"))[:2] == ("regions", 1)
    assert impossible(make(TWO[0], rules=(Regions(),), venues=VENUES, history=past)) == {"regions"}


def test_a_venue_without_a_region_comes_between() -> None:
    problem = make(*TWO, on("M3", "03-19"), rules=(ALTERNATE,), venues=VENUES)
    at = (held("M1", "03-05", "Køge"), held("M2", "03-12", "Odense"), held("M3", "03-19", "Greve"))
    assert errors(problem, *at) == []


def test_of_the_named_meetings() -> None:
    rule = Regions(alternate=True, meetings=("M1", "M3"))
    fixed = (on("M1", "03-05", venue="Køge"), on("M2", "03-12", venue="Greve"), on("M3", "03-19"))
    assert solved(make(*fixed, rules=(rule,), venues=(EAST, WEST, ALSO_EAST))).by_id["M3"].venue == "Ribe"


def test_sentences() -> None:
    say = Say("en")
    assert Regions().sentence(say) == "at least 1 meeting in each region"
    assert ALTERNATE.sentence(say) == "never the same region twice running"
    both = Regions(each=2, alternate=True, meetings=("M1", "M2"))
    assert both.sentence(say) == (
        "at least 2 meetings in each region, and never the same region twice running, for M1 and M2"
    )
