from __future__ import annotations

from typing import Any

from netplan.domain import Rule
from netplan.language import Say
from netplan.rules.fewest import Fewest
from netplan.rules.longest_since import LongestSince
from netplan.rules.one_duty import OneDuty
from netplan.rules.turns import Turns
from tiny import errors, fault, held, impossible, make, on, solved, value, worth

ROLES: dict[str, Any] = {"scribe": {}}
FEWEST = Fewest(roles=("scribe",))
PAST = ("2012-10-02 scribe Anna", "2012-11-06 scribe Anna", "2012-12-04 scribe Bo")  # Anna 2, Bo 1, Carl none
DAYS = {"M1": "03-05", "M2": "03-12", "M3": "03-19", "M4": "03-26"}


def passed_over(scribe: str, **fields: Any) -> Any:
    problem = make(on("M1", "03-05"), **{"roles": ROLES, "history": PAST, **fields})
    return worth(problem, FEWEST, held("M1", "03-05", scribe=scribe))


def in_turn(*wishes: Rule, **fields: Any) -> str:
    """Return who scribes four meetings in turn."""
    fields = {"roles": ROLES, "history": PAST, **fields}
    plan = solved(make(*(on(*day) for day in DAYS.items()), wishes=wishes, **fields))
    assert value(plan, wishes[0].name) == 0
    return " ".join(one.roles["scribe"][0] for one in plan.meetings)


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES, rules=(FEWEST,), history=PAST)
    assert errors(problem, held("M1", "03-05", scribe="Carl")) == []
    assert solved(problem).by_id["M1"].roles["scribe"] == ("Carl",)


def test_forced_violation() -> None:
    both = (FEWEST, Fewest(roles=("host",)), OneDuty())
    problem = make(on("M1", "03-05"), roles={**ROLES, "host": {}}, rules=both, members="Anna Carl",
                   history=(*PAST[:2], "2012-10-02 host Anna"))  # fmt: skip
    assert impossible(problem) == {"fewest", "filled", "one_duty"}  # Carl is first in both queues
    assert fault(problem, held("M1", "03-05", scribe="Carl", host="Anna")) == (
        "fewest", 1, "people passed over", "Carl has had fewer turns than Anna, host of M1",
    )  # fmt: skip


def test_just_inside() -> None:
    assert passed_over("Bo", away={"Carl": "03-05"}) == 0
    assert passed_over("Bo", history=(*PAST, "2012-12-11 scribe Carl")) == 0  # level


def test_just_outside() -> None:
    assert passed_over("Bo") == 1
    assert passed_over("Anna") == 2


def test_catches_up_and_then_takes_turns() -> None:
    assert in_turn(FEWEST, LongestSince(roles=("scribe",))) == "Carl Bo Carl Anna"  # at M2 Bo has waited longer
    assert in_turn(Turns(roles=("scribe",), by="fewest"), LongestSince(roles=("scribe",))) == "Carl Bo Carl Anna"


def test_skipping_meetings_gains_nothing() -> None:
    away = {"Carl": "03-05 03-12"}
    assert in_turn(FEWEST, LongestSince(roles=("scribe",)), away=away) == "Bo Anna Carl Carl"  # not behind Bo at M4


def test_a_newcomer_goes_first() -> None:
    members = ["Anna", "Bo", {"name": "Carl", "joined": "2013-03-19"}]
    assert in_turn(FEWEST, LongestSince(roles=("scribe",)), members=members) == "Bo Anna Carl Carl"


def test_duties_at_one_meeting_count_once() -> None:
    both = Fewest(roles=("scribe", "host"))
    problem = make(on("M1", "03-05"), roles={**ROLES, "host": {}}, members="Anna Bo",
                   history=("2012-10-02 scribe Anna", "2012-10-02 host Anna", "2012-11-06 scribe Bo"))  # fmt: skip
    assert worth(problem, both, held("M1", "03-05", scribe="Anna", host="Anna")) == 0


def test_duties_bound_by_a_rule_do_not_count() -> None:
    roles = {"convener": {"holder": "Bo"}, "scribe": {"count": 2, "includes": "convener"}}
    problem = make(on("M1", "03-05"), roles=roles, history=("2012-12-04 scribe Bo", "2012-12-04 scribe Anna"))
    assert worth(problem, FEWEST, held("M1", "03-05", convener="Bo", scribe="Bo Carl")) == 0
    assert worth(problem, FEWEST, held("M1", "03-05", convener="Bo", scribe="Anna Bo")) == 1


def test_who_is_owed_a_turn_goes_first() -> None:
    rows = (*PAST, "2012-12-11 scribe Carl Anna")  # Anna 2, Bo 1, Carl 1
    assert passed_over("Bo", history=rows) == 1
    assert passed_over("Anna", history=rows) == 0
    assert in_turn(FEWEST, LongestSince(roles=("scribe",)), history=rows) == "Anna Bo Carl Bo"


def test_sentences() -> None:
    assert Fewest().sentence(Say("en")) == "duties go to those who have had the fewest"
    assert FEWEST.sentence(Say("en")) == "duties as scribe go to those who have had the fewest"
