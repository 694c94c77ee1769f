from __future__ import annotations

from typing import Any

import pytest

from netplan.errors import InputError
from netplan.language import Say
from netplan.rules.chain import Chain
from tiny import errors, fault, held, impossible, make, on, solved, value

TWO = (on("M1", "03-05"), on("M2", "03-12"))
ROLES: dict[str, Any] = {"scribe": {"not_with": "chair"}, "chair": {}}
CHAIN = Chain(from_="scribe", to="chair")


def test_trivially_fine() -> None:
    problem = make(TWO[0], roles=ROLES, rules=(CHAIN,))
    assert errors(problem, held("M1", "03-05", scribe="Anna", chair="Bo")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    fixed = make({**TWO[0], "scribe": "Anna"}, {**TWO[1], "chair": "Bo"}, roles=ROLES, rules=(CHAIN,))
    assert "chain" in impossible(fixed)
    plan = held("M1", "03-05", scribe="Anna", chair="Carl"), held("M2", "03-12", scribe="Carl", chair="Bo")
    assert fault(fixed, *plan) == ("chain", 1, "meetings", "Anna should be chair of M2, after having been scribe")
    wished = make({**TWO[0], "scribe": "Anna"}, {**TWO[1], "chair": "Bo"}, roles=ROLES, wishes=(CHAIN,))
    assert value(solved(wished), "chain") == 1


def test_just_inside() -> None:
    problem = make(*TWO, roles=ROLES, rules=(CHAIN,))
    plan = held("M1", "03-05", scribe="Anna", chair="Bo"), held("M2", "03-12", scribe="Bo", chair="Anna")
    assert errors(problem, *plan) == []
    found = solved(problem).by_id
    assert found["M1"].roles["scribe"] == found["M2"].roles["chair"]


def test_just_outside() -> None:
    problem = make(*TWO, roles=ROLES, rules=(CHAIN,))
    plan = held("M1", "03-05", scribe="Anna", chair="Bo"), held("M2", "03-12", scribe="Anna", chair="Bo")
    assert fault(problem, *plan)[:2] == ("chain", 1)


def test_the_history_counts_and_meetings_without_the_role_do_not() -> None:
    past = ("2012-11-06 scribe Bo", "2012-12-04 scribe Carl", "2012-12-11 Odense")
    problem = make({**TWO[0], "scribe": "none", "chair": "none"}, TWO[1], roles=ROLES, rules=(CHAIN,), history=past)
    assert solved(problem).by_id["M2"].roles["chair"] == ("Carl",)
    gone = make(TWO[0], members="Anna Bo", roles=ROLES, rules=(CHAIN,), history=past)
    assert solved(gone)  # Carl is no longer a member


def test_who_has_left_need_not() -> None:
    people = ["Anna", "Bo", {"name": "Carl", "left": "2013-03-04"}]
    problem = make(TWO[0], members=people, roles=ROLES, rules=(CHAIN,), history=("2012-12-04 scribe Carl",))
    assert errors(problem, held("M1", "03-05", scribe="Anna", chair="Bo")) == []


def test_roles_that_pass_on_at_named_meetings_only() -> None:
    problem = make(*TWO, members="Anna Bo", roles=ROLES, rules=(Chain(from_="scribe", to="chair", at=("M2",)),),
                   history=("2012-12-04 scribe Anna",))  # fmt: skip
    plan = held("M1", "03-05", scribe="Anna", chair="Bo"), held("M2", "03-12", scribe="Bo", chair="Anna")
    assert errors(problem, *plan) == []
    wrong = held("M1", "03-05", scribe="Bo", chair="Anna"), held("M2", "03-12", scribe="Bo", chair="Anna")
    assert fault(problem, *wrong)[3] == "Bo should be chair of M2, after having been scribe"


def test_a_series_that_may_do_without_a_meeting_passes_on_from_the_last_one_held() -> None:
    series = {"series": "S", "count": "0-1", "window": "2013-03-11..2013-03-12"}
    last = on("M3", "03-19")
    problem = make(TWO[0], series, last, roles=ROLES, rules=(CHAIN,))
    without = held("M1", "03-05", scribe="Anna", chair="Bo"), held("M3", "03-19", scribe="Bo", chair="Anna")
    assert errors(problem, *without) == []
    between = held("S-1", "03-12", scribe="Carl", chair="Anna")
    assert fault(problem, without[0], between, without[1])[3] == "Carl should be chair of M3, after having been scribe"


def test_how_it_is_written() -> None:
    written = {"from": "scribe", "to": "chair"}
    assert Chain.model_validate(written).entry() == {"chain": written}
    assert CHAIN.sentence(Say("en")) == "scribe becomes chair at the next meeting"
    assert Chain(from_="scribe", to="chair", at=["fall"]).sentence(Say("en")) == "scribe becomes chair at fall"
    with pytest.raises(InputError, match="from one role to another"):
        Chain(from_="chair", to="chair")
