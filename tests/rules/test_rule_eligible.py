from __future__ import annotations

from tiny import during, errors, fault, held, impossible, make, on, solved

PROBLEM = make(on("M1", "03-05"), roles={"scribe": {"eligible": ["Anna", "Bo"]}})


def test_trivially_fine() -> None:
    assert errors(PROBLEM, held("M1", "03-05", scribe="Anna")) == []
    assert solved(PROBLEM).by_id["M1"].roles["scribe"] in (("Anna",), ("Bo",))


def test_forced_violation() -> None:
    leave = [{"name": "Anna", "leave": "2013-03-01..2013-03-31"}, "Bo"]
    problem = make(on("M1", "03-05"), members=leave, roles={"scribe": {"eligible": "Anna"}})
    assert impossible(problem) == {"eligible", "filled"}
    assert fault(problem, held("M1", "03-05", scribe="Bo")) == (
        "eligible", 1, "duties", "Bo is scribe of M1 without being eligible",
    )  # fmt: skip
    assert fault(problem, held("M1", "03-05", scribe="Anna")) == (
        "eligible", 1, "duties", "Anna is no member or on leave on 5 Mar 2013 but is scribe of M1",
    )  # fmt: skip


def test_just_inside() -> None:
    newcomer = [{"name": "Anna", "joined": "2013-03-06"}, {"name": "Bo", "left": "2013-03-04"}]
    problem = make(during("M1", "03-05", "03-06"), members=newcomer, roles={"scribe": {}})
    assert errors(problem, held("M1", "03-06", scribe="Anna")) == []
    plan = solved(problem)
    assert (plan.by_id["M1"].date.day, plan.by_id["M1"].roles["scribe"]) == (6, ("Anna",))


def test_just_outside() -> None:
    newcomer = [{"name": "Anna", "joined": "2013-03-06"}, {"name": "Bo", "left": "2013-03-04"}]
    problem = make(on("M1", "03-05"), members=newcomer, roles={"scribe": {}})
    for name in ("Anna", "Bo"):
        assert fault(problem, held("M1", "03-05", scribe=name))[:2] == ("eligible", 1)
    assert "eligible" in impossible(problem)


def test_also_of_roles_that_the_meeting_did_not_ask_for() -> None:
    roles = {"timekeeper": {"count": "0-1", "eligible": "Anna"}}
    assert fault(make(on("M1", "03-05"), roles=roles), held("M1", "03-05", timekeeper="Bo"))[:2] == ("eligible", 1)
