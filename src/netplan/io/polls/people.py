"""Who the people of a poll are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from netplan.domain import Answer
from netplan.domain.likely import Guess, Likely
from netplan.errors import InputError
from netplan.io.places import Place
from netplan.io.polls.grid import Grid, Respondent
from netplan.io.polls.setting import Setting
from netplan.io.polls.source import wrong_at
from netplan.language import message
from netplan.plan import MatchedPerson

__all__ = ["Matches", "matched_people"]


@dataclass
class Matches:
    """The people of a poll by the names of members.

    Parameters
    ----------
    answers
        Everybody's answers.
    places
        Where each person's row is.
    people
        How each was recognised.
    strangers
        Who is no member.
    unsure
        Who only said no where silence is written as no, too.
    """

    answers: dict[str, tuple[Answer, ...]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    people: list[MatchedPerson] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)


def matched_people(grid: Grid, setting: Setting, strangers: Sequence[str] = ()) -> Matches:
    """Find the member whom each person is; whom a name leaves in doubt is put among what is wrong.

    Parameters
    ----------
    strangers
        Who is known to be no member.
    """
    finder = _Finder(setting, strangers)
    found = Matches()
    rows: dict[str, Respondent] = {}
    for person in grid.people:
        if not person.name:
            continue  # reported already
        try:
            member, how = finder.find(person)
        except InputError as error:
            grid.wrong.append(error)
            continue
        if not member:
            _add_stranger(found, person)
        elif member in rows:
            grid.wrong.append(_twice(member, rows[member], person))
        else:
            rows[member] = person
            found.people.append(MatchedPerson(person.name, member, how))
            found.answers[member], found.places[member] = person.answers, person.place
            if not grid.keeps_silence and set(person.answers) == {Answer.NO}:
                found.unsure.append(member)
    return found


def _add_stranger(found: Matches, person: Respondent) -> None:
    if person.name not in found.strangers:
        found.strangers.append(person.name)


def _twice(member: str, first: Respondent, second: Respondent) -> InputError:
    hint = message("keep one of the two rows")
    if first.name == second.name:
        return wrong_at(second.place, message("{name} answers twice in the poll", name=member), hint)
    return wrong_at(
        second.place,
        message('"{first}" and "{second}" are both {name}', first=first.name, second=second.name, name=member), hint,
    )  # fmt: skip


class _Finder:
    """Finds members by e-mail, name, first name or a short form; nothing is merged on a mere likeness."""

    def __init__(self, setting: Setting, strangers: Sequence[str]) -> None:
        self._strangers = {name.strip().casefold() for name in strangers}
        self._likely: Likely | None = setting.likely()
        self._members = {member.name: member for member in setting.members}
        self._by_email: dict[str, list[str]] = {}
        for member in setting.members:
            if member.email:
                self._by_email.setdefault(member.email.casefold(), []).append(member.name)

    def find(self, person: Respondent) -> tuple[str, str]:
        """Return the member and how he or she was recognised; an empty name for a stranger."""
        if self._likely is None:
            return person.name, "written"
        if person.name.casefold() in self._strangers:
            return "", ""
        guess = self._likely.who(person.name)
        owners = self._by_email.get(person.email.casefold(), []) if person.email else []
        if len(owners) == 1:
            self._agree(person, owners[0], guess)
            return owners[0], "email"
        members = [name for name in guess.names if name in self._members]
        if not members:
            return "", ""
        if guess.how == "misspelt":
            raise _misspelt(person, members)
        if len(members) > 1:
            raise wrong_at(
                person.place, message('"{name}" may be {people}', name=person.name, people=" / ".join(members)),
                message("write the full name"),
            )  # fmt: skip
        return members[0], self._how(person.name, members[0], guess)

    def _agree(self, person: Respondent, owner: str, guess: Guess) -> None:
        """Refuse a row with one member's address and the full name of another."""
        if guess.how == "exact" and guess.names and owner not in guess.names:
            raise wrong_at(
                person.place,
                message("the row of {name} has the e-mail address of {owner}", name=person.name, owner=owner),
                message("correct the address in the file, or who answered"),
            )

    def _how(self, word: str, name: str, guess: Guess) -> str:
        if guess.how == "short":
            return "short"
        member, lowered = self._members[name], word.lower()
        if lowered in (name.lower(), (member.id or "").lower()):
            return "name"
        if any(lowered == alias.lower() for alias in member.aliases):
            return "alias"
        if lowered == (member.email or "").lower():
            return "email"
        return "first_name" if lowered == member.first_name.lower() else "name"  # a name with house or organisation


def _misspelt(person: Respondent, members: Sequence[str]) -> InputError:
    if len(members) > 1:
        hint = message("write the full name, or add it to the aliases of one of them: {people}",
                       people=" / ".join(members))  # fmt: skip
    else:
        hint = message('you mean "{name}": write so, add the other spelling to the aliases, or name who is no member '
                       "after strangers: in the poll's entry", name=members[0])  # fmt: skip
    return wrong_at(person.place, message('no member "{name}"', name=person.name), hint)
