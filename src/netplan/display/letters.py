"""Letters to those whom changes of a plan concern, and one text for everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

from netplan.display.words import hours_text, meeting_name
from netplan.domain.synonyms import synonyms
from netplan.language import Say
from netplan.plan import Change, Changes, Plan, PlannedMeeting

__all__ = ["letters", "notice"]

Fate = tuple[str, tuple[str, ...]]
"""What becomes of a duty that somebody loses, and who has to do with it."""
Key = TypeVar("Key")
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
        self.say = Say(changes.language)
        self._sender = sender or convener(changes.after) or convener(changes.before)
        self._members = {row.person for plan in (changes.after, changes.before) for row in plan.loads}

    def letter(self, name: str) -> str:
        """Return the letter to one person."""
        say, words = self.say, {"network": self._changes.title, "season": self._changes.season}
        mine = self._changes.for_person(name)
        touched = tuple(dict.fromkeys(one.meeting for one in mine))
        lines = [
            say("To: {names}", names=name), say("Subject: What changes for you: {network}, {season}", **words), "",
            say("Hello {names},", names=self._first_name(name)), "",
            say("The plan for {network}, {season}, has changed. This is what it means for you.", **words), "",
        ]  # fmt: skip
        for id_ in touched:
            lines += [self._heading(id_), " ".join((*self._of_meeting(id_), *self._of_duties(id_, name))), ""]
        lines += [*self._what_stays(name, touched), ""]
        lines += [say("Please say so soon if this does not suit you."), "", *self._signed(name)]
        return "\n".join(lines) + "\n"

    def notice(self) -> str:
        """Return the text for everybody; empty where no meeting is added, cancelled, moved or held elsewhere."""
        say, words = self.say, {"network": self._changes.title, "season": self._changes.season}
        touched = tuple(dict.fromkeys(one.meeting for one in self._changes if one.of_meeting))
        if not touched:
            return ""
        lines = [
            say("Subject: Changed meetings: {network}, {season}", **words), "", say("Hello everybody,"), "",
            say("The plan for {network}, {season}, has changed. Please note:", **words), "",
        ]  # fmt: skip
        for id_ in touched:
            lines += [self._heading(id_), " ".join(self._of_meeting(id_)), ""]
        if any(one.id not in touched for one in self._after.meetings):
            lines += [say("All other meetings are held when and where they were planned."), ""]
        lines += [say("Those who have a task at these meetings get a message of their own."), "", *self._signed(None)]
        return "\n".join(lines) + "\n"

    def _first_name(self, name: str) -> str:
        """Return how a person is greeted; somebody who is no member may be an institution."""
        return name.split()[0] if self._belongs(name) else name

    def _belongs(self, name: str) -> bool:
        """Tell whether somebody is a member, as far as the plans say."""
        return name in self._members or not self._members

    def _signed(self, name: str | None) -> Iterator[str]:
        yield self.say("Kind regards")
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
        return self.say("{meeting} ({facts})", meeting=called, facts=self._facts(plan, meeting, place))

    def _facts(self, plan: Plan, meeting: PlannedMeeting, venue: str | None) -> str:
        say, words = self.say, {"day": self.say.full_date(meeting.date), "time": hours_text(plan, meeting)}
        return say("{day}, {time}, {venue}", venue=venue, **words) if venue else say("{day}, {time}", **words)

    def _of_meeting(self, id_: str) -> Iterator[str]:
        """Say what became of a meeting itself."""
        say, told = self.say, {one.kind for one in self._changes.for_meeting(id_)}
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
        say, day = self.say, self.say.full_date(new.date)
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
        say = self.say
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
        say, old, new = self.say, self._before.by_id.get(id_), self._after.by_id.get(id_)
        if new is None and old is not None:
            gone = self._labels(self._before, old.duties(name))
            yield say.plural("Your task there falls away: {roles}.", "Your tasks there fall away: {roles}.", len(gone),
                             roles=gone)  # fmt: skip
        if new is None:
            return
        rows = [one for one in self._changes.for_meeting(id_) if one.person == name]
        yield from self._lost([one for one in rows if one.kind == "out"], new)
        yield from self._taken([one for one in rows if one.kind == "in"], new)
        kept = [role for role in new.duties(name) if role not in {one.what for one in rows}]
        if kept:
            yield say.plural("Your task stays the same: {roles}.", "Your tasks stay the same: {roles}.", len(kept),
                             roles=self._labels(self._after, kept))  # fmt: skip

    def _lost(self, rows: Sequence[Change], new: PlannedMeeting) -> Iterator[str]:
        """Say which duties a person does not have any more, those together that go the same way."""
        say = self.say
        for (declined, fate), roles in _alike(rows, lambda one: (one.state == "declined", self._fate(one, new))):
            words = {"roles": self._labels(self._after, roles)}
            if declined:
                yield say.plural(
                    "As you asked, you no longer have this task: {roles}.",
                    "As you asked, you no longer have these tasks: {roles}.", len(roles), **words,
                )  # fmt: skip
            else:
                yield say.plural(
                    "You no longer have this task: {roles}.", "You no longer have these tasks: {roles}.", len(roles),
                    **words,
                )  # fmt: skip
            yield self._fate_said(fate, len(roles))

    def _fate(self, one: Change, new: PlannedMeeting) -> Fate:
        """Return what becomes of a duty that somebody no longer has, and who has to do with it."""
        come, places = self._others(one, "in"), [slot.by for slot in new.open if slot.role == one.what]
        if come:
            return "taken", come
        if places:
            return ("later", (self._after.label(places[0]),)) if places[0] else ("open", ())
        return ("shared", new.holders(one.what)) if new.holders(one.what) else ("gone", ())

    def _fate_said(self, fate: Fate, count: int) -> str:
        say, (what, names) = self.say, fate
        if what == "taken":
            return say.plural("{names} will take it over.", "{names} will take them over.", count, names=names)
        if what == "later":
            return say.plural("It is open for now; {group} decides it later.",
                              "They are open for now; {group} decides them later.", count, group=names)  # fmt: skip
        if what == "open":
            return say.plural("Nobody has taken it over yet.", "Nobody has taken them over yet.", count)
        if what == "shared":
            return say("{names} will carry on without you.", names=names)
        return say.plural("The meeting does without it.", "The meeting does without them.", count)

    def _taken(self, rows: Sequence[Change], new: PlannedMeeting) -> Iterator[str]:
        """Say which duties a person has now, those together that come from the same people."""
        say = self.say
        for (gone, tentative), roles in _alike(rows, lambda one: (
            self._others(one, "out"), new.state(one.what, one.person) == "tentative",
        )):  # fmt: skip
            told = [self._shared(role, rows[0].person, new) for role in roles]
            yield say.plural("You have a new task: {roles}.", "You have new tasks: {roles}.", len(roles), roles=told)
            if gone:
                yield say.plural("You take it over from {names}.", "You take them over from {names}.", len(roles),
                                 names=gone)  # fmt: skip
            if tentative:
                yield say("We hope that you can; it is not settled yet.")

    def _others(self, one: Change, kind: str) -> tuple[str, ...]:
        """Return who else comes into a role, or goes."""
        there = (row for row in self._changes.for_meeting(one.meeting) if (row.what, row.kind) == (one.what, kind))
        return tuple(row.person for row in there if row.person)

    def _shared(self, role: str, name: str | None, new: PlannedMeeting) -> str:
        """Name a role, with those who have it beside somebody."""
        label, others = self._after.label(role), [other for other in new.holders(role) if other != name]
        return self.say("{role} (together with {names})", role=label, names=others) if others else label

    def _labels(self, plan: Plan, roles: Sequence[str]) -> list[str]:
        return [plan.label(role) for role in roles]

    def _what_stays(self, name: str, touched: Sequence[str]) -> Iterator[str]:
        """Say which duties at other coming meetings stay as they are."""
        say, day = self.say, self._changes.as_of
        coming = (one for one in self._after.meetings if one.state("date") != "done" and (not day or one.date >= day))
        others = [one for one in coming if one.duties(name) and one.id not in touched]
        yield say("Your other tasks stay as they were:") if others else say("Otherwise your tasks do not change.")
        for one in others:
            yield say("- {meeting} ({facts}): {roles}", meeting=_called(self._after, one),
                      facts=self._facts(self._after, one, one.venue),
                      roles=self._labels(self._after, one.duties(name)))  # fmt: skip
        if self._belongs(name) and any(one.of_meeting and one.meeting not in touched for one in self._changes):
            yield from ("", say("Other meetings have changed, too; a message to everybody tells which."))


def _alike(rows: Sequence[Change], key: Callable[[Change], Key]) -> Iterator[tuple[Key, list[str]]]:
    """Yield what is the same of some changes, with the roles of those that share it."""
    keys = [key(one) for one in rows]
    for number, found in enumerate(keys):
        if found not in keys[:number]:
            yield found, [one.what for one, other in zip(rows, keys, strict=True) if other == found]


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
