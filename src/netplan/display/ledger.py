"""What the fairness report says and in which order; text, page and Markdown only set it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from netplan.display.blocks import Block, Column, Document, Points, Table
from netplan.language import Say
from netplan.plan import Debt, Fairness, FairnessRow, RoleSummary, rounded

__all__ = ["fairness_document"]

_Cell: TypeAlias = Callable[[FairnessRow, Say], str]
"""What a column says of a row."""


def fairness_document(report: Fairness, *, narrow: bool = False) -> Document:
    """Put a fairness report into words.

    Parameters
    ----------
    report
        The report.
    narrow
        Whether only as much is shown of when somebody served as fits narrow screens.
    """
    say = Say(report.language)
    roles = [role for role in report.roles if role.people]
    roles = roles if len(roles) > 2 else roles[:1]  # one role is all there is
    blocks: tuple[Block, ...] = (
        Points(say("How complete the history is"), report.completeness.sentences),
        *(_role(report, role, say, narrow) for role in roles),
        Points(say("Given by rule, never counted as unfair"), tuple(_fixed(report, say))),
        Points(say("Turns that are owed"), tuple(_debt(debt, say) for debt in report.debts)),
    )
    filled = tuple(block for block in blocks if _filled(block))
    return Document(report.language, report.title, _span(report, say), filled)


def _filled(block: Block) -> bool:
    return bool(block.rows or block.under if isinstance(block, Table) else block.sentences)


def _span(report: Fairness, say: Say) -> str:
    if report.season is None:
        return say("Duties and fair shares of the recorded years, up to {date}.", date=report.as_of)
    return say("Duties and fair shares of the recorded years and of the plan for {season}, up to {date}.",
               season=report.season, date=report.as_of)  # fmt: skip


def _role(report: Fairness, summary: RoleSummary, say: Say, narrow: bool) -> Table:
    rows = [row for row in report.of(summary.role) if row.compared]
    rows.sort(key=lambda row: (-row.balance, row.person))
    forced = any(row.forced_by for row in rows)
    shown = [*_how_much(say), *_when(say, narrow, forced)]
    if forced:
        shown.append((Column(say("forced by")), lambda row, say: ", ".join(row.forced_by)))
    cells = tuple(tuple(text(row, say) for _, text in shown) for row in rows)
    caption = say("All roles together") if not summary.role else summary.label
    return Table(caption, tuple(column for column, _ in shown), cells, tuple(_under(report, summary, say)))


def _how_much(say: Say) -> Iterator[tuple[Column, _Cell]]:
    yield Column(say("person")), lambda row, say: row.person
    yield Column(say("done"), figures=True, whole=True), lambda row, say: say.number(row.done)
    yield Column(say("fair share"), figures=True, whole=True), lambda row, say: say.number(row.entitlement)
    yield Column(say("balance"), figures=True, whole=True), lambda row, say: _signed(row.balance, say)


def _when(say: Say, narrow: bool, forced: bool) -> Iterator[tuple[Column, _Cell]]:
    if not narrow:
        yield Column(say("last served"), whole=True), lambda row, say: say.value(row.last_served or say("never"))
    yield Column(say("meetings ago"), figures=True, whole=True), lambda row, say: str(row.meetings_ago or "–")
    if not (narrow and forced):
        yield Column(say("in 12 months"), figures=True, whole=True), lambda row, say: say.number(row.times_in_12_months)
    if not narrow:
        yield Column(say("longest wait"), figures=True, whole=True), lambda row, say: say.number(row.longest_wait)


def _signed(number: float, say: Say) -> str:
    """Say a balance with its sign."""
    return ("+" if number > 0 else "") + say.number(rounded(number))


def _under(report: Fairness, summary: RoleSummary, say: Say) -> Iterator[str]:
    if summary.people:
        yield say("Largest less smallest balance: {spread}.", spread=summary.spread)
    else:
        yield say("Nobody has a share or a duty.")
    if any(row.forced_by for row in report.of(summary.role)):
        yield say(
            "Forced: no plan with the same dates, rules and earlier wishes brings the balance nearer to zero; asked "
            "where it is more than one duty off."
        )
    apart = [row.person for row in report.of(summary.role) if not row.compared and not row.fixed]
    if apart and summary.people:
        yield say("Not compared, without a share or no longer a member: {names}.", names=apart)


def _fixed(report: Fairness, say: Say) -> Iterator[str]:
    """Say what rules give to people: role by role, and in all where no role that rotates tells it."""
    told = {row.person for row in report.rows if row.role and row.fixed}
    for row in report.rows:
        if row.fixed and (row.role or row.person not in told):
            yield say("{name}, {role}: {count} ({lines})", name=row.person, role=row.label, count=row.fixed,
                      lines=", ".join(row.fixed_by))  # fmt: skip


def _debt(debt: Debt, say: Say) -> str:
    values = {"name": debt.person, "role": debt.label, "other": debt.taken_by, "date": debt.date}
    if debt.reason is None:
        return say("{name} is owed a turn as {role}: {other} took it on {date}", **values)
    return say("{name} is owed a turn as {role}: {other} took it on {date} ({reason})", **values, reason=debt.reason)
