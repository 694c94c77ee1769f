"""What a plan's document says and in which order; text, page and Markdown only set it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from netplan.dates import candidates
from netplan.display.because import because_table
from netplan.display.blocks import Column, Document, Points, Table
from netplan.display.words import (
    UNSPOKEN,
    expected_text,
    headline,
    hours_text,
    load_text,
    meeting_name,
    numbered_name,
    proof_text,
    role_text,
    stated,
    status_sentence,
    told_wishes,
    value_text,
)
from netplan.domain import Problem
from netplan.language import Say
from netplan.plan import Finding, Level, Plan, PlannedMeeting

__all__ = ["findings_table", "loads_table", "plan_document", "short_meetings", "windows_table"]


def plan_document(plan: Plan, *, stacked: bool = False) -> Document:
    """Put a plan into words.

    Parameters
    ----------
    plan
        The plan.
    stacked
        Whether date, hours and venue share one column, and all roles another, for narrow screens.
    """
    say = Say(plan.language)
    blocks = (
        _meetings(plan, say, stacked),
        Points(say("Cancelled meetings"), tuple(_cancelled(plan, say))),
        Points(say("What stays open"), tuple(_open_sentences(plan, say))),
        because_table(plan, say),
        _wishes(plan, say),
        _groups(plan, say),
        loads_table(plan, say),
        Points(say("Notes"), plan.notes),
    )
    filled = tuple(block for block in blocks if (block.rows if isinstance(block, Table) else block.sentences))
    return Document(plan.language, headline(plan), status_sentence(plan, say), filled)


def _cancelled(plan: Plan, say: Say) -> Iterator[str]:
    for meeting in plan.cancelled:
        day = say.date(meeting.date, weekday=True)
        yield say("{meeting} is cancelled; it was to be on {day}", meeting=meeting_name(meeting), day=day)


def findings_table(findings: Iterable[Finding], say: Say) -> Table:
    """Put findings into a table, the most serious first."""
    order = list(Level)
    ranked = sorted(findings, key=lambda finding: order.index(finding.level))
    rows = tuple((_level(one.level, say), say.value(one.sentence), one.rule) for one in ranked)
    caption = say.plural("1 finding", "{count} findings", len(rows)) if rows else say("No findings")
    columns = (Column(say("level"), whole=True), Column(say("what was found")), Column(say("rule"), whole=True))
    return Table(caption, columns, rows)


def windows_table(problem: Problem, say: Say) -> Table:
    """Show how each meeting's window was read, how many dates it leaves, and why the others fell away."""
    possible = candidates(problem)
    rows = []
    for meeting in problem.meetings:
        reasons = Counter(say.value(one.reason) for one in possible.dropped[meeting.id])
        reading, dates = say.value(possible.readings[meeting.id]), str(len(possible.by_meeting[meeting.id]))
        rows.append((meeting.id, reading, dates, "; ".join(_reasons(reasons, say))))
    columns = (
        Column(say("meeting"), whole=True), Column(say("window as read")),
        Column(say("dates"), whole=True, figures=True), Column(say("days that fell away")),
    )  # fmt: skip
    return Table(say("Windows"), columns, tuple(rows))


def _reasons(reasons: Counter[str], say: Say) -> Iterator[str]:
    """Say the most frequent reasons, each with its number of days, and how many more there are."""
    for reason, count in reasons.most_common(4):
        yield say("{reason} ({count})", reason=reason, count=count) if count > 1 else reason
    more = len(reasons) - 4
    if more > 0:
        yield say.plural("{count} further reason", "{count} further reasons", more)


def _level(level: Level, say: Say) -> str:
    if level is Level.NOTE:
        return say("note")
    return say("error") if level is Level.ERROR else say("warning")


def _used_roles(plan: Plan) -> tuple[str, ...]:
    """Return the roles that occur, in the order of the contract."""
    used = {role: None for meeting in plan.meetings for role in _roles(meeting)}
    return (*(role for role in plan.labels if role in used), *(role for role in used if role not in plan.labels))


def _roles(meeting: PlannedMeeting) -> Iterator[str]:
    yield from (role for role, names in meeting.roles.items() if names)
    yield from (slot.role for slot in meeting.open)


def _mark(plan: Plan) -> str:
    """Return the mark for what netplan proposes; none is needed where everything or nothing is proposed."""
    states = {state for meeting in plan.meetings for part in meeting.states.values() for state in part}
    return "*" if "proposed" in states and len(states) > 1 else ""


def _meetings(plan: Plan, say: Say, stacked: bool) -> Table:
    mark = _mark(plan)
    columns = _few_columns(plan, say, mark) if stacked else _many_columns(plan, say, mark)
    filled = [(column, cells) for column, cells in columns if any(cells)]
    rows = zip(*([cell or "–" for cell in cells] for _, cells in filled), strict=True)
    under = (say("* proposed by netplan; the rest was given by people or by a rule of theirs"),) if mark else ()
    return Table(say("Meetings"), tuple(column for column, _ in filled), tuple(rows), under)


def short_meetings(plan: Plan, say: Say) -> Table:
    """Show the plan's meetings in few columns: when and where, and who does what."""
    return _meetings(plan, say, stacked=True)


