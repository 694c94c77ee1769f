from __future__ import annotations

from typing import Any

import pytest

from netplan.domain import Problem
from netplan.errors import InputError
from netplan.language import Say
from netplan.lint import check
from netplan.plan import Level
from netplan.rules.travel import Travel
from tiny import errors, held, make, on, planned, solved, value, worth

TOTAL, WORST = Travel(), Travel(by="worst")
WAYS = {"Aarhus": {"Odense": 140, "Vejle": 70}, "Ribe": {"Odense": 120, "Vejle": 90}, "Odense": {"Vejle": 75}}
PEOPLE = [{"name": "Anna", "place": "Aarhus"}, {"name": "Bo", "place": "Odense"}, {"name": "Carl", "place": "Ribe"}]
VENUES = ("Odense", "Vejle")
TWO = (on("M1", "03-05"), on("M2", "03-12"))


def far(*meetings: dict[str, Any], unit: str = "km", **more: Any) -> Problem:
    problem = make(*meetings, **{"members": PEOPLE, "venues": VENUES, **more})
    return problem.with_(network={"travel": WAYS, "travel_unit": unit})


def test_trivially_fine() -> None:
    problem = far(TWO[0], wishes=(TOTAL,), venues=("Odense",), members=[PEOPLE[1]])
    assert value(solved(problem), "travel") == 0
    assert value(solved(make(TWO[0], wishes=(WORST,))), "travel") == 0  # no venues, no ways


def test_forced_violation() -> None:
    problem = far(TWO[0], wishes=(TOTAL,), venues=("Odense",))
    assert value(solved(problem), "travel") == 260
    with pytest.raises(InputError, match="travel can only be wished for"):
        make(TWO[0], rules=(TOTAL,))


def test_just_inside() -> None:
    plan = solved(far(TWO[0], wishes=(TOTAL,)))
    assert (plan.by_id["M1"].venue, value(plan, "travel")) == ("Vejle", 235)  # 70 + 75 + 90, in Odense 140 + 0 + 120


def test_just_outside() -> None:
    problem = far(TWO[0], wishes=(TOTAL,), away={"Anna": "03-05"})
    plan = solved(problem)
    assert (plan.by_id["M1"].venue, value(plan, "travel")) == ("Odense", 120)  # in Vejle 75 + 90; Anna stays home
    assert worth(problem, TOTAL, held("M1", "03-05", "Vejle")) == 165
    assert worth(problem, TOTAL, held("M1", "03-05", "Vejle", asked="Anna")) == 235
    (found,) = TOTAL.check(problem, planned(problem, held("M1", "03-05", "Vejle")))
    assert str(found.sentence) == "2 people travel 165 km to M1 in Vejle"


def test_the_date_decides_who_travels() -> None:
    window = {"id": "M1", "window": "2013-03-05..2013-03-06", "venue": "Vejle"}
    plan = solved(far(window, wishes=(TOTAL,), away={"Bo": "03-05", "Carl": "03-06"}))
    assert (plan.by_id["M1"].date.day, value(plan, "travel")) == (6, 145)


def test_nobody_travels_to_an_online_venue_or_without_a_place() -> None:
    members = [*PEOPLE, {"name": "Dorte"}]
    screen = {"name": "Screen", "online": True}
    problem = far(TWO[0], wishes=(TOTAL,), members=members, venues=("Vejle", screen))
    assert solved(problem).by_id["M1"].venue == "Screen"
    assert worth(problem, TOTAL, held("M1", "03-05", "Vejle")) == 235
    notes = [one for one in check(problem) if one.rule == "no_place"]
    assert [(one.about, one.level) for one in notes] == [(("Dorte",), Level.NOTE)]


def test_the_one_who_travels_most_counts_over_the_years() -> None:
    problem = far(*TWO, wishes=(WORST,))
    assert value(solved(problem), "travel") == 180  # twice Vejle: 140, 150, 180; Odense and Vejle: 210, 75, 210
    past = far(*TWO, wishes=(WORST,), history=("2012-09-04 Vejle", "2012-12-04 Vejle", "2012-12-11 Elsewhere"))
    plan = solved(past)
    assert [one.venue for one in plan.meetings] == ["Vejle", "Vejle"]
    assert value(plan, "travel") == 360
    (found,) = WORST.check(past, plan)
    assert str(found.sentence) == "most is travelled by Carl: 360 km"


def test_a_newcomer_did_not_travel_before_joining() -> None:
    members = [*PEOPLE[:2], {**PEOPLE[2], "joined": "2013-01-01"}]
    past = ("2012-09-04 Vejle", "2012-12-04 Vejle")
    plan = solved(far(TWO[0], wishes=(WORST,), members=members, history=past))
    assert (plan.by_id["M1"].venue, value(plan, "travel")) == ("Vejle", 225)  # Bo; in Odense 280, Anna
    both = far(TWO[0], wishes=(WORST,), members=members, history=past, away={"Anna": "03-05"})
    assert (solved(both).by_id["M1"].venue, value(solved(both), "travel")) == ("Odense", 150)


def test_minutes_are_the_unit_where_the_network_counts_them() -> None:
    problem = far(TWO[0], wishes=(Travel(by="worst", give=5),), unit="minutes")
    plan = solved(problem)
    (wish,) = (one for one in plan.wishes if one.wish == "travel")
    assert (wish.unit, wish.value) == ("minutes", 90)
    assert errors(problem, *plan.meetings) == []


def test_unknown_places_are_told_before_planning() -> None:
    problem = make(TWO[0], wishes=(TOTAL,), members=[{"name": "Anna", "place": "Aarhsu"}], venues=VENUES)
    with pytest.raises(InputError, match='nothing is known of where "Aarhsu" lies') as caught:
        check(problem)
    assert (caught.value.field, caught.value.hint) == ("network.members[0].place", 'you mean "Aarhus"')


def test_sentences() -> None:
    say = Say("en")
    assert TOTAL.sentence(say) == "members travel as little as possible, all together"
    assert WORST.sentence(say) == "whoever travels most over the years travels as little as possible"
