"""What is still to be asked: on a screen, and as texts to send."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from zoneinfo import ZoneInfo

from netplan.display.blocks import Block, Column, Document, Points, Table
from netplan.language import Say
from netplan.plan import AskedDate, AskedMeeting, Questions, Times

__all__ = ["called", "invitation_text", "questions_document", "reminder_text"]


def called(meeting: AskedMeeting) -> str:
    """Return the meeting's id, and its title where that says more."""
    return meeting.title if meeting.id in meeting.title else f"{meeting.id} {meeting.title}".strip()


def questions_document(found: Questions) -> Document:
    """Put what is still to be asked into words."""
    say = Say(found.language)
    status = say("Dates that can be part of the best plan, and who has not answered.")
    blocks: list[Block] = [Points(say("What to know"), found.sentences)]
    blocks += [table for table in (_worth(found, say), _spared(found, say), _silent(found, say)) if table.rows]
    return Document(found.language, found.title, status, tuple(blocks))


def _worth(found: Questions, say: Say) -> Table:
    dates = [(meeting, one) for meeting in found.meetings for one in sorted(meeting.dates, key=lambda one: one.rank)]
    hours = {_hours(found, one.start, one.end) for _, one in dates}
    columns = (
        Column(say("meeting")), Column(say("order"), figures=True, whole=True), Column(say("date"), whole=True),
        *((Column(say("time"), whole=True),) if len(hours) > 1 else ()),
        Column(say("at best"), figures=True, whole=True), Column(say("who is to be asked")),
    )  # fmt: skip
    rows = tuple(
        (called(meeting), str(one.rank), say.date(one.date, weekday=True),
         *((_hours(found, one.start, one.end),) if len(hours) > 1 else ()),
         say("{number} of {all}", number=one.best, all=len(one.ask) + len(one.known)), _people(one, say))
        for meeting, one in dates
    )  # fmt: skip
    under = [say("Ask about the first dates of each meeting first: most can come to them if everybody says yes "
                 "(at best), and then fewest are to be asked.")]  # fmt: skip
    if len(hours) == 1:
        under.append(say("All of them are at {time}.", time=next(iter(hours))))
    return Table(say("Dates that can matter"), columns, rows, tuple(under))


def _people(one: AskedDate, say: Say) -> str:
    if not one.ask:
        return say("nobody: everybody has answered")
    return ", ".join(one.ask) if one.known or len(one.ask) == 1 else say("everybody")


def _spared(found: Questions, say: Say) -> Table:
    columns = (Column(say("meeting")), Column(say("dates")), Column(say("why")))
    rows = [
        (called(meeting), say.date(meeting.decided, weekday=True), say("the date is decided"))
        for meeting in found.meetings if meeting.decided
    ]  # fmt: skip
    for meeting in found.meetings:
        reasons = dict.fromkeys(one.reason for one in meeting.others)
        for reason in reasons:
            days = [one.date for one in meeting.others if one.reason == reason]
            rows.append((called(meeting), "; ".join(_spans(days, say)), reason))
    order = {called(meeting): number for number, meeting in enumerate(found.meetings)}
    return Table(say("Nobody needs to be asked about"), columns, tuple(sorted(rows, key=lambda row: order[row[0]])))


def _spans(days: Sequence[dt.date], say: Say) -> Iterator[str]:
    """Yield days, those that follow each other (but for weekends) as one span."""
    spans: list[list[dt.date]] = []
    for day in sorted(set(days)):
        gap = (day - spans[-1][-1]).days if spans else 0
        if gap == 1 or (gap == 3 and day.weekday() == 0):
            spans[-1].append(day)
        else:
            spans.append([day])
    for span in spans:
        yield say.date(span[0]) if len(span) == 1 else f"{say.date(span[0])} – {say.date(span[-1])}"


def _silent(found: Questions, say: Say) -> Table:
    columns = (Column(say("poll")), Column(say("person")), Column(say("has not answered about")))
    rows = tuple(
        (poll.poll, name, ", ".join(say.date(start.date()) for start, _ in times))
        for poll in found.silent for name, times in poll.people.items()
    )  # fmt: skip
    return Table(say("Who has not answered"), columns, rows)


def _hours(found: Questions, start: dt.datetime, end: dt.datetime) -> str:
    zone = ZoneInfo(found.timezone)
    return f"{start.astimezone(zone):%H:%M}–{end.astimezone(zone):%H:%M}"


