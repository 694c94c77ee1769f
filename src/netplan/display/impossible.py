"""The page of a season that cannot be planned: what would help comes first, then what clashes."""

from __future__ import annotations

from netplan.display.blocks import Block, Column, Document, Points, Table
from netplan.display.repairs import TOGETHER, counted, impossible_status, price_text, prices_text, what_to_do
from netplan.display.words import expected_text
from netplan.language import Say
from netplan.plan import Conflict, PlannedMeeting, Repairs

__all__ = ["impossible_document"]

MANY = 5
"""So many meetings are told with every repair; of more, only those that are not alike in all plans."""


def impossible_document(found: Repairs, clash: Conflict, file: str) -> Document:
    """Put into words why a season cannot be planned and what can be done.

    Parameters
    ----------
    found
        What would make it possible.
    clash
        What stands in the way.
    file
        The name of the file, for what to type next.
    """
    say = Say(found.language)
    blocks: list[Block] = [*counted(found, say)]
    if found:
        commands = (
            say("netplan repair {file} shows the whole plan that each of them yields.", file=file),
            say("Ask those concerned; then netplan repair {file} --apply 1 makes change no. 1 in the file.", file=file),
        )
        blocks += [_choices(found, say), Points(say("What to do next"), commands)]
    title = f"{found.title}, {found.season}"
    if clash:
        blocks.append(Points(say("These rules clash, even if nothing else were asked"), clash.sentences))
    return Document(found.language, title, impossible_status(found, say), tuple(blocks))


def _choices(found: Repairs, say: Say) -> Table:
    """Show what can be done, what it costs, and when the meetings are then."""
    told = _told(found)
    meetings = ["\n".join(_meeting(one, say) for one in repair.plan.meetings if one.id in told) for repair in found]
    unlike = any(meetings) and (len(found) == 1 or len(set(meetings)) > 1)
    columns = (
        Column(say("no."), figures=True, whole=True), Column(say("what to do")),
        Column(say("price"), figures=True, whole=True),
        *((Column(say("the meetings are then")),) if unlike else ()),
    )  # fmt: skip
    rows = tuple(
        (str(number), what_to_do(repair, say), price_text(repair, say), *((then,) if unlike else ()))
        for number, (repair, then) in enumerate(zip(found, meetings, strict=True), start=1)
    )
    under = [prices_text(found, say), say(TOGETHER)]
    if told and not unlike:
        under.append(say("With any of them the meetings are: {meetings}.", meetings=", ".join(meetings[0].split("\n"))))
    if told:
        under.append(say("In brackets: how many of the members are expected."))
    return Table(say("What can be done"), columns, rows, tuple(under))


def _told(found: Repairs) -> frozenset[str]:
    """Return the meetings that are told with each repair."""
    plans = [{one.id: (one.date, one.venue, one.attendance) for one in repair.plan.meetings} for repair in found]
    known = frozenset(one for plan in plans for one in plan)
    if len(known) <= MANY:
        return known
    unlike = frozenset(one for one in known if len({plan.get(one) for plan in plans}) > 1)
    return unlike if len(unlike) <= MANY else frozenset()


def _meeting(meeting: PlannedMeeting, say: Say) -> str:
    when = say.date(meeting.date, weekday=True)
    expected = expected_text(meeting, say)
    if meeting.venue:
        when = say("{day} in {venue}", day=when, venue=meeting.venue)
    return f"{meeting.id} {when}" + (f" ({expected})" if expected else "")
