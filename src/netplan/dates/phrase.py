"""Reading the grammar of a window: which periods its words name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from netplan.dates.periods import Kind, Period, Term
from netplan.dates.readings import DoubtfulDash, DoubtfulPart
from netplan.dates.tokens import Token, read_tokens, window_hint
from netplan.domain.values import read_day
from netplan.errors import InputError
from netplan.language import message

__all__ = ["Group", "ends_too_early", "parse"]

_YEARS = range(1900, 2200)
_LIMITS: dict[Kind, int] = {"week": 53, "quarter": 4, "day": 31}


@dataclass(frozen=True, slots=True)
class Group:
    """Terms in a row, on certain weekdays only where some are named before them."""

    weekdays: tuple[int, ...]
    """The weekdays, Monday is 0; none: every day."""
    terms: tuple[Term, ...]
    """The terms; none: the whole season."""


def ends_too_early(text: str) -> InputError:
    """Return the error about a range that runs backwards."""
    return InputError(
        message('"{text}" ends before it begins', text=text.strip()), hint=message("write the earlier end first")
    )


def parse(text: str, reach: bool | None = None) -> tuple[Group, ...]:
    """Read the periods that a text names, without exceptions.

    Parameters
    ----------
    text
        The text.
    reach
        Whether "late" in "late February and March" holds for March, too; none: nobody can know.

    Raises
    ------
    InputError
        For a word that is not understood.
    DoubtfulDash
        For a dash that may mean "to" or "minus".
    DoubtfulPart
        For "late February and March", where ``reach`` does not say how it is meant.
    """
    return tuple(_Parser(text, reach).groups())


class _Parser:
    def __init__(self, text: str, reach: bool | None) -> None:
        self.text = text
        self.reach = reach
        self.tokens = [token for token in read_tokens(text) if token.kind != "filler"]
        self.at = 0

    def groups(self) -> Iterator[Group]:
        """Yield the groups until the text ends."""
        self.skip_and()
        while True:
            weekdays = self.weekdays()
            terms = [] if weekdays and self.kind() in ("and", "end") else self.terms()
            yield Group(weekdays, tuple(terms))
            if self.kind() == "end":
                return
            if not self.skip_and():
                raise self.misplaced()

    def kind(self, ahead: int = 0) -> str:
        """Return the kind of a coming token; ``end`` after the last."""
        at = self.at + ahead
        return self.tokens[at].kind if at < len(self.tokens) else "end"

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def skip_and(self) -> bool:
        begin = self.at
        while self.kind() == "and":
            self.at += 1
        return self.at > begin

    def misplaced(self) -> InputError:
        """Return the error about the token that cannot stand here."""
        if self.kind() == "end":
            return InputError(message('"{text}" ends in the middle', text=self.text.strip()), hint=window_hint())
        word = self.tokens[self.at].text
        return InputError(
            message('"{word}" cannot stand where it does in "{text}"', word=word, text=self.text.strip()),
            hint=window_hint(),
        )

    def weekdays(self) -> tuple[int, ...]:
        """Read weekdays in a row; a weekday and a comma before a date belong to it."""
        found: list[int] = []
        while self.kind() in ("weekday", "weekdays"):
            token = self.take()
            found.append(token.value)
            if self.kind() == "to" and self.kind(1) in ("weekday", "weekdays"):
                self.at += 1
                last = self.take().value
                found += [day % 7 for day in range(token.value + 1, last + 1 + 7 * (last < token.value))]
            ahead = next((n for n in range(9) if self.kind(n) != "and"), 0)
            if ahead and (self.kind(ahead) in ("weekday", "weekdays") or self._belongs(token, ahead)):
                self.at += ahead
        return tuple(dict.fromkeys(found))

    def _belongs(self, token: Token, ahead: int) -> bool:
        comma = ahead == 1 and self.tokens[self.at].text == ","
        return comma and token.kind == "weekday" and self.kind(1) in ("number", "date")

    def terms(self) -> list[Term]:
        """Read terms in a row, up to the next weekday."""
        found = self.term()
        while True:
            if self.kind() == "to":
                dash = self.take()
                found += self._joined(found.pop(), dash)
            elif self.kind() == "and":
                begin = self.at
                self.skip_and()
                if self.kind() in ("weekday", "weekdays", "end"):
                    self.at = begin if self.kind() != "end" else self.at
                    return found
                found += self._reached(found[-1], self.term())
            else:
                return found

    def _reached(self, before: Term, terms: list[Term]) -> list[Term]:
        """Settle whether the part of a month holds for the month that follows, too."""
        part, (term, *more) = (before.last or before.first), terms
        if part.kind != "month" or part.part is None or (term.first.kind, term.first.part) != ("month", None):
            return terms
        if self.reach is None:
            raise DoubtfulPart
        return [Term(replace(term.first, part=part.part)), *more] if self.reach else terms

    def _joined(self, first: Term, dash: Token) -> list[Term]:
        """Read what follows a dash, as the other end of a range."""
        last, *more = self.term()
        plain = first.last is None and last.last is None
        if not plain or (dash.text == "-" and first.first.kind != last.first.kind):
            raise DoubtfulDash(self.text[: dash.start], self.text[dash.end :])
        return [Term(first.first, last.first), *more]

    def term(self) -> list[Term]:
        """Read one term, or several that share a word (``weeks 7 and 9``, ``5 and 6 March``)."""
        kind = self.kind()
        if kind == "date":
            day = read_day(self.take().text)
            return [Term(Period("day", day.month, day.day, self._known_year(day.year)))]
        if kind == "iso":
            return [Term(self._iso(self.take()))]
        if kind == "part":
            return self._parts()
        if kind == "month":
            month = self.take()
            if self.kind() == "number" and self.tokens[self.at].value not in _YEARS:
                return self._with_year("day", self._numbers(), month)
            return [Term(Period("month", month.value, year=self._year()))]
        if kind in ("week", "quarter"):
            self.take()
            return self._with_year("week" if kind == "week" else "quarter", self._numbers())
        if kind == "number" and self._run()[1]:
            numbers = self._numbers(to_head=True)
            head = self.take()
            return self._with_year("day" if head.kind == "month" else "quarter", numbers, head)
        raise self.misplaced()

    def _iso(self, token: Token) -> Period:
        year, rest = self._known_year(int(token.text[:4])), token.text[5:]
        if rest[0] in "qw":
            kind: Kind = "quarter" if rest[0] == "q" else "week"
            return Period(kind, self._number(int(rest[1:]), kind), year=year)
        if not 1 <= int(rest) <= 12:
            raise InputError(message('"{text}" is no month', text=token.text), hint=message("write it as 2013-06"))
        return Period("month", int(rest), year=year)

    def _parts(self) -> list[Term]:
        parts = [self.take().value]
        while self.kind() == "and" and self.kind(1) == "part" and self.kind(2) in ("month", "and"):
            self.at += 1
            parts.append(self.take().value)
        if self.kind() == "to" and self.kind(1) == "month":  # mid-June
            self.at += 1
        if self.kind() != "month":
            raise self.misplaced()
        month, year = self.take().value, self._year()
        return [Term(Period("month", month, part, year)) for part in parts]

    def _run(self) -> tuple[list[Token], str]:
        """Return the numbers from here on, and what follows them (``5., 6. og 7. marts``: a month)."""
        ahead, found = 0, []
        while self.kind(ahead) == "number" and self.tokens[self.at + ahead].value not in _YEARS:
            found.append(self.tokens[self.at + ahead])
            ahead += 1
            if self.kind(ahead) in ("month", "quarter"):
                return found, self.kind(ahead)
            while self.kind(ahead) in ("and", "to"):
                ahead += 1
        return found, ""

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
        """Tell whether the next number belongs to the list, not to a month or quarter that follows it."""
        run, head = self._run()
        if to_head or not head or not run:
            return bool(run)
        if len(run) > 1 and run[0].ordinal == run[-1].ordinal and not run[0].ordinal:
            raise InputError(
                message('what the number {number} in "{text}" belongs to is not clear',
                        number=run[0].text, text=self.text.strip()),
                hint=message("write the dates in full, as 2013-03-05"),
            )  # fmt: skip
        return run[-1].ordinal and not run[0].ordinal

    def _range(self, to_head: bool) -> tuple[int, int | None]:
        if self.kind() != "number":
            raise self.misplaced()
        low = self.take().value
        if self.kind() == "to":
            self.at += 1
            run, head = self._run()
            if run and (to_head or not head or len(run) > 1):
                return low, self.take().value
            self.at -= 1
        return low, None

    def _year(self) -> int | None:
        """Read a year, where one follows: ``2013``, ``, 2013`` or ``/2013``."""
        ahead = 1 if self.kind() == "and" else 0
        if self.kind(ahead) != "number" or self.tokens[self.at + ahead].value not in _YEARS:
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
        if year not in _YEARS:
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
        }
        raise InputError(
            message('{what}: "{text}"', what=names[kind], text=self.text.strip()), hint=window_hint()
        )
