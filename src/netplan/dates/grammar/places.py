"""Reading where days must lie: periods, limits, and what is counted from another day."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from netplan.dates.grammar.beside import Away, Either, Joined, Limit, NearWeek, Side, Within
from netplan.dates.grammar.cursor import DAYS, UNITS
from netplan.dates.grammar.feasts import FEASTS
from netplan.dates.grammar.periods import Term
from netplan.dates.grammar.readings import DoubtfulDash, DoubtfulPart
from netplan.dates.grammar.recurring import Every, Pick, Rhythm, Unit
from netplan.dates.grammar.stretches import Stretch
from netplan.dates.grammar.terms import Terms
from netplan.dates.grammar.tokens import Token

__all__ = ["Head", "Places", "Where"]

Where = tuple[Stretch, ...]
"""Stretches of which any will do."""
Head = tuple[int, ...] | Stretch
"""Weekdays, or other days that have their own place in the text."""
_DEEPEST = 9
"""So many days may hang on each other: the day after the Sunday after ..."""
_MOST = 40
"""So many limits and places may be joined."""
_STEPS = range(2, 61)
"""Every second to every sixtieth."""
_ENDS = ("end", "slut", "slutningen", "udgangen")
"""Before the end of May is until it."""


class Places(Terms):
    """Reads periods and limits off the words of a text.

    Parameters
    ----------
    text
        The text.
    reach
        Whether "late" in "late February and March" holds for March, too; none: nobody can know.
    """

    def __init__(self, text: str, reach: bool | None) -> None:
        super().__init__(text)
        self.reach = reach
        self.depth = 0
        self.joined = 0
        self.stops = frozenset({"end"})

    @abstractmethod
    def head(self) -> Head:
        """Read days that have their own place in the text."""

    def scope(self) -> tuple[Stretch, ...]:
        """Read the periods of which something is the first."""
        bare: dict[str, Unit] = {"year": "year", "quarter": "quarter", "halfyear": "halfyear", "week": "week"}
        if self.kind() in bare and self.kind(1) != "number" and not self.length_comes():
            return (Every(bare[self.take().kind]),)
        return tuple(self.where(limits=False))

    def where(self, limits: bool = True) -> list[Stretch]:
        """Read stretches in a row, up to the next days that have their own place."""
        found = self.piece()
        while self.kind() not in self.stops:
            if self.kind() == "to" and not self.limit_after(found):
                dash = self.take()
                found += self._joined(found.pop(), dash)
            elif self.kind() == "and":
                begin = self.at
                self.skip_and()
                either = self.tokens[self.at - 1].value
                if self.limit_comes() and self._comma(begin) and not any(one.is_limit for one in found):
                    return found  # a limit behind a comma holds for everything before it
                if self.kind() in ("end", "cut", "rolling") or self.apart() or (not limits and self.limit_comes()):
                    self.at = begin if self.kind() != "end" else self.at
                    return found
                found += self._reached(found, self.piece(), bool(either))
            else:
                return found
        return found

    def _comma(self, begin: int) -> bool:
        """Tell whether there are only commas from a token to this one."""
        return all(token.text == "," for token in self.tokens[begin : self.at])

    def deeper(self) -> None:
        """Count what is joined; nobody means too much of it."""
        self.joined += 1
        if self.joined > _MOST:
            self.at -= 1
            raise self.misplaced()

    def apart(self) -> bool:
        """Tell whether days come next that do not belong to the periods before."""
        feast = self.kind() == "feast" and FEASTS[self.tokens[self.at].value].days == 1
        return feast or self.days_come()

    def limit_after(self, found: list[Stretch]) -> bool:
        """Tell whether "to" begins a limit, because what stands before it is no end of a range."""
        return self.limit_comes() and not isinstance(found[-1], Term)

    def _reached(self, found: list[Stretch], more: list[Stretch], either: bool) -> list[Stretch]:
        """Settle whether the part of a month holds for the month that follows, too; join limits by "and"."""
        before, (term, *rest) = found[-1], more
        if either and (before.is_limit or term.is_limit):
            self.deeper()
            found.pop()
            return [Either((before, term)), *rest]
        if isinstance(term, Limit) and not (isinstance(before, Limit) and before.later == term.later):
            self.deeper()
            found.pop()
            return [Joined((before, term)), *rest]
        if not isinstance(before, Term) or not isinstance(term, Term):
            return more
        part = before.last or before.first
        if part.kind != "month" or part.part is None or (term.first.kind, term.first.part) != ("month", None):
            return more
        if self.reach is None:
            raise DoubtfulPart
        return [Term(replace(term.first, part=part.part)), *rest] if self.reach else more

    def _joined(self, first: Stretch, dash: Token) -> list[Stretch]:
        """Read what follows a dash, as the other end of a range."""
        last, *more = self.piece()
        if not isinstance(first, Term) or not isinstance(last, Term) or first.last or last.last or (
            dash.text == "-" and first.first.kind != last.first.kind
        ):  # fmt: skip
            raise DoubtfulDash(self.text[: dash.start], self.text[dash.end :])
        return [Term(first.first, last.first, weekdays=first.weekdays, last_weekdays=last.weekdays), *more]

    def dated_day(self) -> Stretch:
        """Read a weekday and its date."""
        weekday = self.take().value
        self.skip_and()
        first, *more = self.period()
        if more or not isinstance(first, Term) or first.last:
            raise self.misplaced()
        return replace(first, weekdays=(weekday,))

    def place(self, which: tuple[int, ...]) -> int:
        """Return which one before or after something is meant: the first after, the first or last before."""
        if len(which) > 1 or which[0] < (1 if self.tokens[self.at].kind == "after" else -1):
            raise self.misplaced()
        return max(1, which[0])

    def piece(self) -> list[Stretch]:
        """Read one stretch, or several that share a word."""
        if self.limit_comes():
            return [self.limit()]
        if self.kind() == "most":
            return [self.within()]
        if self.length_comes():
            return [self.away()]
        if self.kind() == "every" and self.kind(1) in ("number", "other"):
            return [self.rhythm()]
        every = self.every()
        if every:
            return [every]
        if self.dated_comes():
            return [self.dated_day()]
        if self.kind() in ("number", "last") and self.run()[1] == "week":
            which = self.places()
            self.take()
            if self.kind() in ("before", "after"):
                place = self.place(which)
                return [NearWeek(self.take().kind == "after", self.anchor(), place)]
            return [Pick(which, (), self.scope() if self.period_comes() and not self.apart() else (Every("month"),))]
        return list(self.period())

    def rhythm(self) -> Rhythm:
        """Read every second Friday from 8 January; every two weeks."""
        self.take()
        step = self.take().value
        if step not in _STEPS:
            self.at -= 1
            raise self.misplaced()
        weekdays: tuple[int, ...] = ()
        unit: Unit = "week"
        if self.kind() in DAYS:
            weekdays, _ = self.weekdays()
        elif self.kind() in UNITS:
            unit = UNITS[self.take().kind]  # type: ignore[assignment]
        else:
            raise self.misplaced()
        self.at += self.coming("and", "from")
        if self.kind() != "from":
            of_month = self.kind() == "months" or self.coming("every", "months")
            return Rhythm(step, unit, weekdays, of_month=bool(weekdays) and of_month)
        self.take()
        anchor = self.anchor(until="to")
        if weekdays and isinstance(anchor, Term) and anchor.is_day:
            anchor = replace(anchor, weekdays=weekdays)
        return Rhythm(step, unit, weekdays, anchor)

    def limit(self) -> Stretch:
        """Read before Easter, from March, until 15 May, between 1 March and 15 April, at least 8 days before."""
        token = self.take()
        if token.kind == "between":
            return self.between()
        if token.kind == "least":
            count, unit = self.length()
            if self.kind() not in ("before", "after"):
                raise self.misplaced()
            return Limit("after" if self.take().kind == "after" else "before", self.anchor(), count, unit)
        if token.kind == "from":
            return self.starting()
        ended = token.kind == "before" and self.kind() == "part" and self.tokens[self.at].text in _ENDS
        sides: dict[str, Side] = {"before": "before", "after": "after"}
        found = Limit("until" if ended else sides.get(token.kind, "until"), self.anchor())
        if self.kind() == "to" and not found.later:
            raise self.misplaced()
        return found

    def starting(self) -> Stretch:
        """Read what follows "from": one end, or both."""
        first = self.anchor(whole=True, until="to")
        if isinstance(first, Term) and first.last:
            return first
        if self.kind() != "to":
            return Limit("from", first)
        self.take()
        last = self.anchor()
        if isinstance(first, Term) and isinstance(last, Term):
            return Term(first.first, last.first, weekdays=first.weekdays, last_weekdays=last.weekdays)
        return Joined((Limit("from", first), Limit("until", last)))

    def between(self) -> Stretch:
        """Read two ends; the days between two feasts are those without the feasts."""
        found = [self.anchor(until="and")] if self.days_come() or self.dated_comes() else list(self.period())
        if len(found) == 1:
            if not self.skip_and():
                raise self.misplaced()
            found.append(self.anchor())
        first, last, *more = found
        if more:
            raise self.misplaced()
        if isinstance(first, Term) and isinstance(last, Term):
            if first.first.kind == last.first.kind == "feast":
                return Joined((Limit("after", first), Limit("before", last)))
            return Term(first.first, last.first, weekdays=first.weekdays, last_weekdays=last.weekdays)
        return Joined((Limit("from", first), Limit("until", last)))

    def length(self) -> tuple[int, Unit]:
        """Read 8 days, two weeks, a month."""
        if not self.count_comes():
            raise self.misplaced()
        token = self.take()
        count = token.value if token.kind == "number" else 2
        if not 1 <= count <= 999:
            self.at -= 1
            raise self.misplaced()
        return count, UNITS[self.take().kind]  # type: ignore[return-value]

    def away(self) -> Stretch:
        """Read the day after, two days after, the two weeks before, the week before."""
        if self.kind() == "week":
            self.take()
            return NearWeek(self.take().kind == "after", self.anchor())
        if self.kind() == "day":
            self.take()
            return Away(self.take().kind == "after", self.anchor(), 1, "day")
        definite = "the" in self.tokens[self.at].led
        count, unit = self.length()
        after = self.take().kind == "after"
        return (Within if definite else Away)(after, self.anchor(), count, unit)

    def within(self) -> Stretch:
        """Read at most 3 weeks after; "within June" is June."""
        token = self.take()
        if not self.count_comes():
            if not token.value or not self.period_comes():
                self.at -= 1
                raise self.misplaced()
            (found,) = self.where(limits=False)[:1]
            return found
        count, unit = self.length()
        if self.kind() not in ("before", "after"):
            raise self.misplaced()
        return Within(self.take().kind == "after", self.anchor(), count, unit)

    def anchor(self, whole: bool = False, until: str = "") -> Stretch:
        """Read what something is counted from: one period, or one of its days; a range where it may be whole."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.misplaced()
        stops, self.stops = self.stops, self.stops | {until}
        found = self._anchor()
        self.depth, self.stops = self.depth - 1, stops
        if isinstance(found, Term) and found.last and not whole:
            raise self.misplaced()
        return found

    def _anchor(self) -> Stretch:
        if self.days_come():
            head = self.head()
            if isinstance(head, Pick):
                scope = self.scope() if self.period_comes() and not self.rolling_comes() else ()
                return replace(head, scope=scope or (Every("month"),))
            if isinstance(head, Stretch):
                return head
            raise self.misplaced()
        found, *more = self.piece()
        if more or found.is_limit:
            raise self.misplaced()
        return found

    def dated(self, weekdays: tuple[int, ...], wheres: tuple[Where, ...]) -> tuple[Where, ...]:
        """Hand a weekday to the dates that are written behind it."""
        if not weekdays or not wheres:
            return wheres
        first, *more = wheres
        dated = (replace(one, weekdays=weekdays) if isinstance(one, Term) and one.is_day else one for one in first)
        return (tuple(dated), *more)
