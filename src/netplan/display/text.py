"""Plans, fairness reports and findings on a terminal.

``console.print(PlanText(plan))`` fits the console: one column per role where there is room,
else all roles in one.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from rich import box, table
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.text import Text

from netplan.display.blocks import Block, Document, Points, Table
from netplan.display.content import findings_table, plan_document, windows_table
from netplan.display.ledger import fairness_document
from netplan.display.outlook import outlook_document
from netplan.display.polls import poll_points
from netplan.display.questions import questions_document
from netplan.display.repairs import repairs_document
from netplan.display.survey import audit_blocks
from netplan.domain import Problem
from netplan.language import Say
from netplan.plan import Fairness, Finding, Outlook, Plan, PollReading, Questions, Repairs

__all__ = [
    "AuditText", "DocumentText", "FairnessText", "FindingsText", "OutlookText", "PlanText", "PollsText",
    "QuestionsText", "RepairsText", "WindowsText", "fairness_text",
]  # fmt: skip

BROKEN_WIDTH = 16
"""A column whose cells may be broken into lines is readable from this width on."""


@dataclass(frozen=True)
class PlanText:
    """A plan that rich can print."""

    plan: Plan

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Set the plan for the width at hand."""
        document = plan_document(self.plan)
        if not all(_fits(block, options.max_width) for block in document.blocks[:1]):
            document = plan_document(self.plan, stacked=True)
        yield from _set_document(document)


@dataclass(frozen=True)
class DocumentText:
    """Any document, for rich to print."""

    document: Document

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Set its blocks one below the other."""
        yield from _set_document(self.document)


@dataclass(frozen=True)
class OutlookText:
    """A look ahead that rich can print."""

    found: Outlook

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Set what there is to know, then who waits."""
        yield from _set_document(outlook_document(self.found))


@dataclass(frozen=True)
class PollsText:
    """How polls were read, for rich to print."""

    read: tuple[PollReading, ...]
    say: Say

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Set what was read of each poll, and what was not."""
        for one in self.read:
            yield from _set_block(poll_points(one, self.say))


@dataclass(frozen=True)
class QuestionsText:
    """What is still to be asked, for rich to print."""

    found: Questions

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Set what there is to know, the dates, and who is silent."""
        yield from _set_document(questions_document(self.found))


@dataclass(frozen=True)
class RepairsText:
    """What would make a season possible, for rich to print."""

    found: Repairs

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Set what can be done, then the plan that each repair yields."""
        yield from _set_document(repairs_document(self.found))


@dataclass(frozen=True)
class FairnessText:
    """A fairness report that rich can print."""

    report: Fairness

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Set the report for the width at hand."""
        document = fairness_document(self.report)
        if not all(_fits(block, options.max_width) for block in document.blocks):
            document = fairness_document(self.report, narrow=True)
        yield from _set_document(document)


def fairness_text(report: Fairness) -> str:
    """Return a fairness report as plain text, 100 letters wide."""
    stream = io.StringIO()
    Console(file=stream, width=100, color_system=None, highlight=False).print(FairnessText(report))
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines())


@dataclass(frozen=True)
class FindingsText:
    """Findings that rich can print."""

    findings: tuple[Finding, ...]
    say: Say

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Set the findings as a table, or say that there are none."""
        yield from _set_block(findings_table(self.findings, self.say))


@dataclass(frozen=True)
class AuditText:
    """The audit of a plan, for rich to print."""

    problem: Problem
    plan: Plan
    findings: tuple[Finding, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Set the findings, the load, the shortest rests and the vacancies."""
        for block in audit_blocks(self.problem, self.plan, self.findings):
            yield from _set_block(block)


@dataclass(frozen=True)
class WindowsText:
    """How the windows of a problem were read, for rich to print."""

    problem: Problem

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Set the windows as a table."""
        yield from _set_block(windows_table(self.problem, self.problem.say))


def _fits(block: Block, width: int) -> bool:
    if isinstance(block, Points):
        return True
    return sum(_least(block, index) + 2 for index in range(len(block.columns))) <= width


def _least(block: Table, index: int) -> int:
    """Return the width below which a column is hard to read."""
    cells = [block.columns[index].title, *(row[index] for row in block.rows)]
    longest = max(map(cell_len, cells))
    if block.columns[index].whole:
        return longest
    word = max(cell_len(word) for cell in cells for word in cell.split() or [""])
    return min(longest, max(word, BROKEN_WIDTH))


def _set_document(document: Document) -> Iterable[Text | table.Table | Padding]:
    yield Text(document.title, style="bold")
    yield Text(document.status)
    for block in document.blocks:
        yield from _set_block(block)


def _set_block(block: Block) -> Iterable[Text | table.Table | Padding]:
    yield Text()
    yield Text(block.caption, style="bold")
    if isinstance(block, Points):
        yield from (_point(sentence) for sentence in block.sentences)
    elif block.rows:
        yield _set_table(block)
        yield from (Text(sentence, style="dim") for sentence in block.under)


def _point(sentence: str) -> table.Table:
    grid = table.Table.grid(padding=(0, 1))
    grid.add_column()
    grid.add_column(overflow="fold")  # a long path is broken into lines, never cut
    grid.add_row(Text("-"), Text(sentence, overflow="fold"))
    return grid


def _set_table(block: Table) -> table.Table:
    tall = any("\n" in cell for row in block.rows for cell in row)
    shown = table.Table(box=box.SIMPLE_HEAD, padding=(0, 2, 0, 0), pad_edge=False, show_edge=False, show_lines=tall)
    for column in block.columns:
        shown.add_column(
            Text(column.title), justify="right" if column.figures else "left", no_wrap=column.whole, overflow="fold"
        )
    for row in block.rows:
        shown.add_row(*map(Text, row))
    return shown
