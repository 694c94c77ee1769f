"""What clashes, said in a few sentences: names, meetings, dates and numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from netplan.dates import Candidate
from netplan.domain import Problem, Rule, Slot
from netplan.explain.conflict_dates import DatesLeft
from netplan.language import Say
from netplan.rules import Answers, Decided, Eligible, Filled, Present, Quorum, Window
from netplan.rules.excepted import allowance
from netplan.rules.facts import written
from netplan.search.shrinking import Part

__all__ = ["about_words", "told"]

MOST = 5
"""So many sentences are read; what is left is named in the last."""
NAMED = 4
"""Up to so many names or dates are listed; more are counted."""


def told(problem: Problem, dates: DatesLeft, parts: Iterable[Part], propose: Collection[str] = ()) -> tuple[str, ...]:
    """Say what clashes.

    Parameters
    ----------
    problem
        The problem.
    dates
        The dates that the parts leave.
    parts
        What clashes.
    propose
        Deferred roles that are to be proposed.
    """
    story = _Story(problem, dates, parts, propose)
    said = [*story.holders(), *story.roles_without(), *story.quorums(), *story.away(), *story.duties(),
            *story.decisions(), *story.others()]  # fmt: skip
    said = [sentence[:1].upper() + sentence[1:] for sentence in said]
    if len(said) <= MOST:
        return tuple(said)
    return (*said[: MOST - 1], " ".join(said[MOST - 1 :]))


def about_words(problem: Problem, about: Iterable[str]) -> list[str]:
    """Return whom and what a measure is about, as people say it."""
    labels = {role: problem.label(role) for role in problem.network.roles}
    words = {"date": problem.say("the date"), "venue": problem.say("the venue")}
    return [labels.get(word) or words.get(word, word) for word in about]


class _Story:
    """Tells of the parts that clash; each is told of once."""

    def __init__(self, problem: Problem, dates: DatesLeft, parts: Iterable[Part], propose: Collection[str]) -> None:
        self._problem = problem
        self.say: Say = problem.say
        self._dates = dates
        self._parts = tuple(parts)
        self._open = dict.fromkeys(self._parts)
        self._slots = {(slot.meeting, slot.role): slot for slot in problem.slots(propose)}

    def holders(self) -> Iterator[str]:
        """Tell who has a duty already and cannot come."""
        say = self.say
        for part in self._of(Answers):
            name, meeting = part[1]
            duties = [role for (at, role), slot in self._slots.items() if at == meeting and name in slot.decided]
            left, able = self._dates.of(meeting), self._dates.able(name, meeting)
            if not duties or not left or len(able) == len(left) or not self._takes_part(Present, meeting):
                continue
            words = {"name": name, "roles": say.roles(duties), "meeting": meeting, "days": self._days(able or left)}
            if able:
                yield say("{name} is decided as {roles} of {meeting} and can come only on {days}.", **words)
            else:
                yield say("{name} is decided as {roles} of {meeting} and away on all its dates: {days}.", **words)
            self._told_of([part, *self._of(Decided, meeting, name)], meeting)

    def roles_without(self) -> Iterator[str]:
        """Tell which roles nobody, or too few, can take on any date that is left."""
        say = self.say
        for part in self._of(Filled):
            slot = self._slot(part)
            pool, left = self._pool(slot), self._dates.of(slot.meeting)
            answers = [one for one in self._of(Answers, slot.meeting) if one[1][0] in pool]
            count = slot.lowest - int(allowance(*part))
            fit = [one for one in left if sum(self._dates.comes(name, one) for name in pool) >= count]
            if not answers or len(fit) == len(left):
                continue
            words = {"meeting": slot.meeting, "count": count, "role": self._problem.label(slot.role),
                     "names": self._names(pool), "days": self._days(fit or left)}  # fmt: skip
            if fit:
                yield say("{meeting} needs {count} as {role}; of those who may ({names}) so many can come only on "
                          "{days}.", **words)  # fmt: skip
            else:
                yield say("{meeting} needs {count} as {role}; of those who may ({names}) so many can come on none of "
                          "its dates: {days}.", **words)  # fmt: skip
            self._told_of([part, *answers, *self._of(Eligible, *part[1])], slot.meeting)

    def quorums(self) -> Iterator[str]:
        """Tell which meetings too few can come to."""
        say = self.say
        for part in self._of(Quorum):
            rule, (meeting,) = part
            assert isinstance(rule, Quorum)
            left, allowed = self._dates.of(meeting), int(allowance(*part))
            fit = [one for one in left if self._missing(rule, one) <= allowed]
            if len(fit) == len(left):
                continue
            best = max(left, key=lambda one: self._able(rule, one))  # the earliest of several
            groups = rule.groups(self._problem, best.day)
            needed = rule.needed(len(groups)) - allowed
            words = {"meeting": meeting, "needed": needed, "whole": len(groups), "whom": self._whom(rule)}
            if fit:
                yield say("{meeting} needs {needed} of {whole} {whom} (quorum), and so many can come only on {days}.",
                          **words, days=self._days(fit))  # fmt: skip
            else:
                able = self._able(rule, best)
                yield say("{meeting} needs {needed} of {whole} {whom} (quorum), and no date open to it has more than "
                          "{able}: the best is {day} with {able}.", **words, able=able, day=best.day)  # fmt: skip
            self._told_of([part, *self._of(Answers, meeting)], meeting)

    def _missing(self, rule: Quorum, one: Candidate) -> int:
        return rule.needed(len(rule.groups(self._problem, one.day))) - self._able(rule, one)

    def _able(self, rule: Quorum, one: Candidate) -> int:
        groups = rule.groups(self._problem, one.day)
        return sum(any(self._dates.comes(name, one) for name in group) for group in groups)

    def _whom(self, rule: Quorum) -> str:
        if rule.of == "members":
            return self.say("members")
        if rule.of == "organisations":
            return self.say("organisations")
        return self.say("people eligible as {role}", role=self.say.roles([rule.of]))

    def away(self) -> Iterator[str]:
        """Tell who else is away from which meeting."""
        say = self.say
        for meeting in dict.fromkeys(about[1] for _, about in self._of(Answers)):
            left = self._dates.of(meeting)
            able = {part: self._dates.able(part[1][0], meeting) for part in self._of(Answers, meeting) if left}
            never = [part for part in able if not able[part]]
            partly = [part for part in able if 0 < len(able[part]) < len(left)]
            if never:
                yield self._away([part[1][0] for part in never], meeting, left)
            if len(partly) == 1:
                (name, _), days = partly[0][1], self._days(able[partly[0]])
                yield say("{name} can come to {meeting} only on {days}.", name=name, meeting=meeting, days=days)
            elif partly:
                names = self._names([part[1][0] for part in partly])
                yield say("{names} can come to {meeting} on some of its dates only.", names=names, meeting=meeting)
            if never or partly:
                self._told_of([*never, *partly], meeting)

    def _away(self, names: list[str], meeting: str, left: Collection[Candidate]) -> str:
        words = {"meeting": meeting, "days": self._days(left)}
        if len(names) > NAMED:
            whole = len(self._problem.people)
            return self.say("{count} of {whole} members are away on all dates of {meeting}: {days}.",
                             count=len(names), whole=whole, **words)  # fmt: skip
        return self.say.plural(
            "{names} is away on all dates of {meeting}: {days}.", "{names} are away on all dates of {meeting}: {days}.",
            len(names), names=names, **words,
        )  # fmt: skip

    def duties(self) -> Iterator[str]:
        """Tell which duties are to be filled, and by whom, where few may."""
        say = self.say
        for role in dict.fromkeys(about[1] for _, about in self._of(Filled)):
            parts, eligible = self._of(Filled, role), self._of(Eligible, role)
            meetings = [about[0] for _, about in parts]
            count = sum(self._slot(part).lowest - int(allowance(*part)) for part in parts)
            words = {"role": self._problem.label(role), "meetings": meetings}
            names = dict.fromkeys(name for meeting in meetings for name in self._pool(self._slots[meeting, role]))
            if eligible:
                yield say.plural(
                    "{count} duty as {role} is to be filled, at {meetings}, and only {names} may have it.",
                    "{count} duties as {role} are to be filled, at {meetings}, and only {names} may have them.",
                    count, names=self._names(list(names)), **words,
                )  # fmt: skip
            else:
                yield say.plural(
                    "{count} duty as {role} is to be filled, at {meetings}.",
                    "{count} duties as {role} are to be filled, at {meetings}.", count, **words,
                )  # fmt: skip
            self._told_of([*parts, *eligible])

    def decisions(self) -> Iterator[str]:
        """Tell what people decided."""
        say = self.say
        values: dict[tuple[str, ...], object] = {
            (meeting, what): value for meeting, what, value in written(self._problem, tentative=False)
        }
        decided = [part for part in self._of(Window) if (part[1][0], "date") in values]
        for _, (meeting,) in decided:
            yield say("{meeting} is decided for {value}.", meeting=meeting, value=values[meeting, "date"])
        self._told_of(decided)
        for part in self._of(Decided):
            about = part[1]
            if about in values:
                yield say("{meeting} is decided for {value}.", meeting=about[0], value=values[about])
            elif len(about) == 3:
                meeting, role, name = about
                label = self._problem.label(role)
                yield say("{name} is decided as {role} of {meeting}.", name=name, role=label, meeting=meeting)
            else:
                continue
            self._told_of([part])

    def others(self) -> Iterator[str]:
        """Tell of everything else, rule by rule, in the rules' own words."""
        windows = [part for part in self._of(Window) if self._dates.of(part[1][0])]
        if windows:
            items = [self.say("{meeting} ({days})", meeting=about[0], days=self._days(self._dates.of(about[0])))
                     for _, about in windows]  # fmt: skip
            yield self.say("The dates open to the meetings: {items}.", items=items)
            self._told_of(windows)
        for rule in dict.fromkeys(rule for rule, _ in self._open):
            yield self._rule(rule)

    def _rule(self, rule: Rule) -> str:
        """Say a rule, and whom and what it is about here."""
        words = dict.fromkeys(word for other, about in self._open if other == rule for word in about)
        people = [word for word in words if word in self._problem.everybody]
        meetings = [meeting.id for meeting in self._problem.meetings if meeting.id in words]
        rest = about_words(self._problem, [word for word in words if word not in {*people, *meetings}])
        about = [*([self._names(people)] if people else []), *map(self.say.list, filter(None, (rest, meetings)))]
        if not about:
            return self.say("{sentence}.", sentence=rule.sentence(self.say))
        return self.say("{sentence} (here: {about}).", sentence=rule.sentence(self.say), about="; ".join(about))

    def _of(self, kind: type[Rule], *words: str) -> list[Part]:
        """Return the parts of a kind of rule that were not told of yet, and are about all of some words."""
        return [part for part in self._open if isinstance(part[0], kind) and {*words} <= {*part[1]}]

    def _takes_part(self, kind: type[Rule], meeting: str) -> bool:
        return any(isinstance(rule, kind) and meeting in about for rule, about in self._parts)

    def _told_of(self, parts: Iterable[Part], meeting: str | None = None) -> None:
        """Note what was told of; with a meeting, also that whoever has a duty there comes, and which dates it has."""
        for part in parts:
            self._open.pop(part, None)
        if meeting is not None:
            for part in (*self._of(Present, meeting), *self._of(Window, meeting)):
                del self._open[part]

    def _slot(self, part: Part) -> Slot:
        meeting, role = part[1]
        return self._slots[meeting, role]

    def _pool(self, slot: Slot) -> list[str]:
        """Return who may hold a slot on one of the dates left."""
        if slot.complete:
            return list(slot.decided)
        people, days = self._problem.people, [one.day for one in self._dates.of(slot.meeting)]
        members = [name for name in people if self._problem.eligible(name, slot.role)]
        members = [name for name in members if any(people[name].belongs(day) for day in days)] if days else members
        return [*members, *self._problem.outsiders(slot.role)]

    def _names(self, names: list[str]) -> str:
        if len(names) <= NAMED:
            return self.say.list(names)
        return self.say("{count} people", count=len(names))

    def _days(self, dates: Collection[Candidate]) -> str:
        days = list(dict.fromkeys(one.day for one in dates))
        if len(days) <= NAMED:
            return self.say.list(days)
        return self.say("{count} dates from {first} to {last}", count=len(days), first=days[0], last=days[-1])
