"""How polls were read: on a screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from netplan.display.blocks import Points
from netplan.domain import Answer
from netplan.language import Say
from netplan.plan import HOW, PollReading

__all__ = ["poll_points"]

NAMED = {
    "rallly": "Rallly", "framadate": "Framadate", "nextcloud": "Nextcloud Polls", "newdle": "newdle",
    "bitpoll": "Bitpoll", "doodle": "Doodle", "timeful": "Timeful", "crabfit": "Crab Fit",
}  # fmt: skip
FEW = 8
"""Of more things than these only the first are told."""


def poll_points(read: PollReading, say: Say) -> Points:
    """Put into words what was read of a poll, and what was not."""
    return Points(say("What was read of {poll}", poll=read.poll.name), tuple(_sentences(read, say)))


def _sentences(read: PollReading, say: Say) -> Iterator[str]:
    service = NAMED.get(read.layout)
    yield say("A file of {service}.", service=service) if service else say("A table of names and dates.")
    yield _people(read, say)
    yield from _recognised(read, say)
    if read.strangers:
        yield say("No members, so their answers count nowhere: {names}.", names=_few(read.strangers, say))
    if read.unsure:
        yield say("Only no, which this service writes for no answer, too: {names}.", names=_few(read.unsure, say))
    yield _dates(read, say)
    if read.outside:
        days = list(dict.fromkeys(option.day for option in read.outside))
        yield say("In no meeting's window: {days}.", days=_few([say.date(day) for day in days], say))
    for one in read.ignored[:FEW]:
        where = say(" (line {line})", line=str(one.line)) if one.line else ""
        yield say("Left out: {what}.", what=say.value(one.said) + where)
    if len(read.ignored) > FEW:
        yield say("Left out as well: {count} more.", count=len(read.ignored) - FEW)
    for note in read.notes:
        said = say.value(note)
        yield say("{sentence}.", sentence=said[:1].upper() + said[1:])


def _people(read: PollReading, say: Say) -> str:
    members = list(dict.fromkeys(one.member for one in read.people))
    silent = [name for name in members if set(read.poll.answers.get(name, ())) <= {Answer.NO_ANSWER}]
    if silent:
        return say("Members in it: {count}; without any answer: {names}.", count=len(members),
                   names=_few(silent, say))  # fmt: skip
    if read.unsure:
        return say("Members in it: {count}.", count=len(members))
    return say("Members in it: {count}; all have answered.", count=len(members))


def _recognised(read: PollReading, say: Say) -> Iterator[str]:
    """Say who is written otherwise than the member who is meant."""
    other = [one for one in read.people if one.written != one.member]
    told = [say("{written} is {member} ({how})", written=one.written, member=one.member, how=say(HOW[one.how]))
            for one in other]  # fmt: skip
    if told:
        yield say("Recognised: {people}.", people=_few(told, say))


def _dates(read: PollReading, say: Say) -> str:
    counts = Counter(meeting for one in read.options for meeting in one.meetings)
    parts = [say("{meeting} ({count})", meeting=meeting, count=count) for meeting, count in counts.items()]
    if not parts:
        return say("Dates in it: {count}, for no meeting.", count=len(read.options))
    return say("Dates in it: {count}, for {meetings}.", count=len(read.options), meetings=parts)


def _few(things: list[str] | tuple[str, ...], say: Say) -> str:
    if len(things) <= FEW:
        return say.list(things)
    return say("{things} and {count} more", things=", ".join(things[:FEW]), count=len(things) - FEW)
