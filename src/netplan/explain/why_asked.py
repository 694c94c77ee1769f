"""What is asked: which meeting, which decision, which choices there are."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from netplan.dates import Candidate, Candidates, candidates
from netplan.domain import Expression, Problem, Slot, SlotKind
from netplan.domain.names import Names
from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError
from netplan.explain.why_prices import So
from netplan.language import Message, mark, message
from netplan.plan import Plan, PlannedMeeting
from netplan.rules import Vocabulary

__all__ = ["Choice", "asked_choice", "asked_meeting", "asked_what", "choices_of", "serves", "slot_of"]

DATE, VENUE = "date", "venue"
WORDS = {"date": DATE, "dato": DATE, "venue": VENUE, "sted": VENUE}
"""What may be asked about besides roles, in the languages that netplan speaks."""
NOBODY = mark("nobody")
"""The choice to leave a place empty, where a role allows that."""
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}[:.]\d{2}))?.*")


@dataclass(frozen=True)
class Choice:
    """One choice that could be made.

    Parameters
    ----------
    name
        What it is called: a person, a venue, or a date with the time where the day is offered twice.
    so
        Says whether it is made; none where no plan can have it.
    key
        The date's key, the venue or the person; none for nobody.
    start
        Of a date: when the meeting would begin.
    chosen
        Whether the plan has it.
    reason
        Why no plan can have it, where that is known without asking.
    """

    name: str
    so: So | None
    key: str | None
    start: dt.datetime | None = None
    chosen: bool = False
    reason: Message | None = field(default=None, compare=False)


def asked_meeting(problem: Problem, word: str) -> str:
    """Return the id of the meeting that a word means: an id or a title.

    Raises
    ------
    InputError
        When there is no such meeting, or several have that title.
    """
    names, word = Names(problem.network, problem.season), str(word)
    if word.lower() in names.meetings:
        return names.meetings[word.lower()]
    titled = [one.id for one in problem.meetings if one.title and one.title.lower() == word.lower()]
    if len(titled) == 1:
        return titled[0]
    known, titles = tuple(names.meetings.values()), tuple(one.title for one in problem.meetings if one.title)
    raise InputError(
        message('no meeting "{name}"', name=word), field="meeting", hint=did_you_mean(word, known, titles)
    )


def asked_what(problem: Problem, word: str) -> str:
    """Return ``date``, ``venue`` or the key of the role that a word means.

    Raises
    ------
    InputError
        When it means nothing of the kind.
    """
    names = Names(problem.network, problem.season)
    if word.lower() in WORDS and word.lower() not in names.roles:
        return WORDS[word.lower()]
    try:
        return names.role(word, "what")
    except InputError as error:
        known = (DATE, VENUE, *problem.network.roles)
        labels = tuple(word for word in names.roles if word not in known)
        hint = error.hint if word.lower() in names.roles else did_you_mean(word, known, labels)
        raise InputError(
            message('"{name}" is neither the date, the venue nor a role', name=word), field="what", hint=hint
        ) from None


def slot_of(problem: Problem, meeting: str, role: str, propose: tuple[str, ...] = ()) -> Slot:
    """Return what a meeting asks of a role.

    Raises
    ------
    InputError
        When the role is not used there.
    """
    for slot in problem.slots(propose):
        if (slot.meeting, slot.role) == (meeting, role):
            return slot
    raise InputError(
        message("{meeting} has no {role}", meeting=meeting, role=problem.label(role)), field="what",
        hint=message('write {role}: "?" at the meeting to have it filled', role=role),
    )  # fmt: skip


def choices_of(problem: Problem, plan: Plan, meeting: str, what: str, slot: Slot | None) -> tuple[Choice, ...]:
    """Return every choice that there is for one date, one venue or one role of a meeting.

    Parameters
    ----------
    problem, plan
        The plan and what it is a plan for.
    meeting, what
        Id of the meeting; ``date``, ``venue`` or the key of a role.
    slot
        Of a role: what the meeting asks of it.
    """
    planned = plan.by_id.get(meeting)
    if what == DATE:
        return tuple(_dates(problem, candidates(problem), meeting, planned))
    if what == VENUE:
        return tuple(_venues(problem, meeting, planned))
    assert slot is not None
    return tuple(_people(problem, slot, planned))


def _dates(problem: Problem, dates: Candidates, meeting: str, planned: PlannedMeeting | None) -> Iterator[Choice]:
    offered = dates.by_meeting[meeting]
    days = [one.day for one in offered]
    now = planned and (planned.start, planned.end)
    for one in offered:
        name = f"{one.start:%Y-%m-%d %H:%M}" if days.count(one.day) > 1 else f"{one.day}"
        yield Choice(name, _held(one), one.key, one.start, (one.start, one.end) == now)
    if planned and all((one.start, one.end) != now for one in offered):
        start = planned.start.astimezone(problem.network.zone)
        name = f"{start:%Y-%m-%d %H:%M}" if start.date() in days else f"{start.date()}"
        reason = message("{meeting} cannot have these hours", meeting=meeting) if start.date() in days else _fallen(
            dates, meeting, start.date())  # fmt: skip
        yield Choice(name, None, None, start, True, reason)


def _held(one: Candidate) -> So:
    def so(v: Vocabulary) -> Expression:
        return v.held(one.meeting, one)

    return so


def _fallen(dates: Candidates, meeting: str, day: dt.date) -> Message:
    """Say why a meeting cannot be held on a day."""
    fallen = next((one.reason for one in dates.dropped[meeting] if one.day == day), None)
    if fallen is not None:
        return message("{day} falls away: {reason}", day=day, reason=fallen)
    return message("{day} lies outside the window of {meeting}", day=day, meeting=meeting)


def _venues(problem: Problem, meeting: str, planned: PlannedMeeting | None) -> Iterator[Choice]:
    now = planned.venue if planned else None
    for venue in problem.places:
        yield Choice(venue, _at(meeting, venue), venue, None, venue == now)
    if now is not None and now not in problem.places:
        yield Choice(now, None, None, None, True, message("{venue} is no venue of the network", venue=now))


def _at(meeting: str, venue: str) -> So:
    def so(v: Vocabulary) -> Expression:
        return v.at(meeting, venue)

    return so


def _people(problem: Problem, slot: Slot, planned: PlannedMeeting | None) -> Iterator[Choice]:
    now = planned.holders(slot.role) if planned else ()
    free = (*problem.people, *problem.outsiders(slot.role))
    for name in dict.fromkeys((*free, *slot.decided)):
        yield Choice(name, serves(slot, name), name, None, name in now)
    for name in (name for name in now if name not in free and name not in slot.decided):
        yield Choice(name, None, None, None, True, message("{name} is no member", name=name))
    if slot.lowest == 0 and slot.kind is SlotKind.CHOSEN:
        yield Choice(problem.say(NOBODY), _empty(slot), None, None, planned is not None and not now)


def serves(slot: Slot, name: str) -> So:
    """Return what says whether somebody holds a slot."""

    def so(v: Vocabulary) -> Expression:
        return v.serves(name, slot.role, slot.meeting)

    return so


def _empty(slot: Slot) -> So:
    def so(v: Vocabulary) -> Expression:
        return v.every((v.used(slot.meeting), *(1 - v.serves(one, slot.role, slot.meeting) for one in v.holders(slot))))

    return so


def asked_choice(
    problem: Problem, choices: tuple[Choice, ...], meeting: str, what: str, word: str | dt.date
) -> Choice:
    """Return the choice that a word means.

    Parameters
    ----------
    problem
        The problem.
    choices
        The choices that there are.
    meeting, what
        Id of the meeting; ``date``, ``venue`` or the key of a role.
    word
        A person, a venue, a date, or a date with a time.

    Raises
    ------
    InputError
        When it names nothing that there is.
    """
    if what == DATE:
        return _asked_date(problem, choices, meeting, word)
    by_name = {one.name.lower(): one for one in choices}
    if str(word).lower() in by_name:
        return by_name[str(word).lower()]
    names = Names(problem.network, problem.season)
    name = names.venue(str(word), "choice") if what == VENUE else names.person(str(word), "choice")
    return by_name.get(name.lower()) or _outside(problem, what, name)


def _outside(problem: Problem, what: str, name: str) -> Choice:
    """Return somebody who may hold other roles only."""
    reason = message("{name} cannot be chosen as {role}", name=name, role=problem.label(what))
    return Choice(name, None, None, reason=reason)


def _asked_date(problem: Problem, choices: tuple[Choice, ...], meeting: str, word: str | dt.date) -> Choice:
    found = _MOMENT.fullmatch(str(word).strip())
    try:
        day = dt.date.fromisoformat(found[1]) if found else None
    except ValueError:
        day = None
    if found is None or day is None:
        raise InputError(
            message('"{text}" is not a date', text=str(word)), field="choice", hint=message("write it as 2013-06-05")
        )
    there = [one for one in choices if one.start is not None and one.start.date() == day]
    if found[2] and not (isinstance(word, dt.datetime) and len(there) == 1):
        clock = found[2].replace(".", ":").zfill(5)
        there = [one for one in there if f"{one.start:%H:%M}" == clock]
    if len(there) > 1:
        raise InputError(
            message("{day} is offered at several times", day=day), field="choice",
            hint=message("write one of these: {names}", names=", ".join(one.name for one in there)),
        )  # fmt: skip
    if there:
        return there[0]
    start = dt.datetime.combine(day, dt.time(), problem.network.zone)
    return Choice(f"{day}", None, None, start, reason=_fallen(candidates(problem), meeting, day))
