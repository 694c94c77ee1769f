"""Which meeting, and which day, the rows of a rota made by hand are about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from netplan.dates import candidates, read_window
from netplan.dates.days import WrittenDay, read_written_day
from netplan.dates.words import WEEKDAYS
from netplan.domain import Problem
from netplan.domain.likely import likely_word
from netplan.errors import InputError
from netplan.io.rotas.table import Entry, RotaTable
from netplan.language import message
from netplan.plan import Level
from netplan.rules.facts import meetings_before

__all__ = ["Occasion", "Places", "Remark"]

Remark = Callable[[str, tuple[str, ...], Level, str], None]
"""Notes a finding: rule, about, level, sentence."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a rota says of one meeting.

    Parameters
    ----------
    meeting
        Its id.
    day
        The day it is judged on.
    entries
        The rows about it.
    """

    meeting: str
    day: dt.date
    entries: tuple[Entry, ...]


class Places:
    """Finds the meeting and the day of each row.

    Parameters
    ----------
    problem
        What the rota is a rota for.
    remark
        Where doubts are noted.
    """

    def __init__(self, problem: Problem, remark: Remark) -> None:
        self._problem = problem
        self._remark = remark
        self._season = problem.season
        spans = candidates(problem).spans
        self._order = [meeting.id for meeting in problem.meetings]
        self._titles = {meeting.title.lower(): meeting.id for meeting in problem.meetings if meeting.title}
        self._ids = {meeting.id.lower(): meeting.id for meeting in problem.meetings}
        self._spans = {
            meeting.id: (meeting.date.value,) if meeting.date and meeting.window is None else spans[meeting.id]
            for meeting in problem.meetings
        }
        self._said: set[tuple[str, ...]] = set()

    def occasions(self, table: RotaTable) -> tuple[Occasion, ...]:
        """Return what the rota says of each meeting, in the order of the dates."""
        if not table.fields & {"meeting", "date"}:
            return self._in_listed_order(table.entries)
        found: dict[str, list[Entry]] = {}
        undecided: dict[dt.date, list[Entry]] = {}
        for entry in table.entries:
            meeting = self._named(entry)
            day = None if meeting else self._day(_day_text(entry), None)
            if meeting is not None:
                found.setdefault(meeting, []).append(entry)
            elif day is not None:
                undecided.setdefault(day, []).append(entry)
            else:
                self._left_out(entry)
        for meeting, day in self._by_date(sorted(undecided), set(found)):
            found[meeting] = undecided[day]
            for word in dict.fromkeys(word for entry in undecided[day] for word in entry.meeting if entry.day):
                said = message('"{word}" is taken as {meeting}, by its date', word=word, meeting=meeting)
                self._remark("meeting", (meeting,), Level.NOTE, said)
        if not table.long:
            self._twice(found)
        return tuple(sorted(map(self._occasion, found.items()), key=lambda one: (one.day, one.meeting)))

    def _twice(self, found: dict[str, list[Entry]]) -> None:
        for meeting, entries in found.items():
            if len(entries) > 1:
                lines = [str(entry.line) for entry in entries]
                said = message("{meeting} stands in lines {lines}; they are read as one", meeting=meeting, lines=lines)
                self._remark("twice", (meeting,), Level.WARNING, said)

    def _in_listed_order(self, entries: tuple[Entry, ...]) -> tuple[Occasion, ...]:
        for entry in entries[len(self._order) :]:
            self._left_out(entry)
        return tuple(self._occasion((meeting, [entry])) for meeting, entry in zip(self._order, entries, strict=False))

    def _left_out(self, entry: Entry) -> None:
        words = " / ".join((*entry.meeting, entry.day)).strip(" /")
        said = (
            message('line {line}: "{words}" names no meeting of the season, the row is left out',
                    line=entry.line, words=words)
            if words
            else message("line {line} is about no meeting of the season and is left out", line=entry.line)
        )  # fmt: skip
        self._remark("left_out", (f"line {entry.line}",), Level.WARNING, said)

    def _named(self, entry: Entry) -> str | None:
        """Return the meeting that the words of a row name: by id, title, number or what is like them."""
        for word in entry.meeting:
            found = self._ids.get(word.lower()) or self._titles.get(word.lower())
            if found:
                return found
        for word in entry.meeting:
            found = self._alike(word)
            if found:
                return found
        return None

    def _alike(self, word: str) -> str | None:
        pieces = {self._ids[piece] for piece in re.findall(r"[\w-]+", word.lower()) if piece in self._ids}
        inside = pieces or {
            id_ for title, id_ in self._titles.items() if re.search(rf"(?<!\w){re.escape(title)}(?!\w)", word.lower())
        }
        if len(inside) == 1:
            return inside.pop()
        numbers = re.findall(r"\d+", word)
        found = self._numbered(int(numbers[0])) if len(numbers) == 1 and read_written_day(word) is None else None
        if found is not None:
            self._once("meeting", word, Level.NOTE, message('"{word}" is read as {meeting}', word=word, meeting=found))
            return found
        guess = likely_word(word, {**self._titles, **self._ids}) if not numbers else None
        if guess is None or guess.name is None:
            return None
        said = message(
            'no meeting is called "{word}"; perhaps {meeting} is meant, and the rota is judged as if it were',
            word=word, meeting=guess.name,
        )  # fmt: skip
        self._once("likely_meeting", word, Level.WARNING, said)
        return guess.name

    def _numbered(self, number: int) -> str | None:
        """Return the meeting of a number: in the season, or over the years where the meetings before it are known."""
        if number > len(self._order):
            number -= meetings_before(self._problem) or 0
        return self._order[number - 1] if 1 <= number <= len(self._order) else None

    def _once(self, rule: str, word: str, level: Level, said: str) -> None:
        if (rule, word) not in self._said:
            self._said.add((rule, word))
            self._remark(rule, (word,), level, said)

    def _by_date(self, days: list[dt.date], taken: set[str]) -> Iterable[tuple[str, dt.date]]:
        """Give each day the free meeting whose window holds it; of several the one whose window ends first."""
        free = [meeting for meeting in self._order if meeting not in taken]
        for day in days:
            inside = [meeting for meeting in free if day in self._spans[meeting]]
            if not free:
                said = message("nothing is left to be held on {day}; its rows are left out", day=day)
                self._remark("left_out", (str(day),), Level.WARNING, said)
                continue
            if inside:
                chosen = min(inside, key=lambda meeting: max(self._spans[meeting]))
            else:
                chosen = min(free, key=lambda meeting: self._distance(meeting, day))
                said = message("{day} lies in no free window; it is taken as {meeting}", day=day, meeting=chosen)
                self._remark("likely_meeting", (chosen,), Level.WARNING, said)
            free.remove(chosen)
            yield chosen, day

    def _distance(self, meeting: str, day: dt.date) -> int:
        return min(abs((day - other).days) for other in self._spans[meeting])

    def _occasion(self, found: tuple[str, list[Entry]]) -> Occasion:
        meeting, entries = found
        texts = list(dict.fromkeys(filter(None, map(_day_text, entries))))
        days = [day for day in (self._day(text, meeting) for text in texts) if day is not None]
        if len(set(days)) > 1:
            said = message("{meeting} has the dates {days}; the first one counts", meeting=meeting, days=days)
            self._remark("date", (meeting,), Level.WARNING, said)
        return Occasion(meeting, days[0] if days else self._any_day(meeting, texts), tuple(entries))

    def _any_day(self, meeting: str, texts: list[str]) -> dt.date:
        """Return the decided date, else the first possible one, of a meeting for which the rota gives none."""
        decided = self._problem.by_id[meeting].date
        possible = [one.day for one in candidates(self._problem).by_meeting[meeting]]
        meant = {day for text in texts for day in self._window(text)}
        day = decided.value if decided else next((one for one in possible if one in meant), possible[0])
        if texts:
            said = message('"{text}" is no day; {meeting} is judged as if on {day}',
                           text=" / ".join(texts), meeting=meeting, day=day)  # fmt: skip
            self._remark("date", (meeting,), Level.WARNING, said)
        elif decided is None:
            said = message("no date is given for {meeting}; it is judged as if on {day}", meeting=meeting, day=day)
            self._remark("date", (meeting,), Level.WARNING, said)
        return day

    def _day(self, text: str, meeting: str | None) -> dt.date | None:
        """Return the day that a text names; a year that is not written is the season's."""
        written = read_written_day(text)
        if written is None:
            days = self._window(text)
            return days[0] if len(days) == 1 else None
        if written.year is not None:
            day = written.in_year(written.year)
        else:
            years = range(self._season.from_.year, self._season.to.year + 1)
            days = tuple(day for day in map(written.in_year, years) if day and self._season.covers(day))
            near = [day for day in days if meeting and day in self._spans[meeting]]
            day = next(iter(near or days), None)
        if day is not None:
            self._check_weekday(text, written, day)
        return day

    def _check_weekday(self, text: str, written: WrittenDay, day: dt.date) -> None:
        if written.weekday not in (None, day.weekday()):
            said = message('"{text}": {day} is a {weekday}', text=text, day=day, weekday=WEEKDAYS[day.weekday()])
            self._once("date", text, Level.WARNING, said)

    def _window(self, text: str) -> tuple[dt.date, ...]:
        try:
            return read_window(text, self._season.from_, self._season.to).days if text else ()
        except InputError:
            return ()


def _day_text(entry: Entry) -> str:
    """Return the words for the day; some people head it as the meeting."""
    return entry.day or next((word for word in entry.meeting if read_written_day(word)), "")
