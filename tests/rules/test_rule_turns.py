from __future__ import annotations

from typing import Any

import pytest

from netplan.errors import InputError
from netplan.language import Say
from netplan.rules.one_duty import OneDuty
from netplan.rules.turns import Turns
from tiny import during, errors, fault, held, impossible, make, on, solved, value, worth

ROLES: dict[str, Any] = {"scribe": {}}
PAST = ("2012-10-02 scribe Anna", "2012-12-04 scribe Bo")  # so the order is Carl, Anna, Bo
TURNS = Turns(roles=("scribe",))


def passed_over(scribe: str, **fields: Any) -> Any:
    problem = make(on("M1", "03-05"), roles=ROLES, history=PAST, **fields)
    return worth(problem, TURNS, held("M1", "03-05", scribe=scribe))


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES, rules=(TURNS,), history=PAST)
    assert errors(problem, held("M1", "03-05", scribe="Carl")) == []
    assert solved(problem).by_id["M1"].roles["scribe"] == ("Carl",)


def test_forced_violation() -> None:
    both = (Turns(roles=("scribe",)), Turns(roles=("host",)), OneDuty())
    problem = make(on("M1", "03-05"), roles={**ROLES, "host": {}}, rules=both, members="Anna Carl",
                   history=(*PAST, "2012-10-02 host Anna"))  # fmt: skip
    assert impossible(problem) == {"filled", "one_duty", "turns"}  # Carl is first in both queues
    assert fault(problem, held("M1", "03-05", scribe="Carl", host="Anna")) == (
        "turns", 1, "people passed over", "Carl has waited longer than Anna, host of M1",
    )  # fmt: skip


def test_just_inside() -> None:
    assert passed_over("Anna", away={"Carl": "03-05"}) == 0
    problem = make(on("M1", "03-05"), roles=ROLES, rules=(TURNS,), history=PAST, away={"Carl": "03-05"})
    assert solved(problem).by_id["M1"].roles["scribe"] == ("Anna",)
    given = make(on("M1", "03-05", host="Carl"), roles={**ROLES, "host": {}}, history=PAST)
    assert worth(given, TURNS, held("M1", "03-05", scribe="Anna", host="Carl")) == 0  # people gave Carl a duty


def test_just_outside() -> None:
    assert passed_over("Carl") == 0
    assert passed_over("Anna") == 1
    assert passed_over("Bo") == 2
    assert passed_over("Bo", if_need_be={"Carl": "03-05"}) == 2
    chosen = make(on("M1", "03-05"), roles={**ROLES, "host": {}}, history=PAST)
    assert worth(chosen, TURNS, held("M1", "03-05", scribe="Anna", host="Carl")) == 1  # netplan gave Carl a duty


def test_duties_of_the_same_plan_count() -> None:
    days = {"M1": "03-05", "M2": "03-12", "M3": "03-19"}
    problem = make(*(on(name, day) for name, day in days.items()), roles=ROLES, wishes=(TURNS,))

    def order(*names: str) -> Any:
        return worth(problem, TURNS, *(held(*day, scribe=name) for day, name in zip(days.items(), names, strict=True)))

    assert order("Bo", "Anna", "Carl") == 0
    assert order("Bo", "Bo", "Carl") == 2  # Anna and Carl at M2
    assert order("Bo", "Anna", "Bo") == 1  # Carl at M3
    assert order("Bo", "Bo", "Bo") == 4
    assert value(solved(problem), "turns") == 0


def test_absence_keeps_the_place() -> None:
    days = (during("M1", "03-05", "03-05"), on("M2", "03-12"))
    plan = solved(make(*days, roles=ROLES, wishes=(TURNS,), history=PAST, away={"Carl": "03-05"}))
    assert [plan.by_id[name].roles["scribe"] for name in ("M1", "M2")] == [("Anna",), ("Carl",)]


def test_who_never_served_waits_since_joining() -> None:
    members = ["Anna", "Bo", {"name": "Dorte", "joined": "2012-11-01"}]  # level with Anna, who served in October
    problem = make(on("M1", "03-05"), roles=ROLES, history=PAST, members=members)
    assert [worth(problem, TURNS, held("M1", "03-05", scribe=name)) for name in ("Anna", "Dorte", "Bo")] == [0, 0, 2]


def test_holders_given_by_people_or_a_rule_are_not_judged() -> None:
    decided = make(on("M1", "03-05", scribe=["Bo", "?"]), roles={"scribe": {"count": 2}}, history=PAST)
    assert worth(decided, TURNS, held("M1", "03-05", scribe="Bo Carl")) == 0
    assert worth(decided, TURNS, held("M1", "03-05", scribe="Anna Bo")) == 1
    roles = {"convener": {"holder": "Bo"}, "scribe": {"count": 2, "includes": "convener"}}
    bound = make(on("M1", "03-05"), roles={**roles, "host": {}}, history=("2012-12-04 host Bo",))
    both = Turns(roles=("scribe", "host"))
    assert worth(bound, both, held("M1", "03-05", convener="Bo", scribe="Bo Carl", host="Anna")) == 0


@pytest.mark.parametrize("by", ["longest_since", "fewest", "batch"])
def test_only_a_cycle_has_a_stated_order(by: Any) -> None:
    with pytest.raises(InputError, match=f"turns by {by} follow no stated order"):
        Turns(by=by, order=["Anna", "Bo"])


def test_sentence() -> None:
    assert TURNS.sentence(Say("en")) == "duties as scribe go to those who have waited longest"
    assert Turns(by="fewest").sentence(Say("en")) == "duties go to those who have had the fewest"


def test_who_is_owed_a_turn_goes_first() -> None:
    rows = (*PAST, "2012-12-11 scribe Carl Bo")  # Bo, whose own last duty was the week before
    problem = make(on("M1", "03-05"), roles=ROLES, history=rows)
    assert [worth(problem, TURNS, held("M1", "03-05", scribe=name)) for name in ("Bo", "Anna", "Carl")] == [0, 1, 2]
