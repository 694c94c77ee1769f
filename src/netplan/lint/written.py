"""What the texts of a file say beside what is planned: weekdays, days, years and hours that disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from netplan.dates import WEEKDAYS, candidate_years, candidates, read_window
from netplan.dates.calendar import Calendar
from netplan.dates.mentions import DayMention, days_in, hours_in
from netplan.domain import Hours, Meeting, Problem
from netplan.errors import InputError
from netplan.language import Message, message
from netplan.plan import Finding, Level

__all__ = ["calendar_hours", "days", "hours", "polled_hours", "weekdays", "years"]

AROUND = 6
"""So many years before and after a written day are looked at: every weekday comes round."""
MANY = 3
"""So many spans of hours in one text are an agenda, whose items are no times of the meeting."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that stands with a meeting or a series."""

    meeting: Meeting
    about: str
    text: str
    is_window: bool


def _texts(problem: Problem) -> Iterator[_Text]:
    """Yield what stands in the titles and under "says"."""
    for entry, about, ids in problem.season.written():
        for text in (entry.title, entry.says) if ids else ():
            if text:
                yield _Text(problem.by_id[ids[0]], about, text, text == entry.says and _readable(problem, text))


def _readable(problem: Problem, text: str) -> bool:
    """Tell whether a text can be read as a window; it is then compared with the window."""
    try:
        read_window(text, problem.season.from_, problem.season.to)
    except InputError:
        return False
    return True


def _meant(problem: Problem, one: DayMention) -> tuple[date, ...]:
    return one.days(problem.season.from_, problem.season.to)


def weekdays(problem: Problem) -> Iterator[Finding]:
    """Yield days that are written with a weekday on which they do not fall."""
    for place in _texts(problem):
        for one in days_in(place.text):
            days, weekday = _meant(problem, one), one.written.weekday
            if weekday is None or not days or any(day.weekday() == weekday for day in days):
                continue
            yield Finding("weekday", (place.about,), 1, "dates", Level.WARNING, _wrong_weekday(place, one, days[0]))


def _wrong_weekday(place: _Text, one: DayMention, day: date) -> Message:
    """Say on which weekday a day falls, and which day or year may be meant."""
    weekday = one.written.weekday or 0
    near = next(other for n in (1, -1, 2, -2, 3, -3) if (other := day + timedelta(days=n)).weekday() == weekday)
    years = [year for year in range(day.year - AROUND, day.year + AROUND + 1)
             if (other_day := one.written.in_year(year)) and other_day.weekday() == weekday]  # fmt: skip
    return message(
        '"{text}" ({meeting}): {day} is a {weekday}; perhaps {near} is meant, or {date} in {years}',
        text=one.text, meeting=place.about, day=day, weekday=WEEKDAYS[day.weekday()], near=near,
        date=one.written.said, years=[*map(str, years)],
    )  # fmt: skip


def years(problem: Problem) -> Iterator[Finding]:
    """Yield days without a year that are no meeting days this season, where another year has them all."""
    season, network = problem.season, problem.network
    found = [(place.about, one) for place in _texts(problem) for one in days_in(place.text)
             if one.written.year is None and one.its_own]  # fmt: skip
    calendar = Calendar(network, season)
    against: list[Message] = []
    for _, one in found:
        reasons = {day: calendar.reason(day) for day in _meant(problem, one)
                   if one.written.weekday is None or day.weekday() == one.written.weekday}  # fmt: skip
        if reasons and all(reasons.values()) and one.written.weekday is None:
            against += [message("{date}: {reason}", date=day, reason=why) for day, why in reasons.items()]
    if len(found) < 2 or not against:
        return
    rows = candidate_years(
        [one.text for _, one in found], range(season.from_.year - AROUND, season.to.year + AROUND + 1),
        weekdays=season.weekdays, holidays=network.holidays, closed=[closed.text for closed in network.closed],
    )  # fmt: skip
    fitting = [str(row.year) for row in rows if row.fits]
    if fitting:
        said = message(
            "{texts} are written without a year and are no meeting days this season ({reasons}); all of them are in "
            "{years}", texts=[f'"{one.text}"' for _, one in found], reasons=against, years=fitting,
        )  # fmt: skip
        about = tuple(dict.fromkeys(about for about, _ in found))
        yield Finding("year", about, len(against), "dates", Level.WARNING, said)


def days(problem: Problem) -> Iterator[Finding]:
    """Yield the one day that a text gives, where its meeting is not held on it."""
    for place in _texts(problem):
        own = [one for one in days_in(place.text) if one.its_own]
        written = _meant(problem, own[0]) if len(own) == 1 and not place.is_window else ()
        if not written or own[0].written.weekday not in (None, *(day.weekday() for day in written)):
            continue  # nothing is clear, or the weekday is remarked on already
        meeting = place.meeting
        if meeting.date is not None and meeting.date.value not in written:
            said = message('"{text}" ({meeting}): the date is {day}', text=own[0].text, meeting=place.about,
                           day=meeting.date.value)  # fmt: skip
        elif meeting.date is None and not {*written} & {one.day for one in candidates(problem).by_meeting[meeting.id]}:
            said = message('"{text}" ({meeting}) is none of the dates in {window}', text=own[0].text,
                           meeting=place.about, window=candidates(problem).readings[meeting.id])  # fmt: skip
        else:
            continue
        yield Finding("written_day", (place.about,), 1, "dates", Level.WARNING, said)


