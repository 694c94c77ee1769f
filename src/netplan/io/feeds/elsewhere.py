"""What becomes of an entry in a calendar into which it no longer belongs, while it stands in others of the plan."""

from __future__ import annotations

from collections.abc import Mapping

from netplan.domain import Deadline
from netplan.io.feeds.due import due_entries
from netplan.io.feeds.entry import Entry
from netplan.io.feeds.meetings import meeting_entries
from netplan.io.feeds.published import passed_on
from netplan.io.feeds.whose import Whose
from netplan.io.uids import meeting_uid
from netplan.language import Say
from netplan.plan import Plan

__all__ = ["elsewhere"]


def elsewhere(plan: Plan, deadlines: Mapping[str, Deadline], own: Whose) -> dict[str, Entry]:
    """Return all entries of a plan as they are to those whose calendar it is, by their ids.

    A meeting that they still come to stays, without any duty in its title. One that is nothing to them any more, and
    a task that went to somebody else, say so and leave them free. What was cancelled is cancelled.

    Parameters
    ----------
    plan
        The plan.
    deadlines
        What is due.
    own
        Whose calendar it is.
    """
    everybody, say = Whose(plan, own.problem, None, None), Say(plan.language)
    theirs = {meeting_uid(plan.network, plan.season, one.id) for one in plan.meetings if own.takes_part(one)}
    found = (*meeting_entries(plan, everybody), *due_entries(plan, deadlines, everybody))
    return {one.uid: one if one.uid in theirs or one.status == "CANCELLED" else passed_on(one, say) for one in found}
