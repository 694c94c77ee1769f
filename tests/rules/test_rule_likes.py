from __future__ import annotations

from typing import Any

import pytest

from netplan.errors import InputError
from netplan.io import problem_from_shape
from netplan.rules.likes import Likes
from tiny import during, held, make, on, solved, value, worth

ROLES: dict[str, Any] = {"host": {}, "scribe": {"label": "referent"}}
LIKES = Likes()


def anna(**tastes: Any) -> list[Any]:
    return [{"name": "Anna", **tastes}, "Bo"]


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES, wishes=(LIKES,))
    assert value(solved(problem), "likes") == 0


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05", host="Anna"), members=anna(dislikes="host"), roles=ROLES, wishes=(LIKES,))
    assert value(solved(problem), "likes") == 1
    missed = make(on("M1", "03-05"), on("M2", "03-12"), roles={"host": {}}, wishes=(LIKES,),
                  members=[{"name": name, "likes": "host"} for name in ("Anna", "Bo", "Carl")])  # fmt: skip
    assert value(solved(missed), "likes") == 1  # three like it, two can have it


def test_just_inside() -> None:
    members = [{"name": "Anna", "likes": "referent", "dislikes": "host"}, {"name": "Bo", "likes": "host"}]
    problem = make(on("M1", "03-05"), members=members, roles=ROLES, wishes=(LIKES,))
    assert solved(problem).by_id["M1"].roles == {"host": ("Bo",), "scribe": ("Anna",)}
    assert worth(problem, LIKES, held("M1", "03-05", host="Bo", scribe="Anna")) == 0


def test_just_outside() -> None:
    members = [{"name": "Anna", "likes": "referent", "dislikes": "host"}, {"name": "Bo", "likes": "host"}]
    problem = make(on("M1", "03-05"), members=members, roles=ROLES)
    assert worth(problem, LIKES, held("M1", "03-05", host="Anna", scribe="Bo")) == 3  # one disliked, two missed
    assert worth(problem, Likes(roles=("scribe",)), held("M1", "03-05", host="Anna", scribe="Bo")) == 1


def test_a_role_that_cannot_be_had_is_not_missed() -> None:
    members = anna(likes=["host", "scribe"])
    problem = make(on("M1", "03-05", scribe="Bo"), members=members, roles={"host": {"eligible": "Bo"}, "scribe": {}})
    assert worth(problem, LIKES, held("M1", "03-05", host="Bo", scribe="Bo")) == 0


def test_dates() -> None:
    week = during("M1", "03-04", "03-08")
    disliked = make(week, members=anna(dislikes=["Mondays", "Tuesdays", "Wednesdays", "Thursdays"]), wishes=(LIKES,))
    assert str(solved(disliked).by_id["M1"].date) == "2013-03-08"
    assert worth(disliked, LIKES, held("M1", "03-05")) == 1
    liked = make(week, members=anna(likes="onsdage"), wishes=(LIKES,))
    assert str(solved(liked).by_id["M1"].date) == "2013-03-06"
    assert worth(liked, LIKES, held("M1", "03-05")) == 1


def test_dates_on_which_somebody_is_away_are_neither_liked_nor_disliked() -> None:
    week = during("M1", "03-04", "03-08")
    problem = make(week, members=anna(likes="Wednesdays", dislikes="Tuesdays"), away={"Anna": "03-05 03-06"})
    assert worth(problem, LIKES, held("M1", "03-05")) == worth(problem, LIKES, held("M1", "03-07")) == 0


def test_venues() -> None:
    problem = make(on("M1", "03-05"), members=anna(dislikes="vejle"), venues=("Odense", "Vejle"), wishes=(LIKES,))
    assert solved(problem).by_id["M1"].venue == "Odense"
    assert worth(problem, LIKES, held("M1", "03-05", "Vejle")) == 1
    liked = make(on("M1", "03-05"), members=anna(likes="Vejle"), venues=("Odense", "Vejle"), wishes=(LIKES,))
    assert solved(liked).by_id["M1"].venue == "Vejle"
    assert worth(liked, LIKES, held("M1", "03-05", "Odense")) == 1
    decided = make(on("M1", "03-05", venue="Odense"), members=anna(likes="Vejle"), venues=("Odense", "Vejle"))
    assert worth(decided, LIKES, held("M1", "03-05", "Odense")) == 0  # Vejle was not possible


def test_what_a_rule_gives_is_nobodys_choice() -> None:
    roles = {"convener": {"holder": "Anna"}, "planner": {"count": 2, "includes": "convener"}}
    problem = make(on("M1", "03-05"), members=anna(dislikes="planner"), roles=roles)
    assert worth(problem, LIKES, held("M1", "03-05", convener="Anna", planner="Anna Bo")) == 0


def test_tastes_stand_from_season_to_season() -> None:
    """A period that does not lie in the season is no error; words that mean nothing are."""
    shape = make(during("M1", "03-04", "03-08"), members=anna(dislikes="April"), roles=ROLES).shape()
    shape["season"] |= {"from": "2013-01-01", "to": "2013-03-31"}
    assert worth(problem_from_shape(shape), LIKES, held("M1", "03-05", host="Bo", scribe="Bo")) == 0
    for word, hint in (("referant", 'you mean "referent"'), ("Blursday", 'write it like "weeks 9-10"')):
        shape["network"]["members"] = anna(likes=["host", word])
        with pytest.raises(InputError) as caught:
            problem_from_shape(shape)
        assert caught.value.field == "network.members[0].likes[1]"
        assert str(caught.value.hint).startswith(hint)
