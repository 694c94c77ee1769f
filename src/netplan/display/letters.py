"""Letters to those whom changes of a plan concern, and one text for everybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from netplan.display.words import hours_text, meeting_name
from netplan.domain.synonyms import synonyms
from netplan.language import Say
from netplan.plan import Change, Changes, Plan, PlannedMeeting

__all__ = ["letters", "notice"]

CONVENER = "convener"
"""The role whose holder signs, under whatever name a network has it."""


def letters(changes: Changes, sender: str | None = None) -> dict[str, str]:
    """Return a letter for each person concerned; see :meth:`netplan.plan.Changes.letters`."""
    writer = _Writer(changes, sender)
    return {name: writer.letter(name) for name in changes.people}


def notice(changes: Changes, sender: str | None = None) -> str:
    """Return one text for everybody; see :meth:`netplan.plan.Changes.notice`."""
    return _Writer(changes, sender).notice()


class _Writer:
    """Writes letters about changes in the plan's language."""

    def __init__(self, changes: Changes, sender: str | None) -> None:
        self._changes = changes
        self._before = changes.before
        self._after = changes.after
        self._say = Say(changes.language)
        self._sender = sender or convener(changes.after) or convener(changes.before)
        self._members = {row.person for plan in (changes.after, changes.before) for row in plan.loads}

    def letter(self, name: str) -> str:
        """Return the letter to one person."""
        say, words = self._say, {"network": self._changes.title, "season": self._changes.season}
        mine = self._changes.for_person(name)
        touched = tuple(dict.fromkeys(one.meeting for one in mine))
        lines = [
            say("To: {names}", names=name), say("Subject: What changes for you: {network}, {season}", **words), "",
            say("Hello {names},", names=self._first_name(name)), "",
            say("The plan of {network}, {season}, has changed. This is what it means for you.", **words), "",
        ]  # fmt: skip
        for id_ in touched:
            lines += [self._heading(id_), " ".join((*self._of_meeting(id_), *self._of_duties(id_, name))), ""]
        lines += [*self._what_stays(name, touched), ""]
        lines += [say("Please say so soon if this does not suit you."), "", *self._signed(name)]
        return "\n".join(lines) + "\n"

    def notice(self) -> str:
        """Return the text for everybody; empty where no meeting is added, cancelled, moved or held elsewhere."""
        say, words = self._say, {"network": self._changes.title, "season": self._changes.season}
        touched = tuple(dict.fromkeys(one.meeting for one in self._changes if one.of_meeting))
        if not touched:
            return ""
        lines = [
            say("Subject: Changed meetings: {network}, {season}", **words), "", say("Hello everybody,"), "",
            say("The plan of {network}, {season}, has changed. Please note:", **words), "",
        ]  # fmt: skip
        for id_ in touched:
            lines += [self._heading(id_), " ".join(self._of_meeting(id_)), ""]
        if any(one.id not in touched for one in self._after.meetings):
            lines += [say("All other meetings are held when and where they were planned."), ""]
        lines += [say("Those who have a task there get a message of their own."), "", *self._signed(None)]
        return "\n".join(lines) + "\n"

    def _first_name(self, name: str) -> str:
        """Return how a person is greeted; somebody who is no member may be an institution."""
        return name.split()[0] if self._belongs(name) else name

    def _belongs(self, name: str) -> bool:
        """Tell whether somebody is a member, as far as the plans say."""
        return name in self._members or not self._members

    def _signed(self, name: str | None) -> Iterator[str]:
        yield self._say("Kind regards")
        if self._sender and self._sender != name:
            yield self._sender
        yield self._changes.title or self._changes.network

    def _heading(self, id_: str) -> str:
        """Name a meeting, with day, hours and venue where they are not what the letter is about."""
        old, new = self._before.by_id.get(id_), self._after.by_id.get(id_)
        told = {one.kind for one in self._changes.for_meeting(id_)}
        plan, meeting = (self._after, new) if new else (self._before, old)
        assert meeting is not None
        called = _called(plan, meeting)
        if told & {"moved", "hours", "added", "restored"}:
            return called
        place = None if "venue" in told else meeting.venue
        return self._say("{meeting} ({facts})", meeting=called, facts=self._facts(plan, meeting, place))

    def _facts(self, plan: Plan, meeting: PlannedMeeting, venue: str | None) -> str:
        say, words = self._say, {"day": self._say.full_date(meeting.date), "time": hours_text(plan, meeting)}
        return say("{day}, {time}, {venue}", venue=venue, **words) if venue else say("{day}, {time}", **words)

    def _of_meeting(self, id_: str) -> Iterator[str]:
        """Say what became of a meeting itself."""
        say, told = self._say, {one.kind for one in self._changes.for_meeting(id_)}
        old, new = self._before.by_id.get(id_), self._after.by_id.get(id_)
        if new is None:
            yield say("The meeting is cancelled.")
            return
        facts = self._facts(self._after, new, new.venue)
        if "added" in told:
            yield say("This is a new meeting: {facts}.", facts=facts)
        elif "restored" in told:
            yield say("The meeting was cancelled, and is held after all: {facts}.", facts=facts)
        elif old is not None:
            yield from self._of_time(old, new, told)
            yield from self._of_place(old, new, told)
        if told & {"added", "restored", "moved", "hours"} and new.state("date") == "tentative":
            yield say("The date is not settled yet.")

    def _of_time(self, old: PlannedMeeting, new: PlannedMeeting, told: AbstractSet[str]) -> Iterator[str]:
        say, day = self._say, self._say.full_date(new.date)
        before, time = hours_text(self._after, old), hours_text(self._after, new)
        if "moved" in told and before == time:
            yield say("The meeting is moved from {before} to {day}; the hours are still {time}.",
                      before=say.full_date(old.date), day=day, time=time)  # fmt: skip
        elif "moved" in told:
            yield say("The meeting is moved from {before}, {old}, to {day}, {time}.",
                      before=say.full_date(old.date), old=before, day=day, time=time)  # fmt: skip
        elif "hours" in told:
            yield say("The meeting is still on {day}, but now at {time} instead of {before}.",
                      day=day, time=time, before=before)  # fmt: skip

    def _of_place(self, old: PlannedMeeting, new: PlannedMeeting, told: AbstractSet[str]) -> Iterator[str]:
        say = self._say
        if "venue" not in told:
            if new.venue and {"moved", "hours"} & told:
                yield say("The place is still {venue}.", venue=new.venue)
        elif old.venue and new.venue:
            yield say("The place is now {venue} instead of {before}.", venue=new.venue, before=old.venue)
        elif new.venue:
            yield say("The place is now settled: {venue}.", venue=new.venue)
        else:
            yield say("It is not held at {before}, and there is no other place yet.", before=old.venue)

    def _of_duties(self, id_: str, name: str) -> Iterator[str]:
        """Say what becomes of a person's duties at a meeting: those that go, those that come, those that stay."""
        say, old, new = self._say, self._before.by_id.get(id_), self._after.by_id.get(id_)
        if new is None and old is not None:
            gone = self._labels(self._before, old.duties(name))
            yield say.plural("Your task there falls away: {roles}.", "Your tasks there fall away: {roles}.", len(gone),
                             roles=gone)  # fmt: skip
        if new is None:
            return
        rows = [one for one in self._changes.for_meeting(id_) if one.person == name]
        for one in rows:
            yield from self._of_duty(one, new, name)
        kept = [role for role in new.duties(name) if role not in {one.what for one in rows}]
        if kept:
            yield say.plural("Your task stays the same: {roles}.", "Your tasks stay the same: {roles}.", len(kept),
                             roles=self._labels(self._after, kept))  # fmt: skip

    def _of_duty(self, one: Change, new: PlannedMeeting, name: str) -> Iterator[str]:
        others = [row for row in self._changes.for_meeting(new.id) if row.what == one.what and row.person]
        come, gone = ([row.person for row in others if row.kind == kind] for kind in ("in", "out"))
        holders = [other for other in new.holders(one.what) if other != name]
        if one.kind == "in":
            yield from self._taken(one, new, gone, holders)
            return
        say, role = self._say, self._after.label(one.what)
        if one.state == "declined":
            yield say("As you asked, you no longer have this task: {role}.", role=role)
        else:
            yield say("You no longer have this task: {role}.", role=role)
        if come:
            yield say.plural("{names} takes it over.", "{names} take it over.", len(come), names=come)
            return
        places = [slot.by for slot in new.open if slot.role == one.what]
        if places and places[0]:
            yield say("It is open for now; {group} decides it later.", group=self._after.label(places[0]))
        elif places:
            yield say("Nobody has taken it over yet.")
        elif holders:
            yield say.plural("{names} has it without you.", "{names} have it without you.", len(holders), names=holders)
        else:
            yield say("The meeting does without it.")

    def _taken(
        self, one: Change, new: PlannedMeeting, gone: Sequence[str | None], holders: Sequence[str]
    ) -> Iterator[str]:  # fmt: skip
        say = self._say
        yield say("You have a new task: {role}.", role=self._after.label(one.what))
        if gone:
            yield say("You take it over from {names}.", names=gone)
        if holders:
            yield say("You share it with {names}.", names=holders)
        if new.state(one.what, one.person) == "tentative":
            yield say("We hope that you can; it is not settled yet.")

    def _labels(self, plan: Plan, roles: Sequence[str]) -> list[str]:
        return [plan.label(role) for role in roles]

    def _what_stays(self, name: str, touched: Sequence[str]) -> Iterator[str]:
        """Say which duties at other coming meetings stay as they are."""
        say, day = self._say, self._changes.as_of
        coming = (one for one in self._after.meetings if one.state("date") != "done" and (not day or one.date >= day))
        others = [one for one in coming if one.duties(name) and one.id not in touched]
        yield say("Your other tasks stay as they were:") if others else say("Otherwise your tasks do not change.")
        for one in others:
            yield say("- {meeting} ({facts}): {roles}", meeting=_called(self._after, one),
                      facts=self._facts(self._after, one, one.venue),
                      roles=self._labels(self._after, one.duties(name)))  # fmt: skip
        if self._belongs(name) and any(one.of_meeting and one.meeting not in touched for one in self._changes):
            yield from ("", say("Other meetings have changed, too; a message to everybody tells which."))


def convener(plan: Plan) -> str | None:
    """Return who convenes the network: the holder of that role, under whatever name; none: the plan does not say."""
    words = {word: role for role, label in plan.labels.items() for word in (role.lower(), label.lower())}
    roles = (words[CONVENER],) if CONVENER in words else synonyms(words).get(CONVENER, ())
    held = (name for meeting in plan.meetings for role in roles for name in meeting.holders(role))
    return next(held, None)


def _called(plan: Plan, meeting: PlannedMeeting) -> str:
    """Return what people call a meeting: its title, with its id where another one has the same title."""
    alike = sum(one.title == meeting.title for one in plan.meetings)
    return meeting.title if meeting.title and alike == 1 else meeting_name(meeting)
