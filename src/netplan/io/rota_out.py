"""Plans in CSV and Excel, one row for each duty; the same columns are read back."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from netplan.io.cells import harmless
from netplan.io.workbook_out import Sheet, workbook_bytes
from netplan.plan import Plan, PlannedMeeting

__all__ = ["COLUMNS", "SHEET", "rota_text", "rota_workbook"]

SHEET = "plan"
"""The sheet of a workbook that holds the rota."""
COLUMNS = ("meeting", "date", "start", "end", "venue", "role", "person", "state")
"""The columns of a rota; ``start`` and ``end`` are local times of day."""


def rota_text(plan: Plan) -> str:
    """Return a plan as CSV.

    Open slots have no person and the state ``open``; a meeting without any duty has one row without a role.
    Cells that a spreadsheet would run begin with an apostrophe.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in (id_, str(day), *cells)] for id_, day, *cells in _rows(plan))
    return stream.getvalue()


def rota_workbook(plan: Plan, path: Path) -> bytes:
    """Return a plan as an Excel workbook with the rows of :func:`rota_text`; dates are dates there."""
    first = plan.season_from or min((meeting.date for meeting in plan.meetings), default=dt.date(1980, 1, 1))
    return workbook_bytes((Sheet(SHEET, COLUMNS, tuple(_rows(plan))),), first, path)


def _rows(plan: Plan) -> Iterator[tuple[str, dt.date, str, str, str, str, str, str]]:
    for meeting in plan.meetings:
        start, end = (moment.astimezone(ZoneInfo(plan.timezone)) for moment in (meeting.start, meeting.end))
        for duty in list(_duties(meeting)) or [("", "", "")]:
            yield meeting.id, meeting.date, f"{start:%H:%M}", f"{end:%H:%M}", meeting.venue or "", *duty


def _duties(meeting: PlannedMeeting) -> Iterator[tuple[str, str, str]]:
    yield from meeting.held()
    yield from ((slot.role, "", "open") for slot in meeting.open)
