"""The plan that a published calendar was written from, as far as its entries say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from netplan.errors import InputError
from netplan.io.feeds.entry import Entry
from netplan.io.feeds.whose import used_roles
from netplan.io.uids import OWN, meeting_uid, season_start
from netplan.language import Say, message
from netplan.plan import OpenSlot, Plan, PlannedMeeting

__all__ = ["recalled_plan"]


def recalled_plan(entries: Iterable[Entry], new: Plan, language: str) -> Plan:
    """Return the plan that entries tell of.

    Parameters
    ----------
    entries
        Of the same network and season as the later plan; what is no meeting is left out.
    new
        A later plan, which knows what roles and people are called.
    language
        In which the entries are written.

    Raises
    ------
    InputError
        When no entry is a meeting.
    """
    recalling = _Recalling(new, Say(language))
    found = [(entry.status, meeting) for entry in entries if (meeting := recalling.meeting(entry)) is not None]
    if not found:
        raise InputError(
            message("the calendar has no meeting of {network} {season}", network=new.network, season=new.season),
            hint=message("give an earlier calendar or plan of the same network and season"),
        )
    found.sort(key=lambda one: (one[1].start, one[1].id))
    return Plan(
        network=new.network, title=new.title, season=new.season, season_from=new.season_from, language=new.language,
        timezone=new.timezone, status="unknown", labels=new.labels,
        meetings=tuple(one for status, one in found if status != "CANCELLED"),
        cancelled=tuple(one for status, one in found if status == "CANCELLED"),
    )  # fmt: skip


class _Recalling:
    """What is known for reading entries back.

    Parameters
    ----------
    new
        A later plan of the same network and season.
    say
        The language of the entries.
    """

    def __init__(self, new: Plan, say: Say) -> None:
        self._plan = new
        self._zone = ZoneInfo(new.timezone)
        self._say = say
        self._known = {meeting_uid(new.network, new.season, one.id): one for one in new.all_meetings}
        self._roles = {new.label(key): key for key in sorted(used_roles(new))}
        self._marks = [self._say("{text} (tentative)", text=""), self._say("{text} (declined)", text="")]

    def meeting(self, entry: Entry) -> PlannedMeeting | None:
        """Return the meeting of an entry; none for a hold, or for something that is due."""
        id_ = self._id(entry)
        if id_ is None or not entry.timed:
            return None
        known = self._known.get(entry.uid)
        roles, slots = self._described(entry.description)
        start = entry.start.astimezone(self._zone)  # type: ignore[attr-defined]
        return PlannedMeeting(
            id=id_, title=known.title if known else self._title(entry),
            date=start.date(), start=start, end=entry.end.astimezone(self._zone),  # type: ignore[attr-defined]
            venue=entry.location or None, roles=roles, open=slots, sequence=entry.sequence,
            states={"date": ("tentative",)} if entry.status == "TENTATIVE" else {},
        )  # fmt: skip

    def _id(self, entry: Entry) -> str | None:
        """Return the id that an entry was made of: one that gives the same UID, and stands in its title."""
        if entry.uid in self._known:
            return self._known[entry.uid].id
        short = entry.uid.removesuffix(OWN)[len(season_start(self._plan.network, self._plan.season)) :]
        title = self._title(entry)
        words = [*re.finditer(r"\S+", title)]
        parts = (title[one.start() : other.end()] for one in words for other in words if other.end() > one.start())
        likely = (one for one in (short, re.sub(r"-[0-9a-f]{8}$", "", short)) if one and one in title)
        return next(
            (one for one in (*likely, *parts) if meeting_uid(self._plan.network, self._plan.season, one) == entry.uid),
            None,
        )

    def _title(self, entry: Entry) -> str:
        """Return the meeting's name as the title has it, behind that of the network."""
        before = f"{self._plan.title or self._plan.network}: "
        title = entry.summary
        if entry.status == "CANCELLED":
            title = title.removeprefix(self._say("Cancelled: {title}", title=""))
        return title[len(before) :] if title.startswith(before) else title.rpartition(": ")[2]

    def _described(self, text: str) -> tuple[dict[str, tuple[str, ...]], tuple[OpenSlot, ...]]:
        """Return who holds what, and what is open, of a description."""
        roles: dict[str, tuple[str, ...]] = {}
        slots: list[OpenSlot] = []
        for line in text.splitlines():
            label = max((one for one in self._roles if line.startswith(f"{one}: ")), key=len, default=None)
            if label is None:
                continue
            role, names = self._roles[label], []
            for word in self._words(line[len(label) + 2 :]):
                by = self._decided_by(word)
                if by is None:
                    names.append(word)
                else:
                    slots.append(OpenSlot(role=role, by=by or None))
            if names:
                roles[role] = tuple(sorted(names))
        return roles, tuple(slots)

    def _words(self, text: str) -> Iterator[str]:
        """Yield the names of a list without what is said with them; a name may hold a comma itself."""
        parts = text.split(", ")
        while parts:
            sizes = range(len(parts), 0, -1)
            size = next((one for one in sizes if self._plain(", ".join(parts[:one])) in self._plan.people), 1)
            yield self._plain(", ".join(parts[:size]))
            parts = parts[size:]

    def _plain(self, text: str) -> str:
        for said in self._marks:
            text = text.removesuffix(said)
        return text

    def _decided_by(self, text: str) -> str | None:
        """Return who fills an open place, empty where nobody is named; none where somebody holds it."""
        if text == "?":
            return ""
        said = (key for label, key in self._roles.items()
                if self._say("open (decided by {group})", group=label) == text)  # fmt: skip
        return next(said, None)
