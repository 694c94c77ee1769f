"""Reading the periods of a window: days, months, weeks, quarters, halves and years, alone, in lists and in ranges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from netplan.dates.grammar.cursor import YEARS, Cursor
from netplan.dates.grammar.periods import DOUBLE, Kind, Period, Term, ends_too_early
from netplan.dates.grammar.recurring import Every
from netplan.dates.grammar.stretches import Stretch
from netplan.dates.grammar.tokens import Token, window_hint
from netplan.domain.values import read_day
from netplan.errors import InputError
from netplan.language import message

__all__ = ["Terms"]

_LIMITS: dict[Kind, int] = {"week": 53, "quarter": 4, "day": 31, "halfyear": 2}
_DAY_AND_MONTH = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:\.?-|[./])?(\d{4}|\d{2})?\.?")


class Terms(Cursor):
    """Reads periods off the words of a text."""

    def period(self) -> Sequence[Stretch]:
        """Read one period, or several that share a word (``weeks 7 and 9``, ``5 and 6 March``)."""
        kind = self.kind()
        read = {
            "date": self._date, "daymonth": self._day_and_month, "iso": self._iso, "part": self._parts,
            "month": self._month, "week": self._counted, "quarter": self._counted, "halfyear": self._counted,
            "number": self._number_first, "year": self._year_itself, "season": self._season, "term": self._season,
            "semester": self._season, "schoolyear": self._season, "feast": self._season,
        }.get(kind)  # fmt: skip
        if read is None:
            raise self.misplaced()
        return read()

    def _date(self) -> list[Term]:
        day = read_day(self.take().text)
        return [Term(Period("day", day.month, day.day, self._known_year(day.year)))]

    def _day_and_month(self) -> list[Term]:
        token = self.take()
        found = _DAY_AND_MONTH.fullmatch(token.text)
        day, month, digits = found.groups() if found else ("0", "0", "")
        year = self._known_year(int(digits) + (2000 if len(digits) == 2 else 0)) if digits else self._year()
        return [self._day_of(int(month), int(day), year, token.text)]

    def _day_of(self, month: int, day: int, year: int | None, text: str) -> Term:
        period = Period("day", month, day, year)
        if period.span(year or 2000) is None:  # 2000 was a leap year
            raise InputError(
                message('"{text}": "{day}" is no day of the calendar', text=self.text.strip(), day=text),
                hint=message("write the day before the month, as in 5/3 or 5 March"),
            )
        return Term(period)

    def _iso(self) -> list[Term]:
        token = self.take()
        year, rest = self._known_year(int(token.text[:4])), token.text[5:]
        if rest[0] in "qw":
            kind: Kind = "quarter" if rest[0] == "q" else "week"
            return [Term(Period(kind, self._number(int(rest[1:]), kind), year=year))]
        if not 1 <= int(rest) <= 12:
            raise InputError(message('"{text}" is no month', text=token.text), hint=message("write it as 2013-06"))
        return [Term(Period("month", int(rest), year=year))]

    def _parts(self) -> Sequence[Stretch]:
        parts = [self.take().value]
        while self.kind() == "and" and self.kind(1) == "part" and self.kind(2) in ("month", "and"):
            self.at += 1
            parts.append(self.take().value)
        if self.kind() == "to" and self.kind(1) == "month":  # mid-June
            self.at += 1
        return self._parts_of(parts)

    def _parts_of(self, parts: list[int]) -> Sequence[Stretch]:
        """Read the month that parts belong to, or every month."""
        if self.kind() == "month":
            month, year = self.take().value, self._year()
            return [Term(Period("month", month, part, year)) for part in parts]
        every = self.every()
        if every is None or every.unit != "month":
            raise self.misplaced()
        return [replace(every, part=part) for part in parts]

    def every(self) -> Every | None:
        """Read "every month", "odd weeks", "the month"; none where something else comes."""
        units = {"day": "day", "week": "week", "months": "month", "quarter": "quarter", "halfyear": "halfyear",
                 "year": "year"}  # fmt: skip
        begin, bare = self.at, self.kind() == "months"
        bare |= self.kind() == "every"
        self.at += self.kind() == "every"
        parity = self.take().value if self.kind() == "parity" else None
        unit = units.get(self.kind())
        if unit is None or (parity is None and not bare) or (parity is not None and unit in ("day", "halfyear")):
            self.at = begin
            return None
        self.at += 1
        return Every(unit, parity)  # type: ignore[arg-type]

    def _month(self) -> list[Term]:
        month = self.take()
        if self.kind() == "number" and self.tokens[self.at].value not in YEARS:
            return self._with_year("day", self._numbers(), month)
        return [Term(Period("month", month.value, year=self._year()))]

    def _counted(self) -> list[Term]:
        kind = self.take().kind
        known: Kind = "week" if kind == "week" else "quarter" if kind == "quarter" else "halfyear"
        return self._with_year(known, self._numbers())

    def _number_first(self) -> Sequence[Stretch]:
        head = self.run()[1]
        if head in ("month", "quarter", "halfyear"):
            numbers = self._numbers(to_head=True)
            token = self.take()
            kind: Kind = "day" if head == "month" else "quarter" if head == "quarter" else "halfyear"
            return self._with_year(kind, numbers, token)
        if head == "half":
            return self._halves()
        token = self.take()
        if token.value in YEARS:
            return [Term(Period("year", year=token.value))]
        if self.kind() == "to" and self.kind(1) in ("daymonth", "number"):
            return self._to_day(token)
        self.at -= 1
        raise self.misplaced()

    def _to_day(self, token: Token) -> list[Term]:
        """Read 5-7/10, and 05-01, which is the first of May."""
        dash = self.take()
        if self.kind() == "daymonth":
            (last,) = self._day_and_month()
            return [Term(replace(last.first, part=token.value), last.first)]
        other = self.tokens[self.at]
        if (token.end, dash.end) != (dash.start, other.start) or not len(token.text) == len(other.text) == 2:
            self.at -= 2
            raise self.misplaced()
        self.at += 1
        return [self._day_of(token.value, other.value, None, f"{token.text}-{other.text}")]

    def _halves(self) -> Sequence[Stretch]:
        """Read the first half of a month, or of a year."""
        halves = [self._half(low) for low, _ in self._numbers(to_head=True)]
        self.take()
        if self.kind() == "number" and self.tokens[self.at].value in YEARS:
            year = self.take().value
            return [Term(Period("halfyear", half, year=year)) for half in halves]
        if self.kind() == "year":
            self.at += 1
            year_or_none = self._year()
            return [Term(Period("halfyear", half, year=year_or_none)) for half in halves]
        return self._parts_of([half + 2 for half in halves])

    def _half(self, number: int) -> int:
        return self._number(number, "halfyear")

    def _year_itself(self) -> list[Term]:
        self.take()
        year = self._year()
        if year is None:
            raise self.misplaced()
        return [Term(Period("year", year=year))]

    def _season(self) -> list[Term]:
        """Read a term, a season of the year or a feast, with its year or the two years over which it lies."""
        token = self.take()
        kind, number = token.kind, token.value
        if kind == "season" and self.kind() in ("term", "semester") and number in (1, 3):
            kind, number = self.take().kind, {1: 1, 3: 2}[number]
        elif kind in ("term", "semester") and not number:
            self.at -= 1
            raise self.misplaced()
        period = Period(kind, number)  # type: ignore[arg-type]
        return [Term(replace(period, year=self._double_year(period) if self.kind() == "years" else self._year()))]

    def _double_year(self, period: Period) -> int:
        token = self.tokens[self.at]
        first, second = token.text.split("/")
        year, span = int(first), period.span(self._known_year(int(first)))
        if int(second) not in (year + 1, (year + 1) % 100):
            raise InputError(
                message('"{text}": "{years}" are not two years that follow each other',
                        text=self.text.strip(), years=token.text),
                hint=message("write them as 2026/27"),
            )  # fmt: skip
        if period.kind not in DOUBLE or span is None or span.last.year == year:
            raise self.misplaced()
        self.at += 1
        return year

    def _numbers(self, to_head: bool = False) -> list[tuple[int, int | None]]:
        """Read numbers and ranges of numbers, to the word that they belong to or as far as they go."""
        found = [self._range(to_head)]
        while True:
            begin = self.at
            if not self.skip_and() or not self._list_goes_on(to_head):
                self.at = begin
                return found
            found.append(self._range(to_head))

    def _list_goes_on(self, to_head: bool) -> bool:
        """Tell whether the next number belongs to the list, not to a word that follows it."""
        run, head = self.run()
        if self.kind() == "daymonth" and "/" in self.tokens[self.at].text:
            raise self._unclear(self.tokens[self.at])
        if to_head or not head or not run:
            return bool(run) and run[0].kind == "number"
        if len(run) > 1 and run[0].ordinal == run[-1].ordinal and not run[0].ordinal:
            raise self._unclear(run[0])
        return run[-1].ordinal and not run[0].ordinal

    def _unclear(self, token: Token) -> InputError:
        return InputError(
            message('what the number {number} in "{text}" belongs to is not clear',
                    number=token.text, text=self.text.strip()),
            hint=message("write the dates in full, as 2013-03-05"),
        )  # fmt: skip

    def _range(self, to_head: bool) -> tuple[int, int | None]:
        if self.kind() != "number":
            raise self.misplaced()
        low = self.take().value
        if self.kind() == "to":
            self.at += 1
            run, head = self.run()
            if run and run[0].kind == "number" and (to_head or not head or len(run) > 1):
                return low, self.take().value
            self.at -= 1
        return low, None

    def _year(self) -> int | None:
        """Read a year, where one follows: ``2013``, ``, 2013`` or ``/2013``."""
        ahead = 1 if self.kind() == "and" else 0
        if self.kind(ahead) != "number" or self.tokens[self.at + ahead].value not in YEARS:
            return None
        self.at += ahead
        return self.take().value

    def _with_year(self, kind: Kind, numbers: list[tuple[int, int | None]], head: Token | None = None) -> list[Term]:
        """Make periods of numbers that share a month and a year."""
        year = self._year()
        month = head.value if head and kind == "day" else None

        for low, high in numbers:
            if kind == "day" and high is not None and high <= low:
                raise ends_too_early(self.text)

        def period(number: int) -> Period:
            self._number(number, kind)
            return Period(kind, month, number) if month else Period(kind, number)

        return [
            Term(replace(period(low), year=year)) if high is None else Term(period(low), period(high), year)
            for low, high in numbers
        ]

    def _known_year(self, year: int) -> int:
        if year not in YEARS:
            raise InputError(
                message('"{text}": {year} is no year to meet in', text=self.text.strip(), year=str(year)),
                hint=message("write the year with four digits, as 2013"),
            )
        return year

    def _number(self, number: int, kind: Kind) -> int:
        if 1 <= number <= _LIMITS[kind]:
            return number
        names = {
            "week": message("there is no week {number}", number=str(number)),
            "quarter": message("there is no quarter {number}", number=str(number)),
            "day": message("no month has a day {number}", number=str(number)),
            "halfyear": message("there is no half {number}", number=str(number)),
        }
        raise InputError(message('{what}: "{text}"', what=names[kind], text=self.text.strip()), hint=window_hint())
