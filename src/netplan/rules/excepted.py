"""Rules with their exceptions: what is asked of a plan, and what is found wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from netplan.domain import Expression, Given, Measure, Number, Problem, Rule
from netplan.domain.excepted import cost
from netplan.plan import Finding, Level, Plan
from netplan.rules.vocabulary import Vocabulary

__all__ = ["allowance", "demands", "findings", "price_of"]


def price_of(rule: Rule) -> Fraction | None:
    """Return what it costs, for each unit of its excess, to let a rule give way; none where it is not to."""
    return cost(rule.default_price if rule.price is None else rule.price)


def allowance(rule: Rule, about: tuple[str, ...]) -> Fraction:
    """Return by how much a rule may be exceeded in something that it is about."""
    return max((Fraction(str(one.by)) for one in rule.allow if one.covers(about)), default=Fraction(0))


def demands(rule: Rule, v: Vocabulary) -> Iterator[Measure]:
    """Yield the measures of a rule that must not be exceeded, with what is excepted taken off.

    Parameters
    ----------
    rule
        The rule.
    v
        The vocabulary.
    """
    for measure in rule.measures(v):
        allowed = allowance(rule, measure.about)
        if allowed:
            yield replace(measure, pieces=tuple(_lessened(piece, allowed) for piece in measure.pieces))
        else:
            yield measure


def _lessened(piece: Expression | Given, by: Number) -> Expression | Given:
    return replace(piece, then=piece.then - by) if isinstance(piece, Given) else piece - by


def findings(rule: Rule, problem: Problem, plan: Plan) -> Iterator[Finding]:
    """Yield what a rule finds wrong with a plan; what its exceptions allow is only noted.

    Parameters
    ----------
    rule
        The rule.
    problem, plan
        The plan and what it is a plan for.
    """
    for finding in rule.check(problem, plan):
        allowed = allowance(rule, finding.about) if finding.level is Level.ERROR else 0
        if not allowed:
            yield finding
        elif finding.amount <= allowed:
            yield replace(finding, amount=0, level=Level.NOTE)
        else:
            yield replace(finding, amount=finding.amount - allowed)
