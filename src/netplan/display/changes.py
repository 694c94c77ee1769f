"""What is otherwise in a plan than in an earlier one: meeting by meeting, and for each person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from netplan.display.blocks import Block, Column, Document, Table
from netplan.display.html import document_html, document_page
from netplan.display.words import headline, hours_text, meeting_name
from netplan.language import Say, mark
from netplan.plan import Change, Changes

__all__ = ["changes_document", "changes_html", "changes_page"]

WHAT: dict[str, str] = {
    "added": mark("a new meeting"), "restored": mark("held after all"), "cancelled": mark("cancelled"),
    "moved": mark("another date"), "hours": mark("other hours"), "venue": mark("another place"),
}  # fmt: skip
"""What became of a meeting, in two words."""


def changes_document(found: Changes) -> Document:
    """Put changes into words: what is otherwise at each meeting, and whom it concerns."""
    say = Say(found.language)
    title = say("Changes: {plan}", plan=headline(found.after))
    if not found:
        return Document(found.language, title, say("Nothing has changed."), ())
    people = found.people
    status = say(
        "Something is changed at {meetings}; it concerns {people}.",
        meetings=say.plural("{count} meeting", "{count} meetings", len(found.meetings)),
        people=say.plural("{count} person", "{count} people", len(people)),
    )  # fmt: skip
    blocks: tuple[Block, ...] = (_meetings(found, say), *((_people(found, people, say),) if people else ()))
    return Document(found.language, title, status, blocks)


def changes_html(found: Changes) -> str:
    """Return changes as one ``<div>`` that takes the colours of the page around it."""
    return document_html(changes_document(found))


def changes_page(found: Changes) -> str:
    """Return changes as a whole page: no scripts, no files beside it, light and dark, fit to print."""
    return document_page(changes_document(found))


def _meetings(found: Changes, say: Say) -> Table:
    columns = (
        Column(say("meeting")), Column(say("what"), whole=True), Column(say("before")), Column(say("now")),
    )  # fmt: skip
    rows = [
        (_name(found, id_), *line)
        for id_ in found.meetings
        for _, group in groupby(found.for_meeting(id_), key=lambda one: one.what)
        for line in [_line(found, [*group], say)]
    ]  # fmt: skip
    if any(one.of_meeting for one in found):
        under = say("When and where meetings are held concerns everybody: one text for all says it.")
    else:
        under = say("All meetings are held when and where they were planned.")
    return Table(say("What changed, meeting by meeting"), columns, tuple(rows), (under,))


def _name(found: Changes, id_: str) -> str:
    return meeting_name(found.after.by_id.get(id_) or found.before.by_id[id_])


def _line(found: Changes, rows: list[Change], say: Say) -> tuple[str, str, str]:
    """Say what became of one thing: what it is, what it was, and what it is now."""
    first = rows[0]
    if first.what == "venue":
        return say("venue"), first.before or "–", first.after or "–"
    if first.what == "date":
        return say("date"), _time(found, first, say, old=True), _time(found, first, say, old=False)
    if first.what == "meeting":
        before = "–" if first.kind == "added" else say("cancelled")
        if first.kind == "cancelled":
            return say("meeting"), _time(found, first, say, old=True), say("cancelled")
        return say("meeting"), before, _time(found, first, say, old=False)
    gone = [one.person or say("open") for one in rows if one.kind in ("out", "closed")]
    come = [one.person or say("open") for one in rows if one.kind in ("in", "opened")]
    return found.after.label(first.what), ", ".join(gone) or "–", ", ".join(come) or "–"


def _time(found: Changes, one: Change, say: Say, *, old: bool) -> str:
    plan = found.before if old else found.after
    meeting = plan.by_id[one.meeting]
    return f"{say.date(meeting.date, weekday=True)} {hours_text(found.after, meeting)}"


def _people(found: Changes, people: tuple[str, ...], say: Say) -> Table:
    columns = (Column(say("person"), whole=True), Column(say("what changes")))
    rows = tuple((name, "\n".join(_lines(found, name, say))) for name in people)
    under = say("Each of them gets one letter; nobody else is written to.")
    return Table(say("Whom it concerns"), columns, rows, (under,))


def _lines(found: Changes, name: str, say: Say) -> Iterator[str]:
    """Say what changes for one person, a line for each change; of a meeting that is new, that is all there is to it."""
    mine = found.for_person(name)
    whole = {one.meeting for one in mine if one.what == "meeting"}
    for one in mine:
        words = {"meeting": _name(found, one.meeting), "role": found.after.label(one.what)}
        if one.kind == "in":
            yield say("{meeting}: now {role}", **words)
        elif one.kind == "out":
            yield say("{meeting}: no longer {role}", **words)
        elif one.what == "meeting" or one.meeting not in whole:
            yield say("{meeting}: {what}", what=say(WHAT[one.kind]), **words)
