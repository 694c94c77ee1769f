from __future__ import annotations

from typing import Any

from netplan.domain import Rule
from netplan.language import Say
from netplan.rules.batch import Batch
from netplan.rules.longest_since import LongestSince
from netplan.rules.one_duty import OneDuty
from netplan.rules.turns import Turns
from tiny import errors, fault, held, impossible, make, on, solved, value, worth

ROLES: dict[str, Any] = {"speaker": {}}
BATCH, WAITING = Batch(roles=("speaker",)), LongestSince(roles=("speaker",))
PAST = ("2012-10-02 speaker Anna", "2012-11-06 speaker Bo")  # Carl has had none
DAYS = {"M1": "03-05", "M2": "03-12", "M3": "03-19", "M4": "03-26"}


def passed_over(speaker: str, **fields: Any) -> Any:
    problem = make(on("M1", "03-05"), **{"roles": ROLES, "history": PAST, **fields})
    return worth(problem, BATCH, held("M1", "03-05", speaker=speaker))


def in_turn(*wishes: Rule, **fields: Any) -> str:
    """Return who speaks at four meetings in turn."""
    fields = {"roles": ROLES, "history": PAST, **fields}
    plan = solved(make(*(on(*day) for day in DAYS.items()), wishes=wishes, **fields))
    assert value(plan, wishes[0].name) == 0
    return " ".join(one.roles["speaker"][0] for one in plan.meetings)


def worth_of(names: str, **fields: Any) -> Any:
    problem = make(*(on(*day) for day in DAYS.items()), **{"roles": ROLES, "history": PAST, **fields})
    plan = (held(*day, speaker=name) for day, name in zip(DAYS.items(), names.split(), strict=True))
    return worth(problem, BATCH, *plan)


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES, rules=(BATCH,), history=PAST)
    assert errors(problem, held("M1", "03-05", speaker="Carl")) == []
    assert solved(problem).by_id["M1"].roles["speaker"] == ("Carl",)


def test_forced_violation() -> None:
    both = (BATCH, Batch(roles=("host",)), OneDuty())
    problem = make(on("M1", "03-05"), roles={**ROLES, "host": {}}, rules=both, members="Anna Carl",
                   history=(*PAST[:1], "2012-10-02 host Anna"))  # fmt: skip
    assert impossible(problem) == {"batch", "filled", "one_duty"}  # Carl is first in both
    assert fault(problem, held("M1", "03-05", speaker="Carl", host="Anna")) == (
        "batch", 1, "people passed over", "Carl has had fewer turns than Anna, host of M1",
    )  # fmt: skip


def test_just_inside() -> None:
    assert worth_of("Carl Bo Anna Carl") == 0  # any order within the batch
    assert passed_over("Anna", away={"Carl": "03-05"}) == 0


def test_just_outside() -> None:
    assert passed_over("Anna") == 1
    assert worth_of("Carl Bo Bo Anna") == 2  # Bo has his third before Anna and Carl have their second


def test_who_joins_starts_at_the_lowest_count_of_that_day() -> None:
    rows = (*PAST, "2012-11-20 speaker Carl", "2012-12-04 speaker Bo")  # Anna 1, Bo 2, Carl 1
    members = ["Anna", "Bo", "Carl", {"name": "Dorte", "joined": "2012-12-20"}]
    assert in_turn(BATCH, WAITING, history=rows, members=members) == "Anna Carl Dorte Bo"  # she starts with 1
    early = [*members[:3], {"name": "Dorte", "joined": "2012-11-01"}]
    assert in_turn(BATCH, WAITING, history=rows, members=early) == "Dorte Anna Carl Dorte"  # the lowest was 0


def test_who_joins_in_the_season_starts_at_the_lowest_count_the_plan_has_made() -> None:
    members = ["Anna", "Bo", {"name": "Carl", "joined": "2013-03-19"}]
    assert worth_of("Anna Bo Anna Carl", members=members) == 0  # at M3 the lowest is 2, so all three are level
    assert worth_of("Anna Bo Anna Anna", members=members) == 2  # at M4 Anna has 3, Bo and Carl 2
    assert worth_of("Anna Anna Anna Bo", members=members) == 1 + 2  # at M3 Bo and Carl have 1
    assert in_turn(BATCH, WAITING, members=members) == "Anna Bo Anna Carl"


def test_who_joined_after_another_who_joins_starts_at_his_count_too() -> None:
    members = ["Anna", {"name": "Bo", "joined": "2013-03-12"}, {"name": "Carl", "joined": "2013-03-19"}]
    rows = ("2012-10-02 speaker Anna",)
    assert worth_of("Anna Bo Bo Anna", history=rows, members=members) == 2
    # after M1 Anna has 2, so that Bo starts with 2 and Carl too; at M3 Bo has 3, and both are before him


def test_who_is_owed_a_turn_goes_first() -> None:
    assert passed_over("Carl", history=(*PAST, "2012-12-11 speaker Bo Anna")) == 1  # Anna, who has had one
    assert in_turn(BATCH, WAITING, history=(*PAST, "2012-12-11 speaker Bo Anna")) == "Anna Carl Carl Bo"


def test_duties_bound_by_a_rule_do_not_count() -> None:
    roles = {"convener": {"holder": "Bo"}, "speaker": {"count": 2, "includes": "convener"}}
    rows = ("2012-12-04 speaker Anna", "2012-12-04 speaker Bo")
    members = ["Anna", "Bo", {"name": "Carl", "joined": "2012-12-20"}]  # starts level with Anna: Bo is not counted
    problem = make(on("M1", "03-05"), roles=roles, members=members, history=rows)
    assert worth(problem, BATCH, held("M1", "03-05", convener="Bo", speaker="Anna Bo")) == 0


def test_is_what_turns_by_batch_is() -> None:
    turns = Turns(roles=("speaker",), by="batch")
    assert in_turn(turns, WAITING) == in_turn(BATCH, WAITING) == "Carl Anna Bo Carl"
    assert turns.sentence(Say("en")) == BATCH.sentence(Say("en"))


def test_sentences() -> None:
    assert Batch().sentence(Say("en")) == "nobody has another turn before everybody has had as many"
    both = Batch(roles=("speaker", "host")).sentence(Say("en"))
    assert both == "nobody has another turn as speaker or host before everybody has had as many"
