"""A second opinion on a plan: each rule's own check, which shares no code with the model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from netplan.dates import candidates
from netplan.domain import Problem, Rule
from netplan.domain.likely import Likely
from netplan.domain.names import Names
from netplan.language import Message, message
from netplan.plan import Finding, Level, Plan, PlannedMeeting, rounded
from netplan.rules import rules_of, wishes_of
from netplan.rules.ahead import not_named
from netplan.rules.attendance import counted
from netplan.rules.excepted import findings
from netplan.rules.facts import plan_slots
from netplan.rules.view import judged

__all__ = ["ITSELF", "by_rule", "verify", "wish_value"]

ITSELF = -1
"""Stands for the place of a rule where a finding is about the plan itself."""


def verify(problem: Problem, plan: Plan, as_of: date | None = None) -> tuple[Finding, ...]:
    """Check a plan against every rule of its problem.

    Parameters
    ----------
    problem
        The problem.
    plan
        A plan for it, made by netplan or by hand.
    as_of
        The day it is: roles that were to be named ahead by then (``named_ahead``) and have no holder are warned of.

    Returns
    -------
    What is wrong (level ``error``), with the rule, whom or what it is about and by how much; and notes, such as
    holders who have not answered, or that the plan was made for another version of the problem. A plan that keeps
    all rules yields no error.
    """
    return tuple(finding for _, finding in by_rule(problem, plan, as_of))


def by_rule(problem: Problem, plan: Plan, as_of: date | None = None) -> Iterator[tuple[int, Finding]]:
    """Yield the findings of :func:`verify`, each with the place of its rule among all: two of one name are two rules.

    Parameters
    ----------
    problem, plan, as_of
        As for :func:`verify`. What is about the plan itself, and not about a rule, has the place ``ITSELF``.
    """
    yield from ((ITSELF, finding) for finding in _structure(problem, plan))
    known = judged(problem, plan)
    for number, rule in enumerate(rules_of(problem)):
        yield from ((number, finding) for finding in findings(rule, problem, known))
    yield from ((ITSELF, finding) for finding in _figures(problem, known))
    yield from ((ITSELF, finding) for finding in _not_named(problem, known, as_of))


def wish_value(problem: Problem, plan: Plan, wish: Rule) -> Fraction:
    """Return the value of a wish, computed from the plan alone by the wish's own check."""
    return Fraction(wish.value(finding.amount for finding in wish.check(problem, judged(problem, plan))))


def _structure(problem: Problem, plan: Plan) -> Iterator[Finding]:
    """Yield what makes the plan no plan for this problem at all."""
    if plan.problem_sha256 and plan.problem_sha256 != problem.sha256:
        said = message("the plan was made from another version of this file")
        yield Finding("plan", (), 0, "mistakes", Level.NOTE, said)
    known = {meeting.id for meeting in problem.meetings}
    planned = [meeting.id for meeting in plan.meetings]
    for name in sorted(known - set(planned) - problem.optional):
        yield _error((name,), message("{meeting} is not in the plan", meeting=name))
    for name in sorted({name for name in planned if name not in known}):
        yield _error((name,), message("the plan has a meeting {meeting} that the season does not list", meeting=name))
    for name in sorted({name for name in planned if planned.count(name) > 1}):
        yield _error((name,), message("{meeting} stands more than once in the plan", meeting=name))
    silent = plan.status == "unknown" and not any(meeting.venue for meeting in plan.meetings)
    if silent and problem.places:
        said = message("the plan names no venues")
        yield Finding("plan", (), len(plan.meetings), "venues", Level.WARNING, said)
    for meeting in plan.meetings:
        if meeting.id in known:
            yield from _meeting(problem, meeting, venue_needed=not silent)


def _meeting(problem: Problem, meeting: PlannedMeeting, *, venue_needed: bool) -> Iterator[Finding]:
    words = {"meeting": meeting.id}
    times = {(one.start, one.end) for one in candidates(problem).by_meeting[meeting.id] if one.day == meeting.date}
    if times and (meeting.start, meeting.end) not in times:
        yield _error((meeting.id,), message("{meeting} does not have the hours that were set", **words))
    if meeting.venue is not None and meeting.venue not in problem.places:
        yield _error(
            (meeting.id, meeting.venue),
            message('{meeting} is in "{venue}", which is no venue of the network', venue=meeting.venue, **words),
        )
    if meeting.venue is None and problem.places and venue_needed:
        yield _error((meeting.id,), message("{meeting} has no venue", **words))
    for role, holders in meeting.roles.items():
        if role not in problem.network.roles:
            yield _error((meeting.id, role), message('{meeting} has an unknown role "{role}"', role=role, **words))
            continue
        for name in sorted(set(holders)):
            if holders.count(name) > 1:
                said = message(
                    "{name} stands twice as {role} of {meeting}", name=name, role=problem.label(role), **words
                )
                yield _error((meeting.id, role, name), said)
            if name not in problem.people and not problem.network.roles[role].external:
                yield _error((meeting.id, role, name), _stranger(problem, name, role, meeting.id))


def _stranger(problem: Problem, name: str, role: str, meeting: str) -> Message:
    """Say that a holder is no member, or that several members may be meant."""
    words = {"name": name, "role": problem.label(role), "meeting": meeting}
    meant = Likely(Names(problem.network, problem.season), problem.network.members).who(name)
    if len(meant.names) > 1 and meant.how != "misspelt":
        return message("{name}, {role} of {meeting}, may be any of {people} and counts for nobody",
                       people=list(meant.names), **words)  # fmt: skip
    if meant.names:
        return message("{name}, {role} of {meeting}, is no member; perhaps {people} is meant",
                       people=" / ".join(meant.names), **words)  # fmt: skip
    return message("{name}, {role} of {meeting}, is no member", **words)


def _not_named(problem: Problem, plan: Plan, as_of: date | None) -> Iterator[Finding]:
    """Yield the roles that are to be, or were to be, named at an earlier meeting and have no holder."""
    known = {meeting.id for meeting in problem.meetings}
    meetings = sorted((one for one in plan.meetings if one.id in known), key=lambda one: one.start)
    named = {(one.id, role): len(names) for one in meetings for role, names in one.roles.items()}
    return not_named(problem, {one.id: one.date for one in meetings}, plan_slots(problem, plan), named, as_of)


def _figures(problem: Problem, plan: Plan) -> Iterator[Finding]:
    """Yield figures of the plan that are not what its decisions give."""
    known = {meeting.id for meeting in problem.meetings}
    for meeting in (one for one in plan.meetings if one.attendance is not None and one.id in known):
        if counted(problem, meeting) != meeting.attendance:
            said = message("the plan's figures for who can come to {meeting} are wrong", meeting=meeting.id)
            yield _error((meeting.id,), said)
    for wish, stated in zip(wishes_of(problem, plan.seed), plan.wishes, strict=False):
        value = wish_value(problem, plan, wish)
        if wish.name == stated.wish and rounded(value) != rounded(stated.value):
            said = message(
                "the plan states {stated} for {wish}, its decisions give {value}",
                stated=stated.value, wish=stated.wish, value=value,
            )  # fmt: skip
            yield _error((stated.wish,), said)


def _error(about: tuple[str, ...], sentence: Message) -> Finding:
    return Finding("plan", about, 1, "mistakes", Level.ERROR, sentence)
