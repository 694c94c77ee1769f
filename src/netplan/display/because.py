"""Why netplan chose what it chose, a line for each date, venue and holder."""

from __future__ import annotations

from collections.abc import Iterator

from netplan.display.blocks import Column, Table
from netplan.language import Say
from netplan.plan import Plan, PlannedMeeting

__all__ = ["because_table"]


def because_table(plan: Plan, say: Say) -> Table:
    """Show why netplan chose what it chose; no rows where a plan does not tell."""
    rows = tuple(row for meeting in plan.meetings for row in _rows(plan, meeting, say))
    columns = (
        Column(say("meeting"), whole=True), Column(say("what"), whole=True), Column(say("chosen")), Column(say("why")),
    )  # fmt: skip
    under = say("Each reason compares the plan with plans in which only this one thing is different.")
    return Table(say("Why"), columns, rows, (under,))


def _rows(plan: Plan, meeting: PlannedMeeting, say: Say) -> Iterator[tuple[str, str, str, str]]:
    order = ["date", "venue", *plan.labels]
    reasons = sorted(meeting.reasons(), key=lambda one: order.index(one[0]) if one[0] in order else len(order))
    for what, holder, text in reasons:
        if what == "date":
            yield meeting.id, say("date"), say.date(meeting.date), text
        elif what == "venue":
            yield meeting.id, say("venue"), meeting.venue or "", text
        else:
            yield meeting.id, plan.label(what), holder or "", text
