from __future__ import annotations

import pytest

from agreement import assert_agreement
from netplan.domain import Rule
from netplan.rules import RULES
from settings import SETTINGS


def test_every_rule_has_a_setting() -> None:
    assert {type(rule) for rule in SETTINGS} == set(RULES)


@pytest.mark.parametrize("rule", SETTINGS, ids=lambda rule: f"{rule.name}-{SETTINGS.index(rule)}")
def test_measures_and_check_agree_on_random_plans(rule: Rule) -> None:
    assert_agreement(rule)
