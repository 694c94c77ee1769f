from __future__ import annotations

import pytest

from netplan.errors import InputError
from netplan.rules.same_day import SameDay
from tiny import during, errors, fault, held, impossible, make, on, solved, worth

PAIR = (SameDay(meetings=("A", "B")),)
MORNING, AFTERNOON = "09:00-12:00", "13:00-16:00"


def test_trivially_fine() -> None:
    problem = make(on("A", "03-05", time=MORNING), on("M", "03-05", time="12:00-13:00"),
                   on("B", "03-05", time=AFTERNOON), rules=PAIR)  # fmt: skip
    plan = held("A", "03-05", hours=MORNING), held("M", "03-05", hours="12:00-13:00")
    assert errors(problem, *plan, held("B", "03-05", hours=AFTERNOON)) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(on("A", "03-05"), on("B", "03-08"), rules=PAIR)
    assert fault(problem, held("A", "03-05"), held("B", "03-08")) == (
        "same_day", 3, "days apart", "A is on 5 Mar 2013, B on 8 Mar 2013",
    )  # fmt: skip
    assert impossible(problem) == {"same_day"}


def test_just_inside() -> None:
    problem = make(during("A", "03-04", "03-06", time=MORNING), during("B", "03-06", "03-08", time=AFTERNOON),
                   rules=PAIR, venues=("Odense", "Vejle"))  # fmt: skip
    plan = solved(problem)
    assert plan.by_id["A"].date.day == plan.by_id["B"].date.day == 6
    assert plan.by_id["A"].venue == plan.by_id["B"].venue


def test_just_outside() -> None:
    far = make(during("A", "03-04", "03-05", time=MORNING), during("B", "03-06", "03-08", time=AFTERNOON), rules=PAIR)
    assert impossible(far) == {"same_day"}


def test_another_place_counts_as_one_day() -> None:
    venues = ("Odense", "Vejle")
    apart = make(on("A", "03-05", time=MORNING, venue="Odense"), on("B", "03-05", time=AFTERNOON, venue="Vejle"),
                 rules=PAIR, venues=venues)  # fmt: skip
    plan = held("A", "03-05", "Odense", hours=MORNING), held("B", "03-05", "Vejle", hours=AFTERNOON)
    assert fault(apart, *plan)[1:] == (1, "days apart", "A and B are not at the same venue")
    assert impossible(apart) == {"decided", "same_day"}
    both = plan[0], held("B", "03-06", "Vejle", hours=AFTERNOON)
    assert worth(apart, PAIR[0], *both) == 2


def test_a_series_on_one_day_in_any_order() -> None:
    series = {"series": "W", "count": "2-3", "window": "2013-03-04..2013-03-08"}
    poll = {f"03-0{day} {hours}": "Anna=yes" for day in range(4, 9) for hours in (MORNING, AFTERNOON)}
    problem = make(series, members="Anna", rules=(SameDay(meetings=("W",)),), any_order=True, poll=poll)
    plan = solved(problem)
    assert len({meeting.date for meeting in plan.meetings}) == 1 and len(plan.meetings) == 2


def test_one_meeting_alone_is_an_error() -> None:
    with pytest.raises(InputError, match="same_day names only one meeting") as caught:
        solved(make(on("A", "03-05"), rules=(SameDay(meetings=("A",)),)))
    assert caught.value.field == "network.rules[0].same_day.meetings"
    with pytest.raises(InputError, match="the field meetings is missing"):
        SameDay.model_validate({})
