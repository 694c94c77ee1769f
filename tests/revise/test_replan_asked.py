"""What is asked of replanning: done where it can be, and told where it cannot; what is wrong to ask is refused."""

from __future__ import annotations

from typing import Any

from test_replan import SCRIBE, kinds, replanned

import netplan
from tiny import during, make, on, solved


def test_a_refused_duty_that_nobody_else_can_take_is_told() -> None:
    problem = make(on("M1", "03-05"), roles={"scribe": {"eligible": ["Anna"]}})
    plan = solved(problem).marked("declined", what=["scribe"], people=["Anna"])
    found = replanned(problem, plan, "2013-03-01")
    assert not kinds(found)
    assert found.unmet == ("Anna said no and is still scribe of M1, for nobody else can be",)
    assert found.sentences == (
        "Nothing changes, for what is asked for is not possible.",
        "Asked for and not possible: Anna said no and is still scribe of M1, for nobody else can be.",
    )
    assert "What was asked for and is not possible" in found._repr_html_()


def test_who_cannot_stay_at_a_meeting_that_is_moved_is_told() -> None:
    problem = make(during("M1", "03-05", "03-07", scribe="?"), roles=SCRIBE)
    plan = solved(problem)
    (holder,), day = plan.by_id["M1"].holders("scribe"), plan.by_id["M1"].date
    others = [str(one.day) for one in netplan.candidates(problem).by_meeting["M1"] if one.day != day]
    away = problem.with_(season={"availability": {"away": {holder: others}}})
    found = replanned(away, plan, "2013-03-01", move=["M1"])
    assert found.unmet == (f"{holder} does not stay scribe of M1",)
    assert not replanned(problem, plan, "2013-03-01", move=["M1"]).unmet


def test_a_meeting_that_is_filled_anew_and_cannot_keep_its_date_is_told() -> None:
    problem = make(during("M1", "03-05", "03-07"), roles=SCRIBE, venues=("Odense", "Vejle"))
    plan = solved(problem)
    day, venue = plan.by_id["M1"].date, plan.by_id["M1"].venue
    closed: Any = problem.with_(network={"closed": [str(day)]})
    found = replanned(closed, plan, "2013-03-01", redraw=["M1"])
    assert [one.split(" Mar")[0] for one in found.unmet] == [f"M1 does not stay on {day:%a} {day.day}"]
    left = [one for one in ("Odense", "Vejle") if one != venue]
    gone = problem.with_(network={"venues": left})
    assert replanned(gone, plan, "2013-03-01", redraw=["M1"]).unmet == (f"M1 does not stay at {venue}",)
