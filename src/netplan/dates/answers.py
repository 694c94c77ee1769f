"""What each person answered about a span of time, from polls, lists and absences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from netplan.dates.closures import closures
from netplan.dates.hours import WHOLE_DAY, read_times
from netplan.domain import Answer, Poll, Problem
from netplan.domain.availability import covers
from netplan.errors import InputError, together
from netplan.language import Message, mark, message

__all__ = ["AnswerBook"]

_ABLE = (Answer.YES, Answer.NOT_PREFERRED, Answer.IF_NEED_BE)
_STRICTEST = (Answer.NO, Answer.IF_NEED_BE, Answer.NOT_PREFERRED, Answer.YES, Answer.NO_ANSWER)


class _Said(NamedTuple):
    """One answer to one stretch of a day, in local time."""

    start: datetime
    end: datetime
    answer: Answer
    source: str
    overlaps: bool = False
    """Whether it counts wherever it overlaps, as every no does."""

    def counts(self, start: datetime, end: datetime) -> bool:
        """Tell whether it says something about a span: a no where they overlap, the rest where it covers."""
        if self.overlaps or self.answer is Answer.NO:
            return self.start < end and start < self.end
        return self.start <= start and end <= self.end


def _source(poll: Poll) -> Message:
    return message("the poll {name}", name=poll.name)


class _Entry(NamedTuple):
    """One entry of a list: who says what of which times."""

    member: str
    answer: Answer
    text: str
    field: str
    source: str
    zone: ZoneInfo | None = None
    """The zone of its hours, where it stands from season to season."""


class AnswerBook:
    """Who can come when, as far as people said.

    Parameters
    ----------
    problem
        Whose polls, calendars, lists of answers, absences and closed organisations are read.

    Raises
    ------
    InputError
        For an entry that cannot be read, with its field.
    """

    def __init__(self, problem: Problem) -> None:
        self._zone = problem.network.zone
        self._season = problem.season
        self._members = problem.network.members
        self._said: dict[str, dict[date, list[_Said]]] = {}
        self._anyway = {name: frozenset(days) for name, days in problem.season.availability.anyway.items()}
        self._known: dict[tuple[str, datetime, datetime], Answer] = {}
        self._slotted = {_source(poll) for poll in problem.season.availability.polls if poll.slots}
        for name, taken in self._taken():
            self._add(name, taken)
        wrong: list[InputError] = []
        for name, start, end, answer, source in self._polled():
            self._add(name, _Said(start, end, answer, source))
        for entry in self._written():
            try:
                for said in self._read(entry):
                    self._add(entry.member, said)
            except InputError as error:
                wrong.append(error)
        try:
            for name, start, end, source in closures(problem):
                self._add(name, _Said(start, end, Answer.NO, source))
        except InputError as error:
            wrong.extend(error.all())
        if wrong:
            raise together(wrong)

    def of(self, member: str, start: datetime, end: datetime) -> Answer:
        """Return what a member answered about a span of one day; the strictest answer wins, and ``anyway`` before all.

        Parameters
        ----------
        member
            Name of the member.
        start, end
            Aware, or in the network's local time.
        """
        if member not in self._said and member not in self._anyway:
            return Answer.NOT_ASKED
        key = (member, start, end)
        if key not in self._known:  # rules ask for the same again and again
            self._known[key] = self._strictest(*key)
        return self._known[key]

    def _strictest(self, member: str, start: datetime, end: datetime) -> Answer:
        start, end = self._local(start), self._local(end)
        if start.date() in self._anyway.get(member, ()):
            return Answer.YES
        said = self._said.get(member, {}).get(start.date(), ())
        given = {one.answer for one in said if one.counts(start, end)}
        given |= self._across_slots(said, start, end)
        return next((answer for answer in _STRICTEST if answer in given), Answer.NOT_ASKED)

    def _across_slots(self, said: Iterable[_Said], start: datetime, end: datetime) -> set[Answer]:
        """Return what was said of the slots that a span takes up, where they cover it without a gap."""
        found: set[Answer] = set()
        for source in self._slotted:
            slots = [one for one in said if one.source == source and one.start < end and start < one.end]
            if covers(((one.start, one.end) for one in slots), start, end):
                found |= {one.answer for one in slots}
        return found

    def contradictions(self) -> tuple[Message, ...]:
        """Return who said in one place that they can come, and in another that they cannot, about the same time."""
        said = {
            Answer.YES: mark("{name} says yes in {first} and no in {second}: {days}"),
            Answer.NOT_PREFERRED: mark('{name} says "rather not" in {first} and no in {second}: {days}'),
            Answer.IF_NEED_BE: mark('{name} says "if need be" in {first} and no in {second}: {days}'),
        }
        return tuple(
            message(said[answer], name=name, first=able, second=no, days=sorted(days))
            for name in self._said
            for (answer, able, no), days in self._clashes(name).items()
        )

    def _clashes(self, member: str) -> dict[tuple[Answer, str, str], set[date]]:
        """Return the days of each pair of sources that contradict each other, by what the first says.

        Somebody who can come if need be may pencil it into a calendar: what counts wherever it overlaps is no word.
        """
        found: dict[tuple[Answer, str, str], set[date]] = defaultdict(set)
        for day, said in self._said[member].items():
            able = [one for one in said if one.answer in _ABLE and not one.overlaps]
            for no in (one for one in said if one.answer is Answer.NO):
                for one in able:
                    if one.source != no.source and no.counts(*self._meant(one)):
                        found[one.answer, one.source, no.source].add(day)
        return found

    def _meant(self, yes: _Said) -> tuple[datetime, datetime]:
        """Return when somebody can come who said yes: a yes without hours is meant for the hours of the meetings."""
        if (yes.start.time(), yes.end.time()) != WHOLE_DAY[0]:
            return yes.start, yes.end
        used = [self._season.time, *(one.time for one, _, _ in self._season.written() if one.time)]
        day = yes.start.date()
        first, last = min(hours.start for hours in used), max(hours.end for hours in used)
        return datetime.combine(day, first), datetime.combine(day, last)

    def _local(self, moment: datetime) -> datetime:
        if moment.tzinfo is None:
            return moment
        return (moment if moment.tzinfo is self._zone else moment.astimezone(self._zone)).replace(tzinfo=None)

    def _add(self, member: str, said: _Said) -> None:
        self._said.setdefault(member, {}).setdefault(said.start.date(), []).append(said)

    def _polled(self) -> Iterator[tuple[str, datetime, datetime, Answer, str]]:
        """Yield every answer to a poll: who, from when to when, what, and the poll."""
        for poll in self._season.availability.polls:
            spans = [option.span() for option in poll.options]
            source = _source(poll)
            for name, answers in poll.answers.items():
                for (start, end), answer in zip(spans, answers, strict=True):
                    yield name, start, end, answer, source

    def _taken(self) -> Iterator[tuple[str, _Said]]:
        """Yield whose calendar is taken on each day; a free one says nothing."""
        first, last = self._season.from_, self._season.to
        for name, calendars in self._season.availability.calendars.items():
            for calendar in calendars:
                source = message("the calendar {name}", name=calendar.name)
                for answer, spans in ((Answer.NO, calendar.busy), (Answer.IF_NEED_BE, calendar.tentative)):
                    for start, end in (part for span in spans for part in span.days(first, last)):
                        yield name, _Said(start, end, answer, source, overlaps=True)

    def _written(self) -> Iterator[_Entry]:
        """Yield every entry of the lists, and what members always say."""
        given = self._season.availability
        for name, answers in given.answers.items():
            for answer in (Answer.YES, Answer.NOT_PREFERRED, Answer.IF_NEED_BE, Answer.NO):
                for number, text in enumerate(getattr(answers, answer)):
                    field = f"season.availability.answers.{name}.{answer}[{number}]"
                    yield _Entry(name, answer, text, field, message("the list of answers"))
        for name, entries in given.away.items():
            for number, text in enumerate(entries):
                field = f"season.availability.away.{name}[{number}]"
                yield _Entry(name, Answer.NO, text, field, message("the list of absences"))
        for place, member in enumerate(self._members):
            zone = ZoneInfo(member.timezone) if member.timezone else self._zone
            for number, text in enumerate(member.away):
                field = f"network.members[{place}].away[{number}]"
                yield _Entry(member.name, Answer.NO, text, field, message("the standing absences"), zone)

    def _read(self, entry: _Entry) -> Iterator[_Said]:
        """Read one entry: days in words, with or without hours."""
        first, last = self._season.from_, self._season.to
        standing = entry.zone is not None
        times = [read_times(entry.text, first, last, entry.answer, entry.field, standing)]
        if entry.zone not in (None, self._zone):  # where it is another day already, or still
            around = (first - timedelta(days=1), last + timedelta(days=1))
            times += [read_times(entry.text, day, day, entry.answer, entry.field, standing) for day in around]
        for start, end in (span for one in times for span in one.spans()):
            for begin, until in self._here(start, end, entry.zone):
                yield _Said(begin, until, entry.answer, entry.source, overlaps=entry.answer is Answer.NOT_PREFERRED)

    def _here(self, start: datetime, end: datetime, zone: ZoneInfo | None) -> Iterator[tuple[datetime, datetime]]:
        """Yield the parts of a stretch of time of another zone, by the days of the network's own."""
        if zone is None or zone == self._zone:
            yield start, end
            return
        start, end = self._local(start.replace(tzinfo=zone)), self._local(end.replace(tzinfo=zone))
        while start < end:
            midnight = datetime.combine(start.date() + timedelta(days=1), time.min)
            yield start, min(end, midnight)
            start = midnight
