from __future__ import annotations

from typing import Any

from netplan.rules.aim import Aim
from netplan.rules.lot import Lot
from tiny import during, held, make, on, solved, value, worth

# Weights read with sha256sum: seed, draw, season, meeting, what and choice with 0x1f between, the first 16 digits
# modulo a million, plus one. M1: 5 March 965653, 6 March 607163; scribe: Anna 993419, Bo 518815, Carl 950698;
# with seed 7: Anna 885157, Bo 410776, Carl 202168.
ROLES: dict[str, Any] = {"scribe": {}}


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"))
    assert worth(problem, Lot(), held("M1", "03-05")) == 965653
    assert value(solved(problem), "lot") == 965653


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), members="Anna", roles=ROLES)
    assert worth(problem, Lot(), held("M1", "03-05", scribe="Anna")) == 965653 + 993419
    assert value(solved(problem), "lot") == 1959072


def test_just_inside() -> None:
    problem = make(during("M1", "03-05", "03-06"), roles=ROLES)
    plan = solved(problem)
    assert (plan.by_id["M1"].date.day, plan.by_id["M1"].roles["scribe"]) == (6, ("Bo",))
    assert value(plan, "lot") == 607163 + 518815


def test_just_outside() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES, away={"Bo": "03-05"})
    plan = solved(problem)  # Carl's weight is less than Anna's
    assert (plan.by_id["M1"].roles["scribe"], value(plan, "lot")) == (("Carl",), 965653 + 950698)
    assert solved(make(on("M1", "03-05"), roles=ROLES), seed=7).by_id["M1"].roles["scribe"] == ("Carl",)


def test_every_draw_and_season_is_another_lot() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES)
    meeting = held("M1", "03-05", scribe="Anna")
    lots = [Lot(), Lot(seed=7), Lot(draw=2)]
    assert len({worth(problem, lot, meeting) for lot in lots}) == 3
    later = problem.with_(season={"name": "2014"})
    assert worth(later, Lot(), meeting) != worth(problem, Lot(), meeting)


def test_whether_a_meeting_is_held_at_all_is_drawn() -> None:
    series = {"series": "S", "count": "0-1", "window": "2013-03-05..2013-03-05", "scribe": "Anna"}
    plan = solved(make(series, roles=ROLES, venues=("Odense",), wishes=(Aim(give=1),)))
    assert (plan.meetings, value(plan, "lot")) == ((), 0)
