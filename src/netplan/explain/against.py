"""What stands against a choice, in words."""

from __future__ import annotations

from netplan.domain import Problem
from netplan.plan import Against, Finding

__all__ = ["against"]


def against(problem: Problem, finding: Finding) -> Against:
    """Return what a rule finds wrong as something that stands against a choice, with the rule in a few words."""
    say = problem.say
    rule = next((one for one in problem.network.rules if one.name == finding.rule), None)
    sentence = say.value(finding.sentence)
    if rule is not None:
        sentence = say("{sentence} ({rule})", sentence=sentence, rule=rule.in_short(say))
    return Against(rule=finding.rule, about=finding.about, amount=float(finding.amount), unit=finding.unit,
                   sentence=sentence)  # fmt: skip
