"""Finding out whom or what a word in the file names; nothing is guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from netplan.domain.namesakes import marks_of, split_name
from netplan.domain.network import Network
from netplan.domain.people import Member
from netplan.domain.season import Meeting, Season, Series
from netplan.domain.synonyms import synonyms
from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError
from netplan.language import Message, message

__all__ = ["Names"]

RESERVED = frozenset({*Meeting.model_fields, *Series.model_fields})
"""Fields of meetings and series: no words for roles."""
GROUPS = frozenset({"members", "organisations"})
"""What a quorum counts besides roles."""


class Names:
    """All names of a problem, each with what it stands for.

    Members go by name, id, or an alias or first name that means only one of them, where needed with a mark behind
    it that tells namesakes apart (``Helle, KL``); roles by key, label or alias, or by a common synonym where only one
    role can be meant; venues by name; meetings by id.
    """

    def __init__(self, network: Network, season: Season) -> None:
        self.members = _members(network.members)
        self._short: dict[str, list[str]] = defaultdict(list)
        for member in network.members:
            for form in {member.first_name.lower(), member.plain_name.lower()}:
                self._short[form].append(member.name)
        self._marks = {member.name: frozenset(marks_of(member)) for member in network.members}
        self._aliases = _only_aliases(network.members)
        self.tags = {tag for member in network.members for tag in member.tags}
        self.outsiders = self._outsiders(network)
        self._own_roles = _roles(network)
        self._synonyms = synonyms(self._own_roles)
        self.roles = self._own_roles | {word: keys[0] for word, keys in self._synonyms.items() if len(keys) == 1}
        self.venues = _venues(network)
        self.meetings = _meetings(season)
        self.organisations = {word.lower(): word for one in network.members for word in one.organisations}
        self.events = {name.lower(): name for name in network.events}
        self.municipalities = {name.lower(): name for name in network.school_holidays}
        self.past = sorted({row.meeting for row in network.history if row.meeting})
        self.series = {entry.series for entry in season.meetings if isinstance(entry, Series)}

    def member(self, word: str, field: str) -> str:
        """Return the name of the member that a word means."""
        found = self.listed(word, field)
        if found is None:
            known = tuple(sorted({*self.members.values()}))
            raise InputError(
                message('no member "{name}"', name=word), field=field, hint=did_you_mean(word, known)
            )
        return found

    def listed(self, word: str, field: str) -> str | None:
        """Return the member's name, or none for somebody who is no longer a member."""
        people = self.meant(word)
        if len(people) > 1:
            raise InputError(
                message('"{name}" may be {people}', name=word, people=" / ".join(people)),
                field=field,
                hint=message("write the full name"),
            )
        return people[0] if people else None

    def meant(self, word: str) -> tuple[str, ...]:
        """Return every member that a word may mean; a full name or an id leaves no doubt."""
        found = self.members.get(word.lower())
        if found is not None and word.lower() not in self._aliases:
            return (found,)
        people = {*self._short.get(word.lower(), ()), *([found] if found else ())}
        return tuple(sorted(people)) or self._told_apart(word)

    def _told_apart(self, word: str) -> tuple[str, ...]:
        """Return whom a name with a mark behind it means."""
        parts = split_name(word)
        people = self.meant(parts[0]) if parts else ()
        return tuple(name for name in people if parts and parts[1].lower() in self._marks[name])

    def _outsiders(self, network: Network) -> dict[str, str]:
        """Return who may hold a role and is no member: people or organisations, by their names in lower case."""
        named = (word for role in network.roles.values() if role.external for word in (*role.holder, *role.eligible))
        return {word.lower(): word for word in named if word not in self.tags and not self.meant(word)}

    def person(self, word: str, field: str) -> str:
        """Return the name of the member, or of the outsider, that a word means."""
        return self.outsiders.get(word.lower()) or self.member(word, field)

    def holder(self, word: str, field: str) -> str | None:
        """Return the name of the member or outsider that a word means, or none for somebody who is neither."""
        return self.outsiders.get(word.lower()) or self.listed(word, field)

    def role(self, word: str, field: str) -> str:
        """Return the key of the role that a word means."""
        return self._role(word, field, message('no role "{name}"', name=word), ())

    def _role(self, word: str, field: str, what: Message, further: tuple[str, ...]) -> str:
        if word.lower() in self.roles:
            return self.roles[word.lower()]
        several = self._synonyms.get(word.lower())
        if several:
            raise InputError(
                message('"{name}" may be {people}', name=word, people=" / ".join(several)), field=field,
                hint=message("write the role's own name, or give it the word as an alias"),
            )  # fmt: skip
        known = (*sorted({*self._own_roles.values()}), *further)
        raise InputError(what, field=field, hint=did_you_mean(word, known, tuple(self._own_roles)))

    def role_or_field(self, word: str, field: str, fields: tuple[str, ...]) -> str:
        """Return the role that a key of a meeting means; the key may also be a misspelt field."""
        further = tuple(name for name in fields if name != "roles")
        return self._role(word, field, message('"{name}" is neither a field nor a role', name=word), further)

    def venue(self, word: str, field: str) -> str:
        """Return the name of the venue that a word means."""
        return _look_up(self.venues, word, field, message('no venue "{name}"', name=word))

    def subject(self, word: str) -> str:
        """Return the proper name of the member, role or venue that a word means; else the word, for anything else."""
        people = self.meant(word)
        return people[0] if len(people) == 1 else self.taste(word)

    def taste(self, word: str) -> str:
        """Return the key of the role, or the name of the venue, that a liked word means; else the word, for dates."""
        return self.roles.get(word.lower()) or self.venues.get(word.lower(), word)

    def meeting(self, word: str, field: str) -> str:
        """Return the id of the meeting, or the name of the series, that a word means."""
        return self._meeting(word, field, ())

    def meeting_or_past(self, word: str, field: str) -> str:
        """Return the meeting or series that a rule means; the contract may name one that is not held this season."""
        return self._meeting(word, field, self.past)

    def _meeting(self, word: str, field: str, past: Iterable[str]) -> str:
        known = {name.lower(): name for name in (*past, *self.meetings.values(), *self.series)}
        return _look_up(known, word, field, message('no meeting "{name}"', name=word))

    def event(self, word: str, field: str) -> str:
        """Return the name of the event that a word means."""
        return _look_up(self.events, word, field, message('no event "{name}"', name=word))

    def municipality(self, word: str, field: str) -> str:
        """Return the listed municipality that a word means, else the word: dates know the others."""
        return self.municipalities.get(word.lower(), word)

    def organisation(self, word: str, field: str) -> str:
        """Return the organisation of members that a word means."""
        what = message('no member works at "{name}"', name=word)
        return _look_up(self.organisations, word, field, what)

    def attendant(self, word: str, field: str) -> str:
        """Return the member, role or organisation that a word means; nothing is guessed."""
        tables = (self.roles, self.organisations)
        found = {*self.meant(word), *(table[word.lower()] for table in tables if word.lower() in table)}
        if not found:
            known = sorted({*self.members.values(), *self.roles.values(), *self.organisations.values()})
            what = message('neither a member, a role nor an organisation is called "{name}"', name=word)
            raise InputError(what, field=field, hint=did_you_mean(word, tuple(known)))
        if len(found) > 1 or sum(found <= {*table.values()} for table in (self.members, *tables)) > 1:
            raise InputError(
                message('"{name}" may be {people}', name=word, people=" / ".join(sorted(found))),
                field=field,
                hint=message("rename one of them, or write the full name"),
            )
        return found.pop()

    def eligible(self, word: str, field: str, *, external: bool = False) -> str:
        """Return a tag as it is, or the member (for an external role also the outsider) that a word means."""
        people = self.meant(word)
        if people and not self.tags.isdisjoint({word, *people}):
            raise InputError(
                message('"{name}" is a tag and may also be {people}', name=word, people=" / ".join(people)),
                field=field,
                hint=message("rename the tag, or write the full name or id of the member"),
            )
        if external and word.lower() in self.outsiders:
            return self.outsiders[word.lower()]
        if word in self.tags:
            return word
        found = self.listed(word, field)
        if found is None:
            known = (*sorted(self.tags), *sorted({*self.members.values()}))
            raise InputError(
                message('neither a member nor a tag is called "{name}"', name=word),
                field=field,
                hint=did_you_mean(word, known),
            )
        return found


