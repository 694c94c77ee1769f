"""Plans as CSV, one row for each duty; the same columns are read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from netplan.io.cells import harmless
from netplan.plan import Plan, PlannedMeeting

__all__ = ["COLUMNS", "rota_text"]

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
    for meeting in plan.meetings:
        start, end = (moment.astimezone(ZoneInfo(plan.timezone)) for moment in (meeting.start, meeting.end))
        place = (meeting.id, str(meeting.date), f"{start:%H:%M}", f"{end:%H:%M}", meeting.venue or "")
        for duty in list(_duties(meeting)) or [("", "", "")]:
            writer.writerow([harmless(cell) for cell in (*place, *duty)])
    return stream.getvalue()


def _duties(meeting: PlannedMeeting) -> Iterator[tuple[str, str, str]]:
    yield from meeting.held()
    yield from ((slot.role, "", "open") for slot in meeting.open)
