"""The ledger as tables: the history that reads back, balances and debts, in CSV and Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from netplan.domain import HistoryRow, Problem
from netplan.io.cells import harmless
from netplan.io.history_in import SHEET
from netplan.io.workbook_out import Cell, Sheet, workbook_bytes
from netplan.plan import Fairness, FairnessRow, rounded

__all__ = ["balances_text", "history_text", "history_workbook", "ledger_workbook"]

HISTORY = ("date", "role", "member", "venue", "meeting", "instead_of", "reason")
"""The columns of a history, as it is read."""
BALANCES = (
    "person", "role", "label", "done", "fixed", "entitlement", "balance", "last_served", "meetings_ago",
    "times_in_12_months", "longest_wait", "compared", "fixed_by", "forced_by",
)  # fmt: skip
"""The columns of the balances, as in the report's frame."""
DEBTS = ("person", "role", "label", "date", "taken_by", "reason")
"""The columns of the turns that are owed."""


def history_text(problem: Problem) -> str:
    """Return a problem's history as CSV; ``history:`` in a problem's file may name it."""
    return _csv(HISTORY, ([row.date, *_others(row)] for row in problem.network.history))


def history_workbook(problem: Problem, path: Path) -> bytes:
    """Return a problem's history as a workbook; ``history:`` in a problem's file may name it."""
    return workbook_bytes((_history(problem.network.history),), problem.season.from_, path)


def balances_text(report: Fairness) -> str:
    """Return a report's balances as CSV, a row for each person and role; the role is empty for all together."""
    return _csv(BALANCES, map(_balance, report.rows))


def ledger_workbook(report: Fairness, path: Path) -> bytes:
    """Return a report as a workbook: the history that it counts, which reads back, balances and debts."""
    debts = tuple(tuple(getattr(debt, name) for name in DEBTS) for debt in report.debts)
    sheets = (
        _history(report.history),
        Sheet("balances", BALANCES, tuple(tuple(_balance(row)) for row in report.rows)),
        Sheet("debts", DEBTS, debts),
    )
    return workbook_bytes(sheets, report.as_of, path)


def _history(rows: Iterable[HistoryRow]) -> Sheet:
    """Make a sheet in which dates known to the day are dates, and all others are texts."""
    return Sheet(SHEET, HISTORY, tuple((row.day if row.precise else row.date, *_others(row)) for row in rows))


def _others(row: HistoryRow) -> Iterator[str | None]:
    yield from (getattr(row, name) for name in HISTORY[1:])


def _balance(row: FairnessRow) -> Iterator[Cell]:
    for name in BALANCES:
        value = getattr(row, name)
        if isinstance(value, tuple):
            yield ", ".join(value)
        else:
            yield rounded(value) if isinstance(value, float) else value


def _csv(headings: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(map(_cell, row) for row in rows)
    return stream.getvalue()


def _cell(cell: Cell) -> Cell:
    """Keep spreadsheets from running a text; true and false as everywhere in netplan's files."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return harmless(cell) if isinstance(cell, str) else cell
