from __future__ import annotations

from typing import Any

import pytest

from netplan.domain import Rule
from netplan.errors import InputError
from netplan.language import Say
from netplan.rules.cyclic import Cyclic
from netplan.rules.one_duty import OneDuty
from netplan.rules.turns import Turns
from tiny import errors, fault, held, impossible, make, on, solved, value, worth

ROLES: dict[str, Any] = {"chair": {}}
CYCLE = Cyclic(roles=("chair",), order=("Carl", "Anna", "Bo"))
PAST = ("2012-12-04 chair Carl",)  # so Anna is next, then Bo, then Carl
DAYS = {"M1": "03-05", "M2": "03-12", "M3": "03-19", "M4": "03-26"}


def passed_over(chair: str, rule: Rule = CYCLE, history: tuple[str, ...] = PAST, **fields: Any) -> Any:
    problem = make(on("M1", "03-05"), roles=ROLES, history=history, **fields)
    return worth(problem, rule, held("M1", "03-05", chair=chair))


def in_turn(*history: str, rule: Rule = CYCLE, **fields: Any) -> str:
    """Return who chairs four meetings in turn after a history."""
    plan = solved(make(*(on(*day) for day in DAYS.items()), roles=ROLES, wishes=(rule,), history=history, **fields))
    assert value(plan, rule.name) == 0
    return " ".join(one.roles["chair"][0] for one in plan.meetings)


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES, rules=(CYCLE,), history=PAST)
    assert errors(problem, held("M1", "03-05", chair="Anna")) == []
    assert solved(problem).by_id["M1"].roles["chair"] == ("Anna",)


def test_forced_violation() -> None:
    both = (CYCLE, Cyclic(roles=("host",)), OneDuty())
    problem = make(on("M1", "03-05"), roles={**ROLES, "host": {}}, rules=both, history=PAST)
    assert impossible(problem) == {"cyclic", "filled", "one_duty"}  # Anna is the first of the list, too
    assert fault(problem, held("M1", "03-05", chair="Bo", host="Anna")) == (
        "cyclic", 1, "people passed over", "Anna comes before Bo in the order, chair of M1",
    )  # fmt: skip


def test_just_inside() -> None:
    assert passed_over("Bo", away={"Anna": "03-05"}) == 0
    assert passed_over("Anna", if_need_be={"Anna": "03-05"}) == 0


def test_just_outside() -> None:
    assert passed_over("Bo") == 1
    assert passed_over("Carl") == 2


def test_goes_round() -> None:
    assert in_turn() == "Carl Anna Bo Carl"
    assert in_turn(*PAST) == "Anna Bo Carl Anna"
    assert in_turn(rule=Cyclic()) == "Anna Bo Carl Anna"  # the list's order


def test_whom_the_cycle_passes_comes_first_next_time() -> None:
    assert in_turn(*PAST, away={"Anna": "03-05"}) == "Bo Anna Carl Anna"  # and her next turn is where it always was
    assert in_turn(*PAST, "2012-12-11 chair Bo") == "Anna Carl Anna Bo"  # the year before
    assert in_turn(*PAST, "2012-12-11 chair Bo", "2012-12-18 chair Anna") == "Carl Anna Bo Carl"


def test_nobody_is_kept_more_than_one_turn_over_the_years() -> None:
    rows = tuple(f"2012-0{number}-02 chair {name}" for number, name in enumerate(("Carl Bo " * 3).split(), start=1))
    assert in_turn(*rows) == "Anna Carl Anna Bo"


def test_a_turn_taken_instead_of_another_is_a_swap() -> None:
    rows = (*PAST, "2012-12-11 chair Bo Anna")
    assert in_turn(*rows) == "Anna Carl Anna Bo"  # Anna has hers back; Bo has had his of this round
    assert passed_over("Carl", history=rows) == 1
    problem = make(on("M1", "03-05"), roles=ROLES, rules=(CYCLE,), history=rows)
    said = fault(problem, held("M1", "03-05", chair="Carl"))[-1]
    assert said == "Anna is owed a turn and comes before Carl, chair of M1"


def test_the_history_may_begin_anywhere() -> None:
    assert in_turn("2012-12-11 chair Bo") == "Carl Anna Bo Carl"  # Carl and Anna have had that round
    assert in_turn("2012-12-11 chair Bo Anna") == "Anna Carl Anna Bo"  # it was Anna's place


def test_who_joins_waits_for_his_place() -> None:
    late = ["Anna", "Bo", {"name": "Carl", "joined": "2012-12-20"}]
    assert in_turn("2012-12-11 chair Anna", members=late) == "Bo Carl Anna Bo"
    first = in_turn("2012-12-11 chair Anna", "2012-12-18 chair Bo", members=late)
    assert first == "Carl Anna Bo Carl"


def test_who_is_not_in_the_order_comes_after_all_who_are() -> None:
    short = Cyclic(roles=("chair",), order=("Bo", "Carl"))
    assert in_turn(rule=short) == "Bo Carl Bo Carl"
    assert passed_over("Anna", short) == 2
    assert passed_over("Anna", short, away={"Bo": "03-05", "Carl": "03-05"}) == 0


def test_two_chairs_take_two_places() -> None:
    problem = make(*(on(*day) for day in DAYS.items()), roles={"chair": {"count": 2}}, wishes=(CYCLE,), history=PAST)
    chairs = [set(one.roles["chair"]) for one in solved(problem).meetings]
    assert chairs == [{"Anna", "Bo"}, {"Carl", "Anna"}, {"Bo", "Carl"}, {"Anna", "Bo"}]


def test_is_what_turns_by_cyclic_is() -> None:
    turns = Turns(roles=("chair",), by="cyclic", order=("Carl", "Anna", "Bo"))
    assert in_turn(*PAST, rule=turns) == "Anna Bo Carl Anna"
    assert turns.sentence(Say("en")) == CYCLE.sentence(Say("en"))


@pytest.mark.parametrize(("fields", "said"), [
    ({}, "duties go round in the order of the members"),
    ({"roles": "chair"}, "duties as chair go round in the order of the members"),
    ({"order": ["Bo", "Anna"]}, "duties go round in the order Bo and Anna"),
    ({"roles": "chair", "order": ["Bo", "Anna"]}, "duties as chair go round in the order Bo and Anna"),
])  # fmt: skip
def test_sentences(fields: Any, said: str) -> None:
    assert Cyclic(**fields).sentence(Say("en")) == said


def test_an_order_names_everybody_once() -> None:
    with pytest.raises(InputError, match="Anna stands twice in the order"):
        Cyclic(roles=("scribe",), order=("Anna", "Bo", "Anna"))
