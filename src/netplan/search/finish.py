"""From a search to the finished plan: nothing leaves without an audit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from netplan.audit import verify
from netplan.domain import Problem
from netplan.errors import AuditError
from netplan.language import Say, message
from netplan.model import Choice
from netplan.plan import Finding, Level, Plan, Status, WishValue
from netplan.search.assemble import assemble, finished, notes_on
from netplan.search.wishes import Granted, Search

__all__ = ["audited", "finish", "passed", "stated"]


def audited(search: Search, granted: Sequence[Granted], seed: int, sentences: Iterable[str] = ()) -> Plan:
    """Return the finished plan of the solution at hand when its audit finds nothing wrong.

    Parameters
    ----------
    search
        The search that found it.
    granted
        The wishes, as they are granted in it.
    seed
        Seed of the lot.
    sentences
        What else there is to say about it.

    Raises
    ------
    AuditError
        When it does.
    """
    assert search.values is not None
    words = search.model.words
    return finish(words.problem, search.model.read(search.values), words.propose, granted, seed, sentences)


def finish(
    problem: Problem, choice: Choice, propose: Collection[str], granted: Sequence[Granted], seed: int,
    sentences: Iterable[str] = (),
) -> Plan:  # fmt: skip
    """Return the finished plan that a choice makes, as :func:`audited` does for a search's."""
    plan = assemble(problem, choice.dates, choice.decisions, propose, seed=seed)
    status: Status = "optimal" if all(one.proven for one in granted) else "feasible"
    plan = finished(problem, plan, status, [stated(one, problem.say) for one in granted])
    notes = (*notes_on(problem, plan, choice.dates, passed(problem, plan)), *sentences)
    return plan.model_copy(update={"notes": notes})


def passed(problem: Problem, plan: Plan) -> tuple[Finding, ...]:
    """Return what the audit of a plan notes.

    Raises
    ------
    AuditError
        When it finds something wrong.
    """
    findings = verify(problem, plan)
    wrong = tuple(finding for finding in findings if finding.level is Level.ERROR)
    if wrong:
        said = "; ".join(str(finding.sentence) for finding in wrong[:3])
        raise AuditError(message("the plan fails its audit: {said}", said=said), wrong)
    return findings


def stated(granted: Granted, say: Say) -> WishValue:
    """Return what a plan says of a wish."""
    return WishValue(
        wish=granted.wish.name, sentence=granted.wish.sentence(say), unit=granted.wish.value_unit(),
        value=float(granted.value), best=float(granted.best), bound=float(granted.bound), proven=granted.proven,
    )  # fmt: skip
