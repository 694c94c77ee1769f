"""What the audit of a plan says and in which order: findings, load, shortest rests, vacancies."""

from __future__ import annotations

from collections.abc import Iterable

from netplan.display.blocks import Block, Column, Points, Table
from netplan.display.content import findings_table, loads_table
from netplan.display.words import meeting_name
from netplan.domain import Problem
from netplan.language import Say
from netplan.plan import Break, Finding, Plan, Vacancy
from netplan.rules.loads import load_rows
from netplan.rules.survey import shortest_breaks, vacancies

__all__ = ["audit_blocks"]


def audit_blocks(problem: Problem, plan: Plan, findings: Iterable[Finding]) -> tuple[Block, ...]:
    """Put into words what was found in a plan, and what a look at it shows beside its rules."""
    say = problem.say
    known = plan.model_copy(update={"loads": tuple(load_rows(problem, plan))})
    blocks = (
        findings_table(findings, say),
        loads_table(known, say),
        _breaks(shortest_breaks(problem, plan), plan, say),
        Points(say("Vacancies"), tuple(_vacancy(one, plan, say) for one in vacancies(problem, plan))),
    )
    return blocks[:1] + tuple(
        block for block in blocks[1:] if (block.rows if isinstance(block, Table) else block.sentences)
    )


def _breaks(breaks: tuple[Break, ...], plan: Plan, say: Say) -> Table:
    columns = (
        Column(say("person")), Column(say("meetings between"), figures=True), Column(say("days"), figures=True),
        Column(say("from")), Column(say("to")),
    )  # fmt: skip
    rows = tuple(
        (one.person, say.number(one.meetings), say.number(one.days), _named(one.earlier, plan), _named(one.later, plan))
        for one in breaks
    )
    return Table(say("Shortest rest between duties"), columns, rows)


def _named(meeting: str, plan: Plan) -> str:
    """Return the meeting as people know it; a recorded one goes by its date."""
    return meeting_name(plan.by_id[meeting]) if meeting in plan.by_id else meeting


def _vacancy(one: Vacancy, plan: Plan, say: Say) -> str:
    values = {"role": plan.label(one.role), "meeting": meeting_name(plan.by_id[one.meeting])}
    if one.by:
        return say("{role} at {meeting}: {group} decides it later", **values, group=plan.label(one.by))
    return say.plural(
        "{role} at {meeting}: one is missing", "{role} at {meeting}: {count} are missing", one.missing, **values
    )
