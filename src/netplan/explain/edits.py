"""What a way in which rules give way changes in the problem, in the words of its file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from netplan.domain import Assignment, Meeting, Problem, Rule, Series, Single, Tentative
from netplan.domain.excepted import Excepted
from netplan.explain.families import Amount, Family
from netplan.explain.yielding import Way
from netplan.plan import Edit
from netplan.rules import ALWAYS, rules_of
from netplan.rules.answers import Answers
from netplan.rules.decided import Decided
from netplan.rules.excepted import allowance
from netplan.rules.window import Window

__all__ = ["Changed", "changed", "moved"]


@dataclass
class Changed:
    """A problem that is being changed, with the changes.

    Parameters
    ----------
    before
        The problem as it was.
    """

    before: Problem
    _edits: dict[tuple[int | str, ...], Any] = field(default_factory=dict)
    _added: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        network, season = self.before.network, self.before.season
        self._rules: list[Rule | None] = list(network.rules)
        self._roles = dict(network.roles)
        self._meetings: list[Meeting | Series] = list(season.meetings)
        self._anyway = dict(season.availability.anyway)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The changes; what is removed goes last, from the end of a list to its beginning."""
        kept = [Edit(path=path, value=value) for path, value in self._edits.items() if value is not None]
        gone = sorted((path for path, value in self._edits.items() if value is None), key=str, reverse=True)
        gone.sort(key=lambda path: path[-1] if isinstance(path[-1], int) else -1, reverse=True)
        return (*kept, *(Edit(path=path) for path in gone))

    def problem(self) -> Problem:
        """Return the changed problem."""
        season, network = self.before.season, self.before.network
        parts: dict[str, dict[str, Any]] = {"network": {}, "season": {}}
        rules = tuple(rule for rule in self._rules if rule is not None)
        if rules != network.rules:
            parts["network"]["rules"] = rules
        if self._roles != network.roles:
            parts["network"]["roles"] = self._roles
        if tuple(self._meetings) != season.meetings:
            parts["season"]["meetings"] = tuple(self._meetings)
        if self._anyway != season.availability.anyway:
            parts["season"]["availability"] = season.availability.model_copy(update={"anyway": self._anyway})
        network = network.model_copy(update=parts["network"])
        season = season.model_copy(update=parts["season"])
        return self.before.model_copy(update={"network": network, "season": season})

    # ---- people and dates ------------------------------------------------------------------------------------------

    def comes_anyway(self, name: str, day: date) -> None:
        """Let somebody who said no come on a day."""
        days = tuple(sorted({*self._anyway.get(name, ()), day}))
        self._anyway[name] = days
        self._edits["season", "availability", "anyway", name] = [str(one) for one in days]

    def opened(self, meeting: str, day: date) -> None:
        """Let a meeting be on a day that has fallen away, or lies outside its window."""
        place, number = self._place(meeting)
        days = tuple(sorted({*self._entry(place, number).also, day}))
        self._set(place, number, "also", days, [str(one) for one in days])

    def undecided(
        self, meeting: str, what: str, names: Iterable[str] = (), more: int = 0, day: date | None = None
    ) -> None:
        """Let a decided date or venue, or some decided holders of a role, be only hoped for.

        Parameters
        ----------
        meeting
            Id of the meeting.
        what
            ``date``, ``venue`` or the key of a role.
        names
            The holders.
        more
            How many holders a complete list gets besides.
        day
            For which day one hopes instead of the decided one.
        """
        place, number = self._place(meeting)
        entry = self._now(place, number)
        written = getattr(entry, what, None) if what in ("date", "venue") else None
        if isinstance(written, Tentative):
            hoped = day if what == "date" and day is not None else written.value
            value = written.model_copy(update={"tentative": True, "value": hoped})
            self._set(place, number, what, value, value.shape())
            return
        given, gone = entry.roles.get(what), set(names)
        if given is None:
            return
        new = Assignment(
            decided=tuple(name for name in given.decided if name not in gone),
            tentative=(*given.tentative, *(name for name in given.decided if name in gone)),
            open=given.open + more,
        )
        roles = {**self._entry(place, number).roles, what: new}
        self._set(place, number, "roles", roles, new.shape(), what)

    def _place(self, meeting: str) -> tuple[int, int | None]:
        """Return where a meeting is listed, with its number where it is one of a series."""
        for place, entry in enumerate(self.before.season.meetings):
            if isinstance(entry, Meeting) and entry.id == meeting:
                return place, None
            number = entry.number_of(meeting) if isinstance(entry, Series) else None
            if number is not None:
                return place, number
        raise KeyError(meeting)

    def _entry(self, place: int, number: int | None) -> Single:
        """Return what is written about a meeting alone."""
        entry = self._meetings[place]
        if isinstance(entry, Series):
            return entry.each.get(number or 0) or Single()
        return entry

    def _now(self, place: int, number: int | None) -> Single:
        """Return all that is written about a meeting, what is written about its series included."""
        entry = self._meetings[place]
        return entry.meetings()[(number or 1) - 1] if isinstance(entry, Series) else entry

    def _set(
        self, place: int, number: int | None, name: str, value: Any, plain: Any, key: str | None = None
    ) -> None:
        """Give a field of a meeting another value; the key is what the file calls it, where that differs."""
        entry, alone = self._meetings[place], self._entry(place, number).model_copy(update={name: value})
        if isinstance(entry, Series) and number is not None:
            self._meetings[place] = entry.model_copy(update={"each": {**entry.each, number: alone}})
            self._edits["season", "meetings", place, "each", str(number), key or name] = plain
        else:
            self._meetings[place] = entry.model_copy(update={name: value})
            self._edits["season", "meetings", place, key or name] = plain

    # ---- rules -----------------------------------------------------------------------------------------------------

    def excepted(self, number: int, about: tuple[str, ...], by: Fraction) -> None:
        """Let a rule, by its place among all, be exceeded in something that it is about."""
        place = self._listed(number)
        rule = self._rules[place]
        assert rule is not None
        by = Fraction(math.ceil((allowance(rule, about) + by) * 1000), 1000)
        others = [one for one in rule.allow if set(one.about) != set(about)]
        rule = rule.model_copy(update={"allow": (*others, Excepted(about=about, by=float(by)))})
        self._rules[place] = rule
        self._edits["network", "rules", place] = rule.entry()

    def dropped(self, number: int) -> None:
        """Do without a listed rule."""
        place = number - self._unlisted
        self._rules[place] = None
        self._edits["network", "rules", place] = None

    @property
    def _unlisted(self) -> int:
        return len(rules_of(self.before)) - len(self.before.network.rules)

    def _listed(self, number: int) -> int:
        """Return the place in the list of a rule, which is added to it where it holds without being listed."""
        if number >= self._unlisted:
            return number - self._unlisted
        rule = rules_of(self.before)[number]
        if number not in self._added:
            self._added[number] = len(self._rules)
            self._rules.append(rule)
            if type(rule) not in ALWAYS:
                self._take_from_role(number)
        return self._added[number]

    def _take_from_role(self, number: int) -> None:
        """Take a rule that a role brings with it out of the role, so that the list can hold it with its exceptions."""
        always = sum(type(rule) in ALWAYS for rule in rules_of(self.before)[: self._unlisted])
        pairs = [(key, other) for key, role in self.before.network.roles.items() for other in role.not_with]
        key, other = pairs[number - always]
        left = tuple(one for one in self._roles[key].not_with if one != other)
        self._roles[key] = self._roles[key].model_copy(update={"not_with": left})
        self._edits["network", "roles", key, "not_with"] = list(left) or None