def invitation_text(found: Questions) -> str:
    """Return a text for a mail that asks everybody about the dates."""
    say = Say(found.language)
    if not found.possible:
        return _impossible(say)
    if not found.wanted:
        return say("Nobody needs to be asked: no answer that is missing can change the plan's dates.") + "\n"
    lines = [
        say("Subject: Which dates suit you? {network}, {season}", network=found.title, season=found.season), "",
        say("Hello everybody,"), "",
        say("We are about to plan the meetings of {network}, {season}. Please tell us about each of the dates below "
            "whether you can come.", network=found.title, season=found.season), "",
        *_way_of_answering(say), "",
    ]  # fmt: skip
    for meeting in found.meetings:
        times = [(one.start, one.end) for one in meeting.dates if one.ask]
        if times:
            lines += [called(meeting) + ":", *(_line(found, time, say) for time in times), ""]
    if any(one.known for meeting in found.meetings for one in meeting.dates):
        lines += [say("Those who have answered about a date need not do so again."), ""]
    lines += [say("Kind regards")]
    return "\n".join(lines) + "\n"


def _impossible(say: Say) -> str:
    return say(
        "No plan keeps all rules, even if everybody who is to be asked can come. Other dates or other rules are needed "
        "first; then it is time to ask."
    ) + "\n"  # fmt: skip


def reminder_text(found: Questions) -> str:
    """Return texts for those who have not answered; people who lack the same answers share one."""
    say = Say(found.language)
    if not found.possible:
        return _impossible(say)
    silent = {name for poll in found.silent for name in poll.people}
    lacking = {
        "silent": {name: times for name, times in found.wanted.items() if name in silent},
        "unsure": dict(found.unsure),
        "unasked": {name: times for name, times in found.wanted.items() if name not in silent},
    }
    texts = [
        _reminder(found, names, times, why, say)
        for why, people in lacking.items() for times, names in _alike(people, found.members)
    ]  # fmt: skip
    if not texts:
        return say("Everybody has answered about the dates that can matter.") + "\n"
    return f"\n{'-' * 60}\n\n".join(texts)


def _alike(people: dict[str, tuple[Times, ...]], members: Sequence[str]) -> Iterator[tuple[Sequence[Times], list[str]]]:
    """Yield those who lack the same answers together."""
    order = sorted(people, key=lambda name: (people[name], members.index(name)))
    for times, names in groupby(order, key=lambda name: people[name]):
        yield times, [*names]


def _reminder(found: Questions, names: list[str], times: Sequence[Times], why: str, say: Say) -> str:
    of = {(one.start, one.end): called(meeting) for meeting in reversed(found.meetings) for one in meeting.dates}
    subject, first = _opening(found, len(times), why, say)
    lines = [
        say("To: {names}", names=names), subject, "",
        say("Hello {names},", names=[name.split()[0] for name in names]), "", first, "",
        *(f"{_line(found, time, say)} ({of[time]})" for time in times), "", *_way_of_answering(say), "",
        say("Thank you, and kind regards"),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _opening(found: Questions, count: int, why: str, say: Say) -> tuple[str, str]:
    """Return the subject and the first sentence of a text."""
    words = {"network": found.title, "season": found.season}
    if why == "silent":
        return say("Subject: Your answer about dates is missing: {network}, {season}", **words), say.plural(
            "We are planning the meetings of {network}, {season}, and we still miss your answer about this date:",
            "We are planning the meetings of {network}, {season}, and we still miss your answers about these dates:",
            count, **words,
        )  # fmt: skip
    if why == "unsure":
        return say("Subject: Have you answered about the dates? {network}, {season}", **words), say(
            "We are planning the meetings of {network}, {season}. In the poll all your answers are no, just as when "
            "somebody has not answered yet. If you can come on one of these dates, please tell us:", **words,
        )  # fmt: skip
    return say("Subject: Which dates suit you? {network}, {season}", **words), say.plural(
        "We are planning the meetings of {network}, {season}, and nobody has asked you about this date yet:",
        "We are planning the meetings of {network}, {season}, and nobody has asked you about these dates yet:",
        count, **words,
    )  # fmt: skip


def _way_of_answering(say: Say) -> tuple[str, ...]:
    return (
        say('Please answer "yes", "rather not" (you can come but would rather not), "if need be" or "no". One answer '
            "for each date is enough; reasons are not needed."),
    )  # fmt: skip


def _line(found: Questions, time: Times, say: Say) -> str:
    start, end = time
    return f"- {say.date(start.astimezone(ZoneInfo(found.timezone)).date(), weekday=True)}, {_hours(found, start, end)}"
