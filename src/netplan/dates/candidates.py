"""Every date and time that each meeting may have, and why the other days of its window fell away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from netplan.dates.answers import AnswerBook
from netplan.dates.calendar import Calendar
from netplan.dates.closures import wrong_closures
from netplan.dates.dutiless import whoever_serves
from netplan.dates.grammar.readings import explained
from netplan.dates.tastes import tastes
from netplan.dates.window import Window, read_window, season_window
from netplan.dates.words import WEEKDAYS
from netplan.domain import Hours, Meeting, Option, Problem, Series
from netplan.errors import InputError, together
from netplan.language import Message, Say, message

__all__ = ["Candidate", "Candidates", "Dropped", "candidate", "candidates", "hours_on"]

@dataclass(frozen=True)
class Candidate:
    """One date and time at which a meeting may be held."""

    meeting: str
    """Id of the meeting."""
    start: datetime
    """When it begins, in the network's time zone."""
    end: datetime
    """When it ends."""
    note: Message | None = None
    """Why it stands although such days fall away by themselves."""

    @cached_property
    def day(self) -> date:
        """The date."""
        return self.start.date()

    @cached_property
    def key(self) -> str:
        """What tells it from the meeting's other candidates, the same in every run."""
        return self.start.isoformat(timespec="minutes")


@dataclass(frozen=True, slots=True)
class Dropped:
    """A day of a window on which the meeting cannot be held."""

    meeting: str
    """Id of the meeting."""
    day: date
    """The date."""
    reason: Message
    """Why."""


@dataclass(frozen=True)
class Candidates:
    """When every meeting could be."""

    by_meeting: Mapping[str, tuple[Candidate, ...]]
    """The candidates of each meeting, earliest first; never empty."""
    dropped: Mapping[str, tuple[Dropped, ...]]
    """The other days of its window, each with its one reason."""
    windows: Mapping[str, Window]
    """The window of each meeting; the whole season where it has none."""
    first_days: Mapping[str, date]
    """The first day of the window; the decided date where there is no window."""
    answers: AnswerBook
    """Who can come when."""

    @cached_property
    def readings(self) -> Mapping[str, Message]:
        """How each meeting's window was read."""
        return {name: window.reading for name, window in self.windows.items()}

    @cached_property
    def spans(self) -> Mapping[str, tuple[date, ...]]:
        """All days of each meeting's window, those that an "except" took out too."""
        return {
            name: tuple(sorted({*window.days, *(day for day, _ in window.excluded)}))
            for name, window in self.windows.items()
        }

    def explain(self, meeting: str, say: Say) -> str:
        """Say how a meeting's window was read, its possible dates, and why each other day fell away."""
        window = self.windows[meeting]
        days = {one.day for one in self.by_meeting[meeting]}
        dropped = ((one.day, one.reason) for one in self.dropped[meeting])
        return explained(window.text, window.reading, days, dropped, say)

    def window_days(self, meeting: str) -> frozenset[date]:
        """Return the days that lie in a meeting's window, without those that an "except" took out."""
        return self._window_days[meeting]

    @cached_property
    def _window_days(self) -> dict[str, frozenset[date]]:
        return {name: frozenset(window.days) for name, window in self.windows.items()}


@whoever_serves
def candidates(problem: Problem) -> Candidates:
    """Return when every meeting of a problem could be.

    Raises
    ------
    InputError
        For windows, answers and dates that cannot be used, and for a meeting without any candidate.
    """
    choices, wrong = _choices(problem)
    try:
        answers = AnswerBook(problem)
    except InputError as error:
        wrong.extend(error.all())
    wrong.extend(_wrong_words(problem))
    try:
        tastes(problem)
    except InputError as error:
        wrong.extend(error.all())
    if wrong:
        raise together({(error.field, error.what): error for error in wrong}.values())
    return Candidates(
        by_meeting={name: choice.candidates for name, choice in choices.items()},
        dropped={name: choice.dropped for name, choice in choices.items()},
        windows={name: choice.window for name, choice in choices.items()},
        first_days={name: choice.first_day for name, choice in choices.items()},
        answers=answers,
    )


