from __future__ import annotations

import re
from typing import Any

import pytest

from netplan.domain import Rule
from netplan.language import Say
from netplan.rules import RULES

LEAST: dict[str, dict[str, Any]] = {
    "quorum": {"at_least": "60%"}, "spacing": {"at_least": 7}, "venue_share": {"even": True},
    "mix": {"at_least": {"new": 1}}, "apart": {"by": "unit"}, "together": {"by": "organisation"},
    "groups": {"roles": "scribe", "of": [["Anna"], ["Bo"]]}, "at_most": {"times": 1}, "at_least": {"times": 1},
    "not_with": {"roles": ["scribe", "host"]}, "weekdays": {"only": ["Monday"]}, "frequency": {"at_least": 3},
    "order": {"first": ["M1"], "then": ["M2"]}, "same_day": {"meetings": ["M1", "M2"]},
    "away_from": {"dates": ["week 42"]},
    "pass_swap": {"roles": ["scribe", "host"]},
    "term": {"lasts": "2 years"}, "chain": {"from": "scribe", "to": "host"},
    "experience": {"roles": ["host"], "needs": ["scribe"]}, "shadow": {"roles": ["host"], "by": "scribe"},
}  # fmt: skip
SAY = Say("en", {"scribe": "scribe", "host": "host"})


def test_names_are_different() -> None:
    assert len({kind.name for kind in RULES}) == len(RULES)


@pytest.mark.parametrize("kind", RULES, ids=lambda kind: kind.name)
def test_has_all_five_faces(kind: type[Rule]) -> None:
    assert kind.name == re.sub(r"(?<!^)([A-Z])", r"_\1", kind.__name__).lower()
    assert kind.__doc__ and kind.__doc__ != Rule.__doc__
    assert kind.unit and kind.unit == kind.unit.strip()
    for field in kind.model_fields.values():
        assert field.description and field.annotation is not None
    rule = kind(**LEAST.get(kind.name, {}))
    sentence = rule.sentence(SAY)
    assert sentence and not sentence.endswith(".") and sentence[0].islower()
    assert rule.in_short(SAY) == kind.called and 0 < len(kind.called) < 40
    for face in ("sentence", "measures", "check"):
        assert getattr(kind, face) is not getattr(Rule, face)
    assert rule.headings() <= {"rules", "wishes"}


@pytest.mark.parametrize("kind", RULES, ids=lambda kind: kind.name)
def test_is_written_as_it_was_read(kind: type[Rule]) -> None:
    given = LEAST.get(kind.name, {})
    entry = kind(**given).entry()
    fields = {} if entry == kind.name else entry[kind.name]
    assert kind(**fields) == kind(**given)
