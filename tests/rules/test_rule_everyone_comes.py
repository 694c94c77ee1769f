from __future__ import annotations

from typing import Any

from netplan.rules.everyone_comes import EveryoneComes
from tiny import during, errors, fault, held, impossible, make, on, solved

TWO = (on("M1", "03-05"), on("M2", "03-12"))
PLAN = (held("M1", "03-05"), held("M2", "03-12"))


def test_trivially_fine() -> None:
    problem = make(*TWO, rules=(EveryoneComes(at_least=2),))
    assert errors(problem, *PLAN) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(*TWO, rules=(EveryoneComes(),), away={"Anna": "03-05 03-12"})
    assert impossible(problem) == {"answers", "everyone_comes"}
    assert fault(problem, *PLAN) == (
        "everyone_comes", 1, "meetings", "Anna can come to 0 of the 1 meetings needed",
    )  # fmt: skip


def test_just_inside() -> None:
    problem = make(*TWO, rules=(EveryoneComes(),), away={"Anna": "03-05", "Bo": "03-12"})
    assert errors(problem, *PLAN) == []
    assert solved(problem)
    choice = make(during("M1", "03-05", "03-06"), rules=(EveryoneComes(),), away={"Anna": "03-05"})
    assert solved(choice).by_id["M1"].date.day == 6


def test_just_outside() -> None:
    problem = make(*TWO, rules=(EveryoneComes(at_least=2),), away={"Anna": "03-05"})
    assert fault(problem, *PLAN)[:2] == ("everyone_comes", 1)
    assert impossible(problem) == {"answers", "everyone_comes"}


def test_meetings_before_joining_do_not_count() -> None:
    members: list[Any] = ["Anna", {"name": "Bo", "joined": "2013-03-08"}]
    assert solved(make(*TWO, members=members, rules=(EveryoneComes(at_least=2),)))
    problem = make(*TWO, members=members, rules=(EveryoneComes(),), away={"Bo": "03-12"})
    assert fault(problem, *PLAN)[3] == "Bo can come to 0 of the 1 meetings needed"
    assert impossible(problem) == {"answers", "everyone_comes"}


def test_if_need_be_may_not_be_good_enough() -> None:
    problem = make(*TWO, rules=(EveryoneComes(),), if_need_be={"Anna": "03-05"}, away={"Anna": "03-12"})
    assert solved(problem)
    strict = problem.with_(network={"rules": [EveryoneComes(if_need_be=False)]})
    assert fault(strict, *PLAN)[3] == "Anna can come to 0 of the 1 meetings needed"
    assert impossible(strict) == {"answers", "everyone_comes"}


def test_rather_not_is_good_enough() -> None:
    poll = {"03-05": "Anna=not_preferred Bo=yes", "03-12": "Anna=no Bo=yes"}
    problem = make(*TWO, rules=(EveryoneComes(if_need_be=False),), poll=poll)
    assert errors(problem, *PLAN) == []
    assert solved(problem)


def test_of_named_meetings_only() -> None:
    away = {"Anna": "03-05", "Bo": "03-12"}
    problem = make(*TWO, rules=(EveryoneComes(at_least=2, meetings=("M2",)),), away=away)
    assert fault(problem, *PLAN)[3] == "Bo can come to 0 of the 1 meetings needed"
    assert impossible(problem) == {"answers", "everyone_comes"}