def _wrong_words(problem: Problem) -> Iterator[InputError]:
    """Yield what is wrong with dates in words that belong to no meeting: of events, closures and rules."""
    yield from wrong_closures(problem)
    for heading in ("rules", "wishes"):
        for number, rule in enumerate(getattr(problem.network, heading)):
            try:
                rule.check_words(problem, f"network.{heading}[{number}].{rule.name}")
            except InputError as error:
                yield from error.all()


def _choices(problem: Problem) -> tuple[dict[str, _Choice], list[InputError]]:
    """Return the choice of each meeting, and what is wrong with the others; a series is reported once."""
    choices: dict[str, _Choice] = {}
    wrong: list[InputError] = []
    try:
        calendar = Calendar(problem.network, problem.season)
    except InputError as error:
        return choices, [*error.all()]
    for number, entry in enumerate(problem.season.meetings):
        for meeting in entry.meetings() if isinstance(entry, Series) else (entry,):
            try:
                choices[meeting.id] = _Choice(problem, meeting, calendar, f"season.meetings[{number}]")
            except InputError as error:
                wrong.append(error)
                break
    return choices, wrong


class _Choice:
    """The candidates of one meeting, and the days of its window that fell away."""

    def __init__(self, problem: Problem, meeting: Meeting, calendar: Calendar, field: str) -> None:
        self.problem = problem
        self.meeting = meeting
        self.calendar = calendar
        self.field = field
        self.hours = meeting.time or problem.season.time
        self.date = meeting.date.value if meeting.date else None
        self.decided = self.date if meeting.date and not meeting.date.tentative else None
        self.window = self._window()
        self.first_day = self.decided if self.decided and self._text() is None else self.window.days[0]
        self.reasons: dict[date, Message] = {}
        self.found: dict[datetime, Candidate] = {}
        self._choose()
        self.candidates = tuple(sorted(self.found.values(), key=lambda one: one.start))
        self.dropped = tuple(Dropped(meeting.id, day, reason) for day, reason in sorted(self.reasons.items()))
        if not self.candidates:
            raise self._empty()

    def _text(self) -> str | None:
        """Return the words to read as the window; a decided date needs none."""
        if self.meeting.window is not None or self.decided:
            return self.meeting.window
        return self.meeting.says

    def _window(self) -> Window:
        season = self.problem.season
        if self.date and not season.covers(self.date):
            raise InputError(
                message(
                    "{meeting} is on {day}, outside the season, {first} to {last}",
                    meeting=self.meeting.id, day=self.date, first=season.from_, last=season.to,
                ),
                field=f"{self.field}.date",
                hint=message("check the year, or the season's from: and to:"),
            )  # fmt: skip
        text = self._text()
        if text is None:
            return season_window(season.from_, season.to)
        try:
            return read_window(text, season.from_, season.to, f"{self.field}.window")
        except InputError as error:
            if self.meeting.window is not None:
                raise
            hint = message('add window: with what is meant, such as "weeks 9-10"')
            raise InputError(error.what, field=f"{self.field}.says", hint=hint) from None

    def _choose(self) -> None:
        """Fill in the candidates, and the reason of every other day of the window."""
        if self.decided:
            days = (*self.window.days, *(day for day, _ in self.window.excluded))
            self.reasons = dict.fromkeys(days, message("another date is decided"))
            reason = self.calendar.reason(self.decided) or self._outside(self.decided)
            self._hold(self.decided, reason, message("as decided"), hours_on(self.problem, self.meeting, self.decided))
            return
        self.reasons = dict(self.window.excluded)
        offered, only_offered = self._offered()
        for day in self.window.days:
            reason = message("not in the poll") if only_offered else self.calendar.reason(day)
            if reason is None or (day in self.window.explicit and not only_offered):
                self._hold(day, reason, message("as written"), self.hours)
            else:
                self.reasons[day] = reason
        for option in offered:
            self._hold(option.day, self.calendar.reason(option.day), message("as polled"), option.hours or self.hours)
        if self.date and all(one.day != self.date for one in self.found.values()):
            reason = self.reasons.get(self.date) or self.calendar.reason(self.date) or self._outside(self.date)
            self._hold(self.date, reason, message("as hoped for"), hours_on(self.problem, self.meeting, self.date))
        self._reopen()

    def _reopen(self) -> None:
        """Make the days candidates on which the meeting may be held whatever stands against them."""
        for number, day in enumerate(self.meeting.also):
            if not self.problem.season.covers(day):
                raise InputError(
                    message("{day} lies outside the season", day=day), field=f"{self.field}.also[{number}]",
                    hint=message("check the year, or the season's from: and to:"),
                )  # fmt: skip
            if all(one.day != day for one in self.found.values()):
                reason = self.reasons.get(day) or self.calendar.reason(day) or self._outside(day)
                self._hold(day, reason, message("allowed all the same"), hours_on(self.problem, self.meeting, day))

    def _hold(self, day: date, reason: Message | None, why: Message, hours: Hours) -> None:
        """Make a day a candidate, in spite of a reason against it."""
        note = message("{reason}, {why}", reason=reason, why=why) if reason else None
        one = candidate(self.problem, self.meeting.id, day, hours, note)
        self.found[one.start] = one
        self.reasons.pop(day, None)

    def _outside(self, day: date) -> Message | None:
        return None if day in self.window.days else message("outside the window")

    def _offered(self) -> tuple[list[Option], bool]:
        """Return the polls' options inside the window, and whether no other dates are possible."""
        inside = set(self.window.days)
        polls = self.problem.season.availability.polls
        offered = [(option, poll) for poll in polls for option in poll.offered(self.hours) if option.day in inside]
        ends: dict[tuple[date, time], time] = {}
        for option, _ in offered:
            hours = option.hours or self.hours
            if ends.setdefault((option.day, hours.start), hours.end) != hours.end:
                raise InputError(
                    message(
                        "the polls offer {day} from {start} with two ends", day=option.day, start=f"{hours.start:%H:%M}"
                    ),
                    field="season.availability.polls",
                    hint=message("take one of the two options out"),
                )
        return [option for option, _ in offered], any(not poll.open for _, poll in offered)

    def _empty(self) -> InputError:
        counts = Counter(one.reason for one in self.dropped)
        return InputError(
            message(
                "no date is left for {meeting} in {window}: {reasons}",
                meeting=self.meeting.id, window=self.window.reading,
                reasons=[message("{reason} ({count})", reason=why, count=n) for why, n in counts.most_common()],
            ),
            field=f"{self.field}.{'says' if self.meeting.window is None and self._text() else 'window'}",
            hint=self._nearest() or message("widen the window, or write the day to meet on after date:"),
        )  # fmt: skip

    def _nearest(self) -> Message | None:
        """Return what to write to meet on the meeting day nearest to the window; none where the season has no other."""
        season, span = self.problem.season, [one.day for one in self.dropped] or [*self.window.days]
        days = (season.from_ + timedelta(days=number) for number in range((season.to - season.from_).days + 1))
        possible = [day for day in days if self.calendar.reason(day) is None]
        if not possible or not span:
            return None
        nearest = min(possible, key=lambda day: min(abs((day - other).days) for other in (span[0], span[-1])))
        return message("widen the window, or write also: [{date}]; {day} (a {weekday}) is the nearest possible date",
                       date=str(nearest), day=nearest, weekday=WEEKDAYS[nearest.weekday()])  # fmt: skip


def hours_on(problem: Problem, meeting: Meeting, day: date) -> Hours:
    """Return the hours of a meeting on a day: its own, else those of the one option that the polls offer then."""
    polls = [poll for poll in problem.season.availability.polls if not poll.slots]
    polled = {option.hours for poll in polls for option in poll.options if option.day == day and option.hours}
    return polled.pop() if len(polled) == 1 and not meeting.time else meeting.time or problem.season.time


def candidate(problem: Problem, meeting: str, day: date, hours: Hours, note: Message | None) -> Candidate:
    """Return the candidate of a meeting on a day."""
    zone = problem.network.zone
    start, end = _moment(day, hours.start, zone), _moment(day, hours.end, zone)
    if end <= start:  # the clocks skip its start
        end = start + (datetime.combine(day, hours.end) - datetime.combine(day, hours.start))
    return Candidate(meeting, start, end, note)


def _moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """Return a local time; one that the clocks skip is the same moment, an hour later on the clock."""
    return datetime.combine(day, clock, zone).astimezone(UTC).astimezone(zone)
