from __future__ import annotations

from typing import Any

from netplan.rules.keep import Keep
from tiny import during, held, make, solved, value, worth

ROLES: dict[str, Any] = {"scribe": {}}


def hoped(**fields: Any) -> dict[str, Any]:
    hopes = {"date": "2013-03-06", "venue": "Vejle", "scribe": "Anna"}
    return during("M1", "03-05", "03-06", **{key: {"tentative": hope} for key, hope in hopes.items()}, **fields)


VENUES = ("Odense", "Vejle")


def test_trivially_fine() -> None:
    problem = make(hoped(), roles=ROLES, venues=VENUES)
    assert worth(problem, Keep(), held("M1", "03-06", "Vejle", scribe="Anna")) == 0
    plan = solved(problem)
    assert next((one.wish, one.value) for one in plan.wishes) == ("keep", 0)
    assert (plan.by_id["M1"].date.day, plan.by_id["M1"].venue) == (6, "Vejle")
    assert plan.by_id["M1"].roles["scribe"] == ("Anna",)


def test_forced_violation() -> None:
    problem = make(hoped(), roles=ROLES, venues=("Odense", {"name": "Vejle", "closed": "03-05..03-06"}),
                   away={"Anna": "03-05 03-06"})  # fmt: skip
    assert worth(problem, Keep(), held("M1", "03-06", "Odense", scribe="Bo")) == 2
    assert value(solved(problem), "keep") == 2


def test_just_inside() -> None:
    problem = make(hoped(), roles=ROLES, venues=VENUES, away={"Anna": "03-05", "Bo": "03-06"})
    assert value(solved(problem), "keep") == 0


def test_just_outside() -> None:
    problem = make(hoped(), roles=ROLES, venues=VENUES, away={"Anna": "03-06"})
    assert worth(problem, Keep(), held("M1", "03-05", "Vejle", scribe="Anna")) == 1
    assert worth(problem, Keep(), held("M1", "03-05", "Odense", scribe="Carl")) == 3
    assert value(solved(problem), "keep") == 1


def test_stands_first_only_where_something_is_tentative() -> None:
    assert [one.wish for one in solved(make(during("M1", "03-05", "03-06"))).wishes] == ["lot"]


def test_what_others_fill_is_theirs_to_keep() -> None:
    by_hand = {"presenter": {"fill": "by hand"}}
    problem = make(during("M1", "03-05", "03-06", presenter={"tentative": "Anna"}), roles=by_hand)
    assert not Keep().applies(problem)
    assert worth(problem, Keep(), held("M1", "03-05", presenter="Bo")) == 0
