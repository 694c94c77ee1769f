"""What clashes, said in a few sentences: names, meetings, dates and numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from netplan.dates import widened
from netplan.domain import Problem, Rule
from netplan.explain.conflict_dates import DatesLeft
from netplan.explain.conflict_people import away, holders, quorums, roles_without
from netplan.explain.conflict_story import Fact, Story, Telling
from netplan.rules import AwayFrom, Decided, Eligible, Filled, Window
from netplan.rules.away_from import standing_against
from netplan.rules.excepted import allowance
from netplan.rules.facts import written
from netplan.search.shrinking import Part

__all__ = ["about_words", "told"]

MOST = 8
"""So many sentences are shown at most; the last one says how many rules it leaves out, and which."""


def told(problem: Problem, dates: DatesLeft, parts: Iterable[Part], propose: Collection[str] = ()) -> tuple[str, ...]:
    """Say what clashes, each thing in a sentence of its own.

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
    story = Story(problem, dates, parts, propose)
    said: list[str] = []
    left = [story.rules_left()]  # before the first sentence, and after each
    for telling in TELLINGS:
        for sentence in telling(story):
            said.append(sentence[:1].upper() + sentence[1:])
            left.append(story.rules_left())
    if len(said) <= MOST:
        return tuple(said)
    return (*said[: MOST - 1], _further(story, left[MOST - 1]))


def about_words(problem: Problem, about: Iterable[str]) -> list[str]:
    """Return whom and what a measure is about, as people say it."""
    labels = {role: problem.label(role) for role in problem.network.roles}
    words = {"date": problem.say("the date"), "venue": problem.say("the venue")}
    return [labels.get(word) or words.get(word, word) for word in about]


def _further(story: Story, rules: list[Rule]) -> str:
    """Say that there is more, and which rules it is."""
    names = dict.fromkeys(rule.in_short(story.say) for rule in rules)
    return story.say.plural("{count} further rule takes part: {names}.", "{count} further rules take part: {names}.",
                            len(rules), names=[*names])  # fmt: skip


def _duties(story: Story) -> Iterator[str]:
    """Tell which duties are to be filled, and by whom, where few may."""
    say, facts = story.say, []
    for role in dict.fromkeys(about[1] for _, about in story.of(Filled)):
        parts, eligible = story.of(Filled, role), story.of(Eligible, role)
        meetings = [about[0] for _, about in parts]
        count = sum(story.slot(part).lowest - int(allowance(*part)) for part in parts)
        words = {"role": story.problem.label(role), "meetings": meetings}
        pool = dict.fromkeys(name for meeting in meetings for name in story.pool(story.slots[meeting, role]))
        if eligible:
            names = story.names(pool)
            said = say.plural(
                "{count} duty as {role} is to be filled, at {meetings}, and only {names} may have it.",
                "{count} duties as {role} are to be filled, at {meetings}, and only {names} may have them.",
                count, names=names, **words,
            )  # fmt: skip
            short = say("{count} as {role} at {meetings} (by {names})", count=count, names=names, **words)
        else:
            said = say.plural(
                "{count} duty as {role} is to be filled, at {meetings}.",
                "{count} duties as {role} are to be filled, at {meetings}.", count, **words,
            )  # fmt: skip
            short = say("{count} as {role} at {meetings}", count=count, **words)
        facts.append(Fact(said, short, (*parts, *eligible)))
    yield from story.sentences(facts, lambda items: say("Duties are to be filled: {items}.", items=items))


def _decisions(story: Story) -> Iterator[str]:
    """Tell what people decided."""
    say, facts = story.say, []
    values: dict[tuple[str, ...], object] = {
        (meeting, what): value for meeting, what, value in written(story.problem, tentative=False)
    }
    for part in story.of(Window):
        if ((meeting := part[1][0]), "date") in values:
            facts.append(_value(story, meeting, values[meeting, "date"], part))
    for part in story.of(Decided):
        about = part[1]
        if about in values:
            facts.append(_value(story, about[0], values[about], part))
        elif len(about) == 3:
            meeting, role, name = about
            words = {"name": name, "role": story.problem.label(role), "meeting": meeting}
            said = say("{name} was chosen as {role} of {meeting}.", **words)
            facts.append(Fact(said, say("{name} as {role} of {meeting}", **words), (part,)))
        elif (slot := story.slots.get((about[0], about[1]))) and slot.decided:  # a complete list, to be kept as it is
            names, words = story.names(slot.decided), {"role": story.problem.label(slot.role), "meeting": slot.meeting}
            said = say("Only {names}, and nobody else, was chosen as {role} of {meeting}.", names=names, **words)
            facts.append(Fact(said, say("only {names} as {role} of {meeting}", names=names, **words), (part,)))
    yield from story.sentences(facts, lambda items: say("People decided: {items}.", items=items))


def _value(story: Story, meeting: str, value: object, part: Part) -> Fact:
    words = {"meeting": meeting, "value": value}
    return Fact(story.say("{meeting} is decided for {value}.", **words),
                story.say("{value} for {meeting}", **words), (part,))  # fmt: skip


def _windows(story: Story) -> Iterator[str]:
    """Tell which dates the windows leave, and which windows have none left."""
    say, parts = story.say, story.of(Window)
    some = [part for part in parts if story.dates.of(part[1][0])]
    none = [part for part in parts if part not in some]
    if some:
        items = [say("{meeting} ({days})", meeting=about[0], days=story.days(story.dates.of(about[0])))
                 for _, about in some]  # fmt: skip
        story.told_of(some)
        yield say("The dates open to the meetings: {items}.", items=items)
    if none:
        items = [say("{meeting} ({window})", meeting=about[0], window=story.dates.reading(about[0]))
                 for _, about in none]  # fmt: skip
        story.told_of(none)
        yield say("No date is left in the window of {items}.", items=items)


def _rules(story: Story) -> Iterator[str]:
    """Tell of everything else, rule by rule, in the rules' own words."""
    for rule in story.rules_left():
        said = _rule(story, rule)
        story.told_of([part for part in story.of(type(rule)) if part[0] == rule])
        yield said


def _rule(story: Story, rule: Rule) -> str:
    """Say a rule, and whom and what it is about here."""
    say, problem, words = story.say, story.problem, story.about(rule)
    people = [word for word in words if word in problem.everybody]
    meetings = [meeting.id for meeting in problem.meetings if meeting.id in words]
    if isinstance(rule, AwayFrom):
        wide = widened(problem)
        rule = standing_against(rule, problem, {one.day for name in meetings for one in wide.by_meeting[name]})
    rest = about_words(problem, [word for word in words if word not in {*people, *meetings}])
    about = [*([story.names(people)] if people else []), *map(say.list, filter(None, (rest, meetings)))]
    if not about:
        return say("{sentence}.", sentence=rule.sentence(say))
    return say("{sentence} (here: {about}).", sentence=rule.sentence(say), about="; ".join(about))


TELLINGS: tuple[Telling, ...] = (holders, roles_without, quorums, away, _duties, _decisions, _windows, _rules)
"""What tells the most comes first."""
