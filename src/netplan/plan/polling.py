"""How a poll was read: who was recognised, which meetings its dates are for, what was left out."""

from __future__ import annotations

from dataclasses import dataclass

from netplan.domain import Option, Poll
from netplan.language import Message, mark

__all__ = ["HOW", "MatchedPerson", "PassedOver", "PollReading", "PolledOption"]

HOW = {
    "email": mark("by e-mail"),
    "name": mark("by name"),
    "alias": mark("by another name"),
    "first_name": mark("by first name"),
    "short": mark("by a short or longer form"),
    "written": mark("as written"),
}
"""How a person in a poll was recognised; ``written``: without a network there is nobody to compare with."""


@dataclass(frozen=True, slots=True)
class MatchedPerson:
    """A person of a poll and the member that is meant.

    Parameters
    ----------
    written
        The name in the poll.
    member
        Name of the member.
    how
        How the member was recognised, a key of ``HOW``.
    """

    written: str
    member: str
    how: str


@dataclass(frozen=True, slots=True)
class PolledOption:
    """A date of a poll and the meetings that could take place on it.

    Parameters
    ----------
    option
        The date, in the network's time zone.
    meetings
        Ids of the meetings whose window has it; none where the poll was read without a network.
    """

    option: Option
    meetings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something in the file of a poll that was not used.

    Parameters
    ----------
    said
        What it is, and why it was not used.
    line, column
        Where it stands, counted from 1, where it has one place.
    """

    said: Message
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class PollReading:
    """What was read of a poll.

    Parameters
    ----------
    layout
        Whose layout the file has: ``rallly``, ``framadate``, ``nextcloud``, ``newdle``, ``bitpoll``, ``doodle``,
        ``timeful``, ``crabfit``, or ``grid`` for a plain table of names and dates.
    poll
        The poll, with the members by their proper names.
    people
        Everybody who was recognised, in the file's order.
    strangers
        People who answered and are no members; their answers count nowhere.
    unsure
        Members who only said no in a layout that writes silence as no.
    options
        The dates, each with the meetings that could use it; of a grid of short slots its days.
    outside
        Dates that lie in no meeting's window; empty without a network.
    ignored
        What was not used, and why.
    notes
        How dates, hours and time zones were taken.
    emails
        The addresses in the file, by the names as written.
    """

    layout: str
    poll: Poll
    people: tuple[MatchedPerson, ...] = ()
    strangers: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    options: tuple[PolledOption, ...] = ()
    outside: tuple[Option, ...] = ()
    ignored: tuple[PassedOver, ...] = ()
    notes: tuple[Message, ...] = ()
    emails: tuple[tuple[str, str], ...] = ()