def _many_columns(plan: Plan, say: Say, mark: str) -> Iterator[tuple[Column, list[str]]]:
    meetings = plan.meetings
    yield Column(say("meeting")), [numbered_name(one, say) for one in meetings]
    yield Column(say("date"), whole=True), [_date(one, say, mark) for one in meetings]
    yield Column(say("hours"), whole=True), [hours_text(plan, one) for one in meetings]
    yield Column(say("venue")), [_venue(one, say, mark) for one in meetings]
    for role in _used_roles(plan):
        yield Column(plan.label(role)), [role_text(plan, one, role, say, mark) for one in meetings]
    yield Column(say("expected"), whole=True), [expected_text(one, say) for one in meetings]


def _few_columns(plan: Plan, say: Say, mark: str) -> Iterator[tuple[Column, list[str]]]:
    roles = _used_roles(plan)
    yield Column(say("meeting")), [numbered_name(one, say) for one in plan.meetings]
    yield Column(say("when and where")), [_place(plan, one, say, mark) for one in plan.meetings]
    yield Column(say("roles")), [_stack(plan, one, roles, say, mark) for one in plan.meetings]


def _date(meeting: PlannedMeeting, say: Say, mark: str) -> str:
    return stated(say.date(meeting.date, weekday=True), _state(meeting, "date"), say, mark)


def _venue(meeting: PlannedMeeting, say: Say, mark: str) -> str:
    return stated(meeting.venue, _state(meeting, "venue"), say, mark) if meeting.venue else ""


def _place(plan: Plan, meeting: PlannedMeeting, say: Say, mark: str) -> str:
    expected = expected_text(meeting, say)
    lines = (
        _date(meeting, say, mark), hours_text(plan, meeting), _venue(meeting, say, mark),
        expected and say("{number_of_all} expected", number_of_all=expected),
    )  # fmt: skip
    return "\n".join(filter(None, lines))


def _state(meeting: PlannedMeeting, what: str) -> str:
    return next(iter(meeting.states.get(what, ())), "")


def _stack(plan: Plan, meeting: PlannedMeeting, roles: tuple[str, ...], say: Say, mark: str) -> str:
    texts = {role: role_text(plan, meeting, role, say, mark) for role in roles}
    return "\n".join(f"{plan.label(role)}: {text}" for role, text in texts.items() if text)


def _open_sentences(plan: Plan, say: Say) -> Iterator[str]:
    places: dict[tuple[str, str | None], dict[str, None]] = {}
    for meeting in plan.meetings:
        for slot in meeting.open:
            places.setdefault((slot.role, slot.by), {})[meeting_name(meeting)] = None
    for (role, by), meetings in places.items():
        values = {"role": plan.label(role), "meetings": list(meetings)}
        if by:
            yield say("{role} at {meetings}: {group} decides it later", **values, group=plan.label(by))
        else:
            yield say("{role} at {meetings}: nobody yet", **values)
    for meeting in plan.meetings:
        if meeting.asked:
            yield say(
                "{meeting}: to be asked again after answering no: {names}",
                meeting=meeting_name(meeting), names=meeting.asked,
            )  # fmt: skip


def _wishes(plan: Plan, say: Say) -> Table:
    columns = (
        Column(say("no."), figures=True, whole=True), Column(say("wish")),
        Column(say("value"), figures=True, whole=True), Column(say("counted in")), Column(say("proof")),
    )  # fmt: skip
    rows = tuple(
        (str(number), wish.sentence or wish.wish, *value_text(wish, say), proof_text(wish, say))
        for number, wish in enumerate(told_wishes(plan), start=1)
    )
    return Table(say("Wishes, the most important first; 0 is perfect"), columns, rows)


def _groups(plan: Plan, say: Say) -> Table:
    """Show the season's groups, and below them how far each wish about them was granted."""
    columns = (Column(say("group"), figures=True, whole=True), Column(say("people")))
    if plan.subgroups is None:
        return Table(say("Groups for the whole season"), columns, ())
    rows = tuple((str(number), ", ".join(group)) for number, group in enumerate(plan.subgroups.groups, start=1))
    under = [
        one.sentence if one.unit in UNSPOKEN else say(
            "{sentence} ({unit}: {value}, {proof})", sentence=one.sentence, unit=value_text(one, say)[1],
            value=value_text(one, say)[0], proof=proof_text(one, say),
        )
        for one in plan.subgroups.wishes
    ]  # fmt: skip
    if plan.subgroups.repeated:
        pairs = [say.list(pair) for pair in plan.subgroups.repeated]
        under.append(say("together before: {pairs}", pairs="; ".join(pairs)))
    return Table(say("Groups for the whole season"), columns, rows, tuple(under))


def loads_table(plan: Plan, say: Say) -> Table:
    """Show who does how much, a row for each person and a column for each role."""
    rows = {(row.person, row.role): row for row in plan.loads}
    people = tuple(dict.fromkeys(row.person for row in plan.loads))
    roles = tuple(dict.fromkeys(row.role for row in plan.loads))
    columns = (Column(say("person")), *(Column(plan.label(role)) for role in roles))
    cells = tuple((name, *(load_text(rows.get((name, role)), say) for role in roles)) for name in people)
    under = []
    if any(row.balance is not None for row in plan.loads):
        under.append(say("In brackets: duties done less the fair share; a minus sign means that some are owed."))
    if any(row.fixed for row in plan.loads):
        under.append(say("Fixed: a rule gives these duties to the person; they never count as unfair."))
    return Table(say("Duties, recorded years included"), columns, cells, tuple(under))