@dataclass(frozen=True, slots=True)
class _Slip:
    """Hours that are the meeting's in UTC, or the other way round."""

    ahead: Fraction
    """By how many hours the time zone is ahead of UTC on that day."""
    written: Hours
    """The hours in the text or poll."""
    meant: Hours
    """The hours of the meeting."""
    there: bool
    """Whether the text or poll is in UTC; else the meeting's time is."""

    def finding(self, about: str, what: Message) -> Finding:
        """Return the warning."""
        count = abs(self.ahead)
        length = message("one hour") if count == 1 else message("{count} hours", count=count)
        off = (message("exactly {length} early", length=length) if self.ahead > 0
               else message("exactly {length} late", length=length))  # fmt: skip
        words = {"what": what, "off": off, "written": str(self.written.model_dump()),
                 "meant": str(self.meant.model_dump())}  # fmt: skip
        said = (
            message("{what}: {written} is {off} against the time {meant}: these are the times in UTC", **words)
            if self.there
            else message("{what}: the time {meant} is {off} against {written}: it is the time in UTC", **words)
        )
        return Finding("time_zone", (about,), count, "hours", Level.WARNING, said)


def hours(problem: Problem) -> Iterator[Finding]:
    """Yield hours in a text that are not the meeting's; where they are off by the time zone, that is said."""
    for place in _texts(problem):
        found, meant = list(hours_in(place.text)), _set_hours(problem, place.meeting)
        dates = _days_of(problem, place)
        slips = ((one, meant and _slip(problem, dates, one.hours, meant)) for one in found if len(found) < MANY)
        one, slip = next((pair for pair in slips if pair[1]), (None, None))
        known = {(option.start.time(), option.end.time())
                 for option in candidates(problem).by_meeting[place.meeting.id]}  # fmt: skip
        if one and slip:
            yield slip.finding(place.about, message('"{text}" ({meeting})', text=one.text, meeting=place.about))
        elif len(found) == len(known) == 1 and (found[0].hours.start, found[0].hours.end) not in known:
            start, end = known.pop()
            said = message('"{text}" ({meeting}): the time is {hours}', text=found[0].text, meeting=place.about,
                           hours=f"{start:%H:%M}-{end:%H:%M}")  # fmt: skip
            yield Finding("written_hours", (place.about,), 1, "meetings", Level.WARNING, said)


def _set_hours(problem: Problem, meeting: Meeting) -> Hours | None:
    """Return the hours that the file sets for a meeting; none where it says nothing."""
    return meeting.time or (problem.season.time if "time" in problem.season.model_fields_set else None)


def polled_hours(problem: Problem) -> Iterator[Finding]:
    """Yield polls whose hours are all off by the time zone."""
    for poll in problem.season.availability.polls:
        slips = [
            _slip(problem, [option.day], option.hours, meant)
            for meeting in problem.meetings for option in poll.options
            if option.hours and option.day in candidates(problem).window_days(meeting.id)
            and (meant := _set_hours(problem, meeting))
        ]  # fmt: skip
        first = next(iter(slips), None)
        if first and all(slip and slip.there == first.there for slip in slips):
            yield first.finding(poll.name, message("{poll}", poll=poll.name))


def calendar_hours(problem: Problem) -> Iterator[Finding]:
    """Yield calendars in which exactly a decided meeting's hours are taken in UTC: its entry keeps the person away."""
    for name, calendars in problem.season.availability.calendars.items():
        times = [(calendar.name, one) for calendar in calendars for one in (*calendar.busy, *calendar.tentative)]
        for meeting in problem.meetings:
            decided, meant = meeting.date, _set_hours(problem, meeting)
            for file, one in times if decided and meant else ():
                if decided and meant and {one.start.date(), one.end.date()} == {decided.value}:
                    taken = Hours(start=one.start.time(), end=one.end.time())
                    slip = _slip(problem, [decided.value], taken, meant)
                    if slip and slip.there:
                        yield slip.finding(meeting.id, message("{file} ({name}, {meeting})", file=file, name=name,
                                                               meeting=meeting.id))  # fmt: skip


def _days_of(problem: Problem, place: _Text) -> list[date]:
    """Return the days on which the hours of a text may lie."""
    if place.meeting.date is not None:
        return [place.meeting.date.value]
    written = [day for one in days_in(place.text) if one.its_own for day in _meant(problem, one)]
    return written or [one.day for one in candidates(problem).by_meeting[place.meeting.id]]


def _slip(problem: Problem, dates: Iterable[date], written: Hours, meant: Hours) -> _Slip | None:
    """Return how hours are off by the time zone; none where they are not, or by something else, too."""
    for day in dates:
        for local, other in ((meant, written), (written, meant)):
            offset = datetime.combine(day, local.start, problem.network.zone).utcoffset()
            ahead = {
                datetime.combine(day, one) - datetime.combine(day, clock)
                for one, clock in ((local.start, other.start), (local.end, other.end))
            }
            if offset and ahead == {offset}:
                return _Slip(Fraction(round(offset.total_seconds()), 3600), written, meant, there=local is meant)
    return None
