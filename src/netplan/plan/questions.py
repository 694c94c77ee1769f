"""What is still to be asked: the dates that can matter for the plan, who has not answered, and what is known."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from netplan.domain import Answer
from netplan.domain.people import Texts
from netplan.plan.values import Written

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["AskedDate", "AskedMeeting", "Questions", "SilentPoll", "Times", "UnaskedDate"]


Times = tuple[dt.datetime, dt.datetime]
"""From when to when."""


class AskedDate(Written):
    """A date of a meeting that can be part of the best plan."""

    date: dt.date
    """The day."""
    start: dt.datetime
    """When it begins."""
    end: dt.datetime
    """When it ends."""
    ask: Texts
    """Members of that day whose answer is not known; empty where everybody has answered."""
    known: dict[str, Answer] = {}
    """What the others answered."""
    rank: int
    """Its place among the meeting's dates: 1 is to be asked about first."""

    @property
    def best(self) -> int:
        """How many members could come if everybody who is to be asked could."""
        return len(self.ask) + sum(answer is not Answer.NO for answer in self.known.values())


class UnaskedDate(Written):
    """A date of a meeting that nobody needs to be asked about."""

    date: dt.date
    """The day."""
    start: dt.datetime
    """When it begins."""
    end: dt.datetime
    """When it ends."""
    kind: Literal["impossible", "worse", "later"]
    """Why: no plan can have it; others are better whatever is answered; or there are better ones to ask about first."""
    reason: str
    """Why, as a sentence."""


class AskedMeeting(Written):
    """A meeting with the dates that are worth asking about."""

    id: str
    """Id of the meeting."""
    title: str
    """What the meeting is called."""
    decided: dt.date | None = None
    """The date, where people decided it: nobody is asked about it."""
    dates: tuple[AskedDate, ...] = ()
    """Dates that can be part of the best plan, the earliest first."""
    others: tuple[UnaskedDate, ...] = ()
    """The other dates it could have, each with the reason why nobody needs to be asked."""


class SilentPoll(Written):
    """Who was asked in a poll and has not answered."""

    poll: str
    """The poll."""
    people: dict[str, tuple[Times, ...]]
    """Members by name, each with the times that can matter and are without an answer."""


class Questions(Written):
    """What is still to be asked before a season can be planned."""

    netplan: Literal[1] = 1
    """Version of the format."""
    kind: Literal["questions"] = "questions"
    """Tells this file from others."""
    network: str
    """Id of the network."""
    title: str
    """Name of the network."""
    season: str
    """Name of the season."""
    season_from: dt.date
    """First day of the season."""
    language: str
    """Language of its sentences."""
    timezone: str
    """IANA name of the time zone of its dates."""
    members: Texts
    """Everybody, in the order in which the network lists them."""
    meetings: tuple[AskedMeeting, ...] = Field(min_length=1)
    """The meetings, in the order in which the season lists them."""
    silent: tuple[SilentPoll, ...] = ()
    """For each poll with open answers: who was asked and is silent."""
    unsure: dict[str, tuple[Times, ...]] = {}
    """Members who only said no in a poll that writes silence as no, too, each with the times that can matter."""
    never_asked: Texts = ()
    """Members who were asked about none of the dates."""
    possible: bool = True
    """Whether there is a plan if everybody who is to be asked can come."""
    proven: bool = True
    """Whether the time sufficed to look at every date; one that was not looked at counts as one that matters."""
    sentences: tuple[str, ...] = ()
    """What there is to say."""

    @property
    def count(self) -> int:
        """How many answers are wanted: a person and a date each, once for each time."""
        return sum(len(dates) for dates in self.wanted.values())

    @property
    def wanted(self) -> dict[str, tuple[Times, ...]]:
        """The times each person is to be asked about, the earliest first."""
        asked: dict[str, set[Times]] = {name: set() for name in self.members}
        for meeting in self.meetings:
            for one in meeting.dates:
                for name in one.ask:
                    asked[name].add((one.start, one.end))
        return {name: tuple(sorted(times)) for name, times in asked.items() if times}

    def frame(self) -> pd.DataFrame:
        """Return every date of every meeting that is not decided.

        Returns
        -------
        Columns ``meeting``, ``date``, ``start``, ``end``, ``ask`` (how many people are to be asked), ``people`` (their
        names), ``rank`` (1 is to be asked about first; none where the date cannot matter), ``reason`` (why not).
        """
        import pandas as pd

        rows = [
            row for meeting in self.meetings
            for row in (
                *((meeting.id, one.date, one.start, one.end, len(one.ask), ", ".join(one.ask), one.rank, "")
                  for one in meeting.dates),
                *((meeting.id, one.date, one.start, one.end, 0, "", None, one.reason) for one in meeting.others),
            )
        ]  # fmt: skip
        columns = ["meeting", "date", "start", "end", "ask", "people", "rank", "reason"]
        return pd.DataFrame(rows, columns=columns).astype({"ask": int, "rank": "Int64"})

    def invitation(self) -> str:
        """Return a text that asks everybody about the dates, to send by mail."""
        from netplan.display.questions import invitation_text

        return invitation_text(self)

    def reminder(self) -> str:
        """Return texts for those who have not answered, each with the dates that are open."""
        from netplan.display.questions import reminder_text

        return reminder_text(self)

    def __str__(self) -> str:
        return "\n".join(self.sentences)

    def _repr_html_(self) -> str:
        from netplan.display.html import questions_html

        return questions_html(self)