def changed(problem: Problem, families: Iterable[Family], way: Way) -> Changed:
    """Return the problem as a way of giving way changes it."""
    change = Changed(problem)
    for family in (one for one in families if one.number in way.families):
        amounts = way.amounts[family.number]
        if way.drops(family.number):
            change.dropped(family.number)
        elif isinstance(family.rule, Answers):
            for amount, _ in amounts:
                name, meeting = amount.about
                change.comes_anyway(name, way.dates[meeting].day)
        elif isinstance(family.rule, Window):
            for amount, _ in amounts:
                change.opened(amount.about[0], way.dates[amount.about[0]].day)
        elif isinstance(family.rule, Decided):
            for (meeting, what), names, more in moved(amounts):
                held = way.dates.get(meeting)
                change.undecided(meeting, what, names, more, held.day if held else None)
        else:
            for amount, by in amounts:
                change.excepted(family.number, amount.about, by)
    return change


def moved(
    amounts: Iterable[tuple[Amount, Fraction]],
) -> Iterator[tuple[tuple[str, str], tuple[str, ...], int]]:
    """Yield which decisions give way: meeting and what, the holders concerned, how many more a list gets."""
    gone: dict[tuple[str, str], list[str]] = {}
    come: dict[tuple[str, str], int] = {}
    for amount, by in amounts:
        meeting, what, *names = amount.about
        gone.setdefault((meeting, what), []).extend(names)
        come[meeting, what] = come.get((meeting, what), 0) + (0 if names else int(by))
    for place, names in gone.items():
        yield place, tuple(names), max(0, come[place] - len(names))
