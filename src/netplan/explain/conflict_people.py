"""What clashes because of who can come when: duties, quorums, absences."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from fractions import Fraction
from functools import partial
from typing import Any

from netplan.dates import Candidate, candidates
from netplan.domain import Number
from netplan.explain.conflict_story import PEOPLE, Fact, Story
from netplan.rules import Answers, Decided, Eligible, Filled, Present, Quorum
from netplan.rules.excepted import allowance
from netplan.rules.quorum import percent
from netplan.search.shrinking import Part

__all__ = ["away", "holders", "quorums", "roles_without"]


def holders(story: Story) -> Iterator[str]:
    """Tell who has a duty already and cannot come."""
    facts = [fact for part in story.of(Answers) if (fact := _holder(story, part)) is not None]
    yield from story.sentences(facts, lambda items: story.say(
        "People were chosen for duties at meetings that they cannot come to on all of the dates: {items}.", items=items
    ))  # fmt: skip


def _holder(story: Story, part: Part) -> Fact | None:
    say, (name, meeting) = story.say, part[1]
    duties = [role for (at, role), slot in story.slots.items() if at == meeting and name in slot.decided]
    left, able = story.dates.of(meeting), story.dates.able(name, meeting)
    if not duties or not left or len(able) == len(left) or not story.takes_part(Present, meeting):
        return None
    words = {"name": name, "roles": say.roles(duties), "meeting": meeting, "days": story.days(able or left)}
    if able:
        said = say("{name} was chosen as {roles} of {meeting} and can come only on {days}.", **words)
        short = say("{name} ({roles} of {meeting}, can come only on {days})", **words)
    else:
        said = say("{name} was chosen as {roles} of {meeting} and is away on all its dates: {days}.", **words)
        short = say("{name} ({roles} of {meeting}, away on all its dates)", **words)
    return Fact(said, short, (part, *story.of(Decided, meeting, name)), meeting)


def roles_without(story: Story) -> Iterator[str]:
    """Tell which roles nobody, or too few, can take on any date that is left."""
    facts = [fact for part in story.of(Filled) if (fact := _role_without(story, part)) is not None]
    yield from story.sentences(facts, lambda items: story.say(
        "Of those who may take a duty, too few can come on some or all of the dates: {items}.", items=items
    ))  # fmt: skip


def _role_without(story: Story, part: Part) -> Fact | None:
    say, slot = story.say, story.slot(part)
    pool, left = story.pool(slot), story.dates.of(slot.meeting)
    answers = [one for one in story.of(Answers, slot.meeting) if one[1][0] in pool]
    count = slot.lowest - int(allowance(*part))
    fit = [one for one in left if sum(story.dates.comes(name, one) for name in pool) >= count]
    if not answers or len(fit) == len(left):
        return None
    words = {"meeting": slot.meeting, "count": count, "role": story.problem.label(slot.role),
             "names": story.names(pool), "days": story.days(fit or left)}  # fmt: skip
    if fit:
        said = say("{meeting} needs {count} as {role}; of those who may ({names}) so many can come only on {days}.",
                   **words)  # fmt: skip
        short = say("{role} of {meeting} (only {days} would do)", **words)
    else:
        said = say("{meeting} needs {count} as {role}; of those who may ({names}) so many can come on none of its "
                   "dates: {days}.", **words)  # fmt: skip
        short = say("{role} of {meeting} (no date would do)", **words)
    return Fact(said, short, (part, *answers, *story.of(Eligible, *part[1])), slot.meeting)


def quorums(story: Story) -> Iterator[str]:
    """Tell which meetings too few can come to, and who is away."""
    facts = [fact for part in story.of(Quorum) if (fact := _quorum(story, part)) is not None]
    yield from story.sentences(facts, lambda items: story.say(
        "Enough for the quorum can come only on some of the dates: {items}.", items=items
    ))  # fmt: skip


def _quorum(story: Story, part: Part) -> Fact | None:
    say, (rule, (meeting,)) = story.say, part
    assert isinstance(rule, Quorum)
    if rule.chance is not None:
        return _chance(story, rule, part)
    left, allowed = story.dates.of(meeting), int(allowance(*part))

    def enough(one: Candidate) -> bool:
        groups = rule.groups(story.problem, one.day)
        return _able(story, groups, one) >= rule.needed(len(groups)) - allowed

    fit, answers = [one for one in left if enough(one)], story.of(Answers, meeting)
    if len(fit) == len(left) or (fit and not answers):  # where nobody's answer clashes, the rule tells more than dates
        return None
    best = max(left, key=lambda one: _able(story, rule.groups(story.problem, one.day), one))  # the earliest of several
    groups = rule.groups(story.problem, best.day)
    words = {"meeting": meeting, "needed": rule.needed(len(groups)) - allowed, "whole": len(groups),
             "whom": _whom(story, rule)}  # fmt: skip
    if fit:
        said = _only_on(story, [about[0] for _, about in answers], {**words, "days": story.days(fit)})
        short = say("{meeting} ({needed} of {whole} {whom}: {days})", **words, days=story.days(fit))
    else:
        able = _able(story, groups, best)
        missing = [name for group in groups for name in group if not story.dates.comes(name, best)]
        said = _at_best(story, missing, {**words, "able": able, "day": best.day})
        short = say("{meeting} ({needed} of {whole} {whom}: on no date, {able} at best)", **words, able=able)
    return Fact(said, short, (part, *answers), meeting)


def _chance(story: Story, rule: Quorum, part: Part) -> Fact | None:
    """Tell on which dates alone a quorum is likely enough, or how likely it is at best."""
    say, problem, book = story.say, story.problem, candidates(story.problem).answers
    (meeting,), left, allowed = part[1], story.dates.of(part[1][0]), allowance(*part)
    reached: dict[Candidate, tuple[Number, Fraction, int]] = {}
    for one in left:
        groups = rule.groups(problem, one.day)
        answers = {name: book.of(name, one.start, one.end) for group in groups for name in group}
        lacking = rule.lacking(problem, groups, answers) - allowed
        reached[one] = lacking, rule.likely(problem, groups, answers), len(groups)
    fit, answered = [one for one in left if reached[one][0] <= 0], story.of(Answers, meeting)
    if not left or len(fit) == len(left) or (fit and not answered):
        return None
    best = max(left, key=lambda one: reached[one][1])  # the earliest of several
    _, likely, whole = reached[best]
    words = {"meeting": meeting, "needed": rule.needed(whole), "whole": whole, "whom": _whom(story, rule),
             "chance": rule.wanted - allowed, "days": story.days(fit or left), "day": best.day,
             "number": percent(likely)}  # fmt: skip
    if fit:
        said = say("{meeting} needs {needed} of {whole} {whom} with a chance of {chance}%, which is to be had only on "
                   "{days}.", **words)  # fmt: skip
        short = say("{meeting} ({needed} of {whole} {whom} with a chance of {chance}%: {days})", **words)
    else:
        said = say("{meeting} needs {needed} of {whole} {whom} with a chance of {chance}%, and no date open to it "
                   "promises that: the best is {day} with {number}%.", **words)  # fmt: skip
        short = say("{meeting} ({needed} of {whole} {whom} with a chance of {chance}%: {number}% at best)", **words)
        away = [name for group in rule.groups(problem, best.day) for name in group if not story.dates.comes(name, best)]
        if 0 < len(away) <= PEOPLE:
            said = say("{sentence} Away then: {names}.", sentence=said, names=list(dict.fromkeys(away)))
    return Fact(said, short, (part, *answered), meeting)


def _able(story: Story, groups: list[list[str]], one: Candidate) -> int:
    return sum(any(story.dates.comes(name, one) for name in group) for group in groups)


def _only_on(story: Story, missing: list[str], words: dict[str, Any]) -> str:
    """Say on which dates alone a quorum is reached, and whose answers rule out others."""
    say = story.say
    if len(missing) > PEOPLE:
        return say("{meeting} needs {needed} of {whole} {whom} (quorum), and so many can come only on {days}; {away} "
                   "people are away on one or more of the other dates.", **words, away=len(missing))  # fmt: skip
    return say.plural(
        "{meeting} needs {needed} of {whole} {whom} (quorum), and so many can come only on {days}; {names} is away on "
        "other dates.",
        "{meeting} needs {needed} of {whole} {whom} (quorum), and so many can come only on {days}; {names} are away on "
        "other dates.", len(missing), names=missing, **words,
    )  # fmt: skip


def _at_best(story: Story, missing: list[str], words: dict[str, Any]) -> str:
    """Say how near a quorum comes to being reached, and who is away then."""
    say = story.say
    if not missing:
        return say("{meeting} needs {needed} of {whole} {whom} (quorum), and no date open to it has more than {able}: "
                   "the best is {day} with {able}.", **words)  # fmt: skip
    if len(missing) > PEOPLE:
        return say("{meeting} needs {needed} of {whole} {whom} (quorum), and no date open to it has more than {able}: "
                   "the best is {day} with {able}, when {away} people are away.", **words,
                   away=len(missing))  # fmt: skip
    return say.plural(
        "{meeting} needs {needed} of {whole} {whom} (quorum), and no date open to it has more than {able}: the best is "
        "{day} with {able}, when {names} is away.",
        "{meeting} needs {needed} of {whole} {whom} (quorum), and no date open to it has more than {able}: the best is "
        "{day} with {able}, when {names} are away.", len(missing), names=missing, **words,
    )  # fmt: skip


def _whom(story: Story, rule: Quorum) -> str:
    if rule.of == "members":
        return story.say("members")
    if rule.of == "organisations":
        return story.say("organisations")
    return story.say("people eligible as {role}", role=story.say.roles([rule.of]))


def away(story: Story) -> Iterator[str]:
    """Tell who else is away from which meeting: on all of its dates, then on some."""
    say = story.say
    never: list[Fact] = []
    partly: list[Fact] = []
    for meeting in dict.fromkeys(about[1] for _, about in story.of(Answers)):
        left = story.dates.of(meeting)
        able = {part: story.dates.able(part[1][0], meeting) for part in story.of(Answers, meeting) if left}
        for parts, facts, fact in (
            ([part for part in able if not able[part]], never, partial(_never, story)),
            ([part for part in able if 0 < len(able[part]) < len(left)], partly, partial(_partly, story)),
        ):  # fmt: skip
            facts += [fact(meeting, parts)] if parts else []
    yield from _in_one(story, never, lambda items: say("Away on all dates that are open: {items}.", items=items))
    yield from _in_one(story, partly, lambda items: say("Away on some of the dates that are open: {items}.",
                                                        items=items))  # fmt: skip


def _in_one(story: Story, facts: Collection[Fact], together: Callable[[list[str]], str]) -> Iterator[str]:
    """Tell of several meetings in one sentence."""
    for fact in facts:
        story.told_of(fact.parts, fact.meeting)
    if facts:
        yield next(iter(facts)).sentence if len(facts) == 1 else together([fact.short for fact in facts])


def _never(story: Story, meeting: str, parts: list[Part]) -> Fact:
    """Say who is away on all dates of a meeting."""
    names, say = [part[1][0] for part in parts], story.say
    words = {"meeting": meeting, "days": story.days(story.dates.of(meeting))}
    if len(names) > PEOPLE:
        said = say("{count} of {whole} members are away on all dates of {meeting}: {days}.",
                   count=len(names), whole=len(story.problem.people), **words)  # fmt: skip
    else:
        said = say.plural(
            "{names} is away on all dates of {meeting}: {days}.",
            "{names} are away on all dates of {meeting}: {days}.", len(names), names=names, **words,
        )  # fmt: skip
    return Fact(said, _from(story, meeting, names), tuple(parts), meeting)


def _partly(story: Story, meeting: str, parts: list[Part]) -> Fact:
    """Say who is away on some dates of a meeting."""
    names, say = [part[1][0] for part in parts], story.say
    if len(names) == 1:
        days = story.days(story.dates.able(names[0], meeting))
        said = say("{name} can come to {meeting} only on {days}.", name=names[0], meeting=meeting, days=days)
    else:
        said = say("{names} can come to {meeting} on some of its dates only.", names=story.members(names),
                   meeting=meeting)  # fmt: skip
    return Fact(said, _from(story, meeting, names), tuple(parts), meeting)


def _from(story: Story, meeting: str, names: list[str]) -> str:
    return story.say("{meeting} ({names})", meeting=meeting, names=story.members(names))
