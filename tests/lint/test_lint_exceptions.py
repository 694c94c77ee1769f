from __future__ import annotations

from typing import Any

import pytest

import netplan
from netplan.rules.distinct import Distinct
from netplan.rules.filled import Filled
from netplan.rules.frequency import Frequency
from netplan.rules.quorum import Quorum
from netplan.rules.spacing import Spacing
from tiny import make, on


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Quorum.model_validate({"at_least": "2", "allow": {"M7": 1}}), ("M7",)),
        (Filled.model_validate({"allow": {"M1, scirbe": 1, "M2": 1}}), ("scirbe",)),
        (Filled.model_validate({"allow": {"M1, scribe": 1, "all": 1}}), ()),
        (Spacing.model_validate({"at_least": 7, "allow": {"2012-12-04, M1": 1}}), ()),
        (Frequency.model_validate({"at_least": 1, "per": "quarter", "allow": {"2013-Q1": 1}}), ()),
        (Distinct.model_validate({"roles": "scribe", "allow": {"North": 1}}), ()),
    ],
    ids=["meeting", "misspelt role", "known", "recorded day", "span", "organisation"],
)
def test_an_exception_that_names_nothing_is_told(rule: Any, words: tuple[str, ...]) -> None:
    members = [{"name": "Anna", "organisation": "North"}, "Bo"]
    problem = make(on("M1", "03-05"), on("M2", "03-06"), members=members, roles={"scribe": {}}, rules=(rule,),
                   history=("2012-12-04 scribe Anna",))  # fmt: skip
    found = [one for one in netplan.check(problem) if one.rule == "naming_nothing"]
    assert [one.about[1:] for one in found] == ([words] if words else [])
    assert all(word in str(one.sentence) for one in found for word in words)