def _look_up(known: Mapping[str, str], word: str, field: str, what: str) -> str:
    if word.lower() not in known:
        raise InputError(what, field=field, hint=did_you_mean(word, tuple(sorted({*known.values()}))))
    return known[word.lower()]


def _venues(network: Network) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, venue in enumerate(network.venues):
        if venue.name.lower() in found:
            raise InputError(
                message('two venues are called "{name}"', name=venue.name),
                field=f"network.venues[{number}]",
                hint=message("give each venue a name of its own, or take one out"),
            )
        found[venue.name.lower()] = venue.name
    return found


def _members(members: tuple[Member, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, member in enumerate(members):
        field = f"network.members[{number}]"
        for word in {member.name, *([member.id] if member.id else []), *member.aliases}:
            other = found.setdefault(word.lower(), member.name)
            if other != member.name or (word == member.name and _twice(members, member, number)):
                raise InputError(
                    message('two members are called "{name}"', name=word),
                    field=field,
                    hint=message("add a surname, or give each of them an organisation, unit or place of their own"),
                )
    return found


def _only_aliases(members: tuple[Member, ...]) -> set[str]:
    """Return the aliases that are nobody's name or id."""
    aliases = {alias.lower() for member in members for alias in member.aliases}
    return aliases - {word.lower() for member in members for word in (member.name, member.id) if word}


def _twice(members: tuple[Member, ...], member: Member, number: int) -> bool:
    return any(other.name.lower() == member.name.lower() for other in members[:number])


def _roles(network: Network) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, role in network.roles.items():
        for word in dict.fromkeys([key, *([role.label] if role.label else []), *role.aliases]):
            _check_word(word, key)
            if found.setdefault(word.lower(), key) != key:
                raise InputError(
                    message('two roles are called "{name}"', name=word),
                    field=f"network.roles.{key}",
                    hint=message("give each role its own label and aliases"),
                )
    return found


def _check_word(word: str, key: str) -> None:
    """Refuse words for a role that mean something else where roles are written."""
    if word.lower() in RESERVED:
        raise InputError(
            message('a role cannot be called "{name}", that is a field of meetings', name=word),
            field=f"network.roles.{key}",
            hint=message("choose another key, label or alias"),
        )
    if word.lower() in GROUPS:
        raise InputError(
            message('a role cannot be called "{name}", a quorum counts these', name=word),
            field=f"network.roles.{key}",
            hint=message("choose another key, label or alias"),
        )


def _meetings(season: Season) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, entry in enumerate(season.meetings):
        for meeting in entry.meetings() if isinstance(entry, Series) else (entry,):
            if meeting.id.lower() in found:
                raise InputError(
                    message('two meetings have the id "{name}"', name=meeting.id),
                    field=f"season.meetings[{number}]",
                    hint=message("give each meeting an id of its own"),
                )
            found[meeting.id.lower()] = meeting.id
    return found
