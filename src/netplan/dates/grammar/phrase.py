"""Reading the grammar of a window: weekdays and other days, and where they must lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from netplan.dates.grammar.beside import Away, NearWeekday
from netplan.dates.grammar.cursor import DAYS
from netplan.dates.grammar.groups import Group, Union
from netplan.dates.grammar.periods import Term
from netplan.dates.grammar.places import Head, Places, Where
from netplan.dates.grammar.recurring import Every, Pick, Rolling

__all__ = ["parse"]


def parse(text: str, reach: bool | None = None) -> Union:
    """Read the days that a text names, without exceptions.

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
    return _Phrase(text, reach).union()


class _Phrase(Places):
    def union(self) -> Union:
        """Read everything."""
        self.skip_and()
        groups: list[Group] = []
        loose = comma = False
        while True:
            fresh = list(self.groups())
            loose |= comma and groups[-1].bare != fresh[0].bare
            groups += fresh
            begin = self.at
            more = self.skip_and()
            comma = more and self._comma(begin)
            if self.kind() == "cut":
                self.take()
                within = self.limit() if self.kind() == "between" else None
                if isinstance(within, Term) and self.kind() == "end":
                    return Union(tuple(groups), within, loose)
                raise self.misplaced()
            if self.kind() == "end":
                return Union(tuple(groups), loose=loose)
            if not more or (self.limit_comes() and groups[-1].head):
                raise self.misplaced()

    def groups(self) -> Iterator[Group]:
        """Read weekdays or other days, and where they must lie; days in a row share their places."""
        heads = list(self.heads())
        bare = [isinstance(head, Pick) and not head.scope for head in heads]
        scope = self.scope() if any(bare) and self.period_comes() else ()
        heads = [replace(head, scope=scope or (Every("month"),)) if isinstance(head, Pick) and not head.scope else head
                 for head in heads]  # fmt: skip
        if self.rolling_comes() and len(heads) == 1 and isinstance(heads[0], Pick):
            heads = [self.rolling(heads[0])]
        loose = not any(bare) and self.kind() not in ("and", "end", "cut")
        wheres = tuple(self.wheres(first=not heads or (loose and not self.limit_comes())))
        for head in heads or [()]:
            if isinstance(head, tuple):
                yield Group(head, None, self.dated(head, (scope, *wheres) if scope else wheres))
            else:
                yield Group((), head, wheres)

    def wheres(self, first: bool) -> Iterator[Where]:
        """Read the stretches in which all must lie, each with those that stand for each other."""
        while first or self.limit_comes() or (self.period_comes() and self._led_in()):
            first = False
            yield tuple(self.where())
            self.deeper()

    def _led_in(self) -> bool:
        return "in" in self.tokens[self.at].led or self.kind() == "every"

    def heads(self) -> Iterator[Head]:
        """Read weekdays and other days in a row."""
        while self.days_come():
            yield self.head()
            begin = self.at
            if not self.skip_and() or not self.days_come():
                self.at = begin
                return

    def head(self) -> Head:
        """Read Mondays, the first Monday, every second Monday, the Monday after, two days after."""
        if self.length_comes():
            return self.away()
        if self.kind() == "every":
            again = self.kind(1) in ("number", "other") and self.tokens[self.at + 1].value > 1
            return self.rhythm() if again else self.plain_days(every=True)
        if self.kind() in DAYS:
            return self.plain_days()
        which = self.places()
        if self.kind() == "day":
            self.take()
            if self.kind() in ("before", "after"):
                place = self.place(which)
                return Away(self.take().kind == "after", self.anchor(), place, "day")
            return Pick(which, (), (), "day")
        together, value = self.kind() == "workdays", self.tokens[self.at].value
        weekdays, _ = self.weekdays()
        if self.kind() in ("before", "after"):
            if len(weekdays) > 1 and (not together or value):
                raise self.misplaced()
            place = self.place(which)
            return NearWeekday(self.take().kind == "after", self.anchor(), weekdays, place)
        if together and len(weekdays) == (5, 2)[value]:
            return Pick(which, (), (), "weekend" if value else "workday")
        return Pick(which, weekdays, ())

    def plain_days(self, every: bool = False) -> Head:
        """Read weekdays; a single one before or after something is the one next to it."""
        self.at += every
        if self.kind() not in DAYS:
            return self.head()  # every first Monday
        weekdays, plural = self.weekdays()
        if every or plural or len(weekdays) > 1 or self.kind() not in ("before", "after"):
            return weekdays
        return NearWeekday(self.take().kind == "after", self.anchor(), weekdays)

    def rolling(self, pick: Pick) -> Rolling:
        """Read in turn, from February."""
        self.skip_and()
        if len(pick.weekdays) < 2:
            raise self.misplaced()
        self.take()
        self.at += self.coming("and", "from")
        if self.kind() != "from":
            return Rolling(pick)
        self.take()
        return Rolling(pick, self.anchor(until="to"))
