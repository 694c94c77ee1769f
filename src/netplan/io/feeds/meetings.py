"""The meetings of a plan as entries of a calendar."""

from __future__ import annotations

from collections.abc import Iterator

from netplan.display.words import meeting_name, role_text
from netplan.io.feeds.entry import Entry
from netplan.io.feeds.published import cancelled
from netplan.io.feeds.whose import Whose, used_roles
from netplan.io.uids import meeting_uid
from netplan.language import Say
from netplan.plan import Plan, PlannedMeeting

__all__ = ["meeting_entries"]


def meeting_entries(plan: Plan, own: Whose) -> Iterator[Entry]:
    """Yield an entry for each meeting, and for each that was cancelled.

    Parameters
    ----------
    plan
        The plan.
    own
        Whose calendar it is.
    """
    say, gone = Say(plan.language), {meeting.id for meeting in plan.cancelled}
    for meeting in plan.all_meetings:
        if own.has(meeting):
            entry = _entry(plan, meeting, own, say)
            yield cancelled(entry, say) if meeting.id in gone else entry


def _entry(plan: Plan, meeting: PlannedMeeting, own: Whose, say: Say) -> Entry:
    name = f"{plan.title or plan.network}: {meeting_name(meeting)}"
    return Entry(
        uid=meeting_uid(plan.network, plan.season, meeting.id), start=meeting.start, end=meeting.end,
        summary=own.title(meeting, name, say), description=_description(plan, meeting, say), location=meeting.venue,
        status="TENTATIVE" if meeting.state("date") == "tentative" else "CONFIRMED", sequence=meeting.sequence,
    )  # fmt: skip


def _description(plan: Plan, meeting: PlannedMeeting, say: Say) -> str:
    texts = {role: role_text(plan, meeting, role, say) for role in used_roles(plan)}
    return "\n".join(f"{plan.label(role)}: {text}" for role, text in texts.items() if text)
