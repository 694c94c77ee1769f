"""A first draft made from a rota: its people, roles and venues; what is past becomes the history."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from netplan.dates import WEEKDAYS, read_window
from netplan.dates.days import read_written_day
from netplan.dates.public_holidays import public_holidays
from netplan.dates.words import MONTHS
from netplan.domain import Hours
from netplan.errors import InputError
from netplan.io.drafts.draft import COUNTRY, Draft, DraftRole
from netplan.io.drafts.people import People
from netplan.io.rotas.roles import RotaAlone
from netplan.io.rotas.table import Entry
from netplan.io.rotas.words import is_vacant
from netplan.language import Message, Say, message

__all__ = ["draft_from_rota", "season_year"]

ALWAYS = 3
"""Who alone has held a role at so many meetings, and at all of them, is taken for its fixed holder."""
ABOUT = dt.timedelta(days=3)
"""So many days before and after a date of last year lies the same meeting of the next."""


def draft_from_rota(rota: RotaAlone, language: str, today: dt.date, year: int | None = None) -> Draft:
    """Return the draft of the network that a rota belongs to.

    Parameters
    ----------
    rota
        The rota.
    language
        Language of the draft.
    today
        What lies before it is past, and becomes the history. Where nothing is left to plan, the draft is of the next
        season, with as many meetings in the same months.
    year
        Of dates without a year, and of a season without dates.

    Raises
    ------
    InputError
        When no people are found, or dates lack their year.
    """
    return _Drafting(rota, language, today, year).draft()


@dataclass(frozen=True)
class _Held:
    """A meeting of the rota: the rows about it, and its day where one is written."""

    entries: tuple[Entry, ...]
    day: dt.date | None

    @property
    def words(self) -> tuple[str, ...]:
        """What it is called."""
        return tuple(word for word in self.entries[0].meeting if read_written_day(word) is None)

    @property
    def venue(self) -> str | None:
        """Where it is."""
        return next((entry.venue for entry in self.entries if entry.venue and not is_vacant(entry.venue)), None)


class _Drafting:
    """One reading of a rota without a problem."""

    def __init__(self, rota: RotaAlone, language: str, today: dt.date, year: int | None) -> None:
        self._path = rota.path
        self._language = language
        self._today = today
        self._year = year
        self._table = rota.table
        self._roles = rota.roles
        self._doubts: list[Message] = [said for _, said, _ in rota.table.doubts]
        duties = [duty for entry in self._table.entries for duty in entry.duties]
        self._people = People(duty.cell for duty in duties)
        self._doubts.extend(self._people.doubts)

    def draft(self) -> Draft:
        """Return the draft."""
        held = [_Held(entries, self._day(entries)) for entries in self._occasions()]
        cells = {role: [self._cells(one, role) for one in held] for role in self._roles}
        members = self._people.listed
        if not members:
            raise InputError(
                message("no people are found in the rota"), file=str(self._path),
                hint=message("head a column for each role, with names below, or the columns role and person"),
            )  # fmt: skip
        past = [one for one in held if one.day and one.day < self._today]
        coming = [one for one in held if one not in past]
        first, last = self._season(past, coming)
        days = [one.day for one in (coming if any(one.day for one in coming) else past) if one.day]
        found = {day.weekday() for day in days}
        same = len(found) == 1 and len(days) >= ALWAYS
        return Draft(
            name=self._path.stem.replace("_", " "), language=self._language, first=first, last=last, members=members,
            meetings=tuple(self._coming(coming, first, last) if coming else self._again(past, first, last)),
            roles=tuple(self._with_included(cells)),
            venues=tuple(dict.fromkeys(one.venue for one in held if one.venue)),
            history=tuple(row for one in past for row in self._history(one)),
            time=self._usual_hours(held),
            weekdays=tuple(WEEKDAYS[number] for number in sorted(found)) if found & {5, 6} or same else (),
            holidays=not any(one.day in public_holidays([COUNTRY], range(one.day.year, one.day.year + 1), "en")
                             for one in held if one.day),
            one_duty=self._once_each(cells),
            doubts=tuple(self._doubts),
        )  # fmt: skip

    def _occasions(self) -> Iterator[tuple[Entry, ...]]:
        """Yield the rows of each meeting: those with the same words and the same day."""
        found: dict[tuple[Any, ...], list[Entry]] = {}
        for number, entry in enumerate(self._table.entries):
            key = (entry.meeting, entry.day) if entry.meeting or entry.day else (number,)
            found.setdefault(key, []).append(entry)
        yield from map(tuple, found.values())

    def _day(self, entries: tuple[Entry, ...]) -> dt.date | None:
        """Return the day that is written for a meeting; none where it is no single day."""
        text = _day_text(entries[0])
        written = read_written_day(text)
        if written is None:
            return None
        if written.year is None and self._year is None:
            raise InputError(
                message('"{text}" is a date without its year', text=text), file=str(self._path), line=entries[0].line,
                hint=message("say which year is meant, as {option}", option=f"--year {self._today.year}"),
            )  # fmt: skip
        year = written.year or self._year
        day = written.in_year(year) if year else None
        if day is None:
            raise InputError(
                message('"{text}" does not exist in {year}', text=text, year=str(year)), file=str(self._path),
                line=entries[0].line, hint=message("correct the date or the year"),
            )  # fmt: skip
        if written.weekday not in (None, day.weekday()):
            said = message('"{text}": {day} is a {weekday}', text=text, day=day, weekday=WEEKDAYS[day.weekday()])
            self._doubts.append(said)
        return day

    def _season(self, past: list[_Held], coming: list[_Held]) -> tuple[dt.date, dt.date]:
        """Return the first and the last day to plan."""
        days = sorted(one.day for one in coming if one.day)
        before = max((one.day for one in past if one.day), default=None)
        if days:
            first, last = dt.date(days[0].year, 1, 1), dt.date(days[-1].year, 12, 31)
        else:
            year = self._year or season_year(self._today)
            year = max(year, before.year + 1) if before and not coming else year
            first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        if before and before >= first:
            first = before + dt.timedelta(days=1)
        return first, last

    def _coming(self, meetings: list[_Held], first: dt.date, last: dt.date) -> Iterator[Mapping[str, Any]]:
        """Yield the meetings to plan, with all that is written of them."""
        taken: set[str] = set()
        for number, one in enumerate(sorted(meetings, key=lambda held: held.day or last), start=1):
            words = [word for word in one.words if word.casefold() not in taken]
            name = words[0] if words else next(f"M{n}" for n in range(number, 10**6) if f"m{n}" not in taken)
            taken.add(name.casefold())
            title = {"title": words[1]} if len(words) > 1 else {}
            when = {"date": one.day} if one.day else self._window(one, first, last)
            venue = {"venue": one.venue} if one.venue else {}
            roles = {role: people for role in self._roles if (people := self._written(one, role)) is not None}
            yield {"id": name, **title, **when, **venue, **roles}

    def _window(self, one: _Held, first: dt.date, last: dt.date) -> dict[str, str]:
        text = _day_text(one.entries[0]) or next(iter(one.words), "")
        try:
            read_window(text, first, last)
        except InputError:
            if one.entries[0].day:
                self._doubts.append(message('"{text}" is not understood as a time and left out', text=text))
            return {}
        return {"window": text}

    def _again(self, past: list[_Held], first: dt.date, last: dt.date) -> Iterator[Mapping[str, Any]]:
        """Yield as many meetings as the last year had: in the same months, where several are in one in the same days.

        The seven days about a date have each weekday once, so that a weekly rota stays one.
        """
        days = sorted(one.day for one in past if one.day)
        days = [day for day in days if day.year == days[-1].year]
        say, by_month = Say(self._language), len({day.month for day in days}) == len(days)
        for number, day in enumerate(days, start=1):
            start = min(max(_in_year(day, first.year) - ABOUT, first), last - 2 * ABOUT)
            window = say(MONTHS[day.month - 1]) if by_month else f"{start}..{start + 2 * ABOUT}"
            yield {"id": f"M{number}", "window": window}

    def _cells(self, one: _Held, role: str) -> list[str]:
        """Return the names, and signs for a vacancy, that are written for a role."""
        duties = [duty for entry in one.entries for duty in entry.duties if duty.role == role]
        words = (word for duty in duties for word in (self._people.words(duty.cell) or ["?"] * duty.listed))
        return [*dict.fromkeys(words)]

    def _people_in(self, words: list[str]) -> set[str]:
        """Return who is meant by the words of a role at one meeting."""
        return {self._people.name(word) for word in words if not is_vacant(word)}

    def _role(self, role: str, cells: list[list[str]]) -> DraftRole:
        """Return a role with the number of people it has had, and who has always held it."""
        sizes = [len(words) for words in cells if words]
        fewest, most = min(sizes), max(sizes)
        holders = {name for words in cells for name in self._people_in(words)}
        always = len(holders) == 1 and most == 1 and len(sizes) == len(cells) >= ALWAYS
        label = self._roles[role]
        return DraftRole(
            role, label if label.casefold() != role.replace("_", " ") else None,
            f"{fewest}-{most}" if fewest < most else str(most), holders.pop() if always else None,
        )  # fmt: skip

    def _with_included(self, cells: Mapping[str, list[list[str]]]) -> Iterator[DraftRole]:
        """Yield the roles that are used, and which of them have always included another's fixed holder."""
        roles = [self._role(role, words) for role, words in cells.items() if any(words)]
        fixed = {role.key: role.holder for role in roles if role.holder}
        for role in roles:
            held = [self._people_in(words) for words in cells[role.key] if words]
            among = [key for key, name in fixed.items() if all(name in people for people in held)]
            certain = among and not role.holder and len(held) >= ALWAYS
            yield replace(role, includes=among[0] if certain else None)

    def _once_each(self, cells: Mapping[str, list[list[str]]]) -> bool:
        """Tell whether nobody has had two roles at a meeting, at many meetings and in several roles."""
        meetings = [[self._people_in(words) for words in row if words] for row in zip(*cells.values(), strict=True)]
        several = [people for people in meetings if len(people) > 1]
        return len(several) >= ALWAYS and all(len(set().union(*p)) == sum(map(len, p)) for p in several)

    def _written(self, one: _Held, role: str) -> Any:
        """Return what a meeting says of a role, in the file's shape; none where it says nothing."""
        entries: list[Any] = []
        for word in self._cells(one, role):
            if is_vacant(word):
                entries.append("?")
            else:
                name = self._people.name(word)
                entries.append({"tentative": name} if word.endswith("?") else name)
        return entries[0] if len(entries) == 1 else entries or None

    def _history(self, one: _Held) -> Iterator[Mapping[str, Any]]:
        """Yield the rows of a meeting that is past."""
        where = {"venue": one.venue} if one.venue else {}
        for role in self._roles:
            for word in self._cells(one, role):
                if word.endswith("?") and not is_vacant(word):
                    said = message('whether {name} came on {day} is not certain; it is left out of the history',
                                   name=self._people.name(word), day=one.day)  # fmt: skip
                    self._doubts.append(said)
                elif not is_vacant(word):
                    yield {"date": one.day, "role": role, "member": self._people.name(word), **where}
                    where = {}
        if where:
            yield {"date": one.day, **where}

    def _usual_hours(self, held: list[_Held]) -> str | None:
        """Return the hours that most meetings have."""
        found: Counter[str] = Counter()
        for entry in (entry for one in held for entry in one.entries):
            text = entry.hours or (f"{entry.start}-{entry.end}" if entry.start and entry.end else "")
            try:
                found.update([str(Hours.model_validate(text).model_dump())] if text else [])
            except InputError:
                self._doubts.append(message('"{text}" is not understood as hours and left out', text=text))
        return found.most_common(1)[0][0] if found else None


def season_year(today: dt.date) -> int:
    """Return the year that people plan on a day: the next one, but until the end of March the one that has begun."""
    return today.year + (today.month > 3)


def _in_year(day: dt.date, year: int) -> dt.date:
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _day_text(entry: Entry) -> str:
    """Return the words for the day; some people head it as the meeting."""
    return entry.day or next((word for word in entry.meeting if read_written_day(word)), "")

