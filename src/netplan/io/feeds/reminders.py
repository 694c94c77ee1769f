"""What was due as published: read back from the entries, for whoever publishes again without saying it anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from netplan.display.words import meeting_name
from netplan.domain import Deadline, Problem
from netplan.io.feeds.due import CALLED
from netplan.io.feeds.entry import Entry
from netplan.io.feeds.published import Published
from netplan.io.feeds.whose import used_roles
from netplan.io.uids import letters, meeting_uid
from netplan.language import Say
from netplan.plan import Plan, PlannedMeeting

__all__ = ["published_deadlines", "stated_deadlines"]


def stated_deadlines(problem: Problem | None) -> Mapping[str, Deadline] | None:
    """Return what is due as the network says it; none where it does not say, which is not the same as nothing."""
    if problem is None or "deadlines" not in problem.network.model_fields_set:
        return None
    return problem.network.deadlines


def published_deadlines(published: Published, plan: Plan) -> dict[str, Deadline]:
    """Return what is due as a calendar says it that was published; nothing where it reminds of nothing.

    Parameters
    ----------
    published
        The calendar.
    plan
        A plan of the same network and season: it knows what roles are called.
    """
    entries = {uid: one for uid, one in published.of(plan).items() if one.status != "CANCELLED"}
    if {one.timed for one in entries.values()} != {True, False}:
        return {}
    say, labels = Say(published.language or plan.language), {plan.label(role): role for role in used_roles(plan)}
    meetings = {one.id: one for one in published.plan(plan).meetings}
    found: dict[str, Deadline] = {}
    for meeting, what, entry in _due(entries, meetings, plan):
        label = entry.summary.partition(f": {meeting_name(meeting)}: ")[2]
        usual = what in CALLED and label == say(CALLED[what])
        by = [labels[line.partition(": ")[0]] for line in entry.description.splitlines()[1:]
              if line.partition(": ")[0] in labels]  # fmt: skip
        known = found[what].by if what in found else ()
        found[what] = Deadline(
            days=(entry.start - meeting.date).days, by=tuple(dict.fromkeys((*known, *by))),
            label=None if usual or not label else label,
        )  # fmt: skip
    return found


def _due(
    entries: Mapping[str, Entry], meetings: Mapping[str, PlannedMeeting], plan: Plan
) -> Iterator[tuple[PlannedMeeting, str, Entry]]:  # fmt: skip
    """Yield each entry that is due, with its meeting and its word."""
    for uid, entry in entries.items():
        for id_, meeting in meetings.items():
            begins = letters(f"{plan.network}-{plan.season}-{id_}-").strip("-") + "-"
            what = uid[len(begins) :].partition("-due")[0]
            if uid == meeting_uid(plan.network, plan.season, f"{id_}-{what}-due"):
                yield meeting, what, entry
