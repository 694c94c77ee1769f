"""Reading a rota as people keep it, to be audited: what can be understood is, and every doubt is told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from netplan.dates import candidates
from netplan.domain import Hours, Problem
from netplan.domain.likely import Guess, Likely, likely_word
from netplan.domain.names import Names
from netplan.errors import InputError
from netplan.io.rotas.meetings import Occasion, Places
from netplan.io.rotas.table import Duty, read_rota_table
from netplan.io.rotas.words import STATES, is_vacant, names_in
from netplan.language import message
from netplan.plan import Finding, Level, OpenSlot, Plan, PlannedMeeting, Rota, State
from netplan.rules.survey import several_roles

__all__ = ["read_rota"]


def read_rota(path: str | Path, problem: Problem) -> Rota:
    """Read a rota that people made by hand, as far as it can be understood.

    Where :func:`netplan.read_plan` refuses, this reads on and remarks: on shortened and misspelt names, on columns,
    roles and meetings that are not known, on doubtful dates.

    Parameters
    ----------
    path
        A CSV file or an Excel workbook: either one row for each duty (columns for the role and the person), or one
        row for each meeting and a column for each role (or the table turned over), several names in one cell.
        Headings are Danish or English, in any order. Meetings go by id, title or number, without these by their
        date, without dates in the order listed. A name that is nobody's and like a member's counts as that
        member's; "?" or "vakant" is a vacancy.
    problem
        What it is a rota for. Hours default to the season's. Of roles and venues that the rota does not mention, what
        people decided in the problem's file is taken.

    Raises
    ------
    InputError
        When the file cannot be read, or when no headings are found.
    MissingExtraError
        For a workbook, without the package that reads it.

    Examples
    --------
    ``rota = netplan.read_rota("rota.csv", problem)``, then ``netplan.verify(problem, rota.plan)``.
    """
    return _Reading(Path(path), problem).rota()


class _Reading:
    """One reading, with the remarks made so far."""

    def __init__(self, path: Path, problem: Problem) -> None:
        self._path = path
        self._problem = problem
        self._names = Names(problem.network, problem.season)
        self._likely = Likely(self._names, problem.network.members)
        self._remarks: list[Finding] = []
        self._guessed: dict[str, tuple[Guess, list[str]]] = {}

    def rota(self) -> Rota:
        """Return the rota."""
        problem, network = self._problem, self._problem.network
        table = read_rota_table(self._path, problem, self._names)
        for rule, said, doubtful in table.doubts:
            self._remark(rule, (), Level.WARNING if doubtful else Level.NOTE, said)
        occasions = Places(problem, self._remark).occasions(table)
        mentioned = {duty.role for entry in table.entries for duty in entry.duties}
        meetings = [self._planned(one, mentioned, "venue" in table.fields) for one in occasions]
        self._remark_names()
        self._remark_unmentioned(mentioned, "venue" in table.fields)
        plan = Plan(
            network=network.id, title=network.name, season=problem.season.name, season_from=problem.season.from_,
            language=network.language, timezone=network.timezone, status="unknown",
            labels={role: problem.label(role) for role in network.roles}, meetings=tuple(meetings),
        )  # fmt: skip
        return Rota(plan, (*self._remarks, *several_roles(problem, plan)))

    def _remark(self, rule: str, about: tuple[str, ...], level: Level, said: str) -> None:
        self._remarks.append(Finding(rule, about, 1, "doubts", level, said))

    def _planned(self, occasion: Occasion, mentioned: set[str], venues: bool) -> PlannedMeeting:
        meeting = self._problem.by_id[occasion.meeting]
        held, opened = self._holders(occasion)
        for slot in self._problem.slots():
            if slot.meeting == meeting.id and slot.role not in mentioned and slot.decided:
                held[slot.role] = [(name, "accepted") for name in slot.decided]
        start, end = self._hours(occasion)
        zone = self._problem.network.zone
        decided = None if venues or meeting.venue is None else meeting.venue.value
        return PlannedMeeting(
            id=meeting.id, title=meeting.title or meeting.id, date=occasion.day,
            start=dt.datetime.combine(occasion.day, start, zone), end=dt.datetime.combine(occasion.day, end, zone),
            venue=self._venue(occasion) or decided,
            roles={role: tuple(name for name, _ in sorted(pairs)) for role, pairs in held.items()},
            states={role: tuple(state for _, state in sorted(pairs)) for role, pairs in held.items()},
            open=tuple(OpenSlot(role=role, by=self._decided_by(role)) for role in opened),
        )  # fmt: skip

    def _decided_by(self, role: str) -> str | None:
        known = self._problem.network.roles.get(role)
        return known.decided_by if known else None

    def _holders(self, occasion: Occasion) -> tuple[dict[str, list[tuple[str, State]]], list[str]]:
        """Return who holds each role, with the state of the duty, and the roles with a vacancy."""
        held: dict[str, list[tuple[str, State]]] = {}
        opened: dict[str, None] = {}
        for duty in (duty for entry in occasion.entries for duty in entry.duties):
            words = list(names_in(duty.cell, self._likely.knows))
            if duty.listed and not duty.cell:
                opened[duty.role] = None
            for word in words:
                if is_vacant(word):
                    opened[duty.role] = None
                else:
                    held.setdefault(duty.role, []).append(self._holder(word, duty, occasion.meeting))
        return {role: self._merged(pairs, role, occasion.meeting) for role, pairs in held.items()}, list(opened)

    def _merged(self, pairs: list[tuple[str, State]], role: str, meeting: str) -> list[tuple[str, State]]:
        """Return everybody once, with the state written first; who stands twice has one duty."""
        states: dict[str, State] = {}
        for name, state in pairs:
            states.setdefault(name, state)
        label = self._problem.label(role) if role in self._problem.network.roles else role
        for name in states:
            if [other for other, _ in pairs].count(name) > 1:
                said = message("{name} stands twice as {role} of {meeting} and counts once", name=name, role=label,
                               meeting=meeting)  # fmt: skip
                self._remark("person_twice", (meeting, role, name), Level.WARNING, said)
        return list(states.items())

    def _holder(self, word: str, duty: Duty, meeting: str) -> tuple[str, State]:
        """Return whom a word means, with the state: "Kis?" is only hoped for."""
        name = word.strip("?* ")
        state: State = "tentative" if word.endswith("?") else STATES.get(duty.state.casefold(), "accepted")
        if duty.state.casefold() not in ("", *STATES):
            said = message('"{word}" is no state of a duty; {name} at {meeting} counts as accepted', word=duty.state,
                           name=name, meeting=meeting)  # fmt: skip
            self._remark("unknown_state", (meeting, duty.role, name), Level.WARNING, said)
        if name not in self._guessed:
            self._guessed[name] = self._likely.who(name), []
        guess, places = self._guessed[name]
        if meeting not in places:
            places.append(meeting)
        return guess.name or name, state

    def _remark_names(self) -> None:
        for word, (guess, meetings) in self._guessed.items():
            level, about = Level.WARNING, (word, *guess.names)
            values = {"word": word, "name": guess.name, "people": list(guess.names), "meetings": meetings}
            if guess.how == "short" and guess.name:
                self._remark("short_name", about, Level.NOTE, message('"{word}" is read as {name}', **values))
            elif guess.how == "misspelt" and guess.name:
                said = message(
                    "{word} ({meetings}) is no member; perhaps {name} is meant, and the rota is judged as if so",
                    **values,
                )  # fmt: skip
                self._remark("likely_name", about, level, said)
            elif guess.names and not guess.name:
                said = message('"{word}" ({meetings}) may be any of {people}; it counts for nobody', **values)
                self._remark("unclear_name", about, level, said)

    def _remark_unmentioned(self, mentioned: set[str], venues: bool) -> None:
        """Note what was taken from the problem because the rota has no word about it."""
        slots = [slot for slot in self._problem.slots() if slot.role not in mentioned and slot.decided]
        roles = list(dict.fromkeys(self._problem.label(slot.role) for slot in slots))
        if roles:
            said = message("the rota does not mention {roles}; the holders are taken from the file", roles=roles)
            self._remark("unmentioned", (), Level.NOTE, said)
        if not venues and any(meeting.venue for meeting in self._problem.meetings):
            said = message("the rota does not mention venues; those decided are taken from the file")
            self._remark("unmentioned", (), Level.NOTE, said)

    def _hours(self, occasion: Occasion) -> tuple[dt.time, dt.time]:
        """Return the hours that are written; else those of the meeting on that day, else the season's."""
        possible = candidates(self._problem).by_meeting[occasion.meeting]
        polled = [(one.start.time(), one.end.time()) for one in possible if one.day == occasion.day]
        meeting = self._problem.by_id[occasion.meeting]
        usual = meeting.time or self._problem.season.time
        start, end = polled[0] if len(polled) == 1 else (usual.start, usual.end)
        entry = next((one for one in occasion.entries if one.hours or one.start or one.end), None)
        if entry is None:
            return start, end
        try:
            text = entry.hours or f"{entry.start or f'{start:%H:%M}'}-{entry.end or f'{end:%H:%M}'}"
            written = Hours.model_validate(text)
        except InputError as error:
            said = message("{meeting}: {what}; the usual hours are taken", meeting=meeting.id, what=error.what)
            self._remark("hours", (meeting.id,), Level.WARNING, said)
            return start, end
        return written.start, written.end

    def _venue(self, occasion: Occasion) -> str | None:
        word = next((entry.venue for entry in occasion.entries if entry.venue and not is_vacant(entry.venue)), None)
        known = self._names.venues
        if word is None or word.lower() in known or not known:
            return known.get(word.lower(), word) if word else None
        guess = likely_word(word, known)
        if guess.name is None:
            return word
        said = message('the venue "{word}" of {meeting} is read as {venue}',
                       word=word, meeting=occasion.meeting, venue=guess.name)  # fmt: skip
        level = Level.WARNING if guess.how == "misspelt" else Level.NOTE
        self._remark("venue", (occasion.meeting, word), level, said)
        return guess.name

