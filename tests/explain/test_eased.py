"""How a rule would read if it asked for just so much less."""

from __future__ import annotations

import pytest

from netplan.domain import Rule
from netplan.explain.eased import eased, instead
from netplan.language import Say
from netplan.rules.at_most import AtMost
from netplan.rules.not_with import NotWith
from netplan.rules.quorum import Quorum
from netplan.rules.rest import Rest
from netplan.rules.spacing import Spacing
from tiny import during, held, make, planned


@pytest.mark.parametrize(
    ("rule", "other", "said"),
    [
        (Spacing(at_least="3 weeks"), Spacing(at_least=7), "at least 7 days between meetings instead of 21"),
        (Spacing(at_least=2, at_most=5), Spacing(at_least=2, at_most=7),
         "between 2 and 7 days between meetings instead of 5"),
        (Quorum(at_least="3"), Quorum(at_least="2"),
         "at least 2 of the members can come to each meeting instead of 3"),
        (Quorum(at_least="90%"), Quorum(at_least="66%"),
         "at least 66% of the members can come to each meeting instead of 90%"),
        (Rest(meetings=2), Rest(meetings=0), "after a duty as any role a member rests 0 meetings instead of 2"),
        (AtMost(times=1), AtMost(times=2), "instead of 1 duty"),
    ],
)  # fmt: skip
def test_one_number_is_changed_by_the_smallest_step(rule: Rule, other: Rule, said: str) -> None:
    problem = make(during("M1", "03-04", "03-08"), during("M2", "03-11", "03-15"), roles={"scribe": {}}, rules=(rule,),
                   away={"Carl": "03-05 03-12"})  # fmt: skip
    plan = planned(problem, held("M1", "03-05", scribe="Anna"), held("M2", "03-12", scribe="Anna"))
    found = eased(rule, problem, plan)
    assert found == other
    assert instead(rule, found, Say("en")).endswith(said)


def test_a_rule_without_numbers_cannot_be_eased() -> None:
    problem = make(during("M1", "03-04", "03-08"), roles={"scribe": {}, "chair": {}})
    plan = planned(problem, held("M1", "03-05", scribe="Anna", chair="Anna"))
    assert eased(NotWith(roles=("scribe", "chair")), problem, plan) is None
